/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Campaigns in the file: made, listed, counted. Nothing is written for a household before somebody knocked: who is to be called on is asked
 * of the file, and so follows it. What writes results is in lp-result-store.c. */

#include "lp-campaign-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST 200

/* Pieces of statements about the households of a campaign. Parameters: ?1 its scope, ?2 today, ?3 its tag, ?4 only with gas, ?5 its id.
 * Aliases: s standing of the dwelling, h household, r how it stands in the campaign. A dwelling that is gone has no standing, so the dwelling
 * itself is read only where its gas matters. */

/* Somebody lives there: who moved out or died is not counted, and is again when that was a mistake. A household of which nobody is
 * written down is one still. */
#define LP_HERE \
  "h.deleted_at IS NULL AND h.moved_out_on IS NULL AND (EXISTS (SELECT 1 FROM person p WHERE p.household_id = h.id AND p.deleted_at IS NULL" \
  " AND p.moved_out_on IS NULL AND p.deceased_on IS NULL) OR NOT EXISTS (SELECT 1 FROM person p WHERE p.household_id = h.id" \
  " AND p.deleted_at IS NULL))"

/* The dwellings of the scope. */
#define LP_PLACES \
  "WITH RECURSIVE area (id) AS (SELECT value FROM json_each (?1, '$.grid') UNION SELECT g.id FROM area a JOIN grid g ON g.parent_id = a.id" \
  " AND g.deleted_at IS NULL), place (dwelling) AS MATERIALIZED" \
  " (SELECT d.id FROM json_each (?1, '$.compound') j JOIN dwelling d ON d.compound_id = j.value" \
  " UNION SELECT d.id FROM json_each (?1, '$.compound') j JOIN building b ON b.compound_id = j.value JOIN dwelling d ON d.building_id = b.id" \
  " UNION SELECT d.id FROM json_each (?1, '$.building') j JOIN dwelling d ON d.building_id = j.value" \
  " UNION SELECT s.dwelling_id FROM area a JOIN dwelling_standing s ON s.grid_id = a.id" \
  " UNION SELECT value FROM json_each (?1, '$.dwelling')) "

#define LP_WITHIN "s.dwelling_id IN (SELECT dwelling FROM place) AND "

#define LP_RESULT "LEFT JOIN visits_result r ON r.campaign_id = ?5 AND r.household_id = h.id AND r.deleted_at IS NULL "

#define LP_HOMES "CROSS JOIN household h ON h.dwelling_id = s.dwelling_id "
#define LP_FROM_ALL "FROM dwelling_standing s " LP_HOMES
#define LP_FROM_PLACES "FROM place CROSS JOIN dwelling_standing s ON s.dwelling_id = place.dwelling " LP_HOMES
#define LP_FROM_RESULTS \
  "FROM visits_result r CROSS JOIN household h ON h.id = r.household_id CROSS JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id "

/* Of a known dwelling whether it is one of the campaign's. What is not known of its gas has to be looked at. */
#define LP_WANTED \
  LP_HERE \
  " AND (coalesce (?3, '') = '' OR EXISTS (SELECT 1 FROM person p JOIN tag t ON t.subject_kind = 'person' AND t.subject_id = p.id AND t.code = ?3" \
  " AND t.deleted_at IS NULL AND (t.until IS NULL OR t.until > ?2) WHERE p.household_id = h.id AND p.deleted_at IS NULL" \
  " AND p.moved_out_on IS NULL AND p.deceased_on IS NULL) OR EXISTS (SELECT 1 FROM tag t WHERE t.subject_kind = 'household'" \
  " AND t.subject_id = h.id AND t.code = ?3 AND t.deleted_at IS NULL AND (t.until IS NULL OR t.until > ?2)))" \
  " AND (NOT ?4 OR (SELECT coalesce (d.has_gas, b.has_gas, 1) FROM dwelling d LEFT JOIN building b ON b.id = d.building_id" \
  " WHERE d.id = s.dwelling_id) <> 0)"
/* Twice in vain, and nothing was left at the door yet; in vain again after that. */
#define LP_NOTICE "r.stage = 0 AND r.attempts >= 2 AND r.notice_on IS NULL"
#define LP_REPORT "r.stage = 0 AND r.notice_on IS NOT NULL AND r.attempts > r.notice_attempts"

