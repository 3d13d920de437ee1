/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>
#include <linli-table.h>

G_BEGIN_DECLS

#define LINLI_TYPE_IMPORT_PEOPLE (linli_import_people_get_type ())

/* The steps of importing a household list. Signal `closed`: the person wants another file, or none. */
G_DECLARE_FINAL_TYPE (LinliImportPeople, linli_import_people, LINLI, IMPORT_PEOPLE, GtkWidget)

GtkWidget *_linli_import_people_new (LinliContext *context,
                                     LinliTable   *table);
gboolean _linli_import_people_is_busy (LinliImportPeople *self);

G_END_DECLS
