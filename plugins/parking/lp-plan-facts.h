/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-plan-store.h"

G_BEGIN_DECLS

/* What two lots are compared by. */
typedef enum {
  LP_FACT_WITHIN,
  LP_FACT_FIT,
  LP_FACT_PROPOSED,
  LP_FACT_WALK,
  LP_FACT_CROSSINGS,
  LP_FACT_PRICE,
  LP_FACT_DAY,
  LP_FACT_NIGHT,
  LP_FACT_HOURS,
  LP_FACT_OUTSIDERS,
  LP_FACT_N,
} LpFact;

const char *lp_fact_get_title (LpFact fact);
/* What is so of a lot, in words; owned by the caller. */
char *lp_fact_dup (const LpPlan       *plan,
                   const LpPlanOption *option,
                   LpFact              fact);
/* A lot in one line, for the ranking. */
char *lp_fact_dup_line (const LpPlan       *plan,
                        const LpPlanOption *option);
/* How a plan went, against before, in one line each: who is placed, how far it is, what it costs. */
char *lp_fact_dup_placed (const LpPlan *plan);
char *lp_fact_dup_walk (const LpPlan *plan);
char *lp_fact_dup_saved (const LpPlan *plan);
/* Whether it is the best, and what was left out. */
char *lp_fact_dup_proof (const LpPlan *plan);

G_END_DECLS
