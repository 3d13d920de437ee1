/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliSheetView: units side by side, floors from the top, a cell for every dwelling. Owns the sheet it shows. Cells are
 * chosen with the mouse (Ctrl adds, Shift extends a rectangle, a rubber band over several) and with the arrow keys. */

#include "config.h"

#include "linli-sheet-view.h"

#include "linli-sheet-paper-private.h"

struct _LinliSheetView {
  GtkWidget parent_instance;
  GtkWidget *grid;
  LinliBuildingSheet *sheet;
  GPtrArray *cells;     /* LinliSheetCell, in the order of the sheet's homes */
  GHashTable *selected; /* set of indices + 1 */
  guint cursor, anchor; /* indices */
};

G_DEFINE_FINAL_TYPE (LinliSheetView, linli_sheet_view, GTK_TYPE_WIDGET)

enum { SELECTION_CHANGED, ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const LinliSheetHome *
linli_sheet_view_home (LinliSheetView *self,
                       guint           index)
{
  return &g_array_index (self->sheet->homes, LinliSheetHome, index);
}

/* The place across the whole building: units follow each other. */
static guint
linli_sheet_view_across (LinliSheetView       *self,
                         const LinliSheetHome *home)
{
  guint across = home->column;

  for (guint i = 0; i < home->unit; i++)
    across += g_array_index (self->sheet->units, LinliSheetUnit, i).n_columns;
  return across;
}

static void
linli_sheet_view_mark (LinliSheetView *self,
                       guint           index,
                       gboolean        selected)
{
  if (selected)
    g_hash_table_add (self->selected, GUINT_TO_POINTER (index + 1));
  else
    g_hash_table_remove (self->selected, GUINT_TO_POINTER (index + 1));
  linli_sheet_cell_set_selected (g_ptr_array_index (self->cells, index), selected);
}

static void
linli_sheet_view_unselect_all (LinliSheetView *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    linli_sheet_view_mark (self, i, FALSE);
}

/* Everything in the rectangle between the anchor and the cursor. */
static void
linli_sheet_view_extend (LinliSheetView *self)
{
  const LinliSheetHome *from = linli_sheet_view_home (self, self->anchor), *to = linli_sheet_view_home (self, self->cursor);
  guint left = linli_sheet_view_across (self, from), right = linli_sheet_view_across (self, to);
  guint top = MIN (from->row, to->row), bottom = MAX (from->row, to->row);

  if (left > right)
    {
      guint swap = left;

      left = right;
      right = swap;
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      const LinliSheetHome *home = linli_sheet_view_home (self, i);
      guint across = linli_sheet_view_across (self, home);

      linli_sheet_view_mark (self, i, home->row >= top && home->row <= bottom && across >= left && across <= right);
    }
}

static void
linli_sheet_view_go (LinliSheetView  *self,
                     guint            index,
                     GdkModifierType  state)
{
  self->cursor = index;
  if (state & GDK_SHIFT_MASK)
    linli_sheet_view_extend (self);
  else if (state & GDK_CONTROL_MASK)
    {
      self->anchor = index;
      linli_sheet_view_mark (self, index, !g_hash_table_contains (self->selected, GUINT_TO_POINTER (index + 1)));
    }
  else
    {
      self->anchor = index;
      linli_sheet_view_unselect_all (self);
      linli_sheet_view_mark (self, index, TRUE);
    }
  gtk_widget_grab_focus (g_ptr_array_index (self->cells, index));
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* The nearest cell in a direction; the cursor itself when there is none. */
static guint
linli_sheet_view_next (LinliSheetView *self,
                       int             d_across,
                       int             d_row)
{
  const LinliSheetHome *here = linli_sheet_view_home (self, self->cursor);
  int across = linli_sheet_view_across (self, here), row = here->row;
  guint best = self->cursor, best_distance = G_MAXUINT;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const LinliSheetHome *home = linli_sheet_view_home (self, i);
      int da = (int) linli_sheet_view_across (self, home) - across, dr = (int) home->row - row;
      guint distance;

      if ((d_across != 0 && (dr != 0 || da * d_across <= 0)) || (d_row != 0 && dr * d_row <= 0))
        continue;
      distance = d_across != 0 ? ABS (da) : ABS (dr) * 1000 + ABS (da);
      if (distance < best_distance)
        {
          best = i;
          best_distance = distance;
        }
    }
  return best;
}

static gboolean
linli_sheet_view_key_cb (LinliSheetView  *self,
                         guint            key,
                         guint            code,
                         GdkModifierType  state)
{
  if (self->cells->len == 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
      linli_sheet_view_go (self, linli_sheet_view_next (self, -1, 0), state & GDK_SHIFT_MASK);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      linli_sheet_view_go (self, linli_sheet_view_next (self, 1, 0), state & GDK_SHIFT_MASK);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      linli_sheet_view_go (self, linli_sheet_view_next (self, 0, -1), state & GDK_SHIFT_MASK);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      linli_sheet_view_go (self, linli_sheet_view_next (self, 0, 1), state & GDK_SHIFT_MASK);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      linli_sheet_view_go (self, self->cursor, state | GDK_CONTROL_MASK);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit (self, signals[ACTIVATED], 0, linli_sheet_view_home (self, self->cursor)->dwelling);
      return GDK_EVENT_STOP;
    case GDK_KEY_a:
      if (!(state & GDK_CONTROL_MASK))
        return GDK_EVENT_PROPAGATE;
      for (guint i = 0; i < self->cells->len; i++)
        linli_sheet_view_mark (self, i, TRUE);
      g_signal_emit (self, signals[SELECTION_CHANGED], 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
linli_sheet_view_index_at (LinliSheetView *self,
                           double          x,
                           double          y,
                           guint          *index)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (widget != NULL && !LINLI_IS_SHEET_CELL (widget))
    widget = gtk_widget_get_ancestor (widget, LINLI_TYPE_SHEET_CELL);
  return widget != NULL && g_ptr_array_find (self->cells, widget, index);
}

static void
linli_sheet_view_pressed_cb (LinliSheetView  *self,
                             int              n_press,
                             double           x,
                             double           y,
                             GtkGestureClick *gesture)
{
  guint index;

  if (!linli_sheet_view_index_at (self, x, y, &index))
    return;
  if (n_press == 2)
    g_signal_emit (self, signals[ACTIVATED], 0, linli_sheet_view_home (self, index)->dwelling);
  else if (n_press == 1)
    linli_sheet_view_go (self, index, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
}

/* Dragging over cells extends like Shift. */
static void
linli_sheet_view_dragged_cb (LinliSheetView *self,
                             double          offset_x,
                             double          offset_y,
                             GtkGestureDrag *gesture)
{
  double x, y;
  guint index;

  if (self->cells->len == 0 || !gtk_gesture_drag_get_start_point (gesture, &x, &y) ||
      !linli_sheet_view_index_at (self, x + offset_x, y + offset_y, &index) || index == self->cursor)
    return;
  linli_sheet_view_go (self, index, GDK_SHIFT_MASK);
}

static void
linli_sheet_view_dispose (GObject *object)
{
  LinliSheetView *self = LINLI_SHEET_VIEW (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->selected, g_hash_table_unref);
  g_clear_pointer (&self->sheet, linli_building_sheet_free);
  G_OBJECT_CLASS (linli_sheet_view_parent_class)->dispose (object);
}

/* One stop for Tab, at the cursor, where the arrows take over. */
static gboolean
linli_sheet_view_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  LinliSheetView *self = LINLI_SHEET_VIEW (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->cursor >= self->cells->len)
    return FALSE;
  return gtk_widget_grab_focus (g_ptr_array_index (self->cells, self->cursor));
}

static void
linli_sheet_view_class_init (LinliSheetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = linli_sheet_view_dispose;
  widget_class->focus = linli_sheet_view_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (widget_class, "sheetview");
  /**
   * LinliSheetView::selection-changed:
   *
   * Other cells are chosen.
   */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", LINLI_TYPE_SHEET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * LinliSheetView::activated:
   * @self: the sheet
   * @dwelling: its id
   *
   * The user asks for a dwelling: double click, or Enter.
   */
  signals[ACTIVATED] = g_signal_new ("activated", LINLI_TYPE_SHEET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
linli_sheet_view_init (LinliSheetView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->cells = g_ptr_array_new ();
  self->selected = g_hash_table_new (NULL, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (linli_sheet_view_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (linli_sheet_view_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (linli_sheet_view_dragged_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * linli_sheet_view_new:
 *
 * Returns: (transfer floating): an empty matrix
 */
GtkWidget *
linli_sheet_view_new (void)
{
  return g_object_new (LINLI_TYPE_SHEET_VIEW, NULL);
}

static GtkWidget *
linli_sheet_view_new_label (const char *text,
                            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Column 0 holds the floors; an empty column stands between two units. */
static void
linli_sheet_view_lay_out (LinliSheetView *self)
{
  g_autofree guint *first = g_new0 (guint, self->sheet->units->len + 1);
  GtkGrid *grid;

  self->grid = gtk_grid_new ();
  grid = GTK_GRID (self->grid);
  gtk_grid_set_row_spacing (grid, 4);
  gtk_grid_set_column_spacing (grid, 4);
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  gtk_widget_set_valign (self->grid, GTK_ALIGN_START);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  first[0] = 1;
  for (guint i = 0; i < self->sheet->units->len; i++)
    {
      LinliSheetUnit *unit = &g_array_index (self->sheet->units, LinliSheetUnit, i);
      g_autofree char *title = _linli_sheet_unit_dup_title (unit);

      first[i + 1] = first[i] + MAX (unit->n_columns, 1) + 1;
      gtk_grid_attach (grid, linli_sheet_view_new_label (title, "sheet-unit"), first[i], 0, MAX (unit->n_columns, 1), 1);
      if (i + 1 < self->sheet->units->len)
        gtk_grid_attach (grid, linli_sheet_view_new_label ("", "sheet-gap"), first[i + 1] - 1, 0, 1, 1);
    }
  for (guint i = 0; i < self->sheet->floors->len; i++)
    {
      g_autofree char *text = _linli_sheet_floor_dup_title (g_array_index (self->sheet->floors, int, i));

      gtk_grid_attach (grid, linli_sheet_view_new_label (text, "sheet-floor"), 0, i + 1, 1, 1);
    }
  for (guint i = 0; i < self->sheet->homes->len; i++)
    {
      const LinliSheetHome *home = linli_sheet_view_home (self, i);
      GtkWidget *cell = linli_sheet_cell_new (home);

      g_ptr_array_add (self->cells, cell);
      gtk_grid_attach (grid, cell, first[home->unit] + home->column, home->row + 1, 1, 1);
    }
}

/**
 * linli_sheet_view_set_sheet:
 * @self: a matrix
 * @sheet: (transfer full) (nullable): a building
 *
 * Shows another building, or the same one anew; the choice is kept for dwellings that are there again.
 */
void
linli_sheet_view_set_sheet (LinliSheetView     *self,
                            LinliBuildingSheet *sheet)
{
  g_autoptr (GArray) kept = linli_sheet_view_dup_selected (self);

  g_ptr_array_set_size (self->cells, 0);
  g_hash_table_remove_all (self->selected);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->sheet, linli_building_sheet_free);
  self->cursor = self->anchor = 0;
  self->sheet = sheet;
  if (sheet == NULL)
    return;
  linli_sheet_view_lay_out (self);
  linli_sheet_view_select (self, (const gint64 *) (gpointer) kept->data, kept->len);
}

/**
 * linli_sheet_view_get_sheet:
 * @self: a matrix
 *
 * Returns: (transfer none) (nullable): what it shows
 */
LinliBuildingSheet *
linli_sheet_view_get_sheet (LinliSheetView *self)
{
  return self->sheet;
}

/**
 * linli_sheet_view_dup_selected:
 * @self: a matrix
 *
 * Returns: (transfer full) (element-type gint64): the ids of the chosen dwellings, in the order of the sheet
 */
GArray *
linli_sheet_view_dup_selected (LinliSheetView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->cells->len; i++)
    if (g_hash_table_contains (self->selected, GUINT_TO_POINTER (i + 1)))
      g_array_append_val (ids, linli_sheet_view_home (self, i)->dwelling);
  return ids;
}

/**
 * linli_sheet_view_choose_at:
 * @self: a matrix
 * @x: a place in it, in pixels
 * @y: the same
 *
 * Chooses the cell that is there, unless it is among those that are chosen.
 *
 * Returns: whether there is one
 */
gboolean
linli_sheet_view_choose_at (LinliSheetView *self,
                            double          x,
                            double          y)
{
  guint index;

  g_return_val_if_fail (LINLI_IS_SHEET_VIEW (self), FALSE);

  if (!linli_sheet_view_index_at (self, x, y, &index))
    return FALSE;
  if (!g_hash_table_contains (self->selected, GUINT_TO_POINTER (index + 1)))
    linli_sheet_view_go (self, index, 0);
  return TRUE;
}

/**
 * linli_sheet_view_select:
 * @self: a matrix
 * @dwellings: (array length=n_dwellings): ids
 * @n_dwellings: how many
 *
 * Chooses without a signal: the one who calls knows.
 */
void
linli_sheet_view_select (LinliSheetView *self,
                         const gint64   *dwellings,
                         gsize           n_dwellings)
{
  linli_sheet_view_unselect_all (self);
  for (guint i = 0; i < self->cells->len; i++)
    for (gsize j = 0; j < n_dwellings; j++)
      if (linli_sheet_view_home (self, i)->dwelling == dwellings[j])
        {
          linli_sheet_view_mark (self, i, TRUE);
          self->cursor = self->anchor = i;
        }
}

/**
 * linli_sheet_view_foreach:
 * @self: a matrix
 * @func: (scope call): called with every cell, for example to set its mark
 * @data: passed to @func
 */
void
linli_sheet_view_foreach (LinliSheetView     *self,
                          LinliSheetCellFunc  func,
                          gpointer            data)
{
  for (guint i = 0; i < self->cells->len; i++)
    func (g_ptr_array_index (self->cells, i), data);
}
