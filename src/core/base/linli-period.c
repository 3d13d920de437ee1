/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Weeks, months, quarters, years and stretches of days. Plain values; the days are those of the clock here, the file keeps moments in UTC. */

#include "config.h"

#include "linli-period.h"

#include <glib/gi18n-lib.h>

static LinliDate
linli_period_day (gint64 number)
{
  LinliDate day;

  linli_date_from_day_number (number, &day);
  return day;
}

/* The first day of a month counted from year 0. */
static LinliDate
linli_period_month (int months)
{
  return (LinliDate) { (guint16) (months / 12), (guint8) (months % 12 + 1), 1 };
}

static int
linli_period_get_n_months (LinliPeriodKind kind)
{
  return kind == LINLI_PERIOD_YEAR ? 12 : kind == LINLI_PERIOD_QUARTER ? 3 : 1;
}

static gboolean
linli_period_is_of_months (LinliPeriodKind kind)
{
  return kind == LINLI_PERIOD_MONTH || kind == LINLI_PERIOD_QUARTER || kind == LINLI_PERIOD_YEAR;
}

static LinliPeriod
linli_period_from_month (LinliPeriodKind kind,
                         int             months)
{
  LinliDate first = linli_period_month (months), after = linli_period_month (months + linli_period_get_n_months (kind));

  return (LinliPeriod) { kind, first, linli_period_day (linli_date_to_day_number (&after) - 1) };
}

/**
 * linli_period_of:
 * @kind: what it is to be
 * @day: a whole day
 *
 * Returns: (skip): the week, the month, the quarter, the year in which @day is; @day alone for the other kinds
 */
LinliPeriod
linli_period_of (LinliPeriodKind  kind,
                 const LinliDate *day)
{
  int months = day->year * 12 + day->month - 1;

  if (kind == LINLI_PERIOD_WEEK)
    {
      g_autoptr (GDateTime) date = g_date_time_new_utc (day->year, day->month, day->day, 0, 0, 0);
      gint64 monday = linli_date_to_day_number (day) - (date != NULL ? g_date_time_get_day_of_week (date) - 1 : 0);

      return (LinliPeriod) { kind, linli_period_day (monday), linli_period_day (monday + 6) };
    }
  if (!linli_period_is_of_months (kind))
    return (LinliPeriod) { kind, *day, *day };
  return linli_period_from_month (kind, months - months % linli_period_get_n_months (kind));
}

/**
 * linli_period_get_n_days:
 * @period: a period
 *
 * Returns: how many days it has
 */
guint
linli_period_get_n_days (const LinliPeriod *period)
{
  return (guint) (linli_date_to_day_number (&period->last) - linli_date_to_day_number (&period->first) + 1);
}

/**
 * linli_period_move:
 * @period: a period
 * @n: by how many of its kind; days move by their own length
 *
 * Returns: (skip): the period so many later, or earlier when @n is negative
 */
LinliPeriod
linli_period_move (const LinliPeriod *period,
                   int                n)
{
  gint64 days = (gint64) linli_period_get_n_days (period) * n;

  if (!linli_period_is_of_months (period->kind))
    return (LinliPeriod) { period->kind, linli_period_day (linli_date_to_day_number (&period->first) + days),
                           linli_period_day (linli_date_to_day_number (&period->last) + days) };
  return linli_period_from_month (period->kind, period->first.year * 12 + period->first.month - 1 + n * linli_period_get_n_months (period->kind));
}

/**
 * linli_period_dup_words:
 * @period: a period
 *
 * Returns: (transfer full): it in words, translated, as “November 2026”, “2026-11-03 – 2026-11-09”
 */
char *
linli_period_dup_words (const LinliPeriod *period)
{
  g_autofree char *first = linli_date_to_string (&period->first);
  g_autofree char *last = linli_date_to_string (&period->last);
  int year = period->first.year, month = period->first.month;

  switch (period->kind)
    {
    case LINLI_PERIOD_MONTH: return g_strdup_printf (_("%d-%02d"), year, month);
    case LINLI_PERIOD_QUARTER: return g_strdup_printf (_("%d, quarter %d"), year, (month + 2) / 3);
    case LINLI_PERIOD_YEAR: return g_strdup_printf (_("The year %d"), year);
    case LINLI_PERIOD_DAY:
    case LINLI_PERIOD_WEEK:
    case LINLI_PERIOD_DAYS:
    default: return g_str_equal (first, last) ? g_strdup (first) : g_strdup_printf (_("%s to %s"), first, last);
    }
}

static char *
linli_period_dup_moment (const LinliDate *day)
{
  g_autoptr (GDateTime) local = g_date_time_new_local (day->year, day->month, day->day, 0, 0, 0);
  g_autoptr (GDateTime) utc = local != NULL ? g_date_time_to_utc (local) : NULL;

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.000Z") : linli_date_to_string (day);
}

/**
 * linli_period_dup_begin:
 * @period: a period
 *
 * Returns: (transfer full): the moment in UTC at which its first day begins here, written as the file keeps moments
 */
char *
linli_period_dup_begin (const LinliPeriod *period)
{
  return linli_period_dup_moment (&period->first);
}

/**
 * linli_period_dup_end:
 * @period: a period
 *
 * Returns: (transfer full): the moment in UTC at which the day after its last begins here: what is in the period is before that
 */
char *
linli_period_dup_end (const LinliPeriod *period)
{
  LinliDate after = linli_period_day (linli_date_to_day_number (&period->last) + 1);

  return linli_period_dup_moment (&after);
}
