/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRowQuery: what a long list shows. Made on one thread and read on any: nothing in it changes.
 *
 * No single statement is quick for every list. Along the index of its order, the first rows of a list come at once where many
 * match, and never where few do; the other way round, everybody who matches is found quickly where the filter has an index or the
 * table is read from end to end, but not in order. So the first rows are looked for along the index with little patience, then all
 * who match are collected, and the order is laid over them: by sorting where they are few, else along the index, which alone
 * is read quickly. */

#include "config.h"

#include "linli-row-query-private.h"

#include <stdlib.h>

#include "linli-database-private.h"
#include "linli-id-set-private.h"
#include "linli-row-private.h"

struct _LinliRowQuery {
  gatomicrefcount count;
  char *ids_sql; /* or the walk */
  char *tail_sql;
  char *match_sql; /* or NULL where there is no other way than ids_sql */
  char *few_sql;
  char *order_sql;
  char *rows_sql;
  GPtrArray *parameters;
  GStrv kinds;
};

G_DEFINE_BOXED_TYPE (LinliRowQuery, linli_row_query, linli_row_query_ref, linli_row_query_unref)

/* How many rows are read between two looks at the cancellable. */
#define LOOK_EVERY 4096
/* So long the first rows are looked for along the index, in microseconds; a screen of them is worth showing. */
#define PATIENCE 100000
#define SCREENFUL 50
/* Up to so many are sorted rather than picked from the index. */
#define FEW 50000

static void
bind (LinliStatement *statement,
      GPtrArray      *parameters)
{
  for (guint i = 0; i < parameters->len; i++)
    {
      GVariant *value = g_ptr_array_index (parameters, i);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        linli_statement_bind_int64 (statement, (int) i + 1, g_variant_get_int64 (value));
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
        linli_statement_bind_double (statement, (int) i + 1, g_variant_get_double (value));
      else
        linli_statement_bind_text (statement, (int) i + 1, g_variant_get_string (value, NULL));
    }
}

static void
interrupt_cb (GCancellable *cancellable,
              gpointer      data)
{
  linli_database_interrupt (data);
}

/* What one load is about. */
typedef struct {
  LinliRowQuery *query;
  LinliDatabase *database;
  guint n_first;
  LinliFirstIdsFunc first; /* NULL once told */
  gpointer data;
  GCancellable *cancellable;
} Load;

static void
load_tell (Load   *load,
           GArray *ids)
{
  g_autoptr (GArray) first = g_array_copy (ids);

  load->first (first, load->data);
  load->first = NULL;
}

/* Appends the ids that a statement gives, those of @from only unless it is NULL, until there are @most. */
static gboolean
load_read (Load            *load,
           LinliStatement  *statement,
           LinliIdSet      *from,
           guint            most,
           GArray          *ids,
           GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  guint n_read = 0;

  while (ids->len < most && linli_statement_step (statement, &local_error))
    {
      gint64 id = linli_statement_get_int64 (statement, 0);

      if (++n_read % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (load->cancellable, error))
        return FALSE;
      if (from != NULL && !_linli_id_set_take (from, id))
        continue;
      g_array_append_val (ids, id);
      if (load->first != NULL && ids->len == load->n_first && most == G_MAXUINT)
        load_tell (load, ids);
    }
  if (local_error == NULL)
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (load->cancellable, error))
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_statement (Load        *load,
                const char  *sql,
                guint        most,
                GArray      *ids,
                GError     **error)
{
  g_autoptr (LinliStatement) statement = linli_database_prepare (load->database, sql, error);

  if (statement == NULL)
    return FALSE;
  bind (statement, load->query->parameters);
  return load_read (load, statement, NULL, most, ids, error);
}

/* The first ids along the index, as far as they come soon. @all says whether that was everybody. */
static gboolean
load_walk (Load      *load,
           GArray    *ids,
           gboolean  *all,
           GError   **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean done;

  _linli_database_set_deadline (load->database, g_get_monotonic_time () + PATIENCE);
  done = load_statement (load, load->query->ids_sql, load->n_first, ids, &local_error) &&
         load_statement (load, load->query->tail_sql, load->n_first, ids, &local_error);
  _linli_database_set_deadline (load->database, 0);
  *all = done && ids->len < load->n_first;
  if (!done && (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_cancellable_is_cancelled (load->cancellable)))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!*all && ids->len >= SCREENFUL)
    load_tell (load, ids);
  return TRUE;
}

