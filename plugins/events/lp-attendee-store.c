/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who registers for events and who came, in the file. Rows of the sign-in sheet are numbered when somebody is added, and its blank rows apart from them, so
 * that printing it changes nothing. */

#include "lp-attendee-store.h"

#include <glib/gi18n-lib.h>

#define SELECT \
  "SELECT id, event_id, coalesce (person_id, 0), party, coalesce (came, -1), coalesce (line, 0), by_hand, to_tell, name, phone, place, mode, role, status," \
  " source, note FROM events_attendee "

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
  self->by_hand = (int) linli_statement_get_int64 (row, 6);
  self->to_tell = linli_statement_get_int64 (row, 7) != 0;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (linli_statement_get_text (row, 8 + (int) i));
  return self;
}

GPtrArray *
lp_attendee_list (LinliDatabase   *database,
                  gint64           event_id,
                  LpAttendeeList   which,
                  GError         **error)
{
  static const char * const queries[] = {
    [LP_ATTENDEES_ALL] = SELECT "WHERE event_id = ? AND deleted_at IS NULL ORDER BY line, id LIMIT ?",
    [LP_ATTENDEES_WAITING] = SELECT "WHERE event_id = ? AND status = '" LP_STATUS_WAITING "' AND deleted_at IS NULL ORDER BY at, id LIMIT ?",
    [LP_ATTENDEES_TO_TELL] = SELECT "WHERE event_id = ? AND status = '" LP_STATUS_REGISTERED "' AND to_tell AND deleted_at IS NULL ORDER BY at, id LIMIT ?",
    [LP_ATTENDEES_WRITTEN] = SELECT "WHERE event_id = ? AND person_id IS NULL AND status <> '" LP_STATUS_UNANSWERED "' AND deleted_at IS NULL"
                             " ORDER BY line, id LIMIT ?",
  };

  return linli_rows_collect (linli_database_query (database, error, queries[which], "ii", event_id, (gint64) LP_ATTENDEE_MOST), lp_attendee_read, NULL,
                             lp_attendee_free, error);
}

/* The first one of @query, which may be NULL with @error set. */
static LpAttendee *
lp_attendee_take_first (LinliStatement  *query,
                        GError         **error)
{
  g_autoptr (GPtrArray) found = linli_rows_collect (query, lp_attendee_read, NULL, lp_attendee_free, error);

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return lp_attendee_copy (g_ptr_array_index (found, 0));
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, C_("attendee", "This row is not on the list any more"));
  return NULL;
}

LpAttendee *
lp_attendee_load (LinliDatabase  *database,
                  gint64          id,
                  GError        **error)
{
  return lp_attendee_take_first (linli_database_query (database, error, SELECT "WHERE id = ? AND deleted_at IS NULL", "i", id), error);
}

LpAttendee *
lp_attendee_load_any (LinliDatabase  *database,
                      gint64          id,
                      GError        **error)
{
  return lp_attendee_take_first (linli_database_query (database, error, SELECT "WHERE id = ?", "i", id), error);
}

int
lp_attendee_count_free (LinliDatabase *database,
                        gint64         event_id,
                        const char    *mode)
{
  return (int) linli_database_get_int64 (database, G_MAXINT, "SELECT CASE ?2 WHEN 'online' THEN capacity_online ELSE capacity_site END"
                                         " - (SELECT coalesce (sum (a.party), 0) FROM events_attendee a WHERE a.event_id = ?1 AND a.mode = ?2"
                                         " AND a.role = '" LP_ROLE_PARTICIPANT "' AND a.status = '" LP_STATUS_REGISTERED "'"
                                         " AND a.source <> '" LP_SOURCE_WALK_IN "' AND a.deleted_at IS NULL)"
                                         " FROM events_event WHERE id = ?1 AND CASE ?2 WHEN 'online' THEN capacity_online ELSE capacity_site END IS NOT NULL",
                                         "is", event_id, mode);
}

