/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-map-layer-private.h"
#include "linli-map-layers.h"

G_BEGIN_DECLS

GPtrArray *_linli_map_layers_dup_data (LinliMapLayers *self);

G_END_DECLS
