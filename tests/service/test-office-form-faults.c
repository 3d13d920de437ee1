/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Faults of forms as people send them: what is left in them, whose data a column gets, where a list ends, and what tells forms apart. */

#include <string.h>

#include "office-form-fixture.h"
#include "office-forms.h"

/* Writes what @form is filled with, masked, and gives the filling. */
static LinliOfficeFormFilling *
write_masked (Fixture         *fixture,
              LinliOfficeForm *form)
{
  LinliOfficeFormFilling *filling = fixture_load (fixture, form);
  g_autoptr (GError) error = NULL;

  linli_office_form_filling_write (filling, fixture->filled, TRUE, FALSE, NULL, &error);
  g_assert_no_error (error);
  return filling;
}

/* No part of the workbook at @path has @text in it. */
static void
assert_nowhere (const char *path,
                const char *text)
{
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);

  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    {
      g_autoptr (GBytes) part = fixture_read_part (zip, (zip_uint64_t) i);

      if (g_strstr_len (g_bytes_get_data (part, NULL), (gssize) g_bytes_get_size (part), text) != NULL)
        g_error ("“%s” is still in %s", text, zip_get_name (zip, (zip_uint64_t) i, 0));
    }
  zip_discard (zip);
}

/* Last month's people stood there as a spreadsheet program keeps them: in the texts that cells share, and in the value of a formula. */
static void
test_left_texts (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const rows[] = { "残疾人花名册", "序号|姓名|身份证号|备注", "1|张旧人|510100195001010019|张旧人常年外出", "2|李旧人|51010019510101001X|", "|||", "|||", NULL };
  g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", rows, "reference");
  g_autoptr (LinliOfficeFormFilling) filling = write_masked (fixture, form);
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  const void *bytes;
  gsize size;

  assert_nowhere (fixture->filled, "旧人");
  assert_nowhere (fixture->filled, "510100195001010019");
  fixture_assert_row (fixture, 0, 1, "序号|姓名|身份证号|备注");
  linli_store_act (linli_context_get_store (fixture->context), "form", fixture_keep_cb, filling, NULL, &error);
  g_assert_no_error (error);
  statement = linli_database_query (fixture_get_reader (fixture), NULL, "SELECT workbook FROM department_form", NULL);
  g_assert_true (linli_statement_step (statement, NULL));
  bytes = linli_statement_get_blob (statement, 0, &size);
  g_file_set_contents (fixture->filled, bytes, (gssize) size, &error);
  g_assert_no_error (error);
  assert_nowhere (fixture->filled, "旧人");
  fixture_assert_row (fixture, 0, 1, "序号|姓名|身份证号|备注");
}

/* How many there are is said of the row, not of its building. */
static void
test_totals (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const households[] = { "家庭登记表", "序号|户主姓名|家庭住址|人数|户数", "||||", "||||", "||||", "||||", NULL };
  static const char * const buildings[] = { "楼栋情况表", "小区|楼栋|总层数|总户数|总人口", "||||", "||||", NULL };
  g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", households, NULL), other = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  g_autofree char *members = NULL;

  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "household");
  fixture_assert_target (form, "人数", "form.members");
  fixture_assert_target (form, "户数", "");
  filling = fixture_load (fixture, form);
  members = linli_office_form_filling_dup_cell (filling, 0, 3, FALSE);
  g_assert_cmpstr (members, ==, "2");
  linli_office_form_set_kind (form, "building");
  other = fixture_open_plain (fixture, "表", buildings, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (other), ==, "building");
  fixture_assert_target (other, "总人口", "form.building_persons");
  fixture_assert_target (other, "总户数", "form.building_households");
}

