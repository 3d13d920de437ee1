/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapFrame: turns the viewport of libshumate into pixels; and the map source that only lends the viewport its projection. */

#include "config.h"

#include "linli-map-frame-private.h"

#include <math.h>

#define LINLI_TYPE_MAP_GROUND (linli_map_ground_get_type ())
G_DECLARE_FINAL_TYPE (LinliMapGround, linli_map_ground, LINLI, MAP_GROUND, ShumateMapSource)

struct _LinliMapGround {
  ShumateMapSource parent_instance;
};

G_DEFINE_FINAL_TYPE (LinliMapGround, linli_map_ground, SHUMATE_TYPE_MAP_SOURCE)

static void
linli_map_ground_class_init (LinliMapGroundClass *klass)
{
}

static void
linli_map_ground_init (LinliMapGround *self)
{
}

/* Zoom levels between two whole ones are linear in libshumate: 16.5 is one and a half times as large as 16. */
void
_linli_map_frame_init (LinliMapFrame   *self,
                      ShumateViewport *viewport,
                      GtkWidget       *widget)
{
  double zoom = shumate_viewport_get_zoom_level (viewport), x, y;

  linli_map_project (shumate_location_get_longitude (SHUMATE_LOCATION (viewport)),
                     shumate_location_get_latitude (SHUMATE_LOCATION (viewport)), &x, &y);
  self->scale = 256 * (1 + zoom - floor (zoom)) * exp2 (floor (zoom));
  self->width = gtk_widget_get_width (widget);
  self->height = gtk_widget_get_height (widget);
  self->density = gtk_widget_get_scale_factor (widget);
  self->left = round ((x * self->scale - self->width / 2.0) * self->density) / self->density;
  self->top = round ((y * self->scale - self->height / 2.0) * self->density) / self->density;
}

double
_linli_map_frame_get_zoom (const LinliMapFrame *self)
{
  return log2 (self->scale / 256);
}

void
_linli_map_frame_to_widget (const LinliMapFrame *self,
                           double               world_x,
                           double               world_y,
                           double              *x,
                           double              *y)
{
  *x = world_x * self->scale - self->left;
  *y = world_y * self->scale - self->top;
}

void
_linli_map_frame_to_world (const LinliMapFrame *self,
                          double               x,
                          double               y,
                          double              *world_x,
                          double              *world_y)
{
  *world_x = (x + self->left) / self->scale;
  *world_y = (y + self->top) / self->scale;
}

/* What the widget shows and @margin pixels around it. */
LinliBox
_linli_map_frame_get_box (const LinliMapFrame *self,
                         double               margin)
{
  return (LinliBox) {
    (self->left - margin) / self->scale, (self->top - margin) / self->scale,
    (self->left + self->width + margin) / self->scale, (self->top + self->height + margin) / self->scale,
  };
}

/* Tiles of 256 pixels in web mercator; it never loads any. */
ShumateMapSource *
_linli_map_frame_new_source (void)
{
  ShumateMapSource *source = g_object_new (LINLI_TYPE_MAP_GROUND, "id", "linli", NULL);

  shumate_map_source_set_min_zoom_level (source, 8);
  shumate_map_source_set_max_zoom_level (source, 21);
  shumate_map_source_set_tile_size (source, 256);
  shumate_map_source_set_projection (source, SHUMATE_MAP_PROJECTION_MERCATOR);
  return source;
}
