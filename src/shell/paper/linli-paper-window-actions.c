/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What can be done in the preview: print, save, zoom, turn pages, show personal data. None of it changes the file, but for the log
 * of who looked, and for what is kept of a paper that comes back, once it goes out. */

#include "config.h"

#include "linli-paper-window-private.h"

#include <glib/gi18n-lib.h>

#include "linli-error-words.h"
#include "linli-file-request.h"
#include "linli-hold-private.h"
#include "linli-letterhead-dialog-private.h"
#include "linli-message.h"
#include "linli-paper-print-private.h"
#include "linli-paper-template-dialog-private.h"
#include "linli-paper-write.h"
#include "linli-reveal.h"
#include "linli-toast.h"

#define ZOOM_STEP 1.25
#define LEAST_ZOOM 0.25
#define MOST_ZOOM 4.0

/* The callback is given @source, and what came of it; the window outlives that. */
static void
linli_paper_window_keep (LinliPaperWindow    *self,
                         LinliPaper          *paper,
                         gpointer             source,
                         GAsyncReadyCallback  kept_cb)
{
  GTask *task = g_task_new (source, NULL, kept_cb, g_object_ref (self));

  if (self->keep != NULL)
    {
      self->keep (self->context, paper->number, self->data, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* Nothing went out. The number may have gone to another paper: it is looked at again. */
static void
linli_paper_window_tell_not_kept (LinliPaperWindow *self,
                                  const char       *what,
                                  const GError     *error)
{
  if (self->stack == NULL)
    return;
  /* A rule of the file says itself what is wrong. */
  if (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID))
    linli_message_show (self->stack, what, error->message);
  else
    linli_toast_show_error (self->stack, what, error);
  _linli_paper_window_refresh (self);
}

static void
linli_paper_window_printed_cb (GtkPrintOperation       *operation,
                               GtkPrintOperationResult  result,
                               LinliPaperWindow        *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    linli_toast_show_error (self->stack, _("It was not printed"), error);
}

static void
linli_paper_window_print_kept_cb (GObject      *object,
                                  GAsyncResult *result,
                                  gpointer      data)
{
  g_autoptr (LinliPaperWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_object_set_data (object, "kept", GINT_TO_POINTER (TRUE));
      return;
    }
  gtk_print_operation_cancel (GTK_PRINT_OPERATION (object));
  linli_paper_window_tell_not_kept (self, _("It was not printed"), error);
}

/* The dialog was answered, and nothing is with the printer yet. */
static void
linli_paper_window_begin_print_cb (GtkPrintOperation *operation,
                                   GtkPrintContext   *context,
                                   LinliPaperWindow  *self)
{
  linli_paper_window_keep (self, g_object_get_data (G_OBJECT (operation), "paper"), operation, linli_paper_window_print_kept_cb);
}

/* Asked again and again until the file has what it needs. */
static gboolean
linli_paper_window_paginate_cb (GtkPrintOperation *operation,
                                GtkPrintContext   *context,
                                LinliPaperWindow  *self)
{
  return g_object_get_data (G_OBJECT (operation), "kept") != NULL;
}

static void
linli_paper_window_print_cb (GtkWidget  *widget,
                             const char *action,
                             GVariant   *parameter)
{
  LinliPaperWindow *self = LINLI_PAPER_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (self->pages == NULL)
    return;
  operation = _linli_paper_print_new (self->pages);
  g_signal_connect_object (operation, "done", G_CALLBACK (linli_paper_window_printed_cb), self, 0);
  if (self->keep != NULL)
    {
      g_object_set_data_full (G_OBJECT (operation), "paper", g_object_ref (self->pages->paper), g_object_unref);
      g_signal_connect_object (operation, "begin-print", G_CALLBACK (linli_paper_window_begin_print_cb), self, 0);
      g_signal_connect_object (operation, "paginate", G_CALLBACK (linli_paper_window_paginate_cb), self, 0);
    }
  /* An error is told by the signal. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error);
}

static void
linli_paper_window_end_saving (LinliPaperWindow *self)
{
  g_clear_object (&self->saving);
  if (self->stack == NULL)
    return;
  gtk_widget_set_visible (self->progress_row, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", TRUE);
}

static void
linli_paper_window_saved_cb (GObject      *object,
                             GAsyncResult *result,
                             gpointer      data)
{
  g_autoptr (LinliPaperWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = linli_paper_write_pdf_finish (LINLI_PAPER (object), result, &error);

  _linli_hold_end (self->context);
  linli_paper_window_end_saving (self);
  if (self->stack == NULL)
    return;
  if (saved)
    linli_toast_show (self->stack, _("Saved as PDF"));
  else
    linli_toast_show_error (self->stack, _("The PDF was not saved"), error);
}

static void
linli_paper_window_saving_cb (double   done,
                              gpointer data)
{
  LinliPaperWindow *self = data;

  if (self->stack != NULL)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), done);
}

static void
linli_paper_window_save_kept_cb (GObject      *object,
                                 GAsyncResult *result,
                                 gpointer      data)
{
  g_autoptr (LinliPaperWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      _linli_hold_begin (self->context);
      linli_paper_write_pdf_async (LINLI_PAPER (object), g_object_get_data (G_OBJECT (self->saving), "path"), self->saving,
                                   linli_paper_window_saving_cb, self, linli_paper_window_saved_cb, g_object_ref (self));
      return;
    }
  linli_paper_window_end_saving (self);
  linli_paper_window_tell_not_kept (self, _("The PDF was not saved"), error);
}

static void
linli_paper_window_save_to_cb (GFile    *file,
                               gpointer  data)
{
  LinliPaperWindow *self = data;

  if (self->pages == NULL || self->saving != NULL || self->stack == NULL)
    return;
  self->saving = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (self->saving), "path", g_strdup (g_file_peek_path (file)), g_free);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  gtk_widget_set_visible (self->progress_row, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", FALSE);
  _linli_paper_fix_format (self->pages->paper, self->pages->format);
  linli_paper_window_keep (self, self->pages->paper, self->pages->paper, linli_paper_window_save_kept_cb);
}

static void
linli_paper_window_save_cb (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  LinliPaperWindow *self = LINLI_PAPER_WINDOW (widget);
  g_autofree char *name = NULL;

  if (self->pages == NULL)
    return;
  name = g_strdup_printf ("%s%s%s.pdf", self->pages->title, self->pages->paper->number != NULL ? " " : "",
                          self->pages->paper->number != NULL ? self->pages->paper->number : "");
  g_strdelimit (name, "/\\:*?\"<>|\n", '-');
  linli_file_request_save (widget, _("Save as PDF"), name, linli_paper_window_save_to_cb, g_object_ref (self), g_object_unref);
}

static void
linli_paper_window_stop_cb (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  LinliPaperWindow *self = LINLI_PAPER_WINDOW (widget);

  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
}

static void
linli_paper_window_zoom_cb (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  LinliPaperView *view = LINLI_PAPER_VIEW (LINLI_PAPER_WINDOW (widget)->view);
  double zoom = _linli_paper_view_get_zoom (view);
  int by = g_variant_get_int32 (parameter);

  _linli_paper_view_set_zoom (view, by == 0 ? 0 : CLAMP (by > 0 ? zoom * ZOOM_STEP : zoom / ZOOM_STEP, LEAST_ZOOM, MOST_ZOOM));
}

static void
linli_paper_window_turn_cb (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  LinliPaperView *view = LINLI_PAPER_VIEW (LINLI_PAPER_WINDOW (widget)->view);

  _linli_paper_view_go_to (view, (int) _linli_paper_view_get_page (view) + g_variant_get_int32 (parameter));
}

static void
linli_paper_window_letterhead_cb (GtkWidget  *widget,
                                  const char *action,
                                  GVariant   *parameter)
{
  LinliPaperWindow *self = LINLI_PAPER_WINDOW (widget);

  if (self->context != NULL)
    _linli_letterhead_dialog_show (widget, self->context);
}

static void
linli_paper_window_template_cb (GtkWidget  *widget,
                                const char *action,
                                GVariant   *parameter)
{
  LinliPaperWindow *self = LINLI_PAPER_WINDOW (widget);

  if (self->context != NULL && self->pages != NULL && self->paper->template != NULL)
    _linli_paper_template_dialog_show (widget, self->context, self->paper);
}

static void
linli_paper_window_revealed_cb (gpointer data)
{
  LinliPaperWindow *self = data;

  if (self->stack == NULL)
    return;
  self->masked = FALSE;
  self->busy = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->reveal), TRUE);
  self->busy = FALSE;
  _linli_paper_window_refresh (self);
}

/* Many at once: the log says for what paper. */
static void
linli_paper_window_reason_cb (const char *text,
                              gpointer    data)
{
  LinliPaperWindow *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = g_strdup_printf ("%s: %s", self->paper != NULL ? linli_paper_get_title (self->paper) : "", text);

  if (linli_privacy_log (linli_context_get_store (self->context), "print", reason, &error))
    linli_paper_window_revealed_cb (self);
  else
    linli_toast_show_error (self->stack, _("It could not be shown"), error);
}

void
_linli_paper_window_reveal (LinliPaperWindow *self)
{
  if (self->kind != NULL)
    linli_reveal_ask (self->stack, self->context, self->kind, self->id, linli_paper_window_revealed_cb, g_object_ref (self), g_object_unref);
  else if (linli_privacy_get_locked (linli_context_get_privacy (self->context)))
    linli_toast_show (self->stack, _("Everything is masked"));
  else
    linli_message_ask_text (self->stack, _("Show Personal Data"), _("Who put whose data on paper, when and why is kept in the log."),
                            _("Reason, such as: visit, call back, check the register"), _("_Show"), linli_paper_window_reason_cb,
                            g_object_ref (self), g_object_unref);
}

void
_linli_paper_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, linli_paper_window_print_cb);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, linli_paper_window_save_cb);
  gtk_widget_class_install_action (widget_class, "paper.letterhead", NULL, linli_paper_window_letterhead_cb);
  gtk_widget_class_install_action (widget_class, "paper.template", NULL, linli_paper_window_template_cb);
  gtk_widget_class_install_action (widget_class, "paper.stop", NULL, linli_paper_window_stop_cb);
  gtk_widget_class_install_action (widget_class, "paper.zoom", "i", linli_paper_window_zoom_cb);
  gtk_widget_class_install_action (widget_class, "paper.turn", "i", linli_paper_window_turn_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "paper.zoom", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "paper.zoom", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "paper.zoom", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "paper.zoom", "i", 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}
