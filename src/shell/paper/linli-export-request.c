/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How data leave the file: masked, or in full once the reason stands in the access log; then the question where to. */

#include "config.h"

#include "linli-export-request-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-file-request.h"
#include "linli-message.h"
#include "linli-toast.h"

/* One export, from the question to the file. Counted, for each question keeps it. */
typedef struct {
  GtkWidget *over;
  LinliContext *context; /* (nullable): when nothing is asked */
  char *save;
  char *title;
  gboolean full;
  LinliExportFunc func;
  gpointer data;
  GDestroyNotify destroy;
} LinliExportRequest;

static void
linli_export_request_clear (gpointer data)
{
  LinliExportRequest *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_object_unref (self->over);
  g_clear_object (&self->context);
  g_free (self->save);
  g_free (self->title);
}

static void
linli_export_request_unref (gpointer data)
{
  g_rc_box_release_full (data, linli_export_request_clear);
}

static void
linli_export_request_closed (gpointer  data,
                             GClosure *closure)
{
  linli_export_request_unref (data);
}

static void
linli_export_request_chosen_cb (GFile    *file,
                                gpointer  data)
{
  LinliExportRequest *self = data;

  self->func (file, self->full, self->data);
}

/* Its name says what is in the file when that was asked. */
static char *
linli_export_request_dup_name (const char *what,
                               gboolean    asked,
                               gboolean    full)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  gboolean has_macros = g_str_has_suffix (what, ".xlsm");
  g_autofree char *title = g_strndup (what, strlen (what) - (has_macros ? strlen (".xlsm") : 0));
  g_autofree char *stem = !asked ? g_strdup_printf ("%s %s", title, day)
                          : full ? g_strdup_printf (_("%s %s (in full)"), title, day)
                                 : g_strdup_printf (_("%s %s (masked)"), title, day);

  /* As linli_file_request_save() proposes it. */
  return g_strdelimit (g_strconcat (stem, has_macros ? ".xlsm" : ".xlsx", NULL), "/\\:*?\"<>|", '-');
}

static void
linli_export_request_file (LinliExportRequest *self)
{
  g_autofree char *name = linli_export_request_dup_name (self->title, self->context != NULL, self->full);

  linli_file_request_save (self->over, self->save, name, linli_export_request_chosen_cb, g_rc_box_acquire (self), linli_export_request_unref);
}

/* Nothing is written in full when the reason could not be. */
static gboolean
linli_export_request_log (GtkWidget    *over,
                          LinliContext *context,
                          const char   *title,
                          const char   *text)
{
  g_autofree char *reason = g_strdup_printf ("%s: %s", title, text);
  g_autoptr (GError) error = NULL;

  if (!linli_privacy_log (linli_context_get_store (context), "export", reason, &error))
    {
      linli_toast_show_error (over, _("Nothing was exported: the reason could not be written down"), error);
      return FALSE;
    }
  return TRUE;
}

static void
linli_export_request_reason_cb (const char *text,
                                gpointer    data)
{
  LinliExportRequest *self = data;

  if (!linli_export_request_log (self->over, self->context, self->title, text))
    return;
  self->full = TRUE;
  linli_export_request_file (self);
}

static void
linli_export_request_response_cb (AdwMessageDialog   *dialog,
                                  const char         *response,
                                  LinliExportRequest *self)
{
  if (g_str_equal (response, "cancel"))
    return;
  if (g_str_equal (response, "masked"))
    linli_export_request_file (self);
  else
    linli_message_ask_text (self->over, _("Export Personal Data"), _("Who took whose data out of the file, when and why is kept in the log."),
                            _("Reason, such as: visit, call back, check the register"), _("_Export"), linli_export_request_reason_cb,
                            g_rc_box_acquire (self), linli_export_request_unref);
}

static void
linli_export_request_ask (LinliExportRequest *self,
                          const char         *heading)
{
  GtkRoot *root = gtk_widget_get_root (self->over);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading,
    _("Names, phones and numbers are masked. In full needs a reason, which is kept in the log.")));

  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (dialog, "full", _("In _Full…"));
  adw_message_dialog_add_response (dialog, "masked", _("_Masked"));
  adw_message_dialog_set_response_appearance (dialog, "masked", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "masked");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (linli_export_request_response_cb), g_rc_box_acquire (self), linli_export_request_closed, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * linli_export_request:
 * @over: a widget of the window
 * @context: (nullable): the open document; %NULL when nothing is to be asked, and what is written is masked
 * @heading: translated; over the question whether personal data are written in full
 * @save: translated; over the choice of the file
 * @title: what is written, which becomes the name of the file with the day; with ".xlsm" behind it where it is a workbook with macros
 * @func: called when a file was chosen
 * @data: passed to @func
 * @destroy: (nullable): frees @data, whatever was answered
 *
 * Asks first whether personal data are to be masked, which is what Enter answers, or written in full, for a reason that is kept in the access
 * log; then for a file (.xlsx). The name of the file says which. While everything is masked, nothing is asked.
 */
void
linli_export_request (GtkWidget       *over,
                      LinliContext    *context,
                      const char      *heading,
                      const char      *save,
                      const char      *title,
                      LinliExportFunc  func,
                      gpointer         data,
                      GDestroyNotify   destroy)
{
  LinliExportRequest *self;

  g_return_if_fail (GTK_IS_WIDGET (over) && heading != NULL && save != NULL && title != NULL && func != NULL);

  self = g_rc_box_new0 (LinliExportRequest);
  *self = (LinliExportRequest) { g_object_ref (over), context != NULL ? g_object_ref (context) : NULL, g_strdup (save), g_strdup (title), FALSE, func, data,
                                 destroy };
  if (context == NULL || linli_privacy_get_locked (linli_context_get_privacy (context)))
    linli_export_request_file (self);
  else
    linli_export_request_ask (self, heading);
  linli_export_request_unref (self);
}

/* Why @title was exported in full last; NULL when it never was, or may not be now. */
char *
_linli_export_request_dup_last_reason (LinliContext *context,
                                       const char   *title)
{
  g_autofree char *start = g_strdup_printf ("%s: ", title);

  if (linli_privacy_get_locked (linli_context_get_privacy (context)) || linli_store_is_read_only (linli_context_get_store (context)))
    return NULL;
  return linli_privacy_dup_last_reason (linli_context_get_database (context), "export", start);
}

/* In full without a question, for a reason that was given before, which is written down again, and into a folder that was chosen before. Returns
 * where to write: a name that is not taken; NULL when nothing may be written, which the user was told. */
char *
_linli_export_request_again (GtkWidget    *over,
                             LinliContext *context,
                             const char   *title,
                             const char   *reason,
                             const char   *folder)
{
  g_autofree char *name = linli_export_request_dup_name (title, TRUE, TRUE);
  char *path = g_build_filename (folder, name, NULL);

  for (guint n = 2; g_file_test (path, G_FILE_TEST_EXISTS); n++)
    {
      const char *ending = strrchr (name, '.');

      g_free (path);
      path = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%.*s (%u)%s", folder, (int) (ending - name), name, n, ending);
    }
  if (!linli_export_request_log (over, context, title, reason))
    g_clear_pointer (&path, g_free);
  return path;
}
