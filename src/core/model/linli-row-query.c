/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRowQuery: what a long list shows. Made on one thread and read on any: nothing in it changes. Its ids are loaded in
 * linli-row-load.c. */

#include "config.h"

#include "linli-row-query-private.h"

#include "linli-row-private.h"

G_DEFINE_BOXED_TYPE (LinliRowQuery, linli_row_query, linli_row_query_ref, linli_row_query_unref)

static LinliRowQuery *
query_new (GPtrArray          *parameters,
           const char         *rows_sql,
           const char * const *kinds)
{
  LinliRowQuery *self = g_new0 (LinliRowQuery, 1);

  g_atomic_ref_count_init (&self->count);
  self->rows_sql = g_strdup (rows_sql);
  self->kinds = g_strdupv ((char **) kinds);
  self->parameters = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  for (guint i = 0; parameters != NULL && i < parameters->len; i++)
    g_ptr_array_add (self->parameters, g_variant_ref_sink (g_ptr_array_index (parameters, i)));
  return self;
}

LinliRowQuery *
_linli_row_query_new_sorted (const LinliRowStatements *statements,
                             GPtrArray                *parameters,
                             const char               *rows_sql,
                             const char * const       *kinds)
{
  LinliRowQuery *self = query_new (parameters, rows_sql, kinds);

  self->sorted = *statements;
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

  self = query_new (parameters, rows_sql, kinds);
  self->ids_sql = g_strdup (ids_sql);
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
  g_strfreev (self->sorted.found);
  g_free (self->sorted.order);
  g_free (self->sorted.tail);
  g_free (self->sorted.few);
  g_free (self->sorted.match);
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

  json = _linli_row_query_write_ids (ids, n_ids);
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
