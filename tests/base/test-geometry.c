/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <linli-core.h>
#include <math.h>
#include <string.h>

static const double square[] = { 104.00, 30.60, 104.01, 30.60, 104.01, 30.61, 104.00, 30.61 };

static LinliGeometry *
square_with_hole (void)
{
  /* Big endian, with heights: nothing like what Linli itself writes. */
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  static const double rings[2][5][2] = {
    { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 }, { 0, 0 } },
    { { 4, 4 }, { 4, 6 }, { 6, 6 }, { 6, 4 }, { 4, 4 } },
  };
  guint32 numbers[] = { GUINT32_TO_BE (1003), GUINT32_TO_BE (2) };
  g_autoptr (GError) error = NULL;
  LinliGeometry *shape;

  g_byte_array_append (bytes, (const guint8 *) "\0", 1);
  g_byte_array_append (bytes, (const guint8 *) numbers, sizeof numbers);
  for (int ring = 0; ring < 2; ring++)
    {
      guint32 n_points = GUINT32_TO_BE (5);

      g_byte_array_append (bytes, (const guint8 *) &n_points, sizeof n_points);
      for (int i = 0; i < 15; i++)
        {
          union { double number; guint64 bits; } value = { i % 3 == 2 ? 500.0 : rings[ring][i / 3][i % 3] };

          value.bits = GUINT64_TO_BE (value.bits);
          g_byte_array_append (bytes, (const guint8 *) &value.bits, sizeof value.bits);
        }
    }
  shape = linli_geometry_new_from_wkb (bytes->data, bytes->len, &error);
  g_assert_no_error (error);
  return shape;
}

static LinliGeometry *
there_and_back (const LinliGeometry *shape)
{
  g_autoptr (GBytes) bytes = linli_geometry_to_bytes (shape);
  g_autoptr (GBytes) wkb = linli_geometry_to_wkb (shape);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliGeometry) from_wkb = linli_geometry_new_from_wkb (g_bytes_get_data (wkb, NULL), g_bytes_get_size (wkb), &error);
  LinliGeometry *from_bytes;

  g_assert_no_error (error);
  from_bytes = linli_geometry_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (linli_geometry_equal (from_wkb, from_bytes));
  return from_bytes;
}

static void
assert_kept (LinliGeometry *shape)
{
  g_autoptr (LinliGeometry) back = there_and_back (shape);

  g_assert_true (linli_geometry_equal (shape, back));
}

static void
test_bytes (void)
{
  static const double line[] = { 104.0, 30.6, 104.1, 30.7, 104.2, 30.6 };
  g_autoptr (LinliGeometry) point = linli_geometry_new_point (104.5, 30.5);
  g_autoptr (LinliGeometry) way = linli_geometry_new_line (line, 3);
  g_autoptr (LinliGeometry) polygon = linli_geometry_new_polygon (square, 4);
  g_autoptr (LinliGeometry) holed = square_with_hole ();
  g_autoptr (LinliGeometry) multi = linli_geometry_to_multi (polygon);
  LinliGeometry *all[] = { point, way, holed };
  g_autoptr (LinliGeometry) collection = linli_geometry_collect (all, 3);
  g_autofree char *text = linli_geometry_to_text (collection);

  assert_kept (point);
  assert_kept (way);
  assert_kept (polygon);
  assert_kept (holed);
  assert_kept (multi);
  assert_kept (collection);
  g_assert_cmpint (linli_geometry_get_kind (multi), ==, LINLI_GEOMETRY_MULTI_POLYGON);
  g_assert_cmpuint (linli_geometry_get_n_paths (holed, 0), ==, 2);
  g_assert_cmpstr (text, ==, "GEOMETRYCOLLECTION (POINT (104.5 30.5), LINESTRING (104 30.6, 104.1 30.7, 104.2 30.6), "
                             "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 4 6, 6 6, 6 4, 4 4)))");
}

