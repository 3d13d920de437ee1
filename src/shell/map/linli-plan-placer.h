/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-map-view.h"

G_BEGIN_DECLS

#define LINLI_TYPE_PLAN_PLACER (linli_plan_placer_get_type ())

/**
 * LinliPlanPlacer:
 *
 * The bar above the map while a scanned plan is laid under it, and what the mouse and the keys do meanwhile: the picture is dragged
 * to about where it belongs, then places in it are matched with places on the map. What comes of it is one action.
 *
 * Signal `finished`: the user is done, or gave up.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliPlanPlacer, linli_plan_placer, LINLI, PLAN_PLACER, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_plan_placer_new (LinliMapView  *view,
                                  LinliMapPlans *plans,
                                  LinliStore    *store);
LINLI_EXPORT
void linli_plan_placer_add (LinliPlanPlacer *self,
                            GFile           *picture);
LINLI_EXPORT
void linli_plan_placer_place (LinliPlanPlacer *self,
                              gint64           id);
LINLI_EXPORT
void linli_plan_placer_stop (LinliPlanPlacer *self);
LINLI_EXPORT
gboolean linli_plan_placer_is_active (LinliPlanPlacer *self);
LINLI_EXPORT
const LinliSitePlan *linli_plan_placer_get_plan (LinliPlanPlacer *self);
LINLI_EXPORT
const char *linli_plan_placer_get_words (LinliPlanPlacer *self);

G_END_DECLS
