/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What becomes of the rows of an event when a list is pasted, for the first time and again. */

#include "lp-attendee-take-store.h"

#include <glib/gi18n-lib.h>

static gboolean
lp_ids_have (const GArray *ids,
             gint64        id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

#define THERE "(deleted_at IS NULL OR (?1 AND by_hand & 64))" /* LP_HAND_REMOVED */

/* The row of the resident, 0 for none; with @removed what was taken off by hand, too. */
static gint64
lp_attendee_find_resident (LinliDatabase    *database,
                           const LpAttendee *self,
                           gboolean          removed)
{
  return self->person_id == 0 ? 0 : linli_database_get_int64 (database, 0, "SELECT id FROM events_attendee WHERE event_id = ?2 AND person_id = ?3 AND " THERE
                                                              " ORDER BY deleted_at IS NOT NULL, id LIMIT 1", "iii", (gint64) removed, self->event_id,
                                                              self->person_id);
}

/* The row of who stood in a list before as now, or was entered so by hand, but those of @taken; 0 for none. */
static gint64
lp_attendee_find_written (LinliDatabase    *database,
                          const LpAttendee *self,
                          const GArray     *taken,
                          gboolean          removed)
{
  gint64 id = 0;

  do
    id = linli_database_get_int64 (database, 0, "SELECT id FROM events_attendee WHERE event_id = ?2 AND (written = ?3 OR (written IS NULL AND person_id IS NULL"
                                   " AND name = ?4 AND phone IS ?5 AND place IS ?6)) AND " THERE " AND id > ?7 ORDER BY id LIMIT 1", "iissssi",
                                   (gint64) removed, self->event_id, self->written, self->name, self->phone, self->place, id);
  while (id != 0 && taken != NULL && lp_ids_have (taken, id));
  return id;
}

/* A resident stands on the list as the file calls them; another name that was written is kept in the note. */
static void
lp_attendee_name_resident (LpAttendee    *self,
                           LinliDatabase *database)
{
  g_autofree char *name = g_steal_pointer (&self->name), *note = NULL, *words = NULL;

  g_clear_pointer (&self->place, g_free);
  lp_attendee_fill (self, database);
  if (name == NULL || g_strcmp0 (name, self->name) == 0)
    return;
  note = g_steal_pointer (&self->note);
  words = g_strdup_printf (C_("attendee", "written: %s"), name);
  self->note = note != NULL ? g_strdup_printf (C_("attendee", "%s; %s"), note, words) : g_steal_pointer (&words);
}

gboolean
lp_attendee_outgrows (const LpAttendee *row,
                      const LpAttendee *listed,
                      LinliDatabase    *reader)
{
  return (row->by_hand & LP_HAND_REMOVED) == 0 && lp_attendee_get_group (row) == LP_GROUP_REGISTERED && row->came <= 0 &&
         g_str_equal (listed->status, LP_STATUS_REGISTERED) && listed->party > row->party &&
         lp_attendee_count_open (reader, row->event_id, row->mode) < listed->party - row->party;
}

/* What is said of more people than there are places for, who are not on the list. */
static char *
lp_attendee_dup_grown_note (const LpAttendee *self)
{
  g_autofree char *words = g_strdup_printf (C_("attendee", "%d people in the pasted list, there were not places for all"), self->party);

  return self->note != NULL ? g_strdup_printf (C_("attendee", "%s; %s"), self->note, words) : g_steal_pointer (&words);
}

/* Who waits goes on waiting though the list says the same again. Who comes after all takes a place or waits, and so does who was taken off and is brought
 * back, whatever they were before. A party that outgrew its places waits together where the list is to win. */
static const char *
lp_attendee_choose_status (const LpAttendee *self,
                           const LpAttendee *before,
                           LinliDatabase    *database,
                           int               hand,
                           gboolean          grown)
{
  gboolean removed = (before->by_hand & LP_HAND_REMOVED) != 0;
  int party = (hand & LP_HAND_PARTY) != 0 ? before->party : self->party;

  if ((hand & LP_HAND_ANSWER) != 0)
    return before->status;
  if (grown && self->list_wins)
    return LP_STATUS_WAITING;
  if (!g_str_equal (self->status, LP_STATUS_REGISTERED) || (!removed && g_str_equal (before->status, LP_STATUS_REGISTERED)))
    return self->status;
  if (!removed && g_str_equal (before->status, LP_STATUS_WAITING))
    return LP_STATUS_WAITING;
  if (before->came > 0 || !g_str_equal (before->role, LP_ROLE_PARTICIPANT) || g_str_equal (before->source, LP_SOURCE_WALK_IN))
    return LP_STATUS_REGISTERED;
  return lp_attendee_count_open (database, before->event_id, before->mode) < party ? LP_STATUS_WAITING : LP_STATUS_REGISTERED;
}

/* Whether somebody came is nothing that a list knows. What was set by hand stays, who was taken off by hand stays off, and a party that outgrew its places
 * stays as large as it was, unless the list wins. Who comes anew stands behind all who wait. */
static gboolean
lp_attendee_update (LinliTransaction  *transaction,
                    const LpAttendee  *self,
                    gint64             id,
                    GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LpAttendee) before = lp_attendee_load_any (database, id, error);
  int hand = before == NULL || self->list_wins ? 0 : before->by_hand;
  gboolean grown, kept, stale;
  g_autofree char *note = NULL, *grown_note = lp_attendee_dup_grown_note (self);
  const char *status, *at = NULL;

  if (before == NULL || (hand & LP_HAND_REMOVED) != 0)
    return before != NULL;
  grown = lp_attendee_outgrows (before, self, database);
  kept = grown && !self->list_wins;
  note = g_strdup (kept ? grown_note : self->note);
  stale = !kept && g_strcmp0 (before->note, grown_note) == 0; /* there are places for all now */
  status = lp_attendee_choose_status (self, before, database, hand, grown);
  if ((before->by_hand & LP_HAND_REMOVED) != 0 || (grown && self->list_wins) ||
      ((hand & LP_HAND_ANSWER) == 0 && !lp_status_is_same_answer (before->status, LP_STATUS_REGISTERED)))
    at = linli_transaction_get_time (transaction);
  if (before->line > LP_LINE_BLANK)
    hand |= before->by_hand & LP_HAND_NAME; /* by which a row typed back from a blank one is known to have a name */
  return linli_database_run (database, error, "UPDATE events_attendee SET person_id = coalesce (nullif (?2, 0), person_id),"
                             " name = CASE WHEN ?2 = 0 OR ?10 & 4 THEN name ELSE ?3 END, phone = CASE WHEN ?10 & 8 THEN phone ELSE coalesce (?4, phone) END,"
                             " place = CASE WHEN ?10 & 16 THEN place ELSE coalesce (?5, place) END, party = CASE WHEN ?10 & 2 THEN party ELSE ?6 END,"
                             " status = ?7, at = coalesce (?11, at), note = CASE WHEN ?10 & 32 THEN note WHEN ?12 THEN ?8 ELSE coalesce (?8, note) END, written = ?9,"
                             " by_hand = ?10, to_tell = CASE WHEN ?11 IS NULL THEN to_tell ELSE 0 END, deleted_at = NULL WHERE id = ?1", "iisssisssisi", id,
                             self->person_id, self->name, self->phone, self->place, (gint64) (kept ? before->party : self->party), status, note, self->written,
                             (gint64) hand, at, (gint64) stale);
}

