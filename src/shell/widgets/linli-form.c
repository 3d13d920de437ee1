/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Dialogs that are a list of rows to fill in, and one button. */

#include "config.h"

#include "linli-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-date.h>

#include "linli-button.h"
#include "linli-dialog.h"
#include "linli-name-chooser.h"
#include "linli-plain.h"

/**
 * linli_form_new:
 * @over: a widget of the window over which it stands
 * @title: translated
 * @keep: the words of the button, with a mnemonic
 *
 * A dialog that is a list of rows and one button. It says what is wrong with what was typed below the rows, and keeps it.
 *
 * Returns: (transfer none): not shown yet; freed with its window after linli_form_show()
 */
LinliForm *
linli_form_new (GtkWidget  *over,
                const char *title,
                const char *keep)
{
  LinliForm *self = g_new0 (LinliForm, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->fault = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_widget_add_css_class (self->fault, "tone-error");
  gtk_widget_set_visible (self->fault, FALSE);
  self->keep = gtk_button_new_with_mnemonic (keep);
  linli_button_name_once (self->keep);
  gtk_widget_add_css_class (self->keep, "suggested-action");
  gtk_widget_set_halign (self->keep, GTK_ALIGN_END);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 460);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->fault);
  gtk_box_append (GTK_BOX (box), self->keep);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, box, 560, -1);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  return self;
}

static GtkWidget *
linli_form_add (LinliForm  *self,
                const char *title,
                GtkWidget  *control)
{
  gtk_list_box_append (GTK_LIST_BOX (self->list), linli_plain_row_new_for (title, control));
  return control;
}

/**
 * linli_form_add_entry:
 * @self: a form
 * @title: translated
 * @text: (nullable): what stands in it
 *
 * Returns: (transfer none): a #GtkEntry
 */
GtkWidget *
linli_form_add_entry (LinliForm  *self,
                      const char *title,
                      const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 26);
  return linli_form_add (self, title, entry);
}

/**
 * linli_form_add_choice:
 * @self: a form
 * @title: translated
 * @labels: (array zero-terminated=1): translated
 * @chosen: which of them at first
 *
 * Returns: (transfer none): a #GtkDropDown
 */
GtkWidget *
linli_form_add_choice (LinliForm          *self,
                       const char         *title,
                       const char * const *labels,
                       guint               chosen)
{
  GtkWidget *menu = gtk_drop_down_new_from_strings (labels);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), chosen);
  return linli_form_add (self, title, menu);
}

/**
 * linli_form_add_names:
 * @self: a form
 * @title: translated
 * @names: (array zero-terminated=1): for what may be many
 *
 * Returns: (transfer none): a #LinliNameChooser
 */
GtkWidget *
linli_form_add_names (LinliForm          *self,
                      const char         *title,
                      const char * const *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  return linli_form_add (self, title, linli_name_chooser_new (title, list));
}

/**
 * linli_form_add_button:
 * @self: a form
 * @words: with a mnemonic
 *
 * A button at the left of the one that keeps, for what is done instead.
 *
 * Returns: (transfer none): a #GtkButton
 */
GtkWidget *
linli_form_add_button (LinliForm  *self,
                       const char *words)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words), *body = gtk_widget_get_parent (self->keep);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autoptr (GtkWidget) keep = g_object_ref (self->keep);

  linli_button_name_once (button);
  gtk_box_remove (GTK_BOX (body), keep);
  gtk_widget_set_hexpand (keep, TRUE);
  gtk_box_append (GTK_BOX (foot), button);
  gtk_box_append (GTK_BOX (foot), keep);
  gtk_box_append (GTK_BOX (body), foot);
  return button;
}

typedef struct {
  LinliForm *form;
  gpointer data;
  GDestroyNotify destroy;
} LinliFormData;

static void
linli_form_data_free (gpointer data)
{
  LinliFormData *self = data;

  self->destroy (self->data);
  g_free (self->form);
  g_free (self);
}

/**
 * linli_form_show:
 * @self: a form
 * @kept: (scope forever): called with @data once the user keeps what was filled in
 * @data: (transfer full): for @kept
 * @destroy: frees @data, with the window
 */
void
linli_form_show (LinliForm      *self,
                 GCallback       kept,
                 gpointer        data,
                 GDestroyNotify  destroy)
{
  LinliFormData *owned = g_new (LinliFormData, 1);

  *owned = (LinliFormData) { self, data, destroy };
  g_object_set_data_full (G_OBJECT (self->window), "form", owned, linli_form_data_free);
  g_signal_connect_swapped (self->keep, "clicked", kept, data);
  gtk_window_present (GTK_WINDOW (self->window));
}

/**
 * linli_form_complain:
 * @self: a form
 * @words: what is wrong, translated
 * @where: (nullable): gets the focus
 */
void
linli_form_complain (LinliForm  *self,
                     const char *words,
                     GtkWidget  *where)
{
  gtk_label_set_text (GTK_LABEL (self->fault), words);
  gtk_widget_set_visible (self->fault, TRUE);
  if (where != NULL)
    gtk_widget_grab_focus (where);
}

/**
 * linli_form_dup_text:
 * @entry: a #GtkEntry
 *
 * Returns: (transfer full) (nullable): what stands in it without blanks around it; %NULL for nothing
 */
char *
linli_form_dup_text (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * linli_form_read_number:
 * @self: a form
 * @entry: a #GtkEntry of it
 * @fallback: for nothing
 * @number: (out): a whole number from 0 to 99999; full-width digits are read, too
 *
 * Returns: %FALSE with a complaint for what is none
 */
gboolean
linli_form_read_number (LinliForm *self,
                        GtkWidget *entry,
                        int        fallback,
                        int       *number)
{
  g_autofree char *text = g_utf8_normalize (gtk_editable_get_text (GTK_EDITABLE (entry)), -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *words = NULL;
  guint64 value;

  *number = fallback;
  if (*g_strstrip (text) == '\0')
    return TRUE;
  if (g_ascii_string_to_unsigned (text, 10, 0, 99999, &value, NULL))
    {
      *number = (int) value;
      return TRUE;
    }
  words = g_strdup_printf (_("“%s” is no whole number"), text);
  linli_form_complain (self, words, entry);
  return FALSE;
}

/**
 * linli_form_read_day:
 * @self: a form
 * @entry: a #GtkEntry of it
 * @day: (out) (transfer full) (nullable): a whole day as YYYY-MM-DD, from any usual form; %NULL for nothing
 *
 * Returns: %FALSE with a complaint for what is none
 */
gboolean
linli_form_read_day (LinliForm  *self,
                     GtkWidget  *entry,
                     char      **day)
{
  g_autofree char *text = linli_form_dup_text (entry);
  g_autofree char *words = NULL;
  LinliDate date;

  *day = NULL;
  if (text == NULL)
    return TRUE;
  if (linli_date_parse (text, &date, NULL) && linli_date_is_whole (&date))
    {
      *day = linli_date_to_string (&date);
      return TRUE;
    }
  words = g_strdup_printf (_("“%s” is no day; write it as 2026-12-31"), text);
  linli_form_complain (self, words, entry);
  return FALSE;
}
