/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapLabelLayer: names on the map. They are placed greedily for an area larger than the window whenever the scale rests or
 * the window leaves that area, a few in each frame; those of before stay until all are placed. In between a frame only moves small
 * pictures. Main thread only. */

#include "config.h"

#include "linli-map-label-layer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "linli-map-frame-private.h"
#include "linli-map-painter-private.h"
#include "linli-map-room-private.h"
#include "linli-map-streets-private.h"
#include "linli-map-text-private.h"

#define SETTLE_MS 110
#define MARGIN 320
#define STREET_STEP 460
#define BUDGET_US 3500
#define MANY_TEXTS 3000
/* Pixels around the place of what a plugin marks, and how many of them keep their place free. */
#define MARK 16
#define MOST_MARKS 300

typedef struct {
  double x;
  double y;
  LinliMapText *text;
} Placed;

typedef struct {
  const char *name;
  double x;
  double y;
} Said;

/* In the order in which they take their room. */
typedef enum {
  STAGE_GRIDS,
  STAGE_ROADS,
  STAGE_WATER,
  STAGE_PLACES,
  STAGE_BUILDINGS,
  N_STAGES,
} Stage;

/* Names being placed as seen in the frame in which that was begun, up to the next of a stage. */
typedef struct {
  LinliMapFrame frame;
  LinliBox box;
  LinliMapRoom *room;
  GArray *placed;
  GArray *said;
  GArray *found;
  Stage stage;
  guint next;
  guint n;
} Placing;

struct _LinliMapLabelLayer {
  ShumateLayer parent_instance;
  LinliMapScene *scene;
  PangoContext *context;
  LinliMapShapes *roads;
  LinliMapShapes *water;
  GPtrArray *streets;
  GPtrArray *rivers;
  GHashTable *texts;
  Placing *placing;
  GArray *placed;
  LinliBox placed_box;
  double placed_scale;
  double last_scale;
  guint settle;
  int density;
};

G_DEFINE_FINAL_TYPE (LinliMapLabelLayer, linli_map_label_layer, SHUMATE_TYPE_LAYER)

