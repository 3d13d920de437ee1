/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMatterBoard: a column for each state. Cards are made by the list views of its columns as they are needed. */

#include "config.h"

#include "linli-matter-board.h"

#include <glib/gi18n-lib.h>

#include "linli-board-card-private.h"
#include "linli-board-item-private.h"

#define COLUMN_WIDTH 168

typedef struct {
  char *state; /* NULL in the last column */
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *view;
  GListStore *items;
  GtkSingleSelection *chosen; /* of the view */
} LinliBoardColumn;

struct _LinliMatterBoard
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  char *kind;
  GtkWidget *scroller;
  GtkWidget *row;
  GtkSizeGroup *widths; /* of the columns that hold something */
  LinliBoardColumn *columns;
  guint n_columns;
  gboolean busy; /* while the columns are filled or follow the window */
};

G_DEFINE_FINAL_TYPE (LinliMatterBoard, linli_matter_board, GTK_TYPE_WIDGET)

static int
linli_matter_board_find_focus (LinliMatterBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; i < self->n_columns && focus != NULL; i++)
    if (gtk_widget_is_ancestor (focus, self->columns[i].view))
      return (int) i;
  return -1;
}

static guint
linli_matter_board_find_column (LinliMatterBoard *self,
                                LinliBoardItem   *item)
{
  if (item->closed_at != NULL)
    return self->n_columns - 1;
  for (guint i = 0; i + 1 < self->n_columns; i++)
    if (g_strcmp0 (item->state, self->columns[i].state) == 0)
      return i;
  return 0;
}

/* Chooses in the board what is chosen in the window. */
static void
linli_matter_board_follow (LinliMatterBoard *self)
{
  self->busy = TRUE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      GListModel *model = G_LIST_MODEL (self->columns[i].items);
      guint found = GTK_INVALID_LIST_POSITION;

      for (guint j = 0; j < g_list_model_get_n_items (model) && found == GTK_INVALID_LIST_POSITION; j++)
        {
          g_autoptr (LinliBoardItem) item = g_list_model_get_item (model, j);

          if (linli_selection_contains (self->selection, "matter", item->matter_id))
            found = j;
        }
      gtk_single_selection_set_selected (self->columns[i].chosen, found);
    }
  self->busy = FALSE;
}

/* Columns that hold something are as wide as each other, whatever is written on their cards; those that hold nothing need room for their
 * name only, and share what is left over. */
static void
linli_matter_board_even (LinliMatterBoard *self,
                         GtkWidget        *column,
                         gboolean          filled)
{
  gboolean even = g_slist_find (gtk_size_group_get_widgets (self->widths), column) != NULL;

  if (filled && !even)
    gtk_size_group_add_widget (self->widths, column);
  else if (!filled && even)
    gtk_size_group_remove_widget (self->widths, column);
  gtk_widget_set_size_request (column, filled ? COLUMN_WIDTH : -1, -1);
  gtk_widget_set_hexpand (column, TRUE);
}

static void
linli_matter_board_fill (LinliMatterBoard *self,
                         LinliBoardColumn *column,
                         GPtrArray        *items)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, self->kind);
  const char *state = column->state == NULL ? _("Closed lately") : kind != NULL ? linli_matter_kind_get_state_label (kind, column->state) : NULL;
  g_autofree char *words = g_strdup_printf ("%s %u", state != NULL ? state : column->state, items->len);

  g_list_store_splice (column->items, 0, g_list_model_get_n_items (G_LIST_MODEL (column->items)), items->pdata, items->len);
  gtk_label_set_text (GTK_LABEL (column->head), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->view), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_focusable (column->view, items->len > 0);
  linli_matter_board_even (self, column->box, items->len > 0);
}

