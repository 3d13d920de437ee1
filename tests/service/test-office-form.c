/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Forms of departments filled in two months: what stands in them, what changed, and that nothing else of the workbook did. */

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <linli-core.h>
#include <locale.h>
#include <string.h>
#include <zip.h>

#include "office-forms.h"
#include "scratch.h"

static const char community[] =
  "INSERT INTO community (id, name, subdistrict) VALUES (1, '望江社区', '锦官街道');"
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区');"
  "INSERT INTO building (id, compound_id, name) VALUES (11, 1, '2'), (12, 1, '10');"
  "INSERT INTO unit (id, building_id, name) VALUES (21, 11, '1'), (22, 12, '1');"
  "INSERT INTO dwelling (id, compound_id, building_id, unit_id, room, tenure, owner_name, owner_phone, has_gas) VALUES"
  " (31, 1, 12, 22, '101', 'owner', '周业主', '13900000031', 1), (32, 1, 11, 21, '502', 'rented', '钱业主', NULL, 0),"
  " (33, 1, 11, 21, '503', 'vacant', '孙业主', '13900000033', NULL), (34, 1, 11, 21, '101', 'owner', '李业主', '13900000034', 1);"
  "INSERT INTO household (id, dwelling_id, head_id) VALUES (41, 31, 51), (42, 32, 53), (44, 34, 54);"
  "INSERT INTO person (id, household_id, name, sex, birth_date, identity_number, phone, relation_to_head) VALUES"
  " (51, 41, '王桂芳', '2', '1940-03-02', '51010019400302002X', '13800000051', '02'), (52, 41, '赵大山', '1', '1936-11-20', '510100193611200011', NULL, '11'),"
  " (53, 42, '陈秀英', '2', '1946-12-01', '510100194612010023', '13800000053', '02'), (54, 44, '吴建国', '1', '1944-05', '510100194405010014', '13800000054', '02'),"
  " (55, 44, '吴小明', '1', '1999-01-01', '510100199901010015', '13800000055', '20');"
  "INSERT INTO tag (id, subject_kind, subject_id, code, since) VALUES (61, 'person', 53, 'alone', '2020-01-01'), (62, 'person', 51, 'low_income', '2020-01-01');"
  "INSERT INTO grid (id, name, level) VALUES (71, '第一微网格', 'micro');"
  "INSERT INTO grid_rule (id, grid_id, compound_id) VALUES (81, 71, 1);"
  "INSERT INTO grid_duty (id, grid_id, role, name, phone) VALUES (91, 71, 'head', '郑网格', '13700000071');";

typedef struct {
  char *folder;
  char *form;
  char *filled;
  LinliContext *context;
} Fixture;

static gboolean
execute_cb (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction), data, error);
}

static void
act (Fixture    *fixture,
     const char *sql)
{
  g_autoptr (GError) error = NULL;

  linli_store_act (linli_context_get_store (fixture->context), "test", execute_cb, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

static LinliDatabase *
get_reader (Fixture *fixture)
{
  return linli_store_get_reader (linli_context_get_store (fixture->context));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("linli-office-form-XXXXXX", NULL);
  fixture->form = g_build_filename (fixture->folder, "form.xlsx", NULL);
  fixture->filled = g_build_filename (fixture->folder, "filled.xlsx", NULL);
  path = g_build_filename (fixture->folder, "town.linli", NULL);
  fixture->context = linli_context_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  act (fixture, community);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->context);
  scratch_remove (fixture->folder);
  g_free (fixture->form);
  g_free (fixture->filled);
  g_free (fixture->folder);
}

static LinliOfficeForm *
open_form (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LinliOfficeForm *form = linli_office_form_open (fixture->form, NULL, get_reader (fixture), NULL, NULL, &error);

  g_assert_no_error (error);
  return form;
}

static guint
find_column (LinliOfficeForm *form,
             const char      *title)
{
  for (guint i = 0; i < linli_office_form_get_n_columns (form); i++)
    {
      const char *found = linli_office_form_get_column_title (form, i);

      if (g_str_has_suffix (found, title))
        return i;
    }
  g_error ("no column “%s”", title);
}

static void
assert_target (LinliOfficeForm *form,
               const char      *title,
               const char      *target)
{
  g_assert_cmpstr (linli_office_form_get_column_target (form, find_column (form, title)), ==, target);
}

static LinliOfficeFormFilling *
load (Fixture         *fixture,
      LinliOfficeForm *form)
{
  g_autoptr (GError) error = NULL;
  LinliOfficeFormFilling *filling = linli_office_form_filling_new (form);

  linli_office_form_filling_load (filling, get_reader (fixture), NULL, &error);
  g_assert_no_error (error);
  return filling;
}

static gboolean
keep_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  return linli_office_form_filling_keep (data, TRUE, transaction, error);
}

