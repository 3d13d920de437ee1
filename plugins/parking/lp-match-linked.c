/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Matching where cars keep one bay day and night. By day they are placed among the others; by night each lot keeps a reserve for as many as it
 * has by day. Two flows, and all that links them is one number a lot, so the linear program is decomposed by those numbers (Dantzig and Wolfe);
 * where its best plan would split bays, a lot with a broken number is bounded from above and from below (branch and bound). Every bound that cuts
 * something off is a sum of whole numbers: prices are rounded first, and any prices make a bound. */

#include "lp-match-private.h"

#include <math.h>
#include <string.h>

#include "lp-master.h"

/* Rounds, each a plan of either half, before it is left unproved. */
#define MOST_ROUNDS 2000

typedef __int128 Total;

typedef struct {
  const LpMatchProblem *problem;
  LpMatch *best;
  Total best_total; /* of best, if it has places */
  gboolean found;
  Total bound;      /* of what was left out */
  guint n_rounds;
  GPtrArray *plans; /* LpPlan: of the boxes that were looked into */
  GCancellable *cancellable;
} Search;

/* One box of numbers, and the plans found for it. */
typedef struct {
  const guint *least;
  const guint *most;
  LpMatchNet *day;
  LpMatchNet *night;
  LpMaster *master;
  guint *use;
  guint *supply;
  gint64 *prices;
  gint64 *centre; /* the prices of the best bound */
  Total bound;
} Box;

typedef enum { BOX_FAILED, BOX_DONE, BOX_OPEN } BoxEnd;

/* What a flow costs, gates, reserve and prices apart. */
static Total
lp_match_net_get_total (const LpMatchNet     *net,
                        const LpMatchProblem *problem)
{
  Total total = 0;

  for (guint i = 0; i < net->arcs->len; i++)
    {
      const LpMatchArc *arc = &g_array_index (net->arcs, LpMatchArc, i);

      total += (Total) lp_flow_get_flow (net->flow, arc->arc) * problem->unit * problem->groups[arc->group].costs[arc->lot];
    }
  for (guint g = 0; g < problem->n_groups; g++)
    if (net->nodes[g] != 0)
      total += (Total) lp_flow_get_base_flow (net->flow, net->nodes[g]) * (problem->place + problem->step * problem->groups[g].rank);
  return total;
}

/* Reads what goes through the gates, or is reserved. FALSE when it is less than it must be. */
static gboolean
lp_match_net_read (const LpMatchNet *net,
                   guint             n_lots,
                   const guint      *least,
                   guint            *through)
{
  for (guint i = 0; i < n_lots; i++)
    {
      gint64 forced = net->forced[i] != G_MAXUINT ? lp_flow_get_flow (net->flow, net->forced[i]) : 0;

      if (forced < least[i])
        return FALSE;
      through[i] = (guint) (forced + (net->free[i] != G_MAXUINT ? lp_flow_get_flow (net->flow, net->free[i]) : 0));
    }
  return TRUE;
}

static void
lp_match_net_set_prices (LpMatchNet   *net,
                         guint         n_lots,
                         const gint64 *prices,
                         int           sign)
{
  g_autofree guint *arcs = g_new (guint, n_lots);
  g_autofree gint64 *costs = g_new (gint64, n_lots);
  guint n = 0;

  for (guint i = 0; i < n_lots; i++)
    if (net->free[i] != G_MAXUINT)
      {
        arcs[n] = net->free[i];
        costs[n++] = sign * prices[i];
      }
  lp_flow_set_costs (net->flow, arcs, costs, n);
}

/* The best match in which no more cars than @most stay all day, and exactly as many bays are kept from the night. */
static gboolean
search_try (Search       *self,
            const guint  *most,
            GError      **error)
{
  g_autofree guint *nothing = g_new0 (guint, self->problem->n_lots);
  g_autoptr (LpMatchNet) day = lp_match_net_new (self->problem, LP_PARK_DAY, NULL, nothing, most);
  g_autoptr (LpMatchNet) night = lp_match_net_new (self->problem, LP_PARK_NIGHT, most, NULL, NULL);
  Total total;

  if (!lp_match_net_solve (day, self->cancellable, error) || !lp_match_net_solve (night, self->cancellable, error))
    return FALSE;
  total = lp_match_net_get_total (day, self->problem) + lp_match_net_get_total (night, self->problem);
  if (self->found && total >= self->best_total)
    return TRUE;
  self->found = TRUE;
  self->best_total = total;
  g_array_set_size (self->best->places, 0);
  self->best->n_placed = self->best->rank = self->best->cost = 0;
  lp_match_net_add_to (day, self->problem, self->best);
  lp_match_net_add_to (night, self->problem, self->best);
  return TRUE;
}

