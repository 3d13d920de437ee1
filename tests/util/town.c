/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A town on a chequer-board for tests and benchmarks of the map: of a known size in every respect, invented, and quickly made. */

#include "town.h"

#include <math.h>
#include <sqlite3.h>
#include <string.h>

#define WEST 104.008
#define SOUTH 30.664
#define BLOCK 118.0
#define STREET 16.0
#define METRES_Y 110900.0
#define METRES_X 95600.0

typedef struct {
  const Town *town;
  gint64 n_dwellings;
} Build;

/* Metres east and north on axes that are turned a little, as streets are. */
static void
place (double  u,
       double  v,
       double *xy)
{
  double angle = 0.12, bend = 14 * sin (u / 420) + 9 * sin (v / 310);

  u += bend;
  xy[0] = WEST + (u * cos (angle) - v * sin (angle)) / METRES_X;
  xy[1] = SOUTH + (u * sin (angle) + v * cos (angle)) / METRES_Y;
}

static void
put (GByteArray *blob,
     gconstpointer data,
     gsize         size)
{
  g_byte_array_append (blob, data, size);
}

/* A MultiPolygon of one ring in EPSG:4326, little endian, without envelope (OGC 12-128r18, clause 2.1.3). */
static GBytes *
polygon_blob (double u1,
              double v1,
              double u2,
              double v2)
{
  static const guint8 start[] = { 'G', 'P', 0, 1, 0xe6, 0x10, 0, 0, 1, 6, 0, 0, 0, 1, 0, 0, 0, 1, 3, 0, 0, 0, 1, 0, 0, 0 };
  GByteArray *blob = g_byte_array_new ();
  const double corners[][2] = { { u1, v1 }, { u2, v1 }, { u2, v2 }, { u1, v2 }, { u1, v1 } };
  guint32 n = G_N_ELEMENTS (corners);

  put (blob, start, sizeof start);
  put (blob, &n, sizeof n);
  for (guint i = 0; i < n; i++)
    {
      double xy[2];

      place (corners[i][0], corners[i][1], xy);
      put (blob, xy, sizeof xy);
    }
  return g_byte_array_free_to_bytes (blob);
}

static gboolean
add_dwelling (LinliTransaction  *transaction,
              gint64             building,
              gint64             grid,
              double             u,
              double             v,
              guint              number,
              GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 id = linli_transaction_new_id (transaction), household = linli_transaction_new_id (transaction);
  g_autofree char *room = g_strdup_printf ("%u", 100 * (number / 4 + 1) + number % 4 + 1);
  static const char * const tenures[] = { "owner", "owner", "owner", "rented", "owner", "owner", "shared", "owner", "vacant" };
  double xy[2];

  place (u, v, xy);
  return linli_database_run (database, error, "INSERT INTO dwelling (id, building_id, floor, room, tenure) VALUES (?, ?, ?, ?, ?)", "iiiss", id,
                             building, (gint64) (number / 4 + 1), room, tenures[(number * 7 + building) % G_N_ELEMENTS (tenures)])
         && linli_database_run (database, error, "INSERT INTO household (id, dwelling_id) VALUES (?, ?)", "ii", household, id)
         && linli_database_run (database, error,
                                "INSERT OR REPLACE INTO dwelling_standing (dwelling_id, address, sort_key, grid_id, grid_by, x, y) "
                                "VALUES (?, ?, x'00', ?, 'boundary', ?, ?)", "isidd", id, room, grid, xy[0], xy[1]);
}

