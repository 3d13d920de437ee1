/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliLedgerView: the lines of a ledger as a table which may be sorted by each column. Cells are masked. */

#include "config.h"

#include "linli-ledger-view.h"

#include <glib/gi18n-lib.h>
#include <linli-natural.h>

#include "linli-column.h"

struct _LinliLedgerView
{
  GtkWidget parent_instance;

  LinliSelection *selection;
  const char *kind;
  LinliLedgerIdFunc id;
  LinliLedgerAlarmFunc alarm;
  LinliLedgerOpenFunc open; /* (nullable): cells are labels alone without it */
  gpointer open_data;
  LinliLedger *ledger;
  GtkWidget *scroller;
  GtkWidget *view;
  GListStore *items;
  GtkSingleSelection *chosen;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LinliLedgerView, linli_ledger_view, GTK_TYPE_WIDGET)

static void
linli_ledger_view_pressed_cb (GtkWidget       *button,
                              LinliLedgerView *self)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (button), "item");
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));

  self->open (gtk_list_item_get_item (item), column, button, self->open_data);
}

/* A cell that may be pressed, and is flat then. It stands where the label of a cell that may not does. */
static GtkWidget *
linli_ledger_view_new_button (LinliLedgerView *self,
                              GtkListItem     *item,
                              gpointer         column)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_add_css_class (button, "linli-grid-line"); /* its words stand under the heading */
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  g_object_set_data (G_OBJECT (button), "item", item);
  g_object_set_data (G_OBJECT (button), "column", column);
  g_signal_connect (button, "clicked", G_CALLBACK (linli_ledger_view_pressed_cb), self);
  return button;
}

static void
linli_ledger_view_setup_cb (LinliLedgerView    *self,
                            GtkListItem        *item,
                            GtkListItemFactory *factory)
{
  GtkWidget *label = gtk_label_new (NULL), *box = self->open != NULL ? gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0) : NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, box != NULL ? box : label);
  if (box == NULL)
    return;
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), linli_ledger_view_new_button (self, item, g_object_get_data (G_OBJECT (factory), "column")));
}

/* What is behind a cell can be pressed, under the name of its column. */
static void
linli_ledger_view_bind_open (LinliLedgerView *self,
                             GtkListItem     *item,
                             guint            column,
                             const char      *text)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item)), *button = gtk_widget_get_next_sibling (label);
  gboolean opens = self->open (gtk_list_item_get_item (item), column, NULL, self->open_data);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), linli_ledger_get_column (self->ledger, column)->title, text);

  gtk_widget_set_visible (label, !opens);
  gtk_widget_set_visible (button, opens);
  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
linli_ledger_view_bind_cb (LinliLedgerView    *self,
                           GtkListItem        *item,
                           GtkListItemFactory *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  gpointer about = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item), *label = self->open != NULL ? gtk_widget_get_first_child (child) : child;
  const char *alarm = self->alarm != NULL ? self->alarm (about, column) : NULL;
  g_autofree char *text = linli_ledger_dup_cell (self->ledger, about, column, TRUE);
  g_autofree char *words = alarm != NULL ? g_strdup_printf ("%s %s", text, alarm) : NULL;

  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : text);
  gtk_widget_set_tooltip_text (child, words != NULL ? words : text);
  if (alarm != NULL)
    gtk_widget_add_css_class (label, "tone-error");
  else
    gtk_widget_remove_css_class (label, "tone-error");
  if (self->open != NULL)
    linli_ledger_view_bind_open (self, item, column, words != NULL ? words : text);
}

/* The sorter of a column. */
typedef struct {
  LinliLedgerView *view; /* which owns the sorter */
  guint column;
} LinliLedgerOrder;

/* What is empty stands behind what is not. */
static int
linli_ledger_view_compare (gconstpointer a,
                           gconstpointer b,
                           gpointer      data)
{
  const LinliLedgerOrder *order = data;
  g_autofree char *first = linli_ledger_dup_cell (order->view->ledger, (gpointer) a, order->column, TRUE);
  g_autofree char *second = linli_ledger_dup_cell (order->view->ledger, (gpointer) b, order->column, TRUE);

  if (*first == '\0' || *second == '\0')
    return (*first == '\0') - (*second == '\0');
  return linli_natural_compare (first, second);
}

static void
linli_ledger_view_chosen_cb (LinliLedgerView *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->chosen);

  if (item != NULL && !self->busy)
    linli_selection_set_one (self->selection, self->kind, self->id (item));
}

static void
linli_ledger_view_activated_cb (LinliLedgerView *self,
                                guint            position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->chosen), position);

  if (item != NULL)
    linli_selection_open (self->selection, self->kind, self->id (item));
}

static void
linli_ledger_view_dispose (GObject *object)
{
  LinliLedgerView *self = LINLI_LEDGER_VIEW (object);

  if (self->view != NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->chosen);
  g_clear_object (&self->items);
  g_clear_object (&self->selection);
  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (linli_ledger_view_parent_class)->dispose (object);
}

