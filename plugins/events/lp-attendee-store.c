/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who registers for events and who came, in the file. Rows of the sign-in sheet are numbered when somebody is added, so that printing it changes
 * nothing. */

#include "lp-attendee-store.h"

#include <glib/gi18n-lib.h>

#define LINES_MOST 5000

static const struct {
  const char *code;
  const char *label;
} lp_statuses[] = {
  { LP_STATUS_REGISTERED, NC_("attendee", "Registered") }, { LP_STATUS_WAITING, NC_("attendee", "Waiting for a place") },
  { LP_STATUS_MAYBE, NC_("attendee", "Not sure yet") },    { LP_STATUS_CANCELLED, NC_("attendee", "Does not come") },
  { LP_STATUS_UNANSWERED, NC_("attendee", "No answer") },
}, lp_roles[] = {
  { LP_ROLE_PARTICIPANT, NC_("attendee", "Participant") }, { "speaker", NC_("attendee", "Speaker") },
  { "organiser", NC_("attendee", "Organiser") },           { "volunteer", NC_("attendee", "Volunteer") },
};

const char *
lp_status_get_label (const char *status)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lp_statuses); i++)
    if (g_strcmp0 (lp_statuses[i].code, status) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "attendee", lp_statuses[i].label);
  return status;
}

const char *
lp_role_get_label (const char *role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lp_roles); i++)
    if (g_strcmp0 (lp_roles[i].code, role) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "attendee", lp_roles[i].label);
  return role;
}

const char * const *
lp_roles_get (void)
{
  static const char *codes[G_N_ELEMENTS (lp_roles) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (lp_roles); i++)
    codes[i] = lp_roles[i].code;
  return codes;
}

LpAttendee *
lp_attendee_new (gint64      event_id,
                 const char *source)
{
  LpAttendee *self = g_new0 (LpAttendee, 1);

  self->event_id = event_id;
  self->source = g_strdup (source);
  self->mode = g_strdup (LP_MODE_SITE);
  self->role = g_strdup (LP_ROLE_PARTICIPANT);
  self->status = g_strdup (LP_STATUS_REGISTERED);
  self->party = 1;
  self->came = LP_UNCOUNTED;
  return self;
}

void
lp_attendee_free (gpointer data)
{
  LpAttendee *self = data;
  char *texts[] = { self->name, self->phone, self->place, self->mode, self->role, self->status, self->source, self->note, self->written };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (self);
}

void
lp_tick_free (gpointer data)
{
  LpTick *self = data;

  g_array_unref (self->lines);
  g_free (self);
}

static gpointer
lp_attendee_read (LinliStatement *row,
                  gpointer        unused)
{
  LpAttendee *self = g_new0 (LpAttendee, 1);
  char **texts[] = { &self->name, &self->phone, &self->place, &self->mode, &self->role, &self->status, &self->source, &self->note };

  self->id = linli_statement_get_int64 (row, 0);
  self->event_id = linli_statement_get_int64 (row, 1);
  self->person_id = linli_statement_get_int64 (row, 2);
  self->party = (int) linli_statement_get_int64 (row, 3);
  self->came = (int) linli_statement_get_int64 (row, 4);
  self->line = (int) linli_statement_get_int64 (row, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (linli_statement_get_text (row, 6 + (int) i));
  return self;
}

GPtrArray *
lp_attendee_list (LinliDatabase  *database,
                  gint64          event_id,
                  GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, "SELECT id, event_id, coalesce (person_id, 0), party, coalesce (came, -1),"
                                                   " coalesce (line, 0), name, phone, place, mode, role, status, source, note FROM events_attendee"
                                                   " WHERE event_id = ? AND deleted_at IS NULL ORDER BY line, id LIMIT ?", "ii", event_id,
                                                   (gint64) LP_ATTENDEE_MOST), lp_attendee_read, NULL, lp_attendee_free, error);
}

/* How many places are left there; G_MAXINT where there is no limit. Roles that do not count take none. */
static int
lp_attendee_count_free (LinliDatabase *database,
                        gint64         event_id,
                        const char    *mode)
{
  return (int) linli_database_get_int64 (database, G_MAXINT, "SELECT CASE ?2 WHEN 'online' THEN capacity_online ELSE capacity_site END"
                                         " - (SELECT coalesce (sum (a.party), 0) FROM events_attendee a WHERE a.event_id = ?1 AND a.mode = ?2"
                                         " AND a.role = '" LP_ROLE_PARTICIPANT "' AND a.status = '" LP_STATUS_REGISTERED "' AND a.deleted_at IS NULL)"
                                         " FROM events_event WHERE id = ?1 AND CASE ?2 WHEN 'online' THEN capacity_online ELSE capacity_site END IS NOT NULL",
                                         "is", event_id, mode);
}

