/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Each hard rule of rosters, exact at its border, and in its order. */

#include <string.h>

#include "lp-roster-explain.h"
#include "lp-roster-rules.h"

#define MONDAY 20668 /* 2026-08-03 */
#define H(hours) ((hours) * 60)

static const LpRosterSetting office = {
  .day_minutes = { 360, 240, 180 }, .week_minutes = { 720, 600, 360 }, .run_days = { 5, 4, 3 }, .month_nights = { 4, 2, 0 },
  .rest_minutes = 480, .heat_to_age = 65, .heights_to_age = 55, .fair_months = 3,
};

typedef struct {
  LpRosterFacts *facts;
  guint post, card;
} Desk;

static guint
add_card (Desk       *desk,
          const char *name,
          int         age)
{
  LpRosterCard card = { .id = (gint64) desk->facts->cards->len + 1, .name = name, .age = age, .last_day = G_MAXINT, .day_minutes = -1, .week_minutes = -1,
                        .rest_minutes = -1, .run_days = -1, .month_nights = -1, .heat = -1, .heights = -1, .nights = -1 };

  return lp_roster_facts_add_card (desk->facts, &card);
}

/* Every day, around the clock. */
static void
add_all_times (Desk *desk,
               guint card)
{
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      LpRosterTime time = { weekday, 0, LP_ROSTER_DAY, 0 };

      g_array_append_val (lp_roster_card (desk->facts, card)->times, time);
    }
}

static void
set_up (Desk          *desk,
        gconstpointer  age)
{
  desk->facts = lp_roster_facts_new (MONDAY, MONDAY + 27);
  desk->facts->setting = office;
  desk->post = lp_roster_facts_add_post (desk->facts, 1, "Patrol", FALSE, FALSE);
  desk->card = add_card (desk, "Wang", age != NULL ? GPOINTER_TO_INT (age) : 40);
  add_all_times (desk, desk->card);
}

static void
tear_down (Desk          *desk,
           gconstpointer  unused)
{
  lp_roster_facts_free (desk->facts);
}

static guint
add_slot (Desk *desk,
          int   day,
          int   from,
          int   to)
{
  LpRosterSlot slot = { .id = (gint64) desk->facts->slots->len + 1, .post = desk->post, .day = MONDAY + day, .from = from, .to = to, .minimum = 1, .ideal = 1 };

  return lp_roster_facts_add_slot (desk->facts, &slot);
}

/* A slot that is served already. */
static guint
add_served (Desk *desk,
            int   day,
            int   from,
            int   to)
{
  guint slot = add_slot (desk, day, from, to);

  lp_roster_facts_add_duty (desk->facts, &(LpRosterDuty) { .card = desk->card, .slot = slot, .planned = TRUE });
  return slot;
}

static LpVerdict
judge (Desk *desk,
       guint slot)
{
  return lp_roster_judge (desk->facts, desk->facts->roster, desk->card, slot);
}

static void
expect (Desk   *desk,
        guint   slot,
        LpRule  rule)
{
  g_assert_cmpint (judge (desk, slot).rule, ==, rule);
}

static void
expect_words (Desk       *desk,
              guint       slot,
              const char *words)
{
  LpVerdict verdict = judge (desk, slot);
  g_autofree char *told = lp_roster_verdict_dup_words (desk->facts, desk->card, &verdict);

  g_assert_cmpstr (told, ==, words);
}

static LpRosterCard *
who (Desk *desk)
{
  return lp_roster_card (desk->facts, desk->card);
}

static void
test_gone (Desk          *desk,
           gconstpointer  unused)
{
  guint slot = add_slot (desk, 3, H (8), H (10));

  who (desk)->last_day = MONDAY + 3;
  expect (desk, slot, LP_RULE_KEPT);
  who (desk)->last_day = MONDAY + 2;
  expect_words (desk, slot, "no longer is a volunteer");
  who (desk)->standing = LP_ROSTER_DECEASED;
  expect_words (desk, slot, "has died");
  who (desk)->standing = LP_ROSTER_MOVED_OUT;
  expect_words (desk, slot, "has moved out");
}

