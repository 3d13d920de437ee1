/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The day of the Chinese calendar (农历, GB/T 33661) from the published tables. It is not asked of ICU: version 72 misses new moons within
 * minutes of midnight, and has the Spring Festival of 2027 a day late. */

#include "config.h"

#include "linli-lunar.h"

#include <glib/gi18n-lib.h>

#define LINLI_LUNAR_FIRST_YEAR 1900
#define LINLI_LUNAR_N_YEARS G_N_ELEMENTS (linli_lunar_years)

/* One lunar year each, after the Gregorian-lunar conversion tables of the Hong Kong Observatory: bits 0 to 3 are the number of the leap
 * month or 0; bits 15 down to 4 say of months 1 to 12 whether they have 30 days and not 29, bit 16 says so of the leap month. */
static const guint32 linli_lunar_years[] = {
  0x04bd8, 0x04ae0, 0x0a570, 0x054d5, 0x0d260, 0x0d950, 0x16554, 0x056a0, 0x09ad0, 0x055d2, /* 1900 */
  0x04ae0, 0x0a5b6, 0x0a4d0, 0x0d250, 0x1d255, 0x0b540, 0x0d6a0, 0x0ada2, 0x095b0, 0x14977, /* 1910 */
  0x04970, 0x0a4b0, 0x0b4b5, 0x06a50, 0x06d40, 0x1ab54, 0x02b60, 0x09570, 0x052f2, 0x04970, /* 1920 */
  0x06566, 0x0d4a0, 0x0ea50, 0x16a95, 0x05ad0, 0x02b60, 0x186e3, 0x092e0, 0x1c8d7, 0x0c950, /* 1930 */
  0x0d4a0, 0x1d8a6, 0x0b550, 0x056a0, 0x1a5b4, 0x025d0, 0x092d0, 0x0d2b2, 0x0a950, 0x0b557, /* 1940 */
  0x06ca0, 0x0b550, 0x15355, 0x04da0, 0x0a5b0, 0x14573, 0x052b0, 0x0a9a8, 0x0e950, 0x06aa0, /* 1950 */
  0x0aea6, 0x0ab50, 0x04b60, 0x0aae4, 0x0a570, 0x05260, 0x0f263, 0x0d950, 0x05b57, 0x056a0, /* 1960 */
  0x096d0, 0x04dd5, 0x04ad0, 0x0a4d0, 0x0d4d4, 0x0d250, 0x0d558, 0x0b540, 0x0b6a0, 0x195a6, /* 1970 */
  0x095b0, 0x049b0, 0x0a974, 0x0a4b0, 0x0b27a, 0x06a50, 0x06d40, 0x0af46, 0x0ab60, 0x09570, /* 1980 */
  0x04af5, 0x04970, 0x064b0, 0x074a3, 0x0ea50, 0x06b58, 0x05ac0, 0x0ab60, 0x096d5, 0x092e0, /* 1990 */
  0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5, /* 2000 */
  0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930, /* 2010 */
  0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530, /* 2020 */
  0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45, /* 2030 */
  0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0, /* 2040 */
  0x14b63, 0x09370, 0x049f8, 0x04970, 0x064b0, 0x168a6, 0x0ea50, 0x06b20, 0x1a6c4, 0x0aae0, /* 2050 */
  0x092e0, 0x0d2e3, 0x0c960, 0x0d557, 0x0d4a0, 0x0da50, 0x05d55, 0x056a0, 0x0a6d0, 0x055d4, /* 2060 */
  0x052d0, 0x0a9b8, 0x0a950, 0x0b4a0, 0x0b6a6, 0x0ad50, 0x055a0, 0x0aba4, 0x0a5b0, 0x052b0, /* 2070 */
  0x0b273, 0x06930, 0x07337, 0x06aa0, 0x0ad50, 0x14b55, 0x04b60, 0x0a570, 0x054e4, 0x0d160, /* 2080 */
  0x0e968, 0x0d520, 0x0daa0, 0x16aa6, 0x056d0, 0x04ae0, 0x0a9d4, 0x0a2d0, 0x0d150, 0x0f252, /* 2090 */
  0x0d520, /* 2100 */
};

static const char *const linli_lunar_months[] = {
  N_("1st lunar month"), N_("2nd lunar month"), N_("3rd lunar month"), N_("4th lunar month"), N_("5th lunar month"), N_("6th lunar month"),
  N_("7th lunar month"), N_("8th lunar month"), N_("9th lunar month"), N_("10th lunar month"), N_("11th lunar month"), N_("12th lunar month"),
};

