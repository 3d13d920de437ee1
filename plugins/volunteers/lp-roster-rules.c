/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The hard rules of rosters, judged from facts alone. Whatever made a roster, this judges it. */

#include "lp-roster-rules.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const LpRosterFacts *facts;
  const LpRoster *roster;
  const LpRosterCard *card;
  const LpRosterSlot *slot;
  guint card_index, slot_index;
} LpJudge;

/* Returns whether the rule is broken, and says how. */
typedef gboolean (*LpRuleFunc) (const LpJudge *judge, LpVerdict *verdict);

static int
lp_judge_start (const LpRosterSlot *slot)
{
  return slot->day * LP_ROSTER_DAY + slot->from;
}

static int
lp_judge_end (const LpRosterSlot *slot)
{
  return slot->day * LP_ROSTER_DAY + slot->to;
}

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
  int start = lp_judge_start (judge->slot), end = lp_judge_end (judge->slot);

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
  int at = lp_judge_start (judge->slot), end = lp_judge_end (judge->slot);

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

/* The other slots of somebody, one by one; LP_ROSTER_NONE after the last. */
static guint
lp_judge_next (const LpJudge *judge,
               guint         *at)
{
  const GArray *slots = lp_roster_get_slots (judge->roster, judge->card_index);

  while (*at < slots->len)
    {
      guint slot = g_array_index (slots, guint, (*at)++);

      if (slot != judge->slot_index)
        return slot;
    }
  return LP_ROSTER_NONE;
}

static gboolean
lp_judge_overlap (const LpJudge *judge,
                  LpVerdict     *verdict)
{
  guint at = 0;

  for (guint i = lp_judge_next (judge, &at); i != LP_ROSTER_NONE; i = lp_judge_next (judge, &at))
    {
      const LpRosterSlot *other = lp_roster_slot (judge->facts, i);
      int common = MIN (lp_judge_end (judge->slot), lp_judge_end (other)) - MAX (lp_judge_start (judge->slot), lp_judge_start (other));

      if (common <= judge->facts->setting.handover_minutes)
        continue;
      verdict->other = i;
      verdict->limit = judge->facts->setting.handover_minutes;
      verdict->now = common;
      return TRUE;
    }
  return FALSE;
}

/* Between duties that begin on different days. */
static gboolean
lp_judge_rest (const LpJudge *judge,
               LpVerdict     *verdict)
{
  guint at = 0;

  for (guint i = lp_judge_next (judge, &at); i != LP_ROSTER_NONE; i = lp_judge_next (judge, &at))
    {
      const LpRosterSlot *other = lp_roster_slot (judge->facts, i);
      int rest = MAX (lp_judge_start (judge->slot), lp_judge_start (other)) - MIN (lp_judge_end (judge->slot), lp_judge_end (other));

      if (judge->card->rest_minutes == 0 || other->day == judge->slot->day || rest >= judge->card->rest_minutes)
        continue;
      verdict->other = i;
      verdict->limit = judge->card->rest_minutes;
      verdict->now = MAX (rest, 0);
      return TRUE;
    }
  return FALSE;
}

/* Minutes of the other slots that begin from @first on, before @next. */
static int
lp_judge_minutes (const LpJudge *judge,
                  int            first,
                  int            next)
{
  guint at = 0;
  int minutes = 0;

  for (guint i = lp_judge_next (judge, &at); i != LP_ROSTER_NONE; i = lp_judge_next (judge, &at))
    {
      const LpRosterSlot *other = lp_roster_slot (judge->facts, i);

      if (other->day >= first && other->day < next)
        minutes += other->to - other->from;
    }
  return minutes;
}

static gboolean
lp_judge_exceeds (LpVerdict *verdict,
                  int        limit,
                  int        now,
                  int        more)
{
  verdict->limit = limit;
  verdict->now = now;
  verdict->then = now + more;
  return verdict->then > limit;
}

static gboolean
lp_judge_day (const LpJudge *judge,
              LpVerdict     *verdict)
{
  return lp_judge_exceeds (verdict, judge->card->day_minutes, lp_judge_minutes (judge, judge->slot->day, judge->slot->day + 1),
                           judge->slot->to - judge->slot->from);
}

static gboolean
lp_judge_week (const LpJudge *judge,
               LpVerdict     *verdict)
{
  int monday = lp_roster_week_of (judge->slot->day);

  return lp_judge_exceeds (verdict, judge->card->week_minutes, lp_judge_minutes (judge, monday, monday + 7), judge->slot->to - judge->slot->from);
}

static gboolean
lp_judge_serves_on (const LpJudge *judge,
                    int            day)
{
  guint at = 0;

  for (guint i = lp_judge_next (judge, &at); i != LP_ROSTER_NONE; i = lp_judge_next (judge, &at))
    if (lp_roster_slot (judge->facts, i)->day == day)
      return TRUE;
  return FALSE;
}

static gboolean
lp_judge_run (const LpJudge *judge,
              LpVerdict     *verdict)
{
  int first = judge->slot->day, last = judge->slot->day;

  if (lp_judge_serves_on (judge, judge->slot->day))
    return FALSE; /* no further day */
  while (lp_judge_serves_on (judge, first - 1))
    first--;
  while (lp_judge_serves_on (judge, last + 1))
    last++;
  return lp_judge_exceeds (verdict, judge->card->run_days, last - first, 1);
}

static gboolean
lp_judge_nights (const LpJudge *judge,
                 LpVerdict     *verdict)
{
  int first = 0, next = 0, nights = 0;
  guint at = 0;

  if (!judge->slot->night)
    return FALSE;
  lp_roster_month_of (judge->slot->day, &first, &next);
  for (guint i = lp_judge_next (judge, &at); i != LP_ROSTER_NONE; i = lp_judge_next (judge, &at))
    {
      const LpRosterSlot *other = lp_roster_slot (judge->facts, i);

      nights += other->night && other->day >= first && other->day < next;
    }
  return lp_judge_exceeds (verdict, judge->card->month_nights, nights, 1);
}

static const LpRuleFunc lp_rules[LP_N_RULES] = {
  NULL, lp_judge_gone, lp_judge_away, lp_judge_no_times, lp_judge_not_then, lp_judge_post, lp_judge_skill, lp_judge_heat, lp_judge_heights,
  lp_judge_night, lp_judge_overlap, lp_judge_rest, lp_judge_day, lp_judge_week, lp_judge_run, lp_judge_nights,
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
