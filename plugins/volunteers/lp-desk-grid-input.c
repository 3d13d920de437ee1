/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpDeskGrid: keys, pointer and dragging. */

#include "lp-desk-grid-private.h"

#include "lp-desk-cell.h"

static gboolean
lp_desk_grid_wish (LpDeskGrid *self,
                   LpDeskWish  wish)
{
  g_signal_emit_by_name (self, "wished", (guint) wish, self->line, self->weekday);
  return GDK_EVENT_STOP;
}

static gboolean
lp_desk_grid_key_cb (LpDeskGrid      *self,
                     guint            key,
                     guint            code,
                     GdkModifierType  state)
{
  static const struct {
    guint key;
    int lines;
    int weekdays;
  } ways[] = {
    { GDK_KEY_Up, -1, 0 }, { GDK_KEY_Down, 1, 0 }, { GDK_KEY_Left, 0, -1 }, { GDK_KEY_Right, 0, 1 }, { GDK_KEY_Page_Up, -10, 0 }, { GDK_KEY_Page_Down, 10, 0 },
    { GDK_KEY_Home, 0, -LP_WEEK_DAYS }, { GDK_KEY_End, 0, LP_WEEK_DAYS },
  };
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if (self->n_rows == 0 || gtk_widget_get_focus_child (self->scroller) == NULL || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  for (gsize i = 0; !control && i < G_N_ELEMENTS (ways); i++)
    if (key == ways[i].key)
      {
        lp_desk_grid_go (self, (int) self->line + ways[i].lines, (int) self->weekday + ways[i].weekdays);
        return GDK_EVENT_STOP;
      }
  if (!control && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space))
    return lp_desk_grid_wish (self, LP_DESK_OPEN);
  if (!control && key == GDK_KEY_Delete)
    return lp_desk_grid_wish (self, LP_DESK_TAKE_OFF);
  if (control && (key == GDK_KEY_c || key == GDK_KEY_x || key == GDK_KEY_v))
    return lp_desk_grid_wish (self, key == GDK_KEY_c ? LP_DESK_COPY : key == GDK_KEY_x ? LP_DESK_CUT : LP_DESK_PASTE);
  return GDK_EVENT_PROPAGATE;
}

/* The cell at a point, and where it stands. */
static LpDeskCell *
lp_desk_grid_pick (LpDeskGrid *self,
                   double      x,
                   double      y,
                   guint      *line,
                   guint      *weekday)
{
  GtkWidget *cell = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (cell != NULL && !LP_IS_DESK_CELL (cell))
    cell = gtk_widget_get_ancestor (cell, LP_TYPE_DESK_CELL);
  for (guint i = 0; cell != NULL && i < self->n_rows; i++)
    if (gtk_widget_is_ancestor (cell, lp_desk_grid_get_row (self, i)))
      for (guint j = 0; j < LP_WEEK_DAYS; j++)
        if (lp_desk_grid_get_cell (self, i, j) == cell)
          {
            *line = i;
            *weekday = j;
            return LP_DESK_CELL (cell);
          }
  return NULL;
}

static void
lp_desk_grid_pressed_cb (LpDeskGrid *self,
                         int         n_press,
                         double      x,
                         double      y)
{
  guint line, weekday;

  if (lp_desk_grid_pick (self, x, y, &line, &weekday) == NULL)
    return;
  lp_desk_grid_go (self, (int) line, (int) weekday);
  if (n_press == 2)
    lp_desk_grid_wish (self, LP_DESK_OPEN);
}

static GdkContentProvider *
lp_desk_grid_drag_cb (LpDeskGrid *self,
                      double      x,
                      double      y)
{
  guint line, weekday;
  LpDeskCell *cell = lp_desk_grid_pick (self, x, y, &line, &weekday);
  double at_x, at_y;
  gint64 duty;

  if (cell == NULL || !gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (cell), x, y, &at_x, &at_y))
    return NULL;
  duty = lp_desk_cell_find_duty (cell, at_x, at_y);
  return duty != 0 ? gdk_content_provider_new_typed (G_TYPE_INT64, duty) : NULL;
}

static gboolean
lp_desk_grid_drop_cb (LpDeskGrid   *self,
                      const GValue *value,
                      double        x,
                      double        y)
{
  guint line, weekday;

  if (lp_desk_grid_pick (self, x, y, &line, &weekday) == NULL)
    return FALSE;
  g_signal_emit_by_name (self, "moved", g_value_get_int64 (value), line, weekday);
  return TRUE;
}

void
lp_desk_grid_add_input (LpDeskGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (lp_desk_grid_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (lp_desk_grid_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (lp_desk_grid_drag_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (lp_desk_grid_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
