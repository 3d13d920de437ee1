/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliBoundaryLayer: shows what the boundary editor is about: edges and corners of the chosen grids, what is being drawn, and
 * where ground lies in two grids or in none. */

#include "config.h"

#include "linli-boundary-layer-private.h"

#include <adwaita.h>
#include <math.h>

#include "linli-map-ink-private.h"

struct _LinliBoundaryLayer {
  ShumateLayer parent_instance;
  GPtrArray *chosen;
  GPtrArray *changed;
  GPtrArray *overlaps;
  GPtrArray *gaps;
  GArray *sketch;
  gboolean sketch_closed;
  gboolean handle_shown;
  double handle[2];
  gboolean fault_shown;
  double fault[2];
};

G_DEFINE_FINAL_TYPE (LinliBoundaryLayer, linli_boundary_layer, SHUMATE_TYPE_LAYER)

static void
project (const double *place,
         double       *world)
{
  linli_map_project (place[0], place[1], world, world + 1);
}

typedef void (*PathFunc) (GtkSnapshot         *snapshot,
                          const LinliMapFrame *frame,
                          const double        *world,
                          guint                n,
                          const GdkRGBA       *colour,
                          double               width);

static void
for_each_path (const LinliGeometry *geometry,
               GtkSnapshot         *snapshot,
               const LinliMapFrame *frame,
               const GdkRGBA       *colour,
               double               width,
               PathFunc             func)
{
  for (guint part = 0; part < linli_geometry_get_n_parts (geometry); part++)
    for (guint path = 0; path < linli_geometry_get_n_paths (geometry, part); path++)
      {
        guint n;
        const double *points = linli_geometry_get_path (geometry, part, path, &n);
        g_autofree double *world = g_new (double, 2 * MAX (n, 1));

        for (guint i = 0; i < n; i++)
          project (points + 2 * i, world + 2 * i);
        func (snapshot, frame, world, n, colour, width);
      }
}

static void
ink_path (GtkSnapshot         *snapshot,
          const LinliMapFrame *frame,
          const double        *world,
          guint                n,
          const GdkRGBA       *colour,
          double               width)
{
  _linli_map_ink_line (snapshot, frame, world, n, TRUE, colour, width);
}

/* A square a corner; a small dot in the middle of each edge long enough to drag a new corner out of. */
static void
ink_handles (GtkSnapshot         *snapshot,
             const LinliMapFrame *frame,
             const double        *world,
             guint                n,
             const GdkRGBA       *colour,
             double               width)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const LinliMapPalette *palette = _linli_map_palette_get (dark);

  for (guint i = 0; i + 1 < n; i++)
    {
      const double *a = world + 2 * i, *b = a + 2;

      if (hypot (b[0] - a[0], b[1] - a[1]) * frame->scale > 36)
        _linli_map_ink_mark (snapshot, frame, LINLI_MAP_MARK_CIRCLE, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, 2.5, colour, colour);
      _linli_map_ink_mark (snapshot, frame, LINLI_MAP_MARK_SQUARE, a[0], a[1], 4.5, &palette->handle, colour);
    }
}

/* Ground in two grids is hatched, ground in none is dotted: the words in the bar tell the same. */
static void
ink_patch (GtkSnapshot         *snapshot,
           const LinliMapFrame *frame,
           const double        *world,
           guint                n,
           const GdkRGBA       *colour,
           double               width)
{
  GdkRGBA fill = *colour;
  double x1 = G_MAXDOUBLE, y1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, y2 = -G_MAXDOUBLE;
  cairo_t *cr;

  _linli_map_ink_line (snapshot, frame, world, n, TRUE, colour, 2);
  for (guint i = 0; i < n; i++)
    {
      double x, y;

      _linli_map_frame_to_widget (frame, world[2 * i], world[2 * i + 1], &x, &y);
      x1 = MIN (x1, x);
      y1 = MIN (y1, y);
      x2 = MAX (x2, x);
      y2 = MAX (y2, y);
    }
  x1 = MAX (floor (x1), 0);
  y1 = MAX (floor (y1), 0);
  x2 = MIN (ceil (x2), frame->width);
  y2 = MIN (ceil (y2), frame->height);
  if (x2 <= x1 || y2 <= y1)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x1, y1, x2 - x1, y2 - y1));
  for (guint i = 0; i < n; i++)
    {
      double x, y;

      _linli_map_frame_to_widget (frame, world[2 * i], world[2 * i + 1], &x, &y);
      cairo_line_to (cr, x, y);
    }
  cairo_clip (cr);
  fill.alpha = 0.18f;
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_paint (cr);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1.2);
  if (width > 2)
    cairo_set_dash (cr, (const double[]) { 1.5, 4 }, 2, 0);
  for (double at = x1 - (y2 - y1); at < x2; at += 7)
    {
      cairo_move_to (cr, at, y2);
      cairo_line_to (cr, at + (y2 - y1), y1);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
layer_ink_sketch (LinliBoundaryLayer    *self,
                  GtkSnapshot           *snapshot,
                  const LinliMapFrame   *frame,
                  const LinliMapPalette *palette)
{
  guint n = self->sketch->len / 2;
  g_autofree double *world = g_new (double, 2 * MAX (n, 1));

  for (guint i = 0; i < n; i++)
    project (&g_array_index (self->sketch, double, 2 * i), world + 2 * i);
  _linli_map_ink_line (snapshot, frame, world, n, self->sketch_closed, &palette->fault, 2.5);
  for (guint i = 0; i < n; i++)
    _linli_map_ink_mark (snapshot, frame, LINLI_MAP_MARK_SQUARE, world[2 * i], world[2 * i + 1], i == 0 ? 6 : 4, &palette->handle, &palette->fault);
}

static void
linli_boundary_layer_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  LinliBoundaryLayer *self = LINLI_BOUNDARY_LAYER (widget);
  const LinliMapPalette *palette = _linli_map_palette_get (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  LinliMapFrame frame;
  double world[2];

  _linli_map_frame_init (&frame, shumate_layer_get_viewport (SHUMATE_LAYER (self)), widget);
  for (guint i = 0; self->overlaps != NULL && i < self->overlaps->len; i++)
    for_each_path (((LinliBoundaryPatch *) g_ptr_array_index (self->overlaps, i))->geometry, snapshot, &frame, &palette->fault, 1, ink_patch);
  for (guint i = 0; self->gaps != NULL && i < self->gaps->len; i++)
    for_each_path (((LinliBoundaryPatch *) g_ptr_array_index (self->gaps, i))->geometry, snapshot, &frame, &palette->upper_edge, 3, ink_patch);
  for (guint i = 0; i < self->changed->len; i++)
    for_each_path (g_ptr_array_index (self->changed, i), snapshot, &frame, &palette->selection, 2.5, ink_path);
  for (guint i = 0; i < self->chosen->len; i++)
    for_each_path (g_ptr_array_index (self->chosen, i), snapshot, &frame, &palette->selection, 2.5, ink_path);
  for (guint i = 0; i < self->chosen->len; i++)
    for_each_path (g_ptr_array_index (self->chosen, i), snapshot, &frame, &palette->selection, 0, ink_handles);
  if (self->sketch->len > 0)
    layer_ink_sketch (self, snapshot, &frame, palette);
  if (self->handle_shown)
    {
      project (self->handle, world);
      _linli_map_ink_mark (snapshot, &frame, LINLI_MAP_MARK_SQUARE, world[0], world[1], 6.5, &palette->selection, &palette->handle);
    }
  if (self->fault_shown)
    {
      project (self->fault, world);
      _linli_map_ink_mark (snapshot, &frame, LINLI_MAP_MARK_RING, world[0], world[1], 14, NULL, &palette->fault);
    }
}

static void
linli_boundary_layer_constructed (GObject *object)
{
  LinliBoundaryLayer *self = LINLI_BOUNDARY_LAYER (object);
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));

  G_OBJECT_CLASS (linli_boundary_layer_parent_class)->constructed (object);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
