/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* When a request counts as repeated: what an office sets, in the one row of its settings. And what follows for a request. */

#include "lp-request-repeat-store.h"

#include <glib/gi18n-lib.h>

#include "lp-request-store.h"

gboolean
lp_request_repeats_load (LinliDatabase     *reader,
                         LpRequestRepeats  *repeats,
                         GError           **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT repeated_days, repeated_number FROM requests_setting WHERE id = 1", NULL);

  if (!linli_rows_step_one (row, _("The settings of requests are missing in this file"), error))
    return FALSE;
  *repeats = (LpRequestRepeats) { (int) linli_statement_get_int64 (row, 0), (int) linli_statement_get_int64 (row, 1) };
  return TRUE;
}

gboolean
lp_request_repeats_save (LinliTransaction  *transaction,
                         gpointer           data,
                         GError           **error)
{
  const LpRequestRepeats *repeats = data;

  if (repeats->days < LP_REQUEST_REPEATED_LEAST_DAYS || repeats->days > LP_REQUEST_REPEATED_MOST_DAYS)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("It must be from %d to %d days"), LP_REQUEST_REPEATED_LEAST_DAYS,
                   LP_REQUEST_REPEATED_MOST_DAYS);
      return FALSE;
    }
  if (repeats->number < LP_REQUEST_REPEATED_LEAST || repeats->number > LP_REQUEST_REPEATED_MOST)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("It must be from the %dth to the %dth time"), LP_REQUEST_REPEATED_LEAST,
                   LP_REQUEST_REPEATED_MOST);
      return FALSE;
    }
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "UPDATE requests_setting SET repeated_days = ?, repeated_number = ? WHERE id = 1", "ii", (gint64) repeats->days,
                             (gint64) repeats->number);
}

gboolean
lp_request_mark_urgent (LinliTransaction  *transaction,
                        gpointer           data,
                        GError           **error)
{
  const LpRequestDeed *deed = data;
  g_autoptr (LinliRecord) matter = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("matter"), deed->id, error);

  if (matter == NULL)
    return FALSE;
  linli_record_set_text (matter, "urgency", "urgent");
  return linli_record_save (matter, transaction, error) &&
         linli_timeline_append (transaction, deed->id, NULL, 0, "note", _("Urgent, because it is asked for again"), error);
}
