/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

G_BEGIN_DECLS

/* Which filter a chip stands for. */
typedef enum {
  LINLI_HOUSEHOLDS_PLACE,
  LINLI_HOUSEHOLDS_TAG,
  LINLI_HOUSEHOLDS_AGES,
  LINLI_HOUSEHOLDS_POPULATION,
  LINLI_HOUSEHOLDS_PRESENCE,
} LinliHouseholdsPart;

typedef void (*LinliHouseholdsRemoveFunc) (LinliHouseholdsPart part,
                                           gpointer            data);

void _linli_households_chips_fill (GtkWidget                 *box,
                                   const LinliResidentFilter *filter,
                                   LinliDatabase             *database,
                                   LinliHouseholdsRemoveFunc  removed,
                                   gpointer                   data);
GMenuModel *_linli_households_chips_menu (LinliDatabase *database);
void _linli_households_chips_apply (LinliResidentFilter *filter,
                                    const char          *choice);

G_END_DECLS
