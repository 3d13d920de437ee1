/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The hard rules that look at what else somebody does: overlaps, rest, hours of a day and a week, days in a row, nights of a month. */

#include "lp-roster-judge-private.h"

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

gboolean
_lp_judge_overlap (const LpJudge *judge,
                   LpVerdict     *verdict)
{
  guint at = 0;

  for (guint i = lp_judge_next (judge, &at); i != LP_ROSTER_NONE; i = lp_judge_next (judge, &at))
    {
      const LpRosterSlot *other = lp_roster_slot (judge->facts, i);
      int common = MIN (_lp_judge_end (judge->slot), _lp_judge_end (other)) - MAX (_lp_judge_start (judge->slot), _lp_judge_start (other));

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
gboolean
_lp_judge_rest (const LpJudge *judge,
                LpVerdict     *verdict)
{
  guint at = 0;

  for (guint i = lp_judge_next (judge, &at); i != LP_ROSTER_NONE; i = lp_judge_next (judge, &at))
    {
      const LpRosterSlot *other = lp_roster_slot (judge->facts, i);
      int rest = MAX (_lp_judge_start (judge->slot), _lp_judge_start (other)) - MIN (_lp_judge_end (judge->slot), _lp_judge_end (other));

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

gboolean
_lp_judge_day (const LpJudge *judge,
               LpVerdict     *verdict)
{
  return lp_judge_exceeds (verdict, judge->card->day_minutes, lp_judge_minutes (judge, judge->slot->day, judge->slot->day + 1),
                           judge->slot->to - judge->slot->from);
}

gboolean
_lp_judge_week (const LpJudge *judge,
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

gboolean
_lp_judge_run (const LpJudge *judge,
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

gboolean
_lp_judge_nights (const LpJudge *judge,
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
