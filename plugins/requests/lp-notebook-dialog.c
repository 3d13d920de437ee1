/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The pages of the paper notebook: on the left which there are and a new one, in the middle the picture, on the right the line that becomes a
 * request, and what came of the page. Its widgets are freed with its window; LpNotebookEntry has the right. */

#include "lp-notebook-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-notebook-entry.h"
#include "lp-notebook-picture.h"
#include "lp-notebook-store.h"

#define LP_TYPE_NOTEBOOK_VIEW (lp_notebook_view_get_type ())
G_DECLARE_FINAL_TYPE (LpNotebookView, lp_notebook_view, LP, NOTEBOOK_VIEW, GtkWidget)

struct _LpNotebookView
{
  GtkWidget parent_instance;

  LinliContext *context;
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *day;
  GtkWidget *writer;
  GtkWidget *trouble;
  GtkWidget *picture;
  GtkWidget *entry;
  GtkWidget *stack;
  GtkWidget *behind; /* (nullable): the window that is still there when this one is closed; not owned */
  gint64 shown;      /* the page; 0 for none */
  gint64 drawn;      /* its picture */
  char *name;        /* of its picture */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LpNotebookView, lp_notebook_view, GTK_TYPE_WIDGET)

static gint64
lp_notebook_view_get_id (GtkListBoxRow *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  return *id;
}

static void
lp_notebook_view_complain (LpNotebookView *self,
                           const char     *words)
{
  gtk_label_set_text (GTK_LABEL (self->trouble), words);
  gtk_widget_set_visible (self->trouble, words != NULL);
}

static void
lp_notebook_view_tell (LpNotebookView *self,
                       const GError   *error)
{
  g_autofree char *why = linli_error_dup_words (error);

  lp_notebook_view_complain (self, why);
}

/* The picture is read again when it is another page's; NULL when there is no page. */
static void
lp_notebook_view_show (LpNotebookView   *self,
                       const LpNotebook *page)
{
  g_autofree char *name = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page != NULL ? "page" : "empty");
  self->shown = page != NULL ? page->id : 0;
  if (page == NULL)
    {
      g_clear_pointer (&self->name, g_free);
      return;
    }
  name = g_strdup_printf (_("Notebook page of %s by %s"), page->written_on, page->writer);
  if (self->drawn != page->picture || g_strcmp0 (self->name, name) != 0)
    lp_notebook_picture_show (LP_NOTEBOOK_PICTURE (self->picture), page->picture, name);
  self->drawn = page->picture;
  g_free (self->name);
  self->name = g_steal_pointer (&name);
  lp_notebook_entry_show (LP_NOTEBOOK_ENTRY (self->entry), page);
}

static void
lp_notebook_view_selected_cb (LpNotebookView *self,
                              GtkListBoxRow  *row)
{
  g_autoptr (GError) error = NULL;
  LpNotebook *page;

  if (row == NULL || self->filling)
    return;
  page = lp_notebook_load (linli_context_get_database (self->context), lp_notebook_view_get_id (row), &error);
  if (page != NULL)
    lp_notebook_view_show (self, page);
  else
    lp_notebook_view_tell (self, error);
  g_clear_pointer (&page, lp_notebook_free);
}

static GtkWidget *
lp_notebook_view_new_row (const LpNotebook *page)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s · %s", page->written_on, page->writer);
  g_autofree char *came = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u request", "%u requests", page->n_requests), page->n_requests);
  g_autofree char *words = g_strdup_printf ("%s · %s", page->finished ? _("Finished") : _("Not finished"), came);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&page->id, sizeof page->id), g_free);
  return row;
}

static void
lp_notebook_view_fill (LpNotebookView *self,
                       GPtrArray      *pages,
                       gint64          chosen)
{
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < pages->len; i++)
    {
      LpNotebook *page = g_ptr_array_index (pages, i);
      GtkWidget *row = lp_notebook_view_new_row (page);

      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      if (page->id == chosen)
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
    }
  self->filling = FALSE;
}

/* Chooses the page `wanted`, which need not be among those listed; the first one when it is 0, or gone. */
static void
lp_notebook_view_load (LpNotebookView *self,
                       gint64          wanted)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = lp_notebook_list (database, &error);
  LpNotebook *page = pages != NULL && wanted != 0 ? lp_notebook_load (database, wanted, &error) : NULL;

  if (error != NULL && !g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND))
    {
      lp_notebook_view_tell (self, error);
      return;
    }
  if (page == NULL && pages->len > 0)
    page = lp_notebook_copy (g_ptr_array_index (pages, 0));
  lp_notebook_view_fill (self, pages, page != NULL ? page->id : 0);
  lp_notebook_view_show (self, page);
  g_clear_pointer (&page, lp_notebook_free);
}

