/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Whom a pasted list means, what is taken of it, and who has not answered. People are invented. */

#include "events-file.h"
#include "lp-event-kind.h"
#include "lp-event-store.h"
#include "lp-silent-store.h"

#define LIST "#接龙\n重阳节聚餐\n" \
  "1. 钱一 1栋101 2人\n"            /* name and place */ \
  "2. 孙二 13800000002\n"           /* name and telephone */ \
  "3. 李阿姨 1-201\n"               /* surname and home */ \
  "4. 周同\n"                       /* two of one name */ \
  "5. 阳光灿烂 13800000004\n"       /* a telephone, and no such name */ \
  "6. 吴奶奶 2-301 请假\n"          /* nobody of that surname lives there */ \
  "谢谢大家\n"

static LinliMatterKind *kind;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (LpEvent) event = NULL;

  fixture_set_up (fixture, unused);
  events_file_migrate (fixture);
  kind = lp_event_kind_new ();
  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (1, '东坡小区');"
               "INSERT INTO building (id, compound_id, name) VALUES (1, 1, '1栋'), (2, 1, '2栋');"
               "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (1, 1, 1, '101'), (2, 1, 1, '102'), (3, 1, 1, '201'), (4, 1, 1, '301'),"
               " (5, 1, 1, '302'), (6, 1, 2, '201');"
               "INSERT INTO household (id, dwelling_id, head_id) VALUES (1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 5), (5, 5, 6), (6, 6, 7);"
               "INSERT INTO person (id, household_id, name, phone) VALUES (1, 1, '钱一', '13800000001'), (2, 2, '孙二', '13800000002'),"
               " (3, 3, '李三', '13800000003'), (4, 3, '张四', '13800000004'), (5, 4, '周同', NULL), (6, 5, '周同', NULL), (7, 6, '李七', NULL);");
  event = lp_event_new (kind);
  event->title = g_strdup ("重阳节聚餐");
  event->category = g_strdup ("lecture");
  event->starts_at = g_strdup ("2026-10-18 10:00");
  event->venue = g_strdup ("社区食堂");
  fixture_act (fixture, lp_event_save, event);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&kind);
  fixture_tear_down (fixture, unused);
}

