/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What shared bays bring: noted by month, summed up by year for a lot and for an agreement, and compared with what the cars should pay. */

#include "lp-income-ledger.h"
#include "lp-income-store.h"
#include "lp-parking-brief-store.h"
#include "lp-parking-codes.h"
#include "parking-file.h"

static const char ground[] =
  "INSERT INTO compound (id, name) VALUES (1, '金沙时代城'), (2, '群康路40号院');"
  "INSERT INTO dwelling (id, compound_id, room) VALUES (1, 1, '301'), (2, 2, '101');"
  "INSERT INTO household (id, dwelling_id) VALUES (1, 1), (2, 2);"
  "INSERT INTO parking_lot (id, name, kind, outsiders, compound_id) VALUES (1, '群康路40号院', 'courtyard', 'yes', 2), (2, '路边', 'street', 'yes', NULL);"
  "INSERT INTO matter (id, kind, number, title, state, opened_at) VALUES (11, 'parking-agreement', 'TC-1', '停车', 'in-force', '2026-01-01T00:00:00Z');"
  "INSERT INTO parking_agreement (id, lot_id, host_id, guest_id, span) VALUES (11, 1, 2, 1, 'all-day');"
  "INSERT INTO parking_use (lot_id, household_id, plate, span, since, until, fen) VALUES (1, 1, '川A00001', 'all-day', '2020-01-01', NULL, 12050),"
  " (1, 1, '川A00002', 'all-day', '2020-01-01', NULL, NULL), (1, 1, '川A00003', 'all-day', '2020-01-01', '2021-01-01', 9900),"
  " (1, 1, '川A00004', 'all-day', NULL, NULL, 9900), (1, 2, '川A00005', 'all-day', '2020-01-01', NULL, 5000),"
  " (1, NULL, '川A00006', 'night', '2020-01-01', NULL, 0);";

static const LpIncomeScope lot = { 1, 0 }, agreement = { 1, 11 };

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  parking_file_set_up (fixture, unused);
  fixture_run (fixture, ground);
}

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static gint64
note (Fixture             *fixture,
      const LpIncomeScope *scope,
      const char          *month,
      gint64               fen,
      const char          *used_for)
{
  g_autoptr (LpIncome) income = lp_income_new (scope);

  income->month = g_strdup (month);
  income->fen = fen;
  income->used_for = g_strdup (used_for);
  g_assert_null (lp_income_find_fault (income, "2026-11-29"));
  fixture_act (fixture, lp_income_save, income);
  return income->id;
}

static void
assert_year (Fixture             *fixture,
             const LpIncomeScope *scope,
             guint                position,
             LpIncomeYear         wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) years = lp_income_list_years (reader (fixture), scope, &error);
  g_autoptr (GPtrArray) notes = lp_income_list (reader (fixture), scope, wanted.year, &error);
  const LpIncomeYear *year;
  gint64 sum = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (years->len, >, position);
  year = &g_array_index (years, LpIncomeYear, position);
  g_assert_cmpint (year->year, ==, wanted.year);
  g_assert_cmpuint (year->n, ==, wanted.n);
  g_assert_cmpint (year->fen, ==, wanted.fen);
  g_assert_cmpint (year->open_fen, ==, wanted.open_fen);
  for (guint i = 0; i < notes->len; i++) /* the notes behind a sum are those that make it */
    sum += ((LpIncome *) g_ptr_array_index (notes, i))->fen;
  g_assert_cmpuint (notes->len, ==, wanted.n);
  g_assert_cmpint (sum, ==, wanted.fen);
}

static void
test_sums (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GArray) none = lp_income_list_years (reader (fixture), &lot, NULL);
  g_autoptr (GPtrArray) notes = NULL;

  g_assert_cmpuint (none->len, ==, 0); /* nothing noted is no sum of 0 */
  note (fixture, &agreement, "2026-10", 24100, "路灯维修");
  note (fixture, &agreement, "2026-09", 12050, NULL);
  note (fixture, &lot, "2026-10", 1000, NULL);
  note (fixture, &agreement, "2025-12", 0, NULL);
  assert_year (fixture, &lot, 0, (LpIncomeYear) { 2026, 3, 37150, 13050 });
  assert_year (fixture, &lot, 1, (LpIncomeYear) { 2025, 1, 0, 0 });
  assert_year (fixture, &agreement, 0, (LpIncomeYear) { 2026, 2, 36150, 12050 });
  notes = lp_income_list (reader (fixture), &lot, 0, NULL);
  g_assert_cmpuint (notes->len, ==, 4);
  g_assert_null (((LpIncome *) g_ptr_array_index (notes, 0))->agreement);
  g_assert_cmpstr (((LpIncome *) g_ptr_array_index (notes, 1))->agreement, ==, "TC-1 金沙时代城");
}

