/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The map and its boundary editor as a person meets them: a real window, a mouse and a keyboard moved by xdotool. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <linli-core.h>
#include <linli-shell.h>

#include "map-window.h"
#include "picture.h"
#include "town.h"

static const Town small = { 3, 2, 4, 6 };

typedef struct {
  char *folder;
  char *path;
  LinliContext *context;
  LinliMapModel *model;
  GtkWidget *window;
  LinliMapView *view;
  LinliBoundaryEditor *editor;
  GtkWidget *cover;
  char *activated_kind;
  gint64 activated_id;
} Fixture;

static gboolean
wait_for (gboolean (*probe) (Fixture *),
          Fixture   *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!probe (fixture) && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  return probe (fixture);
}

static void
click (double x,
       double y)
{
  xdo ("mousemove %d %d", (int) x, (int) y);
  xdo ("click 1");
}

static gboolean
is_settled (Fixture *fixture)
{
  return linli_map_view_is_settled (fixture->view) && !linli_map_model_is_loading (fixture->model);
}

static void
activated_cb (LinliMapView *view,
              const char   *kind,
              gint64        id,
              Fixture      *fixture)
{
  g_free (fixture->activated_kind);
  fixture->activated_kind = g_strdup (kind);
  fixture->activated_id = id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *overlay = gtk_overlay_new ();

  fixture->folder = g_dir_make_tmp ("linli-map-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "town.linli", NULL);
  fixture->context = linli_context_open (fixture->path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_true (town_build (linli_context_get_store (fixture->context), &small, &error));
  fixture->window = gtk_window_new ();
  fixture->view = LINLI_MAP_VIEW (linli_map_view_new ());
  fixture->model = linli_map_model_new (linli_context_get_store (fixture->context));
  fixture->editor = LINLI_BOUNDARY_EDITOR (linli_boundary_editor_new (fixture->view, linli_context_get_store (fixture->context)));
  gtk_widget_set_valign (GTK_WIDGET (fixture->editor), GTK_ALIGN_START);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (fixture->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (fixture->editor));
  fixture->cover = gtk_label_new (NULL);
  gtk_widget_set_visible (fixture->cover, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), fixture->cover);
  g_signal_connect (fixture->view, "activated", G_CALLBACK (activated_cb), fixture);
  linli_map_view_set_model (fixture->view, fixture->model);
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 640);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  wait_ms (500);
  g_assert_true (wait_for (is_settled, fixture));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_ms (50);
  g_object_unref (fixture->model);
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
  g_free (fixture->activated_kind);
}

static const LinliMapShape *
get_grid (Fixture *fixture,
          guint    position)
{
  return linli_map_model_get_snapshot (fixture->model)->layers[LINLI_MAP_KIND_GRID]->shapes[position];
}

static void
to_widget (Fixture *fixture,
           double   world_x,
           double   world_y,
           double  *x,
           double  *y)
{
  double longitude, latitude;

  linli_map_unproject (world_x, world_y, &longitude, &latitude);
  shumate_viewport_location_to_widget_coords (linli_map_view_get_viewport (fixture->view), GTK_WIDGET (fixture->view), latitude, longitude, x, y);
}

static void
assert_selected (Fixture    *fixture,
                 const char *kind,
                 gint64      id)
{
  const gint64 *ids;
  gsize n;

  g_assert_cmpstr (linli_map_view_get_selection (fixture->view, &ids, &n), ==, kind);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (ids[0], ==, id);
}

