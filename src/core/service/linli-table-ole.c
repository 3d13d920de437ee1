/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* OLE files: old .xls workbooks, and what Excel and WPS wrap an .xlsx into when it gets a password. The directory tells them apart: entries
 * of 128 bytes in a chain of sectors, each beginning with a name. */

#include "config.h"

#include <string.h>

#include "linli-table-private.h"

#define HEADER_SIZE 512
#define ENTRY_SIZE 128
/* Tables of the chains whose places are in the header. */
#define HEADER_TABLES 109
/* No sector, but the end of a chain or the like. */
#define NO_SECTOR 0xfffffffa
/* A protected workbook has a dozen entries. */
#define MOST_SECTORS 64

static gboolean
linli_ole_read (GInputStream *stream,
                guint64       offset,
                guint8       *bytes,
                gsize         size)
{
  gsize n;

  return g_seekable_seek (G_SEEKABLE (stream), offset, G_SEEK_SET, NULL, NULL) && g_input_stream_read_all (stream, bytes, size, &n, NULL, NULL) && n == size;
}

static guint32
linli_ole_get (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_LE (value);
}

/* A number at a place in a sector; NO_SECTOR where there is none. */
static guint32
linli_ole_look_up (GInputStream *stream,
                   guint         shift,
                   guint32       sector,
                   guint         place)
{
  guint8 bytes[4];

  return sector < NO_SECTOR && linli_ole_read (stream, (((guint64) sector + 1) << shift) + 4 * place, bytes, sizeof bytes) ? linli_ole_get (bytes) : NO_SECTOR;
}

/* The sector that follows one in its chain. Where the tables of the chains lie is in the header, and for files of many megabytes in further sectors. */
static guint32
linli_ole_next (GInputStream *stream,
                const guint8 *header,
                guint         shift,
                guint32       sector)
{
  guint n = 1u << (shift - 2);
  guint table = sector / n;
  guint32 more = linli_ole_get (header + 68);

  if (table < HEADER_TABLES)
    return linli_ole_look_up (stream, shift, linli_ole_get (header + 76 + 4 * table), sector % n);
  for (table -= HEADER_TABLES; table >= n - 1 && more < NO_SECTOR; table -= n - 1)
    more = linli_ole_look_up (stream, shift, more, n - 1);
  return more < NO_SECTOR ? linli_ole_look_up (stream, shift, linli_ole_look_up (stream, shift, more, table), sector % n) : NO_SECTOR;
}

/* Whether the OLE file is a workbook under a password; not what cannot be read. */
gboolean
_linli_table_is_protected (GInputStream *stream)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"; /* and the 0 of the literal's end */
  guint8 header[HEADER_SIZE], sector[1 << 12];
  guint32 place;
  guint shift;

  if (!linli_ole_read (stream, 0, header, sizeof header))
    return FALSE;
  shift = header[30];
  if (shift != 9 && shift != 12)
    return FALSE;
  place = linli_ole_get (header + 48);
  for (guint i = 0; i < MOST_SECTORS && place < NO_SECTOR; i++)
    {
      if (!linli_ole_read (stream, ((guint64) place + 1) << shift, sector, 1u << shift))
        return FALSE;
      for (gsize entry = 0; entry < 1u << shift; entry += ENTRY_SIZE)
        if (memcmp (sector + entry, name, sizeof name) == 0)
          return TRUE;
      place = linli_ole_next (stream, header, shift, place);
    }
  return FALSE;
}
