/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <math.h>

#include "linli-calendar.h"
#include "linli-locale.h"
#include "linli-lunar.h"

static LinliDate
day (guint number)
{
  return (LinliDate) { number / 10000, number / 100 % 100, number % 100 };
}

/* Published first days of lunar years, and days within leap months and about them. */
static void
test_known_days (void)
{
  static const struct {
    guint date;
    LinliLunarDate lunar;
  } cases[] = {
    { 20000205, { 2000, 1, 1 } }, { 20010124, { 2001, 1, 1 } }, { 20020212, { 2002, 1, 1 } }, { 20030201, { 2003, 1, 1 } }, { 20040122, { 2004, 1, 1 } },
    { 20050209, { 2005, 1, 1 } }, { 20060129, { 2006, 1, 1 } }, { 20070218, { 2007, 1, 1 } }, { 20080207, { 2008, 1, 1 } }, { 20090126, { 2009, 1, 1 } },
    { 20100214, { 2010, 1, 1 } }, { 20110203, { 2011, 1, 1 } }, { 20120123, { 2012, 1, 1 } }, { 20130210, { 2013, 1, 1 } }, { 20140131, { 2014, 1, 1 } },
    { 20150219, { 2015, 1, 1 } }, { 20160208, { 2016, 1, 1 } }, { 20170128, { 2017, 1, 1 } }, { 20180216, { 2018, 1, 1 } }, { 20190205, { 2019, 1, 1 } },
    { 20200125, { 2020, 1, 1 } }, { 20210212, { 2021, 1, 1 } }, { 20220201, { 2022, 1, 1 } }, { 20230122, { 2023, 1, 1 } }, { 20240210, { 2024, 1, 1 } },
    { 20250129, { 2025, 1, 1 } }, { 20260217, { 2026, 1, 1 } }, { 20270206, { 2027, 1, 1 } }, { 20280126, { 2028, 1, 1 } }, { 20290213, { 2029, 1, 1 } },
    { 20300203, { 2030, 1, 1 } }, { 20310123, { 2031, 1, 1 } }, { 20320211, { 2032, 1, 1 } }, { 20330131, { 2033, 1, 1 } }, { 20340219, { 2034, 1, 1 } },
    { 20350208, { 2035, 1, 1 } }, { 20010523, { 2001, 4, 1, TRUE } }, { 20090623, { 2009, 5, 1, TRUE } }, { 20141024, { 2014, 9, 1, TRUE } },
    { 20170723, { 2017, 6, 1, TRUE } }, { 20200523, { 2020, 4, 1, TRUE } }, { 20230322, { 2023, 2, 1, TRUE } }, { 20250725, { 2025, 6, 1, TRUE } },
    { 20250823, { 2025, 7, 1 } }, { 20260216, { 2025, 12, 29 } }, { 20260215, { 2025, 12, 28 } }, { 20260223, { 2026, 1, 7 } }, { 20120823, { 2012, 7, 7 } },
    { 20331222, { 2033, 11, 1, TRUE } }, { 20250531, { 2025, 5, 5 } }, { 20240917, { 2024, 8, 15 } }, { 19000131, { 1900, 1, 1 } }, { 21010128, { 2100, 12, 29 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LinliDate date = day (cases[i].date);
      LinliLunarDate lunar;

      g_test_message ("%u", cases[i].date);
      g_assert_true (linli_lunar_from_date (&date, &lunar));
      g_assert_cmpuint (lunar.year, ==, cases[i].lunar.year);
      g_assert_cmpuint (lunar.month, ==, cases[i].lunar.month);
      g_assert_cmpuint (lunar.day, ==, cases[i].lunar.day);
      g_assert_cmpint (lunar.is_leap, ==, cases[i].lunar.is_leap);
    }
}

static void
test_bounds (void)
{
  static const guint outside[] = { 19000130, 21010129, 10101, 99991231, 20260200, 20260230 };

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      LinliDate date = day (outside[i]);
      LinliLunarDate lunar;

      g_assert_false (linli_lunar_from_date (&date, &lunar));
      g_assert_null (linli_lunar_dup_words (&date));
      g_assert_null (linli_lunar_dup_short_words (&date));
    }
}

/* Terms of a new moon: hundred-thousandths of a day, and multiples of the anomalies of sun and moon, of the moon's latitude, and the power
 * of the eccentricity. Meeus, Astronomical Algorithms, chapter 49. */
static const struct {
  double size;
  int sun, moon, latitude, eccentricity;
} terms[] = {
  { -40720, 0, 1, 0, 0 }, { 17241, 1, 0, 0, 1 }, { 1608, 0, 2, 0, 0 }, { 1039, 0, 0, 2, 0 }, { 739, -1, 1, 0, 1 }, { -514, 1, 1, 0, 1 }, { 208, 2, 0, 0, 2 },
  { -111, 0, 1, -2, 0 }, { -57, 0, 1, 2, 0 }, { 56, 1, 2, 0, 1 }, { -42, 0, 3, 0, 0 }, { 42, 1, 0, 2, 1 }, { 38, 1, 0, -2, 1 }, { -24, -1, 2, 0, 1 },
  { -7, 2, 1, 0, 0 }, { 4, 0, 2, -2, 0 }, { 4, 3, 0, 0, 0 }, { 3, 1, 1, -2, 0 }, { 3, 0, 2, 2, 0 }, { -3, 1, 1, 2, 0 }, { 3, -1, 1, 2, 0 }, { -2, -1, 1, -2, 0 },
  { -2, 1, 3, 0, 0 }, { 2, 0, 4, 0, 0 },
};

/* What the planets add, in millionths of a day: degrees, degrees a lunation, size. */
static const double planets[][3] = {
  { 299.77, 0.107408, 325 }, { 251.88, 0.016321, 165 }, { 251.83, 26.651886, 164 }, { 349.42, 36.412478, 126 }, { 84.66, 18.206239, 110 },
  { 141.74, 53.303771, 62 }, { 207.14, 2.453732, 60 }, { 154.84, 7.306860, 56 }, { 34.52, 27.261239, 47 }, { 207.19, 0.121824, 42 },
  { 291.34, 1.844379, 40 }, { 161.72, 24.198154, 37 }, { 239.56, 25.513099, 35 }, { 331.55, 3.592518, 23 },
};

/* Days since 1970 at Beijing; k counts new moons from January 2000. */
static double
get_new_moon (int k)
{
  double t = k / 1236.85, moment = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t;
  double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t * t, moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  double latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t, node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  double e = 1 - 0.002516 * t - 0.0000074 * t * t, degree = G_PI / 180;
  double delta = k < 0 ? 64 + 63 * t : 64 + 30 * t + 100 * t * t; /* seconds between the clocks of planets and of people, roughly */

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    moment += terms[i].size * 1e-5 * pow (e, terms[i].eccentricity) *
              sin ((terms[i].sun * sun + terms[i].moon * moon + terms[i].latitude * latitude) * degree);
  moment -= 17e-5 * sin (node * degree);
  for (guint i = 0; i < G_N_ELEMENTS (planets); i++)
    moment += planets[i][2] * 1e-6 * sin ((planets[i][0] + planets[i][1] * k) * degree);
  return moment - delta / 86400 + 8.0 / 24 - 2440587.5;
}

/* Every month from 1930, the year after Beijing began to keep the time of its zone, begins on the day of the new moon. */
static void
test_new_moons (void)
{
  guint n = 0;

  for (int k = -865; k < 1249; k++)
    {
      double moment = get_new_moon (k), minute = 1.0 / 1440;
      LinliDate before, after;
      LinliLunarDate one, other;

      /* A moment at midnight could be on either side. */
      linli_date_from_day_number (floor (moment - minute), &before);
      linli_date_from_day_number (floor (moment + minute), &after);
      g_test_message ("%04u-%02u-%02u", after.year, after.month, after.day);
      g_assert_true (linli_lunar_from_date (&before, &one) && linli_lunar_from_date (&after, &other));
      g_assert_true (one.day == 1 || other.day == 1);
      n++;
    }
  g_assert_cmpuint (n, ==, 2114);
}

/* The months follow one another without a gap, days in order, and no year is without its first month. */
static void
test_sequence (void)
{
  LinliDate date = { 1900, 1, 31 };
  LinliLunarDate before, lunar;

  g_assert_true (linli_lunar_from_date (&date, &before));
  for (gint64 n = linli_date_to_day_number (&date) + 1;; n++)
    {
      linli_date_from_day_number (n, &date);
      if (!linli_lunar_from_date (&date, &lunar))
        break;
      if (lunar.day == 1)
        {
          g_assert_cmpuint (before.day, >=, 29);
          g_assert_true (lunar.is_leap ? lunar.month == before.month && !before.is_leap : lunar.month == before.month % 12 + 1);
          g_assert_cmpuint (lunar.year, ==, before.year + (lunar.month == 1 && !lunar.is_leap ? 1 : 0));
        }
      else
        {
          g_assert_true (lunar.day == before.day + 1 && lunar.month == before.month && lunar.year == before.year);
        }
      before = lunar;
    }
  g_assert_true (date.year == 2101 && date.month == 1 && date.day == 29);
}

static void
check_words (guint       number,
             const char *words,
             const char *short_words)
{
  LinliDate date = day (number);
  g_autofree char *got = linli_lunar_dup_words (&date);
  g_autofree char *got_short = linli_lunar_dup_short_words (&date);

  g_assert_cmpstr (got, ==, words);
  g_assert_cmpstr (got_short, ==, short_words);
}

static void
test_words (void)
{
  check_words (20260303, "农历正月十五", "十五");
  check_words (20260217, "农历正月初一", "正月");
  check_words (20250725, "农历闰六月初一", "闰六月");
  check_words (20250803, "农历闰六月初十", "初十");
  check_words (20260216, "农历腊月廿九", "廿九");
  check_words (20250128, "农历腊月廿九", "廿九");
  check_words (20240209, "农历腊月三十", "三十");
  check_words (20260130, "农历腊月十二", "十二");
  check_words (20251220, "农历冬月初一", "冬月");
  check_words (20250818, "农历闰六月廿五", "廿五");
}

static void
check_festivals (guint       number,
                 const char *expected)
{
  LinliDate date = day (number);
  g_autofree char *got = linli_calendar_dup_festivals (&date);

  g_test_message ("%u", number);
  g_assert_cmpstr (got, ==, expected);
}

static void
test_festivals (void)
{
  check_festivals (20260216, "除夕");
  check_festivals (20260217, "春节");
  check_festivals (20270206, "春节");
  check_festivals (20260303, "元宵节");
  check_festivals (20260405, "清明节");
  check_festivals (20260619, "端午节");
  check_festivals (20260925, "中秋节");
  check_festivals (20261018, "重阳节");
  check_festivals (20201001, "国庆节、中秋节");
  check_festivals (20200621, NULL);
  check_festivals (20200625, "端午节");
  check_festivals (20260308, "妇女节");
  check_festivals (20260601, "儿童节");
  check_festivals (20261205, "国际志愿者日");
  check_festivals (20260819, "七夕");
  check_festivals (20260126, "腊八节");
  check_festivals (20260501, "劳动节");
  check_festivals (20260502, NULL);
  check_festivals (22000101, "元旦");
}

/* The longitude of the sun in degrees; Meeus, chapter 25, good to 0.01. */
static double
get_sun (double days) /* since 1970 UTC */
{
  double t = (days + 2440587.5 - 2451545) / 36525, degree = G_PI / 180, m = (357.52911 + 35999.05029 * t) * degree;
  double centre = (1.914602 - 0.004817 * t) * sin (m) + (0.019993 - 0.000101 * t) * sin (2 * m) + 0.000289 * sin (3 * m);

  return fmod (360 * 36525 + 280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * sin ((125.04 - 1934.136 * t) * degree), 360);
}

/* Days as published, and where the sun stands. */
static void
test_qingming (void)
{
  static const char published[] = "455545554455445544554455445544554455"; /* of April, 2000 to 2035 */

  for (guint year = 1901; year <= 2100; year++)
    {
      guint n = 0;

      for (guint8 of_april = 1; of_april <= 10; of_april++)
        {
          LinliDate date = { year, 4, of_april };
          g_autofree char *names = linli_calendar_dup_festivals (&date);
          double start = linli_date_to_day_number (&date) - 8.0 / 24;

          if (g_strcmp0 (names, "清明节") != 0)
            continue;
          g_test_message ("%u-04-%02u", year, of_april);
          n++;
          g_assert_cmpfloat (get_sun (start), <, 15.012);
          g_assert_cmpfloat (get_sun (start + 1), >, 14.988);
          if (year >= 2000 && year <= 2035)
            g_assert_cmpint (published[year - 2000], ==, '0' + of_april);
        }
      g_assert_cmpuint (n, ==, 1);
    }
}

static void
check_kind (guint        number,
            LinliDayKind kind,
            const char  *holiday)
{
  LinliDate date = day (number);

  g_test_message ("%u", number);
  g_assert_cmpint (linli_calendar_get_kind (&date, NULL), ==, kind);
  g_assert_cmpstr (linli_calendar_get_holiday (&date), ==, holiday);
}

static void
test_kinds (void)
{
  check_kind (20260214, LINLI_DAY_WORKING_WEEKEND, "春节");
  check_kind (20260215, LINLI_DAY_OFF, "春节");
  check_kind (20260223, LINLI_DAY_OFF, "春节");
  check_kind (20260224, LINLI_DAY_WORKING, NULL);
  check_kind (20260228, LINLI_DAY_WORKING_WEEKEND, "春节");
  check_kind (20260307, LINLI_DAY_WEEKEND, NULL);
  check_kind (20261008, LINLI_DAY_WORKING, NULL);
  check_kind (20261010, LINLI_DAY_WORKING_WEEKEND, "国庆节");
  check_kind (20251006, LINLI_DAY_OFF, "国庆节、中秋节");
  check_kind (20240209, LINLI_DAY_WORKING, NULL);
  check_kind (20231231, LINLI_DAY_WEEKEND, NULL);
  check_kind (20240608, LINLI_DAY_WEEKEND, NULL);
  check_kind (20240610, LINLI_DAY_OFF, "端午节");
  g_assert_cmpstr (linli_calendar_get_kind_words (LINLI_DAY_WORKING_WEEKEND), ==, "调休上班");
  g_assert_cmpstr (linli_calendar_get_kind_words (LINLI_DAY_OFF), ==, "放假");
}

/* Eleven days a year until 2024, thirteen from 2025, ordinarily; none of them is a mere bridge. */
static void
test_law (void)
{
  for (guint year = 2014; year <= 2040; year++)
    {
      LinliDate date = { year, 1, 1 };
      guint n = 0, off_workdays = 0, worked = 0;

      for (gint64 number = linli_date_to_day_number (&date); date.year == year; linli_date_from_day_number (++number, &date))
        {
          LinliDayKind kind = linli_calendar_get_kind (&date, NULL);
          gboolean weekend = ((number + 3) % 7) >= 5;

          n += linli_calendar_is_statutory (&date);
          off_workdays += kind == LINLI_DAY_OFF && !weekend;
          worked += kind == LINLI_DAY_WORKING_WEEKEND;
          g_assert_true (kind != LINLI_DAY_WORKING_WEEKEND || weekend);
          g_assert_true (kind != LINLI_DAY_OFF || !linli_calendar_is_announced (year) || linli_calendar_get_holiday (&date) != NULL);
        }
      g_test_message ("%u", year);
      /* In these years the Mid-Autumn Festival is one of the first three days of October. */
      g_assert_cmpuint (n, ==, (year < 2025 ? 11 : 13) - (year == 2020 || year == 2028 || year == 2031 || year == 2039));
      /* What is given beyond the law and its substitutes is worked for. */
      if (linli_calendar_is_announced (year))
        g_assert_cmpuint (off_workdays - worked, ==, year == 2024 ? 11 : 13);
    }
  for (guint month = 1; month <= 12; month++)
    {
      LinliDate date = { 2013, month, 1 };

      g_assert_false (linli_calendar_is_statutory (&date));
    }
}

static void
test_not_announced (void)
{
  static const guint off[] = { 20350101, 20350207, 20350208, 20350211, 20350405, 20350501, 20350502, 20350610, 20350916, 20351001, 20351003 };
  LinliDate working = { 2035, 2, 12 }, weekend = { 2035, 2, 17 };
  gboolean announced = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    {
      LinliDate date = day (off[i]);

      g_test_message ("%u", off[i]);
      g_assert_cmpint (linli_calendar_get_kind (&date, &announced), ==, off[i] == 20350211 ? LINLI_DAY_WEEKEND : LINLI_DAY_OFF);
      g_assert_false (announced);
    }
  g_assert_cmpint (linli_calendar_get_kind (&working, &announced), ==, LINLI_DAY_WORKING);
  g_assert_cmpint (linli_calendar_get_kind (&weekend, &announced), ==, LINLI_DAY_WEEKEND);
  for (guint year = 2024; year <= 2026; year++)
    {
      LinliDate date = { year, 6, 30 };

      linli_calendar_get_kind (&date, &announced);
      g_assert_true (announced);
    }
  g_assert_true (!linli_calendar_is_announced (2023) && !linli_calendar_is_announced (2027));
}

int
main (int    argc,
      char **argv)
{
  linli_locale_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/lunar/known", test_known_days);
  g_test_add_func ("/calendar/lunar/bounds", test_bounds);
  g_test_add_func ("/calendar/lunar/new-moons", test_new_moons);
  g_test_add_func ("/calendar/lunar/sequence", test_sequence);
  g_test_add_func ("/calendar/lunar/words", test_words);
  g_test_add_func ("/calendar/festivals", test_festivals);
  g_test_add_func ("/calendar/qingming", test_qingming);
  g_test_add_func ("/calendar/kinds", test_kinds);
  g_test_add_func ("/calendar/law", test_law);
  g_test_add_func ("/calendar/not-announced", test_not_announced);
  return g_test_run ();
}
