/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-map-shapes.h"
#include "linli-spatial-index.h"

G_BEGIN_DECLS

/**
 * LinliMapKind:
 *
 * What the map keeps in memory, one list a kind of record.
 */
typedef enum {
  LINLI_MAP_KIND_WATER,
  LINLI_MAP_KIND_ROAD,
  LINLI_MAP_KIND_BUILDING,
  LINLI_MAP_KIND_PLACE,
  LINLI_MAP_KIND_GRID,
  LINLI_MAP_N_KINDS,
} LinliMapKind;

/**
 * LinliMapShapes:
 * @n: how many
 * @shapes: (array length=n): in ascending order of id
 * @index: finds shapes by their boxes
 * @counts: (array length=n): dwellings that belong to each; 0 where that has no meaning
 *
 * One layer. Immutable, reference counted.
 */
typedef struct {
  guint n;
  LinliMapShape **shapes;
  LinliSpatialIndex *index;
  guint *counts;
} LinliMapShapes;

/**
 * LinliMapPoints:
 * @n: how many
 * @ids: (array length=n): dwellings in ascending order
 * @xy: pairs of world coordinates
 * @grids: (array length=n): the micro-grid of each, or 0
 * @buildings: (array length=n): the building of each, or 0
 * @index: finds points; there is none until they are sealed
 *
 * Every dwelling that has a place. Immutable, reference counted.
 */
typedef struct {
  guint n;
  gint64 *ids;
  double *xy;
  gint64 *grids;
  gint64 *buildings;
  LinliSpatialIndex *index;
} LinliMapPoints;

/**
 * LinliMapSnapshot:
 * @layers: (array fixed-size=5): the shapes, by #LinliMapKind
 * @dwellings: the points
 * @credits: (nullable): whose roads and waters these are, as their import noted
 * @box: around the grids, or else the buildings, the dwellings, or everything; empty when there is nothing
 *
 * All that the map draws, at one moment. Immutable, reference counted, readable from any thread.
 */
typedef struct {
  LinliMapShapes *layers[LINLI_MAP_N_KINDS];
  LinliMapPoints *dwellings;
  char *credits;
  LinliBox box;
} LinliMapSnapshot;

LINLI_EXPORT
LinliMapShapes *linli_map_shapes_new (GPtrArray *shapes);
LINLI_EXPORT
LinliMapShapes *linli_map_shapes_ref (LinliMapShapes *self);
LINLI_EXPORT
void linli_map_shapes_unref (LinliMapShapes *self);
LINLI_EXPORT
int linli_map_shapes_find (const LinliMapShapes *self,
                           gint64                id);
LINLI_EXPORT
void linli_map_shapes_query (const LinliMapShapes *self,
                             const LinliBox       *box,
                             GArray               *positions);
LINLI_EXPORT
LinliMapPoints *linli_map_points_new (guint n);
LINLI_EXPORT
LinliMapPoints *linli_map_points_ref (LinliMapPoints *self);
LINLI_EXPORT
void linli_map_points_unref (LinliMapPoints *self);
LINLI_EXPORT
void linli_map_points_seal (LinliMapPoints *self);
LINLI_EXPORT
int linli_map_points_find (const LinliMapPoints *self,
                           gint64                id);
LINLI_EXPORT
void linli_map_points_query (const LinliMapPoints *self,
                             const LinliBox       *box,
                             GArray               *positions);
LINLI_EXPORT
LinliMapSnapshot *linli_map_snapshot_new (LinliMapShapes * const *layers,
                                          LinliMapPoints         *dwellings,
                                          const char             *credits);
LINLI_EXPORT
LinliMapSnapshot *linli_map_snapshot_ref (LinliMapSnapshot *self);
LINLI_EXPORT
void linli_map_snapshot_unref (LinliMapSnapshot *self);
LINLI_EXPORT
gboolean linli_map_snapshot_find (const LinliMapSnapshot *self,
                                  const char             *kind,
                                  gint64                  id,
                                  LinliBox               *box);
LINLI_EXPORT
const LinliMapShape *linli_map_snapshot_lookup (const LinliMapSnapshot *self,
                                                LinliMapKind            layer,
                                                gint64                  id);
LINLI_EXPORT
const char *linli_map_kind_get_name (LinliMapKind layer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliMapShapes, linli_map_shapes_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliMapPoints, linli_map_points_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliMapSnapshot, linli_map_snapshot_unref)

G_END_DECLS
