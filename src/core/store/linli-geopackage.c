/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What makes the file a GeoPackage: the ST_* functions that R*Tree triggers call, and the indexes and triggers of every
 * registered feature table (OGC 12-128r17, annex F.3). */

#include "config.h"

#include "linli-geopackage-private.h"

#include "linli-envelope-private.h"

/* The four sides of the envelope, and one more question. */
#define IS_EMPTY LINLI_ENVELOPE_N

/* One C function serves all five; the user data says which. */
static void
envelope_function (sqlite3_context  *context,
                   int               n_arguments,
                   sqlite3_value   **arguments)
{
  int wanted = GPOINTER_TO_INT (sqlite3_user_data (context));
  double envelope[LINLI_ENVELOPE_N];
  gboolean empty;

  if (sqlite3_value_type (arguments[0]) != SQLITE_BLOB ||
      !_linli_envelope_of_blob (sqlite3_value_blob (arguments[0]), sqlite3_value_bytes (arguments[0]), envelope, &empty))
    {
      sqlite3_result_null (context);
      return;
    }
  if (wanted == IS_EMPTY)
    sqlite3_result_int (context, empty);
  else if (empty)
    sqlite3_result_null (context);
  else
    sqlite3_result_double (context, envelope[wanted]);
}

gboolean
_linli_geopackage_register (sqlite3  *handle,
                            GError  **error)
{
  static const char * const names[] = { "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY", "ST_IsEmpty" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int code = sqlite3_create_function_v2 (handle, names[i], 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                             GINT_TO_POINTER (i), envelope_function, NULL, NULL, NULL);

      if (code != SQLITE_OK)
        {
          g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_FAILED, "%s: %s", names[i], sqlite3_errmsg (handle));
          return FALSE;
        }
    }
  return TRUE;
}

/* %t the table, %c its geometry column; every registered table's key is "id". */
static const char rtree_script[] =
  "CREATE VIRTUAL TABLE \"rtree_%t_%c\" USING rtree (id, minx, maxx, miny, maxy);\n"
  "INSERT INTO \"rtree_%t_%c\" SELECT id, ST_MinX(\"%c\"), ST_MaxX(\"%c\"), ST_MinY(\"%c\"), ST_MaxY(\"%c\") FROM \"%t\""
  "  WHERE \"%c\" NOT NULL AND NOT ST_IsEmpty(\"%c\");\n"
  "CREATE TRIGGER \"rtree_%t_%c_insert\" AFTER INSERT ON \"%t\" WHEN (NEW.\"%c\" NOT NULL AND NOT ST_IsEmpty(NEW.\"%c\")) BEGIN"
  "  INSERT OR REPLACE INTO \"rtree_%t_%c\" VALUES (NEW.id, ST_MinX(NEW.\"%c\"), ST_MaxX(NEW.\"%c\"), ST_MinY(NEW.\"%c\"), ST_MaxY(NEW.\"%c\")); END;\n"
  "CREATE TRIGGER \"rtree_%t_%c_update1\" AFTER UPDATE OF \"%c\" ON \"%t\" WHEN OLD.id = NEW.id AND (NEW.\"%c\" NOTNULL AND NOT ST_IsEmpty(NEW.\"%c\")) BEGIN"
  "  INSERT OR REPLACE INTO \"rtree_%t_%c\" VALUES (NEW.id, ST_MinX(NEW.\"%c\"), ST_MaxX(NEW.\"%c\"), ST_MinY(NEW.\"%c\"), ST_MaxY(NEW.\"%c\")); END;\n"
  "CREATE TRIGGER \"rtree_%t_%c_update2\" AFTER UPDATE OF \"%c\" ON \"%t\" WHEN OLD.id = NEW.id AND (NEW.\"%c\" ISNULL OR ST_IsEmpty(NEW.\"%c\")) BEGIN"
  "  DELETE FROM \"rtree_%t_%c\" WHERE id = OLD.id; END;\n"
  "CREATE TRIGGER \"rtree_%t_%c_update3\" AFTER UPDATE ON \"%t\" WHEN OLD.id != NEW.id AND (NEW.\"%c\" NOTNULL AND NOT ST_IsEmpty(NEW.\"%c\")) BEGIN"
  "  DELETE FROM \"rtree_%t_%c\" WHERE id = OLD.id;"
  "  INSERT OR REPLACE INTO \"rtree_%t_%c\" VALUES (NEW.id, ST_MinX(NEW.\"%c\"), ST_MaxX(NEW.\"%c\"), ST_MinY(NEW.\"%c\"), ST_MaxY(NEW.\"%c\")); END;\n"
  "CREATE TRIGGER \"rtree_%t_%c_update4\" AFTER UPDATE ON \"%t\" WHEN OLD.id != NEW.id AND (NEW.\"%c\" ISNULL OR ST_IsEmpty(NEW.\"%c\")) BEGIN"
  "  DELETE FROM \"rtree_%t_%c\" WHERE id IN (OLD.id, NEW.id); END;\n"
  "CREATE TRIGGER \"rtree_%t_%c_delete\" AFTER DELETE ON \"%t\" WHEN OLD.\"%c\" NOT NULL BEGIN"
  "  DELETE FROM \"rtree_%t_%c\" WHERE id = OLD.id; END;\n"
  "INSERT INTO gpkg_extensions VALUES ('%t', '%c', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');\n";

/* Triggers that note a touched row; built-in functions only, so that any program may edit the file. */
static const char dirty_script[] =
  "CREATE TRIGGER \"linli_dirty_%t_insert\" AFTER INSERT ON \"%t\" BEGIN INSERT OR IGNORE INTO linli_dirty VALUES ('%t', NEW.id); END;\n"
  "CREATE TRIGGER \"linli_dirty_%t_update\" AFTER UPDATE ON \"%t\" BEGIN INSERT OR IGNORE INTO linli_dirty VALUES ('%t', NEW.id); END;\n"
  "CREATE TRIGGER \"linli_dirty_%t_delete\" AFTER DELETE ON \"%t\" BEGIN INSERT OR IGNORE INTO linli_dirty VALUES ('%t', OLD.id); END;\n";

static char *
fill_in (const char *script,
         const char *table,
         const char *column)
{
  g_autoptr (GString) text = g_string_new (script);

  g_string_replace (text, "%t", table, 0);
  if (column != NULL)
    g_string_replace (text, "%c", column, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
run_for_each (LinliDatabase  *database,
              const char     *query,
              const char     *script,
              GError        **error)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, query, NULL);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    {
      g_autofree char *filled = fill_in (script, linli_statement_get_text (statement, 0), linli_statement_get_text (statement, 1));

      g_string_append (all, filled);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_clear_pointer (&statement, linli_statement_free);
  return linli_database_execute (database, all->str, error);
}

/* After migrations: gives every new feature table its R*Tree and every new tracked table its dirty triggers. */
gboolean
_linli_geopackage_complete (LinliDatabase  *database,
                            GError        **error)
{
  return run_for_each (database,
                       "SELECT table_name, column_name FROM gpkg_geometry_columns WHERE NOT EXISTS"
                       " (SELECT 1 FROM sqlite_schema WHERE name = 'rtree_' || table_name || '_' || column_name)",
                       rtree_script, error) &&
         run_for_each (database,
                       "SELECT name, NULL FROM linli_tracked WHERE NOT EXISTS"
                       " (SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = 'linli_dirty_' || linli_tracked.name || '_insert')",
                       dirty_script, error);
}
