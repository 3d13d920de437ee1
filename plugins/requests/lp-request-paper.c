/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What requests put on paper, in a preview: made by its worker, masked at first, in full after a reason. */

#include "lp-request-paper.h"

#include <glib/gi18n-lib.h>

#include "lp-request-kind.h"

/* Which paper is made. */
typedef struct {
  LpRequestWords *words;
  gint64 id; /* 0 for the diary */
  LinliPeriod period;
} LpRequestSheet;

static void
lp_request_sheet_free (gpointer data)
{
  LpRequestSheet *sheet = data;

  lp_request_words_free (sheet->words);
  g_free (sheet);
}

static LinliPaper *
lp_request_sheet_make (LinliDatabase  *reader,
                       gboolean        masked,
                       gpointer        data,
                       GCancellable   *cancellable,
                       GError        **error)
{
  const LpRequestSheet *sheet = data;

  if (sheet->id != 0)
    return lp_request_paper_make_slip (reader, sheet->words, sheet->id, masked, error);
  return lp_request_paper_make_diary (reader, sheet->words, &sheet->period, masked, error);
}

static void
lp_request_sheet_show (GtkWidget             *over,
                       LinliContext          *context,
                       gint64                 id,
                       const LinliPeriod *period)
{
  g_autoptr (GError) error = NULL;
  LpRequestWords *words = lp_request_words_new (linli_context_find_matter_kind (context, LP_REQUEST_KIND), linli_context_get_database (context), &error);
  LpRequestSheet *sheet;

  if (words == NULL)
    {
      linli_toast_show_error (over, _("The categories could not be read"), error);
      return;
    }
  sheet = g_new0 (LpRequestSheet, 1);
  sheet->words = words;
  sheet->id = id;
  if (period != NULL)
    sheet->period = *period;
  linli_paper_show_made (over, context, id != 0 ? "matter" : NULL, id, lp_request_sheet_make, sheet, lp_request_sheet_free);
}

void
lp_request_paper_show_slip (GtkWidget    *over,
                            LinliContext *context,
                            gint64        id)
{
  lp_request_sheet_show (over, context, id, NULL);
}

void
lp_request_paper_show_diary (GtkWidget             *over,
                             LinliContext          *context,
                             const LinliPeriod *period)
{
  lp_request_sheet_show (over, context, 0, period);
}