static GPtrArray *
match (Fixture    *fixture,
       const char *text)
{
  g_autoptr (LpChain) chain = lp_chain_parse (text);
  g_autoptr (GError) error = NULL;
  GPtrArray *signups = lp_signup_list (linli_store_get_reader (fixture->store), chain, fixture_get (fixture, "SELECT max(id) FROM events_event"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (signups->len, ==, chain->entries->len);
  return signups;
}

static gint64
candidate (const LpSignup *signup,
           guint           i)
{
  return i < signup->candidates->len ? ((LpSignupCandidate *) g_ptr_array_index (signup->candidates, i))->person_id : 0;
}

static void
check (GPtrArray  *signups,
       guint       i,
       const char *name,
       gboolean    certain,
       guint       n_candidates,
       gint64      first)
{
  const LpSignup *signup = g_ptr_array_index (signups, i);

  g_test_message ("%s: %u candidates%s", signup->name, signup->candidates->len, lp_signup_is_certain (signup) ? ", certain" : "");
  g_assert_cmpstr (signup->name, ==, name);
  g_assert_cmpint (lp_signup_is_certain (signup), ==, certain);
  g_assert_cmpuint (signup->candidates->len, ==, n_candidates);
  g_assert_cmpint (candidate (signup, 0), ==, first);
}

static void
test_match (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GPtrArray) signups = match (fixture, LIST);
  g_autoptr (GPtrArray) told = match (fixture, "1. 周同 1-302\n2. 周同 1-301\n");

  g_assert_cmpuint (signups->len, ==, 6);
  check (signups, 0, "钱一", TRUE, 1, 1);
  check (signups, 1, "孙二", TRUE, 1, 2);
  check (signups, 2, "李阿姨", FALSE, 1, 3); /* who of the surname lives there is to be confirmed; 李七 lives in 2栋201 */
  check (signups, 3, "周同", FALSE, 2, 5);
  check (signups, 4, "阳光灿烂", FALSE, 1, 4);
  check (signups, 5, "吴奶奶", FALSE, 0, 0);
  check (told, 0, "周同", TRUE, 2, 6); /* the room tells which */
  check (told, 1, "周同", TRUE, 2, 5);
  g_assert_cmpstr (((LpSignup *) g_ptr_array_index (signups, 5))->status, ==, LP_STATUS_CANCELLED);
  g_assert_cmpint (((LpSignup *) g_ptr_array_index (signups, 0))->people, ==, 2);
}

/* The second telephone is as good as the first; it is what is noted of who has no other, and called by. */
static void
test_second_phone (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (GPtrArray) signups = NULL;
  LpSilentQuestion question = { .event_id = fixture_get (fixture, "SELECT max(id) FROM events_event"), .compound_id = 1 };
  g_autoptr (LpAttendee) attendee = lp_attendee_new (question.event_id, LP_SOURCE_SEARCH);
  g_autoptr (GError) error = NULL;
  LpSilentAnswer *answer;

  fixture_run (fixture, "UPDATE person SET phone2 = '02887350001' WHERE id = 3; UPDATE person SET phone2 = '13900000007' WHERE id = 7;");
  signups = match (fixture, "1. 李阿姨 02887350001\n2. 李先生 13900000007\n");
  check (signups, 0, "李阿姨", TRUE, 1, 3);
  check (signups, 1, "李先生", TRUE, 1, 7);
  g_assert_cmpstr (((LpSignupCandidate *) g_ptr_array_index (((LpSignup *) g_ptr_array_index (signups, 1))->candidates, 0))->phone, ==, "13900000007");
  answer = lp_silent_ask (linli_store_get_reader (fixture->store), &question, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((LpSilent *) g_ptr_array_index (answer->rows, 5))->phone, ==, "13900000007");
  lp_silent_answer_free (answer);
  attendee->person_id = 7;
  fixture_act (fixture, lp_attendee_add, attendee);
  fixture_assert_text (fixture, "SELECT phone FROM events_attendee", "13900000007");
}

/* Accepted as one action; taken again, nobody is there twice. */
static void
test_take (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 event = fixture_get (fixture, "SELECT max(id) FROM events_event");

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GPtrArray) signups = match (fixture, LIST);
      g_autoptr (GPtrArray) attendees = g_ptr_array_new_with_free_func (lp_attendee_free);

      g_assert_cmpint (((LpSignup *) g_ptr_array_index (signups, 5))->known, ==, round == 1);
      for (guint i = 0; i < signups->len; i++)
        {
          const LpSignup *signup = g_ptr_array_index (signups, i);

          g_ptr_array_add (attendees, lp_signup_dup_attendee (signup, event, lp_signup_is_certain (signup) ? candidate (signup, 0) : 0));
        }
      fixture_act (fixture, lp_attendee_take, attendees);
      g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM events_attendee WHERE deleted_at IS NULL"), ==, 6);
      g_assert_cmpint (fixture_get (fixture, "SELECT count(person_id) FROM events_attendee"), ==, 2);
      g_assert_cmpint (fixture_get (fixture, "SELECT party FROM events_attendee WHERE person_id = 1"), ==, 2);
      g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM events_attendee WHERE status = '" LP_STATUS_CANCELLED "'"), ==, 1);
    }
}

/* As it was written at first and a resident later: one row. A resident who is meant by two entries is there once, and once as written. */
static void
test_confirmed (Fixture       *fixture,
                gconstpointer  unused)
{
  static const gint64 chosen[3][2] = { { 0, 0 }, { 3, 3 }, { 0, 3 } };
  gint64 event = fixture_get (fixture, "SELECT max(id) FROM events_event");

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (GPtrArray) signups = match (fixture, "1. 李阿姨 1-201 2人\n2. 小李 13800000003 带茶叶\n");
      g_autoptr (GPtrArray) attendees = g_ptr_array_new_with_free_func (lp_attendee_free);

      for (guint i = 0; i < 2; i++)
        g_ptr_array_add (attendees, lp_signup_dup_attendee (g_ptr_array_index (signups, i), event, chosen[round][i]));
      fixture_act (fixture, lp_attendee_take, attendees);
      g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM events_attendee WHERE deleted_at IS NULL"), ==, 2);
      g_assert_cmpint (fixture_get (fixture, "SELECT sum(party) FROM events_attendee WHERE deleted_at IS NULL"), ==, 3);
      g_assert_cmpint (fixture_get (fixture, "SELECT count(person_id) FROM events_attendee WHERE deleted_at IS NULL"), ==, round == 0 ? 0 : 1);
    }
  fixture_assert_text (fixture, "SELECT name || ' ' || note FROM events_attendee WHERE person_id = 3", "李三 written: 李阿姨");
  fixture_assert_text (fixture, "SELECT name || ' ' || note FROM events_attendee WHERE person_id IS NULL", "小李 带茶叶");
}

