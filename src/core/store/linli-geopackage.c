/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What makes the file a GeoPackage: the ST_* functions that R*Tree triggers call, and the indexes and triggers of every
 * registered feature table (OGC 12-128r17, annex F.3). */

#include "config.h"

#include "linli-geopackage-private.h"

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

/* After migrations: gives every new feature table its R*Tree and every new tracked table its dirty triggers. */
gboolean
_linli_geopackage_complete (LinliDatabase  *database,
                            GError        **error)
{
  return run_for_each (database,
                       "SELECT table_name, column_name FROM gpkg_geometry_columns WHERE NOT EXISTS"
                       " (SELECT 1 FROM sqlite_schema WHERE name = 'rtree_' || table_name || '_' || column_name)",
                       TEMPLATES_PATH "rtree.sql", error) &&
         run_for_each (database,
                       "SELECT table_name, column_name FROM gpkg_geometry_columns WHERE NOT EXISTS"
                       " (SELECT 1 FROM sqlite_schema WHERE name = 'rtree_' || table_name || '_' || column_name || '_insert')",
                       TEMPLATES_PATH "rtree-triggers.sql", error) &&
         run_for_each (database,
                       "SELECT name, NULL FROM linli_tracked WHERE NOT EXISTS"
                       " (SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = 'linli_dirty_' || linli_tracked.name || '_insert')",
                       TEMPLATES_PATH "dirty.sql", error);
}

/* Of damage it is told, of all else there is an error. */
static gboolean
check_index (LinliDatabase    *database,
             const char       *table,
             const char       *column,
             LinliMisfitFunc   func,
             gpointer          data,
             GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = g_strdup_printf ("rtree_%s_%s", table, column);
  g_autofree char *verdict = linli_database_dup_text (database, "SELECT rtreecheck (?)", "s", name);
  g_autofree char *sql = dup_script (TEMPLATES_PATH "rtree-misfits.sql", table, column, error);
  g_autoptr (LinliStatement) statement = NULL;

  if (sql == NULL)
    return FALSE;
  if (g_strcmp0 (verdict, "ok") != 0)
    {
      func (table, 0, data);
      return TRUE;
    }
  statement = linli_database_query (database, error, sql, NULL);
  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    func (table, linli_statement_get_int64 (statement, 0), data);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* SQLite's own check of a file does not look into the indexes of places. Those that are not ours are left alone. */
gboolean
_linli_geopackage_check (LinliDatabase     *database,
                         LinliMisfitFunc    func,
                         gpointer           data,
                         GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_query (database, error,
                                                               "SELECT table_name, column_name FROM gpkg_geometry_columns WHERE table_name IN"
                                                               " (SELECT name FROM linli_tracked) ORDER BY table_name", NULL);

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

static void
note_misfit (const char *table,
             gint64      id,
             gpointer    tables)
{
  g_hash_table_add (tables, g_strdup (table));
}

/* Makes the indexes anew that do not fit, from the records, in the transaction of the caller. */
gboolean
_linli_geopackage_mend (LinliDatabase  *database,
                        GError        **error)
{
  g_autoptr (GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer table;

  if (!_linli_geopackage_check (database, note_misfit, tables, error))
    return FALSE;
  g_hash_table_iter_init (&iter, tables);
  while (g_hash_table_iter_next (&iter, &table, NULL))
    {
      g_autofree char *column = linli_database_dup_text (database, "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", "s", table);
      g_autofree char *again = column != NULL ? dup_script (TEMPLATES_PATH "rtree.sql", table, column, error) : NULL;
      g_autofree char *script = again != NULL ? g_strdup_printf ("DROP TABLE \"rtree_%s_%s\";%s", (char *) table, column, again) : NULL;

      if (script == NULL || !linli_database_execute (database, script, error))
        return FALSE;
    }
  return TRUE;
}
