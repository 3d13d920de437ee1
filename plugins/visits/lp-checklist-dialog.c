/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A checklist as text: a name, and one item a line. */

#include "lp-checklist-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-visit-ui.h"

typedef struct {
  LinliContext *context;
  GtkWidget *over;
  GtkWidget *window;
  GtkWidget *name;
  GtkTextBuffer *items;
  gint64 id;
  char *old_name;
} LpChecklistDialog;

static void
lp_checklist_dialog_free (gpointer data)
{
  LpChecklistDialog *self = data;

  g_object_unref (self->context);
  g_object_unref (self->over);
  g_free (self->old_name);
  g_free (self);
}

static void
lp_checklist_dialog_save_cb (LpChecklistDialog *self)
{
  LpChecklist *checklist = g_new0 (LpChecklist, 1);
  GtkTextIter start, end;
  g_autofree char *title = NULL;

  gtk_text_buffer_get_bounds (self->items, &start, &end);
  checklist->items = gtk_text_buffer_get_text (self->items, &start, &end, FALSE);
  checklist->name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  checklist->id = g_str_equal (checklist->name, self->old_name) || *checklist->name == '\0' ? self->id : 0;
  if (*checklist->name == '\0')
    {
      g_free (checklist->name);
      checklist->name = g_strdup (self->old_name);
    }
  title = g_strdup_printf (_("Checklist: %s"), checklist->name);
  lp_visit_act (self->over, self->context, title, lp_checklist_save, checklist, lp_checklist_free);
  gtk_window_close (GTK_WINDOW (self->window));
}

void
lp_checklist_dialog_show (GtkWidget         *over,
                          LinliContext      *context,
                          const LpChecklist *checklist)
{
  LpChecklistDialog *self = g_new0 (LpChecklistDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *text = gtk_text_view_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *save = linli_button_new (_("_Keep"), NULL);

  self->context = g_object_ref (context);
  self->over = g_object_ref (over);
  self->id = checklist->id;
  self->old_name = g_strdup (checklist->name);
  self->name = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->name), checklist->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  self->items = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  gtk_text_buffer_set_text (self->items, checklist->items, -1);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (text), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (text), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (text), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (text), 8);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Items"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (lp_checklist_dialog_save_cb), self);
  gtk_box_append (GTK_BOX (box), lp_visit_label_new (_("One item a line. Another name makes another checklist; it can be chosen when a campaign is made."), NULL));
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), save);
  gtk_widget_add_css_class (box, "linli-page-box");
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), _("Checklist"), box, 560, 520);
  g_object_set_data_full (G_OBJECT (self->window), "checklist", self, lp_checklist_dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
}
