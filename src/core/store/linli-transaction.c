/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliTransaction: one transaction on the writing connection, with its recorder and the ids it hands out. Lives on the
 * stack of the writer's thread. */

#include "config.h"

#include "linli-transaction-private.h"

#include "linli-database-private.h"
#include "linli-mask.h"
#include "linli-writer-private.h"

/* An id is the desk's number in front of a number counted within the desk. */
#define DESK_SHIFT 40
/* How often a long action looks at the size of its recording and at its cancellable. */
#define LOOK_EVERY 1024
/* New rows weigh nothing until the recording is written out, so they are counted. */
#define SPILL_EVERY (32 * LOOK_EVERY)

typedef struct {
  GFunc func;
  gpointer data;
  GDestroyNotify destroy;
} LinliRollback;

static gboolean
wrote_cb (gpointer   data,
          GError   **error)
{
  LinliTransaction *self = data;

  if (++self->n_writes % LOOK_EVERY != 0)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->recorder == NULL || (self->n_writes % SPILL_EVERY != 0 && !_linli_recorder_is_large (self->recorder)))
    return TRUE;
  return _linli_recorder_spill (self->recorder, self->journal_id, FALSE, error);
}

/* When the disk fails, SQLite may take the whole transaction back under a statement that is still running, and an index of places that does
 * not hear of it (3.40, a page that could not be read) goes on: the rest of that statement would be stored by itself. Not 0 refuses. */
static int
refuse_half (gpointer data)
{
  const LinliDatabase *database = data;

  return database->in_action && !database->committing;
}

gboolean
_linli_transaction_begin (LinliTransaction  *self,
                          LinliDatabase     *database,
                          const char        *actor,
                          GCancellable      *cancellable,
                          GError           **error)
{
  static gsize serials; /* atomic */
  g_autoptr (LinliStatement) statement = NULL;

  *self = (LinliTransaction) { .serial = g_atomic_pointer_add (&serials, 1) + 1, .database = database, .actor = actor, .cancellable = cancellable };
  g_clear_error (&database->missed);
  /* Short of memory, even taking back may have failed. */
  if (sqlite3_get_autocommit (_linli_database_get_handle (database)) == 0 && !linli_database_execute (database, "ROLLBACK", error))
    return FALSE;
  if (!linli_database_execute (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  database->in_action = TRUE;
  sqlite3_commit_hook (_linli_database_get_handle (database), refuse_half, database);
  self->time = _linli_time_now ();
  statement = linli_database_query (database, error, "SELECT desk, last FROM linli_desk", NULL);
  if (statement == NULL || !linli_statement_step (statement, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED, "The file does not say which desk it belongs to");
      return FALSE;
    }
  self->desk = linli_statement_get_int64 (statement, 0);
  self->last = linli_statement_get_int64 (statement, 1);
  return TRUE;
}

/* From here on everything is journalled under @title. The journal is kept for ever and its titles are shown to everybody. */
gboolean
_linli_transaction_record (LinliTransaction  *self,
                           const char        *title,
                           GError           **error)
{
  self->title = linli_mask_numbers (title);
  self->journal_id = _linli_journal_append (self->database, self->time, self->actor, "do", 0, self->title, error);
  if (self->journal_id == 0)
    return FALSE;
  self->recorder = _linli_recorder_new (self->database, error);
  if (self->recorder == NULL)
    return FALSE;
  _linli_database_set_wrote_func (self->database, wrote_cb, self);
  return TRUE;
}

/* Closes the entry; an action that changed nothing leaves none. */
gboolean
_linli_transaction_finish_record (LinliTransaction  *self,
                                  gint64             n_rows,
                                  GError           **error)
{
  gboolean empty;

  _linli_database_set_wrote_func (self->database, NULL, NULL);
  if (!_linli_recorder_find_empty (self->recorder, &empty, error))
    return FALSE;
  if (empty)
    return linli_database_run (self->database, error, "DELETE FROM journal WHERE id = ?", "i", self->journal_id);
  return _linli_recorder_spill (self->recorder, self->journal_id, TRUE, error) &&
         _linli_journal_complete (self->database, self->journal_id, self->title, n_rows, error);
}

/* Another program gives out ids by counting on from the largest; ours must not meet them. */
void
_linli_transaction_skip_used_ids (LinliTransaction *self)
{
  gint64 first = self->desk << DESK_SHIFT;
  gint64 used = linli_database_get_int64 (self->database, first, "SELECT max (id) FROM linli_dirty WHERE id BETWEEN ? AND ?", "ii",
                                          first, first + (G_GINT64_CONSTANT (1) << DESK_SHIFT) - 1) - first;

  if (used <= self->last)
    return;
  self->last = used;
  self->used_ids = TRUE;
}

/* Between which ids all records lie that this action will make from now on. */
void
_linli_transaction_get_new_ids (LinliTransaction *self,
                                gint64           *first,
                                gint64           *last)
{
  *first = (self->desk << DESK_SHIFT) + self->last + 1;
  *last = ((self->desk + 1) << DESK_SHIFT) - 1;
}

/* Turns the triggers off for a while, because whoever writes much says itself what was touched. Not for rows whose geometry changes.
 * Until the end of the action more pages are held in memory, lest most of them are written several times. */
void
_linli_transaction_silence (LinliTransaction *self,
                            gboolean          silent)
{
  if (self->silent == silent)
    return;
  self->silent = silent;
  if (silent)
    linli_database_execute (self->database, "PRAGMA cache_size = " LINLI_DATABASE_LARGE_CACHE, NULL);
  self->enlarged |= silent;
  sqlite3_db_config (_linli_database_get_handle (self->database), SQLITE_DBCONFIG_ENABLE_TRIGGER, !silent, NULL);
}

/* What derives from the record is to be brought up to date, as if a trigger had noted it. */
void
_linli_transaction_touch (LinliTransaction *self,
                          const char       *kind,
                          gint64            id)
{
  GArray *ids;

  if (self->touched == NULL)
    self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  ids = g_hash_table_lookup (self->touched, kind);
  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->touched, g_strdup (kind), ids);
    }
  g_array_append_val (ids, id);
}

