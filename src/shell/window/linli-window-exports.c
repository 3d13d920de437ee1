/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What plugins export: a part of the window's menu that comes and goes with them, and a window that shows how far an export is and can
 * stop it. An export that is quick shows none. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <linli-exporter.h>

#include "linli-button.h"
#include "linli-dialog.h"
#include "linli-file-request.h"
#include "linli-toast.h"
#include "linli-window-private.h"

#define TICK_MS 200
#define SHOWN_AFTER_TICKS 3

/* One export, from the choice of the file to its end. */
typedef struct {
  LinliWindow *window;
  LinliExporter *exporter;
  LinliWorkReport *report;
  GCancellable *cancellable;
  GtkWidget *dialog; /* NULL while it is not shown */
  GtkWidget *bar;
  guint n_ticks;
  guint timer;
} LinliWindowExport;

static void
linli_window_export_free (gpointer data)
{
  LinliWindowExport *self = data;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_object_unref (self->window);
  g_object_unref (self->exporter);
  g_object_unref (self->report);
  g_object_unref (self->cancellable);
  g_free (self);
}

static gboolean
linli_window_export_stop_cb (LinliWindowExport *self)
{
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static void
linli_window_export_show (LinliWindowExport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (linli_exporter_get_title (self->exporter));
  GtkWidget *stop = linli_button_new (_("_Cancel"), NULL);

  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Exporting"), -1);
  gtk_widget_add_css_class (label, "title-3");
  gtk_widget_add_css_class (stop, "pill");
  gtk_widget_set_halign (stop, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (linli_window_export_stop_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), stop);
  gtk_widget_add_css_class (box, "linli-page-box");
  self->dialog = linli_dialog_new (GTK_WINDOW (self->window), _("Exporting"), box, 400, -1);
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  g_signal_connect_swapped (self->dialog, "close-request", G_CALLBACK (linli_window_export_stop_cb), self);
  gtk_window_set_focus (GTK_WINDOW (self->dialog), stop);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static gboolean
linli_window_export_tick_cb (gpointer data)
{
  LinliWindowExport *self = data;
  guint done, total;

  if (self->dialog == NULL && ++self->n_ticks == SHOWN_AFTER_TICKS)
    linli_window_export_show (self);
  if (self->dialog == NULL)
    return G_SOURCE_CONTINUE;
  linli_work_report_get_progress (self->report, &done, &total);
  if (total > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), (double) done / total);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  return G_SOURCE_CONTINUE;
}

static void
linli_window_export_tell (LinliWindowExport *self,
                          const GError      *error)
{
  GtkWidget *toasts = GTK_WIDGET (self->window->toasts);
  guint n = linli_work_report_get_n_taken (self->report);
  g_autofree char *text = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    linli_toast_show (toasts, _("Export stopped; no file was written"));
  else if (error != NULL)
    linli_toast_show_error (toasts, _("The file was not written"), error);
  else
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record exported", "%u records exported", n), n);
      linli_toast_show (toasts, text);
    }
}

static void
linli_window_exported_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      data)
{
  LinliWindowExport *self = data;
  g_autoptr (GError) error = NULL;

  linli_exporter_run_finish (self->exporter, result, &error);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  linli_window_export_tell (self, error);
  linli_window_export_free (self);
}

/* The request frees its data when this returns; the export goes on with its own. */
static void
linli_window_export_chosen_cb (GFile    *file,
                               gpointer  data)
{
  const LinliWindowExport *asked = data;
  LinliWindowExport *self = g_new0 (LinliWindowExport, 1);

  self->window = g_object_ref (asked->window);
  self->exporter = g_object_ref (asked->exporter);
  self->report = g_object_ref (asked->report);
  self->cancellable = g_object_ref (asked->cancellable);
  self->timer = g_timeout_add (TICK_MS, linli_window_export_tick_cb, self);
  linli_exporter_run_async (self->exporter, self->window->context, g_file_peek_path (file), self->report, self->cancellable,
                            linli_window_exported_cb, self);
}

static void
linli_window_export_with_cb (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       data)
{
  LinliWindow *window = data;
  g_autoptr (GPtrArray) exporters = linli_extensions_dup_list (linli_context_get_extensions (window->context), LINLI_TYPE_EXPORTER);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

  for (guint i = 0; i < exporters->len; i++)
    {
      LinliExporter *exporter = g_ptr_array_index (exporters, i);
      g_autofree char *name = g_strdup_printf ("%s-%s.%s", linli_exporter_get_title (exporter), day, linli_exporter_get_suffix (exporter));
      LinliWindowExport *self;

      if (!g_str_equal (linli_exporter_get_id (exporter), g_variant_get_string (parameter, NULL)))
        continue;
      self = g_new0 (LinliWindowExport, 1);
      self->window = g_object_ref (window);
      self->exporter = g_object_ref (exporter);
      self->report = linli_work_report_new ();
      self->cancellable = g_cancellable_new ();
      linli_file_request_save (GTK_WIDGET (window), linli_exporter_get_title (exporter), g_strdelimit (name, "/", '-'),
                               linli_window_export_chosen_cb, self, linli_window_export_free);
      return;
    }
}

static void
linli_window_exporters_changed_cb (GListModel *exporters,
                                   guint       position,
                                   guint       n_removed,
                                   guint       n_added,
                                   GMenu      *menu)
{
  g_autoptr (GMenu) below = g_menu_new ();

  g_menu_remove_all (menu);
  for (guint i = 0; i < g_list_model_get_n_items (exporters); i++)
    {
      g_autoptr (LinliExporter) exporter = g_list_model_get_item (exporters, i);
      g_autofree char *title = g_strconcat (linli_exporter_get_title (exporter), "…", NULL); /* for a file is asked first */
      g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

      g_menu_item_set_action_and_target (item, "win.export-with", "s", linli_exporter_get_id (exporter));
      g_menu_append_item (below, item);
    }
  if (g_list_model_get_n_items (exporters) > 0)
    g_menu_append_submenu (menu, _("E_xport"), G_MENU_MODEL (below));
}

void
_linli_window_collect_exports (LinliWindow *self)
{
  GListModel *exporters = linli_extensions_get_list (linli_context_get_extensions (self->context), LINLI_TYPE_EXPORTER);
  g_autoptr (GSimpleAction) action = g_simple_action_new ("export-with", G_VARIANT_TYPE_STRING);
  g_autoptr (GMenu) menu = g_menu_new ();

  g_signal_connect (action, "activate", G_CALLBACK (linli_window_export_with_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  g_menu_insert_section (self->main_menu, 1, NULL, G_MENU_MODEL (menu));
  g_signal_connect_object (exporters, "items-changed", G_CALLBACK (linli_window_exporters_changed_cb), menu, 0);
  linli_window_exporters_changed_cb (exporters, 0, 0, 0, menu);
}
