/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliKeeper: makes the rotating backups of one file, once an hour while it is being changed, on a thread of its own.
 * Belongs to the store's owner, and tells failures there. */

#include "config.h"

#include "linli-keeper-private.h"

#include "linli-backup.h"

struct _LinliKeeper {
  char *path;
  LinliKeeperFailedFunc failed;
  gpointer data;
  GCancellable *cancellable; /* of the backup under way */
  gint64 next; /* monotonic µs */
  gboolean running;
};

#define EVERY (G_TIME_SPAN_HOUR)
/* The first backup of a session waits until the window is in use. */
#define FIRST_AFTER (20 * G_TIME_SPAN_SECOND)

static void
back_up_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      path,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *folder = linli_backup_get_folder (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *written = linli_backup_rotate (path, folder, now, cancellable, &error);

  if (written == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;
  LinliKeeper *self = data;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* Only freeing the keeper cancels; there is nobody to tell then. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->running = FALSE;
  if (!done)
    self->failed (error, self->data);
}

LinliKeeper *
_linli_keeper_new (const char            *path,
                   LinliKeeperFailedFunc  failed,
                   gpointer               data)
{
  LinliKeeper *self = g_new0 (LinliKeeper, 1);

  self->path = g_strdup (path);
  self->failed = failed;
  self->data = data;
  self->cancellable = g_cancellable_new ();
  self->next = g_get_monotonic_time () + FIRST_AFTER;
  return self;
}

/* A backup under way goes on to its next step, sees that it is cancelled, and removes what it wrote. */
void
_linli_keeper_free (LinliKeeper *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self);
}

/* To be called after every commit. */
void
_linli_keeper_changed (LinliKeeper *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->running || g_get_monotonic_time () < self->next)
    return;
  self->running = TRUE;
  self->next = g_get_monotonic_time () + EVERY;
  task = g_task_new (NULL, self->cancellable, backed_up_cb, self);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, back_up_in_thread);
}