/* Whether nothing that costs at least @bound is better than what was found: totals are multiples of the unit. */
static gboolean
search_is_closed (const Search *self,
                  Total         bound)
{
  return self->found && self->best_total - bound < self->problem->unit;
}

static void
box_clear (Box *self)
{
  g_clear_pointer (&self->day, lp_match_net_free);
  g_clear_pointer (&self->night, lp_match_net_free);
  g_clear_pointer (&self->master, lp_master_free);
  g_clear_pointer (&self->use, g_free);
  g_clear_pointer (&self->supply, g_free);
  g_clear_pointer (&self->prices, g_free);
  g_clear_pointer (&self->centre, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Box, box_clear)

/* Solves both halves at the prices. BOX_DONE when nothing keeps to the box. */
static BoxEnd
box_plan (Box     *self,
          Search  *search,
          GError **error)
{
  guint n = search->problem->n_lots;

  lp_match_net_set_prices (self->day, n, self->prices, 1);
  lp_match_net_set_prices (self->night, n, self->prices, -1);
  if (!lp_match_net_solve (self->day, search->cancellable, error) || !lp_match_net_solve (self->night, search->cancellable, error))
    return BOX_FAILED;
  return lp_match_net_read (self->day, n, self->least, self->use) && lp_match_net_read (self->night, n, self->least, self->supply)
         ? BOX_OPEN : BOX_DONE;
}

/* Plans of other boxes that keep to this one. */
static void
box_take (Box             *self,
          const GPtrArray *plans,
          guint            n_lots)
{
  for (guint k = 0; k < plans->len; k++)
    {
      const LpPlan *plan = g_ptr_array_index (plans, k);
      gboolean fits = TRUE;

      for (guint i = 0; fits && i < n_lots; i++)
        fits = (guint) ABS (plan->goods[i]) >= self->least[i] && (guint) ABS (plan->goods[i]) <= self->most[i];
      if (fits)
        lp_master_add_plan (self->master, plan);
    }
}

/* Prices so high that as little as must be is used, and as much as can be is supplied: the first plans, which fit each other if any do. */
static BoxEnd
box_begin (Box     *self,
           Search  *search,
           GError **error)
{
  const LpMatchProblem *problem = search->problem;
  BoxEnd end;

  self->day = lp_match_net_new (problem, LP_PARK_DAY, NULL, self->least, self->most);
  self->night = lp_match_net_new (problem, LP_PARK_NIGHT, NULL, self->least, self->most);
  self->use = g_new0 (guint, problem->n_lots);
  self->supply = g_new0 (guint, problem->n_lots);
  self->prices = g_new (gint64, problem->n_lots);
  self->centre = g_new0 (gint64, problem->n_lots);
  for (guint i = 0; i < problem->n_lots; i++)
    self->prices[i] = 3 * problem->place;
  end = box_plan (self, search, error);
  if (end != BOX_OPEN)
    return end;
  self->master = lp_master_new (problem->n_lots, problem->unit / 8.0L);
  lp_master_add (self->master, LP_MASTER_USES, self->use, (long double) lp_match_net_get_total (self->day, problem));
  lp_master_add (self->master, LP_MASTER_SUPPLIES, self->supply, (long double) lp_match_net_get_total (self->night, problem));
  box_take (self, search->plans, problem->n_lots);
  return BOX_OPEN;
}

/* The plans that are best at the prices, of which @better says whether one is better than those that are known. */
static BoxEnd
box_look (Box       *self,
          Search    *search,
          gboolean  *better,
          GError   **error)
{
  const LpMatchProblem *problem = search->problem;
  BoxEnd end = box_plan (self, search, error);
  Total day, night, bound;

  if (end != BOX_OPEN)
    return end;
  day = lp_match_net_get_total (self->day, problem);
  night = lp_match_net_get_total (self->night, problem);
  bound = day + night;
  for (guint i = 0; i < problem->n_lots; i++)
    bound += (Total) self->prices[i] * ((gint64) self->use[i] - (gint64) self->supply[i]);
  if (bound > self->bound)
    {
      self->bound = bound;
      memcpy (self->centre, self->prices, sizeof (gint64) * problem->n_lots);
    }
  *better = lp_master_improve (self->master, LP_MASTER_USES, self->use, (long double) day);
  *better |= lp_master_improve (self->master, LP_MASTER_SUPPLIES, self->supply, (long double) night);
  return search_is_closed (search, self->bound) ? BOX_DONE : BOX_OPEN;
}

/* Prices swing from round to round, so they are looked at half way between the best so far and the new ones first; only where that finds nothing,
 * at the new ones (Wentges, 1997). @stands is set when no plan is better than those that are known. */
static BoxEnd
box_go_on (Box       *self,
           Search    *search,
           gboolean  *stands,
           GError   **error)
{
  const LpMatchProblem *problem = search->problem;
  gboolean solved = lp_master_solve (self->master), better = FALSE;
  BoxEnd end = BOX_OPEN;

  for (guint half = 0; end == BOX_OPEN && half < 2 && !better; half++)
    {
      for (guint i = 0; i < problem->n_lots; i++)
        {
          gint64 price = (gint64) CLAMP (roundl (lp_master_get_price (self->master, i)), 0, 3.0L * problem->place);

          self->prices[i] = half == 0 ? price / 2 + self->centre[i] / 2 : price;
        }
      end = box_look (self, search, &better, error);
    }
  *stands = !solved || !better;
  return end;
}

/* Finds the bound of the box. BOX_DONE when nothing in it is better than the best match, BOX_OPEN with the lot to split by and where: the one
 * whose number is broken most, if any is. A box of one point is done when it was tried. */
static BoxEnd
box_solve (Box      *self,
           Search   *search,
           guint    *lot,
           guint    *below,
           GError  **error)
{
  guint n = search->problem->n_lots;
  g_autofree long double *use = g_new0 (long double, n);
  g_autofree guint *whole = g_new0 (guint, n);
  long double broken = -1;
  gboolean stands = FALSE;
  BoxEnd end = box_begin (self, search, error);

  for (guint round = 0; end == BOX_OPEN && !stands && search->n_rounds < MOST_ROUNDS; round++, search->n_rounds++)
    {
      end = box_go_on (self, search, &stands, error);
      if (end == BOX_OPEN && round % 8 == 0 && (!search_try (search, self->use, error) || !search_try (search, self->supply, error)))
        return BOX_FAILED;
    }
  if (end != BOX_OPEN)
    return end;
  lp_master_keep (self->master, search->plans);
  lp_master_get_use (self->master, use);
  for (guint i = 0; i < n; i++)
    {
      long double off = ABS (use[i] - roundl (use[i]));

      whole[i] = CLAMP ((guint) roundl (use[i]), self->least[i], self->most[i]);
      if (self->least[i] == self->most[i] || off < broken)
        continue;
      broken = off;
      *lot = i;
      *below = CLAMP ((guint) floorl (use[i]), self->least[i], self->most[i] - 1);
    }
  if (!search_try (search, whole, error))
    return BOX_FAILED;
  return broken < 0 || search_is_closed (search, self->bound) ? BOX_DONE : BOX_OPEN;
}

/* FALSE on an error. The box in which less is used comes first: it is likelier to hold something. */
static gboolean
search_box (Search       *self,
            const guint  *least,
            const guint  *most,
            Total         bound,
            GError      **error)
{
  guint n = self->problem->n_lots, lot = 0, below = 0;
  g_autofree guint *edge = NULL;
  BoxEnd end;

  if (search_is_closed (self, bound))
    return TRUE;
  if (self->n_rounds >= MOST_ROUNDS)
    {
      self->bound = MIN (self->bound, bound);
      return TRUE;
    }
  {
    g_auto (Box) box = { .least = least, .most = most, .bound = bound };

    end = box_solve (&box, self, &lot, &below, error);
    bound = box.bound;
  }
  if (end != BOX_OPEN)
    return end == BOX_DONE;
  edge = g_memdup2 (most, sizeof (guint) * n);
  edge[lot] = below;
  if (!search_box (self, least, edge, bound, error))
    return FALSE;
  memcpy (edge, least, sizeof (guint) * n);
  edge[lot] = below + 1;
  return search_box (self, edge, most, bound, error);
}

gboolean
lp_match_solve_linked (const LpMatchProblem  *problem,
                       LpMatch               *match,
                       GCancellable          *cancellable,
                       GError               **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_plan_free);
  Search search = { .problem = problem, .best = match, .bound = (Total) 1 << 120, .plans = plans, .cancellable = cancellable };
  g_autofree guint *least = g_new0 (guint, problem->n_lots), *most = g_new0 (guint, problem->n_lots);
  guint64 cars = 0;

  for (guint g = 0; g < problem->n_groups; g++)
    cars += problem->groups[g].window == LP_PARK_ALL_DAY ? problem->groups[g].n : 0;
  for (guint i = 0; i < problem->n_lots; i++)
    most[i] = (guint) MIN (MIN (problem->lots[i].day, problem->lots[i].night), cars);
  if (!search_try (&search, least, error) || !search_box (&search, least, most, -((Total) 1 << 120), error))
    return FALSE;
  match->proved = search_is_closed (&search, search.bound);
  if (!match->proved)
    match->gap = (guint64) ((search.best_total - search.bound) / problem->unit);
  return TRUE;
}