/* A grid is hit where no building stands; a building wins over its grid; a dwelling wins over its building. */
static void
test_click (Fixture       *fixture,
            gconstpointer  data)
{
  const LinliMapShape *grid = get_grid (fixture, 1);
  const LinliMapSnapshot *snapshot = linli_map_model_get_snapshot (fixture->model);
  const LinliMapShape *building = snapshot->layers[LINLI_MAP_KIND_BUILDING]->shapes[5];
  gint64 dwelling = snapshot->dwellings->ids[20];
  double x, y;

  to_widget (fixture, grid->xy[0] + (grid->label_x - grid->xy[0]) * 0.08, grid->xy[1] + (grid->label_y - grid->xy[1]) * 0.08, &x, &y);
  click (x, y);
  assert_selected (fixture, "grid", grid->id);
  g_assert_true (linli_map_view_show_records (fixture->view, "building", &building->id, 1));
  g_assert_true (wait_for (is_settled, fixture));
  linli_map_view_set_shown (fixture->view, LINLI_MAP_SHOW_ALL & ~LINLI_MAP_SHOW_DWELLINGS);
  to_widget (fixture, building->label_x, building->label_y, &x, &y);
  click (x, y);
  assert_selected (fixture, "building", building->id);
  linli_map_view_set_shown (fixture->view, LINLI_MAP_SHOW_ALL);
  g_assert_true (linli_map_view_show_records (fixture->view, "dwelling", &dwelling, 1));
  g_assert_true (wait_for (is_settled, fixture));
  to_widget (fixture, snapshot->dwellings->xy[40], snapshot->dwellings->xy[41], &x, &y);
  click (x + 1, y + 1);
  assert_selected (fixture, "dwelling", dwelling);
  xdo ("click --repeat 2 --delay 60 1");
  g_assert_cmpstr (fixture->activated_kind, ==, "dwelling");
  g_assert_cmpint (fixture->activated_id, ==, dwelling);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  ShumateViewport *viewport = linli_map_view_get_viewport (fixture->view);
  double zoom = shumate_viewport_get_zoom_level (viewport), longitude = shumate_location_get_longitude (SHUMATE_LOCATION (viewport));
  const gint64 *ids;
  gint64 first;
  gsize n;

  xdo ("key Tab");
  g_assert_cmpstr (linli_map_view_get_selection (fixture->view, &ids, &n), ==, "grid");
  first = ids[0];
  xdo ("key Tab");
  linli_map_view_get_selection (fixture->view, &ids, &n);
  g_assert_cmpint (ids[0], !=, first);
  xdo ("key shift+Tab");
  assert_selected (fixture, "grid", first);
  xdo ("key Return");
  g_assert_cmpint (fixture->activated_id, ==, first);
  xdo ("key Right");
  g_assert_cmpfloat (shumate_location_get_longitude (SHUMATE_LOCATION (viewport)), >, longitude);
  xdo ("key plus");
  wait_ms (600);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), >, zoom);
  xdo ("key Home");
  wait_ms (100);
  g_assert_cmpfloat_with_epsilon (shumate_viewport_get_zoom_level (viewport), zoom, 0.01);
  g_assert_cmpfloat_with_epsilon (shumate_location_get_longitude (SHUMATE_LOCATION (viewport)), longitude, 1e-6);
  xdo ("key Escape");
  g_assert_null (linli_map_view_get_selection (fixture->view, &ids, &n));
}

static void
count_cb (ShumateViewport *viewport,
          GParamSpec      *pspec,
          guint           *n)
{
  (*n)++;
}

/* Whom movement makes ill has turned it off on the desktop: the map is there at once. */
static void
test_still (Fixture       *fixture,
            gconstpointer  data)
{
  ShumateViewport *viewport = linli_map_view_get_viewport (fixture->view);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->view));
  double zoom = shumate_viewport_get_zoom_level (viewport);
  guint n = 0;

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_signal_connect (viewport, "notify::zoom-level", G_CALLBACK (count_cb), &n);
  xdo ("key plus");
  wait_ms (600);
  g_signal_handlers_disconnect_by_data (viewport, &n);
  gtk_settings_reset_property (settings, "gtk-enable-animations");
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), >, zoom);
  g_assert_cmpuint (n, ==, 1);
}

static char *
dup_shapes (Fixture *fixture)
{
  return linli_database_dup_text (linli_context_get_database (fixture->context),
                                  "SELECT group_concat(hex(geom)) FROM (SELECT geom FROM grid WHERE deleted_at IS NULL ORDER BY id)", "");
}

static gint64
count_grids (Fixture *fixture)
{
  return linli_database_get_int64 (linli_context_get_database (fixture->context), 0, "SELECT count(*) FROM grid WHERE deleted_at IS NULL", "");
}

static gboolean
has_undo (Fixture *fixture)
{
  const char *title = linli_store_get_undo_title (linli_context_get_store (fixture->context));

  return title != NULL && !g_str_equal (title, "town");
}

