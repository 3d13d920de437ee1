/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliGeometry: a shape as one array of points, cut into paths and parts, so that it is drawn and searched without
 * following pointers. Built once, then never changed; any thread may hold a reference. */

#include "config.h"

#include "linli-geometry-private.h"

#include <string.h>

typedef struct {
  gboolean has_place;
  double x;
  double y;
} LinliGeometryErrorPrivate;

static void
linli_geometry_error_private_init (LinliGeometryErrorPrivate *private)
{
  private->has_place = FALSE;
}

static void
linli_geometry_error_private_copy (const LinliGeometryErrorPrivate *from,
                                   LinliGeometryErrorPrivate       *to)
{
  *to = *from;
}

static void
linli_geometry_error_private_clear (LinliGeometryErrorPrivate *private)
{
}

G_DEFINE_EXTENDED_ERROR (LinliGeometryError, linli_geometry_error)
G_DEFINE_BOXED_TYPE (LinliGeometry, linli_geometry, linli_geometry_ref, linli_geometry_unref)

/**
 * linli_geometry_error_get_place:
 * @error: an error
 * @x: (out): longitude, WGS 84
 * @y: (out): latitude, WGS 84
 *
 * Where on the map the fault lies, so that a user can be taken there.
 *
 * Returns: %FALSE when the error is of another domain or names no place
 */
gboolean
linli_geometry_error_get_place (const GError *error,
                                double       *x,
                                double       *y)
{
  const LinliGeometryErrorPrivate *private;

  if (error == NULL || error->domain != LINLI_GEOMETRY_ERROR)
    return FALSE;
  private = linli_geometry_error_get_private (error);
  if (!private->has_place)
    return FALSE;
  *x = private->x;
  *y = private->y;
  return TRUE;
}

/* Sets an error with a place, which is also written into the message. */
void
_linli_geometry_set_error (GError             **error,
                           LinliGeometryError   code,
                           double               x,
                           double               y,
                           const char          *reason)
{
  g_autoptr (GError) made = g_error_new (LINLI_GEOMETRY_ERROR, code, "%s (%.6f, %.6f)", reason, x, y);
  LinliGeometryErrorPrivate *private = linli_geometry_error_get_private (made);

  private->has_place = TRUE;
  private->x = x;
  private->y = y;
  g_propagate_error (error, g_steal_pointer (&made));
}

LinliGeometry *
_linli_geometry_new (LinliGeometryType kind)
{
  LinliGeometry *self = g_new0 (LinliGeometry, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->points = g_array_new (FALSE, FALSE, sizeof (double));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->parts = g_array_new (FALSE, FALSE, sizeof (LinliGeometryPart));
  self->box = (LinliBox) LINLI_BOX_EMPTY;
  return self;
}

void
_linli_geometry_begin_part (LinliGeometry     *self,
                            LinliGeometryType  kind)
{
  LinliGeometryPart part = { kind, self->ends->len, 0 };

  g_array_append_val (self->parts, part);
}

void
_linli_geometry_add_path (LinliGeometry *self,
                          const double  *points,
                          guint          n_points)
{
  LinliGeometryPart *part = &g_array_index (self->parts, LinliGeometryPart, self->parts->len - 1);
  guint end;

  g_array_append_vals (self->points, points, 2 * n_points);
  end = self->points->len / 2;
  g_array_append_val (self->ends, end);
  part->n_paths++;
}

void
_linli_geometry_add_part_of (LinliGeometry       *self,
                             const LinliGeometry *other,
                             guint                part)
{
  _linli_geometry_begin_part (self, linli_geometry_get_part_kind (other, part));
  for (guint i = 0; i < linli_geometry_get_n_paths (other, part); i++)
    {
      guint n_points;
      const double *points = linli_geometry_get_path (other, part, i, &n_points);

      _linli_geometry_add_path (self, points, n_points);
    }
}

LinliGeometry *
_linli_geometry_finish (LinliGeometry *self)
{
  const double *points = (const double *) (gpointer) self->points->data;

  self->box = (LinliBox) LINLI_BOX_EMPTY;
  for (guint i = 0; i + 1 < self->points->len; i += 2)
    linli_box_add_point (&self->box, points[i], points[i + 1]);
  return self;
}

LinliGeometry *
_linli_geometry_with_points (const LinliGeometry *self,
                             double              *points)
{
  LinliGeometry *changed = _linli_geometry_new (self->kind);

  g_array_append_vals (changed->points, points, self->points->len);
  g_array_append_vals (changed->ends, self->ends->data, self->ends->len);
  g_array_append_vals (changed->parts, self->parts->data, self->parts->len);
  g_free (points);
  return _linli_geometry_finish (changed);
}

/**
 * linli_geometry_ref:
 * @self: a shape
 *
 * Returns: (transfer full): the same shape, with one more reference
 */
LinliGeometry *
linli_geometry_ref (const LinliGeometry *self)
{
  LinliGeometry *mine = (LinliGeometry *) self;

  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&mine->refs);
  return mine;
}

