/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpFairnessTable: volunteers with their hours of each month, their share of days off and nights, and a small chart. Names are masked as everywhere.
 * LinliLedgerView cannot carry it: its cells are masked text alone, and here a number is pressed to see what it counts, and the last column is drawn. */

#include "lp-fairness-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-fairness-bars.h"
#include "lp-fairness-ledger.h"
#include "lp-record-store.h"
#include "lp-week.h"

/* The columns before the months and after them. */
typedef enum {
  LP_FAIR_NAME,
  LP_FAIR_LAST,
  LP_FAIR_TOTAL,
  LP_FAIR_FREE_DAYS,
  LP_FAIR_NIGHTS,
  LP_FAIR_MISSED,
  LP_FAIR_BARS,
  LP_FAIR_MONTH, /* and those after it: the months */
} LpFairColumn;

struct _LpFairnessTable
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  guint n_months;
  int most; /* minutes of the best month of all */
  LpFairPickFunc func;
  gpointer data;
  GtkWidget *scroller;
  GtkWidget *view;
  GListStore *items;
  GtkSingleSelection *chosen;
};

G_DEFINE_FINAL_TYPE (LpFairnessTable, lp_fairness_table, GTK_TYPE_WIDGET)

/* What a column is sorted by. */
static int
lp_fair_line_get_value (const LpFairLine *line,
                        guint             column)
{
  switch (column)
    {
    case LP_FAIR_TOTAL: return line->minutes;
    case LP_FAIR_FREE_DAYS: return line->minutes > 0 ? line->weekend * 1000 / line->minutes : -1;
    case LP_FAIR_NIGHTS: return line->minutes > 0 ? line->night * 1000 / line->minutes : -1;
    case LP_FAIR_MISSED: return line->absent;
    case LP_FAIR_BARS: return line->minutes;
    default: return line->month_minutes[column - LP_FAIR_MONTH];
    }
}

static int
lp_fairness_table_compare (gconstpointer a,
                           gconstpointer b,
                           gpointer      data)
{
  const LpFairLine *one = a, *other = b;
  guint column = GPOINTER_TO_UINT (data);
  int first, second;

  if (column == LP_FAIR_NAME)
    return linli_natural_compare (one->name, other->name);
  if (column == LP_FAIR_LAST)
    return strcmp (one->last_day != NULL ? one->last_day : "", other->last_day != NULL ? other->last_day : "");
  first = lp_fair_line_get_value (one, column);
  second = lp_fair_line_get_value (other, column);
  return (first > second) - (first < second);
}

static char *
lp_fairness_table_dup_name (LpFairnessTable  *self,
                            const LpFairLine *line)
{
  return linli_privacy_is_revealed (linli_context_get_privacy (self->context), "person", line->person_id) ? g_strdup (line->name) : linli_mask_name (line->name);
}

static char *
lp_fairness_table_dup_cell (LpFairnessTable  *self,
                            const LpFairLine *line,
                            guint             column)
{
  switch (column)
    {
    case LP_FAIR_NAME: return lp_fairness_table_dup_name (self, line);
    case LP_FAIR_LAST: return g_strdup (line->last_day != NULL ? line->last_day : C_("fairness", "Never"));
    case LP_FAIR_TOTAL: return lp_fairness_dup_hours (line->minutes, line->served);
    case LP_FAIR_FREE_DAYS: return lp_fairness_dup_share (line->weekend, line->minutes);
    case LP_FAIR_NIGHTS: return lp_fairness_dup_share (line->night, line->minutes);
    case LP_FAIR_MISSED: return g_strdup_printf ("%d", line->absent);
    default: return lp_fairness_dup_hours (line->month_minutes[column - LP_FAIR_MONTH], line->month_served[column - LP_FAIR_MONTH]);
    }
}

