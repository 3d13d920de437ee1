/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What keeps a need from a lot, and what a lot costs it. */

#include "lp-plan-private.h"

const LpWalkWay *
lp_planner_way (const LpPlanner *self,
                guint            need,
                guint            lot)
{
  return &self->ways[(gsize) lot * self->n_needs + need];
}

/* Whether the need may use bays of the kind, and they were counted for all the time for which it needs one. */
gboolean
lp_planner_counts (const LpPlanner *self,
                   guint            need,
                   guint            lot,
                   LpPlanKind       kind)
{
  const LpPlanNeed *who = &self->needs[need];
  const LpPlanBays *bays = &self->lots[lot].bays[kind];

  return bays->known && lp_plan_may_use (who->bays, kind) && ((who->window & LP_PARK_DAY) == 0 || bays->day >= 0) &&
         ((who->window & LP_PARK_NIGHT) == 0 || bays->night >= 0);
}

/* Full, as long as nothing is said about other cars: bays of that kind were counted. */
static LpPlanCode
lp_planner_check_bays (const LpPlanner *self,
                       guint            need,
                       guint            lot)
{
  gboolean any = FALSE, such = FALSE;

  for (LpPlanKind kind = 0; kind < LP_PLAN_N_KINDS; kind++)
    {
      if (lp_planner_counts (self, need, lot, kind))
        return LP_PLAN_FULL;
      any |= self->lots[lot].bays[kind].known;
      such |= self->lots[lot].bays[kind].known && lp_plan_may_use (self->needs[need].bays, kind);
    }
  return such || !any ? LP_PLAN_NO_LOT : LP_PLAN_NO_BAY;
}

static gboolean
lp_planner_admits (const LpPlanLot  *lot,
                   const LpPlanNeed *need)
{
  gboolean admits = lot->outsiders || (lot->compound != 0 && lot->compound == need->compound);

  for (guint i = 0; !admits && i < lot->n_guests; i++)
    admits = lot->guests[i] == need->compound;
  return admits;
}

/* Which limit keeps a need from a lot; %LP_PLAN_FULL when none does. */
LpPlanCode
lp_planner_check (const LpPlanner *self,
                  guint            need,
                  guint            lot)
{
  const LpPlanNeed *who = &self->needs[need];
  const LpPlanLot *where = &self->lots[lot];
  LpPlanCode bays = lp_planner_check_bays (self, need, lot);
  int seconds = lp_planner_way (self, need, lot)->seconds;

  if (who->nowhere)
    return LP_PLAN_NOWHERE;
  if (where->n_entrances == 0 || bays == LP_PLAN_NO_LOT)
    return LP_PLAN_NO_LOT;
  if (seconds < 0 || (who->most_walk >= 0 && seconds > who->most_walk))
    return LP_PLAN_TOO_FAR;
  if (!lp_planner_admits (where, who))
    return LP_PLAN_NO_OUTSIDERS;
  if (bays == LP_PLAN_NO_BAY)
    return LP_PLAN_NO_BAY;
  if ((who->window & ~where->open) != 0)
    return LP_PLAN_CLOSED;
  if (who->most_fen >= 0 && lp_plan_get_price (where, who).fen > who->most_fen)
    return LP_PLAN_TOO_DEAR;
  for (guint i = 0; i < who->n_refused; i++)
    if (who->refused[i] == where->id)
      return LP_PLAN_REFUSED;
  return LP_PLAN_FULL;
}

/* Fen a month; 0 when one of the prices is not known. */
int
lp_planner_more (const LpPlanner *self,
                 guint            need,
                 guint            lot,
                 gboolean        *known)
{
  int before = self->needs[need].before_fen, after = lp_plan_get_price (&self->lots[lot], &self->needs[need]).fen;

  *known = before >= 0 && after >= 0;
  return *known ? after - before : 0;
}

/**
 * lp_plan_may_use:
 * @asked: the kind of bay that a car needs
 * @bays: a kind of bay
 *
 * Returns: whether the car may have such a bay; see #LpPlanKind
 */
gboolean
lp_plan_may_use (LpPlanKind asked,
                 LpPlanKind bays)
{
  return asked == bays || (asked == LP_PLAN_PLAIN && bays == LP_PLAN_LARGE);
}

/* What the car pays for the unit: of the lines for so many cars or fewer that for the most. */
static int
lp_plan_find_fee (const LpPlanLot *lot,
                  LpPlanUnit       unit,
                  guint            car)
{
  const LpPlanFee *best = NULL;

  for (guint i = 0; i < lot->n_fees; i++)
    if (lot->fees[i].unit == unit && lot->fees[i].car <= car && (best == NULL || lot->fees[i].car > best->car))
      best = &lot->fees[i];
  return best != NULL ? best->fen : LP_PLAN_UNKNOWN;
}

/**
 * lp_plan_get_price:
 * @lot: a lot
 * @need: who needs a bay
 *
 * For half of the day what a month of that half costs, else what a whole month does, else, at night, thirty nights, which is an estimate. For
 * day and night a whole month, else both halves together. Fees by the hour tell nothing of a month.
 *
 * Returns: what a month there costs it
 */
LpPlanPrice
lp_plan_get_price (const LpPlanLot  *lot,
                   const LpPlanNeed *need)
{
  int month = lp_plan_find_fee (lot, LP_PLAN_FEE_MONTH, need->car), night = lp_plan_find_fee (lot, LP_PLAN_FEE_NIGHT, need->car);
  int halves[] = { lp_plan_find_fee (lot, LP_PLAN_FEE_MONTH_DAY, need->car), lp_plan_find_fee (lot, LP_PLAN_FEE_MONTH_NIGHT, need->car) };

  if (need->window == LP_PARK_ALL_DAY)
    return (LpPlanPrice) { month >= 0 ? month : halves[0] >= 0 && halves[1] >= 0 ? halves[0] + halves[1] : LP_PLAN_UNKNOWN, FALSE };
  if (halves[need->window == LP_PARK_NIGHT] >= 0)
    return (LpPlanPrice) { halves[need->window == LP_PARK_NIGHT], FALSE };
  if (month >= 0 || need->window == LP_PARK_DAY || night < 0)
    return (LpPlanPrice) { month, FALSE };
  return (LpPlanPrice) { 30 * night, TRUE };
}
