/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Forms of departments filled in two months: what stands in them, what changed, and that nothing else of the workbook did. */

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <linli-core.h>
#include <string.h>
#include <zip.h>

#include "office-form-fixture.h"
#include "office-forms.h"

/* ── Nothing else differs ── */

/* A formula is calculated by whoever opens it. */
static void
forget_value (xmlNode *cell)
{
  xmlNode *value = cell->children != NULL && strcmp ((const char *) cell->children->name, "f") == 0 ? cell->children->next : NULL;

  if (value == NULL)
    return;
  xmlUnlinkNode (value);
  xmlFreeNode (value);
  xmlUnsetProp (cell, BAD_CAST "t");
}

/* The sheet without what stands in the rows from @first on, @n of them, where no formula is; the workbook without its wish to calculate. */
static char *
dup_rest (GBytes *part,
          guint   first,
          guint   n)
{
  xmlDoc *doc = xmlReadMemory (g_bytes_get_data (part, NULL), (int) g_bytes_get_size (part), NULL, NULL, 0);
  xmlChar *text;
  int size;
  char *rest;

  for (xmlNode *top = xmlDocGetRootElement (doc)->children; top != NULL; top = top->next)
    {
      xmlUnsetProp (top, BAD_CAST "fullCalcOnLoad");
      for (xmlNode *row = strcmp ((const char *) top->name, "sheetData") == 0 ? top->children : NULL; row != NULL; row = row->next)
        {
          xmlChar *number = xmlGetProp (row, BAD_CAST "r");
          guint64 index = g_ascii_strtoull ((const char *) number, NULL, 10);

          xmlFree (number);
          for (xmlNode *cell = row->children; index > first && index <= first + n && cell != NULL; cell = cell->next)
            if (cell->children == NULL || strcmp ((const char *) cell->children->name, "f") != 0)
              {
                xmlUnsetProp (cell, BAD_CAST "t");
                xmlNodeSetContent (cell, NULL);
              }
          for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
            forget_value (cell);
        }
    }
  xmlDocDumpMemory (doc, &text, &size);
  rest = g_strdup ((const char *) text);
  xmlFree (text);
  xmlFreeDoc (doc);
  return rest;
}

/* Every part of the workbook is byte for byte as it was in @before, but for the rows from @first on, @n of them, of the part @sheet. */
static void
assert_same_but (Fixture    *fixture,
                 const char *before,
                 const char *sheet,
                 guint       first,
                 guint       n)
{
  zip_t *old = zip_open (before, ZIP_RDONLY, NULL), *new = zip_open (fixture->filled, ZIP_RDONLY, NULL);

  g_assert_cmpint (zip_get_num_entries (old, 0), ==, zip_get_num_entries (new, 0));
  for (zip_int64_t i = 0; i < zip_get_num_entries (old, 0); i++)
    {
      const char *name = zip_get_name (old, (zip_uint64_t) i, 0);
      zip_int64_t there = zip_name_locate (new, name, 0);
      g_autoptr (GBytes) one = fixture_read_part (old, (zip_uint64_t) i);
      g_autoptr (GBytes) other = NULL;

      g_assert_cmpint (there, >=, 0);
      other = fixture_read_part (new, (zip_uint64_t) there);
      if (g_str_equal (name, sheet) || g_str_equal (name, "xl/workbook.xml"))
        {
          g_autofree char *rest = dup_rest (one, first, g_str_equal (name, sheet) ? n : 0);
          g_autofree char *other_rest = dup_rest (other, first, g_str_equal (name, sheet) ? n : 0);

          g_assert_cmpstr (rest, ==, other_rest);
        }
      else if (!g_bytes_equal (one, other))
        g_error ("%s is not as it was", name);
    }
  zip_discard (old);
  zip_discard (new);
}

/* ── What stands there ── */

