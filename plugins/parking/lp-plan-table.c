/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The rows of a plan on the screen; what stands in them is in lp-plan-ledger.c. */

#include "lp-plan-table.h"

#include <glib/gi18n-lib.h>

#include "lp-plan-ledger.h"

struct _LpPlanTable
{
  GtkWidget parent_instance;

  GListStore *rows;
  GtkSingleSelection *chosen;
  GtkWidget *view;
  GtkWidget *scroller;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LpPlanTable, lp_plan_table, GTK_TYPE_WIDGET)

enum { CHOSEN, OPENED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
lp_plan_table_setup_cb (GtkSignalListItemFactory *factory,
                        GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
lp_plan_table_bind_cb (GtkSignalListItemFactory *factory,
                       GtkListItem              *item,
                       gpointer                  column)
{
  LpPlanRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = lp_plan_row_dup_cell (row, GPOINTER_TO_UINT (column));
  gboolean left = lp_plan_get_answer (row->plan, row->need)->code != LP_PLAN_PLACED;

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_remove_css_class (label, "tone-warning");
  if (left && GPOINTER_TO_UINT (column) == LP_PLAN_CELL_LOT)
    gtk_widget_add_css_class (label, "tone-warning");
}

static void
lp_plan_table_chosen_cb (LpPlanTable *self)
{
  if (!self->busy)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
lp_plan_table_activated_cb (LpPlanTable *self,
                            guint        position)
{
  g_autoptr (LpPlanRow) row = g_list_model_get_item (G_LIST_MODEL (self->chosen), position);

  if (row != NULL)
    g_signal_emit (self, signals[OPENED], 0, g_array_index (row->plan->input->needs, LpPlanNeed, row->need).id);
}

static void
lp_plan_table_dispose (GObject *object)
{
  LpPlanTable *self = LP_PLAN_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (lp_plan_table_parent_class)->dispose (object);
}

static void
lp_plan_table_class_init (LpPlanTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_plan_table_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", LP_TYPE_PLAN_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", LP_TYPE_PLAN_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
lp_plan_table_add_column (LpPlanTable *self,
                          const char  *title,
                          guint        number,
                          int          width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (lp_plan_table_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (lp_plan_table_bind_cb), GUINT_TO_POINTER (number));
  linli_column_set_width (column, self->view, width);
  gtk_column_view_column_set_expand (column, number == LP_PLAN_CELL_REASON);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
}

static void
lp_plan_table_init (LpPlanTable *self)
{
  self->rows = g_list_store_new (LP_TYPE_PLAN_ROW);
  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "linli-table");
  /* Why says it all in words: it stands where it is seen beside the details. */
  lp_plan_table_add_column (self, C_("parking", "Household"), LP_PLAN_CELL_HOUSEHOLD, 156);
  lp_plan_table_add_column (self, C_("parking", "Lot proposed"), LP_PLAN_CELL_LOT, 150);
  lp_plan_table_add_column (self, C_("parking", "Why"), LP_PLAN_CELL_REASON, 330);
  lp_plan_table_add_column (self, C_("parking", "Walk"), LP_PLAN_CELL_WALK, 76);
  lp_plan_table_add_column (self, C_("parking", "Main roads"), LP_PLAN_CELL_CROSSINGS, 64);
  lp_plan_table_add_column (self, C_("parking", "Price"), LP_PLAN_CELL_PRICE, 124);
  lp_plan_table_add_column (self, C_("parking", "Comes first by"), LP_PLAN_CELL_RANK, 124);
  self->chosen = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->chosen, FALSE);
  gtk_single_selection_set_can_unselect (self->chosen, TRUE);
  g_signal_connect_object (self->chosen, "notify::selected", G_CALLBACK (lp_plan_table_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->chosen));
  g_object_unref (self->chosen);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (lp_plan_table_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "Who parks where"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
lp_plan_table_new (void)
{
  return g_object_new (LP_TYPE_PLAN_TABLE, NULL);
}

void
lp_plan_table_show (LpPlanTable *self,
                    LpPlan      *plan,
                    LpPlanShow   show)
{
  g_autoptr (GPtrArray) rows = lp_plan_rows_new (plan, show);
  LpPlanRow *before = gtk_single_selection_get_selected_item (self->chosen);
  gint64 id = before != NULL ? g_array_index (before->plan->input->needs, LpPlanNeed, before->need).id : 0;

  self->busy = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  gtk_single_selection_set_selected (self->chosen, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; i < rows->len; i++)
    if (id != 0 && g_array_index (plan->input->needs, LpPlanNeed, ((LpPlanRow *) rows->pdata[i])->need).id == id)
      gtk_single_selection_set_selected (self->chosen, i);
  self->busy = FALSE;
  lp_plan_table_chosen_cb (self);
}

int
lp_plan_table_get_chosen (LpPlanTable *self)
{
  LpPlanRow *row = gtk_single_selection_get_selected_item (self->chosen);

  return row != NULL ? (int) row->need : LP_PLAN_NONE;
}
