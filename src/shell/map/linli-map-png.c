/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reads a large PNG file row by row and makes it smaller on the way. GdkPixbuf would hold all its pixels first, some hundred
 * megabytes of a scan; of JPEG files it reads fewer by itself. Stateless; runs on worker threads. */

#include "config.h"

#include "linli-map-png-private.h"

#include <math.h>
#include <png.h>
#include <string.h>

/* Where the size and the way of interlacing stand: the header comes first, behind the signature. */
#define HEADER_SIZE 29
#define WIDTH_AT 16
#define HEIGHT_AT 20
#define INTERLACING_AT 28
#define MOST_FACTOR 8

typedef struct {
  png_structp png;
  png_infop info;
  const guint8 *data;
  gsize size;
  gsize at;
  guint factor;
  guint channels;
  GdkPixbuf *pixbuf;
  guint8 *row;
  guint32 *sums;
  GCancellable *cancellable;
} Reader;

static guint32
get_uint32 (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static void
fail_cb (png_structp     png,
         png_const_charp message)
{
  GError **error = png_get_error_ptr (png);

  g_set_error (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE, "%s", message);
  png_longjmp (png, 1);
}

static void
warn_cb (png_structp     png,
         png_const_charp message)
{
}

static void
data_cb (png_structp png,
         png_bytep   out,
         png_size_t  length)
{
  Reader *self = png_get_io_ptr (png);

  if (length > self->size - self->at)
    png_error (png, "The file ends too early");
  memcpy (out, self->data + self->at, length);
  self->at += length;
}

/* Colours weigh as much as they cover, so that what is see-through does not darken an edge. */
static void
reader_add_row (Reader *self)
{
  guint width = gdk_pixbuf_get_width (self->pixbuf);

  png_read_row (self->png, self->row, NULL);
  for (guint x = 0; x < width; x++)
    for (guint i = 0; i < self->factor; i++)
      {
        const guint8 *pixel = self->row + (x * self->factor + i) * self->channels;
        guint32 *sum = self->sums + 4 * x, alpha = self->channels == 4 ? pixel[3] : 255;

        sum[0] += pixel[0] * alpha;
        sum[1] += pixel[1] * alpha;
        sum[2] += pixel[2] * alpha;
        sum[3] += alpha;
      }
}

static void
reader_end_row (Reader *self,
                guint   y)
{
  guint width = gdk_pixbuf_get_width (self->pixbuf);
  guint8 *out = gdk_pixbuf_get_pixels (self->pixbuf) + (gsize) y * gdk_pixbuf_get_rowstride (self->pixbuf);

  for (guint x = 0; x < width; x++, out += self->channels)
    {
      const guint32 *sum = self->sums + 4 * x;

      for (guint i = 0; i < 3; i++)
        out[i] = sum[3] > 0 ? sum[i] / sum[3] : 255;
      if (self->channels == 4)
        out[3] = sum[3] / (self->factor * self->factor);
    }
  memset (self->sums, 0, 4 * sizeof (guint32) * width);
}

static void
reader_begin (Reader *self)
{
  guint width, height;

  png_read_info (self->png, self->info);
  png_set_expand (self->png);
  png_set_strip_16 (self->png);
  png_set_gray_to_rgb (self->png);
  png_read_update_info (self->png, self->info);
  width = png_get_image_width (self->png, self->info) / self->factor;
  height = png_get_image_height (self->png, self->info) / self->factor;
  self->channels = png_get_channels (self->png, self->info);
  if (width == 0 || height == 0 || (self->channels != 3 && self->channels != 4))
    png_error (self->png, "Not a picture that can be made smaller");
  self->pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, self->channels == 4, 8, width, height);
  if (self->pixbuf == NULL)
    png_error (self->png, "Not enough memory");
  self->row = g_malloc (png_get_rowbytes (self->png, self->info));
  self->sums = g_new0 (guint32, 4 * (gsize) width);
}

/* What libpng cannot read it leaves by a jump to here; everything that may be allocated by then is in @self. */
static gboolean
reader_run (Reader  *self,
            GError **error)
{
  if (setjmp (png_jmpbuf (self->png)) != 0)
    return FALSE;
  png_set_read_fn (self->png, self, data_cb);
  reader_begin (self);
  for (int y = 0; y < gdk_pixbuf_get_height (self->pixbuf); y++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      for (guint i = 0; i < self->factor; i++)
        reader_add_row (self);
      reader_end_row (self, y);
    }
  return TRUE;
}

/* Returns: by what a picture may be divided on the way and still have @most_pixels; 1 when that is not worth it, or cannot be done,
 * or when nobody makes pictures as large as that */
guint
_linli_map_png_get_factor (GBytes *bytes,
                           double  most_pixels)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  double pixels;
  guint factor;

  if (size < HEADER_SIZE || png_sig_cmp (data, 0, 8) != 0 || data[INTERLACING_AT] != PNG_INTERLACE_NONE)
    return 1;
  pixels = (double) get_uint32 (data + WIDTH_AT) * get_uint32 (data + HEIGHT_AT);
  factor = CLAMP (floor (sqrt (pixels / most_pixels)), 1, MOST_FACTOR + 1);
  return factor <= MOST_FACTOR ? factor : 1;
}

/* The picture, each @factor × @factor pixels made one. Errors: of GdkPixbuf, or cancelled. */
GdkPixbuf *
_linli_map_png_read (GBytes        *bytes,
                     guint          factor,
                     GCancellable  *cancellable,
                     GError       **error)
{
  GError *reason = NULL;
  Reader self = { .factor = factor, .cancellable = cancellable };
  gboolean good;

  self.data = g_bytes_get_data (bytes, &self.size);
  self.png = png_create_read_struct (PNG_LIBPNG_VER_STRING, &reason, fail_cb, warn_cb);
  self.info = png_create_info_struct (self.png);
  good = reader_run (&self, &reason);
  png_destroy_read_struct (&self.png, &self.info, NULL);
  g_free (self.row);
  g_free (self.sums);
  if (good)
    return self.pixbuf;
  g_clear_object (&self.pixbuf);
  g_propagate_error (error, reason);
  return NULL;
}
