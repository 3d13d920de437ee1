/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What people say of events: who may, how many of them, and that nobody is named by it. People are invented. */

#include "events-file.h"
#include "lp-event-kind.h"
#include "lp-feedback-store.h"
#include "lp-series-reading.h"

#define SAID "欧阳春晓没来得及报名，可打13900000000"

static LinliMatterKind *kind;

/* Two editions. At the first one somebody who is no resident came and said something. */
static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  events_file_migrate (fixture);
  kind = lp_event_kind_new ();
  fixture_run (fixture, "INSERT INTO matter (id, kind, number, title, state, category, opened_at) VALUES"
               " (1, 'events', 'HD-1', '你好，一年级', 'held', 'lecture', '2025-06-01T00:00:00Z'),"
               " (2, 'events', 'HD-2', '你好，一年级', 'planned', 'lecture', '2026-06-01T00:00:00Z');"
               "INSERT INTO events_series (id, name) VALUES (3, '你好，一年级');"
               "INSERT INTO events_event (id, series_id, edition, starts_at) VALUES (1, 3, 1, '2025-06-21 14:30'), (2, 3, 2, '2026-05-23 14:30');"
               "INSERT INTO events_attendee (id, event_id, name, line, came, source, at) VALUES (4, 1, '欧阳春晓', 1, 1, 'walk-in', '2025-06-21T06:00:00Z');"
               "INSERT INTO events_feedback (id, event_id, attendee_id, score, words, how) VALUES (5, 1, 4, 3, '" SAID "', 'paper');");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&kind);
  fixture_tear_down (fixture, unused);
}

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static void
assert_masked (const char *words)
{
  g_assert_nonnull (strstr (words, "没来得及报名"));
  g_assert_null (strstr (words, "欧阳春晓"));
  g_assert_null (strstr (words, "13900000000"));
}

/* Whom the event does not name is masked by who said it: in the words, side by side, and as the reason of a change that quotes them in full. */
static void
test_masked (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lp_feedback_list (reader (fixture), 1, &error), series = lp_feedback_list_series (reader (fixture), 3, &error);
  g_autofree char *words = lp_feedback_dup_words (reader (fixture), g_ptr_array_index (list, 0));
  g_autofree char *choice = lp_feedback_dup_words (reader (fixture), g_ptr_array_index (series, 0));
  LpSeriesQuestion *question = lp_series_question_new (kind, 3);
  LpSeriesReading *reading = lp_series_read_all (reader (fixture), question, NULL, &error);
  LpEvent *event;

  g_assert_no_error (error);
  assert_masked (words);
  assert_masked (choice);
  assert_masked (g_ptr_array_index (((LpEdition *) g_ptr_array_index (reading->editions, 0))->words, 0));
  lp_series_reading_free (reading);
  lp_series_question_free (question);
  event = lp_event_load (reader (fixture), kind, 2, &error);
  g_assert_no_error (error);
  event->changed_what = g_strdup ("提前一个月");
  event->changed_why = g_strdup ("往届反馈：" SAID);
  event->changed_from_id = 5;
  fixture_act (fixture, lp_event_save, event);
  lp_event_free (event);
  event = lp_event_load (reader (fixture), kind, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (event->shown_what, ==, "提前一个月");
  assert_masked (event->shown_why);
  lp_event_free (event);
}

/* All who came can be chosen, however many; the number of an edition is that of the rows behind it. */
static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) guests = NULL, said = NULL;
  g_autoptr (LpEvent) event = NULL;
  int n_site = 0, n_online = 0;

  fixture_run (fixture, "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 1300) INSERT INTO events_attendee (event_id, name, line,"
               " came, party, mode, role, source, at) SELECT 1, '客人' || i, i, 1 + i % 2, 2, CASE WHEN i % 3 = 0 THEN 'online' ELSE 'site' END,"
               " CASE WHEN i % 100 = 0 THEN 'speaker' ELSE 'participant' END, 'search', '2025-06-01T00:00:00Z' FROM n;"
               "INSERT INTO events_feedback (event_id, attendee_id, score, how) SELECT 1, id, 4, 'paper' FROM events_attendee WHERE line > 1;");
  guests = lp_guest_list (reader (fixture), 1, &error);
  said = lp_feedback_list (reader (fixture), 1, &error);
  event = lp_event_load (reader (fixture), kind, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (guests->len, ==, 1300);
  g_assert_cmpint (((LpGuest *) g_ptr_array_index (guests, 1299))->line, ==, 1300);
  g_assert_cmpuint (said->len, ==, 1300);
  g_assert_cmpint (event->n_feedback, ==, 1300);
  for (guint i = 0; i < guests->len; i++)
    {
      const LpGuest *guest = g_ptr_array_index (guests, i);

      *(g_str_equal (guest->mode, LP_MODE_ONLINE) ? &n_online : &n_site) += guest->counts ? guest->n_came : 0;
    }
  g_assert_cmpint (n_site, ==, lp_mode_counts_get_total (&event->counts.site));
  g_assert_cmpint (n_online, ==, lp_mode_counts_get_total (&event->counts.online));
}

#define ADD(name, func) g_test_add ("/event-feedback/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("masked", test_masked);
  ADD ("many", test_many);
  return g_test_run ();
}
