/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Spreadsheets as they are: the type of a cell must survive, and what was made to harm must be refused. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <locale.h>
#include <string.h>
#include <xlsxwriter.h>
#include <zip.h>

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("linli-table-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static LinliTable *
open_table (const char *path)
{
  g_autoptr (GError) error = NULL;
  LinliTable *table = linli_table_open (path, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_cell (LinliTable    *table,
             guint          row,
             guint          column,
             LinliCellType  type,
             const char    *text)
{
  LinliCell cells[16];

  linli_sheet_read_row (linli_table_get_sheet (table, 0), row, cells, G_N_ELEMENTS (cells));
  g_assert_cmpstr (cells[column].text, ==, text);
  g_assert_cmpint (cells[column].type, ==, type);
}

static LinliTable *
open_bytes (Fixture    *fixture,
            const char *name,
            const char *bytes,
            gssize      size)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  return open_table (path);
}

static void
assert_refused (Fixture          *fixture,
                const char       *name,
                const char       *bytes,
                gssize            size,
                LinliReaderError  code)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  g_assert_null (linli_table_open (path, NULL, &error));
  g_assert_error (error, LINLI_READER_ERROR, (int) code);
}

static void
test_workbook (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.xlsx", NULL);
  g_autoptr (LinliTable) table = NULL;
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "住户");
  lxw_format *zeros = workbook_add_format (book);
  lxw_format *date = workbook_add_format (book);
  lxw_format *builtin = workbook_add_format (book);
  const LinliMerge *merges;
  guint n_merges;

  format_set_num_format (zeros, "0000");
  format_set_num_format (date, "yyyy\"年\"m\"月\"d\"日\"");
  format_set_num_format_index (builtin, 31);
  worksheet_merge_range (sheet, 0, 0, 1, 2, "标题", NULL);
  worksheet_write_number (sheet, 3, 0, 101, zeros);
  worksheet_write_string (sheet, 3, 1, "0101", NULL);
  worksheet_write_number (sheet, 3, 2, 440524188001010014.0, NULL);
  worksheet_write_number (sheet, 3, 3, 13800000001.0, NULL);
  worksheet_write_number (sheet, 3, 4, 20000, date);
  worksheet_write_number (sheet, 3, 5, 20000, builtin);
  worksheet_write_number (sheet, 3, 6, 88.55, NULL);
  worksheet_write_boolean (sheet, 3, 7, 1, NULL);
  worksheet_write_formula_num (sheet, 3, 8, "=1+2", NULL, 3);
  worksheet_write_number (sheet, 3, 9, 1, builtin);
  workbook_add_worksheet (book, "第二张");
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);

  table = open_table (path);
  g_assert_cmpuint (linli_table_get_n_sheets (table), ==, 2);
  g_assert_cmpstr (linli_sheet_get_name (linli_table_get_sheet (table, 1)), ==, "第二张");
  merges = linli_sheet_get_merges (linli_table_get_sheet (table, 0), &n_merges);
  g_assert_cmpuint (n_merges, ==, 1);
  g_assert_cmpuint (merges[0].n_rows * 10 + merges[0].n_columns, ==, 23);
  assert_cell (table, 0, 0, LINLI_CELL_TEXT, "标题");
  assert_cell (table, 3, 0, LINLI_CELL_NUMBER, "0101");
  assert_cell (table, 3, 1, LINLI_CELL_TEXT, "0101");
  assert_cell (table, 3, 2, LINLI_CELL_NUMBER, "440524188001010000");
  assert_cell (table, 3, 3, LINLI_CELL_NUMBER, "13800000001");
  assert_cell (table, 3, 4, LINLI_CELL_DATE, "1954-10-03");
  assert_cell (table, 3, 5, LINLI_CELL_DATE, "1954-10-03");
  assert_cell (table, 3, 6, LINLI_CELL_NUMBER, "88.55");
  assert_cell (table, 3, 7, LINLI_CELL_BOOLEAN, "1");
  assert_cell (table, 3, 8, LINLI_CELL_NUMBER, "3");
  assert_cell (table, 3, 9, LINLI_CELL_DATE, "1900-01-01");
}

