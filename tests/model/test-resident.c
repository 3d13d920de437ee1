/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of LinliResidentQuery: who is listed under which filter, in which order, and as what. */

#include "config.h"

#include "fixture.h"
#include "linli-id-list.h"
#include "linli-resident-query.h"
#include "linli-tags.h"

static const char town[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区'), (2, '白果院');"
  "INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12'), (12, 1, '2'), (13, 2, '1');"
  "INSERT INTO dwelling (id, compound_id, building_id, floor, room, tenure) VALUES (31, 1, 11, 5, '502', 'owner'), (32, 1, 12, 1, '101', 'rented'),"
  " (33, NULL, 13, 1, '102', NULL);"
  "INSERT INTO household (id, dwelling_id, head_id, number, moved_out_on) VALUES (41, 31, 51, '7', NULL), (42, 32, 53, '6', NULL), (43, 33, 54, '5', NULL),"
  " (44, NULL, 56, NULL, NULL), (45, 32, 57, NULL, '2020-01-01');"
  "INSERT INTO person (id, household_id, name, sex, birth_date, relation_to_head, phone, population_type) VALUES (50, 41, '王小二', '1', '2015-05-05', '20', NULL, 'registered'),"
  " (51, 41, '王一', '1', '1980-01-01', '02', '13800001234', 'registered'), (52, 41, '安娜', '2', '1982-01-01', '10', NULL, 'registered'),"
  " (53, 42, '单小红', '2', '1940-01-01', '02', NULL, 'floating'), (54, 43, '曾伯', '1', '1935-01-01', '02', NULL, 'registered'),"
  " (55, NULL, '无户', NULL, NULL, NULL, NULL, NULL), (56, 44, '无房', NULL, NULL, NULL, NULL, NULL), (57, 45, '搬走', '1', '1990-01-01', '02', NULL, NULL);"
  "INSERT INTO person (id, household_id, name, deceased_on) VALUES (58, 43, '故人', '2021-01-01');"
  "INSERT INTO tag (id, subject_kind, subject_id, code, until) VALUES (1, 'person', 53, 'alone', NULL), (2, 'person', 54, 'alone', '2020-01-01'),"
  " (3, 'household', 41, 'tenant', NULL);"
  "INSERT INTO grid (id, name, level) VALUES (61, '总网格', 'general'); INSERT INTO grid (id, parent_id, name) VALUES (62, 61, '01 微网格');";

static char *
list (Fixture            *fixture,
      LinliResidentQuery *query)
{
  g_autoptr (LinliRowQuery) rows = linli_resident_query_build (query);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = linli_row_query_load_ids (rows, linli_store_get_reader (fixture->store), NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

static void
assert_list (Fixture            *fixture,
             LinliResidentQuery *query,
             const char         *expected)
{
  g_autofree char *found = list (fixture, query);

  g_assert_cmpstr (found, ==, expected);
}

static void
set_up_town (Fixture *fixture)
{
  fixture_run (fixture, town);
  fixture_run (fixture, "UPDATE dwelling_standing SET grid_id = 62 WHERE dwelling_id IN (31, 33)");
}

static void
test_order (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LinliResidentQuery) persons = linli_resident_query_new (LINLI_RESIDENT_ROWS_PERSONS);
  g_autoptr (LinliResidentQuery) households = linli_resident_query_new (LINLI_RESIDENT_ROWS_HOUSEHOLDS);

  set_up_town (fixture);
  /* 白果院 before 东坡小区, building 2 before 12, the head first; who has no address comes last. */
  assert_list (fixture, persons, "54 53 51 52 50 55 56");
  assert_list (fixture, households, "43 42 41 44");
  g_assert_true (linli_resident_query_set_sort (households, "address", TRUE));
  assert_list (fixture, households, "41 42 43 44");
  /* 单 is read shan, 曾 zeng. */
  g_assert_true (linli_resident_query_set_sort (persons, "name", FALSE));
  assert_list (fixture, persons, "52 53 50 51 56 55 54");
  g_assert_true (linli_resident_query_set_sort (persons, "age", FALSE));
  assert_list (fixture, persons, "50 52 51 53 54 55 56");
  g_assert_true (linli_resident_query_set_sort (persons, "age", TRUE));
  assert_list (fixture, persons, "54 53 51 52 50 55 56");
  g_assert_true (linli_resident_query_set_sort (households, "members", TRUE));
  assert_list (fixture, households, "41 42 43 44");
  g_assert_false (linli_resident_query_set_sort (persons, "tags", FALSE));
  g_assert_false (linli_resident_query_set_sort (persons, "wings", FALSE));
}

/* Names are put in order within the action that brings them, by whatever program. */
static void
test_names (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LinliResidentQuery) query = linli_resident_query_new (LINLI_RESIDENT_ROWS_PERSONS);
  g_autoptr (GError) error = NULL;

  set_up_town (fixture);
  linli_resident_query_set_sort (query, "name", FALSE);
  fixture_run (fixture, "UPDATE person SET name = '阿明' WHERE id = 54");
  assert_list (fixture, query, "54 52 53 50 51 56 55");
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_list (fixture, query, "52 53 50 51 56 55 54");
  /* As another version made the keys. */
  fixture_run (fixture, "DELETE FROM name_order; INSERT INTO name_order SELECT name, x'00' FROM person; UPDATE memory SET value = '' WHERE key = 'keys.version'");
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->context);
  fixture->context = linli_context_open (fixture->path, LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  fixture->store = g_object_ref (linli_context_get_store (fixture->context));
  assert_list (fixture, query, "52 53 50 51 56 55 54");
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (LinliResidentQuery) query = linli_resident_query_new (LINLI_RESIDENT_ROWS_PERSONS);
  const gint64 some[] = { 54, 50 }, grids[] = { 61, 62 }, dwellings[] = { 31, 32 };

  set_up_town (fixture);
  linli_resident_query_set_presence (query, LINLI_PRESENCE_GONE);
  assert_list (fixture, query, "58 57");
  linli_resident_query_set_presence (query, LINLI_PRESENCE_AWAY);
  assert_list (fixture, query, "");
  fixture_run (fixture, "UPDATE person SET away_from = '2020-01-01' WHERE id IN (51, 57, 58)"); /* the others have moved out, or died */
  fixture_run (fixture, "UPDATE person SET away_from = '2020-01-01', away_until = '2020-02-01' WHERE id = 52");
  fixture_run (fixture, "UPDATE person SET away_from = '2999-01-01' WHERE id = 53");
  assert_list (fixture, query, "51");
  linli_resident_query_set_presence (query, LINLI_PRESENCE_HERE);
  linli_resident_query_set_grid (query, 61);
  assert_list (fixture, query, "54 51 52 50");
  linli_resident_query_set_grid (query, 0);
  linli_resident_query_set_grids (query, grids, 2);
  assert_list (fixture, query, "54 51 52 50");
  linli_resident_query_set_grids (query, grids, 1);
  assert_list (fixture, query, "");
  linli_resident_query_set_grids (query, NULL, 0);
  linli_resident_query_set_dwellings (query, dwellings, 2);
  assert_list (fixture, query, "53 51 52 50");
  linli_resident_query_set_dwellings (query, NULL, 0);
  linli_resident_query_set_compound (query, 2);
  assert_list (fixture, query, "54");
  linli_resident_query_set_compound (query, 0);
  linli_resident_query_set_building (query, 12);
  assert_list (fixture, query, "53");
  linli_resident_query_set_building (query, 0);
  linli_resident_query_add_tag (query, "alone");
  assert_list (fixture, query, "53");
  linli_resident_query_add_tag (query, NULL);
  linli_resident_query_add_tag (query, "tenant");
  assert_list (fixture, query, "51 52 50");
  linli_resident_query_add_tag (query, NULL);
  linli_resident_query_set_ages (query, 60, -1);
  assert_list (fixture, query, "54 53");
  linli_resident_query_set_ages (query, -1, 60);
  assert_list (fixture, query, "51 52 50");
  linli_resident_query_set_code (query, "sex", "2");
  assert_list (fixture, query, "52");
  linli_resident_query_set_ages (query, -1, -1);
  linli_resident_query_set_code (query, "sex", NULL);
  linli_resident_query_set_name (query, "小");
  assert_list (fixture, query, "53 50");
  linli_resident_query_set_name (query, "%");
  assert_list (fixture, query, "");
  linli_resident_query_set_name (query, NULL);
  linli_resident_query_set_address (query, "12栋");
  assert_list (fixture, query, "51 52 50");
  linli_resident_query_set_address (query, NULL);
  linli_resident_query_set_ids (query, some, 2);
  assert_list (fixture, query, "54 50");
}

static void
test_household_filters (Fixture       *fixture,
                        gconstpointer  unused)
{
  g_autoptr (LinliResidentQuery) query = linli_resident_query_new (LINLI_RESIDENT_ROWS_HOUSEHOLDS);

  set_up_town (fixture);
  linli_resident_query_set_name (query, "安");
  assert_list (fixture, query, "41");
  linli_resident_query_set_code (query, "sex", "1"); /* the same member must meet all of them */
  assert_list (fixture, query, "");
  linli_resident_query_set_name (query, NULL);
  linli_resident_query_set_code (query, "sex", NULL);
  linli_resident_query_set_ages (query, 80, -1);
  assert_list (fixture, query, "43 42");
  linli_resident_query_set_grid (query, 62);
  assert_list (fixture, query, "43");
  linli_resident_query_set_ages (query, -1, -1);
  linli_resident_query_set_grid (query, 0);
  linli_resident_query_set_presence (query, LINLI_PRESENCE_GONE);
  assert_list (fixture, query, "45");
  fixture_run (fixture, "UPDATE person SET away_from = '2020-01-01' WHERE id IN (52, 57, 58)");
  linli_resident_query_set_presence (query, LINLI_PRESENCE_AWAY);
  assert_list (fixture, query, "41");
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  unused)
{
  const char * const columns[] = { "name", "age", "address", "tags", "state", "phone", "tenure", "grid", "head", NULL };
  const char * const wrong[] = { "name", "wings", NULL };
  const char * const hidden[] = { "王*", "", "东坡小区12栋502" };
  g_autoptr (LinliResidentQuery) query = linli_resident_query_new (LINLI_RESIDENT_ROWS_PERSONS);
  g_autoptr (LinliResidentQuery) homes = linli_resident_query_new (LINLI_RESIDENT_ROWS_HOUSEHOLDS);
  g_autoptr (LinliIdList) model = linli_id_list_new (fixture->store);
  g_autoptr (LinliRowQuery) rows = NULL;
  g_autoptr (LinliRowQuery) home_rows = NULL;
  g_autoptr (LinliRow) row = NULL;
  g_autoptr (LinliRow) home = NULL;
  g_autofree char *masked = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *grid = NULL;
  g_autofree char *members = NULL;
  g_autofree char *tags = NULL;

  set_up_town (fixture);
  g_assert_false (linli_resident_query_set_columns (query, wrong));
  g_assert_true (linli_resident_query_set_columns (query, columns));
  g_assert_cmpuint (linli_resident_query_get_n_columns (query), ==, 9);
  rows = linli_resident_query_build (query);
  linli_id_list_set_query (model, rows);
  row = g_list_model_get_item (G_LIST_MODEL (model), 2);
  g_assert_cmpint (linli_row_get_id (row), ==, 51);
  masked = linli_resident_query_dup_display (query, row, 0, TRUE);
  g_assert_cmpstr (masked, ==, hidden[0]);
  g_assert_cmpstr (linli_row_get_text (row, 2), ==, hidden[2]);
  phone = linli_resident_query_dup_display (query, row, 5, TRUE);
  g_assert_cmpstr (phone, ==, "138****1234");
  grid = linli_resident_query_dup_display (query, row, 7, FALSE);
  g_assert_cmpstr (grid, ==, "01 微网格");
  g_assert_cmpstr (linli_row_get_text (row, 3), ==, NULL);
  g_clear_object (&row);
  row = g_list_model_get_item (G_LIST_MODEL (model), 1);
  g_assert_cmpstr (linli_row_get_text (row, 3), ==, "#alone");
  tags = linli_resident_query_dup_display (query, row, 3, FALSE);
  g_assert_cmpstr (tags, ==, linli_tags_get_label ("alone"));
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *text = linli_resident_query_dup_display (query, row, i, FALSE);

      g_assert_nonnull (text);
    }

  home_rows = linli_resident_query_build (homes);
  linli_id_list_set_query (model, home_rows);
  home = g_list_model_get_item (G_LIST_MODEL (model), 2);
  members = linli_resident_query_dup_display (homes, home, 2, FALSE);
  g_assert_cmpstr (members, ==, "3");
  fixture_run (fixture, "UPDATE person SET moved_out_on = '2026-01-01' WHERE id = 50");
  g_clear_object (&home);
  home = g_list_model_get_item (G_LIST_MODEL (model), 2);
  g_assert_cmpstr (linli_row_get_text (home, 2), ==, "2");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/resident/order", test_order);
  ADD ("/resident/names", test_names);
  ADD ("/resident/filters", test_filters);
  ADD ("/resident/household-filters", test_household_filters);
  ADD ("/resident/rows", test_rows);
  return g_test_run ();
}
