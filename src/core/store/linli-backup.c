/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Backups: whole, verified copies made with SQLite's online backup while others read and write. Every function may be
 * called on any thread; it opens connections of its own. */

#include "config.h"

#include "linli-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "linli-database-private.h"

/* What the rotation keeps: the newest of each of the last hours, days and weeks that have one. */
#define KEEP_HOURS 12
#define KEEP_DAYS 14
#define KEEP_WEEKS 26
/* Seconds after which a backup that was not finished will not be any more. */
#define LEFT_AFTER (6 * 60 * 60)
/* Pages copied before looking at the cancellable: 4 MB. */
#define PAGES_A_STEP 1024

static gboolean
set_errno (const char  *path,
           GError     **error)
{
  int saved = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s", path, g_strerror (saved));
  return FALSE;
}

/* Content first, then the folder's entry: after this a power cut cannot take the file away. */
static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean done;

  if (fd < 0)
    return set_errno (path, error);
  done = fsync (fd) == 0 || set_errno (path, error);
  close (fd);
  return done;
}

static gboolean
move_into_place (const char  *from,
                 const char  *to,
                 GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (!sync_path (from, O_RDONLY, error))
    return FALSE;
  if (g_rename (from, to) != 0)
    return set_errno (to, error);
  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/* A log left beside @path by a program that ended badly would be replayed into whatever file is put there; one that is empty tells
 * that the file is open. */
static gboolean
has_log (const char *path)
{
  static const char * const endings[] = { "-wal", "-journal" };
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);
  GStatBuf facts;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *log = g_strconcat (path, endings[i], NULL);

      if (g_stat (log, &facts) == 0 && (exists || facts.st_size > 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_same (const char *a,
          const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

static void
remove_partial (const char *partial)
{
  g_autofree char *journal = g_strconcat (partial, "-journal", NULL);

  g_unlink (partial);
  g_unlink (journal);
}

static gboolean
copy_pages (LinliDatabase  *source,
            LinliDatabase  *target,
            GCancellable   *cancellable,
            GError        **error)
{
  sqlite3_backup *backup;
  int code;

  /* One snapshot for the whole copy, or every commit by the writer would start it over. */
  if (!linli_database_execute (source, "BEGIN; SELECT count(*) FROM sqlite_schema;", error))
    return FALSE;
  backup = sqlite3_backup_init (_linli_database_get_handle (target), "main", _linli_database_get_handle (source), "main");
  if (backup == NULL)
    {
      _linli_database_set_error (target, sqlite3_errcode (_linli_database_get_handle (target)), error);
      return FALSE;
    }
  do
    code = g_cancellable_is_cancelled (cancellable) ? SQLITE_INTERRUPT : sqlite3_backup_step (backup, PAGES_A_STEP);
  while (code == SQLITE_OK);
  sqlite3_backup_finish (backup);
  linli_database_execute (source, "COMMIT", NULL);
  if (code == SQLITE_DONE)
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    _linli_database_set_error (target, code, error);
  return FALSE;
}

static gboolean
copy_file (const char    *source,
           const char    *target,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (LinliDatabase) from = _linli_database_open (source, LINLI_DATABASE_READ, FALSE, error);
  g_autoptr (LinliDatabase) to = NULL;

  if (from == NULL)
    return FALSE;
  to = _linli_database_open (target, LINLI_DATABASE_CREATE, TRUE, error);
  return to != NULL && copy_pages (from, to, cancellable, error) &&
         /* The copy has the source's WAL mark in its header; one file alone is what a backup should be. */
         linli_database_execute (to, "PRAGMA journal_mode = DELETE;", error);
}

/**
 * linli_backup_write:
 * @source: path of a Linli file, which may be in use
 * @target: path of the backup, which is replaced if it exists
 * @cancellable: (nullable): cancels the copying
 * @error: return location for a #LinliStoreError or #GIOError
 *
 * Copies the file, verifies the copy, and only then puts it in its place. Refuses with %LINLI_STORE_ERROR_EXISTS where @target
 * is @source, and where a log of SQLite lies beside it: it belongs to a file that is open or was not closed.
 *
 * Returns: whether the backup is there and whole
 */
gboolean
linli_backup_write (const char    *source,
                    const char    *target,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *partial = NULL;

  g_return_val_if_fail (source != NULL && target != NULL, FALSE);

  if (are_same (source, target) || has_log (target))
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS, "%s is open or was not closed", target);
      return FALSE;
    }
  partial = g_strconcat (target, ".partial", NULL);
  remove_partial (partial);
  if (copy_file (source, partial, cancellable, error) && linli_backup_verify (partial, error) &&
      move_into_place (partial, target, error))
    return TRUE;
  remove_partial (partial);
  return FALSE;
}

/**
 * linli_backup_verify:
 * @path: path of a Linli file that nobody writes to
 * @error: return location for a #LinliStoreError
 *
 * Returns: whether the file is a whole Linli file
 */
gboolean
linli_backup_verify (const char  *path,
                     GError     **error)
{
  g_autoptr (LinliDatabase) database = _linli_database_open (path, LINLI_DATABASE_READ, FALSE, error);
  g_autofree char *verdict = NULL;

  if (database == NULL)
    return FALSE;
  if (linli_database_get_int64 (database, 0, "SELECT version FROM linli_schema WHERE owner = 'core'", NULL) < 1)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_LINLI, "%s was not made by Linli", path);
      return FALSE;
    }
  verdict = linli_database_dup_text (database, "PRAGMA integrity_check (1)", NULL);
  if (g_strcmp0 (verdict, "ok") == 0)
    return TRUE;
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED, "%s: %s", path, verdict != NULL ? verdict : "unreadable");
  return FALSE;
}

