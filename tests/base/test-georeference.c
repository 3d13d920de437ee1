/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A picture is laid on the ground by a known map; what the pairs tell has to be that map again, but for the centimetres by which the
 * plane about the middle of the pairs differs from the one about the corner. */

#include <linli-core.h>
#include <math.h>

#define LONGITUDE 104.0617
#define LATITUDE 30.6573

/* A picture @metres wide whose upper edge points @degrees south of east, with a sheet that is @skew times as high as it should be. */
static LinliControlPoint
pair_at (double x,
         double y,
         double metres,
         double degrees,
         double skew)
{
  double angle = degrees * G_PI / 180;
  double east = metres * (x * cos (angle) - y * skew * sin (angle)), south = metres * (x * sin (angle) + y * skew * cos (angle));
  LinliControlPoint point = { x, y };
  LinliPlane plane;

  linli_plane_init (&plane, LONGITUDE, LATITUDE);
  linli_plane_unproject (&plane, east, -south, &point.longitude, &point.latitude);
  return point;
}

static void
assert_lies (const LinliGeoreference *georeference,
             double                   metres,
             double                   degrees,
             double                   skew,
             double                   tolerance)
{
  for (double x = 0; x <= 1; x += 0.25)
    for (double y = 0; y <= 0.7; y += 0.175)
      {
        LinliControlPoint wanted = pair_at (x, y, metres, degrees, skew);
        double found_x, found_y;

        g_assert_cmpfloat (linli_georeference_get_residual (georeference, &wanted), <=, tolerance);
        linli_georeference_to_picture (georeference, wanted.longitude, wanted.latitude, &found_x, &found_y);
        g_assert_cmpfloat_with_epsilon (found_x, x, 1e-9 + 2 * tolerance / metres);
        g_assert_cmpfloat_with_epsilon (found_y, y, 1e-9 + 2 * tolerance / metres);
      }
}

static LinliGeoreference
fit (const LinliControlPoint *points,
     guint                    n)
{
  LinliGeoreference georeference;
  g_autoptr (GError) error = NULL;

  g_assert_true (linli_georeference_fit (&georeference, points, n, &error));
  g_assert_no_error (error);
  g_assert_true (linli_georeference_is_valid (&georeference));
  return georeference;
}

static void
test_two (void)
{
  for (double degrees = -180; degrees < 180; degrees += 17)
    {
      LinliControlPoint points[] = { pair_at (0.1, 0.6, 430, degrees, 1), pair_at (0.9, 0.15, 430, degrees, 1) };
      LinliGeoreference georeference = fit (points, 2);

      assert_lies (&georeference, 430, degrees, 1, 0.02);
    }
}

/* Three pairs also tell that the sheet is higher than it should be, and turned by any angle. */
static void
test_three (void)
{
  for (double degrees = -180; degrees < 180; degrees += 23)
    {
      LinliControlPoint points[] = { pair_at (0, 0, 900, degrees, 1.2), pair_at (1, 0.1, 900, degrees, 1.2), pair_at (0.4, 0.7, 900, degrees, 1.2) };
      LinliGeoreference georeference = fit (points, 3);

      assert_lies (&georeference, 900, degrees, 1.2, 0.05);
    }
}

/* With many pairs, a point that somebody set half a metre beside its place hardly moves the picture, and every shift of the
 * result makes the sum of squares larger. */
static void
test_least_squares (void)
{
  LinliControlPoint points[9];
  LinliGeoreference georeference;
  double sum = 0, greatest = 0;
  guint worst = 0;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = pair_at (0.1 + 0.4 * (i % 3), 0.05 + 0.3 * (i / 3), 500, 12, 1);
  points[4].longitude += 2 / 95800.0;
  georeference = fit (points, G_N_ELEMENTS (points));
  assert_lies (&georeference, 500, 12, 1, 0.25);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      double residual = linli_georeference_get_residual (&georeference, points + i);

      sum += residual * residual;
      if (residual > greatest)
        {
          greatest = residual;
          worst = i;
        }
    }
  g_assert_cmpuint (worst, ==, 4);
  g_assert_cmpfloat_with_epsilon (greatest, 2 * 8 / 9.0, 0.01);
  for (guint k = 0; k < 6; k++)
    for (int sign = -1; sign <= 1; sign += 2)
      {
        LinliGeoreference other = georeference;
        double *parts[] = { &other.longitude, &other.latitude, other.across, other.across + 1, other.down, other.down + 1 };
        double changed = 0;

        *parts[k] += sign * 1e-6;
        for (guint i = 0; i < G_N_ELEMENTS (points); i++)
          changed += pow (linli_georeference_get_residual (&other, points + i), 2);
        g_assert_cmpfloat (changed, >, sum);
      }
}

