/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Makes pixels of a file's bytes, no more than wanted: whoever made the file is not trusted with the memory of this computer.
 * Stateless; runs on worker threads. */

#include "config.h"

#include "linli-map-decode-private.h"

#include <math.h>

#include "linli-map-png-private.h"

/* A sheet of A0 at 300 dots an inch has 140 million. */
#define MOST_PIXELS 160e6
/* Cairo counts in sixteen bits. */
#define LONGEST 16000.0
#define PIECE 65536

typedef struct {
  double most_pixels;
  gboolean too_big;
  gboolean reduced;
} Limit;

static double
get_scale (double width,
           double height,
           double most_pixels)
{
  return MIN (sqrt (most_pixels / (width * height)), LONGEST / MAX (width, height));
}

static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  Limit           *limit)
{
  double scale = get_scale (width, height, limit->most_pixels);

  limit->too_big = (double) width * height > MOST_PIXELS;
  limit->reduced = scale < 1;
  if (limit->reduced)
    gdk_pixbuf_loader_set_size (loader, MAX (floor (width * scale), 1), MAX (floor (height * scale), 1));
}

/* PNG and JPEG are known by their first byte; the rest is left to the database of file types, where there is one. */
static GdkPixbufLoader *
new_loader (GBytes *bytes)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  const char *type = size > 0 && data[0] == 0x89 ? "png" : size > 0 && data[0] == 0xff ? "jpeg" : NULL;
  GdkPixbufLoader *loader = type != NULL ? gdk_pixbuf_loader_new_with_type (type, NULL) : NULL;

  return loader != NULL ? loader : gdk_pixbuf_loader_new ();
}

static gboolean
feed (GdkPixbufLoader  *loader,
      GBytes           *bytes,
      const Limit      *limit,
      GCancellable     *cancellable,
      GError          **error)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  for (gsize at = 0; at < size; at += PIECE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gdk_pixbuf_loader_write (loader, data + at, MIN (PIECE, size - at), error))
        return FALSE;
      if (limit->too_big)
        {
          g_set_error (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY, "More than %.0f million pixels", MOST_PIXELS / 1e6);
          return FALSE;
        }
    }
  return TRUE;
}

/* Fits what has been read row by row into what is wanted. */
static GdkPixbuf *
decode_large_png (GBytes        *bytes,
                  guint          factor,
                  double         most_pixels,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GdkPixbuf) pixbuf = _linli_map_png_read (bytes, factor, cancellable, error);
  double scale;
  int width, height;

  if (pixbuf == NULL)
    return NULL;
  width = gdk_pixbuf_get_width (pixbuf);
  height = gdk_pixbuf_get_height (pixbuf);
  scale = get_scale (width, height, most_pixels);
  if (scale >= 1)
    return g_steal_pointer (&pixbuf);
  return gdk_pixbuf_scale_simple (pixbuf, MAX (floor (width * scale), 1), MAX (floor (height * scale), 1), GDK_INTERP_BILINEAR);
}

/* The picture as it is to be looked at, turned as the camera says, made smaller where it has more than @most_pixels.
 * @reduced: (out) (optional): whether it was. Errors: of GdkPixbuf, or cancelled. */
GdkPixbuf *
_linli_map_decode (GBytes        *bytes,
                   double         most_pixels,
                   gboolean      *reduced,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GdkPixbufLoader) loader = NULL;
  guint factor = _linli_map_png_get_factor (bytes, most_pixels);
  Limit limit = { most_pixels };
  GdkPixbuf *pixbuf;

  if (factor > 1)
    {
      if (reduced != NULL)
        *reduced = TRUE;
      return decode_large_png (bytes, factor, most_pixels, cancellable, error);
    }
  loader = new_loader (bytes);
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &limit);
  if (!feed (loader, bytes, &limit, cancellable, error))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      return NULL;
    }
  if (!gdk_pixbuf_loader_close (loader, error))
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE, "No picture");
      return NULL;
    }
  if (reduced != NULL)
    *reduced = limit.reduced;
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

/* The surface that GDK makes of it anyway, without a second copy of all pixels. */
cairo_surface_t *
_linli_map_decode_to_surface (GdkPixbuf *pixbuf)
{
  cairo_surface_t *any = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1), *surface = NULL;
  cairo_t *cr = cairo_create (any);

  gdk_cairo_set_source_pixbuf (cr, pixbuf, 0, 0);
  cairo_pattern_get_surface (cairo_get_source (cr), &surface);
  cairo_surface_reference (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (any);
  return surface;
}
