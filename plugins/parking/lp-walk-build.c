/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Makes the network of those who walk out of lines. Points that are one become vertices; ends that stop just short of a road are led to it; main
 * roads are split into two pavements: around a vertex, each space between two main roads is a node of its own, where the lesser streets that
 * begin in it end; and two such nodes are joined across the road between them where the vertex is a junction. Then nodes at which nothing is to
 * be decided are taken out, so that a walk looks at junctions alone. */

#include "lp-walk-private.h"

#include <math.h>

/* Points nearer than this, in metres, are one. */
#define SAME 0.5
/* An end that stops so many metres short of a road was meant to reach it. */
#define GAP 8.0

/* A vertex that is put into a piece. */
typedef struct {
  guint piece;
  double along;
  guint vertex;
} Split;

/* A main road that begins at a vertex, by its direction. */
typedef struct {
  double angle;
  guint piece;
} Spoke;

/* Everything that is known only while the network is made. */
typedef struct {
  LpWalk *walk;
  guint *first;      /* of each vertex: where its pieces begin in around */
  guint *around;     /* pieces */
  guint *first_node; /* of each vertex */
} Build;

int
lp_walk_get_wait (const char *road_class)
{
  /* Half of the red of usual signals; our own table, for none is published. */
  static const struct { const char *class; int wait; } waits[] = {
    { "trunk", 60 }, { "trunk_link", 60 }, { "primary", 60 }, { "primary_link", 60 }, { "secondary", 45 }, { "secondary_link", 45 },
    { "tertiary", 30 }, { "tertiary_link", 30 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    if (g_strcmp0 (road_class, waits[i].class) == 0)
      return waits[i].wait;
  return 0;
}

static gboolean
lp_walk_is_closed (const char *road_class)
{
  return g_strcmp0 (road_class, "motorway") == 0 || g_strcmp0 (road_class, "motorway_link") == 0;
}

#define PIECE(self, n) (&g_array_index ((self)->pieces, LpWalkPiece, n))
#define LEG(self, n) (&g_array_index ((self)->legs, LpWalkLeg, n))
#define EAST(self, n) g_array_index ((self)->east, double, n)
#define NORTH(self, n) g_array_index ((self)->north, double, n)

static guint
lp_walk_add_vertex (LpWalk *self,
                    double  east,
                    double  north)
{
  g_array_append_val (self->east, east);
  g_array_append_val (self->north, north);
  return self->east->len - 1;
}

static guint
lp_walk_find_vertex (LpWalk     *self,
                     GHashTable *known,
                     double      x,
                     double      y)
{
  double east, north;
  gint64 cell;
  gpointer found;

  linli_plane_project (&self->plane, x, y, &east, &north);
  cell = (gint64) ((guint64) (gint64) round (east / SAME) << 32) ^ ((gint64) round (north / SAME) & 0xFFFFFFFF);
  if (g_hash_table_lookup_extended (known, &cell, NULL, &found))
    return GPOINTER_TO_UINT (found);
  g_hash_table_insert (known, g_memdup2 (&cell, sizeof cell), GUINT_TO_POINTER (self->east->len));
  return lp_walk_add_vertex (self, east, north);
}

static void
lp_walk_add_piece (LpWalk *self,
                   guint   from,
                   guint   to,
                   int     wait)
{
  LpWalkPiece piece = { from, to, wait, 0 };

  if (from != to)
    g_array_append_val (self->pieces, piece);
}

static void
lp_walk_read (LpWalk           *self,
              const LpWalkRoad *roads,
              guint             n_roads)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint r = 0; r < n_roads; r++)
    {
      guint last = LP_WALK_NONE;
      int wait = lp_walk_get_wait (roads[r].class);

      for (guint i = 0; !lp_walk_is_closed (roads[r].class) && i < roads[r].n_points; i++)
        {
          guint vertex = lp_walk_find_vertex (self, known, roads[r].points[2 * i], roads[r].points[2 * i + 1]);

          if (last != LP_WALK_NONE)
            lp_walk_add_piece (self, last, vertex, wait);
          last = vertex;
        }
    }
}