static void
set_exception (Desk     *desk,
               int       first,
               int       last,
               int       from,
               int       to,
               gboolean  available)
{
  LpRosterException e = { MONDAY + first, MONDAY + last, from, to, available, "visits her daughter", FALSE };

  g_array_set_size (who (desk)->exceptions, 0);
  g_array_append_val (who (desk)->exceptions, e);
}

static void
test_away (Desk          *desk,
           gconstpointer  unused)
{
  guint slot = add_slot (desk, 3, H (8), H (10)), night = add_slot (desk, 3, H (20), H (26));

  set_exception (desk, 3, 3, 0, LP_ROSTER_DAY, FALSE);
  expect_words (desk, slot, "is away: visits her daughter");
  g_array_index (who (desk)->exceptions, LpRosterException, 0).personal = TRUE;
  expect_words (desk, slot, "is away");
  set_exception (desk, 4, 9, 0, LP_ROSTER_DAY, FALSE);
  expect (desk, slot, LP_RULE_KEPT);
  expect (desk, night, LP_RULE_AWAY); /* it reaches into the next day */
  set_exception (desk, 0, 2, 0, LP_ROSTER_DAY, FALSE);
  expect (desk, slot, LP_RULE_KEPT);
  set_exception (desk, 0, 9, H (10), H (12), FALSE);
  expect (desk, slot, LP_RULE_KEPT);
  set_exception (desk, 0, 9, H (10) - 1, H (12), FALSE);
  expect (desk, slot, LP_RULE_AWAY);
  set_exception (desk, 0, 9, H (7), H (8), FALSE);
  expect (desk, slot, LP_RULE_KEPT);
}

static void
set_time (Desk *desk,
          int   weekday,
          int   from,
          int   to)
{
  LpRosterTime time = { weekday, from, to, 0 };

  g_array_append_val (who (desk)->times, time);
}

static void
test_times (Desk          *desk,
            gconstpointer  unused)
{
  guint slot = add_slot (desk, 3, H (8), H (10)), night = add_slot (desk, 3, H (20), H (26));

  g_array_set_size (who (desk)->times, 0);
  expect_words (desk, slot, "nobody knows when there is time");
  set_exception (desk, 3, 3, H (8), H (10), TRUE);
  expect (desk, slot, LP_RULE_KEPT);
  set_exception (desk, 3, 3, H (8), H (10) - 1, TRUE);
  expect (desk, slot, LP_RULE_NO_TIMES);
  set_time (desk, 4, H (10) - 1, H (12)); /* together they cover it */
  expect (desk, slot, LP_RULE_KEPT);
  g_array_set_size (who (desk)->exceptions, 0);
  expect_words (desk, slot, "has no time then");
  set_time (desk, 4, H (8), H (9));
  expect (desk, slot, LP_RULE_NOT_THEN);
  set_time (desk, 4, H (9), H (10) - 1);
  expect (desk, slot, LP_RULE_KEPT);
  set_time (desk, 4, H (20), H (25));
  expect (desk, night, LP_RULE_NOT_THEN);
  set_time (desk, 5, 0, H (2)); /* the next weekday */
  expect (desk, night, LP_RULE_KEPT);
}

static void
test_post (Desk          *desk,
           gconstpointer  unused)
{
  guint slot = add_slot (desk, 3, H (8), H (10)), other = lp_roster_facts_add_post (desk->facts, 2, "Lecture", FALSE, FALSE);
  LpRosterLiking liking = { other, 0 };

  g_array_append_val (who (desk)->posts, liking);
  expect_words (desk, slot, "does not serve at this post");
  liking.post = desk->post;
  g_array_append_val (who (desk)->posts, liking);
  expect (desk, slot, LP_RULE_KEPT);
  g_ptr_array_add (lp_roster_post (desk->facts, desk->post)->skills, (char *) "first aid");
  expect_words (desk, slot, "lacks the skill “first aid”");
  g_ptr_array_add (who (desk)->skills, (char *) "first aid");
  expect (desk, slot, LP_RULE_KEPT);
  g_array_set_size (who (desk)->posts, 0); /* all that need no skill */
  expect (desk, slot, LP_RULE_POST);
}

