/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A list of a campaign in columns, as it is handed on: to the office above, to those who go. Masked, a home is told down to its building. Any
 * thread may ask for a cell. */

#include "lp-campaign-ledger.h"

#include <glib/gi18n-lib.h>

/* Rows that are read at once. */
#define PER_LOAD 500

typedef enum {
  LP_CAMPAIGN_LEDGER_ADDRESS,
  LP_CAMPAIGN_LEDGER_HEAD,
  LP_CAMPAIGN_LEDGER_OUTCOME,
  LP_CAMPAIGN_LEDGER_ATTEMPTS,
  LP_CAMPAIGN_LEDGER_LAST,
  LP_CAMPAIGN_LEDGER_NOTICE,
  LP_CAMPAIGN_LEDGER_RECHECK,
  LP_CAMPAIGN_LEDGER_HAZARD,
  LP_CAMPAIGN_LEDGER_N_COLUMNS,
} LpCampaignLedgerColumn;

GPtrArray *
lp_campaign_ledger_load (LinliDatabase  *reader,
                         LinliRowQuery  *query,
                         GCancellable   *cancellable,
                         GError        **error)
{
  g_autoptr (GArray) ids = linli_row_query_load_ids (query, reader, cancellable, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint first = 0; ids != NULL && first < ids->len; first += PER_LOAD)
    {
      g_autoptr (GPtrArray) loaded =
        linli_row_query_load_rows (query, reader, &g_array_index (ids, gint64, first), MIN (PER_LOAD, ids->len - first), error);

      if (loaded == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint i = 0; i < loaded->len; i++)
        if (linli_row_get_n_columns (g_ptr_array_index (loaded, i)) > LP_CAMPAIGN_DWELLING) /* not gone meanwhile */
          g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (loaded, i)));
    }
  return ids != NULL ? g_steal_pointer (&rows) : NULL;
}

static char *
lp_campaign_ledger_dup_address (LinliRow *row,
                                gboolean  masked)
{
  const char *address = linli_row_get_text (row, LP_CAMPAIGN_ADDRESS);

  if (address == NULL)
    return g_strdup (_("No address"));
  return masked ? linli_mask_address (address) : g_strdup (address);
}

static char *
lp_campaign_ledger_dup_head (LinliRow *row,
                             gboolean  masked)
{
  const char *head = linli_row_get_text (row, LP_CAMPAIGN_HEAD);

  return head != NULL && masked ? linli_mask_name (head) : g_strdup (head);
}

static char *
lp_campaign_ledger_dup_outcome (LinliRow *row)
{
  LpVisitOutcome outcome;

  return g_strdup (lp_visit_outcome_find (linli_row_get_text (row, LP_CAMPAIGN_OUTCOME), &outcome) ? lp_visit_outcome_label (outcome)
                                                                                                   : _("Nobody was there yet"));
}

/* The day on which somebody was there last, where they are. */
static char *
lp_campaign_ledger_dup_last (LinliRow *row)
{
  const char *at = linli_row_get_text (row, LP_CAMPAIGN_LAST_AT);
  g_autoptr (GDateTime) time = at != NULL ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
}

static char *
lp_campaign_ledger_dup_cell (gpointer row,
                             guint    column,
                             gboolean masked,
                             gpointer unused)
{
  switch (column)
    {
    case LP_CAMPAIGN_LEDGER_ADDRESS: return lp_campaign_ledger_dup_address (row, masked);
    case LP_CAMPAIGN_LEDGER_HEAD: return lp_campaign_ledger_dup_head (row, masked);
    case LP_CAMPAIGN_LEDGER_OUTCOME: return lp_campaign_ledger_dup_outcome (row);
    case LP_CAMPAIGN_LEDGER_ATTEMPTS: return g_strdup (linli_row_get_text (row, LP_CAMPAIGN_ATTEMPTS));
    case LP_CAMPAIGN_LEDGER_LAST: return lp_campaign_ledger_dup_last (row);
    case LP_CAMPAIGN_LEDGER_NOTICE: return g_strdup (linli_row_get_text (row, LP_CAMPAIGN_NOTICE_ON));
    case LP_CAMPAIGN_LEDGER_RECHECK: return g_strdup (linli_row_get_text (row, LP_CAMPAIGN_RECHECK_ON));
    case LP_CAMPAIGN_LEDGER_HAZARD: return g_strdup (linli_row_get_text (row, LP_CAMPAIGN_HAZARD) != NULL ? C_("campaign ledger", "yes") : NULL);
    default: return NULL;
    }
}

LinliLedger *
lp_campaign_ledger_new (const LpCampaign *campaign,
                        const char       *name,
                        GPtrArray        *rows)
{
  const LinliLedgerColumn columns[LP_CAMPAIGN_LEDGER_N_COLUMNS] = {
    [LP_CAMPAIGN_LEDGER_ADDRESS] = { _("Address"), 0, 4 },
    [LP_CAMPAIGN_LEDGER_HEAD] = { C_("sheet", "Head"), 0, 1.2 },
    [LP_CAMPAIGN_LEDGER_OUTCOME] = { C_("campaign ledger", "How the last call ended"), 0, 2 },
    [LP_CAMPAIGN_LEDGER_ATTEMPTS] = { C_("campaign ledger", "Attempts"), 0, 0 },
    [LP_CAMPAIGN_LEDGER_LAST] = { C_("campaign ledger", "Last call"), 0, 0 },
    [LP_CAMPAIGN_LEDGER_NOTICE] = { C_("campaign ledger", "Second notice"), 0, 0 },
    [LP_CAMPAIGN_LEDGER_RECHECK] = { C_("campaign ledger", "Look again on"), 0, 0 },
    [LP_CAMPAIGN_LEDGER_HAZARD] = { C_("campaign ledger", "Became a hazard"), 0, 0 },
  };
  const char * const names[] = { "address", "head", "outcome", "attempts", "last", "notice", "recheck", "hazard", NULL };
  g_autofree char *title = g_strdup_printf (_("%s: %s"), campaign->title, name);
  g_autofree char *period = g_strdup_printf (_("%s to %s"), campaign->from_on, campaign->until_on);
  LinliLedger *ledger = linli_ledger_new (title, columns, G_N_ELEMENTS (columns), rows, lp_campaign_ledger_dup_cell, NULL, NULL);

  linli_ledger_set_kind (ledger, "visits.campaign", names);
  linli_ledger_set_period (ledger, period);
  return ledger;
}
