/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Shifts that belong to an event: moved with it, cancelled with it, told to who serves. People and places are invented. */

#include "lp-duty-store.h"
#include "lp-event-slot-store.h"
#include "lp-publish-store.h"
#include "lp-week-store.h"
#include "volunteers-file.h"

#define EVENT 51

/* What a test does with the event in one action. */
typedef struct {
  LinliOccasion *before;
  LinliOccasion *now;
  const char *why;
} Move;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  volunteers_file_set_up (fixture, unused);
  fixture_run (fixture, "INSERT INTO person (id, name, phone, birth_date) VALUES (21, '赵一', '13800001111', '1990-01-01'),"
                        " (22, '钱二', NULL, '1990-01-01');"
               "INSERT INTO volunteers_card (id, person_id) VALUES (31, 21), (32, 22);"
               /* The first has time every day, the second on Saturdays only. */
               "INSERT INTO volunteers_time (id, card_id, weekday, from_minute, to_minute) VALUES (1, 31, 1, 0, 1440), (2, 31, 6, 0, 1440),"
               " (3, 31, 7, 0, 1440), (4, 32, 6, 0, 1440);"
               "INSERT INTO volunteers_post (id, name, kind) VALUES (41, '引导', 'service');"
               "INSERT INTO matter (id, kind, number, title, state, opened_at) VALUES (51, 'events', 'HD2027-001', '讲座', 'planned', '2027-01-01T00:00:00Z');");
}

static gint64
make_slot (Fixture    *fixture,
           int         from,
           int         to,
           const char *place)
{
  LpSlot slot = { .post_id = 41, .day = (char *) "2027-09-25", .from = from, .to = to, .minimum = 1, .ideal = 2, .place = (char *) place,
                  .matter_id = EVENT };

  fixture_act (fixture, lp_slot_keep, &slot);
  return slot.id;
}

static void
serve (Fixture *fixture,
       gint64   slot,
       gint64   card)
{
  LpDutyChange *change = lp_duty_change_new ();

  lp_duty_change_add (change, slot, card);
  fixture_act (fixture, lp_duty_change, change);
  lp_duty_change_free (change);
}

static gboolean
follow (LinliTransaction  *transaction,
        gpointer           data,
        GError           **error)
{
  const Move *move = data;

  return lp_event_slot_follow (transaction, EVENT, move->before, move->now, move->why, error);
}

static LinliOccasion *
occasion (const char *day,
          int         from,
          int         to,
          const char *place)
{
  LinliOccasion *made = linli_occasion_new ("matter", EVENT, "讲座", day, from, to);

  made->place = g_strdup (place);
  return made;
}

static void
assert_slots (Fixture    *fixture,
              const char *expected)
{
  fixture_assert_text (fixture, "SELECT group_concat (words, '; ') FROM (SELECT day || ' ' || from_minute || '-' || to_minute || coalesce (' ' || place, '')"
                       " || iif (cancelled_at IS NULL, '', ' off') AS words FROM volunteers_slot ORDER BY id)", expected);
}

/* All that is before, at and to the end of the event goes with it; whom a rule keeps from the new day is taken off and is to be told; one step back
 * undoes all of it. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 first = make_slot (fixture, 840, 960, "泡桐树幼儿园"), early = make_slot (fixture, 720, 840, "南门");
  g_autoptr (LinliOccasion) before = occasion ("2027-09-25", 870, 960, "泡桐树 幼儿园"), now = occasion ("2027-09-26", 900, 1020, "活动室");
  Move move = { before, now, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL, slots = NULL;

  serve (fixture, first, 31);
  serve (fixture, first, 32);
  serve (fixture, early, 32);
  fixture_run (fixture, "UPDATE volunteers_slot SET published_at = '2020-09-01T00:00:00Z'; UPDATE volunteers_duty SET published_at = '2020-09-01T00:00:00Z'");
  fixture_act (fixture, follow, &move);
  assert_slots (fixture, "2027-09-26 870-1020 活动室; 2027-09-26 750-870 南门");
  slots = lp_event_slot_list (linli_store_get_reader (fixture->store), EVENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((LpSlot *) g_ptr_array_index (slots, 1))->duties->len, ==, 1);
  g_assert_cmpuint (((LpSlot *) g_ptr_array_index (slots, 0))->duties->len, ==, 0);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE card_id = 32 AND ended_at IS NOT NULL AND why_ended <> ''"), ==, 2);
  changes = lp_publish_list_changes (linli_store_get_reader (fixture->store), "2027-09-20", "2027-09-26", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 3);
  for (guint i = 0; i < changes->len; i++)
    {
      const LpChange *change = g_ptr_array_index (changes, i);

      /* Who is taken off was told of Saturday. */
      g_assert_nonnull (strstr (change->slot, change->kind == LP_CHANGE_TAKEN_OFF ? "Sat 25 Sep" : "Sun 26 Sep"));
    }
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_slots (fixture, "2027-09-25 840-960 泡桐树幼儿园; 2027-09-25 720-840 南门");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE ended_at IS NOT NULL"), ==, 0);
}

