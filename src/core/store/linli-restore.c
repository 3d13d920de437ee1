/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Puts a backup in the place of a file. What stood there is kept, whole or damaged, and what must outlive any step back goes over: who
 * looked at what, and which numbers have been given to records. */

#include "config.h"

#include "linli-restore.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "linli-backup-private.h"
#include "linli-backup.h"
#include "linli-database-private.h"

/* In words that no other entry of the log uses; the reason is the name of the backup. */
#define CARRY_OVER \
  "INSERT INTO access_log (at, actor, action, kind, record_id, reason)" \
  " SELECT at, actor, action, kind, record_id, reason FROM present.access_log" \
  " WHERE id > coalesce ((SELECT max (id) FROM main.access_log), 0) ORDER BY id;" \
  "UPDATE linli_desk SET last = max (last, (SELECT last FROM present.linli_desk));" \
  "INSERT INTO memory (key, value) SELECT 'number.matter.' || kind || '.' || substr (number, 1, 4), max (CAST (substr (number, 6) AS INTEGER))" \
  " FROM present.matter WHERE number GLOB '[0-9][0-9][0-9][0-9]-[0-9]*' GROUP BY kind, substr (number, 1, 4)" \
  " ON CONFLICT (key) DO UPDATE SET value = max (CAST (value AS INTEGER), CAST (excluded.value AS INTEGER));" \
  "INSERT INTO memory (key, value) SELECT key, value FROM present.memory WHERE key GLOB 'number.*'" \
  " ON CONFLICT (key) DO UPDATE SET value = max (CAST (value AS INTEGER), CAST (excluded.value AS INTEGER));"

static gboolean
carry_over (LinliDatabase  *database,
            const char     *present,
            GError        **error)
{
  if (!linli_database_run (database, error, "ATTACH ? AS present", "s", present))
    return FALSE;
  if (!linli_database_execute (database, "BEGIN; " CARRY_OVER " COMMIT;", error))
    {
      linli_database_execute (database, "ROLLBACK", NULL);
      return FALSE;
    }
  return linli_database_execute (database, "DETACH present", error);
}

static gboolean
note_restoring (LinliDatabase  *database,
                const char     *actor,
                const char     *backup,
                GDateTime      *now,
                GError        **error)
{
  g_autofree char *name = g_path_get_basename (backup);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *at = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.000Z");

  return linli_database_run (database, error, "INSERT INTO access_log (at, actor, action, reason) VALUES (?, ?, 'restore', ?)", "sss", at,
                             actor, name);
}

/* @present may be missing or past reading, and then has nothing to hand on. */
static gboolean
prepare (const char    *backup,
         const char    *partial,
         const char    *present,
         const char    *actor,
         GDateTime     *now,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (LinliDatabase) database = NULL;

  _linli_backup_remove_partial (partial);
  if (!_linli_backup_copy (backup, partial, cancellable, error))
    return FALSE;
  database = _linli_database_open (partial, LINLI_DATABASE_WRITE, TRUE, error);
  if (database == NULL || (present != NULL && !carry_over (database, present, error)) ||
      !note_restoring (database, actor, backup, now, error))
    return FALSE;
  g_clear_pointer (&database, linli_database_close);
  return linli_backup_verify (partial, error);
}

static gboolean
rename_one (const char *from,
            const char *to,
            const char *ending)
{
  g_autofree char *old = g_strconcat (from, ending, NULL);
  g_autofree char *new = g_strconcat (to, ending, NULL);

  return g_rename (old, new) == 0;
}

/* A file and what SQLite keeps beside it, the file last; all are back under the old name when one could not be moved. */
static gboolean
rename_all (const char  *from,
            const char  *to,
            GError     **error)
{
  static const char * const endings[] = { "-wal", "-shm", "-journal", "" };
  gsize n = 0;

  while (n < G_N_ELEMENTS (endings) && (rename_one (from, to, endings[n]) || (errno == ENOENT && *endings[n] != '\0')))
    n++;
  if (n == G_N_ELEMENTS (endings))
    return TRUE;
  _linli_backup_set_errno (from, error);
  while (n-- > 0)
    rename_one (to, from, endings[n]);
  return FALSE;
}