/* Who had said no and comes after all waits when all places are taken; what was set by hand to waiting stays. */
static void
test_full (Fixture       *fixture,
           gconstpointer  unused)
{
  static const char * const lists[] = { "1. 钱一 1栋101\n2. 孙二 13800000002 请假\n", "1. 钱一 1栋101\n2. 孙二 13800000002\n" };
  gint64 event = fixture_get (fixture, "SELECT max(id) FROM events_event");

  fixture_run (fixture, "UPDATE events_event SET capacity_site = 1;");
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GPtrArray) signups = match (fixture, lists[round]);
      g_autoptr (GPtrArray) attendees = g_ptr_array_new_with_free_func (lp_attendee_free);

      for (guint i = 0; i < 2; i++)
        g_ptr_array_add (attendees, lp_signup_dup_attendee (g_ptr_array_index (signups, i), event, i + 1));
      fixture_act (fixture, lp_attendee_take, attendees);
    }
  fixture_assert_text (fixture, "SELECT group_concat (status, ' ') FROM (SELECT status FROM events_attendee ORDER BY line)", "registered waiting");
}

static void
take (Fixture    *fixture,
      const char *list,
      gboolean    confirm,
      gboolean    list_wins)
{
  g_autoptr (GPtrArray) signups = match (fixture, list);
  g_autoptr (GPtrArray) attendees = g_ptr_array_new_with_free_func (lp_attendee_free);

  for (guint i = 0; i < signups->len; i++)
    {
      const LpSignup *signup = g_ptr_array_index (signups, i);
      LpAttendee *attendee = lp_signup_dup_attendee (signup, fixture_get (fixture, "SELECT max(id) FROM events_event"),
                                                     confirm ? candidate (signup, 0) : 0);

      attendee->list_wins = list_wins;
      g_ptr_array_add (attendees, attendee);
    }
  fixture_act (fixture, lp_attendee_take, attendees);
}

/* A party that is larger in the list that is pasted again than there are places for keeps those it has, which is said; where the list is to win it waits.
 * Two that grow for one place do not both have it. */
static void
test_grown (Fixture       *fixture,
            gconstpointer  unused)
{
  const char *rows = "SELECT group_concat (name || party || status || coalesce (note, ''), ' ') FROM (SELECT * FROM events_attendee ORDER BY line)";
  const char *list = "1. 钱一 1栋101 4人\n2. 孙二 13800000002\n", *both = "1. 钱一 1栋101 2人\n2. 孙二 13800000002 2人\n";
  g_autoptr (GPtrArray) signups = NULL, fit = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "UPDATE events_event SET capacity_site = 3;");
  take (fixture, "1. 钱一 1栋101\n2. 孙二 13800000002\n", TRUE, FALSE);
  signups = match (fixture, list);
  g_assert_true (((LpSignup *) g_ptr_array_index (signups, 0))->outgrows);
  g_assert_cmpstr (((LpSignup *) g_ptr_array_index (signups, 0))->difference, ==, "has places for 1; for 4 there are not enough");
  g_assert_false (((LpSignup *) g_ptr_array_index (signups, 1))->outgrows);
  take (fixture, list, TRUE, FALSE);
  fixture_assert_text (fixture, rows, "钱一1registered4 people in the pasted list, there were not places for all 孙二1registered");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  take (fixture, list, TRUE, TRUE);
  fixture_assert_text (fixture, rows, "钱一4waiting 孙二1registered");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  fit = match (fixture, both);
  g_assert_null (((LpSignup *) g_ptr_array_index (fit, 0))->difference);
  take (fixture, both, TRUE, FALSE);
  fixture_assert_text (fixture, rows, "钱一2registered 孙二1registered2 people in the pasted list, there were not places for all");
  fixture_run (fixture, "UPDATE events_event SET capacity_site = 30;");
  take (fixture, both, TRUE, FALSE);
  fixture_assert_text (fixture, rows, "钱一2registered 孙二2registered");
}

/* Who was noted as absent and signed on a blank row came: once they are known to be one. */
static void
test_came_on_blank_row (Fixture       *fixture,
                        gconstpointer  unused)
{
  take (fixture, "1. 钱一\n", FALSE, FALSE);
  fixture_run (fixture, "UPDATE events_attendee SET came = 2, line = 10001, written = NULL, by_hand = 4 WHERE name = '钱一';"
               "INSERT INTO events_attendee (id, event_id, person_id, name, party, status, role, mode, source, line, came, by_hand, at)"
               " SELECT id + 1, event_id, 1, '钱一', 1, 'registered', role, mode, source, 1, 0, 0, at FROM events_attendee;");
  take (fixture, "1. 钱一\n", TRUE, FALSE);
  fixture_assert_text (fixture, "SELECT group_concat (ifnull (person_id, 0) || ' ' || came || ' ' || party) FROM events_attendee WHERE deleted_at IS NULL", "1 2 2");
}

