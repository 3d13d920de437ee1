/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who parks where: limits and wishes become costs for the exact matching, and its answer becomes an answer to each need. Pins are taken out
 * beforehand, so that nothing can push them away. Lives on the stack of its caller, and may be made on a worker. */

#include "lp-plan-private.h"

#include <glib/gi18n-lib.h>

static void
lp_planner_clear (LpPlanner *self)
{
  g_free (self->ways);
  g_free (self->free);
  g_free (self->costs);
  g_array_unref (self->pools);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LpPlanner, lp_planner_clear)

/* Of several entrances of a lot the one that is reached first counts. */
static void
lp_planner_choose_ways (LpPlanner       *self,
                        const LpWalkWay *ways)
{
  self->ways = g_new (LpWalkWay, (gsize) self->n_lots * self->n_needs + 1);
  for (guint i = 0; i < self->n_lots; i++)
    {
      LpWalkWay *best = &self->ways[(gsize) i * self->n_needs];

      for (guint k = 0; k < self->n_needs; k++)
        best[k] = (LpWalkWay) { -1, 0, 0, FALSE };
      for (guint e = 0; e < self->lots[i].n_entrances; e++, ways += self->n_needs)
        for (guint k = 0; k < self->n_needs; k++)
          if (!self->needs[k].nowhere && (e == 0 || (ways[k].seconds >= 0 && (best[k].seconds < 0 || ways[k].seconds < best[k].seconds))))
            best[k] = ways[k];
    }
}

static void
lp_planner_list_pools (LpPlanner *self)
{
  self->pools = g_array_new (FALSE, FALSE, sizeof (LpPlanPool));
  self->free = g_new0 (LpMatchLot, (gsize) self->n_lots * LP_PLAN_N_KINDS + 1);
  for (guint i = 0; i < self->n_lots; i++)
    for (LpPlanKind kind = 0; kind < LP_PLAN_N_KINDS; kind++)
      if (self->lots[i].bays[kind].known)
        {
          LpPlanPool pool = { i, kind };

          self->free[self->pools->len] = (LpMatchLot) { (guint) MAX (self->lots[i].bays[kind].day, 0), (guint) MAX (self->lots[i].bays[kind].night, 0) };
          g_array_append_val (self->pools, pool);
        }
}

static const LpPlanPool *
lp_planner_get_pool (const LpPlanner *self,
                     guint            pool)
{
  return &g_array_index (self->pools, LpPlanPool, pool);
}

/* The pool of a lot in which a bay is left for the need, its own kind before others; or %LP_PLAN_NONE. */
static int
lp_planner_find_bay (const LpPlanner *self,
                     guint            need,
                     guint            lot)
{
  LpParkWindow window = self->needs[need].window;
  int found = LP_PLAN_NONE;

  for (guint p = 0; p < self->pools->len; p++)
    {
      const LpPlanPool *pool = lp_planner_get_pool (self, p);

      if (pool->lot == lot && (window & ~self->lots[lot].open) == 0 && lp_planner_counts (self, need, lot, pool->kind) &&
          ((window & LP_PARK_DAY) == 0 || self->free[p].day > 0) && ((window & LP_PARK_NIGHT) == 0 || self->free[p].night > 0) &&
          (found == LP_PLAN_NONE || pool->kind == self->needs[need].bays))
        found = (int) p;
    }
  return found;
}

static void
lp_planner_place (LpPlanner    *self,
                  LpPlanAnswer *answer,
                  guint         need,
                  guint         pool)
{
  self->free[pool].day -= (self->needs[need].window & LP_PARK_DAY) != 0;
  self->free[pool].night -= (self->needs[need].window & LP_PARK_NIGHT) != 0;
  answer->code = LP_PLAN_PLACED;
  answer->lot = (int) lp_planner_get_pool (self, pool)->lot;
  answer->bays = lp_planner_get_pool (self, pool)->kind;
}

