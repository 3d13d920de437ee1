/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of LinliRecord on a file: what is saved is what is loaded, only changed columns are written, faults are refused. */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "linli-codes.h"
#include "linli-record.h"
#include "linli-remark.h"

typedef gboolean (*RecordFunc) (LinliRecord       *record,
                                LinliTransaction  *transaction,
                                GError           **error);

typedef struct {
  LinliRecord *record;
  RecordFunc func;
} Act;

static gboolean
act_cb (LinliTransaction  *transaction,
        gpointer           data,
        GError           **error)
{
  Act *act = data;

  return act->func (act->record, transaction, error);
}

static gboolean
act (Fixture      *fixture,
     LinliRecord  *record,
     RecordFunc    func,
     GError      **error)
{
  Act data = { record, func };

  return linli_store_act (fixture->store, "test", act_cb, &data, NULL, error);
}

static void
save (Fixture     *fixture,
      LinliRecord *record)
{
  g_autoptr (GError) error = NULL;

  act (fixture, record, linli_record_save, &error);
  g_assert_no_error (error);
  g_assert_cmpint (linli_record_get_id (record), >, 0);
}

static void
assert_refused (Fixture     *fixture,
                LinliRecord *record,
                const char  *named)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (act (fixture, record, linli_record_save, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, named));
}

static LinliRecord *
new_person (const char *name)
{
  LinliRecord *person = linli_record_new (linli_kind_lookup ("person"));

  linli_record_set_text (person, "name", name);
  return person;
}

static LinliRecord *
reload (Fixture     *fixture,
        LinliRecord *record)
{
  g_autoptr (GError) error = NULL;
  LinliRecord *loaded = linli_record_load (linli_store_get_reader (fixture->store), linli_record_get_kind (record),
                                           linli_record_get_id (record), &error);

  g_assert_no_error (error);
  return loaded;
}

/* The descriptors are the schema: the same columns, and the same of them may be empty. */
static void
test_schema (Fixture       *fixture,
             gconstpointer  unused)
{
  LinliDatabase *database = linli_store_get_reader (fixture->store);
  guint n_kinds;
  const LinliKind * const *kinds = linli_kind_list (&n_kinds);
  gint64 n_tracked = linli_database_get_int64 (database, -1, "SELECT count(*) FROM linli_tracked WHERE owner='core'", NULL);

  g_assert_cmpint (n_tracked, ==, n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (LinliStatement) columns =
        linli_database_query (database, NULL, "SELECT name, \"notnull\", dflt_value IS NOT NULL FROM pragma_table_info (?)", "s", kinds[i]->name);
      guint n_columns = 0;

      g_assert_nonnull (columns);
      while (linli_statement_step (columns, NULL))
        {
          const char *name = linli_statement_get_text (columns, 0);
          gboolean needed = linli_statement_get_int64 (columns, 1) != 0, defaulted = linli_statement_get_int64 (columns, 2) != 0;
          int n = linli_kind_find_field (kinds[i], name);

          n_columns++;
          if (strcmp (name, "id") == 0 || strcmp (name, "deleted_at") == 0)
            continue;
          g_test_message ("%s.%s", kinds[i]->name, name);
          g_assert_cmpint (n, >=, 0);
          g_assert_cmpint (needed && !defaulted, ==, (kinds[i]->fields[n].flags & LINLI_FIELD_REQUIRED) != 0);
          g_assert_cmpint (needed && defaulted, ==, (kinds[i]->fields[n].flags & LINLI_FIELD_DEFAULTED) != 0);
        }
      g_assert_cmpuint (n_columns, ==, kinds[i]->n_fields + 2);
    }
}

