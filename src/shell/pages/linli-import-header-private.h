/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LINLI_TYPE_IMPORT_HEADER (linli_import_header_get_type ())

/* Which rows of a sheet are its header, which the person can put right. Signal `changed`, by the person alone. */
G_DECLARE_FINAL_TYPE (LinliImportHeader, linli_import_header, LINLI, IMPORT_HEADER, GtkWidget)

GtkWidget *_linli_import_header_new (void);
void _linli_import_header_show (LinliImportHeader *self,
                                guint              n_all,
                                guint              first_row,
                                guint              n_rows);
void _linli_import_header_read (LinliImportHeader *self,
                                guint             *first_row,
                                guint             *n_rows);

G_END_DECLS
