/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The window for departments' forms: those that the file keeps, one click each, or another one from a file; then the form itself. */

#include "config.h"

#include "linli-office-forms.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <linli-matter-kind.h>
#include <linli-read-task.h>
#include <unistd.h>

#include "linli-button.h"
#include "linli-dialog.h"
#include "linli-drop-down.h"
#include "linli-empty-page.h"
#include "linli-export-request-private.h"
#include "linli-file-request.h"
#include "linli-message.h"
#include "linli-office-form-parts-private.h"
#include "linli-toast.h"

#define WIDTH 1240
#define HEIGHT 680
#define LIST_WIDTH 840

typedef struct {
  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *window;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *kept;
  GtkWidget *folder; /* where those go that are filled again */
  GtkWidget *form; /* NULL while there is none */
  char *path; /* of the file that was opened last; NULL for one that is kept */
  gint64 again; /* the one that is filled without being shown; 0 for none */
  GCancellable *cancellable;
} Forms;

/* What is opened: a file, or one that is kept. */
typedef struct {
  char *path;
  char *sheet; /* NULL for the one of which most is understood */
  gint64 id;
  GPtrArray *matter_kinds;
} Opening;

static void forms_list (Forms *self);
static void forms_open (Forms      *self,
                        const char *path,
                        const char *sheet,
                        gint64      id);

static void
forms_free (gpointer data)
{
  Forms *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->context);
  g_object_unref (self->selection);
  g_free (self->path);
  g_free (self);
}

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening->sheet);
  g_ptr_array_unref (opening->matter_kinds);
  g_free (opening);
}

static gpointer
open_run (LinliDatabase  *reader,
          gpointer        data,
          GCancellable   *cancellable,
          GError        **error)
{
  const Opening *opening = data;

  if (opening->path != NULL)
    return linli_office_form_open (opening->path, opening->sheet, reader, opening->matter_kinds, cancellable, error);
  return linli_office_form_recall (opening->id, reader, opening->matter_kinds, cancellable, error);
}

static void
sheet_cb (GtkDropDown *chooser,
          GParamSpec  *pspec,
          Forms       *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (chooser);

  forms_open (self, self->path, gtk_string_object_get_string (chosen), 0);
}

/* Where a workbook shows several sheets, another one may be meant. */
static GtkWidget *
new_sheets (Forms           *self,
            LinliOfficeForm *form)
{
  LinliTable *table = linli_office_form_get_table (form);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkWidget *bar, *chooser;
  guint chosen = 0;

  for (guint i = 0; i < linli_table_get_n_sheets (table); i++)
    if (!linli_sheet_is_hidden (linli_table_get_sheet (table, i)))
      {
        if (i == linli_office_form_get_sheet (form))
          chosen = names->len;
        g_ptr_array_add (names, (gpointer) linli_sheet_get_name (linli_table_get_sheet (table, i)));
      }
  if (self->path == NULL || names->len < 2)
    return NULL;
  g_ptr_array_add (names, NULL);
  bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  chooser = linli_drop_down_new ((const char * const *) names->pdata, _("Sheet that is filled"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), chosen);
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (sheet_cb), self);
  gtk_box_append (GTK_BOX (bar), gtk_label_new (_("Sheet that is filled")));
  gtk_box_append (GTK_BOX (bar), chooser);
  gtk_widget_add_css_class (bar, "sheet-head-bar");
  return bar;
}

static void
forms_show_form (Forms           *self,
                 LinliOfficeForm *form)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *sheets = new_sheets (self, form);
  GtkWidget *view = _linli_office_form_view_new (self->context, self->selection, form);

  if (self->form != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), self->form);
  if (sheets != NULL)
    gtk_box_append (GTK_BOX (page), sheets);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (page), view);
  self->form = page;
  gtk_stack_add_named (GTK_STACK (self->stack), page, "form");
  gtk_stack_set_visible_child (GTK_STACK (self->stack), page);
  gtk_window_set_title (GTK_WINDOW (self->window), linli_office_form_get_name (form));
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
filled_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GtkWidget) window = data;
  Forms *self = g_object_get_data (G_OBJECT (window), "forms");
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = _linli_office_form_fill_finish (result, &error);
  g_autofree char *text = NULL;

  /* The window is closed. */
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  forms_list (self);
  if (filling == NULL && _linli_office_form_fill_get_refusal (error) != NULL)
    linli_toast_show (self->stack, _linli_office_form_fill_get_refusal (error));
  else if (filling == NULL)
    linli_toast_show_error (self->stack, _("The form was not filled"), error);
  else
    {
      text = _linli_office_form_fill_describe (result);
      _linli_office_form_kept_tell (LINLI_OFFICE_FORM_KEPT (self->kept), self->again, _linli_office_form_fill_get_path (result), text);
    }
}

