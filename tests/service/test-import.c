/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Household lists from the sheet into the file: what a secretary would notice. */

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "household-list.h"

typedef struct {
  char *folder;
  char *path;
  LinliStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("linli-import-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "a.linli", NULL);
  fixture->store = linli_store_open (fixture->path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  linli_store_close (fixture->store);
  g_clear_object (&fixture->store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  return linli_database_get_int64 (linli_store_get_reader (fixture->store), -1, sql, NULL);
}

static char *
text (Fixture    *fixture,
      const char *sql)
{
  return linli_database_dup_text (linli_store_get_reader (fixture->store), sql, NULL);
}

static LinliImport *
open_import (Fixture    *fixture,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliTable) table = linli_table_open (path, NULL, &error);

  g_assert_no_error (error);
  return linli_import_new (table, linli_store_get_reader (fixture->store));
}

static LinliImport *
import_text (Fixture    *fixture,
             const char *name,
             const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliImport) import = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  import = open_import (fixture, path);
  linli_import_run (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&import);
}

static LinliImportCounts
counts_of (LinliImport *import)
{
  LinliImportCounts counts;

  linli_import_get_counts (import, &counts);
  return counts;
}

/* The fault of a row, which must have exactly one. */
static LinliImportFault
only_fault (LinliImport *import,
            guint        row)
{
  guint n_findings, n_found = 0;
  const LinliImportFinding *findings = linli_import_get_findings (import, &n_findings);
  LinliImportFault fault = 0;

  for (guint i = 0; i < n_findings; i++)
    if (findings[i].row == row)
      {
        fault = findings[i].fault;
        n_found++;
        g_assert_cmpuint (strlen (findings[i].reason), >, 0);
      }
  g_assert_cmpuint (n_found, ==, 1);
  return fault;
}

static void
check_planted (LinliImport              *import,
               const LinliHouseholdList *list)
{
  LinliImportCounts counts = counts_of (import);
  guint n_findings;

  linli_import_get_findings (import, &n_findings);
  g_assert_cmpuint (counts.n_rows, ==, list->n_persons);
  g_assert_cmpuint (counts.n_refused, ==, list->n_faults);
  g_assert_cmpuint (n_findings, ==, list->n_faults);
  for (guint i = 0; i < list->n_faults; i++)
    {
      g_assert_cmpint (only_fault (import, list->faults[i].row), ==, list->faults[i].fault);
      g_assert_cmpint (linli_import_get_verdict (import, 0, list->faults[i].row), ==, LINLI_IMPORT_REFUSED);
    }
}

static void
test_planted_faults (Fixture       *fixture,
                     gconstpointer  data)
{
  GStatBuf facts;
  g_autofree char *path = g_build_filename (fixture->folder, "list.xlsx", NULL);
  g_autofree char *refused = g_build_filename (fixture->folder, "refused.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliImport) import = NULL;
  g_autoptr (LinliImport) again = NULL;
  g_autoptr (LinliImport) corrected = NULL;
  LinliHouseholdList list;
  guint first, n_rows;

  linli_household_list_write (&list, path, 3000, 4, 7);
  g_assert_cmpuint (list.n_faults, ==, 40);
  import = open_import (fixture, path);
  linli_import_get_header (import, 0, &first, &n_rows);
  g_assert_cmpuint (first, ==, 2);
  g_assert_cmpuint (n_rows, ==, 2);

  linli_import_check (import, linli_store_get_reader (fixture->store), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  check_planted (import, &list);
  g_assert_cmpuint (counts_of (import).n_new, ==, list.n_good);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 0);

  linli_import_run (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  check_planted (import, &list);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, list.n_good);
  /* Four households consist of a single row, which was refused. */
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM household"), ==, list.n_households - 4);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM household h JOIN person p ON p.id = h.head_id AND p.relation_to_head = '02'"), ==,
                   list.n_households - 4);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM dwelling WHERE length (room) <> 4"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM compound"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM building"), ==, 30);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE identity_number IS NULL OR birth_date IS NULL OR phone IS NULL"), ==, 0);

  again = open_import (fixture, path);
  linli_import_check (again, linli_store_get_reader (fixture->store), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts_of (again).n_new, ==, 0);
  g_assert_cmpuint (counts_of (again).n_updated, ==, 0);
  g_assert_cmpuint (counts_of (again).n_unchanged, ==, list.n_good);

  linli_import_write_refused (import, refused, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (refused, &facts), ==, 0);
  g_assert_cmphex (facts.st_mode & 0777, ==, 0600);
  corrected = open_import (fixture, refused);
  linli_import_check (corrected, linli_store_get_reader (fixture->store), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts_of (corrected).n_rows, ==, list.n_faults);

  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM dwelling"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM compound"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM vehicle"), ==, 0);
  g_assert_false (linli_store_undo (fixture->store, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOTHING);
}

