/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of the derived address of a dwelling: it follows from every part, also through undo, and sorts as people walk. */

#include "config.h"

#include "fixture.h"
#include "linli-address.h"

#define ADDRESS(id) "SELECT address FROM dwelling_standing WHERE dwelling_id=" #id

static const char places[] =
  "INSERT INTO compound (id, name, road, door_plate) VALUES (1, '东坡小区', '东坡路', '8号');"
  "INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12'), (12, 1, '2栋');"
  "INSERT INTO unit (id, building_id, name) VALUES (21, 11, '3'), (22, 12, '1单元');"
  "INSERT INTO dwelling (id, compound_id, building_id, unit_id, floor, room) VALUES (31, 1, 11, 21, 5, '502'), (32, NULL, 12, 22, 10, '1001'),"
  " (33, 1, 12, 22, 9, '901');"
  "INSERT INTO dwelling (id, address_raw) VALUES (34, '群康路40号院3栋'), (35, '？？');"
  "INSERT INTO dwelling (id, compound_id, floor, room, suffix) VALUES (36, 1, 1, NULL, '3');";

static void
test_parts (Fixture       *fixture,
            gconstpointer  unused)
{
  fixture_run (fixture, places);
  fixture_assert_text (fixture, ADDRESS (31), "东坡小区12栋3单元502");
  fixture_assert_text (fixture, ADDRESS (32), "东坡小区2栋1单元1001");
  fixture_assert_text (fixture, ADDRESS (34), "群康路40号院3栋");
  fixture_assert_text (fixture, ADDRESS (35), "？？");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM dwelling_standing"), ==, 6);
  /* 2栋 before 12栋, 901 before 1001. */
  fixture_assert_text (fixture, "SELECT group_concat(dwelling_id) FROM (SELECT dwelling_id FROM dwelling_standing"
                       " WHERE dwelling_id IN (31, 32, 33) ORDER BY sort_key)", "33,32,31");
}

/* The composed key is the key of the whole address. */
static void
test_key (Fixture       *fixture,
          gconstpointer  unused)
{
  LinliAddress whole = { .compound = (char *) "东坡小区", .building = (char *) "12", .unit = (char *) "3", .floor = 5, .room = (char *) "502" };
  LinliAddress shop = { .compound = (char *) "东坡小区", .floor = 1, .suffix = (char *) "3" };
  const struct { gint64 id; LinliAddress *address; } cases[] = { { 31, &whole }, { 36, &shop } };

  fixture_run (fixture, places);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) expected = linli_address_sort_key (cases[i].address);
      g_autofree char *text = linli_address_format (cases[i].address, LINLI_ADDRESS_LOCAL);
      g_autoptr (GBytes) found = NULL;
      g_autoptr (LinliStatement) statement =
        linli_database_query (linli_store_get_reader (fixture->store), NULL,
                              "SELECT sort_key, address FROM dwelling_standing WHERE dwelling_id = ?", "i", cases[i].id);

      g_assert_true (linli_statement_step (statement, NULL));
      found = linli_statement_dup_bytes (statement, 0);
      g_assert_true (g_bytes_equal (found, expected));
      g_assert_cmpstr (linli_statement_get_text (statement, 1), ==, text);
    }
}

static void
test_follows (Fixture       *fixture,
              gconstpointer  unused)
{
  fixture_run (fixture, places);
  fixture_run (fixture, "INSERT INTO grid (id, name) VALUES (7, '七'); INSERT INTO grid_rule (id, grid_id, building_id) VALUES (71, 7, 11)");
  fixture_run (fixture, "UPDATE unit SET name='4' WHERE id=21");
  fixture_assert_text (fixture, ADDRESS (31), "东坡小区12栋4单元502");
  fixture_run (fixture, "UPDATE building SET name='甲' WHERE id=11");
  fixture_assert_text (fixture, ADDRESS (31), "东坡小区甲4单元502");
  fixture_run (fixture, "UPDATE compound SET name='西坡小区' WHERE id=1");
  fixture_assert_text (fixture, ADDRESS (31), "西坡小区甲4单元502");
  fixture_assert_text (fixture, ADDRESS (32), "西坡小区2栋1单元1001");
  g_assert_cmpint (fixture_get (fixture, "SELECT grid_id FROM dwelling_standing WHERE dwelling_id=31"), ==, 7);
  fixture_run (fixture, "UPDATE dwelling SET deleted_at='x' WHERE id=33");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM dwelling_standing WHERE dwelling_id=33"), ==, 0);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, places);
  fixture_run (fixture, "UPDATE compound SET name='西坡小区' WHERE id=1");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  fixture_assert_text (fixture, ADDRESS (31), "东坡小区12栋3单元502");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM dwelling_standing"), ==, 0);
}

/* Keys of another collation must not stand beside those of this one. */
static void
test_other_collation (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  gint64 n_entries;

  fixture_run (fixture, places);
  n_entries = fixture_get (fixture, "SELECT count(*) FROM journal");
  fixture_run (fixture, "UPDATE dwelling_standing SET sort_key = x'00' WHERE dwelling_id = 33; DELETE FROM dwelling_standing WHERE dwelling_id = 31;"
               "UPDATE memory SET value = 'other' WHERE key = 'keys.version'");
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->context);
  fixture->context = linli_context_open (fixture->path, LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  fixture->store = g_object_ref (linli_context_get_store (fixture->context));
  fixture_assert_text (fixture, "SELECT group_concat(dwelling_id) FROM (SELECT dwelling_id FROM dwelling_standing"
                       " WHERE dwelling_id IN (31, 32, 33) ORDER BY sort_key)", "33,32,31");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM journal"), ==, n_entries);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/standing/parts", test_parts);
  ADD ("/standing/key", test_key);
  ADD ("/standing/follows", test_follows);
  ADD ("/standing/undo", test_undo);
  ADD ("/standing/other-collation", test_other_collation);
  return g_test_run ();
}
