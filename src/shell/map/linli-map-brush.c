/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapBrush: where and how a painter of map squares draws. On the painting threads. */

#include "config.h"

#include "linli-map-brush-private.h"

#include <gdk/gdk.h>
#include <math.h>

#include "linli-map-painter-private.h"

double
_linli_map_brush_to_x (const LinliMapBrush *self,
                       double               x)
{
  return x * self->scale - self->left;
}

double
_linli_map_brush_to_y (const LinliMapBrush *self,
                       double               y)
{
  return y * self->scale - self->top;
}

/* Points closer than a third of a pixel to the one before are left out: they cost time and cannot be seen. */
void
_linli_map_brush_trace (LinliMapBrush       *self,
                        const LinliMapShape *shape)
{
  for (guint part = 0; part < shape->n_parts; part++)
    {
      guint start = shape->starts[part], end = shape->starts[part + 1];
      double last_x = 0, last_y = 0;

      for (guint i = start; i < end; i++)
        {
          double x = _linli_map_brush_to_x (self, shape->xy[2 * i]), y = _linli_map_brush_to_y (self, shape->xy[2 * i + 1]);

          if (i == start)
            cairo_move_to (self->cr, x, y);
          else if (i + 1 < end && fabs (x - last_x) + fabs (y - last_y) < 0.33)
            continue;
          else
            cairo_line_to (self->cr, x, y);
          last_x = x;
          last_y = y;
        }
      if (shape->type == LINLI_MAP_SHAPE_POLYGON)
        cairo_close_path (self->cr);
    }
}

void
_linli_map_brush_set (LinliMapBrush *self,
                      const GdkRGBA *colour)
{
  gdk_cairo_set_source_rgba (self->cr, colour);
}

/* Areas let a base map or a plan shine through. */
void
_linli_map_brush_set_area (LinliMapBrush *self,
                           const GdkRGBA *colour)
{
  GdkRGBA thin = *colour;
  gboolean underlaid = self->scene->clear || (self->scene->plans != NULL && self->scene->plans->len > 0);

  thin.alpha *= underlaid ? 0.45f : 1.f;
  _linli_map_brush_set (self, &thin);
}

/* A mark painted once and stamped many times, on whole pixels: hundreds of paths cost ten times as much. */
cairo_surface_t *
_linli_map_brush_make_stamp (LinliMapBrush *self,
                             LinliMapMark   mark,
                             const GdkRGBA *colour,
                             double         radius,
                             double         edge)
{
  int half = ceil ((radius + edge + 1) * self->density);
  cairo_surface_t *stamp = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2 * half + 1, 2 * half + 1);
  cairo_t *cr = cairo_create (stamp);

  cairo_translate (cr, half + 0.5, half + 0.5);
  cairo_scale (cr, self->density, self->density);
  if (edge > 0)
    {
      _linli_map_painter_trace_mark (cr, mark, 0, 0, radius + edge);
      gdk_cairo_set_source_rgba (cr, &self->palette->dot_edge);
      cairo_fill (cr);
    }
  _linli_map_painter_trace_mark (cr, mark, 0, 0, radius);
  gdk_cairo_set_source_rgba (cr, colour);
  if (mark == LINLI_MAP_MARK_RING)
    {
      cairo_set_line_width (cr, radius * 0.55);
      cairo_stroke (cr);
    }
  else
    {
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  return stamp;
}
