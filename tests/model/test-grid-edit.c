/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of what the boundary editor does to grids: shapes, duties, rules, and that one undo takes it all back. */

#include "config.h"

#include "fixture.h"
#include "ground.h"

#include <linli-core.h>

typedef struct {
  LinliBoundarySet *set;
  gint64 created;
  GArray *split;
} Edit;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  fixture_run (fixture, "INSERT INTO building (id, name) VALUES (11, '1栋'), (12, '2栋'), (13, '3栋')");
  for (gint64 i = 0; i < 3; i++)
    {
      ground_add_grid (fixture, 41 + i, 4 * i, 0, 4 * i + 4, 4);
      ground_set (fixture, "building", 11 + i, 4 * i + 1, 1, 4 * i + 1.5, 1.5);
    }
  ground_set (fixture, "building", 13, 1, 3, 1.5, 3.5);
  fixture_run (fixture, "INSERT INTO grid_rule (id, grid_id, building_id) VALUES (51, 41, 11), (52, 42, 12), (53, 41, 13);"
                        "INSERT INTO dwelling (id, building_id) VALUES (31, 11), (32, 12), (33, 13);"
                        "INSERT INTO matter (id, kind, title, opened_at, grid_id, closed_at) VALUES (61, 'note', '一', 'x', 42, NULL), (62, 'note', '二', 'x', 42, 'x');"
                        "INSERT INTO grid_duty (id, grid_id, role, name, phone, since, until) VALUES (71, 41, 'head', '张三', '1', '2020-01-01', NULL),"
                        " (72, 42, 'head', '李四', '2', '2021-03-01', NULL), (73, 42, 'head', '王五', '3', '2019', '2021-02'),"
                        " (74, 42, 'member', '赵六', '4', NULL, NULL), (75, 42, 'volunteer', '钱七', '5', NULL, '2000-01-01')");
}

static LinliBoundarySet *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LinliBoundarySet *set = linli_grid_edit_load (linli_store_get_reader (fixture->store), "micro", &error);

  g_assert_no_error (error);
  return set;
}

static void
assert_duties (Fixture    *fixture,
               gint64      grid,
               const char *on,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) duties = linli_grid_find_duties (linli_store_get_reader (fixture->store), grid, on, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < duties->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", linli_record_get_text (duties->pdata[i], "name"));
  g_assert_cmpstr (names->str, ==, expected);
}

static char *
dump (Fixture *fixture)
{
  return linli_database_dup_text (linli_store_get_reader (fixture->store),
                                  "SELECT (SELECT group_concat (quote (id) || quote (geom) || quote (deleted_at)) FROM grid)"
                                  " || (SELECT group_concat (quote (id) || quote (grid_id) || quote (until)) FROM grid_duty)"
                                  " || (SELECT group_concat (quote (id) || quote (grid_id)) FROM grid_rule)"
                                  " || (SELECT group_concat (quote (id) || quote (grid_id)) FROM matter)"
                                  " || (SELECT group_concat (quote (dwelling_id) || quote (grid_id)) FROM dwelling_standing)", NULL);
}

static gboolean
save_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  return linli_grid_edit_save (transaction, ((Edit *) data)->set, error);
}

