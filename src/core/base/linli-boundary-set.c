/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliBoundarySet: the shapes themselves, and looking for corners and edges among them. */

#include "config.h"

#include "linli-boundary-set-private.h"

#include "linli-plane.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (LinliBoundarySet, linli_boundary_set, linli_boundary_set_copy, linli_boundary_set_free)

static void
boundary_free (gpointer data)
{
  LinliBoundary *boundary = data;

  g_clear_pointer (&boundary->original, linli_geometry_unref);
  linli_geometry_unref (boundary->geometry);
  g_free (boundary);
}

LinliBoundary *
_linli_boundary_set_find (const LinliBoundarySet *self,
                          gint64                  id)
{
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      LinliBoundary *boundary = g_ptr_array_index (self->boundaries, i);

      if (boundary->id == id)
        return boundary;
    }
  return NULL;
}

void
linli_boundary_patch_free (LinliBoundaryPatch *self)
{
  g_clear_pointer (&self->geometry, linli_geometry_unref);
  g_free (self);
}

/**
 * linli_boundary_set_new:
 *
 * Returns: (transfer full): an empty set
 */
LinliBoundarySet *
linli_boundary_set_new (void)
{
  LinliBoundarySet *self = g_new0 (LinliBoundarySet, 1);

  self->boundaries = g_ptr_array_new_with_free_func (boundary_free);
  return self;
}

/**
 * linli_boundary_set_copy:
 * @self: a set
 *
 * Returns: (transfer full): the same shapes in a set of its own; an editor keeps copies to go back to
 */
LinliBoundarySet *
linli_boundary_set_copy (const LinliBoundarySet *self)
{
  LinliBoundarySet *copy = linli_boundary_set_new ();

  for (guint i = 0; i < self->boundaries->len; i++)
    {
      const LinliBoundary *from = g_ptr_array_index (self->boundaries, i);
      LinliBoundary *to = g_new (LinliBoundary, 1);

      to->id = from->id;
      to->original = from->original != NULL ? linli_geometry_ref (from->original) : NULL;
      to->geometry = linli_geometry_ref (from->geometry);
      g_ptr_array_add (copy->boundaries, to);
    }
  return copy;
}

void
linli_boundary_set_free (LinliBoundarySet *self)
{
  g_ptr_array_unref (self->boundaries);
  g_free (self);
}

/**
 * linli_boundary_set_put:
 * @self: a set
 * @id: a number of the caller's
 * @geometry: a polygon or several, WGS 84
 *
 * Adds a shape, or puts another in the place of the one that has the id.
 */
void
linli_boundary_set_put (LinliBoundarySet    *self,
                        gint64               id,
                        const LinliGeometry *geometry)
{
  LinliBoundary *boundary;
  LinliGeometry *old;

  g_return_if_fail (self != NULL && geometry != NULL && linli_geometry_is_areal (geometry));

  boundary = _linli_boundary_set_find (self, id);
  if (boundary == NULL)
    {
      boundary = g_new0 (LinliBoundary, 1);
      boundary->id = id;
      boundary->original = linli_geometry_ref (geometry);
      g_ptr_array_add (self->boundaries, boundary);
    }
  old = boundary->geometry;
  boundary->geometry = linli_geometry_ref (geometry);
  g_clear_pointer (&old, linli_geometry_unref);
}

/**
 * linli_boundary_set_remove:
 * @self: a set
 * @id: one of its shapes; nothing happens when it is not there
 */
void
linli_boundary_set_remove (LinliBoundarySet *self,
                           gint64            id)
{
  LinliBoundary *boundary;

  g_return_if_fail (self != NULL);

  boundary = _linli_boundary_set_find (self, id);
  if (boundary != NULL)
    g_ptr_array_remove (self->boundaries, boundary);
}

/**
 * linli_boundary_set_get_size:
 * @self: a set
 *
 * Returns: how many shapes it holds
 */
guint
linli_boundary_set_get_size (const LinliBoundarySet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->boundaries->len;
}

/**
 * linli_boundary_set_get_id:
 * @self: a set
 * @position: from 0
 *
 * Returns: the id of the shape at a position
 */
gint64
linli_boundary_set_get_id (const LinliBoundarySet *self,
                           guint                   position)
{
  g_return_val_if_fail (self != NULL && position < self->boundaries->len, 0);

  return ((LinliBoundary *) g_ptr_array_index (self->boundaries, position))->id;
}

/**
 * linli_boundary_set_get_geometry:
 * @self: a set
 * @position: from 0
 *
 * Returns: (transfer none): the shape at a position
 */
LinliGeometry *
linli_boundary_set_get_geometry (const LinliBoundarySet *self,
                                 guint                   position)
{
  g_return_val_if_fail (self != NULL && position < self->boundaries->len, NULL);

  return ((LinliBoundary *) g_ptr_array_index (self->boundaries, position))->geometry;
}

/**
 * linli_boundary_set_lookup:
 * @self: a set
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the shape that has it
 */