static void
assert_refused (const LinliControlPoint *points,
                guint                    n,
                LinliGeoreferenceError   code)
{
  LinliGeoreference georeference = { 1, 2, { 3, 4 }, { 5, 6 } };
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_georeference_fit (&georeference, points, n, &error));
  g_assert_error (error, LINLI_GEOREFERENCE_ERROR, (int) code);
  g_assert_cmpfloat (georeference.down[1], ==, 6);
}

static void
test_refused (void)
{
  LinliControlPoint line[] = { pair_at (0, 0, 500, 30, 1), pair_at (0.5, 0.25, 500, 30, 1), pair_at (1, 0.503, 500, 30, 1) };
  LinliControlPoint same[] = { pair_at (0.2, 0.2, 500, 30, 1), pair_at (0.2, 0.2, 500, 30, 1), pair_at (0.8, 0.1, 500, 30, 1) };
  LinliControlPoint mixed[] = { pair_at (0, 0, 500, 30, 1), pair_at (1, 0, 500, 30, 1), pair_at (0, 0.7, 500, 30, 1) };
  LinliControlPoint flat[] = { pair_at (0, 0, 500, 30, 1), pair_at (1, 0, 500, 30, 1), pair_at (0, 0.7, 500, 30, 1) };
  LinliControlPoint swap = mixed[1];

  assert_refused (NULL, 0, LINLI_GEOREFERENCE_ERROR_TOO_FEW);
  assert_refused (line, 1, LINLI_GEOREFERENCE_ERROR_TOO_FEW);
  assert_refused (line, 3, LINLI_GEOREFERENCE_ERROR_COLLINEAR);
  assert_refused (same, 2, LINLI_GEOREFERENCE_ERROR_COINCIDENT);
  same[1].x = 0.4;
  assert_refused (same, 3, LINLI_GEOREFERENCE_ERROR_COINCIDENT);
  mixed[1].longitude = mixed[2].longitude;
  mixed[1].latitude = mixed[2].latitude;
  mixed[2].longitude = swap.longitude;
  mixed[2].latitude = swap.latitude;
  assert_refused (mixed, 3, LINLI_GEOREFERENCE_ERROR_MIRRORED);
  flat[2].longitude = (flat[0].longitude + flat[1].longitude) / 2;
  flat[2].latitude = (flat[0].latitude + flat[1].latitude) / 2;
  assert_refused (flat, 3, LINLI_GEOREFERENCE_ERROR_COLLINEAR);
}

/* The first, rough place: about the middle, with the upper edge to the north. */
static void
test_init (void)
{
  LinliGeoreference georeference;
  double west, south, east, north;

  linli_georeference_init (&georeference, LONGITUDE, LATITUDE, 400, 0.75);
  linli_georeference_to_ground (&georeference, 0, 0.75, &west, &south);
  linli_georeference_to_ground (&georeference, 1, 0, &east, &north);
  g_assert_cmpfloat_with_epsilon ((west + east) / 2, LONGITUDE, 1e-9);
  g_assert_cmpfloat_with_epsilon ((south + north) / 2, LATITUDE, 1e-9);
  g_assert_cmpfloat_with_epsilon (linli_plane_distance (west, south, east, south), 400, 0.01);
  g_assert_cmpfloat_with_epsilon (linli_plane_distance (west, south, west, north), 300, 0.01);
  g_assert_cmpfloat (north, >, south);
  g_assert_true (linli_georeference_is_valid (&georeference));
  georeference.down[1] *= -1;
  g_assert_false (linli_georeference_is_valid (&georeference));
  georeference.down[1] = NAN;
  g_assert_false (linli_georeference_is_valid (&georeference));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/georeference/two", test_two);
  g_test_add_func ("/georeference/three", test_three);
  g_test_add_func ("/georeference/least-squares", test_least_squares);
  g_test_add_func ("/georeference/refused", test_refused);
  g_test_add_func ("/georeference/init", test_init);
  return g_test_run ();
}
