/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapSnapshot: all that the map draws, at one moment. Layers are shared between snapshots, so that an edit replaces only its own. */

#include "config.h"

#include "linli-map-snapshot.h"

#include <math.h>
#include <string.h>

static const char * const layer_kinds[LINLI_MAP_N_KINDS] = { "water", "road", "building", "place", "grid" };

static int
compare_shapes (gconstpointer a,
                gconstpointer b)
{
  const LinliMapShape *x = *(LinliMapShape * const *) a, *y = *(LinliMapShape * const *) b;

  return (x->id > y->id) - (x->id < y->id);
}

static void
shapes_clear (gpointer data)
{
  LinliMapShapes *self = data;

  for (guint i = 0; i < self->n; i++)
    linli_map_shape_unref (self->shapes[i]);
  g_clear_pointer (&self->index, linli_spatial_index_unref);
  g_free (self->shapes);
  g_free (self->counts);
}

static void
points_clear (gpointer data)
{
  LinliMapPoints *self = data;

  g_free (self->ids);
  g_free (self->xy);
  g_free (self->grids);
  g_free (self->buildings);
  g_clear_pointer (&self->index, linli_spatial_index_unref);
}

static void
snapshot_clear (gpointer data)
{
  LinliMapSnapshot *self = data;

  for (guint i = 0; i < LINLI_MAP_N_KINDS; i++)
    linli_map_shapes_unref (self->layers[i]);
  linli_map_points_unref (self->dwellings);
  g_free (self->credits);
}

static void
shapes_unite_box (const LinliMapShapes *self,
                  LinliBox             *box)
{
  for (guint i = 0; i < self->n; i++)
    linli_box_add_box (box, &self->shapes[i]->box);
}

static void
points_unite_box (const LinliMapPoints *self,
                  LinliBox             *box)
{
  for (guint i = 0; i < self->n; i++)
    {
      const double *at = self->xy + 2 * i;

      linli_box_add_point (box, at[0], at[1]);
    }
}

/**
 * linli_map_shapes_new:
 * @shapes: (element-type LinliMapShape): the shapes in any order; each is referenced
 *
 * Returns: (skip) (transfer full): a layer of them, every count 0; counts may be written until it is shared
 */
LinliMapShapes *
linli_map_shapes_new (GPtrArray *shapes)
{
  LinliMapShapes *self = g_atomic_rc_box_new0 (LinliMapShapes);
  g_autofree LinliBox *boxes = NULL;

  self->n = shapes->len;
  self->shapes = g_new (LinliMapShape *, MAX (self->n, 1));
  self->counts = g_new0 (guint, MAX (self->n, 1));
  for (guint i = 0; i < self->n; i++)
    self->shapes[i] = linli_map_shape_ref (g_ptr_array_index (shapes, i));
  qsort (self->shapes, self->n, sizeof (LinliMapShape *), compare_shapes);
  boxes = g_new (LinliBox, MAX (self->n, 1));
  for (guint i = 0; i < self->n; i++)
    boxes[i] = self->shapes[i]->box;
  self->index = linli_spatial_index_new (boxes, self->n);
  return self;
}

/**
 * linli_map_shapes_ref:
 *
 * Takes one more reference, on any thread.
 *
 * Returns: (skip) (transfer full): the same
 */
LinliMapShapes *
linli_map_shapes_ref (LinliMapShapes *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
linli_map_shapes_unref (LinliMapShapes *self)
{
  g_atomic_rc_box_release_full (self, shapes_clear);
}

/**
 * linli_map_shapes_find:
 * @self: a layer
 * @id: a record
 *
 * Returns: its position, or -1
 */
int
linli_map_shapes_find (const LinliMapShapes *self,
                       gint64                id)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->shapes[middle]->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n && self->shapes[low]->id == id ? (int) low : -1;
}

/**
 * linli_map_shapes_query:
 * @self: a layer
 * @box: where to look
 * @positions: (element-type guint): emptied, then filled in ascending order
 *
 * Finds the shapes whose boxes overlap @box.
 */
void
linli_map_shapes_query (const LinliMapShapes *self,
                        const LinliBox       *box,
                        GArray               *positions)
{
  linli_spatial_index_collect (self->index, box, positions);
}

/**
 * linli_map_points_new:
 * @n: how many
 *
 * Returns: (skip) (transfer full): room for @n dwellings, to be filled in ascending order of id, then sealed
 */
LinliMapPoints *
linli_map_points_new (guint n)
{
  LinliMapPoints *self = g_atomic_rc_box_new0 (LinliMapPoints);

  self->n = n;
  self->ids = g_new0 (gint64, MAX (n, 1));
  self->xy = g_new0 (double, 2 * MAX (n, 1));
  self->grids = g_new0 (gint64, MAX (n, 1));
  self->buildings = g_new0 (gint64, MAX (n, 1));
  return self;
}

/**
 * linli_map_points_ref:
 *
 * Takes one more reference, on any thread.
 *
 * Returns: (skip) (transfer full): the same
 */
