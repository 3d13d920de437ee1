/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib-object.h>

#include "linli-box.h"
#include "linli-crs.h"

G_BEGIN_DECLS

/**
 * LINLI_GEOMETRY_ERROR:
 *
 * Error domain of shapes and of what is done to them. An error may carry a place: see linli_geometry_error_get_place().
 */
#define LINLI_GEOMETRY_ERROR (linli_geometry_error_quark ())

/**
 * LinliGeometryError:
 * @LINLI_GEOMETRY_ERROR_MALFORMED: the bytes are no geometry
 * @LINLI_GEOMETRY_ERROR_UNSUPPORTED: a geometry of a sort that Linli does not keep (curves, other reference systems)
 * @LINLI_GEOMETRY_ERROR_INVALID: a boundary crosses itself, a hole lies outside, …
 * @LINLI_GEOMETRY_ERROR_NO_VERTEX: there is nothing at the place named
 * @LINLI_GEOMETRY_ERROR_TOO_FEW: fewer than three corners would be left
 * @LINLI_GEOMETRY_ERROR_NOT_CROSSING: the line does not cut the shape into parts
 * @LINLI_GEOMETRY_ERROR_NOT_ADJACENT: the shapes to merge do not share an edge
 * @LINLI_GEOMETRY_ERROR_NOT_FOUND: the set holds no shape of that id
 * @LINLI_GEOMETRY_ERROR_FAILED: GEOS reported something that has no better name here
 */
typedef enum {
  LINLI_GEOMETRY_ERROR_MALFORMED,
  LINLI_GEOMETRY_ERROR_UNSUPPORTED,
  LINLI_GEOMETRY_ERROR_INVALID,
  LINLI_GEOMETRY_ERROR_NO_VERTEX,
  LINLI_GEOMETRY_ERROR_TOO_FEW,
  LINLI_GEOMETRY_ERROR_NOT_CROSSING,
  LINLI_GEOMETRY_ERROR_NOT_ADJACENT,
  LINLI_GEOMETRY_ERROR_NOT_FOUND,
  LINLI_GEOMETRY_ERROR_FAILED,
} LinliGeometryError;

LINLI_EXPORT
GQuark linli_geometry_error_quark (void);
LINLI_EXPORT
gboolean linli_geometry_error_get_place (const GError *error,
                                         double       *x,
                                         double       *y);

/**
 * LinliGeometryType:
 *
 * The sorts of geometry, with their numbers in well-known binary.
 */
typedef enum {
  LINLI_GEOMETRY_POINT = 1,
  LINLI_GEOMETRY_LINE,
  LINLI_GEOMETRY_POLYGON,
  LINLI_GEOMETRY_MULTI_POINT,
  LINLI_GEOMETRY_MULTI_LINE,
  LINLI_GEOMETRY_MULTI_POLYGON,
  LINLI_GEOMETRY_COLLECTION,
} LinliGeometryType;

#define LINLI_TYPE_GEOMETRY (linli_geometry_get_type ())

/**
 * LinliGeometry:
 *
 * A shape: parts (points, lines, polygons), each of one or more paths (for a polygon the outer ring, then the holes), each
 * an array of longitude and latitude in turn. All points of a shape lie in one array. Immutable, reference counted; any thread.
 */
typedef struct _LinliGeometry LinliGeometry;

LINLI_EXPORT
GType linli_geometry_get_type (void);
LINLI_EXPORT
LinliGeometry *linli_geometry_ref (const LinliGeometry *self);
LINLI_EXPORT
void linli_geometry_unref (LinliGeometry *self);

LINLI_EXPORT
LinliGeometry *linli_geometry_new_point (double x,
                                         double y);
LINLI_EXPORT
LinliGeometry *linli_geometry_new_line (const double *points,
                                        guint         n_points);
LINLI_EXPORT
LinliGeometry *linli_geometry_new_polygon (const double *points,
                                           guint         n_points);