static const char *const linli_lunar_days[] = {
  NC_("lunar", "day 1"), NC_("lunar", "day 2"), NC_("lunar", "day 3"), NC_("lunar", "day 4"), NC_("lunar", "day 5"),
  NC_("lunar", "day 6"), NC_("lunar", "day 7"), NC_("lunar", "day 8"), NC_("lunar", "day 9"), NC_("lunar", "day 10"),
  NC_("lunar", "day 11"), NC_("lunar", "day 12"), NC_("lunar", "day 13"), NC_("lunar", "day 14"), NC_("lunar", "day 15"),
  NC_("lunar", "day 16"), NC_("lunar", "day 17"), NC_("lunar", "day 18"), NC_("lunar", "day 19"), NC_("lunar", "day 20"),
  NC_("lunar", "day 21"), NC_("lunar", "day 22"), NC_("lunar", "day 23"), NC_("lunar", "day 24"), NC_("lunar", "day 25"),
  NC_("lunar", "day 26"), NC_("lunar", "day 27"), NC_("lunar", "day 28"), NC_("lunar", "day 29"), NC_("lunar", "day 30"),
};

static guint
linli_lunar_get_month_length (guint32  year,
                              guint    month,
                              gboolean is_leap)
{
  return (year & (0x10000u >> (is_leap ? 0 : month))) != 0 ? 30 : 29;
}

/* Goes on from the first day of the year; FALSE when the day lies behind its end, and then takes the length of the year from @left. */
static gboolean
linli_lunar_find_in_year (guint32         year,
                          gint64         *left,
                          LinliLunarDate *lunar)
{
  guint leap = year & 0xf;

  for (guint i = 0; i < (leap != 0 ? 13 : 12); i++)
    {
      guint month = leap != 0 && i >= leap ? i : i + 1;
      gboolean is_leap = leap != 0 && i == leap;
      guint length = linli_lunar_get_month_length (year, month, is_leap);

      if (*left < length)
        {
          lunar->month = month;
          lunar->day = *left + 1;
          lunar->is_leap = is_leap;
          return TRUE;
        }
      *left -= length;
    }

  return FALSE;
}

/**
 * linli_lunar_from_date:
 * @date: a date
 * @lunar: (out): the same day of the Chinese calendar
 *
 * Returns: %FALSE when @date is not a whole date from 1900-01-31 to 2101-01-28, which are the lunar years 1900 to 2100
 */
gboolean
linli_lunar_from_date (const LinliDate *date,
                       LinliLunarDate  *lunar)
{
  const LinliDate first = { LINLI_LUNAR_FIRST_YEAR, 1, 31 };
  gint64 left;

  g_return_val_if_fail (date != NULL && lunar != NULL, FALSE);

  *lunar = (LinliLunarDate) { 0 };
  if (!linli_date_is_whole (date) || linli_date_compare (date, &first) < 0)
    return FALSE;
  left = linli_date_to_day_number (date) - linli_date_to_day_number (&first);
  for (gsize i = 0; i < LINLI_LUNAR_N_YEARS; i++)
    if (linli_lunar_find_in_year (linli_lunar_years[i], &left, lunar))
      {
        lunar->year = LINLI_LUNAR_FIRST_YEAR + i;
        return TRUE;
      }

  return FALSE;
}

static char *
linli_lunar_dup_month (const LinliLunarDate *lunar)
{
  const char *month = g_dgettext (GETTEXT_PACKAGE, linli_lunar_months[lunar->month - 1]);

  return lunar->is_leap ? g_strdup_printf (_("leap %s"), month) : g_strdup (month);
}

/**
 * linli_lunar_dup_words:
 * @date: a date
 *
 * Returns: (transfer full) (nullable): its day of the Chinese calendar as a person says it, 农历闰六月初三; %NULL where
 *   linli_lunar_from_date() is %FALSE
 */
char *
linli_lunar_dup_words (const LinliDate *date)
{
  LinliLunarDate lunar;
  g_autofree char *month = NULL;

  if (!linli_lunar_from_date (date, &lunar))
    return NULL;
  month = linli_lunar_dup_month (&lunar);
  /* Translators: a month and a day of the Chinese calendar: 农历 正月 十五 */
  return g_strdup_printf (C_("lunar", "%s, %s"), month, g_dpgettext2 (GETTEXT_PACKAGE, "lunar", linli_lunar_days[lunar.day - 1]));
}

/**
 * linli_lunar_dup_short_words:
 * @date: a date
 *
 * Returns: (transfer full) (nullable): what wall calendars print beneath a day: 十五, or 正月 on the first of a month; %NULL where
 *   linli_lunar_from_date() is %FALSE
 */
char *
linli_lunar_dup_short_words (const LinliDate *date)
{
  LinliLunarDate lunar;

  if (!linli_lunar_from_date (date, &lunar))
    return NULL;
  if (lunar.day == 1)
    return linli_lunar_dup_month (&lunar);
  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "lunar", linli_lunar_days[lunar.day - 1]));
}
