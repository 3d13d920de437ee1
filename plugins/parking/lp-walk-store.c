/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The roads of the file as those who walk see them. */

#include "lp-walk-store.h"

/* Each line of a road is one of the network; the points stay those of the shape. */
static void
lp_walk_add_lines (GArray              *roads,
                   const LinliGeometry *shape,
                   const char          *class)
{
  for (guint part = 0; part < linli_geometry_get_n_parts (shape); part++)
    for (guint path = 0; linli_geometry_get_part_kind (shape, part) == LINLI_GEOMETRY_LINE && path < linli_geometry_get_n_paths (shape, part); path++)
      {
        LpWalkRoad road = { class, NULL, 0 };

        road.points = linli_geometry_get_path (shape, part, path, &road.n_points);
        g_array_append_val (roads, road);
      }
}

LpWalk *
lp_walk_load (LinliDatabase  *database,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
  g_autoptr (GArray) roads = g_array_new (FALSE, FALSE, sizeof (LpWalkRoad));
  g_autoptr (GStringChunk) classes = g_string_chunk_new (256);
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT geom, class FROM road WHERE deleted_at IS NULL AND geom IS NOT NULL ORDER BY id", NULL);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      g_autoptr (GBytes) bytes = linli_statement_dup_bytes (row, 0);
      const char *class = linli_statement_get_text (row, 1);
      LinliGeometry *shape = linli_geometry_new_from_bytes (bytes, &problem);

      if (shape == NULL)
        break;
      g_ptr_array_add (shapes, shape);
      lp_walk_add_lines (roads, shape, class != NULL ? g_string_chunk_insert_const (classes, class) : NULL);
    }
  if (problem == NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    return lp_walk_new ((const LpWalkRoad *) (gpointer) roads->data, roads->len);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return NULL;
}
