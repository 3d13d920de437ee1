/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* The numbers of well-known binary (OGC 06-103r4, clause 8.2.3). */
enum {
  LINLI_WKB_POINT = 1,
  LINLI_WKB_LINESTRING,
  LINLI_WKB_POLYGON,
  LINLI_WKB_MULTIPOINT,
  LINLI_WKB_MULTILINESTRING,
  LINLI_WKB_MULTIPOLYGON,
  LINLI_WKB_COLLECTION,
};

/* Collections within collections beyond this are refused. */
#define LINLI_WKB_DEEPEST 8
/* The header of a GeoPackage geometry before its envelope. */
#define LINLI_GPKG_HEADER_SIZE 8

/* A place in bytes that may be anything; no reader goes past the end. */
typedef struct {
  const guint8 *data;
  gsize left;
  gboolean little;
} LinliWkbCursor;

static inline const guint8 *
_linli_wkb_take (LinliWkbCursor *cursor,
                 gsize           size)
{
  const guint8 *here = cursor->data;

  if (cursor->left < size)
    return NULL;
  cursor->data += size;
  cursor->left -= size;
  return here;
}

static inline gboolean
_linli_wkb_take_uint (LinliWkbCursor *cursor,
                      guint32        *value)
{
  const guint8 *bytes = _linli_wkb_take (cursor, sizeof *value);

  if (bytes == NULL)
    return FALSE;
  memcpy (value, bytes, sizeof *value);
  *value = cursor->little ? GUINT32_FROM_LE (*value) : GUINT32_FROM_BE (*value);
  return TRUE;
}

static inline double
_linli_wkb_get_double (const guint8 *bytes,
                       gboolean      little)
{
  union { guint64 bits; double number; } value;

  memcpy (&value.bits, bytes, sizeof value.bits);
  value.bits = little ? GUINT64_FROM_LE (value.bits) : GUINT64_FROM_BE (value.bits);
  return value.number;
}

/* Byte order and type, the latter as ISO writes it (thousands for Z and M) or as PostGIS does (high bits). */
static inline gboolean
_linli_wkb_take_type (LinliWkbCursor *cursor,
                      guint          *type,
                      guint          *n_dimensions)
{
  const guint8 *order = _linli_wkb_take (cursor, 1);
  guint32 value, ignored;

  if (order == NULL)
    return FALSE;
  cursor->little = *order != 0;
  if (!_linli_wkb_take_uint (cursor, &value))
    return FALSE;
  *n_dimensions = 2 + ((value & 0x80000000u) != 0) + ((value & 0x40000000u) != 0);
  if ((value & 0x20000000u) != 0 && !_linli_wkb_take_uint (cursor, &ignored))
    return FALSE;
  value &= 0x1fffffffu;
  *type = value % 1000;
  if (value / 1000 > 3)
    return FALSE;
  if (value >= 1000)
    *n_dimensions = value / 1000 == 3 ? 4 : 3;
  return TRUE;
}

/* The body of a GeoPackage geometry: where its WKB begins, or FALSE. */
static inline gboolean
_linli_gpkg_open (const void     *blob,
                  gsize           size,
                  LinliWkbCursor *cursor,
                  guint          *n_envelope)
{
  static const gsize envelope_sizes[] = { 0, 32, 48, 48, 64 };
  const guint8 *bytes = (const guint8 *) blob;
  guint kind;

  if (bytes == NULL || size < LINLI_GPKG_HEADER_SIZE || bytes[0] != 'G' || bytes[1] != 'P')
    return FALSE;
  kind = bytes[3] >> 1 & 7;
  if (kind >= G_N_ELEMENTS (envelope_sizes) || size < LINLI_GPKG_HEADER_SIZE + envelope_sizes[kind])
    return FALSE;
  *n_envelope = envelope_sizes[kind] / sizeof (double);
  cursor->data = bytes + LINLI_GPKG_HEADER_SIZE + envelope_sizes[kind];
  cursor->left = size - LINLI_GPKG_HEADER_SIZE - envelope_sizes[kind];
  cursor->little = TRUE;
  return TRUE;
}

G_END_DECLS
