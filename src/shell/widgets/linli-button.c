/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Text buttons that a screen reader calls by their name once. GTK 4.8 reads a label with a mnemonic twice. */

#include "config.h"

#include "linli-button.h"

/**
 * linli_button_new:
 * @label: a verb, with or without a mnemonic
 * @action: (nullable): detailed name of its action
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
linli_button_new (const char *label,
                  const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  linli_button_name_once (button);
  if (action != NULL)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

/**
 * linli_button_new_toggle:
 * @label: what is switched on, with or without a mnemonic
 *
 * Returns: (transfer floating): a button that stays pressed
 */
GtkWidget *
linli_button_new_toggle (const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_mnemonic (label);

  linli_button_name_once (button);

  return button;
}

/**
 * linli_button_name_once:
 * @button: a #GtkButton that was made elsewhere, with a label
 *
 * Gives it its label, without a mnemonic, as its name; again whenever the label was changed.
 */
void
linli_button_name_once (GtkWidget *button)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (gtk_button_get_label (GTK_BUTTON (button)) != NULL);

  parts = g_strsplit (gtk_button_get_label (GTK_BUTTON (button)), "_", 2);
  name = g_strjoinv ("", parts);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
