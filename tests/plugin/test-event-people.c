/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The people of an event: corrected, taken off, waiting and moved up, walking in over the capacity, and the numbers of all that. People are invented. */

#include "events-file.h"
#include "lp-event-kind.h"
#include "lp-event-store.h"
#include "lp-waiting-store.h"

static LinliMatterKind *kind;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (LpEvent) event = NULL;

  fixture_set_up (fixture, unused);
  events_file_migrate (fixture);
  kind = lp_event_kind_new ();
  event = lp_event_new (kind);
  event->title = g_strdup ("重阳节聚餐");
  event->category = g_strdup ("lecture");
  event->starts_at = g_strdup ("2026-10-18 10:00");
  event->capacity_site = 4;
  event->capacity_online = 2;
  fixture_act (fixture, lp_event_save, event);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&kind);
  fixture_tear_down (fixture, unused);
}

static gint64
get_event (Fixture *fixture)
{
  return fixture_get (fixture, "SELECT max(id) FROM events_event");
}

static LpEvent *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LpEvent *event = lp_event_load (linli_store_get_reader (fixture->store), kind, get_event (fixture), &error);

  g_assert_no_error (error);
  return event;
}

/* Somebody who is no known resident; came LP_UNCOUNTED for who registers. */
static gint64
add (Fixture    *fixture,
     const char *name,
     int         party,
     const char *mode,
     const char *source)
{
  LpAttendee *attendee = lp_attendee_new (get_event (fixture), source);
  gint64 id;

  attendee->name = g_strdup (name);
  attendee->party = party;
  g_free (attendee->mode);
  attendee->mode = g_strdup (mode);
  if (g_str_equal (source, LP_SOURCE_WALK_IN))
    attendee->came = party;
  fixture_act (fixture, lp_attendee_add, attendee);
  id = attendee->id;
  lp_attendee_free (attendee);
  return id;
}

static LpAttendee *
load_row (Fixture *fixture,
          gint64   id)
{
  g_autoptr (GError) error = NULL;
  LpAttendee *row = lp_attendee_load (linli_store_get_reader (fixture->store), id, &error);

  g_assert_no_error (error);
  return row;
}

static void
assert_refused (Fixture         *fixture,
                LinliActionFunc  func,
                gpointer         data,
                const char      *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_store_act (fixture->store, "test", func, data, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, words);
}

