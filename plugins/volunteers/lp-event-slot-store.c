/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Shifts that belong to an event of another plugin, and what that plugin is told of shifts. */

#include "lp-event-slot-store.h"

#include <glib/gi18n-lib.h>

#include "lp-duty-store.h"
#include "lp-roster-facts.h"
#include "lp-week.h"

GPtrArray *
lp_event_slot_list (LinliDatabase  *database,
                    gint64          event_id,
                    GError        **error)
{
  g_autoptr (GPtrArray) slots = lp_slot_list_of_matter (database, event_id, error);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      LpSlot *slot = g_ptr_array_index (slots, i);

      g_autoptr (GPtrArray) duties = lp_duty_list_of_slot (database, slot->id, error);

      if (duties == NULL)
        return NULL;
      lp_slot_take_duties (slot, duties);
    }
  return g_steal_pointer (&slots);
}

/* Who came or was missed is noted: that is done, and not moved any more. An excuse is said before. */
static gboolean
lp_event_slot_is_done (const LpSlot *slot)
{
  for (guint i = 0; i < slot->duties->len; i++)
    if (!g_str_equal (((const LpDuty *) g_ptr_array_index (slot->duties, i))->outcome, LP_DUTY_PLANNED))
      return TRUE;
  for (guint i = 0; i < slot->declined->len; i++)
    if (g_str_equal (((const LpDuty *) g_ptr_array_index (slot->declined, i))->outcome, LP_DUTY_ABSENT))
      return TRUE;
  return FALSE;
}

/* As much later as the event is; what ended with the event ends with it still. */
static void
lp_event_slot_shift (LpSlot              *slot,
                     const LinliOccasion *before,
                     const LinliOccasion *now)
{
  int n_days = lp_day_count_from (before->day, now->day), later = now->from - before->from;
  gboolean to_the_end = slot->to == before->to && before->to > before->from && now->to > slot->from + later &&
                        now->to <= slot->from + later + LP_ROSTER_DAY; /* the event may go on for days, a shift does not */
  g_autofree char *day = slot->day;

  slot->from += later;
  slot->to = to_the_end ? now->to : slot->to + later;
  for (; slot->from < 0; n_days--, slot->from += LP_ROSTER_DAY)
    slot->to += LP_ROSTER_DAY;
  for (; slot->from >= LP_ROSTER_DAY; n_days++, slot->from -= LP_ROSTER_DAY)
    slot->to -= LP_ROSTER_DAY;
  slot->day = lp_day_dup_after (day, n_days);
  if (linli_occasion_is_at (before, slot->place))
    {
      g_free (slot->place);
      slot->place = g_strdup (now->place);
    }
}

/* (transfer full) (nullable): when and where the event was to be as far as @slot goes, which was cancelled with it. */
static LinliOccasion *
lp_event_slot_dup_known (LinliDatabase *database,
                         const LpSlot  *slot)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (database, NULL, "SELECT event_day, event_from, event_to, event_place FROM volunteers_slot WHERE id = ? AND event_day IS NOT NULL",
                          "i", slot->id);
  LinliOccasion *known;

  if (row == NULL || !linli_statement_step (row, NULL))
    return NULL;
  known = linli_occasion_new ("matter", slot->matter_id, "", linli_statement_get_text (row, 0), (int) linli_statement_get_int64 (row, 1),
                              (int) linli_statement_get_int64 (row, 2));
  known->place = g_strdup (linli_statement_get_text (row, 3));
  return known;
}

/* Notes that a shift is cancelled with its event, which is to be at @occasion as far as anybody knows; or that it is not. */
static gboolean
lp_event_slot_note (LinliDatabase        *database,
                    const LpSlot         *slot,
                    gboolean              goes,
                    const LinliOccasion  *occasion,
                    GError              **error)
{
  return linli_database_run (database, error, "UPDATE volunteers_slot SET with_event = ?1, event_day = ?2, event_from = iif (?2 IS NULL, NULL, ?3),"
                             " event_to = iif (?2 IS NULL, NULL, ?4), event_place = ?5 WHERE id = ?6", "isiisi", (gint64) goes,
                             occasion != NULL ? occasion->day : NULL, occasion != NULL ? (gint64) occasion->from : 0,
                             occasion != NULL ? (gint64) occasion->to : 0, occasion != NULL ? occasion->place : NULL, slot->id);
}

/* It was called off together with the event, not by somebody before that. */
static gboolean
lp_event_slot_went_with (LinliDatabase *database,
                         const LpSlot  *slot)
{
  return slot->cancelled && linli_database_get_int64 (database, 0, "SELECT with_event FROM volunteers_slot WHERE id = ?", "i", slot->id) != 0;
}

