/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of the assignment of dwellings to micro-grids: rules before boundaries, and always right after any change. */

#include "config.h"

#include "fixture.h"
#include "ground.h"

#include <linli-core.h>

static const char homes[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区'), (2, '群康路40号院');"
  "INSERT INTO building (id, compound_id, name) VALUES (11, 1, '1栋'), (12, 1, '2栋'), (13, 2, '1栋');"
  "INSERT INTO unit (id, building_id, name) VALUES (21, 11, '1单元'), (22, 11, '2单元'), (23, 11, '10单元'), (24, 12, '1');"
  "INSERT INTO dwelling (id, building_id, unit_id, room) VALUES (31, 11, 21, '101'), (32, 11, 22, '101'), (33, 11, 23, '101'), (34, 12, 24, '101'), (35, 13, NULL, '1');"
  "INSERT INTO dwelling (id, compound_id, room) VALUES (36, 1, '门卫室');";

static void
assert_grids (Fixture    *fixture,
              const char *expected)
{
  fixture_assert_text (fixture, "SELECT group_concat (dwelling_id || ':' || ifnull (grid_id, '-') || ifnull (substr (grid_by, 1, 1), ''), ' ')"
                                " FROM (SELECT * FROM dwelling_standing ORDER BY dwelling_id)", expected);
}

/* What the derivers have done is what looking at everything gives. */
static gboolean
assign_all_cb (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  return linli_grid_assign_all (transaction, data, error);
}

static void
assert_settled (Fixture *fixture)
{
  guint n_changed = 77;

  fixture_act (fixture, assign_all_cb, &n_changed);
  g_assert_cmpuint (n_changed, ==, 0);
}

static void
test_rules (Fixture       *fixture,
            gconstpointer  unused)
{
  fixture_run (fixture, homes);
  assert_grids (fixture, "31:- 32:- 33:- 34:- 35:- 36:-");
  fixture_run (fixture, "INSERT INTO grid (id, name) VALUES (41, '一'), (42, '二'), (43, '三'); INSERT INTO grid (id, name, level) VALUES (44, '总', 'general');"
                        "INSERT INTO grid_rule (id, grid_id, compound_id) VALUES (51, 41, 1), (59, 44, 2)");
  assert_grids (fixture, "31:41r 32:41r 33:41r 34:41r 35:- 36:41r");
  fixture_run (fixture, "INSERT INTO grid_rule (id, grid_id, building_id) VALUES (52, 42, 11)");
  assert_grids (fixture, "31:42r 32:42r 33:42r 34:41r 35:- 36:41r");
  /* From unit 2 upwards: 10 comes after 2, however it is written. */
  fixture_run (fixture, "INSERT INTO grid_rule (id, grid_id, building_id, unit_from) VALUES (53, 43, 11, '二单元')");
  assert_grids (fixture, "31:42r 32:43r 33:43r 34:41r 35:- 36:41r");
  fixture_run (fixture, "UPDATE grid_rule SET unit_to = '9' WHERE id = 53");
  assert_grids (fixture, "31:42r 32:43r 33:42r 34:41r 35:- 36:41r");
  fixture_run (fixture, "UPDATE unit SET name = '5单元' WHERE id = 23");
  assert_grids (fixture, "31:42r 32:43r 33:43r 34:41r 35:- 36:41r");
  fixture_run (fixture, "UPDATE dwelling SET unit_id = NULL WHERE id = 32");
  assert_grids (fixture, "31:42r 32:42r 33:43r 34:41r 35:- 36:41r");
  fixture_run (fixture, "UPDATE grid SET deleted_at = 'x' WHERE id = 43");
  assert_grids (fixture, "31:42r 32:42r 33:42r 34:41r 35:- 36:41r");
  fixture_run (fixture, "UPDATE building SET compound_id = 2 WHERE id = 12");
  assert_grids (fixture, "31:42r 32:42r 33:42r 34:- 35:- 36:41r");
  assert_settled (fixture);
}

static void
test_boundaries (Fixture       *fixture,
                 gconstpointer  unused)
{
  fixture_run (fixture, homes);
  ground_add_grid (fixture, 41, 0, 0, 4, 4);
  ground_add_grid (fixture, 42, 4, 0, 8, 4);
  assert_grids (fixture, "31:- 32:- 33:- 34:- 35:- 36:-");
  ground_set (fixture, "building", 11, 1, 1, 2, 2);
  assert_grids (fixture, "31:41b 32:41b 33:41b 34:- 35:- 36:-");
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM dwelling_standing WHERE x IS NOT NULL AND y IS NOT NULL"), ==, 3);
  /* A point of its own counts more than the building's; a rule more than both. */
  ground_set_point (fixture, "dwelling", 32, 5, 1);
  ground_set_point (fixture, "dwelling", 36, 7, 3);
  assert_grids (fixture, "31:41b 32:42b 33:41b 34:- 35:- 36:42b");
  fixture_run (fixture, "INSERT INTO grid (id, name) VALUES (43, '三'); INSERT INTO grid_rule (id, grid_id, building_id) VALUES (51, 43, 11)");
  assert_grids (fixture, "31:43r 32:43r 33:43r 34:- 35:- 36:42b");
  fixture_run (fixture, "UPDATE grid_rule SET deleted_at = 'x'");
  ground_set (fixture, "building", 11, 5, 2, 6, 3);
  assert_grids (fixture, "31:42b 32:42b 33:42b 34:- 35:- 36:42b");
  ground_set (fixture, "grid", 42, 4, 0, 5.2, 4);
  assert_grids (fixture, "31:- 32:42b 33:- 34:- 35:- 36:-");
  /* Of two boundaries the smaller has the better claim. */
  ground_set (fixture, "grid", 41, 0, 0, 8, 4);
  assert_grids (fixture, "31:41b 32:42b 33:41b 34:- 35:- 36:41b");
  fixture_run (fixture, "UPDATE grid SET level = 'ordinary' WHERE id = 41");
  assert_grids (fixture, "31:- 32:42b 33:- 34:- 35:- 36:-");
  assert_settled (fixture);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, homes);
  ground_set (fixture, "building", 12, 1, 1, 2, 2);
  ground_add_grid (fixture, 41, 0, 0, 4, 4);
  assert_grids (fixture, "31:- 32:- 33:- 34:41b 35:- 36:-");
  fixture_run (fixture, "DELETE FROM grid");
  assert_grids (fixture, "31:- 32:- 33:- 34:- 35:- 36:-");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  assert_grids (fixture, "31:- 32:- 33:- 34:41b 35:- 36:-");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  assert_grids (fixture, "31:- 32:- 33:- 34:- 35:- 36:-");
  g_assert_true (linli_store_redo (fixture->store, NULL, &error));
  assert_grids (fixture, "31:- 32:- 33:- 34:41b 35:- 36:-");
  g_assert_no_error (error);
}

