/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapOverlay: what is selected and what is under the pointer, over everything else. */

#include "config.h"

#include "linli-map-overlay-private.h"

#include "linli-map-ink-private.h"

/* More outlines than this tell nobody anything. */
#define MANY 2000

struct _LinliMapOverlay {
  ShumateLayer parent_instance;
  LinliMapScene *scene;
  char *kind;
  GArray *ids;
  char *hover_kind;
  gint64 hover_id;
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
        overlay_ink_point (self, snapshot, frame, map->dwellings->xy[2 * at], map->dwellings->xy[2 * at + 1], &colour);
      return;
    }
  for (guint layer = 0; layer < LINLI_MAP_N_LAYERS; layer++)
    if (g_str_equal (kind, linli_map_layer_get_kind (layer)))
      {
        const LinliMapShape *shape = linli_map_snapshot_lookup (map, layer, id);

        if (shape != NULL && shape->type == LINLI_MAP_SHAPE_POINT)
          overlay_ink_point (self, snapshot, frame, shape->label_x, shape->label_y, &colour);
        else if (shape != NULL)
          _linli_map_ink_shape (snapshot, frame, shape, &colour, hover ? 2 : 3);
      }
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
  for (guint i = 0; self->kind != NULL && i < MIN (self->ids->len, MANY); i++)
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