/* Fills it in full and hands it in. */
static LinliOfficeFormFilling *
hand_in (Fixture    *fixture,
         const char *day,
         gboolean    changed_only)
{
  g_autoptr (LinliOfficeForm) form = open_form (fixture);
  LinliOfficeFormFilling *filling;
  g_autoptr (GError) error = NULL;

  g_assert_true (linli_office_form_set_day (form, day));
  filling = load (fixture, form);
  linli_office_form_filling_write (filling, fixture->filled, FALSE, changed_only, NULL, &error);
  g_assert_no_error (error);
  linli_store_act (linli_context_get_store (fixture->context), "form", keep_cb, filling, NULL, &error);
  g_assert_no_error (error);
  return filling;
}

/* ── Nothing else differs ── */

static GBytes *
read_part (zip_t        *zip,
           zip_uint64_t  index)
{
  zip_stat_t facts;
  zip_file_t *file;
  char *bytes;

  g_assert_cmpint (zip_stat_index (zip, index, 0, &facts), ==, 0);
  file = zip_fopen_index (zip, index, 0);
  bytes = g_malloc0 (facts.size + 1);
  g_assert_cmpint (zip_fread (file, bytes, facts.size), ==, (zip_int64_t) facts.size);
  zip_fclose (file);
  return g_bytes_new_take (bytes, facts.size);
}

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
      g_autoptr (GBytes) one = read_part (old, (zip_uint64_t) i);
      g_autoptr (GBytes) other = NULL;

      g_assert_cmpint (there, >=, 0);
      other = read_part (new, (zip_uint64_t) there);
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
dup_row (Fixture *fixture,
         guint    sheet,
         guint    row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliTable) table = linli_table_open (fixture->filled, NULL, &error);
  LinliSheet *found;
  g_autoptr (GString) text = g_string_new (NULL);
  LinliCell cells[16];

  g_assert_no_error (error);
  found = linli_table_get_sheet (table, sheet);
  linli_sheet_read_row (found, row, cells, G_N_ELEMENTS (cells));
  for (guint i = 0; i < MIN (linli_sheet_get_n_columns (found), G_N_ELEMENTS (cells)); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", cells[i].text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_row (Fixture    *fixture,
            guint       sheet,
            guint       row,
            const char *wanted)
{
  g_autofree char *found = dup_row (fixture, sheet, row);

  g_assert_cmpstr (found, ==, wanted);
}

