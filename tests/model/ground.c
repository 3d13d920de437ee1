/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Puts rectangles and points into a file under test. */

#include "config.h"

#include "ground.h"

#include <linli-core.h>
#include <string.h>

typedef struct {
  const char *sql;
  gint64 id;
  GBytes *shape;
} Write;

static gboolean
write_cb (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  const Write *write = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, write->sql, "bi", write->shape, write->id);
}

static void
put (Fixture    *fixture,
     const char *table,
     gint64      id,
     GBytes     *shape)
{
  static const char * const sql[][2] = {
    { "grid", "UPDATE grid SET geom = ? WHERE id = ?" },
    { "building", "UPDATE building SET geom = ? WHERE id = ?" },
    { "dwelling", "UPDATE dwelling SET geom = ? WHERE id = ?" },
    { "new grid", "INSERT INTO grid (geom, id, name) VALUES (?1, ?2, '网格 ' || ?2)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sql); i++)
    if (strcmp (sql[i][0], table) == 0)
      {
        fixture_act (fixture, write_cb, &(Write) { sql[i][1], id, shape });
        return;
      }
  g_assert_not_reached ();
}

GBytes *
ground_rectangle (double u0,
                  double v0,
                  double u1,
                  double v1)
{
  const double corners[] = { GROUND_X (u0), GROUND_Y (v0), GROUND_X (u1), GROUND_Y (v0), GROUND_X (u1), GROUND_Y (v1), GROUND_X (u0), GROUND_Y (v1) };
  g_autoptr (LinliGeometry) single = linli_geometry_new_polygon (corners, 4);
  g_autoptr (LinliGeometry) multi = linli_geometry_to_multi (single);

  return linli_geometry_to_bytes (multi);
}

void
ground_add_grid (Fixture *fixture,
                 gint64   id,
                 double   u0,
                 double   v0,
                 double   u1,
                 double   v1)
{
  ground_set (fixture, "new grid", id, u0, v0, u1, v1);
}

void
ground_set (Fixture    *fixture,
            const char *table,
            gint64      id,
            double      u0,
            double      v0,
            double      u1,
            double      v1)
{
  g_autoptr (GBytes) shape = ground_rectangle (u0, v0, u1, v1);

  put (fixture, table, id, shape);
}

void
ground_set_point (Fixture    *fixture,
                  const char *table,
                  gint64      id,
                  double      u,
                  double      v)
{
  g_autoptr (LinliGeometry) point = linli_geometry_new_point (GROUND_X (u), GROUND_Y (v));
  g_autoptr (GBytes) shape = linli_geometry_to_bytes (point);

  put (fixture, table, id, shape);
}