static void
test_save_and_load (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (LinliRecord) compound = linli_record_new (linli_kind_lookup ("compound"));
  g_autoptr (LinliRecord) person = new_person (" 王小明 ");
  g_autoptr (LinliRecord) loaded = NULL;
  g_autofree char *shown = NULL;

  linli_record_set_text (compound, "name", "东坡小区");
  linli_record_set_text (compound, "built_year", "1998");
  save (fixture, compound);
  g_assert_cmpstr (linli_record_get_text (compound, "kind"), ==, "compound");

  linli_record_set_text (person, "sex", "男");
  linli_record_set_text (person, "relation_to_head", "儿子");
  linli_record_set_text (person, "birth_date", "1998-02");
  linli_record_set_text (person, "note", "   ");
  g_assert_true (linli_record_is_changed (person, "sex"));
  save (fixture, person);
  g_assert_false (linli_record_is_changed (person, "sex"));

  loaded = reload (fixture, person);
  g_assert_cmpstr (linli_record_get_text (loaded, "name"), ==, "王小明");
  g_assert_cmpstr (linli_record_get_text (loaded, "sex"), ==, LINLI_CODE_SEX_MALE);
  g_assert_cmpstr (linli_record_get_text (loaded, "relation_to_head"), ==, LINLI_CODE_RELATION_SON);
  g_assert_cmpstr (linli_record_get_text (loaded, "birth_date"), ==, "1998-02");
  g_assert_true (linli_record_is_null (loaded, "note"));
  g_assert_false (linli_record_is_deleted (loaded));
  shown = linli_record_dup_display (loaded, "sex");
  g_assert_cmpstr (shown, ==, linli_field_get_code_label (&linli_record_get_kind (loaded)->fields[linli_kind_find_field (linli_record_get_kind (loaded), "sex")], "1"));
}

/* Two windows change two fields of one record: neither is lost. */
static void
test_only_changes_are_written (Fixture       *fixture,
                               gconstpointer  unused)
{
  g_autoptr (LinliRecord) person = new_person ("赵一");
  g_autoptr (LinliRecord) other = NULL;
  g_autoptr (LinliRecord) loaded = NULL;

  save (fixture, person);
  other = reload (fixture, person);
  linli_record_set_text (person, "employer", "菜市场");
  linli_record_set_text (other, "phone", "028 8735 1234");
  save (fixture, person);
  save (fixture, other);
  loaded = reload (fixture, person);
  g_assert_cmpstr (linli_record_get_text (loaded, "employer"), ==, "菜市场");
  g_assert_nonnull (linli_record_get_text (loaded, "phone"));
  g_assert_null (strchr (linli_record_get_text (loaded, "phone"), ' '));
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  unused)
{
  const struct { const char *field, *written; } faults[] = {
    { "name", "  " }, { "sex", "甲" }, { "birth_date", "1998-02-30" }, { "phone", "没有电话" }, { "identity_number", "遗失" },
    { "household_id", "7" },
  };
  const LinliKind *kind = linli_kind_lookup ("person");
  g_autoptr (LinliRecord) building = linli_record_new (linli_kind_lookup ("building"));

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (LinliRecord) person = new_person ("钱二");
      const LinliField *field = &kind->fields[linli_kind_find_field (kind, faults[i].field)];

      linli_record_set_text (person, faults[i].field, faults[i].written);
      if (i > 0 && i < 5)
        assert_refused (fixture, person, faults[i].written);
      assert_refused (fixture, person, linli_field_get_label (field));
      g_assert_cmpint (linli_record_get_id (person), ==, 0);
    }
  linli_record_set_text (building, "name", "1");
  linli_record_set_text (building, "floors", "六层");
  assert_refused (fixture, building, "六层");
  linli_record_set_text (building, "floors", "6.0");
  linli_record_set_text (building, "has_gas", "有");
  save (fixture, building);
  g_assert_cmpint (linli_record_get_int64 (building, "floors"), ==, 6);
  g_assert_cmpint (linli_record_get_int64 (building, "has_gas"), ==, 1);
  linli_record_set_null (building, "kind");
  assert_refused (fixture, building, linli_field_get_label (&linli_record_get_kind (building)->fields[linli_kind_find_field (linli_record_get_kind (building), "kind")]));
}

/* What follows from an identity number is filled in where nothing was entered, and overwrites nothing. */
static void
test_person_follows_number (Fixture       *fixture,
                            gconstpointer  unused)
{
  g_autoptr (LinliRecord) person = new_person ("李四");
  g_autoptr (LinliRecord) other = new_person ("周五");
  g_autoptr (LinliRecord) vehicle = linli_record_new (linli_kind_lookup ("vehicle"));

  linli_record_set_text (person, "identity_number", " 11010519491231002x ");
  save (fixture, person);
  g_assert_cmpstr (linli_record_get_text (person, "identity_number"), ==, "11010519491231002X");
  g_assert_cmpstr (linli_record_get_text (person, "birth_date"), ==, "1949-12-31");
  g_assert_cmpstr (linli_record_get_text (person, "sex"), ==, LINLI_CODE_SEX_FEMALE);
  g_assert_cmpstr (linli_record_get_text (person, "identity_type"), ==, LINLI_CODE_IDENTITY_RESIDENT);

  linli_record_set_text (other, "birth_date", "1950年1月1日");
  linli_record_set_text (other, "sex", "男");
  linli_record_set_text (other, "identity_number", "11010519491231002X");
  save (fixture, other);
  g_assert_cmpstr (linli_record_get_text (other, "birth_date"), ==, "1950-01-01");
  g_assert_cmpstr (linli_record_get_text (other, "sex"), ==, LINLI_CODE_SEX_MALE);

  linli_record_set_text (vehicle, "plate", " 川a·12345 ");
  save (fixture, vehicle);
  g_assert_cmpstr (linli_record_get_text (vehicle, "plate"), ==, "川A12345");
}

