/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of LinliIdList: a shadow is kept from nothing but items-changed; after any action it must equal the file. */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "linli-id-list.h"

#define IDS "SELECT id FROM person WHERE deleted_at IS NULL AND name >= ? ORDER BY name, id"
#define ROWS "SELECT id, name, note FROM person WHERE id IN (SELECT value FROM json_each (?1))"

static const char * const kinds[] = { "person", NULL };

typedef struct {
  const char *sql;
  int n;
  GRand *rand;
} Script;

typedef struct {
  GPtrArray *rows; /* of LinliRow */
  guint n_signals;
  guint n_rows_told;
} Shadow;

static void
shadow_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           Shadow     *shadow)
{
  shadow->n_signals++;
  shadow->n_rows_told += MAX (removed, added);
  g_assert_cmpuint (position + removed, <=, shadow->rows->len);
  if (removed > 0)
    g_ptr_array_remove_range (shadow->rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shadow->rows, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (shadow->rows->len, ==, g_list_model_get_n_items (model));
}

static Shadow *
shadow_new (LinliIdList *list)
{
  Shadow *shadow = g_new0 (Shadow, 1);

  shadow->rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (list, "items-changed", G_CALLBACK (shadow_cb), shadow);
  return shadow;
}

static void
shadow_free (Shadow *shadow)
{
  g_ptr_array_unref (shadow->rows);
  g_free (shadow);
}

static void
fail_cb (LinliIdList  *list,
         const GError *error)
{
  g_assert_no_error (error);
}

static gboolean
insert_cb (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  Script *script = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  for (int i = 0; i < script->n; i++)
    {
      g_autofree char *name = g_strdup_printf ("人%06d", script->rand != NULL ? g_rand_int_range (script->rand, 0, 1000000) : i);

      if (!linli_database_run (database, error, "INSERT INTO person (id, name) VALUES (?, ?)", "is",
                               linli_transaction_new_id (transaction), name))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_cb (LinliTransaction  *transaction,
        gpointer           data,
        GError           **error)
{
  Script *script = data;

  return linli_database_execute (linli_transaction_get_database (transaction), script->sql, error);
}

static void
act (Fixture         *fixture,
     LinliActionFunc  func,
     Script           script)
{
  g_autoptr (GError) error = NULL;

  linli_store_act (fixture->store, "test", func, &script, NULL, &error);
  g_assert_no_error (error);
}

static LinliRowQuery *
new_query (const char *from)
{
  g_autoptr (GPtrArray) parameters = g_ptr_array_new ();

  g_ptr_array_add (parameters, g_variant_new_string (from));
  return linli_row_query_new (IDS, parameters, ROWS, kinds);
}

static void
wait_for (Fixture     *fixture,
          LinliIdList *list)
{
  gint64 end = g_get_monotonic_time () + 150 * 1000;

  /* Long enough for what settles; as long as it takes for what is being built. */
  while (linli_id_list_is_loading (list) || g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Every row in the shadow, and every row the list gives, is what the file says. */
static void
assert_true_to_file (Fixture     *fixture,
                     LinliIdList *list,
                     Shadow      *shadow,
                     const char  *from)
{
  g_autoptr (LinliStatement) statement =
    linli_database_query (linli_store_get_reader (fixture->store), NULL,
                          "SELECT id, name, note FROM person WHERE deleted_at IS NULL AND name >= ? ORDER BY name, id", "s", from);
  guint n = 0;

  while (linli_statement_step (statement, NULL))
    {
      LinliRow *row;

      g_assert_cmpuint (n, <, shadow->rows->len);
      row = g_ptr_array_index (shadow->rows, n);
      g_assert_cmpint (linli_row_get_id (row), ==, linli_statement_get_int64 (statement, 0));
      g_assert_cmpint (linli_id_list_get_id (list, n), ==, linli_row_get_id (row));
      g_assert_cmpstr (linli_row_get_text (row, 0), ==, linli_statement_get_text (statement, 1));
      if (shadow->rows->len < 2000) /* all windows are held, so that every row is followed */
        g_assert_cmpstr (linli_row_get_text (row, 1), ==, linli_statement_get_text (statement, 2));
      n++;
    }
  g_assert_cmpuint (n, ==, shadow->rows->len);
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
}

static void
test_small (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LinliIdList) list = linli_id_list_new (fixture->store);
  g_autoptr (LinliRowQuery) query = new_query ("");
  g_autoptr (LinliRowQuery) other = new_query ("人000100");
  g_autoptr (LinliRow) row = NULL;
  Shadow *shadow = shadow_new (list);
  guint position;

  act (fixture, insert_cb, (Script) { .n = 200 });
  linli_id_list_set_query (list, query);
  g_assert_false (linli_id_list_is_loading (list));
  assert_true_to_file (fixture, list, shadow, "");

  /* One row says something else: only that row is told. */
  shadow->n_signals = shadow->n_rows_told = 0;
  act (fixture, run_cb, (Script) { .sql = "UPDATE person SET note='新' WHERE name='人000070'" });
  g_assert_cmpuint (shadow->n_signals, ==, 1);
  g_assert_cmpuint (shadow->n_rows_told, ==, 1);
  row = g_list_model_get_item (G_LIST_MODEL (list), 70);
  g_assert_cmpstr (linli_row_get_text (row, 1), ==, "新");
  g_assert_null (linli_row_get_text (row, 2));
  g_assert_true (linli_id_list_find (list, linli_row_get_id (row), &position));
  g_assert_cmpuint (position, ==, 70);

  /* What does not concern the list does not disturb it. */
  shadow->n_signals = 0;
  act (fixture, run_cb, (Script) { .sql = "INSERT INTO setting (id, key) VALUES (77, 'x')" });
  g_assert_cmpuint (shadow->n_signals, ==, 0);

  act (fixture, run_cb, (Script) { .sql = "UPDATE person SET deleted_at='x' WHERE name='人000003'" });
  assert_true_to_file (fixture, list, shadow, "");
  g_assert_false (linli_id_list_find (list, 1, &position));

  linli_id_list_set_query (list, other);
  assert_true_to_file (fixture, list, shadow, "人000100");
  linli_id_list_set_query (list, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_cmpuint (shadow->rows->len, ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  g_signal_handlers_disconnect_by_data (list, shadow);
  shadow_free (shadow);
}

static void
test_any_action (Fixture       *fixture,
                 gconstpointer  unused)
{
  const char *actions[] = {
    "UPDATE person SET note=hex(randomblob(3)) WHERE id % 7 = abs(random()) % 7",
    "UPDATE person SET name='人'||abs(random() % 1000000) WHERE id % 97 = abs(random()) % 97",
    "UPDATE person SET deleted_at='x' WHERE id % 31 = abs(random()) % 31",
    "UPDATE person SET deleted_at=NULL WHERE id % 3 = abs(random()) % 3",
    "UPDATE person SET deleted_at='x' WHERE id % 2 = 0 AND name < '人500000'",
  };
  g_autoptr (LinliIdList) list = linli_id_list_new (fixture->store);
  g_autoptr (LinliRowQuery) query = new_query ("");
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  Shadow *shadow = shadow_new (list);

  g_signal_connect (list, "failed", G_CALLBACK (fail_cb), NULL);
  act (fixture, insert_cb, (Script) { .n = 600, .rand = rand });
  linli_id_list_set_query (list, query);
  for (int i = 0; i < 60; i++)
    {
      int n = g_rand_int_range (rand, 0, G_N_ELEMENTS (actions) + 1);

      if (n == G_N_ELEMENTS (actions))
        act (fixture, insert_cb, (Script) { .n = g_rand_int_range (rand, 1, 5), .rand = rand });
      else
        act (fixture, run_cb, (Script) { .sql = actions[n] });
      assert_true_to_file (fixture, list, shadow, "");
    }
  g_signal_handlers_disconnect_by_data (list, shadow);
  shadow_free (shadow);
}

static void
test_large (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LinliIdList) list = linli_id_list_new (fixture->store);
  g_autoptr (LinliRowQuery) query = new_query ("");
  g_autoptr (LinliRowQuery) other = new_query ("人009000");
  g_autoptr (GArray) before = NULL;
  Shadow *shadow = shadow_new (list);

  act (fixture, insert_cb, (Script) { .n = 10000 });
  linli_id_list_set_query (list, query);
  g_assert_true (linli_id_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  wait_for (fixture, list);
  assert_true_to_file (fixture, list, shadow, "");

  before = linli_id_list_ref_ids (list);
  shadow->n_rows_told = 0;
  act (fixture, run_cb, (Script) { .sql = "UPDATE person SET deleted_at='x' WHERE name='人005000'" });
  wait_for (fixture, list);
  assert_true_to_file (fixture, list, shadow, "");
  g_assert_cmpuint (shadow->n_rows_told, ==, 1);
  g_assert_cmpuint (before->len, ==, 10000);

  /* The later of two queries wins, however long the first takes. */
  linli_id_list_set_query (list, other);
  linli_id_list_set_query (list, query);
  linli_id_list_set_query (list, other);
  wait_for (fixture, list);
  assert_true_to_file (fixture, list, shadow, "人009000");
  linli_id_list_set_query (list, query);
  g_signal_handlers_disconnect_by_data (list, shadow);
  shadow_free (shadow);
  /* Dropped while a thread still builds for it. */
}

static void
failed_cb (LinliIdList  *list,
           const GError *error,
           guint        *n)
{
  g_assert_nonnull (error);
  (*n)++;
}

static void
test_fault (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LinliIdList) list = linli_id_list_new (fixture->store);
  g_autoptr (LinliRowQuery) no_ids = linli_row_query_new ("SELECT wings FROM person", NULL, ROWS, kinds);
  g_autoptr (LinliRowQuery) no_rows = linli_row_query_new ("SELECT id FROM person", NULL, "SELECT wings FROM person WHERE id=?1", kinds);
  g_autoptr (LinliRow) row = NULL;
  guint n = 0;

  g_signal_connect (list, "failed", G_CALLBACK (failed_cb), &n);
  act (fixture, insert_cb, (Script) { .n = 3 });
  linli_id_list_set_query (list, no_ids);
  g_assert_cmpuint (n, ==, 1);
  linli_id_list_set_query (list, no_rows);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  row = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_cmpint (linli_row_get_id (row), >, 0);
  g_assert_cmpuint (linli_row_get_n_columns (row), ==, 0);
  g_assert_cmpuint (n, ==, 2);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/id-list/small", test_small);
  ADD ("/id-list/any-action", test_any_action);
  ADD ("/id-list/large", test_large);
  ADD ("/id-list/fault", test_fault);
  return g_test_run ();
}
