/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who parks where: limits, ranks, pins, no moving without need, and the reasons told. */

#include "lp-plan.h"

#define WALK(s) { (s), (s), 0, FALSE }

static const LpPlanFee usual[] = { { LP_PLAN_FEE_MONTH, 1, 20000 } }, dear[] = { { LP_PLAN_FEE_MONTH, 1, 30001 } };

static LpPlanLot
lot (gint64 id,
     guint  bays)
{
  return (LpPlanLot) { .id = id, .name = "West", .n_entrances = 1, .bays = { { TRUE, (int) bays, (int) bays } }, .open = LP_PARK_ALL_DAY,
                       .outsiders = TRUE, .fees = usual, .n_fees = 1 };
}

static LpPlanNeed
need (gint64 id)
{
  return (LpPlanNeed) { .id = id, .window = LP_PARK_ALL_DAY, .car = 1, .most_walk = 600, .most_fen = 30000, .before_fen = 20000 };
}

static LpPlanResult *
make (const LpPlanLot  *lots,
      guint             n_lots,
      const LpPlanNeed *needs,
      guint             n_needs,
      const LpWalkWay  *ways)
{
  LpPlanWeights weights = LP_PLAN_WEIGHTS;
  g_autoptr (GError) error = NULL;
  LpPlanResult *plan = lp_plan_make (lots, n_lots, needs, n_needs, ways, &weights, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (plan->proved);
  return plan;
}

static const LpPlanAnswer *
answer (const LpPlanResult *plan,
        guint         need_index)
{
  return &g_array_index (plan->answers, LpPlanAnswer, need_index);
}

static void
test_words (void)
{
  LpPlanLot lots[] = { lot (1, 1) };
  LpPlanNeed needs[] = { need (1) };
  LpWalkWay ways[] = { { 170, 150, 1, FALSE } };
  g_autoptr (LpPlanResult) plan = NULL;
  g_autofree char *reason = NULL;

  needs[0].before_fen = 28000;
  plan = make (lots, 1, needs, 1, ways);
  reason = lp_plan_dup_reason (answer (plan, 0), needs, lots);
  g_assert_cmpstr (reason, ==, "across one main road, 3 minutes on foot, 80 yuan a month cheaper");
  g_assert_cmpuint (plan->n_placed, ==, 1);
  g_assert_cmpuint (plan->mean_walk, ==, 170);
  g_assert_cmpint (plan->saved_fen, ==, 8000);
}

/* Each limit is told as such, with what is nearest beyond it. */
static void
test_limits (void)
{
  LpPlanCode codes[] = { LP_PLAN_NOWHERE, LP_PLAN_NO_LOT, LP_PLAN_TOO_FAR, LP_PLAN_NO_OUTSIDERS, LP_PLAN_NO_BAY, LP_PLAN_CLOSED, LP_PLAN_TOO_DEAR,
                         LP_PLAN_REFUSED };
  gint64 refused = 1;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      LpPlanLot lots[] = { lot (1, 1) };
      LpPlanNeed needs[] = { need (1) };
      LpWalkWay ways[] = { WALK (codes[i] == LP_PLAN_TOO_FAR ? 601 : 600) };
      g_autoptr (LpPlanResult) plan = NULL;

      needs[0].nowhere = codes[i] == LP_PLAN_NOWHERE;
      lots[0].bays[LP_PLAN_PLAIN].night = codes[i] == LP_PLAN_NO_LOT ? LP_PLAN_UNKNOWN : 1;
      needs[0].bays = codes[i] == LP_PLAN_NO_BAY ? LP_PLAN_CHARGING : LP_PLAN_PLAIN;
      lots[0].open = codes[i] == LP_PLAN_CLOSED ? LP_PARK_DAY : LP_PARK_ALL_DAY;
      lots[0].outsiders = codes[i] != LP_PLAN_NO_OUTSIDERS;
      lots[0].compound = 7;
      lots[0].fees = codes[i] == LP_PLAN_TOO_DEAR ? dear : usual;
      needs[0].refused = &refused;
      needs[0].n_refused = codes[i] == LP_PLAN_REFUSED;
      plan = make (lots, 1, needs, 1, ways);
      g_assert_cmpint (answer (plan, 0)->code, ==, codes[i]);
      g_assert_cmpint (answer (plan, 0)->lot, ==, LP_PLAN_NONE);
      /* beyond the limits is what has a bay for it at all */
      g_assert_cmpint (answer (plan, 0)->nearest, ==, codes[i] == LP_PLAN_NOWHERE || codes[i] == LP_PLAN_NO_LOT || codes[i] == LP_PLAN_NO_BAY ||
                                                      codes[i] == LP_PLAN_CLOSED ? LP_PLAN_NONE : 0);
      g_assert_cmpuint (plan->n_uncounted, ==, 0); /* by day they were counted */
      g_clear_pointer (&plan, lp_plan_result_free);
      needs[0].compound = 7;
      plan = make (lots, 1, needs, 1, ways);
      g_assert_cmpuint (plan->n_placed, ==, codes[i] == LP_PLAN_NO_OUTSIDERS);
    }
}

