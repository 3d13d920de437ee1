/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Records out of the file: masked unless revealed, numbers as texts, and readable by our own import. */

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

#include "household-list.h"

typedef struct {
  char *folder;
  LinliContext *context;
  LinliStore *store;
  LinliDatabase *database;
  char *identity;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *list = NULL;
  g_autofree char *content = NULL;
  g_autoptr (LinliTable) table = NULL;
  g_autoptr (LinliImport) import = NULL;

  fixture->folder = g_dir_make_tmp ("linli-export-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "a.linli", NULL);
  list = g_build_filename (fixture->folder, "list.csv", NULL);
  fixture->context = linli_context_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  fixture->store = linli_context_get_store (fixture->context);
  fixture->database = linli_store_get_reader (fixture->store);
  fixture->identity = linli_household_list_dup_identity (1980, 5, 6, 11);
  content = g_strdup_printf ("住址,姓名,与户主关系,身份证号,电话,备注,车牌号\n东坡小区12栋3单元0502,何小明,户主,%s,13800000001,=1+1,川A72319\n"
                             ",曾兰,妻,,,\"- 独居, 慢病\",\n东坡小区2栋1单元101,单文,户主,,,,\n", fixture->identity);
  g_assert_true (g_file_set_contents (list, content, -1, NULL));
  table = linli_table_open (list, NULL, &error);
  g_assert_no_error (error);
  import = linli_import_new (table, fixture->database);
  linli_import_run (import, fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  linli_context_close (fixture->context);
  g_clear_object (&fixture->context);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->identity);
}

static LinliTable *
export (Fixture            *fixture,
        LinliExportOptions *options,
        const char         *name,
        guint               n_wanted)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  LinliTable *table;
  GStatBuf facts;
  guint n_written = 0;

  linli_export_records (fixture->database, options, path, &n_written, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_written, ==, n_wanted);
  /* What is shown in full is for nobody else on this computer to read. */
  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  g_assert_cmphex (facts.st_mode & 0077, ==, options->revealed ? 0 : 0044);
  table = linli_table_open (path, NULL, &error);
  g_assert_no_error (error);
  return table;
}

/* The cell under a title, or NULL when there is no such column. */
static LinliCell
cell_under (LinliTable *table,
            guint       row,
            const char *field)
{
  LinliSheet *sheet = linli_table_get_sheet (table, 0);
  LinliCell titles[64], cells[64];
  const LinliKind *kind = linli_kind_lookup ("person");
  const char *title = linli_field_get_label (&kind->fields[linli_kind_find_field (kind, field)]);

  linli_sheet_read_row (sheet, 0, titles, G_N_ELEMENTS (titles));
  linli_sheet_read_row (sheet, row, cells, G_N_ELEMENTS (cells));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i].text, title) == 0)
      return cells[i];
  g_assert_not_reached ();
}

static void
test_masked (Fixture       *fixture,
             gconstpointer  data)
{
  LinliExportOptions options = { .kind = "person" };
  g_autoptr (LinliTable) table = export (fixture, &options, "people.xlsx", 3);

  g_assert_cmpstr (cell_under (table, 1, "name").text, ==, "何*明");
  g_assert_cmpstr (cell_under (table, 1, "phone").text, ==, "138****0001");
  g_assert_null (strstr (cell_under (table, 1, "identity_number").text, "1980"));
  g_assert_cmpuint (strlen (cell_under (table, 1, "identity_number").text), ==, 18);
}

static void
test_revealed (Fixture       *fixture,
               gconstpointer  data)
{
  LinliExportOptions options = { .kind = "people", .revealed = TRUE };
  g_autoptr (LinliTable) table = export (fixture, &options, "people.xlsx", 3);
  LinliCell number;

  /* Ordered by address: 2栋 before 12栋. */
  g_assert_cmpstr (cell_under (table, 1, "name").text, ==, "单文");
  g_assert_cmpstr (cell_under (table, 2, "name").text, ==, "何小明");
  number = cell_under (table, 2, "identity_number");
  g_assert_cmpint (number.type, ==, LINLI_CELL_TEXT);
  g_assert_cmpstr (number.text, ==, fixture->identity);
  g_assert_cmpint (cell_under (table, 2, "phone").type, ==, LINLI_CELL_TEXT);
}

