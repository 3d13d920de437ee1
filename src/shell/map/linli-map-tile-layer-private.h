/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <shumate/shumate.h>

#include "linli-map-scene-private.h"

G_BEGIN_DECLS

#define LINLI_TYPE_MAP_TILE_LAYER (linli_map_tile_layer_get_type ())

G_DECLARE_FINAL_TYPE (LinliMapTileLayer, linli_map_tile_layer, LINLI, MAP_TILE_LAYER, ShumateLayer)

LinliMapTileLayer *_linli_map_tile_layer_new (ShumateViewport *viewport);
void _linli_map_tile_layer_set_scene (LinliMapTileLayer *self,
                                     LinliMapScene     *scene,
                                     const LinliBox *changed);
gboolean _linli_map_tile_layer_is_settled (LinliMapTileLayer *self);

G_END_DECLS
