/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Papers that were issued about hazards. A number is given when one is issued, which is an action and can be undone; to print is not. */

#include "lp-hazard-paper-store.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-setting-store.h"


#define MOST_PAPERS 200

LpHazardIssue *
lp_hazard_issue_new (gint64      matter_id,
                     const char *kind)
{
  LpHazardIssue *issue = g_new0 (LpHazardIssue, 1);

  issue->matter_id = matter_id;
  issue->kind = g_strdup (kind);
  return issue;
}

void
lp_hazard_issue_free (gpointer data)
{
  LpHazardIssue *issue = data;

  g_free (issue->kind);
  g_free (issue->issued_on);
  g_free (issue->deadline);
  g_free (issue->addressee);
  g_free (issue->text);
  g_free (issue->wording);
  g_free (issue);
}

char *
lp_hazard_issue_dup_number (const LpHazardIssue *issue)
{
  return g_strdup_printf (_("[%d] No. %03d"), issue->year, issue->sequence);
}

const char *
lp_hazard_issue_get_kind_label (const char *kind)
{
  if (g_strcmp0 (kind, LP_HAZARD_NOTICE) == 0)
    return _("Notice to remedy");
  return g_strcmp0 (kind, LP_HAZARD_RECHECK) == 0 ? _("Record of re-check") : _("Letter of information");
}

gboolean
lp_hazard_issue (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpHazardIssue *issue = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  LinliDate today;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  linli_date_today (&today);
  issue->year = today.year;
  issue->sequence = 1 + (int) linli_database_get_int64 (database, 0, "SELECT max (sequence) FROM hazards_paper WHERE kind = ? AND year = ?", "si",
                                                        issue->kind, (gint64) issue->year);
  issue->id = linli_transaction_new_id (transaction);
  g_free (issue->issued_on);
  issue->issued_on = linli_date_to_string (&today);
  g_free (issue->wording);
  issue->wording = lp_hazard_wording_dup_own (database, issue->kind);
  number = lp_hazard_issue_dup_number (issue);
  text = g_strdup_printf (_("Issued: %s %s"), lp_hazard_issue_get_kind_label (issue->kind), number);
  return linli_database_run (database, error, "INSERT INTO hazards_paper (id, matter_id, kind, year, sequence, issued_on, deadline, addressee, text, wording)"
                             " VALUES (?, ?, ?, ?, ?, ?, nullif (?, ''), nullif (?, ''), nullif (?, ''), ?)", "iisiisssss", issue->id, issue->matter_id,
                             issue->kind, (gint64) issue->year, (gint64) issue->sequence, issue->issued_on, issue->deadline, issue->addressee,
                             issue->text, issue->wording) &&
         linli_timeline_append (transaction, issue->matter_id, NULL, 0, "note", text, error);
}

static gpointer
lp_hazard_issue_read (LinliStatement *row,
                      gpointer        matter_id)
{
  LpHazardIssue *issue = lp_hazard_issue_new (*(gint64 *) matter_id, linli_statement_get_text (row, 1));

  issue->id = linli_statement_get_int64 (row, 0);
  issue->year = (int) linli_statement_get_int64 (row, 2);
  issue->sequence = (int) linli_statement_get_int64 (row, 3);
  issue->issued_on = g_strdup (linli_statement_get_text (row, 4));
  issue->deadline = g_strdup (linli_statement_get_text (row, 5));
  issue->addressee = g_strdup (linli_statement_get_text (row, 6));
  issue->text = g_strdup (linli_statement_get_text (row, 7));
  issue->wording = g_strdup (linli_statement_get_text (row, 8));
  return issue;
}

GPtrArray *
lp_hazard_issue_list (LinliDatabase  *reader,
                      gint64          matter_id,
                      GError        **error)
{
  return linli_rows_collect (
    linli_database_query (reader, error, "SELECT id, kind, year, sequence, issued_on, deadline, addressee, text, wording FROM hazards_paper"
                          " WHERE matter_id = ? AND deleted_at IS NULL ORDER BY id DESC LIMIT ?", "ii", matter_id, (gint64) MOST_PAPERS),
    lp_hazard_issue_read, &matter_id, lp_hazard_issue_free, error);
}
