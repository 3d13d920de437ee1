/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A ledger leaves the screen as a spreadsheet, which a thread writes: masked, or in full once the reason stands in the access log. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-file-request.h"
#include "linli-ledger-private.h"
#include "linli-message.h"
#include "linli-toast.h"

/* One export, from the question to the file. */
typedef struct {
  LinliLedger *ledger;
  GtkWidget *over;
  LinliContext *context; /* (nullable): when nothing was asked */
  gboolean full;
} LinliLedgerRequest;

typedef struct {
  char *path;
  gboolean full;
} LinliLedgerFile;

static LinliLedgerRequest *
linli_ledger_request_new (LinliLedger  *ledger,
                          GtkWidget    *over,
                          LinliContext *context)
{
  LinliLedgerRequest *request = g_new (LinliLedgerRequest, 1);

  *request = (LinliLedgerRequest) { g_object_ref (ledger), g_object_ref (over), context != NULL ? g_object_ref (context) : NULL, FALSE };
  return request;
}

static void
linli_ledger_request_free (gpointer data)
{
  LinliLedgerRequest *request = data;

  g_object_unref (request->ledger);
  g_object_unref (request->over);
  g_clear_object (&request->context);
  g_free (request);
}

static void
linli_ledger_request_closed (gpointer  data,
                             GClosure *closure)
{
  linli_ledger_request_free (data);
}

static void
linli_ledger_file_free (gpointer data)
{
  LinliLedgerFile *file = data;

  g_free (file->path);
  g_free (file);
}

static void
linli_ledger_write_thread (GTask        *task,
                           gpointer      self,
                           gpointer      data,
                           GCancellable *cancellable)
{
  const LinliLedgerFile *file = data;
  GError *error = NULL;

  if (_linli_ledger_write (self, file->path, !file->full, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
linli_ledger_written_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      data)
{
  g_autoptr (GtkWidget) over = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  if (gtk_widget_get_root (over) == NULL)
    return;
  if (!written)
    {
      linli_toast_show_error (over, _("The ledger could not be written"), error);
      return;
    }
  words = g_strdup_printf (_("Written to %s"), ((LinliLedgerFile *) g_task_get_task_data (G_TASK (result)))->path);
  linli_toast_show (over, words);
}

static void
linli_ledger_chosen_cb (GFile    *file,
                        gpointer  data)
{
  LinliLedgerRequest *request = data;
  g_autoptr (GTask) task = g_task_new (request->ledger, NULL, linli_ledger_written_cb, g_object_ref (request->over));
  LinliLedgerFile *written = g_new (LinliLedgerFile, 1);

  *written = (LinliLedgerFile) { g_file_get_path (file), request->full };
  g_task_set_task_data (task, written, linli_ledger_file_free);
  g_task_run_in_thread (task, linli_ledger_write_thread);
}

/* Takes the request. Its name says what is in the file when that was asked. */
static void
linli_ledger_request_file (LinliLedgerRequest *request)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  const char *title = linli_ledger_get_title (request->ledger);
  g_autofree char *name = request->context == NULL ? g_strdup_printf ("%s %s.xlsx", title, day)
                          : request->full          ? g_strdup_printf (_("%s %s (in full).xlsx"), title, day)
                                                   : g_strdup_printf (_("%s %s (masked).xlsx"), title, day);

  linli_file_request_save (request->over, _("Save the Ledger"), name, linli_ledger_chosen_cb, request, linli_ledger_request_free);
}

/* Nothing is written in full when the reason could not be. */
static void
linli_ledger_reason_cb (const char *text,
                        gpointer    data)
{
  const LinliLedgerRequest *asked = data;
  LinliLedgerRequest *request;
  g_autofree char *reason = g_strdup_printf ("%s: %s", linli_ledger_get_title (asked->ledger), text);
  g_autoptr (GError) error = NULL;

  if (!linli_privacy_log (linli_context_get_store (asked->context), "export", reason, &error))
    {
      linli_toast_show_error (asked->over, _("It could not be shown"), error);
      return;
    }
  request = linli_ledger_request_new (asked->ledger, asked->over, asked->context);
  request->full = TRUE;
  linli_ledger_request_file (request);
}

static void
linli_ledger_response_cb (AdwMessageDialog   *dialog,
                          const char         *response,
                          LinliLedgerRequest *asked)
{
  LinliLedgerRequest *request;

  if (g_str_equal (response, "cancel"))
    return;
  request = linli_ledger_request_new (asked->ledger, asked->over, asked->context);
  if (g_str_equal (response, "masked"))
    linli_ledger_request_file (request);
  else
    linli_message_ask_text (request->over, _("Export Personal Data"), _("Who took whose data out of the file, when and why is kept in the log."),
                            _("Reason, such as: visit, call back, check the register"), _("_Export"), linli_ledger_reason_cb, request,
                            linli_ledger_request_free);
}

/**
 * linli_ledger_export:
 * @self: a ledger
 * @over: a widget of the window
 *
 * Asks for a file (.xlsx or .csv) and writes the ledger there on a thread, personal data masked.
 */
void
linli_ledger_export (LinliLedger *self,
                     GtkWidget   *over)
{
  g_return_if_fail (LINLI_IS_LEDGER (self) && GTK_IS_WIDGET (over));

  linli_ledger_request_file (linli_ledger_request_new (self, over, NULL));
}

/**
 * linli_ledger_export_asking:
 * @self: a ledger
 * @over: a widget of the window
 * @context: the open document
 *
 * The same, but asks first whether personal data are to be masked, which is what Enter answers, or written in full, for a reason that is kept
 * in the access log. The name of the file says which. While everything is masked, nothing is asked.
 */
void
linli_ledger_export_asking (LinliLedger  *self,
                            GtkWidget    *over,
                            LinliContext *context)
{
  GtkRoot *root;
  AdwMessageDialog *dialog;

  g_return_if_fail (LINLI_IS_LEDGER (self) && GTK_IS_WIDGET (over) && LINLI_IS_CONTEXT (context));

  if (linli_privacy_get_locked (linli_context_get_privacy (context)))
    {
      linli_ledger_request_file (linli_ledger_request_new (self, over, context));
      return;
    }
  root = gtk_widget_get_root (over);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Export the Ledger"),
                                                       _("Names, phones and numbers are masked. In full needs a reason, which is kept in the log.")));
  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (dialog, "full", _("In _Full…"));
  adw_message_dialog_add_response (dialog, "masked", _("_Masked"));
  adw_message_dialog_set_response_appearance (dialog, "masked", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "masked");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (linli_ledger_response_cb), linli_ledger_request_new (self, over, context),
                         linli_ledger_request_closed, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
