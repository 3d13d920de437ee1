/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliPlanPlacer: the bar above the map while a scanned plan is placed. It says in words what to do next, and how exact the place is
 * by now. Main thread. */

#include "config.h"

#include "linli-plan-placer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "linli-button.h"

/* While a place on the map is asked for, the map has to be seen. */
#define WAITING_OPACITY 0.4
/* How much of the view a new picture takes. */
#define FIRST_PART 0.6

enum {
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LinliPlanPlacer, linli_plan_placer, GTK_TYPE_WIDGET)

/* How exact the place is. With three points everything fits, whatever they are, so nothing can be said yet. */
static char *
placer_dup_state (LinliPlanPlacer *self)
{
  const GArray *points = self->plan->points;
  double sum = 0, greatest = 0;
  guint worst = 0;

  if (points->len == 0)
    return g_strdup (_("Click a place in the picture that you know, such as the corner of a building; or bring it to the middle by arrow keys and press Space."));
  if (points->len == 1)
    return g_strdup (_("Moved into place. A second point sets direction and size."));
  if (points->len == 2)
    return g_strdup (_("Place, direction and size are set. One or two more points make it more exact."));
  if (points->len == 3)
    return g_strdup (_("All three points fit exactly. Only a fourth point tells how exact the picture is."));
  for (guint i = 0; i < points->len; i++)
    {
      double residual = linli_georeference_get_residual (&self->plan->place, &g_array_index (points, LinliControlPoint, i));

      sum += residual * residual;
      if (residual > greatest)
        {
          greatest = residual;
          worst = i;
        }
    }
  return g_strdup_printf (_("%u points. They are off by %.1f m on average, most of all point %u, by %.1f m."), points->len,
                          sqrt (sum / points->len), worst + 1, greatest);
}

static char *
placer_dup_words (LinliPlanPlacer *self)
{
  if (self->pixels == NULL)
    return g_strdup (_("The picture is being read…"));
  if (self->fault != NULL)
    return g_strdup (self->fault);
  if (self->is_waiting)
    return g_strdup (_("Now click where that is on the map. Escape takes the place in the picture back."));
  if (self->matching)
    return placer_dup_state (self);
  if (self->plan->points->len > 0)
    return g_strdup (_("Points hold the picture in its place. To drag it, take the points back first."));
  return g_strdup (_("Drag the picture to about where it belongs, or use the arrow keys. Then match points, or press Space."));
}

void
_linli_plan_placer_show (LinliPlanPlacer *self)
{
  g_autofree char *words = placer_dup_words (self);
  double opacity = self->plan->opacity * (self->is_waiting ? WAITING_OPACITY : 1);

  gtk_label_set_text (GTK_LABEL (self->words), words);
  if (self->fault != NULL)
    gtk_widget_add_css_class (self->words, "error");
  else
    gtk_widget_remove_css_class (self->words, "error");
  gtk_widget_set_sensitive (self->bar, !self->busy);
  gtk_widget_set_sensitive (self->done_button, self->pixels != NULL && !self->is_waiting);
  gtk_widget_set_sensitive (self->back_button, self->is_waiting || self->plan->points->len > 0);
  _linli_plan_layer_set_place (self->layer, &self->plan->place, opacity);
  _linli_plan_layer_set_points (self->layer, self->plan->points, self->is_waiting ? self->waiting : NULL);
}

void
_linli_plan_placer_shift (LinliPlanPlacer         *self,
                          const LinliGeoreference *from,
                          double                   longitude,
                          double                   latitude)
{
  self->plan->place = *from;
  self->plan->place.longitude += longitude;
  self->plan->place.latitude += latitude;
  _linli_plan_placer_show (self);
}

static const char *
get_fault (const GError *error)
{
  switch ((LinliGeoreferenceError) error->code)
    {
    case LINLI_GEOREFERENCE_ERROR_COINCIDENT:
      return _("Not used: this point lies where another one is. Choose one farther away.");
    case LINLI_GEOREFERENCE_ERROR_COLLINEAR:
      return _("Not used: the points lie on one line. Choose one to the side of it.");
    case LINLI_GEOREFERENCE_ERROR_MIRRORED:
      return _("Not used: with this point the picture would be turned over or squashed. Perhaps points were mixed up.");
    case LINLI_GEOREFERENCE_ERROR_TOO_FEW:
    default:
      return NULL;
    }
}

