/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Paints what plugins lay over the map: lines and areas under the marks, and the first class of a layer above its others. On the
 * painting threads. */

#include "config.h"

#include "linli-map-painter-added-private.h"

#include <gdk/gdk.h>
#include <math.h>

#define MARGIN 16
/* Marks of a class whose places fall into a square of so many pixels are one mark. */
#define CELL 2

static void
added_query (LinliMapBrush           *self,
             const LinliMapLayerData *data)
{
  double margin = MARGIN / self->scale;
  LinliBox box = { self->box.min_x - margin, self->box.min_y - margin, self->box.max_x + margin, self->box.max_y + margin };

  linli_spatial_index_collect (data->index, &box, self->found);
}

static void
added_paint_shape (LinliMapBrush       *self,
                   const LinliMapShape *shape,
                   const GdkRGBA       *tint)
{
  GdkRGBA thin = *tint;

  thin.alpha *= 0.28f;
  _linli_map_brush_trace (self, shape);
  if (shape->type == LINLI_MAP_SHAPE_POLYGON)
    {
      _linli_map_brush_set (self, &thin);
      cairo_fill_preserve (self->cr);
    }
  else
    {
      /* a line is seen on a road, too */
      cairo_set_line_width (self->cr, 6);
      _linli_map_brush_set (self, &self->palette->dot_edge);
      cairo_stroke_preserve (self->cr);
    }
  cairo_set_line_width (self->cr, shape->type == LINLI_MAP_SHAPE_POLYGON ? 2 : 3.5);
  _linli_map_brush_set (self, tint);
  cairo_stroke (self->cr);
}

/* Lines and areas. */
void
_linli_map_painter_paint_added_shapes (LinliMapBrush *self)
{
  for (guint i = 0; self->scene->added != NULL && i < self->scene->added->len; i++)
    {
      const LinliMapLayerData *data = g_ptr_array_index (self->scene->added, i);

      added_query (self, data);
      for (guint j = 0; j < self->found->len; j++)
        {
          const LinliMapItem *item = _linli_map_layer_data_get (data, g_array_index (self->found, guint, j));

          if (item->shape != NULL)
            added_paint_shape (self, item->shape, &self->palette->tints[linli_map_layer_get_class_tint (data->layer, item->group)]);
        }
    }
}

/* The squares are those of the whole world, so that neighbouring pictures agree on which mark stands for the others. */
static void
added_stamp (LinliMapBrush           *self,
             const LinliMapLayerData *data,
             guint                    group,
             cairo_surface_t         *stamp)
{
  int half = cairo_image_surface_get_width (stamp) / 2;
  gint64 left = floor ((self->left - MARGIN) / CELL), top = floor ((self->top - MARGIN) / CELL);
  guint side = (self->box.max_x - self->box.min_x) * self->scale / CELL + 2 * MARGIN / CELL + 3;
  g_autofree guint8 *taken = g_malloc0 (side * side);

  for (guint i = 0; i < self->found->len; i++)
    {
      const LinliMapItem *item = _linli_map_layer_data_get (data, g_array_index (self->found, guint, i));
      gint64 column = floor (item->x * self->scale / CELL) - left, row = floor (item->y * self->scale / CELL) - top;

      if (item->group != group || column < 0 || row < 0 || column >= side || row >= side || taken[row * side + column])
        continue;
      taken[row * side + column] = TRUE;
      cairo_set_source_surface (self->cr, stamp, floor (_linli_map_brush_to_x (self, item->x) * self->density) - half,
                                floor (_linli_map_brush_to_y (self, item->y) * self->density) - half);
      cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_NEAREST);
      cairo_paint (self->cr);
    }
}

/* Points, and the marks in the middle of lines and areas. */
void
_linli_map_painter_paint_added_marks (LinliMapBrush *self)
{
  double radius = CLAMP (3.2 / self->metres_per_pixel, 3.4, 6.5);

  for (guint i = 0; self->scene->added != NULL && i < self->scene->added->len; i++)
    {
      const LinliMapLayerData *data = g_ptr_array_index (self->scene->added, i);

      added_query (self, data);
      cairo_save (self->cr);
      cairo_identity_matrix (self->cr);
      for (guint group = self->found->len > 0 ? linli_map_layer_get_n_classes (data->layer) : 0; group > 0; group--)
        {
          LinliMapMark mark = linli_map_layer_get_class_mark (data->layer, group - 1);
          const GdkRGBA *tint = &self->palette->tints[linli_map_layer_get_class_tint (data->layer, group - 1)];
          cairo_surface_t *stamp;

          if (mark == LINLI_MAP_MARK_AREA)
            continue;
          stamp = _linli_map_brush_make_stamp (self, mark, tint, radius, 1.3);
          added_stamp (self, data, group - 1, stamp);
          cairo_surface_destroy (stamp);
        }
      cairo_restore (self->cr);
    }
}