/* What LibreOffice makes of the first sheet, as values between commas; NULL where it is not installed. */
static char *
dup_opened (Fixture *fixture)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", fixture->folder, "/office", NULL);
  g_autofree char *csv = g_build_filename (fixture->folder, "filled.csv", NULL);
  char *arguments[] = { program, profile, (char *) "--headless", (char *) "--convert-to", (char *) "csv:Text - txt - csv (StarCalc):44,34,76,1",
                        (char *) "--outdir", fixture->folder, fixture->filled, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  char *text = NULL;
  int status = 0;
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    return NULL;
  /* Its warnings are not ours. */
  environment = g_environ_unsetenv (environment, "G_DEBUG");
  environment = g_environ_unsetenv (environment, "LD_LIBRARY_PATH");
  g_spawn_sync (NULL, arguments, environment, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_file_get_contents (csv, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_opens (Fixture    *fixture,
              const char *line)
{
  g_autofree char *opened = dup_opened (fixture);

  if (opened == NULL)
    g_test_skip ("LibreOffice is not installed");
  else if (strstr (opened, line) == NULL)
    g_error ("no “%s” in what LibreOffice opened:\n%s", line, opened);
}

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

static void
assert_problem (LinliOfficeFormFilling *filling,
                guint                   column,
                LinliOfficeFormTrouble  trouble,
                guint                   n_rows)
{
  guint n;
  const LinliOfficeFormProblem *problems = linli_office_form_filling_get_problems (filling, &n);

  for (guint i = 0; i < n; i++)
    if (problems[i].column == column && problems[i].trouble == trouble)
      {
        g_assert_cmpuint (problems[i].rows->len, ==, n_rows);
        return;
      }
  g_assert_cmpuint (n_rows, ==, 0);
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
  form = open_form (fixture);
  linli_office_form_get_rows (form, &first_row, &n_rows);
  g_assert_cmpuint (first_row, ==, 4);
  g_assert_cmpuint (n_rows, ==, 6);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "person");
  g_assert_cmpint (linli_office_form_get_filter (form)->least_age, ==, 80);
  assert_target (form, "序号", "form.serial");
  assert_target (form, "姓名", "person.name");
  assert_target (form, "性别", "person.sex");
  assert_target (form, "身份证号码", "person.identity_number");
  assert_target (form, "出生日期", "person.birth_date");
  assert_target (form, "年龄（周岁）", "form.age");
  assert_target (form, "现居住地址", "address");
  assert_target (form, "独居", "tick:alone");
  assert_target (form, "是否低保", "tag:low_income");
  assert_target (form, "民政经办意见", "");
  g_assert_cmpint (linli_office_form_get_column_state (form, 11), ==, LINLI_OFFICE_FORM_COLUMN_FORMULA);
  g_assert_cmpint (linli_office_form_get_column_state (form, 12), ==, LINLI_OFFICE_FORM_COLUMN_EMPTY);

  first = hand_in (fixture, "2026-11-25", FALSE);
  assert_same_but (fixture, fixture->form, "xl/worksheets/sheet1.xml", 4, 6);
  /* By address; nobody who turns 80 next month; a day that is not known is written as far as it is. */
  assert_row (fixture, 0, 4, "1|吴建国|男|510100194405010014|1944-05|82|东坡小区2栋1单元101|13800000054||否|||");
  assert_row (fixture, 0, 5, "2|王桂芳|女|51010019400302002X|1940-03-02|86|东坡小区10栋1单元101|13800000051||是|||");
  assert_row (fixture, 0, 6, "3|赵大山|男|510100193611200011|1936-11-20|90|东坡小区10栋1单元101|||否|||");
  assert_row (fixture, 0, 7, "||||||||||||");
  assert_problem (first, 7, LINLI_OFFICE_FORM_TROUBLE_MISSING, 1);
  g_assert_null (linli_office_form_filling_get_last_day (first));
  g_assert_cmpuint (linli_office_form_filling_get_n_changed (first), ==, 3);
  assert_opens (fixture, "\"赵大山\",\"男\",\"510100193611200011\",1936年11月20日,90,\"东坡小区10栋1单元101\",,,\"否\",,200,");

  act (fixture, "UPDATE person SET phone = '13811112222' WHERE id = 54; UPDATE person SET moved_out_on = '2026-12-01' WHERE id = 52;");
  /* The form of next month, with last month's rows still in it. */
  g_assert_cmpint (g_rename (fixture->filled, fixture->form), ==, 0);
  second = hand_in (fixture, "2026-12-25", FALSE);
  assert_same_but (fixture, fixture->form, "xl/worksheets/sheet1.xml", 4, 6);
  assert_row (fixture, 0, 4, "1|吴建国|男|510100194405010014|1944-05|82|东坡小区2栋1单元101|13811112222||否|||");
  assert_row (fixture, 0, 5, "2|陈秀英|女|510100194612010023|1946-12-01|80|东坡小区2栋1单元502|13800000053|√|否|||");
  assert_row (fixture, 0, 6, "3|王桂芳|女|51010019400302002X|1940-03-02|86|东坡小区10栋1单元101|13800000051||是|||");
  assert_row (fixture, 0, 7, "||||||||||||");
  g_assert_cmpstr (linli_office_form_filling_get_last_day (second), ==, "2026-11-25");
  changes = dup_changes (second, FALSE);
  g_assert_cmpstr (changes, ==, "+陈秀英\n-赵大山\n~吴建国 联系电话 13800000054>13811112222\n");
  masked = dup_changes (second, TRUE);
  g_assert_null (strstr (masked, "吴建国"));
  g_assert_null (strstr (masked, "13800000054"));
  assert_opens (fixture, "\"陈秀英\",\"女\",\"510100194612010023\",1946年12月1日,80,\"东坡小区2栋1单元502\",\"13800000053\",\"√\",\"否\",,100,");

  /* Again on that day: still compared with the month before, and this time what changed alone. */
  third = hand_in (fixture, "2026-12-25", TRUE);
  g_assert_cmpstr (linli_office_form_filling_get_last_day (third), ==, "2026-11-25");
  assert_same_but (fixture, fixture->form, "xl/worksheets/sheet1.xml", 4, 6);
  assert_row (fixture, 0, 5, "2|陈秀英|女|510100194612010023|1946-12-01|80|东坡小区2栋1单元502|13800000053|√|否|||");
  assert_row (fixture, 0, 6, "||||||||||||");
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
  form = open_form (fixture);
  linli_office_form_get_rows (form, &first_row, &n_rows);
  g_assert_cmpuint (first_row, ==, 3);
  g_assert_cmpuint (n_rows, ==, 20);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "dwelling");
  assert_target (form, "业主姓名", "dwelling.owner_name");
  assert_target (form, "隐患描述", "");
  assert_target (form, "网格员联系电话", "form.grid_phone");
  /* Words of another sheet, and under a name. */
  g_assert_cmpuint (g_strv_length ((char **) linli_office_form_get_column_words (form, 7)), ==, 3);
  g_assert_cmpstr (linli_office_form_get_column_words (form, 8)[1], ==, "无");

  first = hand_in (fixture, "2026-11-25", FALSE);
  assert_same_but (fixture, fixture->form, "xl/worksheets/sheet1.xml", 3, 20);
  assert_row (fixture, 0, 3, "1|东坡小区|2|1|101|李业主|13900000034|自住|有|||郑网格|13700000071");
  assert_row (fixture, 0, 4, "2|东坡小区|2|1|502|钱业主||出租|无|||郑网格|13700000071");
  assert_row (fixture, 0, 5, "3|东坡小区|2|1|503|孙业主|13900000033|空置||||郑网格|13700000071");
  assert_row (fixture, 0, 6, "4|东坡小区|10|1|101|周业主|13900000031|自住|有|||郑网格|13700000071");
  assert_opens (fixture, "2,\"东坡小区\",\"2\",\"1\",\"502\",\"钱业主\",,\"出租\",\"无\",,,\"郑网格\",\"13700000071\"");

  act (fixture, "UPDATE dwelling SET tenure = 'lent', has_gas = 1 WHERE id = 32; UPDATE dwelling SET owner_name = '孙新主' WHERE id = 33;");
  second = hand_in (fixture, "2026-12-25", FALSE);
  assert_same_but (fixture, fixture->form, "xl/worksheets/sheet1.xml", 3, 20);
  /* What is none of the words is told and not written. */
  assert_problem (second, 7, LINLI_OFFICE_FORM_TROUBLE_NOT_LISTED, 1);
  assert_row (fixture, 0, 4, "2|东坡小区|2|1|502|钱业主|||有|||郑网格|13700000071");
  changes = dup_changes (second, FALSE);
  g_assert_cmpstr (changes, ==, "~东坡小区2栋1单元502 房屋性质 出租>\n~东坡小区2栋1单元502 是否通天然气 无>有\n~东坡小区2栋1单元503 业主姓名 孙业主>孙新主\n");
}

static void
test_households (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) first = NULL, second = NULL;
  g_autofree char *longer = g_build_filename (fixture->folder, "longer.xlsx", NULL);
  LinliWorkbookEdit edit = { "家庭登记表", NULL, 0, 8, 1 };
  g_autoptr (GError) error = NULL;
  guint first_row, n_rows;

  office_form_households (fixture->form);
  form = open_form (fixture);
  g_assert_cmpuint (linli_office_form_get_sheet (form), ==, 1);
  linli_office_form_get_rows (form, &first_row, &n_rows);
  g_assert_cmpuint (first_row, ==, 6); /* below the numbers and the example */
  g_assert_cmpuint (n_rows, ==, 3);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "household");
  assert_target (form, "户主姓名", "person.name");
  assert_target (form, "户主电话", "person.phone");
  assert_target (form, "家庭人口数", "form.members");
  assert_target (form, "所属网格", "grid.name");

  first = hand_in (fixture, "2026-11-25", FALSE);
  assert_same_but (fixture, fixture->form, "xl/worksheets/sheet2.xml", 6, 3);
  assert_row (fixture, 1, 5, "例：|张示范|510100190001010000|13800000000|3|示范小区1栋1单元101|第一微网格|示范社区|王示范");
  assert_row (fixture, 1, 6, "1|吴建国|510100194405010014|13800000054|2|东坡小区2栋1单元101|第一微网格|望江社区|");
  assert_row (fixture, 1, 8, "3|王桂芳|51010019400302002X|13800000051|2|东坡小区10栋1单元101|第一微网格|望江社区|");

  /* One more than there is room for: the form has a row more, and nothing else. */
  act (fixture, "INSERT INTO household (id, dwelling_id, head_id) VALUES (43, 33, 56);"
                "INSERT INTO person (id, household_id, name, phone) VALUES (56, 43, '冯新来', '13800000056');");
  second = hand_in (fixture, "2026-12-25", FALSE);
  linli_workbook_edit (fixture->form, longer, &edit, NULL, &error);
  g_assert_no_error (error);
  assert_same_but (fixture, longer, "xl/worksheets/sheet2.xml", 6, 4);
  assert_row (fixture, 1, 8, "3|冯新来||13800000056|1|东坡小区2栋1单元503|第一微网格|望江社区|");
  assert_row (fixture, 1, 9, "4|王桂芳|51010019400302002X|13800000051|2|东坡小区10栋1单元101|第一微网格|望江社区|");
  assert_row (fixture, 1, 10, "注：本表一式两份，社区、残联各存一份。||||||||");
  assert_opens (fixture, "填报社区");
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
  form = open_form (fixture);
  g_assert_false (linli_office_form_is_remembered (form));
  linli_office_form_set_column_target (form, 12, "text:情况属实");
  linli_office_form_get_filter (form)->least_age = 60;
  undo = g_strdup (linli_store_get_undo_title (linli_context_get_store (fixture->context)));
  g_assert_true (linli_office_form_set_day (form, "2026-11-25"));
  filling = load (fixture, form);
  linli_store_act (linli_context_get_store (fixture->context), "form", keep_cb, filling, NULL, &error);
  g_assert_no_error (error);
  /* What is remembered is no step that could be undone. */
  g_assert_cmpstr (linli_store_get_undo_title (linli_context_get_store (fixture->context)), ==, undo);

  /* Next month's has another title, and is the same form. */
  office_form_elders (fixture->form, "2027年1月");
  next = open_form (fixture);
  g_assert_true (linli_office_form_is_remembered (next));
  assert_target (next, "民政经办意见", "text:情况属实");
  g_assert_cmpint (linli_office_form_get_filter (next)->least_age, ==, 60);

  /* Without any file. */
  g_assert_cmpint (g_unlink (fixture->form), ==, 0);
  forms = linli_office_form_list_kept (get_reader (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (forms->len, ==, 1);
  listed = g_ptr_array_index (forms, 0);
  g_assert_cmpstr (listed->name, ==, "form.xlsx");
  g_assert_cmpstr (listed->day, ==, "2026-11-25");
  kept = linli_office_form_recall (listed->id, get_reader (fixture), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (linli_office_form_is_remembered (kept));
  again = load (fixture, kept);
  linli_office_form_filling_write (again, fixture->filled, TRUE, FALSE, NULL, &error);
  g_assert_no_error (error);
  assert_row (fixture, 0, 4, "1|吴*国|男|5101**********0014|1944-05|82|东坡小区2栋***|138****0054||否|||情况属实");
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
  first = hand_in (fixture, "2026-11-25", FALSE);
  g_assert_cmpint (g_rename (fixture->filled, fixture->form), ==, 0);
  second = hand_in (fixture, "2026-11-26", FALSE);
  statement = linli_database_query (get_reader (fixture), NULL, "SELECT workbook FROM department_form", NULL);
  g_assert_true (linli_statement_step (statement, NULL));
  bytes = linli_statement_get_blob (statement, 0, &size);
  g_file_set_contents (fixture->filled, bytes, (gssize) size, &error);
  g_assert_no_error (error);
  g_clear_pointer (&statement, linli_statement_free);
  table = linli_table_open (fixture->filled, NULL, &error);
  linli_sheet_read_row (linli_table_get_sheet (table, 0), 4, cells, 13);
  g_assert_cmpstr (cells[1].text, ==, "");
  linli_table_unref (table);

  g_assert_cmpint (linli_database_get_int64 (get_reader (fixture), -1, of_person, NULL), ==, 2);
  act (fixture, "UPDATE person SET deleted_at = '2026-12-01T00:00:00.000Z' WHERE id = 51");
  g_assert_cmpint (linli_database_get_int64 (get_reader (fixture), -1, of_person, NULL), ==, 0);
  third = hand_in (fixture, "2026-12-25", FALSE);
  changes = dup_changes (third, FALSE);
  g_assert_cmpstr (changes, ==, "+陈秀英\n-\n");
  /* No more than two days are kept. */
  g_assert_cmpint (linli_database_get_int64 (get_reader (fixture), -1, "SELECT count (*) FROM department_form_filling", NULL), ==, 2);
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
  form = open_form (fixture);
  filling = load (fixture, form);
  g_cancellable_cancel (cancellable);
  g_assert_false (linli_office_form_filling_write (filling, fixture->filled, FALSE, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->filled, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  for (guint i = 0; i < linli_office_form_get_n_columns (form); i++)
    linli_office_form_set_column_target (form, i, NULL);
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  filling = linli_office_form_filling_new (form);
  g_assert_false (linli_office_form_filling_load (filling, get_reader (fixture), NULL, &error));
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
  act (fixture, "INSERT INTO matter (id, kind, title, state, dwelling_id, opened_at) VALUES (101, 'hazard', '楼道堆物', 'open', 31, '2026-11-02T04:00:00.000Z')");
  office_form_gas (fixture->form);
  form = linli_office_form_open (fixture->form, NULL, get_reader (fixture), matter_kinds, NULL, &error);
  g_assert_no_error (error);
  /* More is asked of homes than of hazards, though the title names these. */
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "dwelling");
  linli_office_form_set_kind (form, "matter:hazard");
  assert_target (form, "隐患描述", "matter.title");
  linli_office_form_set_column_target (form, 5, "matter.state");
  matters = load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (matters), ==, 1);
  described = linli_office_form_filling_dup_cell (matters, 0, 9, FALSE);
  state = linli_office_form_filling_dup_cell (matters, 0, 5, FALSE);
  g_assert_cmpstr (described, ==, "楼道堆物");
  g_assert_cmpstr (state, ==, "待整改");

  linli_office_form_set_kind (form, "building");
  assert_target (form, "房号", "");
  linli_office_form_set_column_target (form, 4, "form.building_persons");
  buildings = load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (buildings), ==, 2);
  /* 2 comes before 10. */
  cell = linli_office_form_filling_dup_cell (buildings, 0, 4, FALSE);
  g_assert_cmpstr (cell, ==, "3");
}

/* ── Faults of forms as people send them ── */

/* A sheet of rows with "|" between cells, opened. */
static LinliOfficeForm *
open_plain (Fixture            *fixture,
            const char         *sheet,
            const char * const *rows,
            const char         *extra)
{
  office_form_plain (fixture->form, sheet, rows, extra);
  return open_form (fixture);
}

/* Writes what @form is filled with, masked, and gives the filling. */
static LinliOfficeFormFilling *
write_masked (Fixture         *fixture,
              LinliOfficeForm *form)
{
  LinliOfficeFormFilling *filling = load (fixture, form);
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
      g_autoptr (GBytes) part = read_part (zip, (zip_uint64_t) i);

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
  g_autoptr (LinliOfficeForm) form = open_plain (fixture, "表", rows, "reference");
  g_autoptr (LinliOfficeFormFilling) filling = write_masked (fixture, form);
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  const void *bytes;
  gsize size;

  assert_nowhere (fixture->filled, "旧人");
  assert_nowhere (fixture->filled, "510100195001010019");
  assert_row (fixture, 0, 1, "序号|姓名|身份证号|备注");
  linli_store_act (linli_context_get_store (fixture->context), "form", keep_cb, filling, NULL, &error);
  g_assert_no_error (error);
  statement = linli_database_query (get_reader (fixture), NULL, "SELECT workbook FROM department_form", NULL);
  g_assert_true (linli_statement_step (statement, NULL));
  bytes = linli_statement_get_blob (statement, 0, &size);
  g_file_set_contents (fixture->filled, bytes, (gssize) size, &error);
  g_assert_no_error (error);
  assert_nowhere (fixture->filled, "旧人");
  assert_row (fixture, 0, 1, "序号|姓名|身份证号|备注");
}

/* How many there are is said of the row, not of its building. */
static void
test_totals (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const households[] = { "家庭登记表", "序号|户主姓名|家庭住址|人数|户数", "||||", "||||", "||||", "||||", NULL };
  static const char * const buildings[] = { "楼栋情况表", "小区|楼栋|总层数|总户数|总人口", "||||", "||||", NULL };
  g_autoptr (LinliOfficeForm) form = open_plain (fixture, "表", households, NULL), other = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  g_autofree char *members = NULL;

  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "household");
  assert_target (form, "人数", "form.members");
  assert_target (form, "户数", "");
  filling = load (fixture, form);
  members = linli_office_form_filling_dup_cell (filling, 0, 3, FALSE);
  g_assert_cmpstr (members, ==, "2");
  linli_office_form_set_kind (form, "building");
  other = open_plain (fixture, "表", buildings, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (other), ==, "building");
  assert_target (other, "总人口", "form.building_persons");
  assert_target (other, "总户数", "form.building_households");
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

  act (fixture, "UPDATE person SET deceased_on = '2026-10-01' WHERE id = 54; UPDATE person SET moved_out_on = '2026-10-01' WHERE id = 53;"
                "INSERT INTO household (id, dwelling_id, head_id) VALUES (45, 31, 57);"
                "INSERT INTO person (id, household_id, name) VALUES (57, 45, '何合租');");
  form = open_plain (fixture, "表", households, NULL);
  filling = write_masked (fixture, form);
  assert_row (fixture, 0, 2, "1|||1");
  assert_problem (filling, 1, LINLI_OFFICE_FORM_TROUBLE_NO_HEAD, 2);
  assert_problem (filling, 1, LINLI_OFFICE_FORM_TROUBLE_MISSING, 0);
  homes = open_plain (fixture, "表", dwellings, NULL);
  linli_office_form_set_kind (homes, "dwelling");
  linli_office_form_set_column_target (homes, 3, "head.name");
  linli_office_form_set_column_target (homes, 4, "form.members");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  filling = load (fixture, homes);
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
  g_autoptr (LinliOfficeForm) form = open_plain (fixture, "表", rows, NULL);

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
      g_autoptr (LinliOfficeForm) opened = open_plain (fixture, forms[i].sheet, rows, NULL);

      g_test_message ("form %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (linli_office_form_is_remembered (opened), ==, i > 0 && forms[i].same);
      if (i == 0)
        linli_office_form_filling_unref (hand_in (fixture, "2026-11-25", FALSE));
    }
  g_free (fixture->form);
  fixture->form = g_build_filename (fixture->folder, "残疾人2026年11月.xlsx", NULL);
  office_form_plain (fixture->form, "Sheet1", untitled, NULL);
  linli_office_form_filling_unref (hand_in (fixture, "2026-11-25", FALSE));
  g_free (fixture->form);
  fixture->form = g_steal_pointer (&another);
  form = open_plain (fixture, "Sheet1", stray, NULL);
  g_assert_true (linli_office_form_is_remembered (form));
  g_free (fixture->form);
  fixture->form = g_steal_pointer (&third);
  g_clear_object (&form);
  form = open_plain (fixture, "Sheet1", untitled, NULL);
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
      g_autoptr (LinliOfficeForm) form = open_plain (fixture, "表", forms[i].rows, NULL);
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
  g_autoptr (LinliOfficeForm) form = open_plain (fixture, "表", rows, NULL);
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  g_assert_cmpint (linli_office_form_get_filter (form)->least_age, ==, 100);
  linli_office_form_get_filter (form)->least_age = 80;
  g_assert_true (linli_office_form_set_day (form, "2026-11-25"));
  filling = write_masked (fixture, form);
  assert_row (fixture, 0, 2, "1|吴*国|82");
}