linli_boundary_layer_finalize (GObject *object)
{
  LinliBoundaryLayer *self = LINLI_BOUNDARY_LAYER (object);

  g_ptr_array_unref (self->chosen);
  g_ptr_array_unref (self->changed);
  g_clear_pointer (&self->overlaps, g_ptr_array_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_array_unref (self->sketch);
  G_OBJECT_CLASS (linli_boundary_layer_parent_class)->finalize (object);
}

static void
linli_boundary_layer_class_init (LinliBoundaryLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = linli_boundary_layer_constructed;
  object_class->finalize = linli_boundary_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = linli_boundary_layer_snapshot;
}

static void
linli_boundary_layer_init (LinliBoundaryLayer *self)
{
  self->chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
  self->changed = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
  self->sketch = g_array_new (FALSE, FALSE, sizeof (double));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

LinliBoundaryLayer *
_linli_boundary_layer_new (ShumateViewport *viewport)
{
  return g_object_new (LINLI_TYPE_BOUNDARY_LAYER, "viewport", viewport, NULL);
}

/* %NULL for @set shows nothing. */
void
_linli_boundary_layer_set_shapes (LinliBoundaryLayer     *self,
                                  const LinliBoundarySet *set,
                                  const gint64           *chosen,
                                  gsize                   n_chosen)
{
  g_ptr_array_set_size (self->chosen, 0);
  g_ptr_array_set_size (self->changed, 0);
  for (gsize i = 0; set != NULL && i < n_chosen; i++)
    {
      LinliGeometry *geometry = linli_boundary_set_lookup (set, chosen[i]);

      if (geometry != NULL)
        g_ptr_array_add (self->chosen, linli_geometry_ref (geometry));
    }
  for (guint i = 0; set != NULL && i < linli_boundary_set_get_size (set); i++)
    if (linli_boundary_set_is_changed (set, i))
      g_ptr_array_add (self->changed, linli_geometry_ref (linli_boundary_set_get_geometry (set, i)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* @points are pairs of longitude and latitude. */
void
_linli_boundary_layer_set_sketch (LinliBoundaryLayer *self,
                                  const GArray       *points,
                                  gboolean            closed)
{
  g_array_set_size (self->sketch, 0);
  if (points != NULL && points->len > 0)
    g_array_append_vals (self->sketch, points->data, points->len);
  self->sketch_closed = closed;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_linli_boundary_layer_set_handle (LinliBoundaryLayer *self,
                                  gboolean            shown,
                                  double              longitude,
                                  double              latitude)
{
  if (self->handle_shown == shown && (!shown || (self->handle[0] == longitude && self->handle[1] == latitude)))
    return;
  self->handle_shown = shown;
  self->handle[0] = longitude;
  self->handle[1] = latitude;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_linli_boundary_layer_set_fault (LinliBoundaryLayer *self,
                                 gboolean            shown,
                                 double              longitude,
                                 double              latitude)
{
  self->fault_shown = shown;
  self->fault[0] = longitude;
  self->fault[1] = latitude;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Both lists hold #LinliBoundaryPatch; %NULL for none. */
void
_linli_boundary_layer_set_patches (LinliBoundaryLayer *self,
                                   GPtrArray          *overlaps,
                                   GPtrArray          *gaps)
{
  g_clear_pointer (&self->overlaps, g_ptr_array_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  self->overlaps = overlaps != NULL ? g_ptr_array_ref (overlaps) : NULL;
  self->gaps = gaps != NULL ? g_ptr_array_ref (gaps) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
