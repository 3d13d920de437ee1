/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpRequestBoard: a column for each state. Up and Down go along a column, Left and Right to the next that holds something, Enter opens. What
 * is chosen is what is chosen in the window. */

#include "lp-request-board.h"

#include <glib/gi18n-lib.h>

#include "lp-request-card.h"

#define COLUMN_WIDTH 168

/* The first column holds what was returned, too; the last one all that was closed lately. */
static const char * const lp_request_board_states[] = { LP_REQUEST_RECEIVED, LP_REQUEST_DISPATCHED, LP_REQUEST_IN_HAND, LP_REQUEST_WAITING, LP_REQUEST_ANSWERED };
#define N_COLUMNS (G_N_ELEMENTS (lp_request_board_states) + 1)

typedef struct {
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *view;
  GListStore *requests;
  GtkSingleSelection *chosen;
} LpRequestColumn;

struct _LpRequestBoard
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *scroller;
  GtkSizeGroup *widths; /* of the columns that hold something */
  LpRequestColumn columns[N_COLUMNS];
  gboolean busy; /* while the columns are filled or follow the window */
};

G_DEFINE_FINAL_TYPE (LpRequestBoard, lp_request_board, GTK_TYPE_WIDGET)

static void
lp_request_board_bind_cb (LpRequestBoard *self,
                          GtkListItem    *item)
{
  LpRequest *request = gtk_list_item_get_item (item);
  GtkWidget *card = gtk_list_item_get_child (item);
  LinliTone tone;
  g_autofree char *category = linli_matter_words_dup_label (self->context, LP_REQUEST_KIND, request->category);
  g_autofree char *title = lp_request_dup_title (request);
  g_autofree char *due = lp_request_card_dup_due (request, &tone);
  g_autofree char *name = g_strjoin (", ", title, request->place != NULL ? request->place : _("No place yet"), due, NULL);

  lp_request_card_show (LP_REQUEST_CARD (card), request, category);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
lp_request_board_setup_cb (LpRequestBoard *self,
                           GtkListItem    *item)
{
  gtk_list_item_set_child (item, lp_request_card_new ());
}

static void
lp_request_board_chosen_cb (LpRequestBoard     *self,
                            GParamSpec         *pspec,
                            GtkSingleSelection *chosen)
{
  LpRequest *request = gtk_single_selection_get_selected_item (chosen);

  if (request == NULL || self->busy)
    return;
  self->busy = TRUE;
  for (guint i = 0; i < N_COLUMNS; i++)
    if (self->columns[i].chosen != chosen)
      gtk_single_selection_set_selected (self->columns[i].chosen, GTK_INVALID_LIST_POSITION);
  linli_selection_set_one (self->selection, "matter", request->id);
  self->busy = FALSE;
}

static void
lp_request_board_activated_cb (LpRequestBoard *self,
                               guint           position,
                               GtkListView    *view)
{
  g_autoptr (LpRequest) request = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  if (request != NULL)
    linli_selection_open (self->selection, "matter", request->id);
}

/* Chooses in the board what is chosen in the window. */
static void
lp_request_board_follow (LpRequestBoard *self)
{
  self->busy = TRUE;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GListModel *model = G_LIST_MODEL (self->columns[i].requests);
      guint found = GTK_INVALID_LIST_POSITION;

      for (guint j = 0; j < g_list_model_get_n_items (model) && found == GTK_INVALID_LIST_POSITION; j++)
        {
          g_autoptr (LpRequest) request = g_list_model_get_item (model, j);

          if (linli_selection_contains (self->selection, "matter", request->id))
            found = j;
        }
      gtk_single_selection_set_selected (self->columns[i].chosen, found);
    }
  self->busy = FALSE;
}

static void
lp_request_board_selection_changed_cb (LpRequestBoard *self)
{
  if (!self->busy)
    lp_request_board_follow (self);
}

static int
lp_request_board_find_focus (LpRequestBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; i < N_COLUMNS && focus != NULL; i++)
    if (gtk_widget_is_ancestor (focus, self->columns[i].view))
      return (int) i;
  return -1;
}