/* Who is placed sooner comes first. */
static int
lp_planner_compare (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  const LpPlanner *self = data;
  guint x = *(const guint *) a, y = *(const guint *) b;
  const LpPlanNeed *left = &self->needs[x], *right = &self->needs[y];

  if (lp_plan_get_rank (left) != lp_plan_get_rank (right))
    return lp_plan_get_rank (left) > lp_plan_get_rank (right) ? -1 : 1;
  if (left->waiting_days != right->waiting_days)
    return left->waiting_days > right->waiting_days ? -1 : 1;
  return x < y ? -1 : x > y;
}

static void
lp_planner_place_pins (LpPlanner   *self,
                       const guint *order,
                       GArray      *answers)
{
  for (guint k = 0; k < self->n_needs; k++)
    {
      const LpPlanNeed *who = &self->needs[order[k]];
      LpPlanAnswer *answer = &g_array_index (answers, LpPlanAnswer, order[k]);

      if (who->pinned == 0)
        continue;
      answer->code = LP_PLAN_PIN;
      for (guint i = 0; i < self->n_lots; i++)
        if (self->lots[i].id == who->pinned)
          {
            int pool = lp_planner_find_bay (self, order[k], i);

            answer->lot = (int) i;
            if (pool != LP_PLAN_NONE)
              lp_planner_place (self, answer, order[k], (guint) pool);
          }
    }
}

/* What a bay costs a need, in seconds of walk; less than 0 where it pays less than before. */
static gint64
lp_planner_get_cost (const LpPlanner *self,
                     guint            need,
                     guint            pool)
{
  const LpPlanPool *where = lp_planner_get_pool (self, pool);
  const LpWalkWay *way = lp_planner_way (self, need, where->lot);
  const LpPlanBays *bays = &self->lots[where->lot].bays[where->kind];
  gboolean whole = bays->day > 0 && bays->night > 0 && self->lots[where->lot].open == LP_PARK_ALL_DAY, known;
  gint64 cost = way->seconds + (gint64) way->crossings * self->weights->crossing;

  cost += (gint64) lp_planner_more (self, need, where->lot, &known) * self->weights->yuan / 100;
  cost += whole && self->needs[need].window != LP_PARK_ALL_DAY ? self->weights->fit : 0;
  return cost + (where->kind != self->needs[need].bays ? self->weights->fit : 0);
}

static gboolean
lp_planner_may (const LpPlanner *self,
                guint            need,
                guint            pool)
{
  const LpPlanPool *where = lp_planner_get_pool (self, pool);

  return lp_planner_counts (self, need, where->lot, where->kind) && lp_planner_check (self, need, where->lot) == LP_PLAN_FULL;
}

/* Fails where to move somebody could not be made to outweigh all walks. */
static gboolean
lp_planner_weigh (LpPlanner  *self,
                  GError    **error)
{
  gint64 least = 0, dearest = 0, move;
  guint n = self->pools->len;

  for (guint k = 0; k < self->n_needs; k++)
    for (guint p = 0; p < n; p++)
      if (lp_planner_may (self, k, p))
        {
          gint64 cost = lp_planner_get_cost (self, k, p);

          least = MIN (least, cost);
          dearest = MAX (dearest, cost);
        }
  dearest -= least; /* the same is added for everybody, so that none is below 0 */
  if ((double) dearest * (self->n_needs + 1.0) + 1 > G_MAXINT32)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("%.0f cars are too many to be matched at once"), (double) self->n_needs);
      return FALSE;
    }
  move = self->weights->keep ? self->n_needs * dearest + 1 : 0;
  self->costs = g_new (gint32, (gsize) self->n_needs * n + 1);
  for (guint k = 0; k < self->n_needs; k++)
    for (guint p = 0; p < n; p++)
      {
        gboolean moves = self->needs[k].current != 0 && self->needs[k].current != self->lots[lp_planner_get_pool (self, p)->lot].id;

        self->costs[(gsize) k * n + p] =
          lp_planner_may (self, k, p) ? (gint32) (lp_planner_get_cost (self, k, p) - least + (moves ? move : 0)) : LP_MATCH_NEVER;
      }
  return TRUE;
}

