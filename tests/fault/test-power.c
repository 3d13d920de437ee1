/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The power fails, at any moment of a day's work: the file that is left is whole, and holds everything that was reported as done. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <stdlib.h>

#include "crash-disk.h"
#include "random-acts.h"
#include "scratch.h"
#include "share.h"
#include "torture.h"

#define N_ACTIONS 150
#define N_LARGE 400
#define N_IMAGES 1000
#define N_LIES 100
#define SEED 20261129

typedef struct {
  char *folder; /* what the disk remembers */
  char *path;
  char *image_folder;
  char *image;
  CrashDisk *disk;
  GPtrArray *digests; /* of the file after each action */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  network)
{
  g_autoptr (GError) error = NULL;

  share_pretend (network != NULL);
  fixture->folder = g_dir_make_tmp ("linli-power-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.linli", NULL);
  fixture->image_folder = g_dir_make_tmp ("linli-left-XXXXXX", NULL);
  fixture->image = g_build_filename (fixture->image_folder, "a.linli", NULL);
  fixture->digests = g_ptr_array_new_with_free_func (g_free);
  linli_demo_create (fixture->path, 40, 7, NULL, &error);
  g_assert_no_error (error);
  fixture->disk = crash_disk_new (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  network)
{
  crash_disk_free (fixture->disk);
  g_ptr_array_unref (fixture->digests);
  scratch_remove (fixture->folder);
  scratch_remove (fixture->image_folder);
  g_free (fixture->image);
  g_free (fixture->image_folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
add_many (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  for (guint i = 0; i < N_LARGE; i++)
    if (!linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO person (id, name, note) VALUES (?, '某人', ?)",
                             "is", linli_transaction_new_id (transaction), data))
      return FALSE;
  return TRUE;
}

/* Every way of changing the file; each adds one entry to the journal. */
static void
work (LinliStore *store,
      guint       k)
{
  g_autoptr (GError) error = NULL;

  if (k % 40 == 20)
    linli_store_act (store, "many", add_many, (gpointer) "抄录自去年的纸质台账", NULL, &error);
  else if (k % 7 == 5)
    linli_store_undo (store, NULL, &error);
  else if (k % 7 == 6)
    linli_store_redo (store, NULL, &error);
  else
    random_acts_do (store, k);
  g_assert_no_error (error);
}

static guint
count_entries (LinliDatabase *database)
{
  return (guint) linli_database_get_int64 (database, 0, "SELECT count(*) FROM journal", NULL);
}

/* A morning and an afternoon: the file is closed in between. */
static void
work_all_day (Fixture *fixture)
{
  g_autoptr (LinliContext) context = NULL;

  for (guint k = 0; k < N_ACTIONS; k++)
    {
      g_autoptr (GError) error = NULL;

      if (k == N_ACTIONS / 2)
        g_clear_object (&context);
      if (context == NULL)
        context = linli_context_open (fixture->path, LINLI_STORE_NO_BACKUP, &error);
      g_assert_no_error (error);
      if (k == 0)
        {
          g_ptr_array_set_size (fixture->digests, (gint) count_entries (linli_context_get_database (context)));
          g_ptr_array_add (fixture->digests, random_acts_dup_digest (linli_context_get_database (context)));
        }
      work (linli_context_get_store (context), k);
      g_ptr_array_add (fixture->digests, random_acts_dup_digest (linli_context_get_database (context)));
      g_assert_cmpuint (count_entries (linli_context_get_database (context)), ==, fixture->digests->len - 1);
      crash_disk_mark (fixture->disk, fixture->digests->len - 1);
    }
}

/* What is wrong with what was left, NULL for nothing. */
static const char *
judge (Fixture    *fixture,
       LinliStore *store,
       guint       n_done)
{
  guint n_found = count_entries (linli_store_get_reader (store));
  g_autofree char *digest = NULL;

  if (n_found < n_done)
    return "an action that was reported as done is gone";
  if (n_found >= fixture->digests->len || g_ptr_array_index (fixture->digests, n_found) == NULL)
    return "it holds what never was";
  if (!linli_backup_verify (fixture->image, NULL))
    return "it is damaged";
  digest = random_acts_dup_digest (linli_store_get_reader (store));
  return g_str_equal (digest, g_ptr_array_index (fixture->digests, n_found)) ? NULL : "it is not as it was after any action";
}

/* The file is closed, whoever holds the store still, before another takes its name. */
static const char *
open_and_judge (Fixture *fixture,
                guint    n_done)
{
  g_autoptr (LinliStore) store = linli_store_open (fixture->image, LINLI_STORE_NO_BACKUP, NULL);
  const char *wrong = store != NULL ? judge (fixture, store, n_done) : "it cannot be opened";

  if (store != NULL)
    linli_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return wrong;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* Images at moments spread over everything from when the file was first looked at; returns how many were wrong. */
static guint
judge_images (Fixture *fixture,
              guint    n_images,
              gboolean said)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (SEED));
  g_autofree guint *moments = g_new (guint, n_images);
  guint n_steps = crash_disk_get_n_steps (fixture->disk), n_wrong = 0;

  for (guint i = 0; i < n_images; i++)
    moments[i] = (guint) g_rand_int_range (rand, 1, (gint32) n_steps + 1);
  qsort (moments, n_images, sizeof (guint), compare_numbers);
  for (guint i = 0; i < n_images; i++)
    {
      guint n_done = crash_disk_write_image (fixture->disk, moments[i], rand, fixture->image_folder);
      const char *wrong = open_and_judge (fixture, n_done);

      if (wrong != NULL && said)
        g_printerr ("# image %u, after %u of %u steps: %s\n", i, moments[i], n_steps, wrong);
      n_wrong += wrong != NULL;
      scratch_empty (fixture->image_folder);
    }
  g_test_message ("%u images of %u steps, %u wrong", n_images, n_steps, n_wrong);
  return n_wrong;
}

static void
test_power (Fixture       *fixture,
            gconstpointer  network)
{
  work_all_day (fixture);
  crash_disk_stop (fixture->disk);
  g_assert_cmpuint (judge_images (fixture, torture_times (N_IMAGES), TRUE), ==, 0);
}

/* The judge can tell: with a disk that does not sync, files are left that are not as they should be. */
static void
test_lies (Fixture       *fixture,
           gconstpointer  network)
{
  crash_disk_set_lies (fixture->disk, TRUE);
  work_all_day (fixture);
  crash_disk_stop (fixture->disk);
  g_assert_cmpuint (judge_images (fixture, N_LIES, FALSE), >, N_LIES / 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/fault/power/log", Fixture, NULL, set_up, test_power, tear_down);
  g_test_add ("/fault/power/journal", Fixture, GINT_TO_POINTER (1), set_up, test_power, tear_down);
  g_test_add ("/fault/power/lies", Fixture, NULL, set_up, test_lies, tear_down);
  return g_test_run ();
}