/* Who died is no head; who lives in a dwelling with others is counted, and so is their head. */
static void
test_heads (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const households[] = { "家庭登记表", "序号|户主姓名|户主电话|家庭人口", "|||", "|||", "|||", NULL };
  static const char * const dwellings[] = { "房屋台账", "序号|房号|产权人姓名|户主|家庭人口", "||||", "||||", "||||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL, homes = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  fixture_act (fixture, "UPDATE person SET deceased_on = '2026-10-01' WHERE id = 54; UPDATE person SET moved_out_on = '2026-10-01' WHERE id = 53;"
                        "INSERT INTO household (id, dwelling_id, head_id) VALUES (45, 31, 57);"
                        "INSERT INTO person (id, household_id, name) VALUES (57, 45, '何合租');");
  form = fixture_open_plain (fixture, "表", households, NULL);
  filling = write_masked (fixture, form);
  fixture_assert_row (fixture, 0, 2, "1|||1");
  fixture_assert_problem (filling, 1, LINLI_OFFICE_FORM_TROUBLE_NO_HEAD, 2);
  fixture_assert_problem (filling, 1, LINLI_OFFICE_FORM_TROUBLE_MISSING, 0);
  homes = fixture_open_plain (fixture, "表", dwellings, NULL);
  linli_office_form_set_kind (homes, "dwelling");
  linli_office_form_set_column_target (homes, 3, "head.name");
  linli_office_form_set_column_target (homes, 4, "form.members");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  filling = fixture_load (fixture, homes);
  for (guint i = 0; i < linli_office_form_filling_get_n_rows (filling); i++)
    {
      g_autofree char *heads = linli_office_form_filling_dup_cell (filling, i, 3, FALSE), *members = linli_office_form_filling_dup_cell (filling, i, 4, FALSE);

      g_assert_cmpstr (heads, ==, i == 3 ? "王桂芳、何合租" : "");
      g_assert_cmpstr (members, ==, i == 3 ? "3" : i == 0 ? "1" : "0");
    }
}

/* A column about somebody else gets nothing of the person, and one of two columns of the same name is enough. */
static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const rows[] = { "老年人登记表", "序号|姓名|联系电话|年龄|配偶||监护人信息||家属|网格员|网格长", "||||姓名|年龄|姓名|联系电话|联系方式||", "||||||||||", "||||||||||", NULL };
  g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", rows, NULL);

  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "person");
  g_assert_cmpstr (linli_office_form_get_column_title (form, 5), ==, "配偶 / 年龄");
  g_assert_cmpstr (linli_office_form_get_column_target (form, 1), ==, "person.name");
  g_assert_cmpstr (linli_office_form_get_column_target (form, 3), ==, "form.age");
  for (guint i = 4; i < 9; i++)
    g_assert_cmpstr (linli_office_form_get_column_target (form, i), ==, "");
  g_assert_cmpstr (linli_office_form_get_column_target (form, 9), ==, "form.grid_head");
  g_assert_cmpstr (linli_office_form_get_column_target (form, 10), ==, "");
}

/* What tells forms apart, and what does not. */
static void
test_shapes (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct {
    const char *title;
    const char *label;
    const char *sheet;
    gboolean    same;
  } forms[] = {
    { "2026年11月第一网格80周岁以上老人花名册", "填报单位：", "11月", TRUE },
    { "2026年12月第一网格80周岁以上老人花名册", "填报单位：东林社区", "12月", TRUE },
    { "二〇二七年一月第一网格80周岁以上老人花名册", "填报单位：|东林社区", "1月", TRUE },
    { "2026年11月第一网格90周岁以上老人花名册", "填报单位：", "11月", FALSE },
    { "2026年11月第二网格80周岁以上老人花名册", "填报单位：", "11月", FALSE },
    { "2026年11月第一网格80周岁以上老人花名册", "填报单位：", "补报", FALSE },
  };
  static const char * const untitled[] = { "序号|姓名|联系电话", "||", "||", NULL }, *stray[] = { "序号|姓名|联系电话||", "||||", "||||已核", NULL };
  g_autofree char *another = g_build_filename (fixture->folder, "残疾人2026年12月(2).xlsx", NULL);
  g_autofree char *third = g_build_filename (fixture->folder, "低保.xlsx", NULL);
  g_autoptr (LinliOfficeForm) form = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const char * const rows[] = { forms[i].title, forms[i].label, "序号|姓名|联系电话", "||", "||", NULL };
      g_autoptr (LinliOfficeForm) opened = fixture_open_plain (fixture, forms[i].sheet, rows, NULL);

      g_test_message ("form %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (linli_office_form_is_remembered (opened), ==, i > 0 && forms[i].same);
      if (i == 0)
        linli_office_form_filling_unref (fixture_hand_in (fixture, "2026-11-25", FALSE));
    }
  g_free (fixture->form);
  fixture->form = g_build_filename (fixture->folder, "残疾人2026年11月.xlsx", NULL);
  office_form_plain (fixture->form, "Sheet1", untitled, NULL);
  linli_office_form_filling_unref (fixture_hand_in (fixture, "2026-11-25", FALSE));
  g_free (fixture->form);
  fixture->form = g_steal_pointer (&another);
  form = fixture_open_plain (fixture, "Sheet1", stray, NULL);
  g_assert_true (linli_office_form_is_remembered (form));
  g_free (fixture->form);
  fixture->form = g_steal_pointer (&third);
  g_clear_object (&form);
  form = fixture_open_plain (fixture, "Sheet1", untitled, NULL);
  g_assert_false (linli_office_form_is_remembered (form));
}

