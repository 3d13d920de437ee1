/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Ways on foot through the network: from each beginning the shortest time to all junctions within reach (Dijkstra, 1959), and from there to each
 * end. A point is led to the nearest road, and to the nearest that hangs together with most of the others, where that is another one. */

#include "lp-walk-private.h"

#include <math.h>
#include <string.h>

/* Farther than this from every road, in metres, a point is not on the network. */
#define REACH 150.0

typedef struct {
  const LpWalk *walk;
  guint part; /* only in this one, or LP_WALK_NONE */
} LpWalkNearest;

/**
 * lp_walk_new:
 * @roads: (array length=n_roads): roads as they are drawn
 * @n_roads: how many
 *
 * Motorways are left out. Ends that stop less than eight metres short of a road are led to it.
 *
 * Returns: (transfer full): the network; without a road everything is estimated
 */
LpWalk *
lp_walk_new (const LpWalkRoad *roads,
             guint             n_roads)
{
  LpWalk *self = g_atomic_rc_box_new0 (LpWalk);
  double x = 0, y = 0;
  guint n = 0;

  self->east = g_array_new (FALSE, FALSE, sizeof (double));
  self->north = g_array_new (FALSE, FALSE, sizeof (double));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (LpWalkPiece));
  self->legs = g_array_new (FALSE, FALSE, sizeof (LpWalkLeg));
  self->edges = g_array_new (FALSE, FALSE, sizeof (LpWalkEdge));
  for (guint r = 0; r < n_roads; r++)
    for (guint i = 0; i < roads[r].n_points; i++, n++)
      {
        x += roads[r].points[2 * i];
        y += roads[r].points[2 * i + 1];
      }
  linli_plane_init (&self->plane, x / MAX (n, 1), y / MAX (n, 1));
  lp_walk_build (self, roads, n_roads);
  return self;
}

static void
lp_walk_clear (gpointer data)
{
  LpWalk *self = data;

  g_array_unref (self->east);
  g_array_unref (self->north);
  g_array_unref (self->pieces);
  g_array_unref (self->legs);
  g_array_unref (self->edges);
  g_clear_pointer (&self->index, linli_spatial_index_unref);
  g_free (self->first);
  g_free (self->around);
  g_free (self->part);
}

/**
 * lp_walk_ref:
 * @self: a network
 *
 * Returns: (transfer full): the network; on any thread
 */