/* Each is one action: changed, taken away, and both taken back. */
static void
test_change (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 id = note (fixture, &agreement, "2026-10", 24100, NULL);
  g_autoptr (LpIncome) income = lp_income_new (&agreement);
  g_autoptr (GArray) none = NULL;
  g_autoptr (GError) error = NULL;

  income->id = id;
  income->month = g_strdup ("2026-10");
  income->fen = 25000;
  income->used_for = g_strdup ("绿化");
  fixture_act (fixture, lp_income_save, income);
  assert_year (fixture, &lot, 0, (LpIncomeYear) { 2026, 1, 25000, 0 });
  fixture_act (fixture, lp_income_remove, income);
  none = lp_income_list_years (reader (fixture), &lot, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  assert_year (fixture, &lot, 0, (LpIncomeYear) { 2026, 1, 25000, 0 });
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  assert_year (fixture, &lot, 0, (LpIncomeYear) { 2026, 1, 24100, 24100 });
}

static void
assert_expected (Fixture             *fixture,
                 const LpIncomeScope *scope,
                 gint64               fen,
                 guint                n_priced,
                 guint                n_unknown)
{
  g_autoptr (GError) error = NULL;
  LpIncomeExpected expected;

  g_assert_true (lp_income_expect (reader (fixture), scope, &expected, &error));
  g_assert_no_error (error);
  g_assert_cmpint (expected.fen, ==, fen);
  g_assert_cmpuint (expected.n_priced, ==, n_priced);
  g_assert_cmpuint (expected.n_unknown, ==, n_unknown);
}

/* Not the hosts' own car, nor one that left or is not there yet; a car without a price is no car for nothing. */
static void
test_expected (Fixture       *fixture,
               gconstpointer  unused)
{
  const LpIncomeScope street = { 2, 0 };

  assert_expected (fixture, &lot, 12050, 2, 1);
  assert_expected (fixture, &agreement, 12050, 1, 1);
  assert_expected (fixture, &street, 0, 0, 0);
  fixture_run (fixture, "INSERT INTO parking_use (lot_id, household_id, plate, span, since, fen) VALUES (2, 1, '川A00007', 'all-day', '2020-01-01', 100)");
  assert_expected (fixture, &street, 100, 1, 0);
}

static void
test_month (void)
{
  const struct {
    const char *text;
    const char *month;
  } cases[] = { { "2026-10", "2026-10" }, { " 2026/3 ", "2026-03" }, { "202609", "2026-09" }, { "2026年7月", "2026-07" }, { "２０２６．１２", "2026-12" },
                { "2026-13", NULL }, { "2026-0", NULL }, { "10", NULL }, { "", NULL }, { "20261", NULL }, { "2026-10-01", NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *month = lp_month_from_text (cases[i].text);

      g_assert_cmpstr (month, ==, cases[i].month);
    }
}

static void
test_fault (void)
{
  g_autoptr (LpIncome) income = lp_income_new (&lot);

  g_assert_nonnull (lp_income_find_fault (income, "2026-11-29"));
  income->month = g_strdup ("2026-11");
  g_assert_nonnull (lp_income_find_fault (income, "2026-11-29")); /* how much is not known */
  income->fen = 0;
  g_assert_null (lp_income_find_fault (income, "2026-11-29"));
  g_assert_nonnull (lp_income_find_fault (income, "2026-10-31")); /* still to come */
}

/* Of a month for which nobody noted anything nobody knows the income; that of the month before stands beside it. The number opens its rows. */
static void
test_brief (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LinliFigureSource) source = lp_parking_brief_source_new ();
  LinliPeriod february = { LINLI_PERIOD_MONTH, { 2024, 2, 1 }, { 2024, 2, 29 } }, march = linli_period_move (&february, 1);
  g_autoptr (LinliFigures) known = NULL;
  g_autoptr (LinliFigures) unknown = NULL;
  g_autofree char *number = NULL;
  const LpIncomeScope street = { 2, 0 };
  const char *said;
  double before;

  note (fixture, &lot, "2024-02", 100000000, NULL);
  note (fixture, &agreement, "2024-02", 23450000, NULL);
  note (fixture, &street, "2024-02", 6780, NULL);
  fixture_run (fixture, "UPDATE parking_lot SET deleted_at = '2024-03-01T00:00:00Z' WHERE id = 2"); /* what it brought it did bring */
  known = linli_figure_source_count (source, reader (fixture), &february, NULL, NULL);
  number = linli_figure_dup_number (linli_figures_find (known, "income"));
  g_assert_cmpstr (number, ==, "1234567.80");
  g_assert_cmpuint (linli_figure_get_n_rows (linli_figures_find (known, "income")), ==, 2);
  g_assert_cmpint (linli_figure_get_row (linli_figures_find (known, "income"), 0, &said), ==, 1);
  g_assert_cmpstr (linli_figure_get_row_words (linli_figures_find (known, "income"), 0), ==, "群康路40号院 · 2024-02");
  g_assert_nonnull (strstr (said, "1234500"));
  g_assert_cmpint (linli_figure_get_row (linli_figures_find (known, "income"), 1, NULL), ==, 2);
  g_assert_true (g_str_has_prefix (linli_figure_get_row_words (linli_figures_find (known, "income"), 1), "路边 (") ||
                 g_str_has_prefix (linli_figure_get_row_words (linli_figures_find (known, "income"), 1), "路边（"));
  unknown = linli_figure_source_count (source, reader (fixture), &march, NULL, NULL);
  g_assert_false (linli_figure_get_value (linli_figures_find (unknown, "income"), NULL));
  g_assert_true (linli_figure_get_before (linli_figures_find (unknown, "income"), &before));
  g_assert_cmpfloat (before, ==, 1234567.8);
}

static void
assert_cell (LinliLedger *ledger,
             guint        row,
             gboolean     masked,
             const char  *wanted)
{
  const guint used_for = 3;
  g_autofree char *text = linli_ledger_dup_cell (ledger, linli_ledger_get_item (ledger, row), used_for, masked);

  g_assert_cmpstr (text, ==, wanted);
}

/* What was written names people in full only where that is asked for. */
static void
test_ledger (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LinliLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "INSERT INTO person (id, household_id, name) VALUES (1, 1, '郭守田')");
  fixture_run (fixture, "UPDATE matter SET subject_kind = 'person', subject_id = 1 WHERE id = 11");
  note (fixture, &agreement, "2026-10", 24100, "付给郭守田修路灯");
  note (fixture, &lot, "2026-09", 1000, "修路灯 13800000031");
  note (fixture, &lot, "2026-08", 1000, NULL);
  ledger = lp_income_ledger_new (reader (fixture), &lot, "群康路40号院", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (linli_ledger_get_n_rows (ledger), ==, 3);
  assert_cell (ledger, 0, TRUE, "付给郭*田修路灯");
  assert_cell (ledger, 0, FALSE, "付给郭守田修路灯");
  assert_cell (ledger, 1, TRUE, "修路灯 138****0031");
  assert_cell (ledger, 1, FALSE, "修路灯 13800000031");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/parking-income/sums", Fixture, NULL, set_up, test_sums, fixture_tear_down);
  g_test_add ("/parking-income/change", Fixture, NULL, set_up, test_change, fixture_tear_down);
  g_test_add ("/parking-income/expected", Fixture, NULL, set_up, test_expected, fixture_tear_down);
  g_test_add ("/parking-income/ledger", Fixture, NULL, set_up, test_ledger, fixture_tear_down);
  g_test_add ("/parking-income/brief", Fixture, NULL, set_up, test_brief, fixture_tear_down);
  g_test_add_func ("/parking-income/month", test_month);
  g_test_add_func ("/parking-income/fault", test_fault);
  return g_test_run ();
}
