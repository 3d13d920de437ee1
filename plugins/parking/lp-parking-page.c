/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The page 停车: its parts under one switcher. */

#include "lp-parking-page.h"

#include <glib/gi18n-lib.h>

#include "lp-agreement-part.h"
#include "lp-gate-part.h"
#include "lp-lot-part.h"
#include "lp-need-part.h"
#include "lp-share-part.h"
#include "lp-plan-part.h"

#define STACK "parking-stack"

static void
lp_parking_page_gone_cb (GtkWidget *stack,
                         GObject   *selection)
{
  if (g_object_get_data (selection, STACK) == stack)
    g_object_set_data (selection, STACK, NULL);
}

GtkWidget *
lp_parking_page_new (LinliContext   *context,
                     LinliSelection *selection)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *switcher = gtk_stack_switcher_new (), *stack = gtk_stack_new ();

  gtk_stack_add_titled (GTK_STACK (stack), lp_lot_part_new (context, selection), LP_PARKING_PART_LOTS, C_("parking", "Lots"));
  gtk_stack_add_titled (GTK_STACK (stack), lp_need_part_new (context, selection), LP_PARKING_PART_NEEDS, C_("parking", "Needs"));
  gtk_stack_add_titled (GTK_STACK (stack), lp_plan_part_new (context, selection), LP_PARKING_PART_PLAN, C_("parking", "Plan"));
  gtk_stack_add_titled (GTK_STACK (stack), lp_agreement_part_new (context, selection), LP_PARKING_PART_AGREEMENTS, C_("parking", "Agreements"));
  gtk_stack_add_titled (GTK_STACK (stack), lp_share_part_new (context, selection), LP_PARKING_PART_SHARE, C_("parking", "Sharing"));
  gtk_stack_add_titled (GTK_STACK (stack), lp_gate_part_new (context, selection), LP_PARKING_PART_GATE, C_("parking", "Gate"));
  /* Each window has a selection of its own: so the stack of a window's page is found. */
  g_object_set_data (G_OBJECT (selection), STACK, stack);
  g_signal_connect_object (stack, "destroy", G_CALLBACK (lp_parking_page_gone_cb), selection, 0);
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

void
lp_parking_page_show_part (GtkWidget      *window,
                           LinliSelection *selection,
                           const char     *part)
{
  GtkWidget *stack;

  if (!linli_window_show_page (LINLI_WINDOW (window), LP_PARKING_PAGE))
    return;
  stack = g_object_get_data (G_OBJECT (selection), STACK);
  if (stack != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (stack), part);
}
