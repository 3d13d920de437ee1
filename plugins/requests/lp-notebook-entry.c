/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpNotebookEntry: beside the picture of a page, the line that becomes a request, with chips for what was understood, and what came of the page. */

#include "lp-notebook-entry.h"

#include <glib/gi18n-lib.h>

#include "lp-notebook-change.h"
#include "lp-request-list-store.h"

struct _LpNotebookEntry
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *behind; /* (nullable): not owned */
  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *line;
  GtkWidget *chips;
  GtkWidget *trouble;
  GtkWidget *list;
  GtkWidget *buttons;
  GtkWidget *finish;
  GPtrArray *parts;
  GHashTable *refused; /* keys of parts */
  LpNotebook *page; /* (nullable) */
  gboolean finished;
  gboolean storing;
};

G_DEFINE_FINAL_TYPE (LpNotebookEntry, lp_notebook_entry, GTK_TYPE_WIDGET)

static void lp_notebook_entry_show_chips (LpNotebookEntry *self);

static void
lp_notebook_entry_removed_cb (GtkWidget       *chip,
                              LpNotebookEntry *self)
{
  g_hash_table_add (self->refused, g_strdup (g_object_get_data (G_OBJECT (chip), "part")));
  lp_notebook_entry_show_chips (self);
  gtk_widget_grab_focus (self->line);
}

static void
lp_notebook_entry_show_chips (LpNotebookEntry *self)
{
  linli_wrap_box_clear (LINLI_WRAP_BOX (self->chips));
  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    {
      const LinliNotePart *part = g_ptr_array_index (self->parts, i);
      g_autofree char *key = lp_request_dup_part_key (part);
      GtkWidget *chip;

      if (g_hash_table_contains (self->refused, key))
        continue;
      chip = linli_note_chip_new (part);
      linli_chip_set_removable (LINLI_CHIP (chip), TRUE);
      g_object_set_data_full (G_OBJECT (chip), "part", g_steal_pointer (&key), g_free);
      g_signal_connect_object (chip, "removed", G_CALLBACK (lp_notebook_entry_removed_cb), self, 0);
      linli_wrap_box_append (LINLI_WRAP_BOX (self->chips), chip);
    }
  gtk_widget_set_visible (self->chips, gtk_widget_get_first_child (self->chips) != NULL);
}

static void
lp_notebook_entry_complain (LpNotebookEntry *self,
                            const char      *words)
{
  gtk_label_set_text (GTK_LABEL (self->trouble), words);
  gtk_widget_set_visible (self->trouble, words != NULL);
}

/* A time is understood as of the day of the page. */
static void
lp_notebook_entry_changed_cb (LpNotebookEntry *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->line));
  g_autoptr (GError) error = NULL;
  g_autofree char *wrong = NULL;

  g_clear_pointer (&self->parts, g_ptr_array_unref);
  if (*line == '\0' || self->page == NULL)
    g_hash_table_remove_all (self->refused);
  else
    self->parts = lp_request_parse (linli_context_get_database (self->context), line, self->page->written_on, &error);
  wrong = error != NULL ? linli_error_dup_words (error) : NULL;
  lp_notebook_entry_complain (self, wrong);
  lp_notebook_entry_show_chips (self);
}

/* What would be typed while a line is stored would be taken away with it. */
static void
lp_notebook_entry_update_line (LpNotebookEntry *self)
{
  gboolean writable = !linli_store_is_read_only (linli_context_get_store (self->context));

  gtk_editable_set_editable (GTK_EDITABLE (self->line), writable && !self->finished && !self->storing);
}

/* A line that was not stored stays where it is. */
static void
lp_notebook_entry_stored_cb (GObject      *object,
                             GAsyncResult *result,
                             gpointer      data)
{
  g_autoptr (LpNotebookEntry) self = data;
  g_autoptr (GError) error = NULL;
  gboolean stored = linli_store_act_finish (LINLI_STORE (object), result, &error);

  self->storing = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) /* closed meanwhile */
    {
      if (!stored && self->behind != NULL)
        linli_toast_show_error (self->behind, _("A line of a notebook page did not become a request"), error);
      return;
    }
  lp_notebook_entry_update_line (self);
  if (stored)
    gtk_editable_set_text (GTK_EDITABLE (self->line), "");
  else
    {
      g_autofree char *why = linli_act_dup_error (error);

      lp_notebook_entry_complain (self, why);
    }
  gtk_widget_grab_focus (self->line);
}

static void
lp_notebook_entry_note_cb (LpNotebookEntry *self)
{
  g_autofree char *line = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->line))));
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_REQUEST_KIND);
  g_autoptr (GStrvBuilder) refused = g_strv_builder_new ();
  GHashTableIter keys;
  gpointer key;
  LpNotebookDeed *deed;

  if (*line == '\0' || self->storing || self->finished || kind == NULL) /* the plugin was switched off meanwhile */
    return;
  g_hash_table_iter_init (&keys, self->refused);
  while (g_hash_table_iter_next (&keys, &key, NULL))
    g_strv_builder_add (refused, key);
  deed = lp_notebook_deed_new (self->page->id);
  deed->request = lp_request_deed_new (kind, 0);
  deed->request->words = g_steal_pointer (&line);
  deed->request->refused = g_strv_builder_end (refused);
  self->storing = TRUE;
  lp_notebook_entry_update_line (self);
  linli_store_act_async (linli_context_get_store (self->context), _("Request from a notebook page"), lp_notebook_note, deed, lp_notebook_deed_free, NULL,
                         lp_notebook_entry_stored_cb, g_object_ref (self));
}

