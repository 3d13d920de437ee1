/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The sheet that goes out (入户排查表): a row for each household with its code, a box for each outcome under the digit that is typed later, and
 * the checklist below. */

#include "lp-round-paper.h"

#include <glib/gi18n-lib.h>

#include "lp-checklist-store.h"

#define WORD_JOINER "\342\201\240"
#define N_COLUMNS (4 + LP_VISIT_N_OUTCOMES)

static void
lp_round_paper_add_table (LinliPaper *paper)
{
  LinliPaperColumn columns[N_COLUMNS] = {
    { _("Code"), 0, LINLI_PAPER_CENTER, LINLI_PAPER_CELLS_CODE },
    { C_("sheet", "Address"), 4.5, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("sheet", "Head"), 0, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
  };
  g_autofree char *digits[LP_VISIT_N_OUTCOMES] = { NULL };

  for (guint i = 0; i < LP_VISIT_N_OUTCOMES; i++)
    {
      digits[i] = g_strdup_printf ("%u", i + 1);
      columns[3 + i] = (LinliPaperColumn) { digits[i], 0, LINLI_PAPER_CENTER, LINLI_PAPER_CELLS_TICK };
    }
  columns[N_COLUMNS - 1] = (LinliPaperColumn) { C_("sheet", "Remarks"), 2.4, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT };
  linli_paper_add_table (paper, columns, N_COLUMNS);
  for (guint i = 0; i < LP_VISIT_N_OUTCOMES; i++)
    g_free (g_steal_pointer (&digits[i]));
}

static void
lp_round_paper_add_row (LinliPaper       *paper,
                        const LpRoundRow *row,
                        gboolean          masked)
{
  g_autofree char *head = row->head != NULL && masked ? linli_mask_name (row->head) : g_strdup (row->head);
  g_autofree char *attempts = row->attempts > 0 ? g_strdup_printf (_("tried %d×"), row->attempts) : NULL;
  const char *cells[N_COLUMNS] = { row->code, row->address, head };

  cells[N_COLUMNS - 1] = attempts;
  linli_paper_add_row (paper, cells, N_COLUMNS);
}

/* What the digits mean; no line ends between a digit and its words. */
static void
lp_round_paper_add_legend (LinliPaper *paper)
{
  g_autoptr (GString) legend = g_string_new (_("Tick one: "));

  for (guint i = 0; i < LP_VISIT_N_OUTCOMES; i++)
    {
      g_autofree char *joined = g_strconcat (WORD_JOINER, lp_visit_outcome_label (i), NULL);

      g_string_append (legend, i > 0 ? "  " : "");
      g_string_append_printf (legend, C_("legend of a sheet", "%u %s"), i + 1, joined);
    }
  linli_paper_add_text (paper, legend->str);
}

static gboolean
lp_round_paper_add_checklist (LinliPaper     *paper,
                              LinliDatabase  *reader,
                              gint64          id,
                              GError        **error)
{
  g_autoptr (GPtrArray) checklists = lp_checklist_list (reader, error);

  for (guint i = 0; checklists != NULL && i < checklists->len; i++)
    {
      LpChecklist *checklist = g_ptr_array_index (checklists, i);
      g_auto (GStrv) items = g_strsplit (checklist->items, "\n", -1);

      if (checklist->id != id)
        continue;
      linli_paper_add_heading (paper, checklist->name);
      linli_paper_add_list (paper, (const char * const *) items);
    }
  return checklists != NULL;
}

LinliPaper *
lp_round_make_paper (LinliDatabase  *reader,
                     gboolean        masked,
                     gpointer        data,
                     GCancellable   *cancellable,
                     GError        **error)
{
  LpRound round = *(LpRound *) data;
  g_autofree char *number = round.number = lp_round_dup_number (reader, &round);
  g_autoptr (LpCampaign) campaign = lp_campaign_load (reader, round.campaign, error);
  g_autoptr (GPtrArray) rows = campaign != NULL ? lp_round_rows (reader, &round, error) : NULL;
  g_autoptr (LinliPaper) paper = NULL;
  g_autofree char *period = NULL;
  const char *signatures[] = { _("Who went"), _("Who checked"), NULL };

  if (rows == NULL)
    return NULL;
  paper = linli_paper_new (campaign->title);
  period = g_strdup_printf (_("%s to %s"), campaign->from_on, campaign->until_on);
  linli_paper_set_kind (paper, "visits.round", reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_number (paper, number);
  linli_paper_set_period (paper, period);
  if (masked)
    linli_paper_set_masked (paper);
  lp_round_paper_add_legend (paper);
  lp_round_paper_add_table (paper);
  for (guint i = 0; i < rows->len; i++)
    lp_round_paper_add_row (paper, g_ptr_array_index (rows, i), masked);
  linli_paper_add_signatures (paper, signatures);
  return lp_round_paper_add_checklist (paper, reader, campaign->checklist, error) ? g_steal_pointer (&paper) : NULL;
}
