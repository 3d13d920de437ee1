/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <string.h>

#include "scratch-store.h"

static void
reopen (ScratchStore *fixture)
{
  g_clear_object (&fixture->store);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
}

static gboolean
fail_half_way (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  g_assert_true (scratch_store_add_compound (transaction, (gpointer) "Lost", error));
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, "no");
  return FALSE;
}

static gboolean
change_nothing (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  return TRUE;
}

static void
act (ScratchStore    *fixture,
     const char      *title,
     LinliActionFunc  func,
     gpointer         data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (linli_store_act (fixture->store, title, func, data, NULL, &error));
  g_assert_no_error (error);
}

static gint64
count (ScratchStore *fixture,
       const char   *sql)
{
  return linli_database_get_int64 (linli_store_get_reader (fixture->store), -1, sql, NULL);
}

static void
test_act_undo_redo (ScratchStore  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  act (fixture, "add one", scratch_store_add_compound, (gpointer) "One");
  act (fixture, "add two", scratch_store_add_compound, (gpointer) "Two");
  g_assert_cmpstr (linli_store_get_undo_title (fixture->store), ==, "add two");
  g_assert_null (linli_store_get_redo_title (fixture->store));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 2);
  g_assert_true (linli_store_undo (fixture->store, &title, &error));
  g_assert_cmpstr (title, ==, "add two");
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 1);
  g_assert_cmpstr (linli_store_get_redo_title (fixture->store), ==, "add two");

  reopen (fixture);
  g_assert_cmpstr (linli_store_get_undo_title (fixture->store), ==, "add one");
  g_assert_cmpstr (linli_store_get_redo_title (fixture->store), ==, "add two");
  g_assert_true (linli_store_redo (fixture->store, NULL, &error));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 2);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 0);
  g_assert_false (linli_store_undo (fixture->store, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOTHING);
}

