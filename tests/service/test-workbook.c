/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A department's form written into: only the cells that were to be written differ, whatever else the workbook holds. */

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <linli-core.h>
#include <string.h>
#include <xlsxwriter.h>
#include <zip.h>

#define SHEET "花名册"

typedef struct {
  char *folder;
  char *form;
  char *filled;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("linli-workbook-XXXXXX", NULL);
  fixture->form = g_build_filename (fixture->folder, "form.xlsx", NULL);
  fixture->filled = g_build_filename (fixture->folder, "filled.xlsx", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->form);
  g_unlink (fixture->filled);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->filled);
  g_free (fixture->form);
  g_free (fixture->folder);
}

/* A title over all columns, a header of two rows with merged cells, four rows to fill from row 5 on, a total, and who signs; a second sheet
 * that reads the first; validations, a conditional format, frozen panes, a print area, a name, a hidden sheet. */
static void
write_form (Fixture *fixture)
{
  lxw_workbook *book = workbook_new (fixture->form);
  lxw_worksheet *sheet = workbook_add_worksheet (book, SHEET);
  lxw_worksheet *sums = workbook_add_worksheet (book, "汇总");
  lxw_worksheet *hidden = workbook_add_worksheet (book, "字典");
  lxw_format *bold = workbook_add_format (book), *text = workbook_add_format (book), *day = workbook_add_format (book);
  lxw_format *framed = workbook_add_format (book);
  char *sexes[] = { "男", "女", NULL };
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST, .value_list = sexes };
  lxw_conditional_format condition = { .type = LXW_CONDITIONAL_TYPE_CELL, .criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN, .value = 80,
                                       .format = bold };

  format_set_bold (bold);
  format_set_num_format (text, "@");
  format_set_border (text, LXW_BORDER_THIN);
  format_set_num_format (day, "yyyy\"年\"m\"月\"d\"日\"");
  format_set_border (day, LXW_BORDER_THIN);
  format_set_border (framed, LXW_BORDER_THIN);
  worksheet_merge_range (sheet, 0, 0, 0, 6, "社区老年人花名册", bold);
  worksheet_merge_range (sheet, 2, 0, 3, 0, "序号", framed);
  worksheet_merge_range (sheet, 2, 1, 2, 3, "基本情况", framed);
  worksheet_write_string (sheet, 3, 1, "姓名", framed);
  worksheet_write_string (sheet, 3, 2, "身份证号", framed);
  worksheet_write_string (sheet, 3, 3, "出生日期", framed);
  worksheet_merge_range (sheet, 2, 4, 3, 4, "性别", framed);
  worksheet_merge_range (sheet, 2, 5, 3, 5, "年龄", framed);
  worksheet_merge_range (sheet, 2, 6, 3, 6, "补贴", framed);
  for (lxw_row_t row = 4; row < 8; row++)
    {
      worksheet_set_row (sheet, row, 24, NULL);
      worksheet_write_blank (sheet, row, 0, framed);
      worksheet_write_blank (sheet, row, 1, framed);
      worksheet_write_blank (sheet, row, 2, text);
      worksheet_write_blank (sheet, row, 3, day);
      worksheet_write_blank (sheet, row, 4, framed);
      worksheet_write_blank (sheet, row, 5, framed);
      worksheet_write_formula (sheet, row, 6, row == 7 ? "=IF(F8>=80,SUM(F8:F8)*2,0)" : "=0", framed);
    }
  worksheet_write_string (sheet, 8, 0, "合计", framed);
  worksheet_write_formula (sheet, 8, 5, "=COUNT(F5:F8)&\"人 F8\"", framed);
  worksheet_write_formula (sheet, 8, 6, "=SUM(G5:G8)+LOG10(G8)+汇总!A8+'汇总'!$A$8", framed);
  worksheet_merge_range (sheet, 9, 0, 9, 6, "填表人：　　　　审核人：", framed);
  worksheet_data_validation_range (sheet, 4, 4, 7, 4, &validation);
  worksheet_data_validation_cell (sheet, 7, 1, &validation);
  worksheet_conditional_format_range (sheet, 4, 5, 7, 5, &condition);
  worksheet_freeze_panes (sheet, 4, 2);
  worksheet_set_column (sheet, 2, 2, 24, NULL);
  worksheet_print_area (sheet, 0, 0, 9, 6);
  worksheet_repeat_rows (sheet, 2, 3);
  worksheet_write_formula (sums, 0, 0, "=" SHEET "!F9", NULL);
  worksheet_write_formula (sums, 2, 0, "=SUM(" SHEET "!G6:G1048576)", NULL);
  worksheet_write_formula (sums, 1, 0, "=SUM(" SHEET "!G5:G8)", NULL);
  workbook_define_name (book, "合计行", "=" SHEET "!$A$9:$G$9");
  worksheet_hide (hidden);
  worksheet_write_string (hidden, 0, 0, "男", NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

static void
edit (Fixture                 *fixture,
      const LinliWorkbookCell *cells,
      gsize                    n_cells,
      guint                    row,
      guint                    n_rows)
{
  LinliWorkbookEdit what = { SHEET, cells, n_cells, row, n_rows };
  g_autoptr (GError) error = NULL;

  linli_workbook_edit (fixture->form, fixture->filled, &what, NULL, &error);
  g_assert_no_error (error);
}

static GBytes *
read_part (zip_t        *zip,
           zip_uint64_t  index)
{
  zip_stat_t facts;
  zip_file_t *file;
  char *bytes;

  g_assert_cmpint (zip_stat_index (zip, index, 0, &facts), ==, 0);
  file = zip_fopen_index (zip, index, 0);
  bytes = g_malloc (facts.size + 1);
  g_assert_cmpint (zip_fread (file, bytes, facts.size), ==, (zip_int64_t) facts.size);
  zip_fclose (file);
  bytes[facts.size] = '\0';
  return g_bytes_new_take (bytes, facts.size);
}

/* A part of the filled form, as text. */
static char *
dup_part (Fixture    *fixture,
          const char *name)
{
  zip_t *zip = zip_open (fixture->filled, ZIP_RDONLY, NULL);
  zip_int64_t index = zip_name_locate (zip, name, 0);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpint (index, >=, 0);
  bytes = read_part (zip, (zip_uint64_t) index);
  zip_discard (zip);
  return g_strdup (g_bytes_get_data (bytes, NULL));
}

/* Takes what is written in the cells named out of a sheet, and the values that formulas had, and gives the rest. */
static char *
dup_without (GBytes             *part,
             const char * const *names)
{
  xmlDoc *doc = xmlReadMemory (g_bytes_get_data (part, NULL), (int) g_bytes_get_size (part), NULL, NULL, 0);
  xmlNode *root = xmlDocGetRootElement (doc), *data = root->children;
  xmlChar *text;
  int size;
  char *rest;

  while (strcmp ((const char *) data->name, "sheetData") != 0)
    data = data->next;
  for (xmlNode *row = data->children; row != NULL; row = row->next)
    for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
      {
        xmlChar *name = xmlGetProp (cell, BAD_CAST "r");

        if (cell->children != NULL && strcmp ((const char *) cell->children->name, "f") == 0 && cell->children->next != NULL)
          {
            xmlNode *value = cell->children->next;

            xmlUnlinkNode (value);
            xmlFreeNode (value);
            xmlUnsetProp (cell, BAD_CAST "t");
          }
        if (g_strv_contains (names, (const char *) name))
          {
            xmlUnsetProp (cell, BAD_CAST "t");
            xmlNodeSetContent (cell, NULL);
          }
        xmlFree (name);
      }
  xmlDocDumpMemory (doc, &text, &size);
  rest = g_strdup ((const char *) text);
  xmlFree (text);
  xmlFreeDoc (doc);
  return rest;
}

/* Every part is as it was, but the cells named on the first sheet, and what formulas of the sheets had as values: the second calculates with the
 * first. The part that asks for calculation is compared by the caller. */
static void
assert_same_but (Fixture            *fixture,
                 const char * const *names)
{
  static const char * const none[] = { NULL };
  zip_t *before = zip_open (fixture->form, ZIP_RDONLY, NULL), *after = zip_open (fixture->filled, ZIP_RDONLY, NULL);

  g_assert_cmpint (zip_get_num_entries (before, 0), ==, zip_get_num_entries (after, 0));
  for (zip_int64_t i = 0; i < zip_get_num_entries (before, 0); i++)
    {
      const char *name = zip_get_name (before, (zip_uint64_t) i, 0);
      zip_int64_t there = zip_name_locate (after, name, 0);
      g_autoptr (GBytes) old = read_part (before, (zip_uint64_t) i);
      g_autoptr (GBytes) new = NULL;

      g_assert_cmpint (there, >=, 0);
      new = read_part (after, (zip_uint64_t) there);
      if (strcmp (name, "xl/worksheets/sheet1.xml") == 0 || strcmp (name, "xl/worksheets/sheet2.xml") == 0)
        {
          const char * const *written = strstr (name, "sheet1") != NULL ? names : none;
          g_autofree char *one = dup_without (old, written), *other = dup_without (new, written);

          g_assert_cmpstr (one, ==, other);
        }
      else if (strcmp (name, "xl/workbook.xml") != 0 && !g_bytes_equal (old, new))
        g_error ("%s is not as it was", name);
    }
  zip_discard (before);
  zip_discard (after);
}

static const char *
shown (LinliSheet *sheet,
       guint       row,
       guint       column)
{
  LinliCell cells[8];

  linli_sheet_read_row (sheet, row, cells, G_N_ELEMENTS (cells));
  return cells[column].text;
}

static void
test_cells (Fixture       *fixture,
            gconstpointer  data)
{
  static const LinliWorkbookCell cells[] = {
    { 5, 1, LINLI_CELL_TEXT, " 李<桂>芳 & 'B' " },
    { 4, 0, LINLI_CELL_NUMBER, "1" },
    { 4, 1, LINLI_CELL_TEXT, "王桂芳" },
    { 4, 2, LINLI_CELL_NUMBER, "440524188001010014" },
    { 4, 3, LINLI_CELL_DATE, "1950-03-02" },
    { 4, 4, LINLI_CELL_DATE, "1950-03-02" },
    { 4, 6, LINLI_CELL_NUMBER, "77" },
    { 5, 0, LINLI_CELL_EMPTY, NULL },
  };
  static const char * const names[] = { "A5", "B5", "C5", "D5", "E5", "A6", "B6", NULL };
  g_autoptr (LinliTable) table = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *workbook = NULL, *part = NULL;
  LinliSheet *sheet;

  write_form (fixture);
  edit (fixture, cells, G_N_ELEMENTS (cells), 0, 0);
  assert_same_but (fixture, names);
  table = linli_table_open (fixture->filled, NULL, &error);
  g_assert_no_error (error);
  sheet = linli_table_get_sheet (table, 0);
  g_assert_cmpstr (shown (sheet, 4, 0), ==, "1");
  g_assert_cmpstr (shown (sheet, 4, 1), ==, "王桂芳");
  /* As text, where the form says so: as a number its last digits would be lost. */
  g_assert_cmpstr (shown (sheet, 4, 2), ==, "440524188001010014");
  g_assert_cmpstr (shown (sheet, 4, 3), ==, "1950-03-02");
  g_assert_cmpstr (shown (sheet, 4, 4), ==, "1950-03-02");
  g_assert_cmpstr (shown (sheet, 5, 1), ==, " 李<桂>芳 & 'B' ");
  /* A formula is not written over, and what it said before is not believed. */
  g_assert_cmpstr (shown (sheet, 4, 6), ==, "");
  part = dup_part (fixture, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (part, "<c r=\"G5\" s=\"2\"><f>0</f></c>"));
  workbook = dup_part (fixture, "xl/workbook.xml");
  g_assert_nonnull (strstr (workbook, "fullCalcOnLoad=\"1\""));
}

/* What is filled may be for nobody else to read, and what lies beside it is nobody's to take: both files that it might be written to first are
 * the user's own here. A form may be filled in its place. */
static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  static const LinliWorkbookCell cells[] = { { 4, 1, LINLI_CELL_TEXT, "王桂芳" } };
  static const LinliWorkbookEdit what = { SHEET, cells, 1, 0, 0 }, wrong = { "没有", cells, 1, 0, 0 };
  static const char * const others[] = { ".partial", ".part" };
  g_autofree char *folder = g_path_get_dirname (fixture->form);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf facts;
  guint n = 0;

  write_form (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_strconcat (fixture->form, others[i], NULL);

      g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
    }
  g_assert_cmpint (g_chmod (fixture->form, 0644), ==, 0);
  linli_workbook_edit (fixture->form, fixture->form, &what, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (fixture->form, &facts), ==, 0);
  g_assert_cmphex (facts.st_mode & 0777, ==, 0600);
  g_assert_false (linli_workbook_edit (fixture->form, fixture->filled, &wrong, NULL, &error));
  g_assert_nonnull (error);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_strconcat (fixture->form, others[i], NULL), *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "mine");
      g_unlink (path);
    }
  /* Nothing else is left: not of the one that could not be written either. */
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

