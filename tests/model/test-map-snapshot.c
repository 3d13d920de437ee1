/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the map keeps in memory: the whole file once, then what an action changed and nothing else; and the classes of its themes. */

#include <glib/gstdio.h>
#include <linli-core.h>

#include "town.h"

static const Town small = { 3, 2, 4, 6 };

typedef struct {
  char *folder;
  char *path;
  LinliContext *context;
  GPtrArray *changes;
} Fixture;

static void
changed_cb (LinliStore   *store,
            LinliChanges *changes,
            Fixture      *fixture)
{
  g_ptr_array_add (fixture->changes, linli_changes_ref (changes));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("linli-map-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "town.linli", NULL);
  fixture->context = linli_context_open (fixture->path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_true (town_build (linli_context_get_store (fixture->context), &small, &error));
  g_assert_no_error (error);
  fixture->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_changes_unref);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_signal_connect (linli_context_get_store (fixture->context), "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_ptr_array_unref (fixture->changes);
  linli_context_close (fixture->context);
  g_object_unref (fixture->context);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static LinliMapSnapshot *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LinliMapSnapshot *snapshot = linli_map_loader_load (linli_context_get_database (fixture->context), NULL, &error);

  g_assert_no_error (error);
  return snapshot;
}

static void
test_load (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (LinliMapSnapshot) snapshot = load (fixture);
  const LinliMapShapes *grids = snapshot->layers[LINLI_MAP_KIND_GRID], *buildings = snapshot->layers[LINLI_MAP_KIND_BUILDING];
  const LinliMapPoints *points = snapshot->dwellings;

  g_assert_cmpuint (grids->n, ==, 6);
  g_assert_cmpuint (buildings->n, ==, 24);
  g_assert_cmpuint (points->n, ==, 144);
  for (guint i = 0; i < grids->n; i++)
    {
      g_assert_cmpuint (grids->counts[i], ==, 24);
      g_assert_true (linli_map_shape_contains (grids->shapes[i], grids->shapes[i]->label_x, grids->shapes[i]->label_y));
    }
  for (guint i = 0; i < buildings->n; i++)
    g_assert_cmpuint (buildings->counts[i], ==, 6);
  /* Everybody stands inside the own building, and nobody on somebody else. */
  for (guint i = 0; i < points->n; i++)
    {
      const LinliMapShape *building = linli_map_snapshot_lookup (snapshot, LINLI_MAP_KIND_BUILDING, points->buildings[i]);

      g_assert_true (linli_map_shape_contains (building, points->xy[2 * i], points->xy[2 * i + 1]));
      for (guint j = i + 1; j < points->n; j++)
        g_assert_false (points->xy[2 * i] == points->xy[2 * j] && points->xy[2 * i + 1] == points->xy[2 * j + 1]);
    }
}

static void
test_query (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LinliMapSnapshot) snapshot = load (fixture);
  const LinliMapShapes *grids = snapshot->layers[LINLI_MAP_KIND_GRID];
  const LinliMapPoints *points = snapshot->dwellings;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint expected = 0;
  const LinliMapShape *grid = grids->shapes[2];

  linli_map_shapes_query (snapshot->layers[LINLI_MAP_KIND_BUILDING], &grid->box, found);
  g_assert_cmpuint (found->len, >=, 4);
  linli_map_points_query (points, &grid->box, found);
  for (guint i = 0; i < points->n; i++)
    {
      LinliBox point = { points->xy[2 * i], points->xy[2 * i + 1], points->xy[2 * i], points->xy[2 * i + 1] };

      expected += linli_box_intersects (&grid->box, &point);
    }
  g_assert_cmpuint (found->len, ==, expected);
  for (guint i = 1; i < found->len; i++)
    g_assert_cmpuint (g_array_index (found, guint, i - 1), <, g_array_index (found, guint, i));
}

typedef struct {
  const char *sql;
  gint64 id;
} Change;

static gboolean
change_run (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  Change *change = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, change->sql, "i", change->id);
}

static LinliMapSnapshot *
change (Fixture          *fixture,
        LinliMapSnapshot *before,
        const char       *sql,
        gint64            id,
        LinliBox      *box)
{
  g_autoptr (GError) error = NULL;
  Change data = { sql, id };
  LinliMapSnapshot *after;

  g_ptr_array_set_size (fixture->changes, 0);
  g_assert_true (linli_store_act (linli_context_get_store (fixture->context), "change", change_run, &data, NULL, &error));
  g_assert_no_error (error);
  while (fixture->changes->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (linli_map_loader_concerns (g_ptr_array_index (fixture->changes, 0)));
  after = linli_map_loader_update (linli_context_get_database (fixture->context), before, fixture->changes, box, NULL, &error);
  g_assert_no_error (error);
  return after;
}

static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LinliMapSnapshot) before = load (fixture);
  const LinliMapShapes *old = before->layers[LINLI_MAP_KIND_GRID];
  gint64 id = old->shapes[3]->id;
  LinliBox box;
  g_autoptr (LinliMapSnapshot) renamed = change (fixture, before, "UPDATE grid SET name = 'renamed' WHERE id = ?", id, &box);
  const LinliMapShapes *new = renamed->layers[LINLI_MAP_KIND_GRID];
  g_autoptr (LinliMapSnapshot) fewer = NULL;

  g_assert_cmpuint (new->n, ==, 6);
  g_assert_cmpstr (new->shapes[3]->name, ==, "renamed");
  for (guint i = 0; i < 6; i++)
    g_assert_true ((new->shapes[i] == old->shapes[i]) == (i != 3));
  g_assert_true (renamed->layers[LINLI_MAP_KIND_ROAD] == before->layers[LINLI_MAP_KIND_ROAD]);
  g_assert_cmpfloat (box.min_x, ==, old->shapes[3]->box.min_x);
  g_assert_cmpfloat (box.max_y, ==, old->shapes[3]->box.max_y);
  fewer = change (fixture, renamed, "UPDATE grid SET deleted_at = '2026-01-01T00:00:00.000Z' WHERE id = ?", id, &box);
  g_assert_cmpuint (fewer->layers[LINLI_MAP_KIND_GRID]->n, ==, 5);
  g_assert_null (linli_map_snapshot_lookup (fewer, LINLI_MAP_KIND_GRID, id));
}