/* Dragging the corner that two grids share moves both, as one action; undoing gives both back. */
static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  const LinliMapShape *grid = get_grid (fixture, 0);
  g_autofree char *before = dup_shapes (fixture), *after = NULL, *undone = NULL;
  g_autoptr (GError) error = NULL;
  double x, y;

  g_assert_true (linli_boundary_editor_start (fixture->editor, &error));
  g_assert_no_error (error);
  to_widget (fixture, grid->xy[2], grid->xy[3], &x, &y);
  xdo ("mousemove %d %d", (int) x, (int) y);
  xdo ("mousedown 1");
  xdo ("mousemove_relative -- -8 -8");
  xdo ("mousemove %d %d", (int) x - 30, (int) y - 40);
  xdo ("mouseup 1");
  g_assert_true (wait_for (has_undo, fixture));
  wait_ms (300);
  after = dup_shapes (fixture);
  g_assert_cmpstr (after, !=, before);
  g_assert_cmpint (linli_database_get_int64 (linli_context_get_database (fixture->context), 0, "SELECT n_rows FROM journal ORDER BY id DESC LIMIT 1", ""),
                   >=, 2);
  g_assert_true (linli_store_undo (linli_context_get_store (fixture->context), NULL, &error));
  g_assert_no_error (error);
  undone = dup_shapes (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* Without a mouse: a grid is drawn over others, which the bar says in words at once; Escape leaves the editor. */
static void
test_draw_by_keys (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 n = count_grids (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (linli_boundary_editor_start (fixture->editor, &error));
  linli_boundary_editor_set_tool (fixture->editor, LINLI_BOUNDARY_DRAW);
  wait_ms (100);
  xdo ("key space");
  xdo ("key Right");
  xdo ("key space");
  xdo ("key Down");
  xdo ("key space");
  xdo ("key Left");
  xdo ("key space");
  xdo ("key BackSpace");
  xdo ("key space");
  xdo ("key Return");
  g_assert_true (wait_for (has_undo, fixture));
  wait_ms (1500);
  g_assert_cmpint (count_grids (fixture), ==, n + 1);
  g_assert_nonnull (g_regex_match_simple ("overlap|重叠", linli_boundary_editor_get_words (fixture->editor), 0, 0) ? "" : NULL);
  xdo ("key Escape");
  g_assert_false (linli_boundary_editor_is_active (fixture->editor));
}

/* What it looks like once nothing changes any more. */
static GBytes *
take_resting_picture (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  GBytes *last = NULL;

  g_assert_true (wait_for (is_settled, fixture));
  while (g_get_monotonic_time () < end)
    {
      GBytes *now;

      wait_ms (600);
      now = picture_take (GTK_WIDGET (fixture->view));
      if (last != NULL && g_bytes_equal (last, now))
        {
          g_bytes_unref (now);
          return last;
        }
      g_clear_pointer (&last, g_bytes_unref);
      last = now;
    }
  g_assert_not_reached ();
}

static guint
count_different_pixels (GBytes *a,
                        GBytes *b)
{
  gsize size, other_size;
  const guint32 *x = g_bytes_get_data (a, &size), *y = g_bytes_get_data (b, &other_size);
  guint n = 0;

  g_assert_cmpuint (size, ==, other_size);
  for (gsize i = 0; i < size / 4; i++)
    n += x[i] != y[i];
  return n;
}

/* Names come a few in each frame; all are there soon, and the same whether the scale was reached at once or in two steps. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  ShumateViewport *viewport = linli_map_view_get_viewport (fixture->view);
  double zoom = shumate_viewport_get_zoom_level (viewport);
  g_autoptr (GBytes) with = NULL, without = NULL, again = NULL;

  with = take_resting_picture (fixture);
  linli_map_view_set_shown (fixture->view, LINLI_MAP_SHOW_ALL & ~LINLI_MAP_SHOW_NAMES);
  without = take_resting_picture (fixture);
  g_assert_cmpuint (count_different_pixels (with, without), >, 1000);
  linli_map_view_set_shown (fixture->view, LINLI_MAP_SHOW_ALL);
  shumate_viewport_set_zoom_level (viewport, zoom - 1);
  wait_ms (400);
  shumate_viewport_set_zoom_level (viewport, zoom);
  again = take_resting_picture (fixture);
  g_assert_cmpuint (count_different_pixels (with, again), ==, 0);
}

static gboolean
is_whole (Fixture *fixture)
{
  const LinliBox *box = &linli_map_model_get_snapshot (fixture->model)->box;
  double left, right, top, bottom;

  to_widget (fixture, box->min_x, box->min_y, &left, &top);
  to_widget (fixture, box->max_x, box->max_y, &right, &bottom);
  return left >= 0 && top >= 0 && right <= gtk_widget_get_width (GTK_WIDGET (fixture->view)) &&
         bottom <= gtk_widget_get_height (GTK_WIDGET (fixture->view));
}

static gboolean
is_narrow (Fixture *fixture)
{
  return gtk_widget_get_width (GTK_WIDGET (fixture->view)) < 300;
}

static gboolean
is_wide (Fixture *fixture)
{
  return gtk_widget_get_width (GTK_WIDGET (fixture->view)) > 800;
}

/* The whole community stays whole in another size of the window, until somebody moves the map. */
static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  ShumateViewport *viewport = linli_map_view_get_viewport (fixture->view);
  double zoom;

  g_assert_true (is_whole (fixture));
  gtk_widget_set_visible (GTK_WIDGET (fixture->editor), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 240, 200);
  g_assert_true (wait_for (is_narrow, fixture));
  g_assert_true (wait_for (is_whole, fixture));
  zoom = shumate_viewport_get_zoom_level (viewport) + 1;
  shumate_viewport_set_zoom_level (viewport, zoom);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 640);
  g_assert_true (wait_for (is_wide, fixture));
  wait_ms (300);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, zoom);
}