static void
assert_masked (LinliRecord *record,
               const char  *field,
               const char  *hidden)
{
  g_autofree char *plain = linli_record_dup_display (record, field);
  g_autofree char *masked = linli_record_dup_display_masked (record, field);

  g_assert_nonnull (strstr (plain, hidden));
  g_assert_null (strstr (masked, hidden));
  g_assert_cmpstr (masked, !=, "");
}

static void
test_masked (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LinliRecord) person = new_person ("欧阳小明");
  g_autofree char *employer = NULL;

  linli_record_set_text (person, "phone", "138 0000 1234");
  linli_record_set_text (person, "identity_number", "440524188001010014");
  linli_record_set_text (person, "registered_address", "东坡小区12栋3单元502");
  linli_record_set_text (person, "employer", "菜市场");
  assert_masked (person, "name", "小明");
  assert_masked (person, "phone", "0000");
  assert_masked (person, "identity_number", "18800101");
  assert_masked (person, "registered_address", "502");
  employer = linli_record_dup_display_masked (person, "employer");
  g_assert_cmpstr (employer, ==, "菜市场");
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LinliRecord) household = linli_record_new (linli_kind_lookup ("household"));
  g_autoptr (LinliRecord) person = new_person ("孙三");
  g_autoptr (LinliRecord) loaded = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture, household);
  linli_record_set_int64 (person, "household_id", linli_record_get_id (household));
  save (fixture, person);
  g_assert_false (act (fixture, household, linli_record_delete, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_clear_error (&error);
  act (fixture, person, linli_record_delete, &error);
  g_assert_no_error (error);
  g_assert_true (linli_record_is_deleted (person));
  g_assert_false (act (fixture, person, linli_record_delete, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  found = linli_record_query (linli_store_get_reader (fixture->store), linli_record_get_kind (person), &error, "name=?", "s", "孙三");
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);

  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  loaded = reload (fixture, person);
  g_assert_false (linli_record_is_deleted (loaded));
}

static void
test_query (Fixture       *fixture,
            gconstpointer  unused)
{
  const char *names[] = { "周甲", "周乙", "周丙", "吴丁" };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (LinliRecord) person = new_person (names[i]);

      save (fixture, person);
    }
  found = linli_record_query (linli_store_get_reader (fixture->store), linli_kind_lookup ("person"), &error,
                              "name LIKE ? AND id > ? ORDER BY id DESC LIMIT 2", "si", "周%", (gint64) 0);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (linli_record_get_text (g_ptr_array_index (found, 0), "name"), ==, "周丙");
  g_assert_null (linli_record_query (linli_store_get_reader (fixture->store), linli_kind_lookup ("person"), &error, "wings=1", NULL));
  g_assert_nonnull (error);
}

static void
assert_remark (LinliRecord *record,
               const char  *field,
               const char  *value,
               const char  *odd_field,
               const char  *words)
{
  g_autofree char *remark = NULL;

  linli_record_set_text (record, field, value);
  remark = linli_remark_dup (record, odd_field);
  if (words == NULL)
    g_assert_cmpstr (remark, ==, NULL);
  else
    g_assert_nonnull (strstr (remark, words));
}

static void
test_remarks (Fixture       *fixture,
              gconstpointer  data)
{
  LinliDatabase *database = linli_store_get_reader (fixture->store);
  g_autoptr (LinliRecord) first = linli_record_new (linli_kind_lookup ("person"));
  g_autoptr (LinliRecord) second = linli_record_new (linli_kind_lookup ("person"));
  g_autoptr (LinliRecord) vehicle = linli_record_new (linli_kind_lookup ("vehicle"));

  assert_remark (first, "identity_number", "110105194912310021", "identity_number", "mistyped");
  assert_remark (first, "identity_number", "11010519491231002X", "identity_number", NULL);
  assert_remark (first, "birth_date", "1949-12", "birth_date", NULL);
  assert_remark (first, "birth_date", "1949-12-30", "birth_date", "1949-12-31");
  assert_remark (first, "sex", "2", "sex", NULL);
  assert_remark (first, "sex", "1", "sex", "woman");
  assert_remark (first, "identity_type", "passport", "sex", NULL);
  assert_remark (first, "identity_type", "resident", "sex", "woman");
  assert_remark (first, "phone", "1380000123", "phone", "telephone");
  assert_remark (first, "phone", "13800001234", "phone", NULL);
  assert_remark (vehicle, "plate", "12345", "plate", "plate");
  assert_remark (vehicle, "plate", "\345\267\235A12345", "plate", NULL);

  /* What is odd is stored all the same. */
  linli_record_set_text (first, "name", "\347\224\262");
  save (fixture, first);
  g_assert_cmpint (linli_remark_find_twin (first, "identity_number", database), ==, 0);
  linli_record_set_text (second, "identity_number", "11010519491231002x");
  g_assert_cmpint (linli_remark_find_twin (second, "identity_number", database), ==, linli_record_get_id (first));
}

/* A home at an address that is taken is told, as it stands in the file and as it is being typed. */
static void
test_same_address (Fixture       *fixture,
                   gconstpointer  data)
{
  LinliDatabase *database = linli_store_get_reader (fixture->store);
  g_autoptr (LinliRecord) home = NULL;
  g_autoptr (LinliRecord) other = NULL;
  g_autoptr (LinliRecord) twin = NULL;

  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (1, '东坡小区'); INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12'), (12, 1, '12');"
                        "INSERT INTO dwelling (id, building_id, room) VALUES (31, 11, '502'), (32, 11, '503'), (33, 12, '502'), (34, 11, '504');"
                        "UPDATE dwelling SET deleted_at = 'x' WHERE id = 34");
  home = linli_record_load (database, linli_kind_lookup ("dwelling"), 31, NULL);
  other = linli_record_load (database, linli_kind_lookup ("dwelling"), 32, NULL);
  twin = linli_record_load (database, linli_kind_lookup ("dwelling"), 33, NULL);
  g_assert_cmpint (linli_remark_find_twin (other, "room", database), ==, 0);
  g_assert_cmpint (linli_remark_find_twin (home, "room", database), ==, 33);
  g_assert_cmpint (linli_remark_find_twin (twin, "room", database), ==, 31);
  g_assert_cmpint (linli_remark_find_twin (home, "floor", database), ==, 0);
  linli_record_set_text (other, "room", "502");
  g_assert_cmpint (linli_remark_find_twin (other, "room", database), ==, 31);
  linli_record_set_text (other, "room", "504");
  g_assert_cmpint (linli_remark_find_twin (other, "room", database), ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

static gboolean
save_and_fail (LinliRecord       *record,
               LinliTransaction  *transaction,
               GError           **error)
{
  if (linli_record_save (record, transaction, error))
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_FULL, "the disk is full");
  return FALSE;
}

/* Nothing reached the disk; saved once more it does. */
static void
test_rolled_back (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (LinliRecord) person = new_person ("何小明");
  g_autoptr (GError) error = NULL;

  g_assert_false (act (fixture, person, save_and_fail, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (linli_record_get_id (person), ==, 0);
  save (fixture, person);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM person WHERE name = '何小明'"), ==, 1);

  linli_record_set_text (person, "name", "何大明");
  g_assert_false (act (fixture, person, save_and_fail, &error));
  g_assert_true (linli_record_is_changed (person, "name"));
  save (fixture, person);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM person WHERE name = '何大明'"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/record/schema", test_schema);
  ADD ("/record/remarks", test_remarks);
  ADD ("/record/same-address", test_same_address);
  ADD ("/record/save-and-load", test_save_and_load);
  ADD ("/record/only-changes-are-written", test_only_changes_are_written);
  ADD ("/record/faults", test_faults);
  ADD ("/record/person-follows-number", test_person_follows_number);
  ADD ("/record/masked", test_masked);
  ADD ("/record/delete", test_delete);
  ADD ("/record/query", test_query);
  ADD ("/record/rolled-back", test_rolled_back);
  return g_test_run ();
}