/* Each is told of what they know: who was told of Sunday is taken off Sunday, who was not of Saturday, though the event moved once more since. */
static void
test_moved_twice (Fixture       *fixture,
                  gconstpointer  unused)
{
  gint64 slot = make_slot (fixture, 840, 960, NULL);
  g_autoptr (LinliOccasion) saturday = occasion ("2027-09-25", 840, 960, NULL), sunday = occasion ("2027-09-26", 840, 960, NULL);
  g_autoptr (LinliOccasion) friday = occasion ("2027-09-24", 840, 960, NULL);
  Move first = { saturday, sunday, NULL }, second = { sunday, friday, NULL };
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) changes = NULL;
  gint64 id;

  serve (fixture, slot, 31);
  serve (fixture, slot, 32);
  fixture_run (fixture, "UPDATE volunteers_slot SET published_at = '2020-09-01T00:00:00Z'; UPDATE volunteers_duty SET published_at = '2020-09-01T00:00:00Z'");
  fixture_act (fixture, follow, &first);
  id = fixture_get (fixture, "SELECT id FROM volunteers_duty WHERE card_id = 31");
  g_array_append_val (told, id);
  fixture_act (fixture, lp_publish_tell, told);
  fixture_act (fixture, follow, &second);
  changes = lp_publish_list_changes (linli_store_get_reader (fixture->store), "2027-09-20", "2027-09-26", NULL);
  g_assert_cmpuint (changes->len, ==, 2);
  for (guint i = 0; i < changes->len; i++)
    {
      const LpChange *change = g_ptr_array_index (changes, i);

      g_assert_cmpint (change->kind, ==, LP_CHANGE_TAKEN_OFF);
      g_assert_nonnull (strstr (change->slot, change->person_id == 21 ? "Sun 26 Sep" : "Sat 25 Sep"));
    }
}

/* An event that is called off takes none; what attendance was noted for stays, and so does what somebody called off before that. */
static void
test_called_off (Fixture       *fixture,
                 gconstpointer  unused)
{
  gint64 done = make_slot (fixture, 600, 660, NULL), next = make_slot (fixture, 840, 960, NULL);
  g_autoptr (LinliOccasion) before = occasion ("2027-09-25", 870, 960, NULL);
  LpSlotEnd *end = lp_slot_end_new (make_slot (fixture, 960, 1020, NULL), NULL, FALSE);
  Move move = { before, NULL, "下雨" };

  serve (fixture, done, 31);
  serve (fixture, next, 31);
  fixture_run (fixture, "UPDATE volunteers_duty SET published_at = '2020-09-01T00:00:00Z'");
  fixture_run (fixture, "UPDATE volunteers_duty SET outcome = 'came' WHERE id = (SELECT min (id) FROM volunteers_duty)");
  fixture_act (fixture, lp_slot_end, end);
  lp_slot_end_free (end);
  fixture_act (fixture, follow, &move);
  assert_slots (fixture, "2027-09-25 600-660; 2027-09-25 840-960 off; 2027-09-25 960-1020 off");
  fixture_assert_text (fixture, "SELECT why_ended FROM volunteers_duty WHERE ended_at IS NOT NULL", "下雨");
  move = (Move) { NULL, before, NULL };
  fixture_act (fixture, follow, &move);
  assert_slots (fixture, "2027-09-25 600-660; 2027-09-25 840-960; 2027-09-25 960-1020 off");
}

/* It has no day any more, and gets another: its shifts come back as far from it as they were, at its new venue, with whom nobody told otherwise; a second
 * time, too. */
static void
test_lost_its_day (Fixture       *fixture,
                   gconstpointer  unused)
{
  gint64 slot = make_slot (fixture, 840, 960, "活动室");
  g_autoptr (LinliOccasion) before = occasion ("2027-09-25", 870, 960, "活动室"), now = occasion ("2027-09-26", 900, 990, "南门");
  Move lost = { before, NULL, NULL }, found = { NULL, now, NULL };
  g_autoptr (GError) error = NULL;

  serve (fixture, slot, 31);
  fixture_act (fixture, follow, &lost);
  assert_slots (fixture, "2027-09-25 840-960 活动室 off");
  fixture_act (fixture, follow, &found);
  assert_slots (fixture, "2027-09-26 870-990 南门");
  g_assert_cmpint (fixture_get (fixture, "SELECT card_id FROM volunteers_duty WHERE ended_at IS NULL AND deleted_at IS NULL"), ==, 31);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_slots (fixture, "2027-09-25 840-960 活动室 off");
  fixture_act (fixture, follow, &found);
  lost = (Move) { now, NULL, NULL };
  found = (Move) { NULL, before, NULL };
  fixture_act (fixture, follow, &lost);
  assert_slots (fixture, "2027-09-26 870-990 南门 off");
  fixture_act (fixture, follow, &found);
  assert_slots (fixture, "2027-09-25 840-960 活动室");
}

