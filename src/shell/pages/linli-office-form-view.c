/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* One form of a department: who is in it above, its columns on the left, what comes of it on the right, and below the button that fills it.
 * Whatever is set is tried at once on a worker, and kept with the file when it is filled or the window closes. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-read-task.h>

#include "linli-button.h"
#include "linli-chip.h"
#include "linli-export-request.h"
#include "linli-import-header-private.h"
#include "linli-office-form-parts-private.h"
#include "linli-toast.h"

#define SETTLE_MS 200
#define PULSE_MS 100
#define COLUMNS_WIDTH 500

struct _LinliOfficeFormView {
  GtkWidget parent_instance;
  LinliContext *context;
  LinliOfficeForm *form;
  LinliOfficeFormFilling *filling; /* (nullable): of the form as it is */
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *rows;
  GtkWidget *remembered;
  GtkWidget *header;
  GtkWidget *columns;
  GtkWidget *results;
  GtkWidget *warning;
  GtkWidget *summary;
  GtkWidget *changed_only;
  GtkWidget *open_file;
  GtkWidget *open_folder;
  GtkWidget *bar;
  GtkWidget *cancel;
  GtkWidget *fill;
  GCancellable *loading;
  GCancellable *writing;
  char *written; /* where the last one went */
  guint settle;
  guint pulse;
  gboolean touched; /* something was set that is not kept yet */
};

G_DEFINE_FINAL_TYPE (LinliOfficeFormView, linli_office_form_view, GTK_TYPE_WIDGET)

/* ── What comes of it ── */

static void
linli_office_form_view_summarise (LinliOfficeFormView *self)
{
  guint n_rows = linli_office_form_filling_get_n_rows (self->filling), n_changed = linli_office_form_filling_get_n_changed (self->filling), n_free;
  const char *last = linli_office_form_filling_get_last_day (self->filling);
  g_autoptr (GString) text = g_string_new (NULL);

  linli_office_form_get_rows (self->form, NULL, &n_free);
  if (n_rows > 0)
    g_string_append_printf (text, ngettext ("%u row", "%u rows", n_rows), n_rows);
  else
    g_string_append (text, _("Nothing in the file fits: see whether what a row is, and the choices beside it, are what the form asks for."));
  if (n_rows > n_free && n_free > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u row is added to the form", "%u rows are added to the form", n_rows - n_free), n_rows - n_free);
    }
  if (last != NULL)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u is new or changed since %s", "%u are new or changed since %s", n_changed), n_changed, last);
    }
  gtk_label_set_text (GTK_LABEL (self->summary), text->str);
  gtk_widget_set_visible (self->changed_only, last != NULL);
  gtk_widget_set_sensitive (self->fill, n_rows > 0);
}

/* What is lost when the form is filled, and what stays though it looks like last month's. */
static void
linli_office_form_view_warn (LinliOfficeFormView *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_cleared, n_below;

  linli_office_form_get_leftovers (self->form, &n_cleared, &n_below);
  if (n_cleared > 0)
    {
      g_string_append_printf (text, ngettext ("Something is written in %u of the rows, and is replaced.", "Something is written in %u of the rows, and is replaced.",
                                              n_cleared), n_cleared);
      if (linli_office_form_has_attached (self->form))
        g_string_append_printf (text, " %s", _("Comments and pictures stay: look whether they show anybody."));
    }
  if (n_cleared > 0 && n_below > 0)
    g_string_append_c (text, ' ');
  if (n_below > 0)
    g_string_append_printf (text, ngettext ("%u row that looks filled stands below the end of the list, and stays as it is: look whether the form is one list.",
                                            "%u rows that look filled stand below the end of the list, and stay as they are: look whether the form is one list.",
                                            n_below), n_below);
  gtk_label_set_text (GTK_LABEL (self->warning), text->str);
  gtk_widget_set_visible (self->warning, text->len > 0);
}

static gpointer
linli_office_form_view_load_run (LinliDatabase  *reader,
                                 gpointer        filling,
                                 GCancellable   *cancellable,
                                 GError        **error)
{
  return linli_office_form_filling_load (filling, reader, cancellable, error) ? linli_office_form_filling_ref (filling) : NULL;
}

