/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A disk that fails at any moment while the table of residents is exported: what was written is whole, or nothing was, the reason is told,
 * and the file that was there before is as it was. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <sqlite3.h>
#include <string.h>

#include "scratch.h"
#include "torture.h"
#include "watched-disk.h"

#define N_HOUSEHOLDS 600 /* their people are read in more than one piece */
#define N_FAULTS 60
#define N_MEANWHILE 24
#define BEFORE "an earlier export\n"

typedef struct {
  char *folder;
  char *exports;
  char *path;
  LinliStore *store;
  LinliResidentFilter *filter;
  WatchedDisk *disk;
  GThread *thread; /* of the export; what the store does beside it is let alone */
  gboolean once;
  int n_left;     /* reads until one fails; negative: none does */
  guint n_reads;
  guint n_failed;
} Fixture;

static gboolean
rename_all (LinliTransaction  *transaction,
             gpointer           data,
             GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction), "UPDATE person SET name = '易名'", error);
}

static int
watch (WatchedStep  step,
       guint        file,
       gint64       offset,
       const void  *bytes,
       gsize        size,
       gpointer     data)
{
  Fixture *fixture = data;

  if (step != WATCHED_READ || g_thread_self () != fixture->thread)
    return SQLITE_OK;
  fixture->n_reads++;
  if (fixture->n_left < 0 || fixture->n_left-- > 0)
    return SQLITE_OK;
  fixture->n_left = fixture->once ? -1 : 0;
  fixture->n_failed++;
  return SQLITE_IOERR_READ;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("linli-export-XXXXXX", NULL);
  fixture->exports = g_dir_make_tmp ("linli-exports-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->exports, "a.csv", NULL);
  path = g_build_filename (fixture->folder, "a.linli", NULL);
  linli_demo_create (path, N_HOUSEHOLDS, 7, NULL, &error);
  g_assert_no_error (error);
  fixture->n_left = -1;
  fixture->thread = g_thread_self ();
  fixture->disk = watched_disk_new (fixture->folder, watch, fixture);
  fixture->store = linli_store_open (path, LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  fixture->filter = linli_resident_filter_new ();
  fixture->filter->text = g_strdup (typed);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  typed)
{
  linli_resident_filter_free (fixture->filter);
  linli_store_close (fixture->store);
  g_object_unref (fixture->store);
  watched_disk_free (fixture->disk);
  scratch_remove (fixture->folder);
  scratch_remove (fixture->exports);
  g_free (fixture->path);
  g_free (fixture->exports);
  g_free (fixture->folder);
}

static gboolean
export (Fixture  *fixture,
        guint    *n_rows,
        GError  **error)
{
  fixture->n_reads = fixture->n_failed = 0;
  return linli_resident_filter_export (fixture->filter, fixture->store, fixture->path, TRUE, NULL, n_rows, NULL, error);
}

static void
assert_folder (Fixture    *fixture,
               const char *text,
               gsize       size)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->exports, 0, NULL);
  g_autofree char *found = NULL;
  gsize n = 0, n_files = 0;

  while (g_dir_read_name (folder) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, 1);
  g_assert_true (g_file_get_contents (fixture->path, &found, &n, NULL));
  g_assert_cmpmem (found, n, text, size);
}

/* One export with the fault at a step. */
static void
export_in_spite (Fixture    *fixture,
                 const char *whole,
                 gsize       size)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, BEFORE, -1, NULL));
  if (export (fixture, NULL, &error))
    {
      g_assert_no_error (error);
      assert_folder (fixture, whole, size);
    }
  else
    {
      g_assert_nonnull (error);
      g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
      g_assert_cmpuint (fixture->n_failed, >, 0);
      assert_folder (fixture, BEFORE, strlen (BEFORE));
    }
  g_assert_true (fixture->n_failed == 0 || error != NULL || fixture->once);
  fixture->n_left = -1;
}

static void
test_export (Fixture       *fixture,
             gconstpointer  typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;
  guint n_rows, n_reads, n_met = 0, n = torture_times (N_FAULTS);
  gsize size;

  g_assert_true (export (fixture, &n_rows, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, >, typed == NULL ? 1000 : 0);
  n_reads = fixture->n_reads;
  g_assert_true (g_file_get_contents (fixture->path, &whole, &size, NULL));
  for (guint i = 0; i < n; i++)
    {
      fixture->once = i % 2 == 0;
      fixture->n_left = (int) ((guint64) n_reads * i / n);
      export_in_spite (fixture, whole, size);
      n_met += fixture->n_failed > 0;
    }
  g_test_message ("%u of %u exports met the fault, at one of %u reads", n_met, n, n_reads);
  g_assert_cmpuint (n_met, >, n * 9 / 10);
}

static void
exported_cb (GObject      *store,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GError) error = NULL;

  linli_resident_filter_export_finish (LINLI_STORE (store), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* People have other names, and their own again, while their table is written: it is as it was at one moment. */
static void
test_meanwhile (Fixture       *fixture,
                gconstpointer  typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  guint n_before = 0, n_after = 0;

  g_assert_true (export (fixture, NULL, &error) && g_file_get_contents (fixture->path, &before, NULL, &error));
  linli_store_act (fixture->store, "Rename", rename_all, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (export (fixture, NULL, &error) && g_file_get_contents (fixture->path, &after, NULL, &error));
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_cmpstr (before, !=, after);
  for (guint i = 0; i < torture_times (N_MEANWHILE); i++)
    {
      g_autofree char *found = NULL;
      gboolean done = FALSE, here = TRUE;

      linli_resident_filter_export_async (fixture->filter, fixture->store, fixture->path, TRUE, NULL, NULL, exported_cb, &done);
      g_usleep (i % 8 * 4000);
      for (; !done || !here; here = !here)
        {
          g_assert_true (here ? linli_store_act (fixture->store, "Rename", rename_all, NULL, NULL, &error) : linli_store_undo (fixture->store, NULL, &error));
          g_main_context_iteration (NULL, FALSE);
        }
      g_assert_true (g_file_get_contents (fixture->path, &found, NULL, &error));
      if (g_str_equal (found, before))
        n_before++;
      else if (g_str_equal (found, after))
        n_after++;
      else
        g_test_fail_printf ("export %u is of two moments", i);
    }
  g_test_message ("%u tables with the names of before, %u with the others", n_before, n_after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/export/all", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/export/name", Fixture, "王", set_up, test_export, tear_down);
  g_test_add ("/export/pinyin", Fixture, "w", set_up, test_export, tear_down);
  g_test_add ("/export/meanwhile", Fixture, NULL, set_up, test_meanwhile, tear_down);
  return g_test_run ();
}
