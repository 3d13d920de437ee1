/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-import.h>

G_BEGIN_DECLS

#define LINLI_TYPE_IMPORT_ROWS (linli_import_rows_get_type ())

/* What becomes of every row: counts that filter, and the table of the rows with the reasons. */
G_DECLARE_FINAL_TYPE (LinliImportRows, linli_import_rows, LINLI, IMPORT_ROWS, GtkWidget)

GtkWidget *_linli_import_rows_new (void);
void _linli_import_rows_set_import (LinliImportRows *self,
                                    LinliImport     *import);

G_END_DECLS
