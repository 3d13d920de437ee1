/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapView: puts the layers over a ShumateMap and keeps the scene they paint. Main thread; the widget owns everything. */

#include "config.h"

#include "linli-map-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "linli-map-fit-private.h"
#include "linli-map-scale-private.h"

/* Of a view that has been laid out, in pixels. */
#define LEAST_WIDTH 50

enum {
  ACTIVATED,
  SELECTION_CHANGED,
  SCENE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LinliMapView, linli_map_view, GTK_TYPE_WIDGET)

/* To be called where what lies over the map may have another size from now on: the whole community is shown beside it, unless somebody moved
 * the map, or works on it. */
void
_linli_map_view_covers_changed (LinliMapView *self)
{
  self->covers_changed = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
view_update_scene (LinliMapView      *self,
                   const LinliBox *changed)
{
  g_autoptr (LinliMapScene) scene = NULL;

  if (self->model == NULL)
    return;
  scene = _linli_map_scene_new (linli_map_model_get_snapshot (self->model), self->theme, self->values, self->shown, self->focus, self->dark);
  scene->clear = self->base_map != NULL;
  scene->added = self->layers != NULL ? _linli_map_layers_dup_data (self->layers) : NULL;
  scene->plans = self->plans != NULL ? _linli_map_plans_dup_sheets (self->plans) : NULL;
  g_clear_pointer (&self->scene, _linli_map_scene_unref);
  self->scene = _linli_map_scene_ref (scene);
  _linli_map_tile_layer_set_scene (self->tiles, scene, changed);
  _linli_map_label_layer_set_scene (self->labels, scene);
  _linli_map_overlay_set_scene (self->marks, scene);
  _linli_map_view_update_credits (self);
  g_signal_emit (self, signals[SCENE_CHANGED], 0);
  _linli_map_view_covers_changed (self); /* a legend says something else now */
}

static void
view_read_place (LinliMapView *self,
                 double        place[3])
{
  place[0] = shumate_viewport_get_zoom_level (self->viewport);
  place[1] = shumate_location_get_latitude (SHUMATE_LOCATION (self->viewport));
  place[2] = shumate_location_get_longitude (SHUMATE_LOCATION (self->viewport));
}

/* Whether the whole community is shown, and nobody has moved the map since. */
static gboolean
view_is_home (LinliMapView *self)
{
  double place[3];

  view_read_place (self, place);
  return memcmp (place, self->home, sizeof place) == 0;
}

static void
view_go_home (LinliMapView *self)
{
  const LinliMapSnapshot *snapshot = linli_map_model_get_snapshot (self->model);

  if (linli_box_is_empty (&snapshot->box) || gtk_widget_get_width (GTK_WIDGET (self)) < LEAST_WIDTH)
    return;
  linli_map_view_show_box (self, &snapshot->box, 17);
  view_read_place (self, self->home);
}

/* At once, or once the view has a size and the model something to show. */
static void
view_turn_home (LinliMapView *self)
{
  self->home_pending = TRUE;
  self->waiting = (LinliBox) LINLI_BOX_EMPTY;
  view_go_home (self);
}

static void
theme_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliMapValues) values = linli_map_theme_load_finish (LINLI_MAP_THEME (object), result, &error);
  LinliMapView *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (values == NULL)
    {
      g_message ("The map's theme could not be read: %s", error->message);
      return;
    }
  linli_map_view_set_values (self, values);
}

static void
view_load_theme (LinliMapView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->theme == NULL || self->model == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  linli_map_theme_load_async (self->theme, linli_map_model_get_store (self->model), self->cancellable, theme_loaded_cb, self);
}

static void
model_changed_cb (LinliMapModel *model,
                  LinliBox   *box,
                  LinliMapView  *self)
{
  LinliBox wider;

  if (self->home_pending)
    view_go_home (self);
  if (box != NULL)
    {
      /* Lines and marks reach beyond the coordinates: at zoom 14 some twenty pixels are this much of the world. */
      wider = (LinliBox) { box->min_x - 5e-6, box->min_y - 5e-6, box->max_x + 5e-6, box->max_y + 5e-6 };
      box = &wider;
    }
  view_update_scene (self, box);
}

static void
model_touched_cb (LinliMapModel *model,
                  LinliChanges  *changes,
                  LinliMapView  *self)
{
  const char * const *kinds = self->theme != NULL ? linli_map_theme_get_kinds (self->theme) : NULL;

  if (kinds != NULL && linli_changes_touches_any (changes, kinds))
    view_load_theme (self);
}

static void
dark_changed_cb (AdwStyleManager *manager,
                 GParamSpec      *pspec,
                 LinliMapView    *self)
{
  self->dark = adw_style_manager_get_dark (manager);
  _linli_base_layer_set_look (self->base, self->base_strength, self->dark);
  view_update_scene (self, NULL);
}

