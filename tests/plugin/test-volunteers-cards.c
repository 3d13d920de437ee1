/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Cards of volunteers, the hours they have, and the hours they served. People are invented. */

#include <string.h>

#include "lp-attendance-store.h"
#include "lp-candidates.h"
#include "lp-publish-store.h"
#include "lp-card-store.h"
#include "lp-card-times.h"
#include "lp-duty-store.h"
#include "lp-roster-facts-store.h"
#include "lp-roster-rules.h"
#include "lp-week.h"
#include "volunteers-file.h"

static const char ground[] =
  "INSERT INTO household (id) VALUES (1);"
  "INSERT INTO person (id, name, phone, birth_date) VALUES (21, '赵一凡', '13800001111', '1950-01-01'), (22, '钱二', NULL, NULL), (23, '单三', NULL, NULL);"
  "INSERT INTO volunteers_post (id, name, kind) VALUES (41, '院门值守', 'watch'), (42, '巡逻', 'patrol');";

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
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
refuse (Fixture         *fixture,
        LinliActionFunc  func,
        gpointer         data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_store_act (fixture->store, "refused", func, data, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
}

/* What is typed is understood as a secretary means it; what is told can be typed again. */
static void
test_times (void)
{
  static const struct {
    const char *typed;
    const char *told; /* with bare numbers for weekdays: the words are those of the desk's language */
  } good[] = {
    { "", "" },
    { "周一至周五 8:00-11:00", "1-5 8:00-11:00" },
    { "周一到五 8点—11点半", "1-5 8:00-11:30" },
    { "星期一、三、五上午；周六 14：00－17：00", "1 8:00-12:00;3 8:00-12:00;5 8:00-12:00;6 14:00-17:00" },
    { "每天 晚上", "1-7 19:00-22:00" },
    { "工作日 上午、下午2点-5点", "1-5 8:00-12:00,14:00-17:00" },
    { "周末 全天（勉强）", "6-7 8:00-18:00*" },
    { "周五至周一 22:00-6:00", "1 22:00-6:00;5-7 22:00-6:00" },
    { "周二 8:00-10:00，9:00-11:00", "2 8:00-11:00" },
    { "周一 晚上10点-2点", "1 22:00-2:00" },
    { "周一 晚上10点-12点；周二 晚上8点-24点", "1 22:00-24:00;2 20:00-24:00" },
    { "Mon to Fri 8:00-11:00, 14:00 to 17:00 (gladly); Sat 8:00-12:00 (if it must be)", "1-5 8:00-11:00,14:00-17:00;6 8:00-12:00*" },
    { "周六 8:00-12:00 (if it must be)；Sun 上午（首选）", "6 8:00-12:00*;7 8:00-12:00" },
    { "周三 下午12点-3点；周四 上午10点-2点；周五 下午2点-17:30", "3 12:00-15:00;4 10:00-14:00;5 14:00-17:30" },
  };
  static const char * const bad[] = { "8:00-11:00", "周一", "周一 随时", "周八 上午", "周一 25:00-26:00", "周一 上午 周二", "周一 晚上12点-2点", "周一 下午2点-13点" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) times = lp_times_read (good[i].typed, &error), again = NULL;
      g_autofree char *told = NULL, *twice = NULL;
      g_auto (GStrv) wanted = g_strsplit (good[i].told, ";", -1);

      g_test_message ("%s", good[i].typed);
      g_assert_no_error (error);
      told = lp_times_dup_text (times);
      again = lp_times_read (told, &error);
      g_assert_no_error (error);
      twice = lp_times_dup_text (again);
      g_assert_cmpstr (told, ==, twice);
      g_assert_cmpmem (times->data, times->len * sizeof (LpTime), again->data, again->len * sizeof (LpTime));
      for (guint j = 0; wanted[j] != NULL; j++)
        {
          g_auto (GStrv) hours = g_strsplit (strchr (wanted[j], ' ') + 1, ",", -1);

          for (guint k = 0; hours[k] != NULL; k++)
            {
              g_strdelimit (hours[k], "*", '\0');
              g_assert_nonnull (strstr (told, hours[k]));
            }
        }
      g_assert_cmpint (strstr (good[i].told, "*") != NULL, ==, strstr (told, "(if it must be)") != NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (lp_times_read (bad[i], &error));
      g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
    }
}

/* Who does not read Chinese is told the hours in English, however they were typed. */
static void
test_told (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) times = lp_times_read ("工作日 8:00-11:00、下午2点-5点（首选）；周六 上午（勉强）", &error);
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  told = lp_times_dup_text (times);
  g_assert_cmpstr (told, ==, "Mon to Fri 8:00-11:00, 14:00-17:00 (gladly); Sat 8:00-12:00 (if it must be)");
}

