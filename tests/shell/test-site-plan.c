/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Scanned plans as a person sees and places them: a picture of four colours is laid on the ground, and the colours on screen are
 * compared with those that belong there. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>

#include "map-window.h"
#include "picture.h"

#define LONGITUDE 104.0617
#define LATITUDE 30.6573
#define WIDTH 900
#define HEIGHT 640
#define METRES 400.0

/* Of the left upper, right upper, left lower and right lower quarter. */
static const guint32 colours[] = { 0xc02020, 0x20a020, 0x2040c0, 0xd0c020 };

typedef struct {
  MapWindow map;
  LinliStore *store;
  LinliMapPlans *plans;
  LinliPlanPlacer *placer;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  map_window_open (&fixture->map, WIDTH, HEIGHT);
  fixture->store = linli_context_get_store (fixture->map.context);
  fixture->plans = linli_map_plans_new (fixture->store);
  linli_map_view_set_plans (fixture->map.view, fixture->plans);
  fixture->placer = LINLI_PLAN_PLACER (linli_plan_placer_new (fixture->map.view, fixture->plans, fixture->store));
  gtk_widget_set_valign (GTK_WIDGET (fixture->placer), GTK_ALIGN_START);
  gtk_overlay_add_overlay (GTK_OVERLAY (fixture->map.overlay), GTK_WIDGET (fixture->placer));
  g_object_ref (fixture->map.overlay);
  gtk_window_set_child (GTK_WINDOW (fixture->map.window), toasts);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), fixture->map.overlay);
  g_object_unref (fixture->map.overlay);
  map_window_look_at (&fixture->map, LONGITUDE, LATITUDE, 17);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map.view));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->plans);
  map_window_close (&fixture->map);
}

static GdkPixbuf *
make_picture (int width,
              int height)
{
  GdkPixbuf *whole = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  for (int quarter = 0; quarter < 4; quarter++)
    {
      g_autoptr (GdkPixbuf) part = gdk_pixbuf_new_subpixbuf (whole, quarter & 1 ? width / 2 : 0, quarter & 2 ? height / 2 : 0, width / 2, height / 2);

      gdk_pixbuf_fill (part, colours[quarter] << 8 | 0xff);
    }
  return whole;
}

/* The picture as a file. @orientation: how a camera says that it has to be turned, 1 for not at all. */
static GFile *
write_picture (Fixture    *fixture,
               GdkPixbuf  *picture,
               const char *type,
               guint       orientation)
{
  static const char head[] = "\xff\xd8\xff\xe1\x00\x22" "Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
  g_autofree char *path = g_strdup_printf ("%s/plan.%s", fixture->map.folder, type), *data = NULL;
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  guint8 tail[] = { (guint8) orientation, 0, 0, 0, 0, 0, 0 };
  gsize size;

  gdk_pixbuf_save_to_buffer (picture, &data, &size, type, &error, NULL);
  g_assert_no_error (error);
  if (orientation > 1)
    {
      g_byte_array_append (file, (const guint8 *) head, sizeof head - 1);
      g_byte_array_append (file, tail, sizeof tail);
      g_byte_array_append (file, (const guint8 *) data + 2, size - 2);
    }
  else
    g_byte_array_append (file, (const guint8 *) data, size);
  g_assert_true (g_file_set_contents (path, (const char *) file->data, file->len, NULL));
  return g_file_new_for_path (path);
}

typedef struct {
  LinliSitePlan *plan;
  GBytes *picture;
} Job;

static gboolean
add_cb (LinliTransaction  *transaction,
        gpointer           data,
        GError           **error)
{
  Job *job = data;

  return linli_site_plan_add (transaction, job->plan, job->picture, error);
}