/* A list in a text file: the address in one column and on the first row only. */
static void
test_one_column (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *husband = linli_household_list_dup_identity (1980, 5, 6, 11);
  g_autofree char *wife = linli_household_list_dup_identity (1982, 7, 8, 12);
  g_autofree char *content = g_strdup_printf ("住户花名册,,,,,,\n"
                                              "家庭住址,姓名,与户主关系,性别,身份证号,联系方式,备注\n"
                                              "东坡小区12栋3单元0502,何明,户主,,%s,13800000001/028-80000002,\n"
                                              ",曾兰,妻,女,%s,/,党员\n"
                                              "群康路40号院3栋2单元101,单文,本人,男,,,\n", husband, wife);
  g_autoptr (LinliImport) import = import_text (fixture, "list.csv", content);
  LinliImportCounts counts = counts_of (import);
  g_autofree char *head = NULL;
  g_autofree char *phones = NULL;

  g_assert_cmpuint (counts.n_new, ==, 3);
  g_assert_cmpuint (counts.n_refused, ==, 0);
  g_assert_cmpuint (counts.n_households, ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM dwelling WHERE room = '0502' AND floor = 5"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM compound WHERE door_plate = '40号院' AND road = '群康路' AND kind = 'courtyard'"), ==, 1);
  head = text (fixture, "SELECT p.name || p.sex || p.birth_date FROM household h JOIN person p ON p.id = h.head_id ORDER BY h.id LIMIT 1");
  g_assert_cmpstr (head, ==, "何明11980-05-06");
  phones = text (fixture, "SELECT phone || ' ' || phone2 FROM person WHERE name = '何明'");
  g_assert_true (g_str_has_prefix (phones, "13800000001 028"));
}

/* Since when somebody lives here: a day to come is none, and the household register and the party branch have days of their own. */
static void
test_moved_in (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (LinliImport) import = import_text (fixture, "list.csv", "住址,姓名,户口迁入日期,党员组织关系迁入时间,居民迁入日期\n"
                                                                     "东坡小区1栋1单元101,何明,2001-01-01,2011-06-30,2021年5月6日\n"
                                                                     "东坡小区1栋1单元102,曾兰,2001-01-01,2011-06-30,2999-05-06\n");

  g_assert_cmpint (only_fault (import, 2), ==, LINLI_IMPORT_FAULT_BAD_DATE);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE name = '何明' AND moved_in_on = '2021-05-06'"), ==, 1);
  g_assert_cmpint (linli_import_get_verdict (import, 0, 2), ==, LINLI_IMPORT_REFUSED);
}

/* The next month's list changes two things and adds a child. */
static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *number = linli_household_list_dup_identity (1980, 5, 6, 11);
  g_autofree char *first = g_strdup_printf ("住址,姓名,与户主关系,身份证号,电话\n东坡小区1栋1单元101,何明,户主,%s,13800000001\n,曾兰,妻,,\n", number);
  g_autofree char *second = g_strdup_printf ("住址,姓名,与户主关系,身份证号,电话\n东坡小区2栋1单元202,何明,户主,%s,13800000009\n"
                                             "东坡小区1栋1单元101,曾兰,户主,,13800000003\n,何小安,女儿,,\n", number);
  g_autoptr (LinliImport) one = import_text (fixture, "1.csv", first);
  g_autoptr (LinliImport) two = import_text (fixture, "2.csv", second);
  LinliImportCounts counts = counts_of (two);
  g_autofree char *home = NULL;

  g_assert_true (linli_import_is_remembered (two, 0));
  g_assert_false (linli_import_is_remembered (one, 0));
  g_assert_cmpuint (counts.n_updated, ==, 2);
  g_assert_cmpuint (counts.n_new, ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 3);
  home = text (fixture, "SELECT b.name || d.room || p.phone FROM person p JOIN household h ON h.id = p.household_id "
                        "JOIN dwelling d ON d.id = h.dwelling_id JOIN building b ON b.id = d.building_id WHERE p.name = '何明'");
  g_assert_cmpstr (home, ==, "220213800000009");
}

