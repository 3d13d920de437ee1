/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Series and editions, who registers and who came, feedback: what is kept of them. People are invented. */

#include "events-file.h"
#include "lp-attendee-take-store.h"
#include "lp-event-clash.h"
#include "lp-event-kind.h"
#include "lp-event-store.h"
#include "lp-event-topic-kind.h"
#include "lp-feedback-store.h"

static LinliMatterKind *kind;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  events_file_migrate (fixture);
  kind = lp_event_kind_new ();
  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (1, '东坡小区');"
               "INSERT INTO building (id, compound_id, name) VALUES (1, 1, '1栋');"
               "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (1, 1, 1, '101'), (2, 1, 1, '102');"
               "INSERT INTO household (id, dwelling_id, head_id) VALUES (1, 1, 1), (2, 2, 2);"
               "INSERT INTO person (id, household_id, name, phone) VALUES (1, 1, '钱一', '13800000001'), (2, 2, '孙二', '13800000002');");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&kind);
  fixture_tear_down (fixture, unused);
}

/* The action is refused with words of the plugin, and nothing of it is kept. */
static void
refuse (Fixture         *fixture,
        LinliActionFunc  func,
        gpointer         data,
        int              code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_store_act (fixture->store, "test", func, data, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, code);
}

static LpEvent *
load (Fixture *fixture,
      gint64   id)
{
  g_autoptr (GError) error = NULL;
  LpEvent *event = lp_event_load (linli_store_get_reader (fixture->store), kind, id, &error);

  g_assert_no_error (error);
  return event;
}

static gint64
plan (Fixture    *fixture,
      const char *series,
      const char *starts_at)
{
  g_autoptr (LpEvent) event = lp_event_new (kind);

  event->title = g_strdup ("你好，一年级");
  event->category = g_strdup ("lecture");
  event->series = g_strdup (series);
  event->starts_at = g_strdup (starts_at);
  event->venue = g_strdup ("泡桐树幼儿园");
  fixture_act (fixture, lp_event_save, event);
  return event->id;
}

static gint64
sign_up (Fixture    *fixture,
         gint64      event,
         gint64      person,
         const char *name,
         int         party)
{
  LpAttendee *attendee = lp_attendee_new (event, LP_SOURCE_SEARCH);
  gint64 id;

  attendee->person_id = person;
  attendee->name = g_strdup (name);
  attendee->party = party;
  fixture_act (fixture, lp_attendee_add, attendee);
  id = attendee->id;
  lp_attendee_free (attendee);
  return id;
}

static void
tick (Fixture    *fixture,
      gint64      event,
      const char *lines,
      gboolean    others)
{
  g_autofree char *fault = NULL;
  LpTick *all = g_new0 (LpTick, 1);

  *all = (LpTick) { event, lp_lines_parse (lines, &fault), others };
  g_assert_null (fault);
  fixture_act (fixture, lp_attendee_tick, all);
  lp_tick_free (all);
}

/* The sheet is typed back in two parts: the second leaves who came in the first. */
static void
test_two_parts (Fixture       *fixture,
                gconstpointer  unused)
{
  gint64 id = plan (fixture, "反诈讲座", "2026-06-10 09:30");

  sign_up (fixture, id, 1, NULL, 1);
  sign_up (fixture, id, 2, NULL, 1);
  tick (fixture, id, "1", TRUE);
  tick (fixture, id, "2", TRUE);
  g_assert_cmpint (fixture_get (fixture, "SELECT sum (came) FROM events_attendee"), ==, 2);
}

/* The series is one; editions count on; a change says why, and where that came from. */
static void
test_editions (Fixture       *fixture,
               gconstpointer  unused)
{
  gint64 first = plan (fixture, "你好，一年级", "2023-06-24 14:30"), said;
  g_autoptr (LpEvent) last = load (fixture, first), next = lp_event_dup_next (last), found = NULL;
  LpFeedback *feedback = lp_feedback_new (first);

  feedback->score = 4;
  feedback->words = g_strdup ("毕业后才办，有些家长已经离开");
  fixture_act (fixture, lp_feedback_keep, feedback);
  said = feedback->id;
  lp_feedback_free (feedback);
  g_assert_cmpint (last->edition, ==, 1);
  g_assert_cmpint (next->edition, ==, 2);
  g_assert_null (next->starts_at);
  next->starts_at = g_strdup ("2024-05-25 14:30");
  next->changed_what = g_strdup ("提前到毕业前举办");
  next->changed_why = g_strdup ("上期家长反馈");
  next->changed_from_id = said;
  fixture_act (fixture, lp_event_save, next);
  found = load (fixture, next->id);
  g_assert_cmpint (found->series_id, ==, last->series_id);
  g_assert_cmpint (found->changed_from_id, ==, said);
  g_assert_cmpstr (found->changed_what, ==, "提前到毕业前举办");
  fixture_assert_text (fixture, "SELECT due_at FROM matter ORDER BY id DESC LIMIT 1", "2024-05-25");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM events_series"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM timeline WHERE text LIKE '%上期家长反馈%'"), ==, 1);
  fixture_step (fixture, kind, next->id, "hold", NULL);
  fixture_assert_text (fixture, "SELECT due_at FROM matter ORDER BY id DESC LIMIT 1", "2024-06-01");
}

