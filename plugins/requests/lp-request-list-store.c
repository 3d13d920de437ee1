/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reading requests: lists, one, counts. On any connection, bounded. */

#include "lp-request-list-store.h"

#include <glib/gi18n-lib.h>

#include "lp-request-repeat-store.h"

#define FROM \
  " FROM matter m LEFT JOIN requests_request r ON r.id = m.id AND r.deleted_at IS NULL LEFT JOIN dwelling_standing s ON s.dwelling_id = m.dwelling_id" \
  " LEFT JOIN grid g ON g.id = coalesce (m.grid_id, s.grid_id)"

#define IS "m.kind = 'requests' AND m.deleted_at IS NULL"

/* When it was answered last. */
#define ANSWERED \
  "(SELECT max (t.at) FROM timeline t WHERE t.matter_id = m.id AND t.to_state = 'answered' AND t.deleted_at IS NULL)"

/* Those of a list are counted together, of the days that parameter 1 says; one is counted alone. */
#define COUNTED \
  " JOIN (SELECT id, " LP_REQUEST_NTH_SQL ("?1") " AS nth FROM (SELECT m.id, m.category, " LP_REQUEST_SECOND_SQL ("m") " AS second, " \
  LP_REQUEST_LEAST_SQL " AS least, " LP_REQUEST_PLACE_SQL ("m") " AS place FROM matter m WHERE " IS ")) n ON n.id = m.id"
#define COLUMNS COLUMNS_WITH ("n.nth") COUNTED
#define COLUMNS_OF_ONE COLUMNS_WITH (LP_REQUEST_ONE_NTH_SQL)
#define COLUMNS_WITH(nth) \
  "SELECT m.id, m.number, m.title, m.state, m.category, m.urgency, m.channel, coalesce (s.address, m.place_text), g.name, m.assignee, m.waiting_for," \
  " m.promised_on, m.due_at, m.opened_at, m.closed_at, coalesce (r.first_receiver, m.opened_by), r.handed_at," \
  " (SELECT count (*) FROM requests_resident a WHERE a.matter_id = m.id AND a.deleted_at IS NULL)," \
  " CASE m.state WHEN 'answered' THEN (SELECT count (*) FROM requests_resident a WHERE a.matter_id = m.id AND a.deleted_at IS NULL AND NOT EXISTS" \
  " (SELECT 1 FROM requests_callback c WHERE c.resident_id = a.id AND c.matter_id = m.id AND c.at >= " ANSWERED " AND c.deleted_at IS NULL)) ELSE 0 END," \
  " (SELECT count (*) FROM timeline t WHERE t.matter_id = m.id AND t.deleted_at IS NULL AND (t.verb = 'reopen' OR" \
  " (t.from_state = 'answered' AND t.to_state = 'in-hand')))," \
  " m.closed_at IS NULL AND m.due_at < date ('now', 'localtime'), m.subject_kind, m.subject_id, m.contact_name," \
  " (SELECT group_concat (a.name, char (10)) FROM requests_resident a WHERE a.matter_id = m.id AND a.deleted_at IS NULL)," \
  " CASE m.subject_kind WHEN 'person' THEN (SELECT p.name FROM person p WHERE p.id = m.subject_id) END, m.line," \
  " (SELECT t.text FROM timeline t WHERE t.matter_id = m.id AND t.to_state = 'answered' AND t.deleted_at IS NULL ORDER BY t.at DESC, t.id DESC LIMIT 1)," \
  " (SELECT count (*) || ' ' || coalesce (sum (c.satisfied), 0) FROM requests_callback c JOIN requests_resident a ON a.id = c.resident_id" \
  " AND a.matter_id = m.id AND a.deleted_at IS NULL WHERE c.matter_id = m.id AND c.deleted_at IS NULL AND c.at >= " ANSWERED \
  " AND NOT EXISTS (SELECT 1 FROM requests_callback l WHERE l.matter_id = c.matter_id AND l.resident_id = c.resident_id AND l.deleted_at IS NULL" \
  " AND (l.at > c.at OR (l.at = c.at AND l.id > c.id))))," \
  nth " + " LP_REQUEST_JOINED_SQL " AS times, (SELECT repeated_number FROM requests_setting WHERE id = 1) AS times_set" FROM

