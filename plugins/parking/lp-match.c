/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Matching cars to lots. Where every car needs either day or night, each half of the day is a flow of least cost by itself. Cars that keep one
 * bay day and night link the two: lp-match-linked.c.
 *
 * Which sets of cars can be placed together in one half is a transversal matroid, so a sum of weights in the order of the ranks is highest for
 * the set in which the best rank has as many as can be, then the next, and so on: adding ranks up is as good as comparing them one by one. */

#include "lp-match-private.h"

#include <glib/gi18n-lib.h>

#define NO_ARC G_MAXUINT

LpMatchNet *
lp_match_net_new (const LpMatchProblem *problem,
                  LpParkWindow          half,
                  const guint          *taken,
                  const guint          *least,
                  const guint          *most)
{
  LpMatchNet *self = g_new0 (LpMatchNet, 1);
  guint n_lots = problem->n_lots;
  g_autofree guint *lots = g_new0 (guint, n_lots), *gates = g_new0 (guint, n_lots);
  guint reserve = 0;
  guint64 reserved = 0;

  self->flow = lp_flow_new (problem->n_groups + 2 * n_lots + 1, problem->n_groups * n_lots + 2 * n_lots);
  self->arcs = g_array_new (FALSE, FALSE, sizeof (LpMatchArc));
  self->nodes = g_new0 (guint, problem->n_groups);
  self->forced = g_new (guint, n_lots);
  self->free = g_new (guint, n_lots);
  for (guint i = 0; i < n_lots; i++)
    {
      guint bays = half == LP_PARK_DAY ? problem->lots[i].day : problem->lots[i].night;

      self->forced[i] = self->free[i] = NO_ARC;
      bays -= taken != NULL ? taken[i] : 0;
      if (bays > 0)
        lots[i] = lp_flow_add_node (self->flow, 0, bays, 0);
      reserved += most != NULL ? most[i] : 0;
    }
  if (most != NULL && half == LP_PARK_NIGHT)
    reserve = lp_flow_add_node (self->flow, reserved, LP_FLOW_ENDLESS, 0);
  for (guint i = 0; most != NULL && i < n_lots; i++)
    {
      guint from = reserve;

      if (most[i] == 0 || lots[i] == 0)
        continue;
      if (half == LP_PARK_DAY)
        from = gates[i] = lp_flow_add_node (self->flow, 0, LP_FLOW_ENDLESS, 4 * problem->place);
      /* What must go through gains more than anything else can. */
      self->forced[i] = lp_flow_add_arc (self->flow, from, lots[i], least[i], -4 * problem->place);
      self->free[i] = lp_flow_add_arc (self->flow, from, lots[i], most[i] - least[i], 0);
    }
  for (guint g = 0; g < problem->n_groups; g++)
    {
      const LpMatchGroup *group = &problem->groups[g];
      const guint *to = group->window == half ? lots : gates;

      if (group->n == 0 || (group->window != half && (half != LP_PARK_DAY || group->window != LP_PARK_ALL_DAY)))
        continue;
      self->nodes[g] = lp_flow_add_node (self->flow, group->n, LP_FLOW_ENDLESS, problem->place + problem->step * group->rank);
      for (guint i = 0; i < n_lots; i++)
        if (group->costs[i] != LP_MATCH_NEVER && to[i] != 0)
          {
            LpMatchArc arc = { g, i, lp_flow_add_arc (self->flow, self->nodes[g], to[i], LP_FLOW_ENDLESS, problem->unit * group->costs[i]) };

            g_array_append_val (self->arcs, arc);
          }
    }
  return self;
}

void
lp_match_net_free (LpMatchNet *self)
{
  lp_flow_free (self->flow);
  g_array_unref (self->arcs);
  g_free (self->nodes);
  g_free (self->forced);
  g_free (self->free);
  g_free (self);
}

gboolean
lp_match_net_solve (LpMatchNet    *self,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return lp_flow_solve (self->flow, cancellable, error);
}

