/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The folder beside a file where its backups lie: what they are called, and which of them stay. */

#include "config.h"

#include "linli-backup.h"
#include "linli-backup-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* What the rotation keeps: the newest of each of the last hours, days and weeks that have one. */
#define KEEP_HOURS 12
#define KEEP_DAYS 14
#define KEEP_WEEKS 26
/* Seconds after which a backup that was not finished will not be any more. */
#define LEFT_AFTER (6 * 60 * 60)
/* How their names end: in the rotation, and outside it. */
#define ENDING ".linli"
#define KEPT_ENDING "-kept.linli"

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

/* A backup is named by its local time: 20261123T091500.linli; one that the rotation leaves alone 20261123T091500-kept.linli. */
static GDateTime *
time_of (const char *name)
{
  int year, month, day, hour, minute, second, end = 0;

  if (sscanf (name, "%4d%2d%2dT%2d%2d%2d%n", &year, &month, &day, &hour, &minute, &second, &end) != 6 || end == 0 ||
      (!g_str_equal (name + end, ENDING) && !g_str_equal (name + end, KEPT_ENDING)))
    return NULL;
  return g_date_time_new_local (year, month, day, hour, minute, second);
}

/**
 * linli_backup_get_time:
 * @path: path of a backup
 *
 * Returns: (transfer full) (nullable): the local time it is named by, or else when it was written; %NULL where there is no such file
 */
GDateTime *
linli_backup_get_time (const char *path)
{
  g_autofree char *name = NULL;
  GDateTime *moment;
  GStatBuf facts;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_path_get_basename (path);
  moment = time_of (name);
  if (moment == NULL && g_stat (path, &facts) == 0)
    moment = g_date_time_new_from_unix_local (facts.st_mtime);
  return moment;
}

/**
 * linli_backup_is_kept:
 * @path: path of a backup
 *
 * Returns: whether it is one that linli_restore_run() made of what it replaced
 */
gboolean
linli_backup_is_kept (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return g_str_has_suffix (path, KEPT_ENDING);
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
        _linli_backup_remove_partial (path);
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
      gboolean keep;

      if (linli_backup_is_kept (paths[i]))
        continue;
      keep = is_first_of (hours, time, "%Y-%m-%d %H", KEEP_HOURS);
      keep |= is_first_of (days, time, "%Y-%m-%d", KEEP_DAYS);
      keep |= is_first_of (weeks, time, "%G-%V", KEEP_WEEKS);
      if (!keep && !g_str_equal (paths[i], written) && g_unlink (paths[i]) != 0)
        return _linli_backup_set_errno (paths[i], error);
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
 * 26 weeks stay, and those of linli_backup_is_kept(). Nothing is removed when writing failed.
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
      _linli_backup_set_errno (folder, error);
      return NULL;
    }
  name = g_date_time_format (now, "%Y%m%dT%H%M%S.linli");
  path = g_build_filename (folder, name, NULL);
  if (!linli_backup_write (source, path, cancellable, error) || !prune (folder, path, error))
    return NULL;
  remove_leftovers (folder);
  return g_steal_pointer (&path);
}
