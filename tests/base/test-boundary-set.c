/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <linli-core.h>
#include <math.h>
#include <string.h>

/* A chequer of squares of about 100 m, ids 1 … n²; corner (i, j) lies at (X (i), Y (j)). */
#define STEP 0.001
#define X(i) (104.0 + (i) * STEP)
#define Y(j) (30.6 + (j) * STEP)

static LinliBoundarySet *
chequer (int n)
{
  LinliBoundarySet *set = linli_boundary_set_new ();

  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      {
        const double corners[] = { X (i), Y (j), X (i + 1), Y (j), X (i + 1), Y (j + 1), X (i), Y (j + 1) };
        g_autoptr (LinliGeometry) square = linli_geometry_new_polygon (corners, 4);

        linli_boundary_set_put (set, 1 + i * n + j, square);
      }
  return set;
}

static double
whole_area (const LinliBoundarySet *set)
{
  double area = 0.0;

  for (guint i = 0; i < linli_boundary_set_get_size (set); i++)
    area += linli_geometry_get_area (linli_boundary_set_get_geometry (set, i));
  return area;
}

static guint
n_changed (const LinliBoundarySet *set)
{
  guint n = 0;

  for (guint i = 0; i < linli_boundary_set_get_size (set); i++)
    n += linli_boundary_set_is_changed (set, i);
  return n;
}

/* Nothing overlaps, nothing is left out, everything is valid. */
static void
assert_seamless (const LinliBoundarySet *set)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) overlaps = linli_boundary_set_find_overlaps (set, 0.01, &error);
  g_autoptr (GPtrArray) gaps = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (overlaps->len, ==, 0);
  gaps = linli_boundary_set_find_gaps (set, NULL, 0.01, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gaps->len, ==, 0);
  for (guint i = 0; i < linli_boundary_set_get_size (set); i++)
    {
      linli_geometry_check (linli_boundary_set_get_geometry (set, i), &error);
      g_assert_no_error (error);
    }
}

static void
test_move_shared (void)
{
  g_autoptr (LinliBoundarySet) set = chequer (3);
  g_autoptr (GError) error = NULL;
  double area = whole_area (set), x, y;

  g_assert_true (linli_boundary_set_move_vertex (set, X (1), Y (1), X (1.3), Y (1.2), 1.0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed (set), ==, 4);
  g_assert_cmpfloat_with_epsilon (whole_area (set), area, 0.01);
  assert_seamless (set);
  g_assert_true (linli_boundary_set_find_vertex (set, X (1.3), Y (1.2), 0.001, &x, &y));
  g_assert_false (linli_boundary_set_find_vertex (set, X (1), Y (1), 10.0, &x, &y));
}

static void
test_move_refused (void)
{
  g_autoptr (LinliBoundarySet) set = chequer (3);
  g_autoptr (GError) error = NULL;
  double x, y;

  /* Across the opposite corner: the squares would cross themselves. */
  g_assert_false (linli_boundary_set_move_vertex (set, X (1), Y (1), X (2.4), Y (1.7), 1.0, &error));
  g_assert_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_INVALID);
  g_assert_true (linli_geometry_error_get_place (error, &x, &y));
  g_assert_cmpfloat (linli_plane_distance (x, y, X (1.5), Y (1.5)), <, 300.0);
  g_assert_cmpuint (n_changed (set), ==, 0);
  g_clear_error (&error);
  g_assert_false (linli_boundary_set_move_vertex (set, X (1.5), Y (1.5), X (1), Y (1), 5.0, &error));
  g_assert_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_NO_VERTEX);
  g_assert_nonnull (strstr (error->message, "104.001500, 30.601500"));
}