static char *
dup_changes (LinliOfficeFormFilling *filling,
             gboolean                masked)
{
  static const char * const marks[] = { "+", "-", "~", "?" };
  GPtrArray *changes = linli_office_form_filling_get_changes (filling);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const LinliOfficeFormChange *change = g_ptr_array_index (changes, i);
      g_autofree char *who = linli_office_form_change_dup_who (change, masked);
      g_autofree char *before = linli_office_form_change_dup_before (change, masked);
      g_autofree char *after = linli_office_form_change_dup_after (change, masked);

      g_string_append_printf (text, "%s%s", marks[change->what], who);
      if (change->what == LINLI_OFFICE_FORM_CHANGE_CHANGED)
        g_string_append_printf (text, " %s %s>%s", change->column, before, after);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ── The three forms ── */

static void
test_elders (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) first = NULL, second = NULL, third = NULL;
  g_autofree char *changes = NULL, *masked = NULL;
  guint first_row, n_rows;

  office_form_elders (fixture->form, "2026年11月");
  form = fixture_open (fixture);
  linli_office_form_get_rows (form, &first_row, &n_rows);
  g_assert_cmpuint (first_row, ==, 4);
  g_assert_cmpuint (n_rows, ==, 6);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "person");
  g_assert_cmpint (linli_office_form_get_filter (form)->least_age, ==, 80);
  fixture_assert_target (form, "序号", "form.serial");
  fixture_assert_target (form, "姓名", "person.name");
  fixture_assert_target (form, "性别", "person.sex");
  fixture_assert_target (form, "身份证号码", "person.identity_number");
  fixture_assert_target (form, "出生日期", "person.birth_date");
  fixture_assert_target (form, "年龄（周岁）", "form.age");
  fixture_assert_target (form, "现居住地址", "address");
  fixture_assert_target (form, "独居", "tick:alone");
  fixture_assert_target (form, "是否低保", "tag:low_income");
  fixture_assert_target (form, "民政经办意见", "");
  g_assert_cmpint (linli_office_form_get_column_state (form, 11), ==, LINLI_OFFICE_FORM_COLUMN_FORMULA);
  g_assert_cmpint (linli_office_form_get_column_state (form, 12), ==, LINLI_OFFICE_FORM_COLUMN_EMPTY);

  first = fixture_hand_in (fixture, "2026-11-25", FALSE);
  assert_same_but (fixture, fixture->form, "xl/worksheets/sheet1.xml", 4, 6);
  /* By address; nobody who turns 80 next month; a day that is not known is written as far as it is. */
  fixture_assert_row (fixture, 0, 4, "1|吴建国|男|510100194405010014|1944-05|82|东坡小区2栋1单元101|13800000054||否|||");
  fixture_assert_row (fixture, 0, 5, "2|王桂芳|女|51010019400302002X|1940-03-02|86|东坡小区10栋1单元101|13800000051||是|||");
  fixture_assert_row (fixture, 0, 6, "3|赵大山|男|510100193611200011|1936-11-20|90|东坡小区10栋1单元101|||否|||");
  fixture_assert_row (fixture, 0, 7, "||||||||||||");
  fixture_assert_problem (first, 7, LINLI_OFFICE_FORM_TROUBLE_MISSING, 1);
  g_assert_null (linli_office_form_filling_get_last_day (first));
  g_assert_cmpuint (linli_office_form_filling_get_n_changed (first), ==, 3);
  fixture_assert_opens (fixture, "\"赵大山\",\"男\",\"510100193611200011\",1936年11月20日,90,\"东坡小区10栋1单元101\",,,\"否\",,200,");

  fixture_act (fixture, "UPDATE person SET phone = '13811112222' WHERE id = 54; UPDATE person SET moved_out_on = '2026-12-01' WHERE id = 52;");
  /* The form of next month, with last month's rows still in it. */
  g_assert_cmpint (g_rename (fixture->filled, fixture->form), ==, 0);
  second = fixture_hand_in (fixture, "2026-12-25", FALSE);
  assert_same_but (fixture, fixture->form, "xl/worksheets/sheet1.xml", 4, 6);
  fixture_assert_row (fixture, 0, 4, "1|吴建国|男|510100194405010014|1944-05|82|东坡小区2栋1单元101|13811112222||否|||");
  fixture_assert_row (fixture, 0, 5, "2|陈秀英|女|510100194612010023|1946-12-01|80|东坡小区2栋1单元502|13800000053|√|否|||");
  fixture_assert_row (fixture, 0, 6, "3|王桂芳|女|51010019400302002X|1940-03-02|86|东坡小区10栋1单元101|13800000051||是|||");
  fixture_assert_row (fixture, 0, 7, "||||||||||||");
  g_assert_cmpstr (linli_office_form_filling_get_last_day (second), ==, "2026-11-25");
  changes = dup_changes (second, FALSE);
  g_assert_cmpstr (changes, ==, "+陈秀英\n-赵大山\n~吴建国 联系电话 13800000054>13811112222\n");
  masked = dup_changes (second, TRUE);
  g_assert_null (strstr (masked, "吴建国"));
  g_assert_null (strstr (masked, "13800000054"));
  fixture_assert_opens (fixture, "\"陈秀英\",\"女\",\"510100194612010023\",1946年12月1日,80,\"东坡小区2栋1单元502\",\"13800000053\",\"√\",\"否\",,100,");

  /* Again on that day: still compared with the month before, and this time what changed alone. */
  third = fixture_hand_in (fixture, "2026-12-25", TRUE);
  g_assert_cmpstr (linli_office_form_filling_get_last_day (third), ==, "2026-11-25");
  assert_same_but (fixture, fixture->form, "xl/worksheets/sheet1.xml", 4, 6);
  fixture_assert_row (fixture, 0, 5, "2|陈秀英|女|510100194612010023|1946-12-01|80|东坡小区2栋1单元502|13800000053|√|否|||");
  fixture_assert_row (fixture, 0, 6, "||||||||||||");
}