/* A zip with one part besides what makes it an OpenDocument. */
static char *
write_document (Fixture    *fixture,
                const char *name,
                const char *part,
                const char *content)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  int code;
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, &code);

  g_assert_nonnull (zip);
  g_assert_cmpint (zip_file_add (zip, part, zip_source_buffer (zip, content, strlen (content), 0), 0), >=, 0);
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

/* Where a program writes cells without their places, those without a value take theirs, too. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  static const char sheet[] = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row><c/><c><v>1</v></c><c/><c></c>"
                              "<c><v>5</v></c><c r='G1'/><c><v>8</v></c></row></sheetData></worksheet>";
  g_autofree char *path = g_build_filename (fixture->folder, "places.xlsx", NULL);
  lxw_workbook *book = workbook_new (path);
  g_autoptr (LinliTable) table = NULL;
  int code;
  zip_t *zip;

  workbook_add_worksheet (book, "住户");
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  zip = zip_open (path, 0, &code);
  g_assert_nonnull (zip);
  g_assert_cmpint (zip_file_add (zip, "xl/worksheets/sheet1.xml", zip_source_buffer (zip, sheet, strlen (sheet), 0), ZIP_FL_OVERWRITE), >=, 0);
  g_assert_cmpint (zip_close (zip), ==, 0);
  table = open_table (path);
  assert_cell (table, 0, 1, LINLI_CELL_NUMBER, "1");
  assert_cell (table, 0, 4, LINLI_CELL_NUMBER, "5");
  assert_cell (table, 0, 7, LINLI_CELL_NUMBER, "8");
}

#define ODS_HEAD \
  "<?xml version='1.0'?><office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' " \
  "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>" \
  "<office:body><office:spreadsheet><table:table table:name='住户'>"
#define ODS_TAIL "</table:table></office:spreadsheet></office:body></office:document-content>"
#define EMPTY_REST "<table:table-row table:number-rows-repeated='1048570'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"

static void
test_open_document (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = write_document (
    fixture, "a.ods", "content.xml",
    ODS_HEAD
    "<table:table-row><table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='1' office:value-type='string'>"
    "<office:annotation><text:p>批注</text:p></office:annotation><text:p>住 <text:s text:c='2'/>址</text:p><text:p>二</text:p></table:table-cell>"
    "<table:covered-table-cell/></table:table-row>"
    "<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='3'/></table:table-row>"
    "<table:table-row><table:table-cell office:value-type='float' office:value='101'><text:p>0101</text:p></table:table-cell>"
    "<table:table-cell office:value-type='float' office:value='4.4052418800101E+017'><text:p>4.40524E+17</text:p></table:table-cell>"
    "<table:table-cell office:value-type='date' office:date-value='1954-10-03'><text:p>54年</text:p></table:table-cell>"
    "<table:table-cell table:number-columns-repeated='2' office:value-type='string'><text:p>同</text:p></table:table-cell>"
    "<table:table-cell office:value-type='boolean' office:boolean-value='true'><text:p>真</text:p></table:table-cell></table:table-row>"
    EMPTY_REST ODS_TAIL);
  g_autoptr (LinliTable) table = open_table (path);

  g_assert_cmpuint (linli_sheet_get_n_rows (linli_table_get_sheet (table, 0)), ==, 4);
  assert_cell (table, 0, 0, LINLI_CELL_TEXT, "住   址\n二");
  assert_cell (table, 3, 0, LINLI_CELL_NUMBER, "0101");
  assert_cell (table, 3, 1, LINLI_CELL_NUMBER, "440524188001010000");
  assert_cell (table, 3, 2, LINLI_CELL_DATE, "1954-10-03");
  assert_cell (table, 3, 3, LINLI_CELL_TEXT, "同");
  assert_cell (table, 3, 4, LINLI_CELL_TEXT, "同");
  assert_cell (table, 3, 5, LINLI_CELL_BOOLEAN, "1");
}

static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  static const char entities[] = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]><a>&c;&c;&c;</a>";
  static const char filled[] = ODS_HEAD "<table:table-row table:number-rows-repeated='1000000'><table:table-cell office:value-type='string'>"
                                        "<text:p>x</text:p></table:table-cell></table:table-row>" ODS_TAIL;
  static const char wide[] = ODS_HEAD "<table:table-row><table:table-cell table:number-columns-repeated='16384' office:value-type='string'>"
                                      "<text:p>x</text:p></table:table-cell></table:table-row>" ODS_TAIL;
  static const char broken[] = ODS_HEAD "<table:table-row><table:table-cell>";
  const struct {
    const char *content;
    LinliReaderError code;
  } cases[] = {
    { entities, LINLI_READER_ERROR_DAMAGED },
    { filled, LINLI_READER_ERROR_TOO_BIG },
    { wide, LINLI_READER_ERROR_TOO_BIG },
    { broken, LINLI_READER_ERROR_DAMAGED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_document (fixture, "bad.ods", "content.xml", cases[i].content);
      g_autoptr (GError) error = NULL;

      g_assert_null (linli_table_open (path, NULL, &error));
      g_assert_error (error, LINLI_READER_ERROR, (int) cases[i].code);
    }
  assert_refused (fixture, "a.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxxx", 12, LINLI_READER_ERROR_OLD_FORMAT);
  assert_refused (fixture, "b.xls", "<html><table><tr><td>1</td></tr></table></html>", -1, LINLI_READER_ERROR_OLD_FORMAT);
  assert_refused (fixture, "c.xlsx", "PK\3\4 and then nothing", -1, LINLI_READER_ERROR_DAMAGED);
  assert_refused (fixture, "d.pdf", "%PDF-1.7", -1, LINLI_READER_ERROR_FORMAT);
  assert_refused (fixture, "e.csv", "a,b\n\"never closed,\n", -1, LINLI_READER_ERROR_DAMAGED);
}

/* A workbook of sheets without a word is as empty as a file of no bytes. */
static void
test_blank (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "blank.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  lxw_workbook *book = workbook_new (path);

  worksheet_write_string (workbook_add_worksheet (book, "住户"), 2, 1, " \u3000", NULL);
  workbook_add_worksheet (book, "第二张");
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  g_assert_null (linli_table_open (path, NULL, &error));
  g_assert_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_EMPTY);
  assert_refused (fixture, "a.csv", "", 0, LINLI_READER_ERROR_EMPTY);
  assert_refused (fixture, "b.csv", " \t\r\n\n", -1, LINLI_READER_ERROR_EMPTY);
  assert_refused (fixture, "c.csv", ",,,\n", -1, LINLI_READER_ERROR_EMPTY);
  assert_refused (fixture, "d.csv", "\xef\xbb\xbf\r\n", -1, LINLI_READER_ERROR_EMPTY);
  assert_refused (fixture, "e.csv", "\xff\xfe", 2, LINLI_READER_ERROR_EMPTY);
}