static gboolean
is_clear (Fixture *fixture)
{
  const LinliBox *box = &linli_map_model_get_snapshot (fixture->model)->box;
  double left, right, top, bottom;
  graphene_rect_t cover;

  to_widget (fixture, box->min_x, box->min_y, &left, &top);
  to_widget (fixture, box->max_x, box->max_y, &right, &bottom);
  return gtk_widget_compute_bounds (fixture->cover, GTK_WIDGET (fixture->view), &cover) && is_whole (fixture) &&
         (left >= cover.origin.x + cover.size.width || bottom <= cover.origin.y);
}

static gboolean
is_covered (Fixture *fixture)
{
  int width, height;

  gtk_widget_get_size_request (fixture->cover, &width, &height);
  return gtk_widget_get_width (fixture->cover) == width && gtk_widget_get_height (fixture->cover) == height;
}

static void
cover (Fixture *fixture,
       int      width,
       int      height)
{
  gtk_widget_set_size_request (fixture->cover, width, height);
  g_assert_true (wait_for (is_covered, fixture));
}

/* What is shown is another, and so is what a legend says. */
static void
change_legend (Fixture *fixture)
{
  linli_map_view_set_shown (fixture->view, linli_map_view_get_shown (fixture->view) ^ (guint) LINLI_MAP_SHOW_COUNTS);
}

/* What is small stands in the middle, where nothing covers that. */
static void
judge_small (Fixture *fixture)
{
  const LinliBox *box = &linli_map_model_get_snapshot (fixture->model)->box;
  LinliBox small_box = { box->min_x, box->min_y, box->min_x + 1e-9, box->min_y + 1e-9 };
  double x, y;

  linli_map_view_show_box (fixture->view, &small_box, 18);
  to_widget (fixture, box->min_x, box->min_y, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, gtk_widget_get_width (GTK_WIDGET (fixture->view)) / 2.0, 2);
  g_assert_cmpfloat_with_epsilon (y, gtk_widget_get_height (GTK_WIDGET (fixture->view)) / 2.0, 2);
}

/* Whether the corner of the community is in the middle of the view, and near. */
static gboolean
has_corner (Fixture *fixture)
{
  const LinliBox *box = &linli_map_model_get_snapshot (fixture->model)->box;
  double x, y;

  to_widget (fixture, box->min_x, box->min_y, &x, &y);
  return fabs (x - gtk_widget_get_width (GTK_WIDGET (fixture->view)) / 2.0) < 2 && fabs (y - gtk_widget_get_height (GTK_WIDGET (fixture->view)) / 2.0) < 2
         && gtk_widget_get_width (GTK_WIDGET (fixture->view)) > 0 && shumate_viewport_get_zoom_level (linli_map_view_get_viewport (fixture->view)) > 17.9;
}

/* A second map that was told what to show before it has a size, and is given one. */
static void
show_late (Fixture      *fixture,
           LinliMapView *late)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (late));
  gtk_window_present (GTK_WINDOW (window));
  fixture->view = late;
}

static LinliMapView *
new_late (Fixture *fixture)
{
  LinliMapView *late = LINLI_MAP_VIEW (linli_map_view_new ());
  const LinliBox *box = &linli_map_model_get_snapshot (fixture->model)->box;
  LinliBox corner = { box->min_x, box->min_y, box->min_x + 1e-9, box->min_y + 1e-9 };

  linli_map_view_set_model (late, fixture->model);
  linli_map_view_show_box (late, &corner, 18);
  return late;
}

/* A place that is shown before the view has a size is shown once it has one; the whole community comes neither with that nor with the model. */
static void
test_early (Fixture       *fixture,
            gconstpointer  data)
{
  LinliMapView *view = fixture->view;

  show_late (fixture, new_late (fixture));
  g_assert_true (wait_for (has_corner, fixture));
  g_assert_true (wait_for (is_settled, fixture));
  g_assert_true (has_corner (fixture));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (fixture->view))));
  fixture->view = view;
}

