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
  gboolean to_the_end = slot->to == before->to && before->to > before->from && now->to > slot->from + later;
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

/* It was called off together with the event, not by somebody before that. */
static gboolean
lp_event_slot_went_with (LinliDatabase *database,
                         const LpSlot  *slot)
{
  return slot->cancelled && linli_database_get_int64 (database, 0, "SELECT 1 FROM volunteers_slot s JOIN timeline l ON l.matter_id = s.matter_id"
                                                      " AND l.at = s.cancelled_at WHERE s.id = ? AND l.to_state IS NOT NULL AND l.deleted_at IS NULL LIMIT 1",
                                                      "i", slot->id) != 0;
}

/* The event takes place after all. */
static gboolean
lp_event_slot_return (LinliTransaction  *transaction,
                      gint64             event_id,
                      GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GPtrArray) slots = lp_slot_list_of_matter (database, event_id, error);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    if (lp_event_slot_went_with (database, g_ptr_array_index (slots, i)) && !lp_slot_revive (transaction, g_ptr_array_index (slots, i), error))
      return FALSE;
  return slots != NULL;
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
    return lp_event_slot_return (transaction, event_id, error);
  slots = lp_event_slot_list (linli_transaction_get_database (transaction), event_id, error);
  for (guint i = 0; slots != NULL && done && i < slots->len; i++)
    {
      LpSlot *slot = g_ptr_array_index (slots, i);
      LpSlot *moved;
      LpSlotEnd *end;

      if (lp_event_slot_is_done (slot) ||
          (slot->cancelled && (now == NULL || !lp_event_slot_went_with (linli_transaction_get_database (transaction), slot))))
        continue;
      if (now == NULL)
        {
          end = lp_slot_end_new (slot->id, why != NULL && *why != '\0' ? why : _("The event does not take place as planned"), FALSE);
          done = lp_slot_end (transaction, end, error);
          lp_slot_end_free (end);
          continue;
        }
      moved = lp_slot_copy (slot);
      lp_event_slot_shift (moved, before, now);
      done = lp_slot_move (transaction, slot, moved, error);
      lp_slot_free (moved);
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
