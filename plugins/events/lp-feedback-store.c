/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What people said of events, in the file: only those who came, or nobody by name. */

#include "lp-feedback-store.h"

#include <glib/gi18n-lib.h>

#include "lp-event-store.h"

#define COLUMNS \
  "SELECT f.id, f.event_id, coalesce (f.attendee_id, 0), coalesce (f.score, 0), coalesce (a.line, 0), f.words, a.name, coalesce (e.edition, m.title), f.how," \
  " " LP_FEEDBACK_COUNTS \
  " FROM events_feedback f JOIN matter m ON m.id = f.event_id JOIN events_event e ON e.id = m.id LEFT JOIN events_attendee a ON a.id = f.attendee_id" \
  " WHERE f.deleted_at IS NULL AND m.deleted_at IS NULL "

LpFeedback *
lp_feedback_new (gint64 event_id)
{
  LpFeedback *self = g_new0 (LpFeedback, 1);

  self->event_id = event_id;
  self->how = g_strdup (LP_HOW_PAPER);
  return self;
}

LpFeedback *
lp_feedback_copy (const LpFeedback *feedback)
{
  LpFeedback *copy = g_memdup2 (feedback, sizeof *feedback);

  copy->words = g_strdup (feedback->words);
  copy->how = g_strdup (feedback->how);
  copy->name = g_strdup (feedback->name);
  copy->edition = g_strdup (feedback->edition);
  return copy;
}

void
lp_feedback_free (gpointer data)
{
  LpFeedback *self = data;

  g_free (self->words);
  g_free (self->how);
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
  g_free (self->how);
  self->how = g_strdup (linli_statement_get_text (row, 8));
  self->counts = linli_statement_get_int64 (row, 9) != 0;
  return self;
}

char *
lp_feedback_dup_words (LinliDatabase    *database,
                       const LpFeedback *feedback)
{
  return lp_words_dup_masked (database, feedback->event_id, feedback->name, feedback->words);
}

GPtrArray *
lp_feedback_list (LinliDatabase  *database,
                  gint64          event_id,
                  GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS "AND " LP_FEEDBACK_COUNTS " AND f.event_id = ? ORDER BY f.id DESC",
                                                   "i", event_id), lp_feedback_read, NULL, lp_feedback_free, error);
}

GPtrArray *
lp_feedback_list_all (LinliDatabase  *database,
                      gint64          event_id,
                      GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS "AND f.event_id = ? ORDER BY f.id DESC", "i", event_id),
                             lp_feedback_read, NULL, lp_feedback_free, error);
}

GPtrArray *
lp_feedback_list_series (LinliDatabase  *database,
                         gint64          series_id,
                         GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS "AND " LP_FEEDBACK_COUNTS " AND e.series_id = ? AND f.words IS NOT NULL"
                                                   " ORDER BY e.edition DESC, f.id", "i", series_id), lp_feedback_read, NULL, lp_feedback_free, error);
}

