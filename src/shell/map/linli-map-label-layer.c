/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapLabelLayer: names on the map. They are placed greedily for an area larger than the window whenever the scale rests or
 * the window leaves that area; in between a frame only moves small pictures. Main thread only. */

#include "config.h"

#include "linli-map-label-layer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "linli-map-frame-private.h"
#include "linli-map-painter-private.h"
#include "linli-map-streets-private.h"
#include "linli-map-text-private.h"

#define SETTLE_MS 110
#define MARGIN 320
#define STREET_STEP 460
#define BUDGET_US 9000

typedef struct {
  double x;
  double y;
  LinliMapText *text;
} Placed;

struct _LinliMapLabelLayer {
  ShumateLayer parent_instance;
  LinliMapScene *scene;
  PangoContext *context;
  LinliMapShapes *roads;
  LinliMapShapes *water;
  GPtrArray *streets;
  GPtrArray *rivers;
  GHashTable *texts;
  GArray *placed;
  GArray *taken;
  LinliBox placed_box;
  double placed_scale;
  double last_scale;
  gint64 deadline;
  gboolean unfinished;
  guint settle;
  int density;
};

G_DEFINE_FINAL_TYPE (LinliMapLabelLayer, linli_map_label_layer, SHUMATE_TYPE_LAYER)

static gboolean
layer_is_free (LinliMapLabelLayer *self,
               const LinliMapText *text,
               double              x,
               double              y)
{
  for (guint i = 0; i < text->boxes->len; i++)
    {
      graphene_rect_t box = g_array_index (text->boxes, graphene_rect_t, i);

      graphene_rect_offset (&box, x, y);
      for (guint j = 0; j < self->taken->len; j++)
        if (graphene_rect_intersection (&box, &g_array_index (self->taken, graphene_rect_t, j), NULL))
          return FALSE;
    }
  return TRUE;
}

static void
layer_take (LinliMapLabelLayer *self,
            LinliMapText       *text,
            double              world_x,
            double              world_y,
            double              x,
            double              y)
{
  Placed placed = { world_x, world_y, text };

  g_array_append_val (self->placed, placed);
  for (guint i = 0; i < text->boxes->len; i++)
    {
      graphene_rect_t box = g_array_index (text->boxes, graphene_rect_t, i);

      graphene_rect_offset (&box, x, y);
      g_array_append_val (self->taken, box);
    }
}

/* Making a picture of words takes a third of a millisecond, so a frame makes only some; the rest follow in the next. */
static gboolean
layer_may_make (LinliMapLabelLayer *self)
{
  if (g_get_monotonic_time () < self->deadline)
    return TRUE;
  self->unfinished = TRUE;
  return FALSE;
}

static LinliMapText *
layer_get_text (LinliMapLabelLayer *self,
                LinliMapTextStyle   style,
                const char         *words,
                const char         *second_line)
{
  g_autofree char *key = g_strdup_printf ("%d|%s|%s", style, words, second_line != NULL ? second_line : "");
  LinliMapText *text = g_hash_table_lookup (self->texts, key);

  if (text != NULL || !layer_may_make (self))
    return text;
  if (self->context == NULL)
    self->context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  text = _linli_map_text_new (self->context, style, words, second_line, _linli_map_palette_get (self->scene->dark), self->density);
  g_hash_table_insert (self->texts, g_steal_pointer (&key), text);
  return text;
}

