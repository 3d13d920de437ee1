/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-import.h>

G_BEGIN_DECLS

#define LINLI_TYPE_IMPORT_COLUMNS (linli_import_columns_get_type ())

/* Which sheets of a household list are imported, where their headers are, and what every column means. Signal `changed`. */
G_DECLARE_FINAL_TYPE (LinliImportColumns, linli_import_columns, LINLI, IMPORT_COLUMNS, GtkWidget)

GtkWidget *_linli_import_columns_new (LinliImport *import);
gboolean _linli_import_columns_is_complete (LinliImportColumns  *self,
                                            const char         **trouble);

G_END_DECLS
