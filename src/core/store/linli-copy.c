/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A private copy of a file that another program left in the middle of a transaction, where that transaction may not be taken back: on a
 * disc, in a folder of somebody else, or opened for reading only. SQLite reads such a file after it has written into it, so it gets one
 * to write into (sqlite.org/lockingv3.html, section 4.2); the file and what lies beside it stay as they are. */

#include "config.h"

#include "linli-copy-private.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "linli-database-private.h"

/* What SQLite keeps beside a file, and needs to make it whole. */
static const char * const suffixes[] = { "", "-journal", "-wal" };

static gboolean
linli_copy_is_same (const GStatBuf *before,
                    const GStatBuf *after)
{
  return before->st_size == after->st_size && before->st_mtim.tv_sec == after->st_mtim.tv_sec && before->st_mtim.tv_nsec == after->st_mtim.tv_nsec;
}

/* Somebody who writes while it is copied is at work still, and has left nothing. */
static gboolean
linli_copy_take (const char  *path,
                 const char  *copy,
                 GError     **error)
{
  GStatBuf before[G_N_ELEMENTS (suffixes)], after;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      before[i] = (GStatBuf) { 0 };
      g_stat (name, &before[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *target_name = g_strconcat (copy, suffixes[i], NULL);
      g_autoptr (GFile) source = g_file_new_for_path (name);
      g_autoptr (GFile) target = g_file_new_for_path (target_name);

      if (before[i].st_size == 0)
        continue;
      if (!g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error))
        return FALSE;
      if (g_stat (name, &after) != 0 || !linli_copy_is_same (&before[i], &after))
        {
          g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_BUSY, "%s is being written", name);
          return FALSE;
        }
    }
  return TRUE;
}

/* Makes the copy in a folder of its own that nobody else may enter, and has SQLite take back there what was half written. NULL with an
 * error; give it to _linli_copy_remove() once no connection is left. */
char *
_linli_copy_make (const char  *path,
                  GError     **error)
{
  g_autofree char *folder = g_dir_make_tmp ("linli-copy-XXXXXX", error);
  char *copy;

  if (folder == NULL)
    return NULL;
  copy = g_build_filename (folder, "copy.linli", NULL);
  if (linli_copy_take (path, copy, error) && _linli_database_roll_back (copy, error))
    return copy;
  _linli_copy_remove (copy);
  return NULL;
}

void
_linli_copy_remove (char *copy)
{
  g_autofree char *owned = copy;
  g_autofree char *folder = g_path_get_dirname (copy);
  g_autofree char *memory = g_strconcat (copy, "-shm", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (copy, suffixes[i], NULL);

      g_unlink (name);
    }
  g_unlink (memory);
  if (g_rmdir (folder) != 0)
    g_warning ("A private copy is left in %s", folder);
}
