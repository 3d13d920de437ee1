/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Editing the corners of neighbouring shapes together. Every operation rewrites the rings of all shapes within reach, checks
 * the results, and only then puts them into the set. */

#include "config.h"

#include "linli-boundary-set-private.h"

#include "linli-geometry-private.h"
#include "linli-plane.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Corners closer than this to an edge lie on it (metres). */
#define ON_EDGE 0.05

/* What is done to the corners near a place. */
typedef struct {
  LinliPlane plane; /* at the place */
  double tolerance;
  enum { MOVE, INSERT, DELETE } verb;
  double x; /* the new corner */
  double y;
  guint n_touched;
} Edit;

static double
distance_from_place (const Edit   *edit,
                     const double *point)
{
  double east, north;

  linli_plane_project (&edit->plane, point[0], point[1], &east, &north);
  return hypot (east, north);
}

/* How far the place is from the inside of an edge; the ends do not count. */
static double
distance_from_edge (const Edit   *edit,
                    const double *a,
                    const double *b)
{
  double ax, ay, bx, by, length2, along;

  linli_plane_project (&edit->plane, a[0], a[1], &ax, &ay);
  linli_plane_project (&edit->plane, b[0], b[1], &bx, &by);
  length2 = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
  if (length2 == 0.0)
    return G_MAXDOUBLE;
  along = -(ax * (bx - ax) + ay * (by - ay)) / length2;
  if (along <= 0.0 || along >= 1.0)
    return G_MAXDOUBLE;
  return hypot (ax + along * (bx - ax), ay + along * (by - ay));
}

static void
append_point (GArray *ring,
              double  x,
              double  y)
{
  const double point[] = { x, y };

  if (ring->len >= 2 && g_array_index (ring, double, ring->len - 2) == x && g_array_index (ring, double, ring->len - 1) == y)
    return;
  g_array_append_vals (ring, point, 2);
}

/* Rewrites one ring. A ring that has no corner near the place gets one where an edge passes by, except when corners are deleted. */
static void
edit_ring (Edit         *edit,
           const double *points,
           guint         n_points,
           GArray       *ring)
{
  gboolean has_corner = FALSE;
  double x = edit->x, y = edit->y;

  for (guint i = 0; i + 1 < n_points; i++)
    has_corner = has_corner || distance_from_place (edit, points + 2 * i) <= edit->tolerance;
  g_array_set_size (ring, 0);
  for (guint i = 0; i + 1 < n_points; i++)
    {
      const double *point = points + 2 * i;

      if (edit->verb == INSERT || distance_from_place (edit, point) > edit->tolerance)
        append_point (ring, point[0], point[1]);
      else
        {
          edit->n_touched++;
          if (edit->verb == MOVE)
            append_point (ring, x, y);
        }
      if (!has_corner && edit->verb != DELETE && distance_from_edge (edit, point, point + 2) <= edit->tolerance)
        {
          edit->n_touched++;
          append_point (ring, x, y);
        }
    }
  /* The first corner is repeated at the end; it must not stand there twice. */
  while (ring->len > 2 && g_array_index (ring, double, 0) == g_array_index (ring, double, ring->len - 2) &&
         g_array_index (ring, double, 1) == g_array_index (ring, double, ring->len - 1))
    g_array_set_size (ring, ring->len - 2);
  if (ring->len >= 2)
    {
      const double first[] = { g_array_index (ring, double, 0), g_array_index (ring, double, 1) };

      g_array_append_vals (ring, first, 2);
    }
}

