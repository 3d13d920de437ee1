/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Operations over whole shapes of a set, through GEOS: split, merge, overlaps, gaps. */

#include "config.h"

#include "linli-boundary-set-private.h"

#include "linli-geometry-private.h"
#include "linli-geos-private.h"
#include "linli-plane.h"
#include "linli-spatial-index.h"

#include <glib/gi18n-lib.h>

/* A shape for GEOS; an invalid one is repaired first, for overlay refuses those. */
static LinliGeos *
to_valid_geos (const LinliGeometry  *shape,
               GError              **error)
{
  g_autoptr (LinliGeos) geos = _linli_geos_from (shape, error);
  GEOSContextHandle_t handle = _linli_geos_get ();
  LinliGeos *valid;

  if (geos == NULL || GEOSisValid_r (handle, geos) == 1)
    return g_steal_pointer (&geos);
  valid = GEOSMakeValid_r (handle, geos);
  if (valid == NULL)
    _linli_geos_set_error (error);
  return valid;
}

static LinliBoundary *
find_or_fail (const LinliBoundarySet  *self,
              gint64                   id,
              GError                 **error)
{
  LinliBoundary *boundary = _linli_boundary_set_find (self, id);

  if (boundary == NULL)
    g_set_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_NOT_FOUND, "There is no shape %" G_GINT64_FORMAT, id);
  return boundary;
}

/* The faces into which the line and the rings of one polygon cut the plane, as far as they lie inside it. */
static gboolean
cut_part (const LinliGeometry  *part,
          const LinliGeos      *line,
          GPtrArray            *faces,
          GError              **error)
{
  GEOSContextHandle_t handle = _linli_geos_get ();
  g_autoptr (LinliGeos) polygon = _linli_geos_from (part, error);
  g_autoptr (LinliGeos) rings = polygon != NULL ? GEOSBoundary_r (handle, polygon) : NULL;
  g_autoptr (LinliGeos) noded = rings != NULL ? GEOSUnion_r (handle, rings, line) : NULL;
  g_autoptr (LinliGeos) cut = noded != NULL ? GEOSPolygonize_r (handle, (const GEOSGeometry * const[]) { noded }, 1) : NULL;
  g_autoptr (LinliGeometry) all = NULL;

  if (polygon == NULL)
    return FALSE;
  all = _linli_geos_to_areal (cut, error);
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < linli_geometry_get_n_parts (all); i++)
    {
      g_autoptr (LinliGeometry) face = linli_geometry_get_part (all, i);
      double x, y;

      if (linli_geometry_find_inside (face, &x, &y) && linli_geometry_contains (part, x, y))
        g_ptr_array_add (faces, g_steal_pointer (&face));
    }
  return TRUE;
}

static int
compare_areas (gconstpointer a,
               gconstpointer b)
{
  double one = linli_geometry_get_area (*(LinliGeometry * const *) a), other = linli_geometry_get_area (*(LinliGeometry * const *) b);

  return one > other ? -1 : one < other;
}

/* Cuts every part; parts that the line does not cut stay together with the largest piece. */
static GPtrArray *
cut_shape (const LinliGeometry  *shape,
           const LinliGeometry  *line,
           GError              **error)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
  g_autoptr (GPtrArray) whole = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
  g_autoptr (LinliGeos) knife = _linli_geos_from (line, error);

  if (knife == NULL)
    return NULL;
  for (guint i = 0; i < linli_geometry_get_n_parts (shape); i++)
    {
      g_autoptr (LinliGeometry) part = linli_geometry_get_part (shape, i);
      g_autoptr (GPtrArray) faces = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);

      if (!cut_part (part, knife, faces, error))
        return NULL;
      if (faces->len < 2)
        g_ptr_array_add (whole, g_steal_pointer (&part));
      else
        g_ptr_array_extend_and_steal (pieces, g_steal_pointer (&faces));
    }
  if (pieces->len == 0)
    {
      guint n_points;
      const double *points = linli_geometry_get_points (line, &n_points);

      _linli_geometry_set_error (error, LINLI_GEOMETRY_ERROR_NOT_CROSSING, points[0], points[1],
                                 _("The line does not cut the area from border to border"));
      return NULL;
    }
  g_ptr_array_sort (pieces, compare_areas);
  if (whole->len > 0)
    {
      g_ptr_array_add (whole, linli_geometry_ref (pieces->pdata[0]));
      linli_geometry_unref (pieces->pdata[0]);
      pieces->pdata[0] = linli_geometry_collect ((LinliGeometry * const *) whole->pdata, whole->len);
    }
  return g_steal_pointer (&pieces);
}

