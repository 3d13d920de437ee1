/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Base maps as a person sees them: every tile is one colour that says which tile it is, and the colours on screen are compared with
 * the tile that belongs there by the formulas of web maps. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <math.h>
#include <sqlite3.h>

#include "map-window.h"
#include "picture.h"

#define LONGITUDE 121.4737
#define LATITUDE 31.2304
#define WIDTH 900
#define HEIGHT 640

typedef struct {
  MapWindow map;
  char *path;
  SoupServer *server;
  guint n_requests;
  char *agent;
  char *missing;
  GHashTable *asked;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  map_window_open (&fixture->map, WIDTH, HEIGHT);
  fixture->path = g_build_filename (fixture->map.folder, "tiles.mbtiles", NULL);
  fixture->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->server);
  map_window_close (&fixture->map);
  g_hash_table_unref (fixture->asked);
  g_free (fixture->agent);
  g_free (fixture->missing);
  g_free (fixture->path);
}

/* Differs between all tiles that can meet: level, column and row are each a channel. */
static guint32
colour_of (int zoom,
           int x,
           int y)
{
  return (guint32) (zoom * 10) << 16 | (guint32) ((x & 15) * 17) << 8 | (guint32) ((y & 15) * 17);
}

static GBytes *
picture_of (int zoom,
            int x,
            int y)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 256, 256);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, colour_of (zoom, x, y) << 8 | 0xff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static void
tile_at (double  longitude,
         double  latitude,
         int     zoom,
         double *x,
         double *y)
{
  double n = exp2 (zoom), radians = latitude * G_PI / 180;

  *x = (longitude + 180) / 360 * n;
  *y = (1 - asinh (tan (radians)) / G_PI) / 2 * n;
}

