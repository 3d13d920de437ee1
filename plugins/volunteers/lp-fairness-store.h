/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-attendance-store.h"

G_BEGIN_DECLS

#define LP_FAIRNESS_MOST_MONTHS 12
#define LP_FAIRNESS_MOST_DUTIES 300000

#define LP_TYPE_FAIR_LINE (lp_fair_line_get_type ())
G_DECLARE_FINAL_TYPE (LpFairLine, lp_fair_line, LP, FAIR_LINE, GObject)

/* What somebody did in the months of a span. */
struct _LpFairLine
{
  GObject parent_instance;

  gint64 card_id;
  gint64 person_id;
  char *name; /* personal */
  char *last_day; /* on which was served last, or NULL */
  gboolean idle; /* for as long as the office minds */
  int minutes; /* of all months; of who came */
  int served; /* how many times */
  int weekend; /* minutes on weekends and public holidays */
  int night; /* minutes of duties that lie between 22 and 6 o'clock, or partly */
  int absent; /* how many times nobody came */
  int month_minutes[LP_FAIRNESS_MOST_MONTHS]; /* the earliest first */
  int month_served[LP_FAIRNESS_MOST_MONTHS];
};

#define LP_TYPE_FAIR_DUTY (lp_fair_duty_get_type ())
G_DECLARE_FINAL_TYPE (LpFairDuty, lp_fair_duty, LP, FAIR_DUTY, GObject)

/* One of the duties behind a number. */
struct _LpFairDuty
{
  GObject parent_instance;

  LpAttendance *duty;
};

/* Which duties a number counts. */
typedef enum {
  LP_FAIR_SERVED,
  LP_FAIR_WEEKEND,
  LP_FAIR_NIGHT,
  LP_FAIR_ABSENT,
} LpFairWhat;

typedef struct {
  gint64 card_id;
  char *first_day;
  char *last_day;
  LpFairWhat what;
} LpFairPick;

LpFairPick *lp_fair_pick_new (gint64      card_id,
                              const char *first_day,
                              const char *last_day,
                              LpFairWhat  what);
void lp_fair_pick_free (gpointer pick);

/* The first day of a month of a span of so many months that ends with this one, from 0, the earliest; @n_months for that of the next month. */
char *lp_fairness_dup_month (guint n_months,
                             guint month);
/* Volunteers who serve, by name, with what they did in the last months, this one too. Of LpFairLine. */
GPtrArray *lp_fairness_list (LinliDatabase  *reader,
                             guint           n_months,
                             GError        **error);
/* The duties that a number counts, the latest first. Of LpFairDuty. */
GPtrArray *lp_fairness_list_duties (LinliDatabase     *reader,
                                    const LpFairPick  *pick,
                                    GError           **error);

G_END_DECLS