LinliMatterKind *
lp_campaign_kind_new (void)
{
  LinliMatterKind *kind = linli_matter_kind_new (LP_VISITS, _("Campaign"), "linli-household-symbolic");

  linli_matter_kind_add_state (kind, "running", C_("campaign", "Running"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, "ended", C_("campaign", "Ended"), LINLI_MATTER_STATE_FINAL);
  linli_matter_kind_add_step (kind, "end", _("End the Campaign"), "running", "ended", LINLI_MATTER_STEP_PLAIN);
  linli_matter_kind_add_step (kind, "resume", _("Go On with It"), "ended", "running", LINLI_MATTER_STEP_PLAIN);
  return kind;
}

void
lp_campaign_free (LpCampaign *self)
{
  g_clear_object (&self->kind);
  g_free (self->title);
  g_free (self->from_on);
  g_free (self->until_on);
  g_free (self->scope);
  g_free (self->tag);
  g_free (self);
}

gboolean
lp_campaign_create (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  LpCampaign *campaign = data;
  g_autoptr (LinliRecord) matter = linli_matter_new (LP_VISITS, campaign->title);

  linli_record_set_text (matter, "due_at", campaign->until_on);
  if (!linli_matter_kind_open (campaign->kind, matter, transaction, NULL, error))
    return FALSE;
  campaign->id = linli_record_get_id (matter);
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO visits_campaign (id, checklist_id, from_on, until_on, scope, tag, only_gas) VALUES (?, ?, ?, ?, ?, ?, ?)",
                             "iissssi", campaign->id, campaign->checklist, campaign->from_on, campaign->until_on, campaign->scope, campaign->tag,
                             (gint64) campaign->only_gas);
}

#define CAMPAIGNS \
  "SELECT c.id, m.title, c.checklist_id, c.from_on, c.until_on, c.scope, c.tag, c.only_gas, m.closed_at IS NOT NULL" \
  " FROM visits_campaign c JOIN matter m ON m.id = c.id AND m.deleted_at IS NULL WHERE c.deleted_at IS NULL "

static LpCampaign *
lp_campaign_read (LinliStatement *row)
{
  LpCampaign *campaign = g_new0 (LpCampaign, 1);

  campaign->id = linli_statement_get_int64 (row, 0);
  campaign->title = g_strdup (linli_statement_get_text (row, 1));
  campaign->checklist = linli_statement_get_int64 (row, 2);
  campaign->from_on = g_strdup (linli_statement_get_text (row, 3));
  campaign->until_on = g_strdup (linli_statement_get_text (row, 4));
  campaign->scope = g_strdup (linli_statement_get_text (row, 5));
  campaign->tag = g_strdup (linli_statement_get_text (row, 6));
  campaign->only_gas = linli_statement_get_int64 (row, 7) != 0;
  campaign->closed = linli_statement_get_int64 (row, 8) != 0;
  return campaign;
}

GPtrArray *
lp_campaign_list (LinliDatabase  *database,
                  gboolean        only_open,
                  GError        **error)
{
  g_autoptr (GPtrArray) campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_campaign_free);
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, CAMPAIGNS "AND (NOT ? OR m.closed_at IS NULL) ORDER BY m.closed_at IS NOT NULL, c.id DESC LIMIT ?", "ii",
                          (gint64) only_open, (gint64) MOST);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    g_ptr_array_add (campaigns, lp_campaign_read (row));
  if (problem == NULL)
    return g_steal_pointer (&campaigns);
  g_propagate_error (error, problem);
  return NULL;
}

LpCampaign *
lp_campaign_load (LinliDatabase  *database,
                  gint64          id,
                  GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (database, error, CAMPAIGNS "AND c.id = ?", "i", id);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  if (linli_statement_step (row, &problem))
    return lp_campaign_read (row);
  if (problem != NULL)
    g_propagate_error (error, problem);
  else
    g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "There is no campaign %" G_GINT64_FORMAT, id);
  return NULL;
}

/* Whether the scope names places; "{}" is everybody. */
static gboolean
lp_campaign_has_places (const LpCampaign *campaign)
{
  return strchr (campaign->scope, '[') != NULL;
}

/* One row for each way in which calls ended, of the households that are counted. */
static gboolean
lp_campaign_count_results (LinliDatabase     *database,
                           const LpCampaign  *campaign,
                           const char        *today,
                           LpCampaignCounts  *counts,
                           GError           **error)
{
#define RESULTS(with, within) \
  with "SELECT r.outcome, r.stage, count(*), total (" LP_NOTICE "), total (" LP_REPORT "), total (r.recheck_on < ?2) " LP_FROM_RESULTS \
  "WHERE r.campaign_id = ?5 AND r.deleted_at IS NULL AND " within LP_WANTED " GROUP BY r.stage, r.outcome"
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, lp_campaign_has_places (campaign) ? RESULTS (LP_PLACES, LP_WITHIN) : RESULTS ("", ""), "sssii",
                          campaign->scope, today, campaign->tag, (gint64) campaign->only_gas, campaign->id);
