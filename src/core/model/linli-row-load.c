/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRowQuery: how the ids of a list are loaded. Runs on any thread, with a connection of its own.
 *
 * No single statement is quick for every list. Where an index knows a filter it gives, without a look at anybody, all who may be in
 * the list. If they are few, they are looked at and sorted, and that is the list. Else the index of the order is read, which costs
 * as little, and only who is found there is looked at, until there are enough for the screen; then the rest follows: sorted, or,
 * of a great part of the file, picked from the order. */

#include "config.h"

#include "linli-row-query-private.h"

#include <stdlib.h>

#include "linli-database-private.h"
#include "linli-id-count-private.h"
#include "linli-id-set-private.h"

/* How many rows are read between two looks at the cancellable. */
#define LOOK_EVERY 4096
/* So long the first rows are looked for along the index, in microseconds, before everybody is looked at, which takes longer; a screen
 * of them is worth showing. Where some were found, so long for each of them: half of what it costs to sort these. */
#define PATIENCE 400000
#define PATIENCE_EACH 4
#define SCREENFUL 50
/* Up to so many are sorted before anything is shown. */
#define FEW 8000
/* Up to so many are sorted rather than picked from the order, and taken for found; fewer where it costs something to find them. */
#define MANY 100000
#define MANY_SLOW 10000
/* Looked at together, at most. */
#define LARGEST_BATCH 8000
/* So many batches are looked at on the chance that a filter is met by many, before it is searched for. */
#define N_BLIND 2

/* What one load is about. */
typedef struct {
  LinliRowQuery *query;
  LinliDatabase *database;
  guint n_first;
  LinliFirstIdsFunc first; /* NULL once told */
  gpointer data;
  GCancellable *cancellable;
  GArray *counted; /* the order, where it is one of counts and was asked for */
} Load;

static void
load_tell (Load   *load,
           GArray *ids)
{
  load->first (ids, load->data);
  load->first = NULL;
}

