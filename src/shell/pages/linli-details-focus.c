/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The focus of the details pane while what it shows is made anew. */

#include "config.h"

#include "linli-details-page-private.h"

/* The way from @body down to what has the focus, as places among the children; NULL when the focus is elsewhere. */
GArray *
_linli_details_focus_find (GtkWidget *body)
{
  GtkRoot *root = gtk_widget_get_root (body);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GArray *path;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, body))
    return NULL;
  path = g_array_new (FALSE, FALSE, sizeof (int));
  for (GtkWidget *widget = focus; widget != body; widget = gtk_widget_get_parent (widget))
    {
      int place = 0;

      for (GtkWidget *before = gtk_widget_get_prev_sibling (widget); before != NULL; before = gtk_widget_get_prev_sibling (before))
        place++;
      g_array_prepend_val (path, place);
    }

  return path;
}

static GtkWidget *
linli_details_focus_get_child (GtkWidget *parent,
                               int        place)
{
  GtkWidget *child = gtk_widget_get_first_child (parent);

  for (int i = 0; i < place && child != NULL && gtk_widget_get_next_sibling (child) != NULL; i++)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* To the same place, or near it: what had it is made anew, or gone. A @path of NULL is the beginning. */
void
_linli_details_focus_return (GtkWidget *body,
                             GArray    *path)
{
  GtkWidget *section = linli_details_focus_get_child (body, path != NULL && path->len > 0 ? g_array_index (path, int, 0) : 0);
  GtkWidget *widget = section;

  for (guint i = 1; path != NULL && i < path->len && widget != NULL; i++)
    {
      GtkWidget *child = linli_details_focus_get_child (widget, g_array_index (path, int, i));

      if (child == NULL)
        break;
      widget = child;
    }
  if (path != NULL && widget != NULL && gtk_widget_get_focusable (widget) && gtk_widget_grab_focus (widget))
    return;
  while (section != NULL && !gtk_widget_child_focus (section, GTK_DIR_TAB_FORWARD))
    section = gtk_widget_get_next_sibling (section);
  if (section == NULL)
    gtk_widget_child_focus (body, GTK_DIR_TAB_FORWARD);
}
