/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The page 走访: four parts under one switcher. */

#include "lp-visit-page.h"

#include <glib/gi18n-lib.h>

#include "lp-campaign-part.h"
#include "lp-care-part.h"
#include "lp-care-store.h"
#include "lp-home-visit-part.h"
#include "lp-home-visit-store.h"
#include "lp-patrol-part.h"
#include "lp-patrol-store.h"
#include "lp-visit-ui.h"

#define STACK "visits-stack"

static void
lp_visit_page_gone_cb (GtkWidget *stack,
                       GObject   *selection)
{
  if (g_object_get_data (selection, STACK) == stack)
    g_object_set_data (selection, STACK, NULL);
}

GtkWidget *
lp_visit_page_new (LinliContext   *context,
                   LinliSelection *selection)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *switcher = gtk_stack_switcher_new (), *stack = gtk_stack_new ();

  gtk_stack_add_titled (GTK_STACK (stack), lp_campaign_part_new (context, selection), "campaigns", _("Campaigns"));
  gtk_stack_add_titled (GTK_STACK (stack), lp_patrol_part_new (context, selection), "patrols", _("Patrols"));
  gtk_stack_add_titled (GTK_STACK (stack), lp_care_part_new (context, selection), "care", _("Care Visits"));
  gtk_stack_add_titled (GTK_STACK (stack), lp_home_visit_part_new (context, selection), "home-visits", _("Home Visits"));
  /* Each window has a selection of its own: so the stack of a window's page is found. */
  g_object_set_data (G_OBJECT (selection), STACK, stack);
  g_signal_connect_object (stack, "destroy", G_CALLBACK (lp_visit_page_gone_cb), selection, 0);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (stack));
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_widget_add_css_class (box, "linli-page-box");
  return box;
}

void
lp_visit_page_show_care (GtkWidget      *window,
                         LinliContext   *context,
                         LinliSelection *selection,
                         gpointer        unused)
{
  GtkWidget *stack;

  if (!linli_window_show_page (LINLI_WINDOW (window), LP_VISITS))
    return;
  stack = g_object_get_data (G_OBJECT (selection), STACK);
  if (stack != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (stack), "care");
}

guint
lp_visit_page_count (LinliContext *context)
{
  g_autofree char *today = lp_visit_dup_today (), *yesterday = lp_visit_dup_day (-1);
  LinliDatabase *database = linli_context_get_database (context);

  return lp_care_count (database, today, yesterday) + lp_patrol_count_missed (database, today, lp_visit_get_hour ()) +
         lp_home_visit_count (database, today);
}
