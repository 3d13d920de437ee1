/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <linli-core.h>
#include <math.h>

static void
assert_place (double x,
              double y,
              double wanted_x,
              double wanted_y,
              double metres)
{
  double distance = linli_plane_distance (x, y, wanted_x, wanted_y);

  if (!(distance <= metres))
    g_error ("%.9f, %.9f is %g m from %.9f, %.9f", x, y, distance, wanted_x, wanted_y);
}

/* Values printed in the documentation of the public implementations (coordtransform, eviltransform). */
static void
test_known_places (void)
{
  static const struct {
    LinliCrs from;
    LinliCrs to;
    double x, y, wanted_x, wanted_y;
  } known[] = {
    { LINLI_CRS_WGS84, LINLI_CRS_GCJ02, 116.404, 39.915, 116.41024449916938, 39.91640428150164 },
    { LINLI_CRS_GCJ02, LINLI_CRS_BD09, 116.404, 39.915, 116.41036949371029, 39.92133699351021 },
    { LINLI_CRS_WGS84, LINLI_CRS_GCJ02, 121.5272106, 31.1774276, 121.531541859215, 31.17530398364597 },
    { LINLI_CRS_WGS84, LINLI_CRS_GCJ02, 113.912316, 22.543847, 113.9171764808363, 22.540796131694766 },
    { LINLI_CRS_WGS84, LINLI_CRS_GCJ02, 116.377817, 39.911954, 116.38404722455657, 39.91334545536069 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      double x = known[i].x, y = known[i].y;

      linli_crs_convert (known[i].from, known[i].to, &x, &y);
      assert_place (x, y, known[i].wanted_x, known[i].wanted_y, 0.001);
      linli_crs_convert (known[i].to, known[i].from, &x, &y);
      assert_place (x, y, known[i].x, known[i].y, 0.0001);
    }
}

static void
test_there_and_back (void)
{
  double greatest = 0.0;

  for (int i = 0; i < 20000; i++)
    {
      double x = g_test_rand_double_range (74.0, 134.0), y = g_test_rand_double_range (3.0, 53.0);

      for (LinliCrs from = 0; from < LINLI_CRS_N; from++)
        for (LinliCrs to = 0; to < LINLI_CRS_N; to++)
          {
            double there_x = x, there_y = y;

            linli_crs_convert (from, to, &there_x, &there_y);
            linli_crs_convert (to, from, &there_x, &there_y);
            greatest = MAX (greatest, linli_plane_distance (x, y, there_x, there_y));
          }
    }
  g_test_message ("greatest difference there and back: %g m", greatest);
  g_assert_cmpfloat (greatest, <, 0.001);
}

/* A constant offset, as careless programs use, would be wrong by metres within one community. */
static void
test_shift_is_not_constant (void)
{
  double x1 = 104.00, y1 = 30.66, x2 = 104.03, y2 = 30.68;

  linli_crs_convert (LINLI_CRS_WGS84, LINLI_CRS_GCJ02, &x1, &y1);
  linli_crs_convert (LINLI_CRS_WGS84, LINLI_CRS_GCJ02, &x2, &y2);
  g_assert_cmpfloat (linli_plane_distance (104.00, 30.66, x1, y1), >, 300.0);
  g_assert_cmpfloat (hypot ((x2 - x1) - 0.03, (y2 - y1) - 0.02) * 100000.0, >, 1.0);
}

static void
test_outside_china (void)
{
  static const double places[][2] = { { 2.3522, 48.8566 }, { -74.006, 40.7128 }, { 151.2093, -33.8688 }, { 72.0, 30.0 }, { 105.0, 56.0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (LinliCrs from = 0; from < LINLI_CRS_N; from++)
      for (LinliCrs to = 0; to < LINLI_CRS_N; to++)
        {
          double x = places[i][0], y = places[i][1];

          linli_crs_convert (from, to, &x, &y);
          g_assert_cmpfloat (x, ==, places[i][0]);
          g_assert_cmpfloat (y, ==, places[i][1]);
        }
}

static void
test_codes (void)
{
  LinliCrs crs;

  for (LinliCrs i = 0; i < LINLI_CRS_N; i++)
    {
      g_assert_true (linli_crs_from_code (linli_crs_get_code (i), &crs));
      g_assert_cmpint (crs, ==, i);
      g_assert_cmpstr (linli_crs_get_label (i), !=, "");
    }
  g_assert_true (linli_crs_from_code (NULL, &crs));
  g_assert_cmpint (crs, ==, LINLI_CRS_WGS84);
  g_assert_false (linli_crs_from_code ("epsg:3857", &crs));
}

/* Compared with Vincenty's formulae and a meridian integrated numerically. */
static void
test_distances (void)
{
  LinliPlane plane;
  double east, north, x, y;

  g_assert_cmpfloat_with_epsilon (linli_plane_distance (104.0, 30.0, 104.0, 31.0), 110860.925, 1.0);
  g_assert_cmpfloat_with_epsilon (linli_plane_distance (104.0, 30.66, 104.01, 30.66), 958.4143, 0.001);
  g_assert_cmpfloat_with_epsilon (linli_plane_distance (104.0, 30.5, 104.02, 30.52), 2932.8544, 0.001);
  g_assert_cmpfloat_with_epsilon (linli_plane_distance (104.0, 30.5, 104.7, 31.2), 102498.697, 1.0);
  linli_plane_init (&plane, 104.02, 30.67);
  linli_plane_project (&plane, 104.03, 30.68, &east, &north);
  g_assert_cmpfloat_with_epsilon (hypot (east, north), linli_plane_distance (104.02, 30.67, 104.03, 30.68), 0.1);
  linli_plane_unproject (&plane, east, north, &x, &y);
  assert_place (x, y, 104.03, 30.68, 1e-6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/crs/known-places", test_known_places);
  g_test_add_func ("/crs/there-and-back", test_there_and_back);
  g_test_add_func ("/crs/shift-is-not-constant", test_shift_is_not_constant);
  g_test_add_func ("/crs/outside-china", test_outside_china);
  g_test_add_func ("/crs/codes", test_codes);
  g_test_add_func ("/crs/distances", test_distances);
  return g_test_run ();
}
