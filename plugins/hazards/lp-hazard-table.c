/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpHazardTable: hazards as lines of a table, which may be sorted by each column. */

#include "lp-hazard-table.h"

#include <glib/gi18n-lib.h>

struct _LpHazardTable
{
  GtkWidget parent_instance;

  LinliSelection *selection;
  LpLedger *ledger;
  GtkWidget *scroller;
  GtkWidget *view;
  GListStore *hazards;
  GtkSingleSelection *chosen;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LpHazardTable, lp_hazard_table, GTK_TYPE_WIDGET)

static const struct {
  LpLedgerColumn column;
  int width;
} lp_hazard_table_columns[] = {
  { LP_LEDGER_NUMBER, 90 }, { LP_LEDGER_TITLE, 180 }, { LP_LEDGER_DEADLINE, 132 }, { LP_LEDGER_STATE, 72 }, { LP_LEDGER_PLACE, 150 },
  { LP_LEDGER_CATEGORY, 120 }, { LP_LEDGER_LEVEL, 62 }, { LP_LEDGER_TIMES, 86 }, { LP_LEDGER_HANDLER, 84 }, { LP_LEDGER_GRID, 110 },
};

static void
lp_hazard_table_setup_cb (LpHazardTable *self,
                          GtkListItem   *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
lp_hazard_table_bind_cb (LpHazardTable      *self,
                         GtkListItem        *item,
                         GtkListItemFactory *factory)
{
  LpLedgerColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  LpHazard *hazard = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = lp_ledger_dup_cell_of (self->ledger, hazard, column);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_remove_css_class (label, "tone-error");
  if (column == LP_LEDGER_DEADLINE && hazard->overdue)
    {
      g_autofree char *words = g_strdup_printf (_("%s overdue"), text);

      gtk_label_set_text (GTK_LABEL (label), words);
      gtk_widget_add_css_class (label, "tone-error");
    }
}

static int
lp_hazard_table_compare (gconstpointer a,
                         gconstpointer b,
                         gpointer      column)
{
  LpHazard *first = (gpointer) a, *second = (gpointer) b;
  const char *texts[2];

  switch (GPOINTER_TO_UINT (column))
    {
    case LP_LEDGER_TIMES: return (first->nth > second->nth) - (first->nth < second->nth);
    case LP_LEDGER_NUMBER: texts[0] = first->number, texts[1] = second->number; break;
    case LP_LEDGER_PLACE: return linli_natural_compare (first->place != NULL ? first->place : "", second->place != NULL ? second->place : "");
    case LP_LEDGER_CATEGORY: texts[0] = first->category, texts[1] = second->category; break;
    case LP_LEDGER_LEVEL: texts[0] = first->level, texts[1] = second->level; break;
    case LP_LEDGER_STATE: texts[0] = first->state, texts[1] = second->state; break;
    case LP_LEDGER_HANDLER: texts[0] = first->assignee, texts[1] = second->assignee; break;
    case LP_LEDGER_GRID: texts[0] = first->grid, texts[1] = second->grid; break;
    case LP_LEDGER_DEADLINE: texts[0] = first->due_at, texts[1] = second->due_at; break;
    default: texts[0] = first->title, texts[1] = second->title; break;
    }
  return g_strcmp0 (texts[0], texts[1]);
}

static void
lp_hazard_table_chosen_cb (LpHazardTable *self)
{
  LpHazard *hazard = gtk_single_selection_get_selected_item (self->chosen);

  if (hazard != NULL && !self->busy)
    linli_selection_set_one (self->selection, "matter", hazard->id);
}

static void
lp_hazard_table_activated_cb (LpHazardTable *self,
                              guint          position)
{
  g_autoptr (LpHazard) hazard = g_list_model_get_item (G_LIST_MODEL (self->chosen), position);

  if (hazard != NULL)
    linli_selection_open (self->selection, "matter", hazard->id);
}

static void
lp_hazard_table_dispose (GObject *object)
{
  LpHazardTable *self = LP_HAZARD_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->hazards);
  g_clear_object (&self->selection);
  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (lp_hazard_table_parent_class)->dispose (object);
}

static void
lp_hazard_table_class_init (LpHazardTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_hazard_table_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_hazard_table_add_column (LpHazardTable  *self,
                            LpLedgerColumn  number,
                            int             width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (lp_ledger_get_title (number), factory);
  g_autoptr (GtkCustomSorter) sorter = gtk_custom_sorter_new (lp_hazard_table_compare, GUINT_TO_POINTER (number), NULL);

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (number));
  g_signal_connect_object (factory, "setup", G_CALLBACK (lp_hazard_table_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (lp_hazard_table_bind_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_expand (column, number == LP_LEDGER_TITLE);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
}

static void
lp_hazard_table_init (LpHazardTable *self)
{
  GtkSortListModel *sorted;

  self->hazards = g_list_store_new (LP_TYPE_HAZARD);
  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "linli-table");
  for (gsize i = 0; i < G_N_ELEMENTS (lp_hazard_table_columns); i++)
    lp_hazard_table_add_column (self, lp_hazard_table_columns[i].column, lp_hazard_table_columns[i].width);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->hazards)), g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  self->chosen = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->chosen, FALSE);
  gtk_single_selection_set_can_unselect (self->chosen, TRUE);
  g_signal_connect_object (self->chosen, "notify::selected", G_CALLBACK (lp_hazard_table_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->chosen));
  g_object_unref (self->chosen);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (lp_hazard_table_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Hazards"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
lp_hazard_table_new (LinliContext   *context,
                     LinliSelection *selection)
{
  LpHazardTable *self = g_object_new (LP_TYPE_HAZARD_TABLE, NULL);

  self->selection = g_object_ref (selection);
  return GTK_WIDGET (self);
}

void
lp_hazard_table_show (LpHazardTable *self,
                      LpLedger      *ledger,
                      GPtrArray     *hazards)
{
  self->busy = TRUE;
  g_set_object (&self->ledger, ledger);
  g_list_store_splice (self->hazards, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hazards)), hazards->pdata, hazards->len);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->chosen)); i++)
    {
      g_autoptr (LpHazard) hazard = g_list_model_get_item (G_LIST_MODEL (self->chosen), i);

      if (linli_selection_contains (self->selection, "matter", hazard->id))
        gtk_single_selection_set_selected (self->chosen, i);
    }
  self->busy = FALSE;
}
