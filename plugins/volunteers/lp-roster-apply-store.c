/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Takes over what was found or chosen. Everything is judged once more by what the file says at that moment. */

#include "lp-roster-apply-store.h"

#include <glib/gi18n-lib.h>

#include "lp-duty-store.h"
#include "lp-roster-facts-store.h"
#include "lp-volunteers.h"

static void
lp_roster_plan_add (LpRosterPlan        *plan,
                    const LpRosterFacts *facts,
                    guint                card,
                    guint                slot,
                    gboolean             comes)
{
  LpPlanStep change = { lp_roster_card (facts, card)->id, lp_roster_slot (facts, slot)->id, comes };

  g_array_append_val (plan->changes, change);
}

LpRosterPlan *
lp_roster_plan_new (const LpRosterFacts      *facts,
                    const LpRosterDifference *difference,
                    const char               *why)
{
  LpRosterPlan *plan = g_new0 (LpRosterPlan, 1);

  plan->first_day = facts->first_day;
  plan->last_day = facts->last_day;
  plan->why = g_strdup (why);
  plan->changes = g_array_new (FALSE, FALSE, sizeof (LpPlanStep));
  for (guint i = 0; i < difference->changes->len; i++)
    {
      const LpRosterChange *change = &g_array_index (difference->changes, LpRosterChange, i);

      if (change->kind != LP_ROSTER_ADDED)
        lp_roster_plan_add (plan, facts, change->card, change->kind == LP_ROSTER_MOVED ? change->from : change->slot, FALSE);
      if (change->kind != LP_ROSTER_TAKEN_OFF)
        lp_roster_plan_add (plan, facts, change->card, change->slot, TRUE);
    }
  return plan;
}

void
lp_roster_plan_free (gpointer data)
{
  LpRosterPlan *plan = data;

  g_array_unref (plan->changes);
  g_free (plan->why);
  g_free (plan);
}

void
lp_cover_act_free (gpointer data)
{
  LpCoverAct *act = data;

  g_free (act->reason);
  g_free (act);
}

static gboolean
lp_roster_refuse_stale (GError **error)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID,
                       _("The roster has been changed meanwhile, so this no longer fits. Nothing was taken over; please fill it again."));
  return FALSE;
}

/* Who was told already is taken off with a reason, a draft just goes. */
static gboolean
lp_duty_take_off (LinliTransaction  *transaction,
                  gint64             slot,
                  gint64             card,
                  const char        *why,
                  GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const char *now = linli_transaction_get_time (transaction);

  if (!linli_database_run (database, error, "UPDATE volunteers_duty SET ended_at = CASE WHEN published_at IS NULL THEN NULL ELSE ?1 END, why_ended = ?2,"
                           " told_at = NULL, deleted_at = CASE WHEN published_at IS NULL THEN ?1 END WHERE slot_id = ?3 AND card_id = ?4 AND deleted_at IS NULL"
                           " AND ended_at IS NULL AND outcome = 'planned'", "ssii", now, why, slot, card))
    return FALSE;
  return linli_database_get_n_changed (database) == 1 || lp_roster_refuse_stale (error);
}

/* The roster of the file as it would be, and whether what comes keeps the rules in it. */
static gboolean
lp_roster_plan_check (const LpRosterPlan  *plan,
                      LinliDatabase       *database,
                      GError             **error)
{
  g_autoptr (LpRosterFacts) facts = lp_roster_facts_load (database, plan->first_day, plan->last_day, error);

  if (facts == NULL)
    return FALSE;
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const LpPlanStep *change = &g_array_index (plan->changes, LpPlanStep, i);
      guint card = lp_roster_facts_find_card (facts, change->card), slot = lp_roster_facts_find_slot (facts, change->slot);

      if (change->comes && (card == LP_ROSTER_NONE || slot == LP_ROSTER_NONE || !lp_roster_has (facts->roster, card, slot) ||
                            lp_roster_judge (facts, facts->roster, card, slot).rule != LP_RULE_KEPT))
        return lp_roster_refuse_stale (error);
    }
  return TRUE;
}

gboolean
lp_roster_plan_apply (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  const LpRosterPlan *plan = data;

  for (guint pass = 0; pass < 2; pass++) /* who goes makes room for who comes */
    for (guint i = 0; i < plan->changes->len; i++)
      {
        const LpPlanStep *change = &g_array_index (plan->changes, LpPlanStep, i);

        if (pass == 0 && !change->comes && !lp_duty_take_off (transaction, change->slot, change->card, plan->why, error))
          return FALSE;
        if (pass == 1 && change->comes && !lp_duty_put_on (transaction, change->slot, change->card, error))
          return FALSE;
      }
  return lp_roster_plan_check (plan, linli_transaction_get_database (transaction), error);
}

gboolean
lp_cover_take (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  const LpCoverAct *act = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *text = linli_database_dup_text (database, "SELECT day FROM volunteers_slot WHERE id = ?", "i", act->slot);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (LpPlanStep));
  LpPlanStep comes = { act->to, act->slot, TRUE };
  LpRosterPlan check = { lp_roster_day_from_text (text), lp_roster_day_from_text (text), changes, NULL };

  g_array_append_val (changes, comes);
  /* Who does not come is excused, with the reason, and the row stays for the record; of a draft nobody knows, and it just goes. Who is noted as excused or
   * absent already stays as that was noted: only the empty place is taken. */
  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM volunteers_duty WHERE slot_id = ? AND card_id = ? AND deleted_at IS NULL AND ended_at IS NULL"
                                " AND outcome IN ('" LP_DUTY_EXCUSED "', '" LP_DUTY_ABSENT "')", "ii", act->slot, act->from) != 0)
    return lp_duty_put_on (transaction, act->slot, act->to, error) && lp_roster_plan_check (&check, database, error);
  if (!linli_database_run (database, error, "UPDATE volunteers_duty SET outcome = ?1, ended_at = CASE WHEN published_at IS NOT NULL THEN ?2 END,"
                           " deleted_at = CASE WHEN published_at IS NULL THEN ?2 END, why_ended = ?3, told_at = NULL WHERE slot_id = ?4 AND card_id = ?5"
                           " AND deleted_at IS NULL AND ended_at IS NULL AND outcome = 'planned'", "sssii", LP_DUTY_EXCUSED,
                           linli_transaction_get_time (transaction), act->reason, act->slot, act->from))
    return FALSE;
  if (linli_database_get_n_changed (database) != 1)
    return lp_roster_refuse_stale (error);
  return lp_duty_put_on (transaction, act->slot, act->to, error) && lp_roster_plan_check (&check, database, error);
}
