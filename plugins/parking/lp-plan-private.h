/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-plan.h"

G_BEGIN_DECLS

/* The bays of one kind in one lot. */
typedef struct {
  guint lot;
  LpPlanKind kind;
} LpPlanPool;

/* A plan in the making; on the stack of lp_plan_make(). */
typedef struct {
  const LpPlanLot *lots;
  const LpPlanNeed *needs;
  const LpPlanWeights *weights;
  guint n_lots;
  guint n_needs;
  LpWalkWay *ways;  /* lot * n_needs + need, of the best entrance */
  GArray *pools;    /* LpPlanPool: those that are known */
  LpMatchLot *free; /* what is left in each pool */
  gint32 *costs;    /* need * pools + pool */
} LpPlanner;

const LpWalkWay *lp_planner_way (const LpPlanner *self,
                                 guint            need,
                                 guint            lot);
gboolean lp_planner_counts (const LpPlanner *self,
                            guint            need,
                            guint            lot,
                            LpPlanKind       kind);
LpPlanCode lp_planner_check (const LpPlanner *self,
                             guint            need,
                             guint            lot);
int lp_planner_more (const LpPlanner *self,
                     guint            need,
                     guint            lot,
                     gboolean        *known);
GArray *lp_planner_list_options (const LpPlanner *self);

G_END_DECLS