static void
rotation_changed_cb (ShumateViewport *viewport)
{
  /* A grid map is read north up; two fingers turn it by accident more often than by intent. */
  if (shumate_viewport_get_rotation (viewport) != 0)
    shumate_viewport_set_rotation (viewport, 0);
}

static void
zoom_in_cb (LinliMapView *self)
{
  shumate_map_zoom_in (self->map);
}

static void
zoom_out_cb (LinliMapView *self)
{
  shumate_map_zoom_out (self->map);
}

static GtkWidget *
zoom_button (LinliMapView *self,
             const char   *icon,
             const char   *name,
             GCallback     callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
view_add_controls (LinliMapView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *zoom = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scale = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (zoom), zoom_button (self, "list-add-symbolic", _("Zoom In"), G_CALLBACK (zoom_in_cb)));
  gtk_box_append (GTK_BOX (zoom), zoom_button (self, "list-remove-symbolic", _("Zoom Out"), G_CALLBACK (zoom_out_cb)));
  gtk_box_append (GTK_BOX (zoom), zoom_button (self, "go-home-symbolic", _("Whole Community"), G_CALLBACK (linli_map_view_show_all)));
  gtk_widget_add_css_class (zoom, "map-card");
  gtk_widget_set_halign (zoom, GTK_ALIGN_END);
  self->credits = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->credits), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->credits), 40);
  gtk_widget_add_css_class (self->credits, "map-credits");
  gtk_box_append (GTK_BOX (scale), _linli_map_scale_new (self->viewport));
  gtk_box_append (GTK_BOX (scale), self->credits);
  gtk_widget_add_css_class (scale, "map-card");
  gtk_widget_add_css_class (scale, "map-scale");
  gtk_widget_set_halign (scale, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), zoom);
  gtk_box_append (GTK_BOX (box), scale);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 14);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), box);
  self->controls = box;
}

static void
view_set_up_map (LinliMapView *self)
{
  g_autoptr (ShumateMapSource) ground = _linli_map_frame_new_source ();

  self->map = shumate_map_new ();
  self->viewport = shumate_map_get_viewport (self->map);
  shumate_viewport_set_reference_map_source (self->viewport, ground);
  shumate_viewport_set_min_zoom_level (self->viewport, 9);
  shumate_viewport_set_max_zoom_level (self->viewport, 20);
  shumate_map_set_zoom_on_double_click (self->map, FALSE);
  g_signal_connect (self->viewport, "notify::rotation", G_CALLBACK (rotation_changed_cb), NULL);
  self->base = _linli_base_layer_new (self->viewport);
  self->tiles = _linli_map_tile_layer_new (self->viewport);
  self->labels = _linli_map_label_layer_new (self->viewport);
  self->marks = _linli_map_overlay_new (self->viewport);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->base));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->tiles));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->marks));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->labels));
  gtk_widget_set_focusable (GTK_WIDGET (self->map), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->map), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->map), TRUE);
}

/* Not within the allocation itself: the scale bar changes its size with the zoom. */
static gboolean
size_tick_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  LinliMapView *self = LINLI_MAP_VIEW (widget);
  const LinliBox waiting = self->waiting;

  if (!linli_box_is_empty (&waiting))
    linli_map_view_show_box (self, &waiting, self->waiting_zoom);
  else if (self->home_pending && self->model != NULL)
    view_go_home (self);
  return G_SOURCE_REMOVE;
}

static void
linli_map_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  LinliMapView *self = LINLI_MAP_VIEW (widget);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  if (width != self->width || height != self->height || (self->covers_changed && !self->input_blocked))
    self->home_pending |= view_is_home (self);
  self->covers_changed = FALSE;
  self->width = width;
  self->height = height;
  if (self->home_pending || !linli_box_is_empty (&self->waiting))
    gtk_widget_add_tick_callback (widget, size_tick_cb, NULL, NULL);
}

static void
linli_map_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (LINLI_MAP_VIEW (widget)->overlay, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
linli_map_view_dispose (GObject *object)
{
  LinliMapView *self = LINLI_MAP_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->base_map);
  g_clear_object (&self->plans);
  g_clear_object (&self->layers);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (linli_map_view_parent_class)->dispose (object);
}

static void
linli_map_view_finalize (GObject *object)
{
  LinliMapView *self = LINLI_MAP_VIEW (object);

  g_clear_pointer (&self->scene, _linli_map_scene_unref);
  g_clear_object (&self->theme);
  g_clear_pointer (&self->values, linli_map_values_unref);
  g_array_unref (self->ids);
  g_free (self->kind);
  G_OBJECT_CLASS (linli_map_view_parent_class)->finalize (object);
}

