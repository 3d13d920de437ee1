/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Matching cars to lots, against trying everything, and against LEMON. */

#include <gio/gio.h>

#include "lemon-flow.h"
#include "lp-match.h"

#define MOST_GROUPS 8
#define MOST_LOTS 4
#define N_INSTANCES 10000
#define N_NETWORKS 300
#define N_GROUPS 40
#define N_LOTS 12

typedef struct {
  LpMatchGroup groups[MOST_GROUPS];
  LpMatchLot lots[MOST_LOTS];
  gint32 costs[MOST_GROUPS][MOST_LOTS];
  guint n_groups;
  guint n_lots;
} Instance;

typedef struct {
  guint64 n_placed;
  guint64 rank;
  guint64 cost;
} Value;

static gboolean
is_better (const Value *a,
           const Value *b)
{
  if (a->n_placed != b->n_placed)
    return a->n_placed > b->n_placed;
  return a->rank != b->rank ? a->rank > b->rank : a->cost < b->cost;
}

/* Every car of a group on its own, for the brute force knows no groups. */
static void
try_from (const Instance *instance,
          LpMatchLot     *room,
          guint           group,
          Value           value,
          Value          *best)
{
  const LpMatchGroup *cars = &instance->groups[group];

  if (group == instance->n_groups)
    {
      if (is_better (&value, best))
        *best = value;
      return;
    }
  try_from (instance, room, group + 1, value, best);
  for (guint i = 0; i < instance->n_lots; i++)
    {
      guint day = (cars->window & LP_PARK_DAY) != 0, night = (cars->window & LP_PARK_NIGHT) != 0;
      Value more = { value.n_placed + 1, value.rank + cars->rank, value.cost + (guint64) MAX (cars->costs[i], 0) };

      if (cars->costs[i] == LP_MATCH_NEVER || (day && room[i].day == 0) || (night && room[i].night == 0))
        continue;
      room[i].day -= day;
      room[i].night -= night;
      try_from (instance, room, group + 1, more, best);
      room[i].day += day;
      room[i].night += night;
    }
}

static void
make_instance (GRand    *random,
               Instance *instance)
{
  instance->n_groups = (guint) g_rand_int_range (random, 1, MOST_GROUPS + 1);
  instance->n_lots = (guint) g_rand_int_range (random, 1, MOST_LOTS + 1);
  for (guint i = 0; i < instance->n_lots; i++)
    instance->lots[i] = (LpMatchLot) { (guint) g_rand_int_range (random, 0, 4), (guint) g_rand_int_range (random, 0, 4) };
  for (guint g = 0; g < instance->n_groups; g++)
    {
      for (guint i = 0; i < instance->n_lots; i++)
        instance->costs[g][i] = g_rand_int_range (random, 0, 4) == 0 ? LP_MATCH_NEVER : g_rand_int_range (random, 0, 20);
      instance->groups[g] = (LpMatchGroup) { 1, (LpParkWindow) g_rand_int_range (random, 1, 4), (guint) g_rand_int_range (random, 0, 3),
                                             instance->costs[g] };
    }
}

/* That a match keeps to capacities and limits, and adds up to what it says. */
static void
check_match (const LpMatch      *match,
             const LpMatchGroup *groups,
             guint               n_groups,
             const LpMatchLot   *lots,
             guint               n_lots)
{
  g_autofree guint *placed = g_new0 (guint, n_groups), *day = g_new0 (guint, n_lots), *night = g_new0 (guint, n_lots);
  Value value = { 0, 0, 0 };

  for (guint i = 0; i < match->places->len; i++)
    {
      const LpMatchPlace *place = &g_array_index (match->places, LpMatchPlace, i);
      const LpMatchGroup *group = &groups[place->group];

      g_assert_cmpint (group->costs[place->lot], !=, LP_MATCH_NEVER);
      g_assert_cmpuint (place->n, >, 0);
      placed[place->group] += place->n;
      day[place->lot] += group->window & LP_PARK_DAY ? place->n : 0;
      night[place->lot] += group->window & LP_PARK_NIGHT ? place->n : 0;
      value.n_placed += place->n;
      value.rank += (guint64) place->n * group->rank;
      value.cost += (guint64) place->n * (guint64) group->costs[place->lot];
    }
  for (guint g = 0; g < n_groups; g++)
    g_assert_cmpuint (placed[g], <=, groups[g].n);
  for (guint i = 0; i < n_lots; i++)
    {
      g_assert_cmpuint (day[i], <=, lots[i].day);
      g_assert_cmpuint (night[i], <=, lots[i].night);
    }
  g_assert_cmpuint (value.n_placed, ==, match->n_placed);
  g_assert_cmpuint (value.rank, ==, match->rank);
  g_assert_cmpuint (value.cost, ==, match->cost);
}

