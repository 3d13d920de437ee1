/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-roster-difference.h"

G_BEGIN_DECLS

#define LP_TYPE_FILL_RESULT (lp_fill_result_get_type ())
G_DECLARE_FINAL_TYPE (LpFillResult, lp_fill_result, LP, FILL_RESULT, GtkWidget)

GtkWidget *lp_fill_result_new (LinliContext *context);
/* Shows what a roster would change, and what stays empty in it from @from_day on; the place that is chosen is explained. All of it must outlive that, until
 * lp_fill_result_clear(). */
void lp_fill_result_show (LpFillResult             *self,
                          const LpRosterFacts      *facts,
                          const LpRoster           *roster,
                          const LpRosterDifference *difference,
                          int                       from_day);
void lp_fill_result_clear (LpFillResult *self);

G_END_DECLS