/* Whoever wants to look into the damaged file needs its log, too, which SQLite finds by its name. */
static char *
replace_damaged (const char  *path,
                 const char  *partial,
                 const char  *stamp,
                 GError     **error)
{
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%s", path, stamp);

  if (!rename_all (path, aside, error))
    return NULL;
  if (_linli_backup_move (partial, path, error))
    return g_steal_pointer (&aside);
  rename_all (aside, path, NULL);
  return NULL;
}

/* Keeps what stands at @path: a whole file as a backup that the rotation leaves alone. */
static char *
keep_whole (const char    *path,
            const char    *stamp,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *folder = linli_backup_get_folder (path);
  g_autofree char *name = g_strconcat (stamp, "-kept.linli", NULL);
  g_autofree char *kept = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      _linli_backup_set_errno (folder, error);
      return NULL;
    }
  return linli_backup_write (path, kept, cancellable, error) ? g_steal_pointer (&kept) : NULL;
}

/* Makes one file of it, without a log: only whoever has it alone can. Another that opens it makes a log again. */
static gboolean
take_alone (const char  *path,
            GError     **error)
{
  g_autoptr (LinliDatabase) alone = _linli_database_open (path, LINLI_DATABASE_WRITE, TRUE, error);

  return alone != NULL;
}

/* Since it was kept. Another desk may have opened and closed it meanwhile. */
static gboolean
check_untouched (const char      *path,
                 const GStatBuf  *kept,
                 GError         **error)
{
  GStatBuf now = { 0 };

  g_stat (path, &now);
  if (!_linli_backup_has_log (path) && now.st_size == kept->st_size && now.st_mtim.tv_sec == kept->st_mtim.tv_sec &&
      now.st_mtim.tv_nsec == kept->st_mtim.tv_nsec)
    return TRUE;
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_BUSY, "%s was opened", path);
  return FALSE;
}

static gboolean
is_past_reading (const GError *error)
{
  return g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED) ||
         g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_LINLI);
}

/**
 * linli_restore_run:
 * @backup: path of a backup; stays where it is
 * @path: path of the file that it shall replace, which this program has closed; it need not exist
 * @actor: who does it, for the log
 * @now: the local time, for the log and to name by what is kept
 * @cancellable: (nullable): cancels the copying, before anything is replaced
 * @error: return location for a #LinliStoreError or #GIOError
 *
 * What stood at @path is kept before it is replaced: as a backup in linli_backup_get_folder() that the rotation never removes, or, where it
 * is damaged, beside it under another name. The log of who looked at what goes over to the file restored, with an entry “restore”, and so
 * do the last id given to a record and the last number of a matter in its year, so that no matter gets one that was told to somebody. Numbers
 * that plugins give to papers go back with the file. Refuses with %LINLI_STORE_ERROR_BUSY where a program has the
 * file open. When it fails, @path holds what it held.
 *
 * Returns: (transfer full) (nullable): where that is kept that stood at @path; "" when nothing did
 */
char *
linli_restore_run (const char    *backup,
                   const char    *path,
                   const char    *actor,
                   GDateTime     *now,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autofree char *stamp = NULL;
  g_autofree char *partial = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) reason = NULL;
  gboolean exists, damaged = FALSE;
  GStatBuf facts = { 0 };

  g_return_val_if_fail (backup != NULL && path != NULL && actor != NULL && now != NULL, NULL);

  exists = g_file_test (path, G_FILE_TEST_EXISTS);
  stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");
  partial = g_strconcat (path, ".partial", NULL);
  if (!linli_backup_verify (backup, error))
    return NULL;
  if (exists && (!take_alone (path, &reason) || (g_stat (path, &facts) != 0 && !_linli_backup_set_errno (path, &reason)) || (kept = keep_whole (path, stamp, cancellable, &reason)) == NULL))
    {
      if (!is_past_reading (reason))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      damaged = TRUE;
    }
  if (prepare (backup, partial, kept, actor, now, cancellable, error) && !g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      if (damaged && (kept = replace_damaged (path, partial, stamp, error)) != NULL)
        return g_steal_pointer (&kept);
      if (!damaged && check_untouched (path, &facts, error) && _linli_backup_move (partial, path, error))
        return kept != NULL ? g_steal_pointer (&kept) : g_strdup ("");
    }
  /* Unless it is in its place, and only that could not be written down for good. */
  if (!damaged && kept != NULL && g_file_test (partial, G_FILE_TEST_EXISTS))
    g_unlink (kept);
  _linli_backup_remove_partial (partial);
  return NULL;
}
