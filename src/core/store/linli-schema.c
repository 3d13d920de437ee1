/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The tables of plugins. Each owner has its own version, and brings its tables up step by step as the core does. While a step of it
 * runs, SQLite asks here about everything that the step wants, and a plugin may touch its own tables only. */

#include "config.h"

#include "linli-schema-private.h"

#include <string.h>

#include "linli-backup.h"
#include "linli-database-private.h"
#include "linli-geopackage-private.h"
#include "linli-migrator-private.h"
#include "linli-store-private.h"

/* What a step wanted and may not. */
typedef struct {
  char *prefix; /* of every name it may touch */
  char *refused; /* in words, or NULL */
} LinliSchemaGuard;

/**
 * linli_schema_is_owner:
 * @owner: a name
 *
 * Returns: whether tables can be kept under it: a small letter, then small letters and digits
 */
gboolean
linli_schema_is_owner (const char *owner)
{
  g_return_val_if_fail (owner != NULL, FALSE);

  for (const char *at = owner; *at != '\0'; at++)
    if (!g_ascii_islower (*at) && (at == owner || !g_ascii_isdigit (*at)))
      return FALSE;
  return *owner != '\0' && strcmp (owner, "core") != 0 && strcmp (owner, "linli") != 0 && strcmp (owner, "sqlite") != 0;
}

static gboolean
linli_schema_guard_owns (LinliSchemaGuard *guard,
                         const char       *name)
{
  return name != NULL && g_ascii_strncasecmp (name, guard->prefix, strlen (guard->prefix)) == 0;
}

static int
linli_schema_guard_judge (LinliSchemaGuard *guard,
                          gboolean          allowed,
                          const char       *what,
                          const char       *name)
{
  if (allowed)
    return SQLITE_OK;
  if (guard->refused == NULL)
    guard->refused = g_strdup_printf ("A plugin may not %s%s%s", what, name != NULL ? " " : "", name != NULL ? name : "");
  return SQLITE_DENY;
}

/* Creating and altering write the schema's own table; a row of the plugin that is changed is noted by our trigger, the @cause. */
static gboolean
linli_schema_guard_may_write (LinliSchemaGuard *guard,
                              const char       *table,
                              const char       *cause)
{
  return linli_schema_guard_owns (guard, table) || strcmp (table, "sqlite_master") == 0 || strcmp (table, "sqlite_sequence") == 0
         || (strcmp (table, "linli_dirty") == 0 && cause != NULL && g_str_has_prefix (cause, "linli_dirty_"));
}

static int
linli_schema_guard_cb (gpointer    data,
                       int         action,
                       const char *first,
                       const char *second,
                       const char *schema,
                       const char *cause)
{
  LinliSchemaGuard *guard = data;

  switch (action)
    {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_CREATE_TABLE:
    case SQLITE_DROP_TABLE:
    case SQLITE_CREATE_VTABLE:
    case SQLITE_DROP_VTABLE:
    case SQLITE_CREATE_VIEW:
    case SQLITE_DROP_VIEW:
      return linli_schema_guard_judge (guard, linli_schema_guard_owns (guard, first), "create or drop", first);
    case SQLITE_CREATE_INDEX:
    case SQLITE_DROP_INDEX:
      return linli_schema_guard_judge (guard, linli_schema_guard_owns (guard, second) &&
                                       (linli_schema_guard_owns (guard, first) || g_str_has_prefix (first, "sqlite_autoindex_")),
                                       "create or drop the index", first);
    case SQLITE_ALTER_TABLE:
      return linli_schema_guard_judge (guard, linli_schema_guard_owns (guard, second), "alter", second);
    case SQLITE_REINDEX:
      return linli_schema_guard_judge (guard, linli_schema_guard_owns (guard, first), "rebuild the index", first);
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      return linli_schema_guard_judge (guard, linli_schema_guard_may_write (guard, first, cause), "write to", first);
    case SQLITE_PRAGMA:
      /* FTS5 asks for this one by itself. */
      return linli_schema_guard_judge (guard, strcmp (first, "data_version") == 0, "set", first);
    default:
      return linli_schema_guard_judge (guard, FALSE, "use triggers, temporary tables, other files or its own transactions", NULL);
    }
}

