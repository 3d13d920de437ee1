/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The series of events, in the file. */

#include "lp-event-store.h"

static gpointer
lp_series_read (LinliStatement *row,
                gpointer        unused)
{
  LpSeries *series = g_new0 (LpSeries, 1);

  series->id = linli_statement_get_int64 (row, 0);
  series->name = g_strdup (linli_statement_get_text (row, 1));
  series->origin = g_strdup (linli_statement_get_text (row, 2));
  series->latest_id = linli_statement_get_int64 (row, 3);
  series->origin_id = linli_statement_get_int64 (row, 4);
  return series;
}

void
lp_series_free (gpointer data)
{
  LpSeries *series = data;

  g_free (series->name);
  g_free (series->origin);
  g_free (series);
}

GPtrArray *
lp_series_list (LinliDatabase  *database,
                GError        **error)
{
  GPtrArray *list = linli_rows_collect (
    linli_database_query (database, error, "SELECT s.id, s.name, o.number || ' ' || o.title, coalesce ((SELECT e.id FROM events_event e"
                          " JOIN matter m ON m.id = e.id WHERE e.series_id = s.id AND m.deleted_at IS NULL"
                          " ORDER BY e.edition DESC, e.starts_at DESC LIMIT 1), 0) AS latest, coalesce (o.id, 0) FROM events_series s"
                          " LEFT JOIN matter o ON o.id = s.origin_id WHERE s.deleted_at IS NULL AND latest > 0"
                          " ORDER BY s.id DESC", NULL), lp_series_read, NULL, lp_series_free, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      LpSeries *series = g_ptr_array_index (list, i);
      g_autofree char *name = series->name, *origin = series->origin;

      series->name = linli_title_mask_words (database, "matter", series->latest_id, name);
      series->origin = origin != NULL ? linli_title_mask_words (database, "matter", series->origin_id, origin) : NULL;
    }
  return list;
}

gboolean
lp_series_may_rename (LinliDatabase *database,
                      const LpEvent *event,
                      guint         *n_others)
{
  *n_others = (guint) linli_database_get_int64 (database, 0, "SELECT count (*) FROM events_event e JOIN matter m ON m.id = e.id WHERE e.series_id = ?1"
                                                " AND m.id <> ?2 AND m.deleted_at IS NULL", "ii", event->series_id, event->id);
  return event->series_id != 0 && event->series != NULL &&
         linli_database_get_int64 (database, 1, "SELECT count (*) FROM events_series WHERE name = ? AND deleted_at IS NULL", "s", event->series) == 0;
}