/* Beside two small squares stands one tall shape without a corner where they meet. */
static void
test_move_passed_edge (void)
{
  static const double tall[] = { X (-1), Y (0), X (0), Y (0), X (0), Y (3), X (-1), Y (3) };
  g_autoptr (LinliBoundarySet) set = chequer (3);
  g_autoptr (LinliGeometry) west = linli_geometry_new_polygon (tall, 4);
  g_autoptr (GError) error = NULL;
  double area;

  linli_boundary_set_put (set, 100, west);
  area = whole_area (set);
  g_assert_true (linli_boundary_set_move_vertex (set, X (0), Y (1), X (-0.3), Y (1.1), 1.0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed (set), ==, 3);
  g_assert_cmpfloat_with_epsilon (whole_area (set), area, 0.01);
  assert_seamless (set);
}

/* Whatever is moved wherever: either all stays seamless, or it is refused and nothing has changed. */
static void
test_move_at_random (void)
{
  g_autoptr (LinliBoundarySet) set = chequer (5);
  double area = whole_area (set);
  guint n_moved = 0, n_refused = 0;

  for (int round = 0; round < 400; round++)
    {
      guint which = (guint) g_test_rand_int_range (0, 25), n_points;
      const double *points = linli_geometry_get_points (linli_boundary_set_get_geometry (set, which), &n_points);
      const double *corner = points + 2 * g_test_rand_int_range (0, (gint32) n_points);
      g_autoptr (LinliBoundarySet) before = linli_boundary_set_copy (set);

      if (corner[0] == X (0) || corner[0] == X (5) || corner[1] == Y (0) || corner[1] == Y (5))
        continue;
      if (linli_boundary_set_move_vertex (set, corner[0], corner[1], corner[0] + g_test_rand_double_range (-1.0, 1.0) * STEP,
                                          corner[1] + g_test_rand_double_range (-1.0, 1.0) * STEP, 0.5, NULL))
        {
          g_autoptr (GPtrArray) overlaps = linli_boundary_set_find_overlaps (set, 0.01, NULL);

          if (overlaps->len > 0)
            {
              /* A corner may be pulled across a neighbour that has no part in it; only the finding tells. */
              linli_boundary_set_free (set);
              set = g_steal_pointer (&before);
              continue;
            }
          n_moved++;
        }
      else
        {
          n_refused++;
          for (guint i = 0; i < 25; i++)
            g_assert_true (linli_geometry_equal (linli_boundary_set_get_geometry (set, i), linli_boundary_set_get_geometry (before, i)));
        }
      assert_seamless (set);
      g_assert_cmpfloat_with_epsilon (whole_area (set), area, 0.05);
    }
  g_test_message ("%u moved, %u refused", n_moved, n_refused);
  g_assert_cmpuint (n_moved, >, 20);
  g_assert_cmpuint (n_refused, >, 20);
}

static void
test_insert_and_delete (void)
{
  g_autoptr (LinliBoundarySet) set = chequer (2);
  g_autoptr (GError) error = NULL;
  double area = whole_area (set);
  guint n_points;

  g_assert_true (linli_boundary_set_insert_vertex (set, X (1.01), Y (0.5), 5.0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed (set), ==, 2);
  linli_geometry_get_points (linli_boundary_set_lookup (set, 1), &n_points);
  g_assert_cmpuint (n_points, ==, 6);
  g_assert_cmpfloat_with_epsilon (whole_area (set), area, 0.01);
  assert_seamless (set);
  g_assert_false (linli_boundary_set_insert_vertex (set, X (1), Y (0.5), 5.0, &error));
  g_assert_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_NO_VERTEX);
  g_clear_error (&error);
  g_assert_true (linli_boundary_set_move_vertex (set, X (1), Y (0.5), X (1.2), Y (0.5), 1.0, &error));
  assert_seamless (set);
  g_assert_true (linli_boundary_set_delete_vertex (set, X (1.2), Y (0.5), 1.0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed (set), ==, 0);
  g_assert_false (linli_boundary_set_delete_vertex (set, X (0.5), Y (0.5), 1.0, &error));
  g_assert_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_NO_VERTEX);
}

static void
test_delete_too_many (void)
{
  static const double corners[] = { X (0), Y (0), X (1), Y (0), X (1), Y (1) };
  g_autoptr (LinliBoundarySet) set = linli_boundary_set_new ();
  g_autoptr (LinliGeometry) triangle = linli_geometry_new_polygon (corners, 3);
  g_autoptr (GError) error = NULL;

  linli_boundary_set_put (set, 1, triangle);
  g_assert_false (linli_boundary_set_delete_vertex (set, X (1), Y (0), 1.0, &error));
  g_assert_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_TOO_FEW);
  g_assert_cmpuint (n_changed (set), ==, 0);
}