static char *
write_json (const gint64 *ids,
            gsize         n_ids)
{
  GString *json = g_string_sized_new (n_ids * 16 + 2);

  g_string_append_c (json, '[');
  for (gsize i = 0; i < n_ids; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static GArray *
load_few (Load    *load,
          GArray  *matches,
          GError **error)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), matches->len);
  g_autofree char *json = write_json ((const gint64 *) (gpointer) matches->data, matches->len);
  g_autoptr (LinliStatement) statement = linli_database_query (load->database, error, load->query->few_sql, "s", json);

  if (statement == NULL || !load_read (load, statement, NULL, G_MAXUINT, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Picks those who match from the order of all; who is not in it has an empty field. */
static GArray *
load_many (Load    *load,
           GArray  *matches,
           GError **error)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), matches->len);
  g_autoptr (LinliIdSet) left = _linli_id_set_new (matches);
  g_autoptr (LinliStatement) statement = linli_database_prepare (load->database, load->query->order_sql, error);
  guint n_ordered;

  if (statement == NULL || !load_read (load, statement, left, G_MAXUINT, ids, error))
    return NULL;
  n_ordered = ids->len;
  for (guint i = 0; i < matches->len; i++)
    {
      gint64 id = g_array_index (matches, gint64, i);

      if (_linli_id_set_take (left, id))
        g_array_append_val (ids, id);
    }
  qsort (ids->data + n_ordered * sizeof (gint64), ids->len - n_ordered, sizeof (gint64), compare_ids);
  return g_steal_pointer (&ids);
}

static GArray *
load_sorted (Load    *load,
             GError **error)
{
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (gint64));
  LinliFirstIdsFunc tell;
  gboolean all = FALSE;

  if (load->first != NULL && !load_walk (load, first, &all, error))
    return NULL;
  if (all)
    return g_steal_pointer (&first);
  tell = g_steal_pointer (&load->first); /* matches have no order yet */
  if (!load_statement (load, load->query->match_sql, G_MAXUINT, matches, error))
    return NULL;
  load->first = tell;
  return matches->len <= FEW ? load_few (load, matches, error) : load_many (load, matches, error);
}

static GArray *
load_plain (Load    *load,
            GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!load_statement (load, load->query->ids_sql, G_MAXUINT, ids, error) ||
      (load->query->tail_sql != NULL && !load_statement (load, load->query->tail_sql, G_MAXUINT, ids, error)))
    return NULL;
  return g_steal_pointer (&ids);
}

GArray *
_linli_row_query_load_ids (LinliRowQuery      *self,
                           LinliDatabase      *database,
                           guint               n_first,
                           LinliFirstIdsFunc   first,
                           gpointer            data,
                           GCancellable       *cancellable,
                           GError            **error)
{
  Load load = { self, database, n_first, first, data, cancellable };
  GArray *ids;
  gulong handler = 0;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), database, NULL);
  ids = self->match_sql != NULL ? load_sorted (&load, error) : load_plain (&load, error);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  return ids;
}

LinliRowQuery *
_linli_row_query_new_sorted (const LinliRowStatements *statements,
                             GPtrArray                *parameters,
                             const char               *rows_sql,
                             const char * const       *kinds)
{
  LinliRowQuery *self = linli_row_query_new (statements->walk, parameters, rows_sql, kinds);

  self->tail_sql = g_strdup (statements->tail);
  self->match_sql = g_strdup (statements->match);
  self->few_sql = g_strdup (statements->few);
  self->order_sql = g_strdup (statements->order);
  return self;
}