static Placing *
placing_new (const LinliMapFrame *frame)
{
  Placing *self = g_new0 (Placing, 1);

  self->frame = *frame;
  self->box = _linli_map_frame_get_box (frame, MARGIN);
  self->room = _linli_map_room_new (&GRAPHENE_RECT_INIT (-MARGIN, -MARGIN, frame->width + 2 * MARGIN, frame->height + 2 * MARGIN));
  self->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  self->said = g_array_new (FALSE, FALSE, sizeof (Said));
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

static void
placing_free (Placing *self)
{
  _linli_map_room_free (self->room);
  g_array_unref (self->placed);
  g_array_unref (self->said);
  g_array_unref (self->found);
  g_free (self);
}

static PangoContext *
layer_get_context (LinliMapLabelLayer *self)
{
  if (self->context == NULL)
    self->context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  return self->context;
}

static LinliMapText *
layer_get_text (LinliMapLabelLayer *self,
                LinliMapTextStyle   style,
                const char         *words,
                const char         *second_line)
{
  g_autofree char *key = g_strdup_printf ("%d|%s|%s", style, words, second_line != NULL ? second_line : "");
  LinliMapText *text = g_hash_table_lookup (self->texts, key);

  if (text != NULL)
    return text;
  text = _linli_map_text_new (layer_get_context (self), style, words, second_line);
  g_hash_table_insert (self->texts, g_steal_pointer (&key), text);
  return text;
}

/* Places the words at a point of the world, unless others stand there. */
static gboolean
layer_place (LinliMapLabelLayer *self,
             LinliMapText       *text,
             double              world_x,
             double              world_y)
{
  Placed placed = { world_x, world_y, text };
  double x, y;

  _linli_map_frame_to_widget (&self->placing->frame, world_x, world_y, &x, &y);
  x = round (x);
  y = round (y);
  if (!_linli_map_room_is_free (self->placing->room, text->boxes, x, y))
    return FALSE;
  _linli_map_room_take (self->placing->room, text->boxes, x, y);
  if (text->picture == NULL)
    _linli_map_text_ink (text, layer_get_context (self), _linli_map_palette_get (self->scene->dark), self->density);
  g_array_append_val (self->placing->placed, placed);
  return TRUE;
}

/* "25 微网格" or "东坡路微网格 03": the number is what people call it by, when there is no room for more. */
static char *
short_name (const char *name)
{
  const char *start = name;

  while (*start != '\0' && !g_ascii_isdigit (*start))
    start = g_utf8_next_char (start);
  if (*start == '\0')
    return NULL;
  return g_strndup (start, strspn (start, "0123456789-"));
}

static void
place_grid (LinliMapLabelLayer *self,
            guint               position)
{
  const LinliMapShapes *grids = self->scene->snapshot->layers[LINLI_MAP_KIND_GRID];
  const LinliMapShape *grid = grids->shapes[position];
  double zoom = _linli_map_frame_get_zoom (&self->placing->frame), room = (grid->box.max_x - grid->box.min_x) * self->placing->frame.scale;
  g_autofree char *count = NULL, *brief = NULL;
  LinliMapTextStyle style = grid->rank < LINLI_MAP_GRID_MICRO ? LINLI_MAP_TEXT_UPPER : LINLI_MAP_TEXT_GRID;
  LinliMapText *text;

  if (!linli_box_intersects (&grid->box, &self->placing->box) || !_linli_map_scene_shows_grid (self->scene, grid, zoom))
    return;
  if (grid->n_parts == 0 || grid->name == NULL || room < 12)
    return;
  if (self->scene->shown & LINLI_MAP_SHOW_COUNTS && zoom < LINLI_MAP_DOTS_ZOOM && grids->counts[position] > 0)
    count = g_strdup_printf (ngettext ("%u household", "%u households", grids->counts[position]), grids->counts[position]);
  text = layer_get_text (self, style, grid->name, count);
  if (text->width - 6 < room * 0.96 && layer_place (self, text, grid->label_x, grid->label_y))
    return;
  brief = short_name (grid->name);
  if (brief != NULL)
    layer_place (self, layer_get_text (self, style, brief, NULL), grid->label_x, grid->label_y);
  else if (text->width < room * 2)
    layer_place (self, text, grid->label_x, grid->label_y);
}

static LinliMapText *
layer_get_street_text (LinliMapLabelLayer   *self,
                       LinliMapTextStyle     style,
                       const LinliMapStreet *street,
                       guint                 number,
                       int                   step,
                       const double         *xy,
                       double                middle)
{
  g_autofree char *key = g_strdup_printf ("%d|%u|%d|%.6g", style, number, step, self->placing->frame.scale);
  LinliMapText *text;

  if (g_hash_table_lookup_extended (self->texts, key, NULL, (gpointer *) &text))
    return text;
  text = _linli_map_text_new_along (layer_get_context (self), style, street->name, xy, street->n_points, middle);
  g_hash_table_insert (self->texts, g_steal_pointer (&key), text);
  return text;
}

/* Whether the same words stand near already: two carriageways need one name. */
static gboolean
placing_repeats (Placing    *self,
                 const char *name,
                 double      x,
                 double      y)
{
  for (guint i = 0; i < self->said->len; i++)
    {
      const Said *other = &g_array_index (self->said, Said, i);

      if (hypot (other->x - x, other->y - y) < STREET_STEP * 0.6 && g_str_equal (other->name, name))
        return TRUE;
    }
  return FALSE;
}

/* The point at @distance along the line, in pixels. */
static void
walk_along (const double *xy,
            guint         n_points,
            double        distance,
            double       *x,
            double       *y)
{
  double walked = 0;

  for (guint i = 1; i < n_points; i++)
    {
      double piece = hypot (xy[2 * i] - xy[2 * i - 2], xy[2 * i + 1] - xy[2 * i - 1]);

      if (walked + piece >= distance && piece > 0)
        {
          *x = xy[2 * i - 2] + (xy[2 * i] - xy[2 * i - 2]) * (distance - walked) / piece;
          *y = xy[2 * i - 1] + (xy[2 * i + 1] - xy[2 * i - 1]) * (distance - walked) / piece;
          return;
        }
      walked += piece;
    }
}

static void
place_street (LinliMapLabelLayer *self,
              LinliMapTextStyle   style,
              GPtrArray          *streets,
              guint               number)
{
  const LinliMapStreet *street = g_ptr_array_index (streets, number);
  Placing *placing = self->placing;
  const LinliBox *box = &placing->box;
  g_autofree double *xy = NULL;
  double length = 0, needed = g_utf8_strlen (street->name, -1) * 15;

  if (!linli_box_intersects (&street->box, box))
    return;
  if (style == LINLI_MAP_TEXT_ROAD
      && _linli_map_painter_road_width (street->rank, _linli_map_frame_get_zoom (&placing->frame), 2.0 * 65536 * 256 / placing->frame.scale) < 2)
    return;
  xy = g_new (double, 2 * street->n_points);
  for (guint i = 0; i < street->n_points; i++)
    {
      _linli_map_frame_to_widget (&placing->frame, street->xy[2 * i], street->xy[2 * i + 1], xy + 2 * i, xy + 2 * i + 1);
      if (i > 0)
        length += hypot (xy[2 * i] - xy[2 * i - 2], xy[2 * i + 1] - xy[2 * i - 1]);
    }
  for (int step = -(int) (length / 2 / STREET_STEP); length > needed * 1.15 && step <= length / 2 / STREET_STEP; step++)
    {
      double middle = length / 2 + step * STREET_STEP, world_x, world_y;
      Said said = { street->name, 0, 0 };
      LinliMapText *text;

      walk_along (xy, street->n_points, middle, &said.x, &said.y);
      _linli_map_frame_to_world (&placing->frame, said.x, said.y, &world_x, &world_y);
      if (world_x < box->min_x || world_x > box->max_x || world_y < box->min_y || world_y > box->max_y
          || placing_repeats (placing, said.name, said.x, said.y))
        continue;
      text = layer_get_street_text (self, style, street, number, step, xy, middle);
      if (text != NULL && layer_place (self, text, world_x, world_y))
        g_array_append_val (placing->said, said);
    }
}

static void
place_building (LinliMapLabelLayer *self,
                guint               at)
{
  const LinliMapShapes *buildings = self->scene->snapshot->layers[LINLI_MAP_KIND_BUILDING];
  const LinliMapShape *building = buildings->shapes[at];
  double scale = self->placing->frame.scale;
  double width = (building->box.max_x - building->box.min_x) * scale, height = (building->box.max_y - building->box.min_y) * scale;
  g_autofree char *words = NULL;
  LinliMapText *text;

  if (building->name == NULL || MIN (width, height) < 9 || MAX (width, height) < 20)
    return;
  if (self->scene->shown & LINLI_MAP_SHOW_COUNTS && buildings->counts[at] > 0 && width > 70)
    /* Translators: name of a building and its number of households, e.g. “12栋 · 48户” */
    words = g_strdup_printf (_("%s · %u"), building->name, buildings->counts[at]);
  text = layer_get_text (self, LINLI_MAP_TEXT_BUILDING, words != NULL ? words : building->name, NULL);
  /* Above the outline, so that the dwellings inside stay visible. */
  if (text->width - 8 < MAX (width, height) * 1.1)
    layer_place (self, text, building->label_x, building->box.min_y - 7 / scale);
}

static void
place_place (LinliMapLabelLayer *self,
             guint               at)
{
  const LinliMapShape *place = self->scene->snapshot->layers[LINLI_MAP_KIND_PLACE]->shapes[at];

  if (place->name != NULL && *place->name != '\0')
    layer_place (self, layer_get_text (self, LINLI_MAP_TEXT_PLACE, place->name, NULL),
                 place->label_x, place->label_y + 14 / self->placing->frame.scale);
}

/* How many there are to go through in the stage that begins. */
static guint
layer_begin_stage (LinliMapLabelLayer *self,
                   Stage               stage)
{
  const LinliMapSnapshot *snapshot = self->scene->snapshot;
  double zoom = _linli_map_frame_get_zoom (&self->placing->frame);
  guint shown = self->scene->shown;

  if (!(shown & LINLI_MAP_SHOW_NAMES))
    return 0;
  g_array_set_size (self->placing->found, 0);
  switch (stage)
    {
    case STAGE_GRIDS:
      return shown & LINLI_MAP_SHOW_GRIDS ? snapshot->layers[LINLI_MAP_KIND_GRID]->n : 0;
    case STAGE_ROADS:
      return shown & LINLI_MAP_SHOW_ROADS ? self->streets->len : 0;
    case STAGE_WATER:
      g_array_set_size (self->placing->said, 0);
      return shown & LINLI_MAP_SHOW_WATER && zoom > 13.5 ? self->rivers->len : 0;
    case STAGE_PLACES:
      if (shown & LINLI_MAP_SHOW_PLACES && zoom >= 15.5)
        linli_map_shapes_query (snapshot->layers[LINLI_MAP_KIND_PLACE], &self->placing->box, self->placing->found);
      return self->placing->found->len;
    case STAGE_BUILDINGS:
      if (shown & LINLI_MAP_SHOW_BUILDINGS && zoom >= 16.4)
        linli_map_shapes_query (snapshot->layers[LINLI_MAP_KIND_BUILDING], &self->placing->box, self->placing->found);
      return self->placing->found->len;
    case N_STAGES:
    default:
      g_assert_not_reached ();
    }
}

static void
layer_place_next (LinliMapLabelLayer *self,
                  Stage               stage,
                  guint               next)
{
  if (stage == STAGE_GRIDS)
    place_grid (self, next);
  else if (stage == STAGE_ROADS)
    place_street (self, LINLI_MAP_TEXT_ROAD, self->streets, next);
  else if (stage == STAGE_WATER)
    place_street (self, LINLI_MAP_TEXT_WATER, self->rivers, next);
  else if (stage == STAGE_PLACES)
    place_place (self, g_array_index (self->placing->found, guint, next));
  else
    place_building (self, g_array_index (self->placing->found, guint, next));
}

/* Measuring words takes a thirtieth of a millisecond, inking them a third: a frame does only some, the next goes on from there. */
static gboolean
layer_place_some (LinliMapLabelLayer *self)
{
  Placing *placing = self->placing;
  gint64 deadline = g_get_monotonic_time () + BUDGET_US;

  for (; placing->stage < N_STAGES; placing->stage++, placing->next = 0)
    {
      if (placing->next == 0)
        placing->n = layer_begin_stage (self, placing->stage);
      while (placing->next < placing->n)
        {
          layer_place_next (self, placing->stage, placing->next++);
          if (g_get_monotonic_time () > deadline)
            return FALSE;
        }
    }
  return TRUE;
}

static void
layer_forget (LinliMapLabelLayer *self)
{
  g_clear_pointer (&self->placing, placing_free);
  g_array_set_size (self->placed, 0);
  g_hash_table_remove_all (self->texts);
}

static gboolean
text_is_unused_cb (gpointer key,
                   gpointer text,
                   gpointer used)
{
  return !g_hash_table_contains (used, text);
}

/* Shows what has been placed. Of very many words only those shown are kept. */
static void
layer_adopt_placed (LinliMapLabelLayer *self)
{
  g_array_unref (self->placed);
  self->placed = g_array_ref (self->placing->placed);
  self->placed_box = self->placing->box;
  self->placed_scale = self->placing->frame.scale;
  g_clear_pointer (&self->placing, placing_free);
  if (g_hash_table_size (self->texts) > MANY_TEXTS)
    {
      g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < self->placed->len; i++)
        g_hash_table_add (used, g_array_index (self->placed, Placed, i).text);
      g_hash_table_foreach_remove (self->texts, text_is_unused_cb, used);
    }
}

