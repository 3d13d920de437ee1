/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Asks for a position on the map: a window with the map under cross hairs. What is under them is the position, for the mouse (a click moves it
 * there) as for the keys, so that nothing is chosen before it was seen. Freed with the window. Main thread. */

#include "config.h"

#include "linli-position-request.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "linli-base-map-dialog-private.h"
#include "linli-button.h"
#include "linli-dialog.h"
#include "linli-map-hit-private.h"
#include "linli-map-view-private.h"
#include "linli-toast.h"

#define CLICK 5
/* Fine enough to meet a corner, and with Shift fast enough to get there. */
#define STEP 8
#define LONG_STEP 90
#define CROSS 41

typedef struct {
  LinliContext *context;
  LinliMapModel *model;
  LinliMapPlans *plans;
  GtkWidget *dialog;
  LinliMapView *view;
  ShumateViewport *viewport; /* where it stands; the view may go before this */
  GtkWidget *words;
  GtkWidget *use;
  gboolean begun; /* at a position that is known */
  double press_x;
  double press_y;
  LinliPositionFunc func;
  gpointer data;
  GDestroyNotify destroy;
} LinliPositionRequest;

static void
linli_position_request_free (gpointer data)
{
  LinliPositionRequest *self = data;

  g_signal_handlers_disconnect_by_data (self->viewport, self);
  g_signal_handlers_disconnect_by_data (self->view, self);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_object (&self->plans);
  g_clear_object (&self->model);
  g_clear_object (&self->context);
  g_object_unref (self->viewport);
  g_object_unref (self->view);
  g_free (self);
}