/* Rows that a filter hid are seen when they are filled. */
static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|联系电话", "1|张旧人|", "2|李旧人|", "||", NULL };
  g_autoptr (LinliOfficeForm) form = open_plain (fixture, "表", rows, "hidden");
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  filling = write_masked (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, 5);
  assert_nowhere (fixture->filled, "spans=\"1:3\" hidden=");
  assert_nowhere (fixture->filled, "filterColumn");
}

/* A comment on the title does not keep rows from being added where nothing stands below. */
static void
test_comment (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|联系电话", "||", "||", NULL }, *total[] = { "花名册", "序号|姓名|联系电话", "||", "合计||", NULL };
  g_autoptr (LinliOfficeForm) form = open_plain (fixture, "表", rows, "comment");
  g_autoptr (LinliOfficeFormFilling) filling = write_masked (fixture, form);
  g_autoptr (GError) error = NULL;

  assert_row (fixture, 0, 6, "5|赵*山|");
  g_clear_object (&form);
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  form = open_plain (fixture, "表", total, "comment");
  filling = load (fixture, form);
  g_assert_false (linli_office_form_filling_write (filling, fixture->filled, TRUE, FALSE, NULL, &error));
  g_assert_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_ATTACHED);
}

/* A form with macros stays one. */
static void
test_macros (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|联系电话", "||", NULL };
  g_autoptr (LinliOfficeForm) plain = open_plain (fixture, "表", rows, NULL), form = NULL;
  g_autofree char *same = linli_office_form_dup_path (plain, "/a/表.xlsx");
  g_autofree char *with = NULL, *named = NULL;

  g_free (fixture->form);
  fixture->form = g_build_filename (fixture->folder, "form.xlsm", NULL);
  form = open_plain (fixture, "表", rows, NULL);
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

  act (fixture, "UPDATE tag SET until = '2026-11-26' WHERE id = 61; UPDATE tag SET since = '2026-11-26', code = 'alone' WHERE id = 62;"
                "INSERT INTO grid (id, name, level) VALUES (70, '总网格', 'grid'); UPDATE grid SET parent_id = 70 WHERE id = 71;"
                "INSERT INTO matter (id, kind, title, state, grid_id, opened_at) VALUES (101, 'hazard', '路灯不亮', 'open', 71, '2026-11-02T04:00:00.000Z')");
  form = open_plain (fixture, "表", rows, NULL);
  g_assert_cmpstr (linli_office_form_get_filter (form)->tag, ==, "alone");
  g_assert_true (linli_office_form_set_day (form, "2026-11-25"));
  linli_office_form_get_filter (form)->least_age = -1;
  filling = write_masked (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, 1);
  assert_row (fixture, 0, 2, "1|陈*英|独居");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  /* What a household is, its members are. */
  act (fixture, "INSERT INTO tag (id, subject_kind, subject_id, code, since) VALUES (63, 'household', 44, 'alone', '2020-01-01')");
  filling = load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, 3);
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  places = open_plain (fixture, "表", grids, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (places), ==, "grid");
  filling = write_masked (fixture, places);
  assert_row (fixture, 0, 3, "2|总网格||3");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  g_ptr_array_add (matter_kinds, linli_matter_kind_new ("hazard", "隐患", "linli-matter-symbolic"));
  matters = linli_office_form_open (fixture->form, NULL, get_reader (fixture), matter_kinds, NULL, &error);
  g_assert_no_error (error);
  linli_office_form_set_kind (matters, "matter:hazard");
  linli_office_form_set_column_target (matters, 2, "matter.title");
  g_free (linli_office_form_get_filter (matters)->place_kind);
  linli_office_form_get_filter (matters)->place_kind = g_strdup ("grid");
  linli_office_form_get_filter (matters)->place_id = 70;
  filling = load (fixture, matters);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, 1);
}

