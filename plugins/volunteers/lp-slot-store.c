/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Shifts, in the file. */

#include "lp-slot-store.h"

#include <glib/gi18n-lib.h>

#include "lp-duty-store.h"
#include "lp-roster-rules.h"
#include "lp-template-store.h"
#include "lp-week.h"

#define COLUMNS \
  "SELECT s.id, s.post_id, p.name, s.day, s.from_minute, s.to_minute, s.minimum, s.ideal, s.grid_id, s.place, s.note, s.line_id," \
  " s.published_at IS NOT NULL, s.cancelled_at IS NOT NULL, s.matter_id, s.line_day FROM volunteers_slot s LEFT JOIN volunteers_post p ON p.id = s.post_id" \
  " WHERE s.deleted_at IS NULL"

LpSlot *
lp_slot_copy (const LpSlot *slot)
{
  LpSlot *copy = g_memdup2 (slot, sizeof *slot);

  copy->post = g_strdup (slot->post);
  copy->day = g_strdup (slot->day);
  copy->place = g_strdup (slot->place);
  copy->note = g_strdup (slot->note);
  copy->line_day = g_strdup (slot->line_day);
  copy->duties = NULL;
  copy->declined = NULL;
  return copy;
}

void
lp_slot_free (gpointer data)
{
  LpSlot *slot = data;

  g_free (slot->post);
  g_free (slot->day);
  g_free (slot->place);
  g_free (slot->note);
  g_free (slot->line_day);
  g_clear_pointer (&slot->duties, g_ptr_array_unref);
  g_clear_pointer (&slot->declined, g_ptr_array_unref);
  g_free (slot);
}

void
lp_slot_take_duties (LpSlot    *slot,
                     GPtrArray *duties)
{
  g_clear_pointer (&slot->duties, g_ptr_array_unref);
  g_clear_pointer (&slot->declined, g_ptr_array_unref);
  slot->duties = g_ptr_array_new_with_free_func (lp_duty_free);
  slot->declined = g_ptr_array_new_with_free_func (lp_duty_free);
  while (duties->len > 0)
    {
      LpDuty *duty = g_ptr_array_steal_index (duties, 0);

      g_ptr_array_add (lp_duty_outcome_serves (duty->outcome) ? slot->duties : slot->declined, duty);
    }
}

LpSlotEnd *
lp_slot_end_new (gint64      id,
                 const char *why,
                 gboolean    removes)
{
  LpSlotEnd *end = g_new0 (LpSlotEnd, 1);

  *end = (LpSlotEnd) { id, g_strdup (why), removes };
  return end;
}

void
lp_slot_end_free (gpointer data)
{
  LpSlotEnd *end = data;

  g_free (end->why);
  g_free (end);
}

char *
lp_slot_dup_words (const LpSlot *slot)
{
  g_autofree char *day = lp_day_dup_words (slot->day), *minutes = lp_roster_hours_dup_words (slot->from, slot->to);

  return slot->place != NULL ? g_strdup_printf ("%s %s %s · %s", day, minutes, slot->post, slot->place)
                             : g_strdup_printf ("%s %s %s", day, minutes, slot->post);
}

static gpointer
lp_slot_read (LinliStatement *row,
              gpointer        unused)
{
  LpSlot *slot = g_new0 (LpSlot, 1);

  slot->id = linli_statement_get_int64 (row, 0);
  slot->post_id = linli_statement_get_int64 (row, 1);
  slot->post = g_strdup (linli_statement_get_text (row, 2));
  slot->day = g_strdup (linli_statement_get_text (row, 3));
  slot->from = (int) linli_statement_get_int64 (row, 4);
  slot->to = (int) linli_statement_get_int64 (row, 5);
  slot->minimum = (int) linli_statement_get_int64 (row, 6);
  slot->ideal = (int) linli_statement_get_int64 (row, 7);
  slot->grid_id = linli_statement_get_int64 (row, 8);
  slot->place = g_strdup (linli_statement_get_text (row, 9));
  slot->note = g_strdup (linli_statement_get_text (row, 10));
  slot->line_id = linli_statement_get_int64 (row, 11);
  slot->published = linli_statement_get_int64 (row, 12) != 0;
  slot->cancelled = linli_statement_get_int64 (row, 13) != 0;
  slot->matter_id = linli_statement_get_int64 (row, 14);
  slot->line_day = g_strdup (linli_statement_get_text (row, 15));
  return slot;
}

GPtrArray *
lp_slot_list (LinliDatabase  *database,
              const char     *first_day,
              const char     *last_day,
              guint           most,
              GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS " AND s.day BETWEEN ? AND ? ORDER BY s.from_minute, p.name, s.to_minute, s.place,"
                                                   " s.day, s.id LIMIT ?", "ssi", first_day, last_day, (gint64) MIN (most, LP_SLOT_MOST)),
                             lp_slot_read, NULL, lp_slot_free, error);
}

