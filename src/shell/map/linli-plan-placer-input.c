/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Mouse and keyboard of the plan placer. Whatever it does not want goes on to the map, so that panning works meanwhile. */

#include "config.h"

#include <math.h>

#include "linli-plan-placer-private.h"

#define CLICK 5
/* Fine enough to meet a corner, and with Shift fast enough to get there. */
#define STEP 5
#define LONG_STEP 60

static void
to_ground (LinliPlanPlacer *self,
           double           x,
           double           y,
           double          *longitude,
           double          *latitude)
{
  LinliMapFrame frame;
  double world_x, world_y;

  _linli_map_view_get_frame (self->view, &frame);
  _linli_map_frame_to_world (&frame, x, y, &world_x, &world_y);
  linli_map_unproject (world_x, world_y, longitude, latitude);
}

static gboolean
placer_is_ready (LinliPlanPlacer *self)
{
  return self->active && self->pixels != NULL && !self->busy;
}

static gboolean
placer_can_drag (LinliPlanPlacer *self,
                 double           x,
                 double           y)
{
  double longitude, latitude, picture_x, picture_y;

  if (!placer_is_ready (self) || self->matching || self->plan->points->len > 0)
    return FALSE;
  to_ground (self, x, y, &longitude, &latitude);
  linli_georeference_to_picture (&self->plan->place, longitude, latitude, &picture_x, &picture_y);
  return picture_x >= 0 && picture_x <= 1 && picture_y >= 0 && picture_y <= self->pixels->height;
}

/* As if the picture had been taken at one place of the view and let go at another. */
static void
placer_drag (LinliPlanPlacer *self,
             double           x,
             double           y,
             double           dx,
             double           dy)
{
  double from[2], to[2];

  to_ground (self, x, y, from, from + 1);
  to_ground (self, x + dx, y + dy, to, to + 1);
  _linli_plan_placer_shift (self, &self->dragged, to[0] - from[0], to[1] - from[1]);
}

static void
drag_begin_cb (GtkGestureDrag  *gesture,
               double           x,
               double           y,
               LinliPlanPlacer *self)
{
  if (!placer_can_drag (self, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->press_x = x;
  self->press_y = y;
  self->dragging = TRUE;
  self->dragged = self->plan->place;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag  *gesture,
                double           dx,
                double           dy,
                LinliPlanPlacer *self)
{
  if (self->dragging)
    placer_drag (self, self->press_x, self->press_y, dx, dy);
}

static void
drag_end_cb (GtkGestureDrag  *gesture,
             double           dx,
             double           dy,
             LinliPlanPlacer *self)
{
  self->dragging = FALSE;
}

static void
click_pressed_cb (GtkGestureClick *gesture,
                  int              n_press,
                  double           x,
                  double           y,
                  LinliPlanPlacer *self)
{
  self->press_x = x;
  self->press_y = y;
}

static void
click_released_cb (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   LinliPlanPlacer *self)
{
  double longitude, latitude;

  if (!placer_is_ready (self) || !self->matching || hypot (x - self->press_x, y - self->press_y) > CLICK)
    return;
  to_ground (self, x, y, &longitude, &latitude);
  _linli_plan_placer_choose (self, longitude, latitude);
}

static void
motion_cb (GtkEventControllerMotion *motion,
           double                    x,
           double                    y,
           LinliPlanPlacer          *self)
{
  if (!placer_is_ready (self))
    return;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), self->matching ? "crosshair" : placer_can_drag (self, x, y) ? "move" : NULL);
}

/* Without a mouse: the arrows move the picture, or the map under the cross in its middle. */
static gboolean
placer_step (LinliPlanPlacer *self,
             double           dx,
             double           dy)
{
  if (self->matching)
    {
      _linli_plan_layer_set_cross (self->layer, TRUE);
      _linli_map_view_pan (self->view, dx, dy);
    }
  else if (self->plan->points->len == 0)
    {
      self->dragged = self->plan->place;
      placer_drag (self, gtk_widget_get_width (GTK_WIDGET (self->view)) / 2.0, gtk_widget_get_height (GTK_WIDGET (self->view)) / 2.0, dx, dy);
    }
  return TRUE;
}

/* The first time it goes over to matching, so that nobody has to find the button. */
static gboolean
placer_space (LinliPlanPlacer *self)
{
  double longitude, latitude;

  if (!self->matching)
    {
      _linli_plan_placer_set_matching (self, TRUE);
      _linli_plan_layer_set_cross (self->layer, TRUE);
      return TRUE;
    }
  _linli_plan_layer_set_cross (self->layer, TRUE);
  to_ground (self, gtk_widget_get_width (GTK_WIDGET (self->view)) / 2.0, gtk_widget_get_height (GTK_WIDGET (self->view)) / 2.0,
             &longitude, &latitude);
  _linli_plan_placer_choose (self, longitude, latitude);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                LinliPlanPlacer       *self)
{
  double step = state & GDK_SHIFT_MASK ? LONG_STEP : STEP;

  if (!self->active || self->busy || state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || !gtk_widget_is_focus (GTK_WIDGET (self->view)))
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      if (self->is_waiting)
        _linli_plan_placer_take_back (self);
      else
        linli_plan_placer_stop (self);
      return TRUE;
    }
  if (!placer_is_ready (self))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      _linli_plan_placer_finish (self);
      return TRUE;
    case GDK_KEY_space:
      return placer_space (self);
    case GDK_KEY_BackSpace:
      _linli_plan_placer_take_back (self);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return placer_step (self, -step, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return placer_step (self, step, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return placer_step (self, 0, -step);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return placer_step (self, 0, step);
    default:
      return FALSE;
    }
}

/* The controllers belong to the view's widgets and go with them; the view outlives the bar, so they are told when it is gone. */
void
_linli_plan_placer_init_input (LinliPlanPlacer *self)
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
