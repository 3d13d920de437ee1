/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What people said of events, in the file: only those who came, or nobody by name. */

#include "lp-feedback-store.h"

#include <glib/gi18n-lib.h>

#define COLUMNS \
  "SELECT f.id, f.event_id, coalesce (f.attendee_id, 0), coalesce (f.score, 0), coalesce (a.line, 0), f.words, a.name, coalesce (e.edition, m.title)" \
  " FROM events_feedback f JOIN matter m ON m.id = f.event_id JOIN events_event e ON e.id = m.id LEFT JOIN events_attendee a ON a.id = f.attendee_id" \
  " WHERE f.deleted_at IS NULL AND m.deleted_at IS NULL "

LpFeedback *
lp_feedback_new (gint64 event_id)
{
  LpFeedback *self = g_new0 (LpFeedback, 1);

  self->event_id = event_id;
  return self;
}

void
lp_feedback_free (gpointer data)
{
  LpFeedback *self = data;

  g_free (self->words);
  g_free (self->name);
  g_free (self->edition);
  g_free (self);
}

static gpointer
lp_feedback_read (LinliStatement *row,
                  gpointer        unused)
{
  LpFeedback *self = lp_feedback_new (linli_statement_get_int64 (row, 1));

  self->id = linli_statement_get_int64 (row, 0);
  self->attendee_id = linli_statement_get_int64 (row, 2);
  self->score = (int) linli_statement_get_int64 (row, 3);
  self->line = (int) linli_statement_get_int64 (row, 4);
  self->words = g_strdup (linli_statement_get_text (row, 5));
  self->name = g_strdup (linli_statement_get_text (row, 6));
  self->edition = g_strdup (linli_statement_get_text (row, 7));
  return self;
}

GPtrArray *
lp_feedback_list (LinliDatabase  *database,
                  gint64          event_id,
                  GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS "AND f.event_id = ? ORDER BY f.id LIMIT ?", "ii", event_id,
                                                   (gint64) LP_FEEDBACK_MOST), lp_feedback_read, NULL, lp_feedback_free, error);
}

GPtrArray *
lp_feedback_list_series (LinliDatabase  *database,
                         gint64          series_id,
                         GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS "AND e.series_id = ? AND f.words IS NOT NULL ORDER BY e.edition DESC, f.id"
                                                   " LIMIT ?", "ii", series_id, (gint64) LP_FEEDBACK_MOST), lp_feedback_read, NULL, lp_feedback_free, error);
}

gboolean
lp_feedback_add (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpFeedback *self = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (self->line != 0)
    self->attendee_id = linli_database_get_int64 (database, 0, "SELECT id FROM events_attendee WHERE event_id = ? AND line = ? AND came > 0"
                                                  " AND deleted_at IS NULL", "ii", self->event_id, (gint64) self->line);
  if (self->line != 0 && self->attendee_id == 0)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, C_("feedback", "Nobody of row %d is known to have come; feedback is of those who came"),
                   self->line);
      return FALSE;
    }
  if (self->score < 0 || self->score > 5 || (self->score == 0 && self->words == NULL))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, C_("feedback", "A score is 1 to 5; without one some words are needed"));
      return FALSE;
    }
  self->id = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO events_feedback (id, event_id, attendee_id, score, words, how)"
                             " VALUES (?, ?, nullif (?, 0), nullif (?, 0), ?, 'paper')", "iiiis", self->id, self->event_id, self->attendee_id,
                             (gint64) self->score, self->words);
}