static void
test_save (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (LinliBoundarySet) set = load (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (LinliBoundarySet) again = NULL;
  gint64 n_entries = fixture_get (fixture, "SELECT count (*) FROM journal");

  g_assert_cmpuint (linli_boundary_set_get_size (set), ==, 3);
  g_assert_true (linli_boundary_set_move_vertex (set, GROUND_X (4), GROUND_Y (4), GROUND_X (4.2), GROUND_Y (4.1), 1.0, &error));
  fixture_act (fixture, save_cb, &(Edit) { .set = set });
  again = load (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_true (linli_geometry_equal (linli_boundary_set_get_geometry (set, i), linli_boundary_set_get_geometry (again, i)));
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM journal"), ==, n_entries + 1);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
split_cb (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  const double way[] = { GROUND_X (-1), GROUND_Y (2.5), GROUND_X (4), GROUND_Y (2.5) };
  g_autoptr (LinliGeometry) line = linli_geometry_new_line (way, 2);
  Edit *edit = data;

  edit->split = linli_grid_edit_split (transaction, edit->set, 41, line, error);
  return edit->split != NULL;
}

static void
test_split (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LinliBoundarySet) set = load (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *standing = NULL;
  Edit edit = { .set = set };
  gint64 piece;

  fixture_act (fixture, split_cb, &edit);
  g_assert_cmpuint (edit.split->len, ==, 1);
  piece = g_array_index (edit.split, gint64, 0);
  g_array_unref (edit.split);
  /* Building 13 stands in the new piece, and its rule went with it. */
  standing = g_strdup_printf ("41 42 %" G_GINT64_FORMAT, piece);
  fixture_assert_text (fixture, "SELECT group_concat (grid_id, ' ') FROM (SELECT grid_id FROM dwelling_standing ORDER BY dwelling_id)", standing);
  assert_duties (fixture, 41, NULL, "张三");
  assert_duties (fixture, piece, NULL, "张三");
  assert_duties (fixture, piece, "2022-01-01", "");
  fixture_assert_text (fixture, "SELECT name FROM grid WHERE id > 43", "网格 41-2");
  /* The neighbour has a corner where the cut meets it. */
  g_assert_true (linli_boundary_set_move_vertex (set, GROUND_X (4), GROUND_Y (2.5), GROUND_X (4.1), GROUND_Y (2.5), 0.5, &error));
  g_assert_no_error (error);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
merge_cb (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  static const gint64 grids[] = { 41, 42 };

  return linli_grid_edit_merge (transaction, ((Edit *) data)->set, grids, 2, 0.5, error);
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LinliBoundarySet) set = load (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *today = linli_database_dup_text (linli_store_get_reader (fixture->store), "SELECT date ('now', 'localtime', '+1 day')", NULL);

  assert_duties (fixture, 42, NULL, "李四 赵六");
  fixture_act (fixture, merge_cb, &(Edit) { .set = set });
  assert_duties (fixture, 41, NULL, "张三 赵六");
  assert_duties (fixture, 42, today, "");
  fixture_assert_text (fixture, "SELECT group_concat (grid_id, ' ') FROM (SELECT grid_id FROM dwelling_standing ORDER BY dwelling_id)", "41 41 41");
  fixture_assert_text (fixture, "SELECT group_concat (grid_id, ' ') FROM (SELECT grid_id FROM matter ORDER BY id)", "41 42");
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM grid WHERE deleted_at IS NULL"), ==, 2);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
merge_apart_cb (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  static const gint64 grids[] = { 41, 43 };

  return linli_grid_edit_merge (transaction, ((Edit *) data)->set, grids, 2, 0.5, error);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (LinliBoundarySet) set = load (fixture);
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  double x, y;

  g_assert_false (linli_store_act (fixture->store, "x", merge_apart_cb, &(Edit) { .set = set }, NULL, &error));
  g_assert_error (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_NOT_ADJACENT);
  g_assert_true (linli_geometry_error_get_place (error, &x, &y));
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
create_cb (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  const double corners[] = { GROUND_X (4.02), GROUND_Y (4.01), GROUND_X (7), GROUND_Y (3.98), GROUND_X (7), GROUND_Y (6), GROUND_X (4), GROUND_Y (6) };
  g_autoptr (LinliGeometry) drawn = linli_geometry_new_polygon (corners, 4);
  Edit *edit = data;
  g_autoptr (LinliGeometry) snapped = linli_boundary_set_snap (edit->set, drawn, 5.0, error);

  edit->created = snapped != NULL ? linli_grid_edit_create (transaction, edit->set, snapped, "micro", 0, "新网格", error) : 0;
  return edit->created != 0;
}

static void
test_create (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LinliBoundarySet) set = load (fixture);
  g_autoptr (LinliBoundarySet) again = NULL;
  g_autoptr (GPtrArray) overlaps = NULL;
  Edit edit = { .set = set };

  fixture_act (fixture, create_cb, &edit);
  again = load (fixture);
  g_assert_cmpuint (linli_boundary_set_get_size (again), ==, 4);
  overlaps = linli_boundary_set_find_overlaps (again, 0.1, NULL);
  g_assert_cmpuint (overlaps->len, ==, 0);
}

static void
test_duties (Fixture       *fixture,
             gconstpointer  unused)
{
  assert_duties (fixture, 42, "2018-12-31", "赵六");
  assert_duties (fixture, 42, "2019-06-30", "王五 赵六");
  assert_duties (fixture, 42, "2021-02-28", "王五 赵六");
  assert_duties (fixture, 42, "2021-03-01", "李四 赵六");
  assert_duties (fixture, 42, "1999-01-01", "赵六 钱七");
}

#define ADD(path, function) g_test_add ("/grid-edit/" path, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("save", test_save);
  ADD ("split", test_split);
  ADD ("merge", test_merge);
  ADD ("refused", test_refused);
  ADD ("create", test_create);
  ADD ("duties", test_duties);
  return g_test_run ();
}
