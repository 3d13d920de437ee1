/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Takes out of a photo what should not be kept: where it was taken, with which device, whatever else was written into it. Nothing
 * is decoded; JPEG segments (ITU-T T.81, Exif 2.3) and PNG chunks are copied or left out. Every length comes from a stranger's file
 * and is checked. */

#include "config.h"

#include "linli-picture-private.h"

#include <string.h>

#define EXIF_ORIENTATION 0x0112
#define EXIF_SUB_DIRECTORY 0x8769
#define EXIF_DATE_TIME_ORIGINAL 0x9003

typedef struct {
  const guint8 *data;
  gsize size;
  gboolean big;
} Tiff;

static const guint8 png_signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

static guint
read16 (const Tiff *tiff,
        gsize       at)
{
  if (at > tiff->size || tiff->size - at < 2)
    return 0;
  return tiff->big ? tiff->data[at] << 8 | tiff->data[at + 1] : tiff->data[at + 1] << 8 | tiff->data[at];
}

static guint32
read32 (const Tiff *tiff,
        gsize       at)
{
  guint32 first = read16 (tiff, at), second = read16 (tiff, at + 2);

  return tiff->big ? first << 16 | second : second << 16 | first;
}

/* Where the value of @tag stands in the directory at @at; 0 when there is none. */
static gsize
find_tag (const Tiff *tiff,
          gsize       at,
          guint       tag)
{
  guint n = read16 (tiff, at);

  for (guint i = 0; i < n; i++)
    {
      gsize entry = at + 2 + 12 * (gsize) i;

      if (entry + 12 > tiff->size)
        return 0;
      if (read16 (tiff, entry) == tag)
        return entry + 8;
    }
  return 0;
}

static char *
read_taken (const Tiff *tiff,
            gsize       directory)
{
  gsize value = find_tag (tiff, directory, EXIF_DATE_TIME_ORIGINAL);
  gsize at = value != 0 ? read32 (tiff, value) : 0;
  char *text;

  if (at == 0 || at > tiff->size || tiff->size - at < 19)
    return NULL;
  text = g_strndup ((const char *) tiff->data + at, 19); /* 2026:11:23 09:10:00 */
  for (int i = 0; i < 19; i++)
    if ((i == 4 || i == 7 || i == 13 || i == 16) ? text[i] != ':' : i == 10 ? text[i] != ' ' : !g_ascii_isdigit (text[i]))
      {
        g_free (text);
        return NULL;
      }
  text[4] = text[7] = '-';
  text[10] = 'T';
  return text;
}

static guint
read_exif (const guint8  *data,
           gsize          size,
           char         **taken)
{
  Tiff tiff = { data, size, size > 0 && data[0] == 'M' };
  gsize directory = read32 (&tiff, 4), orientation, sub;

  if (directory < 8 || directory >= size)
    return 1;
  orientation = find_tag (&tiff, directory, EXIF_ORIENTATION);
  sub = find_tag (&tiff, directory, EXIF_SUB_DIRECTORY);
  if (taken != NULL && *taken == NULL && sub != 0)
    *taken = read_taken (&tiff, read32 (&tiff, sub));
  return orientation != 0 ? read16 (&tiff, orientation) : 1;
}

/* An Exif segment that says nothing but how to turn the picture. */
static void
append_orientation (GByteArray *out,
                    guint       orientation)
{
  guint8 segment[] = {
    0xff, 0xe1, 0x00, 0x22, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
    0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (guint8) orientation, 0, 0, 0, 0, 0, 0,
  };

  g_byte_array_append (out, segment, sizeof segment);
}

static gboolean
is_kept (guint         marker,
         const guint8 *body,
         gsize         size)
{
  if (marker == 0xe0) /* JFIF */
    return TRUE;
  if (marker == 0xe2) /* a colour profile; other uses hold previews */
    return size >= 12 && memcmp (body, "ICC_PROFILE", 12) == 0;
  if (marker == 0xee) /* Adobe: says how the colours are coded */
    return size >= 5 && memcmp (body, "Adobe", 5) == 0;
  return marker != 0xfe && (marker < 0xe0 || marker > 0xef);
}

