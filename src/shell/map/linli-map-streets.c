/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Joins roads of the same name into streets that are long enough to carry the name. */

#include "config.h"

#include "linli-map-streets-private.h"

#include <math.h>
#include <string.h>

typedef struct {
  const LinliMapShape *road;
  guint start;
  guint end;
  gboolean used;
} Piece;

static void
street_free (gpointer data)
{
  LinliMapStreet *street = data;

  g_free (street->xy);
  g_free (street);
}

static gboolean
same_place (const double *a,
            const double *b)
{
  return fabs (a[0] - b[0]) < 1e-9 && fabs (a[1] - b[1]) < 1e-9;
}

/* Cosine of the turn from the end of @line into a piece that is walked from @from to @next. */
static double
straightness (GArray       *line,
              const double *from,
              const double *next)
{
  const double *last = &g_array_index (line, double, line->len - 2), *before = &g_array_index (line, double, line->len - 4);
  double ax = last[0] - before[0], ay = last[1] - before[1], bx = next[0] - from[0], by = next[1] - from[1];
  double length = hypot (ax, ay) * hypot (bx, by);

  return length > 0 ? (ax * bx + ay * by) / length : -1;
}

/* Takes the piece that goes on most nearly straight; a street never turns back. */
static gboolean
line_extend (GArray *line,
             GArray *pieces)
{
  const double *tip = &g_array_index (line, double, line->len - 2);
  double best = 0.5;
  Piece *chosen = NULL;
  gboolean forwards = TRUE;

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);
      const double *xy = piece->road->xy;
      double turn;

      if (piece->used)
        continue;
      if (same_place (tip, xy + 2 * piece->start) && (turn = straightness (line, tip, xy + 2 * piece->start + 2)) > best)
        {
          best = turn;
          chosen = piece;
          forwards = TRUE;
        }
      if (same_place (tip, xy + 2 * piece->end - 2) && (turn = straightness (line, tip, xy + 2 * piece->end - 4)) > best)
        {
          best = turn;
          chosen = piece;
          forwards = FALSE;
        }
    }
  if (chosen == NULL)
    return FALSE;
  chosen->used = TRUE;
  for (guint i = 1; i < chosen->end - chosen->start; i++)
    g_array_append_vals (line, chosen->road->xy + 2 * (forwards ? chosen->start + i : chosen->end - 1 - i), 2);
  return TRUE;
}

static void
line_turn_round (GArray *line)
{
  guint n = line->len / 2;

  for (guint i = 0; i < n / 2; i++)
    for (guint axis = 0; axis < 2; axis++)
      {
        double *a = &g_array_index (line, double, 2 * i + axis), *b = &g_array_index (line, double, 2 * (n - 1 - i) + axis);
        double kept = *a;

        *a = *b;
        *b = kept;
      }
}

static LinliMapStreet *
street_new (Piece  *seed,
            GArray *pieces)
{
  LinliMapStreet *street = g_new0 (LinliMapStreet, 1);
  GArray *line = g_array_new (FALSE, FALSE, sizeof (double));

  seed->used = TRUE;
  g_array_append_vals (line, seed->road->xy + 2 * seed->start, 2 * (seed->end - seed->start));
  while (line_extend (line, pieces))
    continue;
  line_turn_round (line);
  while (line_extend (line, pieces))
    continue;
  street->name = seed->road->name;
  street->rank = seed->road->rank;
  street->n_points = line->len / 2;
  street->xy = (double *) (gpointer) g_array_free (line, FALSE);
  street->box = (LinliBox) LINLI_BOX_EMPTY;
  for (guint i = 0; i < street->n_points; i++)
    linli_box_add_point (&street->box, street->xy[2 * i], street->xy[2 * i + 1]);
  return street;
}

static int
compare_streets (gconstpointer a,
                 gconstpointer b)
{
  const LinliMapStreet *x = *(LinliMapStreet * const *) a, *y = *(LinliMapStreet * const *) b;

  if (x->rank != y->rank)
    return (int) y->rank - (int) x->rank;
  return (x->n_points < y->n_points) - (x->n_points > y->n_points);
}

/* Returns: (transfer full) (element-type LinliMapStreet): the streets, the most important first. Names are borrowed from @roads. */
GPtrArray *
_linli_map_streets_join (const LinliMapShapes *roads)
{
  GPtrArray *streets = g_ptr_array_new_with_free_func (street_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < roads->n; i++)
    {
      const LinliMapShape *road = roads->shapes[i];
      GArray *pieces;

      if (road->name == NULL || *road->name == '\0')
        continue;
      pieces = g_hash_table_lookup (by_name, road->name);
      if (pieces == NULL)
        {
          pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
          g_hash_table_insert (by_name, road->name, pieces);
        }
      for (guint part = 0; part < road->n_parts; part++)
        if (road->starts[part + 1] - road->starts[part] >= 2)
          {
            Piece piece = { road, road->starts[part], road->starts[part + 1], FALSE };

            g_array_append_val (pieces, piece);
          }
    }
  g_hash_table_iter_init (&iter, by_name);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GArray *pieces = value;

      for (guint i = 0; i < pieces->len; i++)
        if (!g_array_index (pieces, Piece, i).used)
          g_ptr_array_add (streets, street_new (&g_array_index (pieces, Piece, i), pieces));
    }
  g_ptr_array_sort (streets, compare_streets);
  return streets;
}