int
lp_attendee_count_open (LinliDatabase *database,
                        gint64         event_id,
                        const char    *mode)
{
  int n_free = lp_attendee_count_free (database, event_id, mode);

  if (n_free <= 0 || n_free == G_MAXINT)
    return n_free;
  return linli_database_get_int64 (database, 0, "SELECT 1 FROM events_attendee WHERE event_id = ? AND mode = ? AND role = '" LP_ROLE_PARTICIPANT "'"
                                   " AND status = '" LP_STATUS_WAITING "' AND deleted_at IS NULL LIMIT 1", "is", event_id, mode) != 0 ? 0 : n_free;
}

/* What the file knows of a resident, where nothing else was said. */
void
lp_attendee_fill (LpAttendee    *self,
                  LinliDatabase *database)
{
  if (self->person_id == 0)
    return;
  if (self->name == NULL)
    self->name = linli_database_dup_text (database, "SELECT name FROM person WHERE id = ?", "i", self->person_id);
  if (self->phone == NULL)
    self->phone = linli_database_dup_text (database, "SELECT coalesce (nullif (phone, ''), phone2) FROM person WHERE id = ?", "i", self->person_id);
  if (self->place == NULL)
    self->place = linli_database_dup_text (database, "SELECT s.address FROM person p JOIN household h ON h.id = p.household_id"
                                           " JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id WHERE p.id = ?", "i", self->person_id);
}

static gboolean
lp_attendee_check (const LpAttendee  *self,
                   GError           **error)
{
  g_autofree char *fault = lp_attendee_dup_fault (self);

  if (fault != NULL)
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, fault);
  return fault == NULL;
}

/* Whether it takes one of the places that there are. */
static gboolean
lp_attendee_takes_place (const LpAttendee *self)
{
  return lp_attendee_get_group (self) == LP_GROUP_REGISTERED;
}

static gboolean
lp_attendee_number (LpAttendee     *self,
                    LinliDatabase  *database,
                    GError        **error)
{
  self->line = (int) linli_database_get_int64 (database, 1, "SELECT coalesce (max (line), 0) + 1 FROM events_attendee WHERE event_id = ?"
                                               " AND line < ?", "ii", self->event_id, (gint64) LP_LINE_BLANK);
  if (self->line <= LP_ATTENDEE_MOST)
    return TRUE;
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, C_("attendee", "A list has %d rows at most"), LP_ATTENDEE_MOST);
  return FALSE;
}

gboolean
lp_attendee_insert (LinliTransaction  *transaction,
                    LpAttendee        *self,
                    GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  lp_attendee_fill (self, database);
  if (!lp_attendee_check (self, error) || (self->line == 0 && !lp_attendee_number (self, database, error)))
    return FALSE;
  if (lp_attendee_takes_place (self) && self->came < 0 && lp_attendee_count_open (database, self->event_id, self->mode) < self->party)
    {
      g_free (self->status);
      self->status = g_strdup (LP_STATUS_WAITING);
    }
  self->id = linli_transaction_new_id (transaction);
  if (!g_str_equal (self->source, LP_SOURCE_CHAIN))
    self->by_hand = LP_HAND_ANSWER | LP_HAND_PARTY;
  return linli_database_run (database, error, "INSERT INTO events_attendee (id, event_id, person_id, name, phone, place, party, mode, role, status, came,"
                             " line, source, at, note, written, by_hand) VALUES (?, ?, nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, nullif (?, -1), ?, ?, ?, ?, ?, ?)",
                             "iiisssisssiissssi", self->id, self->event_id, self->person_id, self->name, self->phone, self->place, (gint64) self->party,
                             self->mode, self->role, self->status, (gint64) self->came, (gint64) self->line, self->source,
                             linli_transaction_get_time (transaction), self->note, self->written, (gint64) self->by_hand);
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

/* Whether who had no place there before finds one. */
static gboolean
lp_attendee_finds_place (const LpAttendee  *self,
                         const LpAttendee  *before,
                         LinliDatabase     *database,
                         GError           **error)
{
  int n_free;
  gboolean had = lp_attendee_takes_place (before) && g_str_equal (self->mode, before->mode);

  if (!lp_attendee_takes_place (self) || self->came > 0 || (had && self->party <= before->party))
    return TRUE;
  n_free = lp_attendee_count_free (database, self->event_id, self->mode);
  if (n_free >= self->party - (had ? before->party : 0))
    return TRUE;
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, C_("attendee", "No place is free: %d are needed, %d are left"), self->party,
               MAX (n_free, 0));
  return FALSE;
}