LpWalk *
lp_walk_ref (LpWalk *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * lp_walk_unref:
 * @self: (transfer full): a network
 *
 * Frees it when nobody has it any more; on any thread.
 */
void
lp_walk_unref (LpWalk *self)
{
  g_atomic_rc_box_release_full (self, lp_walk_clear);
}

/**
 * lp_walk_get_n_nodes:
 * @self: a network
 *
 * Returns: at how many places something is decided: junctions, dead ends, either side of a main road counted for itself
 */
guint
lp_walk_get_n_nodes (LpWalk *self)
{
  guint n = 0;

  for (guint v = 0; v < self->n_nodes; v++)
    n += self->first[v] < self->first[v + 1];
  return n;
}

static double
lp_walk_nearest_measure (guint    item,
                 double   x,
                 double   y,
                 gpointer data)
{
  const LpWalkNearest *nearest = data;
  const LpWalkPiece *piece = &g_array_index (nearest->walk->pieces, LpWalkPiece, item);
  double east, north;

  if (nearest->part != LP_WALK_NONE)
    {
      const LpWalkLeg *leg = &g_array_index (nearest->walk->legs, LpWalkLeg, piece->first_leg);

      if (nearest->walk->part[g_array_index (nearest->walk->edges, LpWalkEdge, leg->edge).nodes[0]] != nearest->part)
        return G_MAXDOUBLE;
    }
  linli_plane_project (&nearest->walk->plane, x, y, &east, &north);
  return lp_walk_project (nearest->walk, piece, east, north, NULL);
}

/* Returns: (out): whether there is a road within reach, and the part of the network that it is in */
static gboolean
lp_walk_set_foot (const LpWalk      *self,
                  const LpWalkPoint *point,
                  guint              part,
                  LpWalkStand             *stand,
                  guint             *found_part)
{
  LpWalkNearest nearest = { self, part };
  int found = self->index != NULL ? linli_spatial_index_find_nearest (self->index, point->x, point->y, REACH, lp_walk_nearest_measure, &nearest) : -1;
  const LpWalkPiece *piece;
  const LpWalkLeg *leg;
  double east, north, x, y, along;
  LpWalkFoot *foot = &stand->feet[stand->n];

  if (found < 0)
    return FALSE;
  piece = &g_array_index (self->pieces, LpWalkPiece, found);
  linli_plane_project (&self->plane, point->x, point->y, &east, &north);
  foot->access = lp_walk_project (self, piece, east, north, &along);
  if (foot->access > REACH)
    return FALSE;
  x = g_array_index (self->east, double, piece->from);
  y = g_array_index (self->north, double, piece->from);
  /* A main road is left of its direction, or right of it, for whom it matters. */
  leg = &g_array_index (self->legs, LpWalkLeg, piece->first_leg);
  if (piece->wait > 0 && (g_array_index (self->east, double, piece->to) - x) * (north - y) -
      (g_array_index (self->north, double, piece->to) - y) * (east - x) < 0)
    leg++;
  foot->edge = leg->edge;
  foot->along = leg->start + along * (leg->end - leg->start);
  *found_part = self->part[g_array_index (self->edges, LpWalkEdge, leg->edge).nodes[0]];
  stand->n++;
  return TRUE;
}

void
lp_walk_stand (const LpWalk      *self,
               const LpWalkPoint *point,
               LpWalkStand             *stand)
{
  guint part;

  stand->n = 0;
  if (lp_walk_set_foot (self, point, LP_WALK_NONE, stand, &part) && part != self->largest)
    lp_walk_set_foot (self, point, self->largest, stand, &part);
}

static void
lp_walk_search_push (LpWalkSearch *self,
             guint   node,
             LpWalkMark    mark)
{
  LpWalkOpen open = { mark.seconds, node };
  guint at = self->open->len;
  LpWalkOpen *heap;

  if (mark.seconds >= self->marks[node].seconds)
    return;
  if (self->marks[node].seconds == HUGE_VAL)
    g_array_append_val (self->touched, node);
  self->marks[node] = mark;
  g_array_append_val (self->open, open);
  heap = (LpWalkOpen *) (gpointer) self->open->data;
  for (; at > 0 && heap[(at - 1) / 2].seconds > open.seconds; at = (at - 1) / 2)
    heap[at] = heap[(at - 1) / 2];
  heap[at] = open;
}

static LpWalkOpen
lp_walk_search_pop (LpWalkSearch *self)
{
  LpWalkOpen *heap = (LpWalkOpen *) (gpointer) self->open->data;
  LpWalkOpen top = heap[0], last = heap[self->open->len - 1];
  guint n = self->open->len - 1, at = 0;

  g_array_set_size (self->open, n);
  for (;;)
    {
      guint child = 2 * at + 1;

      if (child >= n)
        break;
      child += child + 1 < n && heap[child + 1].seconds < heap[child].seconds;
      if (heap[child].seconds >= last.seconds)
        break;
      heap[at] = heap[child];
      at = child;
    }
  if (n > 0)
    heap[at] = last;
  return top;
}

/* All nodes within @most seconds of the nearest of some places. */
void
lp_walk_search (LpWalkSearch      *self,
                const LpWalkStand *stands,
                guint              n_stands,
                double             most)
{
  const LpWalk *walk = self->walk;

  for (guint i = 0; i < self->touched->len; i++)
    self->marks[g_array_index (self->touched, guint, i)].seconds = HUGE_VAL;
  g_array_set_size (self->touched, 0);
  g_array_set_size (self->open, 0);
  for (guint s = 0; s < n_stands; s++)
    for (guint i = 0; i < stands[s].n; i++)
      {
        const LpWalkFoot *foot = &stands[s].feet[i];
        const LpWalkEdge *edge = &g_array_index (walk->edges, LpWalkEdge, foot->edge);

        for (guint k = 0; k < 2; k++)
          {
            double metres = foot->access + (k == 0 ? foot->along : edge->metres - foot->along);

            lp_walk_search_push (self, edge->nodes[k], (LpWalkMark) { metres / LP_WALK_SPEED, (float) metres, 0 });
          }
      }
  while (self->open->len > 0)
    {
      LpWalkOpen at = lp_walk_search_pop (self);
      LpWalkMark mark = self->marks[at.node];

      if (at.seconds > mark.seconds || at.seconds > most)
        continue;
      for (guint i = walk->first[at.node]; i < walk->first[at.node + 1]; i++)
        {
          const LpWalkEdge *edge = &g_array_index (walk->edges, LpWalkEdge, walk->around[i]);

          lp_walk_search_push (self, edge->nodes[edge->nodes[0] == at.node],
                       (LpWalkMark) { mark.seconds + edge->metres / LP_WALK_SPEED + edge->wait, mark.metres + (float) edge->metres,
                                mark.crossings + edge->crossing });
        }
    }
}

static LpWalkWay
lp_walk_make_way (LpWalkMark     mark,
                  int      most,
                  gboolean estimated)
{
  if (mark.seconds > most)
    return (LpWalkWay) { -1, 0, 0, estimated };
  return (LpWalkWay) { (int) lround (mark.seconds), (guint) lroundf (mark.metres), (guint16) mark.crossings, estimated };
}

/* Straight on, where the network does not lead. */
static LpWalkMark
lp_walk_estimate (const LpWalkPoint *from,
                  const LpWalkPoint *to)
{
  double metres = linli_plane_distance (from->x, from->y, to->x, to->y) * LP_WALK_DETOUR;

  return (LpWalkMark) { metres / LP_WALK_SPEED, (float) metres, 0 };
}

/* The best way to an end. @linked tells whether both ends are on one part of the network at all. */
static LpWalkMark
lp_walk_search_reach (LpWalkSearch      *self,
              const LpWalkStand *from,
              const LpWalkStand *to,
              gboolean    *linked)
{
  const LpWalk *walk = self->walk;
  LpWalkMark best = { HUGE_VAL, 0, 0 };

  *linked = FALSE;
  for (guint i = 0; i < to->n; i++)
    {
      const LpWalkFoot *foot = &to->feet[i];
      const LpWalkEdge *edge = &g_array_index (walk->edges, LpWalkEdge, foot->edge);

      for (guint k = 0; k < from->n; k++)
        {
          double metres = from->feet[k].access + ABS (from->feet[k].along - foot->along) + foot->access;

          *linked |= walk->part[g_array_index (walk->edges, LpWalkEdge, from->feet[k].edge).nodes[0]] == walk->part[edge->nodes[0]];
          if (from->feet[k].edge == foot->edge && metres / LP_WALK_SPEED < best.seconds)
            best = (LpWalkMark) { metres / LP_WALK_SPEED, (float) metres, 0 };
        }
      for (guint k = 0; k < 2; k++)
        {
          LpWalkMark mark = self->marks[edge->nodes[k]];
          double metres = foot->access + (k == 0 ? foot->along : edge->metres - foot->along);

          if (mark.seconds + metres / LP_WALK_SPEED < best.seconds)
            best = (LpWalkMark) { mark.seconds + metres / LP_WALK_SPEED, mark.metres + (float) metres, mark.crossings };
        }
    }
  return best;
}

/**
 * lp_walk_measure:
 * @self: a network
 * @from: (array length=n_from): where walks begin
 * @n_from: how many
 * @to: (array length=n_to): where they end
 * @n_to: how many
 * @most: the longest walk that is of interest, in seconds
 * @ways: (out caller-allocates) (array): @n_from × @n_to ways: all ends of the first beginning, then of the next
 * @cancellable: (nullable): lets it be stopped
 * @error: return location for an error
 *
 * Measures the quickest ways. A point farther than 150 metres from every road, or two points that no road joins, get an estimate.
 *
 * Returns: %FALSE when it was stopped
 */
gboolean
lp_walk_measure (LpWalk             *self,
                 const LpWalkPoint  *from,
                 guint               n_from,
                 const LpWalkPoint  *to,
                 guint               n_to,
                 int                 most,
                 LpWalkWay          *ways,
                 GCancellable       *cancellable,
                 GError            **error)
{
  g_autofree LpWalkMark *marks = g_new (LpWalkMark, MAX (self->n_nodes, 1));
  g_autofree LpWalkStand *ends = g_new (LpWalkStand, MAX (n_to, 1));
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint)), open = g_array_new (FALSE, FALSE, sizeof (LpWalkOpen));
  LpWalkSearch search = { self, marks, touched, open };

  for (guint v = 0; v < self->n_nodes; v++)
    marks[v].seconds = HUGE_VAL;
  for (guint i = 0; i < n_to; i++)
    lp_walk_stand (self, &to[i], &ends[i]);
  for (guint f = 0; f < n_from; f++)
    {
      LpWalkStand stand;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      lp_walk_stand (self, &from[f], &stand);
      lp_walk_search (&search, &stand, 1, most);
      for (guint i = 0; i < n_to; i++)
        {
          gboolean linked;
          LpWalkMark mark = lp_walk_search_reach (&search, &stand, &ends[i], &linked);

          ways[(gsize) f * n_to + i] = lp_walk_make_way (linked ? mark : lp_walk_estimate (&from[f], &to[i]), most, !linked);
        }
    }
  return TRUE;
}
