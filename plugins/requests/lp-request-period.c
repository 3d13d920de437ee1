/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Months, quarters, years and stretches of days. Plain values; the days are those of the clock here, the file keeps moments in UTC. */

#include "lp-request-period.h"

#include <glib/gi18n-lib.h>

static LinliDate
lp_request_period_day (gint64 number)
{
  LinliDate day;

  linli_date_from_day_number (number, &day);
  return day;
}

/* The first day of a month counted from year 0. */
static LinliDate
lp_request_period_month (int months)
{
  return (LinliDate) { (guint16) (months / 12), (guint8) (months % 12 + 1), 1 };
}

static int
lp_request_period_get_n_months (LpRequestPeriodKind kind)
{
  return kind == LP_REQUEST_PERIOD_YEAR ? 12 : kind == LP_REQUEST_PERIOD_QUARTER ? 3 : 1;
}

static LpRequestPeriod
lp_request_period_from_month (LpRequestPeriodKind kind,
                              int                 months)
{
  LinliDate first = lp_request_period_month (months), after = lp_request_period_month (months + lp_request_period_get_n_months (kind));

  return (LpRequestPeriod) { kind, first, lp_request_period_day (linli_date_to_day_number (&after) - 1) };
}

LpRequestPeriod
lp_request_period_of (LpRequestPeriodKind  kind,
                      const LinliDate     *day)
{
  int months = day->year * 12 + day->month - 1;

  if (kind == LP_REQUEST_PERIOD_DAYS)
    return (LpRequestPeriod) { kind, *day, *day };
  return lp_request_period_from_month (kind, months - months % lp_request_period_get_n_months (kind));
}

guint
lp_request_period_get_n_days (const LpRequestPeriod *period)
{
  return (guint) (linli_date_to_day_number (&period->last) - linli_date_to_day_number (&period->first) + 1);
}

LpRequestPeriod
lp_request_period_move (const LpRequestPeriod *period,
                        int                    n)
{
  gint64 days = (gint64) lp_request_period_get_n_days (period) * n;

  if (period->kind == LP_REQUEST_PERIOD_DAYS)
    return (LpRequestPeriod) { period->kind, lp_request_period_day (linli_date_to_day_number (&period->first) + days),
                               lp_request_period_day (linli_date_to_day_number (&period->last) + days) };
  return lp_request_period_from_month (period->kind,
                                       period->first.year * 12 + period->first.month - 1 + n * lp_request_period_get_n_months (period->kind));
}

char *
lp_request_period_dup_words (const LpRequestPeriod *period)
{
  g_autofree char *first = linli_date_to_string (&period->first);
  g_autofree char *last = linli_date_to_string (&period->last);
  int year = period->first.year, month = period->first.month;

  switch (period->kind)
    {
    case LP_REQUEST_PERIOD_MONTH: return g_strdup_printf (_("%d-%02d"), year, month);
    case LP_REQUEST_PERIOD_QUARTER: return g_strdup_printf (_("%d, quarter %d"), year, (month + 2) / 3);
    case LP_REQUEST_PERIOD_YEAR: return g_strdup_printf (_("The year %d"), year);
    case LP_REQUEST_PERIOD_DAYS:
    default: return g_str_equal (first, last) ? g_strdup (first) : g_strdup_printf (_("%s to %s"), first, last);
    }
}

static char *
lp_request_period_dup_moment (const LinliDate *day)
{
  g_autoptr (GDateTime) local = g_date_time_new_local (day->year, day->month, day->day, 0, 0, 0);
  g_autoptr (GDateTime) utc = local != NULL ? g_date_time_to_utc (local) : NULL;

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.000Z") : linli_date_to_string (day);
}

char *
lp_request_period_dup_begin (const LpRequestPeriod *period)
{
  return lp_request_period_dup_moment (&period->first);
}

char *
lp_request_period_dup_end (const LpRequestPeriod *period)
{
  LinliDate after = lp_request_period_day (linli_date_to_day_number (&period->last) + 1);

  return lp_request_period_dup_moment (&after);
}