/* What the file knows of a resident, where nothing else was said. */
static void
lp_attendee_fill (LpAttendee    *self,
                  LinliDatabase *database)
{
  if (self->person_id == 0)
    return;
  if (self->name == NULL)
    self->name = linli_database_dup_text (database, "SELECT name FROM person WHERE id = ?", "i", self->person_id);
  if (self->phone == NULL)
    self->phone = linli_database_dup_text (database, "SELECT phone FROM person WHERE id = ?", "i", self->person_id);
  if (self->place == NULL)
    self->place = linli_database_dup_text (database, "SELECT s.address FROM person p JOIN household h ON h.id = p.household_id"
                                           " JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id WHERE p.id = ?", "i", self->person_id);
}

static gboolean
lp_attendee_insert (LinliTransaction  *transaction,
                    LpAttendee        *self,
                    GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  lp_attendee_fill (self, database);
  if (self->name == NULL || self->party < 1 || self->party > LP_PARTY_MOST)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, self->name == NULL ? C_("attendee", "Whose name is it?")
                   : C_("attendee", "A party is 1 to %d people"), LP_PARTY_MOST);
      return FALSE;
    }
  if (g_str_equal (self->status, LP_STATUS_REGISTERED) && self->came < 0 && g_str_equal (self->role, LP_ROLE_PARTICIPANT) &&
      lp_attendee_count_free (database, self->event_id, self->mode) < self->party)
    {
      g_free (self->status);
      self->status = g_strdup (LP_STATUS_WAITING);
    }
  self->id = linli_transaction_new_id (transaction);
  self->line = (int) linli_database_get_int64 (database, 1, "SELECT coalesce (max (line), 0) + 1 FROM events_attendee WHERE event_id = ?", "i",
                                               self->event_id);
  return linli_database_run (database, error, "INSERT INTO events_attendee (id, event_id, person_id, name, phone, place, party, mode, role, status, came,"
                             " line, source, at, note, written) VALUES (?, ?, nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, nullif (?, -1), ?, ?, ?, ?, ?)", "iiisssisssiissss",
                             self->id, self->event_id, self->person_id, self->name, self->phone, self->place, (gint64) self->party, self->mode, self->role,
                             self->status, (gint64) self->came, (gint64) self->line, self->source, linli_transaction_get_time (transaction), self->note,
                             self->written);
}

gboolean
lp_attendee_add (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpAttendee *self = data;

  if (self->person_id != 0 &&
      linli_database_get_int64 (linli_transaction_get_database (transaction), 0, "SELECT 1 FROM events_attendee WHERE event_id = ? AND person_id = ?"
                                " AND status <> '" LP_STATUS_CANCELLED "' AND deleted_at IS NULL", "ii", self->event_id, self->person_id) != 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS, C_("attendee", "This resident is on the list already"));
      return FALSE;
    }
  return lp_attendee_insert (transaction, self, error);
}