/* A plan whose upper edge points @degrees to the right of north's right, its middle at the middle of the view. */
static gint64
add_plan (Fixture *fixture,
          double   degrees,
          double   opacity)
{
  g_autoptr (LinliSitePlan) plan = linli_site_plan_new ("plan.png");
  g_autoptr (GdkPixbuf) picture = make_picture (1200, 800);
  g_autoptr (GFile) file = write_picture (fixture, picture, "png", 1);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  LinliControlPoint points[2] = { { 0, 0 }, { 1, 2 / 3.0 } };
  Job job = { plan, bytes };
  LinliPlane plane;

  linli_plane_init (&plane, LONGITUDE, LATITUDE);
  for (guint i = 0; i < 2; i++)
    {
      double x = (points[i].x - 0.5) * METRES, y = (points[i].y - 1 / 3.0) * METRES, angle = degrees * G_PI / 180;

      linli_plane_unproject (&plane, x * cos (angle) - y * sin (angle), -(x * sin (angle) + y * cos (angle)), &points[i].longitude,
                             &points[i].latitude);
    }
  g_assert_true (linli_georeference_fit (&plan->place, points, 2, &error));
  plan->opacity = opacity;
  g_assert_true (linli_store_act (fixture->store, "add", add_cb, &job, NULL, &error));
  g_assert_no_error (error);
  wait_ms (50);
  g_assert_true (map_window_settle (&fixture->map));
  return linli_map_plans_get (fixture->plans, linli_map_plans_get_size (fixture->plans) - 1)->id;
}

static guint32
get_colour (Fixture *fixture,
            GBytes  *picture,
            double   longitude,
            double   latitude)
{
  double x, y;

  shumate_viewport_location_to_widget_coords (linli_map_view_get_viewport (fixture->map.view), GTK_WIDGET (fixture->map.view), latitude,
                                              longitude, &x, &y);
  return picture_get (picture, GTK_WIDGET (fixture->map.view), (int) x, (int) y) & 0xffffff;
}

/* All over the picture, away from its seams, its colours are seen, over the ground as it is seen in the corner of the view. */
static void
assert_colours (Fixture             *fixture,
                const LinliSitePlan *plan,
                double               height,
                guint                tolerance)
{
  g_autoptr (GBytes) picture = picture_take (GTK_WIDGET (fixture->map.view));
  guint32 ground = picture_get (picture, GTK_WIDGET (fixture->map.view), 3, HEIGHT - 3);

  for (double x = 0.06; x < 1; x += 0.125)
    for (double y = 0.06; y < 1; y += 0.125)
      {
        guint32 wanted = colours[(x > 0.5) + 2 * (y > 0.5)], seen;
        double longitude, latitude;

        linli_georeference_to_ground (&plan->place, x, y * height, &longitude, &latitude);
        seen = get_colour (fixture, picture, longitude, latitude);
        for (guint shift = 0; shift < 24; shift += 8)
          if (fabs ((seen >> shift & 0xff) - plan->opacity * (wanted >> shift & 0xff) - (1 - plan->opacity) * (ground >> shift & 0xff)) > tolerance)
            g_error ("at %g, %g of the picture: #%06x instead of #%06x", x, y, seen, wanted);
      }
}

/* Under the map's own layers, at every angle and scale. */
static void
test_shown (Fixture       *fixture,
            gconstpointer  data)
{
  for (double degrees = -150; degrees < 180; degrees += 110)
    {
      add_plan (fixture, degrees, 1);
      assert_colours (fixture, linli_map_plans_get (fixture->plans, 0), 2 / 3.0, 2);
      map_window_look_at (&fixture->map, LONGITUDE, LATITUDE, 14.4);
      assert_colours (fixture, linli_map_plans_get (fixture->plans, 0), 2 / 3.0, 2);
      map_window_look_at (&fixture->map, LONGITUDE, LATITUDE, 17);
      linli_store_undo (fixture->store, NULL, NULL);
      wait_ms (50);
      g_assert_cmpuint (linli_map_plans_get_size (fixture->plans), ==, 0);
    }
}

