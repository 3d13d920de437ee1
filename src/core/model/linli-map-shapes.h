/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-box.h"
#include "linli-geometry.h"

G_BEGIN_DECLS

/**
 * LinliMapShapeType:
 * @LINLI_MAP_SHAPE_POINT: one point
 * @LINLI_MAP_SHAPE_LINE: one or more lines
 * @LINLI_MAP_SHAPE_POLYGON: one or more rings, filled by the even-odd rule
 */
typedef enum {
  LINLI_MAP_SHAPE_POINT,
  LINLI_MAP_SHAPE_LINE,
  LINLI_MAP_SHAPE_POLYGON,
} LinliMapShapeType;

/**
 * LinliMapShape:
 * @id: the record
 * @parent: the grid above, or the compound of a building; 0 when there is none
 * @type: what the coordinates are
 * @rank: what it is within its layer: a #LinliMapGridLevel, a #LinliMapRoadRank
 * @detail: more of the same: a #LinliMapGridForce
 * @box: around all coordinates
 * @starts: (array length=n_parts): where each part begins in @xy, in points; one more entry tells where the last ends
 * @n_parts: lines or rings
 * @xy: pairs of coordinates
 * @label_x: where a name belongs: the point of a polygon that is farthest from its edge
 * @label_y: see @label_x
 * @name: (nullable): what is written
 *
 * One thing drawn on the map, in world coordinates: web mercator (EPSG:3857) scaled so that the world is the unit square, y growing
 * southwards. Immutable once it is in a layer, reference counted, readable from any thread.
 */
typedef struct {
  gint64 id;
  gint64 parent;
  LinliMapShapeType type;
  guint8 rank;
  guint8 detail;
  LinliBox box;
  guint *starts;
  guint n_parts;
  double *xy;
  double label_x;
  double label_y;
  char *name;
} LinliMapShape;

/**
 * LinliMapGridLevel:
 *
 * The levels of grids, largest first; dedicated grids (专属网格) stand beside the tree.
 */
typedef enum {
  LINLI_MAP_GRID_GENERAL,
  LINLI_MAP_GRID_ORDINARY,
  LINLI_MAP_GRID_MICRO,
  LINLI_MAP_GRID_DEDICATED,
} LinliMapGridLevel;

/**
 * LinliMapGridForce:
 *
 * The kind of force that carries a grid: courtyard, merchants, enterprise.
 */
typedef enum {
  LINLI_MAP_GRID_UNKNOWN,
  LINLI_MAP_GRID_COURTYARD,
  LINLI_MAP_GRID_MERCHANTS,
  LINLI_MAP_GRID_ENTERPRISE,
} LinliMapGridForce;

/**
 * LinliMapRoadRank:
 *
 * How wide a road is drawn; from the class of OpenStreetMap's `highway` key.
 */
typedef enum {
  LINLI_MAP_ROAD_PATH,
  LINLI_MAP_ROAD_SERVICE,
  LINLI_MAP_ROAD_LIVING,
  LINLI_MAP_ROAD_RESIDENTIAL,
  LINLI_MAP_ROAD_TERTIARY,
  LINLI_MAP_ROAD_SECONDARY,
  LINLI_MAP_ROAD_PRIMARY,
  LINLI_MAP_ROAD_TRUNK,
  LINLI_MAP_ROAD_N_RANKS,
} LinliMapRoadRank;

LINLI_EXPORT
void linli_map_project (double  longitude,
                        double  latitude,
                        double *x,
                        double *y);
LINLI_EXPORT
void linli_map_unproject (double  x,
                          double  y,
                          double *longitude,
                          double *latitude);
LINLI_EXPORT
LinliMapShape *linli_map_shape_new (gint64               id,
                                    const LinliGeometry *geometry,
                                    const char          *name);
LINLI_EXPORT
LinliMapShape *linli_map_shape_ref (LinliMapShape *self);
LINLI_EXPORT
void linli_map_shape_unref (LinliMapShape *self);
LINLI_EXPORT
gboolean linli_map_shape_contains (const LinliMapShape *self,
                                   double               x,
                                   double               y);
LINLI_EXPORT
double linli_map_shape_distance (const LinliMapShape *self,
                                 double               x,
                                 double               y);
LINLI_EXPORT
guint8 linli_map_road_rank (const char *highway);
LINLI_EXPORT
guint8 linli_map_grid_level (const char *level);
LINLI_EXPORT
guint8 linli_map_grid_force (const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliMapShape, linli_map_shape_unref)

G_END_DECLS
