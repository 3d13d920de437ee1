/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What follows in the file when an event or a topic takes a step. */

#include "lp-event-follow-store.h"

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
  return !g_str_equal (step, "answer") || linli_database_run (database, error, "UPDATE events_topic SET answer = ? WHERE id = ?", "si", text, id);
}