gboolean
_linli_transaction_commit (LinliTransaction  *self,
                           GError           **error)
{
  if (self->used_ids && !linli_database_run (self->database, error, "UPDATE linli_desk SET last = ?", "i", self->last))
    return FALSE;
  if (self->database->missed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->database->missed));
      return FALSE;
    }
  self->database->committing = TRUE;
  self->committed = linli_database_execute (self->database, "COMMIT", error);
  self->database->committing = FALSE;
  self->database->in_action = !self->committed;
  return self->committed;
}

static void
end_rollbacks (LinliTransaction *self)
{
  for (GSList *l = self->rollbacks; l != NULL; l = l->next)
    {
      LinliRollback *rollback = l->data;

      if (!self->committed)
        rollback->func (rollback->data, NULL);
      if (rollback->destroy != NULL)
        rollback->destroy (rollback->data);
      g_free (rollback);
    }
  g_clear_pointer (&self->rollbacks, g_slist_free);
}

/* Rolls back what was not committed. */
void
_linli_transaction_clear (LinliTransaction *self)
{
  _linli_database_set_wrote_func (self->database, NULL, NULL);
  self->database->in_action = FALSE;
  _linli_transaction_silence (self, FALSE);
  g_clear_pointer (&self->recorder, _linli_recorder_free);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  if (sqlite3_get_autocommit (_linli_database_get_handle (self->database)) == 0)
    linli_database_execute (self->database, "ROLLBACK", NULL);
  if (self->enlarged)
    linli_database_execute (self->database, "PRAGMA cache_size = " LINLI_DATABASE_CACHE, NULL);
  end_rollbacks (self);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->time, g_free);
}

/**
 * linli_transaction_get_database:
 * @self: a transaction
 *
 * Returns: (transfer none): the writing connection, for the length of the action
 */
LinliDatabase *
linli_transaction_get_database (LinliTransaction *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->database;
}

/**
 * linli_transaction_new_id:
 * @self: a transaction
 *
 * Returns: an id that no record of any desk has
 */
gint64
linli_transaction_new_id (LinliTransaction *self)
{
  g_return_val_if_fail (self != NULL, 0);

  self->used_ids = TRUE;
  return self->desk << DESK_SHIFT | ++self->last;
}

/**
 * linli_transaction_get_time:
 * @self: a transaction
 *
 * Returns: the moment of the action, UTC, as YYYY-MM-DDTHH:MM:SS.SSSZ
 */
const char *
linli_transaction_get_time (LinliTransaction *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->time;
}

/**
 * linli_transaction_get_actor:
 * @self: a transaction
 *
 * Returns: who acts
 */
const char *
linli_transaction_get_actor (LinliTransaction *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->actor;
}

/**
 * linli_transaction_get_serial:
 * @self: an open transaction
 *
 * For derivers that are called several times within one action: what they remember from one call to the next is good while this
 * number is the same.
 *
 * Returns: a number that no other transaction of this program has
 */
guint64
linli_transaction_get_serial (LinliTransaction *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->serial;
}

/**
 * linli_transaction_get_cancellable:
 * @self: a transaction
 *
 * A long action that writes row by row is stopped by the store; one that computes looks here itself.
 *
 * Returns: (transfer none) (nullable): what the caller may cancel it with
 */
GCancellable *
linli_transaction_get_cancellable (LinliTransaction *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

/**
 * linli_transaction_set_title:
 * @self: a transaction
 * @title: what is done, in the user's words
 *
 * For actions that know only in the end what they did ("128 residents imported").
 */
void
linli_transaction_set_title (LinliTransaction *self,
                             const char       *title)
{
  g_return_if_fail (self != NULL && title != NULL);

  g_free (self->title);
  self->title = linli_mask_numbers (title);
}

/**
 * linli_transaction_on_rollback:
 * @self: a transaction
 * @func: (scope notified): called with @data on this thread when the action is not committed, the one added last first
 * @data: passed to @func
 * @destroy: (nullable): frees @data in the end, committed or not
 *
 * For what an action notes in memory and must take back when nothing of it is on the disk.
 */
void
linli_transaction_on_rollback (LinliTransaction *self,
                               GFunc             func,
                               gpointer          data,
                               GDestroyNotify    destroy)
{
  LinliRollback *rollback;

  g_return_if_fail (self != NULL && func != NULL);

  rollback = g_new (LinliRollback, 1);
  *rollback = (LinliRollback) { func, data, destroy };
  self->rollbacks = g_slist_prepend (self->rollbacks, rollback);
}
