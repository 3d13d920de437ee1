/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapOverlay: what is selected and what is under the pointer, over everything else. */

#include "config.h"

#include "linli-map-overlay-private.h"

#include <math.h>

#include "linli-map-ink-private.h"
#include "linli-map-painter-private.h"

/* From so many chosen shapes on their outlines are drawn together. */
#define MANY 12
/* Dwellings this close to each other share a mark. */
#define CELL 5
/* From the middle of a mark to its edge, in pixels. */
#define STAMP 11

struct _LinliMapOverlay {
  ShumateLayer parent_instance;
  LinliMapScene *scene;
  char *kind;
  GArray *ids;
  char *hover_kind;
  gint64 hover_id;
  cairo_surface_t *stamp;
  int stamp_density;
};

G_DEFINE_FINAL_TYPE (LinliMapOverlay, linli_map_overlay, SHUMATE_TYPE_LAYER)

static void
overlay_ink_point (LinliMapOverlay     *self,
                   GtkSnapshot         *snapshot,
                   const LinliMapFrame *frame,
                   double               x,
                   double               y,
                   const GdkRGBA       *colour)
{
  const LinliMapPalette *palette = _linli_map_palette_get (self->scene->dark);

  _linli_map_ink_mark (snapshot, frame, LINLI_MAP_MARK_CIRCLE, x, y, 9, NULL, &palette->handle);
  _linli_map_ink_mark (snapshot, frame, LINLI_MAP_MARK_CIRCLE, x, y, 7.5, NULL, colour);
}

/* A record that only a layer of a plugin knows. */
static void
overlay_ink_added (LinliMapOverlay     *self,
                   GtkSnapshot         *snapshot,
                   const LinliMapFrame *frame,
                   const char          *kind,
                   gint64               id,
                   const GdkRGBA       *colour,
                   double               width)
{
  const LinliMapItem *item = _linli_map_scene_find_added (self->scene, kind, id, NULL);

  if (item != NULL && item->shape != NULL)
    _linli_map_ink_shape (snapshot, frame, item->shape, colour, width);
  else if (item != NULL)
    overlay_ink_point (self, snapshot, frame, item->x, item->y, colour);
}

static void
overlay_ink (LinliMapOverlay     *self,
             GtkSnapshot         *snapshot,
             const LinliMapFrame *frame,
             const char          *kind,
             gint64               id,
             gboolean             hover)
{
  const LinliMapSnapshot *map = self->scene->snapshot;
  const LinliMapPalette *palette = _linli_map_palette_get (self->scene->dark);
  GdkRGBA colour = palette->selection;

  colour.alpha = hover ? 0.55f : 1.f;
  if (g_str_equal (kind, "dwelling"))
    {
      int at = linli_map_points_find (map->dwellings, id);

      if (at >= 0)
        {
          overlay_ink_point (self, snapshot, frame, map->dwellings->xy[2 * at], map->dwellings->xy[2 * at + 1], &colour);
          return;
        }
    }
  for (guint layer = 0; layer < LINLI_MAP_N_KINDS; layer++)
    if (g_str_equal (kind, linli_map_kind_get_name (layer)))
      {
        const LinliMapShape *shape = linli_map_snapshot_lookup (map, layer, id);

        if (shape != NULL && shape->type == LINLI_MAP_SHAPE_POINT)
          overlay_ink_point (self, snapshot, frame, shape->label_x, shape->label_y, &colour);
        else if (shape != NULL)
          _linli_map_ink_shape (snapshot, frame, shape, &colour, hover ? 2 : 3);
        if (shape != NULL)
          return;
      }
  overlay_ink_added (self, snapshot, frame, kind, id, &colour, hover ? 2 : 3);
}

