/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A question that a worker thread asks a file, so that the main thread never waits for the answer. The connection lives as long as
 * the question. */

#include "config.h"

#include "linli-read-task.h"

typedef struct {
  LinliStore *store;
  LinliReadFunc func;
  GDestroyNotify free_found;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->store);
  g_free (self);
}

static void
interrupt_cb (GCancellable *cancellable,
              gpointer      reader)
{
  linli_database_interrupt (reader);
}

static void
ask (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  const Question *self = g_object_get_data (G_OBJECT (task), "question");
  GError *error = NULL;
  gpointer found = NULL;
  gulong handler = 0;
  g_autoptr (LinliDatabase) reader = linli_store_new_reader (self->store, &error);

  if (reader != NULL && cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), reader, NULL);
  /* An interruption ends a statement that runs; what was cancelled before there was one is seen here. */
  if (reader != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error))
    found = self->func (reader, data, cancellable, &error);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  if (found != NULL)
    g_task_return_pointer (task, found, self->free_found);
  else
    g_task_return_error (task, error);
}

/**
 * linli_read_task_run:
 * @task: a task with the data of the question
 * @store: the open file
 * @func: the question; it runs on a worker thread
 * @free_found: frees what @func found, if nobody takes it
 *
 * Asks a file on a worker thread. The task returns the pointer that @func returns, or its error.
 */
void
linli_read_task_run (GTask          *task,
                     LinliStore     *store,
                     LinliReadFunc   func,
                     GDestroyNotify  free_found)
{
  Question *self;

  g_return_if_fail (G_IS_TASK (task) && LINLI_IS_STORE (store) && func != NULL);

  self = g_new0 (Question, 1);
  self->store = g_object_ref (store);
  self->func = func;
  self->free_found = free_found;
  g_object_set_data_full (G_OBJECT (task), "question", self, question_free);
  g_task_run_in_thread (task, ask);
}
