/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Map data of other programs into the file: real roads and waters, boundaries in shifted coordinates, and what must be refused.
 * The real data lie beside the project; without them these cases are skipped, and say so. */

#include <geos_c.h>
#include <glib/gstdio.h>
#include <linli-core.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define METRES 111320.0

typedef struct {
  char *folder;
  LinliStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("linli-features-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "a.linli", NULL);
  fixture->store = linli_store_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  linli_store_close (fixture->store);
  g_clear_object (&fixture->store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  return linli_database_get_int64 (linli_store_get_reader (fixture->store), -1, sql, NULL);
}

/* The data lie in ../shared beside the project, or beside the folder that its checkouts lie in. NULL, and the test is marked as
 * skipped, when they are not there. */
static char *
find_data (const char *name)
{
  static const char * const places[] = { "../../shared/data/map", "../../../shared/data/map" };
  g_autofree char *message = g_strdup_printf ("%s is not beside the project", name);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      char *path = g_build_filename (g_test_get_dir (G_TEST_DIST), places[i], name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return path;
      g_free (path);
    }
  g_test_skip (message);
  return NULL;
}

static LinliFeatureReport *
import (Fixture    *fixture,
        const char *path,
        const char *layer,
        const char *kind,
        const char *crs)
{
  LinliFeatureImportOptions options = { .path = path, .layer = layer, .kind = kind, .crs = crs };
  g_autoptr (GError) error = NULL;
  LinliFeatureReport *report = linli_import_features (fixture->store, &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

static void
test_real_layers (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = find_data ("chengdu_osm_core.gpkg");
  g_autoptr (LinliFeatureReport) roads = NULL;
  g_autoptr (LinliFeatureReport) again = NULL;
  g_autoptr (LinliFeatureReport) water = NULL;
  g_autoptr (LinliFeatureReport) streets = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  roads = import (fixture, path, "roads", "road", NULL);
  g_assert_cmpuint (roads->n_read, ==, 6799);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM road WHERE deleted_at IS NULL"), ==, 6799);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM road WHERE class = 'motorway' AND name IS NOT NULL"), >, 0);
  again = import (fixture, path, "roads", "road", NULL);
  g_assert_cmpuint (again->n_new, ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM road WHERE deleted_at IS NULL"), ==, 6799);
  water = import (fixture, path, "waterways", "water", "wgs84");
  g_assert_cmpuint (water->n_new, ==, 704);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM water WHERE deleted_at IS NULL"), ==, 704);
  streets = import (fixture, path, "streets_admin", "grid", NULL);
  g_assert_cmpuint (streets->n_new, ==, 47);
  g_assert_cmpfloat (streets->shift, ==, 0);
  /* Two of the published boundaries touch themselves; they are told with their places, and put right. */
  g_assert_cmpuint (streets->findings->len, ==, 2);
  g_assert_cmpuint (streets->n_refused, ==, 0);
  g_assert_false (g_array_index (streets->findings, LinliFeatureFinding, 0).refused);
  g_assert_cmpfloat_with_epsilon (g_array_index (streets->findings, LinliFeatureFinding, 0).x, 103.9795792, 1e-6);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM grid WHERE name = '光华街道'"), ==, 1);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM grid WHERE deleted_at IS NULL"), ==, 0);
}

static LinliGeometry *
load_shape (Fixture    *fixture,
            const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_query (linli_store_get_reader (fixture->store), &error,
                                                               "SELECT geom FROM grid WHERE name = ?", "s", name);
  g_autoptr (GBytes) bytes = NULL;
  LinliGeometry *shape;

  g_assert_true (linli_statement_step (statement, &error));
  bytes = linli_statement_dup_bytes (statement, 0);
  shape = linli_geometry_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return shape;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* How far a point lies from a line between two points, in metres. */
static double
distance_to_segment (const double *p,
                     const double *a,
                     const double *b)
{
  double scale = cos (p[1] * G_PI / 180);
  double x = (b[0] - a[0]) * scale, y = b[1] - a[1], u = (p[0] - a[0]) * scale, v = p[1] - a[1];
  double t = x * x + y * y > 0 ? CLAMP ((u * x + v * y) / (x * x + y * y), 0, 1) : 0;

  return hypot (u - t * x, v - t * y) * METRES;
}

static double
distance_to_shape (const double        *p,
                   const LinliGeometry *shape)
{
  double best = G_MAXDOUBLE;

  for (guint part = 0; part < linli_geometry_get_n_parts (shape); part++)
    for (guint path = 0; path < linli_geometry_get_n_paths (shape, part); path++)
      {
        guint n_points;
        const double *points = linli_geometry_get_path (shape, part, path, &n_points);

        for (guint i = 0; i + 1 < n_points; i++)
          best = MIN (best, distance_to_segment (p, points + 2 * i, points + 2 * i + 2));
      }
  return best;
}

static LinliGeometry *
unite (GPtrArray *shapes)
{
  GEOSContextHandle_t geos = GEOS_init_r ();
  GEOSWKBReader *reader = GEOSWKBReader_create_r (geos);
  GEOSWKBWriter *writer = GEOSWKBWriter_create_r (geos);
  g_autofree GEOSGeometry **parts = g_new (GEOSGeometry *, shapes->len);
  GEOSGeometry *all, *united;
  LinliGeometry *shape;
  guchar *wkb;
  gsize size;

  for (guint i = 0; i < shapes->len; i++)
    {
      g_autoptr (GBytes) bytes = linli_geometry_to_wkb (g_ptr_array_index (shapes, i));

      parts[i] = GEOSWKBReader_read_r (geos, reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_nonnull (parts[i]);
    }
  all = GEOSGeom_createCollection_r (geos, GEOS_GEOMETRYCOLLECTION, parts, shapes->len);
  united = GEOSUnaryUnion_r (geos, all);
  g_assert_nonnull (united);
  wkb = GEOSWKBWriter_write_r (geos, writer, united, &size);
  shape = linli_geometry_new_from_wkb (wkb, size, NULL);
  g_assert_nonnull (shape);
  GEOSFree_r (geos, wkb);
  GEOSGeom_destroy_r (geos, united);
  GEOSGeom_destroy_r (geos, all);
  GEOSWKBWriter_destroy_r (geos, writer);
  GEOSWKBReader_destroy_r (geos, reader);
  GEOS_finish_r (geos);
  return shape;
}

/* The twelve street offices of 青羊区 make up the district. */
static void
test_shifted_boundary (Fixture       *fixture,
                       gconstpointer  data)
{
  static const char * const offices[] = { "光华街道", "金沙街道", "草堂街道", "府南街道", "少城街道", "草市街街道", "西御河街道", "蔡桥街道",
                                          "苏坡街道", "文家街道", "康河街道", "黄田坝街道" };
  g_autofree char *streets_path = find_data ("chengdu_osm_core.gpkg");
  g_autofree char *district_path = find_data ("qingyang_510105_gcj02_datav.geojson");
  g_autoptr (LinliFeatureReport) streets = NULL;
  g_autoptr (LinliFeatureReport) district = NULL;
  g_autoptr (LinliGeometry) boundary = NULL;
  g_autoptr (LinliGeometry) united = NULL;
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (double));
  const double *points;
  guint n_points;
  double median;

  if (streets_path == NULL || district_path == NULL)
    return;
  streets = import (fixture, streets_path, "streets_admin", "grid", "wgs84");
  district = import (fixture, district_path, NULL, "grid", "gcj02");
  g_assert_cmpuint (district->n_new, ==, 1);
  g_assert_cmpfloat (district->shift, >, 300);
  g_assert_cmpfloat (district->shift, <, 700);
  for (gsize i = 0; i < G_N_ELEMENTS (offices); i++)
    g_ptr_array_add (shapes, load_shape (fixture, offices[i]));
  united = unite (shapes);
  boundary = load_shape (fixture, "青羊区");
  points = linli_geometry_get_points (boundary, &n_points);
  g_assert_cmpuint (n_points, >, 1000);
  for (guint i = 0; i < n_points; i++)
    {
      double distance = distance_to_shape (points + 2 * i, united);

      g_array_append_val (distances, distance);
    }
  g_array_sort (distances, compare_doubles);
  median = g_array_index (distances, double, distances->len / 2);
  g_test_message ("median distance %.2f m over %u points", median, n_points);
  g_assert_cmpfloat (median, <, 10);
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const char *content)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

#define FEATURE(name, type, coordinates) \
  "{\"type\":\"Feature\",\"properties\":{\"名称\":\"" name "\"},\"geometry\":{\"type\":\"" type "\",\"coordinates\":" coordinates "}}"

static void
test_invalid_polygon (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "a.geojson",
                                      "{\"type\":\"FeatureCollection\",\"features\":["
                                      FEATURE ("好网格", "Polygon", "[[[104.01,30.66],[104.02,30.66],[104.02,30.67],[104.01,30.67],[104.01,30.66]]]") ","
                                      FEATURE ("坏网格", "Polygon", "[[[104.01,30.66],[104.02,30.67],[104.02,30.66],[104.01,30.67],[104.01,30.66]]]") ","
                                      FEATURE ("一条线", "LineString", "[[104.01,30.66],[104.02,30.67]]") "]}");
  g_autoptr (LinliFeatureReport) report = import (fixture, path, NULL, "grid", NULL);
  const LinliFeatureFinding *crossing = &g_array_index (report->findings, LinliFeatureFinding, 0);

  g_assert_cmpuint (report->n_read, ==, 3);
  g_assert_cmpuint (report->n_new, ==, 1);
  g_assert_cmpuint (report->n_refused, ==, 2);
  g_assert_cmpuint (report->findings->len, ==, 2);
  /* Where the boundary crosses itself. */
  g_assert_cmpfloat_with_epsilon (crossing->x, 104.015, 1e-6);
  g_assert_cmpfloat_with_epsilon (crossing->y, 30.665, 1e-6);
  g_assert_cmpuint (strlen (crossing->reason), >, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM grid WHERE name = '好网格' AND level = 'micro'"), ==, 1);
}

static void
test_replaced_boundary (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *one = write_file (fixture, "1.geojson", "{\"type\":\"FeatureCollection\",\"features\":["
                                     FEATURE ("一网格", "Polygon", "[[[104.01,30.66],[104.02,30.66],[104.02,30.67],[104.01,30.66]]]") "]}");
  g_autofree char *two = write_file (fixture, "2.geojson", "{\"type\":\"FeatureCollection\",\"features\":["
                                     FEATURE ("一网格", "Polygon", "[[[104.01,30.66],[104.03,30.66],[104.03,30.67],[104.01,30.66]]]") "]}");
  LinliFeatureImportOptions options = { .path = two, .kind = "grid", .dry_run = TRUE };
  g_autoptr (LinliFeatureReport) first = import (fixture, one, NULL, "grid", NULL);
  g_autoptr (LinliFeatureReport) rehearsed = linli_import_features (fixture->store, &options, NULL, NULL, NULL, NULL);
  g_autoptr (LinliFeatureReport) second = NULL;

  g_assert_cmpuint (rehearsed->n_updated, ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM journal"), ==, 1);
  second = import (fixture, two, NULL, "grid", NULL);
  g_assert_cmpuint (second->n_updated, ==, 1);
  g_assert_cmpuint (second->n_new, ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM grid"), ==, 1);
}

/* A drawing: no coordinate system and no polygons, only closed lines. */
static void
test_drawing (Fixture       *fixture,
              gconstpointer  data)
{
  static const char head[] = "0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\n0\n90\n4\n70\n1\n";
  static const char tail[] = "0\nENDSEC\n0\nEOF\n";
  g_autofree char *degrees = g_strconcat (head, "10\n104.01\n20\n30.66\n10\n104.02\n20\n30.66\n10\n104.02\n20\n30.67\n10\n104.01\n20\n30.67\n", tail, NULL);
  g_autofree char *metres = g_strconcat (head, "10\n500000\n20\n3390000\n10\n500100\n20\n3390000\n10\n500100\n20\n3390100\n10\n500000\n20\n3390100\n", tail, NULL);
  g_autofree char *good = write_file (fixture, "good.dxf", degrees);
  g_autofree char *bad = write_file (fixture, "bad.dxf", metres);
  g_autoptr (LinliFeatureReport) drawn = import (fixture, good, NULL, "building", "cgcs2000");
  g_autoptr (LinliFeatureReport) refused = import (fixture, bad, NULL, "building", NULL);

  g_assert_cmpuint (drawn->n_new, ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM building WHERE geom IS NOT NULL"), ==, 1);
  g_assert_cmpuint (refused->n_new, ==, 0);
  g_assert_cmpuint (refused->n_refused, ==, 1);
}

static void
test_kml (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "a.kml",
                                      "<?xml version='1.0' encoding='UTF-8'?><kml xmlns='http://www.opengis.net/kml/2.2'><Document><name>点位</name>"
                                      "<Placemark><name>东门岗</name><Point><coordinates>104.01,30.66,0</coordinates></Point></Placemark></Document></kml>");
  g_autoptr (LinliFeatureReport) report = import (fixture, path, NULL, "place", "bd09");

  g_assert_cmpuint (report->n_new, ==, 1);
  g_assert_cmpfloat (report->shift, >, 800);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM place WHERE name = '东门岗'"), ==, 1);
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[");
  LinliFeatureImportOptions options = { .path = path, .kind = "grid" };
  LinliFeatureImportOptions far = { .path = "/vsicurl/http://localhost/a.geojson", .kind = "grid" };
  LinliFeatureImportOptions unknown = { .path = path, .kind = "grid", .crs = "moon" };
  g_autoptr (GError) error = NULL;

  g_assert_null (linli_import_features (fixture->store, &options, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (linli_import_features (fixture->store, &far, NULL, NULL, NULL, &error));
  g_assert_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (linli_import_features (fixture->store, &unknown, NULL, NULL, NULL, &error));
  g_assert_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM journal"), ==, 0);
}

/* What was exported can be imported, in both formats. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const endings[] = { "geojson", "gpkg" };
  g_autofree char *path = write_file (fixture, "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":["
                                      FEATURE ("一网格", "Polygon", "[[[104.01,30.66],[104.02,30.66],[104.02,30.67],[104.01,30.66]],"
                                               "[[104.015,30.661],[104.0155,30.661],[104.0155,30.6615],[104.015,30.661]]]") "]}");
  g_autoptr (LinliFeatureReport) report = import (fixture, path, NULL, "grid", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *out = g_strdup_printf ("%s/out.%s", fixture->folder, endings[i]);
      LinliExportOptions options = { .kind = "grid" };
      g_autoptr (GError) error = NULL;
      g_autoptr (LinliFeatureReport) back = NULL;
      guint n_written = 0;

      linli_export_records (linli_store_get_reader (fixture->store), &options, out, &n_written, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_written, ==, 1);
      back = import (fixture, out, NULL, "grid", NULL);
      g_assert_cmpuint (back->n_read, ==, 1);
      g_assert_cmpuint (back->n_unchanged, ==, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/features/real-layers", Fixture, NULL, set_up, test_real_layers, tear_down);
  g_test_add ("/features/shifted-boundary", Fixture, NULL, set_up, test_shifted_boundary, tear_down);
  g_test_add ("/features/invalid-polygon", Fixture, NULL, set_up, test_invalid_polygon, tear_down);
  g_test_add ("/features/replaced-boundary", Fixture, NULL, set_up, test_replaced_boundary, tear_down);
  g_test_add ("/features/drawing", Fixture, NULL, set_up, test_drawing, tear_down);
  g_test_add ("/features/kml", Fixture, NULL, set_up, test_kml, tear_down);
  g_test_add ("/features/refusals", Fixture, NULL, set_up, test_refusals, tear_down);
  g_test_add ("/features/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  return g_test_run ();
}