/* Writes down who is placed by the flow. */
void
lp_match_net_add_to (LpMatchNet           *self,
                     const LpMatchProblem *problem,
                     LpMatch              *match)
{
  for (guint i = 0; i < self->arcs->len; i++)
    {
      const LpMatchArc *arc = &g_array_index (self->arcs, LpMatchArc, i);
      const LpMatchGroup *group = &problem->groups[arc->group];
      LpMatchPlace place = { arc->group, arc->lot, (guint) lp_flow_get_flow (self->flow, arc->arc) };

      if (place.n == 0)
        continue;
      g_array_append_val (match->places, place);
      match->n_placed += place.n;
      match->rank += (guint64) place.n * group->rank;
      match->cost += (guint64) place.n * (guint64) group->costs[arc->lot];
    }
}

static int
lp_match_compare_places (gconstpointer a,
                         gconstpointer b)
{
  const LpMatchPlace *x = a, *y = b;

  return x->group != y->group ? (x->group < y->group ? -1 : 1) : (x->lot < y->lot ? -1 : x->lot > y->lot);
}

/* Fails when there are so many cars of such costs that their sums cannot be told apart any more. */
static gboolean
lp_match_problem_weigh (LpMatchProblem  *problem,
                        gboolean        *linked,
                        GError         **error)
{
  double n = 0, dearest = 0, rank = 0, step, all_day = 0;

  for (guint g = 0; g < problem->n_groups; g++)
    {
      const LpMatchGroup *group = &problem->groups[g];

      n += group->n;
      rank = MAX (rank, group->rank);
      all_day += group->window == LP_PARK_ALL_DAY ? group->n : 0;
      for (guint i = 0; i < problem->n_lots; i++)
        dearest = MAX (dearest, group->costs[i]);
    }
  step = n * dearest + 1;
  if (step * (n * rank + 1) > LP_FLOW_MOST_COST / 8.0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("%.0f cars are too many to be matched at once"), n);
      return FALSE;
    }
  *linked = all_day > 0;
  /* Rounded prices, half off for each car that stays all day, are together off by less than one of a cost, if there is room for that. */
  problem->unit = (gint64) CLAMP (LP_FLOW_MOST_COST / 8.0 / (step * (n * rank + 1)), 1, all_day + 1);
  problem->step = problem->unit * (gint64) step;
  problem->place = problem->step * ((gint64) n * (gint64) rank + 1);
  return TRUE;
}

/**
 * lp_match_solve:
 * @groups: (array length=n_groups): who needs a bay
 * @n_groups: how many groups
 * @lots: (array length=n_lots): what there is
 * @n_lots: how many lots
 * @cancellable: (nullable): lets it be stopped
 * @error: return location for an error
 *
 * Places as many cars as can be; of all ways to do that, one with the highest sum of ranks; of those, one with the least cost. May take long
 * where cars stay all day: call it on a worker.
 *
 * Returns: (transfer full) (nullable): who goes where; %NULL when it was stopped, or there are too many cars for it
 */
LpMatch *
lp_match_solve (const LpMatchGroup  *groups,
                guint                n_groups,
                const LpMatchLot    *lots,
                guint                n_lots,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr (LpMatch) self = g_new0 (LpMatch, 1);
  LpMatchProblem problem = { .groups = groups, .lots = lots, .n_groups = n_groups, .n_lots = n_lots };
  gboolean linked;

  self->places = g_array_new (FALSE, FALSE, sizeof (LpMatchPlace));
  self->proved = TRUE;
  if (!lp_match_problem_weigh (&problem, &linked, error))
    return NULL;
  if (linked)
    {
      if (!lp_match_solve_linked (&problem, self, cancellable, error))
        return NULL;
    }
  else
    for (guint i = 0; i < 2; i++)
      {
        g_autoptr (LpMatchNet) net = lp_match_net_new (&problem, i == 0 ? LP_PARK_DAY : LP_PARK_NIGHT, NULL, NULL, NULL);

        if (!lp_match_net_solve (net, cancellable, error))
          return NULL;
        lp_match_net_add_to (net, &problem, self);
      }
  g_array_sort (self->places, lp_match_compare_places);
  return g_steal_pointer (&self);
}

void
lp_match_free (LpMatch *self)
{
  g_array_unref (self->places);
  g_free (self);
}
