/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <cairo.h>

#include "linli-map-scene-private.h"

G_BEGIN_DECLS

cairo_surface_t *_linli_map_painter_paint (const LinliMapScene *scene,
                                          double               scale,
                                          double               left,
                                          double               top,
                                          int                  size,
                                          double               density);
void _linli_map_painter_paint_onto (const LinliMapScene *scene,
                                    cairo_t             *cr,
                                    double               scale,
                                    double               left,
                                    double               top,
                                    double               width,
                                    double               height,
                                    double               density);
double _linli_map_painter_road_width (guint8 rank,
                                     double zoom,
                                     double metres_per_pixel);
void _linli_map_painter_trace_mark (cairo_t      *cr,
                                   LinliMapMark  mark,
                                   double        x,
                                   double        y,
                                   double        radius);

G_END_DECLS