/* White around black, to be seen on a light map, on a dark one, and on an aerial picture. */
static void
linli_position_request_draw_cross (GtkDrawingArea *area,
                                   cairo_t        *cr,
                                   int             width,
                                   int             height,
                                   gpointer        unused)
{
  double x = width / 2.0, y = height / 2.0;

  for (int i = 0; i < 2; i++)
    {
      cairo_set_source_rgb (cr, i == 0, i == 0, i == 0);
      cairo_set_line_width (cr, i == 0 ? 4.5 : 1.5);
      cairo_move_to (cr, 2, y);
      cairo_line_to (cr, x - 5, y);
      cairo_move_to (cr, x + 5, y);
      cairo_line_to (cr, width - 2, y);
      cairo_move_to (cr, x, 2);
      cairo_line_to (cr, x, y - 5);
      cairo_move_to (cr, x, y + 5);
      cairo_line_to (cr, x, height - 2);
      cairo_stroke (cr);
      cairo_arc (cr, x, y, i == 0 ? 3 : 1.5, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/* Returns: (nullable): the name of what lies under the cross hairs */
static const char *
linli_position_request_get_name (LinliPositionRequest *self)
{
  LinliMapScene *scene = _linli_map_view_get_scene (self->view);
  LinliMapFrame frame;
  const LinliMapShape *shape = NULL;
  const char *kind;
  double x, y;
  gint64 id = 0;

  if (scene == NULL)
    return NULL;
  _linli_map_view_get_frame (self->view, &frame);
  _linli_map_frame_to_world (&frame, frame.width / 2.0, frame.height / 2.0, &x, &y);
  kind = _linli_map_hit_find (scene, frame.scale, x, y, &id);
  for (guint layer = 0; kind != NULL && shape == NULL && layer < LINLI_MAP_N_KINDS; layer++)
    if (g_str_equal (kind, linli_map_kind_get_name (layer)))
      shape = linli_map_snapshot_lookup (scene->snapshot, layer, id);
  return shape != NULL ? shape->name : NULL;
}

static void
linli_position_request_update (LinliPositionRequest *self)
{
  ShumateLocation *place = SHUMATE_LOCATION (self->viewport);
  const char *name = linli_position_request_get_name (self);
  gboolean known = self->begun || !linli_box_is_empty (&linli_map_model_get_snapshot (self->model)->box);
  g_autofree char *point = g_strdup_printf ("%.5f, %.5f", shumate_location_get_latitude (place), shumate_location_get_longitude (place));
  g_autofree char *words = name != NULL ? g_strdup_printf (_("Under the cross: %s · %s"), name, point) : g_strdup_printf (_("Under the cross: %s"), point);

  gtk_label_set_text (GTK_LABEL (self->words), known ? words : _("Nothing is on the map yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_set_sensitive (self->use, known);
}

static void
linli_position_request_pressed_cb (GtkGestureClick      *click,
                                   int                   n_press,
                                   double                x,
                                   double                y,
                                   LinliPositionRequest *self)
{
  self->press_x = x;
  self->press_y = y;
}

/* What was clicked comes under the cross hairs; a drag moves the map, which does that itself. */
static void
linli_position_request_released_cb (GtkGestureClick      *click,
                                    int                   n_press,
                                    double                x,
                                    double                y,
                                    LinliPositionRequest *self)
{
  if (hypot (x - self->press_x, y - self->press_y) <= CLICK)
    _linli_map_view_pan (self->view, x - gtk_widget_get_width (GTK_WIDGET (self->view)) / 2.0, y - gtk_widget_get_height (GTK_WIDGET (self->view)) / 2.0);
}

static gboolean
linli_position_request_key_cb (GtkEventControllerKey *keys,
                               guint                  key,
                               guint                  code,
                               GdkModifierType        state,
                               LinliPositionRequest  *self)
{
  int step = state & GDK_SHIFT_MASK ? LONG_STEP : STEP;
  int dx = (key == GDK_KEY_Right || key == GDK_KEY_KP_Right) - (key == GDK_KEY_Left || key == GDK_KEY_KP_Left);
  int dy = (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) - (key == GDK_KEY_Up || key == GDK_KEY_KP_Up);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || (dx == 0 && dy == 0) || !gtk_widget_is_focus (GTK_WIDGET (self->view)))
    return FALSE;
  _linli_map_view_pan (self->view, dx * step, dy * step);
  return TRUE;
}

static void
linli_position_request_use_cb (LinliPositionRequest *self)
{
  ShumateLocation *place = SHUMATE_LOCATION (self->viewport);

  self->func (shumate_location_get_longitude (place), shumate_location_get_latitude (place), self->data);
  gtk_window_close (GTK_WINDOW (self->dialog));
}

static GtkWidget *
linli_position_request_new_map (LinliPositionRequest *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *cross = gtk_drawing_area_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->view = g_object_ref_sink (LINLI_MAP_VIEW (linli_map_view_new ()));
  self->viewport = g_object_ref (linli_map_view_get_viewport (self->view));
  linli_map_view_set_shown (self->view, LINLI_MAP_SHOW_ALL & ~LINLI_MAP_SHOW_DWELLINGS);
  linli_map_view_set_plans (self->view, self->plans);
  _linli_map_view_block_input (self->view, TRUE);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (cross), CROSS);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (cross), CROSS);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (cross), linli_position_request_draw_cross, NULL, NULL);
  gtk_widget_set_halign (cross, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (cross, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (cross, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), cross);
  g_signal_connect (click, "pressed", G_CALLBACK (linli_position_request_pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (linli_position_request_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (linli_position_request_key_cb), self);
  gtk_widget_add_controller (overlay, keys);
  gtk_widget_set_vexpand (overlay, TRUE);
  return overlay;
}

static GtkWidget *
linli_position_request_new_bar (LinliPositionRequest *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *hint = gtk_label_new (_("Click the place, or move the map with the arrow keys. Enter uses what is under the cross, Esc leaves."));

  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "linli-small");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->words);
  gtk_box_append (GTK_BOX (texts), hint);
  self->use = gtk_button_new_with_mnemonic (_("_Use This Position"));
  linli_button_name_once (self->use);
  gtk_widget_add_css_class (self->use, "suggested-action");
  gtk_widget_set_valign (self->use, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->use, "clicked", G_CALLBACK (linli_position_request_use_cb), self);
  gtk_box_append (GTK_BOX (bar), texts);
  gtk_box_append (GTK_BOX (bar), self->use);
  gtk_widget_add_css_class (bar, "linli-dialog-body");
  return bar;
}

/* The map as on its page: with what lies under it. */
static void
linli_position_request_show_map (LinliPositionRequest *self,
                                 double                longitude,
                                 double                latitude)
{
  g_autoptr (GSettings) settings = g_settings_new (LINLI_APPLICATION_ID);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliBaseMap) base_map = _linli_base_map_from_settings (settings, &error);

  linli_map_view_set_base_map (self->view, base_map);
  linli_map_view_set_base_strength (self->view, g_settings_get_double (settings, "base-map-strength"));
  linli_map_view_set_model (self->view, self->model);
  self->begun = !isnan (longitude) && !isnan (latitude);
  if (self->begun)
    _linli_map_view_begin_at (self->view, longitude, latitude);
  g_signal_connect_swapped (self->view, "scene-changed", G_CALLBACK (linli_position_request_update), self);
  g_signal_connect_swapped (self->viewport, "notify", G_CALLBACK (linli_position_request_update), self);
  linli_position_request_update (self);
  if (error != NULL)
    linli_toast_show_error (self->dialog, _("The base map cannot be shown"), error);
}

/**
 * linli_position_request_pick:
 * @parent: a widget of the window over which the map opens
 * @context: the open document
 * @title: what is asked for, translated
 * @longitude: where the map begins, in degrees (EPSG:4326); `NAN` for the whole community
 * @latitude: see @longitude
 * @func: called with what the user chose
 * @data: (nullable): passed to @func
 * @destroy: (nullable): frees @data, after @func or when the user chose nothing
 *
 * Asks for a position on the map. The window has the map of the document with its plans and its base map; a click or the arrow keys bring a
 * place under the cross hairs, Enter uses it, Escape leaves without an answer.
 */
void
linli_position_request_pick (GtkWidget         *parent,
                             LinliContext      *context,
                             const char        *title,
                             double             longitude,
                             double             latitude,
                             LinliPositionFunc  func,
                             gpointer           data,
                             GDestroyNotify     destroy)
{
  LinliPositionRequest *self;
  GtkWidget *box;

  g_return_if_fail (GTK_IS_WIDGET (parent) && LINLI_IS_CONTEXT (context) && title != NULL && func != NULL);

  self = g_new0 (LinliPositionRequest, 1);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->context = g_object_ref (context);
  self->model = linli_map_model_new (linli_context_get_store (context));
  self->plans = linli_map_plans_new (linli_context_get_store (context));
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  gtk_box_append (GTK_BOX (box), linli_position_request_new_map (self));
  gtk_box_append (GTK_BOX (box), linli_position_request_new_bar (self));
  self->dialog = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), title, box, 860, 600);
  g_object_set_data_full (G_OBJECT (self->dialog), "request", self, linli_position_request_free);
  linli_position_request_show_map (self, longitude, latitude);
  gtk_window_set_default_widget (GTK_WINDOW (self->dialog), self->use);
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
