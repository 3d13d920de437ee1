/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A process that is killed while it imports, migrates or writes backups: the file is as before or as after, and a backup that is there is
 * whole. What a process does that is killed while people act is in test-journal.c. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "household-list.h"
#include "random-acts.h"
#include "scratch.h"
#include "torture.h"

#define N_KILLS 70
#define SEED 20261130
#define N_SEATS 3000

/* Three steps of a plugin, each of which touches every row. */
static const char * const steps[] = {
  "CREATE TABLE bench_seat (id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL);"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " G_STRINGIFY (N_SEATS) ")"
  " INSERT INTO bench_seat (id, name) SELECT i, 'seat ' || i FROM n;",
  "ALTER TABLE bench_seat ADD COLUMN colour TEXT; UPDATE bench_seat SET colour = 'red' WHERE id % 2 = 0;",
  "ALTER TABLE bench_seat ADD COLUMN row INTEGER NOT NULL DEFAULT 1; UPDATE bench_seat SET row = id / 10, colour = coalesce (colour, 'blue');",
};
static const char * const tables[] = { "bench_seat", NULL };
static const LinliSchema schema = { "bench", steps, G_N_ELEMENTS (steps), tables };

typedef struct {
  const char *program;
  char *folder;
  char *start; /* what each process begins with */
  char *path;
  char *list; /* of households */
  guint n_persons;
} Fixture;

static gint64
ask (const char *path,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStore) store = linli_store_open (path, LINLI_STORE_NO_BACKUP, &error);
  gint64 answer;

  g_assert_no_error (error);
  answer = linli_database_get_int64 (linli_store_get_reader (store), -1, sql, NULL);
  linli_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return answer;
}

/* Of the start, in place of what is there. */
static void
put_start (Fixture *fixture)
{
  static const char * const endings[] = { "-wal", "-shm" };
  g_autofree char *bytes = NULL;
  gsize size;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);

      g_unlink (path);
    }
  g_assert_true (g_file_get_contents (fixture->start, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents_full (fixture->path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  program)
{
  LinliHouseholdList list;
  g_autoptr (GError) error = NULL;

  fixture->program = program;
  fixture->folder = g_dir_make_tmp ("linli-killed-XXXXXX", NULL);
  fixture->start = g_build_filename (fixture->folder, "start", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.linli", NULL);
  fixture->list = g_build_filename (fixture->folder, "list.xlsx", NULL);
  linli_household_list_write (&list, fixture->list, 150, 0, torture_seed (SEED));
  fixture->n_persons = list.n_persons;
  linli_demo_create (fixture->start, 40, 7, NULL, &error);
  g_assert_no_error (error);
  put_start (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  program)
{
  scratch_remove (fixture->folder);
  g_free (fixture->list);
  g_free (fixture->path);
  g_free (fixture->start);
  g_free (fixture->folder);
}

/* Runs this program for @what, and kills it so many µs after it said that it begins, or lets it end. Returns whether it had said that it was
 * done; gives the time it took. */
static gboolean
run (Fixture    *fixture,
     const char *what,
     gint64      kill_after_us,
     gint64     *took_us)
{
  g_autoptr (GError) error = NULL;
  const char *words[] = { fixture->program, what, fixture->path, fixture->list, NULL };
  gint64 begin;
  char byte;
  GPid pid;
  int out;
  gboolean done;

  g_spawn_async_with_pipes (NULL, (char **) words, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, NULL, NULL, &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (out, &byte, 1), ==, 1);
  begin = g_get_monotonic_time ();
  if (kill_after_us >= 0)
    {
      g_usleep ((gulong) kill_after_us);
      kill (pid, SIGKILL);
    }
  done = read (out, &byte, 1) == 1;
  if (took_us != NULL)
    *took_us = g_get_monotonic_time () - begin;
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
  close (out);
  return done;
}

/* Kills @what at moments over the whole of it; @count tells how much of it is there afterwards: all of it or nothing, and all where the
 * process had said so. */
static void
kill_often (Fixture    *fixture,
            const char *what,
            gint64    (*count) (Fixture *fixture),
            gint64      all)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (SEED));
  g_autoptr (GError) error = NULL;
  gint64 took, nothing = count (fixture);
  guint n_kills = torture_times (N_KILLS), n_nothing = 0;

  put_start (fixture);
  g_assert_true (run (fixture, what, -1, &took));
  g_assert_cmpint (count (fixture), ==, all);
  for (guint i = 0; i < n_kills; i++)
    {
      gboolean done;
      gint64 found;

      put_start (fixture);
      done = run (fixture, what, g_rand_int_range (rand, 0, (gint32) took), NULL);
      found = count (fixture);
      g_assert_true (found == all || (found == nothing && !done));
      n_nothing += found == nothing;
      g_assert_true (linli_backup_verify (fixture->path, &error));
    }
  g_test_message ("%u of %u kills came before it was done", n_nothing, n_kills);
  g_assert_cmpuint (n_nothing, >, 0);
}

static gint64
count_persons (Fixture *fixture)
{
  return ask (fixture->path, "SELECT count(*) FROM person");
}

static void
test_import (Fixture       *fixture,
             gconstpointer  program)
{
  kill_often (fixture, "--import", count_persons, count_persons (fixture) + fixture->n_persons);
}

/* The steps that were missing are done at the next opening, so that all of them are there in the end, each once. */
static gint64
count_seats (Fixture *fixture)
{
  gint64 version = ask (fixture->path, "SELECT ifnull (max (version), 0) FROM linli_schema WHERE owner = 'bench'");
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStore) store = linli_store_open (fixture->path, LINLI_STORE_NO_BACKUP, &error);
  gint64 n_right;

  g_assert_no_error (error);
  linli_store_migrate (store, &schema, &error);
  g_assert_no_error (error);
  n_right = linli_database_get_int64 (linli_store_get_reader (store), -1, "SELECT count(*) FROM bench_seat WHERE row = id / 10"
                                      " AND colour = iif (id % 2 = 0, 'red', 'blue')", NULL);
  g_assert_cmpint (n_right, ==, N_SEATS);
  linli_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return version;
}

static void
test_migration (Fixture       *fixture,
                gconstpointer  program)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (SEED));
  guint n_kills = torture_times (N_KILLS), n_at[G_N_ELEMENTS (steps) + 1] = { 0 };
  gint64 took;

  g_assert_true (run (fixture, "--migrate", -1, &took));
  g_assert_cmpint (count_seats (fixture), ==, G_N_ELEMENTS (steps));
  for (guint i = 0; i < n_kills; i++)
    {
      gboolean done;
      gint64 version;

      put_start (fixture);
      done = run (fixture, "--migrate", g_rand_int_range (rand, 0, (gint32) took), NULL);
      version = count_seats (fixture);
      g_assert_true (version == G_N_ELEMENTS (steps) || !done);
      n_at[version]++;
    }
  g_test_message ("killed after 0, 1, 2, 3 steps: %u, %u, %u, %u", n_at[0], n_at[1], n_at[2], n_at[3]);
  g_assert_cmpuint (n_at[1] + n_at[2], >, 0);
}