/* Who waits and who helps is in no number of people who were there; who has no name stands beside who has. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 id = plan (fixture, NULL, "2026-05-23 14:30"), waits;
  g_autoptr (LpEvent) event = load (fixture, id), found = NULL;
  LpAttendee *speaker = lp_attendee_new (id, LP_SOURCE_SEARCH);
  LpEventUnnamed unnamed = { id, LP_UNCOUNTED, 714 };
  g_autofree char *words = NULL;

  g_assert_cmpint (lp_event_counts_get_total (&event->counts), ==, LP_UNCOUNTED);
  event->capacity_site = 4;
  fixture_act (fixture, lp_event_save, event);
  sign_up (fixture, id, 1, NULL, 3);
  fixture_assert_text (fixture, "SELECT name || phone || place FROM events_attendee", "钱一13800000001东坡小区1栋101");
  waits = sign_up (fixture, id, 2, NULL, 2);
  fixture_assert_text (fixture, "SELECT status FROM events_attendee WHERE person_id = 2", LP_STATUS_WAITING);
  refuse (fixture, lp_attendee_set_status, &(LpAttendeeDeed) { waits, LP_STATUS_REGISTERED }, LINLI_STORE_ERROR_INVALID);
  g_free (speaker->role);
  speaker->role = g_strdup ("speaker");
  speaker->name = g_strdup ("周老师");
  fixture_act (fixture, lp_attendee_add, speaker);
  lp_attendee_free (speaker);
  tick (fixture, id, "1", TRUE);
  fixture_act (fixture, lp_event_set_unnamed, &unnamed);
  found = load (fixture, id);
  g_assert_cmpint (found->counts.site.came, ==, 3);
  g_assert_cmpint (found->counts.site.waiting, ==, 2);
  g_assert_cmpint (found->counts.n_helpers, ==, 1);
  g_assert_cmpint (lp_event_counts_get_total (&found->counts), ==, 717);
  words = lp_event_counts_dup_words (&found->counts);
  g_assert_cmpstr (words, ==, "On site 3 people (3 registered) + Online 714 people (714 without names) = 717");
  fixture_act (fixture, lp_attendee_set_status, &(LpAttendeeDeed) { fixture_get (fixture, "SELECT id FROM events_attendee WHERE person_id = 1"),
                                                                   LP_STATUS_CANCELLED });
  fixture_act (fixture, lp_attendee_set_status, &(LpAttendeeDeed) { waits, LP_STATUS_REGISTERED });
}

static void
test_lines (void)
{
  static const struct {
    const char *text;
    guint n;
    int came; /* of the last row */
  } good[] = { { "1-12, 15, 17", 14, LP_UNCOUNTED }, { "1、2、２", 2, LP_UNCOUNTED }, { "3—5 5", 3, LP_UNCOUNTED }, { "", 0, 0 }, { "7到9；11", 4, LP_UNCOUNTED },
               { "12=3", 1, 3 }, { "5＝２、1-5", 5, 2 }, { "1-3 3 = 40", 3, 40 },
               { "9999 补1-3 B2=4", 4, LP_UNCOUNTED }, { "b999＝2", 1, 2 }, { "补1—补2", 2, LP_UNCOUNTED } };
  static const char * const bad[] = { "0", "5-3", "一", "12345", "3--", "1-99999", "12=", "=3", "12=0", "12=201", "1-3=2", "12=3=4", "补 3", "补", "1-补3", "b0", "补1000" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *fault = NULL;
      g_autoptr (GArray) lines = lp_lines_parse (good[i].text, &fault);

      g_assert_null (fault);
      g_assert_cmpuint (lines->len, ==, good[i].n);
      g_assert_cmpint (lines->len > 0 ? g_array_index (lines, LpSigned, lines->len - 1).came : 0, ==, good[i].came);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *fault = NULL;

      g_assert_null (lp_lines_parse (bad[i], &fault));
      g_assert_nonnull (fault);
    }
}

