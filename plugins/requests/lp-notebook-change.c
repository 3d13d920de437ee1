/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A page of the notebook that was added by mistake, or with a wrong day or writer. */

#include "lp-notebook-change.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *window;
  LinliContext *context;
  gint64 page;
  GtkWidget *day;
  GtkWidget *writer;
  GtkWidget *trouble;
} LpNotebookChange;

static LpNotebookChange *
lp_notebook_change_new (GtkWidget    *window,
                        LinliContext *context,
                        gint64        page)
{
  LpNotebookChange *self = g_new0 (LpNotebookChange, 1);

  g_set_weak_pointer (&self->window, window);
  self->context = g_object_ref (context);
  self->page = page;
  return self;
}

static void
lp_notebook_change_free (gpointer data)
{
  LpNotebookChange *self = data;

  g_clear_weak_pointer (&self->window);
  g_object_unref (self->context);
  g_free (self);
}

static void
lp_notebook_change_closed (gpointer  data,
                           GClosure *closure)
{
  lp_notebook_change_free (data);
}

static void
lp_notebook_change_remove_cb (const char *text,
                              gpointer    data)
{
  LpNotebookChange *self = data;

  if (self->window != NULL)
    linli_act (self->window, self->context, _("Notebook page removed"), lp_notebook_remove, lp_notebook_deed_new (self->page), lp_notebook_deed_free);
}

void
lp_notebook_change_remove (GtkWidget        *window,
                           LinliContext     *context,
                           const LpNotebook *page)
{
  g_autofree char *heading = g_strdup_printf (_("Remove the page of %s by %s?"), page->written_on, page->writer);
  g_autofree char *stay = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The %u request that came of it stays.", "The %u requests that came of it stay.",
                                                        page->n_requests), page->n_requests);
  g_autofree char *body = g_strdup_printf ("%s%s", _("The page and its picture are removed; that can be undone. "),
                                           page->n_requests > 0 ? stay : _("No request came of it."));

  linli_message_ask (window, heading, body, C_("notebook page", "_Remove"), TRUE, lp_notebook_change_remove_cb,
                     lp_notebook_change_new (window, context, page->id), lp_notebook_change_free);
}

static void
lp_notebook_change_save_cb (GtkWidget        *button,
                            LpNotebookChange *self)
{
  g_autofree char *writer = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->writer))));
  LpNotebookDeed *deed;
  LinliDate date;
  const char *wrong = NULL;

  if (!linli_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->day)), &date, NULL) || !linli_date_is_whole (&date))
    wrong = _("The day is not understood; write it as 2026-12-31");
  else if (*writer == '\0')
    wrong = _("Say who wrote the page");
  if (wrong != NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->trouble), wrong);
      gtk_widget_set_visible (self->trouble, TRUE);
      return;
    }
  deed = lp_notebook_deed_new (self->page);
  deed->written_on = linli_date_to_string (&date);
  deed->writer = g_steal_pointer (&writer);
  linli_act_and_close (self->window, self->context, _("Day and writer of a notebook page"), lp_notebook_correct, deed, lp_notebook_deed_free);
}

static GtkWidget *
lp_notebook_change_add_entry (GtkWidget  *list,
                              const char *title,
                              const char *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  return entry;
}

static GtkWidget *
lp_notebook_change_new_label (const char *text,
                              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

void
lp_notebook_change_correct (GtkWidget        *window,
                            LinliContext     *context,
                            const LpNotebook *page)
{
  LpNotebookChange *self = lp_notebook_change_new (NULL, context, page->id);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = gtk_list_box_new (), *save = gtk_button_new_with_mnemonic (_("_Save"));
  GtkWidget *dialog;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Correct the Page"), -1);
  self->day = lp_notebook_change_add_entry (list, _("Day of the page"), page->written_on);
  self->writer = lp_notebook_change_add_entry (list, _("Written by"), page->writer);
  self->trouble = lp_notebook_change_new_label (NULL, "tone-error");
  gtk_widget_set_visible (self->trouble, FALSE);
  linli_button_name_once (save);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_halign (save, GTK_ALIGN_END);
  g_signal_connect_data (save, "clicked", G_CALLBACK (lp_notebook_change_save_cb), self, lp_notebook_change_closed, 0);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), lp_notebook_change_new_label (_("Requests that came of the page already stay as they are."), "dim-label"));
  gtk_box_append (GTK_BOX (box), self->trouble);
  gtk_box_append (GTK_BOX (box), save);
  dialog = linli_dialog_new (GTK_WINDOW (window), _("Correct the Page"), box, 460, -1);
  g_set_weak_pointer (&self->window, dialog);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}
