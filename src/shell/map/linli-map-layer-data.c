/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapLayerData: the records of a layer, projected once so that painting and hit tests never project again. */

#include "config.h"

#include <math.h>

#include "linli-map-layer-private.h"

static void
linli_map_item_clear (gpointer data)
{
  LinliMapItem *item = data;

  g_clear_pointer (&item->shape, linli_map_shape_unref);
}

static void
linli_map_layer_data_clear (gpointer data)
{
  LinliMapLayerData *self = data;

  g_object_unref (self->layer);
  g_array_unref (self->items);
  g_clear_pointer (&self->index, linli_spatial_index_unref);
  g_free (self->counts);
}

LinliMapLayerData *
_linli_map_layer_data_new (LinliMapLayer *layer)
{
  LinliMapLayerData *self = g_atomic_rc_box_new0 (LinliMapLayerData);

  self->layer = g_object_ref (layer);
  self->items = g_array_new (FALSE, FALSE, sizeof (LinliMapItem));
  g_array_set_clear_func (self->items, linli_map_item_clear);
  self->counts = g_new0 (guint, linli_map_layer_get_n_classes (layer));
  return self;
}

LinliMapLayerData *
_linli_map_layer_data_ref (LinliMapLayerData *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
_linli_map_layer_data_unref (LinliMapLayerData *self)
{
  g_atomic_rc_box_release_full (self, linli_map_layer_data_clear);
}

static int
linli_map_item_compare (gconstpointer a,
                        gconstpointer b)
{
  const LinliMapItem *x = a, *y = b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* By place, then in a fixed order. */
static int
linli_map_item_compare_places (gconstpointer a,
                               gconstpointer b)
{
  const LinliMapItem *x = a, *y = b;

  if (x->x != y->x)
    return x->x < y->x ? -1 : 1;
  if (x->y != y->y)
    return x->y < y->y ? -1 : 1;
  return linli_map_item_compare (a, b);
}

/* Points at one place, as of the homes of a building, are laid around it in a spiral, so that each is seen and clicked (Vogel 1979). */
static void
linli_map_layer_data_spread (LinliMapLayerData *self)
{
  LinliMapItem *items = (LinliMapItem *) (gpointer) self->items->data;
  double step = 4 / 40075016.686; /* metres of the equator */

  g_array_sort (self->items, linli_map_item_compare_places);
  for (guint first = 0, end; first < self->items->len; first = end)
    {
      double x = items[first].x, y = items[first].y;
      guint n = 1;

      for (end = first + 1; end < self->items->len && items[end].x == x && items[end].y == y; end++)
        if (items[end].shape == NULL)
          {
            items[end].x += step * sqrt (n) * cos (n * 2.399963);
            items[end].y += step * sqrt (n) * sin (n * 2.399963);
            n++;
          }
    }
}

/* Nothing is added afterwards. */
void
_linli_map_layer_data_seal (LinliMapLayerData *self)
{
  g_autofree LinliBox *boxes = g_new (LinliBox, MAX (self->items->len, 1));

  linli_map_layer_data_spread (self);
  g_array_sort (self->items, linli_map_item_compare);
  for (guint i = 0; i < self->items->len; i++)
    {
      const LinliMapItem *item = _linli_map_layer_data_get (self, i);

      boxes[i] = item->shape != NULL ? item->shape->box : (LinliBox) { item->x, item->y, item->x, item->y };
    }
  self->index = linli_spatial_index_new (boxes, self->items->len);
}

const LinliMapItem *
_linli_map_layer_data_get (const LinliMapLayerData *self,
                          guint                    position)
{
  return &g_array_index (self->items, LinliMapItem, position);
}

/* Returns: (nullable): the record, or %NULL when the layer does not show it */
const LinliMapItem *
_linli_map_layer_data_find (const LinliMapLayerData *self,
                           const char              *kind,
                           gint64                   id)
{
  LinliMapItem key = { .kind = g_intern_string (kind), .id = id };
  guint position;

  if (!g_array_binary_search (self->items, &key, linli_map_item_compare, &position))
    return NULL;
  return _linli_map_layer_data_get (self, position);
}

static void
linli_map_layer_data_add (LinliMapLayerData *self,
                          LinliMapItem      *item)
{
  self->counts[item->group]++;
  g_array_append_vals (self->items, item, 1);
}

/**
 * linli_map_layer_data_get_layer: (skip)
 * @self: what is being filled
 *
 * Returns: (transfer none): the layer that it is for; what was set on it with g_object_set_data() tells the function that fills it what to show
 */
LinliMapLayer *
linli_map_layer_data_get_layer (LinliMapLayerData *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->layer;
}

/**
 * linli_map_layer_data_add_point: (skip)
 * @self: what is being filled
 * @kind: the kind of the record that a click chooses: "matter", "dwelling", …
 * @id: the record
 * @longitude: in degrees (EPSG:4326)
 * @latitude: in degrees (EPSG:4326)
 * @group: the number of a class of the layer, counted from 0
 *
 * Adds a record that has a point. A point that is no place on earth is left out.
 */
void
linli_map_layer_data_add_point (LinliMapLayerData *self,
                                const char        *kind,
                                gint64             id,
                                double             longitude,
                                double             latitude,
                                guint              group)
{
  LinliMapItem item = { .kind = g_intern_string (kind), .id = id, .group = group };

  g_return_if_fail (self != NULL && self->index == NULL && kind != NULL);
  g_return_if_fail (group < linli_map_layer_get_n_classes (self->layer));

  if (!isfinite (longitude) || !isfinite (latitude) || fabs (longitude) > 180 || fabs (latitude) > 85)
    return;
  linli_map_project (longitude, latitude, &item.x, &item.y);
  linli_map_layer_data_add (self, &item);
}

/**
 * linli_map_layer_data_add_shape: (skip)
 * @self: what is being filled
 * @kind: the kind of the record that a click chooses: "matter", "building", …
 * @id: the record
 * @geometry: a point, lines or polygons in degrees (EPSG:4326)
 * @group: the number of a class of the layer, counted from 0
 *
 * Adds a record that has a shape. An empty one is left out.
 */
void
linli_map_layer_data_add_shape (LinliMapLayerData   *self,
                                const char          *kind,
                                gint64               id,
                                const LinliGeometry *geometry,
                                guint                group)
{
  LinliMapItem item = { .kind = g_intern_string (kind), .id = id, .group = group };

  g_return_if_fail (self != NULL && self->index == NULL && kind != NULL && geometry != NULL);
  g_return_if_fail (group < linli_map_layer_get_n_classes (self->layer));

  if (linli_geometry_is_empty (geometry))
    return;
  item.shape = linli_map_shape_new (id, geometry, NULL);
  item.x = item.shape->label_x;
  item.y = item.shape->label_y;
  if (item.shape->type == LINLI_MAP_SHAPE_POINT)
    g_clear_pointer (&item.shape, linli_map_shape_unref);
  linli_map_layer_data_add (self, &item);
}

/**
 * linli_map_layer_data_count: (skip)
 * @self: what a layer shows
 * @group: a class of the layer
 *
 * Returns: how many records fall into it
 */
guint
linli_map_layer_data_count (LinliMapLayerData *self,
                            guint              group)
{
  g_return_val_if_fail (self != NULL && group < linli_map_layer_get_n_classes (self->layer), 0);

  return self->counts[group];
}