LinliGeometry *
linli_boundary_set_lookup (const LinliBoundarySet *self,
                           gint64                  id)
{
  const LinliBoundary *boundary;

  g_return_val_if_fail (self != NULL, NULL);

  boundary = _linli_boundary_set_find (self, id);
  return boundary != NULL ? boundary->geometry : NULL;
}

/**
 * linli_boundary_set_is_changed:
 * @self: a set
 * @position: from 0
 *
 * Returns: whether the shape differs from what was first put under its id
 */
gboolean
linli_boundary_set_is_changed (const LinliBoundarySet *self,
                               guint                   position)
{
  const LinliBoundary *boundary;

  g_return_val_if_fail (self != NULL && position < self->boundaries->len, FALSE);

  boundary = g_ptr_array_index (self->boundaries, position);
  return boundary->original == NULL || !linli_geometry_equal (boundary->original, boundary->geometry);
}

/* The nearest corner, or place on an edge, so far. */
typedef struct {
  LinliPlane plane;
  double nearest;
  double x;
  double y;
} Search;

static void
search_vertices (Search       *search,
                 const double *points,
                 guint         n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      double east, north, distance;

      linli_plane_project (&search->plane, points[2 * i], points[2 * i + 1], &east, &north);
      distance = hypot (east, north);
      if (distance < search->nearest)
        {
          search->nearest = distance;
          search->x = points[2 * i];
          search->y = points[2 * i + 1];
        }
    }
}

static void
search_edges (Search       *search,
              const double *points,
              guint         n_points)
{
  for (guint i = 1; i < n_points; i++)
    {
      double ax, ay, bx, by, along, length2, distance;

      linli_plane_project (&search->plane, points[2 * i - 2], points[2 * i - 1], &ax, &ay);
      linli_plane_project (&search->plane, points[2 * i], points[2 * i + 1], &bx, &by);
      length2 = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
      along = length2 > 0.0 ? CLAMP (-(ax * (bx - ax) + ay * (by - ay)) / length2, 0.0, 1.0) : 0.0;
      distance = hypot (ax + along * (bx - ax), ay + along * (by - ay));
      if (distance < search->nearest)
        {
          search->nearest = distance;
          search->x = points[2 * i - 2] + along * (points[2 * i] - points[2 * i - 2]);
          search->y = points[2 * i - 1] + along * (points[2 * i + 1] - points[2 * i - 1]);
        }
    }
}

static gboolean
search_set (const LinliBoundarySet *self,
            double                  x,
            double                  y,
            double                  tolerance,
            gboolean                edges,
            double                 *found_x,
            double                 *found_y)
{
  Search search = { .nearest = tolerance };
  double reach_x, reach_y;

  linli_plane_init (&search.plane, x, y);
  search.x = NAN;
  reach_x = tolerance / search.plane.metres_x;
  reach_y = tolerance / search.plane.metres_y;
  search.nearest = nextafter (tolerance, G_MAXDOUBLE);
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      const LinliGeometry *shape = linli_boundary_set_get_geometry (self, i);
      LinliBox around = { x - reach_x, y - reach_y, x + reach_x, y + reach_y };

      if (!linli_box_intersects (linli_geometry_get_box (shape), &around))
        continue;
      for (guint part = 0; part < linli_geometry_get_n_parts (shape); part++)
        for (guint path = 0; path < linli_geometry_get_n_paths (shape, part); path++)
          {
            guint n_points;
            const double *points = linli_geometry_get_path (shape, part, path, &n_points);

            if (edges)
              search_edges (&search, points, n_points);
            else
              search_vertices (&search, points, n_points);
          }
    }
  if (isnan (search.x))
    return FALSE;
  *found_x = search.x;
  *found_y = search.y;
  return TRUE;
}

/**
 * linli_boundary_set_find_vertex:
 * @self: a set
 * @x: longitude
 * @y: latitude
 * @tolerance: how far to look, in metres
 * @vertex_x: (out): longitude of the corner
 * @vertex_y: (out): latitude of the corner
 *
 * Returns: %FALSE when no corner is within reach
 */
gboolean
linli_boundary_set_find_vertex (const LinliBoundarySet *self,
                                double                  x,
                                double                  y,
                                double                  tolerance,
                                double                 *vertex_x,
                                double                 *vertex_y)
{
  g_return_val_if_fail (self != NULL && vertex_x != NULL && vertex_y != NULL, FALSE);

  return search_set (self, x, y, tolerance, FALSE, vertex_x, vertex_y);
}

/**
 * linli_boundary_set_find_edge:
 * @self: a set
 * @x: longitude
 * @y: latitude
 * @tolerance: how far to look, in metres
 * @edge_x: (out): longitude of the nearest place on an edge
 * @edge_y: (out): latitude of that place
 *
 * Returns: %FALSE when no edge is within reach
 */
gboolean
linli_boundary_set_find_edge (const LinliBoundarySet *self,
                              double                  x,
                              double                  y,
                              double                  tolerance,
                              double                 *edge_x,
                              double                 *edge_y)
{
  g_return_val_if_fail (self != NULL && edge_x != NULL && edge_y != NULL, FALSE);

  return search_set (self, x, y, tolerance, TRUE, edge_x, edge_y);
}