static void
run_sql (sqlite3    *database,
         const char *sql)
{
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* Levels 13 to 16 about the centre, without the tile that lies right at it on level 16. */
static void
make_tiles (Fixture    *fixture,
            const char *format)
{
  sqlite3_stmt *statement;
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  run_sql (database, "CREATE TABLE metadata (name TEXT, value TEXT); CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, "
                     "tile_row INTEGER, tile_data BLOB, PRIMARY KEY (zoom_level, tile_column, tile_row));"
                     "INSERT INTO metadata VALUES ('attribution', '&copy; <a href=\"https://example.org\">示例测绘</a>'); BEGIN");
  sqlite3_prepare_v2 (database, "INSERT INTO tiles VALUES (?, ?, ?, ?)", -1, &statement, NULL);
  for (int zoom = 13; zoom <= 16; zoom++)
    for (int dx = -5; dx <= 5; dx++)
      for (int dy = -5; dy <= 5; dy++)
        {
          g_autoptr (GBytes) picture = NULL;
          double x, y;

          tile_at (LONGITUDE, LATITUDE, zoom, &x, &y);
          if (zoom == 16 && dx == 0 && dy == 0)
            continue;
          picture = picture_of (zoom, (int) x + dx, (int) y + dy);
          sqlite3_bind_int (statement, 1, zoom);
          sqlite3_bind_int (statement, 2, (int) x + dx);
          sqlite3_bind_int (statement, 3, (1 << zoom) - 1 - ((int) y + dy));
          sqlite3_bind_blob (statement, 4, g_bytes_get_data (picture, NULL), g_bytes_get_size (picture), SQLITE_TRANSIENT);
          g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
          sqlite3_reset (statement);
        }
  sqlite3_finalize (statement);
  sqlite3_prepare_v2 (database, "INSERT INTO metadata VALUES ('format', ?)", -1, &statement, NULL);
  sqlite3_bind_text (statement, 1, format, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  run_sql (database, "COMMIT");
  sqlite3_close (database);
}

/* Compares a raster of places over the left half, which nothing covers, with the tiles of @zoom drawn in @crs. The tile that is
 * missing shows the one above. Places within three pixels of a tile's edge are left out. */
static void
assert_tiles (Fixture  *fixture,
              int       zoom,
              LinliCrs  crs,
              guint     least)
{
  g_autoptr (GBytes) picture = picture_take (GTK_WIDGET (fixture->map.view));
  double centre_x, centre_y;
  guint n = 0;

  tile_at (LONGITUDE, LATITUDE, zoom, &centre_x, &centre_y);
  for (int py = 10; py < HEIGHT; py += 30)
    for (int px = 10; px < WIDTH * 0.6; px += 30)
      {
        double longitude, latitude, x, y, x2, y2, pixel_longitude, pixel_latitude;
        guint32 seen = picture_get (picture, GTK_WIDGET (fixture->map.view), px, py) & 0xffffff, expected;

        shumate_viewport_widget_coords_to_location (linli_map_view_get_viewport (fixture->map.view), GTK_WIDGET (fixture->map.view),
                                                    px + 0.5, py + 0.5, &latitude, &longitude);
        shumate_viewport_widget_coords_to_location (linli_map_view_get_viewport (fixture->map.view), GTK_WIDGET (fixture->map.view),
                                                    px + 1.5, py + 1.5, &pixel_latitude, &pixel_longitude);
        linli_crs_convert (LINLI_CRS_WGS84, crs, &longitude, &latitude);
        linli_crs_convert (LINLI_CRS_WGS84, crs, &pixel_longitude, &pixel_latitude);
        tile_at (longitude, latitude, zoom, &x, &y);
        tile_at (pixel_longitude, pixel_latitude, zoom, &x2, &y2);
        if (fabs (x - round (x)) < 3 * fabs (x2 - x) || fabs (y - round (y)) < 3 * fabs (y2 - y))
          continue;
        expected = colour_of (zoom, x, y);
        if (zoom == 16 && (int) x == (int) centre_x && (int) y == (int) centre_y)
          expected = colour_of (15, (int) x / 2, (int) y / 2);
        g_assert_cmphex (seen, ==, expected);
        n++;
      }
  g_assert_cmpuint (n, >=, least);
}

static LinliBaseMap *
show (Fixture    *fixture,
      const char *address,
      LinliCrs    crs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliBaseMap) base_map = linli_base_map_new (address, crs, NULL, 17, &error);

  g_assert_no_error (error);
  linli_map_view_set_base_map (fixture->map.view, base_map);
  return base_map;
}

static const char *
get_credits (GtkWidget *widget)
{
  const char *found = NULL;

  if (gtk_widget_has_css_class (widget, "map-credits"))
    return gtk_widget_get_visible (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = get_credits (child);
  return found;
}

/* Rows count from the south in the file; between whole levels, and with a tile missing. */
static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  make_tiles (fixture, "png");
  show (fixture, fixture->path, LINLI_CRS_WGS84);
  map_window_look_at (&fixture->map, LONGITUDE, LATITUDE, 15);
  assert_tiles (fixture, 15, LINLI_CRS_WGS84, 200);
  map_window_look_at (&fixture->map, LONGITUDE, LATITUDE, 16.2);
  assert_tiles (fixture, 16, LINLI_CRS_WGS84, 200);
  g_assert_cmpstr (get_credits (GTK_WIDGET (fixture->map.view)), ==, "© 示例测绘");
  linli_map_view_set_base_map (fixture->map.view, NULL);
  g_assert_cmpstr (get_credits (GTK_WIDGET (fixture->map.view)), ==, "");
}

/* Nearer than the finest level, its tiles are enlarged, and the map is not blank. */
static void
test_deep (Fixture       *fixture,
           gconstpointer  data)
{
  make_tiles (fixture, "png");
  show (fixture, fixture->path, LINLI_CRS_CGCS2000);
  map_window_look_at (&fixture->map, LONGITUDE + 0.006, LATITUDE, 18.5);
  assert_tiles (fixture, 16, LINLI_CRS_WGS84, 200);
  map_window_look_at (&fixture->map, LONGITUDE + 0.006, LATITUDE, 20);
  assert_tiles (fixture, 16, LINLI_CRS_WGS84, 200);
}

/* Tiles drawn in a shifted system are moved back by some hundred metres; unmoved, hardly any place would agree. */
static void
test_shifted (Fixture       *fixture,
              gconstpointer  data)
{
  static const LinliCrs systems[] = { LINLI_CRS_GCJ02, LINLI_CRS_BD09 };

  make_tiles (fixture, "png");
  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      show (fixture, fixture->path, systems[i]);
      map_window_look_at (&fixture->map, LONGITUDE, LATITUDE, 16);
      assert_tiles (fixture, 16, systems[i], 200);
      map_window_look_at (&fixture->map, LONGITUDE, LATITUDE, 18.5);
      assert_tiles (fixture, 16, systems[i], 200);
    }
}

