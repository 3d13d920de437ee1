/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-map-scene-private.h"

G_BEGIN_DECLS

const char *_linli_map_hit_find (const LinliMapScene *scene,
                                double               scale,
                                double               x,
                                double               y,
                                gint64              *id);
GArray *_linli_map_hit_list_grids (const LinliMapScene *scene,
                                  double               scale,
                                  const LinliBox   *seen);

G_END_DECLS
