/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Which households have not answered: nobody of them is on the list, and nobody who is written there can be one of them. */

#include "lp-silent-store.h"

#define ALIVE "x.deleted_at IS NULL AND x.deceased_on IS NULL AND x.moved_out_on IS NULL"
#define HOUSEHOLD(person) "SELECT household_id FROM person WHERE id = " person

static void
lp_silent_free (gpointer data)
{
  LpSilent *self = data;

  g_free (self->name);
  g_free (self->phone);
  g_free (self->address);
  g_free (self->perhaps);
  g_free (self);
}

void
lp_silent_answer_free (gpointer data)
{
  LpSilentAnswer *self = data;

  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
lp_silent_question_free (gpointer data)
{
  LpSilentQuestion *self = data;

  g_clear_pointer (&self->persons, g_array_unref);
  g_clear_pointer (&self->unsure, g_ptr_array_unref);
  g_free (self);
}

static gpointer
lp_silent_key (gint64 household)
{
  return g_memdup2 (&household, sizeof household);
}

/* Households of residents who are on the list, or are to be taken. */
static GHashTable *
lp_silent_collect_answered (LinliDatabase           *reader,
                            const LpSilentQuestion  *question,
                            GError                 **error)
{
  g_autoptr (GHashTable) answered = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, "SELECT DISTINCT q.household_id FROM events_attendee a JOIN person q"
                                                         " ON q.id = a.person_id WHERE a.event_id = ? AND a.status <> '" LP_STATUS_UNANSWERED "'"
                                                         " AND a.deleted_at IS NULL AND q.household_id IS NOT NULL", "i", question->event_id);
  g_autoptr (GError) local_error = NULL;

  while (row != NULL && linli_statement_step (row, &local_error))
    g_hash_table_add (answered, lp_silent_key (linli_statement_get_int64 (row, 0)));
  if (row == NULL || local_error != NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  for (guint i = 0; question->persons != NULL && i < question->persons->len; i++)
    g_hash_table_add (answered, lp_silent_key (linli_database_get_int64 (reader, 0, HOUSEHOLD ("?"), "i",
                                                                         g_array_index (question->persons, gint64, i))));
  return g_steal_pointer (&answered);
}

/* One who is written: it has answered for whom it means for certain, and perhaps for all whom it may mean. */
static gboolean
lp_silent_match (LinliDatabase     *reader,
                 const LpAttendee  *written,
                 GHashTable        *answered,
                 GHashTable        *perhaps,
                 GError           **error)
{
  LpSignup *signup = lp_signup_match (reader, written, error);

  if (signup == NULL)
    return FALSE;
  for (guint i = 0; i < signup->candidates->len; i++)
    {
      const LpSignupCandidate *candidate = g_ptr_array_index (signup->candidates, i);
      gint64 household = linli_database_get_int64 (reader, 0, HOUSEHOLD ("?"), "i", candidate->person_id);

      if (i == 0 && lp_signup_is_certain (signup))
        {
          g_hash_table_add (answered, lp_silent_key (household));
          break;
        }
      g_hash_table_insert (perhaps, lp_silent_key (household), g_strdup (written->name));
    }
  lp_signup_free (signup);
  return TRUE;
}

static gboolean
lp_silent_match_all (LinliDatabase           *reader,
                     const LpSilentQuestion  *question,
                     GHashTable              *answered,
                     GHashTable              *perhaps,
                     GCancellable            *cancellable,
                     GError                 **error)
{
  g_autoptr (GPtrArray) rows = lp_attendee_list (reader, question->event_id, LP_ATTENDEES_WRITTEN, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !lp_silent_match (reader, g_ptr_array_index (rows, i), answered, perhaps, error))
      return FALSE;
  for (guint i = 0; rows != NULL && question->unsure != NULL && i < question->unsure->len; i++)
    if (!lp_silent_match (reader, g_ptr_array_index (question->unsure, i), answered, perhaps, error))
      return FALSE;
  return rows != NULL;
}

static gpointer
lp_silent_read (LinliStatement *row,
                gpointer        unused)
{
  LpSilent *self = g_new0 (LpSilent, 1);

  self->household_id = linli_statement_get_int64 (row, 0);
  self->name = g_strdup (linli_statement_get_text (row, 1));
  self->phone = g_strdup (linli_statement_get_text (row, 2));
  self->address = g_strdup (linli_statement_get_text (row, 3));
  return self;
}

/* All households there in the order of their homes, by the head, or who stands first where the head is gone. */
static GPtrArray *
lp_silent_list (LinliDatabase  *reader,
                gint64          compound_id,
                GError        **error)
{
  return linli_rows_collect (linli_database_query (reader, error, "SELECT h.id, p.name, coalesce (nullif (p.phone, ''), p.phone2), s.address FROM household h JOIN person p ON p.id ="
                                                   " coalesce ((SELECT x.id FROM person x WHERE x.id = h.head_id AND " ALIVE "),"
                                                   " (SELECT min (x.id) FROM person x WHERE x.household_id = h.id AND " ALIVE "))"
                                                   " JOIN dwelling d ON d.id = h.dwelling_id LEFT JOIN building b ON b.id = d.building_id"
                                                   " LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id WHERE h.deleted_at IS NULL"
                                                   " AND h.moved_out_on IS NULL AND (?1 = 0 OR coalesce (d.compound_id, b.compound_id) = ?1)"
                                                   " ORDER BY s.sort_key, h.id LIMIT ?2", "ii", compound_id, (gint64) LP_SILENT_MOST), lp_silent_read, NULL,
                             lp_silent_free, error);
}

LpSilentAnswer *
lp_silent_ask (LinliDatabase           *reader,
               const LpSilentQuestion  *question,
               GCancellable            *cancellable,
               GError                 **error)
{
  g_autoptr (GHashTable) answered = lp_silent_collect_answered (reader, question, error);
  g_autoptr (GHashTable) perhaps = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) all = NULL;
  LpSilentAnswer *self;

  if (answered == NULL || !lp_silent_match_all (reader, question, answered, perhaps, cancellable, error))
    return NULL;
  all = lp_silent_list (reader, question->compound_id, error);
  if (all == NULL)
    return NULL;
  self = g_new0 (LpSilentAnswer, 1);
  self->rows = g_ptr_array_new_with_free_func (lp_silent_free);
  for (guint i = 0; i < all->len; i++)
    {
      LpSilent *silent = g_ptr_array_index (all, i);

      if (g_hash_table_contains (answered, &silent->household_id))
        {
          self->n_answered++;
          continue;
        }
      silent->perhaps = g_strdup (g_hash_table_lookup (perhaps, &silent->household_id));
      self->n_perhaps += silent->perhaps != NULL;
      g_ptr_array_add (self->rows, silent);
      all->pdata[i] = NULL;
    }
  g_ptr_array_set_free_func (all, NULL); /* those that are left are freed one by one */
  for (guint i = 0; i < all->len; i++)
    g_clear_pointer (&all->pdata[i], lp_silent_free);
  return self;
}