static void
test_new_action_ends_redo (ScratchStore  *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  act (fixture, "add one", scratch_store_add_compound, (gpointer) "One");
  act (fixture, "add two", scratch_store_add_compound, (gpointer) "Two");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  act (fixture, "add three", scratch_store_add_compound, (gpointer) "Three");
  g_assert_null (linli_store_get_redo_title (fixture->store));
  g_assert_false (linli_store_redo (fixture->store, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_cmpstr (linli_store_get_redo_title (fixture->store), ==, "add three");
  g_assert_cmpstr (linli_store_get_undo_title (fixture->store), ==, "add one");
}

static void
test_refused_action_leaves_nothing (ScratchStore  *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_store_act (fixture->store, "fails", fail_half_way, NULL, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  act (fixture, "nothing", change_nothing, NULL);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM journal"), ==, 0);
  act (fixture, "add", scratch_store_add_compound, (gpointer) "One");
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 1);
}

static void
changed_cb (LinliStore   *store,
            LinliChanges *changes,
            gpointer      data)
{
  gsize n_ids;

  g_assert_true (linli_changes_touches (changes, "compound"));
  g_assert_false (linli_changes_touches (changes, "person"));
  g_assert_nonnull (linli_changes_get_ids (changes, "compound", &n_ids));
  *(gsize *) data += n_ids;
}

static void
acted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (linli_store_act_finish (LINLI_STORE (object), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_changes (ScratchStore  *fixture,
              gconstpointer  data)
{
  gsize n_changed = 0;
  gboolean done = FALSE;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &n_changed);
  act (fixture, "add", scratch_store_add_compound, (gpointer) "One");
  g_assert_cmpuint (n_changed, ==, 1);
  linli_store_act_async (fixture->store, "add", scratch_store_add_compound, (gpointer) "Two", NULL, NULL, acted_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpuint (n_changed, ==, 3);
}

static gboolean
derive_cb (LinliTransaction  *transaction,
           const gint64      *ids,
           gsize              n_ids,
           gpointer           data,
           GError           **error)
{
  *(gsize *) data += n_ids;
  return TRUE;
}

static void
test_edit_from_outside (ScratchStore  *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *command = g_strdup_printf ("sqlite3 %s \"INSERT INTO compound (name) VALUES ('Outside')\"", fixture->path);
  gsize n_derived = 0;
  gint64 first, second;

  act (fixture, "add", scratch_store_add_compound, (gpointer) "One");
  g_clear_object (&fixture->store);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL))
    {
      scratch_store_open (fixture, LINLI_STORE_DEFAULT);
      g_test_skip ("the sqlite3 program is not installed");
      return;
    }
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  linli_store_add_deriver (fixture->store, "compound", derive_cb, &n_derived, NULL);
  g_assert_true (linli_store_derive (fixture->store, &error));
  g_assert_cmpuint (n_derived, ==, 1);
  entries = linli_journal_list (linli_store_get_reader (fixture->store), 0, 10, &error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (linli_journal_entry_get_kind (g_ptr_array_index (entries, 0)), ==, LINLI_JOURNAL_OUTSIDE);
  first = count (fixture, "SELECT id FROM compound WHERE name = 'Outside'");
  act (fixture, "add", scratch_store_add_compound, (gpointer) "Two");
  second = count (fixture, "SELECT id FROM compound WHERE name = 'Two'");
  g_assert_cmpint (second, >, first);
}

static void
test_conflict_with_outside (ScratchStore  *fixture,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *command = g_strdup_printf ("sqlite3 %s \"UPDATE compound SET name = 'Other'\"", fixture->path);

  act (fixture, "add", scratch_store_add_compound, (gpointer) "One");
  g_clear_object (&fixture->store);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL))
    {
      scratch_store_open (fixture, LINLI_STORE_DEFAULT);
      g_test_skip ("the sqlite3 program is not installed");
      return;
    }
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  g_assert_false (linli_store_undo (fixture->store, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_CONFLICT);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound WHERE name = 'Other'"), ==, 1);
}

static void
test_wrong_files (ScratchStore  *fixture,
                  gconstpointer  data)
{
  static const struct {
    const char *content;
    LinliStoreError code;
  } cases[] = {
    { "this is a letter to the editor, and not a database at all\n", LINLI_STORE_ERROR_NOT_LINLI },
    { "", LINLI_STORE_ERROR_NOT_LINLI },
  };
  g_autofree char *path = g_build_filename (fixture->folder, "other", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_true (g_file_set_contents (path, cases[i].content, -1, NULL));
      g_assert_null (linli_store_open (path, LINLI_STORE_DEFAULT, &error));
      g_assert_error (error, LINLI_STORE_ERROR, (int) cases[i].code);
      g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, cases[i].content);
    }
}

static void
test_newer_file (ScratchStore  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *command = g_strdup_printf ("sqlite3 %s \"UPDATE linli_schema SET version = 9999\"", fixture->path);

  g_clear_object (&fixture->store);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL))
    {
      g_test_skip ("the sqlite3 program is not installed");
      return;
    }
  g_assert_null (linli_store_open (fixture->path, LINLI_STORE_DEFAULT, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NEWER);
}

