/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include "fixture.h"
#include "linli-locale.h"
#include "linli-work-calendar.h"

/* Invented, for a year that the program does not bring. */
static const char notice[] = "二、春节：2月5日至13日放假调休，共9天。1月31日（周日）、2月20日（周六）上班。\n一、元旦：1月1日放假，与周末连休。";

typedef struct {
  guint year;
  const char *text; /* NULL to take the year away */
} Order;

static gboolean
set_days (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  Order *order = data;
  g_autoptr (GPtrArray) days = NULL;

  if (order->text != NULL)
    {
      days = linli_arrangement_parse (order->text, order->year, error);
      if (days == NULL)
        return FALSE;
    }
  return linli_work_calendar_set_own_days (transaction, order->year, days, error);
}

static void
check (Fixture      *fixture,
       guint         number,
       LinliDayKind  kind,
       gboolean      expected,
       const char   *holiday)
{
  LinliDate date = { number / 10000, number / 100 % 100, number % 100 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliWorkCalendar) calendar = linli_work_calendar_load (linli_context_get_database (fixture->context), 2026, 2027, &error);
  gboolean announced = !expected;

  g_test_message ("%u", number);
  g_assert_no_error (error);
  g_assert_cmpint (linli_work_calendar_get_kind (calendar, &date, &announced), ==, kind);
  g_assert_cmpint (announced, ==, expected);
  g_assert_cmpstr (linli_work_calendar_get_holiday (calendar, &date), ==, holiday);
}

static void
check_without (Fixture *fixture)
{
  check (fixture, 20260214, LINLI_DAY_WORKING_WEEKEND, TRUE, "春节");
  check (fixture, 20270205, LINLI_DAY_OFF, FALSE, "春节");
  check (fixture, 20270210, LINLI_DAY_WORKING, FALSE, NULL);
  check (fixture, 20270220, LINLI_DAY_WEEKEND, FALSE, NULL);
}

static void
check_with (Fixture *fixture)
{
  check (fixture, 20260214, LINLI_DAY_WORKING_WEEKEND, TRUE, "春节");
  check (fixture, 20270101, LINLI_DAY_OFF, TRUE, "元旦");
  check (fixture, 20270102, LINLI_DAY_WEEKEND, TRUE, NULL);
  check (fixture, 20270210, LINLI_DAY_OFF, TRUE, "春节");
  check (fixture, 20270213, LINLI_DAY_OFF, TRUE, "春节");
  check (fixture, 20270214, LINLI_DAY_WEEKEND, TRUE, NULL);
  check (fixture, 20270220, LINLI_DAY_WORKING_WEEKEND, TRUE, "春节");
  check (fixture, 20270222, LINLI_DAY_WORKING, TRUE, NULL);
}

static void
test_own_year (Fixture       *fixture,
               gconstpointer  unused)
{
  Order order = { 2027, notice }, away = { 2027, NULL };
  g_autoptr (GArray) years = NULL;
  g_autoptr (GPtrArray) days = NULL;

  check_without (fixture);
  fixture_act (fixture, set_days, &order);
  check_with (fixture);
  years = linli_work_calendar_load_own_years (linli_context_get_database (fixture->context), NULL);
  g_assert_cmpuint (years->len, ==, 1);
  g_assert_cmpuint (g_array_index (years, guint, 0), ==, 2027);
  days = linli_work_calendar_load_own_days (linli_context_get_database (fixture->context), 2027);
  g_assert_cmpuint (days->len, ==, 12);
  g_assert_null (linli_work_calendar_load_own_days (linli_context_get_database (fixture->context), 2026));
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  check_without (fixture);
  g_assert_true (linli_store_redo (fixture->store, NULL, NULL));
  check_with (fixture);
  fixture_act (fixture, set_days, &away);
  check_without (fixture);
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  check_with (fixture);
}

/* A year again takes the place of itself, and of the program's. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  unused)
{
  Order first = { 2027, notice }, second = { 2027, "2月6日至8日放假" }, brought = { 2026, "2月16日至18日放假" };

  fixture_act (fixture, set_days, &first);
  fixture_act (fixture, set_days, &second);
  check (fixture, 20270208, LINLI_DAY_OFF, TRUE, "春节");
  check (fixture, 20270209, LINLI_DAY_WORKING, TRUE, NULL);
  check (fixture, 20270220, LINLI_DAY_WEEKEND, TRUE, NULL);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM setting WHERE key = 'calendar.2027'"), ==, 1);
  fixture_act (fixture, set_days, &brought);
  check (fixture, 20260214, LINLI_DAY_WEEKEND, TRUE, NULL);
  check (fixture, 20260217, LINLI_DAY_OFF, TRUE, "春节");
}

/* The last days of December are in the notice of the next year. */
static void
test_december (Fixture       *fixture,
               gconstpointer  unused)
{
  Order order = { 2028, "2027年12月31日至2028年1月2日放假，共3天。2027年12月26日（周日）上班" };

  fixture_act (fixture, set_days, &order);
  check (fixture, 20271231, LINLI_DAY_OFF, FALSE, "元旦");
  check (fixture, 20271226, LINLI_DAY_WORKING_WEEKEND, FALSE, NULL);
  check (fixture, 20271225, LINLI_DAY_WEEKEND, FALSE, NULL);
}

static void
test_text_setting (Fixture       *fixture,
                   gconstpointer  unused)
{
  Order order = { 2027, "2月6日放假" };

  fixture_act (fixture, set_days, &order);
  fixture_assert_text (fixture, "SELECT value FROM setting WHERE key = 'calendar.2027'", "2027-02-06 off 春节\n");
}

int
main (int    argc,
      char **argv)
{
  linli_locale_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/work-calendar/own-year", Fixture, NULL, fixture_set_up, test_own_year, fixture_tear_down);
  g_test_add ("/work-calendar/replaced", Fixture, NULL, fixture_set_up, test_replaced, fixture_tear_down);
  g_test_add ("/work-calendar/december", Fixture, NULL, fixture_set_up, test_december, fixture_tear_down);
  g_test_add ("/work-calendar/text-setting", Fixture, NULL, fixture_set_up, test_text_setting, fixture_tear_down);
  return g_test_run ();
}
