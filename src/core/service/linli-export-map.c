/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The geodata of an export: GeoJSON (RFC 7946), and a GeoPackage with one table. */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "linli-export-private.h"
#include "linli-geometry.h"
#include "linli-table.h"

#define GPKG_APPLICATION_ID 0x47504B47
#define GPKG_VERSION 10300

typedef struct {
  LinliSink sink;
  FILE *file;
  gboolean any;
} LinliGeojsonSink;

typedef struct {
  LinliSink sink;
  char *table;
  sqlite3 *database;
  sqlite3_stmt *insert;
  double box[4];
  gboolean has_box;
} LinliGeopackageSink;

static void
linli_geojson_put_text (GString    *json,
                        const char *text)
{
  g_string_append_c (json, '"');
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      g_string_append_printf (json, "\\%c", *text);
    else if ((guchar) *text < 0x20)
      g_string_append_printf (json, "\\u%04x", *text);
    else
      g_string_append_c (json, *text);
  g_string_append_c (json, '"');
}

/* Seven decimals are a centimetre. */
static void
linli_geojson_put_points (GString      *json,
                          const double *points,
                          guint         n_points)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < n_points; i++)
    {
      g_ascii_formatd (x, sizeof x, "%.7f", points[2 * i]);
      g_ascii_formatd (y, sizeof y, "%.7f", points[2 * i + 1]);
      g_string_append_printf (json, "%s[%s,%s]", i > 0 ? "," : "", x, y);
    }
}

static void
linli_geojson_put_part (GString             *json,
                        const LinliGeometry *shape,
                        guint                part)
{
  LinliGeometryType type = linli_geometry_get_part_kind (shape, part);
  guint n_paths = linli_geometry_get_n_paths (shape, part);

  g_string_append (json, type == LINLI_GEOMETRY_POLYGON ? "[" : "");
  for (guint i = 0; i < n_paths; i++)
    {
      guint n_points;
      const double *points = linli_geometry_get_path (shape, part, i, &n_points);

      g_string_append (json, i > 0 ? "," : "");
      g_string_append (json, type != LINLI_GEOMETRY_POINT ? "[" : "");
      linli_geojson_put_points (json, points, n_points);
      g_string_append (json, type != LINLI_GEOMETRY_POINT ? "]" : "");
    }
  g_string_append (json, type == LINLI_GEOMETRY_POLYGON ? "]" : "");
}

static void
linli_geojson_put_shape (GString             *json,
                         const LinliGeometry *shape)
{
  static const char * const names[] = { NULL, "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection" };
  LinliGeometryType type = linli_geometry_get_kind (shape);
  gboolean single = type <= LINLI_GEOMETRY_POLYGON, mixed = type == LINLI_GEOMETRY_COLLECTION;

  g_string_append_printf (json, "{\"type\":\"%s\",\"%s\":%s", names[type], mixed ? "geometries" : "coordinates", single ? "" : "[");
  for (guint i = 0; i < linli_geometry_get_n_parts (shape); i++)
    {
      g_string_append (json, i > 0 ? "," : "");
      if (mixed)
        g_string_append_printf (json, "{\"type\":\"%s\",\"coordinates\":", names[linli_geometry_get_part_kind (shape, i)]);
      linli_geojson_put_part (json, shape, i);
      g_string_append (json, mixed ? "}" : "");
    }
  g_string_append_printf (json, "%s}", single ? "" : "]");
}

static gboolean
linli_geojson_sink_start (LinliSink                *sink,
                          const LinliExportColumn  *columns,
                          guint                     n_columns,
                          GError                  **error)
{
  LinliGeojsonSink *self = (LinliGeojsonSink *) sink;

  if ((self->file = g_fopen (sink->part, "wb")) == NULL)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", sink->part, g_strerror (errno));
      return FALSE;
    }
  fputs ("{\"type\":\"FeatureCollection\",\"features\":[", self->file);
  return TRUE;
}

static gboolean
linli_geojson_sink_add (LinliSink   *sink,
                        const char **values,
                        GBytes      *geometry,
                        GError     **error)
{
  LinliGeojsonSink *self = (LinliGeojsonSink *) sink;
  g_autoptr (LinliGeometry) shape = geometry != NULL ? linli_geometry_new_from_bytes (geometry, NULL) : NULL;
  g_autoptr (GString) json = g_string_new (self->any ? ",\n" : "\n");

  self->any = TRUE;
  g_string_append (json, "{\"type\":\"Feature\",\"geometry\":");
  if (shape != NULL)
    linli_geojson_put_shape (json, shape);
  else
    g_string_append (json, "null");
  g_string_append (json, ",\"properties\":{");
  for (guint i = 0; i < sink->n_columns; i++)
    {
      LinliFieldType type = sink->columns[i].field.type;

      g_string_append (json, i > 0 ? "," : "");
      linli_geojson_put_text (json, sink->columns[i].field.name);
      g_string_append_c (json, ':');
      if (values[i] == NULL || *values[i] == '\0')
        g_string_append (json, "null");
      else if (type == LINLI_FIELD_INTEGER || type == LINLI_FIELD_REAL)
        g_string_append (json, values[i]);
      else
        linli_geojson_put_text (json, values[i]);
    }
  g_string_append (json, "}}");
  fwrite (json->str, 1, json->len, self->file);
  return TRUE;
}