/**
 * linli_boundary_set_split:
 * @self: a set
 * @id: the shape to cut
 * @line: a line from border to border, or beyond
 * @error: return location for %LINLI_GEOMETRY_ERROR_NOT_CROSSING and others
 *
 * Cuts a shape in two, or more where the line crosses it more than once. The largest piece stays in the set under @id; neighbours get corners
 * where the cut meets them.
 *
 * Returns: (transfer full) (element-type LinliGeometry): the other pieces, the largest first; the caller puts them into the set under ids of
 *   their own. %NULL when nothing was cut
 */
GPtrArray *
linli_boundary_set_split (LinliBoundarySet     *self,
                          gint64                id,
                          const LinliGeometry  *line,
                          GError              **error)
{
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (LinliBoundarySet) after = NULL;
  LinliBoundary *boundary;

  g_return_val_if_fail (self != NULL && line != NULL && linli_geometry_get_kind (line) == LINLI_GEOMETRY_LINE, NULL);

  boundary = find_or_fail (self, id, error);
  if (boundary == NULL || !linli_geometry_check (boundary->geometry, error))
    return NULL;
  pieces = cut_shape (boundary->geometry, line, error);
  if (pieces == NULL)
    return NULL;
  after = linli_boundary_set_copy (self);
  linli_boundary_set_put (after, id, pieces->pdata[0]);
  for (guint i = 0; i < pieces->len; i++)
    if (!linli_boundary_set_knit (after, pieces->pdata[i], error))
      return NULL;
  g_ptr_array_remove_index (pieces, 0);
  for (guint i = 0; i < after->boundaries->len; i++)
    linli_boundary_set_put (self, linli_boundary_set_get_id (after, i), linli_boundary_set_get_geometry (after, i));
  return g_steal_pointer (&pieces);
}

/* Joins two shapes; hair-fine gaps between them are closed first. */
static LinliGeometry *
join (const LinliGeometry  *one,
      const LinliGeometry  *other,
      double                tolerance,
      GError              **error)
{
  GEOSContextHandle_t handle = _linli_geos_get ();
  g_autoptr (LinliGeos) first = to_valid_geos (one, error);
  g_autoptr (LinliGeos) second = first != NULL ? to_valid_geos (other, error) : NULL;
  g_autoptr (LinliGeos) near = NULL;
  g_autoptr (LinliGeos) joined = NULL;
  LinliPlane plane;
  double x, y;

  if (second == NULL)
    return NULL;
  linli_geometry_find_inside (one, &x, &y);
  linli_plane_init (&plane, x, y);
  near = GEOSSnap_r (handle, second, first, tolerance / plane.metres_y);
  if (near == NULL || GEOSisValid_r (handle, near) != 1)
    {
      g_clear_pointer (&near, _linli_geos_free);
      near = g_steal_pointer (&second);
    }
  joined = GEOSUnion_r (handle, first, near);
  return _linli_geos_to_areal (joined, error);
}

/* Joins whatever touches, again and again, so that the order of the ids does not matter. */
static LinliGeometry *
join_all (GPtrArray  *shapes,
          double      tolerance,
          GError    **error)
{
  g_autoptr (LinliGeometry) joined = linli_geometry_ref (shapes->pdata[0]);

  g_ptr_array_remove_index (shapes, 0);
  while (shapes->len > 0)
    {
      guint found = shapes->len;

      for (guint i = 0; i < shapes->len && found == shapes->len; i++)
        {
          g_autoptr (LinliGeometry) tried = join (joined, shapes->pdata[i], tolerance, error);

          if (tried == NULL)
            return NULL;
          if (linli_geometry_get_n_parts (tried) >= linli_geometry_get_n_parts (joined) + linli_geometry_get_n_parts (shapes->pdata[i]))
            continue;
          found = i;
          linli_geometry_unref (joined);
          joined = g_steal_pointer (&tried);
        }
      if (found == shapes->len)
        {
          double x, y;

          linli_geometry_find_inside (shapes->pdata[0], &x, &y);
          _linli_geometry_set_error (error, LINLI_GEOMETRY_ERROR_NOT_ADJACENT, x, y, _("This area has no border in common with the others"));
          return NULL;
        }
      g_ptr_array_remove_index (shapes, found);
    }
  return g_steal_pointer (&joined);
}

