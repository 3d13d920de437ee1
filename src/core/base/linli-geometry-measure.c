/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is measured on a shape: inside or not, metres, square metres, the place for its name. Needs no library. */

#include "config.h"

#include "linli-geometry-private.h"

#include "linli-plane.h"

#include <math.h>

#define WGS84_A 6378137.0
#define WGS84_E 0.0818191908426215
#define WGS84_E2 0.00669437999014132
/* The place for a name is good enough when it cannot be improved by more than this share of the shape's size. */
#define POLE_PRECISION 0.01
/* Splitting squares stops here whatever the shape. */
#define MOST_SQUARES 4096

/* Whether a ray from the point to the east crosses the edge. The ends are put in order first, so that two shapes which share
 * an edge compute exactly the same: a point on a common border is in one of them, never in both or none. */
static inline gboolean
edge_is_crossed (const double *a,
                 const double *b,
                 double        x,
                 double        y)
{
  if ((a[1] > y) == (b[1] > y))
    return FALSE;
  if (a[1] > b[1])
    {
      const double *swap = a;

      a = b;
      b = swap;
    }
  return x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]);
}

static gboolean
part_contains (const LinliGeometry *self,
               guint                part,
               double               x,
               double               y)
{
  gboolean inside = FALSE;
  guint n_paths = linli_geometry_get_n_paths (self, part);

  for (guint path = 0; path < n_paths; path++)
    {
      guint n_points;
      const double *points = linli_geometry_get_path (self, part, path, &n_points);

      for (guint i = 1; i < n_points; i++)
        if (edge_is_crossed (points + 2 * i - 2, points + 2 * i, x, y))
          inside = !inside;
    }
  return inside;
}

/**
 * linli_geometry_contains:
 * @self: a shape
 * @x: longitude
 * @y: latitude
 *
 * Lines and points contain nothing. Of shapes that share edges corner for corner, exactly one contains a point on the common border.
 *
 * Returns: whether one of the polygons has the place inside, and not in a hole
 */
gboolean
linli_geometry_contains (const LinliGeometry *self,
                         double               x,
                         double               y)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!linli_box_contains (&self->box, x, y))
    return FALSE;
  for (guint part = 0; part < self->parts->len; part++)
    if (linli_geometry_get_part_kind (self, part) == LINLI_GEOMETRY_POLYGON && part_contains (self, part, x, y))
      return TRUE;
  return FALSE;
}