static gboolean
lp_request_board_key_cb (GtkEventControllerKey *keys,
                         guint                  key,
                         guint                  code,
                         GdkModifierType        state,
                         LpRequestBoard        *self)
{
  int step = key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? 1 : key == GDK_KEY_Left || key == GDK_KEY_KP_Left ? -1 : 0;
  int at = lp_request_board_find_focus (self);

  if (step == 0 || at < 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  for (int i = at + step; i >= 0 && i < (int) N_COLUMNS; i += step)
    if (g_list_model_get_n_items (G_LIST_MODEL (self->columns[i].requests)) > 0)
      {
        gtk_single_selection_set_selected (self->columns[i].chosen, 0);
        return gtk_widget_grab_focus (self->columns[i].view);
      }
  return TRUE;
}

static void
lp_request_board_dispose (GObject *object)
{
  LpRequestBoard *self = LP_REQUEST_BOARD (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->widths);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->columns[i].requests);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lp_request_board_parent_class)->dispose (object);
}

static void
lp_request_board_class_init (LpRequestBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_request_board_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_request_board_add_column (LpRequestBoard  *self,
                             LpRequestColumn *column,
                             GtkWidget       *row)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (lp_request_board_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (lp_request_board_bind_cb), self, G_CONNECT_SWAPPED);
  column->requests = g_list_store_new (LP_TYPE_REQUEST);
  column->chosen = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (column->requests)));
  gtk_single_selection_set_autoselect (column->chosen, FALSE);
  gtk_single_selection_set_can_unselect (column->chosen, TRUE);
  g_signal_connect_object (column->chosen, "notify::selected", G_CALLBACK (lp_request_board_chosen_cb), self, G_CONNECT_SWAPPED);
  column->view = gtk_list_view_new (GTK_SELECTION_MODEL (column->chosen), factory);
  g_signal_connect_object (column->view, "activate", G_CALLBACK (lp_request_board_activated_cb), self, G_CONNECT_SWAPPED);
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
  gtk_box_append (GTK_BOX (row), column->box);
}

static void
lp_request_board_init (LpRequestBoard *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < N_COLUMNS; i++)
    lp_request_board_add_column (self, &self->columns[i], row);
  gtk_widget_set_margin_start (row, 8);
  gtk_widget_set_margin_end (row, 8);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), row);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (lp_request_board_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
lp_request_board_new (LinliContext   *context,
                      LinliSelection *selection)
{
  LpRequestBoard *self = g_object_new (LP_TYPE_REQUEST_BOARD, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (lp_request_board_selection_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static guint
lp_request_board_find_column (LpRequest *request)
{
  guint i;

  if (!lp_request_is_open (request))
    return N_COLUMNS - 1;
  for (i = 0; i < G_N_ELEMENTS (lp_request_board_states); i++)
    if (g_str_equal (request->state, lp_request_board_states[i]))
      return i;
  return 0;
}

/* Columns that hold something are as wide as each other, whatever is written on their cards; those that hold nothing need room for their
 * name only, and share what is left over. */
static void
lp_request_board_even (LpRequestBoard *self,
                       GtkWidget      *column,
                       gboolean        filled)
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
lp_request_board_fill (LpRequestBoard *self,
                       guint           n,
                       GPtrArray      *requests)
{
  LpRequestColumn *column = &self->columns[n];
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_REQUEST_KIND);
  const char *state = n < G_N_ELEMENTS (lp_request_board_states) && kind != NULL
                        ? linli_matter_kind_get_state_label (kind, lp_request_board_states[n]) : _("Closed lately");
  g_autofree char *words = g_strdup_printf ("%s %u", state, requests->len);

  g_list_store_splice (column->requests, 0, g_list_model_get_n_items (G_LIST_MODEL (column->requests)), requests->pdata, requests->len);
  gtk_label_set_text (GTK_LABEL (column->head), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->view), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_focusable (column->view, requests->len > 0);
  lp_request_board_even (self, column->box, requests->len > 0);
}

void
lp_request_board_show (LpRequestBoard *self,
                       GPtrArray      *requests)
{
  int focus = lp_request_board_find_focus (self);
  GPtrArray *parts[N_COLUMNS];

  self->busy = TRUE;
  for (guint i = 0; i < N_COLUMNS; i++)
    parts[i] = g_ptr_array_new ();
  for (guint i = 0; i < requests->len; i++)
    g_ptr_array_add (parts[lp_request_board_find_column (g_ptr_array_index (requests, i))], g_ptr_array_index (requests, i));
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      lp_request_board_fill (self, i, parts[i]);
      g_ptr_array_unref (parts[i]);
    }
  lp_request_board_follow (self);
  if (focus < 0)
    return;
  for (guint i = 0; i < N_COLUMNS; i++)
    if (gtk_single_selection_get_selected (self->columns[i].chosen) != GTK_INVALID_LIST_POSITION)
      focus = (int) i;
  gtk_widget_grab_focus (self->columns[focus].view);
}
