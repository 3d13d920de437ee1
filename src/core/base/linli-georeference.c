/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where a picture of the ground lies, found from places that were recognised in it. Two pairs give shift, turn and scale; three
 * or more an affine map by least squares, which also takes up the skew of a sheet that was photographed or scanned askew.
 * Stateless; any thread. */

#include "config.h"

#include "linli-georeference.h"

#include <math.h>

#include "linli-plane.h"

/* Nearer than this, in widths of the picture and in metres, two places are one. */
#define SAME_PICTURE 0.002
#define SAME_METRES 0.3
/* How far the pairs have to spread across the line that fits them best, as a part of their spread along it. */
#define LEAST_SPREAD 0.03
/* A picture much narrower on the ground than it is on paper was not matched to the ground. */
#define LEAST_SHAPE 0.05

G_DEFINE_QUARK (linli-georeference-error-quark, linli_georeference_error)

/* The pairs about their middle: the picture's in widths, the ground's in metres east and south, so that both have the same hand. */
typedef struct {
  LinliPlane plane;
  double x, y;
  double *from;
  double *to;
  guint n;
} Pairs;

/* Sums of products about the middle. */
typedef struct {
  double xx, xy, yy;
} Moments;

static void
pairs_clear (Pairs *pairs)
{
  g_free (pairs->from);
  g_free (pairs->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pairs, pairs_clear)

static void
pairs_init (Pairs                   *pairs,
            const LinliControlPoint *points,
            guint                    n)
{
  double longitude = 0, latitude = 0;

  pairs->x = pairs->y = 0;
  for (guint i = 0; i < n; i++)
    {
      pairs->x += points[i].x / n;
      pairs->y += points[i].y / n;
      longitude += points[i].longitude / n;
      latitude += points[i].latitude / n;
    }
  linli_plane_init (&pairs->plane, longitude, latitude);
  pairs->n = n;
  pairs->from = g_new (double, 2 * n);
  pairs->to = g_new (double, 2 * n);
  for (guint i = 0; i < n; i++)
    {
      pairs->from[2 * i] = points[i].x - pairs->x;
      pairs->from[2 * i + 1] = points[i].y - pairs->y;
      linli_plane_project (&pairs->plane, points[i].longitude, points[i].latitude, pairs->to + 2 * i, pairs->to + 2 * i + 1);
      pairs->to[2 * i + 1] *= -1;
    }
}

static gboolean
has_same (const double *places,
          guint         n,
          double        distance)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (hypot (places[2 * i] - places[2 * j], places[2 * i + 1] - places[2 * j + 1]) < distance)
        return TRUE;
  return FALSE;
}

static Moments
get_moments (const double *places,
             guint         n)
{
  Moments sums = { 0 };

  for (guint i = 0; i < n; i++)
    {
      sums.xx += places[2 * i] * places[2 * i];
      sums.xy += places[2 * i] * places[2 * i + 1];
      sums.yy += places[2 * i + 1] * places[2 * i + 1];
    }
  return sums;
}

/* By the two eigenvalues of the moments, which are the squares of the spreads along and across the line. */
static gboolean
is_one_line (const Moments *sums)
{
  double middle = (sums->xx + sums->yy) / 2, spread = hypot ((sums->xx - sums->yy) / 2, sums->xy);

  return middle - spread < LEAST_SPREAD * LEAST_SPREAD * (middle + spread);
}

static gboolean
pairs_check (const Pairs  *pairs,
             GError      **error)
{
  if (pairs->n < 2)
    g_set_error_literal (error, LINLI_GEOREFERENCE_ERROR, LINLI_GEOREFERENCE_ERROR_TOO_FEW, "Fewer than two pairs of points");
  else if (has_same (pairs->from, pairs->n, SAME_PICTURE) || has_same (pairs->to, pairs->n, SAME_METRES))
    g_set_error_literal (error, LINLI_GEOREFERENCE_ERROR, LINLI_GEOREFERENCE_ERROR_COINCIDENT, "Two pairs lie in one place");
  else
    return TRUE;
  return FALSE;
}