static void
test_household_rules (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char content[] = "住址,姓名,与户主关系,户号\n"
                                ",何明,户主,\n"                       /* 1: nothing above */
                                "东坡小区1栋1单元101,曾兰,户主,\n"    /* 2 */
                                "东坡小区1栋1单元101,王文,户主,\n"    /* 3: two heads */
                                ",李安,户主,\n"                       /* 4: no address */
                                ",李宁,儿子,\n"                       /* 5: of a household without address */
                                "东坡小区1栋1单元102,赵文,户主,7\n"   /* 6 */
                                "东坡小区1栋1单元102,孙文,户主,8\n"   /* 7: a second household, by its number */
                                "东坡小区1栋1单元,周文,户主,\n"       /* 8: no room */
                                "合计,6,,\n";
  g_autoptr (LinliImport) import = import_text (fixture, "list.csv", content);

  g_assert_cmpint (only_fault (import, 1), ==, LINLI_IMPORT_FAULT_NO_ADDRESS);
  g_assert_cmpint (only_fault (import, 3), ==, LINLI_IMPORT_FAULT_TWO_HEADS);
  g_assert_cmpint (only_fault (import, 4), ==, LINLI_IMPORT_FAULT_NO_ADDRESS);
  g_assert_cmpint (only_fault (import, 5), ==, LINLI_IMPORT_FAULT_NO_ADDRESS);
  g_assert_cmpint (only_fault (import, 8), ==, LINLI_IMPORT_FAULT_BAD_ADDRESS);
  g_assert_cmpint (linli_import_get_verdict (import, 0, 9), ==, LINLI_IMPORT_SKIPPED);
  g_assert_cmpuint (counts_of (import).n_new, ==, 3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM household"), ==, 3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM dwelling"), ==, 2);
}

/* One word for sons and daughters: the sex, or the identity number, says which. */
static void
test_children (Fixture       *fixture,
               gconstpointer  data)
{
  static const char content[] = "小区,栋,单元,室,姓名,与户主关系,性别,身份证号\n"
                                "东坡小区,1,1,101,何明,户主,男,\n"
                                ",,,,何雨,子女,女,\n"
                                ",,,,何风,子女,男,\n"
                                ",,,,何云,孩子,,11010519491231002X\n"
                                ",,,,何雪,小孩,,\n";
  g_autoptr (LinliImport) import = import_text (fixture, "list.csv", content);

  g_assert_cmpuint (counts_of (import).n_new, ==, 5);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE name IN ('何雨', '何云') AND relation_to_head = '30'"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE name = '何风' AND relation_to_head = '20'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE name = '何雪' AND relation_to_head = '97'"), ==, 1);
}

/* A list of households by their heads, with the owner in columns of his own. */
static void
test_by_heads (Fixture       *fixture,
               gconstpointer  data)
{
  static const char content[] = "小区,楼栋,单元,房号,户主姓名,户主电话,产权人,,\n"
                                ",,,,,,姓名,电话,面积\n"
                                "东坡小区,1栋,1单元,0101,何明,13800000001,何大明,13800000002,88.5\n"
                                ",,,0102,曾兰,,,,\n"
                                ",2栋,1,101,单文,,,,\n";
  g_autoptr (LinliImport) import = import_text (fixture, "list.csv", content);
  g_autofree char *owner = NULL;

  g_assert_cmpstr (linli_import_get_column_target (import, 0, 4), ==, "person.name");
  g_assert_cmpstr (linli_import_get_column_target (import, 0, 6), ==, "dwelling.owner_name");
  g_assert_cmpstr (linli_import_get_column_target (import, 0, 7), ==, "dwelling.owner_phone");
  g_assert_cmpuint (counts_of (import).n_new, ==, 3);
  g_assert_cmpuint (counts_of (import).n_households, ==, 3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM household h JOIN person p ON p.id = h.head_id"), ==, 3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM building"), ==, 2);
  owner = text (fixture, "SELECT owner_name || owner_phone || area FROM dwelling WHERE room = '0101'");
  g_assert_cmpstr (owner, ==, "何大明1380000000288.5");
}