static const char *
lp_fairness_table_get_title (LpFairnessTable *self,
                             guint            column)
{
  static const char * const titles[] = { NC_("fairness", "Name"), NC_("fairness", "Served last"), NC_("fairness", "In all"), NC_("fairness", "Days off"),
                                         NC_("fairness", "Nights"), NC_("fairness", "Absent"), NC_("fairness", "Month by month") };

  return column < LP_FAIR_MONTH ? g_dpgettext2 (GETTEXT_PACKAGE, "fairness", titles[column])
                                : lp_fairness_get_short_month (self->n_months, column - LP_FAIR_MONTH);
}

/* How many duties a number stands for. */
static int
lp_fairness_table_count (const LpFairLine *line,
                         guint             column)
{
  switch (column)
    {
    case LP_FAIR_TOTAL: return line->served;
    case LP_FAIR_FREE_DAYS: return line->weekend;
    case LP_FAIR_NIGHTS: return line->night;
    case LP_FAIR_MISSED: return line->absent;
    default: return line->month_served[column - LP_FAIR_MONTH];
    }
}

static void
lp_fairness_table_pressed_cb (GtkWidget       *button,
                              LpFairnessTable *self)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (button), "item");
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));
  const LpFairLine *line = gtk_list_item_get_item (item);
  gboolean month = column >= LP_FAIR_MONTH;
  g_autofree char *first = lp_fairness_dup_month (self->n_months, month ? column - LP_FAIR_MONTH : 0);
  g_autofree char *end = lp_fairness_dup_month (self->n_months, month ? column - LP_FAIR_MONTH + 1 : self->n_months), *last = lp_day_dup_after (end, -1);
  g_autofree char *name = lp_fairness_table_dup_name (self, line);
  g_autofree char *title = g_strdup_printf ("%s · %s", name, lp_fairness_table_get_title (self, column));
  LpFairPick *pick = lp_fair_pick_new (line->card_id, first, last, column == LP_FAIR_FREE_DAYS ? LP_FAIR_WEEKEND : column == LP_FAIR_NIGHTS ? LP_FAIR_NIGHT
                                                                   : column == LP_FAIR_MISSED ? LP_FAIR_ABSENT : LP_FAIR_SERVED);

  self->func (pick, title, self->data);
  lp_fair_pick_free (pick);
}

static guint
lp_fairness_table_get_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
lp_fairness_table_setup_cb (LpFairnessTable    *self,
                            GtkListItem        *item,
                            GtkListItemFactory *factory)
{
  guint column = lp_fairness_table_get_column (factory);
  GtkWidget *child;

  if (column == LP_FAIR_BARS)
    child = lp_fairness_bars_new ();
  else if (column == LP_FAIR_NAME || column == LP_FAIR_LAST)
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
    }
  else
    {
      child = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (child, "flat");
      gtk_widget_add_css_class (child, "linli-inline");
      gtk_widget_add_css_class (child, "linli-grid-line"); /* its words stand under the heading */
      gtk_widget_add_css_class (child, "fairness-number");
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (child))), 0);
      gtk_widget_set_halign (child, GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (child), "item", item);
      g_object_set_data (G_OBJECT (child), "column", GUINT_TO_POINTER (column));
      g_signal_connect_object (child, "clicked", G_CALLBACK (lp_fairness_table_pressed_cb), self, 0);
    }
  gtk_list_item_set_child (item, child);
}