gboolean
lp_feedback_count (LinliDatabase  *database,
                   gint64          event_id,
                   LpFeedbackSum  *sum,
                   GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (database, error, "SELECT coalesce (f.score, 0), count (*), count (*) - count (f.attendee_id)"
                                                         " FROM events_feedback f WHERE f.event_id = ? AND " LP_FEEDBACK_COUNTS " GROUP BY 1", "i", event_id);
  g_autoptr (GError) local_error = NULL;

  *sum = (LpFeedbackSum) { 0 };
  while (row != NULL && linli_statement_step (row, &local_error))
    {
      int score = (int) CLAMP (linli_statement_get_int64 (row, 0), 0, LP_FEEDBACK_BEST), n = (int) linli_statement_get_int64 (row, 1);

      sum->n_of[score] = n;
      sum->n_all += n;
      sum->n_scores += score > 0 ? n : 0;
      sum->n_anonymous += (int) linli_statement_get_int64 (row, 2);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return row != NULL && local_error == NULL;
}

static void
lp_guest_free (gpointer data)
{
  LpGuest *guest = data;

  g_free (guest->name);
  g_free (guest->mode);
  g_free (guest);
}

static gpointer
lp_guest_read (LinliStatement *row,
               gpointer        unused)
{
  LpGuest *guest = g_new0 (LpGuest, 1);

  guest->id = linli_statement_get_int64 (row, 0);
  guest->line = (int) linli_statement_get_int64 (row, 1);
  guest->name = g_strdup (linli_statement_get_text (row, 2));
  guest->n_came = (int) linli_statement_get_int64 (row, 3);
  guest->n_said = (int) linli_statement_get_int64 (row, 4);
  guest->mode = g_strdup (linli_statement_get_text (row, 5));
  guest->counts = linli_statement_get_int64 (row, 6) != 0;
  return guest;
}

GPtrArray *
lp_guest_list (LinliDatabase  *database,
               gint64          event_id,
               GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, "SELECT a.id, coalesce (a.line, 0), a.name, a.came, (SELECT count (*)"
                                                   " FROM events_feedback f WHERE f.attendee_id = a.id AND f.deleted_at IS NULL), a.mode,"
                                                   " a.role = '" LP_ROLE_PARTICIPANT "' AND a.status = '" LP_STATUS_REGISTERED "' FROM events_attendee a"
                                                   " WHERE a.event_id = ? AND a.came > 0 AND a.deleted_at IS NULL ORDER BY a.line, a.id", "i", event_id),
                             lp_guest_read, NULL, lp_guest_free, error);
}

static gboolean
lp_feedback_refuse (GError     **error,
                    const char  *words)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, words);
  return FALSE;
}

/* Only of who came, and no more often than people came with that name. */
static gboolean
lp_feedback_check_guest (const LpFeedback  *self,
                         LinliDatabase     *database,
                         GError           **error)
{
  gint64 n_came = linli_database_get_int64 (database, 0, "SELECT coalesce (came, 0) FROM events_attendee WHERE id = ? AND event_id = ? AND deleted_at IS NULL",
                                            "ii", self->attendee_id, self->event_id);
  gint64 n_said = linli_database_get_int64 (database, 0, "SELECT count (*) FROM events_feedback WHERE attendee_id = ? AND id <> ? AND deleted_at IS NULL",
                                            "ii", self->attendee_id, self->id);

  if (n_came <= 0)
    return lp_feedback_refuse (error, C_("feedback", "Whether this person came is not noted; feedback is of those who came"));
  if (n_said < n_came)
    return TRUE;
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, C_("feedback", "From this person there is feedback already: %d came with that name"),
               (int) n_came);
  return FALSE;
}

gboolean
lp_feedback_keep (LinliTransaction  *transaction,
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
  if (self->score < 0 || self->score > LP_FEEDBACK_BEST || (self->score == 0 && self->words == NULL))
    return lp_feedback_refuse (error, C_("feedback", "A score is 1 to 5; without one some words are needed"));
  if (self->attendee_id != 0 && !lp_feedback_check_guest (self, database, error))
    return FALSE;
  if (self->id != 0)
    return linli_database_run (database, error, "UPDATE events_feedback SET attendee_id = nullif (?, 0), score = nullif (?, 0), words = ?, how = ? WHERE id = ?",
                               "iissi", self->attendee_id, (gint64) self->score, self->words, self->how, self->id);
  self->id = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO events_feedback (id, event_id, attendee_id, score, words, how)"
                             " VALUES (?, ?, nullif (?, 0), nullif (?, 0), ?, ?)", "iiiiss", self->id, self->event_id, self->attendee_id,
                             (gint64) self->score, self->words, self->how);
}

gboolean
lp_feedback_remove (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  const LpFeedback *self = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE events_feedback SET deleted_at = ? WHERE id = ?", "si",
                             linli_transaction_get_time (transaction), self->id);
}