void
linli_geometry_unref (LinliGeometry *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->points);
  g_array_unref (self->ends);
  g_array_unref (self->parts);
  g_free (self);
}

/**
 * linli_geometry_new_point:
 * @x: longitude in degrees
 * @y: latitude in degrees
 *
 * Returns: (transfer full): a point
 */
LinliGeometry *
linli_geometry_new_point (double x,
                          double y)
{
  const double points[] = { x, y };
  LinliGeometry *self = _linli_geometry_new (LINLI_GEOMETRY_POINT);

  _linli_geometry_begin_part (self, LINLI_GEOMETRY_POINT);
  _linli_geometry_add_path (self, points, 1);
  return _linli_geometry_finish (self);
}

/**
 * linli_geometry_new_line:
 * @points: (array): longitude and latitude of each point in turn, in degrees
 * @n_points: how many points, at least 2
 *
 * Returns: (transfer full): a line
 */
LinliGeometry *
linli_geometry_new_line (const double *points,
                         guint         n_points)
{
  LinliGeometry *self;

  g_return_val_if_fail (points != NULL && n_points >= 2, NULL);

  self = _linli_geometry_new (LINLI_GEOMETRY_LINE);
  _linli_geometry_begin_part (self, LINLI_GEOMETRY_LINE);
  _linli_geometry_add_path (self, points, n_points);
  return _linli_geometry_finish (self);
}

/**
 * linli_geometry_new_polygon:
 * @points: (array): longitude and latitude of each corner in turn, in degrees
 * @n_points: how many corners, at least 3; the first may be repeated at the end
 *
 * Returns: (transfer full): a polygon without holes; it may be invalid, see linli_geometry_check()
 */
LinliGeometry *
linli_geometry_new_polygon (const double *points,
                            guint         n_points)
{
  g_autofree double *closed = NULL;
  LinliGeometry *self;

  g_return_val_if_fail (points != NULL && n_points >= 3, NULL);

  self = _linli_geometry_new (LINLI_GEOMETRY_POLYGON);
  _linli_geometry_begin_part (self, LINLI_GEOMETRY_POLYGON);
  if (memcmp (points, points + 2 * (n_points - 1), 2 * sizeof (double)) != 0)
    {
      closed = g_new (double, 2 * (n_points + 1));
      memcpy (closed, points, 2 * n_points * sizeof (double));
      memcpy (closed + 2 * n_points, points, 2 * sizeof (double));
      points = closed;
      n_points++;
    }
  _linli_geometry_add_path (self, points, n_points);
  return _linli_geometry_finish (self);
}

/**
 * linli_geometry_get_kind:
 * @self: a shape
 *
 * Returns: what the shape as a whole is
 */
LinliGeometryType
linli_geometry_get_kind (const LinliGeometry *self)
{
  g_return_val_if_fail (self != NULL, LINLI_GEOMETRY_COLLECTION);

  return self->kind;
}

