/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The desk of rosters: posts, usual weeks, weeks made of them, who serves, what was published. People and places are invented. */

#include <string.h>

#include "lp-duty-store.h"
#include "lp-post-store.h"
#include "lp-publish-store.h"
#include "lp-slot-store.h"
#include "lp-template-store.h"
#include "lp-week-store.h"
#include "lp-week.h"
#include "volunteers-file.h"

/* A Monday; the Friday of that week is the National Day. */
#define MONDAY "2027-09-27"
#define SUNDAY "2027-10-03"
#define NEXT "2027-10-11"

static const char ground[] =
  "INSERT INTO person (id, name, phone, birth_date) VALUES (21, '赵一', '13800001111', '1990-01-01'), (22, '钱二', NULL, '1990-01-01'),"
  " (23, '孙三', '13800003333', '1990-01-01');"
  "INSERT INTO volunteers_card (id, person_id, left_on) VALUES (31, 21, NULL), (32, 22, NULL), (33, 23, '2027-01-01');"
  "INSERT INTO volunteers_time (id, card_id, weekday, from_minute, to_minute) SELECT 1000 + c.id * 10 + d.n, c.id, d.n, 0, 1440 FROM volunteers_card c,"
  " (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7) d;"
  "INSERT INTO volunteers_post (id, name, kind) VALUES (41, '院门值守', 'watch'), (42, '夜间巡逻', 'patrol');";

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  volunteers_file_set_up (fixture, unused);
  fixture_run (fixture, ground);
}

static void
refuse (Fixture         *fixture,
        LinliActionFunc  func,
        gpointer         data,
        GQuark           domain,
        int              code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_store_act (fixture->store, "refused", func, data, NULL, &error));
  g_assert_error (error, domain, code);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
test_days (Fixture       *fixture,
           gconstpointer  unused)
{
  static const struct {
    const char *text;
    int from;
    int to;
  } good[] = {
    { "8:00-10:00", 480, 600 },
    { "08：00—10：30", 480, 630 },
    { "8点-10点半", 480, 630 },
    { "8点至10点15分", 480, 615 },
    { "0830-1100", 510, 660 },
    { "22:00-6:00", 1320, 1800 },
    { "20:00 – 24:00", 1200, 1440 },
    { "8-10", 480, 600 },
  };
  static const char * const bad[] = { "", "8", "8:00-", "8:70-9:00", "25:00-26:00", "8:00-8:00", "早上", "8:00-10:00吧", "24:00-2:00" };
  g_autofree char *monday = lp_week_dup_monday ("2027-01-01"), *later = lp_day_dup_after ("2028-02-28", 2), *week = lp_week_dup_words ("2027-01-04");
  int from, to;

  g_assert_cmpstr (monday, ==, "2026-12-28");
  g_assert_cmpstr (later, ==, "2028-03-01");
  g_assert_nonnull (strstr (week, "2027"));
  g_assert_cmpint (lp_day_count_from ("2026-12-31", "2027-01-07"), ==, 7);
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i].text);
      g_assert_true (lp_minutes_read (good[i].text, &from, &to));
      g_assert_cmpint (from, ==, good[i].from);
      g_assert_cmpint (to, ==, good[i].to);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (lp_minutes_read (bad[i], &from, &to));
    }
}