/**
 * linli_backup_restore:
 * @backup: path of a backup
 * @target: path where the file shall stand; must not exist
 * @cancellable: (nullable): cancels the copying
 * @error: return location for a #LinliStoreError or #GIOError
 *
 * Never overwrites: what is damaged may still be of use to somebody.
 *
 * Returns: whether @target is there and whole
 */
gboolean
linli_backup_restore (const char    *backup,
                      const char    *target,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_return_val_if_fail (backup != NULL && target != NULL, FALSE);

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS, "%s exists", target);
      return FALSE;
    }
  return linli_backup_verify (backup, error) && linli_backup_write (backup, target, cancellable, error);
}

/**
 * linli_backup_get_folder:
 * @path: path of a Linli file
 *
 * Returns: (transfer full): the folder beside it where its rotating backups lie
 */
char *
linli_backup_get_folder (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return g_strconcat (path, ".backups", NULL);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return -strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* A backup is named by its local time: 20261123T091500.linli. */
static GDateTime *
time_of (const char *name)
{
  int year, month, day, hour, minute, second, end = 0;

  if (sscanf (name, "%4d%2d%2dT%2d%2d%2d.linli%n", &year, &month, &day, &hour, &minute, &second, &end) != 6 || name[end] != '\0' || end == 0)
    return NULL;
  return g_date_time_new_local (year, month, day, hour, minute, second);
}

/**
 * linli_backup_list:
 * @folder: a folder of rotating backups
 * @error: return location for a #GFileError
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): paths, newest first; empty when there is no such folder
 */
char **
linli_backup_list (const char  *folder,
                   GError     **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, NULL);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      dir = g_dir_open (folder, 0, error);
      if (dir == NULL)
        return NULL;
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autoptr (GDateTime) moment = time_of (name);

          if (moment != NULL)
            g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
        }
    }
  g_ptr_array_sort (paths, compare_newest_first);
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}

/* Whether @path is the newest of its period; remembers the period in @seen. */
static gboolean
is_first_of (GHashTable *seen,
             GDateTime  *time,
             const char *format,
             guint       most)
{
  g_autofree char *period = g_date_time_format (time, format);

  if (g_hash_table_contains (seen, period) || g_hash_table_size (seen) >= most)
    return FALSE;
  return g_hash_table_add (seen, g_steal_pointer (&period));
}

/* What a program left that was killed while it wrote a backup; another may be writing one now. */
static void
remove_leftovers (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  GStatBuf facts;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".linli.partial") && g_stat (path, &facts) == 0 && facts.st_mtime < time (NULL) - LEFT_AFTER)
        remove_partial (path);
    }
}

/* The backup just written stays even if the clock was set back and others seem newer. */
static gboolean
prune (const char  *folder,
       const char  *written,
       GError     **error)
{
  g_auto (GStrv) paths = linli_backup_list (folder, error);
  g_autoptr (GHashTable) hours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) weeks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (paths == NULL)
    return FALSE;
  for (gsize i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autoptr (GDateTime) time = time_of (name);
      gboolean keep = is_first_of (hours, time, "%Y-%m-%d %H", KEEP_HOURS);

      keep |= is_first_of (days, time, "%Y-%m-%d", KEEP_DAYS);
      keep |= is_first_of (weeks, time, "%G-%V", KEEP_WEEKS);
      if (!keep && !g_str_equal (paths[i], written) && g_unlink (paths[i]) != 0)
        return set_errno (paths[i], error);
    }
  return TRUE;
}

/**
 * linli_backup_rotate:
 * @source: path of a Linli file, which may be in use
 * @folder: where its backups lie; made if need be
 * @now: the local time to name the backup by
 * @cancellable: (nullable): cancels the copying
 * @error: return location for a #LinliStoreError or #GIOError
 *
 * Writes a verified backup, then removes those that the rotation does not keep: the newest of each of 12 hours, 14 days and
 * 26 weeks stay. Nothing is removed when writing failed.
 *
 * Returns: (transfer full) (nullable): the path of the new backup
 */
char *
linli_backup_rotate (const char    *source,
                     const char    *folder,
                     GDateTime     *now,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (source != NULL && folder != NULL && now != NULL, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_errno (folder, error);
      return NULL;
    }
  name = g_date_time_format (now, "%Y%m%dT%H%M%S.linli");
  path = g_build_filename (folder, name, NULL);
  if (!linli_backup_write (source, path, cancellable, error) || !prune (folder, path, error))
    return NULL;
  remove_leftovers (folder);
  return g_steal_pointer (&path);
}
