/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A disk that is full, or fails, or memory that is short, at any step of opening a file, acting, undoing and closing it: what was reported
 * as done is there, what was refused is not, the file is whole, and once all is well again so is the program. */

#include <errno.h>
#include <glib/gstdio.h>
#include <linli-core.h>
#include <sqlite3.h>

#include "random-acts.h"
#include "scratch.h"
#include "share.h"
#include "torture.h"
#include "watched-disk.h"

#define N_ACTIONS 12
#define N_FULL 200
#define N_ERRORS 600
#define N_MEMORY 300

typedef struct {
  char *folder;
  char *start;
  char *path;
  guint n_entries; /* in the journal at the start */
  GPtrArray *digests; /* of the file after each action */
  WatchedDisk *disk;
  /* What shall go wrong. */
  enum { FULL, ERRORS, MEMORY } kind;
  gboolean once; /* else from then on, until the disk is mended */
  int n_left; /* steps until then; negative: nothing goes wrong */
  guint n_failed; /* steps that did */
  guint n_steps; /* all */
  guint n_day; /* those before the disk is mended */
} Fixture;

static sqlite3_mem_methods memory;
static Fixture *memory_of; /* the fixture whose memory is short, or NULL */

static int
error_of (WatchedStep step,
          gboolean    full)
{
  switch (step)
    {
    case WATCHED_READ:
      return SQLITE_IOERR_READ;
    case WATCHED_WRITE:
      return full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    case WATCHED_TRUNCATE:
      return SQLITE_IOERR_TRUNCATE;
    case WATCHED_SYNC:
      return SQLITE_IOERR_FSYNC;
    case WATCHED_MAKE:
      errno = full ? ENOSPC : EIO; /* where the store looks why */
      return SQLITE_CANTOPEN;
    case WATCHED_REMOVE:
      return SQLITE_IOERR_DELETE;
    default:
      return SQLITE_IOERR_DIR_FSYNC;
    }
}

/* Whether this is the step at which something goes wrong; on any thread. */
static gboolean
fails (Fixture *fixture)
{
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  fixture->n_steps++;
  if (fixture->n_left < 0 || fixture->n_left-- > 0)
    return FALSE;
  fixture->n_left = fixture->once ? -1 : 0;
  fixture->n_failed++;
  return TRUE;
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

  /* A full disk can be read, and takes away what it has. */
  if (fixture->kind == MEMORY || (fixture->kind == FULL && step != WATCHED_WRITE && step != WATCHED_MAKE))
    return SQLITE_OK;
  return fails (fixture) ? error_of (step, fixture->kind == FULL) : SQLITE_OK;
}

static void *
allocate (int size)
{
  return memory_of != NULL && fails (memory_of) ? NULL : memory.xMalloc (size);
}

static void *
reallocate (void *old,
            int   size)
{
  return memory_of != NULL && fails (memory_of) ? NULL : memory.xRealloc (old, size);
}