/* The weekdays themselves. */
static void
test_weekdays (void)
{
  static const struct {
    const char *typed;
    guint days;
  } cases[] = { { "周一至周五 上午", 0x3e }, { "周一、三、五 上午", 0x2a }, { "周六日 上午", 0xc0 }, { "周六至周一 上午", 0xc2 }, { "礼拜天 上午", 0x80 },
                { "每天 上午", 0xfe }, { "周一，周四 上午", 0x12 }, { "星期二下午；周三 下午", 0x0c } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) times = lp_times_read (cases[i].typed, &error);
      guint days = 0;

      g_assert_no_error (error);
      for (guint j = 0; j < times->len; j++)
        days |= 1u << g_array_index (times, LpTime, j).weekday;
      g_test_message ("%s", cases[i].typed);
      g_assert_cmphex (days, ==, cases[i].days);
    }
}

static gint64
keep (Fixture    *fixture,
      gint64      person,
      const char *times)
{
  LpCard *card = lp_card_new (person);
  LpCardPost post = { 42, 1 };
  gint64 id;

  g_array_unref (card->times);
  card->times = lp_times_read (times, NULL);
  g_strfreev (card->skills);
  card->skills = g_strsplit ("急救 会用电脑", " ", -1);
  g_array_append_val (card->posts, post);
  card->limits[LP_CARD_DAY_MINUTES] = 180;
  card->heat = 0;
  card->contact_name = g_strdup ("赵小");
  fixture_act (fixture, lp_card_keep, card);
  id = card->id;
  lp_card_free (card);
  return id;
}

/* A card is read as it was kept, changed and taken back in one step each; somebody has one card. */
static void
test_card (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 id = keep (fixture, 21, "周一至周五 上午（首选）"), other = keep (fixture, 22, "");
  g_autoptr (GError) error = NULL;
  LpCard *card = lp_card_load (reader (fixture), id, &error), *twin = lp_card_new (21);

  g_assert_no_error (error);
  g_assert_cmpstr (card->name, ==, "赵一凡");
  g_assert_cmpint (card->times->len, ==, 5);
  g_assert_cmpint (g_array_index (card->times, LpTime, 0).liking, ==, 1);
  g_assert_cmpuint (g_strv_length (card->skills), ==, 2);
  g_assert_cmpint (g_array_index (card->posts, LpCardPost, 0).post_id, ==, 42);
  g_assert_cmpint (card->limits[LP_CARD_DAY_MINUTES], ==, 180);
  g_assert_cmpint (card->limits[LP_CARD_REST_MINUTES], ==, LP_CARD_NOT_SET);
  g_assert_cmpint (card->heat, ==, 0);
  g_assert_cmpint (card->nights, ==, LP_CARD_NOT_SET);
  g_array_append_val (card->pairs, other);
  g_array_set_size (card->times, 1);
  fixture_act (fixture, lp_card_keep, card);
  lp_card_free (card);
  card = lp_card_load (reader (fixture), other, &error);
  g_assert_cmpint (g_array_index (card->pairs, gint64, 0), ==, id); /* a pair is one, whoever is asked */
  lp_card_free (card);
  undo (fixture);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_time WHERE deleted_at IS NULL"), ==, 5);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_pair WHERE deleted_at IS NULL"), ==, 0);
  refuse (fixture, lp_card_keep, twin);
  lp_card_free (twin);
}

