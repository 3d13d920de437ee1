/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The numbers that forms with too few rows calculate, as Excel and WPS write them. */

#include <glib/gstdio.h>
#include <string.h>

#include "office-form-fixture.h"
#include "office-forms.h"

#define N_PERSONS 5
#define SHEET "xl/worksheets/sheet1.xml"

/* The number of the row stands in every column but that of the name, on both sides of it. */
static void
assert_counted (Fixture *fixture,
                guint    n_columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliTable) table = linli_table_open (fixture->filled, NULL, &error);
  g_autofree LinliCell *cells = g_new0 (LinliCell, n_columns);

  g_assert_no_error (error);
  for (guint i = 0; i < N_PERSONS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      linli_sheet_read_row (linli_table_get_sheet (table, 0), i + 2, cells, n_columns);
      for (guint k = 0; k < n_columns; k++)
        if (k == 1)
          g_assert_cmpuint (strlen (cells[k].text), >, 0);
        else if (!g_str_equal (cells[k].text, number))
          g_error ("row %u, column %u: “%s”", i, k, cells[k].text);
    }
}

/* Takes the values of formulas away, so that whoever opens it calculates them. */
static void
forget_values (Fixture *fixture)
{
  g_autoptr (GRegex) values = g_regex_new ("</f><v>[^<]*</v>", 0, 0, NULL);
  g_autofree char *sheet = fixture_dup_part (fixture->filled, SHEET), *rest = g_regex_replace_literal (values, sheet, -1, 0, "</f>", 0, NULL);

  g_assert_cmpstr (sheet, !=, rest);
  office_form_add_part (fixture->filled, SHEET, rest);
}

/* As offices write them. A program that does not calculate shows the same as one that does. */
static void
test_numbers (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const rows[] = {
    "花名册",
    "序号|姓名|编号1|编号2|编号3|编号4|编号5|编号6|编号7|编号8|编号9|编号10|编号11",
    "1||=ROW()-2|=ROW()-ROW(D$2)|=N(E2)+1|=IF(B3=\"\",\"\",MAX(F$2:F2)+1)|=COUNTA(B$3:B3)|=SUBTOTAL(103,$B$3:B3)*1|=ROW(A1)|=ROWS(J$3:J3)|=IF(B3<>\"\",ROW()-2,\"\")|=COUNTA($B$3:$B$4)+C3-COUNTA($B$3:$B$4)|1",
    "=A3+1||=ROW()-2|=ROW()-ROW(D$2)|=N(E3)+1|=IF(B4=\"\",\"\",MAX(F$2:F3)+1)|=COUNTA(B$3:B4)|=SUBTOTAL(103,$B$3:B4)*1|=ROW(A2)|=ROWS(J$3:J4)|=IF(B4<>\"\",ROW()-2,\"\")|=COUNTA($B$3:$B$4)+C4-COUNTA($B$3:$B$4)|=M3+1",
    "合计||||||||||||",
    NULL };
  g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", rows, NULL);

  fixture_fill (fixture, form);
  assert_counted (fixture, 13);
  fixture_assert_holds (fixture, SHEET, "<f>A6+1</f><v>5</v>");
  fixture_assert_holds (fixture, SHEET, "<f>COUNTA($B$3:$B$7)+C5-COUNTA($B$3:$B$7)</f>");
  forget_values (fixture);
  fixture_assert_opens (fixture, "5,\"赵大山\",5,5,5,5,5,5,5,5,5,5,5");
}

/* Rows that nobody fills have no number where the form says so. */
static void
test_blank (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|编号", "=IF(B3=\"\",\"\",ROW()-2)||=ROW()-2", "||=ROW()-2", "||=ROW()-2", "||=ROW()-2", "||=ROW()-2",
                                       "=IF(B8=\"\",\"\",ROW()-2)||=ROW()-2", "合计||", NULL };
  g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", rows, NULL);

  fixture_fill (fixture, form);
  fixture_assert_row (fixture, 0, 2, "1|吴建国|1");
  fixture_assert_row (fixture, 0, 7, "||6");
  fixture_assert_holds (fixture, SHEET, "t=\"str\"><f>IF(B8=\"\",\"\",ROW()-2)</f><v></v>");
}

