/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a frame of the map costs the main thread while somebody pans and zooms: from the frame clock's before-paint to its
 * after-paint, software rendering, with the real roads under an invented town. In the same run: one texture of the window's size
 * that is moved in the same way, and a ShumateMarkerLayer. Budget: 1.3 times the texture. */

#include <adwaita.h>
#include <linli-core.h>
#include <linli-shell.h>
#include <glib/gstdio.h>
#include <math.h>
#include <time.h>

#include "town.h"

#define N_FRAMES 240
#define N_MARKERS 10000
#define N_CHOSEN 20000
#define WIDTH 1366
#define HEIGHT 768

typedef void (*MoveFunc) (gpointer data,
                          guint    frame);

typedef struct {
  MoveFunc move;
  gpointer data;
  guint frame;
  gint64 began;
  double cpu_began;
  GArray *times;
  GArray *cpu_times;
  gboolean done;
} Run;

/* A texture that is only moved: no map can cost less. */
#define PLAIN_TYPE (plain_get_type ())
G_DECLARE_FINAL_TYPE (Plain, plain, BENCH, PLAIN, GtkWidget)

struct _Plain {
  GtkWidget parent_instance;
  GdkTexture *texture;
  double x, y;
};

G_DEFINE_FINAL_TYPE (Plain, plain, GTK_TYPE_WIDGET)

static void
plain_snapshot (GtkWidget   *widget,
                GtkSnapshot *snapshot)
{
  Plain *self = BENCH_PLAIN (widget);

  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT (self->x, self->y, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
}

static void
plain_class_init (PlainClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = plain_snapshot;
}

static void
plain_init (Plain *self)
{
  gsize size = WIDTH * HEIGHT * 4;
  guchar *pixels = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;

  for (gsize i = 0; i < size; i++)
    pixels[i] = i % 4 == 3 ? 255 : (guchar) (i * 7);
  bytes = g_bytes_new_take (pixels, size);
  self->texture = gdk_memory_texture_new (WIDTH, HEIGHT, GDK_MEMORY_DEFAULT, bytes, WIDTH * 4);
}

static void
plain_move (gpointer data,
            guint    frame)
{
  Plain *self = data;

  self->x = round (60 * sin (frame / 40.0));
  self->y = round (60 * cos (frame / 40.0));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double start_x, start_y, start_zoom;

static void
viewport_pan (gpointer data,
              guint    frame)
{
  double step = 360.0 / (256 * exp2 (start_zoom)), angle = frame / 40.0;

  shumate_location_set_location (SHUMATE_LOCATION (data), start_y + 0.86 * step * 320 * sin (angle), start_x + step * 320 * (1 - cos (angle)));
}

static void
viewport_zoom (gpointer data,
               guint    frame)
{
  shumate_viewport_set_zoom_level (SHUMATE_VIEWPORT (data), start_zoom + 0.9 * sin (frame / 30.0));
}

/* Processor time of this thread: what other programs take meanwhile does not count. */
static double
cpu_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Run           *run)
{
  run->began = g_get_monotonic_time ();
  run->cpu_began = cpu_now ();
}

static void
update_cb (GdkFrameClock *clock,
           Run           *run)
{
  run->move (run->data, run->frame);
}

static void
after_paint_cb (GdkFrameClock *clock,
                Run           *run)
{
  double time = (g_get_monotonic_time () - run->began) / 1000.0, cpu_time = cpu_now () - run->cpu_began;

  if (run->frame >= 10)
    {
      g_array_append_val (run->times, time);
      g_array_append_val (run->cpu_times, cpu_time);
    }
  if (++run->frame >= N_FRAMES + 10)
    run->done = TRUE;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
idle (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static double
quantile (GArray *times,
          guint   percent)
{
  g_array_sort (times, compare_doubles);
  return g_array_index (times, double, times->len * percent / 100);
}

/* What the texture took, for the ratios. */
typedef struct {
  double wall;
  double cpu;
} Base;

static void
measure (GtkWidget  *widget,
         const char *name,
         MoveFunc    move,
         gpointer    data,
         Base       *base)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Run run = { move, data };
  gulong handlers[3];
  double wall, cpu;

  run.times = g_array_new (FALSE, FALSE, sizeof (double));
  run.cpu_times = g_array_new (FALSE, FALSE, sizeof (double));
  handlers[0] = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &run);
  handlers[1] = g_signal_connect (clock, "update", G_CALLBACK (update_cb), &run);
  handlers[2] = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &run);
  gdk_frame_clock_begin_updating (clock);
  while (!run.done)
    g_main_context_iteration (NULL, TRUE);
  gdk_frame_clock_end_updating (clock);
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_handler_disconnect (clock, handlers[i]);
  wall = quantile (run.times, 50);
  cpu = quantile (run.cpu_times, 50);
  if (base->wall == 0)
    *base = (Base) { wall, cpu };
  g_print ("%-44s median %6.2f ms p95 %6.2f ms = %5.2f x the texture; processor %6.2f ms = %5.2f x\n", name,
           wall, quantile (run.times, 95), wall / base->wall, cpu, cpu / base->cpu);
  g_array_unref (run.times);
  g_array_unref (run.cpu_times);
}

