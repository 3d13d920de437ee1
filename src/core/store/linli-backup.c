/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Backups: whole, verified copies made with SQLite's online backup while others read and write. Every function may be
 * called on any thread; it opens connections of its own. */

#include "config.h"

#include "linli-backup.h"
#include "linli-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "linli-database-private.h"
#include "linli-geopackage-private.h"

/* Pages copied before looking at the cancellable: 4 MB. */
#define PAGES_A_STEP 1024

gboolean
_linli_backup_set_errno (const char  *path,
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
    return _linli_backup_set_errno (path, error);
  done = fsync (fd) == 0 || _linli_backup_set_errno (path, error);
  close (fd);
  return done;
}

gboolean
_linli_backup_move (const char  *from,
                    const char  *to,
                    GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (!sync_path (from, O_RDONLY, error))
    return FALSE;
  if (g_rename (from, to) != 0)
    return _linli_backup_set_errno (to, error);
  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/* A log left beside @path by a program that ended badly would be replayed into whatever file is put there; one that is empty tells
 * that the file is open. */
gboolean
_linli_backup_has_log (const char *path)
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

void
_linli_backup_remove_partial (const char *partial)
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

gboolean
_linli_backup_copy (const char    *source,
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

  if (are_same (source, target) || _linli_backup_has_log (target))
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS, "%s is open or was not closed", target);
      return FALSE;
    }
  partial = g_strconcat (target, ".partial", NULL);
  _linli_backup_remove_partial (partial);
  if (_linli_backup_copy (source, partial, cancellable, error) && linli_backup_verify (partial, error) &&
      _linli_backup_move (partial, target, error))
    return TRUE;
  _linli_backup_remove_partial (partial);
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
  if (verdict != NULL && !_linli_geopackage_is_damage (verdict))
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
