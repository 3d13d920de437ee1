/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-plan-store.h"

G_BEGIN_DECLS

#define LP_TYPE_PLAN_COMPARE (lp_plan_compare_get_type ())

/* LpPlanCompare: the lots of a plan, ranked for the whole group; two of them side by side, and on a map of their own with rings of walking minutes. */
G_DECLARE_FINAL_TYPE (LpPlanCompare, lp_plan_compare, LP, PLAN_COMPARE, GtkWidget)

/* @shown makes the ledger of what is compared, or tells why there is none; it is called while the widget lives. */
GtkWidget *lp_plan_compare_new (LinliContext         *context,
                                LinliLedgerShownFunc  shown,
                                gpointer              data);
void lp_plan_compare_show (LpPlanCompare *self,
                           LpPlan        *plan);

G_END_DECLS