/**
 * linli_row_query_new:
 * @ids_sql: a SELECT whose only column is the id of a record, in the order of the list
 * @parameters: (nullable) (element-type GVariant): the values of its parameters: int64, double or string
 * @rows_sql: a SELECT of the id and any number of texts, for the ids in the JSON array ?1:
 *   "SELECT id, name FROM person WHERE id IN (SELECT value FROM json_each (?1))"; its order is of no matter
 * @kinds: (array zero-terminated=1): the kinds of record that both read, the one that @ids_sql counts first
 *
 * Returns: (transfer full): the query
 */
LinliRowQuery *
linli_row_query_new (const char         *ids_sql,
                     GPtrArray          *parameters,
                     const char         *rows_sql,
                     const char * const *kinds)
{
  LinliRowQuery *self;

  g_return_val_if_fail (ids_sql != NULL && rows_sql != NULL && kinds != NULL && kinds[0] != NULL, NULL);

  self = g_new0 (LinliRowQuery, 1);
  g_atomic_ref_count_init (&self->count);
  self->ids_sql = g_strdup (ids_sql);
  self->rows_sql = g_strdup (rows_sql);
  self->kinds = g_strdupv ((char **) kinds);
  self->parameters = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  for (guint i = 0; parameters != NULL && i < parameters->len; i++)
    g_ptr_array_add (self->parameters, g_variant_ref_sink (g_ptr_array_index (parameters, i)));
  return self;
}

/**
 * linli_row_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): the same query
 */
LinliRowQuery *
linli_row_query_ref (LinliRowQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

/**
 * linli_row_query_unref:
 * @self: a query
 *
 * Gives up one reference.
 */
void
linli_row_query_unref (LinliRowQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_free (self->ids_sql);
  g_free (self->tail_sql);
  g_free (self->match_sql);
  g_free (self->few_sql);
  g_free (self->order_sql);
  g_free (self->rows_sql);
  g_strfreev (self->kinds);
  g_ptr_array_unref (self->parameters);
  g_free (self);
}

/**
 * linli_row_query_get_kinds:
 * @self: a query
 *
 * Returns: (array zero-terminated=1): the kinds of record that the list depends on, the counted one first
 */
const char * const *
linli_row_query_get_kinds (LinliRowQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->kinds;
}

/**
 * linli_row_query_load_ids:
 * @self: a query
 * @database: a connection of this thread
 * @cancellable: (nullable): cancelling it interrupts the statement
 * @error: return location
 *
 * Loads the ids of the whole list: 8 bytes a row. May take a while on a large file; use a thread with its own reader.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids in their order
 */
GArray *
linli_row_query_load_ids (LinliRowQuery  *self,
                          LinliDatabase  *database,
                          GCancellable   *cancellable,
                          GError        **error)
{
  g_return_val_if_fail (self != NULL && database != NULL, NULL);

  return _linli_row_query_load_ids (self, database, 0, NULL, NULL, cancellable, error);
}

/**
 * linli_row_query_load_rows:
 * @self: a query
 * @database: a connection of this thread
 * @ids: (array length=n_ids): some ids of the list
 * @n_ids: how many; a bounded number
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LinliRow): a row for every id, in the order of @ids; one without texts
 *   where the record has gone
 */
GPtrArray *
linli_row_query_load_rows (LinliRowQuery  *self,
                           LinliDatabase  *database,
                           const gint64   *ids,
                           gsize           n_ids,
                           GError        **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *json = NULL;

  g_return_val_if_fail (self != NULL && database != NULL && (ids != NULL || n_ids == 0), NULL);

  json = write_json (ids, n_ids);
  statement = linli_database_query (database, error, self->rows_sql, "s", json);
  if (statement == NULL)
    return NULL;
  found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  while (linli_statement_step (statement, &local_error))
    {
      gint64 id = linli_statement_get_int64 (statement, 0);

      g_hash_table_insert (found, g_memdup2 (&id, sizeof id), _linli_row_new (id, statement));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  rows = g_ptr_array_new_full ((guint) n_ids, g_object_unref);
  for (gsize i = 0; i < n_ids; i++)
    {
      LinliRow *row = g_hash_table_lookup (found, &ids[i]);

      g_ptr_array_add (rows, row != NULL ? g_object_ref (row) : _linli_row_new (ids[i], NULL));
    }
  return g_steal_pointer (&rows);
}
