/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Matching of made-up towns, one line a size: where every car needs day or night, beside LEMON's NetworkSimplex on the same network (goals: the
 * same objective, at most 1.5 times its time); and where a third of them stays all day, which no flow can say, by itself. The objective is what
 * it costs to leave cars over, in the weights of lp_match_solve(), and their walks. */

#include <gio/gio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "lemon-flow.h"
#include "lp-match.h"

#define N_RANKS 4
#define WIDTH 2000.0 /* metres, of the town */
#define MOST_WALK 900 /* seconds */
#define N_RUNS 5

typedef struct {
  GArray *groups;
  LpMatchLot *lots;
  guint n_lots;
  guint n_cars;
} Town;

static void
town_clear (Town *self)
{
  for (guint g = 0; g < self->groups->len; g++)
    g_free ((gint32 *) g_array_index (self->groups, LpMatchGroup, g).costs);
  g_array_unref (self->groups);
  g_free (self->lots);
}

/* Nine bays for ten cars, some of them free by day alone. A third of the cars, if any, stays all day. */
static void
town_make (Town    *self,
           guint    n_cars,
           guint    n_lots,
           gboolean linked)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n_cars);
  guint n_buildings = CLAMP (n_cars / 20, 20, 300), n_windows = linked ? 3 : 2;
  g_autofree double *x = g_new (double, n_lots), *y = g_new (double, n_lots);

  *self = (Town) { g_array_new (FALSE, FALSE, sizeof (LpMatchGroup)), g_new0 (LpMatchLot, n_lots), n_lots, n_cars };
  for (guint i = 0; i < n_lots; i++)
    {
      x[i] = g_rand_double_range (random, 0, WIDTH);
      y[i] = g_rand_double_range (random, 0, WIDTH);
    }
  for (guint b = 0; b < n_buildings; b++)
    {
      double bx = g_rand_double_range (random, 0, WIDTH), by = g_rand_double_range (random, 0, WIDTH);

      for (guint k = 0; k < n_windows * N_RANKS; k++)
        {
          gint32 *costs = g_new (gint32, n_lots);
          LpMatchGroup group = { 0, (LpParkWindow) (1 + k / N_RANKS), k % N_RANKS, costs };

          for (guint i = 0; i < n_lots; i++)
            {
              int walk = (int) (hypot (bx - x[i], by - y[i]) * 1.3 / 1.2);

              costs[i] = walk > MOST_WALK ? LP_MATCH_NEVER : walk + g_rand_int_range (random, 0, 60);
            }
          g_array_append_val (self->groups, group);
        }
    }
  for (guint i = 0; i < n_cars; i++)
    g_array_index (self->groups, LpMatchGroup, g_rand_int_range (random, 0, (gint32) self->groups->len)).n++;
  for (guint i = 0; i < n_cars * 9 / 10 / n_windows; i++)
    {
      LpMatchLot *lot = &self->lots[g_rand_int_range (random, 0, (gint32) n_lots)];

      lot->day++;
      lot->night += g_rand_int_range (random, 0, 4) > 0;
    }
}

static double
median (double *values)
{
  for (guint i = 1; i < N_RUNS; i++)
    for (guint k = i; k > 0 && values[k] < values[k - 1]; k--)
      {
        double value = values[k];

        values[k] = values[k - 1];
        values[k - 1] = value;
      }
  return values[N_RUNS / 2];
}

/* The weights as lp_match_solve() says that it compares: a car before all ranks, a rank before all costs. */
static void
weigh (const Town *town,
       gint64     *place,
       gint64     *step)
{
  gint64 dearest = 0;

  for (guint g = 0; g < town->groups->len; g++)
    for (guint i = 0; i < town->n_lots; i++)
      dearest = MAX (dearest, g_array_index (town->groups, LpMatchGroup, g).costs[i]);
  *step = town->n_cars * dearest + 1;
  *place = *step * ((gint64) town->n_cars * (N_RANKS - 1) + 1);
}

