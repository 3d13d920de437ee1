/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What comes of a campaign: each call is a row that stays, and beside it one row says where the household stands. The bodies of actions;
 * they run on the writer's thread. */

#include <glib/gi18n-lib.h>

#include "lp-campaign-store.h"

LpCampaignNote *
lp_campaign_note_new (gint64          campaign,
                      const gint64   *households,
                      gsize           n_households,
                      LpVisitOutcome  outcome)
{
  LpCampaignNote *note = g_new0 (LpCampaignNote, 1);

  note->campaign = campaign;
  note->households = g_memdup2 (households, n_households * sizeof *households);
  note->n_households = n_households;
  note->outcome = outcome;
  return note;
}

void
lp_campaign_note_free (gpointer data)
{
  LpCampaignNote *note = data;

  g_free (note->households);
  g_free (note->words);
  g_free (note->recheck_on);
  g_free (note);
}

void
lp_campaign_fault_free (gpointer data)
{
  LpCampaignFault *fault = data;

  g_object_unref (fault->kind);
  g_free (fault->title);
  g_free (fault->recheck_on);
  g_free (fault);
}

void
lp_campaign_turn_free (gpointer data)
{
  LpCampaignTurn *turn = data;

  g_object_unref (turn->kind);
  g_free (turn);
}

/* The call, and where the household stands after it. */
static gboolean
lp_result_record_one (LinliTransaction      *transaction,
                      const LpCampaignNote  *note,
                      gint64                 household,
                      GError               **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const char *code = lp_visit_outcome_code (note->outcome);
  const char *recheck = note->outcome == LP_VISIT_LIMITED ? note->recheck_on : NULL;
  gint64 stage = lp_visit_outcome_stage (note->outcome);
  gint64 id = linli_database_get_int64 (database, 0, "SELECT id FROM visits_result WHERE campaign_id = ? AND household_id = ?", "ii", note->campaign,
                                        household);

  if (!linli_database_run (database, error, "INSERT INTO visits_call (id, campaign_id, household_id, at, actor, outcome, words)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?)", "iiissss", linli_transaction_new_id (transaction), note->campaign, household,
                           linli_transaction_get_time (transaction), linli_transaction_get_actor (transaction), code, note->words))
    return FALSE;
  if (id == 0)
    return linli_database_run (database, error, "INSERT INTO visits_result (id, campaign_id, household_id, outcome, stage, attempts, last_at, recheck_on)"
                               " VALUES (?, ?, ?, ?, ?, 1, ?, ?)", "iiisiss", linli_transaction_new_id (transaction), note->campaign, household, code,
                               stage, linli_transaction_get_time (transaction), recheck);
  return linli_database_run (database, error, "UPDATE visits_result SET outcome = ?, stage = ?, attempts = attempts + 1, last_at = ?, recheck_on = ?,"
                             " escalated_on = NULL, deleted_at = NULL WHERE id = ?", "sissi", code, stage, linli_transaction_get_time (transaction),
                             recheck, id);
}

gboolean
lp_campaign_record (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  LpCampaignNote *note = data;

  for (gsize i = 0; i < note->n_households; i++)
    if (!lp_result_record_one (transaction, note, note->households[i], error))
      return FALSE;
  return TRUE;
}

/* Runs a statement with the day, the campaign and each household. */
static gboolean
lp_result_run (LinliTransaction      *transaction,
               const LpCampaignNote  *note,
               const char            *sql,
               GError               **error)
{
  LinliDate date;
  g_autofree char *today = NULL;

  linli_date_today (&date);
  today = linli_date_to_string (&date);
  for (gsize i = 0; i < note->n_households; i++)
    if (!linli_database_run (linli_transaction_get_database (transaction), error, sql, "sii", today, note->campaign, note->households[i]))
      return FALSE;
  return TRUE;
}

gboolean
lp_campaign_give_notice (LinliTransaction  *transaction,
                         gpointer           data,
                         GError           **error)
{
  return lp_result_run (transaction, data, "UPDATE visits_result SET notice_on = ?, notice_attempts = attempts"
                        " WHERE campaign_id = ? AND household_id = ? AND stage = 0", error);
}

gboolean
lp_campaign_escalate (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  return lp_result_run (transaction, data, "UPDATE visits_result SET escalated_on = ?, stage = 2"
                        " WHERE campaign_id = ? AND household_id = ? AND stage = 0", error);
}

/* That the fault is noted, and is no hazard yet. One whose hazard was taken back or deleted can become one again. */
static gboolean
lp_result_note_fault (LinliTransaction       *transaction,
                      const LpCampaignFault  *fault,
                      GError                **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *code = linli_database_dup_text (database, "SELECT outcome FROM visits_result WHERE campaign_id = ? AND household_id = ?"
                                                   " AND deleted_at IS NULL", "ii", fault->campaign, fault->household);
  LpCampaignNote note = { .campaign = fault->campaign, .outcome = LP_VISIT_LIMITED, .recheck_on = fault->recheck_on };
  LpVisitOutcome outcome;

  if (linli_database_get_int64 (database, 0, "SELECT m.id FROM visits_result r JOIN matter m ON m.id = r.hazard_id AND m.deleted_at IS NULL"
                                " WHERE r.campaign_id = ? AND r.household_id = ?", "ii", fault->campaign, fault->household) != 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("This fault is a hazard already"));
      return FALSE;
    }
  if (lp_visit_outcome_find (code, &outcome) && lp_visit_outcome_is_fault (outcome))
    return TRUE;
  return lp_result_record_one (transaction, &note, fault->household, error);
}

gboolean
lp_campaign_open_hazard (LinliTransaction  *transaction,
                         gpointer           data,
                         GError           **error)
{
  LpCampaignFault *fault = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliRecord) matter = linli_matter_new (linli_matter_kind_get_id (fault->kind), fault->title);
  gint64 dwelling = linli_database_get_int64 (database, 0, "SELECT dwelling_id FROM household WHERE id = ?", "i", fault->household);

  if (fault->campaign != 0 && !lp_result_note_fault (transaction, fault, error))
    return FALSE;
  if (fault->recheck_on != NULL)
    linli_record_set_text (matter, "due_at", fault->recheck_on);
  if (dwelling != 0)
    linli_record_set_int64 (matter, "dwelling_id", dwelling);
  linli_record_set_text (matter, "subject_kind", "household");
  linli_record_set_int64 (matter, "subject_id", fault->household);
  if (!linli_matter_kind_open (fault->kind, matter, transaction, NULL, error))
    return FALSE;
  fault->hazard = linli_record_get_id (matter);
  if (fault->campaign == 0)
    return TRUE;
  return linli_link_add (transaction, "matter", fault->hazard, "matter", fault->campaign, "found-by", error) &&
         linli_database_run (database, error, "UPDATE visits_result SET hazard_id = ? WHERE campaign_id = ? AND household_id = ?", "iii", fault->hazard,
                             fault->campaign, fault->household);
}

gboolean
lp_campaign_turn (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  LpCampaignTurn *turn = data;

  return linli_matter_kind_step (turn->kind, transaction, turn->campaign, turn->end ? "end" : "resume", NULL, error);
}
