/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Mouse and keyboard of the boundary editor. Whatever it does not want goes on to the map, so that panning works meanwhile. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "linli-boundary-editor-private.h"

#define REACH 10
#define CLICK 5
/* Corners this near to each other are one corner of several grids. */
#define SAME_METRES 0.3
#define KEYS_MS 700

static double
metres_per_pixel (LinliBoundaryEditor *self)
{
  LinliMapFrame frame;
  double latitude = shumate_location_get_latitude (SHUMATE_LOCATION (linli_map_view_get_viewport (self->view)));

  _linli_map_view_get_frame (self->view, &frame);
  return 40075016.686 * cos (latitude * G_PI / 180) / frame.scale;
}

static void
to_place (LinliBoundaryEditor *self,
          double               x,
          double               y,
          double              *place)
{
  LinliMapFrame frame;
  double world_x, world_y;

  _linli_map_view_get_frame (self->view, &frame);
  _linli_map_frame_to_world (&frame, x, y, &world_x, &world_y);
  linli_map_unproject (world_x, world_y, place, place + 1);
}

/* What a corner can snap to: everything that does not move with it. */
static LinliBoundarySet *
set_without_corner (const LinliBoundarySet *set,
                    const double           *corner)
{
  LinliBoundarySet *others = linli_boundary_set_copy (set);

  for (guint i = linli_boundary_set_get_size (others); i-- > 0;)
    {
      g_autoptr (LinliBoundarySet) one = linli_boundary_set_new ();
      double x, y;

      linli_boundary_set_put (one, 1, linli_boundary_set_get_geometry (others, i));
      if (linli_boundary_set_find_vertex (one, corner[0], corner[1], SAME_METRES, &x, &y))
        linli_boundary_set_remove (others, linli_boundary_set_get_id (others, i));
    }
  return others;
}

static void
snap (const LinliBoundarySet *set,
      double                  metres,
      double                 *place)
{
  double x, y;

  if (set != NULL && (linli_boundary_set_find_vertex (set, place[0], place[1], metres, &x, &y)
                      || linli_boundary_set_find_edge (set, place[0], place[1], metres, &x, &y)))
    {
      place[0] = x;
      place[1] = y;
    }
}

/* The nearest place on an edge of a chosen grid, where a new corner can be dragged out. */
static gboolean
find_chosen_edge (LinliBoundaryEditor *self,
                  const double        *place,
                  double               metres,
                  double              *edge)
{
  g_autoptr (LinliBoundarySet) chosen_set = linli_boundary_set_new ();
  gsize n;
  const gint64 *chosen = _linli_boundary_editor_get_chosen (self, &n);

  for (gsize i = 0; i < n; i++)
    {
      LinliGeometry *geometry = linli_boundary_set_lookup (self->set, chosen[i]);

      if (geometry != NULL)
        linli_boundary_set_put (chosen_set, chosen[i], geometry);
    }
  return linli_boundary_set_get_size (chosen_set) > 0
         && linli_boundary_set_find_edge (chosen_set, place[0], place[1], metres, edge, edge + 1);
}

static gboolean
editor_grab (LinliBoundaryEditor *self,
             const double        *place)
{
  double reach = REACH * metres_per_pixel (self);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->grabbed, linli_boundary_set_free);
  g_clear_pointer (&self->others, linli_boundary_set_free);
  self->grabbed = linli_boundary_set_copy (self->set);
  if (!linli_boundary_set_find_vertex (self->set, place[0], place[1], reach, self->from, self->from + 1))
    {
      if (!find_chosen_edge (self, place, reach * 0.7, self->from)
          || !linli_boundary_set_insert_vertex (self->grabbed, self->from[0], self->from[1], SAME_METRES, &error))
        {
          g_clear_pointer (&self->grabbed, linli_boundary_set_free);
          return FALSE;
        }
    }
  self->others = set_without_corner (self->grabbed, self->from);
  return TRUE;
}

/* Shows the corner at @place, or why it cannot go there; the last place that was possible stays. */
static void
editor_move_to (LinliBoundaryEditor *self,
                const double        *place)
{
  g_autoptr (GError) error = NULL;
  LinliBoundarySet *moved = linli_boundary_set_copy (self->grabbed);

  if (!linli_boundary_set_move_vertex (moved, self->from[0], self->from[1], place[0], place[1], SAME_METRES, &error))
    {
      linli_boundary_set_free (moved);
      _linli_boundary_editor_take_fault (self, error);
      return;
    }
  g_clear_pointer (&self->preview, linli_boundary_set_free);
  self->preview = moved;
  self->corner_shown = TRUE;
  self->corner[0] = place[0];
  self->corner[1] = place[1];
  _linli_boundary_editor_take_fault (self, NULL);
  _linli_boundary_editor_show (self);
  _linli_boundary_editor_check (self);
}