static gint64
get_objective (const Town    *town,
               const LpMatch *match)
{
  gint64 place, step, ranks = 0;

  weigh (town, &place, &step);
  for (guint g = 0; g < town->groups->len; g++)
    {
      const LpMatchGroup *group = &g_array_index (town->groups, LpMatchGroup, g);

      ranks += (gint64) group->n * group->rank;
    }
  return place * (town->n_cars - (gint64) match->n_placed) + step * (ranks - (gint64) match->rank) + (gint64) match->cost;
}

static gint64
ask_lemon (const Town *town,
           double     *seconds)
{
  guint n_groups = town->groups->len;
  g_autofree unsigned *n = g_new (unsigned, n_groups), *bays = g_new (unsigned, town->n_lots);
  g_autofree long long *left_over = g_new (long long, n_groups);
  g_autofree const int **costs = g_new (const int *, n_groups);
  LemonTransport problem = { n_groups, n, left_over, town->n_lots, bays, costs };
  gint64 place, step, total = 0;

  weigh (town, &place, &step);
  *seconds = 0;
  for (guint half = LP_PARK_DAY; half <= LP_PARK_NIGHT; half++)
    {
      double time;

      for (guint g = 0; g < n_groups; g++)
        {
          const LpMatchGroup *group = &g_array_index (town->groups, LpMatchGroup, g);

          n[g] = group->window == half ? group->n : 0;
          left_over[g] = place + step * group->rank;
          costs[g] = group->costs;
        }
      for (guint i = 0; i < town->n_lots; i++)
        bays[i] = half == LP_PARK_DAY ? town->lots[i].day : town->lots[i].night;
      total += lemon_transport (&problem, &time);
      *seconds += time;
    }
  return total;
}

static LpMatch *
match_town (const Town *town,
            double     *seconds)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  LpMatch *match = lp_match_solve ((LpMatchGroup *) (gpointer) town->groups->data, town->groups->len, town->lots, town->n_lots, NULL, &error);

  if (match == NULL)
    g_error ("%s", error->message);
  *seconds = (g_get_monotonic_time () - start) / 1e6;
  return match;
}

static void
measure (guint n_cars,
         guint n_lots)
{
  double ours[N_RUNS], theirs[N_RUNS], seconds;
  gint64 oracle = 0, objective = 0;
  guint64 placed = 0;
  Town town;

  town_make (&town, n_cars, n_lots, FALSE);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (LpMatch) match = match_town (&town, &ours[i]);

      objective = get_objective (&town, match);
      placed = match->n_placed;
      oracle = ask_lemon (&town, &theirs[i]);
      if (objective != oracle)
        g_error ("%" G_GINT64_FORMAT " is not %" G_GINT64_FORMAT, objective, oracle);
    }
  printf ("parking %5u × %3u, day or night: placed %" G_GUINT64_FORMAT ", objective %" G_GINT64_FORMAT ", oracle %" G_GINT64_FORMAT
          ", %.4f s with the making of the network, LEMON's run alone %.4f s, ratio %.2f\n", n_cars, n_lots, placed, objective, oracle, median (ours),
          median (theirs), ours[N_RUNS / 2] / theirs[N_RUNS / 2]);
  town_clear (&town);

  if (n_cars > 5000)
    return;
  town_make (&town, n_cars, n_lots, TRUE);
  {
    g_autoptr (LpMatch) match = match_town (&town, &seconds);

    printf ("parking %5u × %3u, a third all day: placed %" G_GUINT64_FORMAT ", cost %" G_GUINT64_FORMAT ", %.3f s, %s", n_cars, n_lots, match->n_placed,
            match->cost, seconds, match->proved ? "proved best\n" : "not proved");
    if (!match->proved)
      printf (": another may cost %" G_GUINT64_FORMAT " less\n", match->gap);
  }
  town_clear (&town);
}

int
main (void)
{
  measure (200, 10);
  measure (5000, 60);
  measure (50000, 500);
  return 0;
}
