/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is asked at a gate, bays that are shared by day and by night, and swaps. People and plates are invented. */

#include "lp-gate-store.h"
#include "lp-share-store.h"
#include "lp-swap-store.h"
#include "lp-swap.h"
#include "parking-file.h"

/* Two compounds a kilometre apart, each with a lot at its side, and cars that park in the wrong one. */
static const char ground[] =
  "INSERT INTO compound (id, name) VALUES (1, '金沙时代城'), (2, '群康路40号院');"
  "INSERT INTO building (id, compound_id, name) VALUES (1, 1, '1栋'), (2, 2, '2栋');"
  "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (1, 1, 1, '301'), (2, 2, 2, '101');"
  "INSERT INTO household (id, dwelling_id) VALUES (1, 1), (2, 2);"
  "INSERT INTO person (id, household_id, name, phone) VALUES (1, 1, '张三', '13800000001');"
  "UPDATE household SET head_id = 1 WHERE id = 1;"
  "INSERT INTO organisation (id, name) VALUES (1, '甜水面馆');"
  "INSERT INTO vehicle (id, plate, organisation_id) VALUES (1, '川A00003', 1);"
  "INSERT INTO parking_lot (id, name, kind, outsiders) VALUES (1, '金沙停车场', 'lot', 'yes'), (2, '群康院', 'courtyard', 'yes');"
  "INSERT INTO parking_entrance (id, lot_id, x, y) VALUES (1, 1, 104.0, 31.0), (2, 2, 104.03, 31.0);"
  "INSERT INTO parking_bays (id, lot_id, kind, total) VALUES (1, 1, 'plain', 9);"
  "INSERT INTO parking_use (id, lot_id, household_id, plate, span, since) VALUES (1, 2, 1, '川A00001', 'night', '2026-01-01'),"
  " (2, 1, 2, '川A00002', 'night', '2026-01-01');"
  "INSERT INTO parking_use (id, lot_id, vehicle_id, plate, span, since) VALUES (3, 1, 1, '川A00003', 'day', '2026-01-01');"
  "INSERT INTO parking_use (id, lot_id, plate, span, since, until) VALUES (4, 1, '川A00004', 'night', '2025-01-01', '2025-12-31');"
  "INSERT INTO parking_use (id, lot_id, plate, span, since) VALUES (5, 1, '川A00005', 'all-day', '2099-01-01');"
  "INSERT INTO parking_use (id, lot_id, plate, span) VALUES (6, 1, '川A00006', 'all-day');"
  "INSERT INTO matter (id, kind, title, state, opened_at) VALUES (11, 'parking', '停车', 'waiting', '2026-01-01T00:00:00Z');"
  "INSERT INTO parking_need (id, plate, span) VALUES (11, '川A00007', 'day');";

static const char standing[] =
  "INSERT OR REPLACE INTO dwelling_standing (dwelling_id, address, sort_key, x, y) VALUES (1, '金沙时代城1栋301', x'01', 104.0, 31.0),"
  " (2, '群康路40号院2栋101', x'02', 104.03, 31.0);";

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  parking_file_set_up (fixture, unused);
  fixture_run (fixture, ground);
  fixture_run (fixture, standing);
}

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static void
assert_state (Fixture     *fixture,
              const char  *text,
              LpGateState  state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cars = lp_gate_find (reader (fixture), text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cars->len, ==, 1);
  g_assert_cmpint (((LpGateCar *) g_ptr_array_index (cars, 0))->state, ==, state);
}

/* The end of a plate is enough, written as people write it; two characters are not. */
static void
test_gate_find (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GPtrArray) few = lp_gate_find (reader (fixture), "01", NULL);
  g_autoptr (GPtrArray) all = lp_gate_find (reader (fixture), "川A·0000", NULL);
  g_autoptr (GPtrArray) none = lp_gate_find (reader (fixture), "99999", NULL);

  assert_state (fixture, "0001", LP_GATE_PARKS);
  assert_state (fixture, "川a·00004", LP_GATE_OVER);
  assert_state (fixture, "A00005", LP_GATE_LATER);
  assert_state (fixture, "００６", LP_GATE_KEPT);
  assert_state (fixture, "0007", LP_GATE_WAITING);
  g_assert_cmpuint (few->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (all->len, ==, 7);
  g_assert_cmpint (((LpGateCar *) g_ptr_array_index (all, 0))->state, ==, LP_GATE_PARKS);
  g_assert_cmpint (((LpGateCar *) g_ptr_array_index (all, 6))->state, ==, LP_GATE_WAITING);
}

