/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The list of service that is hung out before certificates are issued. */

#include "lp-review-paper.h"

#include <glib/gi18n-lib.h>

#include "lp-record-store.h"
#include "lp-review-store.h"

#define N_COLUMNS 6

static void
lp_review_paper_add_rows (LinliPaper *paper,
                          GPtrArray  *notices)
{
  const LinliPaperColumn columns[N_COLUMNS] = {
    { C_("notice", "No."), 0, LINLI_PAPER_END, LINLI_PAPER_CELLS_TEXT }, { C_("notice", "Name"), 0, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("notice", "Volunteer's number"), 0, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("notice", "Days"), 3, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT }, { C_("notice", "Service"), 3.4, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("notice", "Hours"), 0, LINLI_PAPER_END, LINLI_PAPER_CELLS_TEXT },
  };

  linli_paper_add_table (paper, columns, N_COLUMNS);
  for (guint i = 0; i < notices->len; i++)
    {
      const LpReview *notice = g_ptr_array_index (notices, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1), *name = linli_mask_name (notice->name), *hours = lp_hours_dup_text (notice->minutes);
      g_autofree char *days = g_strdup_printf (_("%s to %s"), notice->first_day, notice->last_day);
      const char * const cells[N_COLUMNS] = { number, name, notice->number, days, notice->content, hours };

      linli_paper_add_row (paper, cells, N_COLUMNS);
    }
}

LinliPaper *
lp_review_paper_make (LinliDatabase  *reader,
                      gint64          notice_id,
                      GError        **error)
{
  g_autoptr (GPtrArray) notices = lp_review_list_beside (reader, notice_id, error);
  g_autofree char *unit = linli_community_dup_name (reader), *phone = linli_community_dup_phone (reader), *period = NULL, *objection = NULL;
  const LpReview *first;
  LinliPaper *paper;

  if (notices == NULL)
    return NULL;
  if (notices->len == 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("Nothing is left of this notice: there is an objection, or it was taken back"));
      return NULL;
    }
  first = g_ptr_array_index (notices, 0);
  period = g_strdup_printf (C_("notice", "Hangs out from %s to %s"), first->posted_on, first->ends_on);
  paper = linli_paper_new (C_("notice", "Notice of Records of Voluntary Service"));
  linli_paper_take_unit (paper, reader);
  linli_paper_set_period (paper, period);
  linli_paper_set_date (paper, first->posted_on);
  linli_paper_set_size (paper, LINLI_PAPER_A4, FALSE, TRUE);
  linli_paper_set_masked (paper);
  linli_paper_add_text (paper, C_("notice", "The following records of voluntary service are publicised before certificates are issued."));
  lp_review_paper_add_rows (paper, notices);
  objection = g_strdup_printf (C_("notice", "Whoever objects tells %s between %s and %s, phone %s, with name and reason; what is told in confidence stays so."),
                               unit != NULL ? unit : C_("notice", "the community"), first->posted_on, first->ends_on, phone != NULL ? phone : "__________");
  linli_paper_add_text (paper, objection);
  linli_paper_add_seal (paper, NULL);
  return paper;
}

void
lp_review_paper_show (GtkWidget    *over,
                      LinliContext *context,
                      gint64        notice_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) paper = lp_review_paper_make (linli_context_get_database (context), notice_id, &error);

  if (paper != NULL)
    linli_paper_show (paper, over);
  else
    linli_act_show_error (over, error);
}
