/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliHouseholdsTable: a GtkColumnView over a LinliIdList of any length. Cells are always masked; a record is revealed in
 * the details. */

#include "config.h"

#include "linli-households-table-private.h"

#include <glib/gi18n-lib.h>

#include "linli-column.h"
#include "linli-row-selection.h"
#include "linli-toast.h"

struct _LinliHouseholdsTable {
  GtkWidget parent_instance;
  LinliContext *context;
  GtkWidget *scroller;
  GtkWidget *view;
  LinliIdList *list;
  LinliRowSelection *selection;
  LinliResidentQuery *query;
  LinliResidentRows rows; /* of the query */
  LinliResidentFilter *filter; /* that waits for its query */
  GCancellable *cancellable; /* of that, or NULL */
  GPtrArray *columns; /* names, in the order of the view */
  int asked;          /* the column whose sorter was asked first; see linli_households_table_sorted_cb() */
  char *sort;
  gboolean descending;
  gboolean busy; /* while the columns are made, or the rows are of another kind */
};

G_DEFINE_FINAL_TYPE (LinliHouseholdsTable, linli_households_table, GTK_TYPE_WIDGET)

enum { SORTED, CHOSEN, ACTIVATED, LISTED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Pixels beside type of 96 dots an inch; what is not named gets the usual width. Those shown at first fit beside the details. */
static const struct {
  const char *name;
  int width;
} widths[] = {
  { "name", 84 }, { "head", 84 }, { "sex", 66 }, { "age", 64 }, { "members", 64 }, { "phone", 120 }, { "head_phone", 120 }, { "address", 186 },
  { "grid", 112 }, { "identity_number", 178 }, { "tags", 200 }, { "relation_to_head", 96 }, { "population_type", 96 }, { "tenure", 90 },
};

static int
linli_households_table_width_of (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    if (g_str_equal (widths[i].name, name))
      return widths[i].width;
  return 120;
}

/* In GTK 4.8 a click is taken by the cell and by its row, so that one with Ctrl chose and unchose at once: it is the row's. */
static void
linli_households_table_setup_cb (LinliHouseholdsTable *self,
                                 GtkListItem          *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_set_data (G_OBJECT (label), "item", item);
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
linli_households_table_bind_cb (LinliHouseholdsTable     *self,
                                GtkListItem              *item,
                                GtkSignalListItemFactory *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  g_autofree char *text = NULL;

  if (self->query != NULL && column < linli_resident_query_get_n_columns (self->query))
    text = linli_resident_query_dup_display (self->query, gtk_list_item_get_item (item), column, TRUE);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text != NULL ? text : "");
}

static int
linli_households_table_compare_cb (gconstpointer a,
                                   gconstpointer b,
                                   gpointer      data)
{
  GtkSorter *sorter = data;
  LinliHouseholdsTable *self = g_object_get_data (G_OBJECT (sorter), "table");

  if (self->asked < 0)
    self->asked = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (sorter), "column"));
  return GTK_ORDERING_SMALLER;
}

/* GTK 4.8 does not say which column is sorted by, and which way. The view's sorter asks the columns' in their order and turns
 * the answer round for a descending one, so asking it about any two objects tells both. */
static void
linli_households_table_sorted_cb (LinliHouseholdsTable *self,
                                  GtkSorterChange       change,
                                  GtkSorter            *sorter)
{
  g_autoptr (GtkStringObject) one = gtk_string_object_new ("a");
  g_autoptr (GtkStringObject) other = gtk_string_object_new ("b");
  GtkOrdering order;

  if (self->busy)
    return;
  self->asked = -1;
  order = gtk_sorter_compare (sorter, one, other);
  if (self->asked < 0)
    return;
  g_free (self->sort);
  self->sort = g_strdup (g_ptr_array_index (self->columns, self->asked));
  self->descending = order == GTK_ORDERING_LARGER;
  g_signal_emit (self, signals[SORTED], 0);
}