/* Needs to which the same holds make one group; they are in order, so the longest waiting is the first of it. */
static GPtrArray *
lp_planner_group (const LpPlanner *self,
                  const guint     *order,
                  GArray          *groups)
{
  GPtrArray *members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  gsize size = sizeof (gint32) * self->pools->len;

  for (guint k = 0; k < self->n_needs; k++)
    {
      const LpPlanNeed *who = &self->needs[order[k]];
      LpMatchGroup group = { 1, who->window, lp_plan_get_rank (who), self->costs + (gsize) order[k] * self->pools->len };
      gint32 head[] = { (gint32) group.window, (gint32) group.rank };
      GByteArray *key;
      g_autoptr (GBytes) bytes = NULL;
      GArray *same;

      if (who->pinned != 0)
        continue;
      key = g_byte_array_append (g_byte_array_new (), (const guint8 *) head, sizeof head);
      bytes = g_byte_array_free_to_bytes (g_byte_array_append (key, (const guint8 *) group.costs, (guint) size));
      same = g_hash_table_lookup (known, bytes);
      if (same == NULL)
        {
          same = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (members, same);
          g_array_append_val (groups, group);
          g_hash_table_insert (known, g_bytes_ref (bytes), same);
        }
      g_array_append_val (same, order[k]);
    }
  for (guint g = 0; g < groups->len; g++)
    g_array_index (groups, LpMatchGroup, g).n = ((GArray *) members->pdata[g])->len;
  return members;
}

static gboolean
lp_planner_match (LpPlanner     *self,
                  const guint   *order,
                  LpPlanResult  *plan,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (LpMatchGroup));
  g_autoptr (GPtrArray) members = lp_planner_group (self, order, groups);
  g_autofree guint *next = g_new0 (guint, groups->len + 1);
  g_autoptr (LpMatch) match =
    lp_match_solve ((const LpMatchGroup *) (gpointer) groups->data, groups->len, self->free, self->pools->len, cancellable, error);

  if (match == NULL)
    return FALSE;
  plan->proved = match->proved;
  plan->gap = match->gap;
  for (guint i = 0; i < match->places->len; i++)
    {
      const LpMatchPlace *place = &g_array_index (match->places, LpMatchPlace, i);

      for (guint n = 0; n < place->n; n++)
        {
          guint need = g_array_index ((GArray *) members->pdata[place->group], guint, next[place->group]++);

          lp_planner_place (self, &g_array_index (plan->answers, LpPlanAnswer, need), need, place->lot);
        }
    }
  return TRUE;
}

/* Why a need is left over, and what there would be beyond its limits. */
static void
lp_planner_explain (const LpPlanner *self,
                    guint            need,
                    LpPlanAnswer    *answer)
{
  for (guint i = 0; i < self->n_lots; i++)
    {
      LpPlanCode code = lp_planner_check (self, need, i);
      const LpWalkWay *way = lp_planner_way (self, need, i);

      if (answer->code != LP_PLAN_PIN)
        answer->code = MAX (answer->code, code);
      if (way->seconds < 0 || code == LP_PLAN_NO_LOT || code == LP_PLAN_NOWHERE)
        continue;
      if (code == LP_PLAN_FULL && answer->code == LP_PLAN_FULL &&
          (answer->lot == LP_PLAN_NONE || way->seconds < lp_planner_way (self, need, (guint) answer->lot)->seconds))
        answer->lot = (int) i;
      if (code != LP_PLAN_FULL && lp_planner_find_bay (self, need, i) != LP_PLAN_NONE &&
          (answer->nearest == LP_PLAN_NONE || way->seconds < answer->nearest_way.seconds))
        {
          answer->nearest = (int) i;
          answer->nearest_way = *way;
        }
    }
}