static GArray *
new_ids (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
bind (LinliStatement *statement,
      GPtrArray      *parameters)
{
  int n = MIN ((int) parameters->len, sqlite3_bind_parameter_count (_linli_statement_get_handle (statement)));

  for (int i = 0; i < n; i++)
    {
      GVariant *value = g_ptr_array_index (parameters, i);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        linli_statement_bind_int64 (statement, i + 1, g_variant_get_int64 (value));
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
        linli_statement_bind_double (statement, i + 1, g_variant_get_double (value));
      else
        linli_statement_bind_text (statement, i + 1, g_variant_get_string (value, NULL));
    }
}

/* An interruption ends a statement that runs; what is cancelled before one runs is seen here. */
static LinliStatement *
load_prepare (Load        *load,
              const char  *sql,
              GError     **error)
{
  LinliStatement *statement = NULL;

  if (!g_cancellable_set_error_if_cancelled (load->cancellable, error))
    statement = linli_database_prepare (load->database, sql, error);
  if (statement != NULL)
    bind (statement, load->query->parameters);
  return statement;
}

/* Takes over the error of a statement; one that was interrupted for the cancellable says so. */
static gboolean
load_fail (Load    *load,
           GError  *local_error,
           GError **error)
{
  g_autoptr (GError) mine = local_error;

  if (!g_cancellable_set_error_if_cancelled (load->cancellable, error))
    g_propagate_error (error, g_steal_pointer (&mine));
  return FALSE;
}

/* Appends the ids that a statement gives, until there are @most. */
static gboolean
load_read (Load            *load,
           LinliStatement  *statement,
           guint            most,
           GArray          *ids,
           GError         **error)
{
  GError *local_error = NULL;

  while (ids->len < most && linli_statement_step (statement, &local_error))
    {
      gint64 id = linli_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
      if (ids->len % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (load->cancellable, error))
        return FALSE;
    }
  return local_error == NULL || load_fail (load, local_error, error);
}

static gboolean
load_statement (Load        *load,
                const char  *sql,
                guint        most,
                GArray      *ids,
                GError     **error)
{
  g_autoptr (LinliStatement) statement = load_prepare (load, sql, error);

  return statement != NULL && load_read (load, statement, most, ids, error);
}

char *
_linli_row_query_write_ids (const gint64 *ids,
                            gsize         n_ids)
{
  GString *json = g_string_sized_new (n_ids * 16 + 2);

  g_string_append_c (json, '[');
  for (gsize i = 0; i < n_ids; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* Appends those of @some that are in the list, sorted. */
static gboolean
load_few (Load    *load,
          GArray  *some,
          GArray  *ids,
          GError **error)
{
  g_autofree char *json = _linli_row_query_write_ids ((const gint64 *) (gpointer) some->data, some->len);
  g_autoptr (LinliStatement) statement = load_prepare (load, load->query->sorted.few, error);

  if (statement == NULL)
    return FALSE;
  linli_statement_bind_text (statement, (int) load->query->parameters->len + 1, json);
  return load_read (load, statement, G_MAXUINT, ids, error);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Each id once, from the smallest on. */
static void
sort_ids (GArray *ids)
{
  gint64 *values = (gint64 *) (gpointer) ids->data;
  guint n = 0;

  if (ids->len > 0)
    qsort (values, ids->len, sizeof (gint64), compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || values[i] != values[n - 1])
      values[n++] = values[i];
  g_array_set_size (ids, n);
}

/* Leaves those that are in @others, too; both sorted. */
static void
keep_common (GArray *ids,
             GArray *others)
{
  gint64 *values = (gint64 *) (gpointer) ids->data;
  guint n = 0, other = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      while (other < others->len && g_array_index (others, gint64, other) < values[i])
        other++;
      if (other < others->len && g_array_index (others, gint64, other) == values[i])
        values[n++] = values[i];
    }
  g_array_set_size (ids, n);
}

static gboolean
load_counted (Load    *load,
              GError **error)
{
  GError *local_error = NULL;

  load->counted = _linli_id_count (load->database, load->query->sorted.order, load->query->sorted.most_first, &local_error);
  return load->counted != NULL || load_fail (load, local_error, error);
}

/* Goes through the order and gives everybody, or those of some who were found; the others of these have an empty field, and come
 * by id in the end. */
typedef struct {
  Load *load;
  LinliStatement *statement; /* NULL at its end, and where ids are counted */
  guint n_counted;
  GArray *found; /* (nullable): sorted */
  guint n_found;
  LinliIdSet *left; /* of those */
  guint n_read;
} Walk;

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->statement, linli_statement_free);
  g_clear_pointer (&self->left, _linli_id_set_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static gboolean
walk_start (Walk    *self,
            Load    *load,
            GArray  *found,
            GError **error)
{
  const LinliRowStatements *sorted = &load->query->sorted;

  self->load = load;
  self->found = found;
  self->left = found != NULL ? _linli_id_set_new (found) : NULL;
  if (sorted->counts)
    return load->counted != NULL || load_counted (load, error);
  self->statement = load_prepare (load, sorted->order, error);
  return self->statement != NULL;
}

/* The next in the order of everybody. */
static gboolean
walk_step (Walk    *self,
           gint64  *id,
           GError **error)
{
  GArray *counted = self->load->counted;

  if (counted != NULL)
    {
      if (self->n_counted == counted->len)
        return FALSE;
      *id = g_array_index (counted, gint64, self->n_counted++);
      return TRUE;
    }
  if (self->statement == NULL)
    return FALSE;
  if (linli_statement_step (self->statement, error))
    {
      *id = linli_statement_get_int64 (self->statement, 0);
      return TRUE;
    }
  g_clear_pointer (&self->statement, linli_statement_free); /* another step would begin anew */
  return FALSE;
}

/* Appends the next ids until there are @most; fewer are all. */
static gboolean
walk_read (Walk    *self,
           guint    most,
           GArray  *ids,
           GError **error)
{
  GError *local_error = NULL;
  gint64 id;

  while (ids->len < most && walk_step (self, &id, &local_error))
    {
      if (++self->n_read % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->load->cancellable, error))
        return FALSE;
      if (self->left == NULL || _linli_id_set_take (self->left, id))
        g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    return load_fail (self->load, local_error, error);
  for (; self->left != NULL && ids->len < most && self->n_found < self->found->len; self->n_found++)
    {
      id = g_array_index (self->found, gint64, self->n_found);
      if (_linli_id_set_take (self->left, id))
        g_array_append_val (ids, id);
    }
  return TRUE;
}

/* Whether an error says no more than that patience is at its end. */
static gboolean
load_forgives (Load    *load,
               GError **error)
{
  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_cancellable_is_cancelled (load->cancellable))
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

/* The first who are in the list, as far as they come soon and within so many batches, are told. */
static gboolean
load_first (Load    *load,
            GArray  *found,
            guint    n_batches,
            GError **error)
{
  g_auto (Walk) walk = { 0 };
  g_autoptr (GArray) first = new_ids ();
  g_autoptr (GError) local_error = NULL;
  gint64 deadline = G_MAXINT64;
  gboolean more = TRUE, late = FALSE;

  if (!walk_start (&walk, load, found, error))
    return FALSE;
  if (!load->query->sorted.narrow)
    deadline = g_get_monotonic_time () + (found != NULL ? found->len * PATIENCE_EACH : PATIENCE);
  for (guint n = load->n_first; more && first->len < SCREENFUL && n_batches > 0; n = MIN (n * 2, LARGEST_BATCH), n_batches--)
    {
      g_autoptr (GArray) batch = new_ids ();

      _linli_database_set_deadline (load->database, deadline);
      late = !walk_read (&walk, n, batch, &local_error);
      _linli_database_set_deadline (load->database, 0);
      if ((late && !load_forgives (load, &local_error)) || !load_few (load, batch, first, &local_error))
        break;
      more = batch->len == n && g_get_monotonic_time () < deadline;
      late = late || (batch->len == n && !more);
    }
  if (local_error == NULL && !more && !late && found == NULL && first->len < load->n_first)
    {
      _linli_database_set_deadline (load->database, deadline);
      if (!load_statement (load, load->query->sorted.tail, load->n_first, first, &local_error))
        load_forgives (load, &local_error);
      _linli_database_set_deadline (load->database, 0);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (first->len >= SCREENFUL)
    load_tell (load, first);
  return TRUE;
}

/* All who may be in the list, as far as the indexes of the filters know it. @found is NULL if that is a great part of the file.
 * Before more than a look into an index is needed, a few of everybody are looked at, unless their order itself takes as long. */
static gboolean
load_found (Load     *load,
            GArray  **found,
            GError  **error)
{
  const LinliRowStatements *sorted = &load->query->sorted;
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; sorted->found[i] != NULL && (ids == NULL || ids->len > FEW); i++)
    {
      g_autoptr (GArray) more = new_ids ();
      guint most = i < sorted->n_quick ? MANY : MANY_SLOW;

      if (i >= sorted->n_quick && !sorted->narrow && !sorted->counts && load->first != NULL && !load_first (load, ids, N_BLIND, error))
        return FALSE;
      if (!load_statement (load, sorted->found[i], most + 1, more, error))
        return FALSE;
      if (more->len > most)
        continue;
      sort_ids (more);
      if (ids != NULL)
        keep_common (ids, more);
      else
        ids = g_steal_pointer (&more);
    }
  *found = g_steal_pointer (&ids);
  return TRUE;
}

static GArray *
load_sorted (Load    *load,
             GError **error)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) ids = new_ids ();
  g_auto (Walk) walk = { 0 };

  if (!load_found (load, &found, error) ||
      (load->first != NULL && (found == NULL || found->len > FEW) && !load_first (load, found, G_MAXUINT, error)))
    return NULL;
  if (found == NULL)
    {
      found = new_ids ();
      if (!load_statement (load, load->query->sorted.match, G_MAXUINT, found, error))
        return NULL;
      sort_ids (found);
    }
  if (found->len <= MANY ? !load_few (load, found, ids, error) :
      !walk_start (&walk, load, found, error) || !walk_read (&walk, G_MAXUINT, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/* In the order of the statement itself. */
static GArray *
load_plain (Load    *load,
            GError **error)
{
  g_autoptr (LinliStatement) statement = load_prepare (load, load->query->ids_sql, error);
  g_autoptr (GArray) ids = new_ids ();

  if (statement == NULL)
    return NULL;
  if (load->first != NULL)
    {
      g_autoptr (GArray) first = NULL;

      if (!load_read (load, statement, load->n_first, ids, error))
        return NULL;
      if (ids->len < load->n_first)
        return g_steal_pointer (&ids);
      first = g_array_copy (ids);
      load_tell (load, first);
    }
  return load_read (load, statement, G_MAXUINT, ids, error) ? g_steal_pointer (&ids) : NULL;
}

static void
interrupt_cb (GCancellable *cancellable,
              gpointer      data)
{
  linli_database_interrupt (data);
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
  ids = self->ids_sql == NULL ? load_sorted (&load, error) : load_plain (&load, error);
  g_clear_pointer (&load.counted, g_array_unref);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  return ids;
}