static void
lp_fairness_table_bind_cb (LpFairnessTable    *self,
                           GtkListItem        *item,
                           GtkListItemFactory *factory)
{
  guint column = lp_fairness_table_get_column (factory);
  LpFairLine *line = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *text = NULL, *name = NULL, *words = NULL;

  if (column == LP_FAIR_BARS)
    {
      lp_fairness_bars_show (child, line, self->n_months, self->most);
      return;
    }
  text = lp_fairness_table_dup_cell (self, line, column);
  if (GTK_IS_LABEL (child))
    {
      gtk_label_set_text (GTK_LABEL (child), text);
      if (column == LP_FAIR_LAST && line->idle)
        gtk_widget_add_css_class (child, "tone-warning");
      else
        gtk_widget_remove_css_class (child, "tone-warning");
      return;
    }
  name = lp_fairness_table_dup_name (self, line);
  words = g_strdup_printf (C_("fairness", "%s, %s: %s"), name, lp_fairness_table_get_title (self, column), text);
  gtk_button_set_label (GTK_BUTTON (child), text);
  gtk_widget_set_sensitive (child, lp_fairness_table_count (line, column) > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
lp_fairness_table_chosen_cb (LpFairnessTable *self)
{
  const LpFairLine *line = gtk_single_selection_get_selected_item (self->chosen);

  if (line != NULL)
    linli_selection_set_one (self->selection, "person", line->person_id);
}

static void
lp_fairness_table_activated_cb (LpFairnessTable *self,
                                guint            position)
{
  g_autoptr (LpFairLine) line = g_list_model_get_item (G_LIST_MODEL (self->chosen), position);

  if (line != NULL)
    linli_selection_open (self->selection, "person", line->person_id);
}

static void
lp_fairness_table_dispose (GObject *object)
{
  LpFairnessTable *self = LP_FAIRNESS_TABLE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->chosen);
  g_clear_object (&self->items);
  g_clear_object (&self->selection);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_fairness_table_parent_class)->dispose (object);
}

static void
lp_fairness_table_class_init (LpFairnessTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_fairness_table_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_fairness_table_init (LpFairnessTable *self)
{
  GtkSortListModel *sorted;

  self->items = g_list_store_new (LP_TYPE_FAIR_LINE);
  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "linli-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("fairness", "Service of Volunteers"), -1);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  self->chosen = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->chosen, FALSE);
  gtk_single_selection_set_can_unselect (self->chosen, TRUE);
  g_signal_connect_object (self->chosen, "notify::selected", G_CALLBACK (lp_fairness_table_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->chosen));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (lp_fairness_table_activated_cb), self, G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
lp_fairness_table_add_column (LpFairnessTable *self,
                              guint            column,
                              int              width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (lp_fairness_table_get_title (self, column), factory);
  g_autoptr (GtkCustomSorter) sorter = gtk_custom_sorter_new (lp_fairness_table_compare, GUINT_TO_POINTER (column), NULL);

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (lp_fairness_table_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (lp_fairness_table_bind_cb), self, G_CONNECT_SWAPPED);
  linli_column_set_width (made, self->view, width);
  gtk_column_view_column_set_expand (made, column == LP_FAIR_NAME);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_sorter (made, GTK_SORTER (sorter));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), made);
}

GtkWidget *
lp_fairness_table_new (LinliContext   *context,
                       LinliSelection *selection,
                       guint           n_months,
                       LpFairPickFunc  func,
                       gpointer        data)
{
  LpFairnessTable *self = g_object_new (LP_TYPE_FAIRNESS_TABLE, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->n_months = n_months;
  self->func = func;
  self->data = data;
  lp_fairness_table_add_column (self, LP_FAIR_NAME, 76);
  lp_fairness_table_add_column (self, LP_FAIR_BARS, n_months > 3 ? 110 : 66);
  lp_fairness_table_add_column (self, LP_FAIR_LAST, 98);
  lp_fairness_table_add_column (self, LP_FAIR_TOTAL, 94);
  for (guint i = 0; i < n_months; i++)
    lp_fairness_table_add_column (self, LP_FAIR_MONTH + i, 84);
  lp_fairness_table_add_column (self, LP_FAIR_FREE_DAYS, 68);
  lp_fairness_table_add_column (self, LP_FAIR_NIGHTS, 60);
  lp_fairness_table_add_column (self, LP_FAIR_MISSED, 60);
  return GTK_WIDGET (self);
}

guint
lp_fairness_table_get_n_months (LpFairnessTable *self)
{
  return self->n_months;
}

void
lp_fairness_table_show (LpFairnessTable *self,
                        GPtrArray       *lines)
{
  self->most = 0;
  for (guint i = 0; i < lines->len; i++)
    for (guint month = 0; month < self->n_months; month++)
      self->most = MAX (self->most, ((LpFairLine *) g_ptr_array_index (lines, i))->month_minutes[month]);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), lines->pdata, lines->len);
}

GListModel *
lp_fairness_table_get_shown (LpFairnessTable *self)
{
  return G_LIST_MODEL (self->chosen);
}
