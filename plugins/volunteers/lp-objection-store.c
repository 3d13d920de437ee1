/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Objections to service that is publicised, in the file. On any connection, bounded. */

#include "lp-objection-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-week.h"

static const char * const codes[LP_OBJECTION_N_OUTCOMES] = { "open", "withdrawn", "rejected", "upheld" };

LpObjection *
lp_objection_new (gint64 notice_id)
{
  LpObjection *objection = g_new0 (LpObjection, 1);

  objection->notice_id = notice_id;
  return objection;
}

void
lp_objection_free (gpointer data)
{
  LpObjection *objection = data;
  char *texts[] = { objection->raised_by, objection->raised_on, objection->words, objection->settled_on, objection->reason };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (objection);
}

const char *
lp_objection_get_outcome_label (LpObjectionOutcome outcome)
{
  static const char * const labels[LP_OBJECTION_N_OUTCOMES] = { NC_("objection", "Not settled"), NC_("objection", "Withdrawn"),
                                                                NC_("objection", "Looked into, not upheld"), NC_("objection", "Upheld") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "objection", labels[outcome]);
}

static gpointer
lp_objection_read (LinliStatement *row,
                   gpointer        unused)
{
  const char *code = linli_statement_get_text (row, 5);
  LpObjection *objection;
  int outcome = 0;

  while (outcome < LP_OBJECTION_N_OUTCOMES && !g_str_equal (codes[outcome], code))
    outcome++;
  if (outcome == LP_OBJECTION_N_OUTCOMES)
    return NULL;
  objection = lp_objection_new (linli_statement_get_int64 (row, 1));
  objection->id = linli_statement_get_int64 (row, 0);
  objection->raised_by = g_strdup (linli_statement_get_text (row, 2));
  objection->raised_on = g_strdup (linli_statement_get_text (row, 3));
  objection->words = g_strdup (linli_statement_get_text (row, 4));
  objection->outcome = (LpObjectionOutcome) outcome;
  objection->settled_on = g_strdup (linli_statement_get_text (row, 6));
  objection->reason = g_strdup (linli_statement_get_text (row, 7));
  return objection;
}

GPtrArray *
lp_objection_list (LinliDatabase  *reader,
                   gint64          notice_id,
                   GError        **error)
{
  return linli_rows_collect (linli_database_query (reader, error, "SELECT id, notice_id, raised_by, raised_on, words, outcome, settled_on, reason"
                                                   " FROM volunteers_objection WHERE notice_id = ? AND deleted_at IS NULL ORDER BY raised_on, id LIMIT ?",
                                                   "ii", notice_id, (gint64) LP_OBJECTION_MOST), lp_objection_read, NULL, lp_objection_free, error);
}

static gboolean
lp_objection_refuse (GError     **error,
                     const char  *words)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, words);
  return FALSE;
}

gboolean
lp_objection_raise (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  LpObjection *objection = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *today = lp_day_dup_today (), *posted_on = NULL;

  if (objection->words == NULL)
    return lp_objection_refuse (error, _("What is said against it is missing"));
  if (objection->raised_on == NULL)
    return lp_objection_refuse (error, _("The day is missing"));
  if (strcmp (objection->raised_on, today) > 0)
    return lp_objection_refuse (error, _("This day is still to come"));
  posted_on = linli_database_dup_text (database, "SELECT posted_on FROM volunteers_notice WHERE id = ? AND deleted_at IS NULL", "i", objection->notice_id);
  if (posted_on == NULL)
    return lp_objection_refuse (error, _("This notice is not there any more"));
  if (strcmp (objection->raised_on, posted_on) < 0)
    return lp_objection_refuse (error, _("The notice was not hung out yet on that day"));
  objection->id = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO volunteers_objection (id, notice_id, raised_by, raised_on, words) VALUES (?, ?, ?, ?, ?)", "iisss",
                             objection->id, objection->notice_id, objection->raised_by, objection->raised_on, objection->words);
}

gboolean
lp_objection_settle (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  const LpObjection *objection = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *today = lp_day_dup_today ();

  g_assert (objection->outcome > LP_OBJECTION_OPEN && objection->outcome < LP_OBJECTION_N_OUTCOMES);
  if (objection->reason == NULL)
    return lp_objection_refuse (error, _("Say why it is settled so"));
  if (!linli_database_run (database, error, "UPDATE volunteers_objection SET outcome = ?, settled_on = ?, reason = ? WHERE id = ? AND outcome = 'open'"
                           " AND deleted_at IS NULL", "sssi", codes[objection->outcome], today, objection->reason, objection->id))
    return FALSE;
  return linli_database_get_n_changed (database) > 0 || lp_objection_refuse (error, _("This objection is settled already, or is not there any more"));
}