/* The veil makes the colours paler, and the dots of the map's own layers are not touched by it. */
static void
test_strength (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GBytes) full = NULL, pale = NULL;
  guint32 seen, was;

  make_tiles (fixture, "png");
  show (fixture, fixture->path, LINLI_CRS_WGS84);
  map_window_look_at (&fixture->map, LONGITUDE, LATITUDE, 15);
  full = picture_take (GTK_WIDGET (fixture->map.view));
  linli_map_view_set_base_strength (fixture->map.view, 0.4);
  map_window_settle (&fixture->map);
  pale = picture_take (GTK_WIDGET (fixture->map.view));
  was = picture_get (full, GTK_WIDGET (fixture->map.view), 100, 100);
  seen = picture_get (pale, GTK_WIDGET (fixture->map.view), 100, 100);
  g_assert_cmpint ((int) (seen >> 16 & 0xff), >, (int) (was >> 16 & 0xff) + 20);
}

static void
assert_refused (Fixture *fixture,
                GQuark   domain,
                int      code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_null (linli_base_map_new (fixture->path, LINLI_CRS_WGS84, NULL, 17, &error));
  g_assert_error (error, domain, code);
  words = linli_error_dup_words (error);
  g_assert_null (strstr (words, error->message));
}

/* Whatever is not a file of pictures is refused with its reason. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *content = NULL;
  gsize size;
  sqlite3 *database;

  assert_refused (fixture, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (fixture->path, "not a map at all", -1, NULL));
  assert_refused (fixture, LINLI_TILE_FILE_ERROR, LINLI_TILE_FILE_ERROR_FORMAT);
  g_remove (fixture->path);
  sqlite3_open (fixture->path, &database);
  run_sql (database, "CREATE TABLE other (a)");
  sqlite3_close (database);
  assert_refused (fixture, LINLI_TILE_FILE_ERROR, LINLI_TILE_FILE_ERROR_FORMAT);
  g_remove (fixture->path);
  make_tiles (fixture, "pbf");
  assert_refused (fixture, LINLI_TILE_FILE_ERROR, LINLI_TILE_FILE_ERROR_VECTOR);
  g_remove (fixture->path);
  make_tiles (fixture, "png");
  g_assert_true (g_file_get_contents (fixture->path, &content, &size, NULL));
  memset (content + 4096, 0x5a, size - 4096);
  g_assert_true (g_file_set_contents (fixture->path, content, size, NULL));
  assert_refused (fixture, LINLI_TILE_FILE_ERROR, LINLI_TILE_FILE_ERROR_DAMAGED);
}

static void
served_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           data)
{
  Fixture *fixture = data;
  g_autoptr (GBytes) picture = NULL;
  int zoom, x, y;

  fixture->n_requests++;
  g_hash_table_add (fixture->asked, g_strdup (path));
  g_free (fixture->agent);
  fixture->agent = g_strdup (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "User-Agent"));
  if (sscanf (path, "/%d/%d/%d.png", &zoom, &x, &y) != 3 || g_strcmp0 (path, fixture->missing) == 0)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  picture = picture_of (zoom, x, y);
  soup_server_message_set_response (message, "image/png", SOUP_MEMORY_COPY, g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
}

static char *
serve (Fixture    *fixture,
       const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;
  char *address;

  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, served_cb, fixture, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  uris = soup_server_get_uris (fixture->server);
  address = g_strdup_printf ("http://127.0.0.1:%d/%s", g_uri_get_port (uris->data), pattern);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return address;
}

/* Only what is seen is asked for, by name; what is missing shows the tile above; what was seen is there without the network. */
static void
test_address (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *address = serve (fixture, "{z}/{x}/{y}.png");
  double x, y;
  guint n;

  tile_at (LONGITUDE, LATITUDE, 16, &x, &y);
  fixture->missing = g_strdup_printf ("/16/%d/%d.png", (int) x, (int) y);
  map_window_look_at (&fixture->map, LONGITUDE, LATITUDE, 16);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
  show (fixture, address, LINLI_CRS_WGS84);
  map_window_look_at (&fixture->map, LONGITUDE, LATITUDE, 16);
  assert_tiles (fixture, 16, LINLI_CRS_WGS84, 200);
  g_assert_true (g_str_has_prefix (fixture->agent, "Linli/"));
  g_assert_cmpuint (fixture->n_requests, <=, 5 * 4 + 1);
  n = fixture->n_requests;
  linli_map_view_set_base_map (fixture->map.view, NULL);
  show (fixture, address, LINLI_CRS_WGS84);
  map_window_look_at (&fixture->map, LONGITUDE, LATITUDE, 16);
  assert_tiles (fixture, 16, LINLI_CRS_WGS84, 200);
  g_assert_cmpuint (fixture->n_requests, <=, n + 1); /* the missing one */
  soup_server_disconnect (fixture->server);
  g_assert_cmpstr (get_credits (GTK_WIDGET (fixture->map.view)), ==, "");
  map_window_look_at (&fixture->map, LONGITUDE + 0.2, LATITUDE, 16);
  g_assert_cmpstr (get_credits (GTK_WIDGET (fixture->map.view)), !=, "");
}

