/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Brings a file to the schema of this program: one numbered SQL file a step, each in one transaction. There is no second
 * definition of the schema; a new file is made by running all steps. */

#include "config.h"

#include "linli-migrator-private.h"

#include <string.h>

#include "linli-backup.h"
#include "linli-database-private.h"
#include "linli-geopackage-private.h"
#include "linli-store-resources.h"

#define STEPS_PATH "/io/github/linli/core/migrations"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The names of the steps in order; the number in front counts from 0001 without a gap. */
static char **
dup_steps (void)
{
  char **names = g_resource_enumerate_children (linli_store_get_resource (), STEPS_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

guint
_linli_migrator_get_n_steps (void)
{
  g_auto (GStrv) steps = dup_steps ();

  return g_strv_length (steps);
}

/* 0 where there is no row. A file that cannot be read just now must not pass for an empty or a damaged one. */
static gboolean
read_number (LinliDatabase  *database,
             const char     *sql,
             gint64         *number,
             GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, sql, NULL);

  *number = 0;
  if (statement == NULL)
    return FALSE;
  if (linli_statement_step (statement, &local_error))
    *number = linli_statement_get_int64 (statement, 0);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Says at which step the file stands; 0 for an empty file. Refuses what is not ours and what is newer. */
gboolean
_linli_migrator_check (LinliDatabase  *database,
                       guint          *version,
                       GError        **error)
{
  gint64 n_tables, application, is_ours, found;

  *version = 0;
  if (!read_number (database, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;
  if (n_tables == 0)
    return TRUE;
  if (!read_number (database, "PRAGMA application_id", &application, error) ||
      !read_number (database, "SELECT count(*) FROM sqlite_schema WHERE name = 'linli_schema'", &is_ours, error))
    return FALSE;
  if (application != LINLI_GEOPACKAGE_APPLICATION_ID || is_ours == 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_LINLI, "The file was not made by Linli");
      return FALSE;
    }
  if (!read_number (database, "SELECT version FROM linli_schema WHERE owner = 'core'", &found, error))
    return FALSE;
  if (found < 1)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED, "The file does not say its version");
      return FALSE;
    }
  if (found > _linli_migrator_get_n_steps ())
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NEWER,
                   "The file has version %" G_GINT64_FORMAT ", this program knows up to %u", found, _linli_migrator_get_n_steps ());
      return FALSE;
    }
  *version = found;
  return TRUE;
}

/* Looks for references that lead nowhere: in every table after a step of the core, after one of a plugin in its own, for it could write to
 * no other. */
static gboolean
check_references (LinliDatabase  *database,
                  const char     *owner,
                  GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = NULL;
  g_autofree char *from = g_strconcat (owner, "_", NULL);
  g_autofree char *to = g_strconcat (owner, "`", NULL); /* what follows the underscore in ASCII */

  if (strcmp (owner, "core") == 0)
    statement = linli_database_query (database, error, "PRAGMA foreign_key_check", NULL);
  else
    statement = linli_database_query (database, error, "SELECT f.\"table\" FROM sqlite_schema s, pragma_foreign_key_check (s.name) f"
                                      " WHERE s.type = 'table' AND lower (s.name) >= ? AND lower (s.name) < ?", "ss", from, to);
  if (statement == NULL)
    return FALSE;
  if (linli_statement_step (statement, &local_error))
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED, "A reference in table %s leads nowhere",
                   linli_statement_get_text (statement, 0));
      return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* What every step ends with, whosever tables it is about. */
gboolean
_linli_migrator_finish_step (LinliDatabase  *database,
                             const char     *owner,
                             guint           number,
                             GError        **error)
{
  return _linli_geopackage_complete (database, error) &&
         check_references (database, owner, error) &&
         linli_database_run (database, error, "INSERT INTO linli_schema VALUES (?, ?)"
                             " ON CONFLICT (owner) DO UPDATE SET version = excluded.version", "si", owner, (gint64) number);
}

static gboolean
run_step (LinliDatabase  *database,
          const char     *name,
          guint           number,
          GError        **error)
{
  g_autofree char *path = g_build_path ("/", STEPS_PATH, name, NULL);
  g_autoptr (GBytes) script = g_resource_lookup_data (linli_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = NULL;

  if (script == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  return linli_database_execute (database, text, error) && _linli_migrator_finish_step (database, "core", number, error);
}

/* Keeps a copy of the file beside it, named after what follows. One made before an earlier attempt is not written over. */
gboolean
_linli_migrator_keep_copy (const char  *path,
                           const char  *mark,
                           GError     **error)
{
  g_autofree char *before = g_strdup_printf ("%s.before-%s", path, mark);

  for (guint i = 2; g_file_test (before, G_FILE_TEST_EXISTS); i++)
    {
      g_free (before);
      before = g_strdup_printf ("%s.before-%s-%u", path, mark, i);
    }
  return linli_backup_write (path, before, NULL, error);
}

/* A file of an older @version than this program's. */
gboolean
_linli_migrator_back_up (const char  *path,
                         guint        version,
                         GError     **error)
{
  guint n_steps = _linli_migrator_get_n_steps ();
  g_autofree char *mark = g_strdup_printf ("%u", n_steps);

  return version == 0 || version >= n_steps || _linli_migrator_keep_copy (path, mark, error);
}

gboolean
_linli_migrator_begin_step (LinliDatabase  *database,
                            GError        **error)
{
  _linli_database_forget_statements (database);
  return linli_database_execute (database, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;", error);
}

/* Leaves the file as the step before left it. */
void
_linli_migrator_abandon_step (LinliDatabase *database)
{
  linli_database_execute (database, "ROLLBACK;", NULL);
  _linli_migrator_end (database, NULL);
}

gboolean
_linli_migrator_end (LinliDatabase  *database,
                     GError        **error)
{
  _linli_database_forget_statements (database);
  return linli_database_execute (database, "PRAGMA foreign_keys = ON;", error);
}

/* Runs the steps after the file's own version up to @up_to. Each is committed by itself, so a failure leaves the last good one. */
gboolean
_linli_migrator_run (LinliDatabase  *database,
                     guint           up_to,
                     GError        **error)
{
  g_auto (GStrv) steps = dup_steps ();
  guint version;

  if (!_linli_migrator_check (database, &version, error))
    return FALSE;
  if (version == 0 &&
      !linli_database_execute (database, "PRAGMA application_id = " G_STRINGIFY (LINLI_GEOPACKAGE_APPLICATION_ID) ";"
                               "PRAGMA user_version = " G_STRINGIFY (LINLI_GEOPACKAGE_VERSION) ";", error))
    return FALSE;
  for (guint i = version; i < MIN (up_to, g_strv_length (steps)); i++)
    {
      if (!_linli_migrator_begin_step (database, error))
        return FALSE;
      if (!run_step (database, steps[i], i + 1, error) || !linli_database_execute (database, "COMMIT;", error))
        {
          g_prefix_error (error, "Step %s: ", steps[i]);
          _linli_migrator_abandon_step (database);
          return FALSE;
        }
    }
  return _linli_migrator_end (database, error);
}