static gboolean
lp_ids_have (const GArray *ids,
             gint64        id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* The row of the resident, 0 for none. */
static gint64
lp_attendee_find_resident (LinliDatabase    *database,
                           const LpAttendee *self)
{
  return self->person_id == 0 ? 0 : linli_database_get_int64 (database, 0, "SELECT id FROM events_attendee WHERE event_id = ? AND person_id = ?"
                                                              " AND deleted_at IS NULL ORDER BY id LIMIT 1", "ii", self->event_id, self->person_id);
}

/* The row of who stood in a list before as now, or was entered so by hand, but those of @taken; 0 for none. */
static gint64
lp_attendee_find_written (LinliDatabase    *database,
                          const LpAttendee *self,
                          const GArray     *taken)
{
  gint64 id = 0;

  do
    id = linli_database_get_int64 (database, 0, "SELECT id FROM events_attendee WHERE event_id = ? AND (written = ? OR (written IS NULL AND person_id IS NULL"
                                   " AND name = ? AND phone IS ? AND place IS ?)) AND deleted_at IS NULL AND id > ? ORDER BY id LIMIT 1", "issssi",
                                   self->event_id, self->written, self->name, self->phone, self->place, id);
  while (id != 0 && lp_ids_have (taken, id));
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

/* Who waits goes on waiting though the list says the same again, and who comes after all takes a place or waits; whether somebody came is nothing that
 * a list knows. */
static gboolean
lp_attendee_update (LinliDatabase     *database,
                    const LpAttendee  *self,
                    gint64             id,
                    GError           **error)
{
  g_autofree char *mode = linli_database_dup_text (database, "SELECT mode FROM events_attendee WHERE id = ?", "i", id);
  gboolean full = lp_attendee_count_free (database, self->event_id, mode) < self->party;

  return linli_database_run (database, error, "UPDATE events_attendee SET person_id = coalesce (nullif (?2, 0), person_id),"
                             " name = CASE WHEN ?2 = 0 THEN name ELSE ?3 END, phone = coalesce (?4, phone), place = coalesce (?5, place), party = ?6,"
                             " status = CASE WHEN ?7 <> '" LP_STATUS_REGISTERED "' OR status = '" LP_STATUS_REGISTERED "' THEN ?7"
                             " WHEN status = '" LP_STATUS_WAITING "' OR (?8 AND role = '" LP_ROLE_PARTICIPANT "') THEN '" LP_STATUS_WAITING "' ELSE ?7 END,"
                             " note = coalesce (?9, note), written = ?10 WHERE id = ?1", "iisssisiss", id, self->person_id, self->name, self->phone,
                             self->place, (gint64) self->party, self->status, (gint64) full, self->note, self->written);
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
  gint64 known = lp_attendee_find_resident (database, self), written = lp_attendee_find_written (database, self, taken);

  if (known != 0 && known != written && lp_ids_have (taken, known))
    self->person_id = known = 0;
  if (known != 0 && written != 0 && known != written &&
      !linli_database_run (database, error, "UPDATE events_attendee SET deleted_at = ? WHERE id = ?", "si", linli_transaction_get_time (transaction), written))
    return FALSE;
  if (known == 0)
    known = written;
  if (self->person_id != 0)
    lp_attendee_name_resident (self, database);
  if (known != 0 ? !lp_attendee_update (database, self, known, error) : !lp_attendee_insert (transaction, self, error))
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

gboolean
lp_attendee_set_status (LinliTransaction  *transaction,
                        gpointer           data,
                        GError           **error)
{
  const LpAttendeeDeed *deed = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *mode = linli_database_dup_text (database, "SELECT mode FROM events_attendee WHERE id = ? AND deleted_at IS NULL", "i", deed->id);
  gint64 event = linli_database_get_int64 (database, 0, "SELECT event_id FROM events_attendee WHERE id = ?", "i", deed->id);
  int party = (int) linli_database_get_int64 (database, 1, "SELECT party FROM events_attendee WHERE id = ?", "i", deed->id);
  gboolean counts = linli_database_get_int64 (database, 0, "SELECT role = '" LP_ROLE_PARTICIPANT "' AND status <> '" LP_STATUS_REGISTERED "'"
                                              " FROM events_attendee WHERE id = ?", "i", deed->id) != 0;
  int n_free = mode != NULL ? lp_attendee_count_free (database, event, mode) : 0;

  if (mode == NULL)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "There is no such attendee");
      return FALSE;
    }
  if (counts && g_str_equal (deed->status, LP_STATUS_REGISTERED) && n_free < party)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, C_("attendee", "No place is free: %d are needed, %d are left"), party,
                   MAX (n_free, 0));
      return FALSE;
    }
  return linli_database_run (database, error, "UPDATE events_attendee SET status = ? WHERE id = ?", "si", deed->status, deed->id);
}

char *
lp_attendee_dup_no_line (int line)
{
  return g_strdup_printf (C_("attendee", "There is no row %d on the sheet; add who stands there as a walk-in"), line);
}

gboolean
lp_attendee_tick (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  const LpTick *self = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (self->others && !linli_database_run (database, error, "UPDATE events_attendee SET came = 0 WHERE event_id = ? AND mode = '" LP_MODE_SITE "'"
                                           " AND status = '" LP_STATUS_REGISTERED "' AND deleted_at IS NULL AND source <> '" LP_SOURCE_WALK_IN "'", "i",
                                           self->event_id))
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      int line = g_array_index (self->lines, int, i);

      if (!linli_database_run (database, error, "UPDATE events_attendee SET came = CASE WHEN came > 0 THEN came ELSE party END,"
                               " status = '" LP_STATUS_REGISTERED "' WHERE event_id = ? AND line = ? AND deleted_at IS NULL", "ii", self->event_id,
                               (gint64) line))
        return FALSE;
      if (linli_database_get_n_changed (database) == 0)
        {
          g_autofree char *fault = lp_attendee_dup_no_line (line);

          g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, fault);
          return FALSE;
        }
    }
  return TRUE;
}

static void
lp_lines_add (GArray *lines,
              int     line)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, int, i) == line)
      return;
  g_array_append_val (lines, line);
}

GArray *
lp_lines_parse (const char  *text,
                char       **fault)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GRegex) gaps = g_regex_new ("[,、;.\\s。]+", 0, 0, NULL), range = g_regex_new ("^(\\d{1,4})(?:[-~—–―至到]+(\\d{1,4}))?$", 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (gaps, plain != NULL ? plain : "", 0);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *from = NULL, *to = NULL;
      int first, last;

      if (*parts[i] == '\0')
        continue;
      if (!g_regex_match (range, parts[i], 0, &match))
        {
          *fault = g_strdup_printf (C_("attendee", "“%s” is no row number; write them as 1-12, 15, 17"), parts[i]);
          return NULL;
        }
      from = g_match_info_fetch (match, 1);
      to = g_match_info_fetch (match, 2);
      first = atoi (from);
      last = to != NULL && *to != '\0' ? atoi (to) : first;
      if (first < 1 || last < first || last > LINES_MOST)
        {
          *fault = g_strdup_printf (C_("attendee", "“%s” are no rows of a sheet"), parts[i]);
          return NULL;
        }
      for (int line = first; line <= last; line++)
        lp_lines_add (lines, line);
    }
  return g_steal_pointer (&lines);
}