static void
test_gas (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) first = NULL, second = NULL;
  g_autofree char *changes = NULL;
  guint first_row, n_rows;

  office_form_gas (fixture->form);
  form = fixture_open (fixture);
  linli_office_form_get_rows (form, &first_row, &n_rows);
  g_assert_cmpuint (first_row, ==, 3);
  g_assert_cmpuint (n_rows, ==, 20);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "dwelling");
  fixture_assert_target (form, "业主姓名", "dwelling.owner_name");
  fixture_assert_target (form, "隐患描述", "");
  fixture_assert_target (form, "网格员联系电话", "form.grid_phone");
  /* Words of another sheet, and under a name. */
  g_assert_cmpuint (g_strv_length ((char **) linli_office_form_get_column_words (form, 7)), ==, 3);
  g_assert_cmpstr (linli_office_form_get_column_words (form, 8)[1], ==, "无");

  first = fixture_hand_in (fixture, "2026-11-25", FALSE);
  assert_same_but (fixture, fixture->form, "xl/worksheets/sheet1.xml", 3, 20);
  fixture_assert_row (fixture, 0, 3, "1|东坡小区|2|1|101|李业主|13900000034|自住|有|||郑网格|13700000071");
  fixture_assert_row (fixture, 0, 4, "2|东坡小区|2|1|502|钱业主||出租|无|||郑网格|13700000071");
  fixture_assert_row (fixture, 0, 5, "3|东坡小区|2|1|503|孙业主|13900000033|空置||||郑网格|13700000071");
  fixture_assert_row (fixture, 0, 6, "4|东坡小区|10|1|101|周业主|13900000031|自住|有|||郑网格|13700000071");
  fixture_assert_opens (fixture, "2,\"东坡小区\",\"2\",\"1\",\"502\",\"钱业主\",,\"出租\",\"无\",,,\"郑网格\",\"13700000071\"");

  fixture_act (fixture, "UPDATE dwelling SET tenure = 'lent', has_gas = 1 WHERE id = 32; UPDATE dwelling SET owner_name = '孙新主' WHERE id = 33;");
  second = fixture_hand_in (fixture, "2026-12-25", FALSE);
  assert_same_but (fixture, fixture->form, "xl/worksheets/sheet1.xml", 3, 20);
  /* What is none of the words is told and not written. */
  fixture_assert_problem (second, 7, LINLI_OFFICE_FORM_TROUBLE_NOT_LISTED, 1);
  fixture_assert_row (fixture, 0, 4, "2|东坡小区|2|1|502|钱业主|||有|||郑网格|13700000071");
  changes = dup_changes (second, FALSE);
  g_assert_cmpstr (changes, ==, "~东坡小区2栋1单元502 房屋性质 出租>\n~东坡小区2栋1单元502 是否通天然气 无>有\n~东坡小区2栋1单元503 业主姓名 孙业主>孙新主\n");
}