/* One point shifts the picture, two and more place it. Returns: whether they can */
static gboolean
placer_fit (LinliPlanPlacer *self)
{
  const LinliControlPoint *points = (const LinliControlPoint *) (gpointer) self->plan->points->data;
  g_autoptr (GError) error = NULL;
  double longitude, latitude;

  if (self->plan->points->len == 1)
    {
      linli_georeference_to_ground (&self->plan->place, points->x, points->y, &longitude, &latitude);
      self->plan->place.longitude += points->longitude - longitude;
      self->plan->place.latitude += points->latitude - latitude;
    }
  else if (self->plan->points->len > 1 && !linli_georeference_fit (&self->plan->place, points, self->plan->points->len, &error))
    {
      self->fault = get_fault (error);
      return FALSE;
    }
  return TRUE;
}

/* The next half of a pair: a place in the picture, where it lies now, or where that place is on the map. */
void
_linli_plan_placer_choose (LinliPlanPlacer *self,
                           double           longitude,
                           double           latitude)
{
  LinliControlPoint point = { self->waiting[0], self->waiting[1], longitude, latitude };

  self->fault = NULL;
  if (self->is_waiting)
    {
      self->is_waiting = FALSE;
      g_array_append_val (self->plan->points, point);
      if (!placer_fit (self))
        g_array_set_size (self->plan->points, self->plan->points->len - 1);
    }
  else
    {
      linli_georeference_to_picture (&self->plan->place, longitude, latitude, self->waiting, self->waiting + 1);
      self->is_waiting = self->waiting[0] >= 0 && self->waiting[0] <= 1 && self->waiting[1] >= 0 && self->waiting[1] <= self->pixels->height;
      if (!self->is_waiting)
        self->fault = _("The picture does not lie there. First click a place in the picture.");
    }
  _linli_plan_placer_show (self);
}

void
_linli_plan_placer_take_back (LinliPlanPlacer *self)
{
  self->fault = NULL;
  if (self->is_waiting)
    self->is_waiting = FALSE;
  else if (self->plan->points->len > 0)
    {
      g_array_set_size (self->plan->points, self->plan->points->len - 1);
      placer_fit (self);
    }
  _linli_plan_placer_show (self);
}

void
_linli_plan_placer_set_matching (LinliPlanPlacer *self,
                                 gboolean         matching)
{
  self->matching = matching;
  self->is_waiting = FALSE;
  self->fault = NULL;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (matching ? self->match_button : self->drag_button), TRUE);
  _linli_plan_layer_set_cross (self->layer, FALSE);
  _linli_plan_placer_show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
tool_toggled_cb (LinliPlanPlacer *self,
                 GtkToggleButton *button)
{
  gboolean matching = GTK_WIDGET (button) == self->match_button;

  if (self->active && gtk_toggle_button_get_active (button) && self->matching != matching)
    _linli_plan_placer_set_matching (self, matching);
}

static void
back_cb (LinliPlanPlacer *self)
{
  _linli_plan_placer_take_back (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
opacity_cb (LinliPlanPlacer *self)
{
  if (!self->active)
    return;
  self->plan->opacity = gtk_range_get_value (GTK_RANGE (self->opacity));
  _linli_plan_placer_show (self);
}

static GtkWidget *
placer_new_tools (LinliPlanPlacer *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *cancel = linli_button_new (_("_Cancel"), NULL);

  self->drag_button = linli_button_new_toggle (_("_Drag"));
  self->match_button = linli_button_new_toggle (_("_Match Points"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->match_button), GTK_TOGGLE_BUTTON (self->drag_button));
  gtk_box_append (GTK_BOX (tools), self->drag_button);
  gtk_box_append (GTK_BOX (tools), self->match_button);
  gtk_widget_add_css_class (tools, "linked");
  self->back_button = linli_button_new (_("_Take Back a Point"), NULL);
  self->done_button = linli_button_new (_("D_one"), NULL);
  gtk_widget_add_css_class (self->done_button, "suggested-action");
  gtk_widget_set_hexpand (cancel, TRUE);
  gtk_widget_set_halign (cancel, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (row), tools);
  gtk_box_append (GTK_BOX (row), self->back_button);
  gtk_box_append (GTK_BOX (row), cancel);
  gtk_box_append (GTK_BOX (row), self->done_button);
  g_signal_connect_swapped (self->drag_button, "toggled", G_CALLBACK (tool_toggled_cb), self);
  g_signal_connect_swapped (self->match_button, "toggled", G_CALLBACK (tool_toggled_cb), self);
  g_signal_connect_swapped (self->back_button, "clicked", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (linli_plan_placer_stop), self);
  g_signal_connect_swapped (self->done_button, "clicked", G_CALLBACK (_linli_plan_placer_finish), self);
  return row;
}

static GtkWidget *
placer_new_opacity (LinliPlanPlacer *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *label = gtk_label_new_with_mnemonic (_("_Strength of the picture"));

  self->opacity = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0.1, 1, 0.1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->opacity);
  gtk_widget_set_hexpand (self->opacity, TRUE);
  g_signal_connect_swapped (self->opacity, "value-changed", G_CALLBACK (opacity_cb), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), self->opacity);
  return row;
}

