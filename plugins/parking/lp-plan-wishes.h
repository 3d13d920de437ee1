/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-plan-store.h"

G_BEGIN_DECLS

#define LP_TYPE_PLAN_WISHES (lp_plan_wishes_get_type ())

/* LpPlanWishes: what can be wished for the need that is chosen: a lot that it shall have, one that it shall not have, or any again. The file is
 * changed, and thereby the plan. Signal `opened`: the need is to be read. */
G_DECLARE_FINAL_TYPE (LpPlanWishes, lp_plan_wishes, LP, PLAN_WISHES, GtkWidget)

GtkWidget *lp_plan_wishes_new (LinliContext *context);
/* @need: one of the plan, or %LP_PLAN_NONE. */
void lp_plan_wishes_show (LpPlanWishes *self,
                          LpPlan       *plan,
                          int           need);

G_END_DECLS
