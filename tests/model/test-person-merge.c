/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of who is probably entered twice, and of making one person of two. */

#include "config.h"

#include "fixture.h"
#include "linli-person-duplicates.h"
#include "linli-person-merge.h"

/* 51 and 52 are one; 52 heads a household of its own in the next building. */
static const char people[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区'); INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12'), (12, 1, '13');"
  "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (31, 1, 11, '502'), (32, 1, 12, '503');"
  "INSERT INTO household (id, dwelling_id, head_id) VALUES (41, 31, 50), (42, 32, 52);"
  "INSERT INTO person (id, household_id, name, sex, birth_date, phone, relation_to_head, education) VALUES"
  " (50, 41, '王大', '1', '1950-01-01', NULL, '02', NULL), (51, 41, '王一', '2', '1980-06-01', '13800001111', '30', NULL),"
  " (52, 42, '王一', '2', '1980-06-01', '13800002222', '02', '20');"
  "INSERT INTO grid (id, name) VALUES (61, '01 微网格'); INSERT INTO grid_duty (id, grid_id, person_id, name) VALUES (62, 61, 52, '王一');"
  "INSERT INTO tag (id, subject_kind, subject_id, code) VALUES (71, 'person', 51, 'volunteer'), (72, 'person', 52, 'volunteer'), (73, 'person', 52, 'party'),"
  " (74, 'dwelling', 52, 'party');"
  "INSERT INTO vehicle (id, plate, person_id) VALUES (81, '川A12345', 52);"
  "INSERT INTO matter (id, kind, title, subject_kind, subject_id, opened_at) VALUES (91, 'note', '漏水', 'person', 52, '2026-01-01T00:00:00.000Z');"
  "INSERT INTO timeline (id, subject_kind, subject_id, at, actor, verb) VALUES (92, 'person', 52, '2026-01-01T00:00:00.000Z', '李', 'visit');"
  "INSERT INTO link (id, from_kind, from_id, to_kind, to_id, role) VALUES (93, 'person', 52, 'person', 50, 'child'), (94, 'person', 51, 'person', 52, 'see'),"
  " (95, 'person', 51, 'person', 50, 'child');"
  "INSERT INTO attachment (id, owner_kind, owner_id, hash) VALUES (96, 'person', 52, 'x');"
  "INSERT INTO due (id, subject_kind, subject_id, title, at) VALUES (97, 'person', 52, '走访', '2026-02-01');";

typedef struct {
  gint64 kept, other;
  const char * const *taken;
} Merge;

static gboolean
merge_cb (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  Merge *merge = data;

  return linli_person_merge (transaction, merge->kept, merge->other, merge->taken, error);
}

static void
assert_pairs (Fixture       *fixture,
              gint64         person,
              guint          n,
              LinliLikeness  likeness)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pairs = linli_person_duplicates_list (linli_store_get_reader (fixture->store), person, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pairs->len, ==, n);
  if (n == 0)
    return;
  g_assert_cmpint (g_array_index (pairs, LinliDuplicate, 0).first, ==, 51);
  g_assert_cmpint (g_array_index (pairs, LinliDuplicate, 0).second, ==, 52);
  g_assert_cmpint (g_array_index (pairs, LinliDuplicate, 0).likeness, ==, likeness);
}

static void
test_likeness (Fixture       *fixture,
               gconstpointer  unused)
{
  fixture_run (fixture, people);
  assert_pairs (fixture, 0, 1, LINLI_LIKENESS_BIRTH);
  assert_pairs (fixture, 51, 1, LINLI_LIKENESS_BIRTH);
  assert_pairs (fixture, 52, 1, LINLI_LIKENESS_BIRTH);
  assert_pairs (fixture, 50, 0, LINLI_LIKENESS_BIRTH);
  /* A year alone is no birth date. */
  fixture_run (fixture, "UPDATE person SET birth_date = '1980' WHERE id IN (51, 52)");
  assert_pairs (fixture, 0, 0, LINLI_LIKENESS_BIRTH);
  fixture_run (fixture, "UPDATE dwelling SET building_id = 11 WHERE id = 32");
  assert_pairs (fixture, 0, 1, LINLI_LIKENESS_HOME);
  fixture_run (fixture, "UPDATE person SET sex = '1' WHERE id = 52");
  assert_pairs (fixture, 0, 0, LINLI_LIKENESS_HOME);
  fixture_run (fixture, "UPDATE person SET identity_number = '11010519491231002X' WHERE id IN (51, 52)");
  assert_pairs (fixture, 51, 1, LINLI_LIKENESS_IDENTITY);
  /* Two numbers are two people, whatever else is the same. */
  fixture_run (fixture, "UPDATE person SET identity_number = '440524188001010014', sex = '2' WHERE id = 52");
  assert_pairs (fixture, 0, 0, LINLI_LIKENESS_IDENTITY);
}

