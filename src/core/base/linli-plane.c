/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Degrees into metres on the ellipsoid of WGS 84, for a neighbourhood. Stateless; any thread. */

#include "config.h"

#include "linli-plane.h"

#include <math.h>

#define WGS84_A 6378137.0
#define WGS84_E2 0.00669437999014132

/**
 * linli_plane_init:
 * @self: the plane
 * @x: longitude of the origin in degrees, WGS 84
 * @y: latitude of the origin in degrees, WGS 84
 *
 * Lays the plane at a place: a degree is as long as the radii of curvature of the ellipsoid there say.
 */
void
linli_plane_init (LinliPlane *self,
                  double      x,
                  double      y)
{
  g_return_if_fail (self != NULL);

  double latitude = CLAMP (y, -89.9, 89.9) * G_PI / 180.0;
  double w = 1.0 - WGS84_E2 * sin (latitude) * sin (latitude);

  self->x = x;
  self->y = y;
  self->metres_x = WGS84_A / sqrt (w) * cos (latitude) * G_PI / 180.0;
  self->metres_y = WGS84_A * (1.0 - WGS84_E2) / (w * sqrt (w)) * G_PI / 180.0;
}

/**
 * linli_plane_distance:
 * @x1: longitude of one place in degrees, WGS 84
 * @y1: its latitude
 * @x2: longitude of the other
 * @y2: its latitude
 *
 * The straight way over the ground, with the radii of curvature half way: right to a millimetre within 2 km, to a
 * metre within 100 km.
 *
 * Returns: the distance in metres
 */
double
linli_plane_distance (double x1,
                      double y1,
                      double x2,
                      double y2)
{
  LinliPlane plane;

  linli_plane_init (&plane, (x1 + x2) / 2.0, (y1 + y2) / 2.0);
  return hypot ((x2 - x1) * plane.metres_x, (y2 - y1) * plane.metres_y);
}
