/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

/* What happens to a person, or with HEAD and HOUSEHOLD_OUT to a household. */
typedef enum
{
  LINLI_CHANGE_AWAY,
  LINLI_CHANGE_MOVE_OUT,
  LINLI_CHANGE_RETURN,
  LINLI_CHANGE_DECEASED,
  LINLI_CHANGE_MAKE_HEAD,
  LINLI_CHANGE_HEAD,
  LINLI_CHANGE_HOUSEHOLD_OUT,
} LinliChange;

/* Asks what has to be known of the change, and stores it with what follows from it as one action. @id: the person or the household. */
void _linli_change_dialog_show (GtkWidget    *from,
                                LinliContext *context,
                                LinliChange   change,
                                gint64        id);

G_END_DECLS