static void
test_empty (void)
{
  g_autoptr (LinliGeometry) empty = linli_geometry_collect (NULL, 0);
  g_autoptr (LinliGeometry) back = there_and_back (empty);
  g_autoptr (GBytes) bytes = linli_geometry_to_bytes (empty);
  LinliBox box;
  double x, y;

  g_assert_true (linli_geometry_is_empty (back));
  g_assert_true (linli_box_is_empty (linli_geometry_get_box (back)));
  g_assert_false (linli_geometry_peek_box (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &box));
  g_assert_false (linli_geometry_find_pole (back, &x, &y, NULL));
  g_assert_false (linli_geometry_contains (back, 0.0, 0.0));
  g_assert_cmpfloat (linli_geometry_get_area (back), ==, 0.0);
}

static void
test_peek (void)
{
  g_autoptr (LinliGeometry) point = linli_geometry_new_point (104.5, 30.5);
  g_autoptr (LinliGeometry) polygon = linli_geometry_new_polygon (square, 4);
  g_autoptr (GBytes) of_point = linli_geometry_to_bytes (point);
  g_autoptr (GBytes) of_polygon = linli_geometry_to_bytes (polygon);
  LinliBox box;
  double x, y;

  g_assert_true (linli_geometry_peek_point (g_bytes_get_data (of_point, NULL), g_bytes_get_size (of_point), &x, &y));
  g_assert_cmpfloat (x, ==, 104.5);
  g_assert_cmpfloat (y, ==, 30.5);
  g_assert_false (linli_geometry_peek_point (g_bytes_get_data (of_polygon, NULL), g_bytes_get_size (of_polygon), &x, &y));
  g_assert_false (linli_geometry_peek_point (NULL, 0, &x, &y));
  g_assert_true (linli_geometry_peek_box (g_bytes_get_data (of_polygon, NULL), g_bytes_get_size (of_polygon), &box));
  g_assert_cmpfloat (box.min_x, ==, 104.00);
  g_assert_cmpfloat (box.max_y, ==, 30.61);
}

/* Whatever the bytes are: an error or a shape with finite coordinates, on which everything can be asked. */
static void
try_bytes (const guint8 *bytes,
           gsize         size)
{
  g_autofree guint8 *exact = g_memdup2 (bytes, size); /* so that a tool sees every read past the end */
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliGeometry) shape = linli_geometry_new_from_blob (exact, size, &error);
  LinliBox box;
  double x, y;
  guint n_points;

  linli_geometry_peek_box (exact, size, &box);
  linli_geometry_peek_point (exact, size, &x, &y);
  g_assert_true ((shape == NULL) == (error != NULL));
  if (shape == NULL)
    return;
  linli_geometry_get_points (shape, &n_points);
  g_assert_cmpuint (n_points, <=, size / 16);
  linli_geometry_contains (shape, 104.005, 30.605);
  linli_geometry_get_area (shape);
  linli_geometry_get_distance (shape, 104.0, 30.0);
  linli_geometry_find_pole (shape, &x, &y, NULL);
  linli_geometry_check (shape, NULL);
  g_bytes_unref (linli_geometry_to_bytes (shape));
}

