/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a test leaves in its folder goes with it, folders in it too. */

#include "scratch.h"

#include <glib/gstdio.h>

void
scratch_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        scratch_remove (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

void
scratch_remove (const char *folder)
{
  scratch_empty (folder);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}