static gboolean
layer_place (LinliMapLabelLayer  *self,
             const LinliMapFrame *frame,
             LinliMapText        *text,
             double               world_x,
             double               world_y)
{
  double x, y;

  if (text == NULL)
    return FALSE;
  _linli_map_frame_to_widget (frame, world_x, world_y, &x, &y);
  x = round (x);
  y = round (y);
  if (!layer_is_free (self, text, x, y))
    return FALSE;
  layer_take (self, text, world_x, world_y, x, y);
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
place_grid (LinliMapLabelLayer  *self,
            const LinliMapFrame *frame,
            guint                position)
{
  const LinliMapShapes *grids = self->scene->snapshot->layers[LINLI_MAP_LAYER_GRID];
  const LinliMapShape *grid = grids->shapes[position];
  double zoom = _linli_map_frame_get_zoom (frame), room = (grid->box.max_x - grid->box.min_x) * frame->scale;
  g_autofree char *count = NULL, *brief = NULL;
  LinliMapTextStyle style = grid->rank < LINLI_MAP_GRID_MICRO ? LINLI_MAP_TEXT_UPPER : LINLI_MAP_TEXT_GRID;
  LinliMapText *text;

  if (grid->n_parts == 0 || grid->name == NULL || room < 12)
    return;
  if (self->scene->shown & LINLI_MAP_SHOW_COUNTS && zoom < LINLI_MAP_DOTS_ZOOM && grids->counts[position] > 0)
    count = g_strdup_printf (ngettext ("%u household", "%u households", grids->counts[position]), grids->counts[position]);
  text = layer_get_text (self, style, grid->name, count);
  if (text != NULL && text->width - 6 < room * 0.96 && layer_place (self, frame, text, grid->label_x, grid->label_y))
    return;
  brief = short_name (grid->name);
  if (brief == NULL)
    {
      if (text != NULL && text->width < room * 2)
        layer_place (self, frame, text, grid->label_x, grid->label_y);
      return;
    }
  text = layer_get_text (self, style, brief, NULL);
  layer_place (self, frame, text, grid->label_x, grid->label_y);
}

static void
place_grids (LinliMapLabelLayer  *self,
             const LinliMapFrame *frame,
             const LinliBox   *box)
{
  const LinliMapShapes *grids = self->scene->snapshot->layers[LINLI_MAP_LAYER_GRID];
  double zoom = _linli_map_frame_get_zoom (frame);

  for (guint i = 0; i < grids->n; i++)
    if (linli_box_intersects (&grids->shapes[i]->box, box) && _linli_map_scene_shows_grid (self->scene, grids->shapes[i], zoom))
      place_grid (self, frame, i);
}

static LinliMapText *
layer_get_street_text (LinliMapLabelLayer   *self,
                       const LinliMapFrame  *frame,
                       LinliMapTextStyle     style,
                       const LinliMapStreet *street,
                       guint                 number,
                       int                   step,
                       const double         *xy,
                       double                middle)
{
  g_autofree char *key = g_strdup_printf ("%d|%u|%d|%.6g", style, number, step, frame->scale);
  LinliMapText *text;

  if (g_hash_table_lookup_extended (self->texts, key, NULL, (gpointer *) &text))
    return text;
  if (!layer_may_make (self))
    return NULL;
  if (self->context == NULL)
    self->context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  text = _linli_map_text_new_along (self->context, style, street->name, xy, street->n_points, middle,
                                   _linli_map_palette_get (self->scene->dark), self->density);
  g_hash_table_insert (self->texts, g_steal_pointer (&key), text);
  return text;
}

/* Whether the same words stand closer than three of their own widths already: two carriageways need one name. */
static gboolean
repeats (GArray     *places,
         const char *name,
         double      x,
         double      y)
{
  typedef struct { const char *name; double x, y; } Said;
  Said said = { name, x, y };

  for (guint i = 0; i < places->len; i++)
    {
      const Said *other = &g_array_index (places, Said, i);

      if (g_str_equal (other->name, name) && hypot (other->x - x, other->y - y) < STREET_STEP * 0.6)
        return TRUE;
    }
  g_array_append_val (places, said);
  return FALSE;
}

static void
place_street (LinliMapLabelLayer   *self,
              const LinliMapFrame  *frame,
              const LinliBox    *box,
              LinliMapTextStyle     style,
              const LinliMapStreet *street,
              guint                 number,
              GArray               *places)
{
  g_autofree double *xy = g_new (double, 2 * street->n_points);
  double length = 0, needed = g_utf8_strlen (street->name, -1) * 15;

  for (guint i = 0; i < street->n_points; i++)
    {
      _linli_map_frame_to_widget (frame, street->xy[2 * i], street->xy[2 * i + 1], xy + 2 * i, xy + 2 * i + 1);
      if (i > 0)
        length += hypot (xy[2 * i] - xy[2 * i - 2], xy[2 * i + 1] - xy[2 * i - 1]);
    }
  for (int step = -(int) (length / 2 / STREET_STEP); length > needed * 1.15 && step <= length / 2 / STREET_STEP; step++)
    {
      double middle = length / 2 + step * STREET_STEP, walked = 0, x = 0, y = 0, world_x, world_y;
      LinliMapText *text;

      for (guint i = 1; i < street->n_points; i++)
        {
          double piece = hypot (xy[2 * i] - xy[2 * i - 2], xy[2 * i + 1] - xy[2 * i - 1]);

          if (walked + piece >= middle && piece > 0)
            {
              x = xy[2 * i - 2] + (xy[2 * i] - xy[2 * i - 2]) * (middle - walked) / piece;
              y = xy[2 * i - 1] + (xy[2 * i + 1] - xy[2 * i - 1]) * (middle - walked) / piece;
              break;
            }
          walked += piece;
        }
      _linli_map_frame_to_world (frame, x, y, &world_x, &world_y);
      if (world_x < box->min_x || world_x > box->max_x || world_y < box->min_y || world_y > box->max_y)
        continue;
      text = layer_get_street_text (self, frame, style, street, number, step, xy, middle);
      if (text != NULL && layer_is_free (self, text, round (x), round (y)) && !repeats (places, street->name, x, y))
        layer_take (self, text, world_x, world_y, round (x), round (y));
    }
}

static void
place_streets (LinliMapLabelLayer  *self,
               const LinliMapFrame *frame,
               const LinliBox   *box,
               LinliMapTextStyle    style,
               GPtrArray           *streets)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (struct { const char *name; double x, y; }));
  double zoom = _linli_map_frame_get_zoom (frame);

  for (guint i = 0; i < streets->len; i++)
    {
      const LinliMapStreet *street = g_ptr_array_index (streets, i);

      if (!linli_box_intersects (&street->box, box))
        continue;
      if (style == LINLI_MAP_TEXT_ROAD && _linli_map_painter_road_width (street->rank, zoom, 2.0 * 65536 * 256 / frame->scale) < 2)
        continue;
      place_street (self, frame, box, style, street, i, places);
    }
}

