/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A shape as GeoPackages keep it. */

#include "fuzz.h"

static void
measure (const LinliGeometry *geometry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliGeometry) multi = linli_geometry_to_multi (geometry);
  g_autoptr (LinliGeometry) moved = linli_geometry_transform (geometry, LINLI_CRS_GCJ02, LINLI_CRS_WGS84);
  g_autoptr (LinliGeometry) repaired = NULL;
  g_autofree char *text = linli_geometry_to_text (geometry);
  double x = 0, y = 0, radius;

  linli_geometry_find_inside (geometry, &x, &y);
  linli_geometry_find_pole (geometry, &x, &y, &radius);
  linli_geometry_contains (geometry, x, y);
  linli_geometry_get_distance (geometry, x, y);
  linli_geometry_get_area (geometry);
  linli_geometry_get_length (geometry);
  fuzz_judge (linli_geometry_check (geometry, &error), &error);
  g_clear_error (&error);
  repaired = linli_geometry_repair (geometry, &error);
  fuzz_judge (repaired != NULL, &error);
}

static void
walk (const LinliGeometry *geometry)
{
  guint n_points;

  for (guint part = 0; part < linli_geometry_get_n_parts (geometry); part++)
    {
      g_autoptr (LinliGeometry) alone = linli_geometry_get_part (geometry, part);

      g_assert_cmpint (linli_geometry_get_kind (alone), ==, linli_geometry_get_part_kind (geometry, part));
      for (guint path = 0; path < linli_geometry_get_n_paths (geometry, part); path++)
        linli_geometry_get_path (geometry, part, path, &n_points);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliGeometry) geometry = linli_geometry_new_from_blob (data, size, &error);
  g_autoptr (LinliGeometry) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LinliBox box;
  double x, y;

  fuzz_judge (geometry != NULL, &error);
  linli_geometry_peek_box (data, size, &box);
  linli_geometry_peek_point (data, size, &x, &y);
  if (geometry == NULL)
    return 0;
  bytes = linli_geometry_to_bytes (geometry);
  again = linli_geometry_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (linli_geometry_equal (geometry, again));
  walk (geometry);
  measure (geometry);
  return 0;
}