static gboolean
linli_geojson_sink_finish (LinliSink  *sink,
                           GError    **error)
{
  LinliGeojsonSink *self = (LinliGeojsonSink *) sink;
  gboolean failed;

  fputs ("\n]}\n", self->file);
  failed = ferror (self->file) != 0;
  failed |= fclose (g_steal_pointer (&self->file)) != 0;
  if (failed)
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s could not be written to its end", sink->part);
  return !failed;
}

static void
linli_geojson_sink_free (LinliSink *sink)
{
  g_clear_pointer (&((LinliGeojsonSink *) sink)->file, fclose);
}

LinliSink *
_linli_geojson_sink_new (void)
{
  LinliGeojsonSink *self = g_new0 (LinliGeojsonSink, 1);

  self->sink.start = linli_geojson_sink_start;
  self->sink.add = linli_geojson_sink_add;
  self->sink.finish = linli_geojson_sink_finish;
  self->sink.free = linli_geojson_sink_free;
  return &self->sink;
}

static gboolean
linli_geopackage_sink_check (LinliGeopackageSink  *self,
                             int                   code,
                             GError              **error)
{
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
    return TRUE;
  g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED, "%s", sqlite3_errmsg (self->database));
  return FALSE;
}

static gboolean
linli_geopackage_sink_run (LinliGeopackageSink  *self,
                           const char           *sql,
                           GError              **error)
{
  return linli_geopackage_sink_check (self, sqlite3_exec (self->database, sql, NULL, NULL, NULL), error);
}

/* The tables of OGC GeoPackage 1.3 that one layer needs; columns have the fields' names. */
static char *
linli_geopackage_sink_dup_schema (LinliGeopackageSink *self)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "PRAGMA application_id = %d; PRAGMA user_version = %d; BEGIN;", GPKG_APPLICATION_ID, GPKG_VERSION);
  g_string_append (sql,
                   "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, "
                   "organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);"
                   "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL), "
                   "('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL), ('WGS 84 geodetic', 4326, 'EPSG', 4326, "
                   "'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],"
                   "UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]', NULL);"
                   "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, "
                   "description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime ('%Y-%m-%dT%H:%M:%fZ', 'now')), min_x DOUBLE, "
                   "min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) "
                   "REFERENCES gpkg_spatial_ref_sys (srs_id));"
                   "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, "
                   "srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), "
                   "CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name), "
                   "CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));");
  g_string_append_printf (sql,
                          "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (%1$s, 'features', %1$s, 4326);"
                          "INSERT INTO gpkg_geometry_columns VALUES (%1$s, 'geom', 'GEOMETRY', 4326, 0, 0);"
                          "CREATE TABLE \"%2$s\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY", "(SELECT name FROM temp.wanted)", self->table);
  for (guint i = 0; i < self->sink.n_columns; i++)
    {
      LinliFieldType type = self->sink.columns[i].field.type;

      g_string_append_printf (sql, ", \"%s\" %s", self->sink.columns[i].field.name,
                              type == LINLI_FIELD_INTEGER ? "INTEGER" : type == LINLI_FIELD_REAL ? "DOUBLE" : "TEXT");
    }
  g_string_append (sql, ");");
  return g_string_free (sql, FALSE);
}

static gboolean
linli_geopackage_sink_name_table (LinliGeopackageSink  *self,
                                  GError              **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean done;

  if (!linli_geopackage_sink_run (self, "CREATE TEMP TABLE wanted (name TEXT)", error)
      || !linli_geopackage_sink_check (self, sqlite3_prepare_v2 (self->database, "INSERT INTO temp.wanted VALUES (?)", -1, &statement, NULL), error))
    return FALSE;
  sqlite3_bind_text (statement, 1, self->table, -1, SQLITE_STATIC);
  done = linli_geopackage_sink_check (self, sqlite3_step (statement), error);
  sqlite3_finalize (statement);
  return done;
}