/* One cell holds the formula for all, in one column or in two. */
static void
test_shared (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|编号1|编号2|编号3", "=ROW()-2||=N(C2)+1|=ROW()-ROWS(D$1:D$2)|=11", "=12||=13|=14|=15", "合计||||", NULL };
  static const char * const changes[] = {
    "<f>ROW()-2</f>", "<f t=\"shared\" ref=\"A3:A4\" si=\"0\">ROW()-2</f>", "<f>12</f>", "<f t=\"shared\" si=\"0\"/>",
    "<f>N(C2)+1</f>", "<f t=\"shared\" ref=\"C3:C4\" si=\"1\">N(C2)+1</f>", "<f>13</f>", "<f t=\"shared\" si=\"1\"/>",
    "<f>ROW()-ROWS(D$1:D$2)</f>", "<f t=\"shared\" ref=\"D3:E4\" si=\"2\">ROW()-ROWS(D$1:D$2)</f>", "<f>11</f>", "<f t=\"shared\" si=\"2\"/>",
    "<f>14</f>", "<f t=\"shared\" si=\"2\"/>", "<f>15</f>", "<f t=\"shared\" si=\"2\"/>",
  };
  g_autoptr (LinliOfficeForm) form = NULL;

  office_form_plain (fixture->form, "表", rows, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i += 2)
    office_form_change_part (fixture->form, SHEET, changes[i], changes[i + 1]);
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  assert_counted (fixture, 5);
  fixture_assert_holds (fixture, SHEET, "<f>N(C4)+1</f>");
  fixture_assert_holds (fixture, SHEET, "<f>ROW()-ROWS(E$1:E$2)</f>");
  forget_values (fixture);
  fixture_assert_opens (fixture, "5,\"赵大山\",5,5,5");
}

/* An empty text is counted by some programs and not by others, an empty cell by none, however its file is laid out. */
static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const rows[] = { "花名册|空|", "序号|姓名|编号1|编号2|编号3", "||=IF(B$1=\"\",\"\",ROW()-2)|=COUNTA(C$1:C$1)+ROW()-2|=IF(A$1=\"\",\"\",ROW()-2)", "合计||||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL;

  office_form_plain (fixture->form, "表", rows, NULL);
  office_form_change_part (fixture->form, "xl/sharedStrings.xml", "<t>空</t>", "\n<t/>\n");
  office_form_change_part (fixture->form, SHEET, "<c r=\"C1\" s=\"1\"/>", "<c r=\"C1\" s=\"1\">\n</c>");
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  fixture_assert_holds (fixture, SHEET, "<f>IF(B$1=\"\",\"\",ROW()-2)</f></c>");
  fixture_assert_holds (fixture, SHEET, "<f>COUNTA(C$1:C$1)+ROW()-2</f><v>5</v>");
  fixture_assert_holds (fixture, SHEET, "<f>IF(A$1=\"\",\"\",ROW()-2)</f><v>5</v>");
}

/* Of what one formula fills in several cells nothing is known, and nothing is written there. */
static void
test_array (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|津贴|联系电话|补贴", "||=11|7|=COUNTA(D3:D3)", "||=12|8|=COUNTA(D4:D4)", "合计||||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL;

  office_form_plain (fixture->form, "表", rows, NULL);
  office_form_change_part (fixture->form, SHEET, "<f>11</f>", "<f t=\"array\" ref=\"C3:D3\">A3:B3*2</f>");
  office_form_change_part (fixture->form, SHEET, "<f>12</f>", "<f t=\"array\" ref=\"C4:D4\">A4:B4*2</f>");
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  fixture_assert_holds (fixture, SHEET, "<f t=\"array\" ref=\"C3:D3\">A3:B3*2</f></c><c r=\"D3\" s=\"1\"/><c r=\"E3\" s=\"1\"><f>COUNTA(D3:D3)</f></c>");
  fixture_assert_holds (fixture, SHEET, "<f t=\"array\" ref=\"C5:D5\">A5:B5*2</f></c><c r=\"D5\" s=\"1\"/><c r=\"E5\" s=\"1\"><f>COUNTA(D5:D5)</f></c>");
  fixture_assert_holds (fixture, SHEET, "<f t=\"array\" ref=\"C7:D7\">A7:B7*2</f></c><c r=\"D7\" s=\"1\"/><c r=\"E7\" s=\"1\"><f>COUNTA(D7:D7)</f></c>");

  /* It cannot be in more rows and in one. */
  office_form_plain (fixture->form, "表", rows, NULL);
  office_form_change_part (fixture->form, SHEET, "<f>11</f>", "<f t=\"array\" ref=\"C3:C4\">A3:A4*2</f>");
  office_form_change_part (fixture->form, SHEET, "<f>12</f><v>0</v>", "<v>12</v>");
  g_unlink (fixture->filled);
  g_object_unref (form);
  form = fixture_open (fixture);
  fixture_refuse (fixture, form, LINLI_READER_ERROR_FORMULAS);
}

