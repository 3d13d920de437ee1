/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Layers of plugins on a real map: counted, painted, clicked, hidden, read again after a change, and gone without a trace. */

#include <adwaita.h>
#include <linli-core.h>
#include <linli-shell.h>
#include <math.h>

#include "map-window.h"

#define LONGITUDE 104.0
#define LATITUDE 30.0

typedef struct {
  MapWindow window;
  LinliMapLayers *layers;
  guint n_failures;
} Fixture;

/* How many points the crowded layer has, and whether its function waits until it is told to go on. */
static guint n_points;
static int held;

static gboolean
load_matters (LinliDatabase      *reader,
              LinliMapLayerData  *data,
              GCancellable       *cancellable,
              GError            **error)
{
  static const double ring[] = { 104, 30, 104.001, 30, 104.001, 30.001, 104, 30.001, 104, 30 };
  g_autoptr (LinliGeometry) area = linli_geometry_new_polygon (ring, G_N_ELEMENTS (ring) / 2);
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, "SELECT id, x, y FROM matter WHERE deleted_at IS NULL", "");

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, error))
    linli_map_layer_data_add_point (data, "matter", linli_statement_get_int64 (row, 0), linli_statement_get_double (row, 1),
                                    linli_statement_get_double (row, 2), 0);
  linli_map_layer_data_add_shape (data, "place", 7, area, 1);
  linli_map_layer_data_add_point (data, "matter", 99, NAN, LATITUDE, 0); /* is nowhere */
  return TRUE;
}