static void
test_exception (Fixture       *fixture,
                gconstpointer  unused)
{
  gint64 id = keep (fixture, 21, "每天 上午");
  LpException *away = lp_exception_new (id);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  refuse (fixture, lp_exception_keep, away);
  away->first_day = g_strdup ("2999-02-01");
  away->last_day = g_strdup ("2999-01-01");
  refuse (fixture, lp_exception_keep, away);
  g_free (away->last_day);
  away->last_day = g_strdup ("2999-02-10");
  away->reason = g_strdup ("回老家");
  fixture_act (fixture, lp_exception_keep, away);
  list = lp_exception_list (reader (fixture), id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((LpException *) g_ptr_array_index (list, 0))->from, ==, LP_CARD_NOT_SET);
  g_assert_cmpstr (((LpException *) g_ptr_array_index (list, 0))->reason, ==, "回老家");
  fixture_act (fixture, lp_exception_remove, away);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_exception WHERE deleted_at IS NULL"), ==, 0);
  undo (fixture);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_exception WHERE deleted_at IS NULL"), ==, 1);
  lp_exception_free (away);
}

static guint
count (Fixture      *fixture,
       LpCardsShown  shown,
       const char   *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = lp_card_list (reader (fixture), shown, text, 3, &error);

  g_assert_no_error (error);
  return lines->len;
}

/* Of the only volunteer and a shift in the morning of a day. */
static void
assert_rule (Fixture    *fixture,
             const char *day,
             LpRule      rule)
{
  g_autofree char *script = g_strdup_printf ("INSERT OR IGNORE INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal)"
                                             " VALUES (59, 42, '%s', 540, 600, 1, 1)", day);
  int number = lp_roster_day_from_text (day);
  g_autoptr (LpRosterFacts) facts = NULL;

  fixture_run (fixture, script);
  facts = lp_roster_facts_load (reader (fixture), number, number, NULL);
  g_assert_cmpuint (facts->cards->len, ==, 1);
  g_assert_cmpint (lp_roster_judge (facts, facts->roster, 0, lp_roster_facts_find_slot (facts, 59)).rule, ==, rule);
}

/* Who moved away is not among those who serve; a name is found by its reading, also the one of surnames. */
static void
test_list (Fixture       *fixture,
           gconstpointer  unused)
{
  keep (fixture, 21, "每天 上午");
  keep (fixture, 22, "");
  keep (fixture, 23, "每天 上午");
  g_assert_cmpuint (count (fixture, LP_CARDS_SERVING, NULL), ==, 3);
  g_assert_cmpuint (count (fixture, LP_CARDS_SERVING, "一凡"), ==, 1);
  g_assert_cmpuint (count (fixture, LP_CARDS_SERVING, "zyf"), ==, 1);
  g_assert_cmpuint (count (fixture, LP_CARDS_SERVING, "shan"), ==, 1);
  g_assert_cmpuint (count (fixture, LP_CARDS_WITHOUT_TIMES, NULL), ==, 1);
  g_assert_cmpuint (count (fixture, LP_CARDS_IDLE, NULL), ==, 3);
  fixture_run (fixture, "UPDATE person SET deceased_on = '2026-01-01' WHERE id = 23");
  g_assert_cmpuint (count (fixture, LP_CARDS_SERVING, NULL), ==, 2);
  g_assert_cmpuint (count (fixture, LP_CARDS_LEFT, NULL), ==, 1);
}

