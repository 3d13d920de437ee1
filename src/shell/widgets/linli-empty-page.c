/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* An empty state with first steps; smaller than AdwStatusPage, so that it fits a pane and a low window. */

#include "config.h"

#include "linli-empty-page.h"

#include "linli-button.h"

struct _LinliEmptyPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *description;
  GtkWidget *steps;
};

G_DEFINE_FINAL_TYPE (LinliEmptyPage, linli_empty_page, GTK_TYPE_WIDGET)

static void
linli_empty_page_dispose (GObject *object)
{
  LinliEmptyPage *self = LINLI_EMPTY_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (linli_empty_page_parent_class)->dispose (object);
}

static void
linli_empty_page_class_init (LinliEmptyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = linli_empty_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "linliempty");
}

static GtkWidget *
linli_empty_page_add_label (LinliEmptyPage *self,
                            const char     *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);

  return label;
}

static void
linli_empty_page_init (LinliEmptyPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * linli_empty_page_new:
 * @icon_name: (nullable): a symbolic icon
 * @title: what belongs here
 * @description: (nullable): how it comes here
 *
 * Returns: (transfer floating): an empty state without steps
 */
GtkWidget *
linli_empty_page_new (const char *icon_name,
                      const char *title,
                      const char *description)
{
  LinliEmptyPage *self = g_object_new (LINLI_TYPE_EMPTY_PAGE, NULL);

  if (icon_name != NULL)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

      gtk_image_set_pixel_size (GTK_IMAGE (image), 56);
      gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (self->box), image);
    }
  self->title = linli_empty_page_add_label (self, "title-3");
  self->description = linli_empty_page_add_label (self, "dim-label");
  self->steps = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_halign (self->steps, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->steps, 9);
  gtk_box_append (GTK_BOX (self->box), self->steps);
  linli_empty_page_set_text (self, title, description);

  return GTK_WIDGET (self);
}

/**
 * linli_empty_page_set_text:
 * @self: an empty state
 * @title: what belongs here
 * @description: (nullable): how it comes here
 *
 * Changes the words.
 */
void
linli_empty_page_set_text (LinliEmptyPage *self,
                           const char     *title,
                           const char     *description)
{
  g_return_if_fail (LINLI_IS_EMPTY_PAGE (self));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->description), description != NULL ? description : "");
  gtk_widget_set_visible (self->description, description != NULL);
}

/**
 * linli_empty_page_add_step:
 * @self: an empty state
 * @label: a verb, with a mnemonic
 * @action: detailed name of the action
 * @suggested: whether most people will want this one
 *
 * Offers a first step.
 *
 * Returns: (transfer none): its button
 */
GtkWidget *
linli_empty_page_add_step (LinliEmptyPage *self,
                           const char     *label,
                           const char     *action,
                           gboolean        suggested)
{
  GtkWidget *button;

  g_return_val_if_fail (LINLI_IS_EMPTY_PAGE (self), NULL);

  button = linli_button_new (label, action);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (self->steps), button);

  return button;
}