/* See-through: half of what lies below is seen. What is hidden is not seen, today or tomorrow, and hiding is no step to undo. */
static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GBytes) without = picture_take (GTK_WIDGET (fixture->map.view)), half = NULL, hidden = NULL;
  guint32 ground = get_colour (fixture, without, LONGITUDE - 0.0005, LATITUDE + 0.0003), seen;
  gint64 id = add_plan (fixture, 0, 0.5);
  g_autoptr (LinliMapPlans) tomorrow = NULL;
  g_autofree char *title = g_strdup (linli_store_get_undo_title (fixture->store));

  half = picture_take (GTK_WIDGET (fixture->map.view));
  seen = get_colour (fixture, half, LONGITUDE - 0.0005, LATITUDE + 0.0003);
  for (guint shift = 0; shift < 24; shift += 8)
    g_assert_cmpint (ABS ((int) (seen >> shift & 0xff) - (int) ((ground >> shift & 0xff) + (colours[0] >> shift & 0xff)) / 2), <=, 2);
  linli_map_plans_set_shown (fixture->plans, id, FALSE);
  g_assert_true (map_window_settle (&fixture->map));
  hidden = picture_take (GTK_WIDGET (fixture->map.view));
  g_assert_true (g_bytes_equal (hidden, without));
  g_assert_cmpstr (linli_store_get_undo_title (fixture->store), ==, title);
  tomorrow = linli_map_plans_new (fixture->store);
  g_assert_cmpuint (linli_map_plans_get_size (tomorrow), ==, 1);
  g_assert_false (linli_map_plans_is_shown (tomorrow, id));
  g_assert_false (linli_map_plans_is_loading (tomorrow));
}

static void
read_picture (Fixture *fixture,
              GFile   *file)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  linli_plan_placer_add (fixture->placer, file);
  while (linli_plan_placer_get_plan (fixture->placer) == NULL && linli_plan_placer_is_active (fixture->placer)
         && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

static void
finish (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  xdo ("key Return");
  while (linli_plan_placer_is_active (fixture->placer) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (linli_plan_placer_is_active (fixture->placer));
  g_assert_false (linli_map_plans_is_loading (fixture->plans)); /* the picture is there without a gap */
  g_assert_true (map_window_settle (&fixture->map));
}

/* What a scanner or a camera makes of it: more pixels than are kept, and a sheet that lies on its side. */
static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GdkPixbuf) upright = make_picture (6000, 4000), turned = gdk_pixbuf_rotate_simple (upright, GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE);
  g_autoptr (GFile) file = write_picture (fixture, turned, "jpeg", 6);
  g_autoptr (GBytes) stored = NULL;
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("jpeg", NULL); /* no database of types is seen here */
  const LinliSitePlan *plan;
  GdkPixbuf *kept;

  read_picture (fixture, file);
  g_assert_nonnull (linli_plan_placer_get_plan (fixture->placer));
  for (guint i = 0; i < 15 && !GTK_IS_SCALE (gtk_window_get_focus (GTK_WINDOW (fixture->map.window))); i++)
    xdo ("key Tab");
  xdo ("key End");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->map.view));
  finish (fixture);
  g_remove (g_file_peek_path (file));
  plan = linli_map_plans_get (fixture->plans, 0);
  g_assert_cmpstr (plan->name, ==, "plan.jpeg");
  g_assert_cmpfloat_with_epsilon (plan->opacity, 1, 1e-9);
  stored = linli_attachment_load (linli_store_get_reader (fixture->store), plan->attachment, NULL);
  g_assert_true (gdk_pixbuf_loader_write_bytes (loader, stored, NULL) && gdk_pixbuf_loader_close (loader, NULL));
  kept = gdk_pixbuf_loader_get_pixbuf (loader);
  g_assert_cmpint (gdk_pixbuf_get_width (kept) * gdk_pixbuf_get_height (kept), <=, 12000000);
  g_assert_cmpint (gdk_pixbuf_get_width (kept), >, 4000);
  assert_colours (fixture, plan, 2 / 3.0, 8);
}