static void
place_buildings (LinliMapLabelLayer  *self,
                 const LinliMapFrame *frame,
                 const LinliBox   *box)
{
  const LinliMapShapes *buildings = self->scene->snapshot->layers[LINLI_MAP_LAYER_BUILDING];
  double zoom = _linli_map_frame_get_zoom (frame);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  if (zoom < 16.4)
    return;
  linli_map_shapes_query (buildings, box, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint at = g_array_index (found, guint, i);
      const LinliMapShape *building = buildings->shapes[at];
      double width = (building->box.max_x - building->box.min_x) * frame->scale, height = (building->box.max_y - building->box.min_y) * frame->scale;
      g_autofree char *words = NULL;
      LinliMapText *text;

      if (building->name == NULL || MIN (width, height) < 9 || MAX (width, height) < 20)
        continue;
      if (self->scene->shown & LINLI_MAP_SHOW_COUNTS && buildings->counts[at] > 0 && width > 70)
        /* Translators: name of a building and its number of households, e.g. “12栋 · 48户” */
        words = g_strdup_printf (_("%s · %u"), building->name, buildings->counts[at]);
      text = layer_get_text (self, LINLI_MAP_TEXT_BUILDING, words != NULL ? words : building->name, NULL);
      /* Above the outline, so that the dwellings inside stay visible. */
      if (text != NULL && text->width - 8 < MAX (width, height) * 1.1)
        layer_place (self, frame, text, building->label_x, building->box.min_y - 7 / frame->scale);
    }
}