#undef RESULTS
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &problem))
    {
      gint64 n = linli_statement_get_int64 (row, 2);
      LpVisitOutcome outcome;

      if (lp_visit_outcome_find (linli_statement_get_text (row, 0), &outcome))
        counts->outcomes[outcome] += n;
      counts->untouched -= n;
      counts->remaining -= linli_statement_get_int64 (row, 1) != LP_VISIT_TO_GO ? n : 0;
      counts->reported += linli_statement_get_int64 (row, 1) == LP_VISIT_REPORTED ? n : 0;
      counts->notices += (gint64) linli_statement_get_double (row, 3);
      counts->reports += (gint64) linli_statement_get_double (row, 4);
      counts->rechecks += (gint64) linli_statement_get_double (row, 5);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

gboolean
lp_campaign_count_called (LinliDatabase     *database,
                          const LpCampaign  *campaign,
                          const char        *today,
                          gint64             total,
                          LpCampaignCounts  *counts,
                          GError           **error)
{
  memset (counts, 0, sizeof *counts);
  counts->total = counts->untouched = counts->remaining = total;
  return campaign->id == 0 || lp_campaign_count_results (database, campaign, today, counts, error);
}

gboolean
lp_campaign_count (LinliDatabase     *database,
                   const LpCampaign  *campaign,
                   const char        *today,
                   LpCampaignCounts  *counts,
                   GError           **error)
{
#define TOTAL(with, from) with "SELECT count(*) " from "WHERE ?5 IS NOT NULL AND " LP_WANTED
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, lp_campaign_has_places (campaign) ? TOTAL (LP_PLACES, LP_FROM_PLACES) : TOTAL ("", LP_FROM_ALL), "sssii",
                          campaign->scope, today, campaign->tag, (gint64) campaign->only_gas, campaign->id);
#undef TOTAL

  if (row == NULL || !linli_statement_step (row, error))
    return FALSE;
  return lp_campaign_count_called (database, campaign, today, linli_statement_get_int64 (row, 0), counts, error);
}

#define IN_ORDER(with, from, condition) with "SELECT h.id " from "WHERE " condition LP_WANTED " ORDER BY s.sort_key"
/* The limit keeps SQLite from forgetting the order of the part. */
#define TO_GO(with, from, within) \
  with "SELECT * FROM (SELECT h.id " LP_FROM_RESULTS "WHERE r.campaign_id = ?5 AND r.deleted_at IS NULL AND r.recheck_on < ?2 AND " \
  within LP_WANTED " ORDER BY r.recheck_on, s.sort_key LIMIT -1) UNION ALL SELECT * FROM (SELECT h.id " from LP_RESULT \
  "WHERE (r.id IS NULL OR r.stage = 0) AND " LP_WANTED " ORDER BY s.sort_key LIMIT -1)"
#define OF_RESULTS(with, within, condition) \
  IN_ORDER (with, LP_FROM_RESULTS, "r.campaign_id = ?5 AND r.deleted_at IS NULL AND " condition " AND " within)
#define BOTH(condition) { OF_RESULTS ("", "", condition), OF_RESULTS (LP_PLACES, LP_WITHIN, condition) }

/* For everybody, and for some places. */
static const char * const lists[LP_CAMPAIGN_N_LISTS][2] = {
  [LP_CAMPAIGN_TO_GO] = { TO_GO ("", LP_FROM_ALL, ""), TO_GO (LP_PLACES, LP_FROM_PLACES, LP_WITHIN) },
  [LP_CAMPAIGN_NOTICES] = BOTH (LP_NOTICE),
  [LP_CAMPAIGN_REPORTS] = BOTH (LP_REPORT),
  [LP_CAMPAIGN_REPORTED] = BOTH ("r.stage = 2"),
  [LP_CAMPAIGN_FAULTS] = BOTH ("r.stage = 1 AND r.outcome IN ('fixed', 'limited')"),
  [LP_CAMPAIGN_SETTLED] = BOTH ("r.stage = 1"),
};

