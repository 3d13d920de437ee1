/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What each lot would be for the whole group, if there were no other. */

#include "lp-plan-private.h"

/* How many of @day cars by day, @night by night and @both all day have a place on such bays: to give up a car that stays all day makes room for one
 * by day and one by night, so all numbers of those that stay are tried. */
static guint
lp_option_fill (const guint       cars[LP_PARK_ALL_DAY + 1],
                const LpPlanBays *bays)
{
  guint day = (guint) MAX (bays->day, 0), night = (guint) MAX (bays->night, 0), best = 0;

  for (guint both = 0; bays->known && both <= MIN (cars[LP_PARK_ALL_DAY], MIN (day, night)); both++)
    best = MAX (best, both + MIN (cars[LP_PARK_DAY], day - both) + MIN (cars[LP_PARK_NIGHT], night - both));
  return best;
}

/* Each kind of need on its kind of bay; those with plain bays get what the others leave of the large ones, day and night. */
static guint
lp_option_fit (const LpPlanLot *lot,
               guint            cars[LP_PLAN_N_KINDS][LP_PARK_ALL_DAY + 1])
{
  LpPlanBays plain = lot->bays[LP_PLAN_PLAIN];
  guint n = 0, large = 0;

  for (LpPlanKind kind = LP_PLAN_ACCESSIBLE; kind < LP_PLAN_N_KINDS; kind++)
    {
      guint fit = lp_option_fill (cars[kind], &lot->bays[kind]);

      n += fit;
      large = kind == LP_PLAN_LARGE ? fit : 0;
    }
  if (lot->bays[LP_PLAN_LARGE].known)
    {
      plain = (LpPlanBays) { TRUE, MAX (plain.known ? plain.day : 0, 0) + MAX (lot->bays[LP_PLAN_LARGE].day - (int) large, 0),
                             MAX (plain.known ? plain.night : 0, 0) + MAX (lot->bays[LP_PLAN_LARGE].night - (int) large, 0) };
    }
  return n + lp_option_fill (cars[LP_PLAN_PLAIN], &plain);
}

static LpPlanOption
lp_option_make (const LpPlanner *self,
                guint            lot)
{
  LpPlanOption option = { .lot = lot, .least_walk = G_MAXUINT };
  guint cars[LP_PLAN_N_KINDS][LP_PARK_ALL_DAY + 1] = { 0 };
  guint64 walk = 0;

  for (LpPlanKind kind = 0; kind < LP_PLAN_N_KINDS; kind++)
    option.counted |= self->lots[lot].bays[kind].known && MAX (self->lots[lot].bays[kind].day, self->lots[lot].bays[kind].night) >= 0;
  for (guint k = 0; k < self->n_needs; k++)
    {
      const LpWalkWay *way = lp_planner_way (self, k, lot);
      gboolean priced;
      int more = lp_planner_more (self, k, lot, &priced);

      option.more_fen += more;
      option.n_prices += priced;
      if (lp_planner_check (self, k, lot) == LP_PLAN_FULL)
        {
          option.n_within++;
          cars[self->needs[k].bays][self->needs[k].window]++;
        }
      if (way->seconds < 0)
        continue;
      option.n_walks++;
      walk += (guint64) way->seconds;
      option.least_walk = MIN (option.least_walk, (guint) way->seconds);
      option.most_walk = MAX (option.most_walk, (guint) way->seconds);
      option.crossings += way->crossings;
      option.estimated |= way->estimated;
    }
  option.n_fit = lp_option_fit (&self->lots[lot], cars);
  option.least_walk = option.n_walks > 0 ? option.least_walk : 0;
  option.mean_walk = option.n_walks > 0 ? (guint) (walk / option.n_walks) : 0;
  return option;
}

static int
lp_option_compare (gconstpointer a,
                   gconstpointer b)
{
  const LpPlanOption *x = a, *y = b;

  if (x->n_fit != y->n_fit)
    return x->n_fit > y->n_fit ? -1 : 1;
  if (x->n_within != y->n_within)
    return x->n_within > y->n_within ? -1 : 1;
  if ((x->n_walks > 0) != (y->n_walks > 0))
    return x->n_walks > 0 ? -1 : 1;
  if (x->mean_walk != y->mean_walk)
    return x->mean_walk < y->mean_walk ? -1 : 1;
  return (x->lot > y->lot) - (x->lot < y->lot);
}

GArray *
lp_planner_list_options (const LpPlanner *self)
{
  GArray *options = g_array_sized_new (FALSE, FALSE, sizeof (LpPlanOption), self->n_lots);

  for (guint i = 0; i < self->n_lots; i++)
    {
      LpPlanOption option = lp_option_make (self, i);

      g_array_append_val (options, option);
    }
  g_array_sort (options, lp_option_compare);
  return options;
}