/* How far a place is from a piece, in metres, and how far along it that is, from 0 to 1. */
double
lp_walk_project (const LpWalk      *self,
                 const LpWalkPiece *piece,
                 double             east,
                 double             north,
                 double            *along)
{
  double x = EAST (self, piece->from), y = NORTH (self, piece->from), dx = EAST (self, piece->to) - x, dy = NORTH (self, piece->to) - y;
  double part = CLAMP (((east - x) * dx + (north - y) * dy) / (dx * dx + dy * dy), 0, 1);

  if (along != NULL)
    *along = part;
  return hypot (x + part * dx - east, y + part * dy - north);
}

static void
lp_walk_make_index (LpWalk *self)
{
  g_autofree LinliBox *boxes = g_new (LinliBox, self->pieces->len);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const LpWalkPiece *piece = PIECE (self, i);
      double x1, y1, x2, y2;

      linli_plane_unproject (&self->plane, EAST (self, piece->from), NORTH (self, piece->from), &x1, &y1);
      linli_plane_unproject (&self->plane, EAST (self, piece->to), NORTH (self, piece->to), &x2, &y2);
      boxes[i] = (LinliBox) { MIN (x1, x2), MIN (y1, y2), MAX (x1, x2), MAX (y1, y2) };
    }
  g_clear_pointer (&self->index, linli_spatial_index_unref);
  self->index = linli_spatial_index_new (boxes, self->pieces->len);
}

/* Pieces by the vertices that they end at. */
static void
build_sort (Build *build)
{
  LpWalk *walk = build->walk;
  guint n = walk->east->len;

  g_free (build->first);
  g_free (build->around);
  build->first = g_new0 (guint, n + 1);
  build->around = g_new (guint, 2 * walk->pieces->len);
  for (guint i = 0; i < walk->pieces->len; i++)
    {
      build->first[PIECE (walk, i)->from + 1]++;
      build->first[PIECE (walk, i)->to + 1]++;
    }
  for (guint v = 0; v < n; v++)
    build->first[v + 1] += build->first[v];
  for (guint i = walk->pieces->len; i-- > 0;)
    {
      build->around[build->first[PIECE (walk, i)->from]++] = i;
      build->around[build->first[PIECE (walk, i)->to]++] = i;
    }
  for (guint v = n; v > 0; v--)
    build->first[v] = build->first[v - 1];
  build->first[0] = 0;
}

typedef struct {
  const LpWalk *walk;
  guint vertex; /* whose own pieces are passed over */
} Reach;

static double
reach_measure (guint    item,
               double   x,
               double   y,
               gpointer data)
{
  const Reach *reach = data;
  const LpWalkPiece *piece = PIECE (reach->walk, item);
  double east, north;

  if (piece->from == reach->vertex || piece->to == reach->vertex)
    return G_MAXDOUBLE;
  linli_plane_project (&reach->walk->plane, x, y, &east, &north);
  return lp_walk_project (reach->walk, piece, east, north, NULL);
}

static int
split_compare (gconstpointer a,
               gconstpointer b)
{
  const Split *x = a, *y = b;

  if (x->piece != y->piece)
    return x->piece < y->piece ? -1 : 1;
  return (x->along > y->along) - (x->along < y->along);
}

/* Puts the vertices into the pieces that they lie on. */
static void
lp_walk_split (LpWalk *self,
               GArray *splits)
{
  g_array_sort (splits, split_compare);
  for (guint i = 0; i < splits->len;)
    {
      guint piece = g_array_index (splits, Split, i).piece, end = PIECE (self, piece)->to;
      int wait = PIECE (self, piece)->wait;
      guint last = g_array_index (splits, Split, i).vertex;

      PIECE (self, piece)->to = last;
      for (i++; i < splits->len && g_array_index (splits, Split, i).piece == piece; i++)
        {
          lp_walk_add_piece (self, last, g_array_index (splits, Split, i).vertex, wait);
          last = g_array_index (splits, Split, i).vertex;
        }
      lp_walk_add_piece (self, last, end, wait);
    }
}

