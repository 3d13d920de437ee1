/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What may befall a file: no right to write beside it, moved while open, read by others, a log left beside it, no room, a clock
 * set back. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include "scratch-store.h"

/* An account without rights, for tests that run as root. */
#define NOBODY 65534

static gboolean
add_large (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  g_autofree char *name = g_strnfill (16 * 1024 * 1024, 'x');

  return scratch_store_add_compound (transaction, name, error);
}

static void
add (ScratchStore *fixture,
     const char   *name)
{
  g_autoptr (GError) error = NULL;

  linli_store_act (fixture->store, name, scratch_store_add_compound, (gpointer) name, NULL, &error);
  g_assert_no_error (error);
}

static gint64
count (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStore) store = linli_store_open (path, LINLI_STORE_READ_ONLY, &error);

  g_assert_no_error (error);
  return linli_database_get_int64 (linli_store_get_reader (store), -1, "SELECT count(*) FROM compound", NULL);
}

/* Runs @func in a child, which may give up its rights; the child's exit code is a line number where it failed. */
static void
run_in_child (ScratchStore *fixture,
              void        (*func) (ScratchStore *fixture))
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      func (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static guint
mode_of (const char *path)
{
  GStatBuf facts;

  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  return facts.st_mode & 0777;
}

static void
test_private (ScratchStore  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *folder = linli_backup_get_folder (fixture->path);
  g_autofree char *backup = NULL;

  add (fixture, "甲");
  g_assert_cmphex (mode_of (fixture->path), ==, 0600);
  g_assert_cmphex (mode_of (wal), ==, 0600);
  backup = linli_backup_rotate (fixture->path, folder, now, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmphex (mode_of (folder), ==, 0700);
  g_assert_cmphex (mode_of (backup), ==, 0600);
}

static void
read_without_rights (ScratchStore *fixture)
{
  g_autoptr (GError) error = NULL;
  LinliStore *store;

  if (geteuid () == 0 && setuid (NOBODY) != 0)
    _exit (2);
  store = linli_store_open (fixture->path, LINLI_STORE_DEFAULT, &error);
  if (store != NULL || !g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_READ_ONLY))
    _exit (3);
  if (count (fixture->path) != 1)
    _exit (4);
}

static void
test_read_only_folder (ScratchStore  *fixture,
                       gconstpointer  data)
{
  add (fixture, "甲");
  g_clear_object (&fixture->store);
  g_chmod (fixture->path, 0644);
  g_chmod (fixture->folder, 0555);
  run_in_child (fixture, read_without_rights);
}

static void
test_no_file (ScratchStore  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "b.linli", NULL);

  g_assert_null (linli_store_open (path, LINLI_STORE_DEFAULT, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (linli_store_open (path, LINLI_STORE_READ_ONLY, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_LINLI);
}

/* The file manager moves the file that is open: what was stored goes with it, nothing more is stored. */
static void
test_moved (ScratchStore  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *moved = g_build_filename (fixture->folder, "moved.linli", NULL);

  add (fixture, "甲");
  g_assert_cmpint (g_rename (fixture->path, moved), ==, 0);
  g_assert_false (linli_store_act (fixture->store, "乙", scratch_store_add_compound, (gpointer) "乙", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_object (&fixture->store);
  g_assert_cmpint (count (moved), ==, 1);
}

static void
test_moved_and_closed (ScratchStore  *fixture,
                       gconstpointer  data)
{
  g_autofree char *moved = g_build_filename (fixture->folder, "moved.linli", NULL);

  add (fixture, "甲");
  g_assert_cmpint (g_rename (fixture->path, moved), ==, 0);
  g_clear_object (&fixture->store);
  g_assert_cmpint (count (moved), ==, 1);
}

/* A backup reads on while the file is closed: the file alone is whole nevertheless. */
static void
test_closed_while_read (ScratchStore  *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliDatabase) reader = linli_store_new_reader (fixture->store, &error);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.linli", NULL);
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_no_error (error);
  add (fixture, "甲");
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (copy, contents, size, NULL));
  g_assert_cmpint (count (copy), ==, 1);
}

static void
end_badly (ScratchStore *fixture)
{
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  add (fixture, "乙");
  kill (getpid (), SIGKILL);
}

/* The damaged file was thrown away after a power cut, its log stayed: it must not get into the backup put in its place. */
static void
test_log_left (ScratchStore  *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.linli", NULL);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  pid_t child;

  add (fixture, "甲");
  linli_backup_write (fixture->path, backup, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  child = fork ();
  if (child == 0)
    end_badly (fixture);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_false (linli_backup_restore (backup, fixture->path, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* Somebody names the open file, or another that is open, as the place of the copy. */
static void
test_onto_open (ScratchStore  *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "other.linli", NULL);
  g_autoptr (LinliStore) store = linli_store_open (other, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);

  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  g_assert_false (linli_backup_write (fixture->path, fixture->path, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (linli_backup_write (fixture->path, other, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_clear_object (&store);
  linli_backup_write (fixture->path, other, NULL, &error);
  g_assert_no_error (error);
}

static void
fill_disk (ScratchStore *fixture)
{
  struct rlimit limit = { 4 * 1024 * 1024, 4 * 1024 * 1024 };
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    _exit (2);
  if (linli_store_act (fixture->store, "大", add_large, NULL, NULL, &error))
    _exit (3);
  if (!g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_FULL))
    {
      g_printerr ("# %s\n", error->message);
      _exit (4);
    }
  add (fixture, "乙");
  g_clear_object (&fixture->store);
}

static void
test_full (ScratchStore  *fixture,
           gconstpointer  data)
{
  add (fixture, "甲");
  g_clear_object (&fixture->store);
  run_in_child (fixture, fill_disk);
  g_assert_cmpint (count (fixture->path), ==, 2);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  add (fixture, "丙");
  g_assert_false (linli_store_is_damaged (fixture->store));
}

/* The clock was years ahead once; the backup of today stays, and what a killed program left of its own goes. */
static void
test_clock_set_back (ScratchStore  *fixture,
                     gconstpointer  data)
{
  g_autofree char *folder = linli_backup_get_folder (fixture->path);
  g_autofree char *left = g_build_filename (folder, "20200101T000000.linli.partial", NULL);
  g_autofree char *fresh = g_build_filename (folder, "20200101T000001.linli.partial", NULL);
  struct utimbuf long_ago = { 1577836800, 1577836800 };
  g_autoptr (GDateTime) future = g_date_time_new_local (2040, 1, 2, 10, 0, 0);
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 10, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (int i = 0; i < 40; i++)
    {
      g_autoptr (GDateTime) week = g_date_time_add_weeks (future, i);
      g_autofree char *name = g_date_time_format (week, "%Y%m%dT%H%M%S.linli");
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
    }
  g_assert_true (g_file_set_contents (left, "x", 1, NULL));
  g_assert_true (g_file_set_contents (fresh, "x", 1, NULL));
  g_assert_cmpint (g_utime (left, &long_ago), ==, 0);
  backup = linli_backup_rotate (fixture->path, folder, now, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (linli_backup_verify (backup, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

static void
note_thread_cb (LinliStore   *store,
                LinliChanges *changes,
                gpointer      data)
{
  *(GThread **) data = g_thread_self ();
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (linli_store_act_finish (LINLI_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* The owner is busy outside its loop while an action ends: it is told on its own thread all the same. */
static gboolean
put_clock_back (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE journal SET at = '2040-01-02T03:04:05.000Z'", NULL);
}

static void
assert_entry (GPtrArray  *entries,
              guint       n,
              const char *title,
              gboolean    undone)
{
  LinliJournalEntry *entry = g_ptr_array_index (entries, n);

  g_assert_cmpstr (linli_journal_entry_get_title (entry), ==, title);
  g_assert_cmpint (linli_journal_entry_is_undone (entry), ==, undone);
}

/* What was done while the clock was years ahead is older than what is done now: undone after it, and below it among the changes. */
static void
test_clock_set_back_undo (ScratchStore  *fixture,
                          gconstpointer  data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "甲");
  add (fixture, "乙");
  g_assert_true (linli_store_act (fixture->store, "", put_clock_back, NULL, NULL, &error));
  g_assert_no_error (error);
  add (fixture, "丙");
  g_assert_cmpstr (linli_store_get_undo_title (fixture->store), ==, "丙");
  scratch_store_close (fixture);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  g_assert_cmpstr (linli_store_get_undo_title (fixture->store), ==, "丙");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (linli_store_get_undo_title (fixture->store), ==, "乙");
  g_assert_cmpstr (linli_store_get_redo_title (fixture->store), ==, "丙");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_true (linli_store_redo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (linli_store_get_redo_title (fixture->store), ==, "丙");
  entries = linli_journal_list (linli_store_get_reader (fixture->store), G_MAXINT64, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 6);
  assert_entry (entries, 3, "丙", TRUE);
  assert_entry (entries, 4, "乙", FALSE);
  assert_entry (entries, 5, "甲", FALSE);
}

static void
test_owner_thread (ScratchStore  *fixture,
                   gconstpointer  data)
{
  GThread *thread = NULL;
  gboolean done = FALSE;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (note_thread_cb), &thread);
  linli_store_act_async (fixture->store, "甲", scratch_store_add_compound, (gpointer) "甲", NULL, NULL, done_cb, &done);
  g_usleep (G_USEC_PER_SEC / 2);
  g_assert_null (thread);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (thread == g_thread_self ());
}

static void
edit_outside (ScratchStore *fixture,
              const char   *script)
{
  const char *words[] = { "sqlite3", fixture->path, script, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* A file chooser of our own program looks into the files of a folder, ours among them, while another program edits and leaves. */
static void
test_looked_into (ScratchStore  *fixture,
                  gconstpointer  data)
{
  static const char *suffixes[] = { "", "-wal", "-shm" };

  add (fixture, "甲");
  for (guint i = 0; i < 20; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (suffixes); j++)
        {
          g_autofree char *path = g_strconcat (fixture->path, suffixes[j], NULL);
          g_autofree char *bytes = NULL;

          g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
        }
      edit_outside (fixture, "UPDATE compound SET note = ifnull (note, 0) + 1");
      add (fixture, "乙");
    }
  g_clear_object (&fixture->store);
  g_assert_cmpint (count (fixture->path), ==, 21);
}

/* Leaves the file with a transaction that was written in part, and no program that could take it back. */
static void
die_half_way (const char *path)
{
  sqlite3 *handle;

  if (sqlite3_open (path, &handle) != SQLITE_OK ||
      sqlite3_exec (handle, "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN; UPDATE compound SET name = 'half';"
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                    " INSERT INTO compound (id, name) SELECT 1000 + i, 'half' FROM n", NULL, NULL, NULL) != SQLITE_OK)
    _exit (1);
  _exit (0);
}

static void
leave_half_written (ScratchStore *fixture)
{
  pid_t pid;
  int status;

  add (fixture, "one");
  g_clear_object (&fixture->store);
  pid = fork ();
  if (pid == 0)
    die_half_way (fixture->path);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);
}

/* On a network share there is no log: what was half written is taken back at the next opening. */
static void
test_half_written (ScratchStore  *fixture,
                   gconstpointer  data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  GStatBuf left;

  leave_half_written (fixture);
  g_assert_cmpint (g_stat (journal, &left), ==, 0);
  g_assert_cmpint (left.st_size, >, 0);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  g_assert_cmpint (linli_database_get_int64 (linli_store_get_reader (fixture->store), -1, "SELECT count(*) FROM compound", NULL), ==, 1);
  g_assert_cmpint (linli_database_get_int64 (linli_store_get_reader (fixture->store), -1, "SELECT count(*) FROM compound WHERE name = 'half'",
                                             NULL), ==, 0);
}

/* The bytes of the file and of the journal beside it. */
static char *
dup_traces (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GChecksum *sum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *names[] = { path, journal };
  char *text;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *bytes = NULL;
      gsize n_bytes;

      g_assert_true (g_file_get_contents (names[i], &bytes, &n_bytes, NULL));
      g_checksum_update (sum, (const guchar *) bytes, (gssize) n_bytes);
    }
  text = g_strdup (g_checksum_get_string (sum));
  g_checksum_free (sum);
  return text;
}

/* Who only wants to read reads a copy that is whole; the file stays as it was left, for who may write it. */
static void
test_half_written_read (ScratchStore  *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliDatabase) second = NULL;
  g_autofree char *before = NULL, *after = NULL, *copy = NULL, *folder = NULL;

  leave_half_written (fixture);
  before = dup_traces (fixture->path);
  scratch_store_open (fixture, LINLI_STORE_READ_ONLY);
  copy = g_strdup (linli_store_get_copy (fixture->store));
  folder = g_path_get_dirname (copy);
  g_assert_cmpstr (linli_store_get_path (fixture->store), ==, fixture->path);
  g_assert_cmphex (mode_of (folder), ==, 0700);
  second = linli_store_new_reader (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (linli_database_get_int64 (second, -1, "SELECT count(*) FROM compound WHERE name = 'one'", NULL), ==, 1);
  g_clear_pointer (&second, linli_database_close);
  g_assert_cmpint (count (fixture->path), ==, 1);
  g_clear_object (&fixture->store);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  after = dup_traces (fixture->path);
  g_assert_cmpstr (before, ==, after);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  g_assert_null (linli_store_get_copy (fixture->store));
  g_assert_cmpint (linli_database_get_int64 (linli_store_get_reader (fixture->store), -1, "SELECT count(*) FROM compound", NULL), ==, 1);
}

/* On a disc, or in the folder of somebody else. */
static void
test_half_written_no_rights (ScratchStore  *fixture,
                             gconstpointer  data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  leave_half_written (fixture);
  g_chmod (fixture->path, 0444);
  g_chmod (journal, 0444);
  g_chmod (fixture->folder, 0555);
  run_in_child (fixture, read_without_rights);
}

/* What may not be read at all is not shown as if the half were the whole. */
static void
refuse_without_rights (ScratchStore *fixture)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0 && setuid (NOBODY) != 0)
    _exit (2);
  if (linli_store_open (fixture->path, LINLI_STORE_READ_ONLY, &error) != NULL)
    _exit (3);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    _exit (4);
}

static void
test_half_written_hidden (ScratchStore  *fixture,
                          gconstpointer  data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  leave_half_written (fixture);
  g_chmod (fixture->path, 0444);
  g_chmod (journal, 0000);
  g_chmod (fixture->folder, 0555);
  run_in_child (fixture, refuse_without_rights);
}

static gboolean
add_places (LinliTransaction  *transaction,
            gpointer           n,
            GError           **error)
{
  for (guint i = 0; i < GPOINTER_TO_UINT (n); i++)
    {
      g_autoptr (LinliGeometry) point = linli_geometry_new_point (104 + i / 1000.0, 30 + i % 7 / 1000.0);
      g_autoptr (GBytes) blob = linli_geometry_to_bytes (point);

      if (!linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO place (id, name, geom) VALUES (?, '亭', ?)", "ib",
                               linli_transaction_new_id (transaction), blob))
        return FALSE;
    }
  return TRUE;
}

static void
run_otherwise (ScratchStore *fixture,
               const char   *script)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, script, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static guint
count_misfits (ScratchStore    *fixture,
               LinliStoreFlags  flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint n = 0;

  scratch_store_open (fixture, flags);
  if (flags != LINLI_STORE_READ_ONLY)
    add (fixture, "后来"); /* which waits for the check */
  findings = linli_check_file (linli_store_get_reader (fixture->store), NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const char *code = linli_finding_get_code (g_ptr_array_index (findings, i));

      g_assert_cmpstr (code, !=, "integrity");
      n += g_str_equal (code, "spatial-index");
    }
  scratch_store_close (fixture);
  return n;
}

/* However the index of places was broken: it is said of a file that may only be read, and mended in one that is opened to be written to. */
static void
test_places (ScratchStore  *fixture,
             gconstpointer  data)
{
  static const char * const broken[] = {
    "DELETE FROM rtree_place_geom WHERE id IN (SELECT id FROM place LIMIT 1)",
    "INSERT INTO rtree_place_geom VALUES (1, 104, 104.1, 30, 30.1)",
    "UPDATE rtree_place_geom SET maxx = minx - 1, minx = minx - 2 WHERE id IN (SELECT id FROM place LIMIT 1)",
    "DELETE FROM rtree_place_geom_rowid WHERE rowid IN (SELECT id FROM place LIMIT 1)",
    "DELETE FROM rtree_place_geom_parent",
    "DELETE FROM rtree_place_geom_node",
    "DROP TABLE rtree_place_geom",
    "DROP TRIGGER rtree_place_geom_insert",
    "UPDATE rtree_place_geom_node SET data = zeroblob (length (data)) WHERE nodeno > 1",
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (linli_store_act (fixture->store, "亭", add_places, GUINT_TO_POINTER (200), NULL, &error));
  g_assert_no_error (error);
  scratch_store_close (fixture);
  g_assert_cmpuint (count_misfits (fixture, LINLI_STORE_READ_ONLY), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      run_otherwise (fixture, broken[i]);
      g_assert_cmpuint (count_misfits (fixture, LINLI_STORE_READ_ONLY), >, 0);
      g_assert_cmpuint (count_misfits (fixture, LINLI_STORE_DEFAULT), ==, 0);
      g_assert_cmpuint (count_misfits (fixture, LINLI_STORE_READ_ONLY), ==, 0);
      scratch_store_open (fixture, LINLI_STORE_DEFAULT);
      g_assert_true (linli_store_act (fixture->store, "亭", add_places, GUINT_TO_POINTER (200), NULL, &error));
      g_assert_no_error (error);
      scratch_store_close (fixture);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/fault/file/" path, ScratchStore, NULL, scratch_store_set_up, func, scratch_store_tear_down)
  ADD ("private", test_private);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("no-file", test_no_file);
  ADD ("moved", test_moved);
  ADD ("moved-and-closed", test_moved_and_closed);
  ADD ("looked-into", test_looked_into);
  ADD ("closed-while-read", test_closed_while_read);
  ADD ("half-written", test_half_written);
  ADD ("half-written-read", test_half_written_read);
  ADD ("half-written-no-rights", test_half_written_no_rights);
  ADD ("half-written-hidden", test_half_written_hidden);
  ADD ("log-left", test_log_left);
  ADD ("onto-open", test_onto_open);
  ADD ("full", test_full);
  ADD ("places", test_places);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("clock-set-back-undo", test_clock_set_back_undo);
  ADD ("owner-thread", test_owner_thread);
  return g_test_run ();
}
