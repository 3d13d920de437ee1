/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* From the file to a plan: on a worker. */

#include "lp-plan-store.h"
#include "lp-walk-store.h"

/* Longer walks are of no interest to anybody, in seconds. */
#define LONGEST_WALK 3600

LpPlanOrder *
lp_plan_order_new (LinliMatterKind   *kind,
                   const LpPlanScope *scope,
                   LpWalk            *walk)
{
  LpPlanOrder *order = g_new0 (LpPlanOrder, 1);

  order->kind = g_object_ref (kind);
  order->scope = *scope;
  order->walk = walk != NULL ? lp_walk_ref (walk) : NULL;
  return order;
}

void
lp_plan_order_free (gpointer data)
{
  LpPlanOrder *order = data;

  g_object_unref (order->kind);
  g_clear_pointer (&order->walk, lp_walk_unref);
  g_free (order);
}

static void
lp_plan_clear (gpointer data)
{
  LpPlan *self = data;

  g_clear_object (&self->kind);
  g_clear_pointer (&self->input, lp_plan_input_free);
  g_clear_pointer (&self->result, lp_plan_result_free);
  g_clear_pointer (&self->walk, lp_walk_unref);
}

LpPlan *
lp_plan_ref (LpPlan *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
lp_plan_unref (LpPlan *self)
{
  g_atomic_rc_box_release_full (self, lp_plan_clear);
}

const LpPlanAnswer *
lp_plan_get_answer (const LpPlan *self,
                    guint         need)
{
  return &g_array_index (self->result->answers, LpPlanAnswer, need);
}

/* Ways from all doors of all lots to all homes. What begins or ends where it was guessed is an estimate. */
static LpWalkWay *
lp_plan_measure (const LpPlanInput  *input,
                 LpWalk             *walk,
                 GCancellable       *cancellable,
                 GError            **error)
{
  g_autoptr (GArray) doors = g_array_new (FALSE, FALSE, sizeof (LpWalkPoint));
  g_autofree LpWalkWay *ways = NULL;
  gsize way = 0;

  for (guint i = 0; i < input->places->len; i++)
    {
      const LpPlanPlace *place = g_ptr_array_index (input->places, i);

      g_array_append_vals (doors, place->doors->data, place->doors->len);
    }
  ways = g_new (LpWalkWay, (gsize) doors->len * input->homes->len + 1);
  if (!lp_walk_measure (walk, (const LpWalkPoint *) (gpointer) doors->data, doors->len, (const LpWalkPoint *) (gpointer) input->homes->data,
                        input->homes->len, LONGEST_WALK, ways, cancellable, error))
    return NULL;
  for (guint i = 0; i < input->places->len; i++)
    {
      const LpPlanPlace *place = g_ptr_array_index (input->places, i);

      for (guint d = 0; d < place->doors->len; d++)
        for (guint k = 0; k < input->homes->len; k++, way++)
          ways[way].estimated |= place->guessed || g_array_index (input->rough, gboolean, k);
    }
  return g_steal_pointer (&ways);
}

/* How far those who are placed walked to the lot that they lost. */
static gboolean
lp_plan_look_back (LpPlan        *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const LpPlanInput *input = self->input;
  guint n = input->homes->len;
  g_autofree LpWalkWay *ways = g_new (LpWalkWay, (gsize) input->lost->len * n + 1);
  guint64 sum = 0;

  if (!lp_walk_measure (self->walk, (const LpWalkPoint *) (gpointer) input->lost->data, input->lost->len,
                        (const LpWalkPoint *) (gpointer) input->homes->data, n, LONGEST_WALK, ways, cancellable, error))
    return FALSE;
  for (guint k = 0; k < n; k++)
    {
      int best = -1;

      for (guint d = 0; d < input->lost->len; d++)
        if (ways[(gsize) d * n + k].seconds >= 0 && (best < 0 || ways[(gsize) d * n + k].seconds < best))
          best = ways[(gsize) d * n + k].seconds;
      if (best < 0 || lp_plan_get_answer (self, k)->code != LP_PLAN_PLACED || g_array_index (input->needs, LpPlanNeed, k).nowhere)
        continue;
      sum += (guint64) best;
      self->n_before_walks++;
    }
  self->before_walk = self->n_before_walks > 0 ? (guint) (sum / self->n_before_walks) : 0;
  return TRUE;
}

gpointer
lp_plan_run (LinliDatabase  *database,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  LpPlanOrder *order = data;
  g_autoptr (LpPlan) self = g_atomic_rc_box_new0 (LpPlan);
  const LpPlanInput *input;
  g_autofree LpWalkWay *ways = NULL;

  self->kind = g_object_ref (order->kind);
  self->input = lp_plan_input_load (database, order->kind, &order->scope, cancellable, error);
  if (self->input == NULL)
    return NULL;
  input = self->input;
  g_atomic_int_set (&order->stage, LP_PLAN_NETWORK);
  self->walk = order->walk != NULL ? lp_walk_ref (order->walk) : lp_walk_load (database, cancellable, error);
  if (self->walk == NULL)
    return NULL;
  g_atomic_int_set (&order->stage, LP_PLAN_WALKING);
  ways = lp_plan_measure (input, self->walk, cancellable, error);
  if (ways == NULL)
    return NULL;
  g_atomic_int_set (&order->stage, LP_PLAN_MATCHING);
  self->result = lp_plan_make ((const LpPlanLot *) (gpointer) input->lots->data, input->lots->len, (const LpPlanNeed *) (gpointer) input->needs->data,
                               input->needs->len, ways, &input->weights, cancellable, error);
  return self->result != NULL && lp_plan_look_back (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}
