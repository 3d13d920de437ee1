/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reads the envelope of a GeoPackage geometry (OGC 12-128r17, clause 2.1.3) without building the geometry: from the header
 * where it is written there, otherwise by walking the WKB. Every read is checked against the size; any bytes may come. */

#include "config.h"

#include "linli-envelope-private.h"

#include "linli-wkb-private.h"

#include <math.h>

static gboolean
add_points (LinliWkbCursor *cursor,
            guint32         n_points,
            guint           n_dimensions,
            double          envelope[LINLI_ENVELOPE_N])
{
  const guint8 *bytes;

  if (n_points > cursor->left / (n_dimensions * sizeof (double)))
    return FALSE;
  bytes = _linli_wkb_take (cursor, n_points * n_dimensions * sizeof (double));
  for (guint32 i = 0; i < n_points; i++, bytes += n_dimensions * sizeof (double))
    {
      double x = _linli_wkb_get_double (bytes, cursor->little);
      double y = _linli_wkb_get_double (bytes + sizeof (double), cursor->little);

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
add_geometry (LinliWkbCursor *cursor,
              double          envelope[LINLI_ENVELOPE_N],
              guint           depth)
{
  guint32 count = 1, n_points;
  guint type, n_dimensions;

  if (depth > LINLI_WKB_DEEPEST || !_linli_wkb_take_type (cursor, &type, &n_dimensions))
    return FALSE;
  if (type == LINLI_WKB_POINT)
    return add_points (cursor, 1, n_dimensions, envelope);
  if (type < LINLI_WKB_LINESTRING || type > LINLI_WKB_COLLECTION || !_linli_wkb_take_uint (cursor, &count))
    return FALSE;
  if (type == LINLI_WKB_LINESTRING)
    return add_points (cursor, count, n_dimensions, envelope);
  for (guint32 i = 0; i < count; i++)
    if (type == LINLI_WKB_POLYGON)
      {
        if (!_linli_wkb_take_uint (cursor, &n_points) || !add_points (cursor, n_points, n_dimensions, envelope))
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
  const guint8 *bytes = blob;
  LinliWkbCursor cursor;
  guint n_envelope;

  if (!_linli_gpkg_open (blob, size, &cursor, &n_envelope))
    return FALSE;
  *empty = (bytes[3] & 0x10) != 0;
  if (*empty)
    return TRUE;
  if (n_envelope > 0)
    {
      for (int i = 0; i < LINLI_ENVELOPE_N; i++)
        envelope[i] = _linli_wkb_get_double (bytes + LINLI_GPKG_HEADER_SIZE + i * sizeof (double), bytes[3] & 1);
      return TRUE;
    }
  envelope[LINLI_ENVELOPE_MIN_X] = envelope[LINLI_ENVELOPE_MIN_Y] = G_MAXDOUBLE;
  envelope[LINLI_ENVELOPE_MAX_X] = envelope[LINLI_ENVELOPE_MAX_Y] = -G_MAXDOUBLE;
  if (!add_geometry (&cursor, envelope, 0))
    return FALSE;
  *empty = envelope[LINLI_ENVELOPE_MIN_X] > envelope[LINLI_ENVELOPE_MAX_X];
  return TRUE;
}