/**
 * linli_boundary_set_merge:
 * @self: a set
 * @ids: (array length=n_ids): at least two of its shapes, which form one area
 * @n_ids: how many
 * @tolerance: gaps narrower than this between them are closed, in metres
 * @error: return location for %LINLI_GEOMETRY_ERROR_NOT_ADJACENT and others
 *
 * Makes one shape out of several. It stays in the set under the first id; the others are removed.
 *
 * Returns: (transfer none): the merged shape, or %NULL when nothing was changed
 */
LinliGeometry *
linli_boundary_set_merge (LinliBoundarySet  *self,
                          const gint64      *ids,
                          guint              n_ids,
                          double             tolerance,
                          GError           **error)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
  g_autoptr (LinliGeometry) merged = NULL;

  g_return_val_if_fail (self != NULL && ids != NULL && n_ids >= 2, NULL);

  for (guint i = 0; i < n_ids; i++)
    {
      const LinliBoundary *boundary = find_or_fail (self, ids[i], error);

      if (boundary == NULL)
        return NULL;
      g_ptr_array_add (shapes, linli_geometry_ref (boundary->geometry));
    }
  merged = join_all (shapes, tolerance, error);
  if (merged == NULL || !linli_geometry_check (merged, error))
    return NULL;
  linli_boundary_set_put (self, ids[0], merged);
  for (guint i = 1; i < n_ids; i++)
    linli_boundary_set_remove (self, ids[i]);
  return linli_boundary_set_lookup (self, ids[0]);
}

/* Every polygon of the shape that is large enough, as a patch. */
static void
add_patches (GPtrArray           *patches,
             const LinliGeometry *shape,
             gint64               first,
             gint64               second,
             double               least_area)
{
  for (guint i = 0; i < linli_geometry_get_n_parts (shape); i++)
    {
      g_autoptr (LinliGeometry) part = linli_geometry_get_part (shape, i);
      double area = linli_geometry_get_area (part);
      LinliBoundaryPatch *patch;

      if (area < least_area)
        continue;
      patch = g_new0 (LinliBoundaryPatch, 1);
      patch->first = first;
      patch->second = second;
      patch->area = area;
      linli_geometry_find_inside (part, &patch->x, &patch->y);
      patch->geometry = g_steal_pointer (&part);
      g_ptr_array_add (patches, patch);
    }
}

static GPtrArray *
all_to_geos (const LinliBoundarySet  *self,
             GError                 **error)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) _linli_geos_free);

  for (guint i = 0; i < self->boundaries->len; i++)
    {
      LinliGeos *geos = to_valid_geos (linli_boundary_set_get_geometry (self, i), error);

      if (geos == NULL)
        return NULL;
      g_ptr_array_add (shapes, geos);
    }
  return g_steal_pointer (&shapes);
}

static LinliSpatialIndex *
index_boxes (const LinliBoundarySet *self)
{
  g_autofree LinliBox *boxes = g_new (LinliBox, MAX (self->boundaries->len, 1));

  for (guint i = 0; i < self->boundaries->len; i++)
    boxes[i] = *linli_geometry_get_box (linli_boundary_set_get_geometry (self, i));
  return linli_spatial_index_new (boxes, self->boundaries->len);
}

/**
 * linli_boundary_set_find_overlaps:
 * @self: a set
 * @least_area: smaller patches are not worth mention, in square metres
 * @error: return location for %LINLI_GEOMETRY_ERROR_FAILED
 *
 * Returns: (transfer full) (element-type LinliBoundaryPatch): ground that lies in two shapes
 */
