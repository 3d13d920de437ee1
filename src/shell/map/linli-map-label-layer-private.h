/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <shumate/shumate.h>

#include "linli-map-scene-private.h"

G_BEGIN_DECLS

#define LINLI_TYPE_MAP_LABEL_LAYER (linli_map_label_layer_get_type ())

G_DECLARE_FINAL_TYPE (LinliMapLabelLayer, linli_map_label_layer, LINLI, MAP_LABEL_LAYER, ShumateLayer)

LinliMapLabelLayer *_linli_map_label_layer_new (ShumateViewport *viewport);
void _linli_map_label_layer_set_scene (LinliMapLabelLayer *self,
                                      LinliMapScene      *scene);

G_END_DECLS