/* The folder of shared test data stands beside the project, or beside a folder above it. */
static char *
find_roads (void)
{
  g_autofree char *folder = g_canonicalize_filename (g_test_get_dir (G_TEST_DIST), NULL);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *path = g_build_filename (folder, "shared", "data", "map", "chengdu_osm_core.gpkg", NULL), *up = NULL;

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
      up = g_path_get_dirname (folder);
      g_free (folder);
      folder = g_steal_pointer (&up);
    }
  return NULL;
}

static LinliContext *
make_town (const char *path)
{
  static const Town town = { 20, 20, 13, 20 };
  g_autoptr (GError) error = NULL;
  LinliContext *context = linli_context_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_autofree char *roads = find_roads ();
  gint64 n_roads = 0;

  if (context == NULL || !town_build (linli_context_get_store (context), &town, &error))
    g_error ("%s", error->message);
  if (roads == NULL)
    g_print ("SKIPPED: no roads: ../shared/data/map/chengdu_osm_core.gpkg is not there\n");
  else if ((n_roads = town_add_roads (linli_context_get_store (context), roads, &error)) < 0)
    g_error ("%s", error->message);
  g_print ("%u dwellings, %u buildings, %u grids, %" G_GINT64_FORMAT " roads and waters\n",
           town.columns * town.rows * town.buildings_per_grid * town.dwellings_per_building,
           town.columns * town.rows * town.buildings_per_grid, town.columns * town.rows, n_roads);
  return context;
}

static void
wait_until_settled (LinliMapView *view)
{
  idle (200);
  while (!linli_map_view_is_settled (view))
    g_main_context_iteration (NULL, FALSE);
  idle (200);
}

static void
choose_all_grids (LinliMapView  *view,
                  LinliMapModel *model)
{
  const LinliMapShapes *grids = linli_map_model_get_snapshot (model)->layers[LINLI_MAP_KIND_GRID];
  g_autofree gint64 *ids = g_new (gint64, grids->n);

  for (guint i = 0; i < grids->n; i++)
    ids[i] = grids->shapes[i]->id;
  linli_map_view_select (view, "grid", ids, grids->n);
}

static gboolean
add_plan_cb (LinliTransaction  *transaction,
             gpointer           data,
             GError           **error)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 4000, 3000);
  g_autoptr (LinliSitePlan) plan = linli_site_plan_new ("plan.jpg");
  g_autoptr (GBytes) bytes = NULL;
  double longitude = start_x, latitude = start_y;
  LinliControlPoint points[2] = { { 0, 0, longitude - 0.012, latitude + 0.007 }, { 1, 0.75, longitude + 0.012, latitude - 0.010 } };
  char *content;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0xfbf7ecff);
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &content, &size, "jpeg", error, NULL) || !linli_georeference_fit (&plan->place, points, 2, error))
    return FALSE;
  bytes = g_bytes_new_take (content, size);
  return linli_site_plan_add (transaction, plan, bytes, error);
}

/* A turned plan of 12 million pixels over most of the view: as it lies under the map, and while it is being placed. */
static void
bench_plan (LinliMapView *view,
            LinliContext *context,
            Base         *base)
{
  LinliStore *store = linli_context_get_store (context);
  g_autoptr (LinliMapPlans) plans = linli_map_plans_new (store);
  g_autoptr (GError) error = NULL;
  GtkWidget *placer = g_object_ref_sink (linli_plan_placer_new (view, plans, store));

  start_zoom = 16;
  shumate_viewport_set_zoom_level (linli_map_view_get_viewport (view), start_zoom);
  linli_map_view_set_plans (view, plans);
  if (!linli_store_act (store, "plan", add_plan_cb, NULL, NULL, &error))
    g_error ("%s", error->message);
  wait_until_settled (view);
  measure (GTK_WIDGET (view), "map with a scanned plan, zoom 16, panning", viewport_pan, linli_map_view_get_viewport (view), base);
  linli_plan_placer_place (LINLI_PLAN_PLACER (placer), linli_map_plans_get (plans, 0)->id);
  wait_until_settled (view);
  measure (GTK_WIDGET (view), "the same while the plan is being placed", viewport_pan, linli_map_view_get_viewport (view), base);
  linli_plan_placer_stop (LINLI_PLAN_PLACER (placer));
  linli_map_view_set_plans (view, NULL);
  g_object_unref (placer);
}

