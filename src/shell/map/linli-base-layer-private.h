/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-base-map.h"

G_BEGIN_DECLS

#define LINLI_TYPE_BASE_LAYER (linli_base_layer_get_type ())

/* Signal `problem-changed`: the tiles cannot be got at present, or can again. */
G_DECLARE_FINAL_TYPE (LinliBaseLayer, linli_base_layer, LINLI, BASE_LAYER, ShumateLayer)

LinliBaseLayer *_linli_base_layer_new (ShumateViewport *viewport);
void _linli_base_layer_set_map (LinliBaseLayer *self,
                                LinliBaseMap   *map);
void _linli_base_layer_set_look (LinliBaseLayer *self,
                                 double          strength,
                                 gboolean        dark);
gboolean _linli_base_layer_has_problem (LinliBaseLayer *self);
gboolean _linli_base_layer_is_settled (LinliBaseLayer *self);

G_END_DECLS