static void
linli_matter_board_bind_cb (LinliMatterBoard *self,
                            GtkListItem      *item)
{
  _linli_board_card_show (LINLI_BOARD_CARD (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
linli_matter_board_setup_cb (LinliMatterBoard *self,
                             GtkListItem      *item)
{
  gtk_list_item_set_child (item, _linli_board_card_new ());
}

static void
linli_matter_board_chosen_cb (LinliMatterBoard   *self,
                              GParamSpec         *pspec,
                              GtkSingleSelection *chosen)
{
  LinliBoardItem *item = gtk_single_selection_get_selected_item (chosen);

  if (item == NULL || self->busy)
    return;
  self->busy = TRUE;
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].chosen != chosen)
      gtk_single_selection_set_selected (self->columns[i].chosen, GTK_INVALID_LIST_POSITION);
  linli_selection_set_one (self->selection, "matter", item->matter_id);
  self->busy = FALSE;
}

static void
linli_matter_board_activated_cb (LinliMatterBoard *self,
                                 guint             position,
                                 GtkListView      *view)
{
  g_autoptr (LinliBoardItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  if (item != NULL)
    linli_selection_open (self->selection, "matter", item->matter_id);
}

static void
linli_matter_board_selection_changed_cb (LinliMatterBoard *self)
{
  if (!self->busy)
    linli_matter_board_follow (self);
}

static gboolean
linli_matter_board_key_cb (GtkEventControllerKey *keys,
                           guint                  key,
                           guint                  code,
                           GdkModifierType        state,
                           LinliMatterBoard      *self)
{
  int step = key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? 1 : key == GDK_KEY_Left || key == GDK_KEY_KP_Left ? -1 : 0;
  int at = linli_matter_board_find_focus (self);

  if (step == 0 || at < 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  for (int i = at + step; i >= 0 && i < (int) self->n_columns; i += step)
    if (g_list_model_get_n_items (G_LIST_MODEL (self->columns[i].items)) > 0)
      {
        gtk_single_selection_set_selected (self->columns[i].chosen, 0);
        return gtk_widget_grab_focus (self->columns[i].view);
      }
  return TRUE;
}

static void
linli_matter_board_dispose (GObject *object)
{
  LinliMatterBoard *self = LINLI_MATTER_BOARD (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->widths);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_object_unref (self->columns[i].items);
      g_free (self->columns[i].state);
    }
  self->n_columns = 0;
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->kind, g_free);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (linli_matter_board_parent_class)->dispose (object);
}

static void
linli_matter_board_class_init (LinliMatterBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_matter_board_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
linli_matter_board_init (LinliMatterBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_start (self->row, 8);
  gtk_widget_set_margin_end (self->row, 8);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->row);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (linli_matter_board_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
linli_matter_board_add_column (LinliMatterBoard *self,
                               LinliBoardColumn *column,
                               const char       *state)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  column->state = g_strdup (state);
  g_signal_connect_object (factory, "setup", G_CALLBACK (linli_matter_board_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (linli_matter_board_bind_cb), self, G_CONNECT_SWAPPED);
  column->items = g_list_store_new (LINLI_TYPE_BOARD_ITEM);
  column->chosen = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (column->items)));
  gtk_single_selection_set_autoselect (column->chosen, FALSE);
  gtk_single_selection_set_can_unselect (column->chosen, TRUE);
  g_signal_connect_object (column->chosen, "notify::selected", G_CALLBACK (linli_matter_board_chosen_cb), self, G_CONNECT_SWAPPED);
  column->view = gtk_list_view_new (GTK_SELECTION_MODEL (column->chosen), factory);
  g_signal_connect_object (column->view, "activate", G_CALLBACK (linli_matter_board_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), column->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  column->head = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (column->head), 0);
  gtk_widget_add_css_class (column->head, "linli-section-title");
  gtk_widget_set_margin_start (column->head, 8);
  column->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (column->box), column->head);
  gtk_box_append (GTK_BOX (column->box), scroller);
  gtk_box_append (GTK_BOX (self->row), column->box);
}

/**
 * linli_matter_board_new:
 * @context: the open document
 * @selection: what is chosen in the window
 * @kind: id of the kind of matter
 * @states: (array zero-terminated=1): the states that have a column, in order; an open matter in any other state stands in the first one
 *
 * Returns: (transfer floating): a board without matters; the column of what was closed lately comes last
 */
GtkWidget *
linli_matter_board_new (LinliContext       *context,
                        LinliSelection     *selection,
                        const char         *kind,
                        const char * const *states)
{
  LinliMatterBoard *self;
  guint n = states != NULL ? g_strv_length ((char **) states) : 0;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context) && LINLI_IS_SELECTION (selection) && kind != NULL && n > 0, NULL);

  self = g_object_new (LINLI_TYPE_MATTER_BOARD, NULL);
  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->kind = g_strdup (kind);
  self->columns = g_new0 (LinliBoardColumn, n + 1);
  self->n_columns = n + 1;
  for (guint i = 0; i <= n; i++)
    linli_matter_board_add_column (self, &self->columns[i], states[i]);
  g_signal_connect_object (selection, "changed", G_CALLBACK (linli_matter_board_selection_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * linli_matter_board_show:
 * @self: a board
 * @items: (element-type LinliBoardItem): matters, in the order in which they stand in their columns
 *
 * Shows these matters in place of those that it showed. The keyboard stays where it was, with what is chosen.
 */
void
linli_matter_board_show (LinliMatterBoard *self,
                         GPtrArray        *items)
{
  g_autoptr (GPtrArray) parts = NULL;
  int focus;

  g_return_if_fail (LINLI_IS_MATTER_BOARD (self) && items != NULL);

  focus = linli_matter_board_find_focus (self);
  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->busy = TRUE;
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (parts, g_ptr_array_new ());
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (g_ptr_array_index (parts, linli_matter_board_find_column (self, g_ptr_array_index (items, i))), g_ptr_array_index (items, i));
  for (guint i = 0; i < self->n_columns; i++)
    linli_matter_board_fill (self, &self->columns[i], g_ptr_array_index (parts, i));
  linli_matter_board_follow (self);
  if (focus < 0)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    if (gtk_single_selection_get_selected (self->columns[i].chosen) != GTK_INVALID_LIST_POSITION)
      focus = (int) i;
  gtk_widget_grab_focus (self->columns[focus].view);
}
