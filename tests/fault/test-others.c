/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What other programs do to a file, before it is opened or while it is open: they hold its lock, put another in its place, take it away, write
 * with a newer version of ours, or damage it. Nobody loses what was reported as stored, and the reason is told. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <sqlite3.h>
#include <string.h>

#include "scratch-store.h"

static gboolean
add (ScratchStore  *fixture,
     const char    *name,
     GError       **error)
{
  return linli_store_act (fixture->store, name, scratch_store_add_compound, (gpointer) name, NULL, error);
}

static void
assert_added (ScratchStore *fixture,
              const char   *name)
{
  g_autoptr (GError) error = NULL;

  add (fixture, name, &error);
  g_assert_no_error (error);
}

static gint64
count (ScratchStore *fixture)
{
  return linli_database_get_int64 (linli_store_get_reader (fixture->store), -1, "SELECT count(*) FROM compound", NULL);
}

static sqlite3 *
open_otherwise (ScratchStore *fixture,
                const char   *script)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, script, NULL, NULL, NULL), ==, SQLITE_OK);
  return handle;
}

static void
read_file (ScratchStore  *fixture,
           char         **bytes,
           gsize         *size)
{
  g_assert_true (g_file_get_contents (fixture->path, bytes, size, NULL));
}

/* Another program is in the middle of writing: ours waits for it, and says that it waited in vain. */
static void
test_locked (ScratchStore  *fixture,
             gconstpointer  data)
{
  sqlite3 *other = open_otherwise (fixture, "BEGIN IMMEDIATE; INSERT INTO compound (id, name) VALUES (9000, '别处')");
  g_autoptr (GError) error = NULL;

  g_assert_false (add (fixture, "甲", &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_BUSY);
  g_assert_false (linli_store_is_damaged (fixture->store));
  g_assert_cmpint (count (fixture), ==, 0);
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  assert_added (fixture, "甲");
  g_assert_cmpint (count (fixture), ==, 2);
  sqlite3_close (other);
}

/* It holds the whole file: there is nothing that could be opened. */
static void
test_locked_whole (ScratchStore  *fixture,
                   gconstpointer  data)
{
  sqlite3 *other;
  g_autoptr (GError) error = NULL;

  assert_added (fixture, "甲");
  scratch_store_close (fixture);
  other = open_otherwise (fixture, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; INSERT INTO compound (id, name) VALUES (9000, '别处')");
  g_assert_null (linli_store_open (fixture->path, LINLI_STORE_NO_BACKUP, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_BUSY);
  sqlite3_close (other);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  g_assert_cmpint (count (fixture), ==, 1);
}

/* A second window of ours on the same file: both store, each sees what the other did. */
static void
test_twice (ScratchStore  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  ScratchStore second = { .path = fixture->path };

  scratch_store_open (&second, LINLI_STORE_DEFAULT);
  for (guint i = 0; i < 20; i++)
    {
      assert_added (fixture, "甲");
      assert_added (&second, "乙");
    }
  g_assert_cmpint (count (fixture), ==, 40);
  g_assert_cmpint (count (&second), ==, 40);
  scratch_store_close (&second);
  assert_added (fixture, "丙");
  g_assert_cmpint (count (fixture), ==, 41);
}

/* A synchronising program puts an older version of the file in its place. */
static void
test_replaced (ScratchStore  *fixture,
               gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize size, after_size;

  assert_added (fixture, "甲");
  linli_backup_write (fixture->path, copy, NULL, &error);
  g_assert_no_error (error);
  assert_added (fixture, "乙");
  g_assert_cmpint (g_rename (copy, fixture->path), ==, 0);
  read_file (fixture, &before, &size);
  g_assert_false (add (fixture, "丙", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  scratch_store_close (fixture);
  read_file (fixture, &after, &after_size);
  g_assert_cmpmem (before, size, after, after_size);
}

static void
test_removed (ScratchStore  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  assert_added (fixture, "甲");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_false (add (fixture, "乙", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (count (fixture), ==, 1);
  scratch_store_close (fixture);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* Nothing of a file that a newer version wrote is touched, not even how it is journalled. */
static void
test_newer (ScratchStore  *fixture,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize size, after_size;

  assert_added (fixture, "甲");
  scratch_store_close (fixture);
  sqlite3_close (open_otherwise (fixture, "PRAGMA journal_mode = DELETE; UPDATE linli_schema SET version = version + 1 WHERE owner = 'core'"));
  read_file (fixture, &before, &size);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (linli_store_open (fixture->path, i == 0 ? LINLI_STORE_DEFAULT : LINLI_STORE_READ_ONLY, &error));
      g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NEWER);
      g_clear_error (&error);
    }
  read_file (fixture, &after, &after_size);
  g_assert_cmpmem (before, size, after, after_size);
}

/* What the check says of a page that was overwritten: that the file is damaged, and no more. */
static void
test_damaged (ScratchStore  *fixture,
              gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gsize size;
  gint64 page;

  assert_added (fixture, "甲");
  page = linli_database_get_int64 (linli_store_get_reader (fixture->store), 0, "SELECT rootpage FROM sqlite_schema WHERE name = 'compound'", NULL);
  scratch_store_close (fixture);
  read_file (fixture, &bytes, &size);
  g_assert_cmpint (page, >, 1);
  memset (bytes + (page - 1) * 4096, 0xff, 64);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
  scratch_store_open (fixture, LINLI_STORE_READ_ONLY);
  findings = linli_check_file (linli_store_get_reader (fixture->store), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, >=, 1);
  for (guint i = 0; i < findings->len; i++)
    {
      g_assert_cmpstr (linli_finding_get_code (g_ptr_array_index (findings, i)), ==, "integrity");
      g_assert_null (linli_finding_get_kind (g_ptr_array_index (findings, i)));
    }
}

/* SQLite quotes what it cannot understand; what is told of it can be shown all the same. */
static void
test_no_text (ScratchStore  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  scratch_store_close (fixture);
  sqlite3_close (open_otherwise (fixture, "PRAGMA journal_mode = DELETE; PRAGMA writable_schema = ON;"
                                 " UPDATE sqlite_schema SET sql = CAST (x'435245415445205441424c45207461672028ff2920ff20ff' AS TEXT) WHERE name = 'tag'"));
  g_assert_null (linli_store_open (fixture->path, LINLI_STORE_NO_BACKUP, &error));
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (strstr (error->message, "tag"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/fault/others/" path, ScratchStore, NULL, scratch_store_set_up, func, scratch_store_tear_down)
  ADD ("locked", test_locked);
  ADD ("locked-whole", test_locked_whole);
  ADD ("twice", test_twice);
  ADD ("replaced", test_replaced);
  ADD ("removed", test_removed);
  ADD ("newer", test_newer);
  ADD ("damaged", test_damaged);
  ADD ("no-text", test_no_text);
  return g_test_run ();
}