static void
test_posts (Fixture       *fixture,
            gconstpointer  unused)
{
  char *skills[] = { "急救", "电工", NULL }, *fewer[] = { "电工", NULL };
  LpPost post = { 0, "爱心驿站", "service", TRUE, FALSE, NULL, skills };
  LpPost twin = { 0, "爱心驿站", "other", FALSE, FALSE, NULL, fewer };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) posts = NULL;
  const LpPost *read;

  fixture_act (fixture, lp_post_keep, &post);
  refuse (fixture, lp_post_keep, &twin, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  post.skills = fewer;
  fixture_act (fixture, lp_post_keep, &post);
  posts = lp_post_list (reader (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (posts->len, ==, 3);
  read = NULL;
  for (guint i = 0; i < posts->len; i++)
    if (((LpPost *) g_ptr_array_index (posts, i))->id == post.id)
      read = g_ptr_array_index (posts, i);
  g_assert_nonnull (read);
  g_assert_true (read->heat);
  g_assert_cmpuint (g_strv_length (read->skills), ==, 1);
  g_assert_cmpstr (read->skills[0], ==, "电工");
  undo (fixture);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_post_skill WHERE deleted_at IS NULL"), ==, 2);
  fixture_run (fixture, "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (90, 41, '2099-01-01', 480, 600, 1, 1);");
  post.id = 41;
  refuse (fixture, lp_post_remove, &post, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  post.id = 42;
  fixture_act (fixture, lp_post_remove, &post);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_post WHERE deleted_at IS NULL"), ==, 2);
}

/* A post that is removed stays on the cards that name it, whose volunteers else would serve at every post when the card is kept. */
static void
test_removed_post (Fixture       *fixture,
                   gconstpointer  unused)
{
  LpPost post = { .id = 42 };
  g_autoptr (GPtrArray) posts = NULL, of_card = NULL, of_other = NULL;
  LpPostCards cards;

  fixture_run (fixture, "INSERT INTO volunteers_post (id, name, kind, deleted_at) VALUES (43, '旧岗', 'other', 'x');"
                        "INSERT INTO volunteers_card_post (id, card_id, post_id, deleted_at) VALUES (61, 31, 42, NULL), (62, 32, 42, NULL), (63, 32, 41, NULL),"
                        " (64, 33, 42, 'x'), (65, 31, 43, NULL);");
  lp_post_count_cards (reader (fixture), 42, &cards);
  g_assert_cmpuint (cards.n, ==, 2);
  g_assert_cmpuint (cards.n_only, ==, 1); /* what was removed before is no post to serve at */
  lp_post_count_cards (reader (fixture), 41, &cards);
  g_assert_cmpuint (cards.n, ==, 1);
  g_assert_cmpuint (cards.n_only, ==, 0);
  fixture_act (fixture, lp_post_remove, &post);
  posts = lp_post_list (reader (fixture), NULL);
  g_assert_cmpuint (posts->len, ==, 1);
  of_card = lp_post_list_of_card (reader (fixture), 31, NULL);
  g_assert_cmpuint (of_card->len, ==, 3);
  g_assert_false (((LpPost *) g_ptr_array_index (of_card, 0))->removed);
  g_assert_true (((LpPost *) g_ptr_array_index (of_card, 1))->removed);
  of_other = lp_post_list_of_card (reader (fixture), 33, NULL);
  g_assert_cmpuint (of_other->len, ==, 1);
}

/* A watch every day from eight to ten, and a patrol on Friday night. */
static gint64
keep_template_named (Fixture    *fixture,
                     const char *name)
{
  LpTemplate *template = lp_template_new (name);
  gint64 id;

  for (int day = 1; day <= 8; day++)
    {
      LpTemplateLine *line = g_new0 (LpTemplateLine, 1);

      line->weekday = day <= 7 ? day : 5;
      line->post_id = day <= 7 ? 41 : 42;
      line->from = day <= 7 ? 480 : 1200;
      line->to = day <= 7 ? 600 : 1320;
      line->minimum = 1;
      line->ideal = 2;
      g_ptr_array_add (template->lines, line);
    }
  fixture_act (fixture, lp_template_keep, template);
  id = template->id;
  lp_template_free (template);
  return id;
}

static gint64
keep_template (Fixture *fixture)
{
  return keep_template_named (fixture, "平常一周");
}

static void
assert_plan (Fixture          *fixture,
             const LpWeekMake *make,
             guint             n_new,
             guint             n_existing,
             guint             n_off)
{
  g_autoptr (GError) error = NULL;
  LpWeekPlan *plan = lp_week_plan (reader (fixture), make, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plan->n_new, ==, n_new);
  g_assert_cmpuint (plan->n_existing, ==, n_existing);
  g_assert_cmpuint (plan->n_off, ==, n_off);
  lp_week_plan_free (plan);
}

static void
test_weeks (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 template = keep_template (fixture);
  LpWeekMake make = { template, NULL, MONDAY, 1, TRUE, FALSE }, whole = { template, NULL, MONDAY, 1, FALSE, FALSE }, copy = { 0, MONDAY, NEXT, 2, FALSE, FALSE };
  LpSlotEnd end = { 0 };

  /* 1, 2 and 3 October are off by the law. */
  assert_plan (fixture, &make, 4, 0, 4);
  fixture_act (fixture, lp_week_make, &make);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_slot WHERE deleted_at IS NULL"), ==, 4);
  refuse (fixture, lp_week_make, &make, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  assert_plan (fixture, &whole, 4, 4, 0);

  /* Moved within its week, or cancelled: it is not made again. */
  fixture_run (fixture, "UPDATE volunteers_slot SET day = '2027-09-29' WHERE day = '2027-09-27';");
  end.id = fixture_get (fixture, "SELECT id FROM volunteers_slot WHERE day = '2027-09-28'");
  fixture_act (fixture, lp_slot_end, &end);
  assert_plan (fixture, &whole, 4, 4, 0);
  fixture_act (fixture, lp_week_make, &whole);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_slot WHERE deleted_at IS NULL"), ==, 8);

  /* Two more weeks like it, without what was cancelled; one undo takes both. */
  fixture_run (fixture, "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (91, 42, '2027-09-27', 60, 120, 1, 1);");
  assert_plan (fixture, &copy, 16, 0, 0);
  fixture_act (fixture, lp_week_make, &copy);
  assert_plan (fixture, &copy, 0, 16, 0);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_slot WHERE deleted_at IS NULL AND day BETWEEN '2027-10-11' AND '2027-10-24'"), ==, 16);
  undo (fixture);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_slot WHERE deleted_at IS NULL AND day > '2027-10-10'"), ==, 0);
}

/* A shift that is moved into the next week is still that of its own week, and the next week gets its own. Copied with that, both come along. */
static void
test_moved_over (Fixture       *fixture,
                 gconstpointer  unused)
{
  gint64 template = keep_template (fixture);
  LpWeekMake first = { template, NULL, "2027-11-01", 1, FALSE, FALSE }, second = { template, NULL, "2027-11-08", 1, FALSE, FALSE };
  LpWeekMake copy = { 0, "2027-11-08", "2027-11-15", 1, FALSE, FALSE };
  LpSlot *slot;

  fixture_act (fixture, lp_week_make, &first);
  slot = lp_slot_load (reader (fixture), fixture_get (fixture, "SELECT id FROM volunteers_slot WHERE day = '2027-11-07'"), NULL);
  g_free (slot->day);
  slot->day = g_strdup ("2027-11-08");
  slot->from += 360; /* in the afternoon */
  slot->to += 360;
  fixture_act (fixture, lp_slot_keep, slot);
  lp_slot_free (slot);
  assert_plan (fixture, &first, 0, 8, 0);
  assert_plan (fixture, &second, 8, 0, 0);
  fixture_act (fixture, lp_week_make, &second);
  assert_plan (fixture, &copy, 9, 0, 0);
  fixture_act (fixture, lp_week_make, &copy);
  assert_plan (fixture, &copy, 0, 9, 0);
}

/* Another template with the same shifts, or one made by hand, does not double them unless that is asked for; then it does so once. */
static void
test_twins (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 template = keep_template (fixture), other = keep_template_named (fixture, "国庆一周");
  LpWeekMake make = { template, NULL, NEXT, 1, FALSE, FALSE }, again = { other, NULL, NEXT, 1, FALSE, FALSE };
  LpWeekPlan *plan;

  fixture_run (fixture, "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (91, 41, '2027-10-11', 480, 600, 1, 2),"
                        " (92, 41, '2027-10-12', 480, 600, 1, 2); UPDATE volunteers_slot SET place = '东门' WHERE id = 92;");
  plan = lp_week_plan (reader (fixture), &make, NULL);
  g_assert_cmpuint (plan->n_twins, ==, 1); /* Tuesday is at another place */
  g_assert_cmpuint (plan->n_new, ==, 7);
  lp_week_plan_free (plan);
  fixture_act (fixture, lp_week_make, &make);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_slot WHERE deleted_at IS NULL"), ==, 9);
  plan = lp_week_plan (reader (fixture), &again, NULL);
  g_assert_cmpuint (plan->n_twins, ==, 8);
  g_assert_cmpuint (plan->n_new, ==, 0);
  lp_week_plan_free (plan);
  refuse (fixture, lp_week_make, &again, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  again.doubles = TRUE;
  fixture_act (fixture, lp_week_make, &again);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_slot WHERE deleted_at IS NULL"), ==, 17);
  refuse (fixture, lp_week_make, &again, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
}

static void
test_template (Fixture       *fixture,
               gconstpointer  unused)
{
  gint64 id = keep_template (fixture);
  g_autoptr (GError) error = NULL;
  LpTemplate *template = lp_template_load (reader (fixture), id, &error);
  LpTemplateLine *line;

  g_assert_no_error (error);
  g_assert_cmpuint (template->lines->len, ==, 8);
  line = g_ptr_array_index (template->lines, 0);
  line->ideal = 0;
  refuse (fixture, lp_template_keep, template, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  line->ideal = 5;
  g_ptr_array_remove_index (template->lines, 7);
  fixture_act (fixture, lp_template_keep, template);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_template_line WHERE deleted_at IS NULL"), ==, 7);
  g_assert_cmpint (fixture_get (fixture, "SELECT ideal FROM volunteers_template_line WHERE weekday = 1"), ==, 5);
  undo (fixture);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_template_line WHERE deleted_at IS NULL"), ==, 8);
  fixture_act (fixture, lp_template_remove, template);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_template_line WHERE deleted_at IS NULL"), ==, 0);
  lp_template_free (template);
}

/* Two slots on Monday and Tuesday: 51 and 52. */
static void
make_slots (Fixture *fixture)
{
  fixture_run (fixture, "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (51, 41, '2027-09-27', 480, 600, 1, 2),"
               " (52, 42, '2027-09-28', 1200, 1320, 1, 1);");
}

static void
change (Fixture *fixture,
        gint64   off,
        gint64   slot,
        gint64   card)
{
  LpDutyChange *change = lp_duty_change_new ();

  change->why_off = g_strdup ("生病");
  if (off != 0)
    lp_duty_change_take_off (change, off);
  if (slot != 0)
    lp_duty_change_add (change, slot, card);
  fixture_act (fixture, lp_duty_change, change);
  lp_duty_change_free (change);
}

static gint64
duty_of (Fixture *fixture,
         gint64   slot,
         gint64   card)
{
  return linli_database_get_int64 (reader (fixture), 0, "SELECT id FROM volunteers_duty WHERE slot_id = ? AND card_id = ? AND deleted_at IS NULL"
                                   " AND ended_at IS NULL", "ii", slot, card);
}

static void
test_duties (Fixture       *fixture,
             gconstpointer  unused)
{
  LpDutyChange *swap = lp_duty_change_new (), *again = lp_duty_change_new ();
  LpDutyPin pin = { 0, TRUE };
  LpSlotEnd end = { 51, (char *) "rain", FALSE };
  LpSlot *slot;
  g_autoptr (GPtrArray) servers = lp_duty_list_servers (reader (fixture), MONDAY, NULL);
  g_autoptr (GPtrArray) duties = NULL;

  g_assert_cmpuint (servers->len, ==, 2); /* the third left */
  make_slots (fixture);
  change (fixture, 0, 51, 31);
  change (fixture, 0, 52, 32);
  lp_duty_change_add (again, 51, 31);
  refuse (fixture, lp_duty_change, again, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  pin.id = duty_of (fixture, 51, 31);
  fixture_act (fixture, lp_duty_pin, &pin);
  duties = lp_duty_list (reader (fixture), MONDAY, SUNDAY, NULL);
  g_assert_cmpuint (duties->len, ==, 2);
  g_assert_true (((LpDuty *) g_ptr_array_index (duties, 0))->pinned);

  /* Two change places in one action. */
  lp_duty_change_take_off (swap, duty_of (fixture, 51, 31));
  lp_duty_change_take_off (swap, duty_of (fixture, 52, 32));
  lp_duty_change_add (swap, 51, 32);
  lp_duty_change_add (swap, 52, 31);
  fixture_act (fixture, lp_duty_change, swap);
  g_assert_cmpint (duty_of (fixture, 51, 32), !=, 0);
  g_assert_cmpint (duty_of (fixture, 52, 31), !=, 0);
  g_assert_cmpint (duty_of (fixture, 51, 31), ==, 0);
  undo (fixture);
  g_assert_cmpint (duty_of (fixture, 51, 31), !=, 0);
  fixture_run (fixture, "UPDATE volunteers_duty SET outcome = 'came' WHERE slot_id = 51;");
  refuse (fixture, lp_duty_change, swap, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  lp_duty_change_free (swap);
  lp_duty_change_free (again);

  /* What was served is neither called off nor moved. */
  refuse (fixture, lp_slot_end, &end, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  slot = lp_slot_load (reader (fixture), 51, NULL);
  slot->to += 30;
  refuse (fixture, lp_slot_keep, slot, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  slot->to -= 30;
  fixture_act (fixture, lp_slot_keep, slot);
  lp_slot_free (slot);
}

static void
test_rules (Fixture       *fixture,
            gconstpointer  unused)
{
  LpDutyChange *clash = lp_duty_change_new ();
  g_autoptr (GError) error = NULL;
  LpSlot *slot;

  make_slots (fixture);
  fixture_run (fixture, "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (53, 42, '2027-09-27', 540, 660, 1, 1);");
  change (fixture, 0, 51, 31);
  lp_duty_change_add (clash, 53, 31);
  g_assert_false (linli_store_act (fixture->store, "clash", lp_duty_change, clash, NULL, &error));
  g_assert_error (error, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE);
  g_assert_null (strstr (error->message, "赵一"));
  g_assert_nonnull (strstr (error->message, "院门值守"));
  clash->why_broken = g_strdup ("只有他有钥匙");
  fixture_act (fixture, lp_duty_change, clash);
  fixture_assert_text (fixture, "SELECT overridden FROM volunteers_duty WHERE slot_id = 53", "只有他有钥匙");
  lp_duty_change_free (clash);

  /* A shift is not moved to hours at which those who serve in it may not. */
  change (fixture, 0, 52, 31);
  slot = lp_slot_load (reader (fixture), 52, NULL);
  g_free (slot->day);
  slot->day = g_strdup (MONDAY);
  slot->from = 500;
  slot->to = 560;
  refuse (fixture, lp_slot_keep, slot, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE);
  fixture_assert_text (fixture, "SELECT day FROM volunteers_slot WHERE id = 52", "2027-09-28");
  lp_slot_free (slot);

  /* Who left cannot serve, and who is there already is no clash with himself. */
  clash = lp_duty_change_new ();
  lp_duty_change_add (clash, 52, 33);
  refuse (fixture, lp_duty_change, clash, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE);
  lp_duty_change_free (clash);
}

static gint64
find_overridden (Fixture *fixture)
{
  return fixture_get (fixture, "SELECT count (*) FROM volunteers_duty WHERE overridden IS NOT NULL AND deleted_at IS NULL");
}

/* A reason is for the rules that were shown, all of everybody, and for no other. */
static void
test_reasons (Fixture       *fixture,
              gconstpointer  unused)
{
  LpDutyChange *both = lp_duty_change_new (), *blind = lp_duty_change_new ();
  g_autoptr (GError) error = NULL, again = NULL;

  make_slots (fixture);
  fixture_run (fixture, "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (53, 42, '2027-09-27', 540, 660, 1, 1);"
                        "INSERT INTO volunteers_exception (id, card_id, first_day, last_day, available) VALUES (61, 31, '2027-09-27', '2027-09-27', 0);"
                        "UPDATE volunteers_time SET deleted_at = 'x' WHERE card_id = 32 AND weekday = 2;");
  fixture_run (fixture, "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (71, 51, 31);");
  blind->why_broken = g_strdup ("没有看就写了");
  lp_duty_change_add (blind, 53, 31);
  refuse (fixture, lp_duty_change, blind, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE);
  lp_duty_change_free (blind);
  lp_duty_change_add (both, 53, 31);
  lp_duty_change_add (both, 52, 32);
  g_assert_false (linli_store_act (fixture->store, "both", lp_duty_change, both, NULL, &error));
  g_assert_error (error, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE);
  g_assert_nonnull (strstr (error->message, "is away"));
  g_assert_nonnull (strstr (error->message, "overlaps with"));
  g_assert_nonnull (strstr (error->message, "\n"));
  g_assert_nonnull (strstr (error->message, "has no time then"));
  both->why_broken = g_strdup ("都问过了");
  fixture_run (fixture, "UPDATE volunteers_card SET day_minutes = 200 WHERE id = 31;"); /* since the question */
  g_assert_false (linli_store_act (fixture->store, "both", lp_duty_change, both, NULL, &again));
  g_assert_error (again, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE);
  g_assert_nonnull (strstr (again->message, "this day"));
  fixture_act (fixture, lp_duty_change, both);
  g_assert_cmpint (find_overridden (fixture), ==, 2);
  lp_duty_change_free (both);
}

static void
move_to (Fixture *fixture,
         gint64   id,
         int      from,
         int      to)
{
  LpSlot *slot = lp_slot_load (reader (fixture), id, NULL);
  g_autoptr (GError) error = NULL;

  slot->from = from;
  slot->to = to;
  linli_store_act (fixture->store, "moved", lp_slot_keep, slot, NULL, &error);
  if (error != NULL)
    g_assert_error (error, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE);
  lp_slot_free (slot);
}

/* A reason goes along with a shift that is moved, and excuses nothing else that comes in the way there. */
static void
test_reason_moved (Fixture       *fixture,
                   gconstpointer  unused)
{
  LpDutyChange *late = lp_duty_change_new ();

  make_slots (fixture);
  fixture_run (fixture, "UPDATE volunteers_time SET to_minute = 1080 WHERE card_id = 31;"
                        "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (53, 41, '2027-09-28', 960, 1020, 1, 1);"
                        "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (73, 53, 31);");
  lp_duty_change_add (late, 52, 31); /* 20:00-22:00 */
  refuse (fixture, lp_duty_change, late, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE);
  late->why_broken = g_strdup ("说好了");
  fixture_act (fixture, lp_duty_change, late);
  lp_duty_change_free (late);
  fixture_assert_text (fixture, "SELECT overridden_rules FROM volunteers_duty WHERE slot_id = 52", "not-then");
  move_to (fixture, 52, 1140, 1260);
  g_assert_cmpint (fixture_get (fixture, "SELECT from_minute FROM volunteers_slot WHERE id = 52"), ==, 1140);
  move_to (fixture, 52, 990, 1110); /* over the other duty */
  g_assert_cmpint (fixture_get (fixture, "SELECT from_minute FROM volunteers_slot WHERE id = 52"), ==, 1140);
}

/* Who changes places is not in the own way; a reason stands at who breaks a rule alone. */
static void
test_reason_of_a_swap (Fixture       *fixture,
                       gconstpointer  unused)
{
  LpDutyChange *swap = lp_duty_change_new ();

  make_slots (fixture);
  fixture_run (fixture, "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (71, 51, 31), (72, 52, 32);"
                        "UPDATE volunteers_time SET deleted_at = 'x' WHERE card_id = 32 AND weekday = 1;");
  lp_duty_change_take_off (swap, 71);
  lp_duty_change_take_off (swap, 72);
  lp_duty_change_add (swap, 52, 31);
  lp_duty_change_add (swap, 51, 32);
  refuse (fixture, lp_duty_change, swap, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE);
  swap->why_broken = g_strdup ("已同意");
  fixture_act (fixture, lp_duty_change, swap);
  g_assert_cmpint (find_overridden (fixture), ==, 1);
  fixture_assert_text (fixture, "SELECT overridden FROM volunteers_duty WHERE slot_id = 51 AND card_id = 32", "已同意");
  lp_duty_change_free (swap);
}

/* A duty that is moved keeps its pin; it is found by its id, in whichever week. */
static void
test_pin_moved (Fixture       *fixture,
                gconstpointer  unused)
{
  LpDutyChange *moves = lp_duty_change_new ();
  LpDutyPin pin = { 0, TRUE };
  LpDuty *duty;

  make_slots (fixture);
  change (fixture, 0, 51, 31);
  pin.id = duty_of (fixture, 51, 31);
  fixture_act (fixture, lp_duty_pin, &pin);
  duty = lp_duty_load (reader (fixture), pin.id, NULL);
  g_assert_cmpint (duty->slot_id, ==, 51);
  g_assert_true (duty->pinned);
  lp_duty_change_take_off (moves, duty->id);
  lp_duty_change_add_pinned (moves, 52, 31);
  lp_duty_change_add (moves, 51, 32);
  fixture_act (fixture, lp_duty_change, moves);
  lp_duty_change_free (moves);
  g_assert_null (lp_duty_load (reader (fixture), duty->id, NULL));
  lp_duty_free (duty);
  g_assert_cmpint (fixture_get (fixture, "SELECT pinned FROM volunteers_duty WHERE slot_id = 52"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT pinned FROM volunteers_duty WHERE slot_id = 51 AND card_id = 32"), ==, 0);
}

/* What has to be told: how many, and of the first the kind. */
static void
assert_changes (Fixture      *fixture,
                guint         n,
                LpChangeKind  kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = lp_publish_list_changes (reader (fixture), MONDAY, SUNDAY, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, n);
  if (n > 0)
    g_assert_cmpint (((LpChange *) g_ptr_array_index (changes, 0))->kind, ==, kind);
}

/* What comes later is told whatever the clock says: it was set back since. */
static void
tell (Fixture *fixture)
{
  g_autoptr (GPtrArray) changes = lp_publish_list_changes (reader (fixture), MONDAY, SUNDAY, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < changes->len; i++)
    g_array_append_val (ids, ((LpChange *) g_ptr_array_index (changes, i))->duty_id);
  fixture_act (fixture, lp_publish_tell, ids);
  fixture_run (fixture, "UPDATE volunteers_duty SET told_at = '2099-01-01T00:00:00.000Z', published_at = '2099-01-01T00:00:00.000Z' WHERE told_at IS NOT NULL;");
  assert_changes (fixture, 0, 0);
}

static void
test_publish (Fixture       *fixture,
              gconstpointer  unused)
{
  LpPublish week = { MONDAY, SUNDAY };
  g_autoptr (GError) error = NULL;
  LpSlot *slot;

  make_slots (fixture);
  change (fixture, 0, 51, 31);
  g_assert_cmpuint (lp_publish_count_drafts (reader (fixture), MONDAY, SUNDAY), ==, 2);
  change (fixture, duty_of (fixture, 51, 31), 0, 0); /* a draft is changed without a trace */
  assert_changes (fixture, 0, 0);
  change (fixture, 0, 51, 31);
  fixture_act (fixture, lp_publish, &week);
  refuse (fixture, lp_publish, &week, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_assert_cmpuint (lp_publish_count_drafts (reader (fixture), MONDAY, SUNDAY), ==, 0);
  assert_changes (fixture, 0, 0);

  /* Taken off and put back before anybody was told: nothing happened. */
  change (fixture, duty_of (fixture, 51, 31), 0, 0);
  assert_changes (fixture, 1, LP_CHANGE_TAKEN_OFF);
  change (fixture, 0, 51, 31);
  assert_changes (fixture, 0, 0);
  change (fixture, duty_of (fixture, 51, 31), 51, 32);
  assert_changes (fixture, 2, LP_CHANGE_TAKEN_OFF);
  fixture_assert_text (fixture, "SELECT why_ended FROM volunteers_duty WHERE ended_at IS NOT NULL", "生病");
  tell (fixture);

  slot = lp_slot_load (reader (fixture), 51, &error);
  g_assert_no_error (error);
  g_assert_true (slot->published);
  slot->to = 630;
  fixture_act (fixture, lp_slot_keep, slot);
  assert_changes (fixture, 1, LP_CHANGE_MOVED);
  lp_slot_free (slot);
  tell (fixture);
}

/* A change into another week stands in both: who looks at the week that was told sees it, too. */
static void
test_publish_over (Fixture       *fixture,
                   gconstpointer  unused)
{
  LpPublish week = { MONDAY, SUNDAY };
  g_autoptr (GPtrArray) next = NULL, coming = NULL, later = NULL;
  LpSlot *slot;

  make_slots (fixture);
  change (fixture, 0, 51, 31);
  change (fixture, 0, 52, 32);
  fixture_act (fixture, lp_publish, &week);
  slot = lp_slot_load (reader (fixture), 51, NULL);
  g_free (slot->day);
  slot->day = g_strdup (NEXT);
  fixture_act (fixture, lp_slot_keep, slot);
  assert_changes (fixture, 1, LP_CHANGE_MOVED);
  next = lp_publish_list_changes (reader (fixture), NEXT, "2027-10-17", NULL);
  g_assert_cmpuint (next->len, ==, 1);
  g_assert_nonnull (strstr (((LpChange *) g_ptr_array_index (next, 0))->words, "Mon 27 Sep"));
  coming = lp_publish_list_changes (reader (fixture), "2027-10-12", NULL, NULL); /* after both */
  g_assert_cmpuint (coming->len, ==, 0);
  g_free (slot->day);
  slot->day = g_strdup ("2027-10-25");
  fixture_act (fixture, lp_slot_keep, slot);
  lp_slot_free (slot);
  assert_changes (fixture, 1, LP_CHANGE_MOVED); /* what was told first counts */
  later = lp_publish_list_changes (reader (fixture), "2027-10-12", NULL, NULL);
  g_assert_cmpuint (later->len, ==, 1);
  tell (fixture);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  unused)
{
  LpPublish week = { MONDAY, SUNDAY };
  LpSlotEnd silent = { 51, NULL, FALSE }, cancelled = { 51, "下雨", FALSE }, removed = { 52, NULL, TRUE };
  LpDutyChange *more = lp_duty_change_new ();

  make_slots (fixture);
  change (fixture, 0, 51, 31);
  fixture_act (fixture, lp_publish, &week);
  change (fixture, 0, 52, 32); /* not told yet, so it goes without a word */
  refuse (fixture, lp_slot_end, &silent, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  fixture_act (fixture, lp_slot_end, &cancelled);
  fixture_act (fixture, lp_slot_end, &removed);
  assert_changes (fixture, 1, LP_CHANGE_TAKEN_OFF);
  lp_duty_change_add (more, 51, 32);
  refuse (fixture, lp_duty_change, more, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  undo (fixture);
  undo (fixture);
  g_assert_cmpint (duty_of (fixture, 51, 31), !=, 0);
  g_assert_cmpint (duty_of (fixture, 52, 32), !=, 0);
  lp_duty_change_free (more);
}

/* An arrangement that the office pasted, of a year that the program does not know. */
static gboolean
enter_arrangement (LinliTransaction  *transaction,
                   gpointer           days,
                   GError           **error)
{
  return linli_work_calendar_set_own_days (transaction, 2027, days, error);
}

static gboolean
is_off (Fixture    *fixture,
        const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliWorkCalendar) calendar = lp_days_load_calendar (linli_store_get_reader (fixture->store), "2026-12-28", "2027-12-31", &error);

  g_assert_no_error (error);
  return lp_day_is_off (calendar, day);
}

static void
test_calendar (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = linli_arrangement_parse ("10月1日至7日放假调休，共7天。9月26日（周日）上班。", 2027, &error);

  g_assert_no_error (error);
  g_assert_true (is_off (fixture, "2027-10-01")); /* by the law */
  g_assert_false (is_off (fixture, "2027-10-05"));
  fixture_act (fixture, enter_arrangement, days);
  g_assert_true (is_off (fixture, "2027-10-05"));
  g_assert_false (is_off (fixture, "2027-10-08"));
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *name;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "days", test_days },
    { "posts", test_posts },
    { "removed post", test_removed_post },
    { "weeks", test_weeks },
    { "moved over", test_moved_over },
    { "twins", test_twins },
    { "template", test_template },
    { "duties", test_duties },
    { "rules", test_rules },
    { "reasons", test_reasons },
    { "reason moved", test_reason_moved },
    { "reason of a swap", test_reason_of_a_swap },
    { "pin moved", test_pin_moved },
    { "publish", test_publish },
    { "publish over", test_publish_over },
    { "calendar", test_calendar },
    { "cancel", test_cancel },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/volunteers-desk/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].func, fixture_tear_down);
    }
  return g_test_run ();
}