static void
test_moved_out (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (LinliMapSnapshot) before = load (fixture);
  LinliDatabase *database = linli_context_get_database (fixture->context);
  gint64 household = linli_database_get_int64 (database, 0, "SELECT min(id) FROM household", "");
  LinliBox box;
  g_autoptr (LinliMapSnapshot) after = change (fixture, before, "UPDATE household SET moved_out_on = '2026-01-01' WHERE id = ?", household, &box);
  guint before_sum = 0, after_sum = 0;

  for (guint i = 0; i < 6; i++)
    {
      before_sum += before->layers[LINLI_MAP_KIND_GRID]->counts[i];
      after_sum += after->layers[LINLI_MAP_KIND_GRID]->counts[i];
    }
  g_assert_cmpuint (before_sum, ==, 144);
  g_assert_cmpuint (after_sum, ==, 143);
  g_assert_true (after->dwellings == before->dwellings);
}

static void
test_themes (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const ids[] = { "kind", "size", "elders", "matters", "tenants", "tag:alone" };
  LinliDatabase *database = linli_context_get_database (fixture->context);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (LinliMapValues) values = linli_map_values_load (database, ids[i], "alone", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (values->grids->len, ==, 6);
      for (guint j = 1; j < values->dwellings->len; j++)
        g_assert_cmpint (g_array_index (values->dwellings, LinliMapValue, j - 1).id, <, g_array_index (values->dwellings, LinliMapValue, j).id);
      if (g_str_equal (ids[i], "size"))
        {
          /* 24 households are fewer than the 30 of the guidance. */
          g_assert_cmpuint (linli_map_values_count (values->grids, 1), ==, 6);
          g_assert_cmpuint (values->dwellings->len, ==, 0);
        }
      if (g_str_equal (ids[i], "tenants"))
        g_assert_cmpint (linli_map_values_count (values->dwellings, 0), ==,
                         linli_database_get_int64 (database, -1, "SELECT count(*) FROM dwelling WHERE tenure = 'rented'", ""));
    }
  g_assert_null (linli_map_values_load (database, "nonsense", NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND);
}

/* What is due today is not overdue yet. */
static void
test_due (Fixture       *fixture,
          gconstpointer  unused)
{
  static const char * const days[] = { "date('now', 'localtime')", "date('now', 'localtime', '-1 day')" };
  LinliDatabase *database = linli_context_get_database (fixture->context);
  gint64 home = linli_database_get_int64 (database, 0, "SELECT min(id) FROM dwelling", "");

  for (guint overdue = 0; overdue < G_N_ELEMENTS (days); overdue++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO matter (kind, title, state, dwelling_id, opened_at, due_at)"
                                              " VALUES ('requests', 'lamp', 'received', ?, '2026-01-01T00:00:00Z', %s)", days[overdue]);
      Change data = { sql, home };
      g_autoptr (GError) error = NULL;
      g_autoptr (LinliMapValues) values = NULL;

      g_assert_true (linli_store_act (linli_context_get_store (fixture->context), "change", change_run, &data, NULL, &error));
      g_assert_no_error (error);
      values = linli_map_values_load (database, "matters", NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (linli_map_values_count (values->dwellings, overdue ? 0 : 1), ==, 1);
      g_assert_cmpuint (linli_map_values_count (values->dwellings, overdue ? 1 : 0), ==, 0);
    }
}

static void
test_project (void)
{
  double x, y, longitude, latitude;

  linli_map_project (0, 0, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (y, 0.5, 1e-12);
  linli_map_project (104.02, 30.67, &x, &y);
  linli_map_unproject (x, y, &longitude, &latitude);
  g_assert_cmpfloat_with_epsilon (longitude, 104.02, 1e-10);
  g_assert_cmpfloat_with_epsilon (latitude, 30.67, 1e-10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/map/project", test_project);
  g_test_add ("/map/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/map/query", Fixture, NULL, set_up, test_query, tear_down);
  g_test_add ("/map/update", Fixture, NULL, set_up, test_update, tear_down);
  g_test_add ("/map/moved-out", Fixture, NULL, set_up, test_moved_out, tear_down);
  g_test_add ("/map/themes", Fixture, NULL, set_up, test_themes, tear_down);
  g_test_add ("/map/due", Fixture, NULL, set_up, test_due, tear_down);
  return g_test_run ();
}