/* Leads ends that stop just short of a road to it. */
static void
build_bridge (Build *build)
{
  LpWalk *walk = build->walk;
  guint n = walk->east->len;
  g_autoptr (GArray) splits = g_array_new (FALSE, FALSE, sizeof (Split));
  Reach reach = { walk, 0 };

  lp_walk_make_index (walk);
  for (guint v = 0; v < n; v++)
    {
      double x, y, along;
      int found;

      if (build->first[v + 1] - build->first[v] != 1)
        continue;
      reach.vertex = v;
      linli_plane_unproject (&walk->plane, EAST (walk, v), NORTH (walk, v), &x, &y);
      found = linli_spatial_index_find_nearest (walk->index, x, y, GAP, reach_measure, &reach);
      if (found >= 0 && lp_walk_project (walk, PIECE (walk, found), EAST (walk, v), NORTH (walk, v), &along) <= GAP)
        {
          const LpWalkPiece *piece = PIECE (walk, found);
          double length = hypot (EAST (walk, piece->to) - EAST (walk, piece->from), NORTH (walk, piece->to) - NORTH (walk, piece->from));
          guint to = along * length < SAME ? piece->from : (1 - along) * length < SAME ? piece->to : LP_WALK_NONE;

          if (to == LP_WALK_NONE)
            {
              Split split = { (guint) found, along, 0 };

              split.vertex = to = lp_walk_add_vertex (walk, EAST (walk, piece->from) + along * (EAST (walk, piece->to) - EAST (walk, piece->from)),
                                                      NORTH (walk, piece->from) + along * (NORTH (walk, piece->to) - NORTH (walk, piece->from)));
              g_array_append_val (splits, split);
            }
          lp_walk_add_piece (walk, v, to, PIECE (walk, build->around[build->first[v]])->wait);
        }
    }
  lp_walk_split (walk, splits);
  build_sort (build);
}

static double
build_get_angle (Build *build,
                 guint  vertex,
                 guint  n)
{
  LpWalk *walk = build->walk;
  const LpWalkPiece *piece = PIECE (walk, n);
  guint other = piece->from == vertex ? piece->to : piece->from;

  return atan2 (NORTH (walk, other) - NORTH (walk, vertex), EAST (walk, other) - EAST (walk, vertex));
}

static int
spoke_compare (gconstpointer a,
               gconstpointer b)
{
  const Spoke *x = a, *y = b;

  return (x->angle > y->angle) - (x->angle < y->angle);
}

/* The main roads at a vertex, by their direction, against the clock. */
static void
build_get_spokes (Build  *build,
                  guint   vertex,
                  GArray *spokes)
{
  g_array_set_size (spokes, 0);
  for (guint i = build->first[vertex]; i < build->first[vertex + 1]; i++)
    if (PIECE (build->walk, build->around[i])->wait > 0)
      {
        Spoke spoke = { build_get_angle (build, vertex, build->around[i]), build->around[i] };

        g_array_append_val (spokes, spoke);
      }
  g_array_sort (spokes, spoke_compare);
}

/* The node of a vertex in which a lesser street ends, or to the left (@left) or right of a main road that begins there. Node number i lies left
 * of spoke i; at the end of a single main road there are two all the same. */
static guint
build_find_node (Build        *build,
                 guint         vertex,
                 guint         piece,
                 gboolean      left,
                 const GArray *spokes)
{
  guint n = spokes->len, at = 0;
  double angle;

  if (n == 0)
    return build->first_node[vertex];
  if (PIECE (build->walk, piece)->wait > 0)
    {
      while (g_array_index (spokes, Spoke, at).piece != piece)
        at++;
      return build->first_node[vertex] + (left ? at : (at + MAX (n, 2) - 1) % MAX (n, 2));
    }
  angle = build_get_angle (build, vertex, piece);
  if (n == 1)
    return build->first_node[vertex] + (sin (angle - g_array_index (spokes, Spoke, 0).angle) < 0);
  at = n - 1;
  for (guint i = 0; i < n; i++)
    if (g_array_index (spokes, Spoke, i).angle <= angle)
      at = i;
  return build->first_node[vertex] + at;
}