static void
test_split (void)
{
  for (int round = 0; round < 100; round++)
    {
      g_autoptr (LinliBoundarySet) set = chequer (3);
      double area = whole_area (set);
      const double way[] = { X (0.9), Y (g_test_rand_double_range (1.05, 1.95)), X (g_test_rand_double_range (1.2, 1.8)),
                             Y (g_test_rand_double_range (1.1, 1.9)), X (2.1), Y (g_test_rand_double_range (1.05, 1.95)) };
      g_autoptr (LinliGeometry) line = linli_geometry_new_line (way, 3);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) others = linli_boundary_set_split (set, 5, line, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (others->len, ==, 1);
      g_assert_cmpfloat (linli_geometry_get_area (linli_boundary_set_lookup (set, 5)), >=, linli_geometry_get_area (others->pdata[0]));
      linli_boundary_set_put (set, 50, others->pdata[0]);
      g_assert_cmpfloat_with_epsilon (whole_area (set), area, 0.1);
      assert_seamless (set);
      /* The neighbours west and east have a corner where the cut meets them: it can be moved without a gap. */
      for (int side = 1; side <= 2; side++)
        {
          guint n_points;
          const double *points = linli_geometry_get_points (others->pdata[0], &n_points);
          g_autoptr (LinliBoundarySet) moved = linli_boundary_set_copy (set);

          for (guint i = 0; i < n_points; i++)
            if (points[2 * i] == X (side) && points[2 * i + 1] != Y (1) && points[2 * i + 1] != Y (2))
              {
                g_assert_true (linli_boundary_set_move_vertex (moved, points[2 * i], points[2 * i + 1], X (side + 0.02), points[2 * i + 1],
                                                               0.1, &error));
                assert_seamless (moved);
                break;
              }
        }
    }
}

static void
test_split_refused (void)
{
  g_autoptr (LinliBoundarySet) set = chequer (1);
  static const double inside[] = { X (0.2), Y (0.2), X (0.8), Y (0.8) };
  static const double outside[] = { X (2), Y (2), X (3), Y (3) };
  static const double *lines[] = { inside, outside };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (LinliGeometry) line = linli_geometry_new_line (lines[i], 2);
      g_autoptr (GError) error = NULL;
      double x, y;

      g_assert_null (linli_boundary_set_split (set, 1, line, &error));
      g_assert_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_NOT_CROSSING);
      g_assert_true (linli_geometry_error_get_place (error, &x, &y));
      g_assert_null (linli_boundary_set_split (set, 7, line, NULL));
    }
  g_assert_cmpuint (n_changed (set), ==, 0);
}

