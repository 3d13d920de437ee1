/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A community that the document portal lent: it is copied into Linli's own folder, and never opened where it lies (see
 * linli-own-folder.c). The user is told, since what he changes is not in the file that he chose. */

#include "config.h"

#include "linli-lent-file.h"

#include <adwaita.h>
#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <linli-own-folder.h>
#include <unistd.h>

typedef enum
{
  LINLI_LENT_NEITHER,
  LINLI_LENT_COPY,
  LINLI_LENT_HERE,
} LinliLentAnswer;

typedef struct
{
  char *lent;
  char *here; /* of the same name in the folder, or NULL */
  char *copy; /* where a copy is to lie; another place, should that be taken by then */
  char *partial;
  LinliLentAnswer answer;
  LinliLentFunc func;
  gpointer data;
  GDestroyNotify destroy;
} LinliLentFile;

static void
linli_lent_file_free (LinliLentFile *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->lent);
  g_free (self->here);
  g_free (self->copy);
  g_free (self->partial);
  g_free (self);
}

/* Under the first name that is free: another may have come there while this one was asked for, and be open. */
static gboolean
linli_lent_file_put (LinliLentFile  *self,
                     GError        **error)
{
  g_autofree char *name = g_path_get_basename (self->lent);

  while (link (self->partial, self->copy) != 0)
    {
      if (errno != EEXIST)
        {
          g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), g_strerror (errno));
          return FALSE;
        }
      g_free (self->copy);
      self->copy = linli_own_folder_dup_new_path (name);
    }
  return TRUE;
}

static void
linli_lent_file_copied_cb (GObject      *source,
                           GAsyncResult *result,
                           gpointer      data)
{
  LinliLentFile *self = data;
  g_autoptr (GError) error = NULL;

  if (g_file_copy_finish (G_FILE (source), result, &error))
    linli_lent_file_put (self, &error);
  g_unlink (self->partial);
  self->func (error == NULL ? self->copy : NULL, error, self->data);
  linli_lent_file_free (self);
}

static void
linli_lent_file_answer_cb (gpointer data)
{
  LinliLentFile *self = data;
  g_autoptr (GFile) from = g_file_new_for_path (self->lent);
  g_autoptr (GFile) to = g_file_new_for_path (self->partial);

  if (self->answer == LINLI_LENT_COPY)
    {
      g_file_copy_async (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, G_PRIORITY_DEFAULT, NULL, NULL, NULL,
                         linli_lent_file_copied_cb, self);
      return;
    }
  if (self->answer == LINLI_LENT_HERE)
    self->func (self->here, NULL, self->data);
  linli_lent_file_free (self);
}

static void
linli_lent_file_response_cb (AdwMessageDialog *dialog,
                             const char       *response,
                             LinliLentFile    *self)
{
  self->answer = g_str_equal (response, "copy") ? LINLI_LENT_COPY : g_str_equal (response, "here") ? LINLI_LENT_HERE : LINLI_LENT_NEITHER;
  g_signal_handlers_disconnect_by_data (dialog, self);
  /* Later, when the dialog is gone: what is opened closes the window under it. */
  g_idle_add_once (linli_lent_file_answer_cb, self);
}

/* When the file was last written, for reading. */
static char *
linli_lent_file_dup_time (const char *path)
{
  GStatBuf facts = { 0 };
  g_autoptr (GDateTime) time = NULL;

  g_stat (path, &facts);
  time = g_date_time_new_from_unix_local (facts.st_mtime);
  return g_date_time_format (time, "%Y-%m-%d %H:%M");
}

static GtkWidget *
linli_lent_file_ask_new (LinliLentFile *self,
                         GtkWindow     *parent)
{
  g_autofree char *name = g_path_get_basename (self->lent);
  g_autofree char *copy_name = g_path_get_basename (self->copy);
  g_autofree char *lent_time = linli_lent_file_dup_time (self->lent);
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "copy", _("_Take a Copy"));
  if (self->here != NULL)
    {
      g_autofree char *here_time = linli_lent_file_dup_time (self->here);

      adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("“%s” Is Here Already"), name);
      adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
        _("In Linli's own folder lies a community of this name, last changed %s. Open that one and go on working on it, or take a further copy of the chosen file, last changed %s, under the name “%s”."),
        here_time, lent_time, copy_name);
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "here", _("_Open What Is Here"));
    }
  else
    {
      adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Take “%s” Into Linli?"), name);
      adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
        _("Linli may not work in the folder where it lies. It takes a copy into its own folder and works on that; the file you chose stays as it is. Close it in other programs first. To hand on what you changed, use “Back Up To…” in the menu."));
    }
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), self->here != NULL ? "here" : "copy");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), self->here != NULL ? "here" : "copy", ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (linli_lent_file_response_cb), self);

  return dialog;
}

/**
 * linli_lent_file_take:
 * @parent: the window that asks
 * @path: path of a community that was lent
 * @func: called with the path of what is to be opened, in Linli's own folder, or with an error; not called if the user wants neither
 * @data: passed to @func
 * @destroy: (nullable): frees @data
 *
 * Asks whether a copy is to be taken; when one of that name is there, which of both is meant.
 */
void
linli_lent_file_take (GtkWidget      *parent,
                      const char     *path,
                      LinliLentFunc   func,
                      gpointer        data,
                      GDestroyNotify  destroy)
{
  LinliLentFile *self = g_new0 (LinliLentFile, 1);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *here = linli_own_folder_dup_path (name);
  g_autofree char *unique = NULL;

  self->lent = g_strdup (path);
  if (g_file_test (here, G_FILE_TEST_EXISTS))
    self->here = g_steal_pointer (&here);
  self->copy = linli_own_folder_dup_new_path (name);
  unique = g_uuid_string_random ();
  self->partial = g_strdup_printf ("%s.%s.partial", self->copy, unique);
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  gtk_window_present (GTK_WINDOW (linli_lent_file_ask_new (self, GTK_WINDOW (parent))));
}