static LpMatch *
solve (const LpMatchGroup *groups,
       guint               n_groups,
       const LpMatchLot   *lots,
       guint               n_lots)
{
  g_autoptr (GError) error = NULL;
  LpMatch *match = lp_match_solve (groups, n_groups, lots, n_lots, NULL, &error);

  g_assert_no_error (error);
  check_match (match, groups, n_groups, lots, n_lots);
  return match;
}

static void
test_brute_force (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260628);

  for (guint n = 0; n < N_INSTANCES; n++)
    {
      Instance instance;
      Value best = { 0, 0, 0 };
      LpMatchLot room[MOST_LOTS];
      g_autoptr (LpMatch) match = NULL;

      make_instance (random, &instance);
      memcpy (room, instance.lots, sizeof room);
      try_from (&instance, room, 0, best, &best);
      match = solve (instance.groups, instance.n_groups, instance.lots, instance.n_lots);
      g_assert_true (match->proved);
      g_assert_cmpuint (match->n_placed, ==, best.n_placed);
      g_assert_cmpuint (match->rank, ==, best.rank);
      g_assert_cmpuint (match->cost, ==, best.cost);
    }
}

/* A whole half of the day as one flow. The weights are powers that nothing adds up to: LEMON is asked for cars, then ranks, then costs. */
static void
test_lemon (void)
{
  const long long rank = 1000000, car = 1000000000;
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint n = 0; n < N_NETWORKS; n++)
    {
      static gint32 costs[N_GROUPS][N_LOTS];
      LpMatchGroup groups[N_GROUPS];
      LpMatchLot lots[N_LOTS];
      unsigned cars[N_GROUPS], bays[N_LOTS];
      long long left_over[N_GROUPS], ours = 0;
      const int *rows[N_GROUPS];
      const LemonTransport network = { N_GROUPS, cars, left_over, N_LOTS, bays, rows };
      g_autoptr (LpMatch) match = NULL;
      double seconds;

      for (guint i = 0; i < N_LOTS; i++)
        {
          bays[i] = (unsigned) g_rand_int_range (random, 0, 12);
          lots[i] = (LpMatchLot) { n % 2 == 0 ? bays[i] : 0, n % 2 == 1 ? bays[i] : 0 };
        }
      for (guint g = 0; g < N_GROUPS; g++)
        {
          for (guint i = 0; i < N_LOTS; i++)
            costs[g][i] = g_rand_int_range (random, 0, 3) == 0 ? LP_MATCH_NEVER : g_rand_int_range (random, 0, 900);
          groups[g] = (LpMatchGroup) { (guint) g_rand_int_range (random, 0, 5), n % 2 == 0 ? LP_PARK_DAY : LP_PARK_NIGHT,
                                       (guint) g_rand_int_range (random, 0, 3), costs[g] };
          rows[g] = costs[g];
          cars[g] = groups[g].n;
          left_over[g] = car + rank * groups[g].rank;
          ours += left_over[g] * cars[g];
        }
      match = solve (groups, N_GROUPS, lots, N_LOTS);
      ours -= car * (long long) match->n_placed + rank * (long long) match->rank - (long long) match->cost;
      g_assert_cmpint (ours, ==, lemon_transport (&network, &seconds));
    }
}

/* A car by day and another by night share the only bay; one that stays all day has it alone. */
static void
test_shared_bay (void)
{
  const gint32 near = 60;
  const LpMatchGroup shared[] = { { 1, LP_PARK_DAY, 0, &near }, { 1, LP_PARK_NIGHT, 0, &near } };
  const LpMatchGroup alone[] = { { 1, LP_PARK_ALL_DAY, 0, &near }, { 1, LP_PARK_NIGHT, 0, &near } };
  const LpMatchLot lot = { 1, 1 };
  g_autoptr (LpMatch) two = solve (shared, 2, &lot, 1), one = solve (alone, 2, &lot, 1);

  g_assert_cmpuint (two->n_placed, ==, 2);
  g_assert_cmpuint (one->n_placed, ==, 1);
}