/**
 * linli_geometry_is_empty:
 * @self: a shape
 *
 * Returns: whether it has no points at all
 */
gboolean
linli_geometry_is_empty (const LinliGeometry *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->points->len == 0;
}

/**
 * linli_geometry_is_areal:
 * @self: a shape
 *
 * Returns: whether it is a polygon or several, and nothing else
 */
gboolean
linli_geometry_is_areal (const LinliGeometry *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->parts->len; i++)
    if (linli_geometry_get_part_kind (self, i) != LINLI_GEOMETRY_POLYGON)
      return FALSE;
  return self->points->len > 0;
}

/**
 * linli_geometry_equal:
 * @a: a shape
 * @b: another
 *
 * Returns: whether both have the same points in the same order
 */
gboolean
linli_geometry_equal (const LinliGeometry *a,
                      const LinliGeometry *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  if (a->kind != b->kind || a->points->len != b->points->len || a->ends->len != b->ends->len || a->parts->len != b->parts->len)
    return FALSE;
  for (guint i = 0; i < a->parts->len; i++)
    {
      const LinliGeometryPart *of_a = &g_array_index (a->parts, LinliGeometryPart, i);
      const LinliGeometryPart *of_b = &g_array_index (b->parts, LinliGeometryPart, i);

      if (of_a->kind != of_b->kind || of_a->n_paths != of_b->n_paths)
        return FALSE;
    }
  if (a->points->len == 0)
    return TRUE;
  return memcmp (a->ends->data, b->ends->data, a->ends->len * sizeof (guint)) == 0 &&
         memcmp (a->points->data, b->points->data, a->points->len * sizeof (double)) == 0;
}

/**
 * linli_geometry_get_box:
 * @self: a shape
 *
 * Returns: the smallest upright rectangle about it, in degrees; empty when the shape is
 */
const LinliBox *
linli_geometry_get_box (const LinliGeometry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->box;
}

/**
 * linli_geometry_get_points:
 * @self: a shape
 * @n_points: (out): how many points
 *
 * Returns: (array): all points of all parts: longitude and latitude in turn
 */
const double *
linli_geometry_get_points (const LinliGeometry *self,
                           guint               *n_points)
{
  g_return_val_if_fail (self != NULL && n_points != NULL, NULL);

  *n_points = self->points->len / 2;
  return (const double *) (gpointer) self->points->data;
}

/**
 * linli_geometry_get_n_parts:
 * @self: a shape
 *
 * Returns: how many points, lines and polygons it is made of
 */
guint
linli_geometry_get_n_parts (const LinliGeometry *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->parts->len;
}

/**
 * linli_geometry_get_part_kind:
 * @self: a shape
 * @part: number of a part, from 0
 *
 * Returns: %LINLI_GEOMETRY_POINT, %LINLI_GEOMETRY_LINE or %LINLI_GEOMETRY_POLYGON
 */
LinliGeometryType
linli_geometry_get_part_kind (const LinliGeometry *self,
                              guint                part)
{
  g_return_val_if_fail (self != NULL && part < self->parts->len, LINLI_GEOMETRY_POINT);

  return g_array_index (self->parts, LinliGeometryPart, part).kind;
}

/**
 * linli_geometry_get_n_paths:
 * @self: a shape
 * @part: number of a part, from 0
 *
 * Returns: 1 for points and lines; for a polygon 1 and the number of its holes
 */
guint
linli_geometry_get_n_paths (const LinliGeometry *self,
                            guint                part)
{
  g_return_val_if_fail (self != NULL && part < self->parts->len, 0);

  return g_array_index (self->parts, LinliGeometryPart, part).n_paths;
}

/**
 * linli_geometry_get_path:
 * @self: a shape
 * @part: number of a part, from 0
 * @path: number of a path in it, from 0; the outer ring of a polygon is 0
 * @n_points: (out): how many points; a ring repeats its first point at the end
 *
 * Returns: (array): longitude and latitude of each point in turn
 */
