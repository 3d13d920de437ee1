/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-map-plans.h"
#include "linli-plan-pixels-private.h"

G_BEGIN_DECLS

GPtrArray *_linli_map_plans_dup_sheets (LinliMapPlans *self);
LinliPlanPixels *_linli_map_plans_get_pixels (LinliMapPlans *self,
                                              gint64         id);
void _linli_map_plans_hold (LinliMapPlans *self,
                            gint64         id);
void _linli_map_plans_offer (LinliMapPlans   *self,
                             LinliPlanPixels *pixels);
void _linli_map_plans_place (const LinliGeoreference *georeference,
                             double                   height,
                             cairo_matrix_t          *place);

G_END_DECLS