/* Who joined lately has not had the time to serve; who joined and when nobody knows counts. The last day of service still counts as one. */
static void
test_edges (Fixture       *fixture,
            gconstpointer  unused)
{
  static const char until[] = "UPDATE volunteers_card SET left_on = date ('now', 'localtime', '%s') WHERE person_id = 21";
  g_autofree char *today = lp_day_dup_today (), *left = g_strdup_printf (until, "-1 day"), *leaves = g_strdup_printf (until, "0 days");
  g_autoptr (GPtrArray) servers = NULL, none = NULL;

  keep (fixture, 21, "每天 上午");
  fixture_run (fixture, "UPDATE volunteers_card SET joined_on = date ('now', 'localtime')");
  g_assert_cmpuint (count (fixture, LP_CARDS_IDLE, NULL), ==, 0);
  fixture_run (fixture, "UPDATE volunteers_card SET joined_on = date ('now', 'localtime', '-59 days')");
  g_assert_cmpuint (count (fixture, LP_CARDS_IDLE, NULL), ==, 0);
  fixture_run (fixture, "UPDATE volunteers_card SET joined_on = date ('now', 'localtime', '-60 days')");
  g_assert_cmpuint (count (fixture, LP_CARDS_IDLE, NULL), ==, 1);
  fixture_run (fixture, "UPDATE volunteers_card SET joined_on = NULL");
  g_assert_cmpuint (count (fixture, LP_CARDS_IDLE, NULL), ==, 1);

  fixture_run (fixture, leaves);
  g_assert_cmpuint (count (fixture, LP_CARDS_SERVING, NULL), ==, 1);
  g_assert_cmpuint (count (fixture, LP_CARDS_LEFT, NULL), ==, 0);
  servers = lp_duty_list_servers (reader (fixture), today, NULL);
  g_assert_cmpuint (servers->len, ==, 1);
  assert_rule (fixture, today, LP_RULE_KEPT);
  fixture_run (fixture, left);
  g_assert_cmpuint (count (fixture, LP_CARDS_SERVING, NULL), ==, 0);
  g_assert_cmpuint (count (fixture, LP_CARDS_LEFT, NULL), ==, 1);
  none = lp_duty_list_servers (reader (fixture), today, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  assert_rule (fixture, today, LP_RULE_GONE);
}

/* Hours are the real ones of who came; a whole slot is noted at once, without what was noted before. */
static void
test_attendance (Fixture       *fixture,
                 gconstpointer  unused)
{
  gint64 first = keep (fixture, 21, "每天 上午"), second = keep (fixture, 22, "每天 上午");
  g_autofree char *script = g_strdup_printf ("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES"
                                             " (51, 42, date ('now', 'localtime'), 480, 660, 1, 2), (52, 42, date ('now', 'localtime', '+1 day'), 480, 660, 1, 2);"
                                             "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (61, 51, %" G_GINT64_FORMAT "), (62, 51, %"
                                             G_GINT64_FORMAT "), (63, 52, %" G_GINT64_FORMAT ")", first, second, first);
  LpAttendanceMark *late = lp_attendance_mark_new (61, 0, LP_DUTY_CAME), *all = lp_attendance_mark_new (0, 51, LP_DUTY_CAME);
  LpAttendanceMark *early = lp_attendance_mark_new (63, 0, LP_DUTY_ABSENT);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, script);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_duty WHERE outcome = 'planned'"), ==, 3);
  late->came_from = 510;
  late->came_to = 480;
  refuse (fixture, lp_attendance_note, late);
  late->came_to = -1;
  fixture_act (fixture, lp_attendance_note, late);
  fixture_act (fixture, lp_attendance_note, all);
  refuse (fixture, lp_attendance_note, early);
  g_assert_cmpint (fixture_get (fixture, "SELECT came_from FROM volunteers_duty WHERE id = 61"), ==, 510);
  lines = lp_card_list (reader (fixture), LP_CARDS_SERVING, NULL, 3, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const LpCardLine *line = g_ptr_array_index (lines, i);

      g_assert_cmpint (line->minutes[0], ==, line->id == first ? 150 : 180);
      g_assert_nonnull (line->last_day);
    }
  undo (fixture);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_duty WHERE outcome = 'planned'"), ==, 2);
  lp_attendance_mark_free (late);
  lp_attendance_mark_free (all);
  lp_attendance_mark_free (early);
}