/* The square of the distance from the origin to an edge. */
static inline double
edge_distance2 (double ax,
                double ay,
                double bx,
                double by)
{
  double dx = bx - ax, dy = by - ay;
  double length2 = dx * dx + dy * dy;
  double along = length2 > 0.0 ? CLAMP (-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0.0;
  double x = ax + along * dx, y = ay + along * dy;

  return x * x + y * y;
}

static double
path_distance2 (const LinliPlane *plane,
                const double     *points,
                guint             n_points)
{
  double nearest = G_MAXDOUBLE;
  double ax, ay, bx, by;

  if (n_points == 0)
    return nearest;
  linli_plane_project (plane, points[0], points[1], &ax, &ay);
  nearest = ax * ax + ay * ay;
  for (guint i = 1; i < n_points; i++)
    {
      linli_plane_project (plane, points[2 * i], points[2 * i + 1], &bx, &by);
      nearest = MIN (nearest, edge_distance2 (ax, ay, bx, by));
      ax = bx;
      ay = by;
    }
  return nearest;
}

/**
 * linli_geometry_get_distance:
 * @self: a shape
 * @x: longitude
 * @y: latitude
 *
 * Returns: metres from the place to the nearest point of the shape; 0 inside a polygon; %G_MAXDOUBLE when the shape is empty
 */
double
linli_geometry_get_distance (const LinliGeometry *self,
                             double               x,
                             double               y)
{
  double nearest = G_MAXDOUBLE;
  LinliPlane plane;

  g_return_val_if_fail (self != NULL, G_MAXDOUBLE);

  if (self->points->len == 0)
    return G_MAXDOUBLE;
  if (linli_geometry_contains (self, x, y))
    return 0.0;
  linli_plane_init (&plane, x, y);
  for (guint part = 0; part < self->parts->len; part++)
    for (guint path = 0; path < linli_geometry_get_n_paths (self, part); path++)
      {
        guint n_points;
        const double *points = linli_geometry_get_path (self, part, path, &n_points);

        nearest = MIN (nearest, path_distance2 (&plane, points, n_points));
      }
  return sqrt (nearest);
}

/**
 * linli_geometry_get_length:
 * @self: a shape
 *
 * Returns: metres along all its lines and rings
 */
double
linli_geometry_get_length (const LinliGeometry *self)
{
  double length = 0.0;

  g_return_val_if_fail (self != NULL, 0.0);

  for (guint part = 0; part < self->parts->len; part++)
    for (guint path = 0; path < linli_geometry_get_n_paths (self, part); path++)
      {
        guint n_points;
        const double *points = linli_geometry_get_path (self, part, path, &n_points);

        for (guint i = 1; i < n_points; i++)
          length += linli_plane_distance (points[2 * i - 2], points[2 * i - 1], points[2 * i], points[2 * i + 1]);
      }
  return length;
}

/* The integral of the ellipsoid's surface from the equator to a latitude (Snyder, Map Projections, USGS 1395, 3-12). */
static double
authalic (double latitude)
{
  double s = sin (latitude * G_PI / 180.0);

  return (1.0 - WGS84_E2) * (s / (1.0 - WGS84_E2 * s * s) + log ((1.0 + WGS84_E * s) / (1.0 - WGS84_E * s)) / (2.0 * WGS84_E));
}

static double
ring_area (const double *points,
           guint         n_points)
{
  double sum = 0.0, q0, q1;
  double base = n_points > 0 ? authalic (points[1]) : 0.0;

  q0 = 0.0;
  for (guint i = 1; i < n_points; i++)
    {
      q1 = authalic (points[2 * i + 1]) - base;
      sum += (points[2 * i] - points[2 * i - 2]) * (q0 + q1) / 2.0;
      q0 = q1;
    }
  return fabs (sum) * G_PI / 180.0 * WGS84_A * WGS84_A / 2.0;
}

static double
part_area (const LinliGeometry *self,
           guint                part)
{
  double area = 0.0;

  if (linli_geometry_get_part_kind (self, part) != LINLI_GEOMETRY_POLYGON)
    return 0.0;
  for (guint path = 0; path < linli_geometry_get_n_paths (self, part); path++)
    {
      guint n_points;
      const double *points = linli_geometry_get_path (self, part, path, &n_points);

      area += path == 0 ? ring_area (points, n_points) : -ring_area (points, n_points);
    }
  return area;
}

/**
 * linli_geometry_get_area:
 * @self: a shape in WGS 84
 *
 * Measured on the ellipsoid (equal-area projection).
 *
 * Returns: square metres of all its polygons without their holes
 */
double
linli_geometry_get_area (const LinliGeometry *self)
{
  double area = 0.0;

  g_return_val_if_fail (self != NULL, 0.0);

  for (guint part = 0; part < self->parts->len; part++)
    area += part_area (self, part);
  return area;
}

/* A square of the search for the pole of inaccessibility. */
typedef struct {
  double x;
  double y;
  double half;
  double distance; /* from the middle to the nearest edge; negative outside */
  double most;     /* no point of the square can be farther from the edges */
} Square;

typedef struct {
  LinliGeometry *flat; /* one polygon in metres */
  GArray *heap;        /* of Square; the one with the greatest most on top */
} PoleSearch;

static Square
measure_square (PoleSearch *search,
                double      x,
                double      y,
                double      half)
{
  LinliPlane here = { x, y, 1.0, 1.0 };
  double nearest = G_MAXDOUBLE;
  Square square = { x, y, half, 0.0, 0.0 };

  for (guint path = 0; path < linli_geometry_get_n_paths (search->flat, 0); path++)
    {
      guint n_points;
      const double *points = linli_geometry_get_path (search->flat, 0, path, &n_points);

      nearest = MIN (nearest, path_distance2 (&here, points, n_points));
    }
  square.distance = sqrt (nearest);
  if (!part_contains (search->flat, 0, x, y))
    square.distance = -square.distance;
  square.most = square.distance + half * G_SQRT2;
  return square;
}

static void
push_square (PoleSearch *search,
             Square      square)
{
  Square *heap;
  guint i = search->heap->len;

  g_array_append_val (search->heap, square);
  heap = (Square *) (gpointer) search->heap->data;
  while (i > 0 && heap[(i - 1) / 2].most < square.most)
    {
      heap[i] = heap[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  heap[i] = square;
}

static Square
pop_square (PoleSearch *search)
{
  Square *heap = (Square *) (gpointer) search->heap->data;
  Square top = heap[0], last = heap[search->heap->len - 1];
  guint n = search->heap->len - 1;
  guint i = 0, child;

  g_array_set_size (search->heap, n);
  while ((child = 2 * i + 1) < n)
    {
      if (child + 1 < n && heap[child + 1].most > heap[child].most)
        child++;
      if (heap[child].most <= last.most)
        break;
      heap[i] = heap[child];
      i = child;
    }
  if (n > 0)
    heap[i] = last;
  return top;
}

/* Agafonkin's search (mapbox/polylabel): squares are split while one may hold a better place than the best known. */
static Square
search_pole (PoleSearch *search)
{
  const LinliBox *box = linli_geometry_get_box (search->flat);
  double width = box->max_x - box->min_x, height = box->max_y - box->min_y;
  double half = MAX (MIN (width, height) / 2.0, MAX (width, height) / 64.0);
  double precision = MAX (width, height) * POLE_PRECISION;
  Square best = measure_square (search, (box->min_x + box->max_x) / 2.0, (box->min_y + box->max_y) / 2.0, 0.0);

  if (!(half > 0.0))
    return best;
  for (double x = box->min_x; x < box->max_x; x += 2.0 * half)
    for (double y = box->min_y; y < box->max_y; y += 2.0 * half)
      push_square (search, measure_square (search, x + half, y + half, half));
  for (guint i = 0; i < MOST_SQUARES && search->heap->len > 0; i++)
    {
      Square square = pop_square (search);

      if (square.distance > best.distance)
        best = square;
      if (square.most - best.distance <= precision && best.distance > 0.0)
        break;
      for (int quarter = 0; quarter < 4; quarter++)
        push_square (search, measure_square (search, square.x + (quarter & 1 ? 0.5 : -0.5) * square.half,
                                             square.y + (quarter & 2 ? 0.5 : -0.5) * square.half, square.half / 2.0));
    }
  return best;
}

static guint
largest_part (const LinliGeometry *self)
{
  double largest = -1.0;
  guint which = 0;

  for (guint part = 0; part < self->parts->len; part++)
    {
      double area = part_area (self, part);

      if (area > largest)
        {
          largest = area;
          which = part;
        }
    }
  return which;
}

/* The largest polygon in metres of a plane at its middle. */
static LinliGeometry *
flatten (const LinliGeometry *self,
         guint                part,
         LinliPlane          *plane)
{
  g_autoptr (LinliGeometry) single = linli_geometry_get_part (self, part);
  guint n_points;
  const double *points = linli_geometry_get_points (single, &n_points);
  double *flat = g_new (double, 2 * n_points);

  linli_plane_init (plane, (single->box.min_x + single->box.max_x) / 2.0, (single->box.min_y + single->box.max_y) / 2.0);
  for (guint i = 0; i < n_points; i++)
    linli_plane_project (plane, points[2 * i], points[2 * i + 1], &flat[2 * i], &flat[2 * i + 1]);
  return _linli_geometry_with_points (single, flat);
}

/* The middle of a line by its length, or a point itself. */
static void
middle_of_path (const LinliGeometry *self,
                double              *x,
                double              *y)
{
  guint n_points;
  const double *points = linli_geometry_get_path (self, 0, 0, &n_points);
  double total = 0.0, passed = 0.0;

  *x = points[0];
  *y = points[1];
  for (guint i = 1; i < n_points; i++)
    total += linli_plane_distance (points[2 * i - 2], points[2 * i - 1], points[2 * i], points[2 * i + 1]);
  for (guint i = 1; i < n_points; i++)
    {
      double step = linli_plane_distance (points[2 * i - 2], points[2 * i - 1], points[2 * i], points[2 * i + 1]);

      if (step > 0.0 && passed + step >= total / 2.0)
        {
          double along = (total / 2.0 - passed) / step;

          *x = points[2 * i - 2] + along * (points[2 * i] - points[2 * i - 2]);
          *y = points[2 * i - 1] + along * (points[2 * i + 1] - points[2 * i - 1]);
          return;
        }
      passed += step;
    }
}

/**
 * linli_geometry_find_pole:
 * @self: a shape
 * @x: (out): longitude
 * @y: (out): latitude
 * @radius: (out) (optional): metres from there to the nearest edge; 0 for lines and points
 *
 * The pole of inaccessibility of the largest polygon: the middle of the largest circle that fits, where a name has most
 * room. For a line the middle of its length.
 *
 * Returns: %FALSE when the shape is empty
 */
gboolean
linli_geometry_find_pole (const LinliGeometry *self,
                          double              *x,
                          double              *y,
                          double              *radius)
{
  g_autoptr (LinliGeometry) flat = NULL;
  g_autoptr (GArray) heap = NULL;
  LinliPlane plane;
  Square best;
  guint part;

  g_return_val_if_fail (self != NULL && x != NULL && y != NULL, FALSE);

  if (self->points->len == 0)
    return FALSE;
  if (radius != NULL)
    *radius = 0.0;
  part = largest_part (self);
  if (linli_geometry_get_part_kind (self, part) != LINLI_GEOMETRY_POLYGON)
    {
      middle_of_path (self, x, y);
      return TRUE;
    }
  flat = flatten (self, part, &plane);
  heap = g_array_new (FALSE, FALSE, sizeof (Square));
  best = search_pole (&(PoleSearch) { flat, heap });
  linli_plane_unproject (&plane, best.x, best.y, x, y);
  if (radius != NULL)
    *radius = MAX (best.distance, 0.0);
  return TRUE;
}

static gboolean
centroid_of_ring (const double *points,
                  guint         n_points,
                  double       *x,
                  double       *y)
{
  double sum = 0.0, sum_x = 0.0, sum_y = 0.0;

  for (guint i = 1; i < n_points; i++)
    {
      double ax = points[2 * i - 2] - points[0], ay = points[2 * i - 1] - points[1];
      double bx = points[2 * i] - points[0], by = points[2 * i + 1] - points[1];
      double cross = ax * by - bx * ay;

      sum += cross;
      sum_x += (ax + bx) * cross;
      sum_y += (ay + by) * cross;
    }
  if (sum == 0.0)
    return FALSE;
  *x = points[0] + sum_x / (3.0 * sum);
  *y = points[1] + sum_y / (3.0 * sum);
  return TRUE;
}

/**
 * linli_geometry_find_inside:
 * @self: a shape
 * @x: (out): longitude
 * @y: (out): latitude
 *
 * A place that stands for the shape: the centre of gravity of its largest polygon where that lies inside, otherwise its pole.
 *
 * Returns: %FALSE when the shape is empty
 */
gboolean
linli_geometry_find_inside (const LinliGeometry *self,
                            double              *x,
                            double              *y)
{
  const double *points;
  guint n_points, part;

  g_return_val_if_fail (self != NULL && x != NULL && y != NULL, FALSE);

  if (self->points->len == 0)
    return FALSE;
  part = largest_part (self);
  points = linli_geometry_get_path (self, part, 0, &n_points);
  if (linli_geometry_get_part_kind (self, part) == LINLI_GEOMETRY_POLYGON && centroid_of_ring (points, n_points, x, y) &&
      part_contains (self, part, *x, *y))
    return TRUE;
  return linli_geometry_find_pole (self, x, y, NULL);
}