static void
lp_notebook_view_reload (LpNotebookView *self)
{
  lp_notebook_view_load (self, self->shown);
}

static void
lp_notebook_view_changed_cb (LinliStore     *store,
                             LinliChanges   *changes,
                             LpNotebookView *self)
{
  static const char * const kinds[] = { LP_NOTEBOOK_TABLE, LP_NOTEBOOK_LINE_TABLE, "matter", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_notebook_view_reload (self);
}

/* What is being read and stored, until it is. */
typedef struct {
  LpNotebookView *self;
  LpNotebookDeed *deed;
} LpNotebookAdding;

static void
lp_notebook_adding_free (gpointer data)
{
  LpNotebookAdding *adding = data;

  g_object_unref (adding->self);
  g_clear_pointer (&adding->deed, lp_notebook_deed_free);
  g_free (adding);
}

/* Who closed the window meanwhile is told over the one behind it. */
static void
lp_notebook_view_refuse (LpNotebookView *self,
                         const char     *words)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    lp_notebook_view_complain (self, words);
  else if (self->behind != NULL)
    linli_message_show (self->behind, _("The notebook page was not added"), words);
}

static void
lp_notebook_view_stored_cb (GObject      *object,
                            GAsyncResult *result,
                            gpointer      data)
{
  LpNotebookAdding *adding = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_act_finish (LINLI_STORE (object), result, &error))
    {
      g_autofree char *why = linli_act_dup_error (error);

      lp_notebook_view_refuse (adding->self, why);
    }
  else if (gtk_widget_get_root (GTK_WIDGET (adding->self)) != NULL)
    lp_notebook_view_load (adding->self, adding->deed->id);
  lp_notebook_adding_free (adding);
}

/* On a worker: what is no picture is refused before anything is stored. */
static void
lp_notebook_view_read (GTask        *task,
                       gpointer      source,
                       gpointer      data,
                       GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  gsize size;
  g_autofree char *bytes = NULL;
  GBytes *content;

  if (!g_file_load_contents (data, cancellable, &bytes, &size, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  content = g_bytes_new_take (g_steal_pointer (&bytes), size);
  pixbuf = lp_notebook_picture_decode (content, cancellable, &error);
  if (pixbuf != NULL)
    {
      g_task_return_pointer (task, content, (GDestroyNotify) g_bytes_unref);
      return;
    }
  g_bytes_unref (content);
  g_task_return_error (task, error);
}

static void
lp_notebook_view_read_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      data)
{
  LpNotebookView *self = LP_NOTEBOOK_VIEW (source);
  LpNotebookAdding *adding = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  adding->deed->content = g_task_propagate_pointer (G_TASK (result), &error);
  if (adding->deed->content != NULL)
    {
      linli_store_act_async (linli_context_get_store (self->context), _("Notebook page added"), lp_notebook_add, adding->deed, NULL, NULL,
                             lp_notebook_view_stored_cb, adding);
      return;
    }
  words = error->domain == LINLI_STORE_ERROR ? g_strdup (error->message)
            : g_strdup_printf (_("The file %s could not be read; nothing was changed"), adding->deed->name);
  lp_notebook_view_refuse (self, words);
  lp_notebook_adding_free (adding);
}

/* What is far too large is not even read. */
static void
lp_notebook_view_chosen_cb (GFile    *file,
                            gpointer  data)
{
  LpNotebookView *self = data;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  LpNotebookAdding *adding;
  g_autoptr (GTask) task = NULL;
  LinliDate date;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL || !linli_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->day)), &date, NULL))
    return;
  if (info != NULL && g_file_info_get_size (info) > LINLI_ATTACHMENT_MAX)
    {
      g_autofree char *words = g_strdup_printf (_("The file is larger than %d MB; take a smaller picture of the page"), LINLI_ATTACHMENT_MAX / 1024 / 1024);

      lp_notebook_view_complain (self, words);
      return;
    }
  adding = g_new (LpNotebookAdding, 1);
  *adding = (LpNotebookAdding) { g_object_ref (self), lp_notebook_deed_new (0) };
  adding->deed->written_on = linli_date_to_string (&date);
  adding->deed->writer = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->writer))));
  adding->deed->name = g_file_get_basename (file);
  task = g_task_new (self, NULL, lp_notebook_view_read_cb, adding);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, lp_notebook_view_read);
}

