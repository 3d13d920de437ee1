/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who parks where: limits and wishes become costs for the exact matching, and its answer becomes an answer to each need. Pins are taken out
 * beforehand, so that nothing can push them away. Lives on the stack of its caller, and may be made on a worker. */

#include "lp-plan.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const LpPlanLot *lots;
  const LpPlanNeed *needs;
  const LpPlanWeights *weights;
  guint n_lots;
  guint n_needs;
  LpWalkWay *ways;  /* lot * n_needs + need, of the best entrance */
  LpMatchLot *free; /* what is left in each lot */
  gint32 *costs;    /* need * n_lots + lot */
} LpPlanner;

static void
lp_planner_clear (LpPlanner *self)
{
  g_free (self->ways);
  g_free (self->free);
  g_free (self->costs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LpPlanner, lp_planner_clear)

static const LpWalkWay *
lp_planner_way (const LpPlanner *self,
                guint            need,
                guint            lot)
{
  return &self->ways[(gsize) lot * self->n_needs + need];
}

/* Of several entrances of a lot the one that is reached first counts. */
static void
lp_planner_choose_ways (LpPlanner       *self,
                        const LpWalkWay *ways)
{
  self->ways = g_new (LpWalkWay, (gsize) self->n_lots * self->n_needs);
  for (guint i = 0; i < self->n_lots; i++)
    for (guint e = 0; e < self->lots[i].n_entrances; e++, ways += self->n_needs)
      for (guint k = 0; k < self->n_needs; k++)
        {
          LpWalkWay *best = &self->ways[(gsize) i * self->n_needs + k];

          if (e == 0 || (ways[k].seconds >= 0 && (best->seconds < 0 || ways[k].seconds < best->seconds)))
            *best = ways[k];
        }
}

/* Which limit keeps a need from a lot; the order is that in which they are told. */
static LpPlanCode
lp_planner_check (const LpPlanner *self,
                  guint            need,
                  guint            lot)
{
  const LpPlanNeed *who = &self->needs[need];
  const LpPlanLot *where = &self->lots[lot];
  int seconds = lp_planner_way (self, need, lot)->seconds;

  if (!where->counted)
    return LP_PLAN_NO_LOT;
  if (seconds < 0 || (who->most_walk >= 0 && seconds > who->most_walk))
    return LP_PLAN_TOO_FAR;
  if (!where->outsiders && (where->compound == 0 || where->compound != who->compound))
    return LP_PLAN_NO_OUTSIDERS;
  if (who->most_price >= 0 && where->month_price > who->most_price)
    return LP_PLAN_TOO_DEAR;
  for (guint i = 0; i < who->n_refused; i++)
    if (who->refused[i] == where->id)
      return LP_PLAN_REFUSED;
  return LP_PLAN_FULL;
}

static int
lp_planner_more (const LpPlanner *self,
                 guint            need,
                 guint            lot)
{
  int before = self->needs[need].price_before, after = self->lots[lot].month_price;

  return before < 0 || after < 0 ? 0 : after - before;
}

static gboolean
lp_planner_has_bay (const LpPlanner *self,
                    guint            lot,
                    LpParkWindow     window)
{
  return ((window & LP_PARK_DAY) == 0 || self->free[lot].day > 0) && ((window & LP_PARK_NIGHT) == 0 || self->free[lot].night > 0);
}

static void
lp_planner_place (LpPlanner    *self,
                  LpPlanAnswer *answer,
                  guint         need,
                  guint         lot)
{
  self->free[lot].day -= (self->needs[need].window & LP_PARK_DAY) != 0;
  self->free[lot].night -= (self->needs[need].window & LP_PARK_NIGHT) != 0;
  answer->code = LP_PLAN_PLACED;
  answer->lot = (int) lot;
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
            answer->lot = (int) i;
            if (self->lots[i].counted && lp_planner_has_bay (self, i, who->window))
              lp_planner_place (self, answer, order[k], i);
          }
    }
}