/* The matrix m (row by row) of shift, turn and scale: with complex numbers, the quotient of the only two distances. */
static void
fit_two (const Pairs *pairs,
         double      *m)
{
  double x = pairs->from[2] - pairs->from[0], y = pairs->from[3] - pairs->from[1];
  double u = pairs->to[2] - pairs->to[0], v = pairs->to[3] - pairs->to[1], square = x * x + y * y;

  m[0] = m[3] = (u * x + v * y) / square;
  m[2] = (v * x - u * y) / square;
  m[1] = -m[2];
}

/* The normal equations of least squares; about the middle they fall apart into two systems of two unknowns. */
static gboolean
fit_many (const Pairs  *pairs,
          double       *m,
          GError      **error)
{
  Moments sums = get_moments (pairs->from, pairs->n), ground = get_moments (pairs->to, pairs->n);
  double ux = 0, uy = 0, vx = 0, vy = 0, determinant = sums.xx * sums.yy - sums.xy * sums.xy;

  if (is_one_line (&sums) || is_one_line (&ground))
    {
      g_set_error_literal (error, LINLI_GEOREFERENCE_ERROR, LINLI_GEOREFERENCE_ERROR_COLLINEAR, "All pairs lie on one line");
      return FALSE;
    }
  for (guint i = 0; i < pairs->n; i++)
    {
      ux += pairs->to[2 * i] * pairs->from[2 * i];
      uy += pairs->to[2 * i] * pairs->from[2 * i + 1];
      vx += pairs->to[2 * i + 1] * pairs->from[2 * i];
      vy += pairs->to[2 * i + 1] * pairs->from[2 * i + 1];
    }
  m[0] = (ux * sums.yy - uy * sums.xy) / determinant;
  m[1] = (uy * sums.xx - ux * sums.xy) / determinant;
  m[2] = (vx * sums.yy - vy * sums.xy) / determinant;
  m[3] = (vy * sums.xx - vx * sums.xy) / determinant;
  if (m[0] * m[3] - m[1] * m[2] >= LEAST_SHAPE * (m[0] * m[0] + m[1] * m[1] + m[2] * m[2] + m[3] * m[3]) / 2)
    return TRUE;
  g_set_error_literal (error, LINLI_GEOREFERENCE_ERROR, LINLI_GEOREFERENCE_ERROR_MIRRORED, "The picture would be turned over or squashed");
  return FALSE;
}

/**
 * linli_georeference_init:
 * @self: the georeference
 * @longitude: of the middle of the picture, in degrees, WGS 84
 * @latitude: see @longitude
 * @metres: the width of the picture on the ground
 * @height: of the picture, in widths of it
 *
 * Lays a picture on the ground with its upper edge to the north.
 */
void
linli_georeference_init (LinliGeoreference *self,
                         double             longitude,
                         double             latitude,
                         double             metres,
                         double             height)
{
  LinliPlane plane;

  g_return_if_fail (self != NULL);

  linli_plane_init (&plane, longitude, latitude);
  linli_plane_unproject (&plane, -metres / 2, metres * height / 2, &self->longitude, &self->latitude);
  self->across[0] = metres / plane.metres_x;
  self->across[1] = 0;
  self->down[0] = 0;
  self->down[1] = -metres / plane.metres_y;
}

/**
 * linli_georeference_fit:
 * @self: (out): the georeference; as it was when there is an error
 * @points: (array length=n_points): the pairs
 * @n_points: how many
 * @error: return location for a #LinliGeoreferenceError
 *
 * Finds the place of a picture. Two pairs are matched exactly by shift, turn and scale, three exactly by an affine map, more of
 * them by the affine map whose squared distances on the ground are least in sum (Gauss).
 *
 * Returns: whether the pairs say where the picture lies
 */
