/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include "office-form-fixture.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

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

static gboolean
execute_cb (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction), data, error);
}

void
fixture_init (int    *argc,
              char ***argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  linli_locale_init ();
}

void
fixture_act (Fixture    *fixture,
             const char *sql)
{
  g_autoptr (GError) error = NULL;

  linli_store_act (linli_context_get_store (fixture->context), "test", execute_cb, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

LinliDatabase *
fixture_get_reader (Fixture *fixture)
{
  return linli_store_get_reader (linli_context_get_store (fixture->context));
}

void
fixture_set_up (Fixture       *fixture,
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
  fixture_act (fixture, community);
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_object_unref (fixture->context);
  scratch_remove (fixture->folder);
  g_free (fixture->form);
  g_free (fixture->filled);
  g_free (fixture->folder);
}

LinliOfficeForm *
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LinliOfficeForm *form = linli_office_form_open (fixture->form, NULL, fixture_get_reader (fixture), NULL, NULL, &error);

  g_assert_no_error (error);
  return form;
}

LinliOfficeForm *
fixture_open_plain (Fixture            *fixture,
                    const char         *sheet,
                    const char * const *rows,
                    const char         *extra)
{
  office_form_plain (fixture->form, sheet, rows, extra);
  return fixture_open (fixture);
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

void
fixture_assert_target (LinliOfficeForm *form,
                       const char      *title,
                       const char      *target)
{
  g_assert_cmpstr (linli_office_form_get_column_target (form, find_column (form, title)), ==, target);
}

LinliOfficeFormFilling *
fixture_load (Fixture         *fixture,
              LinliOfficeForm *form)
{
  g_autoptr (GError) error = NULL;
  LinliOfficeFormFilling *filling = linli_office_form_filling_new (form);

  linli_office_form_filling_load (filling, fixture_get_reader (fixture), NULL, &error);
  g_assert_no_error (error);
  return filling;
}

gboolean
fixture_keep_cb (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  return linli_office_form_filling_keep (data, TRUE, transaction, error);
}

/* Fills it in full and hands it in. */
LinliOfficeFormFilling *
fixture_hand_in (Fixture    *fixture,
                 const char *day,
                 gboolean    changed_only)
{
  g_autoptr (LinliOfficeForm) form = fixture_open (fixture);
  LinliOfficeFormFilling *filling;
  g_autoptr (GError) error = NULL;

  g_assert_true (linli_office_form_set_day (form, day));
  filling = fixture_load (fixture, form);
  linli_office_form_filling_write (filling, fixture->filled, FALSE, changed_only, NULL, &error);
  g_assert_no_error (error);
  linli_store_act (linli_context_get_store (fixture->context), "form", fixture_keep_cb, filling, NULL, &error);
  g_assert_no_error (error);
  return filling;
}

GBytes *
fixture_read_part (zip_t        *zip,
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

void
fixture_assert_row (Fixture    *fixture,
                    guint       sheet,
                    guint       row,
                    const char *wanted)
{
  g_autofree char *found = dup_row (fixture, sheet, row);

  g_assert_cmpstr (found, ==, wanted);
}

void
fixture_assert_problem (LinliOfficeFormFilling *filling,
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

/* Reads and takes away the files that LibreOffice made, one a sheet. */
static char *
take_sheets (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) names = g_dir_open (folder, 0, &error);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  for (const char *name; (name = g_dir_read_name (names)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (!g_str_has_prefix (name, "filled-") || !g_str_has_suffix (name, ".csv"))
        continue;
      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      g_string_append (all, text);
      g_unlink (path);
    }
  return g_string_free (all, FALSE);
}

/* What LibreOffice makes of all sheets, as values between commas; NULL where it is not installed. */
static char *
dup_opened (Fixture *fixture)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", fixture->folder, "/office", NULL);
  char *arguments[] = { program, profile, (char *) "--headless", (char *) "--convert-to", (char *) "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,true,false,false,-1",
                        (char *) "--outdir", fixture->folder, fixture->filled, NULL };
  g_auto (GStrv) environment = g_get_environ ();
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
  return take_sheets (fixture->folder);
}

void
fixture_assert_opens (Fixture    *fixture,
                      const char *line)
{
  g_autofree char *opened = dup_opened (fixture);

  if (opened == NULL)
    g_test_skip ("LibreOffice is not installed");
  else if (strstr (opened, line) == NULL)
    g_error ("no “%s” in what LibreOffice opened:\n%s", line, opened);
}

void
fixture_fill (Fixture         *fixture,
              LinliOfficeForm *form)
{
  g_autoptr (LinliOfficeFormFilling) filling = fixture_load (fixture, form);
  g_autoptr (GError) error = NULL;

  linli_office_form_filling_write (filling, fixture->filled, FALSE, FALSE, NULL, &error);
  g_assert_no_error (error);
}

void
fixture_refuse (Fixture         *fixture,
                LinliOfficeForm *form,
                int              code)
{
  g_autoptr (LinliOfficeFormFilling) filling = fixture_load (fixture, form);
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_office_form_filling_write (filling, fixture->filled, FALSE, FALSE, NULL, &error));
  g_assert_error (error, LINLI_READER_ERROR, code);
  g_assert_false (g_file_test (fixture->filled, G_FILE_TEST_EXISTS));
}

char *
fixture_dup_part (const char *path,
                  const char *name)
{
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);
  g_autoptr (GBytes) part = fixture_read_part (zip, (zip_uint64_t) zip_name_locate (zip, name, 0));

  zip_discard (zip);
  return g_strndup (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
}

void
fixture_assert_holds (Fixture    *fixture,
                      const char *name,
                      const char *words)
{
  g_autofree char *part = fixture_dup_part (fixture->filled, name);

  if (strstr (part, words) == NULL)
    g_error ("no “%s” in %s", words, part);
}
