/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <locale.h>

#include "linli-date.h"
#include "noise.h"

static void
test_parse (void)
{
  static const struct {
    const char *written;
    const char *expected;
  } cases[] = {
    { "1956-3-2", "1956-03-02" }, { "1956-03-02", "1956-03-02" }, { "1956.03.02", "1956-03-02" }, { "1956.3.2.", "1956-03-02" },
    { "1956/3/2", "1956-03-02" }, { "1956年3月2日", "1956-03-02" }, { "1956年3月2号", "1956-03-02" }, { "1956 年 3 月 2 日", "1956-03-02" },
    { "１９５６年３月２日", "1956-03-02" }, { "一九五六年三月二日", "1956-03-02" }, { "二〇二四年十二月三十一日", "2024-12-31" }, { "1956年3月", "1956-03" },
    { "1956年3月份", "1956-03" }, { "1956.03", "1956-03" }, { "1956-3", "1956-03" }, { "1956年", "1956" }, { "1956", "1956" }, { "195603", "1956-03" },
    { "19560302", "1956-03-02" }, { "19560300", "1956-03" }, { "1956-00-00", "1956" }, { "1956-03-02 00:00:00", "1956-03-02" },
    { "1956-03-02T08:30:00.000Z", "1956-03-02" }, { "1956/3/2 0:00", "1956-03-02" }, { "3/14/1956", "1956-03-14" }, { "14/3/1956", "1956-03-14" },
    { "3/3/1956", "1956-03-03" }, { " 1956-3-2 ", "1956-03-02" }, { "2024-02-29", "2024-02-29" }, { "1956—3—2", "1956-03-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      LinliDate date = { 0 };

      g_test_message ("%s", cases[i].written);
      g_assert_true (linli_date_parse (cases[i].written, &date, &error));
      g_assert_no_error (error);
      text = linli_date_to_string (&date);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_refused (void)
{
  static const struct {
    const char *written;
    LinliDateError code;
  } cases[] = {
    { NULL, LINLI_DATE_ERROR_EMPTY }, { "  ", LINLI_DATE_ERROR_EMPTY }, { "不详", LINLI_DATE_ERROR_FORM }, { "56.3.2", LINLI_DATE_ERROR_FORM },
    { "3/2/1956", LINLI_DATE_ERROR_FORM }, { "农历1956年三月初二", LINLI_DATE_ERROR_FORM }, { "1956年三月初二", LINLI_DATE_ERROR_FORM }, { "20516", LINLI_DATE_ERROR_FORM },
    { "长期", LINLI_DATE_ERROR_FORM }, { "1956-3-2至今", LINLI_DATE_ERROR_FORM }, { "1956-13-01", LINLI_DATE_ERROR_RANGE }, { "2023-02-29", LINLI_DATE_ERROR_RANGE },
    { "1900-02-29", LINLI_DATE_ERROR_RANGE }, { "19561302", LINLI_DATE_ERROR_RANGE }, { "1956-00-05", LINLI_DATE_ERROR_RANGE }, { "00000000", LINLI_DATE_ERROR_RANGE },
    { "1956-3-32", LINLI_DATE_ERROR_RANGE }, { "13800001234", LINLI_DATE_ERROR_FORM }, { "1956-3-2-4", LINLI_DATE_ERROR_FORM },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      LinliDate date = { 7, 7, 7 };

      g_test_message ("%s", cases[i].written);
      g_assert_false (linli_date_parse (cases[i].written, &date, &error));
      g_assert_error (error, LINLI_DATE_ERROR, (int) cases[i].code);
      g_assert_cmpuint (date.year, ==, 7);
    }
}

/* The published values of the two date systems. */
static void
test_serial (void)
{
  static const struct {
    double serial;
    gboolean epoch_1904;
    const char *expected;
  } cases[] = {
    { 1, FALSE, "1900-01-01" }, { 59, FALSE, "1900-02-28" }, { 61, FALSE, "1900-03-01" }, { 60, FALSE, NULL }, { 0, FALSE, NULL }, { 20516, FALSE, "1956-03-02" },
    { 45292, FALSE, "2024-01-01" }, { 45292.99, FALSE, "2024-01-01" }, { 2958465, FALSE, "9999-12-31" }, { 2958466, FALSE, NULL }, { 0, TRUE, "1904-01-01" },
    { 43830, TRUE, "2024-01-01" }, { -1, FALSE, NULL }, { -1, TRUE, NULL }, { 1e300, FALSE, NULL }, { 19560302, FALSE, NULL }, { 2958465, TRUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      LinliDate date;

      g_test_message ("%g", cases[i].serial);
      if (linli_date_from_serial (cases[i].serial, cases[i].epoch_1904, &date, &error))
        {
          g_autofree char *text = linli_date_to_string (&date);

          g_assert_cmpstr (text, ==, cases[i].expected);
        }
      else
        {
          g_assert_null (cases[i].expected);
          g_assert_error (error, LINLI_DATE_ERROR, LINLI_DATE_ERROR_RANGE);
        }
    }
}

static void
test_age (void)
{
  static const struct {
    const char *birth, *on;
    int age;
  } cases[] = {
    { "1944-11-24", "2026-11-23", 81 }, { "1944-11-23", "2026-11-23", 82 }, { "2026-11-23", "2026-11-23", 0 }, { "2026-11-24", "2026-11-23", -1 },
    { "2004-02-29", "2026-02-28", 21 }, { "2004-02-29", "2026-03-01", 22 }, { "1944-11", "2026-11-23", 81 }, { "1944-11", "2026-11-30", 82 },
    { "1944", "2026-11-23", 81 }, { "1944", "2026-12-31", 82 }, { "2026", "2026-11-23", 0 }, { "2027", "2026-11-23", -1 }, { "2026-12", "2026-11-23", -1 },
  };
  LinliDate nothing = { 0, 0, 0 }, day = { 2026, 11, 23 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LinliDate birth, on;

      g_test_message ("%s on %s", cases[i].birth, cases[i].on);
      g_assert_true (linli_date_parse (cases[i].birth, &birth, NULL) && linli_date_parse (cases[i].on, &on, NULL));
      g_assert_cmpint (linli_date_age (&birth, &on), ==, cases[i].age);
    }
  g_assert_cmpint (linli_date_age (&nothing, &day), ==, -1);
}

static void
test_days (void)
{
  LinliDate date = { 1970, 1, 1 }, back, outside;

  g_assert_cmpint (linli_date_to_day_number (&date), ==, 0);
  date = (LinliDate) { 2000, 3, 1 };
  g_assert_cmpint (linli_date_to_day_number (&date), ==, 11017);
  for (gint64 n = -719162; n <= 2932896; n += 997)
    {
      linli_date_from_day_number (n, &back);
      g_assert_true (linli_date_is_whole (&back));
      g_assert_cmpint (linli_date_to_day_number (&back), ==, n);
    }
  linli_date_from_day_number (2932897, &outside);
  g_assert_cmpuint (outside.year, ==, 0);
  linli_date_from_day_number (G_MININT64, &outside);
  g_assert_cmpuint (outside.year, ==, 0);
  linli_date_today (&back);
  g_assert_true (linli_date_is_whole (&back) && back.year >= 2024);
}

static void
test_compare (void)
{
  static const char *const order[] = { "1955", "1956", "1956-01", "1956-01-02", "1956-02", "1957-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < G_N_ELEMENTS (order); j++)
      {
        LinliDate a, b;

        g_assert_true (linli_date_parse (order[i], &a, NULL) && linli_date_parse (order[j], &b, NULL));
        g_assert_cmpint (linli_date_compare (&a, &b) > 0, ==, i > j);
        g_assert_cmpint (linli_date_compare (&a, &b) == 0, ==, i == j);
      }
}

static void
check_noise (const char *text)
{
  g_autoptr (GError) error = NULL;
  LinliDate date;

  if (linli_date_parse (text, &date, &error))
    g_assert_true (linli_date_is_valid (&date));
  else
    g_assert_true (error != NULL && g_utf8_validate (error->message, -1, NULL));
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "1", "19", "2024", "12", "-", ".", "/", "年", "月", "日", "十", "二", "〇", " ", ":", "T", "00", "\xff" };

  noise_run (pieces, G_N_ELEMENTS (pieces), 30000, check_noise);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/refused", test_refused);
  g_test_add_func ("/date/serial", test_serial);
  g_test_add_func ("/date/age", test_age);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/compare", test_compare);
  g_test_add_func ("/date/noise", test_noise);
  return g_test_run ();
}