static void
test_chosen (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const columns[] = { "phone", "name", NULL };
  const gint64 ids[] = {
    linli_database_get_int64 (fixture->database, 0, "SELECT id FROM person WHERE name = '曾兰'", NULL),
    linli_database_get_int64 (fixture->database, 0, "SELECT id FROM person WHERE name = '何小明'", NULL),
  };
  LinliExportOptions options = { .kind = "person", .ids = ids, .n_ids = 2, .columns = columns, .revealed = TRUE };
  g_autoptr (LinliTable) table = export (fixture, &options, "people.csv", 2);
  LinliCell cells[3];

  g_assert_cmpuint (linli_sheet_read_row (linli_table_get_sheet (table, 0), 2, cells, 3), ==, 2);
  g_assert_cmpstr (cells[0].text, ==, "13800000001");
  g_assert_cmpstr (cells[1].text, ==, "何小明");
  g_assert_cmpstr (cell_under (table, 1, "name").text, ==, "曾兰");
}

/* A note that begins with "=" must not become a formula in somebody's spreadsheet. */
static void
test_formula (Fixture       *fixture,
              gconstpointer  data)
{
  LinliExportOptions options = { .kind = "people", .revealed = TRUE };
  g_autoptr (LinliTable) text = export (fixture, &options, "people.csv", 3);
  g_autoptr (LinliTable) book = export (fixture, &options, "people.xlsx", 3);

  g_assert_cmpstr (cell_under (text, 2, "note").text, ==, "'=1+1");
  g_assert_cmpstr (cell_under (text, 3, "note").text, ==, "'- 独居, 慢病");
  g_assert_cmpstr (cell_under (book, 2, "note").text, ==, "=1+1");
  g_assert_cmpint (cell_under (book, 2, "note").type, ==, LINLI_CELL_TEXT);
}

/* The plate of a household's car, in the list of residents and in the one of cars. */
static void
test_plates (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const of_people[] = { "plates", NULL }, * const of_cars[] = { "plate", NULL };

  for (guint revealed = 0; revealed < 2; revealed++)
    {
      const char *wanted = revealed ? "川A72319" : "川A·7***9";
      LinliExportOptions people = { .kind = "people", .columns = of_people, .revealed = revealed }, cars = { .kind = "vehicle", .columns = of_cars, .revealed = revealed };
      g_autoptr (LinliTable) residents = export (fixture, &people, "people.csv", 3), vehicles = export (fixture, &cars, "cars.csv", 1);
      LinliCell cell;

      linli_sheet_read_row (linli_table_get_sheet (residents, 0), 2, &cell, 1);
      g_assert_cmpstr (cell.text, ==, wanted);
      linli_sheet_read_row (linli_table_get_sheet (vehicles, 0), 1, &cell, 1);
      g_assert_cmpstr (cell.text, ==, wanted);
    }
}

static gboolean
bury (LinliTransaction  *transaction,
      gpointer           data,
      GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction), "UPDATE person SET deceased_on = '2020-01-01' WHERE name = '单文'", error);
}