static gboolean
add_tags_cb (LinliTransaction  *transaction,
             gpointer           data,
             GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO tag_kind (id, code, name) VALUES (?, 'alone', '独居'), (?, 'party', '党员')", "ii",
                             linli_transaction_new_id (transaction), linli_transaction_new_id (transaction));
}

static void
test_tags (Fixture       *fixture,
           gconstpointer  data)
{
  static const char content[] = "住址,姓名,标签,是否独居,党员,车牌\n"
                                "东坡小区1栋1单元101,何明,党员、飞行员,√,,川A12345 川AD12345\n"
                                "东坡小区1栋1单元102,曾兰,,否,是,坏牌照\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliImport) import = NULL;

  linli_store_act (fixture->store, "tags", add_tags_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  import = import_text (fixture, "list.csv", content);
  g_assert_cmpint (only_fault (import, 1), ==, LINLI_IMPORT_FAULT_UNKNOWN_TAG);
  g_assert_cmpint (only_fault (import, 2), ==, LINLI_IMPORT_FAULT_BAD_PLATE);
  g_assert_cmpuint (counts_of (import).n_warned, ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM tag WHERE code IN ('alone', 'party') AND subject_kind = 'person'"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM vehicle WHERE household_id IS NOT NULL"), ==, 2);
}

static void
cancel_cb (guint    done,
           guint    total,
           gpointer data)
{
  g_assert_cmpuint (done, <=, total);
  if (done > 500)
    g_cancellable_cancel (data);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.xlsx", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliImport) import = NULL;
  LinliHouseholdList list;

  linli_household_list_write (&list, path, 600, 0, 1);
  import = open_import (fixture, path);
  g_assert_false (linli_import_run (import, fixture->store, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM memory"), ==, 0);
  g_assert_null (linli_store_get_undo_title (fixture->store));
}

/* Every value of every recorded table. */
static char *
dump (Fixture *fixture)
{
  g_autofree char *names = text (fixture, "SELECT group_concat (name) FROM linli_tracked");
  g_auto (GStrv) tables = g_strsplit (names, ",", -1);
  GString *all = g_string_new (NULL);

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *columns = linli_database_dup_text (linli_store_get_reader (fixture->store),
                                                          "SELECT group_concat ('typeof (' || name || ') || quote (' || name || ')', '||') "
                                                          "FROM pragma_table_info (?)", "s", tables[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT group_concat (%s, char (10)) FROM (SELECT * FROM %s ORDER BY id)", columns, tables[i]);
      g_autofree char *rows = text (fixture, sql);

      g_string_append_printf (all, "%s\n%s\n", tables[i], rows != NULL ? rows : "");
    }
  return g_string_free (all, FALSE);
}

static gboolean
rename_cb (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE compound SET note = 'x'", NULL);
}

/* What the journal says of new rows is what stands in the file: undone and done again, nothing differs. */
static void
test_undo_redo (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (LinliImport) first = import_text (fixture, "a.csv",
                                               "小区,栋,单元,室,姓名,与户主关系,性别,联系电话,车牌号\n"
                                               "虚构花园,1栋,1,101,赵甲,户主,男,13900000001,川A10001\n"
                                               "虚构花园,1栋,1,101,赵乙,长子,男,13900000002,川A10001\n"
                                               "虚构花园,1栋,1,102,钱甲,户主,男,13900000003,\n");
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliImport) second = NULL;
  g_autoptr (GString) list = g_string_new ("小区,栋,单元,室,面积,是否有燃气,姓名,与户主关系,性别,联系电话,车牌号\n");

  g_assert_cmpuint (counts_of (first).n_new, ==, 3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM vehicle"), ==, 1);
  /* The head stands behind; a car moves with its household; two people of the file are changed among many new ones. */
  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (list, "虚构花园,2栋,%u,%u,%u.5,是,周子%u,长子,男,1380000%04u,\n虚构花园,2栋,%u,%u,,,周父%u,户主,男,,川B%05u\n", i % 3 + 1, 100 + i / 3, i,
                            i, i, i % 3 + 1, 100 + i / 3, i, i);
  g_string_append (list, "虚构花园,1栋,1,101,88.25,否,赵甲,户主,男,13900000009,川B00007\n"
                         "虚构花园,1栋,1,102,,,钱甲,户主,男,13900000008,川A10001\n");
  second = import_text (fixture, "b.csv", list->str);
  g_assert_cmpuint (counts_of (second).n_new, ==, 3000);
  g_assert_cmpuint (counts_of (second).n_updated, ==, 2);
  g_assert_cmpuint (counts_of (second).n_refused, ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM household h JOIN person p ON p.id = h.head_id AND p.household_id = h.id"
                                   " WHERE p.relation_to_head = '02'"), ==, 1502);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM vehicle"), ==, 1501);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM linli_dirty"), ==, 0);
  after = dump (fixture);
  g_assert_nonnull (strstr (after, "周父1499"));

  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  undone = dump (fixture);
  g_assert_true (strcmp (undone, before) == 0);
  linli_store_redo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  redone = dump (fixture);
  g_assert_true (strcmp (redone, after) == 0);

  /* The triggers work again: the next action says what it has touched. */
  linli_store_act (fixture->store, "rename", rename_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "SELECT n_rows FROM journal ORDER BY id DESC LIMIT 1"), ==, 1);
}

