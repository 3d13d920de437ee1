/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of who lives where and who answers for a grid, and how that changes with its history kept. */

#include "config.h"

#include "fixture.h"
#include "linli-codes.h"
#include "linli-duty.h"
#include "linli-model-check.h"
#include "linli-relation.h"
#include "linli-residency.h"
#include "linli-timeline.h"

static const char family[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区'); INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12');"
  "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (31, 1, 11, '502'), (32, 1, 11, '503');"
  "INSERT INTO household (id, dwelling_id, head_id) VALUES (41, 31, 51), (42, 32, NULL);"
  "INSERT INTO person (id, household_id, name, sex, birth_date, relation_to_head) VALUES (51, 41, '父', '1', '1950-01-01', '02'),"
  " (52, 41, '母', '2', '1952-01-01', '12'), (53, 41, '子', '1', '1980-06-01', '20'), (54, 41, '女', '2', '1985-01-01', '30'), (55, 41, '孙', '1', '2015-01-01', '41');"
  "INSERT INTO grid (id, name, level) VALUES (61, '总网格', 'general'); INSERT INTO grid (id, parent_id, name) VALUES (62, 61, '01 微网格')";

typedef gboolean (*Step) (LinliTransaction  *transaction,
                          GError           **error);

static gboolean
step_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  return ((Step) data) (transaction, error);
}

static void
act (Fixture *fixture,
     Step     step)
{
  fixture_act (fixture, step_cb, step);
}

static void
assert_refused (Fixture *fixture,
                Step     step)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_store_act (fixture->store, "test", step_cb, step, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
}

#define RELATIONS "SELECT group_concat (ifnull (relation_to_head, '-')) FROM (SELECT relation_to_head FROM person ORDER BY id)"

static gboolean
son_heads (LinliTransaction  *transaction,
           GError           **error)
{
  return linli_residency_set_head (transaction, 41, 53, error);
}

static gboolean
wife_heads (LinliTransaction  *transaction,
            GError           **error)
{
  return linli_residency_set_head (transaction, 41, 52, error);
}

static gboolean
stranger_heads (LinliTransaction  *transaction,
                GError           **error)
{
  return linli_residency_set_head (transaction, 42, 53, error);
}

static void
test_head (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *masked = NULL;

  fixture_run (fixture, family);
  act (fixture, wife_heads);
  g_assert_cmpint (fixture_get (fixture, "SELECT head_id FROM household WHERE id = 41"), ==, 52);
  fixture_assert_text (fixture, RELATIONS, "10,02,20,30,41");
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  fixture_assert_text (fixture, RELATIONS, "02,12,20,30,41");
  act (fixture, son_heads);
  fixture_assert_text (fixture, RELATIONS, "51,52,02,70,-");
  assert_refused (fixture, stranger_heads);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM timeline WHERE verb = 'head'"), ==, 1);
  fixture_run (fixture, "UPDATE timeline SET text = '张桂兰' WHERE verb = 'head'");
  entries = linli_timeline_load (linli_store_get_reader (fixture->store), "household", 41, NULL, 10, NULL);
  masked = linli_timeline_entry_dup_masked (g_ptr_array_index (entries, 0), linli_store_get_reader (fixture->store));
  g_assert_cmpstr (masked, ==, "张*兰");
}

