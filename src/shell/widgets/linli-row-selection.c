/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRowSelection: selection as a bitset over the positions of a model that it holds a reference to. Rows that are inserted
 * or removed move the selection along. Belongs to the main thread. */

#include "config.h"

#include "linli-row-selection.h"

struct _LinliRowSelection {
  GObject parent_instance;
  GListModel *model;
  GtkBitset *selected;
};

static void linli_row_selection_list_init (GListModelInterface *iface);
static void linli_row_selection_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LinliRowSelection, linli_row_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, linli_row_selection_list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, linli_row_selection_selection_init))

static void
linli_row_selection_items_changed_cb (LinliRowSelection *self,
                                      guint              position,
                                      guint              removed,
                                      guint              added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
linli_row_selection_get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (LINLI_ROW_SELECTION (list)->model);
}

static guint
linli_row_selection_get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (LINLI_ROW_SELECTION (list)->model);
}

static gpointer
linli_row_selection_get_item (GListModel *list,
                              guint       position)
{
  return g_list_model_get_item (LINLI_ROW_SELECTION (list)->model, position);
}

static void
linli_row_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = linli_row_selection_get_item_type;
  iface->get_n_items = linli_row_selection_get_n_items;
  iface->get_item = linli_row_selection_get_item;
}

static gboolean
linli_row_selection_is_selected (GtkSelectionModel *model,
                                 guint              position)
{
  return gtk_bitset_contains (LINLI_ROW_SELECTION (model)->selected, position);
}

static GtkBitset *
linli_row_selection_get_selection_in_range (GtkSelectionModel *model,
                                            guint              position,
                                            guint              n_items)
{
  return gtk_bitset_ref (LINLI_ROW_SELECTION (model)->selected);
}

/* The one function that every other way of selecting ends in. */
static gboolean
linli_row_selection_set_selection (GtkSelectionModel *model,
                                   GtkBitset         *selected,
                                   GtkBitset         *mask)
{
  LinliRowSelection *self = LINLI_ROW_SELECTION (model);
  g_autoptr (GtkBitset) before = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (selected);
  guint n_items = g_list_model_get_n_items (self->model);

  gtk_bitset_intersect (wanted, mask);
  gtk_bitset_subtract (self->selected, mask);
  gtk_bitset_union (self->selected, wanted);
  gtk_bitset_remove_range_closed (self->selected, n_items, G_MAXUINT);
  gtk_bitset_difference (before, self->selected);
  if (!gtk_bitset_is_empty (before))
    {
      guint first = gtk_bitset_get_minimum (before);

      gtk_selection_model_selection_changed (model, first, gtk_bitset_get_maximum (before) - first + 1);
    }
  return TRUE;
}

static void
linli_row_selection_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = linli_row_selection_is_selected;
  iface->get_selection_in_range = linli_row_selection_get_selection_in_range;
  iface->set_selection = linli_row_selection_set_selection;
}

static void
linli_row_selection_finalize (GObject *object)
{
  LinliRowSelection *self = LINLI_ROW_SELECTION (object);

  g_clear_object (&self->model);
  gtk_bitset_unref (self->selected);
  G_OBJECT_CLASS (linli_row_selection_parent_class)->finalize (object);
}

static void
linli_row_selection_class_init (LinliRowSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_row_selection_finalize;
}

static void
linli_row_selection_init (LinliRowSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

/**
 * linli_row_selection_new:
 * @model: the rows
 *
 * Returns: (transfer full): a selection over @model, empty at first
 */
LinliRowSelection *
linli_row_selection_new (GListModel *model)
{
  LinliRowSelection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (LINLI_TYPE_ROW_SELECTION, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (linli_row_selection_items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * linli_row_selection_get_model:
 * @self: a selection
 *
 * Returns: (transfer none): the rows it is over
 */
GListModel *
linli_row_selection_get_model (LinliRowSelection *self)
{
  g_return_val_if_fail (LINLI_IS_ROW_SELECTION (self), NULL);

  return self->model;
}
