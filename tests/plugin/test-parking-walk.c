/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Ways on foot: on hand-made roads whose answers are known, against trying all ways on random grids, and on the real roads of a city. */

#include <linli-core.h>
#include <math.h>

#include "city-roads.h"
#include "lp-walk.h"

/* Roads are drawn on a plan in metres around a place. */
#define PLACE_X 104.0
#define PLACE_Y 30.66
#define FAR_AWAY 100000
#define SIDE 5 /* of the random grids */

typedef struct {
  LinliPlane plane;
  GArray *roads; /* LpWalkRoad */
} Plan;

static void
plan_init (Plan *plan)
{
  plan->roads = g_array_new (FALSE, FALSE, sizeof (LpWalkRoad));
  linli_plane_init (&plan->plane, PLACE_X, PLACE_Y);
}

static void
plan_clear (Plan *plan)
{
  for (guint i = 0; i < plan->roads->len; i++)
    g_free ((double *) g_array_index (plan->roads, LpWalkRoad, i).points);
  g_array_unref (plan->roads);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static LpWalkPoint
at (const Plan *plan,
    double      east,
    double      north)
{
  LpWalkPoint point;

  linli_plane_unproject (&plan->plane, east, north, &point.x, &point.y);
  return point;
}

/* A road through points in metres, from west, from south. */
static void
draw (Plan         *plan,
      const char   *class,
      const double *points,
      guint         n_points)
{
  LpWalkRoad road = { class, NULL, n_points };
  double *degrees = g_new (double, 2 * n_points);

  for (guint i = 0; i < n_points; i++)
    linli_plane_unproject (&plan->plane, points[2 * i], points[2 * i + 1], &degrees[2 * i], &degrees[2 * i + 1]);
  road.points = degrees;
  g_array_append_val (plan->roads, road);
}

#define DRAW(plan, class, ...) \
  draw (plan, class, (const double[]) { __VA_ARGS__ }, sizeof ((const double[]) { __VA_ARGS__ }) / sizeof (double) / 2)

static LpWalk *
make (const Plan *plan)
{
  return lp_walk_new ((const LpWalkRoad *) (gpointer) plan->roads->data, plan->roads->len);
}

static LpWalkWay
go (LpWalk      *walk,
    LpWalkPoint  from,
    LpWalkPoint  to,
    int          most)
{
  LpWalkWay way;
  g_autoptr (GError) error = NULL;

  g_assert_true (lp_walk_measure (walk, &from, 1, &to, 1, most, &way, NULL, &error));
  g_assert_no_error (error);
  return way;
}

/* The way there and the way back are the same. */
static void
assert_way (const Plan *plan,
            double      east1,
            double      north1,
            double      east2,
            double      north2,
            double      metres,
            guint       crossings,
            int         wait)
{
  g_autoptr (LpWalk) walk = make (plan);

  for (guint back = 0; back < 2; back++)
    {
      LpWalkPoint a = at (plan, east1, north1), b = at (plan, east2, north2);
      LpWalkWay way = go (walk, back ? b : a, back ? a : b, FAR_AWAY);

      g_assert_cmpfloat_with_epsilon (way.metres, metres, 1.5);
      g_assert_cmpfloat_with_epsilon (way.seconds, metres / LP_WALK_SPEED + wait, 2);
      g_assert_cmpuint (way.crossings, ==, crossings);
      g_assert_false (way.estimated);
    }
}

/* To the road, along it, and from it. */
static void
test_straight (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  DRAW (&plan, "residential", 0, 0, 100, 0, 100, 100);
  assert_way (&plan, 10, 20, 40, -5, 20 + 30 + 5, 0, 0);
  assert_way (&plan, 10, 20, 105, 60, 20 + 90 + 60 + 5, 0, 0);
}

/* A main road is crossed once to the other side, at the junction, and not at all along one side past the junction. */
static void
test_crossing (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  DRAW (&plan, "primary", -200, 0, 0, 0, 200, 0);
  DRAW (&plan, "residential", 0, -100, 0, 0);
  DRAW (&plan, "residential", 0, 0, 0, 100);
  assert_way (&plan, -50, 10, 50, -10, 10 + 100 + 10, 1, 60);
  assert_way (&plan, -50, 10, 50, 10, 10 + 100 + 10, 0, 0);
  assert_way (&plan, 5, 50, 5, -50, 110, 1, 60);
  assert_way (&plan, -50, 10, 2, 50, 10 + 50 + 50 + 2, 0, 0);
  assert_way (&plan, -50, -10, 2, 50, 10 + 50 + 50 + 2, 1, 60);
}

/* Around a junction of two main roads: to the next corner one crossing, to the corner across two. */
static void
test_corners (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  DRAW (&plan, "secondary", -200, 0, 0, 0, 200, 0);
  DRAW (&plan, "tertiary", 0, -200, 0, 0, 0, 200);
  assert_way (&plan, 50, 10, 10, 50, 10 + 50 + 50 + 10, 0, 0);
  assert_way (&plan, 50, 10, -50, 10, 10 + 100 + 10, 1, 30);
  assert_way (&plan, 50, 10, 50, -10, 10 + 50 + 50 + 10, 1, 45);
  assert_way (&plan, 50, 10, -50, -10, 10 + 100 + 10, 2, 75);
}

/* What crosses without a common point lies above the other; a motorway is for cars. */
static void
test_apart (void)
{
  g_auto (Plan) plan = { 0 };
  g_autoptr (LpWalk) walk = NULL;

  plan_init (&plan);
  DRAW (&plan, "residential", -200, 0, 200, 0);
  DRAW (&plan, "residential", 0, -200, 0, 200);
  DRAW (&plan, "motorway", -100, 0, 0, -100);
  walk = make (&plan);
  g_assert_true (go (walk, at (&plan, -190, 0), at (&plan, 0, 190), FAR_AWAY).estimated);
  g_assert_cmpint (go (walk, at (&plan, -190, 0), at (&plan, 0, 190), 60).seconds, ==, -1);
}

/* An end five metres short of a road was meant to reach it; one twenty metres short was not. */
static void
test_gap (void)
{
  g_auto (Plan) near = { 0 }, far = { 0 };
  g_autoptr (LpWalk) walk = NULL;

  plan_init (&near);
  DRAW (&near, "residential", 0, 0, 200, 0);
  DRAW (&near, "residential", 100, 5, 100, 100);
  assert_way (&near, 0, 0, 100, 100, 200, 0, 0);
  plan_init (&far);
  DRAW (&far, "residential", 0, 0, 300, 0);
  DRAW (&far, "residential", 100, 20, 100, 180);
  walk = make (&far);
  g_assert_true (go (walk, at (&far, 0, 0), at (&far, 100, 180), FAR_AWAY).estimated);
}

static void
test_estimate (void)
{
  g_auto (Plan) plan = { 0 };
  g_autoptr (LpWalk) none = NULL, some = NULL;
  LpWalkWay way;

  plan_init (&plan);
  none = make (&plan);
  way = go (none, at (&plan, 0, 0), at (&plan, 300, 400), FAR_AWAY);
  g_assert_true (way.estimated);
  g_assert_cmpfloat_with_epsilon (way.metres, 500 * LP_WALK_DETOUR, 2);
  g_assert_cmpint (go (none, at (&plan, 0, 0), at (&plan, 300, 400), 100).seconds, ==, -1);
  DRAW (&plan, "residential", 0, 0, 100, 0);
  some = make (&plan);
  g_assert_true (go (some, at (&plan, 0, 0), at (&plan, 50, 400), FAR_AWAY).estimated);
}

/* A ring of streets without a junction, and one street alone. */
static void
test_ring (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  DRAW (&plan, "residential", 0, 0, 100, 0, 100, 100, 0, 100, 0, 0);
  assert_way (&plan, 50, 0, 50, 100, 200, 0, 0);
  assert_way (&plan, 10, 0, 0, 10, 20, 0, 0);
}

/* Lengths between all crossings of a grid of lanes some of which are missing; the streets bend, which makes vertices to be passed through. */
static void
draw_grid (Plan   *plan,
           GRand  *random,
           double  lengths[SIDE * SIDE][SIDE * SIDE])
{
  for (guint i = 0; i < SIDE * SIDE; i++)
    for (guint k = 0; k < SIDE * SIDE; k++)
      lengths[i][k] = i == k ? 0 : HUGE_VAL;
  for (guint i = 0; i < SIDE * SIDE; i++)
    for (guint turn = 0; turn < 2; turn++)
      {
        guint x = i % SIDE, y = i / SIDE, other = turn == 0 ? i + 1 : i + SIDE;
        double bend = g_rand_double_range (random, 5, 40), from[2] = { x * 100.0, y * 100.0 };

        if ((turn == 0 ? x : y) == SIDE - 1 || g_rand_int_range (random, 0, 4) == 0)
          continue;
        if (turn == 0)
          DRAW (plan, "service", from[0], from[1], from[0] + 50, from[1] + bend, from[0] + 100, from[1]);
        else
          DRAW (plan, "service", from[0], from[1], from[0] + bend, from[1] + 50, from[0], from[1] + 100);
        lengths[i][other] = lengths[other][i] = 2 * hypot (50, bend);
      }
  for (guint k = 0; k < SIDE * SIDE; k++)
    for (guint i = 0; i < SIDE * SIDE; i++)
      for (guint j = 0; j < SIDE * SIDE; j++)
        lengths[i][j] = MIN (lengths[i][j], lengths[i][k] + lengths[k][j]);
}

static void
test_grids (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint n_compared = 0;

  for (guint n = 0; n < 40; n++)
    {
      g_auto (Plan) plan = { 0 };
      double lengths[SIDE * SIDE][SIDE * SIDE];
      LpWalkPoint points[SIDE * SIDE];
      g_autofree LpWalkWay *ways = g_new (LpWalkWay, SIDE * SIDE * SIDE * SIDE);
      g_autoptr (LpWalk) walk = NULL;

      plan_init (&plan);
      draw_grid (&plan, random, lengths);
      for (guint i = 0; i < SIDE * SIDE; i++)
        points[i] = at (&plan, i % SIDE * 100.0, i / SIDE * 100.0);
      walk = make (&plan);
      g_assert_true (lp_walk_measure (walk, points, SIDE * SIDE, points, SIDE * SIDE, FAR_AWAY, ways, NULL, NULL));
      for (guint i = 0; i < SIDE * SIDE; i++)
        {
          guint n_joined = 0;

          for (guint k = 0; k < SIDE * SIDE; k++)
            n_joined += lengths[i][k] != HUGE_VAL;
          for (guint k = 0; k < SIDE * SIDE && n_joined > SIDE * SIDE / 2; k++) /* the others are led to these, too, across the yards */
            if (lengths[i][k] != HUGE_VAL)
              {
                g_assert_false (ways[i * SIDE * SIDE + k].estimated);
                g_assert_cmpfloat_with_epsilon (ways[i * SIDE * SIDE + k].metres, lengths[i][k], 3);
                n_compared++;
              }
        }
    }
  g_assert_cmpuint (n_compared, >, 10000);
}

static void
test_city (void)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
  g_autoptr (GArray) roads = g_array_new (FALSE, FALSE, sizeof (LpWalkRoad));
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (LpWalk) walk = NULL;
  LpWalkPoint points[60];
  g_autofree LpWalkWay *ways = g_new (LpWalkWay, 3600);
  guint n_estimated = 0;

  if (!city_roads_load (g_test_get_dir (G_TEST_DIST), shapes, roads))
    {
      g_test_skip ("chengdu_osm_core.gpkg is not beside the project");
      return;
    }
  g_assert_cmpuint (roads->len, ==, 6799);
  walk = lp_walk_new ((LpWalkRoad *) (gpointer) roads->data, roads->len);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (LpWalkPoint) { g_rand_double_range (random, 104.0, 104.1), g_rand_double_range (random, 30.63, 30.69) };
  g_assert_true (lp_walk_measure (walk, points, 60, points, 60, FAR_AWAY, ways, NULL, NULL));
  for (guint i = 0; i < 60; i++)
    for (guint k = 0; k < 60; k++)
      {
        LpWalkWay there = ways[i * 60 + k], back = ways[k * 60 + i];
        double straight = linli_plane_distance (points[i].x, points[i].y, points[k].x, points[k].y);

        g_assert_cmpint (ABS (there.seconds - back.seconds), <=, 1);
        g_assert_cmpfloat (there.metres + 1.0, >=, straight * 0.999);
        n_estimated += there.estimated;
      }
  g_test_message ("%u nodes, %u of 3600 ways estimated", lp_walk_get_n_nodes (walk), n_estimated);
  g_assert_cmpuint (n_estimated, <, 3600 / 2);
}

