/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The hard rules of rosters, judged from facts alone. Whatever made a roster, this judges it. */

#include "lp-roster-judge-private.h"

#include <glib/gi18n-lib.h>

/* Returns whether the rule is broken, and says how. */
typedef gboolean (*LpRuleFunc) (const LpJudge *judge, LpVerdict *verdict);

int
lp_roster_week_of (int day)
{
  return day - lp_roster_weekday (day);
}

void
lp_roster_month_of (int  day,
                    int *first,
                    int *next)
{
  LinliDate date;

  linli_date_from_day_number (day, &date);
  date.day = 1;
  *first = (int) linli_date_to_day_number (&date);
  date.year = date.month == 12 ? date.year + 1 : date.year;
  date.month = date.month == 12 ? 1 : date.month + 1;
  *next = (int) linli_date_to_day_number (&date);
}

static gboolean
lp_judge_gone (const LpJudge *judge,
               LpVerdict     *verdict)
{
  return judge->card->standing != LP_ROSTER_HERE || judge->slot->day > judge->card->last_day;
}

static gboolean
lp_judge_away (const LpJudge *judge,
               LpVerdict     *verdict)
{
  int start = _lp_judge_start (judge->slot), end = _lp_judge_end (judge->slot);

  for (guint i = 0; i < judge->card->declined->len; i++)
    if (g_array_index (judge->card->declined, LpRosterDeclined, i).slot == judge->slot_index)
      {
        verdict->now = TRUE;
        verdict->what = g_array_index (judge->card->declined, LpRosterDeclined, i).absent ? C_("roster", "did not come to this shift")
                                                                                          : C_("roster", "excused from this shift");
        return TRUE;
      }
  for (guint i = 0; i < judge->card->exceptions->len; i++)
    {
      const LpRosterException *e = &g_array_index (judge->card->exceptions, LpRosterException, i);
      int first = MAX (e->first_day, judge->slot->day - 2), last = MIN (e->last_day, judge->slot->day + 2);

      for (int day = first; !e->available && day <= last; day++)
        if (day * LP_ROSTER_DAY + e->from < end && day * LP_ROSTER_DAY + e->to > start)
          {
            verdict->what = e->reason;
            verdict->personal = e->personal;
            return TRUE;
          }
    }
  return FALSE;
}

/* Who has time on Saturdays and Sundays alone goes to work in the week, and on a weekend that is worked in exchange (调休) too; so the hours of the week do
 * not hold on such a day. They hold on holidays as on other days, for those are mostly of people who do not work any more; whoever travels then writes so.
 * What was agreed for the day itself holds always. */
static gboolean
lp_judge_works_on (const LpJudge *judge,
                   int            day)
{
  const GArray *times = judge->card->times;

  for (guint i = 0; i < times->len; i++)
    if (g_array_index (times, LpRosterTime, i).weekday <= 5)
      return FALSE;
  return times->len > 0 && lp_roster_facts_get_day_kind (judge->facts, day) == LINLI_DAY_WORKING_WEEKEND;
}

/* How far from @at on somebody has time without a gap; @at when not at all. @work: whether days that are worked in exchange are in the way. */
static int
lp_judge_reach (const LpJudge *judge,
                int            day,
                int            at,
                gboolean       work)
{
  const LpRosterCard *card = judge->card;
  int reach = at;

  for (int d = day - 1; d <= day + 1; d++)
    {
      gboolean holds = !work || lp_roster_weekday (d) < 5 || !lp_judge_works_on (judge, d);

      for (guint i = 0; holds && i < card->times->len; i++)
        {
          const LpRosterTime *time = &g_array_index (card->times, LpRosterTime, i);

          if (time->weekday - 1 == lp_roster_weekday (d) && d * LP_ROSTER_DAY + time->from <= at)
            reach = MAX (reach, d * LP_ROSTER_DAY + time->to);
        }
      for (guint i = 0; i < card->exceptions->len; i++)
        {
          const LpRosterException *e = &g_array_index (card->exceptions, LpRosterException, i);

          if (e->available && e->first_day <= d && e->last_day >= d && d * LP_ROSTER_DAY + e->from <= at)
            reach = MAX (reach, d * LP_ROSTER_DAY + e->to);
        }
    }
  return reach;
}