/* An OLE file of a header, a table of the chains, and a directory in the sectors 1 and @second, the last of which has an entry of that name. */
static void
assert_ole_refused (Fixture          *fixture,
                    const char       *name,
                    guint8            second,
                    LinliReaderError  code)
{
  guint8 bytes[512 * 5] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  guint8 *chains = bytes + 512, *entry = bytes + 512 * 4 + 128;

  bytes[30] = 9; /* sectors of 512 bytes */
  bytes[48] = 1;
  memset (bytes + 76, 0xff, 512 - 76);
  memset (bytes + 76, 0, 4);
  memset (chains, 0xff, 512);
  memcpy (chains + 4, (guint8[]) { second, 0, 0, 0 }, 4);
  memcpy (chains + 12, (guint8[]) { 0xfe, 0xff, 0xff, 0xff }, 4);
  for (gsize i = 0; name[i] != '\0'; i++)
    entry[2 * i] = name[i];
  assert_refused (fixture, "e.xlsx", (const char *) bytes, sizeof bytes, code);
}

/* What has a password is no old workbook; a chain that bites its tail, or leads out of the file, ends. */
static void
test_protected (Fixture       *fixture,
                gconstpointer  data)
{
  assert_ole_refused (fixture, "EncryptedPackage", 3, LINLI_READER_ERROR_PROTECTED);
  assert_ole_refused (fixture, "Workbook", 3, LINLI_READER_ERROR_OLD_FORMAT);
  assert_ole_refused (fixture, "EncryptedPackages", 3, LINLI_READER_ERROR_OLD_FORMAT);
  assert_ole_refused (fixture, "EncryptedPackage", 1, LINLI_READER_ERROR_OLD_FORMAT);
  assert_ole_refused (fixture, "EncryptedPackage", 200, LINLI_READER_ERROR_OLD_FORMAT);
}