/* First as many as can be, even where the higher rank would take two places: one car all day is less than one by day and one by night. */
static void
test_order (void)
{
  const gint32 near = 0, far = 1000;
  const LpMatchGroup groups[] = { { 1, LP_PARK_ALL_DAY, 5, &near }, { 1, LP_PARK_DAY, 0, &far }, { 1, LP_PARK_NIGHT, 0, &far } };
  const LpMatchGroup ranks[] = { { 3, LP_PARK_NIGHT, 0, &near }, { 2, LP_PARK_NIGHT, 1, &far } };
  const LpMatchLot lot = { 1, 1 };
  g_autoptr (LpMatch) most = solve (groups, 3, &lot, 1), first = solve (ranks, 2, &lot, 1);

  g_assert_cmpuint (most->n_placed, ==, 2);
  g_assert_cmpuint (first->rank, ==, 1);
}

static void
test_nothing (void)
{
  const gint32 never = LP_MATCH_NEVER, near = 1;
  const LpMatchGroup out_of_reach = { 7, LP_PARK_ALL_DAY, 0, &never }, in_reach = { 7, LP_PARK_ALL_DAY, 0, &near }, nobody = { 0, LP_PARK_DAY, 0, NULL };
  const LpMatchLot lot = { 3, 3 }, full = { 0, 0 };
  g_autoptr (LpMatch) no_lots = solve (&nobody, 1, NULL, 0), far = solve (&out_of_reach, 1, &lot, 1), taken = solve (&in_reach, 1, &full, 1);

  g_assert_cmpuint (no_lots->n_placed + far->n_placed + taken->n_placed, ==, 0);
  g_assert_true (no_lots->proved && far->proved && taken->proved);
}

/* Cars in one group are as well off as each in its own. */
static void
test_groups (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint n = 0; n < 200; n++)
    {
      Instance instance;
      LpMatchGroup single[MOST_GROUPS * 3];
      g_autoptr (LpMatch) together = NULL, apart = NULL;
      guint n_single = 0;

      make_instance (random, &instance);
      for (guint g = 0; g < instance.n_groups; g++)
        {
          instance.groups[g].n = (guint) g_rand_int_range (random, 0, 4);
          for (guint k = 0; k < instance.groups[g].n; k++)
            {
              single[n_single] = instance.groups[g];
              single[n_single++].n = 1;
            }
        }
      together = solve (instance.groups, instance.n_groups, instance.lots, instance.n_lots);
      apart = solve (single, n_single, instance.lots, instance.n_lots);
      g_assert_true (together->proved && apart->proved);
      g_assert_cmpuint (together->n_placed, ==, apart->n_placed);
      g_assert_cmpuint (together->rank, ==, apart->rank);
      g_assert_cmpuint (together->cost, ==, apart->cost);
    }
}

static void
test_too_many (void)
{
  const gint32 dear = G_MAXINT32;
  const LpMatchGroup groups[] = { { 2000000, LP_PARK_NIGHT, 1000000, &dear } };
  const LpMatchLot lot = { 1, 1 };
  g_autoptr (GError) error = NULL;

  g_assert_null (lp_match_solve (groups, 1, &lot, 1, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_stopped (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  static gint32 costs[200][60];
  LpMatchGroup groups[200];
  LpMatchLot lots[60];

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (lots); i++)
        costs[g][i] = g_rand_int_range (random, 0, 1000);
      groups[g] = (LpMatchGroup) { 5, (LpParkWindow) (1 + g % 3), g % 4, costs[g] };
    }
  for (guint i = 0; i < G_N_ELEMENTS (lots); i++)
    lots[i] = (LpMatchLot) { 6, 5 };
  g_cancellable_cancel (cancellable);
  g_assert_null (lp_match_solve (groups, G_N_ELEMENTS (groups), lots, G_N_ELEMENTS (lots), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parking-match/brute-force", test_brute_force);
  g_test_add_func ("/parking-match/lemon", test_lemon);
  g_test_add_func ("/parking-match/shared-bay", test_shared_bay);
  g_test_add_func ("/parking-match/order", test_order);
  g_test_add_func ("/parking-match/nothing", test_nothing);
  g_test_add_func ("/parking-match/groups", test_groups);
  g_test_add_func ("/parking-match/too-many", test_too_many);
  g_test_add_func ("/parking-match/stopped", test_stopped);
  return g_test_run ();
}
