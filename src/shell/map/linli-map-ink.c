/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Draws lines and marks that change in every frame. Nodes are as small as what they show: a cairo node as large as the window
 * costs as much as the whole map. */

#include "config.h"

#include "linli-map-ink-private.h"

#include <math.h>

#include "linli-map-painter-private.h"

#define PIECE 128.0

typedef struct {
  GtkSnapshot *snapshot;
  const GdkRGBA *colour;
  double width;
  double x1, y1, x2, y2;
  GArray *points;
} Pen;

static void
pen_flush (Pen *pen)
{
  double margin = pen->width / 2 + 1;
  cairo_t *cr;

  if (pen->points->len >= 4)
    {
      cr = gtk_snapshot_append_cairo (pen->snapshot,
                                      &GRAPHENE_RECT_INIT (floor (pen->x1 - margin), floor (pen->y1 - margin),
                                                           ceil (pen->x2 - pen->x1 + 2 * margin) + 1,
                                                           ceil (pen->y2 - pen->y1 + 2 * margin) + 1));
      gdk_cairo_set_source_rgba (cr, pen->colour);
      cairo_set_line_width (cr, pen->width);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      for (guint i = 0; i < pen->points->len; i += 2)
        cairo_line_to (cr, g_array_index (pen->points, double, i), g_array_index (pen->points, double, i + 1));
      cairo_stroke (cr);
      cairo_destroy (cr);
    }
  g_array_set_size (pen->points, 0);
}

static void
pen_point (Pen    *pen,
           double  x,
           double  y)
{
  double point[] = { x, y };

  if (pen->points->len == 0)
    {
      pen->x1 = pen->x2 = x;
      pen->y1 = pen->y2 = y;
    }
  pen->x1 = MIN (pen->x1, x);
  pen->y1 = MIN (pen->y1, y);
  pen->x2 = MAX (pen->x2, x);
  pen->y2 = MAX (pen->y2, y);
  g_array_append_vals (pen->points, point, 2);
}

/* The part of the segment inside the window, by Liang and Barsky (1984). */
static gboolean
clip_segment (const LinliMapFrame *frame,
              double               margin,
              double              *a,
              double              *b)
{
  double dx = b[0] - a[0], dy = b[1] - a[1], t0 = 0, t1 = 1;
  double p[4] = { -dx, dx, -dy, dy };
  double q[4] = { a[0] + margin, frame->width + margin - a[0], a[1] + margin, frame->height + margin - a[1] };

  for (guint i = 0; i < 4; i++)
    {
      if (p[i] == 0 && q[i] < 0)
        return FALSE;
      if (p[i] < 0)
        t0 = MAX (t0, q[i] / p[i]);
      else if (p[i] > 0)
        t1 = MIN (t1, q[i] / p[i]);
    }
  if (t0 > t1)
    return FALSE;
  b[0] = a[0] + t1 * dx;
  b[1] = a[1] + t1 * dy;
  a[0] += t0 * dx;
  a[1] += t0 * dy;
  return TRUE;
}

static void
pen_segment (Pen                 *pen,
             const LinliMapFrame *frame,
             const double        *from,
             const double        *to)
{
  double a[2], b[2];
  int n;

  _linli_map_frame_to_widget (frame, from[0], from[1], a, a + 1);
  _linli_map_frame_to_widget (frame, to[0], to[1], b, b + 1);
  if (!clip_segment (frame, pen->width, a, b))
    {
      pen_flush (pen);
      return;
    }
  if (pen->points->len > 0
      && (g_array_index (pen->points, double, pen->points->len - 2) != a[0]
          || g_array_index (pen->points, double, pen->points->len - 1) != a[1]))
    pen_flush (pen);
  if (pen->points->len == 0)
    pen_point (pen, a[0], a[1]);
  n = MAX (1, ceil (MAX (fabs (b[0] - a[0]), fabs (b[1] - a[1])) / PIECE));
  for (int i = 1; i <= n; i++)
    {
      double x = i == n ? b[0] : a[0] + (b[0] - a[0]) * i / n, y = i == n ? b[1] : a[1] + (b[1] - a[1]) * i / n;

      pen_point (pen, x, y);
      if (pen->x2 - pen->x1 > PIECE || pen->y2 - pen->y1 > PIECE)
        {
          pen_flush (pen);
          pen_point (pen, x, y);
        }
    }
}

void
_linli_map_ink_line (GtkSnapshot         *snapshot,
                    const LinliMapFrame *frame,
                    const double        *xy,
                    guint                n_points,
                    gboolean             closed,
                    const GdkRGBA       *colour,
                    double               width)
{
  Pen pen = { snapshot, colour, width };

  pen.points = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i + 1 < n_points; i++)
    pen_segment (&pen, frame, xy + 2 * i, xy + 2 * i + 2);
  if (closed && n_points > 2)
    pen_segment (&pen, frame, xy + 2 * (n_points - 1), xy);
  pen_flush (&pen);
  g_array_unref (pen.points);
}

void
_linli_map_ink_shape (GtkSnapshot         *snapshot,
                     const LinliMapFrame *frame,
                     const LinliMapShape *shape,
                     const GdkRGBA       *colour,
                     double               width)
{
  for (guint part = 0; part < shape->n_parts; part++)
    _linli_map_ink_line (snapshot, frame, shape->xy + 2 * shape->starts[part], shape->starts[part + 1] - shape->starts[part],
                        shape->type == LINLI_MAP_SHAPE_POLYGON, colour, width);
}

/* Outlines of many shapes as one node as large as the window, which costs less than hundreds of small ones. */
void
_linli_map_ink_shapes (GtkSnapshot         *snapshot,
                      const LinliMapFrame *frame,
                      GPtrArray           *shapes,
                      const GdkRGBA       *colour,
                      double               width)
{
  LinliBox seen = _linli_map_frame_get_box (frame, width);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, frame->width, frame->height));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER); /* round ones take twice as long */
  for (guint i = 0; i < shapes->len; i++)
    {
      const LinliMapShape *shape = g_ptr_array_index (shapes, i);

      if (!linli_box_intersects (&shape->box, &seen))
        continue;
      for (guint part = 0; part < shape->n_parts; part++)
        {
          for (guint j = shape->starts[part]; j < shape->starts[part + 1]; j++)
            {
              double x, y;

              _linli_map_frame_to_widget (frame, shape->xy[2 * j], shape->xy[2 * j + 1], &x, &y);
              if (j == shape->starts[part])
                cairo_move_to (cr, x, y);
              else
                cairo_line_to (cr, x, y);
            }
          if (shape->type == LINLI_MAP_SHAPE_POLYGON)
            cairo_close_path (cr);
        }
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

void
_linli_map_ink_mark (GtkSnapshot         *snapshot,
                    const LinliMapFrame *frame,
                    LinliMapMark         mark,
                    double               world_x,
                    double               world_y,
                    double               radius,
                    const GdkRGBA       *fill,
                    const GdkRGBA       *edge)
{
  double x, y, reach = radius * 1.2 + 3;
  cairo_t *cr;

  _linli_map_frame_to_widget (frame, world_x, world_y, &x, &y);
  if (x < -reach || y < -reach || x > frame->width + reach || y > frame->height + reach)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (floor (x - reach), floor (y - reach), ceil (2 * reach) + 1, ceil (2 * reach) + 1));
  _linli_map_painter_trace_mark (cr, mark, x, y, radius);
  if (fill != NULL)
    {
      gdk_cairo_set_source_rgba (cr, fill);
      cairo_fill_preserve (cr);
    }
  gdk_cairo_set_source_rgba (cr, edge);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  cairo_destroy (cr);
}
