/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How often an id stands in an index, for a list that is sorted by it. Counting within SQLite takes half as long as reading every
 * row from it, and a third of what GROUP BY takes. */

#include "config.h"

#include "linli-id-count-private.h"

#include "linli-database-private.h"

/* An id that was counted. */
typedef struct {
  gint64 id;
  guint n;
} Count;

static void
count_step_cb (sqlite3_context  *context,
               int               n_values,
               sqlite3_value   **values)
{
  GArray *counts = sqlite3_user_data (context);
  gint64 id = sqlite3_value_int64 (values[0]);

  if (counts->len == 0 || g_array_index (counts, Count, counts->len - 1).id != id)
    g_array_append_val (counts, ((Count) { id, 0 }));
  g_array_index (counts, Count, counts->len - 1).n++;
}

static void
count_end_cb (sqlite3_context *context)
{
}

/* The ids in the order of how often they were counted; those that were as often stay as they are. */
static GArray *
sort_counts (GArray   *counts,
             gboolean  most_first)
{
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (guint)); /* for each number: of how many, then where the next stands */
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint place = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      guint n = g_array_index (counts, Count, i).n;

      if (places->len <= n)
        g_array_set_size (places, n + 1);
      g_array_index (places, guint, n)++;
    }
  for (guint i = 0; i < places->len; i++)
    {
      guint *at = &g_array_index (places, guint, most_first ? places->len - 1 - i : i), n = *at;

      *at = place;
      place += n;
    }
  g_array_set_size (ids, counts->len);
  for (guint i = 0; i < counts->len; i++)
    {
      const Count *count = &g_array_index (counts, Count, i);

      g_array_index (ids, gint64, g_array_index (places, guint, count->n)++) = count->id;
    }
  return ids;
}

GArray *
_linli_id_count (LinliDatabase  *database,
                 const char     *sql,
                 gboolean        most_first,
                 GError        **error)
{
  sqlite3 *handle = _linli_database_get_handle (database);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (Count));
  g_autoptr (LinliStatement) statement = NULL;
  int code = sqlite3_create_function_v2 (handle, "linli_count", 1, SQLITE_UTF8, counts, NULL, count_step_cb, count_end_cb, NULL);
  gboolean done;

  if (code != SQLITE_OK)
    {
      _linli_database_set_error (database, code, error);
      return NULL;
    }
  statement = linli_database_prepare (database, sql, error);
  done = statement != NULL && linli_statement_run (statement, error);
  g_clear_pointer (&statement, linli_statement_free);
  sqlite3_create_function_v2 (handle, "linli_count", 1, SQLITE_UTF8, NULL, NULL, NULL, NULL, NULL);
  return done ? sort_counts (counts, most_first) : NULL;
}