static void
linli_households_table_add_column (LinliHouseholdsTable *self,
                                   guint                 n)
{
  const LinliResidentColumn *about = linli_resident_query_get_column (self->query, n);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkCustomSorter) sorter = gtk_custom_sorter_new (NULL, NULL, NULL);
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (g_dgettext (GETTEXT_PACKAGE, about->label), factory);

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (n));
  g_signal_connect_object (factory, "setup", G_CALLBACK (linli_households_table_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (linli_households_table_bind_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (sorter), "column", GUINT_TO_POINTER (n));
  g_object_set_data (G_OBJECT (sorter), "table", self);
  gtk_custom_sorter_set_sort_func (sorter, linli_households_table_compare_cb, sorter, NULL);
  if (linli_resident_query_can_sort (self->rows, about->name))
    gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  gtk_column_view_column_set_resizable (column, TRUE);
  linli_column_set_width (column, self->view, linli_households_table_width_of (about->name));
  gtk_column_view_column_set_expand (column, g_str_equal (about->name, "address"));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  g_ptr_array_add (self->columns, g_strdup (about->name));
  if (g_strcmp0 (self->sort, about->name) == 0)
    gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), column, self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static gboolean
linli_households_table_has_columns (LinliHouseholdsTable *self,
                                    char                **columns)
{
  if (self->columns->len != g_strv_length (columns))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (!g_str_equal (g_ptr_array_index (self->columns, i), columns[i]))
      return FALSE;
  return TRUE;
}

static void
linli_households_table_make_columns (LinliHouseholdsTable *self)
{
  GListModel *present = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  self->busy = TRUE;
  while (g_list_model_get_n_items (present) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (present, 0);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
    }
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < linli_resident_query_get_n_columns (self->query); i++)
    linli_households_table_add_column (self, i);
  self->busy = FALSE;
}

static void
linli_households_table_chosen_cb (LinliHouseholdsTable *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
linli_households_table_activate_cb (LinliHouseholdsTable *self,
                                    guint                 position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, linli_id_list_get_id (self->list, position));
}

/* What is still looked up is of no use any more. */
static void
linli_households_table_stop (LinliHouseholdsTable *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->filter, linli_resident_filter_free);
}

/* One stop for Tab, where the arrows take over: the list would stop at each of its thousands of rows. */
static gboolean
linli_households_table_focus (GtkWidget        *widget,
                              GtkDirectionType  direction)
{
  LinliHouseholdsTable *self = LINLI_HOUSEHOLDS_TABLE (widget);

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_child_focus (self->scroller, direction);
}

static void
linli_households_table_dispose (GObject *object)
{
  LinliHouseholdsTable *self = LINLI_HOUSEHOLDS_TABLE (object);

  linli_households_table_stop (self);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), self);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->query);
  g_clear_object (&self->context);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->sort, g_free);
  G_OBJECT_CLASS (linli_households_table_parent_class)->dispose (object);
}

static void
linli_households_table_class_init (LinliHouseholdsTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_households_table_dispose;
  GTK_WIDGET_CLASS (klass)->focus = linli_households_table_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SORTED] = g_signal_new ("sorted", LINLI_TYPE_HOUSEHOLDS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", LINLI_TYPE_HOUSEHOLDS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", LINLI_TYPE_HOUSEHOLDS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LISTED] = g_signal_new ("listed", LINLI_TYPE_HOUSEHOLDS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
linli_households_table_init (LinliHouseholdsTable *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->view = gtk_column_view_new (NULL);
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->view), FALSE);
  gtk_widget_add_css_class (self->view, "linli-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Residents"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scroller), FALSE); /* columns out of sight are seen to be there */
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (linli_households_table_activate_cb), self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed", G_CALLBACK (linli_households_table_sorted_cb), self);
}

/* The cell's label at a place: it may be picked itself, or its cell, or its row; not the list, where there is no row. */
static GtkWidget *
linli_households_table_find_label (GtkWidget *picked)
{
  GtkWidget *widget = picked;

  for (int i = 0; i < 3 && widget != NULL; i++, widget = gtk_widget_get_first_child (widget))
    if (g_object_get_data (G_OBJECT (widget), "item") != NULL)
      return widget;

  return NULL;
}

/* Chooses the row at a place, unless it is among those that are chosen; FALSE where there is none. */
gboolean
_linli_households_table_choose_at (GtkWidget *table,
                                   double     x,
                                   double     y)
{
  LinliHouseholdsTable *self = LINLI_HOUSEHOLDS_TABLE (table);
  GtkWidget *picked = gtk_widget_pick (table, x, y, GTK_PICK_DEFAULT);
  GtkWidget *label = picked != NULL && picked != table ? linli_households_table_find_label (picked) : NULL;
  guint position;

  if (label == NULL)
    return FALSE;
  position = gtk_list_item_get_position (g_object_get_data (G_OBJECT (label), "item"));
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);

  return TRUE;
}

GtkWidget *
_linli_households_table_new (LinliContext *context)
{
  LinliHouseholdsTable *self = g_object_new (LINLI_TYPE_HOUSEHOLDS_TABLE, NULL);

  self->context = g_object_ref (context);
  self->list = linli_id_list_new (linli_context_get_store (context));
  self->selection = linli_row_selection_new (G_LIST_MODEL (self->list));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (linli_households_table_chosen_cb), self);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  return GTK_WIDGET (self);
}

static void
linli_households_table_take (LinliHouseholdsTable      *self,
                             const LinliResidentFilter *filter,
                             LinliResidentQuery        *query)
{
  g_autoptr (LinliRowQuery) rows = linli_resident_query_build (query);

  g_set_object (&self->query, query);
  self->rows = filter->rows;
  g_free (self->sort);
  self->sort = g_strdup (filter->sort);
  self->descending = filter->descending;
  if (!linli_households_table_has_columns (self, filter->columns))
    linli_households_table_make_columns (self);
  linli_id_list_set_query (self->list, rows);
}