/* All rows that there can be, typed a thousand times over: it takes as long as the text, not as its square. */
static void
test_many_lines (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) lines = NULL;
  g_autofree char *fault = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "1-%d ", LP_ATTENDEE_MOST);
  g_test_timer_start ();
  lines = lp_lines_parse (text->str, &fault);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 5);
  g_assert_cmpuint (lines->len, ==, LP_ATTENDEE_MOST);
}

/* A whole sheet typed back at once, as a party of two that came alone, one of whom 3 came, and who waited. */
static void
test_party_sheet (Fixture       *fixture,
                  gconstpointer  unused)
{
  const char *rows = "SELECT group_concat (party || '/' || coalesce (came, '-') || status || by_hand, ' ') FROM (SELECT * FROM events_attendee WHERE line <= 4"
                     " ORDER BY line)";
  gint64 id = plan (fixture, NULL, "2026-05-23 14:30");
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 9999) INSERT INTO events_attendee (event_id, name, line,"
               " source, at, party) SELECT (SELECT max (id) FROM events_event), '张' || i, i, 'chain', '2026', 2 FROM n;"
               "UPDATE events_attendee SET status = 'waiting' WHERE line = 3;");
  tick (fixture, id, "2=1, 3, 4=3", FALSE);
  fixture_assert_text (fixture, rows, "2/-registered0 2/1registered0 2/2registered1 3/3registered2");
  g_test_timer_start ();
  tick (fixture, id, "1-9999", TRUE); /* how many came of whom it was said stays; it takes some tenths of a second, not a step for each pair of rows */
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 10);
  fixture_assert_text (fixture, rows, "2/2registered0 2/1registered0 2/2registered1 3/3registered2");
  g_assert_cmpint (fixture_get (fixture, "SELECT sum (came) FROM events_attendee"), ==, 2 * 9999);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  fixture_assert_text (fixture, rows, "2/-registered0 2/-registered0 2/-waiting0 2/-registered0");
}

/* Who signs on a blank row of the printed sheet is a walk-in to be named, whoever registered or was taken off meanwhile; two copies of a sheet do not make
 * one of two people, and a sheet that is printed later goes on behind it. */
static void
test_blank_rows (Fixture       *fixture,
                 gconstpointer  unused)
{
  const char *rows = "SELECT group_concat (line || name || coalesce (came, '-') || '/' || party || source, ' ') FROM (SELECT * FROM events_attendee"
                     " WHERE deleted_at IS NULL ORDER BY line)";
  gint64 id = plan (fixture, NULL, "2026-05-23 14:30");
  g_autoptr (GError) error = NULL;
  g_autoptr (LpAttendee) row = NULL;
  g_autofree char *label = NULL, *shown = NULL, *named = NULL;
  LpTick again = { id, NULL, FALSE };
  LpSigned lines[] = { { LP_LINE_BLANK + 2, LP_UNCOUNTED }, { LP_LINE_BLANK + 23, LP_UNCOUNTED } };

  sign_up (fixture, id, 1, NULL, 1);
  fixture_act (fixture, lp_attendee_remove, &(LpAttendeeDeed) { sign_up (fixture, id, 0, "李三", 1), NULL });
  sign_up (fixture, id, 2, NULL, 1); /* by telephone, after the sheet is printed */
  tick (fixture, id, "1, 补1=3 补2", TRUE);
  fixture_assert_text (fixture, rows, "1钱一1/1search 3孙二0/1search 10001not named yet3/3walk-in 10002not named yet1/1walk-in");
  again.lines = g_array_new (FALSE, FALSE, sizeof (LpSigned));
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_array_set_size (again.lines, 0);
      g_array_append_val (again.lines, lines[i]);
      refuse (fixture, lp_attendee_tick, &again, LINLI_STORE_ERROR_INVALID); /* typed already; no sheet had a row 补23 */
    }
  g_array_unref (again.lines);
  g_assert_cmpint (lp_attendee_last_blank (linli_store_get_reader (fixture->store), id), ==, 2);
  sign_up (fixture, id, 0, "周四", 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT line FROM events_attendee WHERE name = '周四'"), ==, 4);
  row = lp_attendee_load (linli_store_get_reader (fixture->store), fixture_get (fixture, "SELECT id FROM events_attendee WHERE line = 10001"), &error);
  g_assert_no_error (error);
  label = lp_line_dup_label (row->line);
  g_assert_cmpstr (label, ==, "b1");
  shown = lp_attendee_dup_shown_name (row, FALSE);
  g_assert_cmpstr (shown, ==, "not named yet");
  g_free (row->name);
  row->name = g_strdup ("吴五一");
  fixture_act (fixture, lp_attendee_edit, row);
  lp_attendee_free (g_steal_pointer (&row));
  row = lp_attendee_load (linli_store_get_reader (fixture->store), fixture_get (fixture, "SELECT id FROM events_attendee WHERE line = 10001"), &error);
  g_assert_no_error (error);
  named = lp_attendee_dup_shown_name (row, FALSE);
  g_assert_cmpstr (named, ==, "吴*一");
  for (guint i = 0; i < 3; i++)
    g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  fixture_assert_text (fixture, rows, "1钱一-/1search 3孙二-/1search");
}