LinliRowQuery *
lp_campaign_query (const LpCampaign *campaign,
                   LpCampaignList    list,
                   const char       *today)
{
  static const char * const kinds[] = { "household", LP_VISIT_RESULT, "person", "dwelling", "tag", NULL };
  g_autoptr (GPtrArray) parameters = g_ptr_array_new ();
  /* A row query binds its ids alone to this one, so the campaign's number stands in it. */
  g_autofree char *rows =
    g_strdup_printf ("SELECT h.id, s.address, p.name, r.outcome, r.attempts, r.last_at, r.notice_on, r.recheck_on, r.hazard_id, h.dwelling_id"
                     " FROM household h LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id LEFT JOIN person p ON p.id = h.head_id"
                     " LEFT JOIN visits_result r ON r.campaign_id = %" G_GINT64_FORMAT " AND r.household_id = h.id AND r.deleted_at IS NULL"
                     " WHERE h.id IN (SELECT value FROM json_each (?1))", campaign->id);

  g_return_val_if_fail (list < LP_CAMPAIGN_N_LISTS, NULL);

  g_ptr_array_add (parameters, g_variant_new_string (campaign->scope));
  g_ptr_array_add (parameters, g_variant_new_string (today));
  g_ptr_array_add (parameters, g_variant_new_string (campaign->tag != NULL ? campaign->tag : ""));
  g_ptr_array_add (parameters, g_variant_new_int64 (campaign->only_gas));
  g_ptr_array_add (parameters, g_variant_new_int64 (campaign->id));
  return linli_row_query_new (lists[list][lp_campaign_has_places (campaign)], parameters, rows, kinds);
}

GArray *
lp_campaign_households_at (LinliDatabase     *database,
                           const LpCampaign  *campaign,
                           const gint64      *dwellings,
                           gsize              n_dwellings,
                           GError           **error)
{
#define AT(with, within) \
  with "SELECT h.id FROM json_each (?6) j CROSS JOIN dwelling_standing s ON s.dwelling_id = j.value " LP_HOMES "WHERE" \
  " ?5 IS NOT NULL AND " within LP_WANTED
  g_autoptr (GArray) households = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) ids = g_string_new ("[");
  g_autoptr (LinliStatement) row = NULL;
  GError *problem = NULL;

  for (gsize i = 0; i < n_dwellings; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", dwellings[i]);
  g_string_append_c (ids, ']');
  row = linli_database_query (database, error, lp_campaign_has_places (campaign) ? AT (LP_PLACES, LP_WITHIN) : AT ("", ""), "sssiis",
                              campaign->scope, "0000-00-00", campaign->tag, (gint64) campaign->only_gas, campaign->id, ids->str);
#undef AT
  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      gint64 id = linli_statement_get_int64 (row, 0);

      g_array_append_val (households, id);
    }
  if (problem == NULL)
    return g_steal_pointer (&households);
  g_propagate_error (error, problem);
  return NULL;
}

/* Classes in the order in which lp_campaign_theme_new() adds them: 0 nobody knocked, 1 settled, 2 fault, 3 absent, 4 refused, 5 reported. Of
 * several households in one home the one that waits most. */
LinliMapValues *
lp_campaign_load_theme (LinliDatabase  *reader,
                        const char     *theme,
                        const char     *argument,
                        GError        **error)
{
#define CLASSES(with, from) \
  with "SELECT s.dwelling_id, min (CASE WHEN r.id IS NULL THEN 0 WHEN r.stage = 2 THEN 5 WHEN r.outcome = 'absent' THEN 3 WHEN r.outcome = 'refused'" \
  " THEN 4 WHEN r.outcome IN ('fixed', 'limited') THEN 2 ELSE 1 END) " from LP_RESULT "WHERE " LP_WANTED " GROUP BY s.dwelling_id ORDER BY s.dwelling_id"
  g_autoptr (LpCampaign) campaign = lp_campaign_load (reader, g_ascii_strtoll (argument, NULL, 10), error);
  g_autoptr (LinliMapValues) values = linli_map_values_new ();
  g_autoptr (LinliStatement) row = NULL;
  GError *problem = NULL;

  if (campaign == NULL)
    return NULL;
  row = linli_database_query (reader, error, lp_campaign_has_places (campaign) ? CLASSES (LP_PLACES, LP_FROM_PLACES) : CLASSES ("", LP_FROM_ALL),
                              "sssii", campaign->scope, campaign->until_on, campaign->tag, (gint64) campaign->only_gas, campaign->id);
#undef CLASSES
  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LinliMapValue value = { linli_statement_get_int64 (row, 0), linli_statement_get_int64 (row, 1) };

      g_array_append_val (values->dwellings, value);
    }
  if (problem == NULL)
    return g_steal_pointer (&values);
  g_propagate_error (error, problem);
  return NULL;
}
