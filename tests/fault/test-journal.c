/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Five hundred random actions on the demo community: undone they leave the start, redone the end, and a process killed at
 * any moment leaves the file as it was after one of its actions. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "random-acts.h"
#include "torture.h"

#define N_ACTIONS 500
#define N_KILLS 90
#define SEED 20261123

typedef struct {
  char *folder;
  char *start;
  char *path;
  LinliContext *context;
} Fixture;

static void
open_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->context = linli_context_open (fixture->path, LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
}

/* The demo carries the moment it was made, so it is made once and copied. */
static void
copy_start (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  linli_backup_write (fixture->start, fixture->path, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("linli-journal-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.linli", NULL);
  fixture->start = g_build_filename (fixture->folder, "start.linli", NULL);
  g_assert_true (linli_demo_create (fixture->start, 300, 7, NULL, &error));
  g_assert_no_error (error);
  copy_start (fixture);
}

static void
remove_file (Fixture *fixture)
{
  static const char * const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);

      g_unlink (path);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->context);
  remove_file (fixture);
  g_unlink (fixture->start);
  g_free (fixture->start);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_digest (Fixture    *fixture,
               const char *expected)
{
  g_autofree char *digest = random_acts_dup_digest (linli_context_get_database (fixture->context));

  g_assert_cmpstr (digest, ==, expected);
}

static void
undo_and_redo_all (Fixture    *fixture,
                   const char *start,
                   const char *end)
{
  LinliStore *store = linli_context_get_store (fixture->context);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_ACTIONS; i++)
    {
      g_assert_true (linli_store_undo (store, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_false (linli_store_undo (store, NULL, NULL));
  assert_digest (fixture, start);
  /* Half of the way back after a restart. */
  for (guint i = 0; i < N_ACTIONS; i++)
    {
      if (i == N_ACTIONS / 2)
        {
          g_clear_object (&fixture->context);
          open_file (fixture);
          store = linli_context_get_store (fixture->context);
        }
      g_assert_true (linli_store_redo (store, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_false (linli_store_redo (store, NULL, NULL));
  assert_digest (fixture, end);
}

/* What the file holds after each action, from one run without accidents. */
static char **
dup_reference (Fixture *fixture)
{
  char **digests = g_new0 (char *, N_ACTIONS + 2);

  open_file (fixture);
  digests[0] = random_acts_dup_digest (linli_context_get_database (fixture->context));
  for (guint k = 0; k < N_ACTIONS; k++)
    {
      random_acts_do (linli_context_get_store (fixture->context), k);
      digests[k + 1] = random_acts_dup_digest (linli_context_get_database (fixture->context));
      g_assert_cmpstr (digests[k + 1], !=, digests[k]);
    }
  return digests;
}

static void
test_undo_all (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto (GStrv) digests = dup_reference (fixture);

  undo_and_redo_all (fixture, digests[0], digests[N_ACTIONS]);
}

static guint
count_actions (Fixture *fixture)
{
  return linli_database_get_int64 (linli_context_get_database (fixture->context), -1, "SELECT count(*) FROM journal WHERE kind = 'do'", NULL);
}

/* Goes on acting in a process of its own, and kills it: some time after its start, or after its first action, which
 * comes when the file is open and checked, however busy the machine is. */
static void
act_and_be_killed (Fixture    *fixture,
                   const char *program,
                   gboolean    when_acting,
                   guint       after_us)
{
  g_autoptr (GError) error = NULL;
  char *argv[] = { (char *) program, (char *) "--act", fixture->path, NULL };
  GPid pid;
  int out;
  char acted;

  g_assert_true (g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, NULL, NULL, &pid,
                                           NULL, &out, NULL, &error));
  g_assert_no_error (error);
  if (when_acting)
    g_assert_cmpint (read (out, &acted, 1), >=, 0);
  g_usleep (after_us);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
  close (out);
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  program)
{
  g_auto (GStrv) digests = dup_reference (fixture);
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (SEED));
  guint n_kills = torture_times (N_KILLS), n_done = 0, n_interrupted = 0;

  g_clear_object (&fixture->context);
  remove_file (fixture);
  copy_start (fixture);
  for (guint i = 0; i < n_kills; i++)
    {
      guint before = n_done;

      act_and_be_killed (fixture, program, i % 3 != 0, g_rand_int_range (rand, 2000, (gint32) MAX (80000 / torture_times (1), 4000)));
      open_file (fixture);
      n_done = count_actions (fixture);
      g_assert_cmpuint (n_done, >=, before);
      n_interrupted += n_done > before && n_done < N_ACTIONS;
      assert_digest (fixture, digests[n_done]);
      g_clear_object (&fixture->context);
    }
  g_test_message ("%u of %u kills fell between two actions; %u actions were done by then", n_interrupted, n_kills, n_done);
  g_assert_cmpuint (n_interrupted, >, 0);
  open_file (fixture);
  for (guint k = n_done; k < N_ACTIONS; k++)
    random_acts_do (linli_context_get_store (fixture->context), k);
  assert_digest (fixture, digests[N_ACTIONS]);
  undo_and_redo_all (fixture, digests[0], digests[N_ACTIONS]);
}

/* The process that is killed. */
static int
go_on_acting (const char *path)
{
  Fixture fixture = { .path = (char *) path };

  open_file (&fixture);
  for (guint k = count_actions (&fixture); k < N_ACTIONS; k++)
    {
      random_acts_do (linli_context_get_store (fixture.context), k);
      g_assert_cmpint (write (STDOUT_FILENO, ".", 1), ==, 1);
    }
  g_clear_object (&fixture.context);
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--act"))
    return go_on_acting (argv[2]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/fault/journal/undo-all", Fixture, NULL, set_up, test_undo_all, tear_down);
  g_test_add ("/fault/journal/killed", Fixture, argv[0], set_up, test_killed, tear_down);
  return g_test_run ();
}
