/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-context.h>

#include "linli-map-layer.h"

G_BEGIN_DECLS

#define LINLI_TYPE_MAP_LAYERS (linli_map_layers_get_type ())

/**
 * LinliMapLayers:
 *
 * The layers that plugins laid over the map of one document: which there are, which are shown, and what those show. It follows the
 * plugins as they come and go, and reads a layer again after changes of its kinds.
 *
 * Signal `listed`: a layer came or went.
 * Signal `changed`: what is shown changed, or how much of it is known.
 * Signal `failed (LinliMapLayer *layer, GError *error)`: a layer could not be read; what was known of it before stays.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliMapLayers, linli_map_layers, LINLI, MAP_LAYERS, GObject)

LINLI_EXPORT
LinliMapLayers *linli_map_layers_new (LinliContext *context);
LINLI_EXPORT
LinliMapLayers *linli_map_layers_new_for_list (LinliContext *context,
                                               GListModel   *list);
LINLI_EXPORT
guint linli_map_layers_get_size (LinliMapLayers *self);
LINLI_EXPORT
LinliMapLayer *linli_map_layers_get (LinliMapLayers *self,
                                     guint           position);
LINLI_EXPORT
LinliMapLayerData *linli_map_layers_get_data (LinliMapLayers *self,
                                              guint           position);
LINLI_EXPORT
gboolean linli_map_layers_is_shown (LinliMapLayers *self,
                                    const char     *id);
LINLI_EXPORT
void linli_map_layers_set_shown (LinliMapLayers *self,
                                 const char     *id,
                                 gboolean        shown);
LINLI_EXPORT
char **linli_map_layers_dup_hidden (LinliMapLayers *self);
LINLI_EXPORT
char **linli_map_layers_dup_switched_on (LinliMapLayers *self);
LINLI_EXPORT
gboolean linli_map_layers_is_loading (LinliMapLayers *self);
LINLI_EXPORT
const char *linli_map_layers_find_class (LinliMapLayers *self,
                                         guint           position,
                                         guint           group,
                                         GArray         *ids);

G_END_DECLS
