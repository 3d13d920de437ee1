/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <cairo.h>
#include <linli-map-snapshot.h>

G_BEGIN_DECLS

/* Whether there is anything of a grid that a map could show: a boundary, or homes that have a place. */
gboolean _linli_map_print_has (LinliMapSnapshot *snapshot,
                               gint64            grid);
/* Draws a map of a grid as lines and letters, in points, on any thread: its boundary, the buildings with their names, fog over its neighbours, a
 * scale, north, and what the lines mean. */
void _linli_map_print_draw (LinliMapSnapshot *snapshot,
                            gint64            grid,
                            cairo_t          *cr,
                            double            width,
                            double            height);

G_END_DECLS
