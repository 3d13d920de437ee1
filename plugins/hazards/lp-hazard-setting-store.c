/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What an office sets for all its hazards: one row, which the migration makes, and what its papers say. */

#include "lp-hazard-setting-store.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-paper-store.h"

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

static char *
lp_hazard_wording_dup_key (const char *kind)
{
  return g_strconcat ("hazards.wording.", kind, NULL);
}

const char *
lp_hazard_wording_get_usual (const char *kind)
{
  if (g_strcmp0 (kind, LP_HAZARD_NOTICE) == 0)
    return _("The hazard below was found at your place. Please remedy it by the day named; after that there will be a re-check.");
  if (g_strcmp0 (kind, LP_HAZARD_RECHECK) == 0)
    return _("The place was checked again. What was found stands below.");
  return _("We inform you of the hazard below, and ask you to mind it.");
}

char *
lp_hazard_wording_dup_own (LinliDatabase *reader,
                           const char    *kind)
{
  g_autofree char *key = lp_hazard_wording_dup_key (kind);

  return linli_community_settings_dup_text (reader, key);
}

gboolean
lp_hazard_wording_save (LinliTransaction  *transaction,
                        gpointer           wording,
                        GError           **error)
{
  GHashTableIter iter;
  gpointer kind, words;

  g_hash_table_iter_init (&iter, wording);
  while (g_hash_table_iter_next (&iter, &kind, &words))
    {
      g_autofree char *key = lp_hazard_wording_dup_key (kind);
      g_autofree char *old = lp_hazard_wording_dup_own (linli_transaction_get_database (transaction), kind);
      gboolean usual = *(const char *) words == '\0' || g_str_equal (words, lp_hazard_wording_get_usual (kind));

      if (g_strcmp0 (old, usual ? NULL : words) != 0 && !linli_community_settings_set_text (transaction, key, usual ? NULL : words, error))
        return FALSE;
    }
  return TRUE;
}
