/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-match.h"

G_BEGIN_DECLS

/* By day is from eight to seven on workdays, when people are at work; by night is from seven to eight in the morning, every day. Judgement: no rule
 * says so. In minutes after midnight. */
#define LP_PLAN_DAY_BEGINS (8 * 60)
#define LP_PLAN_NIGHT_BEGINS (19 * 60)

typedef enum {
  LP_PLAN_WORKDAY,
  LP_PLAN_SATURDAY,
  LP_PLAN_HOLIDAY, /* Sundays, too */
  LP_PLAN_N_DAYS,
} LpPlanDay;

/* When a lot takes cars on days of a type, as in parking_hours; there may be several of a type. */
typedef struct {
  LpPlanDay day;
  gboolean closed;
  guint opens;  /* minutes after midnight */
  guint closes; /* up to @opens: on the next day; the same: the whole day */
} LpPlanHours;

/* In which halves of the day a lot takes cars for the whole time. Days of which nothing is known are not closed. */
LpParkWindow lp_plan_hours_get_open (const LpPlanHours *hours,
                                     guint              n_hours);

G_END_DECLS
