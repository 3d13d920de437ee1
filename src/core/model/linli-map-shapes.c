/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapShape: one thing drawn on the map, projected once so that painting and hit tests never project again. */

#include "config.h"

#include "linli-map-shapes.h"

#include <math.h>
#include <string.h>

typedef struct {
  const char *name;
  guint8 value;
} Word;

static const Word road_words[] = {
  { "motorway", LINLI_MAP_ROAD_TRUNK },
  { "trunk", LINLI_MAP_ROAD_TRUNK },
  { "primary", LINLI_MAP_ROAD_PRIMARY },
  { "secondary", LINLI_MAP_ROAD_SECONDARY },
  { "tertiary", LINLI_MAP_ROAD_TERTIARY },
  { "residential", LINLI_MAP_ROAD_RESIDENTIAL },
  { "unclassified", LINLI_MAP_ROAD_RESIDENTIAL },
  { "living_street", LINLI_MAP_ROAD_LIVING },
  { "pedestrian", LINLI_MAP_ROAD_LIVING },
  { "service", LINLI_MAP_ROAD_SERVICE },
  { "footway", LINLI_MAP_ROAD_PATH },
  { "path", LINLI_MAP_ROAD_PATH },
  { "cycleway", LINLI_MAP_ROAD_PATH },
  { "steps", LINLI_MAP_ROAD_PATH },
  { NULL, LINLI_MAP_ROAD_RESIDENTIAL },
};

static const Word level_words[] = {
  { "general", LINLI_MAP_GRID_GENERAL },
  { "ordinary", LINLI_MAP_GRID_ORDINARY },
  { "micro", LINLI_MAP_GRID_MICRO },
  { "dedicated", LINLI_MAP_GRID_DEDICATED },
  { NULL, LINLI_MAP_GRID_MICRO },
};

static const Word force_words[] = {
  { "courtyard", LINLI_MAP_GRID_COURTYARD },
  { "merchants", LINLI_MAP_GRID_MERCHANTS },
  { "enterprise", LINLI_MAP_GRID_ENTERPRISE },
  { NULL, LINLI_MAP_GRID_UNKNOWN },
};

static guint8
word_value (const Word *words,
            const char *name)
{
  for (; words->name != NULL; words++)
    if (name != NULL && g_str_has_prefix (name, words->name))
      break;
  return words->value;
}

