/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Papers, read back by another program. */

#include "pdf.h"

#include <glib/gstdio.h>
#include <linli-paper-write.h>
#include <unistd.h>

char *
pdf_read (LinliPaper *paper,
          const char *name)
{
  const char *keep = g_getenv ("LINLI_PICTURES");
  g_autofree char *path = keep != NULL ? g_strdup_printf ("%s/%s.pdf", keep, name) : g_strdup_printf ("%s/linli-%d-%s.pdf", g_get_tmp_dir (), getpid (), name);
  const char *words[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  linli_paper_write_pdf (paper, path, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  if (keep == NULL)
    g_unlink (path);
  return text;
}

guint
pdf_count (const char *text,
           const char *words)
{
  g_auto (GStrv) pieces = g_strsplit (text, words, -1);

  return g_strv_length (pieces) - 1;
}
