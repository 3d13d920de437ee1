/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A GtkListBox forgets the row under the button once it is held longer than a double click may take (0.4 s), so that a slow hand presses in
 * vain. Here the row is chosen when the button is released over it, however long that took. */

#include "config.h"

#include "linli-slow-press.h"

#define SLOW_PRESS_KEY "linli-slow-press"

typedef struct
{
  GtkListBoxRow *row; /* (unowned): only compared; the one that was pressed */
  gboolean stopped;
} SlowPress;

static void
slow_press_pressed_cb (GtkGestureClick *gesture,
                       int              n_press,
                       double           x,
                       double           y,
                       SlowPress       *press)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  press->row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (list), y);
  press->stopped = FALSE;
}

static void
slow_press_stopped_cb (GtkGestureClick *gesture,
                       SlowPress       *press)
{
  press->stopped = TRUE;
}

/* Comes even after the press was stopped, but neither when it became a drag nor when a button in the row took it. */
static void
slow_press_released_cb (GtkGestureClick *gesture,
                        int              n_press,
                        double           x,
                        double           y,
                        SlowPress       *press)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (list, y);

  if (!press->stopped || row == NULL || row != press->row)
    return;
  press->stopped = FALSE;
  if (gtk_list_box_get_activate_on_single_click (list))
    g_signal_emit_by_name (row, "activate");
  else
    gtk_list_box_select_row (list, row);
}

/* The gesture of the list itself; controllers that were added to it come before that one. */
static GtkEventController *
slow_press_find_gesture (GtkWidget *list)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      if (GTK_IS_GESTURE_CLICK (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_BUBBLE)
        return controller; /* the list keeps it */
    }

  return NULL;
}

static gboolean
slow_press_realize_hook (GSignalInvocationHint *hint,
                         guint                  n_values,
                         const GValue          *values,
                         gpointer               data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  GtkEventController *gesture;
  SlowPress *press;

  if (!GTK_IS_LIST_BOX (widget) || g_object_get_data (G_OBJECT (widget), SLOW_PRESS_KEY) != NULL)
    return TRUE;
  gesture = slow_press_find_gesture (widget);
  if (gesture == NULL)
    return TRUE;

  press = g_new0 (SlowPress, 1);
  g_object_set_data_full (G_OBJECT (widget), SLOW_PRESS_KEY, press, g_free);
  g_signal_connect (gesture, "pressed", G_CALLBACK (slow_press_pressed_cb), press);
  g_signal_connect (gesture, "stopped", G_CALLBACK (slow_press_stopped_cb), press);
  g_signal_connect (gesture, "released", G_CALLBACK (slow_press_released_cb), press);

  return TRUE;
}

/**
 * linli_slow_press_install:
 *
 * From now on the rows of every #GtkListBox of the program, those inside of libadwaita's rows too, can be pressed slowly. The application
 * calls it once, at its start.
 */
void
linli_slow_press_install (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET)); /* its signals are there once it was made */
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, slow_press_realize_hook, NULL, NULL);
}