/* Whether nothing in it is only proposed: all that was set is there, and so is the plugin of what its rows are. */
static gboolean
forms_is_as_last_time (LinliOfficeForm *form)
{
  guint n_kinds;
  const LinliOfficeFormKind *kinds = linli_office_form_get_kinds (form, &n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i].id, linli_office_form_get_kind (form)))
      return linli_office_form_is_remembered (form);
  return FALSE;
}

/* As last time, without a question. Returns whether it can be; while everything is masked it has to be asked. */
static gboolean
forms_fill (Forms           *self,
            LinliOfficeForm *form)
{
  g_autoptr (GSettings) settings = g_settings_new (LINLI_APPLICATION_ID);
  g_autofree char *folder = g_settings_get_string (settings, "forms-folder");
  g_autofree char *title = _linli_office_form_dup_title (linli_office_form_get_name (form));
  g_autofree char *reason = _linli_export_request_dup_last_reason (self->context, title);
  g_autofree char *path = reason != NULL ? _linli_export_request_again (self->stack, self->context, title, reason, folder) : NULL;

  if (path != NULL)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "waiting");
      _linli_office_form_fill_async (self->context, form, path, TRUE, FALSE, NULL, filled_cb, g_object_ref (self->window));
    }
  return path != NULL;
}

static void
forms_show_error (Forms        *self,
                  const GError *error)
{
  g_autofree char *name = self->path != NULL ? g_filename_display_basename (self->path) : NULL;
  g_autofree char *title = name != NULL ? g_strdup_printf (_("“%s” could not be opened"), name) : g_strdup (_("The form could not be opened"));

  linli_toast_show_error (self->stack, title, error);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliOfficeForm) form = g_task_propagate_pointer (G_TASK (result), &error);
  Forms *self = data;
  guint n_rows;

  /* The window may be gone, and what it was with it. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  forms_list (self);
  if (form == NULL)
    {
      forms_show_error (self, error);
      return;
    }
  linli_office_form_get_header (form, NULL, &n_rows);
  if (self->again != 0 && n_rows > 0 && forms_is_as_last_time (form) && forms_fill (self, form))
    return;
  if (n_rows == 0)
    {
      linli_message_show (self->stack, _("This Is No List That Can Be Filled"),
                          _("No row was found in which columns are called Name, Address or the like. Look whether it is the right workbook."));
      return;
    }
  forms_show_form (self, form);
}

/* A file, or one that is kept. */
static void
forms_open (Forms      *self,
            const char *path,
            const char *sheet,
            gint64      id)
{
  LinliStore *store = linli_context_get_store (self->context);
  g_autoptr (GTask) task = g_task_new (store, self->cancellable, opened_cb, self);
  Opening *opening = g_new (Opening, 1);

  *opening = (Opening) { g_strdup (path), g_strdup (sheet), id, linli_extensions_dup_list (linli_context_get_extensions (self->context), LINLI_TYPE_MATTER_KIND) };
  if (path != self->path)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  g_task_set_task_data (task, opening, opening_free);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "waiting");
  linli_read_task_run (task, store, open_run, g_object_unref);
}

static void
chosen_cb (GFile    *file,
           gpointer  data)
{
  Forms *self = g_object_get_data (data, "forms");

  self->again = 0;
  forms_open (self, g_file_peek_path (file), NULL, 0);
}

static void
choose_cb (Forms *self)
{
  static const char * const suffixes[] = { "xlsx", "xlsm", NULL };

  linli_file_request_open (self->stack, _("Choose the Department’s Form"), _("Workbooks"), suffixes, chosen_cb, g_object_ref (self->window), g_object_unref);
}

static void
recall_cb (Forms  *self,
           gint64  id)
{
  self->again = 0;
  forms_open (self, NULL, NULL, id);
}

/* Seen, and changed, from the first time on. */
static void
forms_show_folder (Forms *self)
{
  g_autoptr (GSettings) settings = g_settings_new (LINLI_APPLICATION_ID);
  g_autofree char *folder = g_settings_get_string (settings, "forms-folder");

  gtk_widget_set_visible (self->folder, *folder != '\0');
  gtk_widget_set_tooltip_text (self->folder, folder);
}

