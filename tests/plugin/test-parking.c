/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lots and their bays: what was not counted never is 0, a count has its day, and an action is taken back whole. Places are invented. */

#include "../model/fixture.h"
#include "lp-lot-store.h"

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  static const char * const names[] = { LP_LOT_TABLE, LP_BAYS_TABLE, NULL };
  g_autoptr (GBytes) step = g_resources_lookup_data (LP_PARKING_STEPS "/0001-lot.sql", 0, NULL);
  g_autofree char *tables = g_strndup (g_bytes_get_data (step, NULL), g_bytes_get_size (step));
  const char *steps[] = { tables };
  LinliSchema schema = { "parking", steps, G_N_ELEMENTS (steps), names };
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, unused);
  linli_store_migrate (fixture->store, &schema, &error);
  g_assert_no_error (error);
}

static LpLot *
lot_new (const char *name)
{
  LpLot *lot = lp_lot_new ();

  g_free (lot->name);
  lot->name = g_strdup (name);
  return lot;
}

static void
count_on (LpLot      *lot,
          const char *day)
{
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    lp_bays_count_on (&lot->bays[i], day);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lots = lp_lot_list (linli_store_get_reader (fixture->store), &error);

  g_assert_no_error (error);
  return lots;
}

static void
test_unknown (Fixture       *fixture,
              gconstpointer  unused)
{
  LpLot *lot = lot_new ("金沙时代城");
  g_autoptr (GPtrArray) lots = NULL;
  const LpLot *read;
  LpBaysSum sum;

  lot->kind = LP_LOT_BASEMENT;
  lot->outsiders = LP_OUTSIDERS_NO;
  lot->bays[LP_BAYS_PLAIN].total = 40;
  lot->bays[LP_BAYS_PLAIN].free_night = 0;
  lot->bays[LP_BAYS_CHARGING].total = 4;
  count_on (lot, "2026-06-15");
  fixture_act (fixture, lp_lot_save, lot);
  lp_lot_free (lot);
  lots = list (fixture);
  g_assert_cmpuint (lots->len, ==, 1);
  read = g_ptr_array_index (lots, 0);
  g_assert_cmpstr (read->name, ==, "金沙时代城");
  g_assert_cmpint (read->kind, ==, LP_LOT_BASEMENT);
  g_assert_cmpint (read->outsiders, ==, LP_OUTSIDERS_NO);
  g_assert_cmpint (read->bays[LP_BAYS_PLAIN].free_day, ==, LP_BAYS_UNKNOWN);
  g_assert_cmpint (read->bays[LP_BAYS_PLAIN].free_night, ==, 0);
  g_assert_cmpstr (read->bays[LP_BAYS_PLAIN].counted_on, ==, "2026-06-15");
  g_assert_null (read->bays[LP_BAYS_CHARGING].counted_on);
  g_assert_cmpint (read->bays[LP_BAYS_LARGE].total, ==, LP_BAYS_UNKNOWN);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM parking_bays WHERE free_day IS NULL"), ==, 2);
  lp_lot_sum (read, &sum);
  g_assert_cmpint (sum.total, ==, 44);
  g_assert_cmpint (sum.free_day, ==, LP_BAYS_UNKNOWN);
  g_assert_cmpint (sum.free_night, ==, 0);
  g_assert_cmpstr (sum.counted_on, ==, "2026-06-15");
}

static void
test_change (Fixture       *fixture,
             gconstpointer  unused)
{
  LpLot *lot = lot_new ("群康路40号院");
  g_autoptr (GPtrArray) lots = NULL;
  g_autoptr (GError) error = NULL;
  const LpLot *read;

  lot->bays[LP_BAYS_PLAIN].free_day = 12;
  count_on (lot, "2026-06-15");
  fixture_act (fixture, lp_lot_save, lot);
  lot->bays[LP_BAYS_PLAIN].free_day = LP_BAYS_UNKNOWN;
  lot->bays[LP_BAYS_DISABLED].free_day = 1;
  count_on (lot, "2026-06-20");
  fixture_act (fixture, lp_lot_save, lot);
  lots = list (fixture);
  read = g_ptr_array_index (lots, 0);
  g_assert_cmpint (read->bays[LP_BAYS_PLAIN].free_day, ==, LP_BAYS_UNKNOWN);
  g_assert_null (read->bays[LP_BAYS_PLAIN].counted_on);
  g_assert_cmpstr (read->bays[LP_BAYS_DISABLED].counted_on, ==, "2026-06-20");
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&lots, g_ptr_array_unref);
  lots = list (fixture);
  read = g_ptr_array_index (lots, 0);
  g_assert_cmpint (read->bays[LP_BAYS_PLAIN].free_day, ==, 12);
  g_assert_cmpstr (read->bays[LP_BAYS_PLAIN].counted_on, ==, "2026-06-15");
  g_assert_cmpint (read->bays[LP_BAYS_DISABLED].free_day, ==, LP_BAYS_UNKNOWN);
  lp_lot_free (lot);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  unused)
{
  LpLot *lot = lot_new ("群康路40号院");
  g_autoptr (GPtrArray) lots = NULL, back = NULL;
  g_autoptr (GError) error = NULL;

  lot->bays[LP_BAYS_LARGE].total = 3;
  fixture_act (fixture, lp_lot_save, lot);
  fixture_act (fixture, lp_lot_remove, lot);
  lots = list (fixture);
  g_assert_cmpuint (lots->len, ==, 0);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  back = list (fixture);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_cmpint (((LpLot *) g_ptr_array_index (back, 0))->bays[LP_BAYS_LARGE].total, ==, 3);
  lp_lot_free (lot);
}

static void
test_fault (void)
{
  LpLot *lot = lot_new ("");

  g_assert_nonnull (lp_lot_find_fault (lot));
  g_free (lot->name);
  lot->name = g_strdup ("群康路40号院");
  lot->bays[LP_BAYS_PLAIN].free_night = 9;
  g_assert_null (lp_lot_find_fault (lot));
  lot->bays[LP_BAYS_PLAIN].total = 9;
  g_assert_null (lp_lot_find_fault (lot));
  lot->bays[LP_BAYS_PLAIN].total = 8;
  g_assert_nonnull (lp_lot_find_fault (lot));
  lp_lot_free (lot);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/parking/unknown", Fixture, NULL, set_up, test_unknown, fixture_tear_down);
  g_test_add ("/parking/change", Fixture, NULL, set_up, test_change, fixture_tear_down);
  g_test_add ("/parking/remove", Fixture, NULL, set_up, test_remove, fixture_tear_down);
  g_test_add_func ("/parking/fault", test_fault);
  return g_test_run ();
}