LinliMapPoints *
linli_map_points_ref (LinliMapPoints *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
linli_map_points_unref (LinliMapPoints *self)
{
  g_atomic_rc_box_release_full (self, points_clear);
}

/**
 * linli_map_points_seal:
 * @self: filled points
 *
 * Builds what searching needs. Nothing may be written afterwards.
 */
void
linli_map_points_seal (LinliMapPoints *self)
{
  g_autofree LinliBox *boxes = g_new (LinliBox, MAX (self->n, 1));

  for (guint i = 0; i < self->n; i++)
    boxes[i] = (LinliBox) { self->xy[2 * i], self->xy[2 * i + 1], self->xy[2 * i], self->xy[2 * i + 1] };
  self->index = linli_spatial_index_new (boxes, self->n);
}

/**
 * linli_map_points_find:
 * @self: the points
 * @id: a dwelling
 *
 * Returns: its position, or -1
 */
int
linli_map_points_find (const LinliMapPoints *self,
                       gint64                id)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n && self->ids[low] == id ? (int) low : -1;
}

/**
 * linli_map_points_query:
 * @self: the points
 * @box: where to look
 * @positions: (element-type guint): emptied, then filled in ascending order
 */
void
linli_map_points_query (const LinliMapPoints *self,
                        const LinliBox       *box,
                        GArray               *positions)
{
  linli_spatial_index_collect (self->index, box, positions);
}

/**
 * linli_map_snapshot_new:
 * @layers: (array fixed-size=5): one layer each; referenced
 * @dwellings: sealed points; referenced
 * @credits: (nullable): whose roads and waters these are
 *
 * Returns: (skip) (transfer full): a snapshot of them
 */
LinliMapSnapshot *
linli_map_snapshot_new (LinliMapShapes * const *layers,
                        LinliMapPoints         *dwellings,
                        const char             *credits)
{
  LinliMapSnapshot *self = g_atomic_rc_box_new0 (LinliMapSnapshot);

  for (guint i = 0; i < LINLI_MAP_N_KINDS; i++)
    self->layers[i] = linli_map_shapes_ref (layers[i]);
  self->dwellings = linli_map_points_ref (dwellings);
  self->credits = g_strdup (credits);
  self->box = (LinliBox) LINLI_BOX_EMPTY;
  shapes_unite_box (layers[LINLI_MAP_KIND_GRID], &self->box);
  if (linli_box_is_empty (&self->box))
    shapes_unite_box (layers[LINLI_MAP_KIND_BUILDING], &self->box);
  if (linli_box_is_empty (&self->box))
    points_unite_box (dwellings, &self->box);
  for (guint i = 0; i < LINLI_MAP_N_KINDS && linli_box_is_empty (&self->box); i++)
    shapes_unite_box (layers[i], &self->box);
  return self;
}

/**
 * linli_map_snapshot_ref:
 *
 * Takes one more reference, on any thread.
 *
 * Returns: (skip) (transfer full): the same
 */
LinliMapSnapshot *
linli_map_snapshot_ref (LinliMapSnapshot *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
linli_map_snapshot_unref (LinliMapSnapshot *self)
{
  g_atomic_rc_box_release_full (self, snapshot_clear);
}

/**
 * linli_map_snapshot_find:
 * @self: a snapshot
 * @kind: "dwelling" or the kind of a layer
 * @id: a record
 * @box: (out) (optional): where it is
 *
 * Returns: whether the map knows it
 */
gboolean
linli_map_snapshot_find (const LinliMapSnapshot *self,
                         const char             *kind,
                         gint64                  id,
                         LinliBox               *box)
{
  int position;

  if (g_str_equal (kind, "dwelling"))
    {
      const double *at;

      position = linli_map_points_find (self->dwellings, id);
      if (position < 0)
        return FALSE;
      at = self->dwellings->xy + 2 * position;
      if (box != NULL)
        *box = (LinliBox) { at[0], at[1], at[0], at[1] };
      return TRUE;
    }
  for (guint i = 0; i < LINLI_MAP_N_KINDS; i++)
    if (g_str_equal (kind, layer_kinds[i]))
      {
        position = linli_map_shapes_find (self->layers[i], id);
        if (position >= 0 && box != NULL)
          *box = self->layers[i]->shapes[position]->box;
        return position >= 0;
      }
  return FALSE;
}

/**
 * linli_map_snapshot_lookup:
 * @self: a snapshot
 * @layer: a layer
 * @id: a record
 *
 * Returns: (nullable) (transfer none): its shape
 */
const LinliMapShape *
linli_map_snapshot_lookup (const LinliMapSnapshot *self,
                           LinliMapKind            layer,
                           gint64                  id)
{
  int position = linli_map_shapes_find (self->layers[layer], id);

  return position >= 0 ? self->layers[layer]->shapes[position] : NULL;
}

/**
 * linli_map_kind_get_name:
 * @layer: a layer
 *
 * Returns: the kind of its records
 */
const char *
linli_map_kind_get_name (LinliMapKind layer)
{
  g_return_val_if_fail (layer < LINLI_MAP_N_KINDS, NULL);

  return layer_kinds[layer];
}
