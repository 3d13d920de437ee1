/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of dwellings by their address and of the rooms of a whole building. */

#include "config.h"

#include "fixture.h"
#include "linli-housing.h"

typedef struct {
  const char *text;
  gint64 id;
  gboolean created;
} Ensure;

static gboolean
ensure_cb (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  Ensure *ensure = data;
  g_autoptr (LinliAddress) address = linli_address_parse (ensure->text);

  ensure->id = linli_housing_ensure (transaction, address, ensure->text, &ensure->created, error);
  return ensure->id != 0;
}

static Ensure
ensure (Fixture    *fixture,
        const char *text)
{
  Ensure data = { .text = text };

  fixture_act (fixture, ensure_cb, &data);
  return data;
}

static gint64
find (Fixture    *fixture,
      const char *text)
{
  g_autoptr (LinliAddress) address = linli_address_parse (text);

  return linli_housing_find (linli_store_get_reader (fixture->store), address);
}

/* However an address is written, it is one dwelling. */
static void
test_one_dwelling (Fixture       *fixture,
                   gconstpointer  unused)
{
  Ensure first = ensure (fixture, "东坡小区12栋3单元502");
  Ensure second = ensure (fixture, "东坡小区 12号楼三单元 502室");
  Ensure next = ensure (fixture, "东坡小区12栋3单元503");
  Ensure yard = ensure (fixture, "群康路40号院3栋2单元101");

  g_assert_true (first.created);
  g_assert_false (second.created);
  g_assert_cmpint (second.id, ==, first.id);
  g_assert_true (next.created);
  g_assert_true (yard.created);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM building"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM unit"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM compound"), ==, 2);
  g_assert_cmpint (find (fixture, "东坡12栋3单元502"), ==, first.id);
  g_assert_cmpint (find (fixture, "东坡小区12栋3单元999"), ==, 0);
  g_assert_cmpint (find (fixture, "群康路40号院3栋2单元101"), ==, yard.id);
  g_assert_cmpint (find (fixture, "西坡小区12栋3单元502"), ==, 0);
  fixture_run (fixture, "UPDATE compound SET aliases = '老东坡，东坡院' WHERE name = '东坡小区'");
  g_assert_cmpint (find (fixture, "老东坡小区12栋3单元502"), ==, first.id);
  fixture_assert_text (fixture, "SELECT address FROM dwelling_standing ORDER BY dwelling_id LIMIT 1", "东坡小区12栋3单元502");
  g_assert_cmpint (fixture_get (fixture, "SELECT floor FROM dwelling ORDER BY id LIMIT 1"), ==, 5);
}

static void
test_no_place (Fixture       *fixture,
               gconstpointer  unused)
{
  Ensure data = { .text = "502" };
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_store_act (fixture->store, "test", ensure_cb, &data, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM dwelling"), ==, 0);
}

static void
test_full_address (Fixture       *fixture,
                   gconstpointer  unused)
{
  Ensure home = ensure (fixture, "东坡小区12栋3单元502");
  Ensure yard = ensure (fixture, "群康路40号院3栋2单元101");
  g_autofree char *text = NULL;
  g_autofree char *yard_text = NULL;

  fixture_run (fixture, "INSERT INTO community (id, name, subdistrict, district, city) VALUES (9, '财大社区', '光华街道', '青羊区', '成都市');"
               "UPDATE compound SET road = '东坡路', door_plate = '8号' WHERE name = '东坡小区'");
  text = linli_housing_dup_full_address (linli_store_get_reader (fixture->store), home.id);
  g_assert_cmpstr (text, ==, "成都市青羊区光华街道东坡路8号东坡小区12栋3单元502");
  yard_text = linli_housing_dup_full_address (linli_store_get_reader (fixture->store), yard.id);
  g_assert_cmpstr (yard_text, ==, "成都市青羊区光华街道群康路40号院3栋2单元101");
}

static gboolean
apply_cb (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  guint n;

  return linli_room_plan_apply (data, transaction, &n, error);
}

static void
test_rooms (Fixture       *fixture,
            gconstpointer  unused)
{
  LinliDatabase *database = linli_store_get_reader (fixture->store);
  LinliRoomPlan plan = { .building = 11, .n_units = 2, .first_floor = -1, .last_floor = 12, .n_rooms = 4 };
  LinliRoomPlan plain = { .building = 12, .first_floor = 1, .last_floor = 3, .n_rooms = 2 };
  guint n_new, n_existing;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (1, '东坡小区'); INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12'), (12, 1, '1');"
               "INSERT INTO unit (id, building_id, name) VALUES (21, 11, '一单元');"
               "INSERT INTO dwelling (id, compound_id, building_id, unit_id, floor, room) VALUES (31, 1, 11, 21, 5, '502室')");
  g_assert_true (linli_room_plan_count (&plan, database, &n_new, &n_existing, &error));
  g_assert_cmpuint (n_new, ==, 2 * 13 * 4 - 1);
  g_assert_cmpuint (n_existing, ==, 1);
  fixture_act (fixture, apply_cb, &plan);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM dwelling WHERE building_id = 11"), ==, 2 * 13 * 4);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM unit"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM dwelling WHERE floor = 0"), ==, 0);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM dwelling WHERE room = '-102' AND floor = -1"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM dwelling WHERE room = '1204' AND floor = 12 AND unit_id = 21"), ==, 1);
  /* A second time there is nothing to add. */
  g_assert_true (linli_room_plan_count (&plan, database, &n_new, &n_existing, &error));
  g_assert_cmpuint (n_new, ==, 0);
  fixture_act (fixture, apply_cb, &plain);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM dwelling WHERE building_id = 12 AND unit_id IS NULL"), ==, 6);

  plan.last_floor = -3;
  g_assert_false (linli_room_plan_count (&plan, database, &n_new, &n_existing, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/housing/one-dwelling", test_one_dwelling);
  ADD ("/housing/no-place", test_no_place);
  ADD ("/housing/full-address", test_full_address);
  ADD ("/housing/rooms", test_rooms);
  return g_test_run ();
}
