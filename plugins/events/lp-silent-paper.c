/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The households that have not answered, on paper, with room for what they answer. On a worker thread. */

#include "lp-silent-paper.h"

#include <glib/gi18n-lib.h>

#include "lp-event-paper.h"

#define N_COLUMNS 5

void
lp_silent_sheet_free (gpointer data)
{
  LpSilentSheet *self = data;

  lp_event_free (self->event);
  lp_silent_question_free (self->question);
  g_free (self);
}

static void
lp_silent_sheet_add_row (LinliPaper     *paper,
                         const LpSilent *silent,
                         guint           number,
                         gboolean        masked)
{
  g_autofree char *order = g_strdup_printf ("%u", number), *name = masked ? linli_mask_name (silent->name) : g_strdup (silent->name);
  g_autofree char *address = silent->address == NULL || !masked ? g_strdup (silent->address) : linli_mask_address (silent->address);
  g_autofree char *phone = silent->phone == NULL || !masked ? g_strdup (silent->phone) : linli_mask_phone (silent->phone);
  g_autofree char *perhaps = silent->perhaps == NULL || !masked ? g_strdup (silent->perhaps) : linli_mask_name (silent->perhaps);
  g_autofree char *words = perhaps != NULL ? g_strdup_printf (C_("silent", "perhaps “%s”"), perhaps) : NULL;
  const char * const cells[N_COLUMNS] = { order, address, name, phone, words };

  linli_paper_add_row (paper, cells, N_COLUMNS);
}

LinliPaper *
lp_silent_make_sheet (LinliDatabase  *reader,
                      gboolean        masked,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  const LinliPaperColumn columns[N_COLUMNS] = {
    { C_("silent", "No."), 0, LINLI_PAPER_END, LINLI_PAPER_CELLS_TEXT },
    { C_("silent", "Home"), 2.8, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("silent", "Household"), 1.3, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("silent", "Telephone"), 0, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("silent", "Answer"), 2.4, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
  };
  const LpSilentSheet *self = data;
  LpSilentAnswer *answer = lp_silent_ask (reader, self->question, cancellable, error);
  g_autofree char *name = lp_event_paper_dup_words (reader, masked, self->event->id, self->event->title);
  g_autofree char *title = g_strdup_printf (C_("silent", "%s: Who Has Not Answered"), name);
  g_autofree char *today = NULL;
  LinliPaper *paper;
  LinliDate date;

  if (answer == NULL)
    return NULL;
  linli_date_today (&date);
  today = linli_date_to_string (&date);
  paper = lp_event_paper_new (reader, self->event, "events.silent", title, masked);
  linli_paper_set_date (paper, today);
  linli_paper_add_table (paper, columns, N_COLUMNS);
  for (guint i = 0; i < answer->rows->len; i++)
    lp_silent_sheet_add_row (paper, g_ptr_array_index (answer->rows, i), i + 1, masked);
  lp_silent_answer_free (answer);
  return paper;
}
