/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A window over another, with a title and a content. Esc closes it. */

#include "config.h"

#include "linli-dialog.h"

#include <adwaita.h>

/**
 * linli_dialog_new:
 * @over: the window over which it stands
 * @title: translated
 * @content: (transfer floating): what it holds
 * @width: in pixels
 * @height: in pixels, or -1 for as high as the content
 *
 * Returns: (transfer none): a window, owned by GTK until it is closed; not shown yet
 */
GtkWidget *
linli_dialog_new (GtkWindow  *over,
                  const char *title,
                  GtkWidget  *content,
                  int         width,
                  int         height)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_transient_for (GTK_WINDOW (window), over);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  return window;
}