/* What an array of another sheet repeats goes with what it repeats. */
static void
test_array_elsewhere (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char other[] = "xl/worksheets/sheet2.xml";
  static const char * const rows[] = { "花名册", "序号|姓名|联系电话", "1|张旧人|", "||", "合计||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autofree char *sheet = NULL;

  office_form_plain (fixture->form, "表", rows, "reference");
  office_form_change_part (fixture->form, other, "<f>'表'!B3</f>", "<f t=\"array\" ref=\"A1:B1\">'表'!B3:C3</f>");
  office_form_change_part (fixture->form, other, "</c>", "</c><c r=\"B1\" t=\"str\"><v>张旧人的电话</v></c>");
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  sheet = fixture_dup_part (fixture->filled, other);
  g_assert_null (strstr (sheet, "张旧人"));
}

/* A number may be somebody's telephone, too: by the sheet's name, by a name for the cell, and over a third cell. What a sheet calculates of itself
 * stays. */
static void
test_elsewhere (Fixture       *fixture,
                gconstpointer  data)
{
  static const char other[] = "xl/worksheets/sheet2.xml";
  static const char * const rows[] = { "花名册", "序号|姓名|联系电话", "1|张旧人|13700001111", "||", "合计||", NULL };
  static const char * const formulas[] = { "'表'!C3", "原电话", "原电话+0", "INDIRECT(B1)" };

  for (gsize i = 0; i <= G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (LinliOfficeForm) form = NULL;
      g_autofree char *sheet = NULL, *formula = i < G_N_ELEMENTS (formulas) ? g_strdup_printf ("<f>%s</f>", formulas[i]) : g_strdup ("<f>1+B1</f>");

      g_test_message ("%s", formula);
      office_form_plain (fixture->form, "表", rows, "reference");
      office_form_change_part (fixture->form, "xl/workbook.xml", "</sheets>", "</sheets><definedNames><definedName name=\"原电话\">'表'!$C$3</definedName></definedNames>");
      office_form_change_part (fixture->form, other, "<c r=\"A1\" t=\"str\">", "<c r=\"A1\">");
      office_form_change_part (fixture->form, other, "<f>'表'!B3</f><v>张旧人</v>", formula);
      office_form_change_part (fixture->form, other, "</f>", "</f><v>13700001111</v>");
      office_form_change_part (fixture->form, other, "</c>", "</c><c r=\"B1\"><v>5</v></c><c r=\"C1\"><f>A1+0</f><v>13700001111</v></c>");
      form = fixture_open (fixture);
      fixture_fill (fixture, form);
      sheet = fixture_dup_part (fixture->filled, other);
      g_assert_true ((strstr (sheet, "13700001111") != NULL) == (i == G_N_ELEMENTS (formulas)));
      g_unlink (fixture->filled);
    }
}

/* Below a 1 of the form's own. */
static void
test_shared_on (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|编号", "||1", "||=C3+1", "||=11", "合计||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL;

  office_form_plain (fixture->form, "表", rows, NULL);
  office_form_change_part (fixture->form, SHEET, "<f>C3+1</f>", "<f t=\"shared\" ref=\"C4:C5\" si=\"0\">C3+1</f>");
  office_form_change_part (fixture->form, SHEET, "<f>11</f>", "<f t=\"shared\" si=\"0\"/>");
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  assert_counted (fixture, 3);
}

/* A 1 and a formula below it make no running number of a column: rows that nobody filled on are numbered, and what was said of somebody else goes. */
static void
test_half (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const forms[][9] = {
    { "花名册", "序号|姓名|津贴", "1||1", "=A3+1||=1+1", "||", "||", "||", "合计||", NULL },
    { "花名册", "序号|姓名|津贴", "1||1", "=A3+1||=1+1", "3||", "4||", "合计||", NULL },
    { "花名册", "序号|姓名|津贴", "1||1", "=A3+1||=A1+1", "=A4+1||=A1+1", "=A5+1||=A1+1", "=A6+1||=A1+1", "合计||", NULL },
  };
  static const char * const rows[] = { "1|吴建国|", "2|吴小明|", "3|陈秀英|", "4|王桂芳|", "5|赵大山|" };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", forms[i], NULL);

      g_test_message ("form %" G_GSIZE_FORMAT, i);
      fixture_fill (fixture, form);
      for (guint k = 0; k < N_PERSONS; k++)
        fixture_assert_row (fixture, 0, k + 2, rows[k]);
    }
}