/* What is set by hand other than it was. */
static int
lp_attendee_compare (const LpAttendee *self,
                     const LpAttendee *before)
{
  int hand = lp_status_is_same_answer (self->status, before->status) ? 0 : LP_HAND_ANSWER;

  hand |= self->party != before->party ? LP_HAND_PARTY : 0;
  hand |= g_strcmp0 (self->name, before->name) != 0 ? LP_HAND_NAME : 0;
  hand |= g_strcmp0 (self->phone, before->phone) != 0 ? LP_HAND_PHONE : 0;
  hand |= g_strcmp0 (self->place, before->place) != 0 ? LP_HAND_PLACE : 0;
  hand |= g_strcmp0 (self->note, before->note) != 0 ? LP_HAND_NOTE : 0;
  return hand;
}

/* Who comes to wait is the last one; who waited and has a place now is to be told, unless it is noted already whether they came. */
static gboolean
lp_attendee_write (LinliTransaction  *transaction,
                   const LpAttendee  *self,
                   const LpAttendee  *before,
                   GError           **error)
{
  gboolean waited = g_str_equal (before->status, LP_STATUS_WAITING), waits = g_str_equal (self->status, LP_STATUS_WAITING);
  gboolean placed = g_str_equal (self->status, LP_STATUS_REGISTERED);
  int hand = before->by_hand | lp_attendee_compare (self, before);

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE events_attendee SET name = ?2, phone = ?3, place = ?4, party = ?5,"
                             " mode = ?6, role = ?7, status = ?8, came = nullif (?9, -1), note = ?10, by_hand = ?11, at = coalesce (?12, at), to_tell = ?13"
                             " WHERE id = ?1", "isssisssisisi", self->id, self->name, self->phone, self->place, (gint64) self->party, self->mode, self->role,
                             self->status, (gint64) self->came, self->note, (gint64) hand, waits && !waited ? linli_transaction_get_time (transaction) : NULL,
                             (gint64) (placed && self->came < 0 && (waited || before->to_tell)));
}

gboolean
lp_attendee_edit (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  LpAttendee *self = data;
  g_autoptr (LpAttendee) before = lp_attendee_load (database, self->id, error);

  if (before == NULL)
    return FALSE;
  if (self->came > 0) /* who is there has a place */
    {
      g_free (self->status);
      self->status = g_strdup (LP_STATUS_REGISTERED);
    }
  return lp_attendee_check (self, error) && lp_attendee_finds_place (self, before, database, error) && lp_attendee_write (transaction, self, before, error);
}

gboolean
lp_attendee_set_status (LinliTransaction  *transaction,
                        gpointer           data,
                        GError           **error)
{
  const LpAttendeeDeed *deed = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LpAttendee) before = lp_attendee_load (database, deed->id, error), self = NULL;

  if (before == NULL)
    return FALSE;
  self = lp_attendee_copy (before);
  g_free (self->status);
  self->status = g_strdup (deed->status);
  return lp_attendee_finds_place (self, before, database, error) && lp_attendee_write (transaction, self, before, error);
}

gboolean
lp_attendee_remove (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  const LpAttendeeDeed *deed = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE events_attendee SET deleted_at = ?, by_hand = by_hand | ?"
                             " WHERE id = ? AND deleted_at IS NULL", "sii", linli_transaction_get_time (transaction), (gint64) LP_HAND_REMOVED, deed->id);
}