static void
test_households (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) first = NULL, second = NULL, elders = NULL;
  g_autofree char *longer = g_build_filename (fixture->folder, "longer.xlsx", NULL);
  LinliWorkbookEdit edit = { "家庭登记表", NULL, 0, 8, 1 };
  g_autoptr (GError) error = NULL;
  guint first_row, n_rows;

  office_form_households (fixture->form);
  form = fixture_open (fixture);
  g_assert_cmpuint (linli_office_form_get_sheet (form), ==, 1);
  linli_office_form_get_rows (form, &first_row, &n_rows);
  g_assert_cmpuint (first_row, ==, 6); /* below the numbers and the example */
  g_assert_cmpuint (n_rows, ==, 3);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "household");
  fixture_assert_target (form, "户主姓名", "person.name");
  fixture_assert_target (form, "户主电话", "person.phone");
  fixture_assert_target (form, "家庭人口数", "form.members");
  fixture_assert_target (form, "所属网格", "grid.name");

  first = fixture_hand_in (fixture, "2026-11-25", FALSE);
  assert_same_but (fixture, fixture->form, "xl/worksheets/sheet2.xml", 6, 3);
  fixture_assert_row (fixture, 1, 5, "例：|张示范|510100190001010000|13800000000|3|示范小区1栋1单元101|第一微网格|示范社区|王示范");
  fixture_assert_row (fixture, 1, 6, "1|吴建国|510100194405010014|13800000054|2|东坡小区2栋1单元101|第一微网格|望江社区|");
  fixture_assert_row (fixture, 1, 8, "3|王桂芳|51010019400302002X|13800000051|2|东坡小区10栋1单元101|第一微网格|望江社区|");

  /* One more than there is room for: the form has a row more, and nothing else. */
  fixture_act (fixture, "INSERT INTO household (id, dwelling_id, head_id) VALUES (43, 33, 56);"
                        "INSERT INTO person (id, household_id, name, phone) VALUES (56, 43, '冯新来', '13800000056');");
  second = fixture_hand_in (fixture, "2026-12-25", FALSE);
  linli_workbook_edit (fixture->form, longer, &edit, NULL, &error);
  g_assert_no_error (error);
  assert_same_but (fixture, longer, "xl/worksheets/sheet2.xml", 6, 4);
  fixture_assert_row (fixture, 1, 8, "3|冯新来||13800000056|1|东坡小区2栋1单元503|第一微网格|望江社区|");
  fixture_assert_row (fixture, 1, 9, "4|王桂芳|51010019400302002X|13800000051|2|东坡小区10栋1单元101|第一微网格|望江社区|");
  fixture_assert_row (fixture, 1, 10, "注：本表一式两份，社区、残联各存一份。||||||||");
  fixture_assert_opens (fixture, "填报社区");
  fixture_assert_opens (fixture, "3,\"冯新来\",,\"13800000056\",1,\"东坡小区2栋1单元503\",\"第一微网格\",\"望江社区\"");
  fixture_assert_opens (fixture, "4,\"王桂芳\",\"51010019400302002X\",\"13800000051\",2,\"东坡小区10栋1单元101\",\"第一微网格\",\"望江社区\"");

  /* Homes of somebody who is 80 on the day of the form: in one of them only from December on, in another a month is all that is known. */
  linli_office_form_get_filter (form)->least_age = 80;
  g_assert_true (linli_office_form_set_day (form, "2026-11-25"));
  elders = fixture_load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (elders), ==, 2);
  g_clear_pointer (&elders, linli_office_form_filling_unref);
  g_assert_true (linli_office_form_set_day (form, "2026-12-01"));
  elders = fixture_load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (elders), ==, 3);
  g_clear_pointer (&elders, linli_office_form_filling_unref);
  linli_office_form_get_filter (form)->least_age = 86;
  g_assert_true (linli_office_form_set_day (form, "2030-05-30"));
  elders = fixture_load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (elders), ==, 1);
  g_clear_pointer (&elders, linli_office_form_filling_unref);
  g_assert_true (linli_office_form_set_day (form, "2030-05-31"));
  elders = fixture_load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (elders), ==, 2);
}