/* Hours that lie far outside a shift count only when they were asked about; those after midnight are of the night that was served. */
static void
test_real_hours (Fixture       *fixture,
                 gconstpointer  unused)
{
  gint64 card = keep (fixture, 21, "每天 上午");
  g_autofree char *script = g_strdup_printf ("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES"
                                             " (51, 42, '2026-03-02', 480, 600, 1, 2), (52, 42, '2026-03-02', 1320, 1800, 1, 2);"
                                             "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (61, 51, %" G_GINT64_FORMAT "), (62, 52, %"
                                             G_GINT64_FORMAT ")", card, card);
  static const struct {
    gint64 duty;
    int from, to;
    gboolean far;
  } hours[] = {
    { 61, 480, 1860, TRUE }, { 61, 360, 720, FALSE }, { 61, 359, 600, TRUE }, { 61, 480, 721, TRUE }, { 61, 600, 660, TRUE }, { 61, 420, 480, TRUE },
    { 61, 510, -1, FALSE }, { 62, 1320, 1860, FALSE }, { 62, 30, 360, TRUE },
  };
  LpAttendanceMark *night = lp_attendance_mark_new (62, 0, LP_DUTY_CAME);

  fixture_run (fixture, script);
  for (gsize i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      LpAttendanceMark *mark = lp_attendance_mark_new (hours[i].duty, 0, LP_DUTY_CAME);

      mark->came_from = hours[i].from;
      mark->came_to = hours[i].to;
      if (hours[i].far)
        refuse (fixture, lp_attendance_note, mark);
      mark->may_be_far = hours[i].far;
      fixture_act (fixture, lp_attendance_note, mark);
      lp_attendance_mark_free (mark);
    }
  night->came_from = 30;
  night->came_to = 360;
  lp_attendance_mark_fit (night, 1320, 1800);
  fixture_act (fixture, lp_attendance_note, night);
  g_assert_cmpint (fixture_get (fixture, "SELECT came_from * 10000 + came_to FROM volunteers_duty WHERE id = 62"), ==, 14701800);
  lp_attendance_mark_fit (night, 480, 600);
  g_assert_cmpint (night->came_from, ==, 1470);
  lp_attendance_mark_free (night);
}

/* Days that are not noted are found however long ago they were; a place that somebody has wants nobody. */
static void
test_open_days (Fixture       *fixture,
                gconstpointer  unused)
{
  gint64 first = keep (fixture, 21, "每天 上午"), second = keep (fixture, 22, "每天 上午");
  g_autofree char *script =
    g_strdup_printf ("INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (51, 42, '2024-03-04', 480, 600, 1, 1),"
                     " (52, 42, '2024-03-05', 480, 600, 1, 1), (53, 42, '2026-03-02', 480, 600, 1, 2);"
                     "INSERT INTO volunteers_duty (id, slot_id, card_id, outcome) VALUES (61, 51, %" G_GINT64_FORMAT ", 'planned'), (62, 52, %"
                     G_GINT64_FORMAT ", 'came'), (63, 53, %" G_GINT64_FORMAT ", 'planned')", first, first, first);
  g_autofree char *swap = g_strdup_printf ("UPDATE volunteers_duty SET outcome = 'excused' WHERE id = 61;"
                                           "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (64, 51, %" G_GINT64_FORMAT ")", second);
  g_autofree char *last = NULL, *before = NULL, *none = NULL, *next = NULL, *late = NULL;
  g_autoptr (GPtrArray) lacking = NULL, covered = NULL;

  fixture_run (fixture, script);
  last = lp_attendance_dup_open_day (reader (fixture), "2026-11-20");
  g_assert_cmpstr (last, ==, "2026-03-02");
  before = lp_attendance_dup_open_day (reader (fixture), last);
  g_assert_cmpstr (before, ==, "2024-03-04");
  none = lp_attendance_dup_open_day (reader (fixture), before);
  g_assert_null (none);
  next = lp_attendance_dup_next_open_day (reader (fixture), before, "2026-11-20");
  g_assert_cmpstr (next, ==, "2026-03-02");
  late = lp_attendance_dup_next_open_day (reader (fixture), before, "2026-03-01");
  g_assert_null (late);
  g_assert_cmpuint (lp_attendance_count_open_days (reader (fixture), "2026-11-20"), ==, 2);
  g_assert_cmpuint (lp_attendance_count_open_days (reader (fixture), "2026-03-02"), ==, 1);
  lacking = lp_attendance_list (reader (fixture), "2026-03-02", NULL);
  g_assert_true (((LpAttendance *) g_ptr_array_index (lacking, 0))->lacks);
  fixture_run (fixture, swap);
  covered = lp_attendance_list (reader (fixture), "2024-03-04", NULL);
  g_assert_cmpuint (covered->len, ==, 2);
  g_assert_false (((LpAttendance *) g_ptr_array_index (covered, 0))->lacks);
}