/* Where a list ends that says so in words of its own, and what is to be said before it is filled. */
static void
test_ends (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct {
    const char *rows[12];
    guint       n_rows;
    guint       n_cleared;
    guint       n_below;
  } forms[] = {
    { { "花名册", "序号|姓名|联系电话|备注", "1|张旧人|13800000001|", "|||", "签字|||", NULL }, 2, 1, 0 },
    { { "花名册", "序号|姓名|联系电话|备注", "1|张旧人|13800000001|", "|||", "|分管领导（签章）：||", NULL }, 2, 1, 0 },
    { { "花名册", "序号|姓名|联系电话|备注", "1|张旧人|13800000001|", "2|||", "本表由社区留存|||", "|||", NULL }, 2, 1, 0 },
    { { "花名册", "序号|姓名|联系电话|备注", "1|张旧人|13800000001|", "|||", "2|李旧人|13800000002|外出", "|||", NULL }, 4, 2, 0 },
    { { "花名册", "序号|姓名|联系电话|备注", "1|张旧人|13800000001|", "小计|1||", "2|李旧人|13800000002|", "3|何旧人|13800000003|", "小计|2||", NULL }, 1, 1, 2 },
    /* A person's row is no numbering of columns. */
    { { "花名册", "序号|楼栋|单元|姓名", "1|2|3|张旧人", "2|2|1|李旧人", NULL }, 2, 2, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", forms[i].rows, NULL);
      guint n_rows, n_cleared, n_below;

      linli_office_form_get_rows (form, NULL, &n_rows);
      linli_office_form_get_leftovers (form, &n_cleared, &n_below);
      g_test_message ("form %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (n_rows, ==, forms[i].n_rows);
      g_assert_cmpuint (n_cleared, ==, forms[i].n_cleared);
      g_assert_cmpuint (n_below, ==, forms[i].n_below);
    }
}

/* A remark beside somebody of last month goes, though its column has no title; whose age has three figures is old enough. */
static void
test_remarks (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const rows[] = { "100周岁以上老人花名册", "序号|姓名|年龄|", "1|张旧人|101|已核", "|||", NULL };
  g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", rows, NULL);
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  g_assert_cmpint (linli_office_form_get_filter (form)->least_age, ==, 100);
  linli_office_form_get_filter (form)->least_age = 80;
  g_assert_true (linli_office_form_set_day (form, "2026-11-25"));
  filling = write_masked (fixture, form);
  fixture_assert_row (fixture, 0, 2, "1|吴*国|82");
}

/* Rows that a filter hid are seen when they are filled. */
static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|联系电话", "1|张旧人|", "2|李旧人|", "||", NULL };
  g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", rows, "hidden");
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  filling = write_masked (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, 5);
  assert_nowhere (fixture->filled, "spans=\"1:3\" hidden=");
  assert_nowhere (fixture->filled, "filterColumn");
}

/* Of whom the file knows that they are party members on the day of the form; what the others are, it does not know. */
static void
test_party (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const rows[] = { "居民花名册", "序号|姓名|政治面貌", "||", "||", "||", "||", "||", "||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  guint n = 0;

  fixture_act (fixture, "INSERT INTO tag (id, subject_kind, subject_id, code, since, until) VALUES (64, 'person', 54, 'party', '2020-07-01', NULL),"
                        " (65, 'person', 55, 'party', '2026-12-01', NULL), (66, 'person', 52, 'party', NULL, '2026-11-01')");
  form = fixture_open_plain (fixture, "表", rows, NULL);
  fixture_assert_target (form, "政治面貌", "form.party");
  g_assert_true (linli_office_form_set_day (form, "2026-11-25"));
  filling = fixture_load (fixture, form);
  for (guint i = 0; i < linli_office_form_filling_get_n_rows (filling); i++)
    {
      g_autofree char *name = linli_office_form_filling_dup_cell (filling, i, 1, FALSE), *status = linli_office_form_filling_dup_cell (filling, i, 2, FALSE);
      g_autofree char *member = linli_database_dup_text (fixture_get_reader (fixture), "SELECT name FROM person WHERE id = 54", NULL);

      g_assert_cmpstr (status, ==, g_str_equal (name, member) ? "中共党员" : "");
      n += *status != '\0';
    }
  g_assert_cmpuint (n, ==, 1);
}

/* A comment on the title does not keep rows from being added. */
static void
test_comment (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|联系电话", "||", "||", NULL }, *total[] = { "花名册", "序号|姓名|联系电话", "||", "合计||", NULL };
  g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", rows, "comment");
  g_autoptr (LinliOfficeFormFilling) filling = write_masked (fixture, form);

  fixture_assert_row (fixture, 0, 6, "5|赵*山|");
  g_clear_object (&form);
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  form = fixture_open_plain (fixture, "表", total, "comment");
  filling = write_masked (fixture, form);
  fixture_assert_row (fixture, 0, 7, "合计||");
}

/* That comments and pictures stay is said of a form that has some. */
static void
test_attached (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|联系电话", "||", NULL }, *looks[] = { NULL, "comment", "drawn" };

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", rows, looks[i]);

      g_assert_cmpint (linli_office_form_has_attached (form), ==, looks[i] != NULL);
    }
}

/* A form with macros stays one. */
static void
test_macros (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|联系电话", "||", NULL };
  g_autoptr (LinliOfficeForm) plain = fixture_open_plain (fixture, "表", rows, NULL), form = NULL;
  g_autofree char *same = linli_office_form_dup_path (plain, "/a/表.xlsx");
  g_autofree char *with = NULL, *named = NULL;

  g_free (fixture->form);
  fixture->form = g_build_filename (fixture->folder, "form.xlsm", NULL);
  form = fixture_open_plain (fixture, "表", rows, NULL);
  with = linli_office_form_dup_path (form, "/a/表 2026-11-25.xlsx");
  named = linli_office_form_dup_path (form, "/a/表1.2");
  g_assert_cmpstr (same, ==, "/a/表.xlsx");
  g_assert_cmpstr (with, ==, "/a/表 2026-11-25.xlsm");
  g_assert_cmpstr (named, ==, "/a/表1.2.xlsm");
}

/* Whoever had the tag on the day of the form is in it; a grid counts the households of those below it, and its own matters. */
static void
test_days (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const rows[] = { "独居老人花名册", "序号|姓名|标签", "||", NULL }, *grids[] = { "网格情况表", "序号|网格名称|网格长|户数", "|||", "|||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL, places = NULL, matters = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  g_autoptr (GPtrArray) matter_kinds = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  fixture_act (fixture, "UPDATE tag SET until = '2026-11-26' WHERE id = 61; UPDATE tag SET since = '2026-11-26', code = 'alone' WHERE id = 62;"
                        "INSERT INTO grid (id, name, level) VALUES (70, '总网格', 'grid'); UPDATE grid SET parent_id = 70 WHERE id = 71;"
                        "INSERT INTO matter (id, kind, title, state, grid_id, opened_at) VALUES (101, 'hazard', '路灯不亮', 'open', 71, '2026-11-02T04:00:00.000Z')");
  form = fixture_open_plain (fixture, "表", rows, NULL);
  g_assert_cmpstr (linli_office_form_get_filter (form)->tag, ==, "alone");
  g_assert_true (linli_office_form_set_day (form, "2026-11-25"));
  linli_office_form_get_filter (form)->least_age = -1;
  filling = write_masked (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, 1);
  fixture_assert_row (fixture, 0, 2, "1|陈*英|独居");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  /* What a household is, its members are. */
  fixture_act (fixture, "INSERT INTO tag (id, subject_kind, subject_id, code, since) VALUES (63, 'household', 44, 'alone', '2020-01-01')");
  filling = fixture_load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, 3);
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  places = fixture_open_plain (fixture, "表", grids, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (places), ==, "grid");
  filling = write_masked (fixture, places);
  fixture_assert_row (fixture, 0, 3, "2|总网格||3");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  g_ptr_array_add (matter_kinds, linli_matter_kind_new ("hazard", "隐患", "linli-matter-symbolic"));
  matters = linli_office_form_open (fixture->form, NULL, fixture_get_reader (fixture), matter_kinds, NULL, &error);
  g_assert_no_error (error);
  linli_office_form_set_kind (matters, "matter:hazard");
  linli_office_form_set_period (matters, LINLI_OFFICE_FORM_PERIOD_ALL);
  linli_office_form_set_column_target (matters, 2, "matter.title");
  g_free (linli_office_form_get_filter (matters)->place_kind);
  linli_office_form_get_filter (matters)->place_kind = g_strdup ("grid");
  linli_office_form_get_filter (matters)->place_id = 70;
  filling = fixture_load (fixture, matters);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, 1);
}

