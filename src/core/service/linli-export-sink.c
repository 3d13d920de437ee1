/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The file that an export becomes: of the kind that its name says, written beside its place, and moved there when everything is in it. */

#include "config.h"

#include <glib/gstdio.h>

#include "linli-export-private.h"
#include "linli-part-private.h"
#include "linli-table.h"

gboolean
_linli_sink_complete (LinliSink   *sink,
                      const char  *path,
                      GError     **error)
{
  return sink->finish (sink, error) && _linli_part_complete (sink->part, path, NULL, error);
}

void
_linli_sink_free (LinliSink *self)
{
  if (self == NULL)
    return;
  self->free (self);
  /* Gone when it was moved to its place. */
  if (self->part != NULL)
    g_unlink (self->part);
  g_free (self->part);
  g_free (self);
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
  sink->part = _linli_part_new (path, is_private, error);
  if (sink->part == NULL)
    g_clear_pointer (&sink, _linli_sink_free);
  return sink;
}