/* Behind the coded picture that begins at @at: at its next marker, or at the end. */
static gsize
skip_scan (const guint8 *data,
           gsize         size,
           gsize         at)
{
  while (at + 1 < size)
    {
      if (data[at] == 0xff && data[at + 1] != 0 && data[at + 1] != 0xff && (data[at + 1] < 0xd0 || data[at + 1] > 0xd7))
        return at;
      at++;
    }
  return size;
}

static GBytes *
turn (GByteArray *picture,
      gsize       place,
      guint       orientation)
{
  GByteArray *turned;

  if (orientation < 2 || orientation > 8)
    return g_bytes_new (picture->data, picture->len);
  turned = g_byte_array_sized_new (picture->len + 64);
  g_byte_array_append (turned, picture->data, (guint) place);
  append_orientation (turned, orientation);
  g_byte_array_append (turned, picture->data + place, (guint) (picture->len - place));
  return g_byte_array_free_to_bytes (turned);
}

/* What cameras append behind the end of the picture (previews, moving pictures) goes as well. */
static GBytes *
strip_jpeg (const guint8  *data,
            gsize          size,
            char         **taken)
{
  g_autoptr (GByteArray) out = g_byte_array_sized_new ((guint) size);
  gsize at = 2, place = 2; /* the orientation goes behind the JFIF segment */
  guint orientation = 1;
  gboolean seen = FALSE;

  g_byte_array_append (out, data, 2);
  while (at + 4 <= size && data[at] == 0xff && data[at + 1] != 0xd9)
    {
      guint marker = data[at + 1];
      gsize length = (gsize) data[at + 2] << 8 | data[at + 3], end;

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (length < 2 || length > size - at - 2)
        return NULL;
      end = at + 2 + length;
      if (marker == 0xe1 && length >= 16 && memcmp (data + at + 4, "Exif\0\0", 6) == 0)
        orientation = read_exif (data + at + 10, length - 8, taken);
      if (marker == 0xda)
        {
          seen = TRUE;
          end = skip_scan (data, size, end);
        }
      if (is_kept (marker, data + at + 4, length - 2))
        g_byte_array_append (out, data + at, (guint) (end - at));
      if (marker == 0xe0)
        place = out->len;
      at = end;
    }
  if (!seen)
    return NULL;
  g_byte_array_append (out, (const guint8 *) "\xff\xd9", 2);
  return turn (out, place, orientation);
}

static GBytes *
strip_png (const guint8 *data,
           gsize         size)
{
  static const char * const left_out[] = { "eXIf", "tEXt", "iTXt", "zTXt", "tIME", NULL };
  g_autoptr (GByteArray) out = g_byte_array_sized_new ((guint) size);
  gsize at = sizeof png_signature;

  g_byte_array_append (out, data, sizeof png_signature);
  while (at + 12 <= size)
    {
      gsize length = (gsize) data[at] << 24 | (gsize) data[at + 1] << 16 | (gsize) data[at + 2] << 8 | data[at + 3];
      char type[5] = { (char) data[at + 4], (char) data[at + 5], (char) data[at + 6], (char) data[at + 7], 0 };

      if (length > size - at - 12)
        return NULL;
      if (!g_strv_contains (left_out, type))
        g_byte_array_append (out, data + at, (guint) length + 12);
      at += length + 12;
      if (strcmp (type, "IEND") == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&out));
    }
  return NULL;
}

const char *
_linli_picture_guess_type (GBytes *content)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);

  if (size >= 4 && data[0] == 0xff && data[1] == 0xd8 && data[2] == 0xff)
    return "image/jpeg";
  if (size >= 8 && memcmp (data, png_signature, 8) == 0)
    return "image/png";
  if (size >= 5 && memcmp (data, "%PDF-", 5) == 0)
    return "application/pdf";
  return NULL;
}

GBytes *
_linli_picture_strip (GBytes  *content,
                      char   **taken)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);
  const char *type = _linli_picture_guess_type (content);

  if (g_strcmp0 (type, "image/jpeg") == 0)
    return strip_jpeg (data, size, taken);
  if (g_strcmp0 (type, "image/png") == 0)
    return strip_png (data, size);
  return g_bytes_ref (content);
}