/* A file as the program of long ago left it. */
static void
put_older (Fixture *fixture)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tool", "older", "0002.sql", NULL);
  g_autofree char *script = NULL;
  sqlite3 *handle;

  g_assert_true (g_file_get_contents (path, &script, NULL, NULL));
  g_assert_cmpint (g_unlink (fixture->start), ==, 0);
  g_assert_cmpint (sqlite3_open (fixture->start, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, script, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  put_start (fixture);
}

static int
read_number (gpointer   data,
             int        n_columns,
             char     **values,
             char     **names)
{
  *(guint *) data = (guint) atoi (values[0]);
  return 0;
}

/* Of the core's own tables, before anybody goes on with them. */
static guint
read_version (const char *path)
{
  sqlite3 *handle;
  guint version = 0;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "SELECT version FROM linli_schema WHERE owner = 'core'", read_number, &version, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  return version;
}

/* What people have after it was opened at last; the copy that was kept, if there is one, is whole. */
static char *
open_to_digest (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliContext) context = linli_context_open (fixture->path, LINLI_STORE_NO_BACKUP, &error);
  char *digest;

  g_assert_no_error (error);
  digest = random_acts_dup_digest (linli_context_get_database (context));
  linli_context_close (context);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (linli_backup_verify (fixture->path, &error));
  return digest;
}

/* Copies of the file before its steps; none is half written. */
static guint
take_away_kept (Fixture *fixture,
                guint    newest)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  g_autoptr (GError) error = NULL;
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".before-") != NULL)
      {
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

        if (!g_str_has_suffix (name, ".partial"))
          {
            g_assert_true (linli_backup_verify (path, &error));
            g_assert_cmpuint (read_version (path), <, newest);
            n++;
          }
        g_assert_cmpint (g_unlink (path), ==, 0);
      }
  return n;
}