static void
put_start (Fixture *fixture)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (fixture->start, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents_full (fixture->path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* The k-th thing done: it adds one entry to the journal. */
static gboolean
try_action (LinliStore  *store,
            guint        k,
            GError     **error)
{
  if (k % 6 == 4)
    return linli_store_undo (store, NULL, error);
  if (k % 6 == 5)
    return linli_store_redo (store, NULL, error);
  return random_acts_try (store, k, error);
}

static guint
count_entries (LinliStore *store)
{
  return (guint) linli_database_get_int64 (linli_store_get_reader (store), 0, "SELECT count(*) FROM journal", NULL);
}

static void
close_store (LinliStore *store)
{
  linli_store_close (store);
  g_object_unref (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
note_digests (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LinliStore *store = linli_store_open (fixture->path, LINLI_STORE_NO_BACKUP, &error);

  g_assert_no_error (error);
  fixture->n_entries = count_entries (store);
  for (guint k = 0; k <= N_ACTIONS; k++)
    {
      g_ptr_array_add (fixture->digests, random_acts_dup_digest (linli_store_get_reader (store)));
      g_assert_true (k == N_ACTIONS || try_action (store, k, &error));
      g_assert_no_error (error);
    }
  close_store (store);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  network)
{
  g_autoptr (GError) error = NULL;

  share_pretend (network != NULL);
  fixture->folder = g_dir_make_tmp ("linli-errors-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.linli", NULL);
  fixture->start = g_strconcat (fixture->folder, ".start", NULL);
  fixture->digests = g_ptr_array_new_with_free_func (g_free);
  fixture->n_left = -1;
  linli_demo_create (fixture->start, 40, 7, NULL, &error);
  g_assert_no_error (error);
  put_start (fixture);
  note_digests (fixture);
  fixture->disk = watched_disk_new (fixture->folder, watch, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  network)
{
  watched_disk_free (fixture->disk);
  g_ptr_array_unref (fixture->digests);
  scratch_remove (fixture->folder);
  g_unlink (fixture->start);
  g_free (fixture->start);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_state (Fixture    *fixture,
              LinliStore *store,
              guint       n_done)
{
  g_autofree char *digest = random_acts_dup_digest (linli_store_get_reader (store));

  g_assert_cmpuint (count_entries (store) - fixture->n_entries, ==, n_done);
  g_assert_cmpstr (digest, ==, g_ptr_array_index (fixture->digests, n_done));
}

/* What is on the map is found through it. SQLite's own check of a file does not look into these indices. */
static void
assert_places (LinliStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStatement) index = linli_database_query (linli_store_get_reader (store), &error,
                                                           "SELECT rtreecheck (name) FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING rtree%'", NULL);
  guint n = 0;

  g_assert_no_error (error);
  for (; linli_statement_step (index, &error); n++)
    g_assert_cmpstr (linli_statement_get_text (index, 0), ==, "ok");
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 0);
}

/* What the user is told: that there is no room, where it is so; that the file is damaged only where it cannot be read any more. */
static void
assert_told (Fixture *fixture,
             GError  *error)
{
  if (fixture->once || fixture->kind == FULL)
    g_assert_false (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED));
  if (fixture->kind == FULL && !fixture->once)
    g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_FULL);
  g_assert_false (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_LINLI));
}

/* A day with a disk that fails at one of its steps, and the next morning with one that does not. */
static void
work_in_spite (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LinliStore *store = linli_store_open (fixture->path, LINLI_STORE_NO_BACKUP, &error);
  guint n_done = 0;

  for (guint k = 0; store != NULL && error == NULL && k < N_ACTIONS; k++)
    if (try_action (store, k, &error))
      n_done++;
  if (error != NULL)
    assert_told (fixture, error);
  g_clear_error (&error);
  fixture->n_left = -1; /* the disk is mended, while the file is open */
  fixture->n_day = fixture->n_steps;
  if (store != NULL)
    {
      assert_state (fixture, store, n_done);
      for (; n_done < N_ACTIONS && !linli_store_is_damaged (store); n_done++)
        {
          try_action (store, n_done, &error);
          g_assert_no_error (error);
        }
      close_store (store);
    }
  store = linli_store_open (fixture->path, LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  assert_state (fixture, store, n_done);
  assert_places (store);
  close_store (store);
  g_assert_true (linli_backup_verify (fixture->path, &error));
}

static guint
count_steps (Fixture *fixture)
{
  put_start (fixture);
  fixture->n_steps = 0;
  work_in_spite (fixture);
  scratch_empty (fixture->folder);
  return fixture->n_day;
}

static void
fail_at_many (Fixture *fixture,
              guint    kind,
              guint    n)
{
  guint n_steps, n_met = 0;

  fixture->kind = kind;
  memory_of = kind == MEMORY ? fixture : NULL;
  n_steps = count_steps (fixture);
  for (guint i = 0; i < n; i++)
    {
      put_start (fixture);
      fixture->once = i % 2 == 0;
      fixture->n_failed = 0;
      fixture->n_left = (int) (((guint64) n_steps * i + torture_seed (0) % n_steps) / n);
      work_in_spite (fixture);
      n_met += fixture->n_failed > 0;
      scratch_empty (fixture->folder);
    }
  memory_of = NULL;
  g_test_message ("%u of %u days met the fault, at one of %u steps", n_met, n, n_steps);
  g_assert_cmpuint (n_met, >, n * 9 / 10);
}

static void
test_full (Fixture       *fixture,
           gconstpointer  network)
{
  fail_at_many (fixture, FULL, torture_times (N_FULL / 2));
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  network)
{
  fail_at_many (fixture, ERRORS, torture_times (N_ERRORS / 2));
}

static void
test_memory (Fixture       *fixture,
             gconstpointer  network)
{
  fail_at_many (fixture, MEMORY, torture_times (N_MEMORY));
}

/* Before SQLite allocates anything. */
static void
watch_memory (void)
{
  sqlite3_mem_methods ours;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory), ==, SQLITE_OK);
  ours = memory;
  ours.xMalloc = allocate;
  ours.xRealloc = reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &ours), ==, SQLITE_OK);
}

int
main (int   argc,
      char *argv[])
{
  watch_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/fault/errors/full/log", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/fault/errors/full/journal", Fixture, GINT_TO_POINTER (1), set_up, test_full, tear_down);
  g_test_add ("/fault/errors/io/log", Fixture, NULL, set_up, test_errors, tear_down);
  g_test_add ("/fault/errors/io/journal", Fixture, GINT_TO_POINTER (1), set_up, test_errors, tear_down);
  g_test_add ("/fault/errors/memory", Fixture, NULL, set_up, test_memory, tear_down);
  return g_test_run ();
}