/* The owner's version in the file; 0 where it has no tables yet. */
static gboolean
linli_schema_read_version (const LinliSchema  *schema,
                           LinliDatabase      *database,
                           guint              *version,
                           GError            **error)
{
  gint64 found = linli_database_get_int64 (database, -1, "SELECT coalesce ((SELECT version FROM linli_schema WHERE owner = ?), 0)", "s",
                                           schema->owner);

  *version = MAX (found, 0);
  /* A file that cannot be read just now must not pass for one without tables. */
  if (found < 0)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_FAILED, "The file does not tell the version of the tables of %s", schema->owner);
      return FALSE;
    }
  if (found <= schema->n_steps)
    return TRUE;
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NEWER,
               "The file has version %" G_GINT64_FORMAT " of the tables of %s, the plugin knows up to %u", found, schema->owner, schema->n_steps);
  return FALSE;
}

/* An owner without tables must not come upon tables that look like its own: the core's grid_rule is not of a plugin "grid". */
static gboolean
linli_schema_check_free (const LinliSchema  *schema,
                         LinliDatabase      *database,
                         GError            **error)
{
  g_autofree char *from = g_strconcat (schema->owner, "_", NULL);
  g_autofree char *to = g_strconcat (schema->owner, "`", NULL); /* what follows the underscore in ASCII */
  g_autofree char *name = linli_database_dup_text (database, "SELECT name FROM sqlite_schema WHERE lower (name) >= ? AND lower (name) < ? LIMIT 1",
                                                   "ss", from, to);

  if (name == NULL)
    return TRUE;
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, "The file has %s already, which is not of the plugin %s", name,
               schema->owner);
  return FALSE;
}

/* Tables of the user's data are journalled; SQLite can do that only by a key that is never NULL. */
static gboolean
linli_schema_track (const LinliSchema  *schema,
                    LinliDatabase      *database,
                    GError            **error)
{
  for (guint i = 0; schema->tables[i] != NULL; i++)
    {
      const char *table = schema->tables[i];

      if (!g_str_has_prefix (table, schema->owner) || table[strlen (schema->owner)] != '_' ||
          linli_database_get_int64 (database, 0, "SELECT count(*) FROM pragma_table_info (?) WHERE (pk = 1 AND name = 'id' AND type = 'INTEGER'"
                                    " AND \"notnull\" = 1) OR pk > 1", "s", table) != 1)
        {
          g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID,
                       "Table %s of the plugin %s has no column “id INTEGER PRIMARY KEY NOT NULL”", table, schema->owner);
          return FALSE;
        }
      if (!linli_database_run (database, error, "INSERT OR IGNORE INTO linli_tracked (name, owner) VALUES (?, ?)", "ss", table, schema->owner))
        return FALSE;
    }
  return _linli_geopackage_complete (database, error);
}

/* One step under guard. What the plugin may not do is told rather than that SQLite was not authorized. */
static gboolean
linli_schema_run_script (const LinliSchema  *schema,
                         LinliDatabase      *database,
                         const char         *script,
                         GError            **error)
{
  LinliSchemaGuard guard = { .prefix = g_strconcat (schema->owner, "_", NULL) };
  gboolean done;

  _linli_database_forget_statements (database);
  sqlite3_set_authorizer (_linli_database_get_handle (database), linli_schema_guard_cb, &guard);
  done = linli_database_execute (database, script, error);
  sqlite3_set_authorizer (_linli_database_get_handle (database), NULL, NULL);
  if (!done && guard.refused != NULL)
    {
      g_clear_error (error);
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, guard.refused);
    }
  g_free (guard.refused);
  g_free (guard.prefix);
  return done;
}

static gboolean
linli_schema_run_step (const LinliSchema  *schema,
                       LinliDatabase      *database,
                       guint               step,
                       GError            **error)
{
  return (step > 0 || linli_schema_check_free (schema, database, error)) &&
         linli_schema_run_script (schema, database, schema->steps[step], error) &&
         (step + 1 < schema->n_steps || linli_schema_track (schema, database, error)) &&
         _linli_migrator_finish_step (database, schema->owner, step + 1, error);
}