static void
test_opening (Fixture       *fixture,
              gconstpointer  program)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (SEED));
  g_autofree char *expected = NULL;
  guint n_kills = torture_times (N_KILLS), n_at[16] = { 0 }, newest, n_kept = 0;
  gint64 took;

  put_older (fixture);
  g_assert_true (run (fixture, "--open", -1, &took));
  expected = open_to_digest (fixture);
  newest = read_version (fixture->path);
  g_assert_cmpuint (take_away_kept (fixture, newest), ==, 1);
  for (guint i = 0; i < n_kills; i++)
    {
      g_autofree char *digest = NULL;
      gboolean done;

      put_start (fixture);
      /* The steps are a small part of it, near the end. */
      done = run (fixture, "--open", g_rand_int_range (rand, i % 4 == 0 ? 0 : (gint32) took * 3 / 4, (gint32) took * 5 / 4), NULL);
      n_at[read_version (fixture->path)]++;
      g_assert_true (!done || read_version (fixture->path) == newest);
      digest = open_to_digest (fixture);
      g_assert_cmpstr (digest, ==, expected);
      n_kept += take_away_kept (fixture, newest);
    }
  for (guint i = 2; i <= newest; i++)
    g_test_message ("killed at version %u: %u", i, n_at[i]);
  g_assert_cmpuint (n_at[2], <, n_kills);
  g_assert_cmpuint (n_at[newest], <, n_kills);
  g_assert_cmpuint (n_kept, >=, n_kills - n_at[newest]);
}

static void
test_backup (Fixture       *fixture,
             gconstpointer  program)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (SEED));
  g_autofree char *folder = linli_backup_get_folder (fixture->path);
  guint n_kills = torture_times (N_KILLS), n_backups = 0;
  gint64 took;

  /* A slow program is given longer, for otherwise it would make no backup at all. */
  g_assert_true (run (fixture, "--open", -1, &took));
  for (guint i = 0; i < n_kills; i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) backups = NULL;

      run (fixture, "--backup", g_rand_int_range (rand, 10000, (gint32) MAX (300000, 4 * took)), NULL);
      backups = linli_backup_list (folder, &error);
      g_assert_no_error (error);
      for (guint j = 0; backups[j] != NULL; j++)
        {
          linli_backup_verify (backups[j], &error);
          g_assert_no_error (error);
          n_backups++;
          g_assert_cmpint (g_unlink (backups[j]), ==, 0);
        }
      g_assert_cmpint (count_persons (fixture), >, 0);
    }
  g_test_message ("%u backups of %u killed processes, all whole", n_backups, n_kills);
  g_assert_cmpuint (n_backups, >, 0);
}

static void
import (LinliStore *store,
        const char *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliTable) table = linli_table_open (list, NULL, &error);
  g_autoptr (LinliImport) import = NULL;

  g_assert_no_error (error);
  import = linli_import_new (table, linli_store_get_reader (store));
  linli_import_run (import, store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* People act meanwhile, and the clock goes on from one backup to the next. */
static void
back_up (LinliStore *store,
         guint       k)
{
  g_autoptr (GDateTime) begin = g_date_time_new_local (2026, 11, 30, 8, 0, 0);
  g_autoptr (GDateTime) now = g_date_time_add_hours (begin, (int) k);
  g_autofree char *folder = linli_backup_get_folder (linli_store_get_path (store));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  random_acts_do (store, k);
  path = linli_backup_rotate (linli_store_get_path (store), folder, now, NULL, &error);
  g_assert_no_error (error);
}

/* The process that is killed. */
static int
work (const char *what,
      const char *path,
      const char *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStore) store = NULL;

  g_assert_cmpint (write (STDOUT_FILENO, "b", 1), ==, 1);
  store = linli_store_open (path, LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  if (g_str_equal (what, "--import"))
    import (store, list);
  else if (g_str_equal (what, "--migrate"))
    linli_store_migrate (store, &schema, &error);
  else if (g_str_equal (what, "--backup"))
    for (guint k = 0; ; k++)
      back_up (store, k);
  g_assert_no_error (error);
  g_assert_cmpint (write (STDOUT_FILENO, ".", 1), ==, 1);
  pause ();
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && g_str_has_prefix (argv[1], "--"))
    return work (argv[1], argv[2], argv[3]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/fault/killed/import", Fixture, argv[0], set_up, test_import, tear_down);
  g_test_add ("/fault/killed/migration", Fixture, argv[0], set_up, test_migration, tear_down);
  g_test_add ("/fault/killed/opening", Fixture, argv[0], set_up, test_opening, tear_down);
  g_test_add ("/fault/killed/backup", Fixture, argv[0], set_up, test_backup, tear_down);
  return g_test_run ();
}