static void
drag_begin_cb (GtkGestureDrag      *gesture,
               double               x,
               double               y,
               LinliBoundaryEditor *self)
{
  double place[2];

  if (self->active)
    to_place (self, x, y, place);
  if (!self->active || self->busy || self->tool != LINLI_BOUNDARY_MOVE || !editor_grab (self, place))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->press_x = x;
  self->press_y = y;
  self->dragging = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag      *gesture,
                double               dx,
                double               dy,
                LinliBoundaryEditor *self)
{
  double place[2];

  if (!self->dragging || (self->preview == NULL && hypot (dx, dy) < CLICK))
    return;
  to_place (self, self->press_x + dx, self->press_y + dy, place);
  snap (self->others, REACH * metres_per_pixel (self), place);
  editor_move_to (self, place);
}

static void
drag_end_cb (GtkGestureDrag      *gesture,
             double               dx,
             double               dy,
             LinliBoundaryEditor *self)
{
  if (!self->dragging)
    return;
  self->dragging = FALSE;
  if (self->preview != NULL)
    {
      _linli_boundary_editor_save (self, _("Move a boundary"));
      return;
    }
  /* A click on a corner hands it to the keyboard. */
  self->corner_shown = TRUE;
  self->corner[0] = self->from[0];
  self->corner[1] = self->from[1];
  _linli_boundary_editor_drop (self);
}

static void
editor_finish_sketch (LinliBoundaryEditor *self)
{
  guint n = self->sketch->len / 2;

  if (self->tool == LINLI_BOUNDARY_DRAW && n >= 3)
    _linli_boundary_editor_create (self);
  else if (self->tool == LINLI_BOUNDARY_SPLIT && n >= 2)
    _linli_boundary_editor_split (self);
}

static void
editor_add_point (LinliBoundaryEditor *self,
                  double              *place)
{
  double reach = REACH * metres_per_pixel (self);
  const double *first = (const double *) (gpointer) self->sketch->data;
  guint n = self->sketch->len / 2;

  if (self->tool == LINLI_BOUNDARY_DRAW)
    snap (self->set, reach, place);
  if (self->tool == LINLI_BOUNDARY_DRAW && n >= 3)
    {
      double start[2] = { first[0], first[1] };
      LinliMapFrame frame;
      double x1, y1, x2, y2;

      _linli_map_view_get_frame (self->view, &frame);
      linli_map_project (start[0], start[1], &x1, &y1);
      linli_map_project (place[0], place[1], &x2, &y2);
      if (hypot (x1 - x2, y1 - y2) * frame.scale < REACH)
        {
          editor_finish_sketch (self);
          return;
        }
    }
  g_array_append_vals (self->sketch, place, 2);
  _linli_boundary_editor_take_fault (self, NULL);
  _linli_boundary_editor_show (self);
}

static void
click_pressed_cb (GtkGestureClick     *gesture,
                  int                  n_press,
                  double               x,
                  double               y,
                  LinliBoundaryEditor *self)
{
  self->press_x = x;
  self->press_y = y;
}

static void
click_released_cb (GtkGestureClick     *gesture,
                   int                  n_press,
                   double               x,
                   double               y,
                   LinliBoundaryEditor *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double place[2];
  gint64 grid;

  if (!self->active || self->busy || hypot (x - self->press_x, y - self->press_y) > CLICK)
    return;
  to_place (self, x, y, place);
  if (self->tool == LINLI_BOUNDARY_DRAW || self->tool == LINLI_BOUNDARY_SPLIT)
    {
      if (n_press >= 2)
        editor_finish_sketch (self);
      else
        editor_add_point (self, place);
      return;
    }
  grid = _linli_boundary_editor_grid_at (self, place[0], place[1]);
  self->corner_shown = FALSE;
  _linli_boundary_editor_take_fault (self, NULL);
  if (n_press == 1)
    _linli_map_view_choose (self->view, grid != 0 ? "grid" : NULL, grid,
                            self->tool == LINLI_BOUNDARY_MERGE || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0);
}

