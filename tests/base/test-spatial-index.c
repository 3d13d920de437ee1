/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <linli-core.h>

static LinliBox *
random_boxes (guint n)
{
  LinliBox *boxes = g_new (LinliBox, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      double x = g_test_rand_double_range (104.0, 104.1), y = g_test_rand_double_range (30.6, 30.7);

      boxes[i] = (LinliBox) { x, y, x + g_test_rand_double_range (0.0, 0.003), y + g_test_rand_double_range (0.0, 0.003) };
    }
  return boxes;
}

/* Every query gives exactly what looking at all boxes gives. */
static void
test_query (void)
{
  static const guint sizes[] = { 0, 1, 2, 15, 16, 17, 255, 256, 257, 3000 };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      guint n = sizes[size];
      g_autofree LinliBox *boxes = random_boxes (n);
      g_autoptr (LinliSpatialIndex) index = NULL;

      if (n > 10)
        boxes[7] = (LinliBox) LINLI_BOX_EMPTY;
      index = linli_spatial_index_new (boxes, n);
      for (int round = 0; round < 200; round++)
        {
          g_autofree LinliBox *query = random_boxes (1);
          guint at = 0;

          if (round % 2 == 0)
            *query = (LinliBox) { query->min_x, query->min_y, query->min_x, query->min_y };
          linli_spatial_index_collect (index, query, found);
          for (guint i = 0; i < n; i++)
            if (!linli_box_is_empty (&boxes[i]) && linli_box_intersects (&boxes[i], query))
              {
                g_assert_cmpuint (at, <, found->len);
                g_assert_cmpuint (g_array_index (found, guint, at), ==, i);
                at++;
              }
          g_assert_cmpuint (at, ==, found->len);
        }
    }
}

static double
to_corner_cb (guint    item,
              double   x,
              double   y,
              gpointer data)
{
  const LinliBox *boxes = data;

  return linli_plane_distance (x, y, boxes[item].min_x, boxes[item].min_y);
}

static void
test_nearest (void)
{
  guint n = 2000;
  g_autofree LinliBox *boxes = random_boxes (n);
  g_autoptr (LinliSpatialIndex) index = linli_spatial_index_new (boxes, n);

  for (int round = 0; round < 300; round++)
    {
      double x = g_test_rand_double_range (103.95, 104.15), y = g_test_rand_double_range (30.55, 30.75), best = G_MAXDOUBLE;
      int found = linli_spatial_index_find_nearest (index, x, y, 20000.0, to_corner_cb, boxes);

      for (guint i = 0; i < n; i++)
        best = MIN (best, to_corner_cb (i, x, y, boxes));
      g_assert_cmpint (found, >=, 0);
      g_assert_cmpfloat_with_epsilon (to_corner_cb ((guint) found, x, y, boxes), best, 0.05);
      g_assert_cmpint (linli_spatial_index_find_nearest (index, x, y, best / 2.0, to_corner_cb, boxes), ==, -1);
    }
  g_assert_cmpint (linli_spatial_index_find_nearest (index, 105.0, 31.0, 100.0, NULL, NULL), ==, -1);
  g_assert_cmpint (linli_spatial_index_find_nearest (index, boxes[5].min_x, boxes[5].min_y, 0.0, NULL, NULL), >=, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/spatial-index/query", test_query);
  g_test_add_func ("/spatial-index/nearest", test_nearest);
  return g_test_run ();
}