static gboolean
linli_geopackage_sink_start (LinliSink                *sink,
                             const LinliExportColumn  *columns,
                             guint                     n_columns,
                             GError                  **error)
{
  LinliGeopackageSink *self = (LinliGeopackageSink *) sink;
  g_autofree char *schema = linli_geopackage_sink_dup_schema (self);
  g_autoptr (GString) insert = g_string_new (NULL);

  g_string_append_printf (insert, "INSERT INTO \"%s\" VALUES (NULL, ?", self->table);
  for (guint i = 0; i < n_columns; i++)
    g_string_append (insert, ", ?");
  g_string_append_c (insert, ')');
  return linli_geopackage_sink_check (self, sqlite3_open_v2 (sink->part, &self->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), error)
         && linli_geopackage_sink_name_table (self, error)
         && linli_geopackage_sink_run (self, schema, error)
         && linli_geopackage_sink_check (self, sqlite3_prepare_v2 (self->database, insert->str, -1, &self->insert, NULL), error);
}

static void
linli_geopackage_sink_extend (LinliGeopackageSink *self,
                              gconstpointer        blob,
                              gsize                size)
{
  LinliBox box;

  if (!linli_geometry_peek_box (blob, size, &box))
    return;
  self->box[0] = self->has_box ? MIN (self->box[0], box.min_x) : box.min_x;
  self->box[1] = self->has_box ? MIN (self->box[1], box.min_y) : box.min_y;
  self->box[2] = self->has_box ? MAX (self->box[2], box.max_x) : box.max_x;
  self->box[3] = self->has_box ? MAX (self->box[3], box.max_y) : box.max_y;
  self->has_box = TRUE;
}

static gboolean
linli_geopackage_sink_add (LinliSink   *sink,
                           const char **values,
                           GBytes      *geometry,
                           GError     **error)
{
  LinliGeopackageSink *self = (LinliGeopackageSink *) sink;
  gsize size = 0;
  gconstpointer blob = geometry != NULL ? g_bytes_get_data (geometry, &size) : NULL;

  sqlite3_reset (self->insert);
  sqlite3_clear_bindings (self->insert);
  if (blob != NULL)
    {
      sqlite3_bind_blob (self->insert, 1, blob, (int) size, SQLITE_STATIC);
      linli_geopackage_sink_extend (self, blob, size);
    }
  for (guint i = 0; i < sink->n_columns; i++)
    {
      if (values[i] == NULL || *values[i] == '\0')
        continue;
      if (sink->columns[i].field.type == LINLI_FIELD_INTEGER)
        sqlite3_bind_int64 (self->insert, i + 2, g_ascii_strtoll (values[i], NULL, 10));
      else if (sink->columns[i].field.type == LINLI_FIELD_REAL)
        sqlite3_bind_double (self->insert, i + 2, g_ascii_strtod (values[i], NULL));
      else
        sqlite3_bind_text (self->insert, i + 2, values[i], -1, SQLITE_STATIC);
    }
  return linli_geopackage_sink_check (self, sqlite3_step (self->insert), error);
}

static gboolean
linli_geopackage_sink_finish (LinliSink  *sink,
                              GError    **error)
{
  LinliGeopackageSink *self = (LinliGeopackageSink *) sink;
  sqlite3_stmt *update = NULL;
  gboolean done = TRUE;

  g_clear_pointer (&self->insert, sqlite3_finalize);
  if (self->has_box)
    {
      done = linli_geopackage_sink_check (self, sqlite3_prepare_v2 (self->database, "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?",
                                                                    -1, &update, NULL), error);
      for (int i = 0; done && i < 4; i++)
        sqlite3_bind_double (update, i + 1, self->box[i]);
      done = done && linli_geopackage_sink_check (self, sqlite3_step (update), error);
      sqlite3_finalize (update);
    }
  return done && linli_geopackage_sink_run (self, "COMMIT", error)
         && linli_geopackage_sink_check (self, sqlite3_close (g_steal_pointer (&self->database)), error);
}

static void
linli_geopackage_sink_free (LinliSink *sink)
{
  LinliGeopackageSink *self = (LinliGeopackageSink *) sink;

  g_clear_pointer (&self->insert, sqlite3_finalize);
  g_clear_pointer (&self->database, sqlite3_close);
  g_free (self->table);
}

LinliSink *
_linli_geopackage_sink_new (const char *table)
{
  LinliGeopackageSink *self = g_new0 (LinliGeopackageSink, 1);

  self->table = g_strdup (table);
  self->sink.start = linli_geopackage_sink_start;
  self->sink.add = linli_geopackage_sink_add;
  self->sink.finish = linli_geopackage_sink_finish;
  self->sink.free = linli_geopackage_sink_free;
  return &self->sink;
}