/* Nodes around every vertex, and the crossings between them at junctions and at the ends of main roads. */
static void
build_nodes (Build *build)
{
  LpWalk *walk = build->walk;
  g_autoptr (GArray) spokes = g_array_new (FALSE, FALSE, sizeof (Spoke));

  build->first_node = g_new (guint, walk->east->len);
  for (guint v = 0; v < walk->east->len; v++)
    {
      guint degree = build->first[v + 1] - build->first[v];

      build_get_spokes (build, v, spokes);
      build->first_node[v] = walk->n_nodes;
      walk->n_nodes += spokes->len == 1 ? 2 : MAX (spokes->len, 1);
      for (guint i = 0; i < spokes->len && (degree > 2 || spokes->len == 1); i++)
        {
          guint piece = g_array_index (spokes, Spoke, i).piece;
          LpWalkEdge edge = { { build_find_node (build, v, piece, TRUE, spokes), build_find_node (build, v, piece, FALSE, spokes) }, 0,
                              PIECE (walk, piece)->wait, TRUE };

          g_array_append_val (walk->edges, edge);
        }
    }
}

static void
build_legs (Build *build)
{
  LpWalk *walk = build->walk;
  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (Spoke)), there = g_array_new (FALSE, FALSE, sizeof (Spoke));

  for (guint i = 0; i < walk->pieces->len; i++)
    {
      LpWalkPiece *piece = PIECE (walk, i);
      double metres = hypot (EAST (walk, piece->to) - EAST (walk, piece->from), NORTH (walk, piece->to) - NORTH (walk, piece->from));

      build_get_spokes (build, piece->from, here);
      build_get_spokes (build, piece->to, there);
      piece->first_leg = walk->legs->len;
      for (guint side = 0; side < (piece->wait > 0 ? 2 : 1); side++)
        {
          LpWalkLeg leg = { { build_find_node (build, piece->from, i, side == 0, here), build_find_node (build, piece->to, i, side == 1, there) },
                            metres, LP_WALK_NONE, 0, 0 };

          g_array_append_val (walk->legs, leg);
        }
    }
}

/* Legs by their nodes. */
static void
build_sort_legs (LpWalk *walk,
                 guint  *first,
                 guint  *around)
{
  for (guint i = 0; i < walk->legs->len; i++)
    for (guint k = 0; k < 2; k++)
      first[LEG (walk, i)->nodes[k] + 1]++;
  for (guint v = 0; v < walk->n_nodes; v++)
    first[v + 1] += first[v];
  for (guint i = walk->legs->len; i-- > 0;)
    for (guint k = 0; k < 2; k++)
      around[first[LEG (walk, i)->nodes[k]]++] = i;
  for (guint v = walk->n_nodes; v > 0; v--)
    first[v] = first[v - 1];
  first[0] = 0;
}

/* Follows legs from a node until something is to be decided, and makes one edge of them. */
static void
build_follow (LpWalk         *walk,
              const guint    *first,
              const guint    *around,
              const gboolean *decides,
              guint           node,
              guint           leg)
{
  LpWalkEdge edge = { { node, node }, 0, 0, FALSE };

  for (;;)
    {
      LpWalkLeg *next = LEG (walk, leg);
      gboolean forwards = next->nodes[0] == edge.nodes[1];

      next->edge = walk->edges->len;
      next->start = edge.metres + (forwards ? 0 : next->metres);
      next->end = edge.metres + (forwards ? next->metres : 0);
      edge.metres += next->metres;
      edge.nodes[1] = next->nodes[forwards];
      if (decides[edge.nodes[1]])
        break;
      leg = around[first[edge.nodes[1]]] == leg ? around[first[edge.nodes[1]] + 1] : around[first[edge.nodes[1]]];
    }
  g_array_append_val (walk->edges, edge);
}

