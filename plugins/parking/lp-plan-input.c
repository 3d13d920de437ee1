/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a plan depends on, read at one moment. */

#include "lp-plan-input.h"

#include "lp-plan-lot-store.h"
#include "lp-plan-store.h"
#include "lp-use-store.h"

void
lp_plan_input_free (LpPlanInput *self)
{
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->places);
  g_array_unref (self->needs);
  g_array_unref (self->homes);
  g_array_unref (self->rough);
  g_array_unref (self->lots);
  g_array_unref (self->lost);
  g_array_unref (self->origin);
  g_free (self->print);
  g_free (self);
}

static gboolean
lp_plan_scope_has (const LpPlanScope *scope,
                   const LpNeed      *need)
{
  if (scope->lost_lot != 0 && need->lost_lot_id != scope->lost_lot)
    return FALSE;
  return g_strcmp0 (need->state, LP_NEED_WAITING) == 0 || g_strcmp0 (need->state, LP_NEED_OFFERED) == 0 ||
         (scope->placed && g_strcmp0 (need->state, LP_NEED_PLACED) == 0);
}

static guint
lp_plan_count_days (const char *since)
{
  LinliDate then, today;

  linli_date_today (&today);
  return linli_date_parse (since != NULL ? since : "", &then, NULL) && linli_date_is_whole (&then)
         ? (guint) MAX (linli_date_to_day_number (&today) - linli_date_to_day_number (&then), 0) : 0;
}

/* The lot that a need has, and its bay counts as free for the plan. */
static gboolean
lp_plan_take_current (LpPlanInput    *self,
                      LinliDatabase  *database,
                      LpPlanNeed     *need,
                      GError        **error)
{
  g_autoptr (GPtrArray) uses = lp_use_list_of_need (database, need->id, error);

  if (uses == NULL)
    return FALSE;
  for (guint u = 0; u < uses->len; u++)
    {
      const LpUse *use = g_ptr_array_index (uses, u);

      if (use->until != NULL || use->ended_why != NULL || need->current != 0)
        continue;
      need->current = use->lot_id;
      for (guint i = 0; i < self->lots->len; i++)
        {
          LpPlanLot *lot = &g_array_index (self->lots, LpPlanLot, i);
          LpPlanBays *bays = &lot->bays[use->bays];

          if (lot->id != use->lot_id || !bays->known)
            continue;
          bays->day += (use->span & LP_PARK_DAY) != 0 && bays->day >= 0;
          bays->night += (use->span & LP_PARK_NIGHT) != 0 && bays->night >= 0;
        }
    }
  return TRUE;
}

