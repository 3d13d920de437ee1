/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A menu to choose one of a few words, which says what is chosen there. */

#include "config.h"

#include "linli-drop-down.h"

/**
 * linli_drop_down_new:
 * @labels: (array zero-terminated=1): the words
 * @name: what is chosen, for who cannot see it and for the pointer
 *
 * Returns: (transfer floating): a #GtkDropDown
 */
GtkWidget *
linli_drop_down_new (const char * const *labels,
                     const char         *name)
{
  GtkWidget *menu;

  g_return_val_if_fail (labels != NULL && name != NULL, NULL);

  menu = gtk_drop_down_new_from_strings (labels);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (menu, name);
  return menu;
}