/* A column that is filled for the first time changes every row where it says something. */
static void
test_new_column (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|民族|走访情况", "|||", "|||", NULL };
  g_autoptr (LinliOfficeForm) form = open_plain (fixture, "表", rows, NULL);
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  linli_office_form_filling_unref (hand_in (fixture, "2026-11-25", FALSE));
  g_assert_true (linli_office_form_set_day (form, "2026-12-25"));
  filling = load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_changed (filling), ==, 0);
  linli_office_form_set_column_target (form, 3, "person.phone");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  filling = load (fixture, form);
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
  linli_office_form_filling_unref (hand_in (fixture, "2027-11-25", FALSE));
  linli_office_form_filling_unref (hand_in (fixture, "2026-11-25", FALSE));
  g_assert_cmpint (linli_database_get_int64 (get_reader (fixture), -1, "SELECT count (*) FROM department_form_filling", NULL), ==, 1);
  g_assert_cmpint (linli_database_get_int64 (get_reader (fixture), -1, kept, NULL), ==, 1);
  act (fixture, "UPDATE household SET head_id = 52 WHERE id = 41; UPDATE person SET household_id = 42 WHERE id = 51;");
  act (fixture, "UPDATE person SET deleted_at = '2026-12-01T00:00:00.000Z' WHERE id = 51");
  g_assert_cmpint (linli_database_get_int64 (get_reader (fixture), -1, kept, NULL), ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  /* Forms speak Chinese, and so do the words that are written into them. */
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  linli_locale_init ();
  ADD ("/office-form/elders", test_elders);
  ADD ("/office-form/gas", test_gas);
  ADD ("/office-form/households", test_households);
  ADD ("/office-form/kept", test_kept);
  ADD ("/office-form/forgotten", test_forgotten);
  ADD ("/office-form/refused", test_refused);
  ADD ("/office-form/kinds", test_kinds);
  ADD ("/office-form/left-texts", test_left_texts);
  ADD ("/office-form/totals", test_totals);
  ADD ("/office-form/heads", test_heads);
  ADD ("/office-form/others", test_others);
  ADD ("/office-form/shapes", test_shapes);
  ADD ("/office-form/ends", test_ends);
  ADD ("/office-form/remarks", test_remarks);
  ADD ("/office-form/hidden", test_hidden);
  ADD ("/office-form/comment", test_comment);
  ADD ("/office-form/macros", test_macros);
  ADD ("/office-form/days", test_days);
  ADD ("/office-form/new-column", test_new_column);
  ADD ("/office-form/erased", test_erased);
  return g_test_run ();
}