gboolean
linli_georeference_fit (LinliGeoreference        *self,
                        const LinliControlPoint  *points,
                        guint                     n_points,
                        GError                  **error)
{
  g_auto (Pairs) pairs = { 0 };
  double m[4];

  g_return_val_if_fail (self != NULL && (points != NULL || n_points == 0), FALSE);

  pairs_init (&pairs, points, n_points);
  if (!pairs_check (&pairs, error))
    return FALSE;
  if (n_points == 2)
    fit_two (&pairs, m);
  else if (!fit_many (&pairs, m, error))
    return FALSE;
  self->across[0] = m[0] / pairs.plane.metres_x;
  self->across[1] = -m[2] / pairs.plane.metres_y;
  self->down[0] = m[1] / pairs.plane.metres_x;
  self->down[1] = -m[3] / pairs.plane.metres_y;
  self->longitude = pairs.plane.x - pairs.x * self->across[0] - pairs.y * self->down[0];
  self->latitude = pairs.plane.y - pairs.x * self->across[1] - pairs.y * self->down[1];
  return TRUE;
}

/**
 * linli_georeference_get_residual:
 * @self: the georeference
 * @point: a pair
 *
 * Returns: how far from its place on the ground the place in the picture comes to lie, in metres
 */
double
linli_georeference_get_residual (const LinliGeoreference *self,
                                 const LinliControlPoint *point)
{
  double longitude, latitude;

  g_return_val_if_fail (self != NULL && point != NULL, 0);

  linli_georeference_to_ground (self, point->x, point->y, &longitude, &latitude);
  return linli_plane_distance (longitude, latitude, point->longitude, point->latitude);
}

/**
 * linli_georeference_is_valid:
 * @self: the georeference
 *
 * Returns: whether it says where a picture lies, and not that it is nothing or a line, or off the earth
 */
gboolean
linli_georeference_is_valid (const LinliGeoreference *self)
{
  double area;

  g_return_val_if_fail (self != NULL, FALSE);

  area = self->across[1] * self->down[0] - self->across[0] * self->down[1];
  return fabs (self->longitude) <= 180 && fabs (self->latitude) <= 85 && isfinite (area) && area > 1e-14
         && hypot (self->across[0], self->across[1]) < 1 && hypot (self->down[0], self->down[1]) < 1;
}

/**
 * linli_georeference_to_ground:
 * @self: the georeference
 * @x: from the left edge of the picture, in widths of it
 * @y: from its top edge downwards, in widths of it
 * @longitude: (out): in degrees, WGS 84
 * @latitude: (out): in degrees, WGS 84
 *
 * Says where a place in the picture lies.
 */
void
linli_georeference_to_ground (const LinliGeoreference *self,
                              double                   x,
                              double                   y,
                              double                  *longitude,
                              double                  *latitude)
{
  *longitude = self->longitude + x * self->across[0] + y * self->down[0];
  *latitude = self->latitude + x * self->across[1] + y * self->down[1];
}

/**
 * linli_georeference_to_picture:
 * @self: a valid georeference
 * @longitude: in degrees, WGS 84
 * @latitude: in degrees, WGS 84
 * @x: (out): from the left edge of the picture, in widths of it; outside the picture below 0 or above 1
 * @y: (out): from its top edge downwards, in widths of it
 *
 * Says what place in the picture lies there.
 */
void
linli_georeference_to_picture (const LinliGeoreference *self,
                               double                   longitude,
                               double                   latitude,
                               double                  *x,
                               double                  *y)
{
  double determinant = self->across[0] * self->down[1] - self->across[1] * self->down[0];
  double east = longitude - self->longitude, north = latitude - self->latitude;

  *x = (east * self->down[1] - north * self->down[0]) / determinant;
  *y = (north * self->across[0] - east * self->across[1]) / determinant;
}
