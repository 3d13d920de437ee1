/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Finds what is under the pointer: points win over lines, lines over areas, small areas over large ones; only what is shown counts.
 * What plugins lay over the map stands before what is the same sort of shape, but for buildings, which are small. */

#include "config.h"

#include "linli-map-hit-private.h"

#include <math.h>

#include "linli-map-painter-private.h"

#define POINT_REACH 8
#define LINE_REACH 4

static gboolean
hit_dwelling (const LinliMapScene *scene,
              double               scale,
              double               x,
              double               y,
              gint64              *id)
{
  const LinliMapPoints *points = scene->snapshot->dwellings;
  double reach = POINT_REACH / scale, best = INFINITY;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  linli_map_points_query (points, &(LinliBox) { x - reach, y - reach, x + reach, y + reach }, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint at = g_array_index (found, guint, i);
      double distance = hypot (points->xy[2 * at] - x, points->xy[2 * at + 1] - y);

      /* A marked dwelling is drawn larger and above the plain ones, so it is meant before them. */
      if (scene->dwelling_groups[at] == 0)
        distance += 3 / scale;
      if (distance < best && distance <= reach)
        {
          best = distance;
          *id = points->ids[at];
        }
    }
  return best < INFINITY;
}

static gboolean
hit_layer (const LinliMapScene *scene,
           LinliMapKind         layer,
           LinliMapShapeType    type,
           double               scale,
           double               x,
           double               y,
           gint64              *id)
{
  const LinliMapShapes *shapes = scene->snapshot->layers[layer];
  double zoom = log2 (scale / 256), best = INFINITY;
  double reach = (type == LINLI_MAP_SHAPE_POINT ? POINT_REACH : type == LINLI_MAP_SHAPE_LINE ? LINE_REACH : 0) / scale;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  linli_map_shapes_query (shapes, &(LinliBox) { x - reach, y - reach, x + reach, y + reach }, found);
  for (guint i = 0; i < found->len; i++)
    {
      const LinliMapShape *shape = shapes->shapes[g_array_index (found, guint, i)];
      double weight;

      if (shape->type != type || (layer == LINLI_MAP_KIND_GRID && !_linli_map_scene_shows_grid (scene, shape, zoom)))
        continue;
      weight = linli_map_shape_distance (shape, x, y);
      if (weight > reach)
        continue;
      if (type == LINLI_MAP_SHAPE_POLYGON)
        weight = (shape->box.max_x - shape->box.min_x) * (shape->box.max_y - shape->box.min_y);
      if (weight < best)
        {
          best = weight;
          *id = shape->id;
        }
    }
  return best < INFINITY;
}

static double
hit_weigh_added (const LinliMapItem *item,
                 LinliMapShapeType   type,
                 double              x,
                 double              y)
{
  const LinliMapShape *shape = item->shape;

  if ((shape != NULL ? shape->type : LINLI_MAP_SHAPE_POINT) != type)
    return INFINITY;
  if (shape == NULL)
    return hypot (item->x - x, item->y - y);
  return linli_map_shape_distance (shape, x, y);
}

/* What plugins lay over the map; the layer that is painted last first. */
static const char *
hit_added (const LinliMapScene *scene,
           LinliMapShapeType    type,
           double               scale,
           double               x,
           double               y,
           gint64              *id)
{
  double reach = (type == LINLI_MAP_SHAPE_POINT ? POINT_REACH : type == LINLI_MAP_SHAPE_LINE ? LINE_REACH : 0) / scale;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  const LinliMapItem *best = NULL;

  for (guint i = scene->added != NULL ? scene->added->len : 0; i > 0 && best == NULL; i--)
    {
      const LinliMapLayerData *data = g_ptr_array_index (scene->added, i - 1);
      double least = INFINITY;

      linli_spatial_index_collect (data->index, &(LinliBox) { x - reach, y - reach, x + reach, y + reach }, found);
      for (guint j = 0; j < found->len; j++)
        {
          const LinliMapItem *item = _linli_map_layer_data_get (data, g_array_index (found, guint, j));
          double weight = hit_weigh_added (item, type, x, y);

          if (weight > reach)
            continue;
          if (type == LINLI_MAP_SHAPE_POLYGON)
            weight = (item->shape->box.max_x - item->shape->box.min_x) * (item->shape->box.max_y - item->shape->box.min_y);
          if (weight < least)
            {
              least = weight;
              best = item;
            }
        }
    }
  if (best != NULL)
    *id = best->id;
  return best != NULL ? best->kind : NULL;
}

