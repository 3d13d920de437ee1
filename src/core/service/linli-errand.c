/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliErrands: functions of plugins at work, each on a thread of its own. Who ordered one never waits for the thread: the answer, the
 * end of the time allowed and a cancellation all come through the main loop. A thread that is told to stop and does not come back is
 * given up: it keeps what it may still touch (its errand, its connection), and nobody else does. So the store and the document can be
 * closed and freed while it hangs, and the program can end. An errand is shared by the list here and its thread. */

#include "config.h"

#include "linli-errand-private.h"

#include "linli-database-private.h"

typedef struct {
  gatomicrefcount count;
  char *path;
  char *name;
  LinliErrandOrder order;
  GCancellable *stop;

  /* Of the document's thread. */
  LinliErrands *errands; /* NULL once they are closed */
  GMainContext *context;
  GTask *task; /* NULL once it is answered */
  GSource *follow;
  GSource *clock;
  gboolean is_given_up;

  GMutex mutex;
  GCond cond;
  gboolean is_back;
  gpointer found;
  GError *error;
} Errand;

struct _LinliErrands {
  GPtrArray *out;     /* of Errand: those with a thread */
  GPtrArray *waiting; /* of Errand */
};

static Errand *
errand_ref (Errand *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

static void
errand_unref (gpointer data)
{
  Errand *self = data;

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  if (self->found != NULL && self->order.free_found != NULL)
    self->order.free_found (self->found);
  if (self->order.free_data != NULL)
    self->order.free_data (self->order.data);
  g_clear_error (&self->error);
  g_object_unref (self->stop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

static void
errand_clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* Nobody waits for it any more. */
static void
errand_leave (Errand *self)
{
  errand_clear_source (&self->follow);
  errand_clear_source (&self->clock);
  g_clear_object (&self->task);
}

static void
errand_fail (Errand     *self,
             GIOErrorEnum code)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  errand_clear_source (&self->follow);
  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, code, "%s %s", self->name, code == G_IO_ERROR_CANCELLED ? "was stopped" : "does not answer");
}

static void
interrupt_cb (GCancellable *cancellable,
              gpointer      reader)
{
  linli_database_interrupt (reader);
}

/* On the worker's thread. */
static gpointer
errand_work (Errand  *self,
             GError **error)
{
  g_autoptr (LinliDatabase) reader = NULL;
  gpointer found = NULL;
  gulong handler;

  if (g_cancellable_set_error_if_cancelled (self->stop, error))
    return NULL;
  reader = _linli_database_open (self->path, LINLI_DATABASE_READ, FALSE, error);
  if (reader == NULL)
    return NULL;
  /* An interruption ends only the statement that runs; this ends those of a function that goes on all the same. */
  if (self->order.limit_ms > 0)
    _linli_database_set_deadline (reader, g_get_monotonic_time () + self->order.limit_ms * G_TIME_SPAN_MILLISECOND);
  handler = g_cancellable_connect (self->stop, G_CALLBACK (interrupt_cb), reader, NULL);
  if (!g_cancellable_set_error_if_cancelled (self->stop, error))
    found = self->order.func (reader, self->order.data, self->stop, error);
  g_cancellable_disconnect (self->stop, handler);
  return found;
}

static void linli_errands_start (LinliErrands *self,
                                 Errand       *errand);

/* The first one of the name in the list, or NULL. */
static Errand *
linli_errands_find (GPtrArray  *list,
                    const char *name)
{
  for (guint i = 0; i < list->len; i++)
    {
      Errand *errand = g_ptr_array_index (list, i);

      if (g_str_equal (errand->name, name))
        return errand;
    }
  return NULL;
}

/* The one that waited for this name, or NULL. */
static Errand *
linli_errands_steal_waiting (LinliErrands *self,
                             const char   *name)
{
  Errand *errand = linli_errands_find (self->waiting, name);

  if (errand == NULL)
    return NULL;
  errand_ref (errand);
  g_ptr_array_remove (self->waiting, errand);
  return errand;
}

static gboolean
errand_back_cb (gpointer data)
{
  Errand *self = data;
  LinliErrands *errands = self->errands;
  Errand *next;
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  errand_leave (self);
  if (task != NULL && self->found != NULL)
    g_task_return_pointer (task, g_steal_pointer (&self->found), self->order.free_found);
  else if (task != NULL && self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s gave no reason", self->name);
  if (errands == NULL)
    return G_SOURCE_REMOVE;
  next = linli_errands_steal_waiting (errands, self->name);
  g_ptr_array_remove (errands->out, self);
  if (next == NULL)
    return G_SOURCE_REMOVE;
  linli_errands_start (errands, next);
  return G_SOURCE_REMOVE;
}

static gpointer
errand_thread (gpointer data)
{
  Errand *self = data;
  g_autoptr (GSource) back = g_idle_source_new ();
  GError *error = NULL;
  gpointer found = errand_work (self, &error);

  g_mutex_lock (&self->mutex);
  self->found = found;
  self->error = error;
  self->is_back = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_source_set_priority (back, G_PRIORITY_DEFAULT);
  g_source_set_callback (back, errand_back_cb, self, errand_unref);
  g_source_attach (back, self->context);
  return NULL;
}

static void
errand_set_clock (Errand      *self,
                  guint        ms,
                  GSourceFunc  func)
{
  errand_clear_source (&self->clock);
  self->clock = g_timeout_source_new (ms);
  g_source_set_callback (self->clock, func, self, NULL);
  g_source_attach (self->clock, self->context);
}

static gboolean
errand_overdue_cb (gpointer data)
{
  Errand *self = data;
  Errand *next = linli_errands_steal_waiting (self->errands, self->name);

  errand_clear_source (&self->clock);
  self->is_given_up = TRUE;
  if (self->order.given_up != NULL)
    self->order.given_up (self->order.data);
  if (next == NULL)
    return G_SOURCE_REMOVE;
  errand_fail (next, G_IO_ERROR_TIMED_OUT);
  errand_unref (next);
  return G_SOURCE_REMOVE;
}

static void
errand_stop (Errand       *self,
             GIOErrorEnum  code)
{
  errand_set_clock (self, LINLI_ERRAND_GRACE_MS, errand_overdue_cb);
  g_cancellable_cancel (self->stop);
  errand_fail (self, code);
}

static gboolean
errand_late_cb (gpointer data)
{
  errand_stop (data, G_IO_ERROR_TIMED_OUT);
  return G_SOURCE_REMOVE;
}

static gboolean
errand_cancelled_cb (GCancellable *cancellable,
                     gpointer      data)
{
  Errand *self = data;

  if (!g_ptr_array_find (self->errands->waiting, self, NULL))
    {
      errand_stop (self, G_IO_ERROR_CANCELLED);
      return G_SOURCE_REMOVE;
    }
  errand_fail (self, G_IO_ERROR_CANCELLED);
  g_ptr_array_remove (self->errands->waiting, self);
  return G_SOURCE_REMOVE;
}

/* Takes @errand. */
static void
linli_errands_start (LinliErrands *self,
                     Errand       *errand)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GThread) thread = NULL;

  g_ptr_array_add (self->out, errand);
  if (errand->order.limit_ms > 0)
    errand_set_clock (errand, errand->order.limit_ms, errand_late_cb);
  thread = g_thread_try_new (errand->name, errand_thread, errand_ref (errand), &error);
  if (thread != NULL)
    return;
  errand->error = g_steal_pointer (&error);
  errand_back_cb (errand);
  errand_unref (errand);
}