/* How many there are from each row on, and up to it. */
static void
test_from_here (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|津贴", "||=COUNTA(B3:B$4)", "||=COUNTA(B4:B$4)", "合计||", NULL };
  static const char * const one_row[] = { "花名册", "序号|姓名|津贴|补贴", "||=COUNTA(B$3:B3)|=COUNTA(B3:B$3)", "合计|||", NULL };
  static const char * const wanted[] = { "1|吴建国|5", "2|吴小明|4", "3|陈秀英|3", "4|王桂芳|2", "5|赵大山|1" };
  static const char * const both[] = { "1|吴建国|1|5", "2|吴小明|2|4", "3|陈秀英|3|3", "4|王桂芳|4|2", "5|赵大山|5|1" };
  g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", rows, NULL), single = NULL;

  fixture_fill (fixture, form);
  for (guint i = 0; i < N_PERSONS; i++)
    fixture_assert_row (fixture, 0, i + 2, wanted[i]);
  single = fixture_open_plain (fixture, "表", one_row, NULL);
  fixture_fill (fixture, single);
  for (guint i = 0; i < N_PERSONS; i++)
    fixture_assert_row (fixture, 0, i + 2, both[i]);
  forget_values (fixture);
  fixture_assert_opens (fixture, "4,\"王桂芳\",4,2");
}

/* What nobody counts by is not read for every cell: that takes minutes, and this program runs out of its time. */
static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名", "=ROW()-2|", "=ROW()-2|", "合计|", NULL };
  g_autoptr (GString) cells = g_string_new ("<row r=\"8\"><c r=\"A8\"><f t=\"shared\" ref=\"A8:A20008\" si=\"0\">B8");
  g_autoptr (LinliOfficeForm) form = NULL;

  for (guint i = 0; i < 1800; i++)
    g_string_append (cells, "+B8");
  g_string_append (cells, "</f></c></row>");
  for (guint i = 9; i <= 20008; i++)
    g_string_append_printf (cells, "<row r=\"%u\"><c r=\"A%u\"><f t=\"shared\" si=\"0\"/></c></row>", i, i);
  g_string_append (cells, "</sheetData>");
  office_form_plain (fixture->form, "表", rows, NULL);
  office_form_change_part (fixture->form, SHEET, "</sheetData>", cells->str);
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  assert_counted (fixture, 1);
}

/* Formulas without words, and tables of what comes out for several values, speak of no other row. */
static void
test_wordless (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|津贴|补贴", "||=11|", "||=12|=13", "合计|||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL;

  office_form_plain (fixture->form, "表", rows, NULL);
  office_form_change_part (fixture->form, SHEET, "<f>12</f>", "<f ca=\"1\"/>");
  office_form_change_part (fixture->form, SHEET, "<f>13</f>", "<f t=\"dataTable\" ref=\"D4\" dt2D=\"0\" dtr=\"0\" r1=\"A5\"/>");
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  fixture_assert_row (fixture, 0, 6, "5|赵大山||");
  fixture_assert_holds (fixture, SHEET, "<c r=\"C5\" s=\"1\"><f ca=\"1\"");
  fixture_assert_holds (fixture, SHEET, "<f t=\"dataTable\" ref=\"D5\" dt2D=\"0\" dtr=\"0\" r1=\"A8\"");
  fixture_assert_holds (fixture, SHEET, "<f t=\"dataTable\" ref=\"D7\" dt2D=\"0\" dtr=\"0\" r1=\"A8\"");
}

