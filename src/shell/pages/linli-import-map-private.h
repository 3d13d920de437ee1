/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

#define LINLI_TYPE_IMPORT_MAP (linli_import_map_get_type ())

/* The steps of importing geodata. Signal `closed`: the person wants another file, or none. */
G_DECLARE_FINAL_TYPE (LinliImportMap, linli_import_map, LINLI, IMPORT_MAP, GtkWidget)

GtkWidget *_linli_import_map_new (LinliContext *context,
                                  const char   *path,
                                  GPtrArray    *layers);
gboolean _linli_import_map_is_busy (LinliImportMap *self);

G_END_DECLS
