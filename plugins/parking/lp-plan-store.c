/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Plans in the file: what weighs how much, the lots that were lost, and a plan that is accepted. */

#include "lp-plan-store.h"

#include <glib/gi18n-lib.h>

#include "lp-queue-store.h"
#include "lp-use-store.h"

gboolean
lp_plan_load_weights (LinliDatabase  *database,
                      LpPlanWeights  *weights,
                      GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT crossing, yuan, fit, keep FROM parking_setting WHERE deleted_at IS NULL ORDER BY id LIMIT 1", NULL);
  GError *problem = NULL;

  *weights = LP_PLAN_WEIGHTS;
  if (row == NULL)
    return FALSE;
  if (linli_statement_step (row, &problem))
    *weights = (LpPlanWeights) { (int) MAX (linli_statement_get_int64 (row, 0), 0), (int) MAX (linli_statement_get_int64 (row, 1), 0),
                                 (int) MAX (linli_statement_get_int64 (row, 2), 0), linli_statement_get_int64 (row, 3) != 0 };
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

gboolean
lp_plan_save_weights (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  const LpPlanWeights *weights = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE parking_setting SET crossing = ?, yuan = ?, fit = ?, keep = ?"
                             " WHERE id = (SELECT min (id) FROM parking_setting WHERE deleted_at IS NULL)", "iiii", (gint64) weights->crossing,
                             (gint64) weights->yuan, (gint64) weights->fit, (gint64) weights->keep);
}

void
lp_lost_lot_free (gpointer data)
{
  LpLostLot *lot = data;

  g_free (lot->name);
  g_free (lot->closed_on);
  g_free (lot);
}

static gpointer
lp_lost_lot_read (LinliStatement *row,
                  gpointer        unused)
{
  LpLostLot *lot = g_new0 (LpLostLot, 1);

  *lot = (LpLostLot) { linli_statement_get_int64 (row, 0), g_strdup (linli_statement_get_text (row, 1)), g_strdup (linli_statement_get_text (row, 2)),
                       (guint) linli_statement_get_int64 (row, 3) };
  return lot;
}

GPtrArray *
lp_lost_lot_list (LinliDatabase  *database,
                  GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, "SELECT l.id, l.name, l.closed_on, sum (m.state IN ('" LP_NEED_WAITING "',"
                                                   " '" LP_NEED_OFFERED "')) FROM parking_lot l JOIN parking_need n ON n.lost_lot_id = l.id"
                                                   " AND n.deleted_at IS NULL JOIN matter m ON m.id = n.id AND m.deleted_at IS NULL"
                                                   " WHERE l.deleted_at IS NULL AND l.closed_on IS NOT NULL GROUP BY l.id"
                                                   " ORDER BY l.closed_on DESC, l.id DESC LIMIT 100", NULL),
                             lp_lost_lot_read, NULL, lp_lost_lot_free, error);
}

/* Whether an agreement in force lets one more car of the compound in. */
static gboolean
lp_plan_is_agreed (LinliDatabase    *database,
                   const LpPlanLot  *lot,
                   const LpPlanNeed *need)
{
  const char *other = need->window == LP_PARK_DAY ? "night" : need->window == LP_PARK_NIGHT ? "day" : "";

  return linli_database_get_int64 (database, 0, "SELECT 1 FROM parking_agreement a JOIN matter m ON m.id = a.id AND m.deleted_at IS NULL"
                                   " AND m.state = '" LP_AGREEMENT_IN_FORCE "' WHERE a.deleted_at IS NULL AND a.lot_id = ?1 AND a.guest_id = ?2"
                                   " AND (a.starts_on IS NULL OR a.starts_on <= date ('now', 'localtime'))"
                                   " AND (a.ends_on IS NULL OR a.ends_on >= date ('now', 'localtime')) AND a.span <> ?3 AND (?3 <> '' OR a.span = 'all-day')"
                                   " AND (a.bays IS NULL OR a.bays > (SELECT count (*) FROM parking_use u LEFT JOIN matter n ON n.id = u.need_id"
                                   " LEFT JOIN household h ON h.id = u.household_id JOIN dwelling d ON d.id = coalesce (n.dwelling_id, h.dwelling_id)"
                                   " WHERE u.lot_id = a.lot_id AND d.compound_id = a.guest_id AND u.until IS NULL AND u.deleted_at IS NULL)) LIMIT 1", "iis",
                                   lot->id, need->compound, other) != 0;
}

