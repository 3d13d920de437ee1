/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-boundary-set.h>
#include <shumate/shumate.h>

G_BEGIN_DECLS

#define LINLI_TYPE_BOUNDARY_LAYER (linli_boundary_layer_get_type ())

G_DECLARE_FINAL_TYPE (LinliBoundaryLayer, linli_boundary_layer, LINLI, BOUNDARY_LAYER, ShumateLayer)

LinliBoundaryLayer *_linli_boundary_layer_new (ShumateViewport *viewport);
void _linli_boundary_layer_set_shapes (LinliBoundaryLayer     *self,
                                       const LinliBoundarySet *set,
                                       const gint64           *chosen,
                                       gsize                   n_chosen);
void _linli_boundary_layer_set_sketch (LinliBoundaryLayer *self,
                                       const GArray       *points,
                                       gboolean            closed);
void _linli_boundary_layer_set_handle (LinliBoundaryLayer *self,
                                       gboolean            shown,
                                       double              longitude,
                                       double              latitude);
void _linli_boundary_layer_set_fault (LinliBoundaryLayer *self,
                                      gboolean            shown,
                                      double              longitude,
                                      double              latitude);
void _linli_boundary_layer_set_patches (LinliBoundaryLayer *self,
                                        GPtrArray          *overlaps,
                                        GPtrArray          *gaps);

G_END_DECLS