static void
placer_build_bar (LinliPlanPlacer *self)
{
  self->words = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE, "xalign", 0.0,
                              "width-chars", 52, "max-width-chars", 52, NULL);
  self->bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->bar), placer_new_tools (self));
  gtk_box_append (GTK_BOX (self->bar), self->words);
  gtk_box_append (GTK_BOX (self->bar), placer_new_opacity (self));
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
linli_plan_placer_dispose (GObject *object)
{
  LinliPlanPlacer *self = LINLI_PLAN_PLACER (object);

  linli_plan_placer_stop (self);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_object (&self->view);
  g_clear_object (&self->plans);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (linli_plan_placer_parent_class)->dispose (object);
}

static void
linli_plan_placer_class_init (LinliPlanPlacerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_plan_placer_dispose;
  /**
   * LinliPlanPlacer::finished:
   *
   * The user is done, or has given up.
   */
  signals[FINISHED] = g_signal_new ("finished", LINLI_TYPE_PLAN_PLACER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "planplacer");
}

static void
linli_plan_placer_init (LinliPlanPlacer *self)
{
  placer_build_bar (self);
}

/* In the middle of what is seen, north up. */
static void
placer_lay_in_view (LinliPlanPlacer *self)
{
  LinliMapFrame frame;
  double x, y, longitude, latitude, pixels, metres_per_pixel;

  _linli_map_view_get_frame (self->view, &frame);
  _linli_map_frame_to_world (&frame, frame.width / 2.0, frame.height / 2.0, &x, &y);
  linli_map_unproject (x, y, &longitude, &latitude);
  metres_per_pixel = 40075016.686 * cos (latitude * G_PI / 180) / frame.scale;
  pixels = FIRST_PART * MIN (frame.width, frame.height / self->pixels->height);
  linli_georeference_init (&self->plan->place, longitude, latitude, pixels * metres_per_pixel, self->pixels->height);
}

void
_linli_plan_placer_take_pixels (LinliPlanPlacer *self,
                                LinliPlanPixels *pixels)
{
  self->pixels = _linli_plan_pixels_ref (pixels);
  if (self->picture != NULL)
    placer_lay_in_view (self);
  _linli_plan_layer_set_pixels (self->layer, pixels);
  _linli_plan_placer_set_matching (self, self->plan->points->len > 0);
}

static void
placer_begin (LinliPlanPlacer *self,
              LinliSitePlan   *plan)
{
  self->plan = plan;
  self->active = TRUE;
  gtk_range_set_value (GTK_RANGE (self->opacity), plan->opacity);
  _linli_map_view_block_input (self->view, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->layer), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  _linli_plan_placer_set_matching (self, FALSE);
}

/* A plan that was hidden has to be read first. */
static void
plans_changed_cb (LinliPlanPlacer *self)
{
  LinliPlanPixels *pixels = self->active && self->plan->id != 0 ? _linli_map_plans_get_pixels (self->plans, self->plan->id) : NULL;

  if (pixels != NULL && self->pixels == NULL)
    _linli_plan_placer_take_pixels (self, pixels);
}

/**
 * linli_plan_placer_new:
 * @view: the map
 * @plans: its scanned plans
 * @store: the document
 *
 * Returns: (transfer floating): the bar; hidden until a plan is placed
 */