/* Rows are ticked by number; one that is not there takes nothing; what was said is of those who came. */
static void
test_sheet (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 id = plan (fixture, NULL, "2026-05-23 14:30");
  LpTick wrong = { id, NULL, TRUE };
  LpFeedback *feedback = lp_feedback_new (id);
  LpSigned lines[] = { { 1, LP_UNCOUNTED }, { 9, LP_UNCOUNTED } };

  sign_up (fixture, id, 1, NULL, 2);
  sign_up (fixture, id, 0, "李三", 1);
  refuse (fixture, lp_attendee_add, &(LpAttendee) { .event_id = id, .person_id = 1, .party = 1, .mode = "site", .role = "participant",
                                                    .status = "registered", .source = "search", .came = -1 }, LINLI_STORE_ERROR_EXISTS);
  wrong.lines = g_array_new (FALSE, FALSE, sizeof (LpSigned));
  g_array_append_vals (wrong.lines, lines, 2);
  refuse (fixture, lp_attendee_tick, &wrong, LINLI_STORE_ERROR_INVALID);
  g_array_unref (wrong.lines);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(came) FROM events_attendee"), ==, 0);
  tick (fixture, id, "1", TRUE);
  fixture_assert_text (fixture, "SELECT group_concat(came) FROM (SELECT came FROM events_attendee ORDER BY line)", "2,0");
  feedback->score = 5;
  feedback->line = 2;
  refuse (fixture, lp_feedback_keep, feedback, LINLI_STORE_ERROR_INVALID);
  feedback->line = 1;
  fixture_act (fixture, lp_feedback_keep, feedback);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM events_feedback f JOIN events_attendee a ON a.id = f.attendee_id WHERE a.line = 1"), ==, 1);
  feedback->line = 0;
  feedback->attendee_id = 0;
  feedback->score = 6;
  refuse (fixture, lp_feedback_keep, feedback, LINLI_STORE_ERROR_INVALID);
  lp_feedback_free (feedback);
}