#define INDEXES "SELECT group_concat (name || sql, char (10)) FROM (SELECT * FROM sqlite_schema WHERE type = 'index' ORDER BY name)"

/* A first list so long that indexes are taken away meanwhile: they are there again, whether the import is cancelled or done. */
static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "long.csv", NULL);
  g_autofree char *before = text (fixture, INDEXES);
  g_autofree char *cancelled = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) list = g_string_new ("住址,姓名,与户主关系,身份证号\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliImport) import = NULL;
  g_autoptr (LinliImport) again = NULL;

  for (guint i = 0; i < 21000; i++)
    {
      g_autofree char *identity = linli_household_list_dup_identity (1950 + i % 50, 1 + i / 50 % 12, 1 + i / 600 % 28, i / 16800 * 2 + 1);

      g_string_append_printf (list, "虚构花园%u栋%u单元%u,赵%u,户主,%s\n", i % 50 + 1, i / 50 % 3 + 1, 101 + i / 150, i, identity);
    }
  g_file_set_contents (path, list->str, -1, &error);
  g_assert_no_error (error);
  import = open_import (fixture, path);
  g_assert_false (linli_import_run (import, fixture->store, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  cancelled = text (fixture, INDEXES);
  g_assert_cmpstr (cancelled, ==, before);

  linli_import_run (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts_of (import).n_new, ==, 21000);
  after = text (fixture, INDEXES);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person INDEXED BY person_identity WHERE identity_number IS NOT NULL"), ==, 21000);

  again = open_import (fixture, path);
  linli_import_check (again, linli_store_get_reader (fixture->store), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts_of (again).n_unchanged, ==, 21000);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (linli_import_run_finish (LINLI_IMPORT (source), result, &error));
  g_assert_no_error (error);
  g_main_loop_quit (data);
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer data)
{
  g_assert_true (g_main_context_is_owner (NULL));
  *(guint *) data = done;
}

static void
test_background (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.xlsx", NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (LinliImport) import = NULL;
  LinliHouseholdList list;
  guint done = 0;

  linli_household_list_write (&list, path, 600, 0, 1);
  import = open_import (fixture, path);
  linli_import_run_async (import, fixture->store, progress_cb, &done, NULL, finished_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpuint (done, >, 0);
  g_assert_cmpuint (done, <=, list.n_persons + 20);
  /* What is still on its way is told to nobody. */
  done = 0;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (done, ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, list.n_persons);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/import/planted-faults", Fixture, NULL, set_up, test_planted_faults, tear_down);
  g_test_add ("/import/one-column", Fixture, NULL, set_up, test_one_column, tear_down);
  g_test_add ("/import/moved-in", Fixture, NULL, set_up, test_moved_in, tear_down);
  g_test_add ("/import/update", Fixture, NULL, set_up, test_update, tear_down);
  g_test_add ("/import/household-rules", Fixture, NULL, set_up, test_household_rules, tear_down);
  g_test_add ("/import/children", Fixture, NULL, set_up, test_children, tear_down);
  g_test_add ("/import/by-heads", Fixture, NULL, set_up, test_by_heads, tear_down);
  g_test_add ("/import/tags", Fixture, NULL, set_up, test_tags, tear_down);
  g_test_add ("/import/undo-redo", Fixture, NULL, set_up, test_undo_redo, tear_down);
  g_test_add ("/import/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/import/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/import/background", Fixture, NULL, set_up, test_background, tear_down);
  return g_test_run ();
}
