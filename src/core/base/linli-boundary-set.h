/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib-object.h>

#include "linli-geometry.h"

G_BEGIN_DECLS

/**
 * LinliBoundaryPatch:
 * @first: the shape concerned
 * @second: the other shape, or 0
 * @geometry: the ground in question
 * @area: its size in square metres
 * @x: longitude of a place inside it
 * @y: latitude of that place
 *
 * Ground that two shapes both claim, or that none does.
 */
typedef struct {
  gint64 first;
  gint64 second;
  LinliGeometry *geometry;
  double area;
  double x;
  double y;
} LinliBoundaryPatch;

LINLI_EXPORT
void linli_boundary_patch_free (LinliBoundaryPatch *self);

#define LINLI_TYPE_BOUNDARY_SET (linli_boundary_set_get_type ())

/**
 * LinliBoundarySet:
 *
 * Neighbouring polygons with their ids, edited together: what two of them share stays shared. Every operation either does all it
 * should and leaves valid shapes, or changes nothing and says why and where. Belongs to one thread.
 */
typedef struct _LinliBoundarySet LinliBoundarySet;

LINLI_EXPORT
GType linli_boundary_set_get_type (void);
LINLI_EXPORT
LinliBoundarySet *linli_boundary_set_new (void);
LINLI_EXPORT
LinliBoundarySet *linli_boundary_set_copy (const LinliBoundarySet *self);
LINLI_EXPORT
void linli_boundary_set_free (LinliBoundarySet *self);

LINLI_EXPORT
void linli_boundary_set_put (LinliBoundarySet    *self,
                             gint64               id,
                             const LinliGeometry *geometry);
LINLI_EXPORT
void linli_boundary_set_remove (LinliBoundarySet *self,
                                gint64            id);
LINLI_EXPORT
guint linli_boundary_set_get_size (const LinliBoundarySet *self);
LINLI_EXPORT
gint64 linli_boundary_set_get_id (const LinliBoundarySet *self,
                                  guint                   position);
LINLI_EXPORT
LinliGeometry *linli_boundary_set_get_geometry (const LinliBoundarySet *self,
                                                guint                   position);
LINLI_EXPORT
LinliGeometry *linli_boundary_set_lookup (const LinliBoundarySet *self,
                                          gint64                  id);
LINLI_EXPORT
gboolean linli_boundary_set_is_changed (const LinliBoundarySet *self,
                                        guint                   position);

LINLI_EXPORT
gboolean linli_boundary_set_find_vertex (const LinliBoundarySet *self,
                                         double                  x,
                                         double                  y,
                                         double                  tolerance,
                                         double                 *vertex_x,
                                         double                 *vertex_y);
LINLI_EXPORT
gboolean linli_boundary_set_find_edge (const LinliBoundarySet *self,
                                       double                  x,
                                       double                  y,
                                       double                  tolerance,
                                       double                 *edge_x,
                                       double                 *edge_y);
LINLI_EXPORT
gboolean linli_boundary_set_move_vertex (LinliBoundarySet  *self,
                                         double             from_x,
                                         double             from_y,
                                         double             to_x,
                                         double             to_y,
                                         double             tolerance,
                                         GError           **error);
LINLI_EXPORT
gboolean linli_boundary_set_insert_vertex (LinliBoundarySet  *self,
                                           double             x,
                                           double             y,
                                           double             tolerance,
                                           GError           **error);
LINLI_EXPORT
gboolean linli_boundary_set_delete_vertex (LinliBoundarySet  *self,
                                           double             x,
                                           double             y,
                                           double             tolerance,
                                           GError           **error);
LINLI_EXPORT
LinliGeometry *linli_boundary_set_snap (const LinliBoundarySet  *self,
                                        const LinliGeometry     *geometry,
                                        double                   tolerance,
                                        GError                 **error);
LINLI_EXPORT
gboolean linli_boundary_set_knit (LinliBoundarySet     *self,
                                  const LinliGeometry  *geometry,
                                  GError              **error);
LINLI_EXPORT
GPtrArray *linli_boundary_set_split (LinliBoundarySet     *self,
                                     gint64                id,
                                     const LinliGeometry  *line,
                                     GError              **error);
LINLI_EXPORT
LinliGeometry *linli_boundary_set_merge (LinliBoundarySet  *self,
                                         const gint64      *ids,
                                         guint              n_ids,
                                         double             tolerance,
                                         GError           **error);
LINLI_EXPORT
GPtrArray *linli_boundary_set_find_overlaps (const LinliBoundarySet  *self,
                                             double                   least_area,
                                             GError                 **error);
LINLI_EXPORT
GPtrArray *linli_boundary_set_find_gaps (const LinliBoundarySet  *self,
                                         const LinliGeometry     *within,
                                         double                   least_area,
                                         GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliBoundaryPatch, linli_boundary_patch_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliBoundarySet, linli_boundary_set_free)

G_END_DECLS
