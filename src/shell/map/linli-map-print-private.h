/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <cairo.h>
#include <linli-map-snapshot.h>

G_BEGIN_DECLS

/* A grid is given with those below it, of gint64, itself first. */

/* Whether there is anything of it that a map could show: a boundary, its own or one below, or homes that have a place. */
gboolean _linli_map_print_has (LinliMapSnapshot *snapshot,
                               GArray           *grids);
/* Draws a map of it as lines and letters, in points, on any thread: its boundary or those below, the buildings with their names, fog over its neighbours, a
 * scale, north, and what the lines mean. */
void _linli_map_print_draw (LinliMapSnapshot *snapshot,
                            GArray           *grids,
                            cairo_t          *cr,
                            double            width,
                            double            height);

G_END_DECLS
