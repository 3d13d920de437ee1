/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Masked text with a button to reveal it. The plain text is handed to the label only while it is revealed, so that neither the
 * clipboard nor a screen reader gets it before. */

#include "config.h"

#include "linli-masked-label.h"

#include <glib/gi18n-lib.h>

struct _LinliMaskedLabel
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *button;
  char *name;
  char *text;
  char *masked;
  gboolean revealed;
};

G_DEFINE_FINAL_TYPE (LinliMaskedLabel, linli_masked_label, GTK_TYPE_WIDGET)

enum {
  REVEAL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
linli_masked_label_update (LinliMaskedLabel *self)
{
  gboolean secret = g_strcmp0 (self->text, self->masked) != 0;
  const char *shown = self->revealed ? self->text : self->masked;
  g_autofree char *tip = NULL;

  gtk_label_set_text (GTK_LABEL (self->label), shown != NULL ? shown : "");
  gtk_label_set_selectable (GTK_LABEL (self->label), self->revealed);
  gtk_widget_set_visible (self->button, secret);
  gtk_button_set_icon_name (GTK_BUTTON (self->button), self->revealed ? "view-conceal-symbolic" : "view-reveal-symbolic");

  tip = self->revealed ? g_strdup_printf (_("Hide %s"), self->name) : g_strdup_printf (_("Show %s"), self->name);
  gtk_widget_set_tooltip_text (self->button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
}

static void
linli_masked_label_clicked_cb (GtkButton        *button,
                               LinliMaskedLabel *self)
{
  if (self->revealed)
    linli_masked_label_set_revealed (self, FALSE);
  else
    g_signal_emit (self, signals[REVEAL], 0);
}

static void
linli_masked_label_dispose (GObject *object)
{
  LinliMaskedLabel *self = LINLI_MASKED_LABEL (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (linli_masked_label_parent_class)->dispose (object);
}

static void
linli_masked_label_finalize (GObject *object)
{
  LinliMaskedLabel *self = LINLI_MASKED_LABEL (object);

  g_free (self->name);
  g_free (self->text);
  g_free (self->masked);

  G_OBJECT_CLASS (linli_masked_label_parent_class)->finalize (object);
}

static void
linli_masked_label_class_init (LinliMaskedLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = linli_masked_label_dispose;
  object_class->finalize = linli_masked_label_finalize;

  /**
   * LinliMaskedLabel::reveal:
   *
   * The user wants to see the text.
   */
  signals[REVEAL] =
    g_signal_new ("reveal", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "linlimasked");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
linli_masked_label_init (LinliMaskedLabel *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  g_signal_connect (self->button, "clicked", G_CALLBACK (linli_masked_label_clicked_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * linli_masked_label_new:
 * @name: what the text is ("phone"); names the button
 *
 * Returns: (transfer floating): an empty label
 */
GtkWidget *
linli_masked_label_new (const char *name)
{
  LinliMaskedLabel *self = g_object_new (LINLI_TYPE_MASKED_LABEL, NULL);

  self->name = g_strdup (name);
  linli_masked_label_update (self);

  return GTK_WIDGET (self);
}

/**
 * linli_masked_label_set_text:
 * @self: a masked label
 * @text: (nullable): the plain text
 * @masked: (nullable): what is shown of it; the same as @text when nothing is secret
 *
 * Sets another text, masked.
 */
void
linli_masked_label_set_text (LinliMaskedLabel *self,
                             const char       *text,
                             const char       *masked)
{
  g_return_if_fail (LINLI_IS_MASKED_LABEL (self));

  g_free (self->text);
  g_free (self->masked);
  self->text = g_strdup (text);
  self->masked = g_strdup (masked);
  self->revealed = FALSE;
  linli_masked_label_update (self);
}

/**
 * linli_masked_label_get_revealed:
 *
 * Returns: whether @self shows the plain text
 */
gboolean
linli_masked_label_get_revealed (LinliMaskedLabel *self)
{
  g_return_val_if_fail (LINLI_IS_MASKED_LABEL (self), FALSE);

  return self->revealed;
}

/**
 * linli_masked_label_set_revealed:
 * @self: a masked label
 * @revealed: whether to show the plain text
 *
 * Shows or masks the text. Call it with %TRUE only after the reveal has been logged.
 */
void
linli_masked_label_set_revealed (LinliMaskedLabel *self,
                                 gboolean          revealed)
{
  g_return_if_fail (LINLI_IS_MASKED_LABEL (self));

  self->revealed = revealed;
  linli_masked_label_update (self);
}