/* Feedback is of those who came, no more often than people came; it is corrected and taken off; numbers say what they are worth. */
static void
test_feedback (Fixture       *fixture,
               gconstpointer  unused)
{
  gint64 id = plan (fixture, NULL, "2026-05-23 14:30");
  LpFeedback *feedback = lp_feedback_new (id);
  g_autoptr (GPtrArray) before = lp_guest_list (linli_store_get_reader (fixture->store), id, NULL), guests = NULL, list = NULL;
  g_autofree char *few = NULL, *many = NULL, *unknown = NULL, *scores = NULL;
  LpFeedbackSum sum;

  g_assert_cmpuint (before->len, ==, 0);
  sign_up (fixture, id, 1, NULL, 2);
  sign_up (fixture, id, 0, "李三", 1);
  tick (fixture, id, "1", TRUE);
  guests = lp_guest_list (linli_store_get_reader (fixture->store), id, NULL);
  g_assert_cmpuint (guests->len, ==, 1); /* who did not come is not among them */
  g_assert_cmpint (((LpGuest *) g_ptr_array_index (guests, 0))->n_came, ==, 2);
  feedback->score = 4;
  feedback->attendee_id = fixture_get (fixture, "SELECT id FROM events_attendee WHERE line = 2");
  refuse (fixture, lp_feedback_keep, feedback, LINLI_STORE_ERROR_INVALID);
  feedback->attendee_id = ((LpGuest *) g_ptr_array_index (guests, 0))->id;
  for (int i = 0; i < 2; i++, feedback->id = 0)
    fixture_act (fixture, lp_feedback_keep, feedback);
  refuse (fixture, lp_feedback_keep, feedback, LINLI_STORE_ERROR_INVALID); /* two came with that name, and two said something */
  feedback->attendee_id = 0;
  feedback->score = 0;
  feedback->words = g_strdup ("茶水不够");
  g_free (feedback->how);
  feedback->how = g_strdup (LP_HOW_ONLINE);
  fixture_act (fixture, lp_feedback_keep, feedback);
  g_assert_true (lp_feedback_count (linli_store_get_reader (fixture->store), id, &sum, NULL));
  g_assert_cmpint (sum.n_all, ==, 3);
  g_assert_cmpint (sum.n_anonymous, ==, 1);
  g_assert_cmpint (sum.n_scores, ==, 2);
  g_assert_cmpint (sum.n_of[4], ==, 2);
  scores = lp_feedback_sum_dup_scores (&sum);
  g_assert_cmpstr (scores, ==, "4 points × 2");
  few = lp_feedback_sum_dup_warning (&sum, 30);
  g_assert_nonnull (strstr (few, "Only 2"));
  many = lp_feedback_sum_dup_warning (&sum, 2);
  g_assert_nonnull (strstr (many, "More feedback (3)"));
  unknown = lp_feedback_sum_dup_warning (&sum, LP_UNCOUNTED);
  g_assert_nonnull (strstr (unknown, "nobody knows"));
  feedback->score = 2; /* the same one, corrected */
  fixture_act (fixture, lp_feedback_keep, feedback);
  list = lp_feedback_list (linli_store_get_reader (fixture->store), id, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpint (((LpFeedback *) g_ptr_array_index (list, 0))->score, ==, 2);
  g_assert_cmpstr (((LpFeedback *) g_ptr_array_index (list, 0))->how, ==, LP_HOW_ONLINE);
  fixture_act (fixture, lp_feedback_remove, feedback);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM events_feedback WHERE deleted_at IS NULL"), ==, 2);
  linli_store_undo (fixture->store, NULL, NULL);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM events_feedback WHERE deleted_at IS NULL"), ==, 3);
  lp_feedback_free (feedback);
}

/* What was said by who is corrected not to have come, or taken off, is kept and counts no more; it counts again with the correction. */
static void
test_feedback_corrected (Fixture       *fixture,
                         gconstpointer  unused)
{
  gint64 id = plan (fixture, "你好，一年级", "2026-05-23 14:30"), row = sign_up (fixture, id, 1, NULL, 1);
  LpFeedback *feedback = lp_feedback_new (id);
  LinliDatabase *reader = linli_store_get_reader (fixture->store);

  tick (fixture, id, "1", TRUE);
  feedback->score = 2;
  feedback->words = g_strdup ("钱一说茶水不够");
  feedback->attendee_id = row;
  fixture_act (fixture, lp_feedback_keep, feedback);
  for (int step = 0; step < 4; step++) /* came, did not, came after all, taken off */
    {
      g_autoptr (LpEvent) event = NULL;
      g_autoptr (GPtrArray) counted = NULL, all = NULL, series = NULL;
      LpFeedbackSum sum;
      guint n = step % 2 == 0;

      if (step == 3)
        fixture_act (fixture, lp_attendee_remove, &(LpAttendeeDeed) { row, NULL });
      else if (step > 0)
        {
          g_autoptr (LpAttendee) attendee = lp_attendee_load (reader, row, NULL);

          attendee->came = (int) n;
          fixture_act (fixture, lp_attendee_edit, attendee);
        }
      event = load (fixture, id);
      counted = lp_feedback_list (reader, id, NULL);
      series = lp_feedback_list_series (reader, event->series_id, NULL);
      all = lp_feedback_list_all (reader, id, NULL);
      g_assert_true (lp_feedback_count (reader, id, &sum, NULL));
      g_assert_cmpint (event->n_scores, ==, n);
      g_assert_cmpint (event->n_feedback, ==, n);
      g_assert_cmpuint (counted->len, ==, n);
      g_assert_cmpuint (series->len, ==, n);
      g_assert_cmpint (sum.n_all, ==, n);
      g_assert_cmpuint (all->len, ==, 1);
      g_assert_cmpint (((LpFeedback *) g_ptr_array_index (all, 0))->counts, ==, n);
    }
  lp_feedback_free (feedback);
}

/* The title of a request names who asked: the event that comes of it shows it masked, and so do later editions of its series. */
static void
test_masked (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LpEvent) event = lp_event_new (kind), next = NULL, found = NULL, second = NULL;
  g_autoptr (GPtrArray) series = NULL;
  g_autofree char *edition = NULL;

  fixture_run (fixture, "INSERT INTO matter (id, kind, number, title, state, contact_name, opened_at) VALUES (900, 'requests', 'SQ-1',"
               " '王秀兰想学用手机 13812345678', 'received', '王秀兰', '2026-06-01T00:00:00Z');");
  event->title = g_strdup ("王秀兰想学用手机 13812345678");
  event->series = g_strdup ("王秀兰手机课");
  event->starts_at = g_strdup ("2026-05-23 14:30");
  event->changed_what = g_strdup ("王秀兰家旁边办");
  event->origin_id = 900;
  fixture_act (fixture, lp_event_save, event);
  found = load (fixture, event->id);
  g_assert_cmpstr (found->shown_title, ==, "王*兰想学用手机 138****5678");
  g_assert_cmpstr (found->shown_what, ==, "王*兰家旁边办");
  edition = lp_event_dup_edition (found);
  g_assert_null (strstr (edition, "王秀兰"));
  next = lp_event_dup_next (found);
  fixture_act (fixture, lp_event_save, next);
  second = load (fixture, next->id);
  g_assert_null (strstr (second->shown_title, "王秀兰"));
  series = lp_series_list (linli_store_get_reader (fixture->store), NULL);
  g_assert_null (strstr (((LpSeries *) g_ptr_array_index (series, 0))->name, "王秀兰"));
  g_assert_null (strstr (((LpSeries *) g_ptr_array_index (series, 0))->origin, "王秀兰"));
}

