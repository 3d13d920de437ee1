/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Providers of answers: good ones, bad ones, and one that never returns. Nobody waits for that one: not who types, not the others, not
 * the switch, not the document, not the program. */

#include <string.h>

#include "plugin-desk.h"

#define SECONDS(n) ((gint64) ((n) * G_TIME_SPAN_SECOND))

/* What came back. */
typedef struct {
  gboolean done;
  gint64 at;
  GPtrArray *results;
  GError *error;
} Reply;

static void
reply_clear (Reply *reply)
{
  g_clear_pointer (&reply->results, g_ptr_array_unref);
  g_clear_error (&reply->error);
  reply->done = FALSE;
}

static void
replied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  Reply *reply = data;

  g_assert_false (reply->done);
  reply->results = linli_search_provider_query_finish (LINLI_SEARCH_PROVIDER (object), result, &reply->error);
  reply->at = g_get_monotonic_time ();
  reply->done = TRUE;
}

static LinliSearchProvider *
find_provider (Fixture    *fixture,
               const char *id)
{
  GListModel *providers = linli_extensions_get_list (linli_context_get_extensions (fixture->context), LINLI_TYPE_SEARCH_PROVIDER);

  for (guint i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (LinliSearchProvider) provider = g_list_model_get_item (providers, i);

      if (g_str_equal (linli_search_provider_get_id (provider), id))
        return provider;
    }
  g_assert_not_reached ();
}

static void
put (Fixture      *fixture,
     const char   *id,
     const char   *text,
     GCancellable *cancellable,
     Reply        *reply)
{
  linli_search_provider_query_async (find_provider (fixture, id), fixture->context, text, 3, cancellable, replied_cb, reply);
}

static void
wait_for (Reply *reply)
{
  while (!reply->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until (gint64 end)
{
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
expect_error (Reply        *reply,
              GIOErrorEnum  code)
{
  wait_for (reply);
  g_assert_error (reply->error, G_IO_ERROR, (int) code);
  g_assert_null (reply->results);
  reply_clear (reply);
}

static void
expect_answers (Reply      *reply,
                guint       n,
                const char *title)
{
  wait_for (reply);
  g_assert_no_error (reply->error);
  g_assert_cmpuint (reply->results->len, ==, n);
  if (n > 0)
    g_assert_cmpstr (((LinliSearchResult *) g_ptr_array_index (reply->results, 0))->title, ==, title);
  reply_clear (reply);
}

/* How many threads of this name there are. */
static guint
count_threads (const char *name)
{
  g_autofree char *start = g_strndup (name, 15);
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  const char *number;
  guint n = 0;

  while ((number = g_dir_read_name (threads)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", number, "comm", NULL);
      g_autofree char *comm = NULL;

      n += g_file_get_contents (path, &comm, NULL, NULL) && g_str_equal (g_strchomp (comm), start);
    }
  return n;
}

static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  Reply reply = { 0 };

  lay (fixture, "answers", "answers", "");
  lay (fixture, "odd", "odd", "");
  lay (fixture, "fails", "fails", "");
  start (fixture);
  put (fixture, "answer", "  thing ", NULL, &reply);
  expect_answers (&reply, 1, "thing");
  put (fixture, "answer", "   ", NULL, &reply);
  expect_answers (&reply, 0, NULL);
  put (fixture, "answer_oddly", "thing", NULL, &reply);
  expect_answers (&reply, 3, "\357\277\275 not UTF-8");
  put (fixture, "fail", "thing", NULL, &reply);
  expect_error (&reply, G_IO_ERROR_NOT_CONNECTED);
  expect (fixture, "fails", LINLI_PLUGIN_ACTIVE, NULL);
  g_assert_null (linli_search_provider_get_trouble (find_provider (fixture, "fail")));
}

/* Slow ones that let themselves be stopped stay welcome. */
static void
test_slow (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GCancellable) first = g_cancellable_new (), second = g_cancellable_new ();
  Reply replies[4] = { 0 };
  gint64 begin = g_get_monotonic_time ();

  lay (fixture, "obeys", "obeys", "");
  lay (fixture, "asksforever", "asksforever", "");
  start (fixture);
  put (fixture, "wait", "t", first, &replies[0]);
  g_cancellable_cancel (first);
  put (fixture, "wait", "th", second, &replies[1]);
  g_cancellable_cancel (second);
  put (fixture, "wait", "quick", NULL, &replies[2]);
  expect_error (&replies[0], G_IO_ERROR_CANCELLED);
  expect_error (&replies[1], G_IO_ERROR_CANCELLED);
  expect_answers (&replies[2], 0, NULL);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, SECONDS (1));
  put (fixture, "wait", "thing", NULL, &replies[0]);
  put (fixture, "ask_for_ever", "thing", NULL, &replies[3]);
  expect_error (&replies[0], G_IO_ERROR_TIMED_OUT);
  expect_error (&replies[3], G_IO_ERROR_TIMED_OUT);
  put (fixture, "wait", "quick", NULL, &replies[2]);
  expect_answers (&replies[2], 0, NULL);
  wait_until (g_get_monotonic_time () + SECONDS (1.5));
  expect (fixture, "obeys", LINLI_PLUGIN_ACTIVE, NULL);
  expect (fixture, "asksforever", LINLI_PLUGIN_ACTIVE, NULL);
  g_assert_cmpuint (count_threads ("wait"), ==, 0);
  g_assert_cmpuint (count_threads ("ask_for_ever"), ==, 0);
}

static gboolean
add_compound (LinliTransaction  *transaction,
              gpointer           data,
              GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO compound (id, name) VALUES (?, 'kept')", "i",
                             linli_transaction_new_id (transaction));
}

