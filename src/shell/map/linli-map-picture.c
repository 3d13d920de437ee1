/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapPicture: painted pixels. For a renderer on the graphics card they are a texture. GTK's software renderer converts every
 * texture through floating point in every frame (4.8: 20 ms for a window), but paints from a cairo surface in less than one, so it
 * gets a cairo node that is kept. Main thread only. */

#include "config.h"

#include "linli-map-picture-private.h"

LinliMapPicture *
_linli_map_picture_new (cairo_surface_t *surface,
                        int              density,
                        gboolean         opaque)
{
  LinliMapPicture *self = g_new0 (LinliMapPicture, 1);
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);

  cairo_surface_flush (surface);
  self->width = (double) width / density;
  self->height = (double) height / density;
  if (opaque)
    {
      /* The same pixels without their alpha, which is a copy for the compositor instead of a blend. */
      self->surface = cairo_image_surface_create_for_data (cairo_image_surface_get_data (surface), CAIRO_FORMAT_RGB24, width, height,
                                                           cairo_image_surface_get_stride (surface));
      cairo_surface_set_user_data (self->surface, (const cairo_user_data_key_t *) self, cairo_surface_reference (surface),
                                   (cairo_destroy_func_t) cairo_surface_destroy);
    }
  else
    {
      self->surface = cairo_surface_reference (surface);
    }
  cairo_surface_set_device_scale (self->surface, density, density);
  return self;
}

void
_linli_map_picture_free (LinliMapPicture *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_object (&self->texture);
  cairo_surface_destroy (self->surface);
  g_free (self);
}

static GskRenderNode *
picture_get_node (LinliMapPicture *self)
{
  if (self->node == NULL)
    {
      cairo_t *cr;

      self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, self->width, self->height));
      cr = gsk_cairo_node_get_draw_context (self->node);
      cairo_set_source_surface (cr, self->surface, 0, 0);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
      cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
      cairo_rectangle (cr, 0, 0, self->width, self->height);
      cairo_fill (cr);
      cairo_destroy (cr);
    }
  return self->node;
}

static GdkTexture *
picture_get_texture (LinliMapPicture *self)
{
  if (self->texture == NULL)
    {
      int height = cairo_image_surface_get_height (self->surface), stride = cairo_image_surface_get_stride (self->surface);
      g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (self->surface), (gsize) stride * height,
                                                             (GDestroyNotify) cairo_surface_destroy,
                                                             cairo_surface_reference (self->surface));

      self->texture = gdk_memory_texture_new (cairo_image_surface_get_width (self->surface), height, GDK_MEMORY_DEFAULT, bytes, stride);
    }
  return self->texture;
}

void
_linli_map_picture_append (LinliMapPicture       *self,
                           GtkWidget             *widget,
                           GtkSnapshot           *snapshot,
                           const graphene_rect_t *bounds)
{
  GtkNative *native = gtk_widget_get_native (widget);

  if (native == NULL || !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native)))
    {
      gtk_snapshot_append_texture (snapshot, picture_get_texture (self), bounds);
      return;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &bounds->origin);
  if (bounds->size.width != (float) self->width || bounds->size.height != (float) self->height)
    gtk_snapshot_scale (snapshot, bounds->size.width / self->width, bounds->size.height / self->height);
  gtk_snapshot_append_node (snapshot, picture_get_node (self));
  gtk_snapshot_restore (snapshot);
}
