/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What follows in the file when an event or a topic takes a step. */

#include "lp-event-follow-store.h"

#include <glib/gi18n-lib.h>

#include "lp-event-store.h"

/* What belongs to an event that is called off, or planned again, is told. */
static gboolean
lp_event_tell_step (LinliMatterKind   *kind,
                    LinliTransaction  *transaction,
                    gint64             id,
                    gboolean           off,
                    const char        *text,
                    GError           **error)
{
  g_autoptr (LpEvent) event = lp_event_load (linli_transaction_get_database (transaction), kind, id, error);
  g_autoptr (LinliOccasion) occasion = event != NULL ? lp_event_dup_occasion (event) : NULL;
  g_autofree char *why = text != NULL ? g_strdup_printf (C_("event", "The event is called off: %s"), text) : NULL;

  return event != NULL && linli_occasion_move (kind, transaction, id, off ? occasion : NULL, off ? NULL : occasion, why, error);
}

gboolean
lp_event_follow (LinliMatterKind   *kind,
                 LinliTransaction  *transaction,
                 gint64             id,
                 const char        *step,
                 const char        *text,
                 GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (step == NULL)
    return TRUE;
  if ((g_str_equal (step, "call-off") || g_str_equal (step, "plan-again")) &&
      !lp_event_tell_step (kind, transaction, id, g_str_equal (step, "call-off"), text, error))
    return FALSE;
  return linli_database_run (database, error, "UPDATE matter SET due_at = (SELECT CASE matter.state WHEN '" LP_EVENT_HELD "'"
                             " THEN date (e.starts_at, '+7 days') ELSE date (e.starts_at) END FROM events_event e WHERE e.id = matter.id)"
                             " WHERE id = ? AND closed_at IS NULL", "i", id);
}

gboolean
lp_topic_follow (LinliMatterKind   *kind,
                 LinliTransaction  *transaction,
                 gint64             id,
                 const char        *step,
                 const char        *text,
                 GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (step == NULL)
    return linli_database_run (database, error, "INSERT INTO events_topic (id) VALUES (?) ON CONFLICT (id) DO NOTHING", "i", id);
  if (g_str_equal (step, "decide"))
    return linli_database_run (database, error, "UPDATE events_topic SET decision = ? WHERE id = ?", "si", text, id);
  /* What people were told stays with the meeting at which they were; it is not the last word any more. */
  return !g_str_equal (step, "reopen") || linli_database_run (database, error, "UPDATE events_told SET final = 0 WHERE topic_id = ?", "i", id);
}
