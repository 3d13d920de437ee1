/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Checking and running an import, here and in the background. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-import-private.h"
#include "linli-import-progress-private.h"

typedef struct {
  LinliImport *import;
  LinliStore *store;
  LinliProgress *progress;
} LinliImportJob;

static void
linli_import_job_free (gpointer data)
{
  LinliImportJob *job = data;

  g_object_unref (job->import);
  g_clear_object (&job->store);
  _linli_progress_unref (job->progress);
  g_free (job);
}

static LinliImportJob *
linli_import_job_new (LinliImport             *import,
                      LinliStore              *store,
                      LinliImportProgressFunc  progress,
                      gpointer                 progress_data,
                      GMainContext            *context)
{
  LinliImportJob *job = g_new0 (LinliImportJob, 1);

  job->import = g_object_ref (import);
  job->store = store != NULL ? g_object_ref (store) : NULL;
  job->progress = _linli_progress_new (progress, progress_data, context);
  return job;
}

static void
linli_import_progress_cb (guint    done,
                          guint    total,
                          gpointer data)
{
  LinliImportJob *job = data;

  _linli_progress_tell (job->progress, done, total);
}

/**
 * linli_import_check:
 * @self: an import
 * @database: a connection of this thread for reading
 * @progress: (scope call) (nullable): told how far it is
 * @progress_data: passed to @progress
 * @cancellable: (nullable): stops the check
 * @error: return location for a #LinliStoreError or %G_IO_ERROR_CANCELLED
 *
 * Goes through all rows and tells what would become of them, without writing anything: the preview.
 *
 * Returns: %FALSE with @error set when it could not be done; faults in rows are no error
 */
gboolean
linli_import_check (LinliImport              *self,
                    LinliDatabase            *database,
                    LinliImportProgressFunc   progress,
                    gpointer                  progress_data,
                    GCancellable             *cancellable,
                    GError                  **error)
{
  g_return_val_if_fail (LINLI_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (database != NULL, FALSE);

  return _linli_import_process (self, database, NULL, progress, progress_data, cancellable, error);
}

static void
linli_import_check_thread (GTask        *task,
                           gpointer      source,
                           gpointer      data,
                           GCancellable *cancellable)
{
  LinliImportJob *job = data;
  GError *error = NULL;
  g_autoptr (LinliDatabase) database = linli_store_new_reader (job->store, &error);

  if (database != NULL && linli_import_check (job->import, database, linli_import_progress_cb, job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * linli_import_check_async:
 * @self: an import
 * @store: the file
 * @progress: (scope notified) (nullable): told how far it is, in the caller's main context
 * @progress_data: passed to @progress
 * @cancellable: (nullable): stops the check
 * @callback: (scope async): called when done
 * @user_data: passed to @callback
 *
 * linli_import_check() in the background.
 */
void
linli_import_check_async (LinliImport             *self,
                          LinliStore              *store,
                          LinliImportProgressFunc  progress,
                          gpointer                 progress_data,
                          GCancellable            *cancellable,
                          GAsyncReadyCallback      callback,
                          gpointer                 user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  g_return_if_fail (LINLI_IS_IMPORT (self));
  g_return_if_fail (LINLI_IS_STORE (store));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, linli_import_check_async);
  g_task_set_task_data (task, linli_import_job_new (self, store, progress, progress_data, context), linli_import_job_free);
  g_task_run_in_thread (task, linli_import_check_thread);
}

/**
 * linli_import_check_finish:
 * @self: an import
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: as linli_import_check()
 */
gboolean
linli_import_check_finish (LinliImport   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  LinliImportJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  _linli_progress_end (job->progress);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The body of the action, on the writer's thread. */
static gboolean
linli_import_act_cb (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  LinliImportJob *job = data;
  LinliImport *self = job->import;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *title = NULL;

  if (!_linli_import_process (self, database, transaction, linli_import_progress_cb, job, linli_transaction_get_cancellable (transaction), error)
      || !_linli_import_remember (self, database, error))
    return FALSE;
  title = g_strdup_printf (_("Import %s: %u new, %u changed"), linli_table_get_name (self->table), self->counts.n_new, self->counts.n_updated);
  linli_transaction_set_title (transaction, title);
  return TRUE;
}

/**
 * linli_import_run:
 * @self: an import
 * @store: the file
 * @progress: (scope call) (nullable): told how far it is, on the writer's thread
 * @progress_data: passed to @progress
 * @cancellable: (nullable): stops the import and leaves the file as it was
 * @error: return location for a #LinliStoreError or %G_IO_ERROR_CANCELLED
 *
 * Writes the good rows as one action, which is undone as one. Rows are judged anew against what the file holds now; the mapping is
 * remembered for the next form of this shape.
 *
 * Returns: %FALSE with @error set when nothing was written
 */
gboolean
linli_import_run (LinliImport              *self,
                  LinliStore               *store,
                  LinliImportProgressFunc   progress,
                  gpointer                  progress_data,
                  GCancellable             *cancellable,
                  GError                  **error)
{
  LinliImportJob *job;
  gboolean done;

  g_return_val_if_fail (LINLI_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (LINLI_IS_STORE (store), FALSE);

  job = linli_import_job_new (self, store, progress, progress_data, NULL);
  done = linli_store_act (store, linli_table_get_name (self->table), linli_import_act_cb, job, cancellable, error);
  linli_import_job_free (job);
  return done;
}

static void
linli_import_acted_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  _linli_progress_end (g_task_get_task_data (task));
  if (linli_store_act_finish (LINLI_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * linli_import_run_async:
 * @self: an import
 * @store: the file
 * @progress: (scope notified) (nullable): told how far it is, in the caller's main context
 * @progress_data: passed to @progress
 * @cancellable: (nullable): stops the import and leaves the file as it was
 * @callback: (scope async): called when done
 * @user_data: passed to @callback
 *
 * linli_import_run() in the background.
 */
void
linli_import_run_async (LinliImport             *self,
                        LinliStore              *store,
                        LinliImportProgressFunc  progress,
                        gpointer                 progress_data,
                        GCancellable            *cancellable,
                        GAsyncReadyCallback      callback,
                        gpointer                 user_data)
{
  GTask *task;
  LinliImportJob *job;
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  g_return_if_fail (LINLI_IS_IMPORT (self));
  g_return_if_fail (LINLI_IS_STORE (store));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, linli_import_run_async);
  job = linli_import_job_new (self, NULL, progress, progress_data, context);
  g_task_set_task_data (task, _linli_progress_ref (job->progress), (GDestroyNotify) _linli_progress_unref);
  linli_store_act_async (store, linli_table_get_name (self->table), linli_import_act_cb, job, linli_import_job_free, cancellable,
                         linli_import_acted_cb, task);
}

/**
 * linli_import_run_finish:
 * @self: an import
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: as linli_import_run()
 */
gboolean
linli_import_run_finish (LinliImport   *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