static void
add (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  linli_store_act (linli_context_get_store (fixture->context), "Add", add_compound, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Asks it while somebody types: the earlier question is cancelled, the later waits, others answer at once. Returns once it is given up. */
static void
run_into (Fixture *fixture)
{
  g_autoptr (GCancellable) first = g_cancellable_new ();
  Reply replies[3] = { 0 };
  gint64 begin = g_get_monotonic_time ();

  put (fixture, "never_return", "t", first, &replies[0]);
  wait_until (begin + SECONDS (0.3));
  g_assert_cmpuint (count_threads ("never_return"), ==, 1);
  g_cancellable_cancel (first);
  put (fixture, "never_return", "th", NULL, &replies[1]);
  put (fixture, "answer", "th", NULL, &replies[2]);
  expect_error (&replies[0], G_IO_ERROR_CANCELLED);
  expect_answers (&replies[2], 1, "th");
  g_assert_cmpint (g_get_monotonic_time () - begin, <, SECONDS (1));
  g_assert_cmpuint (count_threads ("never_return"), ==, 1);
  expect_error (&replies[1], G_IO_ERROR_TIMED_OUT);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, SECONDS (2.5));
}

static void
close_in_time (Fixture *fixture)
{
  gint64 begin = g_get_monotonic_time ();

  close_document (fixture);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, SECONDS (2));
}

static void
test_never_returns (Fixture       *fixture,
                    gconstpointer  data)
{
  Reply reply = { 0 };
  gint64 begin;

  lay (fixture, "answers", "answers", "");
  lay (fixture, "neverreturns", "neverreturns", "");
  start (fixture);
  run_into (fixture);
  expect (fixture, "neverreturns", LINLI_PLUGIN_ACTIVE, "does not come to an end");
  add (fixture);
  begin = g_get_monotonic_time ();
  put (fixture, "never_return", "thing", NULL, &reply);
  expect_error (&reply, G_IO_ERROR_TIMED_OUT);
  switch_to (fixture, "neverreturns", FALSE);
  expect (fixture, "neverreturns", LINLI_PLUGIN_DISABLED, NULL);
  add (fixture);
  switch_to (fixture, "neverreturns", TRUE);
  put (fixture, "never_return", "thing", NULL, &reply);
  expect_error (&reply, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, SECONDS (1));
  expect (fixture, "neverreturns", LINLI_PLUGIN_ACTIVE, "does not come to an end");
  g_assert_cmpuint (count_threads ("never_return"), ==, 1);
  put (fixture, "answer", "thing", NULL, &reply);
  expect_answers (&reply, 1, "thing");
  close_in_time (fixture);
  open_document (fixture);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM compound WHERE name = 'kept'"), ==, 2);
  assert_unharmed (fixture);
  g_assert_cmpuint (count_threads ("never_return"), ==, 1);
}

/* The document goes before it is known that the thread hangs. */
static void
test_closed_meanwhile (Fixture       *fixture,
                       gconstpointer  data)
{
  guint hung = count_threads ("never_return");
  Reply replies[2] = { 0 };

  lay (fixture, "neverreturns", "neverreturns", "");
  lay (fixture, "obeys", "obeys", "");
  start (fixture);
  put (fixture, "never_return", "thing", NULL, &replies[0]);
  put (fixture, "wait", "thing", NULL, &replies[1]);
  wait_until (g_get_monotonic_time () + SECONDS (0.2));
  add (fixture);
  close_in_time (fixture);
  expect_error (&replies[0], G_IO_ERROR_CANCELLED);
  expect_error (&replies[1], G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_threads ("never_return"), ==, hung + 1);
  g_assert_cmpuint (count_threads ("wait"), ==, 0);
  open_document (fixture);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM compound WHERE name = 'kept'"), ==, 1);
  assert_unharmed (fixture);
}

/* A program of its own ends while the thread hangs. */
static void
test_end (gconstpointer data)
{
  gint64 begin = g_get_monotonic_time ();
  Fixture fixture = { NULL };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, SECONDS (30), 0);
      g_test_trap_assert_passed ();
      g_assert_cmpint (g_get_monotonic_time () - begin, <, SECONDS (10));
      return;
    }
  set_up (&fixture, NULL);
  lay (&fixture, "answers", "answers", "");
  lay (&fixture, "neverreturns", "neverreturns", "");
  start (&fixture);
  run_into (&fixture);
  tear_down (&fixture, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name) g_test_add ("/search-provider/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (answers);
  ADD (slow);
  ADD (never_returns);
  ADD (closed_meanwhile);
#undef ADD
  g_test_add_data_func ("/search-provider/end", NULL, test_end);
  return g_test_run ();
}