/* On the writer's thread: runs the steps that are missing, each in a transaction of its own. */
gboolean
_linli_schema_run (const LinliSchema  *schema,
                   LinliDatabase      *database,
                   GError            **error)
{
  guint version;

  if (!linli_schema_read_version (schema, database, &version, error))
    return FALSE;
  for (guint i = version; i < schema->n_steps; i++)
    {
      if (!_linli_migrator_begin_step (database, error))
        return FALSE;
      if (!linli_schema_run_step (schema, database, i, error) || !linli_database_execute (database, "COMMIT;", error))
        {
          g_prefix_error (error, "Step %u of the tables of %s: ", i + 1, schema->owner);
          _linli_migrator_abandon_step (database);
          return FALSE;
        }
    }
  return _linli_migrator_end (database, error);
}

/**
 * linli_store_migrate:
 * @self: an open file
 * @schema: tables that a plugin needs
 * @error: return location: %LINLI_STORE_ERROR_NEWER, %LINLI_STORE_ERROR_READ_ONLY when there is something to do,
 *   %LINLI_STORE_ERROR_INVALID when a step wants what a plugin may not, or another #LinliStoreError
 *
 * Makes the tables, or brings them to the version that the plugin knows; before tables with rows are changed, a copy of the file is
 * kept beside it. A step that fails leaves the file as the step before it left it. Waits until it is done.
 *
 * Returns: whether the file has the tables now
 */
gboolean
linli_store_migrate (LinliStore         *self,
                     const LinliSchema  *schema,
                     GError            **error)
{
  guint version;
  LinliJob *job;

  g_return_val_if_fail (LINLI_IS_STORE (self) && schema != NULL && schema->tables != NULL, FALSE);

  if (!linli_schema_is_owner (schema->owner))
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, "“%s” is no name for the owner of tables", schema->owner);
      return FALSE;
    }
  if (!linli_schema_read_version (schema, linli_store_get_reader (self), &version, error))
    return FALSE;
  if (version == schema->n_steps)
    return TRUE;
  if (version > 0 && !linli_store_is_read_only (self))
    {
      g_autofree char *mark = g_strdup_printf ("%s-%u", schema->owner, schema->n_steps);

      if (!_linli_migrator_keep_copy (linli_store_get_path (self), mark, error))
        return FALSE;
    }
  job = _linli_store_new_job (self, LINLI_JOB_MIGRATE, NULL, NULL, (gpointer) schema, NULL, NULL);
  return _linli_store_run_job (self, job, NULL, error);
}

void
linli_schema_owner_free (LinliSchemaOwner *self)
{
  g_free (self->owner);
  g_free (self);
}

/**
 * linli_schema_list_owners:
 * @database: a connection of this thread
 * @error: return location for a #LinliStoreError
 *
 * Returns: (transfer full) (nullable) (element-type LinliSchemaOwner): the plugins that keep something in the file, whether they are
 *   there or not, by name
 */
GPtrArray *
linli_schema_list_owners (LinliDatabase  *database,
                          GError        **error)
{
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_schema_owner_free);
  g_autoptr (LinliStatement) statement = NULL;
  LinliSchemaOwner *owner = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  statement = linli_database_query (database, error, "SELECT s.owner, s.version, t.name FROM linli_schema s LEFT JOIN linli_tracked t USING (owner)"
                                    " WHERE s.owner <> 'core' ORDER BY s.owner", NULL);
  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &problem))
    {
      const char *name = linli_statement_get_text (statement, 0);

      if (owner == NULL || strcmp (owner->owner, name) != 0)
        {
          owner = g_new0 (LinliSchemaOwner, 1);
          owner->owner = g_strdup (name);
          owner->version = linli_statement_get_int64 (statement, 1);
          g_ptr_array_add (owners, owner);
        }
      if (!linli_statement_is_null (statement, 2))
        {
          g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM \"%s\"", linli_statement_get_text (statement, 2));

          owner->n_rows += linli_database_get_int64 (database, 0, count, NULL);
        }
    }
  if (problem == NULL)
    return g_steal_pointer (&owners);
  g_propagate_error (error, problem);
  return NULL;
}