/* A longer list that is pasted again adds whom it adds. */
static void
test_take (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 id = plan (fixture, NULL, "2026-05-23 14:30");

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (lp_attendee_free);
      LpAttendee *known = lp_attendee_new (id, LP_SOURCE_CHAIN), *stranger = lp_attendee_new (id, LP_SOURCE_CHAIN);

      known->person_id = 1;
      known->party = 1 + i;
      stranger->name = g_strdup ("李姐");
      g_ptr_array_add (all, known);
      g_ptr_array_add (all, stranger);
      if (i == 1)
        {
          LpAttendee *late = lp_attendee_new (id, LP_SOURCE_CHAIN);

          late->person_id = 2;
          g_ptr_array_add (all, late);
        }
      fixture_act (fixture, lp_attendee_take, all);
    }
  fixture_assert_text (fixture, "SELECT group_concat(name || party) FROM (SELECT name, party FROM events_attendee ORDER BY line)", "钱一2,李姐1,孙二1");
}

/* A matter of another kind becomes a topic that stands on no agenda yet. */
static void
open_topic (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) topics = lp_topic_kind_new ();

  g_assert_true (linli_matter_kind_get_takes_over (topics));
  g_assert_false (linli_matter_kind_get_takes_over (kind));
}

static GPtrArray *
list_occasions (Fixture    *fixture,
                const char *first,
                const char *last)
{
  g_autoptr (GPtrArray) occasions = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_occasion_free);
  g_autoptr (GError) error = NULL;

  lp_event_list_occasions (linli_store_get_reader (fixture->store), first, last, 0, occasions, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&occasions);
}

/* All that is said about an event, a line each; an ! before what is grave. */
static char *
judge (Fixture       *fixture,
       const LpEvent *event,
       GPtrArray     *occasions)
{
  g_autoptr (GPtrArray) clashes = lp_event_judge_occasions (event, occasions, linli_store_get_reader (fixture->store));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < clashes->len; i++)
    {
      const LpClash *clash = g_ptr_array_index (clashes, i);

      g_string_append_printf (words, "%s%s%s", i > 0 ? "\n" : "", clash->grave ? "!" : "", clash->words);
    }
  return g_string_free (words, FALSE);
}

static void
move (Fixture    *fixture,
      gint64      id,
      const char *starts_at,
      const char *ends_at,
      const char *venue,
      const char *audience)
{
  g_autoptr (LpEvent) event = load (fixture, id);

  g_free (event->starts_at);
  event->starts_at = g_strdup (starts_at);
  g_free (event->ends_at);
  event->ends_at = g_strdup (ends_at);
  g_free (event->venue);
  event->venue = g_strdup (venue);
  g_free (event->audience);
  event->audience = g_strdup (audience);
  fixture_act (fixture, lp_event_save, event);
}

