/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Going back to a backup: the document is closed, a worker puts the backup in its place, and the document is opened again. Whether that
 * went well or not, there is a document afterwards. */

#include "config.h"

#include "linli-application-private.h"

#include <glib/gi18n.h>
#include <linli-context.h>
#include <linli-restore.h>

#include "linli-backups-window.h"
#include "linli-message.h"
#include "linli-toast.h"

/* Seconds in which what was typed is stored. */
#define PATIENCE 5

typedef struct
{
  LinliApplication *application;
  LinliContext *context; /* of the document that is being closed, or NULL */
  GtkWindow *dialog;
  LinliWindow *window; /* that is to close; not owned */
  guint patience;
  char *backup;
  char *path;
  char *actor;
} LinliReturn;

static void
linli_return_free (gpointer data)
{
  LinliReturn *self = data;

  g_clear_object (&self->context);
  g_object_unref (self->application);
  g_free (self->backup);
  g_free (self->path);
  g_free (self->actor);
  g_free (self);
}

static void
linli_return_run (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  LinliReturn *self = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GError *error = NULL;
  char *kept = linli_restore_run (self->backup, self->path, self->actor, now, cancellable, &error);

  if (kept != NULL)
    g_task_return_pointer (task, kept, g_free);
  else
    g_task_return_error (task, error);
}

static void
linli_return_done_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      data)
{
  LinliReturn *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = g_task_propagate_pointer (G_TASK (result), &error);
  LinliWindow *window;

  _linli_application_wait_end (self->dialog);
  _linli_application_open_path (self->application, self->path);
  g_application_release (G_APPLICATION (self->application));
  window = _linli_application_find_document (self->application, self->path);
  if (kept != NULL && window != NULL)
    {
      g_autofree char *name = g_path_get_basename (kept);
      /* translators: name of a file */
      g_autofree char *words = g_strdup_printf (_("The backup is back. What was there before is kept: %s"), name);

      linli_toast_show (adw_application_window_get_content (ADW_APPLICATION_WINDOW (window)), words);
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _linli_application_show_error (self->application, _("The backup was not put back"), error);
}

/* The window is gone, and with it whoever read the file. */
static gboolean
linli_return_start_cb (gpointer data)
{
  LinliReturn *self = data;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (self->application, cancellable, linli_return_done_cb, NULL);

  g_task_set_task_data (task, self, linli_return_free);
  if (self->context != NULL)
    linli_context_close (self->context);
  g_clear_object (&self->context);
  _linli_application_present (self->application, NULL);
  self->dialog = _linli_application_wait (self->application, _("Going Back"), _("The file as it is now is kept first."), cancellable);
  g_task_run_in_thread (task, linli_return_run);

  return G_SOURCE_REMOVE;
}

static void
linli_return_window_gone_cb (LinliWindow *window,
                             LinliReturn *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_idle_add (linli_return_start_cb, self);
}

/* What is being typed cannot be stored as it is, so that the window stays. */
static gboolean
linli_return_give_up_cb (gpointer data)
{
  LinliReturn *self = data;

  g_signal_handlers_disconnect_by_data (self->window, self);
  linli_message_show (GTK_WIDGET (self->window), _("The backup was not put back"),
                      _("Something that is being typed cannot be stored yet. Finish or drop it, and go back then. Nothing was changed."));
  g_application_release (G_APPLICATION (self->application));
  linli_return_free (self);

  return G_SOURCE_REMOVE;
}

static void
linli_application_restore_cb (GSimpleAction *action,
                              GVariant      *parameter,
                              gpointer       data)
{
  LinliReturn *self = g_new0 (LinliReturn, 1);
  LinliWindow *window;

  g_variant_get (parameter, "(ss)", &self->backup, &self->path);
  self->application = g_object_ref (data);
  window = _linli_application_find_document (self->application, self->path);
  /* Without a window for a moment, which would be the end. */
  g_application_hold (G_APPLICATION (self->application));
  if (window == NULL)
    {
      self->actor = g_strdup (g_get_real_name ());
      g_idle_add (linli_return_start_cb, self);
      return;
    }
  self->window = window;
  self->context = g_object_ref (linli_window_get_context (window));
  self->actor = g_strdup (linli_store_get_actor (linli_context_get_store (self->context)));
  self->patience = g_timeout_add_seconds (PATIENCE, linli_return_give_up_cb, self);
  g_signal_connect (window, "destroy", G_CALLBACK (linli_return_window_gone_cb), self);
  gtk_window_close (GTK_WINDOW (window));
}

static void
linli_application_open_backup_cb (GSimpleAction *action,
                                  GVariant      *parameter,
                                  gpointer       data)
{
  LinliApplication *self = data;
  const char *path = g_variant_get_string (parameter, NULL);
  LinliWindow *window = _linli_application_find_document (self, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliContext) context = NULL;

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  context = linli_context_open (path, LINLI_STORE_READ_ONLY, &error);
  if (context == NULL)
    _linli_application_show_error (self, _("The backup could not be opened"), error);
  else
    _linli_application_present (self, context);
}

typedef struct
{
  LinliApplication *application;
  char *path;
} LinliDamagedFile;

static void
linli_damaged_file_free (gpointer data)
{
  LinliDamagedFile *file = data;

  g_object_unref (file->application);
  g_free (file->path);
  g_free (file);
}

static void
linli_application_backups_wanted_cb (const char *text,
                                     gpointer    data)
{
  LinliDamagedFile *file = data;
  LinliWindow *over = _linli_application_present (file->application, NULL);

  gtk_window_present (GTK_WINDOW (linli_backups_window_new (GTK_WINDOW (over), file->path, NULL)));
}

/* What to do about a file that cannot be opened any more. */
void
_linli_application_offer_backups (LinliApplication *self,
                                  const char       *path)
{
  LinliWindow *window = _linli_application_present (self, NULL);
  LinliDamagedFile *file = g_new0 (LinliDamagedFile, 1);

  file->application = g_object_ref (self);
  file->path = g_strdup (path);
  linli_message_ask (GTK_WIDGET (window), _("The file is damaged"),
                     _("It was not changed. Its backups can be looked into, and the last good one put in its place; the damaged file is kept beside it."),
                     _("Show _Backups"), FALSE, linli_application_backups_wanted_cb, file, linli_damaged_file_free);
}

static const GActionEntry entries[] = {
  { "open-backup", linli_application_open_backup_cb, "s" },
  { "restore", linli_application_restore_cb, "(ss)" },
};

void
_linli_application_add_backup_actions (LinliApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