static void
folder_cb (GFile    *file,
           gpointer  data)
{
  Forms *self = g_object_get_data (data, "forms");
  g_autoptr (GSettings) settings = g_settings_new (LINLI_APPLICATION_ID);

  if (g_file_peek_path (file) == NULL || g_access (g_file_peek_path (file), W_OK) != 0)
    {
      linli_toast_show (self->stack, _("Nothing can be written into that folder. Choose another one."));
      return;
    }
  g_settings_set_string (settings, "forms-folder", g_file_peek_path (file));
  forms_show_folder (self);
  if (self->again != 0)
    forms_open (self, NULL, NULL, self->again);
}

static void
choose_folder_cb (Forms *self)
{
  self->again = 0;
  linli_file_request_folder (self->stack, _("Folder for Filled Forms"), folder_cb, g_object_ref (self->window), g_object_unref);
}

/* The first time, and where nothing can be written there any more, it is asked where they go. */
static void
again_cb (Forms  *self,
          gint64  id)
{
  g_autoptr (GSettings) settings = g_settings_new (LINLI_APPLICATION_ID);
  g_autofree char *folder = g_settings_get_string (settings, "forms-folder");

  self->again = id;
  if (g_file_test (folder, G_FILE_TEST_IS_DIR) && g_access (folder, W_OK) == 0)
    forms_open (self, NULL, NULL, id);
  else
    linli_file_request_folder (self->stack, _("Folder for Filled Forms"), folder_cb, g_object_ref (self->window), g_object_unref);
}

/* Shows what is kept, or what a form is for when there is none. */
static void
forms_list (Forms *self)
{
  gboolean any = _linli_office_form_kept_list (LINLI_OFFICE_FORM_KEPT (self->kept));

  gtk_window_set_title (GTK_WINDOW (self->window), _("Departments’ Forms"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "list" : "none");
}

static GtkWidget *
new_list (Forms *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *another = linli_button_new (_("_Another Form…"), NULL), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->kept = _linli_office_form_kept_new (self->context);
  g_signal_connect_swapped (self->kept, "open", G_CALLBACK (recall_cb), self);
  g_signal_connect_swapped (self->kept, "again", G_CALLBACK (again_cb), self);
  g_signal_connect_swapped (self->kept, "forgotten", G_CALLBACK (forms_list), self);
  gtk_widget_add_css_class (another, "pill");
  g_signal_connect_swapped (another, "clicked", G_CALLBACK (choose_cb), self);
  self->folder = linli_button_new (_("Fo_lder for Filled Forms…"), NULL);
  gtk_widget_add_css_class (self->folder, "pill");
  g_signal_connect_swapped (self->folder, "clicked", G_CALLBACK (choose_folder_cb), self);
  forms_show_folder (self);
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), another);
  gtk_box_append (GTK_BOX (buttons), self->folder);
  gtk_box_append (GTK_BOX (box), self->kept);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "linli-page-box");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), LIST_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
new_body (Forms *self)
{
  GtkWidget *toasts = adw_toast_overlay_new (), *spinner = gtk_spinner_new ();
  GtkWidget *none = linli_empty_page_new ("linli-sheet-symbolic", _("Fill a Department’s Own Form"),
    _("Choose the workbook as the department sent it. Its columns are recognised and filled from this file; everything else in it stays as it is. "
      "Next month it stands in a list here, and is filled again without the file."));
  GtkWidget *choose = linli_empty_page_add_step (LINLI_EMPTY_PAGE (none), _("_Choose a Form…"), NULL, TRUE);

  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (choose_cb), self);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_spinner_start (GTK_SPINNER (spinner));
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), spinner, "waiting");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), new_list (self), "list");
  gtk_widget_set_vexpand (toasts, TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), self->stack);
  return toasts;
}

/**
 * linli_office_forms_show:
 * @over: the window over which it stands
 * @context: the open document
 * @selection: what is chosen in that window, where records are opened
 *
 * Shows the forms of departments that the file keeps, and fills one of them, or another one.
 */
void
linli_office_forms_show (GtkWindow      *over,
                         LinliContext   *context,
                         LinliSelection *selection)
{
  Forms *self = g_new0 (Forms, 1);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->cancellable = g_cancellable_new ();
  self->window = linli_dialog_new (over, _("Departments’ Forms"), new_body (self), WIDTH, HEIGHT);
  g_object_set_data_full (G_OBJECT (self->window), "forms", self, forms_free);
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (g_cancellable_cancel), self->cancellable, G_CONNECT_SWAPPED);
  forms_list (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
