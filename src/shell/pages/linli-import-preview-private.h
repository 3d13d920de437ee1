/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-crs.h>

G_BEGIN_DECLS

#define LINLI_TYPE_IMPORT_PREVIEW (linli_import_preview_get_type ())

/* A small drawing of a layer as the file has it and as it is understood, over the grids that are there. */
G_DECLARE_FINAL_TYPE (LinliImportPreview, linli_import_preview, LINLI, IMPORT_PREVIEW, GtkWidget)

GtkWidget *_linli_import_preview_new (void);
void _linli_import_preview_set_shapes (LinliImportPreview *self,
                                       GPtrArray          *shapes,
                                       GPtrArray          *existing);
char *_linli_import_preview_set_crs (LinliImportPreview *self,
                                     gboolean            known,
                                     LinliCrs            crs);

G_END_DECLS
