/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliPlanLayer: a scanned plan while it is being placed, over everything else, so that each move of it is seen at once; the points
 * that were matched, each with a line to where the picture has it; and a cross in the middle for those who have no mouse. */

#include "config.h"

#include "linli-plan-layer-private.h"

#include <adwaita.h>
#include <math.h>

#include "linli-map-ink-private.h"
#include "linli-map-picture-private.h"
#include "linli-map-plans-private.h"

#define CROSS 16
#define MARGIN 160

struct _LinliPlanLayer {
  ShumateLayer parent_instance;
  LinliPlanPixels *pixels;
  LinliMapPicture *rendered;   /* what is seen of it and some more, at the shape and opacity that it has now */
  LinliBox rendered_box;
  int rendered_density;
  cairo_matrix_t shape;
  LinliGeoreference place;
  double opacity;
  GArray *points;
  gboolean is_waiting;
  double waiting[2];
  gboolean cross_shown;
};

G_DEFINE_FINAL_TYPE (LinliPlanLayer, linli_plan_layer, SHUMATE_TYPE_LAYER)

/* The place relative to the upper left corner of the picture, in logical pixels. */
static cairo_matrix_t
get_shape (const LinliMapFrame  *frame,
           const cairo_matrix_t *place)
{
  cairo_matrix_t shape = *place;

  shape.xx *= frame->scale;
  shape.yx *= frame->scale;
  shape.xy *= frame->scale;
  shape.yy *= frame->scale;
  shape.x0 = shape.y0 = 0;
  return shape;
}

/* What of the picture is seen, and @margin around that, in whole pixels from its corner, which is at @x, @y. */
static LinliBox
layer_get_seen (LinliPlanLayer       *self,
                const LinliMapFrame  *frame,
                const cairo_matrix_t *shape,
                double                x,
                double                y,
                double                margin)
{
  LinliBox box = LINLI_BOX_EMPTY;

  for (guint corner = 0; corner < 4; corner++)
    {
      double corner_x = corner & 1, corner_y = corner & 2 ? self->pixels->height : 0;

      cairo_matrix_transform_point (shape, &corner_x, &corner_y);
      linli_box_add_point (&box, corner_x, corner_y);
    }
  box.min_x = floor (MAX (box.min_x, -x - margin));
  box.min_y = floor (MAX (box.min_y, -y - margin));
  box.max_x = ceil (MIN (box.max_x, frame->width - x + margin));
  box.max_y = ceil (MIN (box.max_y, frame->height - y + margin));
  return box;
}

/* To a quarter of a pixel over the whole width: a map grows a little towards the poles. */
static gboolean
is_same_shape (const cairo_matrix_t *a,
               const cairo_matrix_t *b)
{
  return fabs (a->xx - b->xx) < 0.25 && fabs (a->yx - b->yx) < 0.25 && fabs (a->xy - b->xy) < 0.25 && fabs (a->yy - b->yy) < 0.25;
}

static void
layer_render (LinliPlanLayer      *self,
              const LinliMapFrame *frame,
              const LinliBox      *box)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (box->max_x - box->min_x) * frame->density,
                                                         (box->max_y - box->min_y) * frame->density);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, frame->density, frame->density);
  cairo_translate (cr, -box->min_x, -box->min_y);
  _linli_plan_pixels_paint (self->pixels, cr, &self->shape, frame->density, self->opacity);
  cairo_destroy (cr);
  g_clear_pointer (&self->rendered, _linli_map_picture_free);
  self->rendered = _linli_map_picture_new (surface, frame->density, FALSE);
  self->rendered_box = *box;
  self->rendered_density = frame->density;
  cairo_surface_destroy (surface);
}

/* A picture that is dragged, or a map that is panned under it, keeps its shape: the pixels are made once and then only moved. */
static void
layer_append_picture (LinliPlanLayer       *self,
                      GtkSnapshot          *snapshot,
                      const LinliMapFrame  *frame,
                      const cairo_matrix_t *place)
{
  cairo_matrix_t shape = get_shape (frame, place);
  LinliBox seen, wider;
  double x, y;

  _linli_map_frame_to_widget (frame, place->x0, place->y0, &x, &y);
  x = round (x * frame->density) / frame->density;
  y = round (y * frame->density) / frame->density;
  seen = layer_get_seen (self, frame, &shape, x, y, 0);
  if (linli_box_is_empty (&seen))
    return;
  if (self->rendered == NULL || !is_same_shape (&shape, &self->shape) || self->rendered_density != frame->density
      || !linli_box_contains (&self->rendered_box, seen.min_x, seen.min_y) || !linli_box_contains (&self->rendered_box, seen.max_x, seen.max_y))
    {
      self->shape = shape;
      wider = layer_get_seen (self, frame, &shape, x, y, MARGIN);
      layer_render (self, frame, &wider);
    }
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, frame->width, frame->height));
  _linli_map_picture_append (self->rendered, GTK_WIDGET (self), snapshot,
                             &GRAPHENE_RECT_INIT (x + self->rendered_box.min_x, y + self->rendered_box.min_y,
                                                  self->rendered->width, self->rendered->height));
  gtk_snapshot_pop (snapshot);
}

static void
layer_append_edge (LinliPlanLayer        *self,
                   GtkSnapshot           *snapshot,
                   const LinliMapFrame   *frame,
                   const LinliMapPalette *palette,
                   const cairo_matrix_t  *place)
{
  double corners[8] = { 0, 0, 1, 0, 1, self->pixels->height, 0, self->pixels->height };

  for (guint i = 0; i < 4; i++)
    cairo_matrix_transform_point (place, corners + 2 * i, corners + 2 * i + 1);
  _linli_map_ink_line (snapshot, frame, corners, 4, TRUE, &palette->selection, 2);
}