/* The same ring as around one point. */
static cairo_surface_t *
overlay_get_stamp (LinliMapOverlay *self,
                   int              density)
{
  const LinliMapPalette *palette = _linli_map_palette_get (self->scene->dark);
  cairo_t *cr;

  if (self->stamp != NULL && self->stamp_density == density)
    return self->stamp;
  g_clear_pointer (&self->stamp, cairo_surface_destroy);
  self->stamp = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2 * STAMP * density, 2 * STAMP * density);
  self->stamp_density = density;
  cairo_surface_set_device_scale (self->stamp, density, density);
  cr = cairo_create (self->stamp);
  cairo_set_line_width (cr, 2);
  _linli_map_painter_trace_mark (cr, LINLI_MAP_MARK_CIRCLE, STAMP, STAMP, 9);
  gdk_cairo_set_source_rgba (cr, &palette->handle);
  cairo_stroke (cr);
  _linli_map_painter_trace_mark (cr, LINLI_MAP_MARK_CIRCLE, STAMP, STAMP, 7.5);
  gdk_cairo_set_source_rgba (cr, &palette->selection);
  cairo_stroke (cr);
  cairo_destroy (cr);
  return self->stamp;
}

/* Where the chosen dwellings are seen, one for those that would cover each other. */
static GArray *
overlay_find_dwellings (LinliMapOverlay     *self,
                        const LinliMapFrame *frame)
{
  const LinliMapPoints *dwellings = self->scene->snapshot->dwellings;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  int columns = (frame->width + 2 * STAMP) / CELL + 1, rows = (frame->height + 2 * STAMP) / CELL + 1;
  g_autofree guint8 *taken = g_malloc0 (columns * rows);

  for (guint i = 0; i < self->ids->len; i++)
    {
      int at = linli_map_points_find (dwellings, g_array_index (self->ids, gint64, i));
      graphene_point_t point;
      double x, y;
      guint8 *cell;

      if (at < 0)
        continue;
      _linli_map_frame_to_widget (frame, dwellings->xy[2 * at], dwellings->xy[2 * at + 1], &x, &y);
      if (x < -STAMP || y < -STAMP || x >= frame->width + STAMP || y >= frame->height + STAMP)
        continue;
      cell = &taken[(int) ((y + STAMP) / CELL) * columns + (int) ((x + STAMP) / CELL)];
      if (*cell)
        continue;
      *cell = TRUE;
      point = GRAPHENE_POINT_INIT (round (x), round (y));
      g_array_append_val (points, point);
    }
  return points;
}

/* Many marks are one node: the renderer's work for a node of its own takes longer than to paint the mark. */
static void
overlay_ink_dwellings (LinliMapOverlay     *self,
                       GtkSnapshot         *snapshot,
                       const LinliMapFrame *frame)
{
  g_autoptr (GArray) points = overlay_find_dwellings (self, frame);
  graphene_rect_t bounds;
  cairo_t *cr;

  if (points->len == 0)
    return;
  bounds = GRAPHENE_RECT_INIT (g_array_index (points, graphene_point_t, 0).x, g_array_index (points, graphene_point_t, 0).y, 0, 0);
  for (guint i = 1; i < points->len; i++)
    graphene_rect_expand (&bounds, &g_array_index (points, graphene_point_t, i), &bounds);
  graphene_rect_inset (&bounds, -STAMP, -STAMP);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  for (guint i = 0; i < points->len; i++)
    {
      const graphene_point_t *point = &g_array_index (points, graphene_point_t, i);

      cairo_set_source_surface (cr, overlay_get_stamp (self, frame->density), point->x - STAMP, point->y - STAMP);
      cairo_paint (cr);
    }
  cairo_destroy (cr);
}