static void
lp_notebook_entry_finish_cb (LpNotebookEntry *self)
{
  LpNotebookDeed *deed = lp_notebook_deed_new (self->page->id);

  deed->finished = !self->finished;
  linli_act (GTK_WIDGET (self), self->context, deed->finished ? _("Notebook page finished") : _("Notebook page taken up again"), lp_notebook_finish, deed,
             lp_notebook_deed_free);
}

static void
lp_notebook_entry_correct_cb (LpNotebookEntry *self)
{
  lp_notebook_change_correct (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->context, self->page);
}

static void
lp_notebook_entry_remove_cb (LpNotebookEntry *self)
{
  lp_notebook_change_remove (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->context, self->page);
}

/* The window behind shows the request. */
static void
lp_notebook_entry_open_cb (LpNotebookEntry *self,
                           GtkListBoxRow   *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  linli_selection_open (self->selection, "matter", *id);
}

static void
lp_notebook_entry_add_row (LpNotebookEntry *self,
                           LpRequest       *request)
{
  GtkWidget *row = adw_action_row_new ();
  LinliPrivacy *privacy = linli_context_get_privacy (self->context);
  g_autofree char *title = linli_privacy_is_revealed (privacy, "matter", request->id) ? g_strdup (request->title) : lp_request_dup_title (request);
  g_autofree char *state = linli_matter_words_dup (self->context, LP_REQUEST_KIND, request->state);
  g_autofree char *words = g_strdup_printf ("%s · %s", request->number, state);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&request->id, sizeof request->id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

void
lp_notebook_entry_show (LpNotebookEntry  *self,
                        const LpNotebook *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) requests = lp_notebook_list_requests (linli_context_get_database (self->context), page->id, &error);
  gboolean writable = !linli_store_is_read_only (linli_context_get_store (self->context));
  g_autofree char *heading = NULL;
  GtkWidget *child;

  g_clear_pointer (&self->page, lp_notebook_free);
  self->page = lp_notebook_copy (page);
  self->finished = page->finished;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; requests != NULL && i < requests->len; i++)
    lp_notebook_entry_add_row (self, g_ptr_array_index (requests, i));
  lp_notebook_entry_changed_cb (self);
  if (error != NULL)
    {
      g_autofree char *why = linli_error_dup_words (error);

      lp_notebook_entry_complain (self, why);
    }
  heading = page->n_requests > 0
              ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u request came of this page", "%u requests came of this page", page->n_requests), page->n_requests)
              : g_strdup (_("No request came of this page yet"));
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_widget_set_visible (self->list, requests != NULL && requests->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->finish), page->finished ? _("Go On With This Page") : _("This Page Is Finished"));
  gtk_widget_set_sensitive (self->buttons, writable);
  lp_notebook_entry_update_line (self);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->line), page->finished ? _("Go on with the page to enter more of it") : _("One line of the page, as it stands there"));
}

static void
lp_notebook_entry_dispose (GObject *object)
{
  LpNotebookEntry *self = LP_NOTEBOOK_ENTRY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_hash_table_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lp_notebook_entry_parent_class)->dispose (object);
}

static void
lp_notebook_entry_finalize (GObject *object)
{
  LpNotebookEntry *self = LP_NOTEBOOK_ENTRY (object);

  g_clear_weak_pointer (&self->behind);
  g_clear_pointer (&self->page, lp_notebook_free);

  G_OBJECT_CLASS (lp_notebook_entry_parent_class)->finalize (object);
}

static void
lp_notebook_entry_class_init (LpNotebookEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_notebook_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = lp_notebook_entry_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lp_notebook_entry_new_label (const char *text,
                             const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
lp_notebook_entry_add_button (LpNotebookEntry *self,
                              const char      *label,
                              GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  linli_button_name_once (button);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
lp_notebook_entry_add_buttons (LpNotebookEntry *self)
{
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->finish = gtk_button_new_with_label ("");
  gtk_widget_set_hexpand (self->finish, TRUE);
  g_signal_connect_object (self->finish, "clicked", G_CALLBACK (lp_notebook_entry_finish_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), self->finish);
  lp_notebook_entry_add_button (self, _("Co_rrect…"), G_CALLBACK (lp_notebook_entry_correct_cb));
  lp_notebook_entry_add_button (self, _("Re_move This Page…"), G_CALLBACK (lp_notebook_entry_remove_cb));
  gtk_box_append (GTK_BOX (self->box), self->buttons);
}

static void
lp_notebook_entry_init (LpNotebookEntry *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->line = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Line of the page"), -1);
  self->chips = linli_wrap_box_new (6, 6);
  gtk_widget_set_visible (self->chips, FALSE);
  self->trouble = lp_notebook_entry_new_label (NULL, "error");
  gtk_widget_set_visible (self->trouble, FALSE);
  self->heading = lp_notebook_entry_new_label (NULL, "heading");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Requests of this page"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->box), self->line);
  gtk_box_append (GTK_BOX (self->box), lp_notebook_entry_new_label (_("Enter stores the line as a request; a chip that is wrong is taken away."), "dim-label"));
  gtk_box_append (GTK_BOX (self->box), self->chips);
  gtk_box_append (GTK_BOX (self->box), self->trouble);
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), scroller);
  lp_notebook_entry_add_buttons (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
lp_notebook_entry_new (GtkWidget      *behind,
                       LinliContext   *context,
                       LinliSelection *selection)
{
  LpNotebookEntry *self = g_object_new (LP_TYPE_NOTEBOOK_ENTRY, NULL);

  g_set_weak_pointer (&self->behind, behind);
  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (self->line, "changed", G_CALLBACK (lp_notebook_entry_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->line, "activate", G_CALLBACK (lp_notebook_entry_note_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (lp_notebook_entry_open_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
