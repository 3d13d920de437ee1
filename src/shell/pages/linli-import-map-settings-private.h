/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-crs.h>
#include <linli-store.h>

G_BEGIN_DECLS

#define LINLI_TYPE_IMPORT_MAP_SETTINGS (linli_import_map_settings_get_type ())

/* What the layers of a file become, in which system they were drawn, and what that looks like. Signal `changed`. */
G_DECLARE_FINAL_TYPE (LinliImportMapSettings, linli_import_map_settings, LINLI, IMPORT_MAP_SETTINGS, GtkWidget)

/* What one layer becomes. */
typedef struct {
  const char *layer;
  const char *kind;
  const char *level; /* of a grid, else NULL */
  const char *label;
} LinliImportChoice;

GtkWidget *_linli_import_map_settings_new (LinliStore *store,
                                           const char *path,
                                           GPtrArray  *layers);
gboolean _linli_import_map_settings_is_complete (LinliImportMapSettings  *self,
                                                 const char             **trouble);
GArray *_linli_import_map_settings_list (LinliImportMapSettings *self);
const char *_linli_import_map_settings_get_crs (LinliImportMapSettings *self);
char *_linli_import_map_settings_dup_name (LinliImportMapSettings *self);

G_END_DECLS
