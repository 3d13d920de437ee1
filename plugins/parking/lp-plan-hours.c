/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Whether the hours of a lot cover a half of the day. */

#include "lp-plan-hours.h"

#define DAY (24 * 60)

/* Marks the minutes of two days in a row in which cars are taken that the hours of one type of day speak of, that day beginning at @from. FALSE
 * when nothing is known of such days. */
static gboolean
lp_plan_hours_mark (const LpPlanHours *hours,
                    guint              n_hours,
                    LpPlanDay          day,
                    guint              from,
                    guint8             taken[2 * DAY])
{
  gboolean known = FALSE;

  for (guint i = 0; i < n_hours; i++)
    {
      guint until = hours[i].closes > hours[i].opens ? hours[i].closes : hours[i].closes + DAY;

      if (hours[i].day != day)
        continue;
      known = TRUE;
      for (guint minute = from + hours[i].opens; !hours[i].closed && minute < MIN (from + until, 2 * DAY); minute++)
        taken[minute] = TRUE;
    }
  return known;
}

static gboolean
lp_plan_hours_cover (const guint8 *taken,
                     guint         from,
                     guint         until)
{
  for (guint minute = from; minute < until; minute++)
    if (!taken[minute])
      return FALSE;
  return TRUE;
}

LpParkWindow
lp_plan_hours_get_open (const LpPlanHours *hours,
                        guint              n_hours)
{
  /* What may follow what: holidays may be several in a row, or a single one. */
  static const LpPlanDay rows[][2] = {
    { LP_PLAN_WORKDAY, LP_PLAN_WORKDAY }, { LP_PLAN_WORKDAY, LP_PLAN_SATURDAY }, { LP_PLAN_SATURDAY, LP_PLAN_HOLIDAY },
    { LP_PLAN_HOLIDAY, LP_PLAN_WORKDAY }, { LP_PLAN_WORKDAY, LP_PLAN_HOLIDAY }, { LP_PLAN_HOLIDAY, LP_PLAN_HOLIDAY },
  };
  LpParkWindow open = LP_PARK_ALL_DAY;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint8 taken[2 * DAY] = { 0 };
      gboolean first = lp_plan_hours_mark (hours, n_hours, rows[i][0], 0, taken);
      gboolean second = lp_plan_hours_mark (hours, n_hours, rows[i][1], DAY, taken);

      if ((first && !lp_plan_hours_cover (taken, LP_PLAN_NIGHT_BEGINS, DAY)) ||
          (second && first && !lp_plan_hours_cover (taken, DAY, DAY + LP_PLAN_DAY_BEGINS)))
        open &= ~LP_PARK_NIGHT;
      if (i == 0 && second && !lp_plan_hours_cover (taken, DAY + LP_PLAN_DAY_BEGINS, DAY + LP_PLAN_NIGHT_BEGINS))
        open &= ~LP_PARK_DAY;
    }
  return open;
}
