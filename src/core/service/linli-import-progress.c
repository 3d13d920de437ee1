/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliProgress: how far a piece of work is, told on the thread that works or in the main context of whoever waits. After its end
 * nobody is told any more, however many messages are still on their way. */

#include "config.h"

#include "linli-import-progress-private.h"

struct _LinliProgress {
  LinliImportProgressFunc func; /* NULL after the end; with a context, that context's thread only */
  gpointer data;
  GMainContext *context;
};

typedef struct {
  LinliProgress *progress;
  guint done;
  guint total;
} LinliProgressStep;

LinliProgress *
_linli_progress_new (LinliImportProgressFunc  func,
                     gpointer                 data,
                     GMainContext            *context)
{
  LinliProgress *self = g_atomic_rc_box_new0 (LinliProgress);

  self->func = func;
  self->data = data;
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  return self;
}

LinliProgress *
_linli_progress_ref (LinliProgress *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
linli_progress_clear (gpointer data)
{
  g_clear_pointer (&((LinliProgress *) data)->context, g_main_context_unref);
}

void
_linli_progress_unref (LinliProgress *self)
{
  g_atomic_rc_box_release_full (self, linli_progress_clear);
}

/* In the context that is told. */
void
_linli_progress_end (LinliProgress *self)
{
  self->func = NULL;
}

static gboolean
linli_progress_step_cb (gpointer data)
{
  LinliProgressStep *step = data;

  if (step->progress->func != NULL)
    step->progress->func (step->done, step->total, step->progress->data);
  return G_SOURCE_REMOVE;
}

static void
linli_progress_step_free (gpointer data)
{
  LinliProgressStep *step = data;

  _linli_progress_unref (step->progress);
  g_free (step);
}

void
_linli_progress_tell (LinliProgress *self,
                      guint          done,
                      guint          total)
{
  LinliProgressStep *step;
  GSource *source;

  if (self->context == NULL)
    {
      if (self->func != NULL)
        self->func (done, total, self->data);
      return;
    }
  step = g_new (LinliProgressStep, 1);
  *step = (LinliProgressStep) { _linli_progress_ref (self), done, total };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, linli_progress_step_cb, step, linli_progress_step_free);
  g_source_attach (source, self->context);
  g_source_unref (source);
}