static gboolean
lp_judge_has_time (const LpJudge *judge,
                   gboolean       work)
{
  int at = _lp_judge_start (judge->slot), end = _lp_judge_end (judge->slot);

  while (at < end)
    {
      int reach = lp_judge_reach (judge, judge->slot->day + (at - judge->slot->day * LP_ROSTER_DAY) / LP_ROSTER_DAY, at, work);

      if (reach == at)
        return FALSE;
      at = reach;
    }
  return TRUE;
}

static gboolean
lp_judge_no_times (const LpJudge *judge,
                   LpVerdict     *verdict)
{
  return judge->card->times->len == 0 && !lp_judge_has_time (judge, TRUE);
}

static gboolean
lp_judge_not_then (const LpJudge *judge,
                   LpVerdict     *verdict)
{
  if (judge->card->times->len == 0 || lp_judge_has_time (judge, TRUE))
    return FALSE;
  if (lp_judge_has_time (judge, FALSE))
    verdict->what = C_("roster", "goes to work on this weekend, which is worked in exchange");
  return TRUE;
}

/* Without a word about posts: all that need no skill. */
static gboolean
lp_judge_post (const LpJudge *judge,
               LpVerdict     *verdict)
{
  const GArray *posts = judge->card->posts;

  if (posts->len == 0)
    return lp_roster_post (judge->facts, judge->slot->post)->skills->len > 0;
  for (guint i = 0; i < posts->len; i++)
    if (g_array_index (posts, LpRosterLiking, i).post == judge->slot->post)
      return FALSE;
  return TRUE;
}

static gboolean
lp_judge_skill (const LpJudge *judge,
                LpVerdict     *verdict)
{
  const GPtrArray *wanted = lp_roster_post (judge->facts, judge->slot->post)->skills;

  for (guint i = 0; i < wanted->len; i++)
    if (!g_ptr_array_find_with_equal_func (judge->card->skills, g_ptr_array_index (wanted, i), g_str_equal, NULL))
      {
        verdict->what = g_ptr_array_index (wanted, i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
lp_judge_heat (const LpJudge *judge,
               LpVerdict     *verdict)
{
  verdict->limit = judge->facts->setting.heat_to_age;
  verdict->now = judge->card->age;
  return lp_roster_post (judge->facts, judge->slot->post)->heat && !judge->card->heat;
}

static gboolean
lp_judge_heights (const LpJudge *judge,
                  LpVerdict     *verdict)
{
  verdict->limit = judge->facts->setting.heights_to_age;
  verdict->now = judge->card->age;
  return lp_roster_post (judge->facts, judge->slot->post)->heights && !judge->card->heights;
}

static gboolean
lp_judge_night (const LpJudge *judge,
                LpVerdict     *verdict)
{
  return judge->slot->night && !judge->card->nights;
}

static const LpRuleFunc lp_rules[LP_N_RULES] = {
  NULL, lp_judge_gone, lp_judge_away, lp_judge_no_times, lp_judge_not_then, lp_judge_post, lp_judge_skill, lp_judge_heat, lp_judge_heights,
  lp_judge_night, _lp_judge_overlap, _lp_judge_rest, _lp_judge_day, _lp_judge_week, _lp_judge_run, _lp_judge_nights,
};

LpVerdict
lp_roster_judge_after (const LpRosterFacts *facts,
                       const LpRoster      *roster,
                       guint                card,
                       guint                slot,
                       LpRule               after)
{
  LpJudge judge = { facts, roster, lp_roster_card (facts, card), lp_roster_slot (facts, slot), card, slot };

  for (LpRule rule = after + 1; rule < LP_N_RULES; rule++)
    {
      LpVerdict verdict = { rule, LP_ROSTER_NONE, 0, 0, 0, NULL, FALSE };

      if (lp_rules[rule] (&judge, &verdict))
        return verdict;
    }
  return (LpVerdict) { LP_RULE_KEPT, LP_ROSTER_NONE, 0, 0, 0, NULL, FALSE };
}

LpVerdict
lp_roster_judge (const LpRosterFacts *facts,
                 const LpRoster      *roster,
                 guint                card,
                 guint                slot)
{
  return lp_roster_judge_after (facts, roster, card, slot, LP_RULE_KEPT);
}