static gboolean
settle_cb (gpointer data)
{
  LinliMapLabelLayer *self = data;

  self->settle = 0;
  self->placed_scale = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static gboolean
continue_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

/* Words do not stand over what plugins mark, unless that is so much that they would find no room. */
static void
layer_keep_marks (LinliMapLabelLayer *self)
{
  g_autoptr (GArray) box = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  graphene_rect_t mark = GRAPHENE_RECT_INIT (-MARK / 2, -MARK / 2, MARK, MARK);
  guint left = MOST_MARKS;

  g_array_append_val (box, mark);
  for (guint i = 0; self->scene->added != NULL && i < self->scene->added->len; i++)
    {
      const LinliMapLayerData *data = g_ptr_array_index (self->scene->added, i);

      g_array_set_size (self->placing->found, 0);
      linli_spatial_index_collect (data->index, &self->placing->box, self->placing->found);
      for (guint j = 0; j < self->placing->found->len && left > 0; j++)
        {
          const LinliMapItem *item = _linli_map_layer_data_get (data, g_array_index (self->placing->found, guint, j));
          double x, y;

          if (item->shape != NULL)
            continue;
          _linli_map_frame_to_widget (&self->placing->frame, item->x, item->y, &x, &y);
          _linli_map_room_take (self->placing->room, box, x, y);
          left--;
        }
    }
}

static void
layer_update (LinliMapLabelLayer  *self,
              const LinliMapFrame *frame)
{
  LinliBox seen = _linli_map_frame_get_box (frame, 0);

  if (frame->density != self->density)
    {
      layer_forget (self);
      self->density = frame->density;
      self->placed_scale = 0;
    }
  if (self->last_scale != frame->scale && self->last_scale != 0)
    {
      g_clear_pointer (&self->placing, placing_free);
      g_clear_handle_id (&self->settle, g_source_remove);
      self->settle = g_timeout_add (SETTLE_MS, settle_cb, self);
    }
  self->last_scale = frame->scale;
  if (self->settle == 0 && self->placing == NULL
      && (self->placed_scale == 0 || seen.min_x < self->placed_box.min_x || seen.max_x > self->placed_box.max_x
          || seen.min_y < self->placed_box.min_y || seen.max_y > self->placed_box.max_y))
    {
      self->placing = placing_new (frame);
      layer_keep_marks (self);
    }
  if (self->placing == NULL)
    return;
  if (layer_place_some (self))
    layer_adopt_placed (self);
  else
    gtk_widget_add_tick_callback (GTK_WIDGET (self), continue_cb, NULL, NULL);
}

static void
linli_map_label_layer_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  LinliMapLabelLayer *self = LINLI_MAP_LABEL_LAYER (widget);
  LinliMapFrame frame;

  if (self->scene == NULL)
    return;
  _linli_map_frame_init (&frame, shumate_layer_get_viewport (SHUMATE_LAYER (self)), widget);
  layer_update (self, &frame);
  for (guint i = 0; i < self->placed->len; i++)
    {
      const Placed *placed = &g_array_index (self->placed, Placed, i);
      double x, y;

      _linli_map_frame_to_widget (&frame, placed->x, placed->y, &x, &y);
      x = round (x) + placed->text->x;
      y = round (y) + placed->text->y;
      if (x < frame.width && y < frame.height && x + placed->text->width > 0 && y + placed->text->height > 0)
        _linli_map_picture_append (placed->text->picture, widget, snapshot,
                                   &GRAPHENE_RECT_INIT (x, y, placed->text->width, placed->text->height));
    }
}

