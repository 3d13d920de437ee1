/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-plan-placer.h"

G_BEGIN_DECLS

#define LINLI_TYPE_PLAN_MENU (linli_plan_menu_get_type ())
G_DECLARE_FINAL_TYPE (LinliPlanMenu, linli_plan_menu, LINLI, PLAN_MENU, GObject)

LinliPlanMenu *_linli_plan_menu_new (GtkWidget       *page,
                                     LinliMapPlans   *plans,
                                     LinliPlanPlacer *placer,
                                     LinliStore      *store);
GMenuModel *_linli_plan_menu_get_model (LinliPlanMenu *self);

G_END_DECLS
