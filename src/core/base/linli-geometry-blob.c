/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Shapes out of bytes and back: GeoPackage geometry (OGC 12-128r17, clause 2.1.3) and well-known binary (OGC 06-103r4).
 * Nothing in the bytes is believed: every count is compared with what is left of them before anything is reserved. */

#include "config.h"

#include "linli-geometry-private.h"

#include "linli-envelope-private.h"
#include "linli-wkb-private.h"

#include <math.h>

#define SRS_WGS84 4326
#define FLAG_EXTENDED 0x20
#define FLAG_EMPTY 0x10
#define FLAG_ENVELOPE_XY 0x02
#define FLAG_LITTLE 0x01

static gboolean
malformed (GError     **error,
           const char  *what)
{
  g_set_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_MALFORMED, "The geometry is damaged: %s", what);
  return FALSE;
}

/* Reads @n_points points as one path. A point of NaN is how an empty one is written. */
static gboolean
read_path (LinliWkbCursor  *cursor,
           LinliGeometry   *shape,
           guint32          n_points,
           guint            n_dimensions,
           GError         **error)
{
  gsize step = n_dimensions * sizeof (double);
  const guint8 *bytes;
  double *points;
  guint start = shape->points->len;

  if (n_points > cursor->left / step)
    return malformed (error, "it ends too early");
  bytes = _linli_wkb_take (cursor, n_points * step);
  g_array_set_size (shape->points, start + 2 * n_points);
  points = (double *) (gpointer) shape->points->data + start;
  for (guint32 i = 0; i < n_points; i++, bytes += step)
    {
      points[2 * i] = _linli_wkb_get_double (bytes, cursor->little);
      points[2 * i + 1] = _linli_wkb_get_double (bytes + sizeof (double), cursor->little);
    }
  if (n_points == 1 && isnan (points[0]) && isnan (points[1]))
    {
      g_array_set_size (shape->points, start);
      return TRUE;
    }
  for (guint32 i = 0; i < 2 * n_points; i++)
    if (!isfinite (points[i]))
      return malformed (error, "a coordinate is no number");
  start = shape->points->len / 2;
  g_array_append_val (shape->ends, start);
  g_array_index (shape->parts, LinliGeometryPart, shape->parts->len - 1).n_paths++;
  return TRUE;
}

static gboolean
read_paths (LinliWkbCursor  *cursor,
            LinliGeometry   *shape,
            guint            type,
            guint            n_dimensions,
            GError         **error)
{
  guint32 count = 1, n_points = 1;

  _linli_geometry_begin_part (shape, type);
  if (type == LINLI_WKB_POLYGON && !_linli_wkb_take_uint (cursor, &count))
    return malformed (error, "it ends too early");
  for (guint32 i = 0; i < count; i++)
    {
      if (type != LINLI_WKB_POINT && !_linli_wkb_take_uint (cursor, &n_points))
        return malformed (error, "it ends too early");
      if (n_points > 0 && !read_path (cursor, shape, n_points, n_dimensions, error))
        return FALSE;
    }
  if (g_array_index (shape->parts, LinliGeometryPart, shape->parts->len - 1).n_paths == 0)
    g_array_set_size (shape->parts, shape->parts->len - 1);
  return TRUE;
}

/* Collections within collections come out as one list of parts. */
static gboolean
read_shape (LinliWkbCursor  *cursor,
            LinliGeometry   *shape,
            guint            within,
            guint            depth,
            GError         **error)
{
  guint type, n_dimensions;
  guint32 count;

  if (depth > LINLI_WKB_DEEPEST)
    return malformed (error, "it is nested too deep");
  if (!_linli_wkb_take_type (cursor, &type, &n_dimensions))
    return malformed (error, "it ends too early");
  if (type < LINLI_WKB_POINT || type > LINLI_WKB_COLLECTION)
    {
      g_set_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_UNSUPPORTED, "Geometries of type %u are not supported", type);
      return FALSE;
    }
  if (depth == 0)
    shape->kind = (LinliGeometryType) type;
  if (within >= LINLI_WKB_MULTIPOINT && within < LINLI_WKB_COLLECTION && type != within - 3)
    return malformed (error, "a part is of another type than the whole");
  if (type <= LINLI_WKB_POLYGON)
    return read_paths (cursor, shape, type, n_dimensions, error);
  if (!_linli_wkb_take_uint (cursor, &count))
    return malformed (error, "it ends too early");
  for (guint32 i = 0; i < count; i++)
    if (!read_shape (cursor, shape, type, depth + 1, error))
      return FALSE;
  return TRUE;
}

