/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where communities lie when Linli runs in a sandbox. A community is more than its file: SQLite keeps a journal beside it while it is
 * open, and the backups lie beside it too. A file chosen by the user comes in through the document portal, which lends that one file:
 * what is written beside it is a passing file that the portal forgets when it ends, with the last changes in it. So a lent community is
 * never opened where it lies, and new ones are made in the folder of the application. */

#include "config.h"

#include "linli-own-folder.h"

#define ENDING ".linli"

/**
 * linli_own_folder_is_only:
 *
 * Returns: whether this program sees no other folder of the user: it runs in the sandbox of Flatpak
 */
gboolean
linli_own_folder_is_only (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * linli_own_folder_is_lent:
 * @path: path of a file
 *
 * Returns: whether it was handed over by the document portal, without what lies beside it
 */
gboolean
linli_own_folder_is_lent (const char *path)
{
  g_autofree char *lent = g_build_filename (g_get_user_runtime_dir (), "doc", G_DIR_SEPARATOR_S, NULL);

  g_return_val_if_fail (path != NULL, FALSE);

  return g_str_has_prefix (path, lent) || g_str_has_prefix (path, "/run/flatpak/doc/");
}

/**
 * linli_own_folder_dup_path:
 * @name: name of a file
 *
 * Makes the folder, too.
 *
 * Returns: (transfer full): the path of the file in it
 */
char *
linli_own_folder_dup_path (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "linli", NULL);

  g_return_val_if_fail (name != NULL, NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

/**
 * linli_own_folder_dup_new_path:
 * @name: name of a file, with the ending of a community
 *
 * Returns: (transfer full): a path in the folder where nothing lies yet: with a number after the name if need be
 */
char *
linli_own_folder_dup_new_path (const char *name)
{
  g_autofree char *stem = g_strdup (name);
  char *path = linli_own_folder_dup_path (name);

  if (g_str_has_suffix (stem, ENDING))
    stem[strlen (stem) - strlen (ENDING)] = '\0';
  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s %u" ENDING, stem, i);

      g_free (path);
      path = linli_own_folder_dup_path (numbered);
    }
  return path;
}

static int
linli_own_folder_compare (gconstpointer a,
                          gconstpointer b)
{
  g_autofree char *first = g_utf8_collate_key_for_filename (*(const char * const *) a, -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (*(const char * const *) b, -1);

  return strcmp (first, second);
}

/**
 * linli_own_folder_list:
 *
 * Returns: (transfer full) (element-type filename): the paths of the communities in the folder, by name
 */
GPtrArray *
linli_own_folder_list (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = linli_own_folder_dup_path ("");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ENDING))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, linli_own_folder_compare);

  return paths;
}