GtkWidget *
linli_plan_placer_new (LinliMapView  *view,
                       LinliMapPlans *plans,
                       LinliStore    *store)
{
  LinliPlanPlacer *self = g_object_new (LINLI_TYPE_PLAN_PLACER, "visible", FALSE, NULL);

  self->view = g_object_ref (view);
  self->plans = g_object_ref (plans);
  self->store = g_object_ref (store);
  self->layer = _linli_plan_layer_new (linli_map_view_get_viewport (view));
  _linli_map_view_add_layer (view, SHUMATE_LAYER (self->layer));
  gtk_widget_set_visible (GTK_WIDGET (self->layer), FALSE);
  g_signal_connect_object (plans, "changed", G_CALLBACK (plans_changed_cb), self, G_CONNECT_SWAPPED);
  _linli_plan_placer_init_input (self);
  return GTK_WIDGET (self);
}

/**
 * linli_plan_placer_add:
 * @self: the bar
 * @picture: a picture file of any size
 *
 * Reads a picture, lays it in the middle of what is seen and begins to place it. It is stored in the document when the user is done.
 */
void
linli_plan_placer_add (LinliPlanPlacer *self,
                       GFile           *picture)
{
  g_autofree char *name = g_file_get_basename (picture);

  g_return_if_fail (LINLI_IS_PLAN_PLACER (self) && G_IS_FILE (picture));

  linli_plan_placer_stop (self);
  placer_begin (self, linli_site_plan_new (name));
  _linli_plan_placer_read (self, picture);
}

/**
 * linli_plan_placer_place:
 * @self: the bar
 * @id: a plan of the document
 *
 * Begins to place a plan anew, with the points that it has.
 */
void
linli_plan_placer_place (LinliPlanPlacer *self,
                         gint64           id)
{
  const LinliSitePlan *plan;

  g_return_if_fail (LINLI_IS_PLAN_PLACER (self));

  linli_plan_placer_stop (self);
  plan = linli_map_plans_lookup (self->plans, id);
  if (plan == NULL)
    return;
  placer_begin (self, linli_site_plan_copy (plan));
  linli_map_plans_set_shown (self->plans, id, TRUE);
  _linli_map_plans_hold (self->plans, id);
  plans_changed_cb (self);
}

/**
 * linli_plan_placer_stop:
 * @self: the bar
 *
 * Hides the bar and leaves the document as it is.
 */
void
linli_plan_placer_stop (LinliPlanPlacer *self)
{
  g_return_if_fail (LINLI_IS_PLAN_PLACER (self));

  if (!self->active)
    return;
  self->active = FALSE;
  self->dragging = FALSE;
  self->is_waiting = FALSE;
  self->fault = NULL;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  _linli_plan_layer_set_pixels (self->layer, NULL);
  g_clear_pointer (&self->pixels, _linli_plan_pixels_unref);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_clear_pointer (&self->plan, linli_site_plan_free);
  _linli_map_plans_hold (self->plans, 0);
  _linli_map_view_block_input (self->view, FALSE);
  gtk_widget_set_cursor (GTK_WIDGET (self->view), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->layer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[FINISHED], 0);
}

/**
 * linli_plan_placer_is_active:
 * @self: the bar
 *
 * Returns: whether a plan is being placed
 */
gboolean
linli_plan_placer_is_active (LinliPlanPlacer *self)
{
  g_return_val_if_fail (LINLI_IS_PLAN_PLACER (self), FALSE);

  return self->active;
}

/**
 * linli_plan_placer_get_plan:
 * @self: the bar
 *
 * Returns: (transfer none) (nullable): the plan that is being placed, as it would be stored now; %NULL before its picture has been read
 */
const LinliSitePlan *
linli_plan_placer_get_plan (LinliPlanPlacer *self)
{
  g_return_val_if_fail (LINLI_IS_PLAN_PLACER (self), NULL);

  return self->pixels != NULL ? self->plan : NULL;
}

/**
 * linli_plan_placer_get_words:
 * @self: the bar
 *
 * Returns: (transfer none): what the bar says now: what to do next, what was refused, or how exact the place is
 */
const char *
linli_plan_placer_get_words (LinliPlanPlacer *self)
{
  g_return_val_if_fail (LINLI_IS_PLAN_PLACER (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->words));
}
