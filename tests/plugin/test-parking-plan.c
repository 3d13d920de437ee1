/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who parks where: limits, ranks, pins, no moving without need, and the reasons told. */

#include "lp-plan.h"

#define WALK(s) { (s), (s), 0, FALSE }

static LpPlanLot
lot (gint64 id,
     guint  bays)
{
  return (LpPlanLot) { .id = id, .name = "West", .n_entrances = 1, .day = bays, .night = bays, .counted = TRUE, .outsiders = TRUE, .month_price = 200 };
}

static LpPlanNeed
need (gint64 id)
{
  return (LpPlanNeed) { .id = id, .window = LP_PARK_ALL_DAY, .most_walk = 600, .most_price = 300, .price_before = 200 };
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

  needs[0].price_before = 280;
  plan = make (lots, 1, needs, 1, ways);
  reason = lp_plan_dup_reason (answer (plan, 0), needs, lots);
  g_assert_cmpstr (reason, ==, "across one main road, 3 minutes on foot, 80 yuan a month cheaper");
  g_assert_cmpuint (plan->n_placed, ==, 1);
  g_assert_cmpuint (plan->mean_walk, ==, 170);
  g_assert_cmpint (plan->saved, ==, 80);
}

/* Each limit is told as such, with what is nearest beyond it. */
static void
test_limits (void)
{
  LpPlanCode codes[] = { LP_PLAN_NO_LOT, LP_PLAN_TOO_FAR, LP_PLAN_NO_OUTSIDERS, LP_PLAN_TOO_DEAR, LP_PLAN_REFUSED };
  gint64 refused = 1;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      LpPlanLot lots[] = { lot (1, 1) };
      LpPlanNeed needs[] = { need (1) };
      LpWalkWay ways[] = { WALK (codes[i] == LP_PLAN_TOO_FAR ? 601 : 600) };
      g_autoptr (LpPlanResult) plan = NULL;

      lots[0].counted = codes[i] != LP_PLAN_NO_LOT;
      lots[0].outsiders = codes[i] != LP_PLAN_NO_OUTSIDERS;
      lots[0].compound = 7;
      lots[0].month_price = codes[i] == LP_PLAN_TOO_DEAR ? 301 : 300;
      needs[0].refused = &refused;
      needs[0].n_refused = codes[i] == LP_PLAN_REFUSED;
      plan = make (lots, 1, needs, 1, ways);
      g_assert_cmpint (answer (plan, 0)->code, ==, codes[i]);
      g_assert_cmpint (answer (plan, 0)->lot, ==, LP_PLAN_NONE);
      g_assert_cmpint (answer (plan, 0)->nearest, ==, codes[i] == LP_PLAN_NO_LOT ? LP_PLAN_NONE : 0);
      g_assert_cmpuint (plan->n_uncounted, ==, codes[i] == LP_PLAN_NO_LOT);
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
      lots[g_rand_int_range (rand, 0, 4)].day++;
      lots[3].night += 9;
      lots[3].day += 9;
      more = make (lots, 4, needs, 12, ways);
      g_assert_cmpuint (more->n_placed, ==, 12);
      g_assert_cmpuint (more->n_moved, ==, 0);
      for (guint k = 0; k < 12; k++)
        {
          needs[k].current = lots[answer (more, k)->lot].id;
          lost += needs[k].current == 1;
        }
      lots[0].day = lots[0].night = 0;
      fewer = make (lots, 4, needs, 12, ways);
      g_assert_cmpuint (fewer->n_placed, ==, 12);
      g_assert_cmpuint (fewer->n_moved, ==, lost);
    }
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
  return g_test_run ();
}
