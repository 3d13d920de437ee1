/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What makes the file a GeoPackage: the ST_* functions that R*Tree triggers call, and the indexes and triggers of every
 * registered feature table (OGC 12-128r17, annex F.3). */

#include "config.h"

#include "linli-geopackage-private.h"

#include "linli-database-private.h"
#include "linli-envelope-private.h"
#include "linli-store-resources.h"

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

#define TEMPLATES_PATH "/io/github/linli/core/templates/"

/* Names of tables and columns cannot be bound. */
static char *
fill_in (GBytes     *script,
         const char *table,
         const char *column)
{
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (script, NULL), g_bytes_get_size (script));

  g_string_replace (text, "{t}", table, 0);
  if (column != NULL)
    g_string_replace (text, "{c}", column, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
run_for_each (LinliDatabase  *database,
              const char     *query,
              const char     *template_path,
              GError        **error)
{
  g_autoptr (GBytes) script = g_resource_lookup_data (linli_store_get_resource (), template_path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, query, NULL);

  if (script == NULL || statement == NULL)
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

/* What is in the script for one table. */
static char *
dup_script (const char  *template_path,
            const char  *table,
            const char  *column,
            GError     **error)
{
  g_autoptr (GBytes) script = g_resource_lookup_data (linli_store_get_resource (), template_path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return script != NULL ? fill_in (script, table, column) : NULL;
}

/* Tables with our key: those that a GIS adds to the file are its own. */
#define OF_OURS "SELECT table_name, column_name FROM gpkg_geometry_columns WHERE EXISTS (SELECT 1 FROM pragma_table_info (table_name) WHERE name = 'id' AND pk = 1 AND type = 'INTEGER')"

/* After migrations: gives every new feature table its R*Tree and every new tracked table its dirty triggers. */
gboolean
_linli_geopackage_complete (LinliDatabase  *database,
                            GError        **error)
{
  return run_for_each (database,
                       OF_OURS " AND NOT EXISTS"
                       " (SELECT 1 FROM sqlite_schema WHERE name = 'rtree_' || table_name || '_' || column_name)",
                       TEMPLATES_PATH "rtree.sql", error) &&
         run_for_each (database,
                       OF_OURS " AND NOT EXISTS"
                       " (SELECT 1 FROM sqlite_schema WHERE name = 'rtree_' || table_name || '_' || column_name || '_insert')",
                       TEMPLATES_PATH "rtree-triggers.sql", error) &&
         run_for_each (database,
                       "SELECT name, NULL FROM linli_tracked WHERE NOT EXISTS"
                       " (SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = 'linli_dirty_' || linli_tracked.name || '_insert')",
                       TEMPLATES_PATH "dirty.sql", error);
}

static gboolean
check_places (LinliDatabase    *database,
              const char       *table,
              const char       *column,
              LinliMisfitFunc   func,
              gpointer          data,
              GError          **error)
{
  g_autofree char *sql = dup_script (TEMPLATES_PATH "rtree-misfits.sql", table, column, error);
  g_autoptr (LinliStatement) statement = sql != NULL ? linli_database_query (database, error, sql, NULL) : NULL;
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    if (!func (table, linli_statement_get_int64 (statement, 0), data))
      return TRUE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Of damage it is told, of all else there is an error: a page that could not be read just now says nothing against the index. */
static gboolean
check_index (LinliDatabase    *database,
             const char       *table,
             const char       *column,
             LinliMisfitFunc   func,
             gpointer          data,
             GError          **error)
{
  g_autofree char *name = g_strdup_printf ("rtree_%s_%s", table, column);
  g_autofree char *trigger = g_strconcat (name, "_insert", NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = NULL;
  gboolean whole = FALSE;

  /* Where even that cannot be read, the next question says why. */
  if (linli_database_get_int64 (database, 2, "SELECT count(*) FROM sqlite_schema WHERE name IN (?, ?)", "ss", name, trigger) == 2)
    {
      statement = linli_database_query (database, &local_error, "SELECT rtreecheck (?)", "s", name);
      if (statement != NULL && linli_statement_step (statement, &local_error))
        whole = g_strcmp0 (linli_statement_get_text (statement, 0), "ok") == 0;
      if (local_error != NULL && !g_error_matches (local_error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  if (whole)
    return check_places (database, table, column, func, data, error);
  func (table, 0, data);
  return TRUE;
}

/* Looks into the indexes of places of our own tables, as SQLite does itself from 3.44 on. */
gboolean
_linli_geopackage_check (LinliDatabase     *database,
                         LinliMisfitFunc    func,
                         gpointer           data,
                         GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, OF_OURS " AND table_name IN (SELECT name FROM linli_tracked)"
                                                               " ORDER BY table_name", NULL);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    if (!check_index (database, linli_statement_get_text (statement, 0), linli_statement_get_text (statement, 1), func, data, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* What SQLite's check of a file says: an index of places that is broken is made anew, all else is lost. */
gboolean
_linli_geopackage_is_damage (const char *verdict)
{
  return g_strcmp0 (verdict, "ok") != 0 && !g_str_has_prefix (verdict != NULL ? verdict : "", "In RTree ");
}

/* SQLite does not even drop an index that has no root to connect to, so it gets one, in a table that it else guards. */
static gboolean
drop_index (LinliDatabase  *database,
            const char     *name,
            GError        **error)
{
  g_autofree char *nodes = g_strconcat (name, "_node", NULL);
  g_autofree char *root = g_strdup_printf ("INSERT OR REPLACE INTO \"%s\" (nodeno, data) VALUES (1, zeroblob (1228))", nodes);
  g_autofree char *drop = g_strdup_printf ("DROP TABLE IF EXISTS \"%s\"", name);
  sqlite3 *handle = _linli_database_get_handle (database);
  gboolean done = TRUE;

  if (linli_database_get_int64 (database, 0, "SELECT count(*) FROM sqlite_schema WHERE name = ?", "s", nodes) > 0)
    {
      sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
      done = linli_database_execute (database, root, error);
      sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    }
  return done && linli_database_execute (database, drop, error);
}

/* Makes the indexes of @tables anew from their records, in the transaction of the caller. */
gboolean
_linli_geopackage_mend (LinliDatabase  *database,
                        GPtrArray      *tables,
                        GError        **error)
{
  _linli_database_forget_statements (database);
  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = g_ptr_array_index (tables, i);
      g_autofree char *name = linli_database_dup_text (database, "SELECT 'rtree_' || table_name || '_' || column_name FROM gpkg_geometry_columns"
                                                       " WHERE table_name = ?", "s", table);

      if (!drop_index (database, name, error))
        return FALSE;
    }
  return _linli_geopackage_complete (database, error);
}