static void
test_merge (void)
{
  static const gint64 row[] = { 1, 3, 2 }, apart[] = { 1, 9 }, unknown[] = { 4, 77 };
  g_autoptr (LinliBoundarySet) set = chequer (3);
  g_autoptr (GError) error = NULL;
  double area = whole_area (set), x, y;

  g_assert_null (linli_boundary_set_merge (set, apart, 2, 0.5, &error));
  g_assert_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_NOT_ADJACENT);
  g_assert_true (linli_geometry_error_get_place (error, &x, &y));
  g_assert_cmpfloat_with_epsilon (x, X (2.5), 1e-9);
  g_clear_error (&error);
  g_assert_null (linli_boundary_set_merge (set, unknown, 2, 0.5, &error));
  g_assert_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (linli_boundary_set_get_size (set), ==, 9);
  g_assert_nonnull (linli_boundary_set_merge (set, row, 3, 0.5, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (linli_boundary_set_get_size (set), ==, 7);
  g_assert_null (linli_boundary_set_lookup (set, 2));
  g_assert_cmpuint (linli_geometry_get_n_parts (linli_boundary_set_lookup (set, 1)), ==, 1);
  g_assert_cmpfloat_with_epsilon (whole_area (set), area, 0.01);
  assert_seamless (set);
}

static void
test_overlaps_and_gaps (void)
{
  static const double lapping[] = { X (0.5), Y (0.5), X (1.5), Y (0.5), X (1.5), Y (0.8), X (0.5), Y (0.8) };
  static const double around[] = { X (0), Y (0), X (4), Y (0), X (4), Y (3), X (0), Y (3) };
  g_autoptr (LinliBoundarySet) set = chequer (3);
  g_autoptr (LinliGeometry) extra = linli_geometry_new_polygon (lapping, 4);
  g_autoptr (LinliGeometry) whole = linli_geometry_new_polygon (around, 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) patches = NULL;
  double square = linli_geometry_get_area (linli_boundary_set_lookup (set, 5));
  LinliBoundaryPatch *patch;

  linli_boundary_set_put (set, 99, extra);
  patches = linli_boundary_set_find_overlaps (set, 1.0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (patches->len, ==, 2);
  patch = patches->pdata[0];
  g_assert_cmpint (patch->first, ==, 1);
  g_assert_cmpint (patch->second, ==, 99);
  g_assert_cmpfloat_with_epsilon (patch->area, 0.15 * square, 1.0);
  g_assert_true (linli_geometry_contains (extra, patch->x, patch->y));
  g_assert_true (linli_geometry_contains (linli_boundary_set_lookup (set, 1), patch->x, patch->y));
  g_clear_pointer (&patches, g_ptr_array_unref);

  linli_boundary_set_remove (set, 99);
  linli_boundary_set_remove (set, 5);
  patches = linli_boundary_set_find_gaps (set, NULL, 1.0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (patches->len, ==, 1);
  patch = patches->pdata[0];
  g_assert_cmpfloat_with_epsilon (patch->area, square, 0.1);
  g_assert_cmpfloat_with_epsilon (patch->x, X (1.5), 1e-6);
  g_clear_pointer (&patches, g_ptr_array_unref);
  patches = linli_boundary_set_find_gaps (set, whole, 1.0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (patches->len, ==, 2);
}

/* A shape drawn by hand along the chequer, some metres off everywhere. */
static void
test_snap (void)
{
  for (int round = 0; round < 100; round++)
    {
      static const double meant[] = { X (3), Y (0), X (4), Y (-0.2), X (4.1), Y (3.2), X (3), Y (3), X (3), Y (1.6) };
      g_autoptr (LinliBoundarySet) set = chequer (3);
      g_autoptr (LinliGeometry) drawn = NULL;
      g_autoptr (LinliGeometry) snapped = NULL;
      g_autoptr (GError) error = NULL;
      double drawing[10];

      for (gsize i = 0; i < G_N_ELEMENTS (drawing); i++)
        drawing[i] = meant[i] + g_test_rand_double_range (-0.00003, 0.00003);
      drawn = linli_geometry_new_polygon (drawing, 5);
      snapped = linli_boundary_set_snap (set, drawn, 8.0, &error);
      g_assert_no_error (error);
      linli_boundary_set_put (set, 200, snapped);
      g_assert_true (linli_boundary_set_knit (set, snapped, &error));
      g_assert_no_error (error);
      assert_seamless (set);
      /* It goes through the corners of the chequer that it passes. */
      g_assert_true (linli_boundary_set_move_vertex (set, X (3), Y (1), X (3.1), Y (1), 0.01, &error));
      g_assert_no_error (error);
      assert_seamless (set);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/boundary-set/move-shared", test_move_shared);
  g_test_add_func ("/boundary-set/move-refused", test_move_refused);
  g_test_add_func ("/boundary-set/move-passed-edge", test_move_passed_edge);
  g_test_add_func ("/boundary-set/move-at-random", test_move_at_random);
  g_test_add_func ("/boundary-set/insert-and-delete", test_insert_and_delete);
  g_test_add_func ("/boundary-set/delete-too-many", test_delete_too_many);
  g_test_add_func ("/boundary-set/split", test_split);
  g_test_add_func ("/boundary-set/split-refused", test_split_refused);
  g_test_add_func ("/boundary-set/merge", test_merge);
  g_test_add_func ("/boundary-set/overlaps-and-gaps", test_overlaps_and_gaps);
  g_test_add_func ("/boundary-set/snap", test_snap);
  return g_test_run ();
}
