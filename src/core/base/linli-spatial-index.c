/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliSpatialIndex: an R-tree that is packed once (Leutenegger, Lopez, Edgington: STR, 1997). The boxes lie level by level in
 * one array, the leaves first, so that a node is its position and its children are the next sixteen of the level below. */

#include "config.h"

#include "linli-spatial-index.h"

#include "linli-plane.h"

#include <math.h>

#define FAN 16
/* 16 to the power of 8 is more than there are numbers of items. */
#define MOST_LEVELS 9

struct _LinliSpatialIndex {
  gatomicrefcount refs;
  guint n_items;
  guint n_levels;
  guint starts[MOST_LEVELS + 1]; /* of each level in boxes; the end after the last */
  LinliBox *boxes;
  guint *items; /* of the leaves */
};

G_DEFINE_BOXED_TYPE (LinliSpatialIndex, linli_spatial_index, linli_spatial_index_ref, linli_spatial_index_unref)

typedef struct {
  double middle;
  guint item;
} Sortable;

static int
compare_middles (gconstpointer a,
                 gconstpointer b)
{
  const Sortable *one = a, *other = b;

  if (one->middle != other->middle)
    return one->middle < other->middle ? -1 : 1;
  return one->item < other->item ? -1 : one->item > other->item;
}

/* Orders items so that each run of FAN is a compact tile: slices by longitude, then by latitude within each slice. */
static void
order_items (LinliSpatialIndex *self,
             const LinliBox    *boxes)
{
  guint n_leaves = (self->n_items + FAN - 1) / FAN;
  guint n_slices = (guint) ceil (sqrt (n_leaves));
  guint slice = n_slices * FAN;
  g_autofree Sortable *order = g_new (Sortable, MAX (self->n_items, 1));

  for (guint i = 0; i < self->n_items; i++)
    order[i] = (Sortable) { boxes[i].min_x + boxes[i].max_x, i };
  qsort (order, self->n_items, sizeof *order, compare_middles);
  for (guint start = 0; start < self->n_items; start += slice)
    {
      guint n = MIN (slice, self->n_items - start);

      for (guint i = start; i < start + n; i++)
        order[i].middle = boxes[order[i].item].min_y + boxes[order[i].item].max_y;
      qsort (order + start, n, sizeof *order, compare_middles);
    }
  for (guint i = 0; i < self->n_items; i++)
    self->items[i] = order[i].item;
}

static guint
count_boxes (LinliSpatialIndex *self)
{
  guint n = self->n_items, total = 0;

  for (self->n_levels = 0;; self->n_levels++)
    {
      self->starts[self->n_levels] = total;
      total += n;
      if (n <= 1)
        break;
      n = (n + FAN - 1) / FAN;
    }
  self->n_levels++;
  self->starts[self->n_levels] = total;
  return total;
}

/**
 * linli_spatial_index_new:
 * @boxes: (array length=n_boxes): the boxes; copied. Empty ones are never found
 * @n_boxes: how many
 *
 * Returns: (transfer full): the index
 */
LinliSpatialIndex *
linli_spatial_index_new (const LinliBox *boxes,
                         guint           n_boxes)
{
  LinliSpatialIndex *self;

  g_return_val_if_fail (boxes != NULL || n_boxes == 0, NULL);

  self = g_new0 (LinliSpatialIndex, 1);
  g_atomic_ref_count_init (&self->refs);
  self->n_items = n_boxes;
  self->boxes = g_new (LinliBox, MAX (count_boxes (self), 1));
  self->items = g_new (guint, MAX (n_boxes, 1));
  order_items (self, boxes);
  for (guint i = 0; i < n_boxes; i++)
    self->boxes[i] = boxes[self->items[i]];
  for (guint level = 1; level < self->n_levels; level++)
    {
      guint below = self->starts[level - 1], end = self->starts[level];

      for (guint i = self->starts[level]; i < self->starts[level + 1]; i++)
        {
          self->boxes[i] = (LinliBox) LINLI_BOX_EMPTY;
          for (guint child = 0; child < FAN && below < end; child++)
            linli_box_add_box (&self->boxes[i], &self->boxes[below++]);
        }
    }
  return self;
}

/**
 * linli_spatial_index_ref:
 * @self: an index
 *
 * Returns: (transfer full): the same index, with one more reference
 */
LinliSpatialIndex *
linli_spatial_index_ref (LinliSpatialIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
linli_spatial_index_unref (LinliSpatialIndex *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->boxes);
  g_free (self->items);
  g_free (self);
}

/**
 * linli_spatial_index_get_n_items:
 * @self: an index
 *
 * Returns: how many boxes it was made of
 */
guint
linli_spatial_index_get_n_items (const LinliSpatialIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_items;
}

