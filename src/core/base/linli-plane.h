/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LinliPlane:
 * @x: longitude of the origin, WGS 84
 * @y: latitude of the origin, WGS 84
 * @metres_x: metres in a degree of longitude at the origin
 * @metres_y: metres in a degree of latitude at the origin
 *
 * A flat map of the surroundings of a place, in metres east and north of it. Within 10 km lengths are right to
 * about one part in a thousand. A plain value.
 */
typedef struct {
  double x;
  double y;
  double metres_x;
  double metres_y;
} LinliPlane;

LINLI_EXPORT
void linli_plane_init (LinliPlane *self,
                       double      x,
                       double      y);
LINLI_EXPORT
double linli_plane_distance (double x1,
                             double y1,
                             double x2,
                             double y2);

static inline void
linli_plane_project (const LinliPlane *self,
                     double            x,
                     double            y,
                     double           *east,
                     double           *north)
{
  *east = (x - self->x) * self->metres_x;
  *north = (y - self->y) * self->metres_y;
}

static inline void
linli_plane_unproject (const LinliPlane *self,
                       double            east,
                       double            north,
                       double           *x,
                       double           *y)
{
  *x = self->x + east / self->metres_x;
  *y = self->y + north / self->metres_y;
}

G_END_DECLS
