/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is done to an open file: the user's actions, undo and redo. Each is a job for the writer. */

#include "config.h"

#include "linli-store-private.h"

/**
 * linli_store_act: (skip)
 * @self: an open file
 * @title: what is done, in the user's words
 * @func: does it, on the writer's thread
 * @data: passed to @func
 * @cancellable: (nullable): stops it; the file stays as it was
 * @error: return location for what @func refused with, or a #LinliStoreError
 *
 * One action of the user: one transaction, one entry of the journal. Waits until it is on the disk.
 *
 * Returns: whether it was committed
 */
gboolean
linli_store_act (LinliStore       *self,
                 const char       *title,
                 LinliActionFunc   func,
                 gpointer          data,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_return_val_if_fail (LINLI_IS_STORE (self) && title != NULL && func != NULL, FALSE);

  return _linli_store_run_job (self, _linli_store_new_job (self, LINLI_JOB_ACT, title, func, data, NULL, cancellable), NULL, error);
}

/* Writes what a new file starts with: like an action, but without an entry in the journal. */
gboolean
_linli_store_fill (LinliStore       *self,
                   LinliActionFunc   func,
                   gpointer          data,
                   GCancellable     *cancellable,
                   GError          **error)
{
  return _linli_store_run_job (self, _linli_store_new_job (self, LINLI_JOB_FILL, NULL, func, data, NULL, cancellable), NULL, error);
}

/**
 * linli_store_act_async: (skip)
 * @self: an open file
 * @title: what is done, in the user's words
 * @func: does it, on the writer's thread
 * @data: passed to @func
 * @destroy: (nullable): frees @data, on the owner's thread
 * @cancellable: (nullable): stops it; the file stays as it was
 * @callback: (nullable): called when it is on the disk, or was refused
 * @user_data: passed to @callback
 *
 * The same as linli_store_act() without waiting.
 */
void
linli_store_act_async (LinliStore          *self,
                       const char          *title,
                       LinliActionFunc      func,
                       gpointer             data,
                       GDestroyNotify       destroy,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (LINLI_IS_STORE (self) && title != NULL && func != NULL);

  _linli_store_push_job (self, _linli_store_new_job (self, LINLI_JOB_ACT, title, func, data, destroy, cancellable),
                        linli_store_act_async, callback, user_data);
}

/**
 * linli_store_act_finish:
 * @self: an open file
 * @result: what the callback was given
 * @error: return location for what the action refused with, or a #LinliStoreError
 *
 * Returns: whether it was committed
 */
gboolean
linli_store_act_finish (LinliStore    *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * linli_store_undo:
 * @self: an open file
 * @title: (out) (optional): what was undone
 * @error: return location; %LINLI_STORE_ERROR_NOTHING, or %LINLI_STORE_ERROR_CONFLICT when another program changed the records
 *
 * Returns: whether the last action was taken back
 */
gboolean
linli_store_undo (LinliStore  *self,
                  char       **title,
                  GError     **error)
{
  g_return_val_if_fail (LINLI_IS_STORE (self), FALSE);

  return _linli_store_run_job (self, _linli_store_new_job (self, LINLI_JOB_UNDO, NULL, NULL, NULL, NULL, NULL), title, error);
}

/**
 * linli_store_redo:
 * @self: an open file
 * @title: (out) (optional): what was done again
 * @error: return location; see linli_store_undo()
 *
 * Returns: whether the action undone last stands again
 */
gboolean
linli_store_redo (LinliStore  *self,
                  char       **title,
                  GError     **error)
{
  g_return_val_if_fail (LINLI_IS_STORE (self), FALSE);

  return _linli_store_run_job (self, _linli_store_new_job (self, LINLI_JOB_REDO, NULL, NULL, NULL, NULL, NULL), title, error);
}

/**
 * linli_store_undo_async:
 * @self: an open file
 * @cancellable: (nullable): stops it; the file stays as it was
 * @callback: called in the end
 * @user_data: passed to @callback
 */
void
linli_store_undo_async (LinliStore          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (LINLI_IS_STORE (self));

  _linli_store_push_job (self, _linli_store_new_job (self, LINLI_JOB_UNDO, NULL, NULL, NULL, NULL, cancellable),
                        linli_store_undo_async, callback, user_data);
}

/**
 * linli_store_undo_finish:
 * @self: an open file
 * @result: what the callback was given
 * @title: (out) (optional): what was undone
 * @error: return location; see linli_store_undo()
 *
 * Returns: whether the last action was taken back
 */
gboolean
linli_store_undo_finish (LinliStore    *self,
                         GAsyncResult  *result,
                         char         **title,
                         GError       **error)
{
  LinliJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (title != NULL)
    *title = g_strdup (job->title);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * linli_store_redo_async:
 * @self: an open file
 * @cancellable: (nullable): stops it; the file stays as it was
 * @callback: called in the end
 * @user_data: passed to @callback
 */
void
linli_store_redo_async (LinliStore          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (LINLI_IS_STORE (self));

  _linli_store_push_job (self, _linli_store_new_job (self, LINLI_JOB_REDO, NULL, NULL, NULL, NULL, cancellable),
                        linli_store_redo_async, callback, user_data);
}

/**
 * linli_store_redo_finish:
 * @self: an open file
 * @result: what the callback was given
 * @title: (out) (optional): what was done again
 * @error: return location; see linli_store_undo()
 *
 * Returns: whether the action undone last stands again
 */
gboolean
linli_store_redo_finish (LinliStore    *self,
                         GAsyncResult  *result,
                         char         **title,
                         GError       **error)
{
  return linli_store_undo_finish (self, result, title, error);
}