const double *
linli_geometry_get_path (const LinliGeometry *self,
                         guint                part,
                         guint                path,
                         guint               *n_points)
{
  const LinliGeometryPart *of_part;
  guint start, end;

  g_return_val_if_fail (self != NULL && part < self->parts->len && n_points != NULL, NULL);

  of_part = &g_array_index (self->parts, LinliGeometryPart, part);
  g_return_val_if_fail (path < of_part->n_paths, NULL);
  path += of_part->first_path;
  start = path > 0 ? g_array_index (self->ends, guint, path - 1) : 0;
  end = g_array_index (self->ends, guint, path);
  *n_points = end - start;
  return (const double *) (gpointer) self->points->data + 2 * start;
}

/**
 * linli_geometry_get_part:
 * @self: a shape
 * @part: number of a part, from 0
 *
 * Returns: (transfer full): that part as a shape of its own
 */
LinliGeometry *
linli_geometry_get_part (const LinliGeometry *self,
                         guint                part)
{
  LinliGeometry *single;

  g_return_val_if_fail (self != NULL && part < self->parts->len, NULL);

  single = _linli_geometry_new (linli_geometry_get_part_kind (self, part));
  _linli_geometry_add_part_of (single, self, part);
  return _linli_geometry_finish (single);
}

/* The type for several parts of @kind. */
static LinliGeometryType
multi_of (LinliGeometryType kind)
{
  return kind <= LINLI_GEOMETRY_POLYGON ? kind + (LINLI_GEOMETRY_MULTI_POINT - LINLI_GEOMETRY_POINT) : kind;
}

/**
 * linli_geometry_to_multi:
 * @self: a shape
 *
 * Layers that hold shapes of several parts want every shape written so.
 *
 * Returns: (transfer full): the same parts as a multi-point, multi-line, multi-polygon or collection
 */
LinliGeometry *
linli_geometry_to_multi (const LinliGeometry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return linli_geometry_collect ((LinliGeometry * const *) &self, 1);
}

/**
 * linli_geometry_collect:
 * @shapes: (array length=n_shapes): shapes
 * @n_shapes: how many
 *
 * Puts the parts of all shapes side by side, without joining them.
 *
 * Returns: (transfer full): a multi-point, multi-line or multi-polygon when the parts are all alike, otherwise a collection
 */
LinliGeometry *
linli_geometry_collect (LinliGeometry * const *shapes,
                        guint                  n_shapes)
{
  LinliGeometry *all = _linli_geometry_new (LINLI_GEOMETRY_COLLECTION);
  gboolean alike = TRUE;
  LinliGeometryType first;

  for (guint i = 0; i < n_shapes; i++)
    for (guint part = 0; part < shapes[i]->parts->len; part++)
      _linli_geometry_add_part_of (all, shapes[i], part);
  if (all->parts->len == 0)
    {
      all->kind = n_shapes == 1 ? multi_of (shapes[0]->kind) : LINLI_GEOMETRY_COLLECTION;
      return _linli_geometry_finish (all);
    }
  first = linli_geometry_get_part_kind (all, 0);
  for (guint part = 1; part < all->parts->len; part++)
    alike = alike && linli_geometry_get_part_kind (all, part) == first;
  if (alike)
    all->kind = multi_of (first);
  return _linli_geometry_finish (all);
}

/**
 * linli_geometry_transform:
 * @self: a shape
 * @from: the system that its coordinates are in
 * @to: the system wanted
 *
 * Returns: (transfer full): the shape in the other system
 */
LinliGeometry *
linli_geometry_transform (const LinliGeometry *self,
                          LinliCrs             from,
                          LinliCrs             to)
{
  double *points;

  g_return_val_if_fail (self != NULL, NULL);

  points = g_memdup2 (self->points->data, self->points->len * sizeof (double));
  linli_crs_convert_points (from, to, points, self->points->len / 2);
  return _linli_geometry_with_points (self, points);
}