static gboolean
lp_event_slot_move (LinliTransaction     *transaction,
                    const LpSlot         *slot,
                    const LinliOccasion  *before,
                    const LinliOccasion  *now,
                    GError              **error)
{
  g_autoptr (LpSlot) moved = lp_slot_copy (slot);

  lp_event_slot_shift (moved, before, now);
  return lp_slot_move (transaction, slot, moved, error);
}

/* The event takes place after all, maybe on another day than the one it was taken from. */
static gboolean
lp_event_slot_return (LinliTransaction     *transaction,
                      gint64                event_id,
                      const LinliOccasion  *now,
                      GError              **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GPtrArray) slots = lp_slot_list_of_matter (database, event_id, error);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      const LpSlot *slot = g_ptr_array_index (slots, i);
      g_autoptr (LinliOccasion) known = NULL;

      if (!lp_event_slot_went_with (database, slot))
        continue;
      known = lp_event_slot_dup_known (database, slot);
      if ((known != NULL && !lp_event_slot_move (transaction, slot, known, now, error)) || !lp_slot_revive (transaction, slot, error) ||
          !lp_event_slot_note (database, slot, FALSE, NULL, error))
        return FALSE;
    }
  return slots != NULL;
}

/* The event is not to be, as far as anybody knows: nor is its shift. */
static gboolean
lp_event_slot_end (LinliTransaction     *transaction,
                   const LpSlot         *slot,
                   const LinliOccasion  *before,
                   const char           *why,
                   GError              **error)
{
  LpSlotEnd *end = lp_slot_end_new (slot->id, why != NULL && *why != '\0' ? why : _("The event does not take place as planned"), FALSE);
  gboolean done = lp_slot_end (transaction, end, error) && lp_event_slot_note (linli_transaction_get_database (transaction), slot, TRUE, before, error);

  lp_slot_end_free (end);
  return done;
}

/* Also one that was cancelled with the event, so that it is where the event is when that is planned again. */
static gboolean
lp_event_slot_go_along (LinliTransaction     *transaction,
                        const LpSlot         *slot,
                        const LinliOccasion  *before,
                        const LinliOccasion  *now,
                        GError              **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gboolean waits = lp_event_slot_went_with (database, slot);

  if (slot->cancelled && !waits)
    return TRUE;
  return lp_event_slot_move (transaction, slot, before, now, error) && (!waits || lp_event_slot_note (database, slot, TRUE, now, error));
}

gboolean
lp_event_slot_follow (LinliTransaction     *transaction,
                      gint64                event_id,
                      const LinliOccasion  *before,
                      const LinliOccasion  *now,
                      const char           *why,
                      GError              **error)
{
  g_autoptr (GPtrArray) slots = NULL;
  gboolean done = TRUE;

  if (before == NULL && now != NULL)
    return lp_event_slot_return (transaction, event_id, now, error);
  slots = lp_event_slot_list (linli_transaction_get_database (transaction), event_id, error);
  for (guint i = 0; slots != NULL && done && i < slots->len; i++)
    {
      const LpSlot *slot = g_ptr_array_index (slots, i);

      if (lp_event_slot_is_done (slot))
        continue;
      if (now != NULL)
        done = lp_event_slot_go_along (transaction, slot, before, now, error);
      else if (!slot->cancelled)
        done = lp_event_slot_end (transaction, slot, before, why, error);
    }
  return slots != NULL && done;
}

gboolean
lp_event_slot_list_occasions (LinliDatabase  *database,
                              const char     *first_day,
                              const char     *last_day,
                              gint64          matter_id,
                              GPtrArray      *occasions,
                              GError        **error)
{
  g_autoptr (GPtrArray) slots = matter_id != 0 ? lp_slot_list_of_matter (database, matter_id, error)
                                               : lp_slot_list (database, first_day, last_day, LINLI_OCCASION_MOST, error);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      const LpSlot *slot = g_ptr_array_index (slots, i);
      LinliOccasion *occasion;
      g_autofree char *title = NULL;

      if (slot->cancelled || strcmp (slot->day, first_day) < 0 || strcmp (slot->day, last_day) > 0)
        continue;
      title = g_strdup_printf (C_("desk", "Shift: %s"), slot->post != NULL ? slot->post : C_("desk", "no post"));
      occasion = linli_occasion_new (LP_SLOT_TABLE, slot->id, title, slot->day, slot->from, slot->to);
      occasion->matter_id = slot->matter_id;
      occasion->place = g_strdup (slot->place);
      g_ptr_array_add (occasions, occasion);
    }
  return slots != NULL;
}
