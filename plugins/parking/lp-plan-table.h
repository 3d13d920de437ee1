/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-plan-ledger.h"

G_BEGIN_DECLS

#define LP_TYPE_PLAN_TABLE (lp_plan_table_get_type ())

/* LpPlanTable: what becomes of each need, and why. Signal `chosen`: another row is chosen. Signal `opened (gint64 need)`: Enter, or a double click. */
G_DECLARE_FINAL_TYPE (LpPlanTable, lp_plan_table, LP, PLAN_TABLE, GtkWidget)

GtkWidget *lp_plan_table_new (void);
/* The needs of a plan, who is left over first; the chosen one stays chosen. */
void lp_plan_table_show (LpPlanTable *self,
                         LpPlan      *plan,
                         LpPlanShow   show);
/* Which of the needs of the plan is chosen, or %LP_PLAN_NONE. */
int lp_plan_table_get_chosen (LpPlanTable *self);

G_END_DECLS