/* Neither those whose time is over nor those for which a bay is only kept; the room stands nowhere. */
static void
test_gate_list (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GPtrArray) here = lp_gate_list (reader (fixture), 1, NULL), there = lp_gate_list (reader (fixture), 2, NULL);
  g_autoptr (GPtrArray) lots = lp_gate_list_lots (reader (fixture), NULL);
  const LpGateCar *car = g_ptr_array_index (there, 0);

  g_assert_cmpuint (here->len, ==, 3);
  g_assert_cmpstr (((LpGateCar *) g_ptr_array_index (here, 0))->plate, ==, "川A00002");
  g_assert_cmpuint (there->len, ==, 1);
  g_assert_cmpstr (car->place, ==, "金沙时代城 1栋");
  g_assert_cmpstr (car->name, ==, "张三");
  g_assert_cmpstr (car->phone, ==, "13800000001");
  g_assert_cmpuint (lots->len, ==, 2);
  g_assert_cmpuint (((LpGateLot *) g_ptr_array_index (lots, 1))->n_cars, ==, 2);
}

static void
test_share (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lots = lp_share_list (reader (fixture), &error);
  const LpShareLot *lot;
  const LpSharePair *pair;

  g_assert_no_error (error);
  g_assert_cmpuint (lots->len, ==, 2);
  lot = g_ptr_array_index (lots, 1);
  g_assert_cmpstr (lot->name, ==, "金沙停车场");
  g_assert_cmpint (lot->total, ==, 9);
  g_assert_cmpuint (lot->n_day, ==, 1);
  g_assert_cmpuint (lot->n_night, ==, 1);
  g_assert_cmpuint (lot->n_waiting, ==, 1);
  g_assert_cmpuint (lot->pairs->len, ==, 1);
  pair = g_ptr_array_index (lot->pairs, 0);
  g_assert_cmpstr (pair->night_plate, ==, "川A00002");
  g_assert_cmpstr (pair->day_place, ==, "甜水面馆");
  lot = g_ptr_array_index (lots, 0);
  g_assert_cmpint (lot->total, ==, -1); /* nobody counted them */
  g_assert_null (((LpSharePair *) g_ptr_array_index (lot->pairs, 0))->day_plate);
}