static void
linli_map_view_class_init (LinliMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = linli_map_view_dispose;
  object_class->finalize = linli_map_view_finalize;
  widget_class->size_allocate = linli_map_view_size_allocate;
  widget_class->measure = linli_map_view_measure;
  /**
   * LinliMapView::activated:
   * @self: the map
   * @kind: the kind of record
   * @id: its id
   *
   * The user asks for a record: double click, or Enter.
   */
  signals[ACTIVATED] = g_signal_new ("activated", LINLI_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  /**
   * LinliMapView::selection-changed:
   *
   * Something else is chosen on the map.
   */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", LINLI_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
  /**
   * LinliMapView::scene-changed:
   *
   * The map shows another part of the world, or shows it otherwise.
   */
  signals[SCENE_CHANGED] = g_signal_new ("scene-changed", LINLI_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "mapview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
linli_map_view_init (LinliMapView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->shown = LINLI_MAP_SHOW_ALL;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->home_pending = TRUE;
  self->waiting = (LinliBox) LINLI_BOX_EMPTY;
  self->dark = adw_style_manager_get_dark (manager);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (dark_changed_cb), self, 0);
  self->overlay = gtk_overlay_new ();
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  view_set_up_map (self);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->map));
  view_add_controls (self);
  g_signal_connect_object (self->base, "problem-changed", G_CALLBACK (_linli_map_view_update_credits), self, G_CONNECT_SWAPPED);
  linli_map_view_set_base_strength (self, 1);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Map"), -1);
  _linli_map_view_init_input (self);
}

/* Paints everything anew. */
void
_linli_map_view_repaint (LinliMapView *self)
{
  view_update_scene (self, NULL);
}

void
_linli_map_view_get_frame (LinliMapView  *self,
                           LinliMapFrame *frame)
{
  _linli_map_frame_init (frame, self->viewport, GTK_WIDGET (self->map));
}

LinliMapScene *
_linli_map_view_get_scene (LinliMapView *self)
{
  return self->scene;
}

void
_linli_map_view_add_layer (LinliMapView *self,
                           ShumateLayer *layer)
{
  shumate_map_add_layer (self->map, layer);
}

/* While boundaries are edited, clicks and keys belong to the editor. */
void
_linli_map_view_block_input (LinliMapView *self,
                             gboolean      blocked)
{
  self->input_blocked = blocked;
  if (blocked)
    _linli_map_overlay_set_hover (self->marks, NULL, 0);
}

/* Shows the surroundings of a place instead of the whole community, when the map is seen first. */
void
_linli_map_view_begin_at (LinliMapView *self,
                          double        longitude,
                          double        latitude)
{
  self->home_pending = FALSE;
  shumate_viewport_set_zoom_level (self->viewport, 18);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), latitude, longitude);
}

/**
 * linli_map_view_new:
 *
 * Returns: (transfer floating): a map of nothing
 */
GtkWidget *
linli_map_view_new (void)
{
  return g_object_new (LINLI_TYPE_MAP_VIEW, NULL);
}

/**
 * linli_map_view_set_model:
 * @self: the view
 * @model: (nullable): what to show
 *
 * Shows another document, the whole of it.
 */
void
linli_map_view_set_model (LinliMapView  *self,
                          LinliMapModel *model)
{
  g_return_if_fail (LINLI_IS_MAP_VIEW (self));
  g_return_if_fail (model == NULL || LINLI_IS_MAP_MODEL (model));

  if (self->model == model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  if (model == NULL)
    return;
  g_signal_connect (model, "changed", G_CALLBACK (model_changed_cb), self);
  g_signal_connect (model, "touched", G_CALLBACK (model_touched_cb), self);
  view_turn_home (self);
  view_update_scene (self, NULL);
  view_load_theme (self);
}

/**
 * linli_map_view_get_model:
 * @self: the view
 *
 * Returns: (nullable) (transfer none): what is shown
 */
LinliMapModel *
linli_map_view_get_model (LinliMapView *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_VIEW (self), NULL);

  return self->model;
}

/**
 * linli_map_view_set_theme:
 * @self: the view
 * @theme: (nullable): how to colour; %NULL for plain grids
 *
 * Colours the map by a theme. Its values are asked for, and asked again after every change.
 */
void
linli_map_view_set_theme (LinliMapView  *self,
                          LinliMapTheme *theme)
{
  g_return_if_fail (LINLI_IS_MAP_VIEW (self));

  if (!g_set_object (&self->theme, theme))
    return;
  g_clear_pointer (&self->values, linli_map_values_unref);
  view_update_scene (self, NULL);
  view_load_theme (self);
}

/**
 * linli_map_view_get_theme:
 * @self: the view
 *
 * Returns: (nullable) (transfer none): how the map is coloured
 */
LinliMapTheme *
linli_map_view_get_theme (LinliMapView *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_VIEW (self), NULL);

  return self->theme;
}