/* Metres of road within each ring. */
static void
assert_rings (const Plan   *plan,
              LpWalkPoint   from,
              const int    *rings,
              const double *metres,
              guint         n_rings)
{
  g_autoptr (LpWalk) walk = make (plan);
  g_autofree double *found = g_new0 (double, n_rings);
  g_autoptr (GArray) stretches = lp_walk_reach (walk, &from, 1, rings, n_rings, NULL, NULL);

  for (guint i = 0; i < stretches->len; i++)
    {
      const LpWalkStretch *stretch = &g_array_index (stretches, LpWalkStretch, i);

      found[stretch->ring] += linli_plane_distance (stretch->from.x, stretch->from.y, stretch->to.x, stretch->to.y);
    }
  for (guint i = 0; i < n_rings; i++)
    g_assert_cmpfloat_with_epsilon (found[i], metres[i], 15);
}

/* Rings of 100 and 200 seconds, which are 120 and 240 metres: along the road either way, and on one side of a main road as far as on the other less
 * the wait. What no road leads to is not reached, however near. */
static void
test_reach (void)
{
  g_auto (Plan) lane = { 0 }, main_road = { 0 };
  static const int rings[] = { 100, 200 };

  plan_init (&lane);
  DRAW (&lane, "residential", -1000, 0, 0, 0, 1000, 0);
  DRAW (&lane, "residential", 120, 0, 120, 60);
  DRAW (&lane, "residential", -60, 30, 60, 30);
  assert_rings (&lane, at (&lane, 0, -1), rings, (double[]) { 238, 240 + 60 }, 2);
  plan_init (&main_road);
  DRAW (&main_road, "primary", -400, 0, 0, 0, 400, 0);
  DRAW (&main_road, "residential", 0, 0, 0, 400);
  DRAW (&main_road, "residential", 0, 0, 0, -400);
  assert_rings (&main_road, at (&main_road, 0, 60), rings, (double[]) { 60 + 120 + 120, 120 + 240 + 108 }, 2);
  assert_rings (&main_road, at (&main_road, 0, 600), rings, (double[]) { 0, 0 }, 2);
}

static void
test_stopped (void)
{
  g_auto (Plan) plan = { 0 };
  g_autoptr (LpWalk) walk = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  LpWalkPoint point;
  LpWalkWay way;

  plan_init (&plan);
  walk = make (&plan);
  point = at (&plan, 0, 0);
  g_cancellable_cancel (cancellable);
  g_assert_false (lp_walk_measure (walk, &point, 1, &point, 1, 60, &way, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parking-walk/straight", test_straight);
  g_test_add_func ("/parking-walk/crossing", test_crossing);
  g_test_add_func ("/parking-walk/corners", test_corners);
  g_test_add_func ("/parking-walk/apart", test_apart);
  g_test_add_func ("/parking-walk/gap", test_gap);
  g_test_add_func ("/parking-walk/estimate", test_estimate);
  g_test_add_func ("/parking-walk/ring", test_ring);
  g_test_add_func ("/parking-walk/grids", test_grids);
  g_test_add_func ("/parking-walk/city", test_city);
  g_test_add_func ("/parking-walk/reach", test_reach);
  g_test_add_func ("/parking-walk/stopped", test_stopped);
  return g_test_run ();
}
