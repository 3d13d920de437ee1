/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of the checks of grids: every planted fault is found at its place, and a sound file has none. */

#include "config.h"

#include "fixture.h"
#include "ground.h"

#include <linli-core.h>
#include <string.h>

/* Two micro-grids of one building each fill their ordinary grid; each building has 40 homes, the guidance of the ordinary grid is lowered. */
static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  fixture_run (fixture, "INSERT INTO setting (id, key, value) VALUES (1, 'grid.ordinary.least', '50'), (2, 'grid.ordinary.most', '90');"
                        "INSERT INTO compound (id, name) VALUES (1, '东坡小区');"
                        "INSERT INTO building (id, compound_id, name) VALUES (11, 1, '1栋'), (12, 1, '2栋');"
                        "WITH n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 80)"
                        " INSERT INTO dwelling (id, building_id, room) SELECT 100 + n, 11 + (n > 40), n FROM n;"
                        "INSERT INTO household (id, dwelling_id) SELECT id + 1000, id FROM dwelling;");
  ground_add_grid (fixture, 40, 0, 0, 8, 4);
  fixture_run (fixture, "UPDATE grid SET level = 'ordinary', name = '01 一般网格' WHERE id = 40");
  ground_add_grid (fixture, 41, 0, 0, 4, 4);
  ground_add_grid (fixture, 42, 4, 0, 8, 4);
  fixture_run (fixture, "UPDATE grid SET parent_id = 40 WHERE id IN (41, 42)");
  ground_set (fixture, "building", 11, 1, 1, 2, 2);
  ground_set (fixture, "building", 12, 5, 1, 6, 2);
}

static GPtrArray *
check (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = linli_grid_check (linli_store_get_reader (fixture->store), LINLI_GRID_CHECK_ALL, NULL, &error);

  g_assert_no_error (error);
  return findings;
}

/* Exactly the findings of these codes, in any order; gives back the message of the first. */
static char *
assert_found (Fixture    *fixture,
              const char *codes)
{
  g_autoptr (GPtrArray) findings = check (fixture);
  g_auto (GStrv) expected = g_strsplit (codes, " ", -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  char *message = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const char *code = linli_finding_get_code (findings->pdata[i]);

      if (!g_strv_contains ((const char * const *) expected, code))
        g_error ("unexpected: %s: %s", code, linli_finding_get_message (findings->pdata[i]));
      if (strcmp (code, expected[0]) == 0)
        {
          g_free (message);
          message = g_strdup (linli_finding_get_message (findings->pdata[i]));
        }
    }
  for (gsize i = 0; expected[i] != NULL; i++)
    {
      guint n = 0;

      for (guint j = 0; j < findings->len; j++)
        n += strcmp (expected[i], linli_finding_get_code (findings->pdata[j])) == 0;
      if (n == 0)
        g_error ("not found: %s", expected[i]);
    }
  return message;
}

static LinliFinding *
find (GPtrArray  *findings,
      const char *code)
{
  for (guint i = 0; i < findings->len; i++)
    if (strcmp (linli_finding_get_code (findings->pdata[i]), code) == 0)
      return findings->pdata[i];
  g_error ("not found: %s", code);
}

static void
assert_place (LinliFinding *finding,
              double        u0,
              double        v0,
              double        u1,
              double        v1)
{
  double x, y;

  g_assert_true (linli_finding_get_position (finding, &x, &y));
  g_assert_cmpfloat (x, >, GROUND_X (u0));
  g_assert_cmpfloat (x, <, GROUND_X (u1));
  g_assert_cmpfloat (y, >, GROUND_Y (v0));
  g_assert_cmpfloat (y, <, GROUND_Y (v1));
}

static void
test_sound (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GPtrArray) findings = check (fixture);

  if (findings->len > 0)
    g_error ("%s", linli_finding_get_message (findings->pdata[0]));
}

static void
test_in_none (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GPtrArray) findings = NULL;
  LinliFinding *finding;
  double x, y;

  ground_set (fixture, "building", 12, 9, 1, 10, 2);
  ground_set_point (fixture, "dwelling", 101, 20, 20);
  fixture_run (fixture, "INSERT INTO dwelling (id, address_raw) VALUES (300, '群康路40号院3栋')");
  findings = check (fixture);
  /* One finding for the building, one for the dwelling that stands alone, one for that without a place; grid 42 is empty now. */
  g_assert_cmpuint (findings->len, ==, 5);
  finding = find (findings, "dwelling-in-no-grid");
  g_assert_cmpint (linli_finding_get_severity (finding), ==, LINLI_SEVERITY_ERROR);
  for (guint i = 0; i < 3; i++)
    {
      finding = findings->pdata[i];
      g_assert_cmpstr (linli_finding_get_code (finding), ==, "dwelling-in-no-grid");
      if (linli_finding_get_id (finding) == 12)
        {
          g_assert_cmpstr (linli_finding_get_kind (finding), ==, "building");
          g_assert_nonnull (strstr (linli_finding_get_message (finding), "40"));
          g_assert_nonnull (strstr (linli_finding_get_message (finding), "2栋"));
          assert_place (finding, 9, 1, 10, 2);
        }
      else if (linli_finding_get_id (finding) == 101)
        g_assert_nonnull (strstr (linli_finding_get_message (finding), "东坡小区1栋"));
      else
        {
          g_assert_cmpint (linli_finding_get_id (finding), ==, 300);
          g_assert_nonnull (strstr (linli_finding_get_message (finding), "群康路40号院3栋"));
          g_assert_false (linli_finding_get_position (finding, &x, &y));
        }
    }
}