/* All that keeps somebody from a shift is told, before anybody decides on one part of it. */
static void
test_all_rules_told (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  gint64 slot = 90, card = keep (fixture, 21, "每天 上午"), other = keep (fixture, 22, "每天 上午");
  g_autofree char *script = g_strdup_printf ("UPDATE volunteers_card SET day_minutes = 60, week_minutes = 90 WHERE id = %" G_GINT64_FORMAT ";"
                                             "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal)"
                                             " VALUES (90, 42, '2027-09-27', 540, 660, 1, 1)", card);
  LpShift *shift;

  fixture_run (fixture, script);
  shift = lp_shift_read (reader (fixture), &slot, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < shift->candidates->len; i++)
    {
      const LpCandidate *candidate = g_ptr_array_index (shift->candidates, i);

      if (candidate->card_id == card)
        {
          g_assert_nonnull (strstr (candidate->blocked, "may have 1 h; "));
          g_assert_nonnull (strstr (candidate->blocked, "this week"));
        }
      else
        {
          g_assert_cmpint (candidate->card_id, ==, other);
          g_assert_null (candidate->blocked);
        }
    }
  g_assert_cmpuint (shift->candidates->len, ==, 2);
  lp_shift_free (shift);
}

/* However many changes there are, none is left out. */
static void
test_many_changes (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  gint64 card = keep (fixture, 21, "每天 上午");
  g_autofree char *script = g_strdup_printf ("INSERT INTO volunteers_duty (id, slot_id, card_id) SELECT id, id, %" G_GINT64_FORMAT
                                             " FROM volunteers_slot WHERE id > 1000;", card);

  fixture_run (fixture, "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600) INSERT INTO volunteers_slot (id, post_id, day, from_minute,"
               " to_minute, minimum, ideal, published_at) SELECT 1000 + i, 42, '2027-09-27', 480, 600, 1, 1, '2027-09-01T00:00:00.000Z' FROM n;");
  fixture_run (fixture, script);
  changes = lp_publish_list_changes (reader (fixture), "2027-09-27", "2027-10-03", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 600);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/volunteers-cards/times", test_times);
  g_test_add_func ("/volunteers-cards/told", test_told);
  g_test_add_func ("/volunteers-cards/weekdays", test_weekdays);
  g_test_add ("/volunteers-cards/card", Fixture, NULL, set_up, test_card, fixture_tear_down);
  g_test_add ("/volunteers-cards/exception", Fixture, NULL, set_up, test_exception, fixture_tear_down);
  g_test_add ("/volunteers-cards/list", Fixture, NULL, set_up, test_list, fixture_tear_down);
  g_test_add ("/volunteers-cards/edges", Fixture, NULL, set_up, test_edges, fixture_tear_down);
  g_test_add ("/volunteers-cards/attendance", Fixture, NULL, set_up, test_attendance, fixture_tear_down);
  g_test_add ("/volunteers-cards/real-hours", Fixture, NULL, set_up, test_real_hours, fixture_tear_down);
  g_test_add ("/volunteers-cards/open-days", Fixture, NULL, set_up, test_open_days, fixture_tear_down);
  g_test_add ("/volunteers-cards/all-rules-told", Fixture, NULL, set_up, test_all_rules_told, fixture_tear_down);
  g_test_add ("/volunteers-cards/many-changes", Fixture, NULL, set_up, test_many_changes, fixture_tear_down);
  return g_test_run ();
}
