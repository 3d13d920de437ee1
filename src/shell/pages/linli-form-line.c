/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The line under a field of a form: what is wrong with it, or odd, and the record that has the same. */

#include "config.h"

#include "linli-form-line-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *icon;
  GtkWidget *words;
  GtkWidget *open;
  gboolean is_fault;
} LinliFormLine;

static LinliFormLine *
linli_form_line_get (GtkWidget *line)
{
  return g_object_get_data (G_OBJECT (line), "line");
}

GtkWidget *
_linli_form_line_new (void)
{
  LinliFormLine *self = g_new0 (LinliFormLine, 1);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  self->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->open = gtk_button_new_with_label (_("Look At It"));
  gtk_widget_add_css_class (self->open, "flat");
  gtk_widget_add_css_class (self->open, "linli-inline");
  gtk_widget_set_valign (self->open, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->open);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_visible (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "line", self, g_free);

  return row;
}

static void
linli_form_line_say (GtkWidget  *line,
                     const char *words,
                     gboolean    is_fault)
{
  LinliFormLine *self = linli_form_line_get (line);

  self->is_fault = is_fault && words != NULL;
  gtk_widget_set_visible (self->icon, !is_fault);
  gtk_widget_set_visible (self->open, FALSE);
  gtk_widget_remove_css_class (self->words, is_fault ? "linli-small" : "linli-field-error");
  gtk_widget_add_css_class (self->words, is_fault ? "linli-field-error" : "linli-small");
  gtk_label_set_text (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (line, words != NULL);
}

/* Says what is wrong with the field, or with NULL that nothing is. */
void
_linli_form_line_set_fault (GtkWidget  *line,
                            GtkWidget  *field,
                            const char *words)
{
  linli_form_line_say (line, words, TRUE);
  if (words == NULL)
    {
      gtk_widget_remove_css_class (field, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID);
      return;
    }
  gtk_widget_add_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

/* Says what is odd, or with NULL that nothing is. @id: the record of @kind that can be opened from here, or 0. */
void
_linli_form_line_set_remark (GtkWidget  *line,
                             const char *words,
                             const char *kind,
                             gint64      id)
{
  LinliFormLine *self = linli_form_line_get (line);

  linli_form_line_say (line, words, FALSE);
  if (id == 0)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "(sx)", kind, id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), "details.open");
  gtk_widget_set_visible (self->open, TRUE);
}

gboolean
_linli_form_line_is_fault (GtkWidget *line)
{
  return linli_form_line_get (line)->is_fault;
}
