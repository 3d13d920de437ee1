/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliPlanPixels: the picture of a scanned plan, at several sizes, so that it is neither slow nor coarse from far away. */

#include "config.h"

#include "linli-plan-pixels-private.h"

#include <math.h>

#include "linli-map-decode-private.h"

/* More than any scan that is to be a picture on a map. */
#define MOST_BYTES (512 * 1024 * 1024)
/* A picture that is small enough in this respect too is kept as it came. */
#define MOST_KEPT_BYTES (16 * 1024 * 1024)
#define LEAST_SIDE 16

static cairo_surface_t *
halve (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  cairo_surface_t *half = cairo_surface_create_similar_image (surface, cairo_image_surface_get_format (surface), width / 2, height / 2);
  cairo_t *cr = cairo_create (half);

  cairo_scale (cr, (double) (width / 2) / width, (double) (height / 2) / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (half);
  return half;
}

LinliPlanPixels *
_linli_plan_pixels_new (GdkPixbuf *pixbuf)
{
  LinliPlanPixels *self = g_atomic_rc_box_new0 (LinliPlanPixels);

  self->height = (double) gdk_pixbuf_get_height (pixbuf) / gdk_pixbuf_get_width (pixbuf);
  self->levels[self->n_levels++] = _linli_map_decode_to_surface (pixbuf);
  while (self->n_levels < LINLI_PLAN_N_LEVELS && cairo_image_surface_get_width (self->levels[self->n_levels - 1]) >= 2 * LEAST_SIDE
         && cairo_image_surface_get_height (self->levels[self->n_levels - 1]) >= 2 * LEAST_SIDE)
    {
      self->levels[self->n_levels] = halve (self->levels[self->n_levels - 1]);
      self->n_levels++;
    }
  return self;
}

LinliPlanPixels *
_linli_plan_pixels_ref (LinliPlanPixels *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pixels_clear (gpointer data)
{
  LinliPlanPixels *self = data;

  for (guint i = 0; i < self->n_levels; i++)
    cairo_surface_destroy (self->levels[i]);
}

void
_linli_plan_pixels_unref (LinliPlanPixels *self)
{
  g_atomic_rc_box_release_full (self, pixels_clear);
}

/* The smallest level that is at least as fine as a picture @width device pixels wide. */
guint
_linli_plan_pixels_choose (const LinliPlanPixels *self,
                           double                 width)
{
  guint level = 0;

  while (level + 1 < self->n_levels && cairo_image_surface_get_width (self->levels[level + 1]) >= width)
    level++;
  return level;
}

/* @place leads from widths of the picture to the user space of @cr, which has @density device pixels to a unit. Any thread: a surface of its own over the same pixels, for the
 * reference counts inside cairo's surfaces are not made for several. */
void
_linli_plan_pixels_paint (const LinliPlanPixels *self,
                          cairo_t               *cr,
                          const cairo_matrix_t  *place,
                          double                 density,
                          double                 opacity)
{
  cairo_surface_t *level, *own;
  int width, height;

  level = self->levels[_linli_plan_pixels_choose (self, hypot (place->xx, place->yx) * density)];
  width = cairo_image_surface_get_width (level);
  height = cairo_image_surface_get_height (level);
  own = cairo_image_surface_create_for_data (cairo_image_surface_get_data (level), cairo_image_surface_get_format (level), width, height,
                                             cairo_image_surface_get_stride (level));
  cairo_save (cr);
  cairo_transform (cr, place);
  cairo_scale (cr, 1.0 / width, self->height / height);
  cairo_set_source_surface (cr, own, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint_with_alpha (cr, opacity);
  cairo_restore (cr);
  cairo_surface_destroy (own);
}

static GBytes *
encode (GdkPixbuf  *pixbuf,
        GError    **error)
{
  gboolean alpha = gdk_pixbuf_get_has_alpha (pixbuf), good;
  char *data;
  gsize size;

  if (alpha)
    good = gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", error, NULL);
  else
    good = gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", error, "quality", "88", NULL);
  return good ? g_bytes_new_take (data, size) : NULL;
}

static gboolean
is_kept_as_it_is (GBytes   *bytes,
                  gboolean  reduced)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  return !reduced && size <= MOST_KEPT_BYTES && size > 8 && (data[0] == 0x89 || (data[0] == 0xff && data[1] == 0xd8));
}

/* Reads a picture that somebody chose. @pixels: (out): what is seen of it. Runs on a worker thread.
 * Returns: (transfer full) (nullable): what is to be kept of it, a JPEG or PNG file of at most LINLI_PLAN_MOST_PIXELS */
GBytes *
_linli_plan_pixels_read (GFile            *file,
                         LinliPlanPixels **pixels,
                         GCancellable     *cancellable,
                         GError          **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  gboolean reduced = FALSE;
  GBytes *kept;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MOST_BYTES)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY, "The file is too large");
      return NULL;
    }
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  pixbuf = bytes != NULL ? _linli_map_decode (bytes, LINLI_PLAN_MOST_PIXELS, &reduced, cancellable, error) : NULL;
  if (pixbuf == NULL)
    return NULL;
  kept = is_kept_as_it_is (bytes, reduced) ? g_steal_pointer (&bytes) : encode (pixbuf, error);
  if (kept != NULL)
    *pixels = _linli_plan_pixels_new (pixbuf);
  return kept;
}
