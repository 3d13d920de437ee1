/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of LinliResidentFilter: what is typed is a name, an address, or the beginning of a reading, whoever looks it up. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <string.h>

static const char community[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区');"
  "INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12');"
  "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (31, 1, 11, '502'), (32, 1, 11, '503');"
  "INSERT INTO household (id, dwelling_id, head_id) VALUES (41, 31, 51), (42, 32, 53);"
  "INSERT INTO person (id, household_id, name) VALUES (51, 41, '王一'), (52, 41, '安娜'), (53, 42, '东坡');";

typedef struct {
  char *folder;
  LinliContext *context;
} Fixture;

static gboolean
fill_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction), data, error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("linli-filter-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "filter.linli", NULL);
  fixture->context = linli_context_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "filter.linli", NULL);

  g_object_unref (fixture->context);
  g_remove (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static LinliStore *
get_store (Fixture *fixture)
{
  return linli_context_get_store (fixture->context);
}

static void
fill (Fixture    *fixture,
      const char *sql)
{
  g_autoptr (GError) error = NULL;

  linli_store_act (get_store (fixture), "test", fill_cb, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

static char *
list (Fixture            *fixture,
      LinliResidentQuery *query)
{
  g_autoptr (LinliRowQuery) rows = linli_resident_query_build (query);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = linli_row_query_load_ids (rows, linli_store_get_reader (get_store (fixture)), NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) g_array_index (ids, gint64, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
keep_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
assert_typed (Fixture    *fixture,
              const char *text,
              const char *expected)
{
  g_autoptr (LinliResidentFilter) filter = linli_resident_filter_new ();
  g_autoptr (LinliResidentQuery) query = NULL;
  g_autoptr (LinliResidentQuery) other = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *found_by_worker = NULL;

  filter->text = g_strdup (text);
  query = linli_resident_filter_build (filter, linli_store_get_reader (get_store (fixture)));
  found = list (fixture, query);
  g_assert_cmpstr (found, ==, expected);
  linli_resident_filter_build_async (filter, get_store (fixture), NULL, keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  other = linli_resident_filter_build_finish (get_store (fixture), result, &error);
  g_assert_no_error (error);
  found_by_worker = list (fixture, other);
  g_assert_cmpstr (found_by_worker, ==, expected);
}

static void
test_typed (Fixture       *fixture,
            gconstpointer  unused)
{
  fill (fixture, community);
  assert_typed (fixture, "王", "51");
  assert_typed (fixture, "东坡小区12栋503", "53");
  /* A part of an address as well as a name is a name. */
  assert_typed (fixture, "东坡", "53");
  fill (fixture, "UPDATE person SET deleted_at = '2026-01-01T00:00:00.000Z' WHERE id = 53");
  assert_typed (fixture, "东坡", "51 52");
  assert_typed (fixture, "wy", "51");
  assert_typed (fixture, "王五", "");
  assert_typed (fixture, "qqq", "");
}

/* What nobody waits for any more says so, and nothing else. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LinliResidentFilter) filter = linli_resident_filter_new ();
  g_autoptr (LinliResidentQuery) query = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture, community);
  filter->text = g_strdup ("王");
  linli_resident_filter_build_async (filter, get_store (fixture), cancellable, keep_cb, &result);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  query = linli_resident_filter_build_finish (get_store (fixture), result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (query);
}

static void
test_anybody (Fixture       *fixture,
              gconstpointer  unused)
{
  LinliDatabase *database = linli_store_get_reader (get_store (fixture));

  g_assert_false (linli_resident_filter_knows_anybody (database));
  fill (fixture, "INSERT INTO person (id, name, deceased_on) VALUES (51, '王一', '2020-01-01')");
  g_assert_true (linli_resident_filter_knows_anybody (database));
  fill (fixture, "UPDATE person SET deleted_at = '2026-01-01T00:00:00.000Z'");
  g_assert_false (linli_resident_filter_knows_anybody (database));
}

static gpointer
count_cb (LinliDatabase  *reader,
          gpointer        data,
          GCancellable   *cancellable,
          GError        **error)
{
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  g_atomic_int_set ((int *) data, 1);
  statement = linli_database_prepare (reader, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", error);
  if (statement != NULL && linli_statement_step (statement, &local_error))
    return g_strdup ("an end");
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* A statement without an end runs until it is cancelled. */
static void
test_interrupt (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, keep_cb, &result);
  g_autoptr (GError) error = NULL;
  int started = 0;

  g_task_set_task_data (task, &started, NULL);
  linli_read_task_run (task, get_store (fixture), count_cb, g_free);
  while (g_atomic_int_get (&started) == 0)
    g_thread_yield ();
  g_usleep (20000);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (g_task_propagate_pointer (task, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static char *
take_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  return text;
}

static void
assert_told (const char *text,
             gboolean    masked)
{
  const char * const full[] = { "何小明", "13800000001", "519901199502077951" };

  for (gsize i = 0; i < G_N_ELEMENTS (full); i++)
    g_assert_true ((strstr (text, full[i]) == NULL) == masked);
  g_assert_true ((strstr (text, "何*明") != NULL) == masked);
  g_assert_true ((strstr (text, "138****0001") != NULL) == masked);
  g_assert_nonnull (strstr (text, "东坡小区")); /* the address is no secret */
}

/* A table leaves the file masked, or in full where the caller says so; at once or by a thread. */
static void
test_export (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LinliResidentFilter) filter = linli_resident_filter_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "residents.csv", NULL);

  fill (fixture, community);
  fill (fixture, "UPDATE person SET name = '何小明', phone = '13800000001', identity_type = 'resident', identity_number = '519901199502077951' WHERE id = 51");
  g_strfreev (filter->columns);
  filter->columns = g_strsplit ("name phone identity_number address", " ", -1);
  for (int masked = FALSE; masked <= TRUE; masked++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL, *by_thread = NULL;
      guint n_rows = 0, n_by_thread = 0;

      g_assert_true (linli_resident_filter_export (filter, get_store (fixture), path, masked, NULL, &n_rows, NULL, &error));
      g_assert_no_error (error);
      text = take_file (path);
      assert_told (text, masked);
      linli_resident_filter_export_async (filter, get_store (fixture), path, masked, NULL, NULL, keep_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (linli_resident_filter_export_finish (get_store (fixture), result, &n_by_thread, &error));
      g_assert_no_error (error);
      by_thread = take_file (path);
      g_assert_cmpstr (by_thread, ==, text);
      g_assert_cmpuint (n_rows, ==, 3);
      g_assert_cmpuint (n_by_thread, ==, 3);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/resident-filter/typed", test_typed);
  ADD ("/resident-filter/cancel", test_cancel);
  ADD ("/resident-filter/anybody", test_anybody);
  ADD ("/resident-filter/interrupt", test_interrupt);
  ADD ("/resident-filter/export", test_export);
  return g_test_run ();
}