GPtrArray *
lp_slot_list_of_matter (LinliDatabase  *database,
                        gint64          matter_id,
                        GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS " AND s.matter_id = ? ORDER BY s.day, s.from_minute, p.name, s.id LIMIT ?", "ii",
                                                   matter_id, (gint64) LP_SLOT_MOST_OF_MATTER), lp_slot_read, NULL, lp_slot_free, error);
}

LpSlot *
lp_slot_load (LinliDatabase  *database,
              gint64          id,
              GError        **error)
{
  g_autoptr (GPtrArray) slots = linli_rows_collect (linli_database_query (database, error, COLUMNS " AND s.id = ?", "i", id), lp_slot_read, NULL,
                                                    lp_slot_free, error);

  if (slots == NULL)
    return NULL;
  if (slots->len > 0)
    return g_ptr_array_steal_index (slots, 0);
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "There is no such shift");
  return NULL;
}

static gboolean
lp_slot_insert (LinliTransaction  *transaction,
                LpSlot            *slot,
                GError           **error)
{
  slot->id = linli_transaction_new_id (transaction);
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal, grid_id, place, note, line_id, matter_id, line_day)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif (?8, 0), ?9, ?10, nullif (?11, 0), nullif (?12, 0), iif (?11 <> 0, ?3, NULL))",
                             "iisiiiiissii", slot->id, slot->post_id, slot->day,
                             (gint64) slot->from, (gint64) slot->to, (gint64) slot->minimum, (gint64) slot->ideal, slot->grid_id, slot->place, slot->note,
                             slot->line_id, slot->matter_id);
}

static gboolean
lp_slot_is_moved (const LpSlot *before,
                  const LpSlot *slot)
{
  return !g_str_equal (before->day, slot->day) || before->from != slot->from || before->to != slot->to || before->post_id != slot->post_id;
}

/* What people were told of is noted at each of them before it changes, also at who was taken off and does not know; who changes it twice leaves what was
 * told first. */
static gboolean
lp_slot_note_change (LinliTransaction  *transaction,
                     const LpSlot      *before,
                     const LpSlot      *slot,
                     GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *words = NULL;

  if (!before->published || (!lp_slot_is_moved (before, slot) && g_strcmp0 (before->place, slot->place) == 0))
    return TRUE;
  words = lp_slot_dup_words (before);
  return linli_database_run (database, error, "UPDATE volunteers_slot SET changed_at = ? WHERE id = ?", "si", linli_transaction_get_time (transaction), slot->id) &&
         linli_database_run (database, error, "UPDATE volunteers_duty SET told_at = NULL, told_of = CASE WHEN published_at IS NOT NULL THEN coalesce (told_of, ?)"
                             " END, told_day = CASE WHEN published_at IS NOT NULL THEN coalesce (told_day, ?) END WHERE slot_id = ? AND deleted_at IS NULL"
                             " AND (ended_at IS NULL OR ended_at > coalesce (told_at, ''))", "ssi", words, before->day, slot->id);
}

/* Whether somebody who has a duty in it may keep that: keeps the rules but those that are broken on purpose, or does not come anyway. */
static gboolean
lp_slot_suits (LinliDatabase  *database,
               const LpSlot   *slot,
               const LpDuty   *duty,
               GError        **error)
{
  return !lp_duty_outcome_serves (duty->outcome) || lp_duty_judge (database, slot->id, duty->card_id, duty->overridden_rules, error);
}

/* Those who serve in it may do so at its new hours, too. */
static gboolean
lp_slot_judge (LinliTransaction  *transaction,
               const LpSlot      *slot,
               GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GPtrArray) duties = lp_duty_list_of_slot (database, slot->id, error);

  if (duties == NULL)
    return FALSE;
  for (guint i = 0; i < duties->len; i++)
    if (!lp_slot_suits (database, slot, g_ptr_array_index (duties, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
lp_slot_update (LinliTransaction  *transaction,
                const LpSlot      *before,
                const LpSlot      *slot,
                GError           **error)
{
  return lp_slot_note_change (transaction, before, slot, error) &&
         linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE volunteers_slot SET post_id = ?, day = ?, from_minute = ?,"
                             " to_minute = ?, minimum = ?, ideal = ?, grid_id = nullif (?, 0), place = ?, note = ? WHERE id = ?", "isiiiiissi", slot->post_id,
                             slot->day, (gint64) slot->from, (gint64) slot->to, (gint64) slot->minimum, (gint64) slot->ideal, slot->grid_id, slot->place,
                             slot->note, slot->id);
}

/* Hours that were served stay as they are; who comes to another end of it corrects the attendance first. */
static gboolean
lp_slot_refuse_noted (GError **error)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID,
                       _("It is noted already who came to this shift, and hours that were served stay; correct the attendance first"));
  return FALSE;
}

