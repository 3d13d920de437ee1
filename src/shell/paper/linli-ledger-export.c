/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A ledger leaves the screen as a spreadsheet, which a thread writes: masked, or in full once the reason stands in the access log. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-export-request.h"
#include "linli-hold-private.h"
#include "linli-ledger-private.h"
#include "linli-letterhead-private.h"
#include "linli-toast.h"

/* One export, until the file is chosen. */
typedef struct {
  LinliLedger *ledger;
  GtkWidget *over;
  LinliContext *context; /* NULL where nothing is asked */
} LinliLedgerRequest;

typedef struct {
  LinliContext *context; /* NULL where nothing is asked */
  char *path;
  LinliExportHead *head;
  LinliPaperTemplate *template;
  gboolean full;
} LinliLedgerFile;

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
linli_ledger_file_free (gpointer data)
{
  LinliLedgerFile *file = data;

  g_clear_object (&file->context);
  g_free (file->path);
  g_clear_pointer (&file->head, linli_export_head_free);
  _linli_paper_template_free (file->template);
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

  if (_linli_ledger_write (self, file->path, file->head, file->template->columns, !file->full, cancellable, &error))
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
  g_autofree char *name = NULL, *words = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  _linli_hold_end (((LinliLedgerFile *) g_task_get_task_data (G_TASK (result)))->context);
  if (gtk_widget_get_root (over) == NULL)
    return;
  if (!written)
    {
      linli_toast_show_error (over, _("The ledger could not be written"), error);
      return;
    }
  name = g_path_get_basename (((LinliLedgerFile *) g_task_get_task_data (G_TASK (result)))->path); /* in a sandbox the folder is one of the portal */
  words = g_strdup_printf (_("Written to %s"), name);
  linli_toast_show (over, words);
}

/* What the office has otherwise; nothing where it is not known. */
static LinliPaperTemplate *
linli_ledger_load_template (LinliLedger  *self,
                            LinliContext *context)
{
  const char *kind = _linli_ledger_get_kind (self);

  return _linli_paper_template_load (context != NULL && kind != NULL ? linli_context_get_database (context) : NULL, kind);
}

static void
linli_ledger_chosen_cb (GFile    *file,
                        gboolean  full,
                        gpointer  data)
{
  LinliLedgerRequest *request = data;
  g_autoptr (GTask) task = g_task_new (request->ledger, NULL, linli_ledger_written_cb, g_object_ref (request->over));
  LinliLedgerFile *written = g_new (LinliLedgerFile, 1);

  *written = (LinliLedgerFile) { request->context != NULL ? g_object_ref (request->context) : NULL, g_file_get_path (file), NULL, linli_ledger_load_template (request->ledger, request->context), full };
  if (request->context != NULL)
    written->head = _linli_letterhead_new_export_head (linli_context_get_database (request->context), written->template,
                                                       linli_ledger_get_title (request->ledger), linli_ledger_get_period (request->ledger));
  g_task_set_task_data (task, written, linli_ledger_file_free);
  _linli_hold_begin (request->context);
  g_task_run_in_thread (task, linli_ledger_write_thread);
}

static void
linli_ledger_request (LinliLedger  *self,
                      GtkWidget    *over,
                      LinliContext *context,
                      gboolean      asks)
{
  LinliLedgerRequest *request = g_new (LinliLedgerRequest, 1);

  *request = (LinliLedgerRequest) { g_object_ref (self), g_object_ref (over), context != NULL ? g_object_ref (context) : NULL };
  /* The access log names what everybody knows it by, and so does the file. */
  linli_export_request (over, asks ? context : NULL, _("Export the Ledger"), _("Save the Ledger"), linli_ledger_get_title (self), linli_ledger_chosen_cb, request,
                        linli_ledger_request_free);
}

/**
 * linli_ledger_export:
 * @self: a ledger
 * @over: a widget of the window
 *
 * Asks for a file (.xlsx or .csv) and writes the ledger there on a thread, personal data masked. It does not know the document: what the
 * office has otherwise on ledgers of this kind, and the head of its papers, are not in the file. linli_ledger_export_asking() has them.
 */
void
linli_ledger_export (LinliLedger *self,
                     GtkWidget   *over)
{
  g_return_if_fail (LINLI_IS_LEDGER (self) && GTK_IS_WIDGET (over));

  linli_ledger_request (self, over, NULL, FALSE);
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
  g_return_if_fail (LINLI_IS_LEDGER (self) && GTK_IS_WIDGET (over) && LINLI_IS_CONTEXT (context));

  linli_ledger_request (self, over, context, TRUE);
}

void
_linli_ledger_export_unasked (LinliLedger  *self,
                              GtkWidget    *over,
                              LinliContext *context)
{
  linli_ledger_request (self, over, context, FALSE);
}