#define PRESSING_FIRST " ORDER BY m.closed_at IS NOT NULL, m.closed_at DESC, m.due_at IS NULL, m.due_at, m.opened_at, m.id"
#define OFTEN_FIRST " ORDER BY times DESC, m.due_at IS NULL, m.due_at, m.opened_at, m.id"

LpRequestFilter *
lp_request_filter_copy (const LpRequestFilter *filter)
{
  LpRequestFilter *copy = g_new (LpRequestFilter, 1);

  *copy = (LpRequestFilter) { filter->which, g_strdup (filter->mine), filter->grid_id, g_strdup (filter->category) };
  return copy;
}

void
lp_request_filter_free (gpointer data)
{
  LpRequestFilter *filter = data;

  g_free (filter->mine);
  g_free (filter->category);
  g_free (filter);
}

static const char *
lp_request_get_name (LinliStatement *row,
                     int             column)
{
  const char *name = linli_statement_get_text (row, column);

  return name != NULL ? name : "";
}

static gpointer
lp_request_read (LinliStatement *row,
                 gpointer        reader)
{
  LpRequest *self = lp_request_new ();
  char **texts[] = { &self->number, &self->title, &self->state, &self->category, &self->urgency, &self->channel, &self->place, &self->grid,
                     &self->assignee, &self->waiting_for, &self->promised_on, &self->due_at, &self->opened_at, &self->closed_at,
                     &self->first_receiver, &self->handed_at };
  const char *kind = linli_statement_get_text (row, 21);
  g_auto (GStrv) heard = NULL;

  self->id = linli_statement_get_int64 (row, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (linli_statement_get_text (row, (int) i + 1));
  self->n_residents = (guint) linli_statement_get_int64 (row, 17);
  self->n_to_call = (guint) linli_statement_get_int64 (row, 18);
  self->n_again = (guint) linli_statement_get_int64 (row, 19);
  self->overdue = linli_statement_get_int64 (row, 20) != 0;
  self->names = g_strjoin ("\n", lp_request_get_name (row, 23), lp_request_get_name (row, 24), lp_request_get_name (row, 25), NULL);
  self->others = linli_title_dup_names (reader, "matter", self->id);
  self->line = g_strdup (linli_statement_get_text (row, 26));
  self->answer = g_strdup (linli_statement_get_text (row, 27));
  heard = g_strsplit (linli_statement_get_text (row, 28), " ", 2);
  self->n_called = (guint) g_ascii_strtoull (heard[0], NULL, 10);
  self->n_satisfied = (guint) g_ascii_strtoull (heard[1], NULL, 10);
  self->n_times = (guint) linli_statement_get_int64 (row, 29);
  self->repeated = !linli_statement_is_null (row, 30) && self->n_times >= (guint) linli_statement_get_int64 (row, 30);
  if (self->place == NULL && kind != NULL && linli_kind_lookup (kind) != NULL && linli_statement_get_int64 (row, 22) != 0)
    self->place = linli_title_dup_masked (reader, kind, linli_statement_get_int64 (row, 22));
  return self;
}

GPtrArray *
lp_request_list (LinliDatabase          *reader,
                 const LpRequestFilter  *filter,
                 GError                **error)
{
  static const char * const which[] = {
    [LP_REQUESTS_BOARD] = " AND (m.closed_at IS NULL OR m.closed_at >= date ('now', '-30 days'))",
    [LP_REQUESTS_OPEN] = " AND m.closed_at IS NULL",
    [LP_REQUESTS_OVERDUE] = " AND m.closed_at IS NULL AND m.due_at < date ('now', 'localtime')",
    [LP_REQUESTS_UNTOUCHED] = " AND m.closed_at IS NULL AND m.state = 'dispatched' AND julianday (r.handed_at) <="
                              " julianday ('now') - (SELECT untouched_days FROM requests_setting WHERE id = 1)",
    [LP_REQUESTS_CLOSED] = " AND m.closed_at IS NOT NULL",
    [LP_REQUESTS_REPEATED] = " AND m.closed_at IS NULL AND times >= times_set",
    [LP_REQUESTS_ALL] = "",
  };
  LpRequestRepeats repeats;
  g_autofree char *sql =
    g_strconcat (COLUMNS " WHERE " IS " AND (?2 IS NULL OR m.assignee = ?2 OR coalesce (r.first_receiver, m.opened_by) = ?2)"
                 " AND (?3 = 0 OR coalesce (m.grid_id, s.grid_id) = ?3) AND (?4 IS NULL OR m.category = ?4)", which[filter->which],
                 filter->which == LP_REQUESTS_REPEATED ? OFTEN_FIRST : PRESSING_FIRST, " LIMIT ?5", NULL);

  if (!lp_request_repeats_load (reader, &repeats, error))
    return NULL;
  return linli_rows_collect (linli_database_query (reader, error, sql, "isisi", (gint64) repeats.days, filter->mine, filter->grid_id,
                                                   filter->category, (gint64) LP_REQUEST_MOST + 1),
                             lp_request_read, reader, g_object_unref, error);
}

/* The ids in JSON. */
static char *
lp_request_dup_list (GArray *ids)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

GPtrArray *
lp_request_list_these (LinliDatabase  *reader,
                       GArray         *ids,
                       GError        **error)
{
  g_autofree char *list = lp_request_dup_list (ids);
  LpRequestRepeats repeats;

  if (!lp_request_repeats_load (reader, &repeats, error))
    return NULL;
  return linli_rows_collect (linli_database_query (reader, error, COLUMNS " WHERE m.id IN (SELECT value FROM json_each (?2)) AND " IS PRESSING_FIRST
                                                   " LIMIT ?3", "isi", (gint64) repeats.days, list, (gint64) ids->len),
                             lp_request_read, reader, g_object_unref, error);
}

GPtrArray *
lp_request_list_few (LinliDatabase  *reader,
                     GArray         *ids,
                     GError        **error)
{
  g_autofree char *list = lp_request_dup_list (ids);

  return linli_rows_collect (linli_database_query (reader, error, COLUMNS_OF_ONE " WHERE m.id IN (SELECT value FROM json_each (?1)) AND " IS
                                                   " ORDER BY m.id LIMIT ?2", "si", list, (gint64) ids->len),
                             lp_request_read, reader, g_object_unref, error);
}

LpRequest *
lp_request_load (LinliDatabase  *reader,
                 gint64          id,
                 GError        **error)
{
  g_autoptr (GPtrArray) found = linli_rows_collect (linli_database_query (reader, error, COLUMNS_OF_ONE " WHERE m.id = ? AND " IS, "i", id),
                                                    lp_request_read, reader, g_object_unref, error);

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_object_ref (g_ptr_array_index (found, 0));
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("This request was removed"));
  return NULL;
}

