/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-georeference.h>
#include <shumate/shumate.h>

#include "linli-plan-pixels-private.h"

G_BEGIN_DECLS

#define LINLI_TYPE_PLAN_LAYER (linli_plan_layer_get_type ())
G_DECLARE_FINAL_TYPE (LinliPlanLayer, linli_plan_layer, LINLI, PLAN_LAYER, ShumateLayer)

LinliPlanLayer *_linli_plan_layer_new (ShumateViewport *viewport);
void _linli_plan_layer_set_pixels (LinliPlanLayer  *self,
                                   LinliPlanPixels *pixels);
void _linli_plan_layer_set_place (LinliPlanLayer          *self,
                                  const LinliGeoreference *place,
                                  double                   opacity);
void _linli_plan_layer_set_points (LinliPlanLayer *self,
                                   const GArray   *points,
                                   const double   *waiting);
void _linli_plan_layer_set_cross (LinliPlanLayer *self,
                                  gboolean        shown);

G_END_DECLS
