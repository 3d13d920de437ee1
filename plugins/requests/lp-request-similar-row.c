/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* One request that is like another as a row: why, what became of it, and who helped. */

#include "lp-request-similar-row.h"

#include <glib/gi18n-lib.h>

static void
lp_request_similar_row_append (GString    *words,
                               const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

static char *
lp_request_similar_row_dup_why (const LpRequestSimilar *similar)
{
  const char * const near[] = { _("Same place"), _("Same building"), _("Same compound"), _("Same grid"), NULL };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *both = similar->words != NULL ? g_strdup_printf (_("both say: %s"), similar->words) : NULL;

  lp_request_similar_row_append (words, near[similar->near]);
  lp_request_similar_row_append (words, similar->same_category ? _("same category") : NULL);
  lp_request_similar_row_append (words, both);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* From the first word to the end, in days. */
static char *
lp_request_similar_row_dup_length (LpRequest *request)
{
  g_autoptr (GDateTime) begin = g_date_time_new_from_iso8601 (request->opened_at, NULL);
  g_autoptr (GDateTime) end = request->closed_at != NULL ? g_date_time_new_from_iso8601 (request->closed_at, NULL) : NULL;
  int days;

  if (begin == NULL || end == NULL)
    return NULL;
  days = (int) (g_date_time_difference (end, begin) / G_TIME_SPAN_DAY);
  return days < 1 ? g_strdup (_("took less than a day")) : g_strdup_printf (ngettext ("took %d day", "took %d days", (gulong) days), days);
}

/* Its state, the words of its answer, how long it took, and what its residents said of it. */
static char *
lp_request_similar_row_dup_outcome (LinliContext *context,
                                    LpRequest    *request)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_REQUEST_KIND);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *answer = request->answer != NULL ? lp_request_dup_words (request, request->answer) : NULL;
  g_autofree char *length = lp_request_similar_row_dup_length (request);
  g_autofree char *heard =
    request->n_called > 0 ? g_strdup_printf (_("%u of %u satisfied"), request->n_satisfied, request->n_called) : NULL;

  lp_request_similar_row_append (words, kind != NULL ? linli_matter_kind_get_state_label (kind, request->state) : request->state);
  lp_request_similar_row_append (words, answer);
  lp_request_similar_row_append (words, length);
  lp_request_similar_row_append (words, heard);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

GtkWidget *
lp_request_similar_row_new (LinliContext           *context,
                            const LpRequestSimilar *similar)
{
  LpRequest *request = similar->request;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *masked = lp_request_dup_title (request);
  g_autofree char *title = g_strdup_printf ("%s %s", request->number, masked);
  g_autofree char *why = lp_request_similar_row_dup_why (similar);
  g_autofree char *outcome = lp_request_similar_row_dup_outcome (context, request);
  g_autofree char *who = similar->helpers != NULL ? g_strdup_printf (_("In the hands of: %s"), similar->helpers) : g_strdup (_("Nobody had it in hand"));
  g_autofree char *words = g_strdup_printf ("%s\n%s\n%s", why, outcome, who);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  return row;
}