static void
lp_notebook_view_add_cb (LpNotebookView *self)
{
  static const char * const suffixes[] = { "jpg", "jpeg", "png", "webp", "tif", "tiff", "bmp", NULL };
  g_autofree char *writer = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->writer))));
  LinliDate date;

  if (!linli_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->day)), &date, NULL))
    lp_notebook_view_complain (self, _("The day is not understood; write it as 2026-12-31"));
  else if (*writer == '\0')
    lp_notebook_view_complain (self, _("Say who wrote the page"));
  else
    {
      lp_notebook_view_complain (self, NULL);
      linli_file_request_open (GTK_WIDGET (self), _("Picture of a Notebook Page"), _("Pictures"), suffixes, lp_notebook_view_chosen_cb,
                               g_object_ref (self), g_object_unref);
    }
}

static void
lp_notebook_view_dispose (GObject *object)
{
  LpNotebookView *self = LP_NOTEBOOK_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_notebook_view_parent_class)->dispose (object);
}

static void
lp_notebook_view_finalize (GObject *object)
{
  LpNotebookView *self = LP_NOTEBOOK_VIEW (object);

  g_clear_weak_pointer (&self->behind);
  g_free (self->name);

  G_OBJECT_CLASS (lp_notebook_view_parent_class)->finalize (object);
}

static void
lp_notebook_view_class_init (LpNotebookViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_notebook_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = lp_notebook_view_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_notebook_view_init (LpNotebookView *self)
{
}

static GtkWidget *
lp_notebook_view_add_entry (GtkWidget  *box,
                            const char *name,
                            const char *text)
{
  GtkWidget *label = gtk_label_new (name), *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

static GtkWidget *
lp_notebook_view_new_left (LpNotebookView *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller = gtk_scrolled_window_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add Page…"));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Notebook pages"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (lp_notebook_view_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (left), scroller);
  self->day = lp_notebook_view_add_entry (left, _("Day of the new page"), today);
  self->writer = lp_notebook_view_add_entry (left, _("Written by"), linli_store_get_actor (linli_context_get_store (self->context)));
  self->trouble = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->trouble), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->trouble), 0);
  gtk_widget_add_css_class (self->trouble, "error");
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_box_append (GTK_BOX (left), self->trouble);
  linli_button_name_once (add);
  gtk_widget_set_sensitive (add, !linli_store_is_read_only (linli_context_get_store (self->context)));
  g_signal_connect_object (add, "clicked", G_CALLBACK (lp_notebook_view_add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (left), add);
  gtk_widget_set_size_request (left, 230, -1);
  return left;
}

static GtkWidget *
lp_notebook_view_new (GtkWidget      *behind,
                      LinliContext   *context,
                      LinliSelection *selection,
                      gint64          id)
{
  LpNotebookView *self = g_object_new (LP_TYPE_NOTEBOOK_VIEW, NULL);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->behind, behind);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->box, "linli-page-box");
  gtk_widget_set_vexpand (self->box, TRUE);
  gtk_box_append (GTK_BOX (self->box), lp_notebook_view_new_left (self));
  self->picture = lp_notebook_picture_new (context);
  gtk_widget_set_hexpand (self->picture, TRUE);
  self->entry = lp_notebook_entry_new (behind, context, selection);
  gtk_box_set_homogeneous (GTK_BOX (page), TRUE); /* chips come and go, and the picture stays where it is */
  gtk_box_append (GTK_BOX (page), self->picture);
  gtk_box_append (GTK_BOX (page), self->entry);
  self->stack = gtk_stack_new ();
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), page, "page");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       linli_empty_page_new ("linli-note-symbolic", _("No Notebook Page Yet"),
                                             _("Take a photo of a page, or scan it, and add it on the left. Its lines become requests one by one.")),
                       "empty");
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_notebook_view_changed_cb), self, 0);
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_notebook_view_reload), self, G_CONNECT_SWAPPED);
  lp_notebook_view_load (self, id);
  return GTK_WIDGET (self);
}

void
lp_notebook_dialog_show_page (GtkWidget      *window,
                              LinliContext   *context,
                              LinliSelection *selection,
                              gint64          id)
{
  GtkWidget *behind = GTK_WIDGET (gtk_widget_get_root (window));
  GtkWidget *view = lp_notebook_view_new (behind, context, selection, id);

  gtk_window_present (GTK_WINDOW (linli_dialog_new (GTK_WINDOW (behind), _("Notebook Pages"), view, 1240, 660)));
}

void
lp_notebook_dialog_show (GtkWidget      *window,
                         LinliContext   *context,
                         LinliSelection *selection,
                         gpointer        unused)
{
  lp_notebook_dialog_show_page (window, context, selection, 0);
}