static LinliGeometry *
read_wkb (LinliWkbCursor  *cursor,
          GError         **error)
{
  g_autoptr (LinliGeometry) shape = _linli_geometry_new (LINLI_GEOMETRY_COLLECTION);

  if (!read_shape (cursor, shape, 0, 0, error))
    return NULL;
  return _linli_geometry_finish (g_steal_pointer (&shape));
}

static void
write_uint (GByteArray *bytes,
            guint32     value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

static void
write_doubles (GByteArray   *bytes,
               const double *values,
               guint         n_values)
{
  if (G_BYTE_ORDER == G_LITTLE_ENDIAN)
    {
      g_byte_array_append (bytes, (const guint8 *) values, n_values * sizeof (double));
      return;
    }
  for (guint i = 0; i < n_values; i++)
    {
      union { double number; guint64 bits; } value = { values[i] };

      value.bits = GUINT64_TO_LE (value.bits);
      g_byte_array_append (bytes, (const guint8 *) &value.bits, sizeof value.bits);
    }
}

static void
write_type (GByteArray *bytes,
            guint32     type)
{
  g_byte_array_append (bytes, (const guint8 *) "\1", 1);
  write_uint (bytes, type);
}

static void
write_part (GByteArray          *bytes,
            const LinliGeometry *self,
            guint                part)
{
  LinliGeometryType kind = linli_geometry_get_part_kind (self, part);
  guint n_paths = linli_geometry_get_n_paths (self, part);

  write_type (bytes, kind);
  if (kind == LINLI_GEOMETRY_POLYGON)
    write_uint (bytes, n_paths);
  for (guint i = 0; i < n_paths; i++)
    {
      guint n_points;
      const double *points = linli_geometry_get_path (self, part, i, &n_points);

      if (kind != LINLI_GEOMETRY_POINT)
        write_uint (bytes, n_points);
      write_doubles (bytes, points, 2 * n_points);
    }
}

static void
write_wkb (GByteArray          *bytes,
           const LinliGeometry *self)
{
  static const double nowhere[] = { NAN, NAN };
  guint n_parts = self->parts->len;

  if (self->kind <= LINLI_GEOMETRY_POLYGON && n_parts == 1)
    {
      write_part (bytes, self, 0);
      return;
    }
  write_type (bytes, self->kind);
  if (self->kind == LINLI_GEOMETRY_POINT)
    write_doubles (bytes, nowhere, 2);
  else
    write_uint (bytes, n_parts);
  for (guint i = 0; i < n_parts; i++)
    write_part (bytes, self, i);
}

/**
 * linli_geometry_new_from_wkb:
 * @wkb: (array length=size) (element-type guint8): well-known binary, ISO or PostGIS, either byte order; heights and measures are dropped
 * @size: its length in bytes
 * @error: return location for %LINLI_GEOMETRY_ERROR_MALFORMED or %LINLI_GEOMETRY_ERROR_UNSUPPORTED
 *
 * Returns: (transfer full): the shape, or %NULL
 */
LinliGeometry *
linli_geometry_new_from_wkb (const void  *wkb,
                             gsize        size,
                             GError     **error)
{
  LinliWkbCursor cursor = { wkb, size, TRUE };

  g_return_val_if_fail (wkb != NULL || size == 0, NULL);

  return read_wkb (&cursor, error);
}

/**
 * linli_geometry_new_from_blob:
 * @blob: (array length=size) (element-type guint8): a GeoPackage geometry, as a column `geom` holds it
 * @size: its length in bytes
 * @error: return location for %LINLI_GEOMETRY_ERROR_MALFORMED or %LINLI_GEOMETRY_ERROR_UNSUPPORTED
 *
 * The bytes may be anything. What comes out has finite coordinates and nothing more is sure of it: see linli_geometry_check().
 *
 * Returns: (transfer full): the shape, or %NULL
 */
LinliGeometry *
linli_geometry_new_from_blob (const void  *blob,
                              gsize        size,
                              GError     **error)
{
  LinliWkbCursor cursor;
  guint n_envelope;

  g_return_val_if_fail (blob != NULL || size == 0, NULL);

  if (!_linli_gpkg_open (blob, size, &cursor, &n_envelope))
    {
      malformed (error, "it does not begin as a GeoPackage geometry does");
      return NULL;
    }
  if ((((const guint8 *) blob)[3] & FLAG_EXTENDED) != 0)
    {
      g_set_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_UNSUPPORTED, "Extended GeoPackage geometries are not supported");
      return NULL;
    }
  return read_wkb (&cursor, error);
}