/* The households that have not answered, "6 7?": by the id of the household, with a mark where somebody of it may have. */
static void
assert_silent (Fixture         *fixture,
               LpSilentQuestion question,
               const char      *expected,
               guint            n_answered)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  LpSilentAnswer *answer;

  question.event_id = fixture_get (fixture, "SELECT max(id) FROM events_event");
  answer = lp_silent_ask (linli_store_get_reader (fixture->store), &question, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < answer->rows->len; i++)
    {
      const LpSilent *silent = g_ptr_array_index (answer->rows, i);

      g_string_append_printf (found, "%s%d%s", i > 0 ? " " : "", (int) silent->household_id, silent->perhaps != NULL ? "?" : "");
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpuint (answer->n_answered, ==, n_answered);
  lp_silent_answer_free (answer);
}

/* Residents on the list have answered. 1栋302 and 2栋201 have not: 阳光灿烂 is of the household of 李三, and the first of the two of one name was chosen. */
static void
test_silent (Fixture       *fixture,
             gconstpointer  unused)
{
  assert_silent (fixture, (LpSilentQuestion) { .compound_id = 1 }, "1 2 3 4 5 6", 0);
  assert_silent (fixture, (LpSilentQuestion) { .compound_id = 2 }, "", 0);
  take (fixture, LIST, TRUE, FALSE);
  assert_silent (fixture, (LpSilentQuestion) { .compound_id = 1 }, "5 6", 4);
  fixture_run (fixture, "UPDATE events_attendee SET status = 'unanswered' WHERE person_id = 1;");
  assert_silent (fixture, (LpSilentQuestion) { .compound_id = 0 }, "1 5 6", 3);
  fixture_run (fixture, "UPDATE household SET head_id = NULL WHERE id = 6;"); /* who has no head is no less asked */
  assert_silent (fixture, (LpSilentQuestion) { .compound_id = 0 }, "1 5 6", 3);
}

/* Who is taken as written has answered where one resident is meant for certain, and perhaps where somebody may be: 周同 lives in two homes. */
static void
test_silent_written (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autoptr (GPtrArray) signups = match (fixture, "1. 李七 2-201\n2. 周同\n");
  g_autoptr (GPtrArray) unsure = g_ptr_array_new_with_free_func (lp_attendee_free);
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 person = 4;

  take (fixture, "1. 钱一 1栋101\n2. 孙二\n3. 王五\n", FALSE, FALSE);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(person_id) FROM events_attendee"), ==, 0);
  assert_silent (fixture, (LpSilentQuestion) { .compound_id = 1 }, "2? 3 4 5 6", 1);
  for (guint i = 0; i < signups->len; i++)
    g_ptr_array_add (unsure, lp_signup_dup_attendee (g_ptr_array_index (signups, i), 0, 0));
  g_array_append_val (persons, person);
  assert_silent (fixture, (LpSilentQuestion) { .compound_id = 1, .persons = persons, .unsure = unsure }, "2? 4? 5?", 3);
}

