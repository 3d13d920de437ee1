/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Festivals, days off and working weekends in China. The law is the《全国年节及纪念日放假办法》: 11 days as it was revised on 2013-12-11 and
 * in force from 2014, 13 days as it was revised on 2024-11-10 (国务院令第795号) and in force from 2025-01-01. How days off are joined with
 * weekends is told by a notice of the General Office of the State Council, year by year. */

#include "config.h"

#include "linli-calendar.h"

#include <glib/gi18n-lib.h>

#include "linli-calendar-private.h"
#include "linli-lunar.h"

#define LINLI_CALENDAR_LAW_SINCE 2014
#define LINLI_CALENDAR_LAW_REVISED 2025

enum { NEW_YEAR, SPRING, QINGMING, LABOUR, DRAGON_BOAT, MID_AUTUMN, NATIONAL, NATIONAL_AND_MID_AUTUMN };

static const struct {
  const char *chinese;
  const char *label;
} linli_calendar_holidays[] = {
  [NEW_YEAR] = { "元旦", N_("New Year's Day") },
  [SPRING] = { "春节", N_("Spring Festival") },
  [QINGMING] = { "清明节", N_("Qingming") },
  [LABOUR] = { "劳动节", N_("Labour Day") },
  [DRAGON_BOAT] = { "端午节", N_("Dragon Boat Festival") },
  [MID_AUTUMN] = { "中秋节", N_("Mid-Autumn Festival") },
  [NATIONAL] = { "国庆节", N_("National Day") },
  [NATIONAL_AND_MID_AUTUMN] = { "国庆节、中秋节", N_("National Day and Mid-Autumn Festival") },
};

/* The notices, days written YYYYMMDD. Days that a notice leaves to the weekend (与周末连休) are not off but weekend. */
static const struct {
  guint holiday;
  guint32 from, to;
  guint32 working[2];
} linli_calendar_arranged[] = {
  /* 国办发明电〔2023〕7号，2023-10-25 */
  { NEW_YEAR, 20240101, 20240101, { 0 } },
  { SPRING, 20240210, 20240217, { 20240204, 20240218 } },
  { QINGMING, 20240404, 20240406, { 20240407 } },
  { LABOUR, 20240501, 20240505, { 20240428, 20240511 } },
  { DRAGON_BOAT, 20240610, 20240610, { 0 } },
  { MID_AUTUMN, 20240915, 20240917, { 20240914 } },
  { NATIONAL, 20241001, 20241007, { 20240929, 20241012 } },
  /* 国办发明电〔2024〕12号，2024-11-12 */
  { NEW_YEAR, 20250101, 20250101, { 0 } },
  { SPRING, 20250128, 20250204, { 20250126, 20250208 } },
  { QINGMING, 20250404, 20250406, { 0 } },
  { LABOUR, 20250501, 20250505, { 20250427 } },
  { DRAGON_BOAT, 20250531, 20250602, { 0 } },
  { NATIONAL_AND_MID_AUTUMN, 20251001, 20251008, { 20250928, 20251011 } },
  /* 国办发明电〔2025〕7号，2025-11-04 */
  { NEW_YEAR, 20260101, 20260103, { 20260104 } },
  { SPRING, 20260215, 20260223, { 20260214, 20260228 } },
  { QINGMING, 20260404, 20260406, { 0 } },
  { LABOUR, 20260501, 20260505, { 20260509 } },
  { DRAGON_BOAT, 20260619, 20260621, { 0 } },
  { MID_AUTUMN, 20260925, 20260927, { 0 } },
  { NATIONAL, 20261001, 20261007, { 20260920, 20261010 } },
};

/* Festivals and days of remembrance on which communities do something, by the Gregorian and by the lunar calendar. */
static const struct {
  gboolean is_lunar;
  guint8 month, day;
  const char *label;
} linli_calendar_festivals[] = {
  { FALSE, 1, 1, N_("New Year's Day") },
  { FALSE, 3, 5, N_("Lei Feng Day") },
  { FALSE, 3, 8, N_("Women's Day") },
  { FALSE, 3, 12, N_("Arbor Day") },
  { FALSE, 5, 1, N_("Labour Day") },
  { FALSE, 5, 4, N_("Youth Day") },
  { FALSE, 6, 1, N_("Children's Day") },
  { FALSE, 7, 1, N_("Founding Day of the Party") },
  { FALSE, 8, 1, N_("Army Day") },
  { FALSE, 9, 10, N_("Teachers' Day") },
  { FALSE, 10, 1, N_("National Day") },
  { FALSE, 11, 9, N_("Fire Safety Day") },
  { FALSE, 12, 5, N_("Volunteer Day") },
  { TRUE, 1, 1, N_("Spring Festival") },
  { TRUE, 1, 15, N_("Lantern Festival") },
  { TRUE, 5, 5, N_("Dragon Boat Festival") },
  { TRUE, 7, 7, N_("Qixi") },
  { TRUE, 8, 15, N_("Mid-Autumn Festival") },
  { TRUE, 9, 9, N_("Double Ninth Festival") },
  { TRUE, 12, 8, N_("Laba") },
};