static gboolean
change_and_fail_cb (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  GCancellable *cancellable = linli_transaction_get_cancellable (transaction);

  if (!linli_database_execute (linli_transaction_get_database (transaction), "UPDATE grid SET level = 'general'", error))
    return FALSE;
  g_cancellable_cancel (cancellable); /* found after the derivers have run */
  return TRUE;
}

/* Grids that an action changed which then failed are not believed. */
static void
test_failed_action (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, homes);
  ground_add_grid (fixture, 41, 0, 0, 4, 4);
  g_assert_false (linli_store_act (fixture->store, "fails", change_and_fail_cb, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ground_set (fixture, "building", 12, 1, 1, 2, 2);
  assert_grids (fixture, "31:- 32:- 33:- 34:41b 35:- 36:-");
}

static void
test_renamed (Fixture       *fixture,
              gconstpointer  unused)
{
  fixture_run (fixture, homes);
  ground_set (fixture, "building", 12, 1, 1, 2, 2);
  ground_add_grid (fixture, 41, 0, 0, 4, 4);
  fixture_run (fixture, "UPDATE grid SET name = '新名'");
  fixture_run (fixture, "UPDATE dwelling SET note = '旧' WHERE id = 34");
  assert_grids (fixture, "31:- 32:- 33:- 34:41b 35:- 36:-");
  assert_settled (fixture);
}

/* Unreadable shapes put nobody anywhere and break nothing. */
static void
test_damaged_shapes (Fixture       *fixture,
                     gconstpointer  unused)
{
  fixture_run (fixture, homes);
  ground_set (fixture, "building", 12, 1, 1, 2, 2);
  ground_add_grid (fixture, 41, 0, 0, 4, 4);
  fixture_run (fixture, "UPDATE building SET geom = x'4750000300000000' WHERE id = 12");
  assert_grids (fixture, "31:- 32:- 33:- 34:- 35:- 36:-");
  fixture_run (fixture, "UPDATE grid SET geom = x'00' WHERE id = 41");
  assert_grids (fixture, "31:- 32:- 33:- 34:- 35:- 36:-");
  assert_settled (fixture);
}

/* So many at once are written without their index, which must be there again afterwards. */
static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (1, '东坡小区'); INSERT INTO grid (id, name) VALUES (41, '一'), (42, '二');"
                        "INSERT INTO grid_rule (id, grid_id, compound_id) VALUES (51, 41, 1);"
                        "WITH n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 21000) INSERT INTO dwelling (id, compound_id, room) SELECT n, 1, n FROM n");
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM dwelling_standing WHERE grid_id = 41"), ==, 21000);
  fixture_run (fixture, "UPDATE grid_rule SET grid_id = 42");
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM dwelling_standing WHERE grid_id = 42"), ==, 21000);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM sqlite_schema WHERE name = 'dwelling_standing_grid'"), ==, 1);
  fixture_assert_text (fixture, "PRAGMA integrity_check", "ok");
  assert_settled (fixture);
}