static void
assert_holds (const char *text,
              const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("no “%s” in %s", words, text);
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  static const LinliWorkbookCell cells[] = { { 10, 1, LINLI_CELL_TEXT, "末" } };
  g_autofree char *sheet = NULL, *sums = NULL, *workbook = NULL;
  g_autoptr (LinliTable) table = NULL;

  write_form (fixture);
  edit (fixture, cells, 1, 7, 3);
  sheet = dup_part (fixture, "xl/worksheets/sheet1.xml");
  sums = dup_part (fixture, "xl/worksheets/sheet2.xml");
  workbook = dup_part (fixture, "xl/workbook.xml");
  /* What reaches over the row grows: validations, formats, sums. */
  assert_holds (sheet, "sqref=\"E5:E11\"");
  assert_holds (sheet, "sqref=\"B8:B11\"");
  assert_holds (sheet, "<conditionalFormatting sqref=\"F5:F11\">");
  assert_holds (sheet, "COUNT(F5:F11)&amp;\"人 F8\"");
  assert_holds (sheet, "SUM(G5:G11)+LOG10(G11)+汇总!A8+'汇总'!$A$8");
  /* A formula of the row speaks of its own row, in the copies too. */
  for (guint row = 8; row <= 11; row++)
    {
      g_autofree char *formula = g_strdup_printf ("<c r=\"G%u\" s=\"2\"><f>IF(F%u&gt;=80,SUM(F%u:F%u)*2,0)</f>", row, row, row, row);

      assert_holds (sheet, formula);
    }
  assert_holds (sheet, "<mergeCell ref=\"A13:G13\"/>");
  assert_holds (sheet, "<mergeCell ref=\"A3:A4\"/>");
  assert_holds (sheet, "<row r=\"10\" spans=\"1:7\" ht=\"24\" customHeight=\"1\">");
  assert_holds (sums, SHEET "!F12");
  assert_holds (sums, SHEET "!G5:G11");
  assert_holds (sums, SHEET "!G6:G1048576"); /* a sheet has no more rows than that */
  assert_holds (workbook, "$A$1:$G$13");
  assert_holds (workbook, "'" SHEET "'!$3:$4");
  assert_holds (workbook, SHEET "!$A$12:$G$12");
  table = linli_table_open (fixture->filled, NULL, NULL);
  g_assert_cmpstr (shown (linli_table_get_sheet (table, 0), 10, 1), ==, "末");
  g_assert_cmpstr (shown (linli_table_get_sheet (table, 0), 11, 0), ==, "合计");
}