/* Shapes as one; places that are points, each for itself. */
static void
overlay_ink_many (LinliMapOverlay     *self,
                  GtkSnapshot         *snapshot,
                  const LinliMapFrame *frame)
{
  const LinliMapPalette *palette = _linli_map_palette_get (self->scene->dark);
  g_autoptr (GPtrArray) shapes = g_ptr_array_new ();

  for (guint layer = 0; layer < LINLI_MAP_N_KINDS; layer++)
    for (guint i = 0; g_str_equal (self->kind, linli_map_kind_get_name (layer)) && i < self->ids->len; i++)
      {
        const LinliMapShape *shape = linli_map_snapshot_lookup (self->scene->snapshot, layer, g_array_index (self->ids, gint64, i));

        if (shape != NULL && shape->type == LINLI_MAP_SHAPE_POINT)
          overlay_ink_point (self, snapshot, frame, shape->label_x, shape->label_y, &palette->selection);
        else if (shape != NULL)
          g_ptr_array_add (shapes, (gpointer) shape);
      }
  _linli_map_ink_shapes (snapshot, frame, shapes, &palette->selection, 3);
}

static void
linli_map_overlay_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  LinliMapOverlay *self = LINLI_MAP_OVERLAY (widget);
  LinliMapFrame frame;

  if (self->scene == NULL)
    return;
  _linli_map_frame_init (&frame, shumate_layer_get_viewport (SHUMATE_LAYER (self)), widget);
  if (self->hover_kind != NULL)
    overlay_ink (self, snapshot, &frame, self->hover_kind, self->hover_id, TRUE);
  if (self->kind == NULL)
    return;
  if (g_str_equal (self->kind, "dwelling"))
    overlay_ink_dwellings (self, snapshot, &frame);
  else if (self->ids->len >= MANY)
    overlay_ink_many (self, snapshot, &frame);
  else
    for (guint i = 0; i < self->ids->len; i++)
      overlay_ink (self, snapshot, &frame, self->kind, g_array_index (self->ids, gint64, i), FALSE);
}

static void
linli_map_overlay_constructed (GObject *object)
{
  LinliMapOverlay *self = LINLI_MAP_OVERLAY (object);
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));

  G_OBJECT_CLASS (linli_map_overlay_parent_class)->constructed (object);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
linli_map_overlay_finalize (GObject *object)
{
  LinliMapOverlay *self = LINLI_MAP_OVERLAY (object);

  g_clear_pointer (&self->scene, _linli_map_scene_unref);
  g_clear_pointer (&self->stamp, cairo_surface_destroy);
  g_array_unref (self->ids);
  g_free (self->kind);
  g_free (self->hover_kind);
  G_OBJECT_CLASS (linli_map_overlay_parent_class)->finalize (object);
}

static void
linli_map_overlay_class_init (LinliMapOverlayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = linli_map_overlay_constructed;
  object_class->finalize = linli_map_overlay_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = linli_map_overlay_snapshot;
}

static void
linli_map_overlay_init (LinliMapOverlay *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

LinliMapOverlay *
_linli_map_overlay_new (ShumateViewport *viewport)
{
  return g_object_new (LINLI_TYPE_MAP_OVERLAY, "viewport", viewport, NULL);
}

void
_linli_map_overlay_set_scene (LinliMapOverlay *self,
                             LinliMapScene   *scene)
{
  g_return_if_fail (LINLI_IS_MAP_OVERLAY (self));

  g_clear_pointer (&self->scene, _linli_map_scene_unref);
  self->scene = _linli_map_scene_ref (scene);
  g_clear_pointer (&self->stamp, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_linli_map_overlay_set_selection (LinliMapOverlay *self,
                                 const char      *kind,
                                 const gint64    *ids,
                                 gsize            n_ids)
{
  g_return_if_fail (LINLI_IS_MAP_OVERLAY (self));

  g_free (self->kind);
  self->kind = g_strdup (kind);
  g_array_set_size (self->ids, 0);
  if (n_ids > 0)
    g_array_append_vals (self->ids, ids, n_ids);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_linli_map_overlay_set_hover (LinliMapOverlay *self,
                             const char      *kind,
                             gint64           id)
{
  g_return_if_fail (LINLI_IS_MAP_OVERLAY (self));

  if (self->hover_id == id && g_strcmp0 (self->hover_kind, kind) == 0)
    return;
  g_free (self->hover_kind);
  self->hover_kind = g_strdup (kind);
  self->hover_id = id;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