/* The shape after the edit, or NULL with an error when it would not be valid. */
static LinliGeometry *
edit_shape (Edit                 *edit,
            const LinliGeometry  *shape,
            GError              **error)
{
  g_autoptr (LinliGeometry) edited = _linli_geometry_new (linli_geometry_get_kind (shape));
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint part = 0; part < linli_geometry_get_n_parts (shape); part++)
    {
      _linli_geometry_begin_part (edited, LINLI_GEOMETRY_POLYGON);
      for (guint path = 0; path < linli_geometry_get_n_paths (shape, part); path++)
        {
          guint n_points;
          const double *points = linli_geometry_get_path (shape, part, path, &n_points);

          edit_ring (edit, points, n_points, ring);
          if (ring->len < 8)
            {
              _linli_geometry_set_error (error, LINLI_GEOMETRY_ERROR_TOO_FEW, edit->plane.x, edit->plane.y,
                                         _("The boundary would have fewer than three corners"));
              return NULL;
            }
          _linli_geometry_add_path (edited, (const double *) (gpointer) ring->data, ring->len / 2);
        }
    }
  _linli_geometry_finish (edited);
  return g_steal_pointer (&edited);
}

/* Whether the edit may concern the shape at all. */
static gboolean
is_within_reach (const Edit          *edit,
                 const LinliGeometry *shape)
{
  double reach_x = edit->tolerance / edit->plane.metres_x, reach_y = edit->tolerance / edit->plane.metres_y;
  LinliBox around = { edit->plane.x - reach_x, edit->plane.y - reach_y, edit->plane.x + reach_x, edit->plane.y + reach_y };

  return linli_box_intersects (linli_geometry_get_box (shape), &around);
}

static void
put_all (LinliBoundarySet       *self,
         const LinliBoundarySet *after)
{
  for (guint i = 0; i < after->boundaries->len; i++)
    linli_boundary_set_put (self, linli_boundary_set_get_id (after, i), linli_boundary_set_get_geometry (after, i));
}

/* All shapes or none. */
static gboolean
edit_set (LinliBoundarySet  *self,
          Edit              *edit,
          const char        *nothing,
          GError           **error)
{
  g_autoptr (GPtrArray) edited = g_ptr_array_new_full (self->boundaries->len, (GDestroyNotify) linli_geometry_unref);

  for (guint i = 0; i < self->boundaries->len; i++)
    {
      const LinliGeometry *shape = linli_boundary_set_get_geometry (self, i);
      g_autoptr (LinliGeometry) after = NULL;

      if (!is_within_reach (edit, shape))
        after = linli_geometry_ref (shape);
      else
        {
          after = edit_shape (edit, shape, error);
          if (after == NULL || (!linli_geometry_equal (after, shape) && !linli_geometry_check (after, error)))
            return FALSE;
        }
      g_ptr_array_add (edited, g_steal_pointer (&after));
    }
  if (edit->n_touched == 0)
    {
      if (nothing == NULL)
        return TRUE;
      _linli_geometry_set_error (error, LINLI_GEOMETRY_ERROR_NO_VERTEX, edit->plane.x, edit->plane.y, nothing);
      return FALSE;
    }
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      LinliBoundary *boundary = g_ptr_array_index (self->boundaries, i);

      linli_boundary_set_put (self, boundary->id, g_ptr_array_index (edited, i));
    }
  return TRUE;
}

/* The corners of any shape that lie on the edge from a to b, not at its ends. */
static void
collect_on_edge (const LinliBoundarySet *self,
                 const double           *a,
                 const double           *b,
                 GArray                 *corners)
{
  LinliBox box = LINLI_BOX_EMPTY;

  linli_box_add_point (&box, a[0], a[1]);
  linli_box_add_point (&box, b[0], b[1]);
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      guint n_points;
      const LinliGeometry *shape = linli_boundary_set_get_geometry (self, i);
      const double *points = linli_geometry_get_points (shape, &n_points);
      Edit edit = { .tolerance = ON_EDGE };

      linli_plane_init (&edit.plane, a[0], a[1]);
      if (!is_within_reach (&edit, shape) && !linli_box_intersects (linli_geometry_get_box (shape), &box))
        continue;
      for (guint j = 0; j < n_points; j++)
        {
          const double *point = points + 2 * j;

          linli_plane_init (&edit.plane, point[0], point[1]);
          if (distance_from_edge (&edit, a, b) <= ON_EDGE && distance_from_place (&edit, a) > ON_EDGE && distance_from_place (&edit, b) > ON_EDGE)
            g_array_append_vals (corners, point, 2);
        }
    }
}