/* Returns: (nullable): the kind of what is there, or %NULL. @x and @y are world coordinates. */
const char *
_linli_map_hit_find (const LinliMapScene *scene,
                     double               scale,
                     double               x,
                     double               y,
                     gint64              *id)
{
  double zoom = log2 (scale / 256);
  const char *added = hit_added (scene, LINLI_MAP_SHAPE_POINT, scale, x, y, id);

  if (added != NULL)
    return added;
  if (scene->shown & LINLI_MAP_SHOW_DWELLINGS && zoom >= LINLI_MAP_DOTS_ZOOM && hit_dwelling (scene, scale, x, y, id))
    return "dwelling";
  if (scene->shown & LINLI_MAP_SHOW_PLACES && zoom >= 14.5
      && hit_layer (scene, LINLI_MAP_KIND_PLACE, LINLI_MAP_SHAPE_POINT, scale, x, y, id))
    return "place";
  if ((added = hit_added (scene, LINLI_MAP_SHAPE_LINE, scale, x, y, id)) != NULL)
    return added;
  if (scene->shown & LINLI_MAP_SHOW_ROADS && zoom >= 14
      && hit_layer (scene, LINLI_MAP_KIND_ROAD, LINLI_MAP_SHAPE_LINE, scale, x, y, id))
    return "road";
  if (scene->shown & LINLI_MAP_SHOW_BUILDINGS && zoom >= 14
      && hit_layer (scene, LINLI_MAP_KIND_BUILDING, LINLI_MAP_SHAPE_POLYGON, scale, x, y, id))
    return "building";
  if ((added = hit_added (scene, LINLI_MAP_SHAPE_POLYGON, scale, x, y, id)) != NULL)
    return added;
  if (scene->shown & LINLI_MAP_SHOW_GRIDS && hit_layer (scene, LINLI_MAP_KIND_GRID, LINLI_MAP_SHAPE_POLYGON, scale, x, y, id))
    return "grid";
  if (scene->shown & LINLI_MAP_SHOW_PLACES && hit_layer (scene, LINLI_MAP_KIND_PLACE, LINLI_MAP_SHAPE_POLYGON, scale, x, y, id))
    return "place";
  return NULL;
}

typedef struct {
  gint64 id;
  double x, y;
} Seen;

static int
compare_seen (gconstpointer a,
              gconstpointer b)
{
  const Seen *s = a, *t = b;

  if (s->y != t->y)
    return s->y < t->y ? -1 : 1;
  return s->x < t->x ? -1 : s->x > t->x;
}

/* Returns: (transfer full) (element-type gint64): the grids whose names are in sight, in lines from the north, each from the west. */
GArray *
_linli_map_hit_list_grids (const LinliMapScene *scene,
                           double               scale,
                           const LinliBox      *seen)
{
  const LinliMapShapes *grids = scene->snapshot->layers[LINLI_MAP_KIND_GRID];
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Seen));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  double line = 80 / scale;

  for (guint i = 0; i < grids->n; i++)
    {
      const LinliMapShape *grid = grids->shapes[i];
      Seen place = { grid->id, grid->label_x, floor (grid->label_y / line) };

      if (grid->n_parts > 0 && _linli_map_scene_shows_grid (scene, grid, log2 (scale / 256)) && grid->label_x >= seen->min_x
          && grid->label_x <= seen->max_x && grid->label_y >= seen->min_y && grid->label_y <= seen->max_y)
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_seen);
  for (guint i = 0; i < places->len; i++)
    g_array_append_val (ids, g_array_index (places, Seen, i).id);
  return ids;
}
