/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Asks for a file through the file chooser of the desktop. The chooser lives until it is answered. */

#include "config.h"

#include "linli-file-request.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkFileChooserNative *chooser;
  LinliFileFunc func;
  gpointer data;
  GDestroyNotify destroy;
} LinliFileRequest;

static void
linli_file_request_response_cb (GtkNativeDialog  *dialog,
                                int               response,
                                LinliFileRequest *request)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL)
        request->func (file, request->data);
    }

  if (request->destroy != NULL)
    request->destroy (request->data);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (request->chooser);
  g_free (request);
}

static GtkFileChooserNative *
linli_file_request_present (GtkWidget            *parent,
                            const char           *title,
                            GtkFileChooserAction  action,
                            const char           *accept,
                            LinliFileFunc         func,
                            gpointer              data,
                            GDestroyNotify        destroy)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  LinliFileRequest *request = g_new0 (LinliFileRequest, 1);

  request->func = func;
  request->data = data;
  request->destroy = destroy;
  request->chooser =
    gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, accept, _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (request->chooser), TRUE);
  g_signal_connect (request->chooser, "response", G_CALLBACK (linli_file_request_response_cb), request);

  return request->chooser;
}

/**
 * linli_file_request_open:
 * @parent: (nullable): a widget of the window concerned
 * @title: what is asked for
 * @filter_name: (nullable): what kind of files, in words
 * @suffixes: (nullable) (array zero-terminated=1): endings without a dot; other files can be shown too
 * @func: called with the file
 * @data: passed to @func
 * @destroy: (nullable): frees @data
 *
 * Asks for an existing file.
 */
void
linli_file_request_open (GtkWidget           *parent,
                         const char          *title,
                         const char          *filter_name,
                         const char * const  *suffixes,
                         LinliFileFunc        func,
                         gpointer             data,
                         GDestroyNotify       destroy)
{
  GtkFileChooserNative *chooser =
    linli_file_request_present (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), func, data, destroy);

  if (suffixes != NULL)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, filter_name);
      for (guint i = 0; suffixes[i] != NULL; i++)
        gtk_file_filter_add_suffix (filter, suffixes[i]);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
      gtk_file_filter_set_name (all, _("All files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
      gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * linli_file_request_save:
 * @parent: (nullable): a widget of the window concerned
 * @title: what is asked for
 * @name: the proposed name with its ending; what no name may have, here or on a Windows share, becomes "-"
 * @func: called with the file, which may exist already; the chooser has asked
 * @data: passed to @func
 * @destroy: (nullable): frees @data
 *
 * Asks where to save.
 */
void
linli_file_request_save (GtkWidget      *parent,
                         const char     *title,
                         const char     *name,
                         LinliFileFunc   func,
                         gpointer        data,
                         GDestroyNotify  destroy)
{
  GtkFileChooserNative *chooser =
    linli_file_request_present (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), func, data, destroy);
  g_autofree char *allowed = g_strdelimit (g_strdup (name), "/\\:*?\"<>|", '-');

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), allowed);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * linli_file_request_folder:
 * @parent: (nullable): a widget of the window concerned
 * @title: what is asked for
 * @func: called with the folder
 * @data: passed to @func
 * @destroy: (nullable): frees @data
 *
 * Asks for a folder.
 */
void
linli_file_request_folder (GtkWidget      *parent,
                           const char     *title,
                           LinliFileFunc   func,
                           gpointer        data,
                           GDestroyNotify  destroy)
{
  GtkFileChooserNative *chooser =
    linli_file_request_present (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Choose"), func, data, destroy);

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
