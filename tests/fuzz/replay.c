/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reads again what is kept of a fuzzer's inputs: every file of a folder is a test. */

#include "fuzz.h"

static void
replay (gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autofree guint8 *exact = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (data, &bytes, &size, NULL));
  exact = g_memdup2 (bytes, size); /* without the zero behind it, so that whoever reads past the end is caught */
  LLVMFuzzerTestOneInput (exact, size);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return g_strcmp0 (*(const char **) a, *(const char **) b);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  LLVMFuzzerInitialize (&argc, &argv);
  dir = g_dir_open (argv[1], 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (argv[1], name, NULL));
  g_assert_cmpuint (paths->len, >, 0);
  g_ptr_array_sort (paths, compare);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *base = g_path_get_basename (g_ptr_array_index (paths, i));
      g_autofree char *test = g_strconcat ("/fuzz/", base, NULL);

      g_test_add_data_func (test, g_ptr_array_index (paths, i), replay);
    }
  return g_test_run ();
}
