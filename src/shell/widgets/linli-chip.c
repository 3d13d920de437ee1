/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A pill with a word: a tag, a filter, an understood part of a note. Emits "activated" and "removed", and leaves what follows to its
 * owner. */

#include "config.h"

#include "linli-chip.h"

#include <glib/gi18n-lib.h>

struct _LinliChip
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *face;   /* around the label, where it can be pressed */
  GtkWidget *button; /* that removes it */
};

/* Columns of text, in which a Chinese character takes two, from which on a chip may be cut. */
#define LONG 24

G_DEFINE_FINAL_TYPE (LinliChip, linli_chip, GTK_TYPE_WIDGET)

enum {
  ACTIVATED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
linli_chip_clicked_cb (GtkButton *button,
                       LinliChip *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
linli_chip_pressed_cb (GtkButton *button,
                       LinliChip *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
linli_chip_dispose (GObject *object)
{
  LinliChip *self = LINLI_CHIP (object);

  /* Where there is a face, the label goes with it. */
  g_clear_pointer (self->face != NULL ? &self->face : &self->label, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (linli_chip_parent_class)->dispose (object);
}

static void
linli_chip_class_init (LinliChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = linli_chip_dispose;

  /**
   * LinliChip::activated:
   *
   * The user wants to see more of it.
   */
  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * LinliChip::removed:
   *
   * The user wants it removed.
   */
  signals[REMOVED] =
    g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "linlichip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_BackSpace, 0, "removed", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Delete, 0, "removed", NULL);
}

static void
linli_chip_init (LinliChip *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), LONG);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

static gboolean
linli_chip_is_long (const char *label)
{
  guint columns = 0;

  for (const char *at = label; *at != '\0'; at = g_utf8_next_char (at))
    columns += g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;
  return columns > LONG;
}

/**
 * linli_chip_new:
 * @label: the word
 * @tone: its colour
 *
 * Returns: (transfer floating): a chip
 */
GtkWidget *
linli_chip_new (const char *label,
                LinliTone   tone)
{
  LinliChip *self = g_object_new (LINLI_TYPE_CHIP, NULL);

  gtk_label_set_text (GTK_LABEL (self->label), label);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), linli_chip_is_long (label) ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), linli_tone_get_css_class (tone));

  return GTK_WIDGET (self);
}

/**
 * linli_chip_get_label:
 *
 * Returns: (transfer none): the word of @self
 */
const char *
linli_chip_get_label (LinliChip *self)
{
  g_return_val_if_fail (LINLI_IS_CHIP (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}

/**
 * linli_chip_set_removable:
 * @self: a chip
 * @removable: whether it has a button to remove it
 *
 * Gives the chip a button, or takes it away. With the focus on the chip or its word, Backspace and Delete do the same.
 */
void
linli_chip_set_removable (LinliChip *self,
                          gboolean   removable)
{
  g_autofree char *name = NULL;

  g_return_if_fail (LINLI_IS_CHIP (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), removable && self->face == NULL);
  if (!removable)
    {
      g_clear_pointer (&self->button, gtk_widget_unparent);
      return;
    }
  if (self->button != NULL)
    return;

  self->button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  name = g_strdup_printf (_("Remove %s"), linli_chip_get_label (self));
  gtk_widget_set_tooltip_text (self->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (self->button, "clicked", G_CALLBACK (linli_chip_clicked_cb), self);
  gtk_widget_set_focusable (self->button, FALSE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * linli_chip_make_activatable:
 * @self: a chip
 *
 * Makes the word a button; LinliChip::activated tells that it was pressed.
 */
void
linli_chip_make_activatable (LinliChip *self)
{
  g_return_if_fail (LINLI_IS_CHIP (self));

  if (self->face != NULL)
    return;
  self->face = gtk_button_new ();
  g_object_ref (self->label);
  gtk_widget_unparent (self->label);
  gtk_button_set_child (GTK_BUTTON (self->face), self->label);
  g_object_unref (self->label);
  gtk_widget_add_css_class (self->face, "flat");
  gtk_widget_add_css_class (self->face, "linli-face");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->face), GTK_ACCESSIBLE_PROPERTY_LABEL, linli_chip_get_label (self), -1);
  g_signal_connect (self->face, "clicked", G_CALLBACK (linli_chip_pressed_cb), self);
  gtk_widget_insert_after (self->face, GTK_WIDGET (self), NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * linli_tone_get_css_class:
 * @tone: a tone
 *
 * Returns: (transfer none): the style class that paints @tone
 */
const char *
linli_tone_get_css_class (LinliTone tone)
{
  static const char * const classes[] = { "tone-neutral", "tone-accent", "tone-success", "tone-warning", "tone-error" };

  g_return_val_if_fail (tone < G_N_ELEMENTS (classes), classes[0]);

  return classes[tone];
}