static void
motion_cb (GtkEventControllerMotion *motion,
           double                    x,
           double                    y,
           LinliBoundaryEditor      *self)
{
  double place[2], found[2], reach;
  gboolean near = FALSE;

  if (!self->active || self->dragging || self->busy)
    return;
  to_place (self, x, y, place);
  reach = REACH * metres_per_pixel (self);
  if (self->tool == LINLI_BOUNDARY_MOVE)
    near = linli_boundary_set_find_vertex (self->set, place[0], place[1], reach, found, found + 1)
           || find_chosen_edge (self, place, reach * 0.7, found);
  else if (self->tool == LINLI_BOUNDARY_DRAW)
    near = linli_boundary_set_find_vertex (self->set, place[0], place[1], reach, found, found + 1)
           || linli_boundary_set_find_edge (self->set, place[0], place[1], reach, found, found + 1);
  if (near)
    _linli_boundary_layer_set_handle (self->layer, TRUE, found[0], found[1]);
  else
    _linli_boundary_layer_set_handle (self->layer, self->corner_shown, self->corner[0], self->corner[1]);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view),
                                   self->tool == LINLI_BOUNDARY_MOVE ? (near ? "move" : NULL)
                                   : self->tool == LINLI_BOUNDARY_MERGE ? "pointer" : "crosshair");
}

/* Corners of the first chosen grid, its outer ring, without the repeated last point. */
static const double *
get_corners (LinliBoundaryEditor *self,
             guint               *n)
{
  gsize n_chosen;
  const gint64 *chosen = _linli_boundary_editor_get_chosen (self, &n_chosen);
  LinliGeometry *geometry = n_chosen > 0 ? linli_boundary_set_lookup (_linli_boundary_editor_get_set (self), chosen[0]) : NULL;
  const double *points;

  *n = 0;
  if (geometry == NULL || linli_geometry_is_empty (geometry))
    return NULL;
  points = linli_geometry_get_path (geometry, 0, 0, n);
  if (*n > 1 && points[0] == points[2 * *n - 2] && points[1] == points[2 * *n - 1])
    (*n)--;
  return points;
}

static int
find_corner (LinliBoundaryEditor *self,
             const double        *corners,
             guint                n)
{
  for (guint i = 0; self->corner_shown && i < n; i++)
    if (fabs (corners[2 * i] - self->corner[0]) < 1e-9 && fabs (corners[2 * i + 1] - self->corner[1]) < 1e-9)
      return i;
  return -1;
}

static gboolean
editor_cycle_corner (LinliBoundaryEditor *self,
                     int                  direction)
{
  guint n;
  const double *corners = get_corners (self, &n);
  int at;

  if (self->tool != LINLI_BOUNDARY_MOVE || n == 0)
    return FALSE;
  at = find_corner (self, corners, n);
  at = at < 0 ? (direction > 0 ? 0 : (int) n - 1) : at + direction;
  self->corner_shown = at >= 0 && at < (int) n;
  if (self->corner_shown)
    {
      self->corner[0] = corners[2 * at];
      self->corner[1] = corners[2 * at + 1];
    }
  _linli_boundary_editor_show (self);
  return self->corner_shown;
}

static gboolean
keys_rest_cb (gpointer data)
{
  LinliBoundaryEditor *self = data;

  self->keys_timer = 0;
  if (self->preview != NULL)
    _linli_boundary_editor_save (self, _("Move a boundary"));
  return G_SOURCE_REMOVE;
}

/* A corner moved by keys is stored when the keys rest, so that a walk of twenty steps is one action. */
static gboolean
editor_nudge (LinliBoundaryEditor *self,
              double               east,
              double               north)
{
  double place[2];

  if (!self->corner_shown || self->tool != LINLI_BOUNDARY_MOVE || self->busy)
    return FALSE;
  if (self->grabbed == NULL || self->preview == NULL)
    {
      g_clear_pointer (&self->grabbed, linli_boundary_set_free);
      self->grabbed = linli_boundary_set_copy (self->set);
      self->from[0] = self->corner[0];
      self->from[1] = self->corner[1];
    }
  place[0] = self->corner[0] + east / (111320 * cos (self->corner[1] * G_PI / 180));
  place[1] = self->corner[1] + north / 110574;
  editor_move_to (self, place);
  g_clear_handle_id (&self->keys_timer, g_source_remove);
  self->keys_timer = g_timeout_add (KEYS_MS, keys_rest_cb, self);
  return TRUE;
}

static gboolean
editor_delete_corner (LinliBoundaryEditor *self)
{
  g_autoptr (GError) error = NULL;
  LinliBoundarySet *set;

  if (!self->corner_shown || self->tool != LINLI_BOUNDARY_MOVE || self->busy)
    return FALSE;
  set = linli_boundary_set_copy (self->set);
  if (!linli_boundary_set_delete_vertex (set, self->corner[0], self->corner[1], SAME_METRES, &error))
    {
      linli_boundary_set_free (set);
      _linli_boundary_editor_take_fault (self, error);
      return TRUE;
    }
  self->corner_shown = FALSE;
  g_clear_pointer (&self->preview, linli_boundary_set_free);
  self->preview = set;
  _linli_boundary_editor_save (self, _("Delete a corner"));
  return TRUE;
}