/* ── What is kept ── */

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (LinliOfficeForm) form = NULL, next = NULL, kept = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL, again = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;
  const LinliKeptOfficeForm *listed;

  office_form_elders (fixture->form, "2026年11月");
  form = fixture_open (fixture);
  g_assert_false (linli_office_form_is_remembered (form));
  linli_office_form_set_column_target (form, 12, "text:情况属实");
  linli_office_form_get_filter (form)->least_age = 60;
  undo = g_strdup (linli_store_get_undo_title (linli_context_get_store (fixture->context)));
  g_assert_true (linli_office_form_set_day (form, "2026-11-25"));
  filling = fixture_load (fixture, form);
  linli_store_act (linli_context_get_store (fixture->context), "form", fixture_keep_cb, filling, NULL, &error);
  g_assert_no_error (error);
  /* What is remembered is no step that could be undone. */
  g_assert_cmpstr (linli_store_get_undo_title (linli_context_get_store (fixture->context)), ==, undo);

  /* Next month's has another title, and is the same form. */
  office_form_elders (fixture->form, "2027年1月");
  next = fixture_open (fixture);
  g_assert_true (linli_office_form_is_remembered (next));
  fixture_assert_target (next, "民政经办意见", "text:情况属实");
  g_assert_cmpint (linli_office_form_get_filter (next)->least_age, ==, 60);

  /* Without any file. */
  g_assert_cmpint (g_unlink (fixture->form), ==, 0);
  forms = linli_office_form_list_kept (fixture_get_reader (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (forms->len, ==, 1);
  listed = g_ptr_array_index (forms, 0);
  g_assert_cmpstr (listed->name, ==, "form.xlsx");
  g_assert_cmpstr (listed->day, ==, "2026-11-25");
  kept = linli_office_form_recall (listed->id, fixture_get_reader (fixture), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (linli_office_form_is_remembered (kept));
  again = fixture_load (fixture, kept);
  linli_office_form_filling_write (again, fixture->filled, TRUE, FALSE, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_row (fixture, 0, 4, "1|吴*国|男|5101**********0014|1944-05|82|东坡小区2栋***|138****0054||否|||情况属实");
}

/* A header that somebody put right is kept with the form, found in next month's, and left alone in another form. */
static void
test_header (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LinliOfficeForm) form = NULL, next = NULL, other = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  g_autoptr (GError) error = NULL;
  guint found, n_found, first_row, n_rows;

  office_form_elders (fixture->form, "2026年11月");
  form = fixture_open (fixture);
  linli_office_form_get_header (form, &found, &n_found);
  g_assert_cmpuint (found, ==, 2);
  g_assert_cmpuint (n_found, ==, 2);
  filling = fixture_load (fixture, form);
  linli_store_act (linli_context_get_store (fixture->context), "form", fixture_keep_cb, filling, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&filling, linli_office_form_filling_unref);

  linli_office_form_set_header (form, 3, 1);
  g_assert_false (linli_office_form_is_remembered (form));
  fixture_assert_target (form, "姓名", "person.name");
  linli_office_form_get_rows (form, &first_row, NULL);
  g_assert_cmpuint (first_row, ==, 4);
  linli_office_form_set_column_target (form, 1, "text:甲");
  filling = fixture_load (fixture, form);
  linli_store_act (linli_context_get_store (fixture->context), "form", fixture_keep_cb, filling, NULL, &error);
  g_assert_no_error (error);

  office_form_elders (fixture->form, "2026年12月");
  next = fixture_open (fixture);
  linli_office_form_get_header (next, &found, &n_found);
  g_assert_cmpuint (found, ==, 3);
  g_assert_cmpuint (n_found, ==, 1);
  g_assert_true (linli_office_form_is_remembered (next));
  fixture_assert_target (next, "姓名", "text:甲");

  office_form_gas (fixture->form);
  other = fixture_open (fixture);
  g_assert_false (linli_office_form_is_remembered (other));
  linli_office_form_get_rows (other, &first_row, &n_rows);
  g_assert_cmpuint (n_rows, >, 0);
  linli_office_form_get_header (other, &found, &n_found);
  g_assert_cmpuint (found, !=, 3);
}

/* Nobody is kept with the blank workbook, and whoever is deleted is forgotten with what was handed in. */
static void
test_forgotten (Fixture       *fixture,
                gconstpointer  data)
{
  static const char of_person[] = "SELECT count (*) FROM department_form_row WHERE record_id = 51 AND cells IS NOT NULL";
  g_autoptr (LinliOfficeFormFilling) first = NULL, second = NULL, third = NULL;
  g_autofree char *changes = NULL;
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  LinliTable *table;
  LinliCell cells[13];
  gsize size;
  const void *bytes;

  office_form_elders (fixture->form, "2026年11月");
  first = fixture_hand_in (fixture, "2026-11-25", FALSE);
  g_assert_cmpint (g_rename (fixture->filled, fixture->form), ==, 0);
  second = fixture_hand_in (fixture, "2026-11-26", FALSE);
  statement = linli_database_query (fixture_get_reader (fixture), NULL, "SELECT workbook FROM department_form", NULL);
  g_assert_true (linli_statement_step (statement, NULL));
  bytes = linli_statement_get_blob (statement, 0, &size);
  g_file_set_contents (fixture->filled, bytes, (gssize) size, &error);
  g_assert_no_error (error);
  g_clear_pointer (&statement, linli_statement_free);
  table = linli_table_open (fixture->filled, NULL, &error);
  linli_sheet_read_row (linli_table_get_sheet (table, 0), 4, cells, 13);
  g_assert_cmpstr (cells[1].text, ==, "");
  linli_table_unref (table);

  g_assert_cmpint (linli_database_get_int64 (fixture_get_reader (fixture), -1, of_person, NULL), ==, 2);
  fixture_act (fixture, "UPDATE person SET deleted_at = '2026-12-01T00:00:00.000Z' WHERE id = 51");
  g_assert_cmpint (linli_database_get_int64 (fixture_get_reader (fixture), -1, of_person, NULL), ==, 0);
  third = fixture_hand_in (fixture, "2026-12-25", FALSE);
  changes = dup_changes (third, FALSE);
  g_assert_cmpstr (changes, ==, "+陈秀英\n-\n");
  /* No more than two days are kept. */
  g_assert_cmpint (linli_database_get_int64 (fixture_get_reader (fixture), -1, "SELECT count (*) FROM department_form_filling", NULL), ==, 2);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  office_form_elders (fixture->form, "2026年11月");
  form = fixture_open (fixture);
  filling = fixture_load (fixture, form);
  g_cancellable_cancel (cancellable);
  g_assert_false (linli_office_form_filling_write (filling, fixture->filled, FALSE, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->filled, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  for (guint i = 0; i < linli_office_form_get_n_columns (form); i++)
    linli_office_form_set_column_target (form, i, NULL);
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  filling = linli_office_form_filling_new (form);
  g_assert_false (linli_office_form_filling_load (filling, fixture_get_reader (fixture), NULL, &error));
  g_assert_error (error, LINLI_OFFICE_FORM_ERROR, LINLI_OFFICE_FORM_ERROR_NO_COLUMN);
}

/* Rows of places and of matters. */
static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) matter_kinds = g_ptr_array_new_with_free_func (g_object_unref);
  LinliMatterKind *hazard = linli_matter_kind_new ("hazard", "隐患", "linli-matter-symbolic");
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) buildings = NULL, matters = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *cell = NULL, *state = NULL, *described = NULL;

  linli_matter_kind_add_state (hazard, "open", "待整改", LINLI_MATTER_STATE_OPEN);
  g_ptr_array_add (matter_kinds, hazard);
  fixture_act (fixture, "INSERT INTO matter (id, kind, title, state, dwelling_id, opened_at) VALUES (101, 'hazard', '楼道堆物', 'open', 31, '2026-11-02T04:00:00.000Z')");
  office_form_gas (fixture->form);
  form = linli_office_form_open (fixture->form, NULL, fixture_get_reader (fixture), matter_kinds, NULL, &error);
  g_assert_no_error (error);
  /* More is asked of homes than of hazards, though the title names these. */
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "dwelling");
  linli_office_form_set_kind (form, "matter:hazard");
  linli_office_form_set_period (form, LINLI_OFFICE_FORM_PERIOD_ALL);
  fixture_assert_target (form, "隐患描述", "matter.title");
  linli_office_form_set_column_target (form, 5, "matter.state");
  matters = fixture_load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (matters), ==, 1);
  described = linli_office_form_filling_dup_cell (matters, 0, 9, FALSE);
  state = linli_office_form_filling_dup_cell (matters, 0, 5, FALSE);
  g_assert_cmpstr (described, ==, "楼道堆物");
  g_assert_cmpstr (state, ==, "待整改");

  linli_office_form_set_kind (form, "building");
  fixture_assert_target (form, "房号", "");
  linli_office_form_set_column_target (form, 4, "form.building_persons");
  buildings = fixture_load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (buildings), ==, 2);
  /* 2 comes before 10. */
  cell = linli_office_form_filling_dup_cell (buildings, 0, 4, FALSE);
  g_assert_cmpstr (cell, ==, "3");
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  FIXTURE_ADD ("/office-form/elders", test_elders);
  FIXTURE_ADD ("/office-form/gas", test_gas);
  FIXTURE_ADD ("/office-form/households", test_households);
  FIXTURE_ADD ("/office-form/kept", test_kept);
  FIXTURE_ADD ("/office-form/header", test_header);
  FIXTURE_ADD ("/office-form/forgotten", test_forgotten);
  FIXTURE_ADD ("/office-form/refused", test_refused);
  FIXTURE_ADD ("/office-form/kinds", test_kinds);
  return g_test_run ();
}