/* Events at the same time, at the same place, for the same people; shifts only at the same place; what is called off, or the event's own, never. */
static void
test_clash (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 id = plan (fixture, NULL, "2026-05-23 14:30"), other;
  g_autoptr (LpEvent) event = NULL;
  g_autoptr (GPtrArray) occasions = NULL, fewer = NULL;
  g_autofree char *words = NULL, *rest = NULL;
  LinliOccasion *shift = linli_occasion_new ("volunteers_slot", 1, "Shift: 值守", "2026-05-23", 900, 1020), *own, *far;

  move (fixture, id, "2026-05-23 14:30", "2026-05-23 16:00", "泡桐树幼儿园", "学龄前儿童家长");
  event = load (fixture, id);
  move (fixture, plan (fixture, NULL, "2026-05-23 19:00"), "2026-05-23 19:00", NULL, "活动室", "学龄前儿童 家长");
  move (fixture, plan (fixture, NULL, "2026-05-23 16:00"), "2026-05-23 16:00", NULL, "活动室", "老年人");
  other = plan (fixture, NULL, "2026-05-23 15:00");
  move (fixture, other, "2026-05-23 15:00", NULL, "泡桐树 幼儿园", NULL);
  move (fixture, plan (fixture, NULL, "2026-05-23 13:00"), "2026-05-23 13:00", NULL, NULL, NULL);
  occasions = list_occasions (fixture, "2026-05-22", "2026-05-23");
  g_assert_cmpuint (occasions->len, ==, 5);
  shift->place = g_strdup ("泡桐树幼儿园");
  own = linli_occasion_copy (shift);
  own->matter_id = id;
  far = linli_occasion_copy (shift);
  far->place[0] = '\0';
  g_ptr_array_add (occasions, shift);
  g_ptr_array_add (occasions, own);
  g_ptr_array_add (occasions, far);
  words = judge (fixture, event, occasions);
  g_assert_cmpstr (words, ==, "!Same time, same place: 15:00 你好，一年级 · 泡桐树 幼儿园\n!Same time, same place: 15:00–17:00 Shift: 值守 · 泡桐树幼儿园\n"
                   "At the same time: 13:00 你好，一年级\nFor the same people on the same day: 19:00 你好，一年级 · 活动室");
  fixture_step (fixture, kind, other, "call-off", "下雨");
  fewer = list_occasions (fixture, "2026-05-22", "2026-05-23");
  g_assert_cmpuint (fewer->len, ==, 4);
  rest = judge (fixture, event, fewer);
  g_assert_null (strstr (rest, "!"));
}

/* Holidays, and weekend days on which people work in exchange. */
/* A series gets another name with all its editions, and its origin, in one act; or one edition goes into another. */
static void
test_rename (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LpEvent) first = NULL, second = NULL;
  gint64 ids[2], series;
  guint n_others;

  for (int i = 0; i < 2; i++)
    ids[i] = plan (fixture, "你好，一年级", i == 0 ? "2025-05-23 14:30" : "2026-05-23 14:30");
  series = fixture_get (fixture, "SELECT id FROM events_series");
  fixture_run (fixture, "UPDATE events_series SET origin_id = (SELECT min (id) FROM matter)");
  first = load (fixture, ids[0]);
  g_free (first->series);
  first->series = g_strdup ("你好，小学");
  g_assert_true (lp_series_may_rename (linli_store_get_reader (fixture->store), first, &n_others));
  g_assert_cmpuint (n_others, ==, 1);
  first->renames = TRUE;
  fixture_act (fixture, lp_event_save, first);
  g_clear_pointer (&first, lp_event_free);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM events_event JOIN events_series s ON s.id = series_id WHERE name = '你好，小学'"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM events_series"), ==, 1);
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM events_series WHERE name = '你好，一年级'"), ==, 1);
  second = load (fixture, ids[1]);
  g_free (second->series);
  second->series = g_strdup ("你好，二年级");
  fixture_act (fixture, lp_event_save, second);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM events_series WHERE origin_id IS NOT NULL"), ==, 2);
  first = load (fixture, ids[0]);
  g_assert_cmpint (first->series_id, ==, series);
  g_free (first->series);
  first->series = g_strdup ("你好，二年级");
  g_assert_false (lp_series_may_rename (linli_store_get_reader (fixture->store), first, &n_others)); /* there is one */
}

