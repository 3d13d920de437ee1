/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

typedef enum {
  LP_REQUEST_PERIOD_MONTH,
  LP_REQUEST_PERIOD_QUARTER,
  LP_REQUEST_PERIOD_YEAR,
  LP_REQUEST_PERIOD_DAYS, /* from a day to a day */
} LpRequestPeriodKind;

/* A stretch of days, both ends belong to it. */
typedef struct {
  LpRequestPeriodKind kind;
  LinliDate first;
  LinliDate last;
} LpRequestPeriod;

/* How many stretches before this one are compared with it. */
#define LP_REQUEST_PERIOD_BEFORE 3

/* The month, the quarter, the year in which `day` is; the day alone. */
LpRequestPeriod lp_request_period_of (LpRequestPeriodKind  kind,
                                      const LinliDate     *day);
/* As many stretches later as `n`, or earlier; days move by their own length. */
LpRequestPeriod lp_request_period_move (const LpRequestPeriod *period,
                                        int                    n);
guint lp_request_period_get_n_days (const LpRequestPeriod *period);
/* “November 2026”, “2026-11-03 – 2026-11-09” */
char *lp_request_period_dup_words (const LpRequestPeriod *period);
/* The moments in UTC between which the days are here: from the first, until before the second. */
char *lp_request_period_dup_begin (const LpRequestPeriod *period);
char *lp_request_period_dup_end (const LpRequestPeriod *period);

G_END_DECLS