static void
lp_planner_sum (const LpPlanner *self,
                LpPlanResult    *plan)
{
  guint64 walk = 0;
  guint n_walks = 0;

  for (guint i = 0; i < plan->options->len; i++)
    plan->n_uncounted += !g_array_index (plan->options, LpPlanOption, i).counted;
  for (guint k = 0; k < self->n_needs; k++)
    {
      LpPlanAnswer *answer = &g_array_index (plan->answers, LpPlanAnswer, k);
      gint64 current = self->needs[k].current, now = 0;
      gboolean priced = FALSE;

      if (answer->code != LP_PLAN_PLACED)
        lp_planner_explain (self, k, answer);
      if (answer->lot != LP_PLAN_NONE)
        {
          answer->way = *lp_planner_way (self, k, (guint) answer->lot);
          answer->price = lp_plan_get_price (&self->lots[answer->lot], &self->needs[k]);
        }
      if (answer->code == LP_PLAN_PLACED)
        {
          now = self->lots[answer->lot].id;
          plan->n_placed++;
          n_walks += answer->way.seconds >= 0;
          walk += (guint64) MAX (answer->way.seconds, 0);
          plan->saved_fen -= lp_planner_more (self, k, (guint) answer->lot, &priced);
          plan->n_saved += priced;
        }
      plan->n_moved += current != 0 && current != now;
    }
  plan->mean_walk = n_walks > 0 ? (guint) (walk / n_walks) : 0;
}

/**
 * lp_plan_get_rank:
 * @need: a need
 *
 * A class counts more than all waiting; within it, each full month of thirty days counts, up to %LP_PLAN_MONTHS.
 *
 * Returns: its rank among others, as lp_match_solve() wants it
 */
guint
lp_plan_get_rank (const LpPlanNeed *need)
{
  return (guint) need->rank_class * (LP_PLAN_MONTHS + 1) + MIN (need->waiting_days / 30, LP_PLAN_MONTHS);
}

/**
 * lp_plan_make:
 * @lots: (array length=n_lots): what there is; the bays that those who need one have now count as free
 * @n_lots: how many lots
 * @needs: (array length=n_needs): who needs a bay
 * @n_needs: how many needs
 * @ways: (array): as from lp_walk_measure(), from each entrance of each lot in their order to each of the needs
 * @weights: what counts for how much
 * @cancellable: (nullable): lets it be stopped
 * @error: return location for an error
 *
 * Places as many as can be, of these the highest ranks, of these with the least walk and what is weighed against it; see lp_match_solve().
 * Call it on a worker.
 *
 * Returns: (transfer full) (nullable): who parks where; %NULL when it was stopped, or there are too many for it
 */
LpPlanResult *
lp_plan_make (const LpPlanLot      *lots,
              guint                 n_lots,
              const LpPlanNeed     *needs,
              guint                 n_needs,
              const LpWalkWay      *ways,
              const LpPlanWeights  *weights,
              GCancellable         *cancellable,
              GError              **error)
{
  g_autoptr (LpPlanResult) plan = g_new0 (LpPlanResult, 1);
  g_auto (LpPlanner) self = { .lots = lots, .needs = needs, .weights = weights, .n_lots = n_lots, .n_needs = n_needs };
  g_autofree guint *order = g_new (guint, n_needs + 1);

  plan->answers = g_array_new (FALSE, FALSE, sizeof (LpPlanAnswer));
  for (guint k = 0; k < n_needs; k++)
    {
      LpPlanAnswer left = { needs[k].nowhere ? LP_PLAN_NOWHERE : LP_PLAN_NO_LOT, LP_PLAN_NONE, LP_PLAN_PLAIN, { -1, 0, 0, 0 },
                            { LP_PLAN_UNKNOWN, FALSE }, LP_PLAN_NONE, { -1, 0, 0, 0 } };

      g_array_append_val (plan->answers, left);
      order[k] = k;
    }
  g_qsort_with_data (order, (int) n_needs, sizeof (guint), lp_planner_compare, &self);
  lp_planner_list_pools (&self);
  lp_planner_choose_ways (&self, ways);
  lp_planner_place_pins (&self, order, plan->answers);
  if (!lp_planner_weigh (&self, error) || !lp_planner_match (&self, order, plan, cancellable, error))
    return NULL;
  plan->options = lp_planner_list_options (&self);
  lp_planner_sum (&self, plan);
  return g_steal_pointer (&plan);
}

void
lp_plan_result_free (LpPlanResult *self)
{
  g_clear_pointer (&self->answers, g_array_unref);
  g_clear_pointer (&self->options, g_array_unref);
  g_free (self);
}
