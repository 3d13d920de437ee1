/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <cairo.h>

#include "linli-map-scene-private.h"

G_BEGIN_DECLS

/* One square of the map while it is painted: what, at which scale, and room for what a query finds. */
typedef struct {
  cairo_t *cr;
  const LinliMapScene *scene;
  const LinliMapPalette *palette;
  double scale, left, top, zoom, metres_per_pixel, density;
  LinliBox box;
  GArray *found;
} LinliMapBrush;

double _linli_map_brush_to_x (const LinliMapBrush *self,
                              double               x);
double _linli_map_brush_to_y (const LinliMapBrush *self,
                              double               y);
void _linli_map_brush_trace (LinliMapBrush       *self,
                             const LinliMapShape *shape);
void _linli_map_brush_set (LinliMapBrush *self,
                           const GdkRGBA *colour);
void _linli_map_brush_set_area (LinliMapBrush *self,
                                const GdkRGBA *colour);
cairo_surface_t *_linli_map_brush_make_stamp (LinliMapBrush *self,
                                              LinliMapMark   mark,
                                              const GdkRGBA *colour,
                                              double         radius,
                                              double         edge);

G_END_DECLS