/* Residents are who lives here; the list of all persons has everybody. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  LinliExportOptions residents = { .kind = "people" }, persons = { .kind = "person" };
  g_autoptr (LinliTable) here = NULL, all = NULL;
  g_autoptr (GError) error = NULL;

  linli_store_act (fixture->store, "bury", bury, NULL, NULL, &error);
  g_assert_no_error (error);
  here = export (fixture, &residents, "here.csv", 2);
  all = export (fixture, &persons, "all.csv", 3);
  g_assert_cmpstr (cell_under (here, 1, "name").text, ==, "何*明");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const columns[] = { "no_such", NULL };
  LinliExportOptions unknown = { .kind = "no_such" };
  LinliExportOptions column = { .kind = "person", .columns = columns };
  LinliExportOptions person = { .kind = "person" };
  g_autofree char *path = g_build_filename (fixture->folder, "a.csv", NULL);
  g_autofree char *ending = g_build_filename (fixture->folder, "a.doc", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_assert_false (linli_export_records (fixture->database, &unknown, path, NULL, NULL, &error));
  g_clear_error (&error);
  g_assert_false (linli_export_records (fixture->database, &column, path, NULL, NULL, &error));
  g_clear_error (&error);
  g_assert_false (linli_export_records (fixture->database, &person, ending, NULL, NULL, &error));
  g_assert_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FORMAT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static char *
dup_wide_cell (guint    row,
               guint    column,
               gpointer data)
{
  if (column == 3)
    return g_strdup (row == 0 ? "007" : "8");
  if (column == 4)
    return g_strdup (row == 250 ? "=1+2" : "1234567.50");
  return g_strdup (column == 0 ? "7" : column == 1 ? "11010519491231002X" : "东坡小区12栋3单元502室，请从东门进，按门铃两次，再等一等");
}

/* Columns of a ledger are as wide as what stands in them, up to a bound, and its heading stays. */
static void
test_widths (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const titles[] = { "序号", "证件", "地址", "编号", "金额", NULL };
  static const char * const expected[] = { "<c r=\"A2\" s=\"2\"><v>7</v>", "<c r=\"E2\" s=\"2\"><v>1234567.5</v>", "orientation=\"portrait\"", "paperSize=\"8\"", "&amp;C&amp;B台账&amp;L社区 甲&amp;&amp;乙&amp;R2026年11月</oddHeader>",
                                           "&amp;L制表：　　　审核：</oddFooter>", "fitToHeight=\"0\"", "&amp;P",
                                           "<col min=\"1\" max=\"1\" width=\"6.7", "<col min=\"2\" max=\"2\" width=\"20.7",
                                           "<col min=\"3\" max=\"3\" width=\"40.7", "state=\"frozen\"" };
  static const LinliExportHead head = { (char *) "台账", (char *) "社区 甲&乙", (char *) "2026年11月", (char *) "制表：　　　审核：", TRUE };
  g_autofree char *path = g_build_filename (fixture->folder, "ledger.xlsx", NULL);
  g_autofree char *text = g_build_filename (fixture->folder, "ledger.csv", NULL);
  g_autofree char *sheet = NULL, *lines = NULL;
  g_autoptr (GError) error = NULL;
  zip_t *zip;
  zip_file_t *file;
  zip_stat_t facts;

  linli_export_cells (path, &head, titles, 3, dup_wide_cell, NULL, NULL, &error);
  g_assert_no_error (error);
  linli_export_cells (text, NULL, titles, 300, dup_wide_cell, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (text, &lines, NULL, NULL);
  g_assert_nonnull (strstr (lines, ",1234567.50\r\n"));
  g_assert_null (strstr (lines, ",=1+2")); /* nor is it a number because the rows before it are */
  zip = zip_open (path, ZIP_RDONLY, NULL);
  g_assert_cmpint (zip_stat (zip, "xl/worksheets/sheet1.xml", 0, &facts), ==, 0);
  file = zip_fopen (zip, "xl/worksheets/sheet1.xml", 0);
  sheet = g_malloc0 (facts.size + 1);
  g_assert_cmpint (zip_fread (file, sheet, facts.size), ==, (zip_int64_t) facts.size);
  zip_fclose (file);
  zip_discard (zip);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", expected[i]);
      g_assert_nonnull (strstr (sheet, expected[i]));
    }
  /* Long numbers are no numbers, and "007" is none. */
  g_assert_null (strstr (sheet, "<v>11010519491231002"));
  g_assert_null (strstr (sheet, "<c r=\"D2\" s=\"2\">"));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  umask (0022);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/export/masked", Fixture, NULL, set_up, test_masked, tear_down);
  g_test_add ("/export/revealed", Fixture, NULL, set_up, test_revealed, tear_down);
  g_test_add ("/export/chosen", Fixture, NULL, set_up, test_chosen, tear_down);
  g_test_add ("/export/formula", Fixture, NULL, set_up, test_formula, tear_down);
  g_test_add ("/export/plates", Fixture, NULL, set_up, test_plates, tear_down);
  g_test_add ("/export/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/export/widths", Fixture, NULL, set_up, test_widths, tear_down);
  g_test_add ("/export/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
