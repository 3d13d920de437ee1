/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is reached on foot within some minutes: the stretches of road themselves, cut where a minute ends. They tell no more than the network does:
 * what lies between the roads is left open. */

#include "lp-walk-private.h"

#include <math.h>

/* Roads are cut to lengths of so many metres at the most, each of which is in one ring: that in which its middle is. */
#define STEP 12.0

typedef struct {
  LpWalkSearch search;
  const LpWalkStand *stands;
  guint n_stands;
} LpWalkReach;

/* Seconds to a place on an edge, over either of its ends, or along it from where a walk begins on it. */
static double
lp_walk_reach_at (const LpWalkReach *self,
                  guint              edge_index,
                  double             along)
{
  const LpWalkEdge *edge = &g_array_index (self->search.walk->edges, LpWalkEdge, edge_index);
  double best = MIN (self->search.marks[edge->nodes[0]].seconds + along / LP_WALK_SPEED,
                     self->search.marks[edge->nodes[1]].seconds + (edge->metres - along) / LP_WALK_SPEED);

  for (guint s = 0; s < self->n_stands; s++)
    for (guint i = 0; i < self->stands[s].n; i++)
      if (self->stands[s].feet[i].edge == edge_index)
        best = MIN (best, (self->stands[s].feet[i].access + ABS (self->stands[s].feet[i].along - along)) / LP_WALK_SPEED);
  return best;
}

/* Of a main road the side that is reached sooner counts. */
static double
lp_walk_reach_on (const LpWalkReach *self,
                  const LpWalkPiece *piece,
                  double             part)
{
  double best = HUGE_VAL;

  for (guint side = 0; side < (piece->wait > 0 ? 2 : 1); side++)
    {
      const LpWalkLeg *leg = &g_array_index (self->search.walk->legs, LpWalkLeg, piece->first_leg + side);

      best = MIN (best, lp_walk_reach_at (self, leg->edge, leg->start + part * (leg->end - leg->start)));
    }
  return best;
}

static LpWalkPoint
lp_walk_reach_point (const LpWalk      *walk,
                     const LpWalkPiece *piece,
                     double             part)
{
  double x = g_array_index (walk->east, double, piece->from), y = g_array_index (walk->north, double, piece->from);
  LpWalkPoint point;

  linli_plane_unproject (&walk->plane, x + part * (g_array_index (walk->east, double, piece->to) - x),
                         y + part * (g_array_index (walk->north, double, piece->to) - y), &point.x, &point.y);
  return point;
}

/* Cuts a piece of road; neighbouring lengths in one ring are one stretch. */
static void
lp_walk_reach_cut (const LpWalkReach *self,
                   const LpWalkPiece *piece,
                   const int         *rings,
                   guint              n_rings,
                   GArray            *stretches)
{
  const LpWalk *walk = self->search.walk;
  double length = hypot (g_array_index (walk->east, double, piece->to) - g_array_index (walk->east, double, piece->from),
                         g_array_index (walk->north, double, piece->to) - g_array_index (walk->north, double, piece->from));
  guint n = (guint) MAX (ceil (length / STEP), 1), begun = 0, ring = n_rings;

  for (guint i = 0; i <= n; i++)
    {
      double seconds = i < n ? lp_walk_reach_on (self, piece, (i + 0.5) / n) : 0;
      guint next = 0;

      while (i < n && next < n_rings && seconds > rings[next])
        next++;
      if (i < n && i > 0 && next == ring)
        continue;
      if (i > 0 && ring < n_rings)
        {
          LpWalkStretch stretch = { lp_walk_reach_point (walk, piece, (double) begun / n), lp_walk_reach_point (walk, piece, (double) i / n), ring };

          g_array_append_val (stretches, stretch);
        }
      begun = i;
      ring = next;
    }
}

/**
 * lp_walk_reach:
 * @self: a network
 * @from: (array length=n_from): where one may begin: the nearest counts
 * @n_from: how many
 * @rings: (array length=n_rings): seconds, ascending
 * @n_rings: how many
 * @cancellable: (nullable): lets it be stopped
 * @error: return location for an error
 *
 * Finds which stretches of road are reached within the first of some times, which within the next, and so on. Nothing is reached from a point
 * that is farther than 150 metres from every road.
 *
 * Returns: (transfer full) (element-type LpWalkStretch) (nullable): the stretches; %NULL when it was stopped
 */
GArray *
lp_walk_reach (LpWalk             *self,
               const LpWalkPoint  *from,
               guint               n_from,
               const int          *rings,
               guint               n_rings,
               GCancellable       *cancellable,
               GError            **error)
{
  g_autofree LpWalkMark *marks = g_new (LpWalkMark, MAX (self->n_nodes, 1));
  g_autofree LpWalkStand *stands = g_new0 (LpWalkStand, MAX (n_from, 1));
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint)), open = g_array_new (FALSE, FALSE, sizeof (LpWalkOpen));
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (LpWalkStretch));
  LpWalkReach reach = { { self, marks, touched, open }, stands, n_from };

  g_return_val_if_fail (n_rings > 0, NULL);

  for (guint v = 0; v < self->n_nodes; v++)
    marks[v].seconds = HUGE_VAL;
  for (guint i = 0; i < n_from; i++)
    lp_walk_stand (self, &from[i], &stands[i]);
  lp_walk_search (&reach.search, stands, n_from, rings[n_rings - 1]);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      lp_walk_reach_cut (&reach, &g_array_index (self->pieces, LpWalkPiece, i), rings, n_rings, stretches);
    }
  return g_steal_pointer (&stretches);
}