gboolean
lp_slot_keep (LinliTransaction  *transaction,
              gpointer           data,
              GError           **error)
{
  LpSlot *slot = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  LpSlot *before;
  gboolean kept;

  if (!lp_template_check_numbers (slot->from, slot->to, slot->minimum, slot->ideal, error))
    return FALSE;
  if (slot->id == 0)
    return lp_slot_insert (transaction, slot, error);
  before = lp_slot_load (database, slot->id, error);
  if (before != NULL && lp_slot_is_moved (before, slot) && lp_duty_is_noted (database, slot->id))
    {
      lp_slot_free (before);
      return lp_slot_refuse_noted (error);
    }
  kept = before != NULL && lp_slot_update (transaction, before, slot, error) &&
         (!lp_slot_is_moved (before, slot) || lp_slot_judge (transaction, slot, error));
  g_clear_pointer (&before, lp_slot_free);
  return kept;
}

/* Whom a rule keeps from the shift as it is now is taken off, with the words of the rule. */
static gboolean
lp_slot_part_with (LinliTransaction  *transaction,
                   const LpSlot      *slot,
                   GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GPtrArray) duties = lp_duty_list_of_slot (database, slot->id, error);

  if (duties == NULL)
    return FALSE;
  for (guint i = 0; i < duties->len; i++)
    {
      const LpDuty *duty = g_ptr_array_index (duties, i);
      g_autoptr (GError) broken = NULL;
      LpDutyChange *change;
      gboolean done;

      if (lp_slot_suits (database, slot, duty, &broken))
        continue;
      if (!g_error_matches (broken, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE))
        {
          g_propagate_error (error, g_steal_pointer (&broken));
          return FALSE;
        }
      change = lp_duty_change_new ();
      lp_duty_change_take_off (change, duty->id);
      change->why_off = g_strdup (broken->message);
      done = lp_duty_change (transaction, change, error);
      lp_duty_change_free (change);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

gboolean
lp_slot_move (LinliTransaction  *transaction,
              const LpSlot      *before,
              const LpSlot      *slot,
              GError           **error)
{
  return lp_template_check_numbers (slot->from, slot->to, slot->minimum, slot->ideal, error) && lp_slot_update (transaction, before, slot, error) &&
         (!lp_slot_is_moved (before, slot) || lp_slot_part_with (transaction, slot, error));
}

gboolean
lp_slot_end (LinliTransaction  *transaction,
             gpointer           data,
             GError           **error)
{
  const LpSlotEnd *end = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const char *now = linli_transaction_get_time (transaction);

  if (lp_duty_is_noted (database, end->id))
    return lp_slot_refuse_noted (error);
  if ((end->why == NULL || *end->why == '\0') &&
      linli_database_get_int64 (database, 0, "SELECT 1 FROM volunteers_duty WHERE slot_id = ? AND deleted_at IS NULL AND ended_at IS NULL"
                                " AND published_at IS NOT NULL LIMIT 1", "i", end->id) != 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("Volunteers know of this shift: say why it does not take place"));
      return FALSE;
    }
  return linli_database_run (database, error, "UPDATE volunteers_duty SET ended_at = ?, why_ended = ?, told_at = NULL WHERE slot_id = ? AND deleted_at IS NULL"
                             " AND ended_at IS NULL AND published_at IS NOT NULL", "ssi", now, end->why, end->id) &&
         linli_database_run (database, error, "UPDATE volunteers_duty SET deleted_at = ? WHERE slot_id = ? AND deleted_at IS NULL AND ended_at IS NULL", "si",
                             now, end->id) &&
         linli_database_run (database, error, end->removes ? "UPDATE volunteers_slot SET deleted_at = ? WHERE id = ?"
                                                           : "UPDATE volunteers_slot SET cancelled_at = ? WHERE id = ?", "si", now, end->id);
}

gboolean
lp_slot_revive (LinliTransaction  *transaction,
                const LpSlot      *slot,
                GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *when = linli_database_dup_text (database, "SELECT cancelled_at FROM volunteers_slot WHERE id = ?", "i", slot->id);

  if (when == NULL)
    return TRUE; /* it takes place */
  return linli_database_run (database, error, "UPDATE volunteers_duty SET ended_at = NULL, why_ended = NULL WHERE slot_id = ? AND ended_at = ?"
                             " AND told_at IS NULL AND deleted_at IS NULL", "is", slot->id, when) &&
         linli_database_run (database, error, "UPDATE volunteers_duty SET deleted_at = NULL WHERE slot_id = ? AND deleted_at = ? AND ended_at IS NULL", "is",
                             slot->id, when) &&
         linli_database_run (database, error, "UPDATE volunteers_slot SET cancelled_at = NULL WHERE id = ?", "i", slot->id) &&
         lp_slot_part_with (transaction, slot, error);
}