/**
 * linli_map_view_set_values:
 * @self: the view
 * @values: (nullable): the class of each record
 *
 * Overrides what the theme says until it is asked again.
 */
void
linli_map_view_set_values (LinliMapView   *self,
                           LinliMapValues *values)
{
  g_return_if_fail (LINLI_IS_MAP_VIEW (self));

  g_clear_pointer (&self->values, linli_map_values_unref);
  if (values != NULL)
    self->values = linli_map_values_ref (values);
  view_update_scene (self, NULL);
}

/**
 * linli_map_view_get_values:
 * @self: the view
 *
 * Returns: (nullable) (transfer none): the class of each record; %NULL until they are known
 */
LinliMapValues *
linli_map_view_get_values (LinliMapView *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_VIEW (self), NULL);

  return self->values;
}

/**
 * linli_map_view_set_shown:
 * @self: the view
 * @shown: bit set of #LinliMapShow
 */
void
linli_map_view_set_shown (LinliMapView *self,
                          guint         shown)
{
  g_return_if_fail (LINLI_IS_MAP_VIEW (self));

  if (self->shown == shown)
    return;
  self->shown = shown;
  view_update_scene (self, NULL);
}

/**
 * linli_map_view_get_shown:
 * @self: the view
 *
 * Returns: bit set of #LinliMapShow
 */
guint
linli_map_view_get_shown (LinliMapView *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_VIEW (self), 0);

  return self->shown;
}

/**
 * linli_map_view_set_focus_grid:
 * @self: the view
 * @grid: a grid, or 0
 *
 * Lays fog over everything outside one grid.
 */
void
linli_map_view_set_focus_grid (LinliMapView *self,
                               gint64        grid)
{
  g_return_if_fail (LINLI_IS_MAP_VIEW (self));

  if (self->focus == grid)
    return;
  self->focus = grid;
  view_update_scene (self, NULL);
}

/**
 * linli_map_view_get_focus_grid:
 * @self: the view
 *
 * Returns: the grid outside of which there is fog, or 0
 */
gint64
linli_map_view_get_focus_grid (LinliMapView *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_VIEW (self), 0);

  return self->focus;
}

/**
 * linli_map_view_show_all:
 * @self: the view
 *
 * Moves and zooms so that the whole community is seen; as soon as the view has a size.
 */
void
linli_map_view_show_all (LinliMapView *self)
{
  g_return_if_fail (LINLI_IS_MAP_VIEW (self));

  if (self->model != NULL)
    view_turn_home (self);
}

/**
 * linli_map_view_show_box:
 * @self: the view
 * @box: what to show, in parts of the world, see linli_map_project()
 * @most_zoom: how near to go at most
 *
 * Moves and zooms so that @box fills most of the view, or of what is free of it where other widgets lie over it in a #GtkOverlay; as soon as the
 * view has a size.
 */
void
linli_map_view_show_box (LinliMapView      *self,
                         const LinliBox *box,
                         double             most_zoom)
{
  double scale, level, x, y, longitude, latitude;

  g_return_if_fail (LINLI_IS_MAP_VIEW (self));

  self->home_pending = FALSE;
  if (gtk_widget_get_width (GTK_WIDGET (self)) < LEAST_WIDTH)
    {
      self->waiting = *box;
      self->waiting_zoom = most_zoom;
      return;
    }
  self->waiting = (LinliBox) LINLI_BOX_EMPTY;
  scale = MAX (_linli_map_fit (GTK_WIDGET (self), box, 256 * exp2 (most_zoom), &x, &y), 256 * exp2 (9));
  level = floor (log2 (scale / 256) + 1e-9);
  linli_map_unproject ((box->min_x + box->max_x) / 2 - x / scale, (box->min_y + box->max_y) / 2 - y / scale, &longitude, &latitude);
  shumate_map_stop_go_to (self->map);
  shumate_viewport_set_zoom_level (self->viewport, level + MAX (scale / (256 * exp2 (level)) - 1, 0));
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), latitude, longitude);
}

/**
 * linli_map_view_is_settled:
 * @self: the view
 *
 * Returns: whether all that is seen has been painted; for tests, pictures and print
 */
gboolean
linli_map_view_is_settled (LinliMapView *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_VIEW (self), FALSE);

  return self->scene != NULL && _linli_map_tile_layer_is_settled (self->tiles) && _linli_base_layer_is_settled (self->base)
         && (self->layers == NULL || !linli_map_layers_is_loading (self->layers))
         && (self->plans == NULL || !linli_map_plans_is_loading (self->plans));
}

/**
 * linli_map_view_get_viewport:
 * @self: the view
 *
 * Returns: (transfer none): where the map stands
 */
ShumateViewport *
linli_map_view_get_viewport (LinliMapView *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_VIEW (self), NULL);

  return self->viewport;
}