/* A column that is filled for the first time changes every row where it says something. */
static void
test_new_column (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|民族|走访情况", "|||", "|||", NULL };
  g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", rows, NULL);
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  linli_office_form_filling_unref (fixture_hand_in (fixture, "2026-11-25", FALSE));
  g_assert_true (linli_office_form_set_day (form, "2026-12-25"));
  filling = fixture_load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_changed (filling), ==, 0);
  linli_office_form_set_column_target (form, 3, "person.phone");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  filling = fixture_load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_changed (filling), ==, 4);
}

/* Whoever is erased is gone from every row that told of them, wherever they lived later; and a day that was a slip is not kept. */
static void
test_erased (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const rows[] = { "家庭登记表", "序号|户主姓名|户主电话|家庭人口", "|||", "|||", "|||", NULL };
  static const char kept[] = "SELECT count (*) FROM department_form_row WHERE kind = 'household' AND record_id = 41 AND cells IS NOT NULL";

  office_form_plain (fixture->form, "表", rows, NULL);
  linli_office_form_filling_unref (fixture_hand_in (fixture, "2027-11-25", FALSE));
  linli_office_form_filling_unref (fixture_hand_in (fixture, "2026-11-25", FALSE));
  g_assert_cmpint (linli_database_get_int64 (fixture_get_reader (fixture), -1, "SELECT count (*) FROM department_form_filling", NULL), ==, 1);
  g_assert_cmpint (linli_database_get_int64 (fixture_get_reader (fixture), -1, kept, NULL), ==, 1);
  fixture_act (fixture, "UPDATE household SET head_id = 52 WHERE id = 41; UPDATE person SET household_id = 42 WHERE id = 51;");
  fixture_act (fixture, "UPDATE person SET deleted_at = '2026-12-01T00:00:00.000Z' WHERE id = 51");
  g_assert_cmpint (linli_database_get_int64 (fixture_get_reader (fixture), -1, kept, NULL), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  FIXTURE_ADD ("/office-form/left-texts", test_left_texts);
  FIXTURE_ADD ("/office-form/totals", test_totals);
  FIXTURE_ADD ("/office-form/heads", test_heads);
  FIXTURE_ADD ("/office-form/others", test_others);
  FIXTURE_ADD ("/office-form/shapes", test_shapes);
  FIXTURE_ADD ("/office-form/ends", test_ends);
  FIXTURE_ADD ("/office-form/remarks", test_remarks);
  FIXTURE_ADD ("/office-form/hidden", test_hidden);
  FIXTURE_ADD ("/office-form/party", test_party);
  FIXTURE_ADD ("/office-form/comment", test_comment);
  FIXTURE_ADD ("/office-form/attached", test_attached);
  FIXTURE_ADD ("/office-form/macros", test_macros);
  FIXTURE_ADD ("/office-form/days", test_days);
  FIXTURE_ADD ("/office-form/new-column", test_new_column);
  FIXTURE_ADD ("/office-form/erased", test_erased);
  return g_test_run ();
}