GPtrArray *
linli_boundary_set_find_overlaps (const LinliBoundarySet  *self,
                                  double                   least_area,
                                  GError                 **error)
{
  g_autoptr (GPtrArray) patches = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_boundary_patch_free);
  g_autoptr (GPtrArray) shapes = NULL;
  g_autoptr (LinliSpatialIndex) index = NULL;
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (self != NULL, NULL);

  shapes = all_to_geos (self, error);
  index = index_boxes (self);
  if (shapes == NULL)
    return NULL;
  for (guint i = 0; i < shapes->len; i++)
    {
      linli_spatial_index_collect (index, linli_geometry_get_box (linli_boundary_set_get_geometry (self, i)), near);
      for (guint j = 0; j < near->len; j++)
        {
          guint other = g_array_index (near, guint, j);
          g_autoptr (LinliGeos) common = NULL;
          g_autoptr (LinliGeometry) shape = NULL;

          if (other <= i)
            continue;
          common = GEOSIntersection_r (_linli_geos_get (), shapes->pdata[i], shapes->pdata[other]);
          shape = _linli_geos_to_areal (common, error);
          if (shape == NULL)
            return NULL;
          add_patches (patches, shape, linli_boundary_set_get_id (self, i), linli_boundary_set_get_id (self, other), least_area);
        }
    }
  return g_steal_pointer (&patches);
}

static LinliGeos *
union_of_all (const LinliBoundarySet  *self,
              GError                 **error)
{
  GEOSContextHandle_t handle = _linli_geos_get ();
  g_autoptr (GPtrArray) shapes = all_to_geos (self, error);
  g_autoptr (LinliGeos) all = NULL;
  LinliGeos *joined;
  guint n;

  if (shapes == NULL)
    return NULL;
  n = shapes->len;
  g_ptr_array_set_free_func (shapes, NULL); /* the collection owns them */
  all = GEOSGeom_createCollection_r (handle, GEOS_GEOMETRYCOLLECTION, (GEOSGeometry **) shapes->pdata, n);
  joined = all != NULL ? GEOSUnaryUnion_r (handle, all) : NULL;
  if (joined == NULL)
    _linli_geos_set_error (error);
  return joined;
}

/* The holes of the polygons, each as a polygon. */
static LinliGeometry *
holes_of (const LinliGeometry *shape)
{
  LinliGeometry *holes = _linli_geometry_new (LINLI_GEOMETRY_MULTI_POLYGON);

  for (guint part = 0; part < linli_geometry_get_n_parts (shape); part++)
    for (guint path = 1; path < linli_geometry_get_n_paths (shape, part); path++)
      {
        guint n_points;
        const double *points = linli_geometry_get_path (shape, part, path, &n_points);

        _linli_geometry_begin_part (holes, LINLI_GEOMETRY_POLYGON);
        _linli_geometry_add_path (holes, points, n_points);
      }
  return _linli_geometry_finish (holes);
}

/**
 * linli_boundary_set_find_gaps:
 * @self: a set
 * @within: (nullable): the area that the shapes should cover; without it only ground that they enclose is reported
 * @least_area: smaller patches are not worth mention, in square metres
 * @error: return location for %LINLI_GEOMETRY_ERROR_FAILED
 *
 * Returns: (transfer full) (element-type LinliBoundaryPatch): ground that lies in no shape
 */
GPtrArray *
linli_boundary_set_find_gaps (const LinliBoundarySet  *self,
                              const LinliGeometry     *within,
                              double                   least_area,
                              GError                 **error)
{
  g_autoptr (GPtrArray) patches = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_boundary_patch_free);
  g_autoptr (LinliGeos) joined = NULL;
  g_autoptr (LinliGeometry) gaps = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  joined = union_of_all (self, error);
  if (joined == NULL)
    return NULL;
  if (within != NULL)
    {
      g_autoptr (LinliGeos) whole = to_valid_geos (within, error);
      g_autoptr (LinliGeos) left = whole != NULL ? GEOSDifference_r (_linli_geos_get (), whole, joined) : NULL;

      if (whole == NULL)
        return NULL;
      gaps = _linli_geos_to_areal (left, error);
    }
  else
    {
      g_autoptr (LinliGeometry) covered = _linli_geos_to_areal (joined, error);

      gaps = covered != NULL ? holes_of (covered) : NULL;
    }
  if (gaps == NULL)
    return NULL;
  add_patches (patches, gaps, 0, 0, least_area);
  return g_steal_pointer (&patches);
}
