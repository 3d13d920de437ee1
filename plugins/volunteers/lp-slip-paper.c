/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Slips that volunteers take home: when, where, what to bring, whom to call. On a worker thread. */

#include "lp-slip-paper.h"

#include <glib/gi18n-lib.h>

#include "lp-coming-store.h"
#include "lp-roster-rules.h"
#include "lp-week.h"

#define N_COLUMNS 4

LpSlipSheet *
lp_slip_sheet_new (gint64      card_id,
                   const char *first_day,
                   const char *last_day)
{
  LpSlipSheet *sheet = g_new0 (LpSlipSheet, 1);

  *sheet = (LpSlipSheet) { card_id, g_strdup (first_day), g_strdup (last_day) };
  return sheet;
}

void
lp_slip_sheet_free (gpointer data)
{
  LpSlipSheet *sheet = data;

  g_free (sheet->first_day);
  g_free (sheet->last_day);
  g_free (sheet);
}

static void
lp_slip_sheet_add_row (LinliPaper     *paper,
                       const LpComing *coming)
{
  g_autofree char *day = lp_day_dup_words (coming->day), *hours = lp_roster_hours_dup_words (coming->from, coming->to);
  g_autofree char *where = coming->place != NULL ? g_strdup_printf ("%s\n%s", coming->post, coming->place) : g_strdup (coming->post);
  g_autofree char *note = lp_coming_dup_note (coming);
  g_autofree char *when = coming->published ? g_strdup (day) : g_strdup_printf ("%s\n%s", day, C_("slip", "(draft)"));
  const char * const cells[N_COLUMNS] = { when, hours, where, note };

  linli_paper_add_row (paper, cells, N_COLUMNS);
}

static void
lp_slip_sheet_add_head (LinliPaper     *paper,
                        const LpComing *coming,
                        gboolean        masked)
{
  const LinliPaperColumn columns[N_COLUMNS] = {
    { C_("slip", "Day"), 1.5, LINLI_PAPER_START, LINLI_PAPER_CELLS_BIG },
    { C_("slip", "Hours"), 1.6, LINLI_PAPER_START, LINLI_PAPER_CELLS_BIG },
    { C_("slip", "Post and place"), 2, LINLI_PAPER_START, LINLI_PAPER_CELLS_BIG },
    { C_("slip", "What to bring, what to mind"), 2, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
  };
  g_autofree char *name = masked ? linli_mask_name (coming->name) : g_strdup (coming->name);
  g_autofree char *words = g_strdup_printf (C_("slip", "%s: when you are on duty"), name);

  linli_paper_add_heading (paper, words);
  linli_paper_add_table (paper, columns, N_COLUMNS);
}

static void
lp_slip_sheet_add_call (LinliPaper *paper,
                        const char *unit,
                        const char *phone)
{
  const LinliPaperField fields[] = { { C_("slip", "Cannot come? Call"), phone }, { C_("slip", "From"), unit } };

  linli_paper_add_fields (paper, 2, fields, G_N_ELEMENTS (fields));
}

static void
lp_slip_sheet_fill (LinliPaper    *paper,
                    LinliDatabase *reader,
                    GPtrArray     *comings,
                    gboolean       masked)
{
  g_autofree char *unit = linli_community_dup_name (reader), *phone = linli_community_dup_phone (reader);
  gint64 card = 0;

  for (guint i = 0; i < comings->len; i++)
    {
      const LpComing *coming = g_ptr_array_index (comings, i);

      if (coming->card_id != card && card != 0)
        {
          lp_slip_sheet_add_call (paper, unit, phone);
          linli_paper_add_cut (paper);
        }
      if (coming->card_id != card)
        lp_slip_sheet_add_head (paper, coming, masked);
      lp_slip_sheet_add_row (paper, coming);
      card = coming->card_id;
    }
  if (card != 0)
    lp_slip_sheet_add_call (paper, unit, phone);
  else
    linli_paper_add_text (paper, C_("slip", "Nobody is on duty in these days."));
}

LinliPaper *
lp_slip_sheet_make (LinliDatabase  *reader,
                    gboolean        masked,
                    gpointer        data,
                    GCancellable   *cancellable,
                    GError        **error)
{
  const LpSlipSheet *sheet = data;
  g_autoptr (GPtrArray) comings = lp_coming_list (reader, sheet->card_id, sheet->first_day, sheet->last_day, error);
  g_autofree char *week = sheet->last_day != NULL ? lp_week_dup_words (sheet->first_day) : NULL;
  g_autofree char *day = lp_day_dup_words (sheet->first_day), *period = week != NULL ? g_strdup (week) : g_strdup_printf (C_("slip", "from %s on"), day);
  LinliPaper *paper;

  if (comings == NULL)
    return NULL;
  paper = linli_paper_new (C_("slip", "Slips for Volunteers"));
  linli_paper_set_kind (paper, "volunteers.slips", reader);
  linli_paper_set_period (paper, period);
  linli_paper_set_size (paper, LINLI_PAPER_A4, FALSE, TRUE);
  if (masked)
    linli_paper_set_masked (paper);
  lp_slip_sheet_fill (paper, reader, comings, masked);
  return paper;
}

void
lp_slip_paper_show_week (GtkWidget    *over,
                         LinliContext *context,
                         const char   *monday)
{
  g_autofree char *sunday = lp_day_dup_after (monday, LP_WEEK_DAYS - 1);

  linli_paper_show_made (over, context, NULL, 0, lp_slip_sheet_make, lp_slip_sheet_new (0, monday, sunday), lp_slip_sheet_free);
}

void
lp_slip_paper_show_card (GtkWidget    *over,
                         LinliContext *context,
                         gint64        card_id,
                         gint64        person_id)
{
  g_autofree char *today = lp_day_dup_today ();

  linli_paper_show_made (over, context, "person", person_id, lp_slip_sheet_make, lp_slip_sheet_new (card_id, today, NULL), lp_slip_sheet_free);
}