/* A class counts more than waiting, waiting more than nearness; of those alike who waits longest is placed, and the other told who has the bay. */
static void
test_order (void)
{
  LpPlanLot lots[] = { lot (1, 1), lot (2, 9) };
  LpPlanNeed needs[] = { need (1), need (2) };
  LpWalkWay ways[] = { WALK (60), WALK (60), WALK (900), WALK (900) };
  g_autoptr (LpPlanResult) plan = NULL;
  g_autofree char *reason = NULL;

  needs[0].waiting_days = 3;
  needs[1].waiting_days = 4;
  plan = make (lots, 2, needs, 2, ways);
  g_assert_cmpint (answer (plan, 1)->code, ==, LP_PLAN_PLACED);
  g_assert_cmpint (answer (plan, 0)->code, ==, LP_PLAN_FULL);
  g_assert_cmpint (answer (plan, 0)->lot, ==, 0);
  g_assert_cmpint (answer (plan, 0)->nearest, ==, 1);
  reason = lp_plan_dup_reason (answer (plan, 0), &needs[0], lots);
  g_assert_cmpstr (reason, ==, "others come first in the lots within the limits; nearest beyond the limits: West, 15 minutes on foot");
  g_clear_pointer (&plan, lp_plan_result_free);
  needs[1].waiting_days = 4000;
  needs[0].rank_class = LP_PLAN_INFANT;
  ways[0].seconds = 500;
  plan = make (lots, 2, needs, 2, ways);
  g_assert_cmpint (answer (plan, 0)->code, ==, LP_PLAN_PLACED);
  g_clear_pointer (&plan, lp_plan_result_free);
  needs[1].pinned = 1;
  plan = make (lots, 2, needs, 2, ways);
  g_assert_cmpint (answer (plan, 1)->code, ==, LP_PLAN_PLACED);
  g_assert_cmpint (answer (plan, 0)->code, ==, LP_PLAN_FULL);
  g_clear_pointer (&plan, lp_plan_result_free);
  needs[0].pinned = 1;
  plan = make (lots, 2, needs, 2, ways);
  g_assert_cmpint (answer (plan, 1)->code, ==, LP_PLAN_PIN);
}

/* The nearer entrance is walked; a car by day and one by night share a bay. */
static void
test_entrances (void)
{
  LpPlanLot lots[] = { lot (1, 1) };
  LpPlanNeed needs[] = { need (1), need (2) };
  LpWalkWay ways[] = { WALK (-1), WALK (60), WALK (300), WALK (90) };
  g_autoptr (LpPlanResult) plan = NULL;

  lots[0].n_entrances = 2;
  needs[0].window = LP_PARK_DAY;
  needs[1].window = LP_PARK_NIGHT;
  plan = make (lots, 1, needs, 2, ways);
  g_assert_cmpuint (plan->n_placed, ==, 2);
  g_assert_cmpint (answer (plan, 0)->way.seconds, ==, 300);
  g_assert_cmpint (answer (plan, 1)->way.seconds, ==, 60);
}

/* A bay becomes free, a need comes, a lot closes: of those who have a place and could keep it none is moved, however much walk it would save. */
static void
test_keep (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (guint round = 0; round < 200; round++)
    {
      LpPlanLot lots[4];
      LpPlanNeed needs[12];
      LpWalkWay ways[48];
      g_autoptr (LpPlanResult) before = NULL, more = NULL, fewer = NULL;
      guint lost = 0;

      for (guint i = 0; i < 4; i++)
        lots[i] = lot (i + 1, (guint) g_rand_int_range (rand, 2, 5));
      for (guint i = 0; i < 48; i++)
        ways[i] = (LpWalkWay) WALK (g_rand_int_range (rand, 1, 600));
      for (guint k = 0; k < 12; k++)
        needs[k] = need (k + 1);
      before = make (lots, 4, needs, 6, (LpWalkWay[48]) { 0 });
      for (guint k = 0; k < 6; k++)
        needs[k].current = lots[answer (before, k)->lot].id;
      lots[g_rand_int_range (rand, 0, 4)].bays[0].day++;
      lots[3].bays[0].night += 9;
      lots[3].bays[0].day += 9;
      more = make (lots, 4, needs, 12, ways);
      g_assert_cmpuint (more->n_placed, ==, 12);
      g_assert_cmpuint (more->n_moved, ==, 0);
      for (guint k = 0; k < 12; k++)
        {
          needs[k].current = lots[answer (more, k)->lot].id;
          lost += needs[k].current == 1;
        }
      lots[0].bays[0].day = lots[0].bays[0].night = 0;
      fewer = make (lots, 4, needs, 12, ways);
      g_assert_cmpuint (fewer->n_placed, ==, 12);
      g_assert_cmpuint (fewer->n_moved, ==, lost);
    }
}