/* The last that was asked for before the view has a size counts. */
static void
test_early_whole (Fixture       *fixture,
                  gconstpointer  data)
{
  LinliMapView *view = fixture->view, *late = new_late (fixture);

  linli_map_view_show_all (late);
  show_late (fixture, late);
  g_assert_true (wait_for (is_whole, fixture));
  g_assert_true (wait_for (is_settled, fixture));
  g_assert_true (is_whole (fixture));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (late))));
  fixture->view = view;
}

/* What lies over a corner of the map covers nothing of the community, unless it covers nearly all, or the pointer goes through it. */
static void
test_cover (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_widget_set_halign (fixture->cover, GTK_ALIGN_START);
  gtk_widget_set_valign (fixture->cover, GTK_ALIGN_END);
  gtk_widget_set_visible (fixture->cover, TRUE);
  cover (fixture, 330, 300);
  judge_small (fixture);
  linli_map_view_show_all (fixture->view);
  g_assert_true (is_clear (fixture));
  cover (fixture, 390, 420);
  change_legend (fixture);
  g_assert_true (wait_for (is_clear, fixture));
  cover (fixture, 860, 600);
  linli_map_view_show_all (fixture->view);
  g_assert_true (is_whole (fixture));
  g_assert_false (is_clear (fixture));
  cover (fixture, 330, 300);
  gtk_widget_set_can_target (fixture->cover, FALSE);
  linli_map_view_show_all (fixture->view);
  g_assert_true (is_whole (fixture));
  g_assert_false (is_clear (fixture));
}

/* Whoever shows a place while the map is about to make room stays there. */
static void
test_shown_stays (Fixture       *fixture,
                  gconstpointer  data)
{
  ShumateViewport *viewport = linli_map_view_get_viewport (fixture->view);
  double zoom;

  linli_map_view_show_all (fixture->view);
  gtk_widget_set_halign (fixture->cover, GTK_ALIGN_START);
  gtk_widget_set_valign (fixture->cover, GTK_ALIGN_END);
  gtk_widget_set_visible (fixture->cover, TRUE);
  gtk_widget_set_size_request (fixture->cover, 390, 420);
  change_legend (fixture);
  judge_small (fixture);
  zoom = shumate_viewport_get_zoom_level (viewport);
  wait_ms (300);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, zoom);
}

/* Whoever draws on the map has it stay where it is. */
static void
test_still_while_drawing (Fixture       *fixture,
                          gconstpointer  data)
{
  ShumateViewport *viewport = linli_map_view_get_viewport (fixture->view);
  g_autoptr (GError) error = NULL;
  double longitude;

  gtk_widget_set_halign (fixture->cover, GTK_ALIGN_START);
  gtk_widget_set_valign (fixture->cover, GTK_ALIGN_END);
  g_assert_true (linli_boundary_editor_start (fixture->editor, &error));
  gtk_widget_set_visible (GTK_WIDGET (fixture->editor), FALSE);
  wait_ms (300);
  linli_map_view_show_all (fixture->view);
  longitude = shumate_location_get_longitude (SHUMATE_LOCATION (viewport));
  gtk_widget_set_visible (fixture->cover, TRUE);
  cover (fixture, 390, 420);
  change_legend (fixture);
  wait_ms (300);
  g_assert_cmpfloat (shumate_location_get_longitude (SHUMATE_LOCATION (viewport)), ==, longitude);
  linli_boundary_editor_stop (fixture->editor);
  change_legend (fixture);
  g_assert_true (wait_for (is_clear, fixture));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  g_test_add ("/map-view/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add ("/map-view/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/map-view/still", Fixture, NULL, set_up, test_still, tear_down);
  g_test_add ("/map-view/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/map-view/draw-by-keys", Fixture, NULL, set_up, test_draw_by_keys, tear_down);
  g_test_add ("/map-view/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/map-view/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/map-view/cover", Fixture, NULL, set_up, test_cover, tear_down);
  g_test_add ("/map-view/early", Fixture, NULL, set_up, test_early, tear_down);
  g_test_add ("/map-view/early-whole", Fixture, NULL, set_up, test_early_whole, tear_down);
  g_test_add ("/map-view/shown-stays", Fixture, NULL, set_up, test_shown_stays, tear_down);
  g_test_add ("/map-view/still-while-drawing", Fixture, NULL, set_up, test_still_while_drawing, tear_down);
  return g_test_run ();
}