/* Fails where to move somebody could not be made to outweigh all walks. */
static gboolean
lp_planner_weigh (LpPlanner  *self,
                  GError    **error)
{
  const LpPlanWeights *weights = self->weights;
  gint64 least = 0, dearest = 0, move;
  g_autofree gint64 *costs = g_new (gint64, (gsize) self->n_needs * self->n_lots);

  for (guint k = 0; k < self->n_needs; k++)
    for (guint i = 0; i < self->n_lots; i++)
      {
        const LpWalkWay *way = lp_planner_way (self, k, i);
        LpParkWindow window = self->needs[k].window;
        gboolean whole = self->lots[i].day > 0 && self->lots[i].night > 0;
        gint64 cost = way->seconds + (gint64) way->crossings * weights->crossing + (gint64) lp_planner_more (self, k, i) * weights->yuan;

        if (lp_planner_check (self, k, i) != LP_PLAN_FULL)
          continue;
        costs[(gsize) k * self->n_lots + i] = cost += whole && window != LP_PARK_ALL_DAY ? weights->fit : 0;
        least = MIN (least, cost);
        dearest = MAX (dearest, cost);
      }
  dearest -= least; /* the same is added for everybody, so that none is below 0 */
  if ((double) dearest * (self->n_needs + 1.0) + 1 > G_MAXINT32)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("%.0f cars are too many to be matched at once"), (double) self->n_needs);
      return FALSE;
    }
  move = weights->keep ? self->n_needs * dearest + 1 : 0;
  self->costs = g_new (gint32, (gsize) self->n_needs * self->n_lots);
  for (guint k = 0; k < self->n_needs; k++)
    for (guint i = 0; i < self->n_lots; i++)
      {
        gsize at = (gsize) k * self->n_lots + i;
        gboolean moves = self->needs[k].current != 0 && self->needs[k].current != self->lots[i].id;

        self->costs[at] = lp_planner_check (self, k, i) != LP_PLAN_FULL ? LP_MATCH_NEVER : (gint32) (costs[at] - least + (moves ? move : 0));
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
  gsize size = sizeof (gint32) * self->n_lots;

  for (guint k = 0; k < self->n_needs; k++)
    {
      const LpPlanNeed *who = &self->needs[order[k]];
      LpMatchGroup group = { 1, who->window, lp_plan_get_rank (who), self->costs + (gsize) order[k] * self->n_lots };
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
    lp_match_solve ((const LpMatchGroup *) (gpointer) groups->data, groups->len, self->free, self->n_lots, cancellable, error);

  if (match == NULL)
    return FALSE;
  plan->proved = match->proved;
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
      if (way->seconds < 0 || code == LP_PLAN_NO_LOT)
        continue;
      if (code == LP_PLAN_FULL && answer->code == LP_PLAN_FULL &&
          (answer->lot == LP_PLAN_NONE || way->seconds < lp_planner_way (self, need, (guint) answer->lot)->seconds))
        answer->lot = (int) i;
      if (code != LP_PLAN_FULL && lp_planner_has_bay (self, i, self->needs[need].window) &&
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

  for (guint i = 0; i < self->n_lots; i++)
    plan->n_uncounted += !self->lots[i].counted;
  for (guint k = 0; k < self->n_needs; k++)
    {
      LpPlanAnswer *answer = &g_array_index (plan->answers, LpPlanAnswer, k);
      gint64 current = self->needs[k].current, now = 0;

      if (answer->code != LP_PLAN_PLACED)
        lp_planner_explain (self, k, answer);
      if (answer->lot != LP_PLAN_NONE)
        {
          answer->way = *lp_planner_way (self, k, (guint) answer->lot);
          answer->price = self->lots[answer->lot].month_price;
        }
      if (answer->code == LP_PLAN_PLACED)
        {
          now = self->lots[answer->lot].id;
          plan->n_placed++;
          walk += (guint64) MAX (answer->way.seconds, 0);
          plan->saved -= lp_planner_more (self, k, (guint) answer->lot);
        }
      plan->n_moved += current != 0 && current != now;
    }
  plan->mean_walk = plan->n_placed > 0 ? (guint) (walk / plan->n_placed) : 0;
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
      LpPlanAnswer left = { LP_PLAN_NO_LOT, LP_PLAN_NONE, { -1, 0, 0, 0 }, -1, LP_PLAN_NONE, { -1, 0, 0, 0 } };

      g_array_append_val (plan->answers, left);
      order[k] = k;
    }
  g_qsort_with_data (order, (int) n_needs, sizeof (guint), lp_planner_compare, &self);
  self.free = g_new0 (LpMatchLot, n_lots + 1);
  for (guint i = 0; i < n_lots; i++)
    if (lots[i].counted)
      self.free[i] = (LpMatchLot) { lots[i].day, lots[i].night };
  lp_planner_choose_ways (&self, ways);
  lp_planner_place_pins (&self, order, plan->answers);
  if (!lp_planner_weigh (&self, error) || !lp_planner_match (&self, order, plan, cancellable, error))
    return NULL;
  lp_planner_sum (&self, plan);
  return g_steal_pointer (&plan);
}

void
lp_plan_result_free (LpPlanResult *self)
{
  g_clear_pointer (&self->answers, g_array_unref);
  g_free (self);
}
