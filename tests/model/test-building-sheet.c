/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <glib/gstdio.h>
#include <linli-core.h>

static gboolean
fill (LinliTransaction  *transaction,
      gpointer           data,
      GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction),
                                 "INSERT INTO building (id, name) VALUES (1, '12栋');"
                                 "INSERT INTO unit (id, building_id, name) VALUES (10, 1, '10单元'), (2, 1, '2单元');"
                                 "INSERT INTO dwelling (id, building_id, unit_id, floor, room) VALUES"
                                 " (1, 1, 2, 1, '102'), (2, 1, 2, 1, '101'), (3, 1, 2, 2, '201'), (4, 1, 10, 2, '201'), (5, 1, NULL, NULL, NULL);"
                                 "INSERT INTO dwelling (id, building_id, unit_id, floor, room, deleted_at) VALUES (6, 1, 2, 3, '301', 'x');"
                                 "INSERT INTO household (id, dwelling_id, head_id) VALUES (1, 3, 1), (2, 3, NULL);"
                                 "INSERT INTO household (id, dwelling_id, moved_out_on) VALUES (3, 4, '2025-01-01');"
                                 "INSERT INTO person (id, household_id, name) VALUES (1, 1, '张三'), (2, 1, '李四'), (3, 2, '王五');"
                                 "INSERT INTO person (id, household_id, name, deceased_on) VALUES (4, 1, '故人', '2024-02-03');", error);
}

static void
test_layout (void)
{
  g_autofree char *folder = g_dir_make_tmp ("linli-sheet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.linli", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStore) store = linli_store_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_autoptr (LinliBuildingSheet) sheet = NULL;
  const LinliSheetHome *home;

  g_assert_no_error (error);
  linli_store_act (store, "fill", fill, NULL, NULL, &error);
  g_assert_no_error (error);
  sheet = linli_building_sheet_load (linli_store_get_reader (store), 1, &error);
  g_assert_no_error (error);

  /* 2 stands before 10, what is in no unit last. */
  g_assert_cmpuint (sheet->units->len, ==, 3);
  g_assert_cmpint (g_array_index (sheet->units, LinliSheetUnit, 0).id, ==, 2);
  g_assert_cmpuint (g_array_index (sheet->units, LinliSheetUnit, 0).n_columns, ==, 2);
  g_assert_cmpint (g_array_index (sheet->units, LinliSheetUnit, 2).id, ==, 0);
  /* From the top; the deleted third floor is gone, the unknown floor comes last. */
  g_assert_cmpuint (sheet->floors->len, ==, 3);
  g_assert_cmpint (g_array_index (sheet->floors, int, 0), ==, 2);
  g_assert_cmpint (g_array_index (sheet->floors, int, 2), ==, 0);

  home = linli_building_sheet_find (sheet, 0, 0, 1);
  g_assert_cmpint (home->dwelling, ==, 2);
  home = linli_building_sheet_find (sheet, 0, 0, 0);
  g_assert_cmpstr (home->head, ==, "张三");
  g_assert_cmpuint (home->n_households, ==, 2);
  g_assert_cmpuint (home->n_people, ==, 3);
  home = linli_building_sheet_find (sheet, 1, 0, 0);
  g_assert_cmpint (home->household, ==, 0);
  g_assert_null (linli_building_sheet_find (sheet, 1, 1, 0));

  g_assert_cmpint (linli_building_sheet_building_of (linli_store_get_reader (store), "person", 1), ==, 1);
  g_assert_cmpint (linli_building_sheet_building_of (linli_store_get_reader (store), "grid", 1), ==, 0);
  g_clear_object (&store);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/building-sheet/layout", test_layout);
  return g_test_run ();
}
