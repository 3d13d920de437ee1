/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The route of a grid as text, one place a line. What it holds is freed with its window; the page can go before the window does. */

#include "lp-route-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-patrol-store.h"
#include "lp-visit-ui.h"

typedef struct {
  GtkWidget *over;
  LinliContext *context;
  GtkWidget *window; /* borrowed: it owns this */
  GtkTextBuffer *names;
  gint64 grid;
} LpRouteDialog;

static void
lp_route_dialog_free (gpointer data)
{
  LpRouteDialog *self = data;

  g_object_unref (self->over);
  g_object_unref (self->context);
  g_object_unref (self->names);
  g_free (self);
}

static void
lp_route_dialog_keep_cb (LpRouteDialog *self)
{
  LpRoute *route = g_new0 (LpRoute, 1);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->names, &start, &end);
  route->grid = self->grid;
  route->names = gtk_text_buffer_get_text (self->names, &start, &end, FALSE);
  route->since = lp_visit_dup_today ();
  lp_visit_act (self->over, self->context, _("Route of a grid"), lp_patrol_set_route, route, lp_route_free);
  gtk_window_close (GTK_WINDOW (self->window));
}

static GtkWidget *
lp_route_dialog_new_content (LpRouteDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *text = gtk_text_view_new_with_buffer (self->names);
  GtkWidget *scroller = gtk_scrolled_window_new (), *keep = linli_button_new (_("_Keep"), NULL);

  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (text), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (text), 8);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (keep, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Points of the route"), -1);
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (lp_route_dialog_keep_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  gtk_widget_add_css_class (scroller, "card");
  gtk_box_append (GTK_BOX (box), lp_visit_label_new (_("One place a line, in the order of the way"), NULL));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), keep);
  gtk_widget_add_css_class (box, "linli-page-box");
  return box;
}

void
lp_route_dialog_show (GtkWidget    *over,
                      LinliContext *context,
                      gint64        grid)
{
  g_autofree char *today = lp_visit_dup_today ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) points = lp_patrol_points (linli_context_get_database (context), grid, today, LP_PATROL_MORNING, &error);
  g_autoptr (GString) names = g_string_new (NULL);
  LpRouteDialog *self;

  if (points == NULL) /* an empty text that is kept would be the end of the route */
    {
      lp_visit_show_error (over, _("The route could not be read"), error);
      return;
    }
  for (guint i = 0; i < points->len; i++)
    g_string_append_printf (names, "%s\n", ((LpPoint *) g_ptr_array_index (points, i))->name);
  self = g_new0 (LpRouteDialog, 1);
  self->over = g_object_ref (over);
  self->context = g_object_ref (context);
  self->grid = grid;
  self->names = gtk_text_buffer_new (NULL);
  gtk_text_buffer_set_text (self->names, names->str, -1);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), _("Route"), lp_route_dialog_new_content (self), 460, 420);
  g_object_set_data_full (G_OBJECT (self->window), "route", self, lp_route_dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
}