/* What ends after midnight, or days later, is in the way until then, and says so. */
static void
test_nights (Fixture       *fixture,
             gconstpointer  unused)
{
  static const struct {
    const char *ends_at, *hours;
    int to;
  } ends[] = { { "2026-05-23 22:00", "20:00–22:00", 1320 }, { "2026-05-24 00:30", "20:00–00:30 the next day", 1470 },
               { "2026-05-25 16:00", "20:00–2026-05-25 16:00", 3840 }, { "2026-05-22 16:00", "20:00", 1200 } };
  gint64 gala = plan (fixture, NULL, "2026-05-23 20:00"), night = plan (fixture, NULL, "2026-05-24 00:10");
  g_autoptr (LpEvent) event = NULL;
  g_autoptr (GPtrArray) occasions = NULL, lasting = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_occasion_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL, *hours = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (LpEvent) at = load (fixture, gala);
      g_autoptr (LinliOccasion) occasion = NULL;
      g_autofree char *told = NULL;

      at->ends_at = g_strdup (ends[i].ends_at);
      occasion = lp_event_dup_occasion (at);
      told = lp_occasion_dup_hours (occasion);
      g_assert_cmpint (occasion->to, ==, ends[i].to);
      g_assert_cmpstr (told, ==, ends[i].hours);
    }
  move (fixture, gala, "2026-05-23 20:00", "2026-05-24 00:30", "广场", NULL);
  move (fixture, night, "2026-05-24 00:10", NULL, "广场", NULL);
  event = load (fixture, gala);
  occasions = list_occasions (fixture, "2026-05-22", "2026-05-24");
  words = judge (fixture, event, occasions);
  g_assert_cmpstr (words, ==, "!Same time, same place: 2026-05-24 00:10 你好，一年级 · 广场");
  move (fixture, gala, "2026-05-20 20:00", "2026-05-24 00:30", "广场", NULL);
  lp_event_list_lasting (linli_store_get_reader (fixture->store), "2026-05-23", "2026-05-24", lasting, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lasting->len, ==, 1);
  g_clear_pointer (&event, lp_event_free);
  event = load (fixture, night);
  hours = judge (fixture, event, lasting);
  g_assert_cmpstr (hours, ==, "!Same time, same place: 2026-05-20 20:00–2026-05-24 00:30 你好，一年级 · 广场");
}

static void
test_days (Fixture       *fixture,
           gconstpointer  unused)
{
  static const struct {
    const char *day;
    const char *says;
  } days[] = { { "2025-10-01 09:00", "holiday" }, { "2025-09-28 09:00", "in exchange" }, { "2025-09-24 09:00", NULL }, { "2025-09-27 09:00", NULL }, { NULL, NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliWorkCalendar) calendar = linli_work_calendar_load (linli_store_get_reader (fixture->store), 2025, 2025, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (LpEvent) event = lp_event_new (kind);
      LpClash *clash;

      event->title = g_strdup ("讲座");
      event->starts_at = g_strdup (days[i].day);
      clash = lp_event_judge_day (event, calendar);
      g_test_message ("%s", days[i].day);
      g_assert_true ((clash == NULL) == (days[i].says == NULL));
      if (clash != NULL)
        g_assert_nonnull (strstr (clash->words, days[i].says));
      g_clear_pointer (&clash, lp_clash_free);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/events/editions", Fixture, NULL, set_up, test_editions, tear_down);
  g_test_add ("/events/two-parts", Fixture, NULL, set_up, test_two_parts, tear_down);
  g_test_add ("/events/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add_func ("/events/lines", test_lines);
  g_test_add_func ("/events/many-lines", test_many_lines);
  g_test_add ("/events/party-sheet", Fixture, NULL, set_up, test_party_sheet, tear_down);
  g_test_add ("/events/sheet", Fixture, NULL, set_up, test_sheet, tear_down);
  g_test_add ("/events/blank-rows", Fixture, NULL, set_up, test_blank_rows, tear_down);
  g_test_add ("/events/feedback", Fixture, NULL, set_up, test_feedback, tear_down);
  g_test_add ("/events/feedback-corrected", Fixture, NULL, set_up, test_feedback_corrected, tear_down);
  g_test_add ("/events/masked", Fixture, NULL, set_up, test_masked, tear_down);
  g_test_add ("/events/take", Fixture, NULL, set_up, test_take, tear_down);
  g_test_add ("/events/topic", Fixture, NULL, set_up, open_topic, tear_down);
  g_test_add ("/events/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/events/rename", Fixture, NULL, set_up, test_rename, tear_down);
  g_test_add ("/events/nights", Fixture, NULL, set_up, test_nights, tear_down);
  g_test_add ("/events/clash", Fixture, NULL, set_up, test_clash, tear_down);
  return g_test_run ();
}