static void
test_existing_and_missing (ScratchStore  *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.linli", NULL);

  g_assert_null (linli_store_open (fixture->path, LINLI_STORE_CREATE, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (linli_store_open (missing, LINLI_STORE_DEFAULT, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

static void
test_read_only (ScratchStore  *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  act (fixture, "add", scratch_store_add_compound, (gpointer) "One");
  g_clear_object (&fixture->store);
  scratch_store_open (fixture, LINLI_STORE_READ_ONLY);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 1);
  g_assert_false (linli_store_act (fixture->store, "add", scratch_store_add_compound, (gpointer) "Two", NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_READ_ONLY);
}

static void
test_backups (ScratchStore  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = linli_backup_get_folder (fixture->path);
  g_autofree char *restored = g_build_filename (fixture->folder, "restored.linli", NULL);
  g_auto (GStrv) paths = NULL;
  g_autoptr (GDateTime) start = g_date_time_new_local (2026, 11, 2, 8, 0, 0);

  act (fixture, "add", scratch_store_add_compound, (gpointer) "One");
  for (int half_hour = 0; half_hour < 60; half_hour++)
    {
      g_autoptr (GDateTime) now = g_date_time_add_minutes (start, 30 * half_hour);
      g_autofree char *path = linli_backup_rotate (fixture->path, folder, now, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (path);
    }
  paths = linli_backup_list (folder, &error);
  /* Thirty hours in halves: the newest of twelve hours, and the newest of the day before. */
  g_assert_cmpuint (g_strv_length (paths), ==, 12 + 1);
  g_assert_true (g_str_has_suffix (paths[0], "20261103T133000.linli"));
  g_assert_true (g_str_has_suffix (paths[12], "20261102T233000.linli"));
  g_assert_false (linli_backup_restore (paths[0], fixture->path, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (linli_backup_restore (paths[0], restored, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  g_free (g_steal_pointer (&fixture->path));
  fixture->path = g_strdup (restored);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 1);
}

/* How many descriptors this process has of the file and of what SQLite keeps beside it. */
static guint
count_descriptors (ScratchStore *fixture)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *link = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (link, NULL);

      n += target != NULL && g_str_has_prefix (target, fixture->path);
    }
  return n;
}

/* Whoever else holds the store, as a check that was asked for does, does not keep the file open. */
static void
close_store (ScratchStore *fixture)
{
  linli_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_assert_cmpuint (count_descriptors (fixture), ==, 0);
}

static gboolean
add_numbered_matter (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO matter (id, kind, number, title, opened_at) VALUES (?, 'request', ?, 'x', '2026-11-02T08:00:00.000Z')", "is",
                             linli_transaction_new_id (transaction), data);
}

/* A state to go back to, and one to come back from. */
static char *
back_up (ScratchStore *fixture,
         const char   *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = linli_backup_get_folder (fixture->path);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (linli_backup_write (fixture->path, path, NULL, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static void
test_restore (ScratchStore  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 2, 9, 0, 0);
  g_autoptr (LinliPrivacy) privacy = NULL;
  LinliBackupFacts facts;
  g_autofree char *backup = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *again = NULL;
  g_autofree char *folder = linli_backup_get_folder (fixture->path);
  g_auto (GStrv) paths = NULL;
  gint64 last;

  act (fixture, "add", scratch_store_add_compound, (gpointer) "One");
  backup = back_up (fixture, "20261102T080000.linli");
  act (fixture, "add", scratch_store_add_compound, (gpointer) "Two");
  act (fixture, "add", scratch_store_add_compound, (gpointer) "Three");
  privacy = linli_privacy_new (fixture->store);
  g_assert_true (linli_privacy_reveal (privacy, "person", 1, "a visit", &error));
  g_assert_no_error (error);
  act (fixture, "add", add_numbered_matter, (gpointer) "2026-0041");
  last = count (fixture, "SELECT last FROM linli_desk");

  linli_backup_look (backup, fixture->path, &facts, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (facts.compared);
  g_assert_cmpint (facts.n_lost, ==, 3);
  g_assert_cmpint (facts.n_gained, ==, 0);
  g_assert_cmpint (facts.common, ==, count (fixture, "SELECT min (id) FROM journal"));
  g_assert_cmpint (facts.held[LINLI_BACKUP_COUNT_HOUSEHOLDS], ==, 0);
  g_assert_cmpint (facts.present[LINLI_BACKUP_COUNT_HOUSEHOLDS], ==, 0);

  /* Refused while it is open, and nothing of the attempt is left. */
  g_assert_null (linli_restore_run (backup, fixture->path, "tester", now, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_BUSY);
  g_clear_error (&error);
  paths = linli_backup_list (folder, NULL);
  g_assert_cmpuint (g_strv_length (paths), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 3);
  g_clear_object (&privacy);
  close_store (fixture);

  kept = linli_restore_run (backup, fixture->path, "tester", now, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (linli_backup_is_kept (kept));
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM access_log WHERE reason = 'a visit'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM access_log WHERE action = 'restore' AND actor = 'tester'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT last FROM linli_desk"), ==, last);
  g_assert_cmpint (count (fixture, "SELECT CAST (value AS INTEGER) FROM memory WHERE key = 'number.matter.request.2026'"), ==, 41);
  act (fixture, "add", scratch_store_add_compound, (gpointer) "Four");

  /* What was taken out is known, and comes back; the rotation leaves it alone. */
  linli_backup_look (kept, fixture->path, &facts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (facts.n_lost, ==, 1);
  g_assert_cmpint (facts.n_gained, ==, 3);
  g_free (linli_backup_rotate (fixture->path, folder, now, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  close_store (fixture);
  g_date_time_unref (now);
  now = g_date_time_new_local (2026, 11, 2, 10, 0, 0);
  again = linli_restore_run (kept, fixture->path, "tester", now, NULL, &error);
  g_assert_no_error (error);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound WHERE name IN ('One', 'Two', 'Three')"), ==, 3);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 3);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM access_log WHERE action = 'restore'"), ==, 2);
}

static void
test_restore_damaged (ScratchStore  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 2, 9, 0, 0);
  LinliBackupFacts facts;
  g_autofree char *backup = NULL;
  g_autofree char *broken = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *in_the_way = NULL;
  g_autofree char *content = NULL;
  gsize size, size_aside;

  act (fixture, "add", scratch_store_add_compound, (gpointer) "One");
  backup = back_up (fixture, "20261102T080000.linli");
  close_store (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &broken, &size, NULL));
  memset (broken + 4096, 0x5a, size - 4096);
  g_assert_true (g_file_set_contents (fixture->path, broken, size, NULL));

  linli_backup_look (backup, fixture->path, &facts, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (facts.compared);
  aside = linli_restore_run (backup, fixture->path, "tester", now, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (linli_backup_is_kept (aside));
  g_assert_true (g_file_get_contents (aside, &content, &size_aside, NULL));
  g_assert_cmpmem (content, size_aside, broken, size);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 1);

  /* One that cannot be moved stays where it is. */
  close_store (fixture);
  g_assert_true (g_file_set_contents (fixture->path, broken, size, NULL));
  g_date_time_unref (now);
  now = g_date_time_new_local (2026, 11, 2, 10, 0, 0);
  in_the_way = g_strconcat (fixture->path, ".damaged-20261102T100000", NULL);
  g_assert_cmpint (g_mkdir (in_the_way, 0700), ==, 0);
  g_assert_null (linli_restore_run (backup, fixture->path, "tester", now, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_free (g_steal_pointer (&content));
  g_assert_true (g_file_get_contents (fixture->path, &content, &size_aside, NULL));
  g_assert_cmpmem (content, size_aside, broken, size);
  g_assert_cmpint (g_rmdir (in_the_way), ==, 0);
  g_free (linli_restore_run (backup, fixture->path, "tester", now, NULL, &error));
  g_assert_no_error (error);

  /* A broken backup replaces nothing. */
  g_assert_true (g_file_set_contents (backup, broken, size, NULL));
  g_assert_null (linli_restore_run (backup, fixture->path, "tester", now, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 1);
}

static void
test_damage_is_found (ScratchStore  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize size;

  for (int i = 0; i < 200; i++)
    act (fixture, "add", scratch_store_add_compound, (gpointer) "A name long enough to fill some pages of the file with it");
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &content, &size, NULL));
  memset (content + size / 2 / 4096 * 4096, 0x5a, size - size / 2 / 4096 * 4096);
  g_assert_true (g_file_set_contents (fixture->path, content, size, NULL));
  fixture->store = linli_store_open (fixture->path, LINLI_STORE_NO_BACKUP, &error);
  if (fixture->store == NULL)
    {
      g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED);
      return;
    }
  g_assert_false (linli_store_act (fixture->store, "add", scratch_store_add_compound, (gpointer) "x", NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED);
  g_assert_true (linli_store_is_damaged (fixture->store));
}

static gboolean
add_many (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  g_autoptr (LinliStatement) statement =
    linli_database_prepare (linli_transaction_get_database (transaction), "INSERT INTO compound (id, name, note) VALUES (?, ?, ?)", error);
  g_autofree char *note = g_strnfill (500, 'n');

  for (int i = 0; statement != NULL && i < GPOINTER_TO_INT (data); i++)
    {
      linli_statement_bind_int64 (statement, 1, linli_transaction_new_id (transaction));
      linli_statement_bind_text (statement, 2, "Many");
      linli_statement_bind_text (statement, 3, note);
      if (!linli_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

static void
test_large_action_in_chunks (ScratchStore  *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  act (fixture, "many", add_many, GINT_TO_POINTER (120000));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM journal_chunk"), >, 1);
  g_assert_cmpint (count (fixture, "SELECT n_rows FROM journal"), ==, 120000);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 0);
  g_assert_true (linli_store_redo (fixture->store, NULL, &error));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 120000);
}

static gboolean
cancel_self (LinliTransaction  *transaction,
             gpointer           data,
             GError           **error)
{
  g_cancellable_cancel (linli_transaction_get_cancellable (transaction));
  return add_many (transaction, GINT_TO_POINTER (5000), error);
}

static void
test_cancelled (ScratchStore  *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_false (linli_store_act (fixture->store, "many", cancel_self, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM compound"), ==, 0);
}

/* What was typed may hold numbers of people; the journal shows its titles to everybody and for ever. */
static void
test_title (ScratchStore  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  linli_store_act (fixture->store, "记一笔：张三 13800001234，11010519491231002X", scratch_store_add_compound, (gpointer) "甲", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (linli_store_get_undo_title (fixture->store), ==, "记一笔：张三 138****1234，1101**********002X");
  entries = linli_journal_list (linli_store_get_reader (fixture->store), 0, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (linli_journal_entry_get_title (g_ptr_array_index (entries, 0)), ==, "记一笔：张三 138****1234，1101**********002X");
}

/* What is remembered is no action: nothing of it can be undone, and what was undone can still be done again. */
static void
test_memory (ScratchStore  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (linli_memory_dup (linli_store_get_reader (fixture->store), "page.thing"));
  act (fixture, "a", scratch_store_add_compound, (gpointer) "甲");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  linli_memory_keep (fixture->store, "page.thing", "first");
  linli_memory_keep (fixture->store, "page.thing", "second");
  while (count (fixture, "SELECT count(*) FROM memory WHERE key = 'page.thing' AND value = 'second'") == 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (linli_store_get_undo_title (fixture->store));
  g_assert_true (linli_store_redo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM journal WHERE title LIKE 'page%'"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/store/" path, ScratchStore, NULL, scratch_store_set_up, func, scratch_store_tear_down)
  ADD ("act-undo-redo", test_act_undo_redo);
  ADD ("new-action-ends-redo", test_new_action_ends_redo);
  ADD ("refused-action-leaves-nothing", test_refused_action_leaves_nothing);
  ADD ("changes", test_changes);
  ADD ("edit-from-outside", test_edit_from_outside);
  ADD ("conflict-with-outside", test_conflict_with_outside);
  ADD ("wrong-files", test_wrong_files);
  ADD ("newer-file", test_newer_file);
  ADD ("existing-and-missing", test_existing_and_missing);
  ADD ("read-only", test_read_only);
  ADD ("backups", test_backups);
  ADD ("restore", test_restore);
  ADD ("restore/damaged", test_restore_damaged);
  ADD ("damage-is-found", test_damage_is_found);
  ADD ("large-action-in-chunks", test_large_action_in_chunks);
  ADD ("title", test_title);
  ADD ("memory", test_memory);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
