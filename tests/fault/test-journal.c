/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Five hundred random actions on the demo community: undone they leave the start, redone the end, and a process killed at
 * any moment leaves the file as it was after one of its actions. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_ACTIONS 500
#define N_KILLS 25
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

/* Everything that people entered, and what is derived from it. */
static char *
dup_digest (LinliDatabase *database)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStatement) names =
    linli_database_query (database, &error, "SELECT name, 'id' FROM linli_tracked UNION ALL SELECT 'dwelling_standing', 'dwelling_id'"
                          " UNION ALL SELECT 'rtree_building_geom', 'id' ORDER BY 1", NULL);

  g_assert_no_error (error);
  while (linli_statement_step (names, &error))
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY %s", linli_statement_get_text (names, 0), linli_statement_get_text (names, 1));
      g_autoptr (LinliStatement) rows = linli_database_query (database, &error, sql, NULL);

      g_assert_no_error (error);
      while (linli_statement_step (rows, &error))
        for (int i = 0; i < linli_statement_get_n_columns (rows); i++)
          {
            gsize size;
            const void *value;

            /* Which of the values, then the value, so that NULL and the empty text differ. */
            g_checksum_update (checksum, linli_statement_is_null (rows, i) ? (const guchar *) "\0" : (const guchar *) "\1", 1);
            value = linli_statement_get_blob (rows, i, &size);
            g_checksum_update (checksum, value, size);
          }
      g_assert_no_error (error);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static gint64
pick (LinliDatabase *database,
      GRand         *rand,
      const char    *table)
{
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s", table);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET ?", table);
  gint64 n = linli_database_get_int64 (database, 0, count, NULL);

  return linli_database_get_int64 (database, 0, sql, "i", (gint64) g_rand_int_range (rand, 0, n));
}

static gboolean
act_insert (LinliTransaction  *transaction,
            GRand             *rand,
            GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 household = pick (database, rand, "household");
  g_autofree char *name = g_strdup_printf ("新人%u", g_rand_int (rand) % 1000);

  return linli_database_run (database, error, "INSERT INTO person (id, household_id, name, phone) VALUES (?, ?, ?, '19900001234')", "iis",
                             linli_transaction_new_id (transaction), household, name);
}

static gboolean
act_update (LinliTransaction  *transaction,
            GRand             *rand,
            GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *note = g_strdup_printf ("第%u次走访", g_rand_int (rand) % 1000);

  return linli_database_run (database, error, "UPDATE person SET note = ?, phone = NULL WHERE id = ?", "si", note, pick (database, rand, "person")) &&
         linli_database_run (database, error, "UPDATE building SET name = ?, floors = NULL WHERE id = ?", "si", note, pick (database, rand, "building"));
}

static gboolean
act_delete (LinliTransaction  *transaction,
            GRand             *rand,
            GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  return linli_database_run (database, error, "UPDATE household SET deleted_at = ? WHERE id = ?", "si", "2026-11-23T08:00:00.000Z",
                             pick (database, rand, "household"));
}

/* Two values change places, as when two neighbours' identity numbers were mixed up. */
static gboolean
act_swap (LinliTransaction  *transaction,
          GRand             *rand,
          GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 one = pick (database, rand, "person"), other = pick (database, rand, "person");
  g_autofree char *first = linli_database_dup_text (database, "SELECT identity_number FROM person WHERE id = ?", "i", one);
  g_autofree char *second = linli_database_dup_text (database, "SELECT identity_number FROM person WHERE id = ?", "i", other);

  return linli_database_run (database, error, "UPDATE person SET identity_number = ? WHERE id = ?", "si", second, one) &&
         linli_database_run (database, error, "UPDATE person SET identity_number = ? WHERE id = ?", "si", first, other);
}

/* Geometry, so that the R*Tree follows. */
static gboolean
act_move (LinliTransaction  *transaction,
          GRand             *rand,
          GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 one = pick (database, rand, "building"), other = pick (database, rand, "building");

  return linli_database_run (database, error, "UPDATE building SET geom = (SELECT geom FROM building WHERE id = ?) WHERE id = ?", "ii", one, other) &&
         linli_database_run (database, error, "UPDATE dwelling SET geom = NULL WHERE id = ?", "i", pick (database, rand, "dwelling"));
}

static gboolean
act_rule (LinliTransaction  *transaction,
          GRand             *rand,
          GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  return linli_database_run (database, error, "INSERT INTO grid_rule (id, grid_id, building_id) VALUES (?, ?, ?)", "iii",
                             linli_transaction_new_id (transaction), pick (database, rand, "grid"), pick (database, rand, "building"));
}

static gboolean
act_at_random (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  static gboolean (* const acts[]) (LinliTransaction *, GRand *, GError **) = {
    act_insert, act_update, act_delete, act_swap, act_move, act_rule,
  };
  GRand *rand = data;
  guint n_steps = g_rand_int_range (rand, 1, 4);

  for (guint i = 0; i < n_steps; i++)
    if (!acts[g_rand_int_range (rand, 0, G_N_ELEMENTS (acts))](transaction, rand, error))
      return FALSE;
  /* So that no action of the five hundred changes nothing, and the journal counts them. */
  return act_insert (transaction, rand, error);
}

/* The k-th action is the same whoever does it. */
static void
act (LinliContext *context,
     guint         k)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + k);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strdup_printf ("action %u", k);

  linli_store_act (linli_context_get_store (context), title, act_at_random, rand, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_digest (Fixture    *fixture,
               const char *expected)
{
  g_autofree char *digest = dup_digest (linli_context_get_database (fixture->context));

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
  digests[0] = dup_digest (linli_context_get_database (fixture->context));
  for (guint k = 0; k < N_ACTIONS; k++)
    {
      act (fixture->context, k);
      digests[k + 1] = dup_digest (linli_context_get_database (fixture->context));
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
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n_done = 0, n_interrupted = 0;

  g_clear_object (&fixture->context);
  remove_file (fixture);
  copy_start (fixture);
  for (guint i = 0; i < N_KILLS; i++)
    {
      guint before = n_done;

      act_and_be_killed (fixture, program, i % 3 != 0, g_rand_int_range (rand, 2000, 80000));
      open_file (fixture);
      n_done = count_actions (fixture);
      g_assert_cmpuint (n_done, >=, before);
      n_interrupted += n_done > before && n_done < N_ACTIONS;
      assert_digest (fixture, digests[n_done]);
      g_clear_object (&fixture->context);
    }
  g_test_message ("%u of %d kills fell between two actions; %u actions were done by then", n_interrupted, N_KILLS, n_done);
  g_assert_cmpuint (n_interrupted, >, 0);
  open_file (fixture);
  for (guint k = n_done; k < N_ACTIONS; k++)
    act (fixture->context, k);
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
      act (fixture.context, k);
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