/* A bay that somebody left by a plan. */
typedef struct {
  gint64 lot_id;
  LpBaysKind bays;
  int halves; /* of LpParkWindow: that are free still */
} LpFreedBay;

/* Where a need parks now, or has a bay kept. */
static gboolean
lp_plan_list_freed (LinliDatabase  *database,
                    gint64          need_id,
                    GArray         *freed,
                    GError        **error)
{
  g_autoptr (GPtrArray) uses = lp_use_list_of_need (database, need_id, error);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const LpUse *use = g_ptr_array_index (uses, i);
      LpFreedBay bay = { use->lot_id, use->bays, (int) use->span };

      if (use->until == NULL)
        g_array_append_val (freed, bay);
    }
  return uses != NULL;
}

/* Who parked or had a bay elsewhere leaves it, and waits. The bay is left before the step is taken: what becomes of it says the plan, and not the
 * queue, which has the next one follow where a need leaves its bay by that step. */
static gboolean
lp_plan_free_need (const LpPlan      *self,
                   LinliTransaction  *transaction,
                   guint              need,
                   const char        *words,
                   GError           **error)
{
  const LpNeed *who = g_ptr_array_index (self->input->people, need);
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (g_strcmp0 (who->state, LP_NEED_WAITING) == 0)
    return TRUE;
  return linli_database_run (database, error, "UPDATE parking_use SET deleted_at = ?, ended_why = ? WHERE need_id = ? AND since IS NULL"
                             " AND deleted_at IS NULL", "ssi", linli_transaction_get_time (transaction), words, who->id) &&
         linli_database_run (database, error, "UPDATE parking_use SET until = max (since, date ('now', 'localtime')), ended_why = ? WHERE need_id = ?"
                             " AND since IS NOT NULL AND until IS NULL AND deleted_at IS NULL", "si", words, who->id) &&
         linli_matter_kind_step (self->kind, transaction, who->id, g_strcmp0 (who->state, LP_NEED_PLACED) == 0 ? LP_NEED_REOPEN : LP_NEED_RELEASE, words,
                                 error);
}

static gboolean
lp_plan_place_need (const LpPlan      *self,
                    LinliTransaction  *transaction,
                    guint              need,
                    GError           **error)
{
  const LpPlanAnswer *answer = lp_plan_get_answer (self, need);
  const LpPlanNeed *who = &g_array_index (self->input->needs, LpPlanNeed, need);
  const LpPlanLot *lots = (const LpPlanLot *) (gpointer) self->input->lots->data, *lot = &lots[answer->lot];
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *reason = lp_plan_dup_reason (answer, who, lots);
  LpNeedLot *offer;
  gboolean at_once, done;

  if (who->current == lot->id)
    return TRUE;
  at_once = lot->compound == 0 || lot->compound == who->compound || lp_plan_is_agreed (database, lot, who);
  offer = lp_need_lot_new (self->kind, who->id, lot->id);
  offer->fen = answer->price.fen;
  /* Translators: a lot, and why it is proposed. */
  offer->words = g_strdup_printf (_("%s: %s"), lot->name, reason);
  done = lp_need_offer (transaction, offer, error) &&
         linli_database_run (database, error, "UPDATE parking_use SET bays = ? WHERE need_id = ? AND lot_id = ? AND since IS NULL AND deleted_at IS NULL",
                             "sii", lp_bays_get_kind_code ((LpBaysKind) answer->bays), who->id, lot->id) &&
         (!at_once || linli_matter_kind_step (self->kind, transaction, who->id, LP_NEED_PLACE, NULL, error));
  lp_need_lot_free (offer);
  return done;
}

