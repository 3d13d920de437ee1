/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reading what happened with requests, by request and by day. On any connection, bounded. */

#include "lp-request-diary-store.h"

#include <glib/gi18n-lib.h>

#include "lp-request-list-store.h"

#define COLUMNS "SELECT t.at, t.actor, t.verb, t.text, t.from_state, t.to_state, t.matter_id FROM timeline t "

static void
lp_request_entry_free (gpointer data)
{
  LpRequestEntry *entry = data;

  g_clear_object (&entry->request);
  g_free (entry->at);
  g_free (entry->actor);
  g_free (entry->verb);
  g_free (entry->text);
  g_free (entry->from_state);
  g_free (entry->to_state);
  g_free (entry);
}

/* `requests`: id → LpRequest */
static gpointer
lp_request_entry_read (LinliStatement *row,
                       gpointer        requests)
{
  gint64 id = linli_statement_get_int64 (row, 6);
  LpRequest *request = g_hash_table_lookup (requests, &id);
  LpRequestEntry *entry;

  if (request == NULL)
    return NULL;
  entry = g_new (LpRequestEntry, 1);
  *entry = (LpRequestEntry) { g_object_ref (request), g_strdup (linli_statement_get_text (row, 0)), g_strdup (linli_statement_get_text (row, 1)),
                              g_strdup (linli_statement_get_text (row, 2)), g_strdup (linli_statement_get_text (row, 3)),
                              g_strdup (linli_statement_get_text (row, 4)), g_strdup (linli_statement_get_text (row, 5)) };
  return entry;
}

gboolean
lp_request_entry_is_only_kept (const LpRequestEntry *entry)
{
  return g_str_equal (entry->verb, "open") || g_str_equal (entry->verb, "link") || g_str_equal (entry->verb, "attach");
}

GPtrArray *
lp_request_entries_load (LinliDatabase  *reader,
                         LpRequest      *request,
                         GError        **error)
{
  g_autoptr (GHashTable) requests = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_hash_table_insert (requests, &request->id, request);
  return linli_rows_collect (linli_database_query (reader, error, COLUMNS "WHERE t.matter_id = ? AND t.deleted_at IS NULL ORDER BY t.at, t.id LIMIT ?",
                                                   "ii", request->id, (gint64) LP_REQUEST_DIARY_MOST),
                             lp_request_entry_read, requests, lp_request_entry_free, error);
}

static gpointer
lp_request_diary_read_id (LinliStatement *row,
                          gpointer        ids)
{
  gint64 id = linli_statement_get_int64 (row, 0);

  g_array_append_val (ids, id);
  return NULL;
}

/* The requests that came in or with which something was done: id → LpRequest, which owns its key. */
static GHashTable *
lp_request_diary_load_requests (LinliDatabase  *reader,
                                const char     *begin,
                                const char     *end,
                                GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) none = linli_rows_collect (
    linli_database_query (reader, error, "SELECT m.id FROM matter m WHERE m.kind = 'requests' AND m.deleted_at IS NULL AND ((m.opened_at >= ?1 AND"
                          " m.opened_at < ?2) OR EXISTS (SELECT 1 FROM timeline t WHERE t.matter_id = m.id AND t.deleted_at IS NULL AND t.at >= ?1"
                          " AND t.at < ?2)) LIMIT ?3", "ssi", begin, end, (gint64) LP_REQUEST_DIARY_MOST + 1),
    lp_request_diary_read_id, ids, NULL, error);
  g_autoptr (GPtrArray) list = none != NULL ? lp_request_list_these (reader, ids, error) : NULL;
  GHashTable *requests;

  if (list == NULL)
    return NULL;
  requests = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  for (guint i = 0; i < list->len; i++)
    {
      LpRequest *request = g_object_ref (g_ptr_array_index (list, i));

      g_hash_table_insert (requests, &request->id, request);
    }
  return requests;
}

static void
lp_request_diary_day_free (gpointer data)
{
  LpRequestDiaryDay *day = data;

  g_ptr_array_unref (day->received);
  g_ptr_array_unref (day->steps);
  g_ptr_array_unref (day->words);
  g_ptr_array_unref (day->calls);
  g_free (day);
}

/* Which day of the period a moment is in, from 0. */
static guint
lp_request_diary_find_day (const LinliPeriod *period,
                           const char            *moment)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  LinliDate day;

  if (local == NULL)
    return G_MAXUINT;
  day = (LinliDate) { (guint16) g_date_time_get_year (local), (guint8) g_date_time_get_month (local), (guint8) g_date_time_get_day_of_month (local) };
  return (guint) (linli_date_to_day_number (&day) - linli_date_to_day_number (&period->first));
}