#define OWNERS \
  "SELECT group_concat (who) FROM (SELECT person_id AS who FROM grid_duty WHERE id = 62 UNION ALL SELECT person_id FROM vehicle WHERE id = 81" \
  " UNION ALL SELECT subject_id FROM matter WHERE id = 91 UNION ALL SELECT subject_id FROM timeline WHERE id = 92 UNION ALL SELECT owner_id FROM attachment" \
  " WHERE id = 96 UNION ALL SELECT subject_id FROM due WHERE id = 97 UNION ALL SELECT subject_id FROM tag WHERE id = 73)"

static void
test_merge (Fixture       *fixture,
            gconstpointer  unused)
{
  Merge merge = { 51, 52, (const char * const[]) { "phone", NULL } };

  fixture_run (fixture, people);
  /* A stay that has ended began on another day than this one. */
  fixture_run (fixture, "UPDATE person SET moved_in_on = '2010-01-01', moved_out_on = '2020-01-01' WHERE id = 52");
  fixture_act (fixture, merge_cb, &merge);
  fixture_assert_text (fixture, "SELECT group_concat (id) FROM person WHERE deleted_at IS NULL", "50,51");
  /* The phone was chosen, the education was empty, and what she is in another household says nothing here. */
  fixture_assert_text (fixture, "SELECT phone || education || relation_to_head || household_id FROM person WHERE id = 51", "13800002222203041");
  fixture_assert_text (fixture, "SELECT ifnull (moved_in_on, '-') || ifnull (moved_out_on, '-') FROM person WHERE id = 51", "--");
  fixture_assert_text (fixture, OWNERS, "51,51,51,51,51,51,51");
  fixture_assert_text (fixture, "SELECT subject_id FROM tag WHERE id = 74", "52");
  fixture_assert_text (fixture, "SELECT group_concat (id) FROM (SELECT id FROM tag WHERE subject_kind = 'person' AND deleted_at IS NULL ORDER BY id)", "71,73");
  fixture_assert_text (fixture, "SELECT group_concat (id) FROM link WHERE deleted_at IS NULL", "95");
  /* Her other household was she alone. */
  fixture_assert_text (fixture, "SELECT group_concat (id) FROM household WHERE deleted_at IS NULL", "41");
  g_assert_cmpint (fixture_get (fixture, "SELECT head_id FROM household WHERE id = 41"), ==, 50);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM timeline WHERE verb = 'merge' AND subject_id = 51"), ==, 1);

  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  fixture_assert_text (fixture, OWNERS, "52,52,52,52,52,52,52");
  fixture_assert_text (fixture, "SELECT group_concat (id) FROM person WHERE deleted_at IS NULL", "50,51,52");
  fixture_assert_text (fixture, "SELECT phone || ifnull (education, '-') FROM person WHERE id = 51", "13800001111-");
  fixture_assert_text (fixture, "SELECT count(*) FROM tag WHERE deleted_at IS NULL", "4");
  fixture_assert_text (fixture, "SELECT count(*) FROM link WHERE deleted_at IS NULL", "3");
  g_assert_cmpint (fixture_get (fixture, "SELECT head_id FROM household WHERE id = 42 AND deleted_at IS NULL"), ==, 52);
}

/* Headship goes to whoever stays, where that is a member; being here is not overwritten by having moved out. */
static void
test_head (Fixture       *fixture,
           gconstpointer  unused)
{
  Merge merge = { 51, 52, (const char * const[]) { "household_id", NULL } };
  Merge again = { 51, 52, NULL };
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, people);
  fixture_run (fixture, "UPDATE person SET moved_out_on = '2025-01-01' WHERE id = 52");
  fixture_act (fixture, merge_cb, &merge);
  g_assert_cmpint (fixture_get (fixture, "SELECT head_id FROM household WHERE id = 42"), ==, 51);
  fixture_assert_text (fixture, "SELECT household_id || relation_to_head || ifnull (moved_out_on, '-') FROM person WHERE id = 51", "4202-");
  fixture_assert_text (fixture, "SELECT group_concat (id) FROM household WHERE deleted_at IS NULL", "41,42");
  g_assert_false (linli_store_act (fixture->store, "test", merge_cb, &again, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/person-merge/likeness", test_likeness);
  ADD ("/person-merge/merge", test_merge);
  ADD ("/person-merge/head", test_head);
  return g_test_run ();
}
