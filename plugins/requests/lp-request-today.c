/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The cards of the day: requests that nobody has touched, and those that are asked for again and again. What is due or promised stands in the day's agenda anyway. */

#include "lp-request-today.h"

#include <glib/gi18n-lib.h>

#include "lp-request-list-store.h"
#include "lp-request-store.h"

#define MOST_LINES 20

static gboolean
lp_request_today_take_back (LinliTransaction  *transaction,
                            gpointer           data,
                            GError           **error)
{
  const gint64 *id = data;
  g_autoptr (LinliRecord) matter = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("matter"), *id, error);

  if (matter == NULL)
    return FALSE;
  linli_record_set_null (matter, "assignee");
  return linli_record_save (matter, transaction, error) &&
         linli_matter_set_state (transaction, *id, LP_REQUEST_RECEIVED, _("Nobody took it up in time"), error);
}

static void
lp_request_today_add (GPtrArray *lines,
                      LpRequest *request)
{
  g_autofree char *title = lp_request_dup_title (request);
  g_autofree char *since = linli_moment_dup_words (request->handed_at);
  g_autofree char *words = g_strdup_printf (_("Handed over %s, not taken up"), since);
  LinliTodayLine *line = linli_today_line_new ("matter", request->id, title, words, LINLI_TONE_WARNING);

  linli_today_line_set_whom (line, request->assignee);
  linli_today_line_set_finish (line, C_("request", "Take back"), lp_request_today_take_back, g_memdup2 (&request->id, sizeof request->id), g_free);
  g_ptr_array_add (lines, line);
}

static gboolean
lp_request_today_load (LinliDatabase  *reader,
                       GDateTime      *day,
                       GPtrArray      *lines,
                       GError        **error)
{
  LpRequestFilter filter = { LP_REQUESTS_UNTOUCHED };
  g_autoptr (GPtrArray) requests = lp_request_list (reader, &filter, error);

  for (guint i = 0; requests != NULL && i < MIN (requests->len, MOST_LINES); i++)
    lp_request_today_add (lines, g_ptr_array_index (requests, i));
  return requests != NULL;
}

static gboolean
lp_request_today_load_repeated (LinliDatabase  *reader,
                                GDateTime      *day,
                                GPtrArray      *lines,
                                GError        **error)
{
  LpRequestFilter filter = { LP_REQUESTS_REPEATED };
  g_autoptr (GPtrArray) requests = lp_request_list (reader, &filter, error);

  for (guint i = 0; requests != NULL && i < MIN (requests->len, MOST_LINES); i++)
    {
      LpRequest *request = g_ptr_array_index (requests, i);
      g_autofree char *title = lp_request_dup_title (request);
      g_autofree char *words = lp_request_dup_times (request);
      LinliTodayLine *line = linli_today_line_new ("matter", request->id, title, words, LINLI_TONE_WARNING);

      linli_today_line_set_whom (line, request->assignee);
      g_ptr_array_add (lines, line);
    }
  return requests != NULL;
}

LinliTodayCard *
lp_request_today_repeated_card_new (void)
{
  static const char * const kinds[] = { "matter", LP_REQUEST_TABLE_NAME, LP_REQUEST_SETTING_TABLE, NULL };

  return linli_today_card_new ("requests-repeated", _("Asked for Again and Again"), "linli-note-symbolic", lp_request_today_load_repeated, kinds);
}

LinliTodayCard *
lp_request_today_card_new (void)
{
  static const char * const kinds[] = { "matter", LP_REQUEST_TABLE_NAME, LP_REQUEST_SETTING_TABLE, NULL };

  return linli_today_card_new ("requests-untouched", _("Requests Nobody Took Up"), "linli-note-symbolic", lp_request_today_load, kinds);
}
