/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What all targets share: a folder for the file that is read, which goes with the program, and the judgement. */

#include "fuzz.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

static char *folder;

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

__attribute__ ((weak)) void
fuzz_set_up (void)
{
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  folder = g_dir_make_tmp ("linli-fuzz-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  atexit (remove_folder);
  fuzz_set_up ();
  return 0;
}

const char *
fuzz_get_folder (void)
{
  return folder;
}

/* Returns: (transfer full): the path */
char *
fuzz_write (const char   *name,
            const guint8 *data,
            gsize         size)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return path;
}

/* Either it is done or there is a reason, in words that can be shown; that the readers were not built is none. The place of the reason is
 * given, for it is filled while the other argument is made. */
void
fuzz_judge (gboolean   done,
            GError   **error)
{
  g_assert_true (done == (*error == NULL));
  g_assert_false (g_error_matches (*error, LINLI_READER_ERROR, LINLI_READER_ERROR_NO_MODULE));
  g_assert_true (*error == NULL || ((*error)->message[0] != '\0' && g_utf8_validate ((*error)->message, -1, NULL)));
}

guint32
fuzz_input_take_number (FuzzInput *input,
                        guint      n_bytes)
{
  guint32 number = 0;

  for (; n_bytes > 0 && input->left > 0; n_bytes--)
    {
      number = number << 8 | *input->data++;
      input->left--;
    }
  return number;
}

/* A piece that has its length before it. */
const guint8 *
fuzz_input_take_piece (FuzzInput *input,
                       gsize      most,
                       gsize     *size)
{
  const guint8 *piece;

  *size = fuzz_input_take_number (input, 1);
  *size = MIN (*size, MIN (most, input->left));
  piece = input->data;
  input->data += *size;
  input->left -= *size;
  return piece;
}
