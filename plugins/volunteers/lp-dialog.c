/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the dialogs of volunteers have in common. */

#include "lp-dialog.h"

static void
lp_dialog_destroyed_cb (GtkWidget *window,
                        gpointer   name)
{
  g_object_set_data (G_OBJECT (window), name, NULL);
}

void
lp_dialog_own (GtkWidget      *window,
               const char     *name,
               gpointer        data,
               GDestroyNotify  destroy)
{
  g_object_set_data_full (G_OBJECT (window), name, data, destroy);
  g_signal_connect (window, "destroy", G_CALLBACK (lp_dialog_destroyed_cb), (gpointer) name);
}

GtkWidget *
lp_finder_row_new (LinliContext  *context,
                   const char    *label,
                   const char    *css_class,
                   GtkWidget    **finder,
                   GtkWidget    **words)
{
  static const char * const kinds[] = { "person", NULL };
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  *finder = linli_record_finder_new (context, label, kinds);
  gtk_box_append (GTK_BOX (box), *finder);
  *words = linli_plain_label_add (box, NULL, css_class);
  gtk_widget_set_visible (*words, FALSE);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}