/* No byte of a workbook turned over may do more than be refused. */
static void
test_mutated (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.xlsx", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  guint n_refused = 0;
  gsize size;

  for (guint i = 0; i < 50; i++)
    worksheet_write_number (sheet, i, i % 5, i * 1.5, NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (LinliTable) table = NULL;

      for (guint k = 0; k < 3; k++)
        copy[g_rand_int_range (random, 4, size)] = g_rand_int (random);
      g_assert_true (g_file_set_contents (path, copy, i % 4 == 0 ? g_rand_int_range (random, 8, size) : (gssize) size, NULL));
      table = linli_table_open (path, NULL, &error);
      g_assert_true ((table == NULL) == (error != NULL));
      n_refused += table == NULL;
    }
  g_assert_cmpuint (n_refused, >, 100);
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  static const char utf8[] = "\xef\xbb\xbf姓名,房号\r\n\"张,\"\"三\"\"\",=\"0012\"\r\n\"两\n行\",\r\n";
  g_autofree char *gbk = g_convert ("姓名\t房号\n镕基\t0502\n", -1, "GB18030", "UTF-8", NULL, NULL, NULL);
  gsize wide_size;
  g_autofree char *wide = g_convert ("\xef\xbb\xbf姓名\t房号\n张三\t0502\n", -1, "UTF-16LE", "UTF-8", NULL, &wide_size, NULL);
  g_autoptr (LinliTable) one = open_bytes (fixture, "1.csv", utf8, -1);
  g_autoptr (LinliTable) two = open_bytes (fixture, "2.txt", gbk, -1);
  g_autoptr (LinliTable) three = open_bytes (fixture, "3.txt", wide, wide_size);
  g_autoptr (LinliTable) four = open_bytes (fixture, "4.csv", "a;b\n1,5;2\n", -1);

  assert_cell (one, 0, 0, LINLI_CELL_TEXT, "姓名");
  assert_cell (one, 1, 0, LINLI_CELL_TEXT, "张,\"三\"");
  assert_cell (one, 1, 1, LINLI_CELL_TEXT, "0012");
  assert_cell (one, 2, 0, LINLI_CELL_TEXT, "两\n行");
  assert_cell (one, 2, 1, LINLI_CELL_EMPTY, "");
  assert_cell (two, 0, 1, LINLI_CELL_TEXT, "房号");
  assert_cell (two, 1, 0, LINLI_CELL_TEXT, "镕基");
  assert_cell (three, 0, 0, LINLI_CELL_TEXT, "姓名");
  assert_cell (three, 1, 1, LINLI_CELL_TEXT, "0502");
  assert_cell (four, 1, 0, LINLI_CELL_TEXT, "1,5");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/table/workbook", Fixture, NULL, set_up, test_workbook, tear_down);
  g_test_add ("/table/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/table/open-document", Fixture, NULL, set_up, test_open_document, tear_down);
  g_test_add ("/table/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  g_test_add ("/table/blank", Fixture, NULL, set_up, test_blank, tear_down);
  g_test_add ("/table/protected", Fixture, NULL, set_up, test_protected, tear_down);
  g_test_add ("/table/mutated", Fixture, NULL, set_up, test_mutated, tear_down);
  g_test_add ("/table/text", Fixture, NULL, set_up, test_text, tear_down);
  return g_test_run ();
}
