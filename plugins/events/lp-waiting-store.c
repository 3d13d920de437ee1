/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who waits for a place at an event, and how they move up: never by themselves, in their order, a party together, and not without being told. */

#include "lp-waiting-store.h"

#include <glib/gi18n-lib.h>

static LpWaiting *
lp_waiting_new (LinliDatabase *reader,
                gint64         event_id,
                GPtrArray     *rows)
{
  LpWaiting *self;

  if (rows == NULL)
    return NULL;
  self = g_new0 (LpWaiting, 1);
  self->rows = rows;
  self->free_site = lp_attendee_count_free (reader, event_id, LP_MODE_SITE);
  self->free_online = lp_attendee_count_free (reader, event_id, LP_MODE_ONLINE);
  return self;
}

LpWaiting *
lp_waiting_load (LinliDatabase  *reader,
                 gint64          event_id,
                 GError        **error)
{
  return lp_waiting_new (reader, event_id, lp_attendee_list (reader, event_id, LP_ATTENDEES_WAITING, error));
}

LpWaiting *
lp_waiting_load_to_tell (LinliDatabase  *reader,
                         gint64          event_id,
                         GError        **error)
{
  return lp_waiting_new (reader, event_id, lp_attendee_list (reader, event_id, LP_ATTENDEES_TO_TELL, error));
}

char *
lp_waiting_dup_words (const char *mode,
                      int         n_waiting,
                      int         n_free)
{
  if (n_waiting <= 0 || n_free <= 0)
    return NULL;
  return n_free == G_MAXINT ? g_strdup_printf (C_("attendee", "%s: places are not limited any more and %d people wait"), mode, n_waiting)
                            : g_strdup_printf (C_("attendee", "%s: %d places are free and %d people wait"), mode, n_free, n_waiting);
}

void
lp_waiting_free (gpointer data)
{
  LpWaiting *self = data;

  g_ptr_array_unref (self->rows);
  g_free (self);
}

GArray *
lp_waiting_choose (const LpWaiting *self)
{
  GArray *chosen = g_array_new (FALSE, TRUE, sizeof (gboolean));
  int site = self->free_site, online = self->free_online;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const LpAttendee *attendee = g_ptr_array_index (self->rows, i);
      int *left = g_str_equal (attendee->mode, LP_MODE_ONLINE) ? &online : &site;
      int needed = g_str_equal (attendee->role, LP_ROLE_PARTICIPANT) ? attendee->party : 0;
      gboolean fits = needed == 0 || needed <= *left;

      if (fits && *left != G_MAXINT)
        *left -= needed;
      g_array_append_val (chosen, fits);
    }
  return chosen;
}

LpWaitingDeed *
lp_waiting_deed_new (void)
{
  LpWaitingDeed *self = g_new0 (LpWaitingDeed, 1);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
lp_waiting_deed_free (gpointer data)
{
  LpWaitingDeed *self = data;

  g_array_unref (self->ids);
  g_free (self);
}

gboolean
lp_waiting_promote (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  const LpWaitingDeed *self = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  for (guint i = 0; i < self->ids->len; i++)
    {
      LpAttendeeDeed deed = { g_array_index (self->ids, gint64, i), LP_STATUS_REGISTERED };

      if (linli_database_get_int64 (database, 0, "SELECT 1 FROM events_attendee WHERE id = ? AND status = '" LP_STATUS_WAITING "' AND deleted_at IS NULL",
                                    "i", deed.id) == 0)
        {
          g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, C_("attendee", "Somebody of them does not wait any more; look again"));
          return FALSE;
        }
      if (!lp_attendee_set_status (transaction, &deed, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
lp_waiting_note_told (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  const LpWaitingDeed *self = data;

  for (guint i = 0; i < self->ids->len; i++)
    if (!linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE events_attendee SET to_tell = 0 WHERE id = ?", "i",
                             g_array_index (self->ids, gint64, i)))
      return FALSE;
  return TRUE;
}