static void
test_in_two (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *message = NULL;

  /* A rule settles what boundaries leave open … */
  ground_set (fixture, "grid", 42, 1, 0, 8, 4);
  g_free (assert_found (fixture, "dwelling-in-two-grids grid-overlap"));
  fixture_run (fixture, "INSERT INTO grid_rule (id, grid_id, building_id) VALUES (51, 41, 11)");
  g_free (assert_found (fixture, "grid-overlap"));
  /* … and two rules of the same sort do not. */
  fixture_run (fixture, "INSERT INTO grid_rule (id, grid_id, building_id) VALUES (52, 42, 11)");
  message = assert_found (fixture, "dwelling-in-two-grids grid-overlap");
  g_assert_nonnull (strstr (message, "网格 41"));
  g_assert_nonnull (strstr (message, "网格 42"));
}

static void
test_overlap (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GPtrArray) findings = NULL;
  LinliFinding *finding;

  ground_set (fixture, "grid", 41, 0, 0, 4.5, 4);
  findings = check (fixture);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpstr (linli_finding_get_code (finding), ==, "grid-overlap");
  g_assert_cmpint (linli_finding_get_severity (finding), ==, LINLI_SEVERITY_WARNING);
  assert_place (finding, 4, 0, 4.5, 4);
}

static void
test_gap_and_outside (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr (GPtrArray) findings = NULL;

  ground_set (fixture, "grid", 42, 4.5, 0, 8.5, 4);
  findings = check (fixture);
  g_assert_cmpuint (findings->len, ==, 2);
  assert_place (find (findings, "grid-gap-empty"), 4, 0, 4.5, 4);
  assert_place (find (findings, "grid-outside-parent"), 8, 0, 8.5, 4);
  g_assert_cmpint (linli_finding_get_id (find (findings, "grid-gap-empty")), ==, 40);
  g_assert_cmpint (linli_finding_get_id (find (findings, "grid-outside-parent")), ==, 42);
  g_clear_pointer (&findings, g_ptr_array_unref);
  /* A gap in which people live is worse. */
  ground_set (fixture, "grid", 42, 7, 0, 8, 4);
  g_free (assert_found (fixture, "grid-gap dwelling-in-no-grid grid-small"));
  /* Those whom a rule assigns are not left out. */
  fixture_run (fixture, "INSERT INTO grid_rule (id, grid_id, building_id) VALUES (51, 42, 12)");
  g_free (assert_found (fixture, "grid-gap-empty"));
}

static void
test_sizes (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *message = NULL;

  fixture_run (fixture, "UPDATE household SET moved_out_on = '2024-01-01' WHERE dwelling_id BETWEEN 101 AND 115");
  message = assert_found (fixture, "grid-small");
  g_assert_nonnull (strstr (message, "25"));
  g_assert_nonnull (strstr (message, "30"));
  fixture_run (fixture, "UPDATE setting SET value = '60' WHERE key = 'grid.ordinary.most'; INSERT INTO setting (id, key, value) VALUES (3, 'grid.micro.least', '20')");
  g_free (assert_found (fixture, "grid-large"));
  /* The shops of a merchants' grid count, and guidance does not hold for enterprises. */
  fixture_run (fixture, "UPDATE setting SET value = '90' WHERE key = 'grid.ordinary.most'; UPDATE household SET deleted_at = 'x' WHERE dwelling_id <= 140;"
                        "UPDATE setting SET value = '30' WHERE key = 'grid.ordinary.least'; UPDATE grid SET kind = 'merchants' WHERE id = 41");
  g_free (assert_found (fixture, "grid-small"));
  fixture_run (fixture, "INSERT INTO organisation (id, name, dwelling_id) SELECT id + 5000, '店', id FROM dwelling WHERE id <= 125");
  test_sound (fixture, NULL);
  fixture_run (fixture, "DELETE FROM organisation; UPDATE grid SET kind = 'enterprise' WHERE id = 41");
  test_sound (fixture, NULL);
}

static gboolean
cross_cb (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  const double corners[] = { GROUND_X (0), GROUND_Y (0), GROUND_X (4), GROUND_Y (4), GROUND_X (4), GROUND_Y (0), GROUND_X (0), GROUND_Y (4) };
  g_autoptr (LinliGeometry) crossed = linli_geometry_new_polygon (corners, 4);
  g_autoptr (GBytes) shape = linli_geometry_to_bytes (crossed);

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE grid SET geom = ? WHERE id = 41", "b", shape);
}

static void
test_shapes (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GPtrArray) findings = NULL;

  fixture_act (fixture, cross_cb, NULL);
  fixture_run (fixture, "INSERT INTO road (id, name, geom) VALUES (1, '坏路', x'4750')");
  findings = check (fixture);
  assert_place (find (findings, "shape-invalid"), 1.9, 1.9, 2.1, 2.1);
  g_assert_cmpint (linli_finding_get_severity (findings->pdata[0]), ==, LINLI_SEVERITY_ERROR);
  g_assert_nonnull (strstr (linli_finding_get_message (find (findings, "shape-unreadable")), "坏路"));
}

static void
test_no_grids (Fixture       *fixture,
               gconstpointer  unused)
{
  fixture_run (fixture, "DELETE FROM grid");
  g_free (assert_found (fixture, "grid-none"));
}

#define ADD(path, function) g_test_add ("/grid-check/" path, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("sound", test_sound);
  ADD ("in-none", test_in_none);
  ADD ("in-two", test_in_two);
  ADD ("overlap", test_overlap);
  ADD ("gap-and-outside", test_gap_and_outside);
  ADD ("sizes", test_sizes);
  ADD ("shapes", test_shapes);
  ADD ("no-grids", test_no_grids);
  return g_test_run ();
}