static int
lp_request_diary_compare (gconstpointer a,
                          gconstpointer b)
{
  const LpRequest *first = *(LpRequest * const *) a, *second = *(LpRequest * const *) b;

  return g_strcmp0 (first->opened_at, second->opened_at) != 0 ? g_strcmp0 (first->opened_at, second->opened_at) : (first->id > second->id) - (first->id < second->id);
}

static GPtrArray *
lp_request_diary_new_days (const LinliPeriod *period,
                           GHashTable            *requests)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (lp_request_diary_day_free);
  GHashTableIter all;
  LpRequest *request;

  for (guint i = 0; i < linli_period_get_n_days (period); i++)
    {
      LpRequestDiaryDay *day = g_new0 (LpRequestDiaryDay, 1);

      linli_date_from_day_number (linli_date_to_day_number (&period->first) + i, &day->day);
      day->received = g_ptr_array_new_with_free_func (g_object_unref);
      day->steps = g_ptr_array_new_with_free_func (lp_request_entry_free);
      day->words = g_ptr_array_new_with_free_func (lp_request_entry_free);
      day->calls = g_ptr_array_new_with_free_func (lp_request_entry_free);
      g_ptr_array_add (days, day);
    }
  g_hash_table_iter_init (&all, requests);
  while (g_hash_table_iter_next (&all, NULL, (gpointer *) &request))
    {
      guint number = lp_request_diary_find_day (period, request->opened_at);

      if (number < days->len)
        g_ptr_array_add (((LpRequestDiaryDay *) g_ptr_array_index (days, number))->received, g_object_ref (request));
    }
  for (guint i = 0; i < days->len; i++)
    g_ptr_array_sort (((LpRequestDiaryDay *) g_ptr_array_index (days, i))->received, lp_request_diary_compare);
  return days;
}

static void
lp_request_diary_add (GPtrArray             *days,
                      const LinliPeriod *period,
                      LpRequestEntry        *entry)
{
  guint number = lp_request_diary_find_day (period, entry->at);
  LpRequestDiaryDay *day = number < days->len ? g_ptr_array_index (days, number) : NULL;

  if (day == NULL || lp_request_entry_is_only_kept (entry) || g_str_equal (entry->verb, "open") || g_strcmp0 (entry->at, entry->request->opened_at) == 0)
    lp_request_entry_free (entry);
  else
    g_ptr_array_add (g_str_equal (entry->verb, "call") ? day->calls : entry->to_state != NULL ? day->steps : day->words, entry);
}

static gboolean
lp_request_diary_fill (GPtrArray              *days,
                       LinliDatabase          *reader,
                       const LinliPeriod  *period,
                       GHashTable             *requests,
                       GError                **error)
{
  g_autofree char *begin = linli_period_dup_begin (period);
  g_autofree char *end = linli_period_dup_end (period);
  g_autoptr (GPtrArray) entries = linli_rows_collect (
    linli_database_query (reader, error, COLUMNS "JOIN matter m ON m.id = t.matter_id WHERE m.kind = 'requests' AND m.deleted_at IS NULL AND"
                          " t.deleted_at IS NULL AND t.at >= ? AND t.at < ? ORDER BY t.at, t.id LIMIT ?", "ssi", begin, end,
                          (gint64) LP_REQUEST_DIARY_MOST + 1),
    lp_request_entry_read, requests, lp_request_entry_free, error);

  if (entries == NULL)
    return FALSE;
  if (entries->len > LP_REQUEST_DIARY_MOST || g_hash_table_size (requests) > LP_REQUEST_DIARY_MOST)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("More happened in these days than a diary holds; choose fewer days"));
      return FALSE;
    }
  g_ptr_array_set_free_func (entries, NULL); /* each goes to its day */
  for (guint i = 0; i < entries->len; i++)
    lp_request_diary_add (days, period, g_ptr_array_index (entries, i));
  return TRUE;
}

GPtrArray *
lp_request_diary_load (LinliDatabase          *reader,
                       const LinliPeriod  *period,
                       GError                **error)
{
  g_autofree char *begin = linli_period_dup_begin (period);
  g_autofree char *end = linli_period_dup_end (period);
  g_autoptr (GHashTable) requests = NULL;
  g_autoptr (GPtrArray) days = NULL;

  if (linli_date_compare (&period->last, &period->first) < 0 || linli_period_get_n_days (period) > LP_REQUEST_DIARY_DAYS)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("A diary is of 1 to %d days"), LP_REQUEST_DIARY_DAYS);
      return NULL;
    }
  requests = lp_request_diary_load_requests (reader, begin, end, error);
  if (requests == NULL)
    return NULL;
  days = lp_request_diary_new_days (period, requests);
  return lp_request_diary_fill (days, reader, period, requests, error) ? g_steal_pointer (&days) : NULL;
}