static void
linli_office_form_view_show (LinliOfficeFormView    *self,
                             LinliOfficeFormFilling *filling)
{
  linli_office_form_filling_ref (filling);
  g_clear_pointer (&self->filling, linli_office_form_filling_unref);
  self->filling = filling;
  linli_office_form_view_summarise (self);
  _linli_office_form_columns_show_samples (LINLI_OFFICE_FORM_COLUMNS (self->columns), self->filling);
  _linli_office_form_results_show (LINLI_OFFICE_FORM_RESULTS (self->results), self->filling);
}

static void
linli_office_form_view_loaded_cb (GObject      *object,
                                  GAsyncResult *result,
                                  gpointer      data)
{
  g_autoptr (LinliOfficeFormView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (filling == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->summary), g_error_matches (error, LINLI_OFFICE_FORM_ERROR, LINLI_OFFICE_FORM_ERROR_NO_COLUMN)
                                                       ? _("No column is filled yet: say on the left what stands where.") : error->message);
      return;
    }
  linli_office_form_view_show (self, filling);
}

static void
linli_office_form_view_load (LinliOfficeFormView *self)
{
  LinliStore *store = linli_context_get_store (self->context);
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->loading);
  g_set_object (&self->loading, NULL);
  self->loading = g_cancellable_new ();
  gtk_widget_set_sensitive (self->fill, FALSE);
  gtk_label_set_text (GTK_LABEL (self->summary), _("Counting …"));
  task = g_task_new (store, self->loading, linli_office_form_view_loaded_cb, g_object_ref (self));
  g_task_set_task_data (task, linli_office_form_filling_new (self->form), (GDestroyNotify) linli_office_form_filling_unref);
  linli_read_task_run (task, store, linli_office_form_view_load_run, (GDestroyNotify) linli_office_form_filling_unref);
}

static gboolean
linli_office_form_view_settled_cb (gpointer data)
{
  LinliOfficeFormView *self = data;

  self->settle = 0;
  linli_office_form_view_load (self);
  return G_SOURCE_REMOVE;
}

static void
linli_office_form_view_settle (LinliOfficeFormView *self)
{
  g_clear_handle_id (&self->settle, g_source_remove);
  gtk_widget_set_sensitive (self->fill, FALSE);
  self->settle = g_timeout_add (SETTLE_MS, linli_office_form_view_settled_cb, self);
}

/* While somebody types a number there is no need to look it up. */
static void
linli_office_form_view_changed_cb (LinliOfficeFormView *self)
{
  self->touched = TRUE;
  linli_office_form_view_settle (self);
}

/* Other rows have other fields. */
static void
linli_office_form_view_rows_cb (LinliOfficeFormView *self)
{
  _linli_office_form_columns_rebuild (LINLI_OFFICE_FORM_COLUMNS (self->columns));
  linli_office_form_view_changed_cb (self);
}

static void
linli_office_form_view_fill_rows (LinliOfficeFormView *self)
{
  if (self->rows != NULL)
    gtk_box_remove (GTK_BOX (self->head), self->rows);
  self->rows = _linli_office_form_rows_new (self->form, linli_context_get_database (self->context));
  g_signal_connect_object (self->rows, "changed", G_CALLBACK (linli_office_form_view_rows_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (self->rows, TRUE);
  gtk_box_prepend (GTK_BOX (self->head), self->rows);
}

/* Below another header stand other columns, and rows that may be of something else. */
static void
linli_office_form_view_header_cb (LinliOfficeFormView *self)
{
  guint first_row, n_rows;

  _linli_import_header_read (LINLI_IMPORT_HEADER (self->header), &first_row, &n_rows);
  linli_office_form_set_header (self->form, first_row, n_rows);
  linli_office_form_view_fill_rows (self);
  gtk_widget_set_visible (self->remembered, FALSE);
  linli_office_form_view_warn (self);
  linli_office_form_view_rows_cb (self);
}

/* ── Filling ── */

static gboolean
linli_office_form_view_pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (((LinliOfficeFormView *) data)->bar));
  return G_SOURCE_CONTINUE;
}

static void
linli_office_form_view_set_busy (LinliOfficeFormView *self,
                                 gboolean             busy)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (busy)
    self->pulse = g_timeout_add (PULSE_MS, linli_office_form_view_pulse_cb, self);
  gtk_widget_set_visible (self->bar, busy);
  gtk_widget_set_visible (self->cancel, busy);
  gtk_widget_set_visible (self->fill, !busy);
}