static gboolean
add_building (LinliTransaction  *transaction,
              const Town        *town,
              gint64             grid,
              guint              number,
              double             u,
              double             v,
              GError           **error)
{
  gint64 id = linli_transaction_new_id (transaction);
  g_autofree char *name = g_strdup_printf ("%u栋", number + 1);
  g_autoptr (GBytes) blob = polygon_blob (u, v, u + 25, v + 9);

  if (!linli_database_run (linli_transaction_get_database (transaction), error,
                           "INSERT INTO building (id, geom, name) VALUES (?, ?, ?)", "ibs", id, blob, name))
    return FALSE;
  for (guint i = 0; i < town->dwellings_per_building; i++)
    if (!add_dwelling (transaction, id, grid, u + 12, v + 4, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_grid (LinliTransaction  *transaction,
          const Town        *town,
          guint              column,
          guint              row,
          GError           **error)
{
  static const char * const kinds[] = { "courtyard", "courtyard", "courtyard", "merchants", "courtyard", "enterprise", NULL };
  double u = column * (BLOCK + (column % 2 ? STREET : 0)) + (column / 2) * STREET, v = row * (BLOCK + STREET);
  gint64 id = linli_transaction_new_id (transaction);
  g_autofree char *name = g_strdup_printf ("%02u 微网格", row * town->columns + column + 1);
  g_autoptr (GBytes) blob = NULL;

  u = column * BLOCK + (column / 2) * STREET;
  blob = polygon_blob (u, v, u + BLOCK, v + BLOCK);
  if (!linli_database_run (linli_transaction_get_database (transaction), error,
                           "INSERT INTO grid (id, geom, level, kind, name) VALUES (?, ?, 'micro', ?, ?)", "ibss", id, blob,
                           kinds[(column * 3 + row) % G_N_ELEMENTS (kinds)], name))
    return FALSE;
  for (guint i = 0; i < town->buildings_per_grid; i++)
    if (!add_building (transaction, town, id, i, u + 10 + (i % 3) * 35, v + 12 + (i / 3) * 22, error))
      return FALSE;
  return TRUE;
}

static gboolean
build (LinliTransaction  *transaction,
       gpointer           data,
       GError           **error)
{
  const Town *town = data;

  for (guint row = 0; row < town->rows; row++)
    for (guint column = 0; column < town->columns; column++)
      if (!add_grid (transaction, town, column, row, error))
        return FALSE;
  return TRUE;
}

gboolean
town_build (LinliStore  *store,
            const Town  *town,
            GError     **error)
{
  return linli_store_act (store, "town", build, (gpointer) town, NULL, error);
}

typedef struct {
  sqlite3 *source;
  gint64 n;
} Roads;

static gboolean
copy_table (LinliTransaction  *transaction,
            Roads             *roads,
            const char        *select,
            const char        *insert,
            GError           **error)
{
  sqlite3_stmt *row;
  gboolean good = TRUE;

  g_assert_cmpint (sqlite3_prepare_v2 (roads->source, select, -1, &row, NULL), ==, SQLITE_OK);
  while (good && sqlite3_step (row) == SQLITE_ROW)
    {
      g_autoptr (GBytes) blob = g_bytes_new (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0));

      good = linli_database_run (linli_transaction_get_database (transaction), error, insert, "ibss", linli_transaction_new_id (transaction),
                                 blob, sqlite3_column_text (row, 1), sqlite3_column_text (row, 2));
      roads->n++;
    }
  sqlite3_finalize (row);
  return good;
}

static gboolean
copy (LinliTransaction  *transaction,
      gpointer           data,
      GError           **error)
{
  return copy_table (transaction, data, "SELECT geom, name, highway FROM roads",
                     "INSERT INTO road (id, geom, name, class) VALUES (?, ?, ?, ?)", error)
         && copy_table (transaction, data, "SELECT geom, name, 'river' FROM waterways",
                        "INSERT INTO water (id, geom, name, class) VALUES (?, ?, ?, ?)", error);
}

/* Returns: roads and waters copied, or -1 with @error set. */
gint64
town_add_roads (LinliStore  *store,
                const char  *geopackage,
                GError     **error)
{
  Roads roads = { 0 };
  gint64 n = -1;

  if (sqlite3_open_v2 (geopackage, &roads.source, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
      && linli_store_act (store, "roads", copy, &roads, NULL, error))
    n = roads.n;
  sqlite3_close (roads.source);
  return n;
}
