/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What an office sets for all its requests. One row, which the migration makes. */

#include <glib/gi18n-lib.h>

#include "lp-request-store.h"

gboolean
lp_request_days_load (LinliDatabase  *reader,
                      int            *days,
                      GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, "SELECT untouched_days FROM requests_setting WHERE id = 1", NULL);

  if (!linli_rows_step_one (row, _("The settings of requests are missing in this file"), error))
    return FALSE;
  *days = (int) linli_statement_get_int64 (row, 0);
  return TRUE;
}

gboolean
lp_request_days_save (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  const int *days = data;

  if (*days < LP_REQUEST_LEAST_DAYS || *days > LP_REQUEST_MOST_DAYS)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("It must be from %d to %d days"), LP_REQUEST_LEAST_DAYS, LP_REQUEST_MOST_DAYS);
      return FALSE;
    }
  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE requests_setting SET untouched_days = ? WHERE id = 1", "i",
                             (gint64) *days);
}
