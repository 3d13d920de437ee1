/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The window of shortcuts, which GTK makes of help-overlay.ui: its button that searches has a picture and no name. */

#include "config.h"

#include "linli-window-private.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
linli_window_find_toggle (GtkWidget *within)
{
  GtkWidget *found = GTK_IS_TOGGLE_BUTTON (within) ? within : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (within); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = linli_window_find_toggle (child);
  return found;
}

void
_linli_window_name_help (LinliWindow *self)
{
  GtkShortcutsWindow *help = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (self));
  GtkWidget *bar = help != NULL ? gtk_window_get_titlebar (GTK_WINDOW (help)) : NULL;
  GtkWidget *search = bar != NULL ? linli_window_find_toggle (bar) : NULL;

  if (search != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
}