static void
refuse (Fixture    *fixture,
        const char *sheet,
        guint       n_rows,
        int         code)
{
  LinliWorkbookEdit what = { sheet, NULL, 0, 2, n_rows };
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_workbook_edit (fixture->form, fixture->filled, &what, NULL, &error));
  g_assert_error (error, LINLI_READER_ERROR, code);
  g_assert_false (g_file_test (fixture->filled, G_FILE_TEST_EXISTS));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  lxw_workbook *book = workbook_new (fixture->form);
  lxw_worksheet *sheet = workbook_add_worksheet (book, SHEET);

  worksheet_add_table (sheet, 0, 0, 2, 1, NULL);
  worksheet_write_string (sheet, 5, 0, "合计", NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  refuse (fixture, "没有这张", 0, LINLI_READER_ERROR_NO_LAYER);
  refuse (fixture, SHEET, 1, LINLI_READER_ERROR_ATTACHED);
  /* A price that is not fixed: nobody can say which row has it in the copies. */
  book = workbook_new (fixture->form);
  sheet = workbook_add_worksheet (book, SHEET);
  worksheet_write_formula (sheet, 2, 0, "=B2+1", NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  refuse (fixture, SHEET, 1, LINLI_READER_ERROR_FORMULAS);
  g_assert_true (g_file_set_contents (fixture->form, "PK\003\004nonsense", -1, NULL));
  refuse (fixture, SHEET, 0, LINLI_READER_ERROR_DAMAGED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/service/workbook/cells", Fixture, NULL, set_up, test_cells, tear_down);
  g_test_add ("/service/workbook/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/service/workbook/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/service/workbook/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
