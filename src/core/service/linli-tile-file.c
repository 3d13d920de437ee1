/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliTileFile: raster tiles from an MBTiles file (https://github.com/mapbox/mbtiles-spec, version 1.3). */

#include "config.h"

#include "linli-tile-file.h"

#include "linli-database-private.h"

#define DEEPEST 24

struct _LinliTileFile {
  LinliDatabase *database;
  char *attribution;
  int least_zoom;
  int most_zoom;
};

G_DEFINE_QUARK (linli-tile-file-error-quark, linli_tile_file_error)

/* What the file system says is passed on; what SQLite says about the content gets our own code. */
static void
take_error (GError  *from,
            int      code,
            GError **error)
{
  if (from->domain == G_IO_ERROR)
    {
      g_propagate_error (error, from);
      return;
    }
  g_set_error_literal (error, LINLI_TILE_FILE_ERROR, code, from->message);
  g_error_free (from);
}

/* A description written for a web page carries links and entities; a label shows its words only. */
static char *
dup_plain_text (char *html)
{
  g_autoptr (GRegex) tags = g_regex_new ("<[^>]*>", 0, 0, NULL);
  g_autofree char *plain = html != NULL ? g_regex_replace_literal (tags, html, -1, 0, "", 0, NULL) : NULL;
  g_autofree char *sign = NULL;
  g_auto (GStrv) pieces = NULL;

  g_free (html);
  if (plain == NULL || *g_strstrip (plain) == '\0')
    return NULL;
  pieces = g_strsplit (plain, "&copy;", -1);
  sign = g_strjoinv ("©", pieces);
  g_strfreev (pieces);
  pieces = g_strsplit (sign, "&amp;", -1);
  return g_strjoinv ("&", pieces);
}

static int
tile_file_find_zoom (LinliTileFile *self,
                     const char    *key,
                     const char    *sql)
{
  g_autofree char *text = linli_database_dup_text (self->database, "SELECT value FROM metadata WHERE name = ?", "s", key);
  gint64 zoom;

  if (text != NULL && g_ascii_string_to_signed (text, 10, 0, DEEPEST, &zoom, NULL))
    return zoom;
  return CLAMP (linli_database_get_int64 (self->database, 0, sql, NULL), 0, DEEPEST);
}

/* Looks at one tile, because the format that the metadata names is often wrong or missing. */
static gboolean
tile_file_check (LinliTileFile  *self,
                 GError        **error)
{
  g_autoptr (LinliStatement) statement = NULL;
  g_autofree char *format = NULL;
  GError *local_error = NULL;
  const guchar *data;
  gsize size = 0;

  statement = linli_database_query (self->database, &local_error,
                                    "SELECT tile_data, zoom_level, tile_column, tile_row FROM tiles LIMIT 1", NULL);
  if (statement == NULL)
    {
      take_error (local_error, g_error_matches (local_error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED) ?
                  LINLI_TILE_FILE_ERROR_DAMAGED : LINLI_TILE_FILE_ERROR_FORMAT, error);
      return FALSE;
    }
  if (!linli_statement_step (statement, &local_error))
    {
      if (local_error != NULL)
        take_error (local_error, LINLI_TILE_FILE_ERROR_DAMAGED, error);
      else
        g_set_error_literal (error, LINLI_TILE_FILE_ERROR, LINLI_TILE_FILE_ERROR_FORMAT, "there is no tile in it");
      return FALSE;
    }
  data = linli_statement_get_blob (statement, 0, &size);
  format = linli_database_dup_text (self->database, "SELECT value FROM metadata WHERE name = 'format'", NULL);
  if (g_strcmp0 (format, "pbf") == 0 || (size > 2 && data[0] == 0x1f && data[1] == 0x8b))
    {
      g_set_error_literal (error, LINLI_TILE_FILE_ERROR, LINLI_TILE_FILE_ERROR_VECTOR, "its tiles are vector tiles");
      return FALSE;
    }
  return TRUE;
}

/**
 * linli_tile_file_open:
 * @path: an MBTiles file
 * @error: return location for a #LinliTileFileError or #GIOErrorEnum
 *
 * Returns: (skip) (transfer full) (nullable): the file, open for reading
 */
LinliTileFile *
linli_tile_file_open (const char  *path,
                      GError     **error)
{
  g_autoptr (LinliTileFile) self = g_new0 (LinliTileFile, 1);
  GError *local_error = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no file %s", path);
      return NULL;
    }
  self->database = _linli_database_open (path, LINLI_DATABASE_READ, FALSE, &local_error);
  if (self->database == NULL)
    {
      take_error (local_error, g_error_matches (local_error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_LINLI) ?
                  LINLI_TILE_FILE_ERROR_FORMAT : LINLI_TILE_FILE_ERROR_DAMAGED, error);
      return NULL;
    }
  if (!tile_file_check (self, error))
    return NULL;
  self->least_zoom = tile_file_find_zoom (self, "minzoom", "SELECT min(zoom_level) FROM tiles");
  self->most_zoom = MAX (tile_file_find_zoom (self, "maxzoom", "SELECT max(zoom_level) FROM tiles"), self->least_zoom);
  self->attribution = dup_plain_text (linli_database_dup_text (self->database, "SELECT value FROM metadata WHERE name = 'attribution'", NULL));
  return g_steal_pointer (&self);
}

void
linli_tile_file_free (LinliTileFile *self)
{
  g_clear_pointer (&self->database, linli_database_close);
  g_free (self->attribution);
  g_free (self);
}

/**
 * linli_tile_file_get_zooms:
 * @self: the file
 * @least: (out): the level of the coarsest tiles
 * @most: (out): the level of the finest tiles
 */
void
linli_tile_file_get_zooms (LinliTileFile *self,
                           int           *least,
                           int           *most)
{
  *least = self->least_zoom;
  *most = self->most_zoom;
}

/**
 * linli_tile_file_get_attribution:
 * @self: the file
 *
 * Returns: (nullable): whom the file names as its source, in plain text
 */
const char *
linli_tile_file_get_attribution (LinliTileFile *self)
{
  return self->attribution;
}

/**
 * linli_tile_file_load:
 * @self: the file
 * @zoom: level of the tile
 * @x: column, from the west
 * @y: row, from the north; the file itself counts from the south
 * @error: return location for a #LinliTileFileError
 *
 * Returns: (transfer full) (nullable): the picture as it is stored, or %NULL; without an error there is no such tile
 */
GBytes *
linli_tile_file_load (LinliTileFile  *self,
                      int             zoom,
                      int             x,
                      int             y,
                      GError        **error)
{
  g_autoptr (LinliStatement) statement = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (zoom >= 0 && zoom <= DEEPEST, NULL);

  statement = linli_database_query (self->database, &local_error,
                                    "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?", "iii",
                                    (gint64) zoom, (gint64) x, ((gint64) 1 << zoom) - 1 - y);
  if (statement != NULL && linli_statement_step (statement, &local_error))
    return linli_statement_dup_bytes (statement, 0);
  if (local_error != NULL)
    take_error (local_error, LINLI_TILE_FILE_ERROR_DAMAGED, error);
  return NULL;
}