/* In the formula "#" is the row. */
static char *
dup_long_list (const char *formula,
               guint       n_rows)
{
  GString *cells = g_string_new (NULL);

  for (guint i = 8; i < 8 + n_rows; i++)
    {
      g_autofree char *row = g_strdup_printf ("%u", i);
      g_autoptr (GString) line = g_string_new ("<row r=\"#\"><c r=\"A#\"><f>");

      g_string_append_printf (line, "%s</f></c><c r=\"B#\"><v>-1</v></c></row>", formula);
      g_string_replace (line, "#", row, 0);
      g_string_append (cells, line->str);
    }
  g_string_append (cells, "</sheetData>");
  return g_string_free (cells, FALSE);
}

/* A list has all of its numbers or none of them; one that counts from its beginning may be long. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const rows[] = { "花名册", "序号|姓名|差", "=ROW()-2||=(ROW()-ROW())*-1", "=ROW()-2||=(ROW()-ROW())*-1", "=ROW()-2||=(ROW()-ROW())*-1", "=ROW()-2||=(ROW()-ROW())*-1",
                                       "=ROW()-2||=(ROW()-ROW())*-1", NULL };
  static const char * const lists[] = { "COUNTA(B$8:B#)", "COUNTA(B#:B$9007)" };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *cells = dup_long_list (lists[i], 9000), *sheet = NULL;
      g_autoptr (LinliOfficeForm) form = NULL;

      office_form_plain (fixture->form, "表", rows, NULL);
      office_form_change_part (fixture->form, SHEET, "</sheetData>", cells);
      form = fixture_open (fixture);
      fixture_fill (fixture, form);
      sheet = fixture_dup_part (fixture->filled, SHEET);
      g_assert_true ((strstr (sheet, "B$8:B9007)</f><v>9000</v>") != NULL) == (i == 0));
      g_assert_true ((strstr (sheet, "</f><v>") != NULL) == (i == 0));
      g_assert_true ((strstr (sheet, "<f>(ROW()-ROW())*-1</f><v>0</v>") != NULL) == (i == 0));
    }
}

/* Of which nobody can say what they are in more rows: a price that is not fixed, what stands below, another sheet's, one row alone. */
static void
test_unclear (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const forms[][6] = {
    { "花名册", "序号|姓名|津贴", "||=A1*3", "||=A1*3", "合计||", NULL },
    { "花名册", "序号|姓名|津贴", "||=A4*3", "||=A5*3", "合计||", NULL },
    { "花名册", "序号|姓名|津贴", "||=别!A3", "||=别!A3", "合计||", NULL },
    { "花名册", "序号|姓名|津贴", "||=ROW(A1)", "合计||", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (LinliOfficeForm) form = fixture_open_plain (fixture, "表", forms[i], NULL);

      g_test_message ("form %" G_GSIZE_FORMAT, i);
      fixture_refuse (fixture, form, LINLI_READER_ERROR_FORMULAS);
    }
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  FIXTURE_ADD ("/office-form/numbers/written", test_numbers);
  FIXTURE_ADD ("/office-form/numbers/blank", test_blank);
  FIXTURE_ADD ("/office-form/numbers/shared", test_shared);
  FIXTURE_ADD ("/office-form/numbers/empty", test_empty);
  FIXTURE_ADD ("/office-form/numbers/array", test_array);
  FIXTURE_ADD ("/office-form/numbers/array-elsewhere", test_array_elsewhere);
  FIXTURE_ADD ("/office-form/numbers/elsewhere", test_elsewhere);
  FIXTURE_ADD ("/office-form/numbers/shared-on", test_shared_on);
  FIXTURE_ADD ("/office-form/numbers/half", test_half);
  FIXTURE_ADD ("/office-form/numbers/from-here", test_from_here);
  FIXTURE_ADD ("/office-form/numbers/long", test_long);
  FIXTURE_ADD ("/office-form/numbers/wordless", test_wordless);
  FIXTURE_ADD ("/office-form/numbers/many", test_many);
  FIXTURE_ADD ("/office-form/numbers/unclear", test_unclear);
  return g_test_run ();
}
