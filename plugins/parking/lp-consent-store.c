/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How many residents must be for an agreement, and when its renewal is due; kept in the file, in the one row that the migration makes. */

#include "lp-consent-store.h"

#include <glib/gi18n-lib.h>

gboolean
lp_consent_load (LinliDatabase  *reader,
                 int            *consent,
                 GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, "SELECT consent FROM parking_setting WHERE id = 1 AND deleted_at IS NULL", NULL);

  if (!linli_rows_step_one (row, _("The settings of parking are missing in this file"), error))
    return FALSE;
  *consent = (int) linli_statement_get_int64 (row, 0);
  return TRUE;
}

gboolean
lp_consent_save (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  const int *consent = data;

  if (*consent < LP_CONSENT_LEAST || *consent > LP_CONSENT_MOST)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("From %d to %d of a hundred households can be asked for"), LP_CONSENT_LEAST,
                   LP_CONSENT_MOST);
      return FALSE;
    }
  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE parking_setting SET consent = ? WHERE id = 1", "i",
                             (gint64) *consent);
}

gboolean
lp_reminder_load (LinliDatabase  *reader,
                  int            *days,
                  GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, "SELECT remind_days FROM parking_setting WHERE id = 1 AND deleted_at IS NULL", NULL);

  if (!linli_rows_step_one (row, _("The settings of parking are missing in this file"), error))
    return FALSE;
  *days = (int) linli_statement_get_int64 (row, 0);
  return TRUE;
}

gboolean
lp_reminder_save (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  const int *days = data;

  if (*days < LP_REMINDER_LEAST || *days > LP_REMINDER_MOST)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("It must be from %d to %d days"), LP_REMINDER_LEAST, LP_REMINDER_MOST);
      return FALSE;
    }
  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE parking_setting SET remind_days = ? WHERE id = 1", "i",
                             (gint64) *days);
}