GPtrArray *
lp_request_list_twins (LinliDatabase  *reader,
                       gint64          id,
                       GError        **error)
{
  return linli_rows_collect (
    linli_database_query (reader, error,
                          COLUMNS_OF_ONE " JOIN matter o ON o.id = ?1 LEFT JOIN dwelling d ON d.id = m.dwelling_id LEFT JOIN dwelling e ON e.id = o.dwelling_id WHERE " IS
                          " AND m.id <> o.id AND m.closed_at IS NULL AND m.category = o.category AND (m.dwelling_id = o.dwelling_id OR"
                          " d.unit_id = e.unit_id OR d.building_id = e.building_id OR (m.subject_kind = o.subject_kind AND m.subject_id = o.subject_id) OR"
                          " m.place_text = o.place_text) ORDER BY m.id DESC LIMIT 3", "i", id),
    lp_request_read, reader, g_object_unref, error);
}

gint64
lp_request_has_any (LinliDatabase *reader)
{
  return linli_database_get_int64 (reader, 0, "SELECT 1 FROM matter m WHERE " IS " LIMIT 1", NULL);
}

guint
lp_request_count_for (LinliDatabase *reader,
                      const char    *person)
{
  return (guint) linli_database_get_int64 (reader, 0, "SELECT count (*) FROM matter m WHERE " IS " AND m.closed_at IS NULL AND (m.assignee = ? OR"
                                           " m.assignee IS NULL OR m.state IN ('received', 'returned'))", "s", person);
}

gint64
lp_request_find_whole (LinliDatabase *reader,
                       gint64         id)
{
  return linli_database_get_int64 (reader, id, "WITH RECURSIVE way (id, step) AS (VALUES (?1, 0) UNION ALL SELECT r.merged_into, w.step + 1 FROM way w"
                                   " JOIN matter m ON m.id = w.id AND m.state = 'merged' JOIN requests_request r ON r.id = w.id"
                                   " WHERE r.merged_into IS NOT NULL AND w.step < 20) SELECT id FROM way ORDER BY step DESC LIMIT 1", "i", id);
}