/* What was set by hand after the paste stays when the longer list is pasted, and is said; a list that is chosen instead holds. */
static void
test_by_hand (Fixture       *fixture,
              gconstpointer  unused)
{
  const char *list = "1. 钱一 1栋101 2人\n2. 孙二 13800000002\n3. 王五\n";
  const char *rows = "SELECT group_concat (name || party || status || coalesce (phone, ''), ' ') FROM (SELECT * FROM events_attendee"
                     " WHERE deleted_at IS NULL ORDER BY line)";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) signups = NULL;
  g_autoptr (LpAttendee) row = NULL;

  take (fixture, list, TRUE, FALSE);
  fixture_act (fixture, lp_attendee_set_status, &(LpAttendeeDeed) { fixture_get (fixture, "SELECT id FROM events_attendee WHERE person_id = 1"),
                                                                   LP_STATUS_CANCELLED });
  row = lp_attendee_load (linli_store_get_reader (fixture->store), fixture_get (fixture, "SELECT id FROM events_attendee WHERE person_id = 2"), &error);
  g_assert_no_error (error);
  row->party = 3;
  g_free (row->phone);
  row->phone = g_strdup ("13800009999");
  fixture_act (fixture, lp_attendee_edit, row);
  fixture_act (fixture, lp_attendee_remove, &(LpAttendeeDeed) { fixture_get (fixture, "SELECT id FROM events_attendee WHERE name = '王五'"), NULL });
  signups = match (fixture, "1. 钱一 1栋101 2人\n2. 孙二 13800000002\n3. 王五\n4. 张四 1-201\n");
  g_assert_cmpstr (((LpSignup *) g_ptr_array_index (signups, 0))->difference, ==, "by hand: Does not come");
  g_assert_cmpstr (((LpSignup *) g_ptr_array_index (signups, 1))->difference, ==, "by hand: party of 3");
  g_assert_cmpstr (((LpSignup *) g_ptr_array_index (signups, 2))->difference, ==, "taken off the list by hand");
  g_assert_null (((LpSignup *) g_ptr_array_index (signups, 3))->difference);
  g_assert_false (((LpSignup *) g_ptr_array_index (signups, 2))->known);
  take (fixture, list, TRUE, FALSE);
  fixture_assert_text (fixture, rows, "钱一2cancelled13800000001 孙二3registered13800009999");
  take (fixture, list, TRUE, TRUE);
  fixture_assert_text (fixture, rows, "钱一2registered13800000001 孙二1registered13800000002 王五1registered");
  g_clear_pointer (&signups, g_ptr_array_unref);
  signups = match (fixture, list);
  for (guint i = 0; i < signups->len; i++)
    g_assert_null (((LpSignup *) g_ptr_array_index (signups, i))->difference);
}

/* Who was taken off while somebody else took the place waits when a list brings them back, behind who waits already; with a free place for which nobody
 * waits they have it. */
static void
test_brought_back (Fixture       *fixture,
                   gconstpointer  unused)
{
  const char *rows = "SELECT group_concat (name || status || to_tell, ' ') FROM (SELECT * FROM events_attendee WHERE deleted_at IS NULL ORDER BY at, id)";
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "UPDATE events_event SET capacity_site = 2;");
  take (fixture, "1. 钱一 1栋101 2人\n", TRUE, FALSE);
  fixture_run (fixture, "UPDATE events_attendee SET at = '2026-01-01T00:00:00Z', to_tell = 1;");
  fixture_act (fixture, lp_attendee_remove, &(LpAttendeeDeed) { fixture_get (fixture, "SELECT id FROM events_attendee"), NULL });
  take (fixture, "1. 孙二 13800000002\n2. 李七 2栋201 2人\n", TRUE, FALSE);
  fixture_run (fixture, "UPDATE events_attendee SET at = '2026-01-02T00:00:00Z' WHERE deleted_at IS NULL;");
  fixture_assert_text (fixture, rows, "孙二registered0 李七waiting0");
  take (fixture, "1. 钱一 1栋101 2人\n", TRUE, TRUE);
  fixture_assert_text (fixture, rows, "孙二registered0 李七waiting0 钱一waiting0");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  fixture_run (fixture, "UPDATE events_event SET capacity_site = 3;");
  take (fixture, "1. 钱一 1栋101 2人\n", TRUE, TRUE);
  fixture_assert_text (fixture, rows, "孙二registered0 李七waiting0 钱一waiting0");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  fixture_run (fixture, "UPDATE events_attendee SET status = 'cancelled' WHERE name = '李七';");
  take (fixture, "1. 钱一 1栋101 2人\n", TRUE, TRUE);
  fixture_assert_text (fixture, rows, "孙二registered0 李七cancelled0 钱一registered0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/event-signup/match", Fixture, NULL, set_up, test_match, tear_down);
  g_test_add ("/event-signup/second-phone", Fixture, NULL, set_up, test_second_phone, tear_down);
  g_test_add ("/event-signup/take", Fixture, NULL, set_up, test_take, tear_down);
  g_test_add ("/event-signup/confirmed", Fixture, NULL, set_up, test_confirmed, tear_down);
  g_test_add ("/event-signup/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/event-signup/grown", Fixture, NULL, set_up, test_grown, tear_down);
  g_test_add ("/event-signup/silent", Fixture, NULL, set_up, test_silent, tear_down);
  g_test_add ("/event-signup/silent-written", Fixture, NULL, set_up, test_silent_written, tear_down);
  g_test_add ("/event-signup/by-hand", Fixture, NULL, set_up, test_by_hand, tear_down);
  g_test_add ("/event-signup/came-on-blank-row", Fixture, NULL, set_up, test_came_on_blank_row, tear_down);
  g_test_add ("/event-signup/brought-back", Fixture, NULL, set_up, test_brought_back, tear_down);
  return g_test_run ();
}
