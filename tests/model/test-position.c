/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where records are: by themselves, or by what they belong to. */

#include <linli-core.h>
#include <math.h>

#include "fixture.h"

static void
fill_shapes (LinliDatabase  *database,
             GError        **error)
{
  static const double ring[] = { 104, 30, 104.002, 30, 104.002, 30.002, 104, 30.002, 104, 30 };
  g_autoptr (LinliGeometry) polygon = linli_geometry_new_polygon (ring, G_N_ELEMENTS (ring) / 2);
  g_autoptr (LinliGeometry) point = linli_geometry_new_point (104.5, 30.5);
  g_autoptr (GBytes) area = linli_geometry_to_bytes (polygon);
  g_autoptr (GBytes) spot = linli_geometry_to_bytes (point);

  linli_database_run (database, error, "INSERT INTO building (id, name, geom) VALUES (1, '1栋', ?)", "b", area);
  linli_database_run (database, error, "INSERT INTO place (id, name, geom) VALUES (1, '亭子', ?)", "b", spot);
}

static gboolean
fill (LinliTransaction  *transaction,
      gpointer           data,
      GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  fill_shapes (database, error);
  return linli_database_execute (database,
                                 "INSERT INTO compound (id, name) VALUES (1, '东坡小区'), (2, '群康路40号院');"
                                 "UPDATE place SET compound_id = 2 WHERE id = 1;"
                                 "INSERT INTO unit (id, building_id, name) VALUES (1, 1, '1单元');"
                                 "INSERT INTO dwelling (id, building_id, unit_id, room) VALUES (1, 1, 1, '101'), (2, NULL, NULL, '门面');"
                                 "UPDATE dwelling SET compound_id = 1 WHERE id = 1;"
                                 "INSERT INTO household (id, dwelling_id) VALUES (1, 1);"
                                 "INSERT INTO person (id, household_id, name) VALUES (1, 1, '张三'), (2, NULL, '李四');"
                                 "INSERT INTO matter (id, kind, title, opened_at, x, y) VALUES (1, 'note', 'a', '2026-01-01', 105, 31);"
                                 "INSERT INTO matter (id, kind, title, opened_at, dwelling_id) VALUES (2, 'note', 'b', '2026-01-01', 1);"
                                 "INSERT INTO matter (id, kind, title, opened_at, subject_kind, subject_id) VALUES"
                                 " (3, 'note', 'c', '2026-01-01', 'person', 1), (4, 'note', 'd', '2026-01-01', 'matter', 4),"
                                 " (5, 'note', 'e', '2026-01-01', 'place', 1);", error);
}

static void
expect (Fixture    *fixture,
        const char *kind,
        gint64      id,
        double      longitude,
        double      latitude)
{
  g_autoptr (GError) error = NULL;
  double x = 0, y = 0;
  gboolean found = linli_position_find (linli_store_get_reader (fixture->store), kind, id, &x, &y, &error);

  g_assert_no_error (error);
  g_assert_cmpint (found, ==, longitude != 0);
  g_assert_cmpfloat_with_epsilon (x, longitude, 1e-5);
  g_assert_cmpfloat_with_epsilon (y, latitude, 1e-5);
}

static void
test_positions (Fixture       *fixture,
                gconstpointer  data)
{
  fixture_act (fixture, fill, NULL);
  expect (fixture, "building", 1, 104.001, 30.001);
  expect (fixture, "place", 1, 104.5, 30.5);
  expect (fixture, "unit", 1, 104.001, 30.001);
  expect (fixture, "dwelling", 1, 104.001, 30.001);
  expect (fixture, "compound", 1, 104.001, 30.001);
  expect (fixture, "compound", 2, 104.5, 30.5);
  expect (fixture, "person", 1, 104.001, 30.001);
  expect (fixture, "matter", 1, 105, 31);
  expect (fixture, "matter", 2, 104.001, 30.001);
  expect (fixture, "matter", 3, 104.001, 30.001);
  expect (fixture, "matter", 5, 104.5, 30.5);
}

/* Nobody knows; also of a matter that leads to itself, and of a kind that has no place. */
static void
test_nowhere (Fixture       *fixture,
              gconstpointer  data)
{
  fixture_act (fixture, fill, NULL);
  expect (fixture, "dwelling", 2, 0, 0);
  expect (fixture, "person", 2, 0, 0);
  expect (fixture, "matter", 4, 0, 0);
  expect (fixture, "matter", 99, 0, 0);
  expect (fixture, "vehicle", 1, 0, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name) g_test_add ("/position/" #name, Fixture, NULL, fixture_set_up, test_##name, fixture_tear_down)
  ADD (positions);
  ADD (nowhere);
#undef ADD
  return g_test_run ();
}
