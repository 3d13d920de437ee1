/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Mouse and keyboard of LinliMapView. Dragging, scrolling and pinching are libshumate's. */

#include "config.h"

#include "linli-map-view-private.h"

#include <math.h>

#include "linli-map-hit-private.h"

#define STEP 90

static const char *
view_hit (LinliMapView *self,
          double        x,
          double        y,
          gint64       *id)
{
  LinliMapFrame frame;
  double world_x, world_y;

  if (self->scene == NULL)
    return NULL;
  _linli_map_view_get_frame (self, &frame);
  _linli_map_frame_to_world (&frame, x, y, &world_x, &world_y);
  return _linli_map_hit_find (self->scene, frame.scale, world_x, world_y, id);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            LinliMapView    *self)
{
  self->press_x = x;
  self->press_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             LinliMapView    *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const char *kind;
  gint64 id = 0;

  if (self->input_blocked || hypot (x - self->press_x, y - self->press_y) > 5)
    return;
  kind = view_hit (self, x, y, &id);
  if (n_press == 2 && kind != NULL)
    _linli_map_view_activate (self, kind, id);
  else if (n_press == 1)
    _linli_map_view_choose (self, kind, id, (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0);
}

static void
motion_cb (GtkEventControllerMotion *motion,
           double                    x,
           double                    y,
           LinliMapView             *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (motion));
  const char *kind;
  gint64 id = 0;

  if (self->input_blocked || state & GDK_BUTTON1_MASK)
    return;
  kind = view_hit (self, x, y, &id);
  _linli_map_overlay_set_hover (self->marks, kind, id);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->map), kind != NULL ? "pointer" : NULL);
}

static void
leave_cb (LinliMapView *self)
{
  _linli_map_overlay_set_hover (self->marks, NULL, 0);
}

/* Past the last grid the focus leaves the map, so that Tab never is a trap. */
static gboolean
view_cycle (LinliMapView *self,
            int           direction)
{
  LinliMapFrame frame;
  LinliBox seen;
  g_autoptr (GArray) grids = NULL;
  int at = -1;

  if (self->scene == NULL)
    return FALSE;
  _linli_map_view_get_frame (self, &frame);
  seen = _linli_map_frame_get_box (&frame, 0);
  grids = _linli_map_hit_list_grids (self->scene, frame.scale, &seen);
  for (guint i = 0; self->ids->len == 1 && g_strcmp0 (self->kind, "grid") == 0 && i < grids->len; i++)
    if (g_array_index (grids, gint64, i) == g_array_index (self->ids, gint64, 0))
      at = i;
  if (at < 0 && direction < 0)
    at = grids->len;
  at += direction;
  if (at < 0 || at >= (int) grids->len)
    return FALSE;
  _linli_map_view_choose (self, "grid", g_array_index (grids, gint64, at), FALSE);
  return TRUE;
}

static gboolean
view_enter (LinliMapView *self)
{
  LinliMapFrame frame;
  const char *kind;
  gint64 id = 0;

  if (self->ids->len > 0)
    {
      _linli_map_view_activate (self, self->kind, g_array_index (self->ids, gint64, 0));
      return TRUE;
    }
  _linli_map_view_get_frame (self, &frame);
  kind = view_hit (self, frame.width / 2.0, frame.height / 2.0, &id);
  if (kind != NULL)
    _linli_map_view_choose (self, kind, id, FALSE);
  return kind != NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                LinliMapView          *self)
{
  double step = state & GDK_SHIFT_MASK ? 3 * STEP : STEP;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || !gtk_widget_is_focus (GTK_WIDGET (self)))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      _linli_map_view_pan (self, -step, 0);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      _linli_map_view_pan (self, step, 0);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      _linli_map_view_pan (self, 0, -step);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      _linli_map_view_pan (self, 0, step);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      shumate_map_zoom_in (self->map);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      shumate_map_zoom_out (self->map);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      linli_map_view_show_all (self);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return !self->input_blocked && view_cycle (self, keyval == GDK_KEY_Tab ? 1 : -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return !self->input_blocked && view_enter (self);
    case GDK_KEY_Escape:
      if (self->input_blocked || self->ids->len == 0)
        return FALSE;
      _linli_map_view_choose (self, NULL, 0, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Moves what is seen by so many pixels. */
void
_linli_map_view_pan (LinliMapView *self,
                     double        dx,
                     double        dy)
{
  LinliMapFrame frame;
  double x, y, longitude, latitude;

  _linli_map_view_get_frame (self, &frame);
  _linli_map_frame_to_world (&frame, frame.width / 2.0 + dx, frame.height / 2.0 + dy, &x, &y);
  linli_map_unproject (x, y, &longitude, &latitude);
  shumate_map_stop_go_to (self->map);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), latitude, longitude);
}

void
_linli_map_view_init_input (LinliMapView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new (), *key = gtk_event_controller_key_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), motion);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}