static void
test_hostile (void)
{
  g_autoptr (LinliGeometry) polygon = linli_geometry_new_polygon (square, 4);
  g_autoptr (LinliGeometry) point = linli_geometry_new_point (104.5, 30.5);
  g_autoptr (LinliGeometry) holed = square_with_hole ();
  LinliGeometry *all[] = { point, polygon, holed };
  g_autoptr (LinliGeometry) collection = linli_geometry_collect (all, 3);
  g_autoptr (LinliGeometry) multi = linli_geometry_to_multi (polygon);
  g_autoptr (GBytes) of_collection = linli_geometry_to_bytes (collection);
  g_autoptr (GBytes) of_multi = linli_geometry_to_bytes (multi);
  g_autoptr (GBytes) of_point = linli_geometry_to_bytes (point);
  GBytes *seeds[] = { of_collection, of_multi, of_point };

  for (int round = 0; round < 30000; round++)
    {
      gsize size;
      const guint8 *seed = g_bytes_get_data (seeds[round % 3], &size);
      g_autofree guint8 *bytes = g_memdup2 (seed, size);
      int n_changes = g_test_rand_int_range (1, 6);

      for (int i = 0; i < n_changes; i++)
        {
          static const guint8 telling[] = { 0, 1, 2, 3, 6, 7, 0x7f, 0x80, 0xff };
          gsize where = (gsize) g_test_rand_int_range (0, (gint32) size);

          bytes[where] = g_test_rand_bit () ? telling[g_test_rand_int_range (0, G_N_ELEMENTS (telling))] : (guint8) g_test_rand_int ();
        }
      if (round % 4 == 0)
        size = (gsize) g_test_rand_int_range (0, (gint32) size);
      try_bytes (bytes, size);
    }
}

static void
test_nested_too_deep (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100000; i++)
    g_byte_array_append (bytes, (const guint8 *) "\1\7\0\0\0\1\0\0\0", 9);
  g_assert_null (linli_geometry_new_from_wkb (bytes->data, bytes->len, &error));
  g_assert_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_MALFORMED);
}

static void
test_measures (void)
{
  g_autoptr (LinliGeometry) polygon = linli_geometry_new_polygon (square, 4);
  g_autoptr (LinliGeometry) holed = square_with_hole ();

  /* Radii of curvature integrated numerically over the square and along its sides. */
  g_assert_cmpfloat_with_epsilon (linli_geometry_get_area (polygon), 1063125.108, 0.01);
  g_assert_cmpfloat_with_epsilon (linli_geometry_get_length (polygon), 959.0058 + 958.9073 + 2.0 * 1108.6270, 0.001);
  g_assert_true (linli_geometry_contains (holed, 1.0, 1.0));
  g_assert_false (linli_geometry_contains (holed, 5.0, 5.0));
  g_assert_false (linli_geometry_contains (holed, 11.0, 5.0));
  g_assert_cmpfloat (linli_geometry_get_distance (polygon, 104.005, 30.605), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (linli_geometry_get_distance (polygon, 104.005, 30.62), 1108.6, 0.5);
}

/* Two neighbours share a slanting border; a point on it belongs to exactly one. */
static void
test_common_border (void)
{
  for (int round = 0; round < 20000; round++)
    {
      double ax = g_test_rand_double_range (104.0, 104.01), ay = 30.60, bx = g_test_rand_double_range (104.0, 104.01), by = 30.61;
      double along = g_test_rand_double (), x = ax + along * (bx - ax), y = ay + along * (by - ay);
      const double left[] = { 103.9, 30.60, ax, ay, bx, by, 103.9, 30.61 };
      const double right[] = { 104.1, 30.61, bx, by, ax, ay, 104.1, 30.60 };
      g_autoptr (LinliGeometry) west = linli_geometry_new_polygon (left, 4);
      g_autoptr (LinliGeometry) east = linli_geometry_new_polygon (right, 4);

      g_assert_true (linli_geometry_contains (west, x, y) != linli_geometry_contains (east, x, y));
    }
}

static void
test_pole (void)
{
  /* A thin L: its centre of gravity lies outside. */
  static const double bent[] = { 104.000, 30.600, 104.010, 30.600, 104.010, 30.601, 104.001, 30.601, 104.001, 30.610, 104.000, 30.610 };
  g_autoptr (LinliGeometry) shape = linli_geometry_new_polygon (bent, 6);
  double x, y, radius, longest = 0.0;

  g_assert_true (linli_geometry_find_pole (shape, &x, &y, &radius));
  g_assert_true (linli_geometry_contains (shape, x, y));
  /* In the knee a circle fits that is a little wider than the arms, which are 96 and 111 m wide. */
  g_assert_cmpfloat (radius, >, 54.0);
  g_assert_cmpfloat (radius, <, 66.0);
  for (int i = 0; i < 20000; i++)
    {
      double try_x = g_test_rand_double_range (104.0, 104.01), try_y = g_test_rand_double_range (30.6, 30.61);
      LinliPlane plane;
      double nearest = G_MAXDOUBLE;

      if (!linli_geometry_contains (shape, try_x, try_y))
        continue;
      linli_plane_init (&plane, try_x, try_y);
      for (int edge = 0; edge < 6; edge++)
        {
          g_autoptr (LinliGeometry) line = linli_geometry_new_line ((const double[]) { bent[2 * edge], bent[2 * edge + 1],
                                                                    bent[2 * ((edge + 1) % 6)], bent[2 * ((edge + 1) % 6) + 1] }, 2);

          nearest = MIN (nearest, linli_geometry_get_distance (line, try_x, try_y));
        }
      longest = MAX (longest, nearest);
    }
  g_assert_cmpfloat (radius, >, longest - 12.0); /* one hundredth of the shape's size */
  g_assert_true (linli_geometry_find_inside (shape, &x, &y));
  g_assert_true (linli_geometry_contains (shape, x, y));
}

static void
test_check (void)
{
  static const double crossed[] = { 104.00, 30.60, 104.01, 30.61, 104.01, 30.60, 104.00, 30.61 };
  g_autoptr (LinliGeometry) good = linli_geometry_new_polygon (square, 4);
  g_autoptr (LinliGeometry) bad = linli_geometry_new_polygon (crossed, 4);
  g_autoptr (LinliGeometry) repaired = NULL;
  g_autoptr (GError) error = NULL;
  double x, y;

  g_assert_true (linli_geometry_check (good, &error));
  g_assert_no_error (error);
  g_assert_false (linli_geometry_error_get_place (error, &x, &y));
  g_assert_false (linli_geometry_check (bad, &error));
  g_assert_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "104.005000, 30.605000"));
  g_assert_true (linli_geometry_error_get_place (error, &x, &y));
  g_assert_cmpfloat_with_epsilon (x, 104.005, 1e-9);
  g_assert_cmpfloat_with_epsilon (y, 30.605, 1e-9);
  g_clear_error (&error);
  repaired = linli_geometry_repair (bad, &error);
  g_assert_no_error (error);
  g_assert_true (linli_geometry_check (repaired, &error));
  g_assert_cmpuint (linli_geometry_get_n_parts (repaired), ==, 2);
}