LINLI_EXPORT
LinliGeometry *linli_geometry_new_from_blob (const void  *blob,
                                             gsize        size,
                                             GError     **error);
LINLI_EXPORT
LinliGeometry *linli_geometry_new_from_bytes (GBytes  *bytes,
                                              GError **error);
LINLI_EXPORT
LinliGeometry *linli_geometry_new_from_wkb (const void  *wkb,
                                            gsize        size,
                                            GError     **error);
LINLI_EXPORT
GBytes *linli_geometry_to_bytes (const LinliGeometry *self);
LINLI_EXPORT
GBytes *linli_geometry_to_wkb (const LinliGeometry *self);
LINLI_EXPORT
char *linli_geometry_to_text (const LinliGeometry *self);
LINLI_EXPORT
gboolean linli_geometry_peek_point (const void *blob,
                                    gsize       size,
                                    double     *x,
                                    double     *y);
LINLI_EXPORT
gboolean linli_geometry_peek_box (const void *blob,
                                  gsize       size,
                                  LinliBox   *box);

LINLI_EXPORT
LinliGeometryType linli_geometry_get_kind (const LinliGeometry *self);
LINLI_EXPORT
gboolean linli_geometry_is_empty (const LinliGeometry *self);
LINLI_EXPORT
gboolean linli_geometry_is_areal (const LinliGeometry *self);
LINLI_EXPORT
gboolean linli_geometry_equal (const LinliGeometry *a,
                               const LinliGeometry *b);
LINLI_EXPORT
const LinliBox *linli_geometry_get_box (const LinliGeometry *self);
LINLI_EXPORT
const double *linli_geometry_get_points (const LinliGeometry *self,
                                         guint               *n_points);
LINLI_EXPORT
guint linli_geometry_get_n_parts (const LinliGeometry *self);
LINLI_EXPORT
LinliGeometryType linli_geometry_get_part_kind (const LinliGeometry *self,
                                                guint                part);
LINLI_EXPORT
guint linli_geometry_get_n_paths (const LinliGeometry *self,
                                  guint                part);
LINLI_EXPORT
const double *linli_geometry_get_path (const LinliGeometry *self,
                                       guint                part,
                                       guint                path,
                                       guint               *n_points);
LINLI_EXPORT
LinliGeometry *linli_geometry_get_part (const LinliGeometry *self,
                                        guint                part);

LINLI_EXPORT
LinliGeometry *linli_geometry_to_multi (const LinliGeometry *self);
LINLI_EXPORT
LinliGeometry *linli_geometry_collect (LinliGeometry * const *shapes,
                                       guint                  n_shapes);
LINLI_EXPORT
LinliGeometry *linli_geometry_transform (const LinliGeometry *self,
                                         LinliCrs             from,
                                         LinliCrs             to);
LINLI_EXPORT
gboolean linli_geometry_contains (const LinliGeometry *self,
                                  double               x,
                                  double               y);
LINLI_EXPORT
double linli_geometry_get_distance (const LinliGeometry *self,
                                    double               x,
                                    double               y);
LINLI_EXPORT
double linli_geometry_get_length (const LinliGeometry *self);
LINLI_EXPORT
double linli_geometry_get_area (const LinliGeometry *self);
LINLI_EXPORT
gboolean linli_geometry_find_pole (const LinliGeometry *self,
                                   double              *x,
                                   double              *y,
                                   double              *radius);
LINLI_EXPORT
gboolean linli_geometry_find_inside (const LinliGeometry *self,
                                     double              *x,
                                     double              *y);
LINLI_EXPORT
gboolean linli_geometry_check (const LinliGeometry  *self,
                               GError              **error);
LINLI_EXPORT
LinliGeometry *linli_geometry_repair (const LinliGeometry  *self,
                                      GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliGeometry, linli_geometry_unref)

G_END_DECLS
