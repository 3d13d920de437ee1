/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reads the envelope of a GeoPackage geometry (OGC 12-128r17, clause 2.1.3) without building the geometry: from the header
 * where it is written there, otherwise by walking the WKB. Every read is checked against the size; any bytes may come. */

#include "config.h"

#include "linli-envelope-private.h"

#include <math.h>
#include <string.h>

typedef struct {
  const guint8 *data;
  gsize left;
  gboolean little;
} Cursor;

enum { WKB_POINT = 1, WKB_LINESTRING, WKB_POLYGON, WKB_MULTIPOINT, WKB_MULTILINESTRING, WKB_MULTIPOLYGON, WKB_COLLECTION };

#define HEADER_SIZE 8
#define DEEPEST 8

static const void *
cursor_take (Cursor *cursor,
             gsize   size)
{
  const guint8 *here = cursor->data;

  if (cursor->left < size)
    return NULL;
  cursor->data += size;
  cursor->left -= size;
  return here;
}

static gboolean
cursor_take_uint (Cursor  *cursor,
                  guint32 *value)
{
  const void *bytes = cursor_take (cursor, sizeof *value);

  if (bytes == NULL)
    return FALSE;
  memcpy (value, bytes, sizeof *value);
  *value = cursor->little ? GUINT32_FROM_LE (*value) : GUINT32_FROM_BE (*value);
  return TRUE;
}

static double
read_double (const guint8 *bytes,
             gboolean      little)
{
  union { guint64 bits; double number; } value;

  memcpy (&value.bits, bytes, sizeof value.bits);
  value.bits = little ? GUINT64_FROM_LE (value.bits) : GUINT64_FROM_BE (value.bits);
  return value.number;
}

static gboolean
add_points (Cursor  *cursor,
            guint32  n_points,
            guint    n_dimensions,
            double   envelope[LINLI_ENVELOPE_N])
{
  const guint8 *bytes;

  if (n_points > cursor->left / (n_dimensions * sizeof (double)))
    return FALSE;
  bytes = cursor_take (cursor, n_points * n_dimensions * sizeof (double));
  for (guint32 i = 0; i < n_points; i++, bytes += n_dimensions * sizeof (double))
    {
      double x = read_double (bytes, cursor->little);
      double y = read_double (bytes + sizeof (double), cursor->little);

      if (isnan (x) || isnan (y))
        continue; /* an empty point is written as NaN */
      envelope[LINLI_ENVELOPE_MIN_X] = MIN (envelope[LINLI_ENVELOPE_MIN_X], x);
      envelope[LINLI_ENVELOPE_MAX_X] = MAX (envelope[LINLI_ENVELOPE_MAX_X], x);
      envelope[LINLI_ENVELOPE_MIN_Y] = MIN (envelope[LINLI_ENVELOPE_MIN_Y], y);
      envelope[LINLI_ENVELOPE_MAX_Y] = MAX (envelope[LINLI_ENVELOPE_MAX_Y], y);
    }
  return TRUE;
}

static gboolean
add_geometry (Cursor *cursor,
              double  envelope[LINLI_ENVELOPE_N],
              guint   depth)
{
  const guint8 *order = cursor_take (cursor, 1);
  guint32 type, count = 1, n_points;
  guint n_dimensions;

  if (order == NULL || depth > DEEPEST)
    return FALSE;
  cursor->little = *order != 0;
  if (!cursor_take_uint (cursor, &type))
    return FALSE;
  n_dimensions = 2 + (type / 1000 == 1 || type / 1000 == 2) + 2 * (type / 1000 == 3);
  type %= 1000;
  if (type == WKB_POINT)
    return add_points (cursor, 1, n_dimensions, envelope);
  if (type < WKB_LINESTRING || type > WKB_COLLECTION || !cursor_take_uint (cursor, &count))
    return FALSE;
  if (type == WKB_LINESTRING)
    return add_points (cursor, count, n_dimensions, envelope);
  for (guint32 i = 0; i < count; i++)
    if (type == WKB_POLYGON)
      {
        if (!cursor_take_uint (cursor, &n_points) || !add_points (cursor, n_points, n_dimensions, envelope))
          return FALSE;
      }
    else if (!add_geometry (cursor, envelope, depth + 1))
      {
        return FALSE;
      }
  return TRUE;
}

/* FALSE when the bytes are no GeoPackage geometry. */
gboolean
_linli_envelope_of_blob (const void *blob,
                         gsize       size,
                         double      envelope[LINLI_ENVELOPE_N],
                         gboolean   *empty)
{
  static const gsize envelope_sizes[] = { 0, 32, 48, 48, 64 };
  const guint8 *bytes = blob;
  Cursor cursor;
  guint kind;

  if (bytes == NULL || size < HEADER_SIZE || bytes[0] != 'G' || bytes[1] != 'P')
    return FALSE;
  kind = bytes[3] >> 1 & 7;
  *empty = (bytes[3] & 0x10) != 0;
  if (kind >= G_N_ELEMENTS (envelope_sizes) || size < HEADER_SIZE + envelope_sizes[kind])
    return FALSE;
  if (*empty)
    return TRUE;
  if (kind > 0)
    {
      for (int i = 0; i < LINLI_ENVELOPE_N; i++)
        envelope[i] = read_double (bytes + HEADER_SIZE + i * sizeof (double), bytes[3] & 1);
      return TRUE;
    }
  envelope[LINLI_ENVELOPE_MIN_X] = envelope[LINLI_ENVELOPE_MIN_Y] = G_MAXDOUBLE;
  envelope[LINLI_ENVELOPE_MAX_X] = envelope[LINLI_ENVELOPE_MAX_Y] = -G_MAXDOUBLE;
  cursor = (Cursor) { bytes + HEADER_SIZE, size - HEADER_SIZE, TRUE };
  if (!add_geometry (&cursor, envelope, 0))
    return FALSE;
  *empty = envelope[LINLI_ENVELOPE_MIN_X] > envelope[LINLI_ENVELOPE_MAX_X];
  return TRUE;
}