static void
set (char       **text,
     const char  *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

/* All of a row can be corrected, in one action that is undone as one; 3 of 4 came, and stay 3 when the sheet is typed back. */
static void
test_correct (Fixture       *fixture,
              gconstpointer  unused)
{
  const char *rows = "SELECT name || ' ' || coalesce (phone, '-') || ' ' || coalesce (place, '-') || ' ' || party || ' ' || mode || ' ' || role || ' ' ||"
                     " coalesce (note, '-') || ' ' || coalesce (came, '-') FROM events_attendee";
  gint64 id = add (fixture, "王阿姨", 1, LP_MODE_SITE, LP_SOURCE_SEARCH);
  g_autoptr (LpAttendee) row = load_row (fixture, id);
  g_autofree char *fault = NULL;
  LpTick tick = { get_event (fixture), NULL, TRUE };
  g_autoptr (GError) error = NULL;

  set (&row->name, "王秀英");
  set (&row->phone, "13800000001");
  set (&row->place, "1栋101");
  set (&row->mode, LP_MODE_ONLINE);
  set (&row->role, "volunteer");
  set (&row->note, "带轮椅");
  row->party = 4;
  row->came = 5;
  assert_refused (fixture, lp_attendee_edit, row, "5 came and the party is 4; correct how many they are, too");
  row->came = 3;
  fixture_act (fixture, lp_attendee_edit, row);
  fixture_assert_text (fixture, rows, "王秀英 13800000001 1栋101 4 online volunteer 带轮椅 3");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  fixture_assert_text (fixture, rows, "王阿姨 - - 1 site participant - -");
  g_assert_true (linli_store_redo (fixture->store, NULL, &error));
  fixture_assert_text (fixture, rows, "王秀英 13800000001 1栋101 4 online volunteer 带轮椅 3");
  set (&row->mode, LP_MODE_SITE);
  set (&row->role, LP_ROLE_PARTICIPANT);
  fixture_act (fixture, lp_attendee_edit, row);
  tick.lines = lp_lines_parse ("1", &fault);
  fixture_act (fixture, lp_attendee_tick, &tick);
  g_array_unref (tick.lines);
  g_assert_cmpint (fixture_get (fixture, "SELECT came FROM events_attendee"), ==, 3);
  set (&row->name, NULL);
  assert_refused (fixture, lp_attendee_edit, row, "Whose name is it?");
}

/* Taken off and put back; its number on the sheet is nobody else's. */
static void
test_remove (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 id = add (fixture, "王阿姨", 1, LP_MODE_SITE, LP_SOURCE_SEARCH);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpEvent) event = NULL;

  fixture_act (fixture, lp_attendee_remove, &(LpAttendeeDeed) { id, NULL });
  event = load (fixture);
  g_assert_cmpint (event->counts.site.registered, ==, 0);
  g_assert_null (lp_attendee_load (linli_store_get_reader (fixture->store), id, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  add (fixture, "李大爷", 1, LP_MODE_SITE, LP_SOURCE_SEARCH);
  g_assert_cmpint (fixture_get (fixture, "SELECT line FROM events_attendee WHERE deleted_at IS NULL"), ==, 2);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  fixture_assert_text (fixture, "SELECT group_concat (name || by_hand) FROM events_attendee WHERE deleted_at IS NULL", "王阿姨3");
}

/* Who moves up by the order, "2 3": by the number of the row. */
static char *
choose (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpWaiting) waiting = lp_waiting_load (linli_store_get_reader (fixture->store), get_event (fixture), &error);
  g_autoptr (GArray) chosen = NULL;
  GString *lines = g_string_new (NULL);

  g_assert_no_error (error);
  chosen = lp_waiting_choose (waiting);
  for (guint i = 0; i < waiting->rows->len; i++)
    if (g_array_index (chosen, gboolean, i))
      g_string_append_printf (lines, "%s%d", lines->len > 0 ? " " : "", ((LpAttendee *) g_ptr_array_index (waiting->rows, i))->line);
  return g_string_free (lines, FALSE);
}

/* Nobody moves up alone; a party is not split; places on site and online are apart; whoever moved up is to be told. */
static void
test_waiting (Fixture       *fixture,
              gconstpointer  unused)
{
  gint64 first = add (fixture, "钱一", 4, LP_MODE_SITE, LP_SOURCE_SEARCH), three = add (fixture, "孙二", 3, LP_MODE_SITE, LP_SOURCE_SEARCH);
  gint64 one = add (fixture, "李三", 1, LP_MODE_SITE, LP_SOURCE_SEARCH);
  gint64 far = add (fixture, "周四", 2, LP_MODE_ONLINE, LP_SOURCE_SEARCH);
  g_autoptr (LpAttendee) row = load_row (fixture, first);
  g_autofree char *nobody = choose (fixture), *some = NULL, *words = NULL;
  g_autoptr (LpEvent) event = NULL;
  g_autoptr (LpWaiting) told = NULL;
  g_autoptr (GError) error = NULL;
  LpWaitingDeed *deed = lp_waiting_deed_new ();

  g_assert_cmpstr (nobody, ==, "");
  fixture_assert_text (fixture, "SELECT group_concat (status, ' ') FROM (SELECT status FROM events_attendee ORDER BY line)",
                       "registered waiting waiting registered");
  row->party = 2; /* two places on site become free */
  fixture_act (fixture, lp_attendee_edit, row);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM events_attendee WHERE status = 'waiting'"), ==, 2);
  event = load (fixture);
  words = lp_waiting_dup_words ("On site", event->counts.site.waiting, event->capacity_site - event->counts.site.registered);
  g_assert_cmpstr (words, ==, "On site: 2 places are free and 4 people wait");
  g_assert_null (lp_waiting_dup_words ("Online", event->counts.online.waiting, 0));
  some = choose (fixture);
  g_assert_cmpstr (some, ==, "3");
  g_array_append_val (deed->ids, three);
  assert_refused (fixture, lp_waiting_promote, deed, "No place is free: 3 are needed, 2 are left");
  g_array_index (deed->ids, gint64, 0) = one;
  g_array_append_val (deed->ids, far);
  assert_refused (fixture, lp_waiting_promote, deed, "Somebody of them does not wait any more; look again");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM events_attendee WHERE status = 'waiting'"), ==, 2);
  g_array_set_size (deed->ids, 1);
  fixture_act (fixture, lp_waiting_promote, deed);
  told = lp_waiting_load_to_tell (linli_store_get_reader (fixture->store), get_event (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (told->rows->len, ==, 1);
  g_assert_cmpstr (((LpAttendee *) g_ptr_array_index (told->rows, 0))->name, ==, "李三");
  fixture_act (fixture, lp_waiting_note_told, deed);
  g_assert_cmpint (fixture_get (fixture, "SELECT sum(to_tell) FROM events_attendee"), ==, 0);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  fixture_assert_text (fixture, "SELECT group_concat (status || to_tell, ' ') FROM (SELECT status, to_tell FROM events_attendee ORDER BY line)",
                       "registered0 waiting0 waiting0 registered0");
  lp_waiting_deed_free (deed);
}

/* Who is marked, as there or not, is not to be told any more; nor is anybody once the event was held or its day has passed. */
static void
test_told (Fixture       *fixture,
           gconstpointer  unused)
{
  const char *marks = "SELECT group_concat (coalesce (came, '-') || to_tell, ' ') FROM (SELECT * FROM events_attendee ORDER BY line)";
  gint64 first = add (fixture, "钱一", 1, LP_MODE_SITE, LP_SOURCE_SEARCH), second = add (fixture, "孙二", 1, LP_MODE_SITE, LP_SOURCE_SEARCH);
  LpTick tick = { get_event (fixture), g_array_new (FALSE, FALSE, sizeof (LpSigned)), TRUE };
  g_autoptr (LpAttendee) row = NULL;
  g_autoptr (LpEvent) event = load (fixture);
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "UPDATE events_attendee SET status = 'waiting';");
  fixture_act (fixture, lp_attendee_set_status, &(LpAttendeeDeed) { first, LP_STATUS_REGISTERED });
  fixture_act (fixture, lp_attendee_set_status, &(LpAttendeeDeed) { second, LP_STATUS_REGISTERED });
  fixture_assert_text (fixture, marks, "-1 -1");
  row = load_row (fixture, first);
  row->came = 1;
  fixture_act (fixture, lp_attendee_edit, row);
  fixture_assert_text (fixture, marks, "10 -1");
  fixture_act (fixture, lp_attendee_tick, &tick); /* nobody else came */
  fixture_assert_text (fixture, marks, "10 00");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  fixture_assert_text (fixture, marks, "10 -1");
  g_array_unref (tick.lines);
  set (&event->starts_at, "9998-10-18 10:00");
  g_assert_true (lp_event_is_ahead (event));
  set (&event->ends_at, "2026-01-03 12:00");
  g_assert_false (lp_event_is_ahead (event));
  set (&event->ends_at, NULL);
  set (&event->starts_at, NULL);
  g_assert_true (lp_event_is_ahead (event));
  set (&event->state, LP_EVENT_HELD);
  g_assert_false (lp_event_is_ahead (event));
}

/* 4 of 4 places and somebody waits; one place becomes free: who registers next waits behind them, and has it once nobody does. By hand it is given. */
static void
test_queue (Fixture       *fixture,
            gconstpointer  unused)
{
  const char *rows = "SELECT group_concat (name || status, ' ') FROM (SELECT * FROM events_attendee ORDER BY line)";
  gint64 second, first = add (fixture, "钱一", 3, LP_MODE_SITE, LP_SOURCE_SEARCH), waits, late;

  second = add (fixture, "孙二", 1, LP_MODE_SITE, LP_SOURCE_SEARCH);
  waits = add (fixture, "李三", 2, LP_MODE_SITE, LP_SOURCE_SEARCH);
  fixture_act (fixture, lp_attendee_set_status, &(LpAttendeeDeed) { second, LP_STATUS_CANCELLED });
  late = add (fixture, "周四", 1, LP_MODE_SITE, LP_SOURCE_SEARCH);
  add (fixture, "吴五", 1, LP_MODE_ONLINE, LP_SOURCE_SEARCH); /* nobody waits there */
  fixture_assert_text (fixture, rows, "钱一registered 孙二cancelled 李三waiting 周四waiting 吴五registered");
  fixture_act (fixture, lp_attendee_set_status, &(LpAttendeeDeed) { late, LP_STATUS_REGISTERED });
  fixture_act (fixture, lp_attendee_set_status, &(LpAttendeeDeed) { first, LP_STATUS_CANCELLED });
  fixture_act (fixture, lp_attendee_set_status, &(LpAttendeeDeed) { waits, LP_STATUS_REGISTERED });
  add (fixture, "郑六", 1, LP_MODE_SITE, LP_SOURCE_SEARCH);
  fixture_assert_text (fixture, rows, "钱一cancelled 孙二cancelled 李三registered 周四registered 吴五registered 郑六registered");
}

/* Every way in which places become free: less in a party, a larger capacity, online instead. Who said no and waits again stands last. */
static void
test_free (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 first = add (fixture, "钱一", 4, LP_MODE_SITE, LP_SOURCE_SEARCH), second = add (fixture, "孙二", 2, LP_MODE_SITE, LP_SOURCE_SEARCH);
  g_autoptr (LpAttendee) row = NULL;
  g_autofree char *larger = NULL, *online = NULL, *cancelled = NULL;

  add (fixture, "李三", 2, LP_MODE_SITE, LP_SOURCE_SEARCH);
  fixture_run (fixture, "UPDATE events_attendee SET at = '2026-01-01T00:00:00Z'; UPDATE events_event SET capacity_site = 6;");
  larger = choose (fixture);
  g_assert_cmpstr (larger, ==, "2");
  fixture_act (fixture, lp_attendee_set_status, &(LpAttendeeDeed) { second, LP_STATUS_CANCELLED });
  fixture_act (fixture, lp_attendee_set_status, &(LpAttendeeDeed) { second, LP_STATUS_WAITING });
  cancelled = choose (fixture);
  g_assert_cmpstr (cancelled, ==, "3");
  row = load_row (fixture, first);
  set (&row->mode, LP_MODE_ONLINE);
  assert_refused (fixture, lp_attendee_edit, row, "No place is free: 4 are needed, 2 are left");
  row->party = 2;
  fixture_act (fixture, lp_attendee_edit, row);
  online = choose (fixture);
  g_assert_cmpstr (online, ==, "3 2");
  fixture_run (fixture, "UPDATE events_event SET capacity_site = NULL;");
  g_free (online);
  online = choose (fixture);
  g_assert_cmpstr (online, ==, "3 2");
}

/* Who walks in takes no place from who registers, is never refused, and is counted apart; roles that do not count are shown apart, too. */
static void
test_walk_in (Fixture       *fixture,
              gconstpointer  unused)
{
  gint64 helper;
  g_autoptr (LpEvent) event = NULL, later = NULL;
  g_autoptr (LpAttendee) row = NULL;
  g_autofree char *words = NULL, *places = NULL, *counted = NULL;
  LpTick tick = { get_event (fixture), g_array_new (FALSE, FALSE, sizeof (LpSigned)), TRUE };
  LpSigned line = { 2, LP_UNCOUNTED };

  add (fixture, "赵奶奶", 3, LP_MODE_SITE, LP_SOURCE_WALK_IN);
  add (fixture, "钱一", 4, LP_MODE_SITE, LP_SOURCE_SEARCH);
  helper = add (fixture, "周老师", 1, LP_MODE_SITE, LP_SOURCE_WALK_IN);
  row = load_row (fixture, helper);
  set (&row->role, "speaker");
  fixture_act (fixture, lp_attendee_edit, row);
  add (fixture, "吴六", 1, LP_MODE_ONLINE, LP_SOURCE_SEARCH);
  event = load (fixture);
  g_assert_cmpint (event->counts.site.registered, ==, 4);
  g_assert_cmpint (event->counts.site.walk_in, ==, 3);
  g_assert_cmpint (event->counts.site.waiting, ==, 0);
  g_assert_cmpint (event->counts.n_helpers, ==, 1);
  words = lp_event_counts_dup_words (&event->counts);
  g_assert_cmpstr (words, ==, "On site 3 people (4 registered, 3 walked in, 1 row not checked) + Online not counted yet (1 registered)");
  places = lp_event_dup_places (event);
  g_assert_cmpstr (places, ==, "On site: 4 of 4 places taken, 3 people too many · Online: 1 of 2 places taken · 1 speaker or helper, not counted");
  g_array_append_val (tick.lines, line);
  fixture_act (fixture, lp_attendee_tick, &tick);
  g_array_unref (tick.lines);
  later = load (fixture);
  counted = lp_event_counts_dup_words (&later->counts);
  g_assert_cmpstr (counted, ==, "On site 7 people (4 registered, 3 walked in) + Online not counted yet (1 registered)");
}

/* Who registered online and signs on site is counted there, as far as it is not undone; who did not sign stays online and unknown. */
static void
test_online_signs (Fixture       *fixture,
                   gconstpointer  unused)
{
  const char *rows = "SELECT group_concat (mode || coalesce (came, '-'), ' ') FROM (SELECT * FROM events_attendee ORDER BY line)";
  LpTick tick = { get_event (fixture), g_array_new (FALSE, FALSE, sizeof (LpSigned)), TRUE };
  LpSigned line = { 1, LP_UNCOUNTED };
  g_autoptr (LpEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "钱一", 1, LP_MODE_ONLINE, LP_SOURCE_SEARCH);
  add (fixture, "孙二", 1, LP_MODE_ONLINE, LP_SOURCE_SEARCH);
  g_array_append_val (tick.lines, line);
  fixture_act (fixture, lp_attendee_tick, &tick);
  g_array_unref (tick.lines);
  fixture_assert_text (fixture, rows, "site1 online-");
  event = load (fixture);
  g_assert_cmpint (event->counts.site.came, ==, 1);
  g_assert_cmpint (event->counts.online.registered, ==, 1);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  fixture_assert_text (fixture, rows, "online- online-");
}

/* As many as there are, each in one group. */
static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  guint counts[LP_N_GROUPS] = { 0 }, sum = 0;

  fixture_run (fixture, "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2400) INSERT INTO events_attendee (event_id, name, line,"
               " source, at, status, role) SELECT (SELECT max(id) FROM events_event), '张' || i, i, CASE i % 8 WHEN 1 THEN 'walk-in' ELSE 'chain' END, '2026',"
               " CASE i % 8 WHEN 2 THEN 'waiting' WHEN 3 THEN 'maybe' WHEN 4 THEN 'cancelled' WHEN 5 THEN 'unanswered' ELSE 'registered' END,"
               " CASE i % 8 WHEN 6 THEN 'speaker' ELSE 'participant' END FROM n;");
  all = lp_attendee_list (linli_store_get_reader (fixture->store), get_event (fixture), LP_ATTENDEES_ALL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2400);
  for (guint i = 0; i < all->len; i++)
    counts[lp_attendee_get_group (g_ptr_array_index (all, i))]++;
  for (guint i = 0; i < LP_N_GROUPS; i++)
    {
      g_assert_cmpuint (counts[i], ==, i == LP_GROUP_REGISTERED ? 600 : 300);
      sum += counts[i];
    }
  g_assert_cmpuint (sum, ==, all->len);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/event-people/correct", Fixture, NULL, set_up, test_correct, tear_down);
  g_test_add ("/event-people/remove", Fixture, NULL, set_up, test_remove, tear_down);
  g_test_add ("/event-people/waiting", Fixture, NULL, set_up, test_waiting, tear_down);
  g_test_add ("/event-people/told", Fixture, NULL, set_up, test_told, tear_down);
  g_test_add ("/event-people/queue", Fixture, NULL, set_up, test_queue, tear_down);
  g_test_add ("/event-people/free", Fixture, NULL, set_up, test_free, tear_down);
  g_test_add ("/event-people/walk-in", Fixture, NULL, set_up, test_walk_in, tear_down);
  g_test_add ("/event-people/online-signs", Fixture, NULL, set_up, test_online_signs, tear_down);
  g_test_add ("/event-people/many", Fixture, NULL, set_up, test_many, tear_down);
  return g_test_run ();
}
