/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Shapes and boundaries of a real city: streets, rivers and street offices of Chengdu (© OpenStreetMap contributors), which lie in
 * ../shared beside the project, or beside the folder that its checkouts lie in. */

#include <linli-core.h>
#include <sqlite3.h>
#include <string.h>

static sqlite3 *
open_data (void)
{
  static const char * const places[] = { "../../shared/data/map", "../../../shared/data/map" };
  sqlite3 *handle = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (g_test_get_dir (G_TEST_DIST), places[i], "chengdu_osm_core.gpkg", NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
      return handle;
    }
  g_test_skip ("chengdu_osm_core.gpkg is not beside the project");
  return NULL;
}

static LinliGeometry *
read_shape (sqlite3_stmt *row)
{
  g_autoptr (GError) error = NULL;
  LinliGeometry *shape = linli_geometry_new_from_blob (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0), &error);

  g_assert_no_error (error);
  return shape;
}

/* Every shape is read, and written as it was. */
static void
check_layer (sqlite3    *handle,
             const char *sql,
             guint       expected)
{
  sqlite3_stmt *row = NULL;
  guint n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      g_autoptr (LinliGeometry) shape = read_shape (row);
      g_autoptr (GBytes) written = linli_geometry_to_bytes (shape);
      LinliBox box;
      double x, y;

      g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
      g_assert_true (linli_geometry_peek_box (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0), &box));
      g_assert_cmpmem (&box, sizeof box, linli_geometry_get_box (shape), sizeof box);
      g_assert_true (linli_geometry_find_inside (shape, &x, &y));
      g_assert_cmpfloat (linli_geometry_get_distance (shape, x, y), <, 0.01);
      n++;
    }
  sqlite3_finalize (row);
  g_assert_cmpuint (n, ==, expected);
}

static void
test_layers (void)
{
  sqlite3 *handle = open_data ();

  if (handle == NULL)
    return;
  check_layer (handle, "SELECT geom FROM roads", 6799);
  check_layer (handle, "SELECT geom FROM waterways", 704);
  check_layer (handle, "SELECT geom FROM streets_admin", 47);
  check_layer (handle, "SELECT geom FROM osm_buildings", 108);
  sqlite3_close (handle);
}

/* How many shapes have a corner within a hand's breadth. */
static guint
count_corners (const LinliBoundarySet *set,
               double                  x,
               double                  y)
{
  guint n = 0;

  for (guint i = 0; i < linli_boundary_set_get_size (set); i++)
    {
      guint n_points, j;
      const double *points = linli_geometry_get_points (linli_boundary_set_get_geometry (set, i), &n_points);

      for (j = 0; j < n_points && linli_plane_distance (points[2 * j], points[2 * j + 1], x, y) > 0.2; j++)
        ;
      n += j < n_points;
    }
  return n;
}

/* A corner of a street office moved by some metres, goes with all who share it, and they stay valid. */
static void
test_street_offices (void)
{
  sqlite3 *handle = open_data ();
  sqlite3_stmt *row = NULL;
  g_autoptr (LinliBoundarySet) set = linli_boundary_set_new ();
  guint n_moved = 0;

  if (handle == NULL)
    return;
  sqlite3_prepare_v2 (handle, "SELECT geom, fid, name FROM streets_admin", -1, &row, NULL);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      g_autoptr (LinliGeometry) shape = read_shape (row);

      linli_boundary_set_put (set, sqlite3_column_int64 (row, 1), shape);
      if (strcmp ((const char *) sqlite3_column_text (row, 2), "光华街道") == 0)
        g_assert_cmpfloat_with_epsilon (linli_geometry_get_area (shape) / 1e6, 5.62, 0.02);
    }
  sqlite3_finalize (row);
  sqlite3_close (handle);
  g_assert_cmpuint (linli_boundary_set_get_size (set), ==, 47);
  for (int round = 0; round < 40; round++)
    {
      g_autoptr (LinliBoundarySet) after = linli_boundary_set_copy (set);
      guint n_points;
      const double *points = linli_geometry_get_points (linli_boundary_set_get_geometry (set, (guint) g_test_rand_int_range (0, 47)), &n_points);
      const double *corner = points + 2 * g_test_rand_int_range (0, (gint32) n_points);
      double x = corner[0] + 0.00003, y = corner[1] + 0.00002;
      guint n_before = count_corners (set, corner[0], corner[1]);

      if (!linli_boundary_set_move_vertex (after, corner[0], corner[1], x, y, 0.2, NULL))
        continue;
      g_assert_cmpuint (count_corners (after, corner[0], corner[1]), ==, 0);
      g_assert_cmpuint (count_corners (after, x, y), >=, n_before);
      for (guint i = 0; i < 47; i++)
        if (linli_boundary_set_is_changed (after, i))
          g_assert_true (linli_geometry_check (linli_boundary_set_get_geometry (after, i), NULL));
      n_moved++;
    }
  g_assert_cmpuint (n_moved, >=, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/real-shapes/layers", test_layers);
  g_test_add_func ("/real-shapes/street-offices", test_street_offices);
  return g_test_run ();
}