/* A PNG file that is too large to be held whole is read row by row, to the same picture, and cut off it is refused. */
static void
test_large_png (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GdkPixbuf) picture = make_picture (9000, 6000);
  g_autoptr (GFile) file = write_picture (fixture, picture, "png", 1);
  g_autofree char *content = NULL;
  gsize size;

  read_picture (fixture, file);
  g_assert_nonnull (linli_plan_placer_get_plan (fixture->placer));
  finish (fixture);
  assert_colours (fixture, linli_map_plans_get (fixture->plans, 0), 2 / 3.0, 2);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &content, &size, NULL));
  g_assert_true (g_file_set_contents (g_file_peek_path (file), content, size / 2, NULL));
  read_picture (fixture, file);
  g_assert_false (linli_plan_placer_is_active (fixture->placer));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->map.folder, "plan.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "\x89PNG and nothing more", -1, NULL));
  read_picture (fixture, file);
  g_assert_false (linli_plan_placer_is_active (fixture->placer));
  g_remove (path);
  read_picture (fixture, file);
  g_assert_false (linli_plan_placer_is_active (fixture->placer));
  g_assert_cmpuint (linli_map_plans_get_size (fixture->plans), ==, 0);
}

static void
pan_to (Fixture *fixture,
        double   longitude,
        double   latitude)
{
  shumate_location_set_location (SHUMATE_LOCATION (linli_map_view_get_viewport (fixture->map.view)), latitude, longitude);
  wait_ms (100);
}

/* Space in the middle of the map, where a place of the picture lies, and then where it belongs. */
static void
match (Fixture *fixture,
       double   x,
       double   y,
       double   to_longitude,
       double   to_latitude)
{
  double longitude, latitude;

  linli_georeference_to_ground (&linli_plan_placer_get_plan (fixture->placer)->place, x, y, &longitude, &latitude);
  pan_to (fixture, longitude, latitude);
  xdo ("key space");
  pan_to (fixture, to_longitude, to_latitude);
  xdo ("key space");
}

static void
assert_words (Fixture    *fixture,
              const char *english,
              const char *chinese)
{
  const char *words = linli_plan_placer_get_words (fixture->placer);

  if (strstr (words, english) == NULL && strstr (words, chinese) == NULL)
    g_error ("“%s” does not say “%s”", words, english);
}