/* Plain bays first, large ones for plain cars only as far as nobody needs them; those for disabled people and with chargers are for these alone,
 * and these have no other. */
static void
test_kinds (void)
{
  LpPlanLot lots[] = { lot (1, 1) };
  LpPlanNeed needs[] = { need (1), need (2), need (3), need (4) };
  LpWalkWay ways[] = { WALK (60), WALK (60), WALK (60), WALK (60) };
  g_autoptr (LpPlanResult) plan = NULL;
  g_autofree char *reason = NULL;

  lots[0].bays[LP_PLAN_ACCESSIBLE] = (LpPlanBays) { TRUE, 5, 5 };
  lots[0].bays[LP_PLAN_LARGE] = (LpPlanBays) { TRUE, 1, 1 };
  needs[3].bays = LP_PLAN_CHARGING;
  plan = make (lots, 1, needs, 4, ways);
  g_assert_cmpuint (plan->n_placed, ==, 2);
  g_assert_cmpint (answer (plan, 0)->bays + answer (plan, 1)->bays + answer (plan, 2)->bays, ==, LP_PLAN_LARGE);
  g_assert_cmpint (answer (plan, 3)->code, ==, LP_PLAN_NO_BAY);
  reason = lp_plan_dup_reason (answer (plan, 3), &needs[3], lots);
  g_assert_cmpstr (reason, ==, "no lot within the limits has such a bay");
  g_assert_cmpuint (g_array_index (plan->options, LpPlanOption, 0).n_fit, ==, 2);
  g_assert_cmpuint (g_array_index (plan->options, LpPlanOption, 0).n_within, ==, 3);
  g_clear_pointer (&plan, lp_plan_result_free);
  needs[2].bays = LP_PLAN_LARGE;
  needs[2].rank_class = LP_PLAN_ELDER;
  needs[3].bays = LP_PLAN_ACCESSIBLE;
  plan = make (lots, 1, needs, 4, ways);
  g_assert_cmpint (answer (plan, 2)->bays, ==, LP_PLAN_LARGE);
  g_assert_cmpint (answer (plan, 3)->bays, ==, LP_PLAN_ACCESSIBLE);
  g_assert_cmpuint (plan->n_placed, ==, 3);
  g_assert_cmpuint (g_array_index (plan->options, LpPlanOption, 0).n_fit, ==, 3);
}

/* By night alone a lot that closes in the morning will do; one whose bays were counted by day alone will not. */
static void
test_halves (void)
{
  LpPlanLot lots[] = { lot (1, 1), lot (2, 1) };
  LpPlanNeed needs[] = { need (1) };
  LpWalkWay ways[] = { WALK (60), WALK (30) };
  g_autoptr (LpPlanResult) plan = NULL;

  needs[0].window = LP_PARK_NIGHT;
  lots[0].open = LP_PARK_NIGHT;
  lots[1].bays[LP_PLAN_PLAIN].night = LP_PLAN_UNKNOWN;
  plan = make (lots, 2, needs, 1, ways);
  g_assert_cmpint (answer (plan, 0)->lot, ==, 0);
  g_clear_pointer (&plan, lp_plan_result_free);
  needs[0].window = LP_PARK_DAY;
  plan = make (lots, 2, needs, 1, ways);
  g_assert_cmpint (answer (plan, 0)->lot, ==, 1);
  g_clear_pointer (&plan, lp_plan_result_free);
  needs[0].window = LP_PARK_ALL_DAY;
  plan = make (lots, 2, needs, 1, ways);
  g_assert_cmpint (answer (plan, 0)->code, ==, LP_PLAN_CLOSED);
}