/**
 * linli_geometry_new_from_bytes:
 * @bytes: a GeoPackage geometry
 * @error: return location, as for linli_geometry_new_from_blob()
 *
 * Returns: (transfer full): the shape, or %NULL
 */
LinliGeometry *
linli_geometry_new_from_bytes (GBytes  *bytes,
                               GError **error)
{
  gsize size;
  const void *blob;

  g_return_val_if_fail (bytes != NULL, NULL);

  blob = g_bytes_get_data (bytes, &size);
  return linli_geometry_new_from_blob (blob, size, error);
}

/**
 * linli_geometry_to_bytes:
 * @self: a shape in WGS 84
 *
 * Returns: (transfer full): a GeoPackage geometry in EPSG:4326, little endian, with an envelope unless it is a point
 */
GBytes *
linli_geometry_to_bytes (const LinliGeometry *self)
{
  GByteArray *bytes;
  guint8 header[] = { 'G', 'P', 0, FLAG_LITTLE };
  const double envelope[] = { self->box.min_x, self->box.max_x, self->box.min_y, self->box.max_y };

  g_return_val_if_fail (self != NULL, NULL);

  if (self->points->len == 0)
    header[3] |= FLAG_EMPTY;
  else if (self->kind != LINLI_GEOMETRY_POINT)
    header[3] |= FLAG_ENVELOPE_XY;
  bytes = g_byte_array_sized_new (64 + self->points->len * sizeof (double));
  g_byte_array_append (bytes, header, sizeof header);
  write_uint (bytes, SRS_WGS84);
  if ((header[3] & FLAG_ENVELOPE_XY) != 0)
    write_doubles (bytes, envelope, G_N_ELEMENTS (envelope));
  write_wkb (bytes, self);
  return g_byte_array_free_to_bytes (bytes);
}

/**
 * linli_geometry_to_wkb:
 * @self: a shape
 *
 * Returns: (transfer full): ISO well-known binary, little endian
 */
GBytes *
linli_geometry_to_wkb (const LinliGeometry *self)
{
  GByteArray *bytes;

  g_return_val_if_fail (self != NULL, NULL);

  bytes = g_byte_array_sized_new (32 + self->points->len * sizeof (double));
  write_wkb (bytes, self);
  return g_byte_array_free_to_bytes (bytes);
}

static void
append_path (GString      *text,
             const double *points,
             guint         n_points)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < n_points; i++)
    g_string_append_printf (text, "%s%s %s", i == 0 ? "(" : ", ", g_ascii_formatd (x, sizeof x, "%.9g", points[2 * i]),
                            g_ascii_formatd (y, sizeof y, "%.9g", points[2 * i + 1]));
  g_string_append_c (text, ')');
}

