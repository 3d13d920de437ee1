/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-geometry.h"

G_BEGIN_DECLS

typedef struct {
  LinliGeometryType kind; /* point, line or polygon */
  guint first_path;
  guint n_paths;
} LinliGeometryPart;

struct _LinliGeometry {
  gatomicrefcount refs;
  LinliGeometryType kind;
  GArray *points; /* of double, two a point */
  GArray *ends;   /* of guint: the point after the last of each path */
  GArray *parts;  /* of LinliGeometryPart */
  LinliBox box;
};

/* A new shape is built path by path, then closed to changes by _linli_geometry_finish (). */
LinliGeometry *_linli_geometry_new (LinliGeometryType kind);
void _linli_geometry_begin_part (LinliGeometry     *self,
                                 LinliGeometryType  kind);
void _linli_geometry_add_path (LinliGeometry *self,
                               const double  *points,
                               guint          n_points);
void _linli_geometry_add_part_of (LinliGeometry       *self,
                                  const LinliGeometry *other,
                                  guint                part);
LinliGeometry *_linli_geometry_finish (LinliGeometry *self);

/* The same parts and paths over other points; takes @points. */
LinliGeometry *_linli_geometry_with_points (const LinliGeometry *self,
                                            double              *points);

void _linli_geometry_set_error (GError             **error,
                                LinliGeometryError   code,
                                double               x,
                                double               y,
                                const char          *reason);

G_END_DECLS
