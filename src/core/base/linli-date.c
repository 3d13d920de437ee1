/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Days as people and spreadsheets write them, whole or in part. Today is always a parameter; only linli_date_today() looks at
 * the clock. */

#include "config.h"

#include "linli-date.h"

#include <math.h>
#include <string.h>

#include "linli-text.h"

/* g_date_get_julian() of 1970-01-01 */
#define LINLI_DATE_EPOCH 719163

G_DEFINE_QUARK (linli-date-error-quark, linli_date_error)

/**
 * linli_date_is_valid:
 * @date: a date
 *
 * Returns: whether there is such a day, month or year in the Gregorian calendar
 */
gboolean
linli_date_is_valid (const LinliDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  if (date->year < 1 || date->year > 9999 || date->month > 12 || (date->month == 0 && date->day != 0))
    return FALSE;
  return date->day == 0 || (date->day <= 31 && g_date_valid_dmy (date->day, date->month, date->year));
}

/**
 * linli_date_is_whole:
 * @date: a date
 *
 * Returns: whether the day itself is known, and exists
 */
gboolean
linli_date_is_whole (const LinliDate *date)
{
  return linli_date_is_valid (date) && date->day != 0;
}

static gboolean
linli_date_set (LinliDate  *date,
                gint64      year,
                gint64      month,
                gint64      day,
                const char *written,
                GError    **error)
{
  LinliDate read;

  if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 || day > 31)
    {
      g_set_error (error, LINLI_DATE_ERROR, LINLI_DATE_ERROR_RANGE, "no such day: %s", written);
      return FALSE;
    }
  read = (LinliDate) { year, month, day };
  if (!linli_date_is_valid (&read))
    {
      g_set_error (error, LINLI_DATE_ERROR, LINLI_DATE_ERROR_RANGE, "no such day: %s", written);
      return FALSE;
    }
  if (date != NULL)
    *date = read;
  return TRUE;
}

/* A time of day behind the date, as spreadsheets write one: nothing but digits, colons and points. */
static gboolean
linli_date_is_time (const gunichar *c,
                    gsize           n)
{
  gsize i = 0;

  if (n == 0)
    return TRUE;
  if (c[0] != ' ' && c[0] != 't' && c[0] != 'T')
    return FALSE;
  for (i = 1; i < n; i++)
    if (c[i] >= 0x80 || strchr ("0123456789:.+-z apm", (int) c[i]) == NULL)
      return FALSE;
  return n > 1 && g_unichar_isdigit (c[1]);
}

/* Splits into numbers with signs or 年月日 between. Returns how many numbers, 0 when it is written otherwise. */
static guint
linli_date_read_numbers (const gunichar *c,
                         gsize           n,
                         gint64          numbers[3],
                         gsize           lengths[3])
{
  guint count = 0;
  gsize i = 0;

  while (i < n && count < 3)
    {
      gsize taken = linli_text_parse_number (c + i, n - i, &numbers[count]);

      if (taken == 0)
        return 0;
      lengths[count++] = taken;
      i += taken;
      if (i + 1 < n && c[i] == ' ' && (c[i + 1] == 0x5E74 || c[i + 1] == 0x6708 || c[i + 1] == 0x65E5 || c[i + 1] == '-' || c[i + 1] == '.' || c[i + 1] == '/'))
        i++;
      if (i == n)
        break;
      if (count == 3)
        {
          if (c[i] == 0x65E5 || c[i] == 0x53F7) /* 日号 */
            i++;
          if (i < n && c[i] == '.')
            i++;
          break;
        }
      if (c[i] == (count == 1 ? 0x5E74u : 0x6708u)) /* 年月 */
        {
          i++;
          if (i < n && c[i] == 0x4EFD) /* 份 */
            i++;
        }
      else if (c[i] == '-' || c[i] == '.' || c[i] == '/' || c[i] == ',')
        {
          i++;
        }
      else
        {
          break;
        }
      while (i < n && c[i] == ' ' && count < 3)
        i++;
    }
  return linli_date_is_time (c + i, n - i) ? count : 0;
}

/**
 * linli_date_parse:
 * @text: (nullable): a date as it is written: 1956-3-2, 1956.03.02, 1956/3/2, 1956年3月2日, 一九五六年三月, 19560302, 195603,
 *   1956, with a time or without
 * @date: (out) (optional): the date; month and day are 0 where none is written
 * @error: return location for a #LinliDateError
 *
 * Reads a date. A year has four digits: 56.3.2 is refused, because nobody can tell the century. 3/14/1956 is read, 3/2/1956
 * refused, because it is a different day in different countries. A month or day written 00 is not known.
 *
 * Returns: whether it is a date
 */
gboolean
linli_date_parse (const char  *text,
                  LinliDate   *date,
                  GError     **error)
{
  g_autofree char *folded = linli_text_fold (text);
  glong n;
  g_autofree gunichar *c = g_utf8_to_ucs4_fast (folded, -1, &n);
  gint64 v[3] = { 0 };
  gsize l[3] = { 0 };
  guint count;

  if (n == 0)
    {
      g_set_error_literal (error, LINLI_DATE_ERROR, LINLI_DATE_ERROR_EMPTY, "no date");
      return FALSE;
    }
  count = linli_date_read_numbers (c, n, v, l);
  if (count == 1 && l[0] == 8)
    return linli_date_set (date, v[0] / 10000, v[0] / 100 % 100, v[0] % 100, folded, error);
  if (count == 1 && l[0] == 6)
    return linli_date_set (date, v[0] / 100, v[0] % 100, 0, folded, error);
  if (count >= 1 && l[0] == 4 && l[1] <= 3 && l[2] <= 3)
    return linli_date_set (date, v[0], v[1], v[2], folded, error);
  if (count == 3 && l[0] <= 2 && l[1] <= 2 && l[2] == 4 && (v[0] > 12 || v[1] > 12 || v[0] == v[1]))
    return linli_date_set (date, v[2], v[0] > 12 ? v[1] : v[0], v[0] > 12 ? v[0] : v[1], folded, error);
  g_set_error (error, LINLI_DATE_ERROR, LINLI_DATE_ERROR_FORM, "not written as a date: %s", folded);
  return FALSE;
}