static void
assert_price (const LpPlanFee *fees,
              guint            n_fees,
              LpParkWindow     window,
              guint            car,
              int              fen,
              gboolean         estimated)
{
  LpPlanLot where = lot (1, 1);
  LpPlanNeed who = need (1);
  LpPlanPrice price;

  where.fees = fees;
  where.n_fees = n_fees;
  who.window = window;
  who.car = car;
  price = lp_plan_get_price (&where, &who);
  g_assert_cmpint (price.fen, ==, fen);
  g_assert_cmpint (price.estimated, ==, estimated);
}

/* By the manieth car and by half of the day; a night is an estimate, and what is not known stays unknown. */
static void
test_prices (void)
{
  const LpPlanFee fees[] = { { LP_PLAN_FEE_NIGHT, 1, 500 }, { LP_PLAN_FEE_MONTH_DAY, 1, 8000 }, { LP_PLAN_FEE_MONTH, 2, 40000 },
                             { LP_PLAN_FEE_MONTH, 1, 20000 }, { LP_PLAN_FEE_MONTH_NIGHT, 2, 12000 } };

  assert_price (fees, 5, LP_PARK_ALL_DAY, 1, 20000, FALSE);
  assert_price (fees, 5, LP_PARK_ALL_DAY, 2, 40000, FALSE);
  assert_price (fees, 5, LP_PARK_ALL_DAY, 7, 40000, FALSE);
  assert_price (fees, 5, LP_PARK_DAY, 1, 8000, FALSE);
  assert_price (fees, 5, LP_PARK_NIGHT, 1, 20000, FALSE);
  assert_price (fees, 5, LP_PARK_NIGHT, 2, 12000, FALSE);
  assert_price (fees, 1, LP_PARK_NIGHT, 1, 15000, TRUE);
  assert_price (fees, 1, LP_PARK_DAY, 1, LP_PLAN_UNKNOWN, FALSE);
  assert_price (fees, 2, LP_PARK_ALL_DAY, 1, LP_PLAN_UNKNOWN, FALSE);
  assert_price (NULL, 0, LP_PARK_ALL_DAY, 1, LP_PLAN_UNKNOWN, FALSE);
}

/* The lot that takes most of the group comes first, though another one is nearer; one that is not counted comes last and says so. */
static void
test_options (void)
{
  LpPlanLot lots[] = { lot (1, 1), lot (2, 2), lot (3, 9) };
  LpPlanNeed needs[] = { need (1), need (2), need (3) };
  LpWalkWay ways[] = { WALK (60), WALK (60), WALK (-1), { 200, 200, 1, FALSE }, { 300, 300, 2, FALSE }, WALK (700), WALK (10), WALK (10), WALK (10) };
  g_autoptr (LpPlanResult) plan = NULL;
  const LpPlanOption *best;

  needs[0].before_fen = 30000;
  needs[1].before_fen = LP_PLAN_UNKNOWN;
  lots[2].bays[LP_PLAN_PLAIN] = (LpPlanBays) { TRUE, LP_PLAN_UNKNOWN, LP_PLAN_UNKNOWN };
  plan = make (lots, 3, needs, 3, ways);
  best = &g_array_index (plan->options, LpPlanOption, 0);
  g_assert_cmpuint (best->lot, ==, 1);
  g_assert_cmpuint (best->n_within, ==, 2);
  g_assert_cmpuint (best->n_fit, ==, 2);
  g_assert_cmpuint (best->least_walk, ==, 200);
  g_assert_cmpuint (best->mean_walk, ==, 400);
  g_assert_cmpuint (best->most_walk, ==, 700);
  g_assert_cmpuint (best->crossings, ==, 3);
  g_assert_cmpuint (best->n_prices, ==, 2);
  g_assert_cmpint (best->more_fen, ==, -10000);
  g_assert_cmpuint (best[1].n_walks, ==, 2);
  g_assert_cmpuint (best[2].lot, ==, 2);
  g_assert_false (best[2].counted);
  g_assert_cmpuint (plan->n_uncounted, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/parking-plan/words", test_words);
  g_test_add_func ("/parking-plan/limits", test_limits);
  g_test_add_func ("/parking-plan/order", test_order);
  g_test_add_func ("/parking-plan/entrances", test_entrances);
  g_test_add_func ("/parking-plan/keep", test_keep);
  g_test_add_func ("/parking-plan/kinds", test_kinds);
  g_test_add_func ("/parking-plan/halves", test_halves);
  g_test_add_func ("/parking-plan/prices", test_prices);
  g_test_add_func ("/parking-plan/options", test_options);
  return g_test_run ();
}