static void
linli_ledger_view_class_init (LinliLedgerViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_ledger_view_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
linli_ledger_view_add_column (LinliLedgerView         *self,
                              const LinliLedgerColumn *about,
                              guint                    number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (about->title, factory);
  LinliLedgerOrder *order = g_new (LinliLedgerOrder, 1);
  g_autoptr (GtkCustomSorter) sorter = gtk_custom_sorter_new (linli_ledger_view_compare, order, g_free);

  *order = (LinliLedgerOrder) { self, number };
  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (number));
  g_signal_connect_object (factory, "setup", G_CALLBACK (linli_ledger_view_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (linli_ledger_view_bind_cb), self, G_CONNECT_SWAPPED);
  linli_column_set_width (column, self->view, about->width);
  gtk_column_view_column_set_expand (column, about->expands);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
}

static void
linli_ledger_view_init (LinliLedgerView *self)
{
  GtkSortListModel *sorted;

  self->items = g_list_store_new (G_TYPE_OBJECT);
  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "linli-table");
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  self->chosen = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->chosen, FALSE);
  gtk_single_selection_set_can_unselect (self->chosen, TRUE);
  g_signal_connect_object (self->chosen, "notify::selected", G_CALLBACK (linli_ledger_view_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->chosen));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (linli_ledger_view_activated_cb), self, G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * linli_ledger_view_new:
 * @selection: what is chosen in the window
 * @kind: the kind of record that the lines are about, as "matter"
 * @id: (scope forever): says which record a line is about
 * @alarm: (nullable) (scope forever): says which cells call for somebody
 *
 * Returns: (transfer floating): a table without lines
 */
GtkWidget *
linli_ledger_view_new (LinliSelection       *selection,
                       const char           *kind,
                       LinliLedgerIdFunc     id,
                       LinliLedgerAlarmFunc  alarm)
{
  LinliLedgerView *self;

  g_return_val_if_fail (LINLI_IS_SELECTION (selection) && kind != NULL && id != NULL, NULL);

  self = g_object_new (LINLI_TYPE_LEDGER_VIEW, NULL);
  self->selection = g_object_ref (selection);
  self->kind = g_intern_string (kind);
  self->id = id;
  self->alarm = alarm;
  return GTK_WIDGET (self);
}

/**
 * linli_ledger_view_set_open:
 * @self: a table that shows no ledger yet
 * @open: (scope forever): opens what is behind a cell
 * @data: for @open
 *
 * Numbers in the table open the rows behind them.
 */
void
linli_ledger_view_set_open (LinliLedgerView     *self,
                            LinliLedgerOpenFunc  open,
                            gpointer             data)
{
  g_return_if_fail (LINLI_IS_LEDGER_VIEW (self) && open != NULL && self->ledger == NULL);

  self->open = open;
  self->open_data = data;
}

/**
 * linli_ledger_view_show:
 * @self: a table
 * @ledger: the lines; its columns are those of the ledger shown before, if there was one
 *
 * Shows the lines of a ledger, sorted as the user has chosen, else as they are in it.
 */
void
linli_ledger_view_show (LinliLedgerView *self,
                        LinliLedger     *ledger)
{
  g_autoptr (GPtrArray) items = NULL;
  gboolean first;

  g_return_if_fail (LINLI_IS_LEDGER_VIEW (self) && LINLI_IS_LEDGER (ledger));

  items = g_ptr_array_new ();
  first = self->ledger == NULL;
  self->busy = TRUE;
  g_set_object (&self->ledger, ledger);
  for (guint i = 0; first && i < linli_ledger_get_n_columns (ledger); i++)
    if (linli_ledger_get_column (ledger, i)->width > 0)
      linli_ledger_view_add_column (self, linli_ledger_get_column (ledger, i), i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, linli_ledger_get_title (ledger), -1);
  for (guint i = 0; i < linli_ledger_get_n_rows (ledger); i++)
    g_ptr_array_add (items, linli_ledger_get_item (ledger, i));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->chosen)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->chosen), i);

      if (linli_selection_contains (self->selection, self->kind, self->id (item)))
        gtk_single_selection_set_selected (self->chosen, i);
    }
  self->busy = FALSE;
}

/**
 * linli_ledger_view_dup_shown:
 * @self: a table
 *
 * Returns: (transfer full) (nullable): the ledger with its lines in the order in which they stand on the screen; %NULL before one was shown
 */
LinliLedger *
linli_ledger_view_dup_shown (LinliLedgerView *self)
{
  g_return_val_if_fail (LINLI_IS_LEDGER_VIEW (self), NULL);

  return self->ledger != NULL ? linli_ledger_reorder (self->ledger, G_LIST_MODEL (self->chosen)) : NULL;
}
