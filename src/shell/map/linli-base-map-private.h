/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-map-shapes.h>

#include "linli-base-map.h"

G_BEGIN_DECLS

ShumateDataSource *_linli_base_map_get_source (LinliBaseMap *self);
int _linli_base_map_get_least_zoom (LinliBaseMap *self);
int _linli_base_map_get_most_zoom (LinliBaseMap *self);
LinliBox _linli_base_map_get_tile_box (LinliBaseMap *self,
                                       int           zoom,
                                       int           x,
                                       int           y);
LinliBox _linli_base_map_get_own_box (LinliBaseMap   *self,
                                      const LinliBox *box);

G_END_DECLS