/* The sun reaches 15 degrees of longitude. The rule known as 寿星公式, which counts 0.2422 days over 365 a year, and leap days; each century
 * has a constant. */
static gboolean
linli_calendar_is_qingming (const LinliDate *date)
{
  double constant = date->year < 2000 ? 5.59 : date->year < 2100 ? 4.81 : 5.5;
  guint year = date->year % 100;

  if (date->month != 4 || date->year <= 1900 || date->year > 2100)
    return FALSE;
  return date->day == (guint) (year * 0.2422 + constant) - year / 4;
}

static gboolean
linli_calendar_is_new_year_eve (const LinliDate *date)
{
  LinliDate next;
  LinliLunarDate lunar;

  linli_date_from_day_number (linli_date_to_day_number (date) + 1, &next);
  return linli_lunar_from_date (&next, &lunar) && lunar.month == 1 && lunar.day == 1 && !lunar.is_leap;
}

/* The index of the holiday, -1 for none. */
static int
linli_calendar_get_statutory (const LinliDate *date)
{
  gboolean revised = date->year >= LINLI_CALENDAR_LAW_REVISED;
  LinliLunarDate lunar;

  if (!linli_date_is_whole (date) || date->year < LINLI_CALENDAR_LAW_SINCE || !linli_lunar_from_date (date, &lunar))
    return -1;
  if (date->month == 10 && date->day <= 3)
    return NATIONAL;
  if (date->month == 1 && date->day == 1)
    return NEW_YEAR;
  if (date->month == 5 && date->day <= (revised ? 2 : 1))
    return LABOUR;
  if (!lunar.is_leap && lunar.month == 1 && lunar.day <= 3)
    return SPRING;
  if (revised && linli_calendar_is_new_year_eve (date))
    return SPRING;
  if (linli_calendar_is_qingming (date))
    return QINGMING;
  if (!lunar.is_leap && lunar.month == 5 && lunar.day == 5)
    return DRAGON_BOAT;
  return !lunar.is_leap && lunar.month == 8 && lunar.day == 15 ? MID_AUTUMN : -1;
}

/* The index of the holiday in the arrangement, -1 for none. */
static int
linli_calendar_get_arranged (const LinliDate *date,
                             gboolean        *working)
{
  guint32 day = date->year * 10000 + date->month * 100 + date->day;

  *working = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (linli_calendar_arranged); i++)
    {
      *working = day == linli_calendar_arranged[i].working[0] || day == linli_calendar_arranged[i].working[1];
      if (*working || (day >= linli_calendar_arranged[i].from && day <= linli_calendar_arranged[i].to))
        return linli_calendar_arranged[i].holiday;
    }

  return -1;
}

const char *
_linli_calendar_get_statutory_name (const LinliDate *date)
{
  int holiday = linli_calendar_get_statutory (date);

  return holiday < 0 ? NULL : linli_calendar_holidays[holiday].chinese;
}

const char *
_linli_calendar_translate_holiday (const char *chinese)
{
  for (gsize i = 0; i < G_N_ELEMENTS (linli_calendar_holidays); i++)
    if (g_strcmp0 (linli_calendar_holidays[i].chinese, chinese) == 0)
      return g_dgettext (GETTEXT_PACKAGE, linli_calendar_holidays[i].label);

  return chinese;
}

LinliDayKind
_linli_calendar_get_kind_by_week (const LinliDate *date)
{
  /* 1970-01-01 was a Thursday. */
  gint64 weekday = ((linli_date_to_day_number (date) + 3) % 7 + 7) % 7;

  return weekday >= 5 ? LINLI_DAY_WEEKEND : LINLI_DAY_WORKING;
}

/**
 * linli_calendar_is_announced:
 * @year: a year
 *
 * Returns: whether this program brings the State Council's arrangement of it; see #LinliWorkCalendar for those that offices add
 */