/* Nodes with two legs and no crossing are passed through. */
static void
build_contract (LpWalk *walk)
{
  g_autofree guint *first = g_new0 (guint, walk->n_nodes + 1), *around = g_new (guint, 2 * walk->legs->len);
  g_autofree gboolean *decides = g_new0 (gboolean, walk->n_nodes);

  build_sort_legs (walk, first, around);
  for (guint v = 0; v < walk->n_nodes; v++)
    decides[v] = first[v + 1] - first[v] != 2 || around[first[v]] == around[first[v] + 1];
  for (guint i = 0; i < walk->edges->len; i++)
    for (guint k = 0; k < 2; k++)
      decides[g_array_index (walk->edges, LpWalkEdge, i).nodes[k]] = TRUE;
  for (guint round = 0; round < 2; round++)
    for (guint v = 0; v < walk->n_nodes; v++)
      for (guint i = first[v]; i < first[v + 1]; i++)
        if (LEG (walk, around[i])->edge == LP_WALK_NONE && (decides[v] || round == 1)) /* in the second round only rings are left */
          {
            decides[v] = TRUE;
            build_follow (walk, first, around, decides, v, around[i]);
          }
}

static void
build_sort_edges (LpWalk *walk)
{
  walk->first = g_new0 (guint, walk->n_nodes + 1);
  walk->around = g_new (guint, 2 * walk->edges->len);
  for (guint i = 0; i < walk->edges->len; i++)
    for (guint k = 0; k < 2; k++)
      walk->first[g_array_index (walk->edges, LpWalkEdge, i).nodes[k] + 1]++;
  for (guint v = 0; v < walk->n_nodes; v++)
    walk->first[v + 1] += walk->first[v];
  for (guint i = walk->edges->len; i-- > 0;)
    for (guint k = 0; k < 2; k++)
      walk->around[walk->first[g_array_index (walk->edges, LpWalkEdge, i).nodes[k]]++] = i;
  for (guint v = walk->n_nodes; v > 0; v--)
    walk->first[v] = walk->first[v - 1];
  walk->first[0] = 0;
}

/* Which nodes hang together. */
static void
build_parts (LpWalk *walk)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  double longest = -1;

  walk->part = g_new (guint, walk->n_nodes);
  for (guint v = 0; v < walk->n_nodes; v++)
    walk->part[v] = LP_WALK_NONE;
  for (guint v = 0; v < walk->n_nodes; v++)
    {
      double metres = 0;

      if (walk->part[v] != LP_WALK_NONE || walk->first[v] == walk->first[v + 1])
        continue;
      walk->part[v] = v;
      g_array_append_val (waiting, v);
      while (waiting->len > 0)
        {
          guint at = g_array_index (waiting, guint, waiting->len - 1);

          g_array_set_size (waiting, waiting->len - 1);
          for (guint i = walk->first[at]; i < walk->first[at + 1]; i++)
            {
              const LpWalkEdge *edge = &g_array_index (walk->edges, LpWalkEdge, walk->around[i]);
              guint other = edge->nodes[edge->nodes[0] == at];

              metres += edge->metres;
              if (walk->part[other] != LP_WALK_NONE)
                continue;
              walk->part[other] = v;
              g_array_append_val (waiting, other);
            }
        }
      if (metres > longest)
        {
          longest = metres;
          walk->largest = v;
        }
    }
}

void
lp_walk_build (LpWalk           *self,
               const LpWalkRoad *roads,
               guint             n_roads)
{
  Build build = { .walk = self };

  lp_walk_read (self, roads, n_roads);
  if (self->pieces->len == 0)
    return;
  build_sort (&build);
  build_bridge (&build);
  build_nodes (&build);
  build_legs (&build);
  build_contract (self);
  build_sort_edges (self);
  build_parts (self);
  lp_walk_make_index (self);
  g_free (build.first);
  g_free (build.around);
  g_free (build.first_node);
}