static gboolean
load_crowd (LinliDatabase      *reader,
            LinliMapLayerData  *data,
            GCancellable       *cancellable,
            GError            **error)
{
  while (g_atomic_int_get (&held) && !g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  for (guint i = 0; i < n_points; i++)
    linli_map_layer_data_add_point (data, "matter", i + 1, LONGITUDE + 0.00002 * (i % 200), LATITUDE + 0.00002 * (i / 200), 0);
  return TRUE;
}

static gboolean
load_nothing (LinliDatabase      *reader,
              LinliMapLayerData  *data,
              GCancellable       *cancellable,
              GError            **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no table");
  return FALSE;
}

static GListStore *
get_added (Fixture *fixture)
{
  return G_LIST_STORE (linli_extensions_get_list (linli_context_get_extensions (fixture->window.context), LINLI_TYPE_MAP_LAYER));
}

static void
add (Fixture               *fixture,
     const char            *id,
     LinliMapLayerLoadFunc  load)
{
  static const char * const kinds[] = { "matter", NULL };
  g_autoptr (LinliMapLayer) layer = linli_map_layer_new (id, id, load, kinds);

  linli_map_layer_add_class (layer, "a", LINLI_MAP_TINT_MARK_RED, LINLI_MAP_MARK_TRIANGLE);
  linli_map_layer_add_class (layer, "b", LINLI_MAP_TINT_MARK_BLUE, LINLI_MAP_MARK_AREA);
  g_list_store_append (get_added (fixture), layer);
}

static void
settle (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (linli_map_layers_is_loading (fixture->layers) && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_false (linli_map_layers_is_loading (fixture->layers));
  g_assert_true (map_window_settle (&fixture->window));
}

static void
failed_cb (Fixture *fixture)
{
  fixture->n_failures++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_atomic_int_set (&held, FALSE);
  map_window_open (&fixture->window, 900, 640);
  fixture->layers = linli_map_layers_new (fixture->window.context);
  g_signal_connect_swapped (fixture->layers, "failed", G_CALLBACK (failed_cb), fixture);
  linli_map_view_set_layers (fixture->window.view, fixture->layers);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  linli_map_view_set_layers (fixture->window.view, NULL);
  g_assert_finalize_object (fixture->layers);
  map_window_close (&fixture->window);
}

static gboolean
add_matter (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO matter (kind, title, opened_at, x, y) VALUES ('note', 'a', '2026-01-01', ?, ?)", "dd", LONGITUDE + 0.0005,
                             LATITUDE + 0.0005);
}

static void
act (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  linli_store_act (linli_context_get_store (fixture->window.context), "test", add_matter, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_selected (Fixture    *fixture,
                 const char *kind,
                 gint64      id)
{
  const gint64 *ids;
  gsize n;

  g_assert_cmpstr (linli_map_view_get_selection (fixture->window.view, &ids, &n), ==, kind);
  g_assert_cmpuint (n, ==, kind != NULL);
  if (n > 0)
    g_assert_cmpint (ids[0], ==, id);
}

static void
click (Fixture *fixture,
       double   longitude,
       double   latitude)
{
  double x, y;

  shumate_viewport_location_to_widget_coords (linli_map_view_get_viewport (fixture->window.view), GTK_WIDGET (fixture->window.view), latitude,
                                              longitude, &x, &y);
  xdo ("mousemove %d %d", (int) x, (int) y);
  xdo ("click 1");
  wait_ms (150);
}

/* A point wins over the area that it lies in; what is hidden is not hit; a new record is there after its commit. */
static void
test_clicked (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  add (fixture, "lamps", load_matters);
  settle (fixture);
  g_assert_cmpuint (linli_map_layer_data_count (linli_map_layers_get_data (fixture->layers, 0), 0), ==, 0);
  act (fixture);
  settle (fixture);
  g_assert_cmpuint (linli_map_layer_data_count (linli_map_layers_get_data (fixture->layers, 0), 0), ==, 1);
  g_assert_cmpuint (linli_map_layer_data_count (linli_map_layers_get_data (fixture->layers, 0), 1), ==, 1);
  map_window_look_at (&fixture->window, LONGITUDE + 0.0005, LATITUDE + 0.0005, 18);
  settle (fixture);
  click (fixture, LONGITUDE + 0.0005, LATITUDE + 0.0005);
  assert_selected (fixture, "matter", 1);
  click (fixture, LONGITUDE + 0.0002, LATITUDE + 0.0002);
  assert_selected (fixture, "place", 7);
  g_assert_cmpstr (linli_map_layers_find_class (fixture->layers, 0, 0, ids), ==, "matter");
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_true (linli_map_view_show_records (fixture->window.view, "place", &(gint64) { 7 }, 1));
  linli_map_layers_set_shown (fixture->layers, "lamps", FALSE);
  settle (fixture);
  click (fixture, LONGITUDE + 0.0005, LATITUDE + 0.0005);
  assert_selected (fixture, NULL, 0);
}

/* A layer that goes while it is read, and one that goes later, leave nothing; the hidden ones are remembered without their plugins. */
static void
test_goes (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto (GStrv) hidden = NULL;
  GListStore *added = get_added (fixture);

  n_points = 10;
  g_atomic_int_set (&held, TRUE);
  linli_map_layers_set_shown (fixture->layers, "absent", FALSE);
  for (guint i = 0; i < 5; i++)
    {
      add (fixture, "crowd", load_crowd);
      g_assert_true (linli_map_layers_is_loading (fixture->layers));
      wait_ms (5);
      g_list_store_remove_all (added);
      g_assert_false (linli_map_layers_is_loading (fixture->layers));
    }
  g_atomic_int_set (&held, FALSE);
  wait_ms (50);
  add (fixture, "crowd", load_crowd);
  settle (fixture);
  g_assert_cmpuint (linli_map_layers_get_size (fixture->layers), ==, 1);
  map_window_look_at (&fixture->window, LONGITUDE, LATITUDE, 18);
  settle (fixture);
  click (fixture, LONGITUDE, LATITUDE);
  assert_selected (fixture, "matter", 1);
  g_list_store_remove_all (added);
  settle (fixture);
  click (fixture, LONGITUDE, LATITUDE);
  assert_selected (fixture, NULL, 0);
  hidden = linli_map_layers_dup_hidden (fixture->layers);
  g_assert_cmpstr (hidden[0], ==, "absent");
  g_assert_null (hidden[1]);
}

/* A layer that is hidden at first is not read until it is switched on; that is remembered, also while its plugin is away. */
static void
test_hidden_at_first (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char * const kinds[] = { "matter", NULL };
  g_autoptr (LinliMapLayer) layer = linli_map_layer_new ("lots", "lots", load_matters, kinds);
  g_auto (GStrv) hidden = NULL, on = NULL;

  linli_map_layer_add_class (layer, "a", LINLI_MAP_TINT_MARK_RED, LINLI_MAP_MARK_TRIANGLE);
  linli_map_layer_add_class (layer, "b", LINLI_MAP_TINT_MARK_BLUE, LINLI_MAP_MARK_AREA);
  g_assert_false (linli_map_layer_is_hidden_at_first (layer));
  linli_map_layer_set_hidden_at_first (layer, TRUE);
  act (fixture);
  g_list_store_append (get_added (fixture), layer);
  g_assert_false (linli_map_layers_is_shown (fixture->layers, "lots"));
  g_assert_false (linli_map_layers_is_loading (fixture->layers));
  g_assert_null (linli_map_layers_get_data (fixture->layers, 0));
  linli_map_layers_set_shown (fixture->layers, "lots", TRUE);
  settle (fixture);
  g_assert_cmpuint (linli_map_layer_data_count (linli_map_layers_get_data (fixture->layers, 0), 0), ==, 1);
  g_list_store_remove_all (get_added (fixture));
  g_list_store_append (get_added (fixture), layer);
  g_assert_true (linli_map_layers_is_shown (fixture->layers, "lots"));
  hidden = linli_map_layers_dup_hidden (fixture->layers);
  on = linli_map_layers_dup_switched_on (fixture->layers);
  g_assert_null (hidden[0]);
  g_assert_cmpstr (on[0], ==, "lots");
  g_assert_null (on[1]);
  linli_map_layers_set_shown (fixture->layers, "lots", FALSE);
  settle (fixture);
  g_assert_null (linli_map_layers_get_data (fixture->layers, 0));
}

/* What cannot be read is said once, and the other layers are there. */
static void
test_fails (Fixture       *fixture,
            gconstpointer  data)
{
  n_points = 3;
  add (fixture, "broken", load_nothing);
  add (fixture, "crowd", load_crowd);
  settle (fixture);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  g_assert_null (linli_map_layers_get_data (fixture->layers, 0));
  g_assert_cmpuint (linli_map_layer_data_count (linli_map_layers_get_data (fixture->layers, 1), 0), ==, 3);
}

/* Twenty thousand points: while they are painted and while the map is moved the main loop turns, and then one of them is hit. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  ShumateLocation *place = SHUMATE_LOCATION (linli_map_view_get_viewport (fixture->window.view));
  gint64 longest = 0;

  n_points = 20000;
  add (fixture, "crowd", load_crowd);
  map_window_look_at (&fixture->window, LONGITUDE + 0.002, LATITUDE + 0.001, 16);
  for (guint i = 0; i < 60; i++)
    {
      gint64 end = g_get_monotonic_time () + 16000;

      shumate_location_set_location (place, LATITUDE + 0.001 + 0.00001 * i, LONGITUDE + 0.002 + 0.00001 * i);
      while (g_get_monotonic_time () < end)
        {
          gint64 start = g_get_monotonic_time ();

          if (!g_main_context_iteration (NULL, FALSE))
            g_usleep (500);
          longest = MAX (longest, g_get_monotonic_time () - start);
        }
    }
  g_test_message ("the longest turn of the main loop: %.1f ms", longest / 1000.0);
  settle (fixture);
  map_window_look_at (&fixture->window, LONGITUDE + 0.00002 * 100, LATITUDE + 0.00002 * 70, 19);
  settle (fixture);
  click (fixture, LONGITUDE + 0.00002 * 100, LATITUDE + 0.00002 * 70);
  assert_selected (fixture, "matter", 70 * 200 + 100 + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
#define ADD(name) g_test_add ("/map-layers/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (clicked);
  ADD (goes);
  ADD (hidden_at_first);
  ADD (fails);
  ADD (many);
#undef ADD
  return g_test_run ();
}
