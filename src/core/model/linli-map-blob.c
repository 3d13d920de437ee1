/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reads the coordinates of a GeoPackage geometry blob (OGC 12-128r18, clause 2.1.3) into a shape of the map. */

#include "config.h"

#include "linli-map-blob-private.h"

#include <string.h>

typedef struct {
  const guint8 *at;
  const guint8 *end;
  gboolean swap;
  gboolean bad;
  GArray *xy;
  GArray *starts;
  LinliMapShapeType type;
} Reader;

static void
reader_take (Reader *self,
             void   *to,
             gsize   size)
{
  memset (to, 0, size);
  if (self->bad || (gsize) (self->end - self->at) < size)
    {
      self->bad = TRUE;
      return;
    }
  memcpy (to, self->at, size);
  self->at += size;
  if (self->swap)
    for (gsize i = 0; i < size / 2; i++)
      {
        guint8 *bytes = to, kept = bytes[i];

        bytes[i] = bytes[size - 1 - i];
        bytes[size - 1 - i] = kept;
      }
}

static guint32
reader_uint32 (Reader *self)
{
  guint32 value;

  reader_take (self, &value, sizeof value);
  return value;
}

static void
reader_part (Reader  *self,
             guint32  n,
             guint    n_more)
{
  guint start;

  for (guint32 i = 0; i < n && !self->bad; i++)
    {
      double values[4];

      for (guint axis = 0; axis < 2 + n_more; axis++)
        reader_take (self, &values[axis], sizeof (double));
      g_array_append_vals (self->xy, values, 2);
    }
  start = self->xy->len / 2;
  g_array_append_val (self->starts, start);
}

static void
reader_geometry (Reader *self,
                 guint   depth)
{
  guint8 order;
  guint32 type, n_more;

  self->swap = FALSE;
  reader_take (self, &order, 1);
  self->swap = order != (G_BYTE_ORDER == G_LITTLE_ENDIAN ? 1 : 0);
  type = reader_uint32 (self);
  n_more = type / 1000 == 0 ? 0 : type / 1000 == 3 ? 2 : 1;
  if (self->bad || depth > 4 || type / 1000 > 3)
    {
      self->bad = TRUE;
      return;
    }
  switch (type % 1000)
    {
    case 1:
      reader_part (self, 1, n_more);
      break;
    case 2:
      self->type = MAX (self->type, LINLI_MAP_SHAPE_LINE);
      reader_part (self, reader_uint32 (self), n_more);
      break;
    case 3:
      self->type = LINLI_MAP_SHAPE_POLYGON;
      for (guint32 n = reader_uint32 (self); n > 0 && !self->bad; n--)
        reader_part (self, reader_uint32 (self), n_more);
      break;
    case 4:
    case 5:
    case 6:
    case 7:
      for (guint32 n = reader_uint32 (self); n > 0 && !self->bad; n--)
        reader_geometry (self, depth + 1);
      break;
    default:
      self->bad = TRUE;
      break;
    }
}

/* Returns: (nullable): %NULL for an empty or unreadable blob: what cannot be drawn is reported by the check, not by the map. */
LinliMapShape *
_linli_map_blob_to_shape (const void *blob,
                          gsize       size,
                          gint64      id,
                          const char *name)
{
  static const gsize envelope_sizes[8] = { 0, 32, 48, 48, 64, 0, 0, 0 };
  const guint8 *bytes = blob;
  g_autoptr (GArray) xy = g_array_new (FALSE, FALSE, sizeof (double)), starts = g_array_new (FALSE, TRUE, sizeof (guint));
  Reader reader = { 0 };
  gsize header;

  if (size < 8 || bytes[0] != 'G' || bytes[1] != 'P')
    return NULL;
  header = 8 + envelope_sizes[bytes[3] >> 1 & 7];
  if (size <= header)
    return NULL;
  reader.at = bytes + header;
  reader.end = bytes + size;
  reader.xy = xy;
  reader.starts = starts;
  g_array_set_size (starts, 1);
  reader_geometry (&reader, 0);
  if (reader.bad || xy->len == 0)
    return NULL;
  return linli_map_shape_new (id, reader.type, (const double *) (gpointer) xy->data, (const guint *) (gpointer) starts->data,
                              starts->len - 1, name);
}