gboolean
linli_calendar_is_announced (guint year)
{
  for (gsize i = 0; i < G_N_ELEMENTS (linli_calendar_arranged); i++)
    if (linli_calendar_arranged[i].from / 10000 == year)
      return TRUE;

  return FALSE;
}

/**
 * linli_calendar_is_statutory:
 * @date: a date
 *
 * Returns: whether the law itself makes it a day off for everybody; %FALSE before 2014, after 2100
 */
gboolean
linli_calendar_is_statutory (const LinliDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return linli_calendar_get_statutory (date) >= 0;
}

/**
 * linli_calendar_get_kind:
 * @date: a whole date
 * @announced: (out) (optional): whether the arrangement of its year is known; otherwise the answer is by the law and the week alone,
 *   and days off and working weekends may still be added
 *
 * By the law alone a day off that falls on a weekend is off, and its substitute (补假) not known.
 *
 * Returns: what the day is
 */
LinliDayKind
linli_calendar_get_kind (const LinliDate *date,
                         gboolean        *announced)
{
  gboolean working, known;

  g_return_val_if_fail (date != NULL && linli_date_is_whole (date), LINLI_DAY_WORKING);

  known = linli_calendar_is_announced (date->year);
  if (announced != NULL)
    *announced = known;
  if (linli_calendar_get_arranged (date, &working) >= 0)
    return working ? LINLI_DAY_WORKING_WEEKEND : LINLI_DAY_OFF;
  if (!known && linli_calendar_get_statutory (date) >= 0)
    return LINLI_DAY_OFF;
  return _linli_calendar_get_kind_by_week (date);
}

/**
 * linli_calendar_get_holiday:
 * @date: a whole date
 *
 * Returns: (nullable): the holiday to which a day off, or a weekend worked in exchange, belongs, in the person's language: 春节;
 *   %NULL on other days
 */
const char *
linli_calendar_get_holiday (const LinliDate *date)
{
  gboolean working;
  int holiday;

  g_return_val_if_fail (date != NULL && linli_date_is_whole (date), NULL);

  holiday = linli_calendar_get_arranged (date, &working);
  if (holiday < 0 && !linli_calendar_is_announced (date->year))
    holiday = linli_calendar_get_statutory (date);
  return holiday < 0 ? NULL : g_dgettext (GETTEXT_PACKAGE, linli_calendar_holidays[holiday].label);
}

/**
 * linli_calendar_dup_festivals:
 * @date: a whole date
 *
 * Names festivals on the day itself, traditional and civil, whether it is off or not: 国庆节、中秋节 on 2020-10-01. Traditional ones are
 * known from 1901 to 2100.
 *
 * Returns: (transfer full) (nullable): the names in the person's language, %NULL for none
 */
char *
linli_calendar_dup_festivals (const LinliDate *date)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  LinliLunarDate lunar = { 0 };

  g_return_val_if_fail (date != NULL && linli_date_is_whole (date), NULL);

  linli_lunar_from_date (date, &lunar);
  for (gsize i = 0; i < G_N_ELEMENTS (linli_calendar_festivals); i++)
    {
      gboolean falls = linli_calendar_festivals[i].is_lunar
                         ? !lunar.is_leap && linli_calendar_festivals[i].month == lunar.month && linli_calendar_festivals[i].day == lunar.day
                         : linli_calendar_festivals[i].month == date->month && linli_calendar_festivals[i].day == date->day;

      if (falls)
        g_ptr_array_add (names, (gpointer) g_dgettext (GETTEXT_PACKAGE, linli_calendar_festivals[i].label));
    }
  if (linli_calendar_is_new_year_eve (date))
    g_ptr_array_add (names, (gpointer) _("Lunar New Year's Eve"));
  if (linli_calendar_is_qingming (date))
    g_ptr_array_add (names, (gpointer) _("Qingming"));
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  /* Translators: stands between the names of festivals */
  return g_strjoinv (C_("festivals", ", "), (char **) names->pdata);
}

/**
 * linli_calendar_get_kind_words:
 * @kind: a kind of day
 *
 * Returns: its name for people: 调休上班
 */
const char *
linli_calendar_get_kind_words (LinliDayKind kind)
{
  static const char *const words[] = {
    [LINLI_DAY_WORKING] = N_("Working day"),
    [LINLI_DAY_WEEKEND] = N_("Weekend"),
    [LINLI_DAY_OFF] = N_("Day off"),
    [LINLI_DAY_WORKING_WEEKEND] = N_("Working weekend"),
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (words), NULL);

  return g_dgettext (GETTEXT_PACKAGE, words[kind]);
}