/* Gives both sides of the edges that end at the place the same corners, so that the neighbours follow when it moves. */
static gboolean
share_edges (LinliBoundarySet  *self,
             Edit              *place,
             GError           **error)
{
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->boundaries->len; i++)
    {
      const LinliGeometry *shape = linli_boundary_set_get_geometry (self, i);

      for (guint part = 0; is_within_reach (place, shape) && part < linli_geometry_get_n_parts (shape); part++)
        for (guint path = 0; path < linli_geometry_get_n_paths (shape, part); path++)
          {
            guint n_points;
            const double *points = linli_geometry_get_path (shape, part, path, &n_points);

            for (guint j = 0; j + 1 < n_points; j++)
              if (distance_from_place (place, points + 2 * j) <= place->tolerance ||
                  distance_from_place (place, points + 2 * j + 2) <= place->tolerance)
                collect_on_edge (self, points + 2 * j, points + 2 * j + 2, corners);
          }
    }
  for (guint i = 0; i + 1 < corners->len; i += 2)
    {
      Edit edit = { .tolerance = ON_EDGE, .verb = INSERT, .x = g_array_index (corners, double, i), .y = g_array_index (corners, double, i + 1) };

      linli_plane_init (&edit.plane, edit.x, edit.y);
      if (!edit_set (self, &edit, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * linli_boundary_set_move_vertex:
 * @self: a set
 * @from_x: longitude of a corner
 * @from_y: latitude of the corner
 * @to_x: where it goes
 * @to_y: where it goes
 * @tolerance: corners this near to it go along, in metres
 * @error: return location for a #LinliGeometryError
 *
 * Moves a corner and all corners of neighbours that lie there. A neighbour whose edge runs through the place without a corner gets one, so that no
 * gap opens.
 *
 * Returns: %FALSE when there is no corner, or a shape would become invalid; nothing is changed then
 */
gboolean
linli_boundary_set_move_vertex (LinliBoundarySet  *self,
                                double             from_x,
                                double             from_y,
                                double             to_x,
                                double             to_y,
                                double             tolerance,
                                GError           **error)
{
  Edit edit = { .tolerance = tolerance, .verb = MOVE, .x = to_x, .y = to_y };
  Edit insert = { .tolerance = tolerance, .verb = INSERT };
  g_autoptr (LinliBoundarySet) after = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!linli_boundary_set_find_vertex (self, from_x, from_y, tolerance, &insert.x, &insert.y))
    {
      _linli_geometry_set_error (error, LINLI_GEOMETRY_ERROR_NO_VERTEX, from_x, from_y, _("There is no corner here"));
      return FALSE;
    }
  linli_plane_init (&edit.plane, insert.x, insert.y);
  insert.plane = edit.plane;
  after = linli_boundary_set_copy (self);
  if (!edit_set (after, &insert, NULL, error) || !share_edges (after, &edit, error) ||
      !edit_set (after, &edit, _("There is no corner here"), error))
    return FALSE;
  put_all (self, after);
  return TRUE;
}

/**
 * linli_boundary_set_insert_vertex:
 * @self: a set
 * @x: longitude
 * @y: latitude
 * @tolerance: how near an edge must be, in metres
 * @error: return location for a #LinliGeometryError
 *
 * Puts a corner on the nearest edge, and on the edges of neighbours that run there too.
 *
 * Returns: %FALSE when there is no edge, or a corner already; nothing is changed then
 */
gboolean
linli_boundary_set_insert_vertex (LinliBoundarySet  *self,
                                  double             x,
                                  double             y,
                                  double             tolerance,
                                  GError           **error)
{
  Edit edit = { .tolerance = tolerance, .verb = INSERT };

  g_return_val_if_fail (self != NULL, FALSE);

  if (!linli_boundary_set_find_edge (self, x, y, tolerance, &edit.x, &edit.y))
    {
      _linli_geometry_set_error (error, LINLI_GEOMETRY_ERROR_NO_VERTEX, x, y, _("There is no edge here"));
      return FALSE;
    }
  linli_plane_init (&edit.plane, edit.x, edit.y);
  return edit_set (self, &edit, _("There is a corner here already"), error);
}

/**
 * linli_boundary_set_delete_vertex:
 * @self: a set
 * @x: longitude of a corner
 * @y: latitude of the corner
 * @tolerance: corners this near to it go too, in metres
 * @error: return location for a #LinliGeometryError
 *
 * Takes a corner away from all shapes that have it.
 *
 * Returns: %FALSE when there is none, or a shape would become invalid; nothing is changed then
 */
gboolean
linli_boundary_set_delete_vertex (LinliBoundarySet  *self,
                                  double             x,
                                  double             y,
                                  double             tolerance,
                                  GError           **error)
{
  Edit edit = { .tolerance = tolerance, .verb = DELETE };
  double found_x = x, found_y = y;

  g_return_val_if_fail (self != NULL, FALSE);

  linli_boundary_set_find_vertex (self, x, y, tolerance, &found_x, &found_y);
  linli_plane_init (&edit.plane, found_x, found_y);
  return edit_set (self, &edit, _("There is no corner here"), error);
}

/**
 * linli_boundary_set_knit:
 * @self: a set
 * @geometry: a shape drawn along shapes of the set
 * @error: return location for a #LinliGeometryError
 *
 * Gives the shapes of the set a corner wherever a corner of @geometry lies on one of their edges, so that they move together later.
 *
 * Returns: %FALSE when a shape would become invalid; nothing is changed then
 */
gboolean
linli_boundary_set_knit (LinliBoundarySet     *self,
                         const LinliGeometry  *geometry,
                         GError              **error)
{
  g_autoptr (LinliBoundarySet) after = NULL;
  guint n_points;
  const double *points;

  g_return_val_if_fail (self != NULL && geometry != NULL, FALSE);

  after = linli_boundary_set_copy (self);
  points = linli_geometry_get_points (geometry, &n_points);
  for (guint i = 0; i < n_points; i++)
    {
      Edit edit = { .tolerance = ON_EDGE, .verb = INSERT, .x = points[2 * i], .y = points[2 * i + 1] };
      double x, y;

      if (!linli_boundary_set_find_edge (after, edit.x, edit.y, ON_EDGE, &x, &y))
        continue;
      linli_plane_init (&edit.plane, edit.x, edit.y);
      if (!edit_set (after, &edit, NULL, error))
        return FALSE;
    }
  put_all (self, after);
  return TRUE;
}

/* A corner of the set near an edge that is being drawn. */
typedef struct {
  double along;
  double x;
  double y;
} Passed;

static int
compare_passed (gconstpointer a,
                gconstpointer b)
{
  const Passed *one = a, *other = b;

  return one->along < other->along ? -1 : one->along > other->along;
}

static void
pass_point (GArray           *passed,
            const LinliPlane *plane,
            double            bx,
            double            by,
            const double     *point,
            double            tolerance)
{
  double x, y, along, length2 = bx * bx + by * by;
  Passed here = { 0.0, point[0], point[1] };

  linli_plane_project (plane, point[0], point[1], &x, &y);
  along = length2 > 0.0 ? (x * bx + y * by) / length2 : 0.0;
  if (along <= 0.0 || along >= 1.0 || hypot (x - along * bx, y - along * by) > tolerance)
    return;
  if (hypot (x, y) <= tolerance || hypot (x - bx, y - by) <= tolerance)
    return;
  here.along = along;
  g_array_append_val (passed, here);
}

/* Adds the corners of the set that an edge passes, in the order in which it does. */
static void
follow_edge (const LinliBoundarySet *self,
             GArray                 *ring,
             const double           *to,
             double                  tolerance)
{
  g_autoptr (GArray) passed = g_array_new (FALSE, FALSE, sizeof (Passed));
  LinliPlane plane;
  double bx, by;
  LinliBox box = LINLI_BOX_EMPTY;

  linli_plane_init (&plane, g_array_index (ring, double, ring->len - 2), g_array_index (ring, double, ring->len - 1));
  linli_plane_project (&plane, to[0], to[1], &bx, &by);
  linli_box_add_point (&box, plane.x, plane.y);
  linli_box_add_point (&box, to[0], to[1]);
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      guint n_points;
      const LinliGeometry *shape = linli_boundary_set_get_geometry (self, i);
      const double *points = linli_geometry_get_points (shape, &n_points);
      LinliBox reach = *linli_geometry_get_box (shape);

      reach.min_x -= tolerance / plane.metres_x;
      reach.max_x += tolerance / plane.metres_x;
      reach.min_y -= tolerance / plane.metres_y;
      reach.max_y += tolerance / plane.metres_y;
      for (guint j = 0; linli_box_intersects (&reach, &box) && j < n_points; j++)
        pass_point (passed, &plane, bx, by, points + 2 * j, tolerance);
    }
  g_array_sort (passed, compare_passed);
  for (guint i = 0; i < passed->len; i++)
    append_point (ring, g_array_index (passed, Passed, i).x, g_array_index (passed, Passed, i).y);
  append_point (ring, to[0], to[1]);
}

static void
snap_path (const LinliBoundarySet *self,
           const double           *points,
           guint                   n_points,
           double                  tolerance,
           GArray                 *path)
{
  g_array_set_size (path, 0);
  for (guint i = 0; i < n_points; i++)
    {
      double to[] = { points[2 * i], points[2 * i + 1] };

      if (!linli_boundary_set_find_vertex (self, to[0], to[1], tolerance, &to[0], &to[1]))
        linli_boundary_set_find_edge (self, to[0], to[1], tolerance, &to[0], &to[1]);
      if (i == 0)
        append_point (path, to[0], to[1]);
      else
        follow_edge (self, path, to, tolerance);
    }
}

/**
 * linli_boundary_set_snap:
 * @self: a set
 * @geometry: a polygon, several, or a line, as drawn by hand
 * @tolerance: how near is meant to be on it, in metres
 * @error: return location for a #LinliGeometryError
 *
 * Lays a new boundary along those that are there: corners near a corner go there, otherwise near an edge onto it; an edge
 * that passes corners goes through them.
 *
 * Returns: (transfer full): the shape after that, or %NULL when it is not valid
 */
LinliGeometry *
linli_boundary_set_snap (const LinliBoundarySet  *self,
                         const LinliGeometry     *geometry,
                         double                   tolerance,
                         GError                 **error)
{
  g_autoptr (LinliGeometry) snapped = NULL;
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (double));

  g_return_val_if_fail (self != NULL && geometry != NULL, NULL);

  snapped = _linli_geometry_new (linli_geometry_get_kind (geometry));
  for (guint part = 0; part < linli_geometry_get_n_parts (geometry); part++)
    {
      _linli_geometry_begin_part (snapped, linli_geometry_get_part_kind (geometry, part));
      for (guint i = 0; i < linli_geometry_get_n_paths (geometry, part); i++)
        {
          guint n_points;
          const double *points = linli_geometry_get_path (geometry, part, i, &n_points);

          snap_path (self, points, n_points, tolerance, path);
          _linli_geometry_add_path (snapped, (const double *) (gpointer) path->data, path->len / 2);
        }
    }
  _linli_geometry_finish (snapped);
  if (!linli_geometry_check (snapped, error))
    return NULL;
  return g_steal_pointer (&snapped);
}