static gboolean
search_node (const LinliSpatialIndex *self,
             guint                    level,
             guint                    node,
             const LinliBox          *box,
             LinliSpatialIndexFunc    func,
             gpointer                 data)
{
  guint first, end;

  if (!linli_box_intersects (&self->boxes[self->starts[level] + node], box))
    return TRUE;
  if (level == 0)
    return func (self->items[node], data);
  first = node * FAN;
  end = MIN (first + FAN, self->starts[level] - self->starts[level - 1]);
  for (guint child = first; child < end; child++)
    if (!search_node (self, level - 1, child, box, func, data))
      return FALSE;
  return TRUE;
}

/**
 * linli_spatial_index_query:
 * @self: an index
 * @box: where to look; a box without extent asks for one place
 * @func: (scope call): called for every box that touches @box, in no particular order
 * @data: passed on
 */
void
linli_spatial_index_query (const LinliSpatialIndex *self,
                           const LinliBox          *box,
                           LinliSpatialIndexFunc    func,
                           gpointer                 data)
{
  g_return_if_fail (self != NULL && box != NULL && func != NULL);

  if (self->n_items > 0 && !linli_box_is_empty (box))
    search_node (self, self->n_levels - 1, 0, box, func, data);
}

static gboolean
collect_cb (guint    item,
            gpointer data)
{
  g_array_append_val ((GArray *) data, item);
  return TRUE;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/**
 * linli_spatial_index_collect:
 * @self: an index
 * @box: where to look
 * @items: (element-type guint): emptied, then filled with the positions of the boxes that touch @box, ascending
 */
void
linli_spatial_index_collect (const LinliSpatialIndex *self,
                             const LinliBox          *box,
                             GArray                  *items)
{
  g_return_if_fail (self != NULL && box != NULL && items != NULL);

  g_array_set_size (items, 0);
  linli_spatial_index_query (self, box, collect_cb, items);
  g_array_sort (items, compare_items);
}

typedef struct {
  const LinliSpatialIndex *index;
  LinliPlane plane;
  double best;
  int found;
  LinliSpatialIndexDistanceFunc func;
  gpointer data;
} Nearest;

static double
distance_to_box (const LinliPlane *plane,
                 const LinliBox   *box)
{
  double dx = MAX (MAX (box->min_x - plane->x, plane->x - box->max_x), 0.0) * plane->metres_x;
  double dy = MAX (MAX (box->min_y - plane->y, plane->y - box->max_y), 0.0) * plane->metres_y;

  return linli_box_is_empty (box) ? G_MAXDOUBLE : hypot (dx, dy);
}

/* Visits children from near to far, so that most of the tree is left out. */
static void
search_nearest (Nearest *nearest,
                guint    level,
                guint    node)
{
  const LinliSpatialIndex *self = nearest->index;
  guint first = node * FAN, n;
  Sortable children[FAN];

  if (level == 0)
    {
      guint item = self->items[node];
      double distance = nearest->func != NULL ? nearest->func (item, nearest->plane.x, nearest->plane.y, nearest->data)
                                              : distance_to_box (&nearest->plane, &self->boxes[node]);

      if (distance < nearest->best || (distance == nearest->best && (nearest->found < 0 || item < (guint) nearest->found)))
        {
          nearest->best = distance;
          nearest->found = (int) item;
        }
      return;
    }
  n = MIN (FAN, self->starts[level] - self->starts[level - 1] - first);
  for (guint i = 0; i < n; i++)
    children[i] = (Sortable) { distance_to_box (&nearest->plane, &self->boxes[self->starts[level - 1] + first + i]), first + i };
  qsort (children, n, sizeof *children, compare_middles);
  for (guint i = 0; i < n && children[i].middle <= nearest->best; i++)
    search_nearest (nearest, level - 1, children[i].item);
}

/**
 * linli_spatial_index_find_nearest:
 * @self: an index
 * @x: longitude
 * @y: latitude
 * @within: how far to look, in metres
 * @func: (nullable) (scope call): the distance to what a box is about; %NULL to take the box itself
 * @data: passed on
 *
 * Of several at the same distance it is the one that comes first in the array.
 *
 * Returns: the position of the nearest box, or -1 when there is none within reach
 */
int
linli_spatial_index_find_nearest (const LinliSpatialIndex       *self,
                                  double                         x,
                                  double                         y,
                                  double                         within,
                                  LinliSpatialIndexDistanceFunc  func,
                                  gpointer                       data)
{
  Nearest nearest = { self, .best = within, .found = -1, .func = func, .data = data };

  g_return_val_if_fail (self != NULL, -1);

  linli_plane_init (&nearest.plane, x, y);
  if (self->n_items > 0 && distance_to_box (&nearest.plane, &self->boxes[self->starts[self->n_levels - 1]]) <= within)
    search_nearest (&nearest, self->n_levels - 1, 0);
  return nearest.found;
}
