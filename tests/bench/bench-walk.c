/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Ways on foot over the roads of a city: from 200 lots to 10,000 homes, all of them and those within half an hour. Budget: 1 s. Beside it the
 * straight lines of the same pairs, which is the least that can be asked of them. */

#include <linli-core.h>
#include <stdio.h>

#include "city-roads.h"
#include "lp-walk.h"

#define N_LOTS 200
#define N_HOMES 10000
#define N_RUNS 3

static double
pass (gint64 *start)
{
  gint64 now = g_get_monotonic_time ();
  double seconds = (now - *start) / 1e6;

  *start = now;
  return seconds;
}

static void
measure (LpWalk            *walk,
         const LpWalkPoint *lots,
         const LpWalkPoint *homes,
         int                most,
         const char        *name)
{
  g_autofree LpWalkWay *ways = g_new (LpWalkWay, (gsize) N_LOTS * N_HOMES);
  double seconds = G_MAXDOUBLE, straight = 0, metres = 0;
  gsize n_found = 0, n_estimated = 0;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_LOTS; i++)
    for (guint k = 0; k < N_HOMES; k++)
      metres += linli_plane_distance (lots[i].x, lots[i].y, homes[k].x, homes[k].y);
  straight = pass (&start);
  for (guint i = 0; i < N_RUNS; i++)
    {
      double time;

      if (!lp_walk_measure (walk, lots, N_LOTS, homes, N_HOMES, most, ways, NULL, NULL))
        g_error ("stopped");
      time = pass (&start);
      seconds = MIN (seconds, time);
    }
  for (gsize i = 0; i < (gsize) N_LOTS * N_HOMES; i++)
    {
      n_found += ways[i].seconds >= 0;
      n_estimated += ways[i].estimated;
    }
  printf ("walk, %s: %d × %d ways in %.3f s (budget 1 s), %.1f times their straight lines (%.3f s, %.0f m on average); %" G_GSIZE_FORMAT
          " within it, %" G_GSIZE_FORMAT " estimated\n", name, N_LOTS, N_HOMES, seconds, seconds / straight, straight,
          metres / N_LOTS / N_HOMES, n_found, n_estimated);
}

int
main (void)
{
  g_autofree char *folder = g_get_current_dir ();
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
  g_autoptr (GArray) roads = g_array_new (FALSE, FALSE, sizeof (LpWalkRoad));
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autofree LpWalkPoint *lots = g_new (LpWalkPoint, N_LOTS), *homes = g_new (LpWalkPoint, N_HOMES);
  g_autoptr (LpWalk) walk = NULL;
  gint64 start;

  if (!city_roads_load (folder, shapes, roads))
    {
      printf ("SKIPPED: no roads: ../shared/data/map/chengdu_osm_core.gpkg is not there\n");
      return 0;
    }
  for (guint i = 0; i < N_LOTS; i++)
    lots[i] = (LpWalkPoint) { g_rand_double_range (random, 103.98, 104.04), g_rand_double_range (random, 30.65, 30.69) };
  for (guint i = 0; i < N_HOMES; i++)
    homes[i] = (LpWalkPoint) { g_rand_double_range (random, 103.98, 104.04), g_rand_double_range (random, 30.65, 30.69) };
  start = g_get_monotonic_time ();
  walk = lp_walk_new ((LpWalkRoad *) (gpointer) roads->data, roads->len);
  printf ("walk: %u roads, %u nodes, made in %.3f s\n", roads->len, lp_walk_get_n_nodes (walk), pass (&start));
  measure (walk, lots, homes, 1800, "within half an hour");
  measure (walk, lots, homes, 100000, "however far");
  return 0;
}
