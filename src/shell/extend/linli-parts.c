/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A page whose parts stand under one switcher. Each window has a selection of its own, which knows the pages that were made with it. */

#include "config.h"

#include "linli-parts.h"

static void
linli_parts_gone_cb (GtkWidget *parts,
                     GObject   *selection)
{
  const char *page = gtk_widget_get_name (parts);

  if (g_object_get_data (selection, page) == parts)
    g_object_set_data (selection, page, NULL);
}

/**
 * linli_parts_new:
 * @selection: that of the window
 * @page: the id of the page
 *
 * Returns: (transfer floating): the content of a page, without parts yet
 */
GtkWidget *
linli_parts_new (LinliSelection *selection,
                 const char     *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *switcher = gtk_stack_switcher_new (), *stack = gtk_stack_new ();
  g_autofree char *key = g_strconcat ("parts-", page, NULL);

  gtk_widget_set_name (box, key);
  g_object_set_data (G_OBJECT (selection), key, box);
  g_signal_connect_object (box, "destroy", G_CALLBACK (linli_parts_gone_cb), selection, 0);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (stack));
  /* As wide as their words: the page has to fit beside the navigation and the details. */
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (switcher)), FALSE);
  gtk_widget_add_css_class (switcher, "linli-parts");
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (switcher, 12);
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), stack);
  return box;
}

/**
 * linli_parts_add:
 * @parts: made by linli_parts_new()
 * @part: (transfer floating): a part of the page
 * @name: by which it is shown
 * @title: what stands on the switcher, translated
 */
void
linli_parts_add (GtkWidget  *parts,
                 GtkWidget  *part,
                 const char *name,
                 const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_stack_add_titled (GTK_STACK (gtk_widget_get_last_child (parts)), part, name, title);
}

/**
 * linli_parts_show:
 * @selection: that of the window
 * @page: the id of a page that was made with linli_parts_new()
 * @name: the part
 *
 * Turns to a part. Nothing happens where the page was not shown yet: linli_window_show_page() comes first.
 */
void
linli_parts_show (LinliSelection *selection,
                  const char     *page,
                  const char     *name)
{
  g_autofree char *key = g_strconcat ("parts-", page, NULL);
  GtkWidget *parts = g_object_get_data (G_OBJECT (selection), key);

  if (parts != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (gtk_widget_get_last_child (parts)), name);
}