static void
linli_map_label_layer_constructed (GObject *object)
{
  LinliMapLabelLayer *self = LINLI_MAP_LABEL_LAYER (object);
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));

  G_OBJECT_CLASS (linli_map_label_layer_parent_class)->constructed (object);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/* The large-type switch, for one. */
static void
linli_map_label_layer_system_setting_changed (GtkWidget        *widget,
                                              GtkSystemSetting  setting)
{
  LinliMapLabelLayer *self = LINLI_MAP_LABEL_LAYER (widget);

  GTK_WIDGET_CLASS (linli_map_label_layer_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&self->context);
  layer_forget (self);
  self->placed_scale = 0;
  gtk_widget_queue_draw (widget);
}

static void
linli_map_label_layer_dispose (GObject *object)
{
  LinliMapLabelLayer *self = LINLI_MAP_LABEL_LAYER (object);

  g_clear_handle_id (&self->settle, g_source_remove);
  G_OBJECT_CLASS (linli_map_label_layer_parent_class)->dispose (object);
}

static void
linli_map_label_layer_finalize (GObject *object)
{
  LinliMapLabelLayer *self = LINLI_MAP_LABEL_LAYER (object);

  g_clear_object (&self->context);
  g_array_unref (self->placed);
  g_clear_pointer (&self->placing, placing_free);
  g_hash_table_unref (self->texts);
  g_clear_pointer (&self->streets, g_ptr_array_unref);
  g_clear_pointer (&self->rivers, g_ptr_array_unref);
  g_clear_pointer (&self->roads, linli_map_shapes_unref);
  g_clear_pointer (&self->water, linli_map_shapes_unref);
  g_clear_pointer (&self->scene, _linli_map_scene_unref);
  G_OBJECT_CLASS (linli_map_label_layer_parent_class)->finalize (object);
}