/* Called off and planned again on another day: its shifts come back where the event is now; who was told that they are off is not asked anew without
 * anybody knowing it; who never heard of it serves, unless a rule forbids it. */
static void
test_planned_again (Fixture       *fixture,
                    gconstpointer  unused)
{
  gint64 told = make_slot (fixture, 600, 660, NULL), draft = make_slot (fixture, 840, 960, NULL);
  g_autoptr (LinliOccasion) before = occasion ("2027-09-25", 600, 960, NULL), now = occasion ("2027-09-26", 600, 960, NULL);
  Move move = { before, NULL, "下雨" };

  serve (fixture, told, 31);
  fixture_run (fixture, "UPDATE volunteers_duty SET published_at = '2020-09-01T00:00:00Z'");
  serve (fixture, draft, 31);
  serve (fixture, draft, 32); /* who has time on Saturdays only */
  fixture_act (fixture, follow, &move);
  assert_slots (fixture, "2027-09-25 600-660 off; 2027-09-25 840-960 off");
  fixture_run (fixture, "UPDATE volunteers_duty SET told_at = '2027-01-02T00:00:00Z' WHERE ended_at IS NOT NULL;");
  move = (Move) { before, now, NULL };
  fixture_act (fixture, follow, &move);
  assert_slots (fixture, "2027-09-26 600-660 off; 2027-09-26 840-960 off");
  move = (Move) { NULL, now, NULL };
  fixture_act (fixture, follow, &move);
  assert_slots (fixture, "2027-09-26 600-660; 2027-09-26 840-960");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE ended_at IS NULL AND deleted_at IS NULL"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT card_id FROM volunteers_duty WHERE ended_at IS NULL AND deleted_at IS NULL"), ==, 31);
  linli_store_undo (fixture->store, NULL, NULL);
  assert_slots (fixture, "2027-09-26 600-660 off; 2027-09-26 840-960 off");
}

/* Over midnight, forwards and back. */
static void
test_midnight (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (LinliOccasion) day = occasion ("2027-09-25", 540, 600, NULL), night = occasion ("2027-09-25", 1380, 1380, NULL);
  Move there = { day, night, NULL }, back = { night, day, NULL };

  make_slot (fixture, 480, 570, NULL);
  make_slot (fixture, 600, 720, NULL);
  fixture_act (fixture, follow, &there);
  assert_slots (fixture, "2027-09-25 1320-1410; 2027-09-26 0-120");
  fixture_act (fixture, follow, &back);
  assert_slots (fixture, "2027-09-25 480-570; 2027-09-25 600-720");
}

/* Other plugins are told of shifts that take place; copied weeks leave those of events out. */
static void
test_told (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GPtrArray) occasions = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_occasion_free);
  g_autoptr (GError) error = NULL;
  LpSlotEnd *end = lp_slot_end_new (make_slot (fixture, 600, 660, NULL), NULL, FALSE);
  LpWeekMake *make = lp_week_make_new (0, "2027-09-20", "2027-09-27", 1, FALSE);
  const LinliOccasion *told;
  LpWeekPlan *plan;

  fixture_act (fixture, lp_slot_end, end);
  lp_slot_end_free (end);
  make_slot (fixture, 840, 960, "南门");
  lp_event_slot_list_occasions (linli_store_get_reader (fixture->store), "2027-09-25", "2027-09-25", 0, occasions, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (occasions->len, ==, 1);
  told = g_ptr_array_index (occasions, 0);
  g_assert_cmpstr (told->title, ==, "Shift: 引导");
  g_assert_cmpint (told->matter_id, ==, EVENT);
  g_assert_true (linli_occasion_is_at (told, "南 门"));
  plan = lp_week_plan (linli_store_get_reader (fixture->store), make, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->items->len, ==, 0);
  lp_week_plan_free (plan);
  lp_week_make_free (make);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/volunteers-events/moved", Fixture, NULL, set_up, test_moved, fixture_tear_down);
  g_test_add ("/volunteers-events/moved-twice", Fixture, NULL, set_up, test_moved_twice, fixture_tear_down);
  g_test_add ("/volunteers-events/called-off", Fixture, NULL, set_up, test_called_off, fixture_tear_down);
  g_test_add ("/volunteers-events/lost-its-day", Fixture, NULL, set_up, test_lost_its_day, fixture_tear_down);
  g_test_add ("/volunteers-events/planned-again", Fixture, NULL, set_up, test_planned_again, fixture_tear_down);
  g_test_add ("/volunteers-events/midnight", Fixture, NULL, set_up, test_midnight, fixture_tear_down);
  g_test_add ("/volunteers-events/told", Fixture, NULL, set_up, test_told, fixture_tear_down);
  return g_test_run ();
}
