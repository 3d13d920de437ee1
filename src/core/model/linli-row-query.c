/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRowQuery: what a long list shows. Made on one thread and read on any: nothing in it changes. */

#include "config.h"

#include "linli-row-query-private.h"

#include <string.h>

#include "linli-natural.h"
#include "linli-row-private.h"

struct _LinliRowQuery {
  gatomicrefcount count;
  char *ids_sql;
  char *tail_sql; /* or NULL */
  char *rows_sql;
  gboolean by_name;
  gboolean descending;
  GPtrArray *parameters;
  GStrv kinds;
};

G_DEFINE_BOXED_TYPE (LinliRowQuery, linli_row_query, linli_row_query_ref, linli_row_query_unref)

/* How many rows are read between two looks at the cancellable. */
#define LOOK_EVERY 4096

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
  GArray *ids;
  GHashTable *keys; /* name → its sort key, for by_name */
  GPtrArray *names; /* a borrowed sort key an id, for by_name */
  guint n_first;
  LinliFirstIdsFunc first;
  gpointer data;
} Load;

static void
load_name (Load           *load,
           LinliStatement *statement)
{
  const char *name = linli_statement_get_text (statement, 1);
  GBytes *key = g_hash_table_lookup (load->keys, name != NULL ? name : "");

  if (key == NULL)
    {
      key = linli_natural_name_key (name);
      g_hash_table_insert (load->keys, g_strdup (name != NULL ? name : ""), key);
    }
  g_ptr_array_add (load->names, key);
}

static gboolean
load_statement (Load          *load,
                LinliDatabase *database,
                const char    *sql,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (LinliStatement) statement = linli_database_prepare (database, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  bind (statement, load->query->parameters);
  while (linli_statement_step (statement, &local_error))
    {
      gint64 id = linli_statement_get_int64 (statement, 0);

      g_array_append_val (load->ids, id);
      if (load->query->by_name)
        load_name (load, statement);
      else if (load->first != NULL && load->ids->len == load->n_first)
        {
          g_autoptr (GArray) first = g_array_copy (load->ids);

          load->first (first, load->data);
        }
      if (load->ids->len % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

typedef struct {
  gint64 id;
  GBytes *key;
} Named;

static int
compare_named (gconstpointer a,
               gconstpointer b,
               gpointer      descending)
{
  const Named *x = a, *y = b;
  int order = x->key == y->key ? 0 : g_bytes_compare (x->key, y->key);

  if (order == 0)
    return (x->id > y->id) - (x->id < y->id);
  return descending != NULL ? -order : order;
}

static void
sort_by_name (Load *load)
{
  g_autofree Named *named = g_new (Named, MAX (load->ids->len, 1));

  for (guint i = 0; i < load->ids->len; i++)
    named[i] = (Named) { g_array_index (load->ids, gint64, i), g_ptr_array_index (load->names, i) };
  g_qsort_with_data (named, (int) load->ids->len, sizeof (Named), compare_named, GINT_TO_POINTER (load->query->descending));
  for (guint i = 0; i < load->ids->len; i++)
    g_array_index (load->ids, gint64, i) = named[i].id;
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
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  Load load = { self, ids, keys, names, n_first, first, data };
  gulong handler = 0;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), database, NULL);
  done = load_statement (&load, database, self->ids_sql, cancellable, error) &&
         (self->tail_sql == NULL || load_statement (&load, database, self->tail_sql, cancellable, error));
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  if (!done)
    return NULL;
  if (self->by_name)
    sort_by_name (&load);
  return g_steal_pointer (&ids);
}

LinliRowQuery *
_linli_row_query_new_full (const char         *ids_sql,
                           const char         *tail_sql,
                           gboolean            by_name,
                           gboolean            descending,
                           GPtrArray          *parameters,
                           const char         *rows_sql,
                           const char * const *kinds)
{
  LinliRowQuery *self = linli_row_query_new (ids_sql, parameters, rows_sql, kinds);

  self->tail_sql = g_strdup (tail_sql);
  self->by_name = by_name;
  self->descending = descending;
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