static void
linli_map_label_layer_class_init (LinliMapLabelLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = linli_map_label_layer_constructed;
  object_class->dispose = linli_map_label_layer_dispose;
  object_class->finalize = linli_map_label_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = linli_map_label_layer_snapshot;
  GTK_WIDGET_CLASS (klass)->system_setting_changed = linli_map_label_layer_system_setting_changed;
}

static void
text_free_cb (gpointer data)
{
  if (data != NULL)
    _linli_map_text_free (data);
}

static void
linli_map_label_layer_init (LinliMapLabelLayer *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, text_free_cb);
  self->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  self->density = 1;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

LinliMapLabelLayer *
_linli_map_label_layer_new (ShumateViewport *viewport)
{
  return g_object_new (LINLI_TYPE_MAP_LABEL_LAYER, "viewport", viewport, NULL);
}

static gboolean
layer_adopt (LinliMapShapes **kept,
             GPtrArray      **streets,
             LinliMapShapes  *shapes)
{
  if (*kept == shapes)
    return FALSE;
  g_clear_pointer (streets, g_ptr_array_unref);
  g_clear_pointer (kept, linli_map_shapes_unref);
  *kept = linli_map_shapes_ref (shapes);
  *streets = _linli_map_streets_join (shapes);
  return TRUE;
}

void
_linli_map_label_layer_set_scene (LinliMapLabelLayer *self,
                                  LinliMapScene      *scene)
{
  gboolean restyled;

  g_return_if_fail (LINLI_IS_MAP_LABEL_LAYER (self));

  restyled = self->scene == NULL || self->scene->dark != scene->dark;
  g_clear_pointer (&self->scene, _linli_map_scene_unref);
  self->scene = _linli_map_scene_ref (scene);
  restyled |= layer_adopt (&self->roads, &self->streets, scene->snapshot->layers[LINLI_MAP_KIND_ROAD]);
  restyled |= layer_adopt (&self->water, &self->rivers, scene->snapshot->layers[LINLI_MAP_KIND_WATER]);
  if (restyled)
    layer_forget (self);
  g_clear_pointer (&self->placing, placing_free);
  self->placed_scale = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