/**
 * linli_date_from_serial:
 * @serial: a day of a spreadsheet, the time as a fraction
 * @epoch_1904: whether the workbook counts from 1904
 * @date: (out) (optional): the date
 * @error: return location for a #LinliDateError
 *
 * Converts a serial date of ECMA-376 part 1, 18.17.4.1. Day 60 of the 1900 system, the 29th of February that 1900 did not have,
 * is refused.
 *
 * Returns: whether there is such a day
 */
gboolean
linli_date_from_serial (double      serial,
                        gboolean    epoch_1904,
                        LinliDate  *date,
                        GError    **error)
{
  LinliDate epoch = { epoch_1904 ? 1904 : 1899, epoch_1904 ? 1 : 12, epoch_1904 ? 1 : 30 };
  LinliDate read;
  gint64 number;

  if (!isfinite (serial) || serial < (epoch_1904 ? 0 : 1) || serial >= 2958466 || (!epoch_1904 && floor (serial) == 60))
    {
      g_set_error (error, LINLI_DATE_ERROR, LINLI_DATE_ERROR_RANGE, "no day of a spreadsheet: %g", serial);
      return FALSE;
    }
  number = linli_date_to_day_number (&epoch) + (gint64) floor (serial) + (!epoch_1904 && serial < 60 ? 1 : 0);
  linli_date_from_day_number (number, &read);
  if (!linli_date_is_whole (&read))
    {
      g_set_error (error, LINLI_DATE_ERROR, LINLI_DATE_ERROR_RANGE, "no day of a spreadsheet: %g", serial);
      return FALSE;
    }
  if (date != NULL)
    *date = read;
  return TRUE;
}

/**
 * linli_date_to_string:
 * @date: a date
 *
 * Returns: (transfer full): YYYY-MM-DD, YYYY-MM or YYYY, which also sorts; empty when nothing is known
 */
char *
linli_date_to_string (const LinliDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  if (date->year == 0)
    return g_strdup ("");
  if (date->month == 0)
    return g_strdup_printf ("%04u", date->year);
  if (date->day == 0)
    return g_strdup_printf ("%04u-%02u", date->year, date->month);
  return g_strdup_printf ("%04u-%02u-%02u", date->year, date->month, date->day);
}

/**
 * linli_date_compare:
 * @a: a date
 * @b: another
 *
 * Returns: less than, equal to or greater than 0; what is not known comes before what is
 */
int
linli_date_compare (const LinliDate *a,
                    const LinliDate *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->year != b->year)
    return a->year < b->year ? -1 : 1;
  if (a->month != b->month)
    return a->month < b->month ? -1 : 1;
  return a->day == b->day ? 0 : a->day < b->day ? -1 : 1;
}

/**
 * linli_date_age:
 * @birth: a birth date, perhaps partial
 * @on: the day on which to count; whole
 *
 * Counts completed years (周岁). Who was born on the 29th of February completes a year on the 1st of March where there is no
 * 29th. Of a partial date the latest possible day counts, so that nobody is older than is known.
 *
 * Returns: the age, or -1 when it cannot be told: no birth date, or one that lies behind @on
 */
int
linli_date_age (const LinliDate *birth,
                const LinliDate *on)
{
  int age;
  guint month, day;

  g_return_val_if_fail (birth != NULL && on != NULL, -1);

  if (!linli_date_is_valid (birth) || !linli_date_is_whole (on))
    return -1;
  month = birth->month != 0 ? birth->month : 12;
  day = birth->day != 0 ? birth->day : g_date_get_days_in_month (month, birth->year);
  age = on->year - birth->year;
  if (on->month < month || (on->month == month && on->day < day))
    age--;
  /* In the year of birth itself a partial date may still be past. */
  return age < 0 && !linli_date_is_whole (birth) && on->year == birth->year && on->month >= birth->month ? 0 : age < 0 ? -1 : age;
}

/**
 * linli_date_to_day_number:
 * @date: a valid date; of a partial one the first day counts
 *
 * Returns: days since 1970-01-01
 */
gint64
linli_date_to_day_number (const LinliDate *date)
{
  GDate day;

  g_return_val_if_fail (date != NULL && linli_date_is_valid (date), 0);

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, MAX (date->day, 1), MAX (date->month, 1), date->year);
  return (gint64) g_date_get_julian (&day) - LINLI_DATE_EPOCH;
}

/**
 * linli_date_from_day_number:
 * @number: days since 1970-01-01
 * @date: (out): the date; nothing known when it lies outside the years 1 to 9999
 */
void
linli_date_from_day_number (gint64     number,
                            LinliDate *date)
{
  GDate day;

  g_return_if_fail (date != NULL);

  *date = (LinliDate) { 0, 0, 0 };
  if (number <= -LINLI_DATE_EPOCH || number > 2932896)
    return;
  g_date_clear (&day, 1);
  g_date_set_julian (&day, number + LINLI_DATE_EPOCH);
  *date = (LinliDate) { g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day) };
}

/**
 * linli_date_today:
 * @date: (out): today by the clock, in the local time zone
 */
void
linli_date_today (LinliDate *date)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_return_if_fail (date != NULL);

  *date = (LinliDate) { g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now) };
}
