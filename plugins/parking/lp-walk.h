/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LP_WALK_SPEED:
 *
 * Metres a second on foot: what signals for pedestrians are commonly timed for.
 */
#define LP_WALK_SPEED 1.2

/**
 * LP_WALK_DETOUR:
 *
 * How much longer than the straight line a way on foot is where no network tells; a usual factor, and so an estimate.
 */
#define LP_WALK_DETOUR 1.3

/**
 * LpWalkRoad:
 * @class: (nullable): the class of the road as OpenStreetMap calls it (`highway`): residential, primary, ...; others are walked without waiting
 * @points: (array): longitude and latitude of each of its points, EPSG:4326, in degrees
 * @n_points: how many points
 *
 * A road as it is drawn: one line along its middle. Roads meet where they have a point in common; those that cross without one lie above each
 * other.
 */
typedef struct {
  const char *class;
  const double *points;
  guint n_points;
} LpWalkRoad;

/**
 * LpWalkPoint:
 * @x: longitude in degrees, EPSG:4326
 * @y: latitude in degrees
 *
 * Where a walk begins or ends.
 */
typedef struct {
  double x;
  double y;
} LpWalkPoint;

/**
 * LpWalkWay:
 * @seconds: on foot, with the waiting at crossings; -1 when it takes longer than was asked for, or cannot be walked
 * @metres: on foot
 * @crossings: how many main roads are crossed
 * @estimated: whether no network told, and it is the straight line times %LP_WALK_DETOUR
 *
 * A way from one point to another.
 */
typedef struct {
  int seconds;
  guint metres;
  guint16 crossings;
  guint16 estimated;
} LpWalkWay;

/**
 * LpWalkStretch:
 * @from: where it begins
 * @to: where it ends
 * @ring: within which of the rings it is reached, counted from 0
 *
 * A straight stretch of a road that is reached within some time.
 */
typedef struct {
  LpWalkPoint from;
  LpWalkPoint to;
  guint ring;
} LpWalkStretch;

/**
 * LpWalk:
 *
 * The network of those who walk. A main road has a pavement on either side, and is crossed at junctions alone, where one waits: how long, tells
 * lp_walk_get_wait(). A walk begins on the side on which its point lies. Reference counted; not changed once it is made, and may be used by
 * many threads.
 */
typedef struct _LpWalk LpWalk;

LpWalk *lp_walk_new (const LpWalkRoad *roads,
                     guint             n_roads);
LpWalk *lp_walk_ref (LpWalk *self);
void lp_walk_unref (LpWalk *self);
int lp_walk_get_wait (const char *road_class);
guint lp_walk_get_n_nodes (LpWalk *self);
gboolean lp_walk_measure (LpWalk             *self,
                          const LpWalkPoint  *from,
                          guint               n_from,
                          const LpWalkPoint  *to,
                          guint               n_to,
                          int                 most,
                          LpWalkWay          *ways,
                          GCancellable       *cancellable,
                          GError            **error);

GArray *lp_walk_reach (LpWalk             *self,
                       const LpWalkPoint  *from,
                       guint               n_from,
                       const int          *rings,
                       guint               n_rings,
                       GCancellable       *cancellable,
                       GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpWalk, lp_walk_unref)

G_END_DECLS
