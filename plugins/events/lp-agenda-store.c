/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* In which order a meeting speaks of its topics, how long, and what it takes over from those before it. */

#include "lp-agenda-store.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

LpAgenda *
lp_agenda_new (gint64 event_id)
{
  LpAgenda *self = g_new0 (LpAgenda, 1);

  self->event_id = event_id;
  self->opening = LP_UNCOUNTED;
  self->items = g_array_new (FALSE, FALSE, sizeof (LpAgendaItem));
  return self;
}

LpAgenda *
lp_agenda_new_of (gint64     event_id,
                  int        opening,
                  GPtrArray *topics)
{
  LpAgenda *self = lp_agenda_new (event_id);

  self->opening = opening;
  for (guint i = 0; i < topics->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (topics, i);
      const LpAgendaItem item = { topic->id, topic->minutes };

      g_array_append_val (self->items, item);
    }
  return self;
}

void
lp_agenda_free (gpointer data)
{
  LpAgenda *self = data;

  g_array_unref (self->items);
  g_free (self);
}

gboolean
lp_agenda_keep (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  const LpAgenda *self = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (!linli_database_run (database, error, "UPDATE events_event SET opening = nullif (?, -1) WHERE id = ?", "ii", (gint64) self->opening, self->event_id) ||
      !linli_database_run (database, error, "UPDATE events_topic SET place = place + ?1 WHERE event_id = ?2 AND deleted_at IS NULL", "ii",
                           (gint64) self->items->len, self->event_id))
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const LpAgendaItem *item = &g_array_index (self->items, LpAgendaItem, i);

      if (!linli_database_run (database, error, "UPDATE events_topic SET place = ?, minutes = nullif (?, -1) WHERE id = ? AND event_id = ?", "iiii",
                               (gint64) i + 1, (gint64) item->minutes, item->id, self->event_id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
lp_agenda_carry_one (LinliTransaction  *transaction,
                     LpTopicDeed       *deed,
                     gint64             id,
                     GError           **error)
{
  LpTopicDeed put = { .id = id, .event_id = deed->event_id, .minutes = LP_UNCOUNTED };
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *meeting = linli_database_dup_text (database, "SELECT number || ' ' || title FROM matter WHERE id = ?", "i", deed->event_id);
  g_autofree char *line = g_strdup_printf (_("Taken over to the agenda of %s"), meeting);

  return linli_database_run (database, error, "INSERT INTO events_left (id, topic_id, event_id, place) SELECT ?, id, event_id, place FROM events_topic"
                             " WHERE id = ? AND event_id IS NOT NULL", "ii", linli_transaction_new_id (transaction), id) &&
         lp_topic_put (transaction, &put, error) && linli_timeline_append (transaction, id, NULL, 0, "note", line, error);
}

gboolean
lp_agenda_takes_over (const LpTopic *topic,
                      gint64         yard_id)
{
  return lp_topic_is_left (topic) && topic->yard_id == yard_id;
}

gboolean
lp_agenda_carry (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpTopicDeed *deed = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GPtrArray) before = lp_topic_list (database, LP_TOPICS_BEFORE, deed->event_id, error);
  gint64 yard = linli_database_get_int64 (database, 0, "SELECT coalesce (compound_id, 0) FROM events_event WHERE id = ?", "i", deed->event_id);
  guint n_carried = 0;

  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (before, i);

      if (deed->id != 0 ? topic->id != deed->id || !lp_topic_is_left (topic) : !lp_agenda_takes_over (topic, yard))
        continue;
      if (!lp_agenda_carry_one (transaction, deed, topic->id, error))
        return FALSE;
      n_carried++;
    }
  if (before != NULL && n_carried == 0)
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("No topic of an earlier meeting is left"));
  return n_carried > 0;
}

int
lp_agenda_count_before (const LpAgenda *self,
                        guint           place)
{
  int before = MAX (self->opening, 0);

  for (guint i = 0; i < place && before >= 0; i++)
    {
      int minutes = g_array_index (self->items, LpAgendaItem, i).minutes;

      before = minutes < 0 ? LP_UNCOUNTED : before + minutes;
    }
  return before;
}

char *
lp_agenda_dup_time (const char *starts_at,
                    int         before,
                    int         minutes)
{
  int hour, minute, begins, ends;

  if (starts_at == NULL || before < 0 || sscanf (starts_at, "%*d-%*d-%*d %d:%d", &hour, &minute) != 2)
    return NULL;
  begins = hour * 60 + minute + before;
  ends = begins + minutes;
  if (minutes < 0)
    return g_strdup_printf ("%02d:%02d", begins / 60 % 24, begins % 60);
  return g_strdup_printf ("%02d:%02d–%02d:%02d", begins / 60 % 24, begins % 60, ends / 60 % 24, ends % 60);
}
