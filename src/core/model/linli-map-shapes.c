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

typedef struct {
  double x, y, half, distance, promise;
} Cell;

static Cell
shape_cell (const LinliMapShape *self,
            double               x,
            double               y,
            double               half)
{
  double distance = edge_distance (self, x, y);

  if (!linli_map_shape_contains (self, x, y))
    distance = -distance;
  return (Cell) { x, y, half, distance, distance + half * G_SQRT2 };
}

/* The pole of inaccessibility by best-first subdivision (Agafonkin, "A new algorithm for finding a visual center of a polygon", 2016). */
static void
shape_find_pole (LinliMapShape *self)
{
  double width = self->box.x2 - self->box.x1, height = self->box.y2 - self->box.y1;
  double half = MIN (width, height) / 2, precision = MAX (width, height) / 100;
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  Cell best;

  best = shape_cell (self, (self->box.x1 + self->box.x2) / 2, (self->box.y1 + self->box.y2) / 2, 0);
  for (double x = self->box.x1 + half; half > 0 && x < self->box.x2 + half; x += 2 * half)
    for (double y = self->box.y1 + half; y < self->box.y2 + half && cells->len < 4096; y += 2 * half)
      {
        Cell cell = shape_cell (self, x, y, half);

        g_array_append_val (cells, cell);
      }
  for (guint round = 0; cells->len > 0 && round < 500; round++)
    {
      guint top = 0;
      Cell cell;

      for (guint i = 1; i < cells->len; i++)
        if (g_array_index (cells, Cell, i).promise > g_array_index (cells, Cell, top).promise)
          top = i;
      cell = g_array_index (cells, Cell, top);
      g_array_remove_index_fast (cells, top);
      if (cell.distance > best.distance)
        best = cell;
      if (cell.promise - best.distance <= precision)
        break;
      for (int i = 0; i < 4; i++)
        {
          double quarter = cell.half / 2;
          Cell child = shape_cell (self, cell.x + (i & 1 ? quarter : -quarter), cell.y + (i & 2 ? quarter : -quarter), quarter);

          g_array_append_val (cells, child);
        }
    }
  self->label_x = best.x;
  self->label_y = best.y;
  self->room = MAX (best.distance, 0);
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

/**
 * linli_map_box_overlaps:
 * @a: a box
 * @b: a box
 *
 * Returns: whether they have a point in common
 */
gboolean
linli_map_box_overlaps (const LinliMapBox *a,
                        const LinliMapBox *b)
{
  return a->x1 <= b->x2 && b->x1 <= a->x2 && a->y1 <= b->y2 && b->y1 <= a->y2;
}

/**
 * linli_map_box_unite:
 * @self: a box, changed
 * @other: another
 *
 * Makes @self large enough to hold @other too.
 */
void
linli_map_box_unite (LinliMapBox       *self,
                     const LinliMapBox *other)
{
  self->x1 = MIN (self->x1, other->x1);
  self->y1 = MIN (self->y1, other->y1);
  self->x2 = MAX (self->x2, other->x2);
  self->y2 = MAX (self->y2, other->y2);
}

/**
 * linli_map_shape_new:
 * @id: the record
 * @type: what the coordinates are
 * @lonlat: pairs of longitude and latitude in degrees, WGS-84; a ring may or may not repeat its first point
 * @starts: (array): @n_parts + 1 positions in points
 * @n_parts: lines or rings
 * @name: (nullable): what is written
 *
 * Projects the coordinates and finds the place of the name. Set @rank, @detail and @parent before it is shared.
 *
 * Returns: (transfer full): a new shape
 */
LinliMapShape *
linli_map_shape_new (gint64             id,
                     LinliMapShapeType  type,
                     const double      *lonlat,
                     const guint       *starts,
                     guint              n_parts,
                     const char        *name)
{
  LinliMapShape *self = g_atomic_rc_box_new0 (LinliMapShape);
  guint n = starts[n_parts];

  self->id = id;
  self->type = type;
  self->n_parts = n_parts;
  self->starts = g_memdup2 (starts, (n_parts + 1) * sizeof (guint));
  self->xy = g_new (double, 2 * MAX (n, 1));
  self->name = g_strdup (name);
  self->box = (LinliMapBox) { INFINITY, INFINITY, -INFINITY, -INFINITY };
  for (guint i = 0; i < n; i++)
    {
      double *at = self->xy + 2 * i;
      LinliMapBox point;

      linli_map_project (lonlat[2 * i], lonlat[2 * i + 1], at, at + 1);
      point = (LinliMapBox) { at[0], at[1], at[0], at[1] };
      linli_map_box_unite (&self->box, &point);
    }
  if (n == 0)
    return self;
  self->label_x = self->xy[2 * (n / 2)];
  self->label_y = self->xy[2 * (n / 2) + 1];
  if (type == LINLI_MAP_SHAPE_POLYGON)
    shape_find_pole (self);
  return self;
}

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

  if (self->type != LINLI_MAP_SHAPE_POLYGON || x < self->box.x1 || x > self->box.x2 || y < self->box.y1 || y > self->box.y2)
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