static void
linli_office_form_view_tell_written (LinliOfficeFormView *self,
                                     GAsyncResult        *result)
{
  g_autofree char *text = _linli_office_form_fill_describe (result);

  g_free (self->written);
  self->written = g_strdup (_linli_office_form_fill_get_path (result));
  gtk_widget_set_visible (self->open_file, TRUE);
  gtk_widget_set_visible (self->open_folder, TRUE);
  linli_toast_show (GTK_WIDGET (self), text);
}

static void
linli_office_form_view_written_cb (GObject      *object,
                                   GAsyncResult *result,
                                   gpointer      data)
{
  g_autoptr (LinliOfficeFormView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = _linli_office_form_fill_finish (result, &error);

  if (filling != NULL)
    self->touched = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  linli_office_form_view_set_busy (self, FALSE);
  if (filling != NULL)
    linli_office_form_view_tell_written (self, result);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    linli_toast_show (GTK_WIDGET (self), _("Stopped; no file was written"));
  else if (_linli_office_form_fill_get_refusal (error) != NULL)
    linli_toast_show (GTK_WIDGET (self), _linli_office_form_fill_get_refusal (error));
  else
    linli_toast_show_error (GTK_WIDGET (self), _("The form was not filled"), error);
}

static void
linli_office_form_view_chosen_cb (GFile    *file,
                                  gboolean  full,
                                  gpointer  data)
{
  LinliOfficeFormView *self = data;
  g_autofree char *chosen = NULL, *path = NULL;

  if (self->filling == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  chosen = g_file_get_path (file);
  path = linli_office_form_dup_path (self->form, chosen);
  /* Nobody was asked about this one. */
  if (!g_str_equal (path, chosen) && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      linli_toast_show (GTK_WIDGET (self), _("There is a file of this name already. It was not touched. Choose another name."));
      return;
    }
  g_set_object (&self->writing, NULL);
  self->writing = g_cancellable_new ();
  linli_office_form_view_set_busy (self, TRUE);
  _linli_office_form_fill_async (self->context, self->form, path, full,
                                 gtk_widget_get_visible (self->changed_only) && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->changed_only)),
                                 self->writing, linli_office_form_view_written_cb, g_object_ref (self));
}

static void
linli_office_form_view_fill_cb (LinliOfficeFormView *self)
{
  g_autofree char *title = _linli_office_form_dup_title (linli_office_form_get_name (self->form));

  if (self->filling == NULL)
    return;
  linli_export_request (GTK_WIDGET (self), self->context, _("Fill the Form"), _("Save the Form"), title, linli_office_form_view_chosen_cb, g_object_ref (self),
                        g_object_unref);
}

static void
linli_office_form_view_cancel_cb (LinliOfficeFormView *self)
{
  g_cancellable_cancel (self->writing);
}

static void
linli_office_form_view_open_file_cb (LinliOfficeFormView *self)
{
  _linli_office_form_show_path (GTK_WIDGET (self), self->written);
}

static void
linli_office_form_view_open_folder_cb (LinliOfficeFormView *self)
{
  g_autofree char *folder = g_path_get_dirname (self->written);

  _linli_office_form_show_path (GTK_WIDGET (self), folder);
}

/* ── Construction ── */

static void
linli_office_form_view_dispose (GObject *object)
{
  LinliOfficeFormView *self = LINLI_OFFICE_FORM_VIEW (object);

  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_cancellable_cancel (self->loading);
  if (self->touched && self->context != NULL)
    {
      g_autoptr (LinliOfficeFormFilling) filling = linli_office_form_filling_new (self->form);

      _linli_office_form_keep (self->context, self->form, filling, FALSE);
    }
  g_clear_object (&self->loading);
  g_clear_object (&self->writing);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->filling, linli_office_form_filling_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->form);
  g_clear_pointer (&self->written, g_free);
  G_OBJECT_CLASS (linli_office_form_view_parent_class)->dispose (object);
}

