/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What an office sets for all its hazards. One row, which the migration makes. */

#include "lp-hazard-setting-store.h"

#include <glib/gi18n-lib.h>

gboolean
lp_hazard_period_load (LinliDatabase  *reader,
                       int            *days,
                       GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, "SELECT recurrence_days FROM hazards_setting WHERE id = 1", NULL);

  if (!linli_rows_step_one (row, _("The settings of hazards are missing in this file"), error))
    return FALSE;
  *days = (int) linli_statement_get_int64 (row, 0);
  return TRUE;
}

gboolean
lp_hazard_period_save (LinliTransaction  *transaction,
                       gpointer           data,
                       GError           **error)
{
  const int *days = data;

  if (*days < LP_HAZARD_LEAST_PERIOD || *days > LP_HAZARD_MOST_PERIOD)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("The period must be from %d to %d days"), LP_HAZARD_LEAST_PERIOD,
                   LP_HAZARD_MOST_PERIOD);
      return FALSE;
    }
  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE hazards_setting SET recurrence_days = ? WHERE id = 1", "i",
                             (gint64) *days);
}