static void
layer_append_number (LinliPlanLayer      *self,
                     GtkSnapshot         *snapshot,
                     const LinliMapFrame *frame,
                     guint                number,
                     const double        *world,
                     const GdkRGBA       *colour)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;
  double x, y;

  pango_layout_get_pixel_size (layout, &width, &height);
  _linli_map_frame_to_widget (frame, world[0], world[1], &x, &y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (round (x - width / 2.0), round (y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
layer_append_points (LinliPlanLayer        *self,
                     GtkSnapshot           *snapshot,
                     const LinliMapFrame   *frame,
                     const LinliMapPalette *palette,
                     const cairo_matrix_t  *place)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const LinliControlPoint *point = &g_array_index (self->points, LinliControlPoint, i);
      double line[4] = { 0, 0, point->x, point->y };

      linli_map_project (point->longitude, point->latitude, line, line + 1);
      cairo_matrix_transform_point (place, line + 2, line + 3);
      _linli_map_ink_line (snapshot, frame, line, 2, FALSE, &palette->fault, 2.5);
      _linli_map_ink_mark (snapshot, frame, LINLI_MAP_MARK_CIRCLE, line[0], line[1], 10, &palette->handle, &palette->selection);
      layer_append_number (self, snapshot, frame, i + 1, line, &palette->selection);
    }
  if (self->is_waiting)
    {
      double x = self->waiting[0], y = self->waiting[1];

      cairo_matrix_transform_point (place, &x, &y);
      _linli_map_ink_mark (snapshot, frame, LINLI_MAP_MARK_RING, x, y, 12, NULL, &palette->fault);
      _linli_map_ink_mark (snapshot, frame, LINLI_MAP_MARK_CIRCLE, x, y, 1.5, &palette->fault, &palette->fault);
    }
}

static void
append_cross (GtkSnapshot           *snapshot,
              const LinliMapFrame   *frame,
              const LinliMapPalette *palette)
{
  double x = round (frame->width / 2.0), y = round (frame->height / 2.0);

  for (int pass = 0; pass < 2; pass++)
    {
      const GdkRGBA *colour = pass == 0 ? &palette->handle : &palette->fault;
      double half = pass == 0 ? 2.5 : 1, length = pass == 0 ? CROSS + 1.5 : CROSS;

      gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x - length, y - half, 2 * length, 2 * half));
      gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x - half, y - length, 2 * half, 2 * length));
    }
}

static void
linli_plan_layer_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  LinliPlanLayer *self = LINLI_PLAN_LAYER (widget);
  const LinliMapPalette *palette = _linli_map_palette_get (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  LinliMapFrame frame;
  cairo_matrix_t place;

  if (self->pixels == NULL)
    return;
  _linli_map_frame_init (&frame, shumate_layer_get_viewport (SHUMATE_LAYER (self)), widget);
  _linli_map_plans_place (&self->place, self->pixels->height, &place);
  layer_append_picture (self, snapshot, &frame, &place);
  layer_append_edge (self, snapshot, &frame, palette, &place);
  layer_append_points (self, snapshot, &frame, palette, &place);
  if (self->cross_shown)
    append_cross (snapshot, &frame, palette);
}

static void
layer_drop_pixels (LinliPlanLayer *self)
{
  g_clear_pointer (&self->rendered, _linli_map_picture_free);
  g_clear_pointer (&self->pixels, _linli_plan_pixels_unref);
}

static void
linli_plan_layer_constructed (GObject *object)
{
  LinliPlanLayer *self = LINLI_PLAN_LAYER (object);

  G_OBJECT_CLASS (linli_plan_layer_parent_class)->constructed (object);
  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

static void
linli_plan_layer_finalize (GObject *object)
{
  LinliPlanLayer *self = LINLI_PLAN_LAYER (object);

  layer_drop_pixels (self);
  g_array_unref (self->points);
  G_OBJECT_CLASS (linli_plan_layer_parent_class)->finalize (object);
}

static void
linli_plan_layer_class_init (LinliPlanLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = linli_plan_layer_constructed;
  object_class->finalize = linli_plan_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = linli_plan_layer_snapshot;
}

static void
linli_plan_layer_init (LinliPlanLayer *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (LinliControlPoint));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

LinliPlanLayer *
_linli_plan_layer_new (ShumateViewport *viewport)
{
  return g_object_new (LINLI_TYPE_PLAN_LAYER, "viewport", viewport, NULL);
}

/* %NULL shows nothing. */
void
_linli_plan_layer_set_pixels (LinliPlanLayer  *self,
                              LinliPlanPixels *pixels)
{
  layer_drop_pixels (self);
  self->pixels = pixels != NULL ? _linli_plan_pixels_ref (pixels) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_linli_plan_layer_set_place (LinliPlanLayer          *self,
                             const LinliGeoreference *place,
                             double                   opacity)
{
  self->place = *place;
  if (self->opacity != opacity)
    g_clear_pointer (&self->rendered, _linli_map_picture_free);
  self->opacity = opacity;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* @points: (element-type LinliControlPoint). @waiting: (nullable): a place in the picture whose place on the map is asked for. */
void
_linli_plan_layer_set_points (LinliPlanLayer *self,
                              const GArray   *points,
                              const double   *waiting)
{
  g_array_set_size (self->points, 0);
  if (points->len > 0)
    g_array_append_vals (self->points, points->data, points->len);
  self->is_waiting = waiting != NULL;
  if (waiting != NULL)
    {
      self->waiting[0] = waiting[0];
      self->waiting[1] = waiting[1];
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_linli_plan_layer_set_cross (LinliPlanLayer *self,
                             gboolean        shown)
{
  if (self->cross_shown == shown)
    return;
  self->cross_shown = shown;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