/* Whether somebody came, and what was said afterwards, stays. */
static gboolean
lp_attendee_merge (LinliTransaction  *transaction,
                   gint64             written,
                   gint64             known,
                   GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  return linli_database_run (database, error, "UPDATE events_attendee SET came = w.came, party = max (party, w.came), by_hand = by_hand"
                             " | CASE WHEN w.came > party THEN 2 ELSE 0 END FROM (SELECT came FROM events_attendee WHERE id = ?) w WHERE id = ?"
                             " AND w.came IS NOT NULL AND coalesce (events_attendee.came, 0) = 0", "ii", written, known) &&
         linli_database_run (database, error, "UPDATE events_feedback SET attendee_id = ? WHERE attendee_id = ?", "ii", known, written) &&
         linli_database_run (database, error, "UPDATE events_attendee SET deleted_at = ? WHERE id = ?", "si", linli_transaction_get_time (transaction),
                             written);
}

/* One of a list. A resident who is meant twice is there once, and once as written; who was taken as written and is a resident of the list after all is
 * there once. */
static gboolean
lp_attendee_take_one (LinliTransaction  *transaction,
                      LpAttendee        *self,
                      GArray            *taken,
                      GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 known = lp_attendee_find_resident (database, self, FALSE), written = lp_attendee_find_written (database, self, taken, FALSE);

  if (known != 0 && known != written && lp_ids_have (taken, known))
    self->person_id = known = 0;
  if (known != 0 && written != 0 && known != written && !lp_attendee_merge (transaction, written, known, error))
    return FALSE;
  if (known == 0)
    known = written;
  if (known == 0)
    known = lp_attendee_find_written (database, self, taken, TRUE);
  if (known == 0)
    known = lp_attendee_find_resident (database, self, TRUE);
  if (self->person_id != 0)
    lp_attendee_name_resident (self, database);
  if (known != 0 ? !lp_attendee_update (transaction, self, known, error) : !lp_attendee_insert (transaction, self, error))
    return FALSE;
  if (known == 0)
    known = self->id;
  g_array_append_val (taken, known);
  return TRUE;
}

gboolean
lp_attendee_take (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *all = data;

  for (guint i = 0; i < all->len; i++)
    if (!lp_attendee_take_one (transaction, g_ptr_array_index (all, i), taken, error))
      return FALSE;
  return TRUE;
}

LpAttendee *
lp_attendee_find (LinliDatabase     *reader,
                  const LpAttendee  *listed,
                  GError           **error)
{
  gint64 id = 0;

  for (int removed = 0; removed < 2 && id == 0; removed++)
    {
      id = lp_attendee_find_resident (reader, listed, removed != 0);
      id = id != 0 ? id : lp_attendee_find_written (reader, listed, NULL, removed != 0);
    }
  return id != 0 ? lp_attendee_load_any (reader, id, error) : NULL;
}

char *
lp_attendee_dup_difference (const LpAttendee *row,
                            const LpAttendee *listed,
                            gboolean          outgrows)
{
  gboolean answer = (row->by_hand & LP_HAND_ANSWER) != 0 && !lp_status_is_same_answer (row->status, listed->status);
  gboolean party = (row->by_hand & LP_HAND_PARTY) != 0 && row->party != listed->party;

  if ((row->by_hand & LP_HAND_REMOVED) != 0)
    return g_strdup (C_("attendee", "taken off the list by hand"));
  if (outgrows)
    return g_strdup_printf (C_("attendee", "has places for %d; for %d there are not enough"), row->party, listed->party);
  if (answer)
    return g_strdup_printf (C_("attendee", "by hand: %s"), lp_status_get_label (row->status));
  return party ? g_strdup_printf (C_("attendee", "by hand: party of %d"), row->party) : NULL;
}