/* Any changes in any order: the derived columns are what looking at everything gives. */
static void
test_at_random (Fixture       *fixture,
                gconstpointer  unused)
{
  fixture_run (fixture, homes);
  for (gint64 grid = 41; grid < 47; grid++)
    ground_add_grid (fixture, grid, grid - 41, 0, grid - 40, 4);
  for (int round = 0; round < 120; round++)
    {
      int where = g_test_rand_int_range (0, 6), which = g_test_rand_int_range (0, 6);
      g_autofree char *script = NULL;

      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
          ground_set (fixture, "grid", 41 + which, where, 0, where + 1.5, 3);
          break;
        case 1:
          ground_set (fixture, "building", 11 + which % 3, where + 0.1, 1, where + 0.7, 2);
          break;
        case 2:
          ground_set_point (fixture, "dwelling", 31 + which, where + 0.5, 1.5);
          break;
        case 3:
          script = g_strdup_printf ("UPDATE dwelling SET building_id = %d, unit_id = %d, geom = NULL WHERE id = %d", 11 + where % 3, 21 + where % 4, 31 + which);
          break;
        case 4:
          script = g_strdup_printf ("INSERT OR REPLACE INTO grid_rule (id, grid_id, building_id, unit_from, unit_to) VALUES (%d, %d, %d, '1', '%d')",
                                    51 + where, 41 + which, 11 + where % 3, which);
          break;
        default:
          script = g_strdup_printf ("UPDATE grid SET deleted_at = CASE WHEN deleted_at IS NULL THEN 'x' END WHERE id = %d", 41 + which);
        }
      if (script != NULL)
        fixture_run (fixture, script);
      if (round % 5 == 0)
        linli_store_undo (fixture->store, NULL, NULL);
      assert_settled (fixture);
    }
}

#define ADD(path, function) g_test_add ("/grid-assign/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("rules", test_rules);
  ADD ("boundaries", test_boundaries);
  ADD ("undo", test_undo);
  ADD ("failed-action", test_failed_action);
  ADD ("renamed", test_renamed);
  ADD ("damaged-shapes", test_damaged_shapes);
  ADD ("many", test_many);
  ADD ("at-random", test_at_random);
  return g_test_run ();
}
