/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include "city-roads.h"

#include <linli-core.h>
#include <sqlite3.h>

#include "lp-walk.h"

static sqlite3 *
city_roads_open (const char *folder)
{
  g_autofree char *at = g_canonicalize_filename (folder, NULL);
  sqlite3 *city = NULL;

  while (city == NULL && strlen (at) > 1)
    {
      g_autofree char *path = g_build_filename (at, "shared", "data", "map", "chengdu_osm_core.gpkg", NULL), *up = g_path_get_dirname (at);

      if (g_file_test (path, G_FILE_TEST_EXISTS) && sqlite3_open_v2 (path, &city, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        g_error ("%s cannot be opened", path);
      g_free (at);
      at = g_steal_pointer (&up);
    }
  return city;
}

gboolean
city_roads_load (const char *folder,
                 GPtrArray  *shapes,
                 GArray     *roads)
{
  sqlite3 *city = city_roads_open (folder);
  sqlite3_stmt *row = NULL;

  if (city == NULL)
    return FALSE;
  if (sqlite3_prepare_v2 (city, "SELECT highway, geom FROM roads", -1, &row, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (city));
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      LinliGeometry *shape = linli_geometry_new_from_blob (sqlite3_column_blob (row, 1), (gsize) sqlite3_column_bytes (row, 1), NULL);
      LpWalkRoad road = { g_intern_string ((const char *) sqlite3_column_text (row, 0)), NULL, 0 };

      g_assert_nonnull (shape);
      g_ptr_array_add (shapes, shape);
      road.points = linli_geometry_get_points (shape, &road.n_points);
      g_array_append_val (roads, road);
    }
  sqlite3_finalize (row);
  sqlite3_close (city);
  return TRUE;
}