/* What a member is to the new head, from what both were to the old one. */
static void
test_relations (void)
{
  static const struct
  {
    const char *of_new_head, *sex_of_new_head, *relation, *sex, *expected;
  } cases[] = {
    { "12", "2", "02", "1", "10" }, { "12", "2", "20", "1", "20" }, { "12", "2", "27", "1", NULL },  { "12", "2", "41", "1", "41" },
    { "10", "2", "52", "2", "54" }, { "10", "1", "51", "1", "55" }, { "10", NULL, "52", "2", NULL }, { "10", "1", "56", "2", "52" },
    { "10", "2", "53", "1", "51" }, { "10", "2", "55", "1", NULL }, { "10", "2", "38", "2", "38" },  { "10", "2", "70", "2", NULL },
    { "22", "1", "02", "1", "51" }, { "22", "1", "12", "2", "52" }, { "22", "1", "30", "2", "70" },  { "22", "1", "38", "2", NULL },
    { "22", "1", "02", NULL, "50" }, { "37", "2", "02", "2", "58" }, { "37", "2", "11", "1", NULL }, { "38", "2", "02", "2", "54" },
    { "28", "1", "02", "1", "55" }, { "43", "1", "02", "2", "64" }, { "51", "1", "02", "2", "30" },  { "51", "1", "11", "1", "28" },
    { "51", "1", "20", "1", "40" }, { "54", "2", "02", "2", "38" }, { "54", "2", "02", "1", NULL },  { "71", "1", "02", "2", "70" },
    { "99", "1", "02", "1", "99" }, { "99", "1", "12", "2", NULL }, { "02", "1", "12", "2", "12" },  { "02", "1", "02", "1", NULL },
    { NULL, "1", "12", "2", NULL }, { "12", "2", NULL, "2", NULL }, { "85", "1", "02", "1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpstr (linli_relation_turn (cases[i].of_new_head, cases[i].sex_of_new_head, cases[i].relation, cases[i].sex), ==, cases[i].expected);
    }
}

static gboolean
son_leaves (LinliTransaction  *transaction,
            GError           **error)
{
  return linli_residency_move_out (transaction, 53, "2026年3月1日", "重庆", error);
}

static gboolean
all_leave (LinliTransaction  *transaction,
           GError           **error)
{
  return linli_residency_move_household_out (transaction, 41, "2026-05-01", NULL, error);
}

static gboolean
son_returns (LinliTransaction  *transaction,
             GError           **error)
{
  return linli_residency_move_in (transaction, 53, 42, "户主", error);
}

static gboolean
son_returns_home (LinliTransaction  *transaction,
                  GError           **error)
{
  return linli_residency_return (transaction, 53, "2026年4月1日", error);
}

static gboolean
son_returns_too_early (LinliTransaction  *transaction,
                       GError           **error)
{
  return linli_residency_return (transaction, 53, "1900-04-01", error);
}

static gboolean
leaves_on_no_day (LinliTransaction  *transaction,
                  GError           **error)
{
  return linli_residency_move_out (transaction, 54, "昨天吧", NULL, error);
}

static void
test_moving (Fixture       *fixture,
             gconstpointer  unused)
{
  LinliDatabase *database = linli_store_get_reader (fixture->store);

  fixture_run (fixture, family);
  g_assert_cmpint (linli_residency_get_state (database, 53), ==, LINLI_PERSON_HERE);
  act (fixture, son_leaves);
  g_assert_cmpint (linli_residency_get_state (database, 53), ==, LINLI_PERSON_MOVED_OUT);
  fixture_assert_text (fixture, "SELECT moved_out_on || moved_to FROM person WHERE id = 53", "2026-03-01重庆");
  assert_refused (fixture, son_leaves);
  assert_refused (fixture, leaves_on_no_day);
  assert_refused (fixture, son_returns_too_early);
  act (fixture, son_returns_home);
  fixture_assert_text (fixture, "SELECT moved_in_on || household_id || ifnull (moved_out_on, '') || ifnull (moved_to, '') FROM person WHERE id = 53", "2026-04-0141");
  assert_refused (fixture, son_returns_home);
  assert_refused (fixture, son_leaves); /* a month before he came */
  linli_store_undo (fixture->store, NULL, NULL);
  act (fixture, all_leave);
  g_assert_cmpint (linli_residency_get_state (database, 51), ==, LINLI_PERSON_MOVED_OUT);
  fixture_assert_text (fixture, "SELECT moved_out_on FROM person WHERE id = 53", "2026-03-01");
  fixture_assert_text (fixture, "SELECT dwelling_id FROM household WHERE id = 41", "31");
  assert_refused (fixture, all_leave);
  act (fixture, son_returns);
  g_assert_cmpint (linli_residency_get_state (database, 53), ==, LINLI_PERSON_HERE);
  g_assert_cmpint (fixture_get (fixture, "SELECT household_id FROM person WHERE id = 53"), ==, 42);
  fixture_assert_text (fixture, "SELECT relation_to_head FROM person WHERE id = 53", LINLI_CODE_RELATION_HEAD);
  fixture_assert_text (fixture, "SELECT moved_in_on = date ('now', 'localtime') FROM person WHERE id = 53", "1");
}

static gboolean
split (LinliTransaction  *transaction,
       GError           **error)
{
  const gint64 persons[] = { 53, 55 };

  return linli_residency_split (transaction, 41, persons, 2, 53, 32, error) != 0;
}

static gboolean
split_head (LinliTransaction  *transaction,
            GError           **error)
{
  const gint64 persons[] = { 51, 55 };

  return linli_residency_split (transaction, 41, persons, 2, 55, 0, error) != 0;
}

static void
test_split (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GPtrArray) findings = NULL;

  fixture_run (fixture, family);
  fixture_run (fixture, "UPDATE household SET deleted_at = 'x' WHERE id = 42; UPDATE grid SET deleted_at = 'x' WHERE id > 0");
  assert_refused (fixture, split_head);
  act (fixture, split);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM person WHERE household_id = 41"), ==, 3);
  g_assert_cmpint (fixture_get (fixture, "SELECT h.dwelling_id FROM person p JOIN household h ON h.id = p.household_id AND h.head_id = 53 WHERE p.id = 55"), ==, 32);
  findings = linli_model_check (linli_store_get_reader (fixture->store), NULL, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

static gboolean
dies (LinliTransaction  *transaction,
      GError           **error)
{
  return linli_residency_set_deceased (transaction, 51, "2020-01-01", error);
}

static gboolean
goes_away (LinliTransaction  *transaction,
           GError           **error)
{
  return linli_residency_set_away (transaction, 54, "2020-01-01", NULL, "深圳", error);
}

static gboolean
comes_back (LinliTransaction  *transaction,
            GError           **error)
{
  return linli_residency_set_away (transaction, 54, NULL, NULL, NULL, error);
}

static gboolean
goes_backwards (LinliTransaction  *transaction,
                GError           **error)
{
  return linli_residency_set_away (transaction, 54, "2020-02-01", "2020-01-01", NULL, error);
}

static void
test_states (Fixture       *fixture,
             gconstpointer  unused)
{
  LinliDatabase *database = linli_store_get_reader (fixture->store);

  fixture_run (fixture, family);
  act (fixture, dies);
  g_assert_cmpint (linli_residency_get_state (database, 51), ==, LINLI_PERSON_DECEASED);
  g_assert_cmpint (linli_residency_get_age (database, 51), ==, 70);
  g_assert_cmpint (linli_residency_get_age (database, 99), ==, -1);
  act (fixture, goes_away);
  g_assert_cmpint (linli_residency_get_state (database, 54), ==, LINLI_PERSON_AWAY);
  assert_refused (fixture, goes_backwards);
  act (fixture, comes_back);
  g_assert_cmpint (linli_residency_get_state (database, 54), ==, LINLI_PERSON_HERE);
}

static gboolean
leaves_tomorrow (LinliTransaction  *transaction,
                 GError           **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) later = g_date_time_add_days (now, 1);
  g_autofree char *day = g_date_time_format (later, "%Y-%m-%d");

  return linli_residency_move_out (transaction, 54, day, NULL, error);
}

static gboolean
dies_before_birth (LinliTransaction  *transaction,
                   GError           **error)
{
  return linli_residency_set_deceased (transaction, 54, "1984", error);
}

static gboolean
others_leave (LinliTransaction  *transaction,
              GError           **error)
{
  return linli_residency_move_out (transaction, 52, "2021-01-01", NULL, error) && linli_residency_move_out (transaction, 53, "2021-01-01", NULL, error) &&
         linli_residency_move_out (transaction, 54, "2021-01-01", NULL, error);
}

static gboolean
last_dies (LinliTransaction  *transaction,
           GError           **error)
{
  return linli_residency_set_deceased (transaction, 55, "2022-01-01", error);
}

static gboolean
the_dead_goes_away (LinliTransaction  *transaction,
                    GError           **error)
{
  return linli_residency_set_away (transaction, 55, "2023-01-01", NULL, NULL, error);
}

static gboolean
daughter_comes_home (LinliTransaction  *transaction,
                     GError           **error)
{
  return linli_residency_move_in (transaction, 54, 41, "30", error);
}

/* A household ends with the last who is here, and is there again when somebody moves in. */
static void
test_last (Fixture       *fixture,
           gconstpointer  unused)
{
  LinliDatabase *database = linli_store_get_reader (fixture->store);

  fixture_run (fixture, family);
  assert_refused (fixture, leaves_tomorrow);
  assert_refused (fixture, dies_before_birth);
  g_assert_cmpuint (linli_residency_count_others (database, 51), ==, 4);
  act (fixture, dies);
  assert_refused (fixture, dies);
  act (fixture, others_leave);
  g_assert_cmpuint (linli_residency_count_others (database, 55), ==, 0);
  fixture_assert_text (fixture, "SELECT ifnull (moved_out_on, '-') FROM household WHERE id = 41", "-");
  act (fixture, last_dies);
  fixture_assert_text (fixture, "SELECT moved_out_on FROM household WHERE id = 41", "2022-01-01");
  assert_refused (fixture, the_dead_goes_away);
  act (fixture, daughter_comes_home);
  g_assert_cmpint (linli_residency_get_state (database, 54), ==, LINLI_PERSON_HERE);
  fixture_assert_text (fixture, "SELECT moved_in_on = date ('now', 'localtime') FROM person WHERE id = 54", "1");
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpint (linli_residency_get_state (database, 55), ==, LINLI_PERSON_HERE);
}

static gboolean
assign (LinliTransaction  *transaction,
        GError           **error)
{
  return linli_duty_assign (transaction, 61, LINLI_CODE_DUTY_HEAD, 0, "书记", "028-87351234", "2020-01-01", error) != 0 &&
         linli_duty_assign (transaction, 62, LINLI_CODE_DUTY_HEAD, 54, "女", NULL, "2021-01-01", error) != 0 &&
         linli_duty_assign (transaction, 62, LINLI_CODE_DUTY_BACKUP, 0, "后备", NULL, "2021-01-01", error) != 0 &&
         linli_duty_assign (transaction, 62, LINLI_CODE_DUTY_MEMBER, 0, "员一", NULL, "2021-01-01", error) != 0 &&
         linli_duty_assign (transaction, 62, LINLI_CODE_DUTY_MEMBER, 0, "员二", NULL, "2021-01-01", error) != 0;
}

static gboolean
reassign (LinliTransaction  *transaction,
          GError           **error)
{
  return linli_duty_assign (transaction, 62, LINLI_CODE_DUTY_HEAD, 0, "新长", NULL, "2024-01-01", error) != 0;
}

static void
assert_responsible (Fixture    *fixture,
                    gint64      grid,
                    const char *on,
                    const char *name)
{
  g_autoptr (LinliRecord) duty = linli_duty_find_responsible (linli_store_get_reader (fixture->store), grid, on);

  g_assert_cmpstr (duty != NULL ? linli_record_get_text (duty, "name") : NULL, ==, name);
}

static void
test_duties (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) ever = NULL;

  fixture_run (fixture, family);
  act (fixture, assign);
  assert_responsible (fixture, 62, "2022-01-01", "女");
  assert_responsible (fixture, 62, "2020-06-01", "书记");
  assert_responsible (fixture, 62, "2019-01-01", NULL);
  act (fixture, goes_away);
  assert_responsible (fixture, 62, "2022-01-01", "后备");
  act (fixture, comes_back);
  act (fixture, reassign);
  assert_responsible (fixture, 62, "2023-12-31", "女");
  assert_responsible (fixture, 62, "2024-01-01", "新长");
  now = linli_duty_list (linli_store_get_reader (fixture->store), 62, "2025-01-01", NULL);
  ever = linli_duty_list (linli_store_get_reader (fixture->store), 62, NULL, NULL);
  g_assert_cmpuint (now->len, ==, 4);
  g_assert_cmpuint (ever->len, ==, 5);
  g_assert_cmpstr (linli_record_get_text (g_ptr_array_index (now, 0), "name"), ==, "新长");
}

static gboolean
grid_in_itself (LinliTransaction  *transaction,
                GError           **error)
{
  g_autoptr (LinliRecord) grid = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("grid"), 61, error);

  linli_record_set_int64 (grid, "parent_id", 62);
  return linli_record_save (grid, transaction, error);
}

static void
test_grid_tree (Fixture       *fixture,
                gconstpointer  unused)
{
  fixture_run (fixture, family);
  assert_refused (fixture, grid_in_itself);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/residency/head", test_head);
  g_test_add_func ("/residency/relations", test_relations);
  ADD ("/residency/moving", test_moving);
  ADD ("/residency/split", test_split);
  ADD ("/residency/states", test_states);
  ADD ("/residency/last", test_last);
  ADD ("/residency/duties", test_duties);
  ADD ("/residency/grid-tree", test_grid_tree);
  return g_test_run ();
}