static LpSwapOffer *
find_only (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = lp_swap_list (reader (fixture), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (offers->len, ==, 1);
  return lp_swap_offer_copy (g_ptr_array_index (offers, 0));
}

static void
test_swap (Fixture       *fixture,
           gconstpointer  unused)
{
  LpSwapOffer *offer = find_only (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) again = NULL;

  g_assert_cmpint (offer->halves[0].then, <, offer->halves[0].now);
  g_assert_cmpint (offer->halves[1].then, <, offer->halves[1].now);
  fixture_act (fixture, lp_swap_make, offer);
  g_assert_cmpint (fixture_get (fixture, "SELECT lot_id FROM parking_use WHERE plate = '川A00001' AND until IS NULL"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT lot_id FROM parking_use WHERE plate = '川A00002' AND until IS NULL"), ==, 2);
  again = lp_swap_list (reader (fixture), NULL, NULL);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_false (linli_store_act (fixture->store, "test", lp_swap_make, offer, NULL, &error)); /* both have gone */
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpint (fixture_get (fixture, "SELECT lot_id FROM parking_use WHERE plate = '川A00001' AND until IS NULL"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM parking_use"), ==, 6);
  lp_swap_offer_free (offer);
}

/* A courtyard that belongs to a compound takes others by agreement alone. */
static void
test_swap_admits (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (GPtrArray) offers = NULL;

  fixture_run (fixture, "UPDATE parking_use SET lot_id = 1 WHERE id = 1; UPDATE parking_use SET lot_id = 2 WHERE id = 2;"
               "UPDATE parking_entrance SET x = 104.03 WHERE id = 1; UPDATE parking_entrance SET x = 104.0 WHERE id = 2;"
               "UPDATE parking_lot SET compound_id = 2 WHERE id = 2;");
  offers = lp_swap_list (reader (fixture), NULL, NULL);
  g_assert_cmpuint (offers->len, ==, 0);
  fixture_run (fixture, "INSERT INTO matter (id, kind, title, state, opened_at) VALUES (12, 'parking-agreement', '协议', 'in-force', '2026-01-01T00:00:00Z');"
               "INSERT INTO parking_agreement (id, lot_id, host_id, guest_id, span) VALUES (12, 2, 2, 1, 'night');");
  lp_swap_offer_free (find_only (fixture));
}

/* Of random towns: both of each pair gain, nobody swaps twice, and of those left over no two could. */
static void
test_swap_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      guint n_lots = (guint) g_test_rand_int_range (1, 5), n_cars = (guint) g_test_rand_int_range (0, 9);
      g_autofree LpSwapCar *cars = g_new (LpSwapCar, n_cars + 1);
      g_autofree int *seconds = g_new (int, n_lots * n_cars + 1);
      g_autofree gboolean *taken = g_new0 (gboolean, n_cars + 1);
      g_autoptr (GArray) swaps = NULL;

      for (guint i = 0; i < n_cars; i++)
        cars[i] = (LpSwapCar) { (guint) g_test_rand_int_range (0, (int) n_lots), (guint) g_test_rand_int_range (0, 2) };
      for (guint i = 0; i < n_lots * n_cars; i++)
        seconds[i] = g_test_rand_int_range (-1, 10) * 40;
      for (guint i = 0; i < n_lots * n_cars; i++)
        seconds[i] = MAX (seconds[i], -1);
      swaps = lp_swap_find (cars, n_cars, n_lots, seconds);
      for (guint i = 0; i < swaps->len; i++)
        {
          const LpSwap *swap = &g_array_index (swaps, LpSwap, i);

          g_assert_false (taken[swap->a] || taken[swap->b]);
          taken[swap->a] = taken[swap->b] = TRUE;
          g_assert_cmpuint (cars[swap->a].need, ==, cars[swap->b].need);
          g_assert_cmpint (seconds[cars[swap->a].lot * n_cars + swap->a] - seconds[cars[swap->b].lot * n_cars + swap->a], ==, swap->saved_a);
          g_assert_cmpint (MIN (swap->saved_a, swap->saved_b), >=, LP_SWAP_LEAST);
        }
      for (guint a = 0; a < n_cars; a++)
        for (guint b = 0; b < n_cars; b++)
          {
            int a_now = seconds[cars[a].lot * n_cars + a], a_then = seconds[cars[b].lot * n_cars + a];
            int b_now = seconds[cars[b].lot * n_cars + b], b_then = seconds[cars[a].lot * n_cars + b];

            if (!taken[a] && !taken[b] && cars[a].need == cars[b].need && MIN (MIN (a_now, a_then), MIN (b_now, b_then)) >= 0)
              g_assert_false (a_now - a_then >= LP_SWAP_LEAST && b_now - b_then >= LP_SWAP_LEAST);
          }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/parking-share/gate-find", Fixture, NULL, set_up, test_gate_find, fixture_tear_down);
  g_test_add ("/parking-share/gate-list", Fixture, NULL, set_up, test_gate_list, fixture_tear_down);
  g_test_add ("/parking-share/share", Fixture, NULL, set_up, test_share, fixture_tear_down);
  g_test_add ("/parking-share/swap", Fixture, NULL, set_up, test_swap, fixture_tear_down);
  g_test_add ("/parking-share/swap-admits", Fixture, NULL, set_up, test_swap_admits, fixture_tear_down);
  g_test_add_func ("/parking-share/swap-random", test_swap_random);
  return g_test_run ();
}