/* Ages are on both sides of a border: who is 65 may. */
static void
test_age (Desk          *desk,
          gconstpointer  unused)
{
  static const struct {
    int age;
    LpRule heat, heights, night;
    int day, week, run;
  } cases[] = {
    { -1, LP_RULE_HEAT, LP_RULE_HEIGHTS, LP_RULE_NIGHT, 180, 360, 3 }, { 55, LP_RULE_KEPT, LP_RULE_KEPT, LP_RULE_KEPT, 360, 720, 5 },
    { 56, LP_RULE_KEPT, LP_RULE_HEIGHTS, LP_RULE_KEPT, 360, 720, 5 }, { 59, LP_RULE_KEPT, LP_RULE_HEIGHTS, LP_RULE_KEPT, 360, 720, 5 },
    { 60, LP_RULE_KEPT, LP_RULE_HEIGHTS, LP_RULE_KEPT, 240, 600, 4 }, { 65, LP_RULE_KEPT, LP_RULE_HEIGHTS, LP_RULE_KEPT, 240, 600, 4 },
    { 66, LP_RULE_HEAT, LP_RULE_HEIGHTS, LP_RULE_KEPT, 240, 600, 4 }, { 69, LP_RULE_HEAT, LP_RULE_HEIGHTS, LP_RULE_KEPT, 240, 600, 4 },
    { 70, LP_RULE_HEAT, LP_RULE_HEIGHTS, LP_RULE_NIGHT, 180, 360, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint slot, night;

      desk->card = add_card (desk, "Wu", cases[i].age);
      add_all_times (desk, desk->card);
      slot = add_slot (desk, 3, H (8), H (10));
      night = add_slot (desk, 3, H (22) - 60, H (22) + 1);
      lp_roster_post (desk->facts, desk->post)->heat = TRUE;
      expect (desk, slot, cases[i].heat);
      lp_roster_post (desk->facts, desk->post)->heat = FALSE;
      lp_roster_post (desk->facts, desk->post)->heights = TRUE;
      expect (desk, slot, cases[i].heights);
      lp_roster_post (desk->facts, desk->post)->heights = FALSE;
      expect (desk, night, cases[i].night);
      g_assert_cmpint (who (desk)->day_minutes, ==, cases[i].day);
      g_assert_cmpint (who (desk)->week_minutes, ==, cases[i].week);
      g_assert_cmpint (who (desk)->run_days, ==, cases[i].run);
    }
  expect (desk, add_slot (desk, 4, H (20), H (22)), LP_RULE_KEPT); /* not yet night */
  expect (desk, add_slot (desk, 4, H (6), H (8)), LP_RULE_KEPT);
  expect_words (desk, add_slot (desk, 4, H (6) - 1, H (8)), "does not serve at night");
}

/* Of the nights, too: a card that forbids them, or allows them against what the age says, is the reason itself. */
static void
check_unknown_age_nights (Desk               *desk,
                          const LpRosterCard *like)
{
  LpRosterCard never = *like, allowed = *like;
  guint night = add_slot (desk, 4, H (22), H (23));
  g_auto (GStrv) reasons = NULL;
  LpExplanation e;

  lp_roster_post (desk->facts, desk->post)->heights = FALSE;
  never.id = 10;
  never.nights = 0;
  desk->card = lp_roster_facts_add_card (desk->facts, &never);
  add_all_times (desk, desk->card);
  expect_words (desk, night, "does not serve at night");
  g_assert_false (lp_roster_verdict_is_unsure (desk->facts, desk->card, LP_RULE_NIGHTS)); /* a duty that stands against it names every rule */
  desk->facts->setting.month_nights[LP_ROSTER_BELOW_60] = 0;
  allowed.id = 11;
  desk->card = lp_roster_facts_add_card (desk->facts, &allowed);
  add_all_times (desk, desk->card);
  expect_words (desk, night, "would have 1 nights this month, may have 0");
  lp_roster_explain (desk->facts, desk->facts->roster, night, &e);
  reasons = lp_explanation_list_reasons (&e);
  g_assert_cmpuint (e.n_by_rule[LP_RULE_NIGHT], ==, 2);
  g_assert_cmpuint (e.n_unsure, ==, 1); /* the one whose card says nothing */
}

/* Nobody is young because nobody knows: it is said, but not of what the card itself says. */
static void
test_unknown_age (Desk          *desk,
                  gconstpointer  unused)
{
  LpRosterCard sure = { .id = 9, .name = "Zhao", .age = -1, .last_day = G_MAXINT, .day_minutes = 60, .week_minutes = -1, .rest_minutes = -1, .run_days = -1,
                        .month_nights = -1, .heat = 0, .heights = 1, .nights = 1 };
  g_auto (GStrv) reasons = NULL;
  guint slot = add_slot (desk, 3, H (8), H (12));
  LpExplanation e;

  g_array_set_size (who (desk)->times, 0); /* the other volunteer */
  desk->card = add_card (desk, "Wu", -1);
  add_all_times (desk, desk->card);
  expect_words (desk, slot, "would have 4 h this day, may have 3 h (date of birth not known, treated as from 70)");
  expect_words (desk, add_slot (desk, 3, H (22), H (23)), "does not serve at night (date of birth not known, treated as from 70)");
  lp_roster_explain (desk->facts, desk->facts->roster, slot, &e);
  g_assert_cmpuint (e.n_unsure, ==, 1);
  reasons = lp_explanation_list_reasons (&e);
  g_assert_true (g_strv_contains ((const char * const *) reasons, "of 1 of them the date of birth is not known: treated as from 70"));
  lp_roster_post (desk->facts, desk->post)->heat = TRUE;
  expect_words (desk, slot, "may not serve in the heat (date of birth not known, treated as from 70)");
  desk->card = lp_roster_facts_add_card (desk->facts, &sure);
  add_all_times (desk, desk->card);
  expect_words (desk, slot, "may not serve in the heat");
  lp_roster_post (desk->facts, desk->post)->heat = FALSE;
  lp_roster_post (desk->facts, desk->post)->heights = TRUE;
  expect_words (desk, slot, "would have 4 h this day, may have 1 h");
  expect (desk, add_slot (desk, 3, H (22), H (23)), LP_RULE_KEPT);
  check_unknown_age_nights (desk, &sure);
}

/* The National Day of 2026 is a Thursday; Saturday the 10th of October is worked in exchange. */
static void
test_days_off (Desk          *desk,
               gconstpointer  unused)
{
  guint holiday = add_slot (desk, 59, H (8), H (10)), worked = add_slot (desk, 68, H (8), H (10)), saturday = add_slot (desk, 75, H (8), H (10));
  g_autofree char *words = lp_roster_slot_dup_words (desk->facts, holiday), *plain = lp_roster_slot_dup_words (desk->facts, saturday);
  LpExplanation e;
  g_auto (GStrv) reasons = NULL;

  g_assert_true (lp_roster_facts_is_day_off (desk->facts, MONDAY + 59));
  g_assert_false (lp_roster_facts_is_day_off (desk->facts, MONDAY + 68));
  g_assert_true (lp_roster_facts_is_day_off (desk->facts, MONDAY + 75));
  g_assert_nonnull (strstr (words, "Thu 1 Oct ("));
  g_assert_cmpstr (plain, ==, "Sat 17 Oct 08:00–10:00 Patrol");
  expect (desk, holiday, LP_RULE_KEPT);
  expect (desk, worked, LP_RULE_KEPT); /* has time in the week too: does not go to work */
  g_array_set_size (who (desk)->times, 0);
  set_time (desk, 6, 0, LP_ROSTER_DAY);
  set_time (desk, 7, 0, LP_ROSTER_DAY);
  expect (desk, saturday, LP_RULE_KEPT);
  expect_words (desk, worked, "goes to work on this weekend, which is worked in exchange");
  lp_roster_explain (desk->facts, desk->facts->roster, worked, &e);
  reasons = lp_explanation_list_reasons (&e);
  g_assert_true (g_strv_contains ((const char * const *) reasons, "people go to work on this weekend"));
  set_exception (desk, 68, 68, H (8), H (10), TRUE); /* asked, and comes */
  expect (desk, worked, LP_RULE_KEPT);
}

static void
test_declined (Desk          *desk,
               gconstpointer  unused)
{
  guint slot = add_slot (desk, 3, H (8), H (10)), other = add_slot (desk, 3, H (10), H (12));
  LpRosterDeclined declined = { slot, FALSE };

  g_array_append_val (who (desk)->declined, declined);
  expect_words (desk, slot, "excused from this shift");
  expect (desk, other, LP_RULE_KEPT);
}

static void
test_overlap (Desk          *desk,
              gconstpointer  unused)
{
  add_served (desk, 3, H (8), H (10));
  expect (desk, add_slot (desk, 3, H (10), H (11)), LP_RULE_KEPT);
  expect_words (desk, add_slot (desk, 3, H (10) - 1, H (11)), "overlaps with Thu 6 Aug 08:00–10:00 Patrol");
  desk->facts->setting.handover_minutes = 15;
  expect (desk, add_slot (desk, 3, H (10) - 15, H (11)), LP_RULE_KEPT);
  expect (desk, add_slot (desk, 3, H (10) - 16, H (11)), LP_RULE_OVERLAP);
  expect (desk, 0, LP_RULE_KEPT); /* with itself it does not collide */
}

static void
test_rest (Desk          *desk,
           gconstpointer  unused)
{
  add_served (desk, 3, H (20), H (24));
  expect (desk, add_slot (desk, 4, H (8), H (9)), LP_RULE_KEPT);
  expect_words (desk, add_slot (desk, 4, H (8) - 1, H (9)), "only 7 h 59 min of rest beside Thu 6 Aug 20:00–24:00 Patrol, at least 8 h");
  who (desk)->rest_minutes = 479;
  expect (desk, add_slot (desk, 4, H (8) - 1, H (9)), LP_RULE_KEPT);
  who (desk)->rest_minutes = 0;
  expect (desk, add_slot (desk, 4, 0, H (1)), LP_RULE_KEPT);
}

static void
test_minutes (Desk          *desk,
              gconstpointer  unused)
{
  add_served (desk, 3, H (8), H (12));
  expect (desk, add_slot (desk, 3, H (13), H (15)), LP_RULE_KEPT);
  expect_words (desk, add_slot (desk, 3, H (13), H (15) + 1), "would have 6 h 1 min this day, may have 6 h");
  add_served (desk, 3, H (13), H (15));
  expect_words (desk, add_slot (desk, 3, H (16), H (16) + 1), "has 6 h this day already");
  add_served (desk, 0, H (8), H (12)); /* the Monday of that week: 10 h */
  add_served (desk, 7, H (8), H (12)); /* the next Monday does not count */
  expect (desk, add_slot (desk, 6, H (8), H (10)), LP_RULE_KEPT);
  expect_words (desk, add_slot (desk, 6, H (8), H (10) + 1), "would have 12 h 1 min this week, may have 12 h");
  add_served (desk, 1, H (8), H (10));
  expect_words (desk, add_slot (desk, 6, H (8), H (9)), "has 12 h this week already");
}

/* The days before the span count, and gaps end a row. */
static void
test_run (Desk          *desk,
          gconstpointer  unused)
{
  for (int day = -2; day <= 1; day++)
    add_served (desk, day, H (8), H (9));
  expect (desk, add_slot (desk, 2, H (8), H (9)), LP_RULE_KEPT);
  add_served (desk, 3, H (8), H (9));
  expect_words (desk, add_slot (desk, 2, H (8), H (9)), "would serve 6 days in a row, may serve 5");
  expect (desk, add_slot (desk, 1, H (10), H (11)), LP_RULE_KEPT); /* no further day */
}

/* 31 August is in the span's month, 1 September is not. */
static void
test_nights (Desk          *desk,
             gconstpointer  unused)
{
  for (int day = 0; day < 8; day += 2)
    add_served (desk, day, H (21), H (23));
  expect_words (desk, add_slot (desk, 27, H (21), H (23)), "would have 5 nights this month, may have 4");
  expect (desk, add_slot (desk, 28, H (21), H (23)), LP_RULE_NIGHTS);
  expect (desk, add_slot (desk, 29, H (21), H (23)), LP_RULE_KEPT);
  who (desk)->month_nights = 5;
  expect (desk, add_slot (desk, 27, H (21), H (23)), LP_RULE_KEPT);
}

static void
test_order (Desk          *desk,
            gconstpointer  unused)
{
  guint slot;
  LpVerdict verdict;

  add_served (desk, 3, H (8), H (12));
  slot = add_slot (desk, 3, H (9), H (13));
  verdict = judge (desk, slot);
  g_assert_cmpint (verdict.rule, ==, LP_RULE_OVERLAP);
  verdict = lp_roster_judge_after (desk->facts, desk->facts->roster, desk->card, slot, verdict.rule);
  g_assert_cmpint (verdict.rule, ==, LP_RULE_DAY);
  verdict = lp_roster_judge_after (desk->facts, desk->facts->roster, desk->card, slot, verdict.rule);
  g_assert_cmpint (verdict.rule, ==, LP_RULE_KEPT);
}

static void
test_whole (Desk          *desk,
            gconstpointer  unused)
{
  g_autoptr (GArray) breaches = NULL;
  guint slot;

  add_served (desk, 3, H (8), H (12));
  slot = add_slot (desk, 3, H (9), H (13));
  lp_roster_facts_add_duty (desk->facts, &(LpRosterDuty) { .card = desk->card, .slot = slot, .planned = TRUE, .overridden = "agreed by phone",
                                                              .overridden_rules = lp_rules_from_text ("gone overlap") });
  breaches = lp_roster_judge_all (desk->facts, desk->facts->roster);
  g_assert_cmpuint (breaches->len, ==, 4); /* both overlap, both exceed the day */
  for (guint i = 0; i < breaches->len; i++)
    {
      const LpBreach *b = &g_array_index (breaches, LpBreach, i);

      g_assert_cmpstr (b->overridden, ==, b->slot == slot && b->verdict.rule == LP_RULE_OVERLAP ? "agreed by phone" : NULL);
      g_assert_cmpint (b->verdict.rule, ==, i % 2 == 0 ? LP_RULE_OVERLAP : LP_RULE_DAY);
    }
}

/* Every rule has a code of its own in the file. */
static void
test_codes (Desk          *desk,
            gconstpointer  unused)
{
  guint all = (1u << LP_N_RULES) - 2; /* but LP_RULE_KEPT */
  g_autofree char *text = lp_rules_dup_text (all), *two = lp_rules_dup_text (lp_rule_bit (LP_RULE_AWAY) | lp_rule_bit (LP_RULE_WEEK)), *none = lp_rules_dup_text (0);

  g_assert_cmpuint (lp_rules_from_text (text), ==, all);
  g_assert_cmpstr (two, ==, "away week");
  g_assert_null (none);
  g_assert_cmpuint (lp_rules_from_text ("week unheard-of"), ==, lp_rule_bit (LP_RULE_WEEK));
  g_assert_cmpuint (lp_rules_from_text (NULL), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name) g_test_add ("/volunteers-rules/" #name, Desk, NULL, set_up, test_##name, tear_down)
  ADD (gone);
  ADD (codes);
  ADD (away);
  ADD (times);
  ADD (post);
  ADD (age);
  ADD (unknown_age);
  ADD (days_off);
  ADD (declined);
  ADD (overlap);
  ADD (rest);
  ADD (minutes);
  ADD (run);
  ADD (nights);
  ADD (order);
  ADD (whole);
  return g_test_run ();
}