static void
bench_map (GtkWindow    *window,
           LinliContext *context,
           Base         *base)
{
  LinliMapView *view = LINLI_MAP_VIEW (linli_map_view_new ());
  g_autoptr (LinliMapModel) model = linli_map_model_new (linli_context_get_store (context));
  g_autoptr (GPtrArray) themes = linli_map_themes_list (NULL);
  ShumateViewport *viewport = linli_map_view_get_viewport (view);
  gint64 began = g_get_monotonic_time ();

  gtk_window_set_child (window, GTK_WIDGET (view));
  while (linli_map_model_is_loading (model))
    g_main_context_iteration (NULL, TRUE);
  g_print ("%-44s %.0f ms on a worker thread\n", "snapshot of the whole file", (g_get_monotonic_time () - began) / 1000.0);
  linli_map_view_set_model (view, model);
  linli_map_view_set_theme (view, g_ptr_array_index (themes, 4));
  idle (300);
  began = g_get_monotonic_time ();
  start_zoom = 16;
  shumate_viewport_set_zoom_level (viewport, start_zoom);
  start_x = shumate_location_get_longitude (SHUMATE_LOCATION (viewport));
  start_y = shumate_location_get_latitude (SHUMATE_LOCATION (viewport));
  wait_until_settled (view);
  measure (GTK_WIDGET (view), "map, zoom 16, panning", viewport_pan, viewport, base);
  wait_until_settled (view);
  measure (GTK_WIDGET (view), "map, zoom 16, panning over painted tiles", viewport_pan, viewport, base);
  measure (GTK_WIDGET (view), "map, zooming 15.1 to 16.9", viewport_zoom, viewport, base);
  start_zoom = 14;
  shumate_viewport_set_zoom_level (viewport, start_zoom);
  wait_until_settled (view);
  measure (GTK_WIDGET (view), "map, zoom 14 (everything in sight), panning", viewport_pan, viewport, base);
  linli_map_view_select (view, "dwelling", linli_map_model_get_snapshot (model)->dwellings->ids, N_CHOSEN);
  wait_until_settled (view);
  measure (GTK_WIDGET (view), "the same with 20000 dwellings chosen", viewport_pan, viewport, base);
  choose_all_grids (view, model);
  wait_until_settled (view);
  measure (GTK_WIDGET (view), "the same with all grids chosen", viewport_pan, viewport, base);
  linli_map_view_select (view, NULL, NULL, 0);
  bench_plan (view, context, base);
}

static void
bench_markers (GtkWindow *window,
               Base      *base)
{
  ShumateMap *map = shumate_map_new ();
  ShumateViewport *viewport = shumate_map_get_viewport (map);
  g_autoptr (ShumateMapSourceRegistry) registry = shumate_map_source_registry_new_with_defaults ();
  ShumateMarkerLayer *layer;
  g_autofree char *name = g_strdup_printf ("ShumateMarkerLayer, %d markers, panning", N_MARKERS);

  start_zoom = 16;
  shumate_viewport_set_reference_map_source (viewport, shumate_map_source_registry_get_by_id (registry, SHUMATE_MAP_SOURCE_OSM_MAPNIK));
  shumate_viewport_set_zoom_level (viewport, start_zoom);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), start_y, start_x);
  layer = shumate_marker_layer_new (viewport);
  shumate_map_add_layer (map, SHUMATE_LAYER (layer));
  for (guint i = 0; i < N_MARKERS; i++)
    {
      ShumateMarker *marker = shumate_marker_new ();
      GtkWidget *dot = gtk_image_new_from_icon_name ("media-record-symbolic");

      gtk_image_set_pixel_size (GTK_IMAGE (dot), 6);
      shumate_marker_set_child (marker, dot);
      shumate_location_set_location (SHUMATE_LOCATION (marker), start_y - 0.008 + 0.016 * (i / 100) / 100, start_x - 0.014 + 0.028 * (i % 100) / 100);
      shumate_marker_layer_add_marker (layer, marker);
    }
  gtk_window_set_child (window, GTK_WIDGET (map));
  idle (1500);
  measure (GTK_WIDGET (map), name, viewport_pan, viewport, base);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL, *path = NULL;
  GtkWidget *window;
  Plain *plain;
  LinliContext *context;
  Base base = { 0 };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  folder = g_dir_make_tmp ("linli-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "town.linli", NULL);
  context = make_town (path);
  window = gtk_window_new ();
  plain = g_object_new (PLAIN_TYPE, NULL);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (plain));
  gtk_window_present (GTK_WINDOW (window));
  idle (800);
  measure (GTK_WIDGET (plain), "one texture as large as the window, panning", plain_move, plain, &base);
  bench_map (GTK_WINDOW (window), context, &base);
  if (argc > 1 && g_str_equal (argv[1], "--without-markers"))
    return 0;
  g_print ("(as many markers as dwellings do not become usable; %d are compared)\n", N_MARKERS);
  bench_markers (GTK_WINDOW (window), &base);
  gtk_window_destroy (GTK_WINDOW (window));
  linli_context_close (context);
  g_object_unref (context);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}