static gboolean
lp_plan_find_home (LinliDatabase  *database,
                   const LpNeed   *who,
                   LpWalkPoint    *home,
                   gboolean       *rough,
                   GError        **error)
{
  GError *problem = NULL;
  gboolean found = linli_position_find (database, "matter", who->id, &home->x, &home->y, &problem);

  if (!found && problem == NULL && who->household_id != 0)
    found = linli_position_find (database, "household", who->household_id, &home->x, &home->y, &problem);
  *rough = !found && problem == NULL && who->compound_id != 0;
  if (*rough)
    found = linli_position_find (database, "compound", who->compound_id, &home->x, &home->y, &problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return found;
}

static gboolean
lp_plan_take_person (LpPlanInput    *self,
                     LinliDatabase  *database,
                     const LpNeed   *who,
                     GError        **error)
{
  LpWalkPoint home = { 0, 0 };
  GError *problem = NULL;
  gboolean rough, found = lp_plan_find_home (database, who, &home, &rough, &problem);
  LpPlanNeed need = { .id = who->id, .compound = who->compound_id, .window = who->span, .bays = (LpPlanKind) who->bays, .car = (guint) MAX (who->car, 1),
                      .nowhere = !found, .most_walk = who->most_walk >= 0 ? who->most_walk * 60 : -1, .most_fen = (int) who->most_fen,
                      .rank_class = who->rank, .waiting_days = lp_plan_count_days (who->since), .pinned = who->pinned_lot_id,
                      .refused = (const gint64 *) (gpointer) who->refused->data, .n_refused = who->refused->len, .before_fen = (int) who->before_fen };

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (!lp_plan_take_current (self, database, &need, error))
    return FALSE;
  g_array_append_val (self->needs, need);
  g_array_append_val (self->homes, home);
  g_array_append_val (self->rough, rough);
  return TRUE;
}

static gboolean
lp_plan_load_people (LpPlanInput      *self,
                     LinliDatabase    *database,
                     LinliMatterKind  *kind,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autoptr (GPtrArray) all = lp_need_list (database, kind, self->scope.placed ? LP_NEED_LIST_ALL : LP_NEED_LIST_OPEN, G_MAXINT, error);

  if (all == NULL)
    return FALSE;
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    if (lp_plan_scope_has (&self->scope, g_ptr_array_index (all, i)))
      g_ptr_array_add (self->people, g_ptr_array_index (all, i));
    else
      lp_need_free (g_ptr_array_index (all, i));
  for (guint i = 0; i < self->people->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !lp_plan_take_person (self, database, g_ptr_array_index (self->people, i), error))
      return FALSE;
  return TRUE;
}

static void
lp_plan_print_lots (const LpPlanInput *self,
                    GString           *text)
{
  for (guint i = 0; i < self->lots->len; i++)
    {
      const LpPlanLot *lot = &g_array_index (self->lots, LpPlanLot, i);
      const LpPlanPlace *place = g_ptr_array_index (self->places, i);

      g_string_append_printf (text, "\nl%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d", lot->id, lot->compound, lot->open, lot->outsiders);
      for (guint k = 0; k < LP_PLAN_N_KINDS; k++)
        g_string_append_printf (text, " %d:%d:%d", lot->bays[k].known, lot->bays[k].day, lot->bays[k].night);
      for (guint k = 0; k < place->doors->len; k++)
        g_string_append_printf (text, " (%.7f %.7f)", g_array_index (place->doors, LpWalkPoint, k).x, g_array_index (place->doors, LpWalkPoint, k).y);
      for (guint k = 0; k < lot->n_fees; k++)
        g_string_append_printf (text, " %d/%u/%d", lot->fees[k].unit, lot->fees[k].car, lot->fees[k].fen);
      for (guint k = 0; k < lot->n_guests; k++)
        g_string_append_printf (text, " g%" G_GINT64_FORMAT, lot->guests[k]);
    }
}

/* What was waited since does not belong to it: a plan of yesterday evening is still that plan. */
static char *
lp_plan_make_print (const LpPlanInput *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "w%d %d %d %d", self->weights.crossing, self->weights.yuan, self->weights.fit, self->weights.keep);
  lp_plan_print_lots (self, text);
  for (guint i = 0; i < self->needs->len; i++)
    {
      const LpPlanNeed *need = &g_array_index (self->needs, LpPlanNeed, i);
      const LpWalkPoint *home = &g_array_index (self->homes, LpWalkPoint, i);
      const LpNeed *who = g_ptr_array_index (self->people, i);

      g_string_append_printf (text, "\nn%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %d %d %u %d %d %d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                              " (%.7f %.7f) %s", need->id, who->state, need->compound, need->window, need->bays, need->car, need->most_walk, need->most_fen,
                              need->rank_class, need->before_fen, need->pinned, need->current, home->x, home->y, who->since);
      for (guint k = 0; k < need->n_refused; k++)
        g_string_append_printf (text, " -%" G_GINT64_FORMAT, need->refused[k]);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
}

/* Where most of those live who are planned. */
static gint64
lp_plan_find_compound (const LpPlanInput *self)
{
  gint64 best = 0;
  guint most = 0;

  for (guint i = 0; i < self->needs->len; i++)
    {
      gint64 compound = g_array_index (self->needs, LpPlanNeed, i).compound;
      guint n = 0;

      for (guint k = i; compound != 0 && compound != best && k < self->needs->len; k++)
        n += g_array_index (self->needs, LpPlanNeed, k).compound == compound;
      if (n > most)
        {
          most = n;
          best = compound;
        }
    }
  return best;
}

static gboolean
lp_plan_find_origin (LpPlanInput    *self,
                     LinliDatabase  *database,
                     GError        **error)
{
  gint64 compound = self->lost->len == 0 ? lp_plan_find_compound (self) : 0;
  GError *problem = NULL;
  LpWalkPoint point;

  g_array_append_vals (self->origin, self->lost->data, self->lost->len);
  if (compound != 0 && linli_position_find (database, "compound", compound, &point.x, &point.y, &problem))
    g_array_append_val (self->origin, point);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

LpPlanInput *
lp_plan_input_load (LinliDatabase      *database,
                    LinliMatterKind    *kind,
                    const LpPlanScope  *scope,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_autoptr (LpPlanInput) self = g_new0 (LpPlanInput, 1);
  gboolean guessed;

  self->scope = *scope;
  self->people = g_ptr_array_new_with_free_func (lp_need_free);
  self->places = g_ptr_array_new_with_free_func (lp_plan_place_free);
  self->needs = g_array_new (FALSE, FALSE, sizeof (LpPlanNeed));
  self->homes = g_array_new (FALSE, FALSE, sizeof (LpWalkPoint));
  self->rough = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->lots = g_array_new (FALSE, FALSE, sizeof (LpPlanLot));
  self->lost = g_array_new (FALSE, FALSE, sizeof (LpWalkPoint));
  self->origin = g_array_new (FALSE, FALSE, sizeof (LpWalkPoint));
  if (!lp_plan_load_weights (database, &self->weights, error) || !lp_plan_load_lots (database, self->places, self->lots, cancellable, error) ||
      !lp_plan_load_people (self, database, kind, cancellable, error) ||
      (scope->lost_lot != 0 && !lp_plan_load_doors (database, scope->lost_lot, self->lost, &guessed, error)) ||
      !lp_plan_find_origin (self, database, error))
    return NULL;
  self->print = lp_plan_make_print (self);
  return g_steal_pointer (&self);
}
