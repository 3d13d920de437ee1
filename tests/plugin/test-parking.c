/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lots and their bays: what was not counted never is 0, a count has its day, and an action is taken back whole. Places are invented. */

#include "lp-lot-store.h"
#include "parking-file.h"

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
    lp_bays_count_on (&lot->bays[i], LP_PARK_ALL_DAY, day);
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
  g_assert_null (read->bays[LP_BAYS_PLAIN].counted_on);
  g_assert_cmpstr (read->bays[LP_BAYS_PLAIN].night_counted_on, ==, "2026-06-15");
  g_assert_null (read->bays[LP_BAYS_CHARGING].night_counted_on);
  g_assert_cmpint (read->bays[LP_BAYS_LARGE].total, ==, LP_BAYS_UNKNOWN);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM parking_bays WHERE free_day IS NULL"), ==, 2);
  lp_lot_sum (read, &sum);
  g_assert_cmpint (sum.total, ==, 44);
  g_assert_cmpint (sum.free_day, ==, LP_BAYS_UNKNOWN);
  g_assert_cmpint (sum.free_night, ==, 0);
  g_assert_null (sum.counted_on);
  g_assert_cmpstr (sum.night_counted_on, ==, "2026-06-15");
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

/* Entrances, hours, prices and whose it is are read as they were written; what was taken away is gone, and comes back when undone. */
static void
test_facts (Fixture       *fixture,
            gconstpointer  unused)
{
  LpLot *lot = lot_new ("群康路40号院"), *read;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (7, '群康路40号院')");
  lot->compound_id = 7;
  g_ptr_array_add (lot->entrances, lp_entrance_new ("东门", 104.01, 30.67));
  g_ptr_array_add (lot->entrances, lp_entrance_new (NULL, 104.02, 30.68));
  lot->hours[LP_DAYS_WORKDAY] = (LpHours) { TRUE, 18 * 60, 8 * 60 + 30 };
  lot->hours[LP_DAYS_HOLIDAY] = (LpHours) { TRUE, LP_HOURS_CLOSED, 0 };
  lot->fen[LP_FEE_MONTH][0] = 0;
  lot->fen[LP_FEE_MONTH][1] = 12050;
  fixture_act (fixture, lp_lot_save, lot);
  read = lp_lot_load (linli_store_get_reader (fixture->store), lot->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->compound, ==, "群康路40号院");
  g_assert_cmpuint (read->entrances->len, ==, 2);
  g_assert_cmpstr (((LpEntrance *) g_ptr_array_index (read->entrances, 0))->name, ==, "东门");
  g_assert_cmpfloat (((LpEntrance *) g_ptr_array_index (read->entrances, 1))->y, ==, 30.68);
  g_assert_cmpint (read->hours[LP_DAYS_WORKDAY].opens, ==, 18 * 60);
  g_assert_cmpint (read->hours[LP_DAYS_WORKDAY].closes, ==, 8 * 60 + 30);
  g_assert_false (read->hours[LP_DAYS_SATURDAY].known);
  g_assert_true (read->hours[LP_DAYS_HOLIDAY].known);
  g_assert_cmpint (read->hours[LP_DAYS_HOLIDAY].opens, ==, LP_HOURS_CLOSED);
  g_assert_cmpint (read->fen[LP_FEE_MONTH][0], ==, 0);
  g_assert_cmpint (read->fen[LP_FEE_MONTH][1], ==, 12050);
  g_assert_cmpint (read->fen[LP_FEE_MONTH][2], ==, LP_FEE_UNKNOWN);
  g_ptr_array_remove_index (read->entrances, 0);
  read->hours[LP_DAYS_WORKDAY].known = FALSE;
  read->fen[LP_FEE_MONTH][1] = LP_FEE_UNKNOWN;
  fixture_act (fixture, lp_lot_save, read);
  g_assert_cmpint (fixture_get (fixture, "SELECT (SELECT count (*) FROM parking_entrance WHERE deleted_at IS NULL) * 100 + (SELECT count (*)"
                                " FROM parking_hours WHERE deleted_at IS NULL) * 10 + (SELECT count (*) FROM parking_fee WHERE deleted_at IS NULL)"), ==, 111);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get (fixture, "SELECT (SELECT count (*) FROM parking_entrance WHERE deleted_at IS NULL) * 100 + (SELECT count (*)"
                                " FROM parking_hours WHERE deleted_at IS NULL) * 10 + (SELECT count (*) FROM parking_fee WHERE deleted_at IS NULL)"), ==, 222);
  lp_lot_free (read);
  lp_lot_free (lot);
}

static void
test_hours (void)
{
  static const struct {
    const char *text;
    gboolean understood;
    gboolean known;
    int opens;
    int closes;
  } written[] = {
    { "", TRUE, FALSE, 0, 0 },
    { "8-22", TRUE, TRUE, 480, 1320 },
    { "18：00 — 8：30", TRUE, TRUE, 1080, 510 },
    { "8点至20点", TRUE, TRUE, 480, 1200 },
    { "0:00-24:00", TRUE, TRUE, 0, 0 },
    { "全天", TRUE, TRUE, 0, 0 },
    { "不开放", TRUE, TRUE, LP_HOURS_CLOSED, 0 },
    { "8", FALSE, FALSE, 0, 0 },
    { "8-25", FALSE, FALSE, 0, 0 },
    { "8:60-9:00", FALSE, FALSE, 0, 0 },
    { "晚上", FALSE, FALSE, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    {
      LpHours hours, again;
      g_autofree char *text = NULL;

      g_assert_cmpint (lp_hours_from_text (written[i].text, &hours), ==, written[i].understood);
      if (!written[i].understood)
        continue;
      g_assert_cmpint (hours.known, ==, written[i].known);
      g_assert_cmpint (hours.opens, ==, written[i].opens);
      g_assert_cmpint (hours.closes, ==, written[i].closes);
      text = lp_hours_to_text (&hours);
      g_assert_true (lp_hours_from_text (text, &again));
      g_assert_cmpint (again.known, ==, hours.known);
      g_assert_cmpint (again.opens, ==, hours.opens);
      g_assert_cmpint (again.closes, ==, hours.closes);
    }
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
  g_test_add ("/parking/unknown", Fixture, NULL, parking_file_set_up, test_unknown, fixture_tear_down);
  g_test_add ("/parking/change", Fixture, NULL, parking_file_set_up, test_change, fixture_tear_down);
  g_test_add ("/parking/remove", Fixture, NULL, parking_file_set_up, test_remove, fixture_tear_down);
  g_test_add ("/parking/facts", Fixture, NULL, parking_file_set_up, test_facts, fixture_tear_down);
  g_test_add_func ("/parking/hours", test_hours);
  g_test_add_func ("/parking/fault", test_fault);
  return g_test_run ();
}
