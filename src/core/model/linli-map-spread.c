/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Dwellings of a tower stand above each other. On the map they are spread over the outline of their building, so that each is a
 * dot that can be seen and clicked; the same dwelling stands at the same place every time. */

#include "config.h"

#include "linli-map-spread-private.h"

#include <math.h>

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const LinliMapPoints *points = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  const double *p = points->xy + 2 * i, *q = points->xy + 2 * j;

  if (p[0] != q[0])
    return p[0] < q[0] ? -1 : 1;
  if (p[1] != q[1])
    return p[1] < q[1] ? -1 : 1;
  return i < j ? -1 : i > j;
}

static double
shape_get_area (const LinliMapShape *shape)
{
  double area = 0;

  for (guint part = 0; part < shape->n_parts; part++)
    for (guint i = shape->starts[part], j = shape->starts[part + 1] - 1; i < shape->starts[part + 1]; j = i++)
      area += shape->xy[2 * j] * shape->xy[2 * i + 1] - shape->xy[2 * i] * shape->xy[2 * j + 1];
  return fabs (area) / 2;
}

/* A square lattice over the outline, made finer until it holds everybody. */
static gboolean
spread_over (LinliMapPoints      *points,
             const guint         *members,
             guint                n,
             const LinliMapShape *shape)
{
  double step = sqrt (shape_get_area (shape) / n);

  for (guint attempt = 0; attempt < 24 && step > 0; attempt++, step *= 0.93)
    {
      guint placed = 0;

      for (double y = shape->box.min_y + step / 2; y < shape->box.max_y; y += step)
        for (double x = shape->box.min_x + step / 2; x < shape->box.max_x; x += step)
          if (linli_map_shape_contains (shape, x, y) && placed++ < n)
            {
              points->xy[2 * members[placed - 1]] = x;
              points->xy[2 * members[placed - 1] + 1] = y;
            }
      if (placed >= n)
        return TRUE;
    }
  return FALSE;
}

/* Without an outline: a sunflower, two and a half metres from dot to dot. */
static void
spread_around (LinliMapPoints *points,
               const guint    *members,
               guint           n)
{
  double x = points->xy[2 * members[0]], y = points->xy[2 * members[0] + 1];
  double step = 2.5 / 40075016.686 / sin (2 * atan (exp (G_PI * (1 - 2 * y))));

  for (guint i = 0; i < n; i++)
    {
      double radius = step * sqrt (i), angle = i * 2.399963229728653;

      points->xy[2 * members[i]] = x + radius * cos (angle);
      points->xy[2 * members[i] + 1] = y + radius * sin (angle);
    }
}

void
_linli_map_spread (LinliMapPoints       *points,
                   const LinliMapShapes *buildings)
{
  g_autofree guint *order = g_new (guint, MAX (points->n, 1));

  for (guint i = 0; i < points->n; i++)
    order[i] = i;
  g_qsort_with_data (order, points->n, sizeof (guint), compare_places, points);
  for (guint start = 0, end; start < points->n; start = end)
    {
      const double *at = points->xy + 2 * order[start];
      const LinliMapShape *shape = NULL;
      int position;

      for (end = start + 1; end < points->n; end++)
        if (points->xy[2 * order[end]] != at[0] || points->xy[2 * order[end] + 1] != at[1])
          break;
      if (end - start < 2)
        continue;
      position = linli_map_shapes_find (buildings, points->buildings[order[start]]);
      if (position >= 0)
        shape = buildings->shapes[position];
      if (shape == NULL || shape->type != LINLI_MAP_SHAPE_POLYGON || !spread_over (points, order + start, end - start, shape))
        spread_around (points, order + start, end - start);
    }
}