static void
place_places (LinliMapLabelLayer  *self,
              const LinliMapFrame *frame,
              const LinliBox   *box)
{
  const LinliMapShapes *places = self->scene->snapshot->layers[LINLI_MAP_LAYER_PLACE];
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  if (_linli_map_frame_get_zoom (frame) < 15.5)
    return;
  linli_map_shapes_query (places, box, found);
  for (guint i = 0; i < found->len; i++)
    {
      const LinliMapShape *place = places->shapes[g_array_index (found, guint, i)];

      if (place->name != NULL && *place->name != '\0')
        layer_place (self, frame, layer_get_text (self, LINLI_MAP_TEXT_PLACE, place->name, NULL),
                     place->label_x, place->label_y + 14 / frame->scale);
    }
}

static void
layer_place_all (LinliMapLabelLayer  *self,
                 const LinliMapFrame *frame)
{
  guint shown = self->scene->shown;
  LinliBox box = _linli_map_frame_get_box (frame, MARGIN);

  g_array_set_size (self->placed, 0);
  g_array_set_size (self->taken, 0);
  self->placed_box = box;
  self->placed_scale = frame->scale;
  self->unfinished = FALSE;
  self->deadline = g_get_monotonic_time () + BUDGET_US;
  if (!(shown & LINLI_MAP_SHOW_NAMES))
    return;
  if (shown & LINLI_MAP_SHOW_GRIDS)
    place_grids (self, frame, &box);
  if (shown & LINLI_MAP_SHOW_ROADS)
    place_streets (self, frame, &box, LINLI_MAP_TEXT_ROAD, self->streets);
  if (shown & LINLI_MAP_SHOW_WATER && _linli_map_frame_get_zoom (frame) > 13.5)
    place_streets (self, frame, &box, LINLI_MAP_TEXT_WATER, self->rivers);
  if (shown & LINLI_MAP_SHOW_PLACES)
    place_places (self, frame, &box);
  if (shown & LINLI_MAP_SHOW_BUILDINGS)
    place_buildings (self, frame, &box);
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
  LINLI_MAP_LABEL_LAYER (widget)->placed_scale = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

static void
layer_update (LinliMapLabelLayer  *self,
              const LinliMapFrame *frame)
{
  LinliBox seen = _linli_map_frame_get_box (frame, 0);

  if (frame->density != self->density)
    {
      g_array_set_size (self->placed, 0);
      g_hash_table_remove_all (self->texts);
      self->density = frame->density;
      self->placed_scale = 0;
    }
  if (self->last_scale != frame->scale && self->last_scale != 0)
    {
      g_clear_handle_id (&self->settle, g_source_remove);
      self->settle = g_timeout_add (SETTLE_MS, settle_cb, self);
    }
  self->last_scale = frame->scale;
  if (self->settle == 0
      && (self->placed_scale == 0 || seen.min_x < self->placed_box.min_x || seen.max_x > self->placed_box.max_x
          || seen.min_y < self->placed_box.min_y || seen.max_y > self->placed_box.max_y))
    {
      if (g_hash_table_size (self->texts) > 3000)
        {
          g_array_set_size (self->placed, 0);
          g_hash_table_remove_all (self->texts);
        }
      layer_place_all (self, frame);
      if (self->unfinished)
        gtk_widget_add_tick_callback (GTK_WIDGET (self), continue_cb, NULL, NULL);
    }
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
  g_array_unref (self->taken);
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
  self->taken = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
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
  restyled |= layer_adopt (&self->roads, &self->streets, scene->snapshot->layers[LINLI_MAP_LAYER_ROAD]);
  restyled |= layer_adopt (&self->water, &self->rivers, scene->snapshot->layers[LINLI_MAP_LAYER_WATER]);
  if (restyled)
    {
      g_array_set_size (self->placed, 0);
      g_hash_table_remove_all (self->texts);
    }
  self->placed_scale = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
_linli_map_label_layer_get_n_placed (LinliMapLabelLayer *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_LABEL_LAYER (self), 0);

  return self->placed->len;
}