/* Dragged with the mouse, then matched without one; what does not fit is refused in words and changes nothing; one step undoes all. */
static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GdkPixbuf) picture = make_picture (1200, 800);
  g_autoptr (GFile) file = write_picture (fixture, picture, "png", 1);
  LinliGeoreference before, truth;
  LinliControlPoint targets[4] = { { 0.1, 0.1 }, { 0.9, 0.15 }, { 0.2, 0.6 }, { 0.8, 0.55 } };
  const LinliSitePlan *plan;
  double x, y, dragged_x, dragged_y;

  read_picture (fixture, file);
  plan = linli_plan_placer_get_plan (fixture->placer);
  before = plan->place;
  g_assert_cmpfloat (plan->opacity, ==, 0.5);
  xdo ("mousemove %d %d", WIDTH / 2, HEIGHT / 2 + 60);
  xdo ("mousedown 1");
  xdo ("mousemove_relative -- -10 -10");
  xdo ("mousemove_relative -- -60 40");
  xdo ("mouseup 1");
  shumate_viewport_location_to_widget_coords (linli_map_view_get_viewport (fixture->map.view), GTK_WIDGET (fixture->map.view),
                                              before.latitude, before.longitude, &x, &y);
  shumate_viewport_location_to_widget_coords (linli_map_view_get_viewport (fixture->map.view), GTK_WIDGET (fixture->map.view),
                                              plan->place.latitude, plan->place.longitude, &dragged_x, &dragged_y);
  g_assert_cmpfloat_with_epsilon (dragged_x - x, -70, 1);
  g_assert_cmpfloat_with_epsilon (dragged_y - y, 30, 1);
  xdo ("key Up");
  g_assert_cmpfloat (plan->place.latitude, !=, before.latitude);
  xdo ("key space"); /* from dragging to matching */
  linli_georeference_init (&truth, LONGITUDE + 0.0007, LATITUDE - 0.0004, 330, 0.8);
  for (guint i = 0; i < 4; i++)
    linli_georeference_to_ground (&truth, targets[i].x, targets[i].y, &targets[i].longitude, &targets[i].latitude);
  match (fixture, targets[0].x, targets[0].y, targets[0].longitude, targets[0].latitude);
  match (fixture, targets[1].x, targets[1].y, targets[1].longitude, targets[1].latitude);
  g_assert_cmpuint (plan->points->len, ==, 2);
  before = plan->place;
  match (fixture, 0.5, 0.125, (targets[0].longitude + targets[1].longitude) / 2, (targets[0].latitude + targets[1].latitude) / 2);
  assert_words (fixture, "on one line", "一条直线");
  g_assert_cmpuint (plan->points->len, ==, 2);
  g_assert_cmpmem (&plan->place, sizeof before, &before, sizeof before);
  match (fixture, targets[2].x, targets[2].y, targets[2].longitude, targets[2].latitude);
  match (fixture, targets[3].x, targets[3].y, targets[3].longitude + 4 / 95700.0, targets[3].latitude);
  g_assert_cmpuint (plan->points->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (linli_georeference_get_residual (&plan->place, targets + i), <, 4);
  assert_words (fixture, "4 points", "4 个点");
  finish (fixture);
  g_assert_cmpuint (linli_map_plans_get_size (fixture->plans), ==, 1);
  g_assert_cmpuint (linli_map_plans_get (fixture->plans, 0)->points->len, ==, 4);
  linli_store_undo (fixture->store, NULL, NULL);
  wait_ms (50);
  g_assert_cmpuint (linli_map_plans_get_size (fixture->plans), ==, 0);
}

/* Placed anew it begins with what it had; Escape leaves it as it was. */
static void
test_place_anew (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 id = add_plan (fixture, 20, 1);
  LinliGeoreference before = linli_map_plans_lookup (fixture->plans, id)->place;

  linli_map_plans_set_shown (fixture->plans, id, FALSE);
  linli_plan_placer_place (fixture->placer, id);
  g_assert_true (map_window_settle (&fixture->map));
  g_assert_nonnull (linli_plan_placer_get_plan (fixture->placer));
  xdo ("key shift+Right");
  xdo ("key Escape");
  g_assert_false (linli_plan_placer_is_active (fixture->placer));
  g_assert_cmpmem (&linli_map_plans_lookup (fixture->plans, id)->place, sizeof before, &before, sizeof before);
  g_assert_true (map_window_settle (&fixture->map));
  assert_colours (fixture, linli_map_plans_lookup (fixture->plans, id), 2 / 3.0, 2);
  linli_plan_placer_place (fixture->placer, id);
  xdo ("key shift+Right");
  finish (fixture);
  g_assert_cmpfloat (linli_map_plans_lookup (fixture->plans, id)->place.longitude, >, before.longitude);
  assert_colours (fixture, linli_map_plans_lookup (fixture->plans, id), 2 / 3.0, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_test_add ("/site-plan/shown", Fixture, NULL, set_up, test_shown, tear_down);
  g_test_add ("/site-plan/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/site-plan/large", Fixture, NULL, set_up, test_large, tear_down);
  g_test_add ("/site-plan/large-png", Fixture, NULL, set_up, test_large_png, tear_down);
  g_test_add ("/site-plan/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/site-plan/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/site-plan/place-anew", Fixture, NULL, set_up, test_place_anew, tear_down);
  return g_test_run ();
}
