/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What AdwBanner does in later versions of libadwaita. */

#include "config.h"

#include "linli-banner.h"

#include <glib/gi18n-lib.h>

#include "linli-button.h"

struct _LinliBanner
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LinliBanner, linli_banner, GTK_TYPE_WIDGET)

static void
linli_banner_dispose (GObject *object)
{
  LinliBanner *self = LINLI_BANNER (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (linli_banner_parent_class)->dispose (object);
}

static void
linli_banner_class_init (LinliBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = linli_banner_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "linlibanner");
}

static void
linli_banner_init (LinliBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->label);
  self->button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_widget_add_css_class (box, "banner");

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

/**
 * linli_banner_new:
 *
 * Returns: (transfer floating): a hidden banner
 */
GtkWidget *
linli_banner_new (void)
{
  return g_object_new (LINLI_TYPE_BANNER, NULL);
}

/**
 * linli_banner_show:
 * @self: a banner
 * @text: what is the matter
 * @button: (nullable): label of the button
 * @action: (nullable): detailed name of the action of the button
 *
 * Shows the banner.
 */
void
linli_banner_show (LinliBanner *self,
                   const char  *text,
                   const char  *button,
                   const char  *action)
{
  g_return_if_fail (LINLI_IS_BANNER (self));

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->button, button != NULL);
  if (button != NULL)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      gtk_button_set_label (GTK_BUTTON (self->button), button);
      linli_button_name_once (self->button);
      if (action != NULL)
        g_action_parse_detailed_name (action, &name, &target, NULL);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL); /* one without its target is warned of */
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), name);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

/**
 * linli_banner_hide:
 * @self: a banner
 *
 * Hides the banner: its reason is gone.
 */
void
linli_banner_hide (LinliBanner *self)
{
  g_return_if_fail (LINLI_IS_BANNER (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

/**
 * linli_banner_show_first:
 * @self: a banner
 * @n_shown: how many a list shows when there are more than that; 0 when it shows all
 *
 * Says that only the first of a list are shown, or hides the banner.
 */
void
linli_banner_show_first (LinliBanner *self,
                         guint        n_shown)
{
  g_autofree char *text = NULL;

  g_return_if_fail (LINLI_IS_BANNER (self));

  if (n_shown == 0)
    {
      linli_banner_hide (self);
      return;
    }
  text = g_strdup_printf (_("Only the first %u are shown; choose less with the filters"), n_shown);
  linli_banner_show (self, text, NULL, NULL);
}