static void
append_part (GString             *text,
             const LinliGeometry *self,
             guint                part)
{
  gboolean nested = linli_geometry_get_part_kind (self, part) == LINLI_GEOMETRY_POLYGON;

  if (nested)
    g_string_append_c (text, '(');
  for (guint i = 0; i < linli_geometry_get_n_paths (self, part); i++)
    {
      guint n_points;
      const double *points = linli_geometry_get_path (self, part, i, &n_points);

      if (i > 0)
        g_string_append (text, ", ");
      append_path (text, points, n_points);
    }
  if (nested)
    g_string_append_c (text, ')');
}

/**
 * linli_geometry_to_text:
 * @self: a shape
 *
 * Returns: (transfer full): well-known text, for messages and tests
 */
char *
linli_geometry_to_text (const LinliGeometry *self)
{
  static const char * const names[] = {
    NULL, "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_parts;

  g_return_val_if_fail (self != NULL, NULL);

  n_parts = self->parts->len;
  g_string_append_printf (text, "%s ", names[self->kind]);
  if (n_parts == 0)
    g_string_append (text, "EMPTY");
  else if (self->kind <= LINLI_GEOMETRY_POLYGON)
    append_part (text, self, 0);
  else
    {
      for (guint i = 0; i < n_parts; i++)
        {
          g_string_append (text, i == 0 ? "(" : ", ");
          if (self->kind == LINLI_GEOMETRY_COLLECTION)
            g_string_append_printf (text, "%s ", names[linli_geometry_get_part_kind (self, i)]);
          append_part (text, self, i);
        }
      g_string_append_c (text, ')');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * linli_geometry_peek_point:
 * @blob: (array length=size) (element-type guint8) (nullable): a GeoPackage geometry
 * @size: its length in bytes
 * @x: (out): longitude
 * @y: (out): latitude
 *
 * Reads a point without making a shape of it, for tables of many.
 *
 * Returns: %FALSE when the bytes are not a point that is somewhere
 */
gboolean
linli_geometry_peek_point (const void *blob,
                           gsize       size,
                           double     *x,
                           double     *y)
{
  LinliWkbCursor cursor;
  guint n_envelope, type, n_dimensions;
  const guint8 *bytes;

  if (!_linli_gpkg_open (blob, size, &cursor, &n_envelope) || !_linli_wkb_take_type (&cursor, &type, &n_dimensions))
    return FALSE;
  bytes = _linli_wkb_take (&cursor, n_dimensions * sizeof (double));
  if (type != LINLI_WKB_POINT || bytes == NULL)
    return FALSE;
  *x = _linli_wkb_get_double (bytes, cursor.little);
  *y = _linli_wkb_get_double (bytes + sizeof (double), cursor.little);
  return isfinite (*x) && isfinite (*y);
}

/**
 * linli_geometry_peek_box:
 * @blob: (array length=size) (element-type guint8) (nullable): a GeoPackage geometry
 * @size: its length in bytes
 * @box: (out): its rectangle
 *
 * Reads the rectangle without making a shape, from the header where it is written there.
 *
 * Returns: %FALSE when the bytes are no geometry or an empty one
 */
gboolean
linli_geometry_peek_box (const void *blob,
                         gsize       size,
                         LinliBox   *box)
{
  double envelope[LINLI_ENVELOPE_N];
  gboolean empty;

  if (!_linli_envelope_of_blob (blob, size, envelope, &empty) || empty)
    return FALSE;
  box->min_x = envelope[LINLI_ENVELOPE_MIN_X];
  box->max_x = envelope[LINLI_ENVELOPE_MAX_X];
  box->min_y = envelope[LINLI_ENVELOPE_MIN_Y];
  box->max_y = envelope[LINLI_ENVELOPE_MAX_Y];
  return TRUE;
}