/* Bays are left before they are given to others. */
static gboolean
lp_plan_free_all (const LpPlan      *self,
                  LinliTransaction  *transaction,
                  GArray            *freed,
                  GError           **error)
{
  for (guint i = 0; i < self->input->needs->len; i++)
    {
      const LpPlanAnswer *answer = lp_plan_get_answer (self, i);
      const LpPlanLot *lot = answer->code == LP_PLAN_PLACED ? &g_array_index (self->input->lots, LpPlanLot, answer->lot) : NULL;
      gint64 current = g_array_index (self->input->needs, LpPlanNeed, i).current;
      g_autofree char *words = NULL;

      if (current == 0 || (lot != NULL && lot->id == current))
        continue;
      words = lot != NULL ? g_strdup_printf (_("Moves to %s"), lot->name) : g_strdup (_("Others come first by the plan"));
      if (!lp_plan_list_freed (linli_transaction_get_database (transaction), ((LpNeed *) g_ptr_array_index (self->input->people, i))->id, freed, error) ||
          !lp_plan_free_need (self, transaction, i, words, error))
        return FALSE;
    }
  return TRUE;
}

/* What the plan itself gave away again is not free: so many bays of the lot, by half of the day. */
static void
lp_plan_take_freed (const LpPlan *self,
                    GArray       *freed)
{
  for (guint i = 0; i < self->input->needs->len; i++)
    {
      const LpPlanAnswer *answer = lp_plan_get_answer (self, i);
      const LpPlanNeed *who = &g_array_index (self->input->needs, LpPlanNeed, i);
      gint64 lot = answer->code == LP_PLAN_PLACED ? g_array_index (self->input->lots, LpPlanLot, answer->lot).id : 0;
      int left = lot != 0 && lot != who->current ? (int) who->window : 0;

      for (guint k = 0; k < freed->len && left != 0; k++)
        {
          LpFreedBay *bay = &g_array_index (freed, LpFreedBay, k);
          int taken = bay->lot_id == lot && bay->bays == (LpBaysKind) answer->bays ? bay->halves & left : 0;

          bay->halves &= ~taken;
          left &= ~taken;
        }
    }
}

/* What is free by the plan is kept for the next of the queue whom the plan did not ask: all others have its answer. */
static gboolean
lp_plan_offer_freed (const LpPlan      *self,
                     LinliTransaction  *transaction,
                     GArray            *freed,
                     GError           **error)
{
  g_autoptr (LpQueue) queue = lp_queue_new (transaction, self->kind);
  g_autofree char *title = NULL;

  queue->walk = lp_walk_ref (self->walk);
  for (guint i = 0; i < self->input->needs->len; i++)
    lp_queue_except (queue, g_array_index (self->input->needs, LpPlanNeed, i).id);
  lp_plan_take_freed (self, freed);
  for (guint i = 0; i < freed->len; i++)
    {
      const LpFreedBay *bay = &g_array_index (freed, LpFreedBay, i);

      if (bay->halves != 0 && !lp_queue_offer (queue, bay->lot_id, bay->bays, (LpParkWindow) bay->halves, error))
        return FALSE;
    }
  if (queue->n_offered == 0)
    return TRUE;
  title = g_strdup_printf (_("Plan accepted; bays kept for the next of the queue: %u"), queue->n_offered);
  linli_transaction_set_title (transaction, title);
  return TRUE;
}

gboolean
lp_plan_accept (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  const LpPlan *self = data;
  g_autoptr (LpPlanInput) now = lp_plan_input_load (linli_transaction_get_database (transaction), self->kind, &self->input->scope, NULL, error);
  g_autoptr (GArray) freed = g_array_new (FALSE, FALSE, sizeof (LpFreedBay));

  if (now == NULL)
    return FALSE;
  if (!g_str_equal (now->print, self->input->print))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID,
                           _("Lots, needs or weights have changed since this plan was made; look at the new one before it is accepted"));
      return FALSE;
    }
  if (!lp_plan_free_all (self, transaction, freed, error))
    return FALSE;
  for (guint i = 0; i < now->needs->len; i++)
    if (lp_plan_get_answer (self, i)->code == LP_PLAN_PLACED && !lp_plan_place_need (self, transaction, i, error))
      return FALSE;
  return lp_plan_offer_freed (self, transaction, freed, error);
}