/* The rows that are signed and how many came, "[[1,-1],[2,3]]". */
static char *
lp_tick_dup_lines (const LpTick *self)
{
  g_autoptr (GString) lines = g_string_new ("[");

  for (guint i = 0; i < self->lines->len; i++)
    {
      const LpSigned *line = &g_array_index (self->lines, LpSigned, i);

      g_string_append_printf (lines, "%s[%d,%d]", i > 0 ? "," : "", line->line, line->came);
    }
  g_string_append_c (lines, ']');
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

#define SIGNED "(SELECT value ->> 0 AS line, value ->> 1 AS came FROM json_each (?2))"

int
lp_attendee_last_blank (LinliDatabase *database,
                        gint64         event_id)
{
  return (int) linli_database_get_int64 (database, 0, "SELECT coalesce (max (line) - ?2, 0) FROM events_attendee WHERE event_id = ?1 AND line > ?2", "ii",
                                         event_id, (gint64) LP_LINE_BLANK);
}

/* Who signed on a blank row is there, and is named later. Typed a second time it may be of another copy of the sheet, and so of another person. */
static gboolean
lp_attendee_sign_blank (LinliTransaction  *transaction,
                        const LpSigned    *row,
                        gint64             event_id,
                        int                last,
                        GError           **error)
{
  g_autofree char *label = lp_line_dup_label (row->line), *end = lp_line_dup_label (LP_LINE_BLANK + last);
  g_autoptr (LpAttendee) self = lp_attendee_new (event_id, LP_SOURCE_WALK_IN);

  if (row->line > LP_LINE_BLANK + last)
    g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, C_("attendee", "There is no blank row %s on the sheet; the last one is %s"), label, end);
  else if (linli_database_get_int64 (linli_transaction_get_database (transaction), 0, "SELECT 1 FROM events_attendee WHERE event_id = ? AND line = ?"
                                     " AND deleted_at IS NULL", "ii", event_id, (gint64) row->line) != 0)
    g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, C_("attendee", "Blank row %s is typed back already; leave it out, and add who signed"
                                                                         " on another copy of the sheet as a walk-in"), label);
  else
    {
      self->name = g_strdup (C_("attendee", "not named yet"));
      self->line = row->line;
      self->party = self->came = MAX (row->came, 1);
      return lp_attendee_insert (transaction, self, error);
    }
  return FALSE;
}

gboolean
lp_attendee_tick (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  const LpTick *self = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *lines = lp_tick_dup_lines (self);
  int last_blank = lp_attendee_last_blank (database, self->event_id) + LP_SHEET_BLANK_ROWS;
  gint64 missing;

  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, LpSigned, i).line > LP_LINE_BLANK &&
        !lp_attendee_sign_blank (transaction, &g_array_index (self->lines, LpSigned, i), self->event_id, last_blank, error))
      return FALSE;
  missing = linli_database_get_int64 (database, 0, "SELECT min (s.line) FROM " SIGNED " s WHERE NOT EXISTS (SELECT 1 FROM events_attendee a"
                                      " WHERE a.event_id = ?1 AND a.line = s.line AND a.deleted_at IS NULL)", "is", self->event_id, lines);
  if (missing != 0)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, C_("attendee", "There is no row %d on the sheet; add who stands there as a walk-in"),
                   (int) missing);
      return FALSE;
    }
  if (self->others && !linli_database_run (database, error, "UPDATE events_attendee SET came = 0, to_tell = 0 WHERE event_id = ?1"
                                           " AND mode = '" LP_MODE_SITE "' AND status = '" LP_STATUS_REGISTERED "' AND deleted_at IS NULL"
                                           " AND source <> '" LP_SOURCE_WALK_IN "' AND came IS NULL AND line NOT IN (SELECT line FROM " SIGNED ")", "is",
                                           self->event_id, lines))
    return FALSE;
  return linli_database_run (database, error, "WITH s AS MATERIALIZED " SIGNED /* read once, not once a row of the sheet */
                             " UPDATE events_attendee AS a SET to_tell = 0, status = '" LP_STATUS_REGISTERED "', mode = '" LP_MODE_SITE "',"
                             " came = CASE WHEN s.came > 0 THEN s.came WHEN a.came > 0 THEN a.came ELSE party END, party = max (party, s.came),"
                             " by_hand = by_hand | (status <> '" LP_STATUS_REGISTERED "') | (2 * (s.came > party)) FROM s"
                             " WHERE a.event_id = ?1 AND a.line = s.line AND a.deleted_at IS NULL", "is", self->event_id, lines);
}
