/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The file that an export becomes: of the kind that its name says, written beside its place, and moved there when everything is in it. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "linli-export-private.h"
#include "linli-table.h"

gboolean
_linli_sink_complete (LinliSink   *sink,
                      const char  *path,
                      GError     **error)
{
  if (!sink->finish (sink, error))
    return FALSE;
  if (g_rename (sink->part, path) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  return FALSE;
}

void
_linli_sink_free (LinliSink *self)
{
  if (self == NULL)
    return;
  self->free (self);
  /* Gone when it was moved to its place. */
  g_unlink (self->part);
  g_free (self->part);
  g_free (self);
}

/* Makes a file before anything is written into it: what is private is for nobody else to read at any moment. */
gboolean
_linli_part_create (const char  *part,
                    gboolean     is_private,
                    GError     **error)
{
  int fd;

  g_unlink (part);
  fd = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, is_private ? 0600 : 0666);
  if (fd >= 0 && close (fd) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", part, g_strerror (errno));
  return FALSE;
}

LinliSink *
_linli_sink_new (const char  *path,
                 const char  *table,
                 gboolean     is_private,
                 GError     **error)
{
  LinliSink *sink = NULL;
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".xlsx"))
    sink = _linli_workbook_sink_new ();
  else if (g_str_has_suffix (lower, ".csv"))
    sink = _linli_text_sink_new ();
  else if (table != NULL && (g_str_has_suffix (lower, ".geojson") || g_str_has_suffix (lower, ".json")))
    sink = _linli_geojson_sink_new ();
  else if (table != NULL && g_str_has_suffix (lower, ".gpkg"))
    sink = _linli_geopackage_sink_new (table);
  if (sink == NULL)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FORMAT,
                   table != NULL ? "%s: the name must end in .xlsx, .csv, .geojson or .gpkg" : "%s: the name must end in .xlsx or .csv", path);
      return NULL;
    }
  sink->part = g_strconcat (path, ".part", NULL);
  if (!_linli_part_create (sink->part, is_private, error))
    g_clear_pointer (&sink, _linli_sink_free);
  return sink;
}