static void
linli_office_form_view_class_init (LinliOfficeFormViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_office_form_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
linli_office_form_view_init (LinliOfficeFormView *self)
{
}

static GtkWidget *
linli_office_form_view_add_button (LinliOfficeFormView *self,
                                   GtkWidget           *bar,
                                   const char          *label,
                                   GCallback            clicked,
                                   gboolean             visible)
{
  GtkWidget *button = linli_button_new (label, NULL);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_widget_set_visible (button, visible);
  gtk_box_append (GTK_BOX (bar), button);
  return button;
}

static GtkWidget *
linli_office_form_view_new_bar (LinliOfficeFormView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->summary), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_box_append (GTK_BOX (bar), self->summary);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filling"), -1);
  gtk_box_append (GTK_BOX (bar), self->bar);
  self->open_file = linli_office_form_view_add_button (self, bar, _("_Open File"), G_CALLBACK (linli_office_form_view_open_file_cb), FALSE);
  self->open_folder = linli_office_form_view_add_button (self, bar, _("Open F_older"), G_CALLBACK (linli_office_form_view_open_folder_cb), FALSE);
  self->changed_only = gtk_check_button_new_with_mnemonic (_("Only _changed rows"));
  gtk_widget_set_visible (self->changed_only, FALSE);
  gtk_box_append (GTK_BOX (bar), self->changed_only);
  self->cancel = linli_office_form_view_add_button (self, bar, _("_Cancel"), G_CALLBACK (linli_office_form_view_cancel_cb), FALSE);
  self->fill = linli_office_form_view_add_button (self, bar, _("_Fill the Form…"), G_CALLBACK (linli_office_form_view_fill_cb), TRUE);
  gtk_widget_add_css_class (self->fill, "suggested-action");
  gtk_widget_set_sensitive (self->fill, FALSE);
  gtk_widget_add_css_class (bar, "sheet-head-bar");
  return bar;
}

static GtkWidget *
linli_office_form_view_new_head (LinliOfficeFormView *self)
{
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  linli_office_form_view_fill_rows (self);
  self->remembered = linli_chip_new (_("As last time"), LINLI_TONE_ACCENT);
  gtk_widget_set_valign (self->remembered, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->remembered, linli_office_form_is_remembered (self->form));
  gtk_box_append (GTK_BOX (self->head), self->remembered);
  gtk_widget_add_css_class (self->head, "sheet-head-bar");
  return self->head;
}

/* The columns, below them where their titles stand. */
static GtkWidget *
linli_office_form_view_new_columns (LinliOfficeFormView *self)
{
  LinliSheet *sheet = linli_table_get_sheet (linli_office_form_get_table (self->form), linli_office_form_get_sheet (self->form));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  guint first_row, n_rows;

  self->columns = _linli_office_form_columns_new (self->form);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (linli_office_form_view_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (self->columns, TRUE);
  gtk_box_append (GTK_BOX (box), self->columns);
  self->header = _linli_import_header_new ();
  linli_office_form_get_header (self->form, &first_row, &n_rows);
  _linli_import_header_show (LINLI_IMPORT_HEADER (self->header), linli_sheet_get_n_rows (sheet), first_row, n_rows);
  g_signal_connect_object (self->header, "changed", G_CALLBACK (linli_office_form_view_header_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (self->header, "sheet-head-bar");
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->header);
  gtk_widget_set_size_request (box, COLUMNS_WIDTH, -1);
  return box;
}

GtkWidget *
_linli_office_form_view_new (LinliContext    *context,
                             LinliSelection  *selection,
                             LinliOfficeForm *form)
{
  LinliOfficeFormView *self = g_object_new (LINLI_TYPE_OFFICE_FORM_VIEW, NULL);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->context = g_object_ref (context);
  self->form = g_object_ref (form);
  self->results = _linli_office_form_results_new (context, selection, form);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (linli_office_form_view_settle), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (self->results, TRUE);
  gtk_widget_set_vexpand (body, TRUE);
  gtk_box_append (GTK_BOX (body), linli_office_form_view_new_columns (self));
  gtk_box_append (GTK_BOX (body), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (body), self->results);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), linli_office_form_view_new_head (self));
  gtk_box_append (GTK_BOX (self->box), body);
  self->warning = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->warning), 0);
  gtk_label_set_wrap (GTK_LABEL (self->warning), TRUE);
  gtk_widget_add_css_class (self->warning, "sheet-head-bar");
  linli_office_form_view_warn (self);
  gtk_box_append (GTK_BOX (self->box), self->warning);
  gtk_box_append (GTK_BOX (self->box), linli_office_form_view_new_bar (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  linli_office_form_view_load (self);
  return GTK_WIDGET (self);
}
