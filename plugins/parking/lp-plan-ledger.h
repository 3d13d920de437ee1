/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-plan-store.h"

G_BEGIN_DECLS

#define LP_TYPE_PLAN_ROW (lp_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (LpPlanRow, lp_plan_row, LP, PLAN_ROW, GObject)

/* One need of a plan; keeps the plan. */
struct _LpPlanRow
{
  GObject parent_instance;

  LpPlan *plan;
  guint need;
};

typedef enum {
  LP_PLAN_SHOW_ALL,
  LP_PLAN_SHOW_PLACED,
  LP_PLAN_SHOW_LEFT,
  LP_PLAN_N_SHOWS,
} LpPlanShow;

/* What the screen says of a need: names and doors are masked. */
typedef enum {
  LP_PLAN_CELL_HOUSEHOLD,
  LP_PLAN_CELL_RANK,
  LP_PLAN_CELL_LOT,
  LP_PLAN_CELL_WALK,
  LP_PLAN_CELL_CROSSINGS,
  LP_PLAN_CELL_PRICE,
  LP_PLAN_CELL_REASON,
} LpPlanCell;

/* The needs of a plan, who is left over first; of LpPlanRow. */
GPtrArray *lp_plan_rows_new (LpPlan     *plan,
                             LpPlanShow  show);
char *lp_plan_row_dup_cell (const LpPlanRow *row,
                            LpPlanCell       cell);
/* The needs of a plan in the order of lp_plan_rows_new(); @whom and @which say in words for whom it is and which of them these are. */
LinliLedger *lp_plan_ledger_new (LpPlan     *plan,
                                 LpPlanShow  show,
                                 const char *whom,
                                 const char *which);

G_END_DECLS