static double
segment_distance_squared (const double *a,
                          const double *b,
                          double        x,
                          double        y)
{
  double dx = b[0] - a[0], dy = b[1] - a[1];
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((x - a[0]) * dx + (y - a[1]) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  dx = a[0] + t * dx - x;
  dy = a[1] + t * dy - y;
  return dx * dx + dy * dy;
}

static double
edge_distance (const LinliMapShape *self,
               double               x,
               double               y)
{
  double best = INFINITY;

  for (guint part = 0; part < self->n_parts; part++)
    {
      guint start = self->starts[part], end = self->starts[part + 1];

      if (end - start == 1)
        best = MIN (best, segment_distance_squared (self->xy + 2 * start, self->xy + 2 * start, x, y));
      for (guint i = start; i + 1 < end; i++)
        best = MIN (best, segment_distance_squared (self->xy + 2 * i, self->xy + 2 * i + 2, x, y));
      if (self->type == LINLI_MAP_SHAPE_POLYGON && end > start)
        best = MIN (best, segment_distance_squared (self->xy + 2 * (end - 1), self->xy + 2 * start, x, y));
    }
  return sqrt (best);
}

static void
shape_clear (gpointer data)
{
  LinliMapShape *self = data;

  g_free (self->starts);
  g_free (self->xy);
  g_free (self->name);
}

/**
 * linli_map_project:
 * @longitude: degrees, WGS-84
 * @latitude: degrees, WGS-84
 * @x: (out): world coordinate, 0 at 180° W, 1 at 180° E
 * @y: (out): world coordinate, 0 at 85.05° N, 1 at 85.05° S
 *
 * Web mercator (EPSG:3857) scaled to the unit square.
 */
void
linli_map_project (double  longitude,
                   double  latitude,
                   double *x,
                   double *y)
{
  double sine = sin (CLAMP (latitude, -85.0511287798, 85.0511287798) * G_PI / 180);

  *x = longitude / 360 + 0.5;
  *y = 0.5 - log ((1 + sine) / (1 - sine)) / (4 * G_PI);
}

/**
 * linli_map_unproject:
 * @x: world coordinate
 * @y: world coordinate
 * @longitude: (out): degrees, WGS-84
 * @latitude: (out): degrees, WGS-84
 *
 * The inverse of linli_map_project().
 */
void
linli_map_unproject (double  x,
                     double  y,
                     double *longitude,
                     double *latitude)
{
  *longitude = (x - 0.5) * 360;
  *latitude = atan (sinh (G_PI * (1 - 2 * y))) * 180 / G_PI;
}

static LinliMapShapeType
type_of (const LinliGeometry *geometry)
{
  LinliMapShapeType type = LINLI_MAP_SHAPE_POINT;

  for (guint part = 0; part < linli_geometry_get_n_parts (geometry); part++)
    {
      LinliGeometryType kind = linli_geometry_get_part_kind (geometry, part);

      if (kind == LINLI_GEOMETRY_POLYGON)
        return LINLI_MAP_SHAPE_POLYGON;
      if (kind == LINLI_GEOMETRY_LINE)
        type = LINLI_MAP_SHAPE_LINE;
    }
  return type;
}

static void
shape_add_path (LinliMapShape *self,
                const double  *points,
                guint          n)
{
  guint start = self->starts[self->n_parts];

  for (guint i = 0; i < n; i++)
    {
      double *at = self->xy + 2 * (start + i);

      linli_map_project (points[2 * i], points[2 * i + 1], at, at + 1);
      linli_box_add_point (&self->box, at[0], at[1]);
    }
  self->starts[++self->n_parts] = start + n;
}

/**
 * linli_map_shape_new:
 * @id: the record
 * @geometry: its place, WGS-84
 * @name: (nullable): what is written
 *
 * Projects the coordinates and finds the place of the name. Set @rank, @detail and @parent before it is shared.
 *
 * Returns: (skip) (transfer full): a new shape
 */
LinliMapShape *
linli_map_shape_new (gint64               id,
                     const LinliGeometry *geometry,
                     const char          *name)
{
  LinliMapShape *self = g_atomic_rc_box_new0 (LinliMapShape);
  guint n_paths = 0, n = 0;
  double x, y, radius;

  linli_geometry_get_points (geometry, &n);
  for (guint part = 0; part < linli_geometry_get_n_parts (geometry); part++)
    n_paths += linli_geometry_get_n_paths (geometry, part);
  self->id = id;
  self->type = type_of (geometry);
  self->name = g_strdup (name);
  self->box = (LinliBox) LINLI_BOX_EMPTY;
  self->starts = g_new0 (guint, n_paths + 1);
  self->xy = g_new (double, 2 * MAX (n, 1));
  for (guint part = 0; part < linli_geometry_get_n_parts (geometry); part++)
    for (guint path = 0; path < linli_geometry_get_n_paths (geometry, part); path++)
      {
        guint n_points;
        const double *points = linli_geometry_get_path (geometry, part, path, &n_points);

        shape_add_path (self, points, n_points);
      }
  if (n == 0)
    return self;
  self->label_x = self->xy[2 * (n / 2)];
  self->label_y = self->xy[2 * (n / 2) + 1];
  if (self->type == LINLI_MAP_SHAPE_POLYGON && linli_geometry_find_pole (geometry, &x, &y, &radius))
    linli_map_project (x, y, &self->label_x, &self->label_y);
  return self;
}

/**
 * linli_map_shape_ref:
 *
 * Takes one more reference, on any thread.
 *
 * Returns: (skip) (transfer full): the same
 */
LinliMapShape *
linli_map_shape_ref (LinliMapShape *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
linli_map_shape_unref (LinliMapShape *self)
{
  g_atomic_rc_box_release_full (self, shape_clear);
}

/**
 * linli_map_shape_contains:
 * @self: a polygon
 * @x: world coordinate
 * @y: world coordinate
 *
 * Returns: whether the point lies inside by the even-odd rule; always %FALSE for lines and points
 */
gboolean
linli_map_shape_contains (const LinliMapShape *self,
                          double               x,
                          double               y)
{
  gboolean inside = FALSE;

  if (self->type != LINLI_MAP_SHAPE_POLYGON || !linli_box_contains (&self->box, x, y))
    return FALSE;
  for (guint part = 0; part < self->n_parts; part++)
    for (guint i = self->starts[part], j = self->starts[part + 1] - 1; i < self->starts[part + 1]; j = i++)
      {
        const double *a = self->xy + 2 * i, *b = self->xy + 2 * j;

        if ((a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
          inside = !inside;
      }
  return inside;
}

/**
 * linli_map_shape_distance:
 * @self: a shape
 * @x: world coordinate
 * @y: world coordinate
 *
 * Returns: distance from the point to the nearest coordinate or edge, in world units; 0 inside a polygon
 */
double
linli_map_shape_distance (const LinliMapShape *self,
                          double               x,
                          double               y)
{
  return linli_map_shape_contains (self, x, y) ? 0 : edge_distance (self, x, y);
}

/**
 * linli_map_road_rank:
 * @highway: (nullable): a value of OpenStreetMap's `highway` key; links count as what they link to
 *
 * Returns: a #LinliMapRoadRank; residential when the class is not known
 */
guint8
linli_map_road_rank (const char *highway)
{
  return word_value (road_words, highway);
}

/**
 * linli_map_grid_level:
 * @level: (nullable): a code of the level
 *
 * Returns: a #LinliMapGridLevel; micro when the code is not known
 */
guint8
linli_map_grid_level (const char *level)
{
  return word_value (level_words, level);
}

/**
 * linli_map_grid_force:
 * @kind: (nullable): a code of the kind
 *
 * Returns: a #LinliMapGridForce
 */
guint8
linli_map_grid_force (const char *kind)
{
  return word_value (force_words, kind);
}