LinliErrands *
_linli_errands_new (void)
{
  LinliErrands *self = g_new (LinliErrands, 1);

  self->out = g_ptr_array_new_with_free_func (errand_unref);
  self->waiting = g_ptr_array_new_with_free_func (errand_unref);
  return self;
}

/* Once told to stop, it has until @end. */
static void
errand_wait (Errand *self,
             gint64  end)
{
  g_mutex_lock (&self->mutex);
  while (!self->is_back && g_cond_wait_until (&self->cond, &self->mutex, end))
    ;
  g_mutex_unlock (&self->mutex);
}

void
_linli_errands_close (LinliErrands *self)
{
  gint64 end = g_get_monotonic_time () + LINLI_ERRAND_GRACE_MS * G_TIME_SPAN_MILLISECOND;

  for (guint i = 0; i < self->waiting->len; i++)
    errand_fail (g_ptr_array_index (self->waiting, i), G_IO_ERROR_CANCELLED);
  for (guint i = 0; i < self->out->len; i++)
    {
      Errand *errand = g_ptr_array_index (self->out, i);

      g_cancellable_cancel (errand->stop);
      errand_fail (errand, G_IO_ERROR_CANCELLED);
      errand_leave (errand);
      errand->errands = NULL;
    }
  for (guint i = 0; i < self->out->len; i++)
    if (!((Errand *) g_ptr_array_index (self->out, i))->is_given_up)
      errand_wait (g_ptr_array_index (self->out, i), end);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->out);
  g_free (self);
}

gboolean
_linli_errands_has_hung (LinliErrands *self,
                         const char   *name)
{
  Errand *errand = linli_errands_find (self->out, name);

  return errand != NULL && errand->is_given_up;
}

void
_linli_errands_run (LinliErrands           *self,
                    const char             *path,
                    const LinliErrandOrder *order,
                    GTask                  *task)
{
  Errand *errand = g_new0 (Errand, 1);
  Errand *before = linli_errands_steal_waiting (self, order->name);

  g_atomic_ref_count_init (&errand->count);
  g_mutex_init (&errand->mutex);
  g_cond_init (&errand->cond);
  errand->path = g_strdup (path);
  errand->name = g_strdup (order->name);
  errand->order = *order;
  errand->order.name = errand->name;
  errand->stop = g_cancellable_new ();
  errand->errands = self;
  errand->context = g_main_context_ref_thread_default ();
  errand->task = task;
  if (before != NULL)
    errand_fail (before, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&before, errand_unref);
  if (_linli_errands_has_hung (self, order->name))
    {
      errand_fail (errand, G_IO_ERROR_TIMED_OUT);
      errand_unref (errand);
      return;
    }
  if (g_task_get_cancellable (task) != NULL)
    {
      errand->follow = g_cancellable_source_new (g_task_get_cancellable (task));
      g_source_set_callback (errand->follow, G_SOURCE_FUNC (errand_cancelled_cb), errand, NULL);
      g_source_attach (errand->follow, errand->context);
    }
  if (linli_errands_find (self->out, order->name) != NULL)
    g_ptr_array_add (self->waiting, errand);
  else
    linli_errands_start (self, errand);
}