static void
linli_households_table_built_cb (GObject      *object,
                                 GAsyncResult *result,
                                 gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliResidentQuery) query = linli_resident_filter_build_finish (LINLI_STORE (object), result, &error);
  g_autoptr (LinliResidentFilter) filter = NULL;
  LinliHouseholdsTable *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* overtaken by a later one, or the table has gone */
  filter = g_steal_pointer (&self->filter);
  if (query != NULL)
    linli_households_table_take (self, filter, query);
  else
    linli_toast_show_error (GTK_WIDGET (self), _("The file could not be read"), error);
  g_clear_object (&self->cancellable);
  g_signal_emit (self, signals[LISTED], 0);
}

/* What was typed is looked up by a worker; the old rows stay until then. */
void
_linli_households_table_set_filter (LinliHouseholdsTable      *self,
                                    const LinliResidentFilter *filter)
{
  linli_households_table_stop (self);
  /* Rows of persons say nothing in the columns of households. */
  self->busy = TRUE;
  if (self->rows != filter->rows)
    linli_id_list_set_query (self->list, NULL);
  self->busy = FALSE;
  if (filter->text == NULL)
    {
      g_autoptr (LinliResidentQuery) query = linli_resident_filter_build (filter, linli_context_get_database (self->context));

      linli_households_table_take (self, filter, query);
      return;
    }
  self->cancellable = g_cancellable_new ();
  self->filter = linli_resident_filter_copy (filter);
  linli_resident_filter_build_async (filter, linli_context_get_store (self->context), self->cancellable, linli_households_table_built_cb, self);
}

/* Whether the rows that are shown are not yet those of the filter. */
gboolean
_linli_households_table_is_loading (LinliHouseholdsTable *self)
{
  return self->busy || self->cancellable != NULL || linli_id_list_is_loading (self->list);
}

void
_linli_households_table_sort_by (LinliHouseholdsTable *self,
                                 const char           *column)
{
  gboolean descending = g_strcmp0 (self->sort, column) == 0 && !self->descending;

  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (g_ptr_array_index (self->columns, i), column))
      {
        g_autoptr (GtkColumnViewColumn) found = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view)), i);

        /* Without the column before, or that keeps its arrow. */
        self->busy = TRUE;
        gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), NULL, GTK_SORT_ASCENDING);
        self->busy = FALSE;
        gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), found, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
      }
}

const char *
_linli_households_table_get_sort (LinliHouseholdsTable *self,
                                  gboolean             *descending)
{
  *descending = self->descending;
  return self->sort;
}

/* The ids of the chosen rows, at most so many: nobody looks at more in the details. */
GArray *
_linli_households_table_dup_chosen (LinliHouseholdsTable *self,
                                    guint                 most)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more && ids->len < most; more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = linli_id_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

static GtkWidget *
linli_households_table_find_list (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BASE (child))
      return child;
  return NULL;
}

/* Marks a row and brings it into view; nothing happens when it is not in the list. */
void
_linli_households_table_choose (LinliHouseholdsTable *self,
                                gint64                id)
{
  GtkWidget *list = linli_households_table_find_list (self->view);
  guint position;

  if (!linli_id_list_find (self->list, id, &position) ||
      gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    return;
  g_signal_handlers_block_by_func (self->selection, linli_households_table_chosen_cb, self);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_signal_handlers_unblock_by_func (self->selection, linli_households_table_chosen_cb, self);
  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

/* Marks the rows that are chosen in the window, after the list was read anew. */
void
_linli_households_table_mark (LinliHouseholdsTable *self,
                              LinliSelection       *chosen)
{
  g_autoptr (GtkBitset) rows = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;
  g_autoptr (GArray) listed = linli_id_list_ref_ids (self->list);
  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (chosen, &n_ids);

  for (guint i = 0; i < listed->len; i++)
    {
      gint64 id = g_array_index (listed, gint64, i);

      /* Mostly one of a million is chosen: the others are passed over within a frame. */
      if (id >= ids[0] && id <= ids[n_ids - 1] && linli_selection_contains (chosen, linli_selection_get_kind (chosen), id))
        gtk_bitset_add (rows, i);
    }
  all = gtk_bitset_new_range (0, listed->len);
  g_signal_handlers_block_by_func (self->selection, linli_households_table_chosen_cb, self);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), rows, all);
  g_signal_handlers_unblock_by_func (self->selection, linli_households_table_chosen_cb, self);
}

LinliIdList *
_linli_households_table_get_list (LinliHouseholdsTable *self)
{
  return self->list;
}
