/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of linli_model_check: nothing in sound data, and each planted fault under its rule and on its record. */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "linli-model-check.h"

static const char sound[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区'); INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12');"
  "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (31, 1, 11, '502'), (32, 1, 11, '503');"
  "INSERT INTO household (id, dwelling_id, head_id) VALUES (41, 31, 51), (42, 32, 53);"
  "INSERT INTO person (id, household_id, name, sex, birth_date, identity_type, identity_number, relation_to_head) VALUES"
  " (51, 41, '王一', '2', '1949-12-31', 'resident', '11010519491231002X', '02'), (52, 41, '王二', '1', '1880-01', 'resident', '440524188001010014', '20'),"
  " (53, 42, '王一', '2', '1960-01-01', NULL, NULL, '02');"
  "INSERT INTO vehicle (id, plate, household_id) VALUES (71, '川A12345', 41);"
  "INSERT INTO grid (id, name) VALUES (61, '01 微网格'); INSERT INTO grid_duty (id, grid_id, name) VALUES (65, 61, '赵');";

static GPtrArray *
check (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = linli_model_check (linli_store_get_reader (fixture->store), NULL, &error);

  g_assert_no_error (error);
  return findings;
}

/* Plants one fault and asserts that it is the only one found. */
static void
assert_finds (Fixture    *fixture,
              const char *script,
              const char *code,
              gint64      id)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  LinliFinding *finding;

  fixture_run (fixture, script);
  findings = check (fixture);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s %s", linli_finding_get_code (g_ptr_array_index (findings, i)), linli_finding_get_message (g_ptr_array_index (findings, i)));
  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpstr (linli_finding_get_code (finding), ==, code);
  g_assert_cmpint (linli_finding_get_id (finding), ==, id);
  g_assert_null (strchr (linli_finding_get_message (finding), '{'));
  g_assert_null (strstr (linli_finding_get_message (finding), "王一"));
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GPtrArray) none = NULL;

  fixture_run (fixture, sound);
  none = check (fixture);
  g_assert_cmpuint (none->len, ==, 0);

  assert_finds (fixture, "UPDATE person SET identity_number = '11010519491231002X', birth_date = '1949-12-31' WHERE id = 53", "person-identity-twice", 53);
  assert_finds (fixture, "UPDATE person SET birth_date = NULL WHERE id = 53", "person-twice", 53);
  assert_finds (fixture, "UPDATE person SET birth_date = '1949-12-31' WHERE id = 53; UPDATE dwelling SET building_id = NULL; UPDATE household SET dwelling_id = 31",
                "person-twice", 53);
  assert_finds (fixture, "UPDATE person SET birth_date = '1949-12-31' WHERE id = 53; INSERT INTO building (id, name) VALUES (12, '13');"
                "UPDATE dwelling SET building_id = 12 WHERE id = 32", "person-same-birth", 53);
  assert_finds (fixture, "UPDATE person SET identity_number = '110105194912310021' WHERE id = 51", "person-identity-invalid", 51);
  assert_finds (fixture, "UPDATE person SET birth_date = '1949-12-30' WHERE id = 51", "person-identity-mismatch", 51);
  assert_finds (fixture, "UPDATE person SET sex = '1' WHERE id = 51", "person-identity-mismatch", 51);
  assert_finds (fixture, "UPDATE person SET birth_date = '2999-01-01' WHERE id = 53", "person-dates", 53);
  assert_finds (fixture, "UPDATE person SET moved_in_on = '2999-01-01' WHERE id = 53", "person-dates", 53);
  assert_finds (fixture, "UPDATE person SET moved_in_on = '1949-12-30' WHERE id = 51", "person-dates", 51);
  assert_finds (fixture, "UPDATE person SET moved_in_on = '2021-05', moved_out_on = '2021-04-30' WHERE id = 52", "person-dates", 52);
  assert_finds (fixture, "UPDATE person SET moved_in_on = '2021-05-02', deceased_on = '2021-05-01' WHERE id = 52", "person-dates", 52);
  assert_finds (fixture, "UPDATE household SET head_id = NULL WHERE id = 41", "household-without-head", 41);
  assert_finds (fixture, "UPDATE household SET head_id = 53 WHERE id = 41", "household-head-elsewhere", 41);
  assert_finds (fixture, "UPDATE person SET moved_out_on = '2026-01-01' WHERE id = 51", "household-head-gone", 41);
  assert_finds (fixture, "UPDATE person SET relation_to_head = '02' WHERE id = 52", "household-two-heads", 41);
  assert_finds (fixture, "INSERT INTO household (id, dwelling_id) VALUES (44, 31)", "household-empty", 44);
  assert_finds (fixture, "UPDATE household SET dwelling_id = NULL WHERE id = 41", "household-without-dwelling", 41);
  assert_finds (fixture, "INSERT INTO person (id, name) VALUES (59, '李四')", "person-without-household", 59);
  assert_finds (fixture, "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (33, 1, 11, '502')", "dwelling-twice", 33);
  assert_finds (fixture, "INSERT INTO vehicle (id, plate) VALUES (72, '川A12345')", "vehicle-twice", 72);
  assert_finds (fixture, "UPDATE grid_duty SET until = '2020-01-01' WHERE id = 65", "grid-without-head", 61);
  assert_finds (fixture, "UPDATE grid SET parent_id = 61 WHERE id = 61", "grid-in-itself", 61);
  assert_finds (fixture, "INSERT INTO attachment (id, owner_kind, owner_id, hash) VALUES (81, 'person', 51, 'x')", "attachment-lost", 81);
  assert_finds (fixture, "INSERT INTO organisation (id, name, dwelling_id) VALUES (91, '店', 32); UPDATE building SET deleted_at = 'x' WHERE 0;"
                "INSERT INTO dwelling (id, room, deleted_at) VALUES (39, '9', 'x'); UPDATE organisation SET dwelling_id = 39 WHERE id = 91",
                "reference-removed", 91);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (linli_model_check (linli_store_get_reader (fixture->store), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/model-check/faults", test_faults);
  ADD ("/model-check/cancel", test_cancel);
  return g_test_run ();
}
