/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a printer is sent: the operation behind the button, exported to a file, has the pages of the PDF, on the sheet asked for. */

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <linli-paper-print-private.h>
#include <string.h>

static LinliPaper *
make_paper (void)
{
  LinliPaper *paper = linli_paper_new ("巡查表");
  const LinliPaperColumn columns[] = { { .title = "编码", .cells = LINLI_PAPER_CELLS_CODE }, { .title = "情况", .weight = 1 } };

  linli_paper_add_table (paper, columns, 2);
  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *code = g_strdup_printf ("R%05u", i);
      const char *cells[] = { code, "楼道畅通，消火栓完好" };

      linli_paper_add_row (paper, cells, 2);
    }
  return paper;
}

static char *
read_with (const char *program,
           const char *path,
           const char *target)
{
  const char *words[] = { program, path, target, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return out;
}

static void
check_sheet (LinliPaperFormat  format,
             const char       *sheet)
{
  g_autoptr (LinliPaper) paper = make_paper ();
  g_autoptr (LinliPaperPages) pages = _linli_paper_pages_new (paper, format, NULL, NULL, NULL, NULL);
  g_autoptr (GtkPrintOperation) operation = _linli_paper_print_new (pages);
  g_autofree char *folder = g_dir_make_tmp ("linli-paper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *expected = g_strdup_printf ("Page %u of %u", pages->pages->len, pages->pages->len);
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  text = read_with ("pdftotext", path, "-");
  g_assert_nonnull (strstr (text, "巡查表"));
  g_assert_nonnull (strstr (text, "R00000"));
  g_assert_nonnull (strstr (text, "R00089"));
  g_assert_nonnull (strstr (text, expected));
  info = read_with ("pdfinfo", path, NULL);
  g_assert_nonnull (strstr (info, sheet));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_upright (void)
{
  check_sheet ((LinliPaperFormat) { LINLI_PAPER_A4, FALSE, FALSE }, "(A4)");
}

static void
test_lying (void)
{
  check_sheet ((LinliPaperFormat) { LINLI_PAPER_A3, TRUE, TRUE }, "(A3)");
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper-print/upright", test_upright);
  g_test_add_func ("/paper-print/lying", test_lying);
  return g_test_run ();
}