static void
test_transform (void)
{
  g_autoptr (LinliGeometry) polygon = linli_geometry_new_polygon (square, 4);
  g_autoptr (LinliGeometry) shifted = linli_geometry_transform (polygon, LINLI_CRS_WGS84, LINLI_CRS_BD09);
  g_autoptr (LinliGeometry) back = linli_geometry_transform (shifted, LINLI_CRS_BD09, LINLI_CRS_WGS84);
  guint n_points;
  const double *points = linli_geometry_get_points (back, &n_points);

  g_assert_cmpfloat (linli_geometry_get_box (shifted)->min_x, >, 104.005);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpfloat_with_epsilon (points[i], square[i], 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/geometry/bytes", test_bytes);
  g_test_add_func ("/geometry/empty", test_empty);
  g_test_add_func ("/geometry/peek", test_peek);
  g_test_add_func ("/geometry/hostile", test_hostile);
  g_test_add_func ("/geometry/nested-too-deep", test_nested_too_deep);
  g_test_add_func ("/geometry/measures", test_measures);
  g_test_add_func ("/geometry/common-border", test_common_border);
  g_test_add_func ("/geometry/pole", test_pole);
  g_test_add_func ("/geometry/check", test_check);
  g_test_add_func ("/geometry/transform", test_transform);
  return g_test_run ();
}