static gboolean
editor_insert_corner (LinliBoundaryEditor *self)
{
  guint n;
  const double *corners = get_corners (self, &n);
  int at = find_corner (self, corners, n), next;
  g_autoptr (GError) error = NULL;
  LinliBoundarySet *set;
  double x, y;

  if (at < 0 || self->tool != LINLI_BOUNDARY_MOVE || self->busy)
    return FALSE;
  next = (at + 1) % n;
  x = (corners[2 * at] + corners[2 * next]) / 2;
  y = (corners[2 * at + 1] + corners[2 * next + 1]) / 2;
  set = linli_boundary_set_copy (self->set);
  if (!linli_boundary_set_insert_vertex (set, x, y, SAME_METRES, &error))
    {
      linli_boundary_set_free (set);
      _linli_boundary_editor_take_fault (self, error);
      return TRUE;
    }
  self->corner[0] = x;
  self->corner[1] = y;
  g_clear_pointer (&self->preview, linli_boundary_set_free);
  self->preview = set;
  _linli_boundary_editor_save (self, _("Add a corner"));
  return TRUE;
}

static gboolean
editor_escape (LinliBoundaryEditor *self)
{
  if (self->dragging || self->preview != NULL)
    {
      self->corner_shown = FALSE;
      _linli_boundary_editor_drop (self);
      _linli_boundary_editor_check (self);
    }
  else if (self->sketch->len > 0 || self->corner_shown || self->fault != NULL)
    {
      g_array_set_size (self->sketch, 0);
      self->corner_shown = FALSE;
    }
  else
    {
      linli_boundary_editor_stop (self);
      return TRUE;
    }
  _linli_boundary_editor_take_fault (self, NULL);
  _linli_boundary_editor_show (self);
  return TRUE;
}

static gboolean
editor_enter (LinliBoundaryEditor *self)
{
  if (self->busy)
    return TRUE;
  if (self->tool == LINLI_BOUNDARY_MERGE)
    _linli_boundary_editor_merge (self);
  else if (self->tool != LINLI_BOUNDARY_MOVE)
    editor_finish_sketch (self);
  else if (self->preview != NULL)
    _linli_boundary_editor_save (self, _("Move a boundary"));
  return TRUE;
}

/* Without a mouse: the arrows move the map, and Space sets a point in the middle of it. */
static gboolean
editor_space (LinliBoundaryEditor *self)
{
  double place[2];

  if (self->tool != LINLI_BOUNDARY_DRAW && self->tool != LINLI_BOUNDARY_SPLIT)
    return FALSE;
  to_place (self, gtk_widget_get_width (GTK_WIDGET (self->view)) / 2.0, gtk_widget_get_height (GTK_WIDGET (self->view)) / 2.0, place);
  editor_add_point (self, place);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                LinliBoundaryEditor   *self)
{
  double step = state & GDK_SHIFT_MASK ? 10 : 1;

  if (!self->active || state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || !gtk_widget_is_focus (GTK_WIDGET (self->view)))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Escape:
      return editor_escape (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return editor_enter (self);
    case GDK_KEY_space:
      return editor_space (self);
    case GDK_KEY_BackSpace:
      if (self->sketch->len == 0)
        return FALSE;
      g_array_set_size (self->sketch, self->sketch->len - 2);
      _linli_boundary_editor_show (self);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return editor_delete_corner (self);
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      return editor_insert_corner (self);
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return editor_cycle_corner (self, keyval == GDK_KEY_Tab ? 1 : -1);
    case GDK_KEY_Left:
      return editor_nudge (self, -step, 0);
    case GDK_KEY_Right:
      return editor_nudge (self, step, 0);
    case GDK_KEY_Up:
      return editor_nudge (self, 0, step);
    case GDK_KEY_Down:
      return editor_nudge (self, 0, -step);
    default:
      return FALSE;
    }
}

/* The controllers belong to the view's widgets and go with them; the view outlives the editor, so they are told when it is gone. */
void
_linli_boundary_editor_init_input (LinliBoundaryEditor *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new (), *key = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view->map), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (click, "pressed", G_CALLBACK (click_pressed_cb), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (click_released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view->map), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view->map), motion);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), key);
}