/* {-y} counts rows from the south. */
static void
test_address_south (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *address = serve (fixture, "{z}/{x}/{-y}.png"), *path = NULL, *north = NULL;
  double x, y;

  tile_at (LONGITUDE, LATITUDE, 16, &x, &y);
  path = g_strdup_printf ("/16/%d/%d.png", (int) x, (1 << 16) - 1 - (int) y);
  north = g_strdup_printf ("/16/%d/%d.png", (int) x, (int) y);
  show (fixture, address, LINLI_CRS_WGS84);
  map_window_look_at (&fixture->map, LONGITUDE, LATITUDE, 16);
  g_assert_true (g_hash_table_contains (fixture->asked, path));
  g_assert_false (g_hash_table_contains (fixture->asked, north));
}

static void
test_address_refused (void)
{
  static const char * const wrong[] = { "https://example.org/{z}/{x}.png", "https://example.org/tiles", "https:///{z}/{x}/{y}",
                                        "https://{s}.example.org/{z}/{x}/{y}.png", "http://example.org/{z}/{x}/{y} .png" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (linli_base_map_new (wrong[i], LINLI_CRS_WGS84, NULL, 17, &error));
      g_assert_error (error, LINLI_BASE_MAP_ERROR, LINLI_BASE_MAP_ERROR_ADDRESS);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_test_add ("/base-map/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/base-map/deep", Fixture, NULL, set_up, test_deep, tear_down);
  g_test_add ("/base-map/shifted", Fixture, NULL, set_up, test_shifted, tear_down);
  g_test_add ("/base-map/strength", Fixture, NULL, set_up, test_strength, tear_down);
  g_test_add ("/base-map/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/base-map/address", Fixture, NULL, set_up, test_address, tear_down);
  g_test_add ("/base-map/address-south", Fixture, NULL, set_up, test_address_south, tear_down);
  g_test_add_func ("/base-map/address-refused", test_address_refused);
  return g_test_run ();
}
