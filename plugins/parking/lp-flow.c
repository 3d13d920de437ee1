/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The primal network simplex. The basis is a tree in which every node hangs by one arc below the sink; a pivot lets the arc of the most
 * negative reduced cost in a block of arcs enter, pushes flow around the cycle that it closes, and hangs the part of the tree that falls off
 * below the entered arc. The tree stays strongly feasible (Cunningham, 1976): of several arcs that block, the last one on the cycle leaves, as
 * seen from its top in the direction of the flow, and so no cycle of degenerate pivots is endless. */

#include "lp-flow.h"

#define NONE G_MAXUINT32

typedef enum {
  AT_CAPACITY = -1,
  IN_TREE = 0,
  EMPTY = 1,
} State;

typedef struct {
  guint parent;
  guint arc;   /* between it and its parent */
  guint child; /* the first; the others are its siblings */
  guint next;
  guint previous;
  guint depth;
  gboolean up; /* whether the arc leads to the parent */
} Node;

struct _LpFlow
{
  guint n_nodes;
  guint n_arcs;
  guint most_nodes;
  guint most_arcs;
  guint scanned; /* where the search for an arc to enter goes on */
  guint *from;
  guint *to;
  gint8 *state;
  gint64 *cost;
  gint64 *capacity;
  gint64 *flow;
  guint *base; /* of each node */
  gint64 *potential;
  Node *nodes;
};

static void
lp_flow_unlink (LpFlow *self,
                guint   at)
{
  Node *node = &self->nodes[at];

  if (node->previous != NONE)
    self->nodes[node->previous].next = node->next;
  else
    self->nodes[node->parent].child = node->next;
  if (node->next != NONE)
    self->nodes[node->next].previous = node->previous;
}

static void
lp_flow_hang (LpFlow  *self,
              guint    at,
              guint    parent,
              guint    arc,
              gboolean up)
{
  Node *node = &self->nodes[at];

  node->parent = parent;
  node->arc = arc;
  node->up = up;
  node->previous = NONE;
  node->next = self->nodes[parent].child;
  if (node->next != NONE)
    self->nodes[node->next].previous = at;
  self->nodes[parent].child = at;
}

/**
 * lp_flow_new:
 * @n_nodes: how many nodes will be added, beside the sink
 * @n_arcs: how many arcs will be added, beside the bases
 *
 * Returns: (transfer full): a network of the sink alone
 */
LpFlow *
lp_flow_new (guint n_nodes,
             guint n_arcs)
{
  LpFlow *self = g_new0 (LpFlow, 1);

  self->most_nodes = n_nodes + 1;
  self->most_arcs = n_nodes + n_arcs;
  self->n_nodes = 1;
  self->from = g_new (guint, self->most_arcs);
  self->to = g_new (guint, self->most_arcs);
  self->state = g_new (gint8, self->most_arcs);
  self->cost = g_new (gint64, self->most_arcs);
  self->capacity = g_new (gint64, self->most_arcs);
  self->flow = g_new0 (gint64, self->most_arcs);
  self->base = g_new (guint, self->most_nodes);
  self->potential = g_new (gint64, self->most_nodes);
  self->nodes = g_new (Node, self->most_nodes);
  self->nodes[0] = (Node) { NONE, NONE, NONE, NONE, NONE, 0, FALSE };
  self->potential[0] = 0;
  self->base[0] = NONE;
  return self;
}

void
lp_flow_free (LpFlow *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->state);
  g_free (self->cost);
  g_free (self->capacity);
  g_free (self->flow);
  g_free (self->base);
  g_free (self->potential);
  g_free (self->nodes);
  g_free (self);
}

static guint
lp_flow_put (LpFlow *self,
             guint   from,
             guint   to,
             gint64  capacity,
             gint64  cost)
{
  guint arc = self->n_arcs++;

  self->from[arc] = from;
  self->to[arc] = to;
  self->capacity[arc] = capacity;
  self->cost[arc] = cost;
  self->state[arc] = EMPTY;
  return arc;
}

/**
 * lp_flow_add_node:
 * @supply: what begins here, from 0 up
 * @capacity: of its base, more than @supply
 * @cost: of its base
 *
 * Returns: the node
 */
guint
lp_flow_add_node (LpFlow *self,
                  gint64  supply,
                  gint64  capacity,
                  gint64  cost)
{
  guint node = self->n_nodes, arc;

  g_return_val_if_fail (node < self->most_nodes && supply >= 0 && capacity > supply && ABS (cost) < LP_FLOW_MOST_COST, 0);

  self->n_nodes++;
  arc = lp_flow_put (self, node, 0, capacity, cost);
  self->base[node] = arc;
  self->state[arc] = IN_TREE;
  self->flow[arc] = supply;
  self->potential[node] = -cost;
  self->nodes[node] = (Node) { .child = NONE, .depth = 1 };
  lp_flow_hang (self, node, 0, arc, TRUE);
  return node;
}

/**
 * lp_flow_add_arc:
 * @from: a node
 * @to: another
 * @capacity: from 0 up, or %LP_FLOW_ENDLESS
 * @cost: of one unit of flow
 *
 * Before the first lp_flow_solve().
 *
 * Returns: the arc
 */
guint
lp_flow_add_arc (LpFlow *self,
                 guint   from,
                 guint   to,
                 gint64  capacity,
                 gint64  cost)
{
  g_return_val_if_fail (self->n_arcs < self->most_arcs && from < self->n_nodes && to < self->n_nodes && from != to, 0);
  g_return_val_if_fail (capacity >= 0 && ABS (cost) < LP_FLOW_MOST_COST, 0);

  return lp_flow_put (self, from, to, capacity, cost);
}

static inline gint64
lp_flow_reduce (LpFlow *self,
                guint   arc)
{
  return self->cost[arc] + self->potential[self->from[arc]] - self->potential[self->to[arc]];
}

/* The arc that gains most, of the first block of arcs in which one gains; NONE when the flow is best. */
static guint
lp_flow_find_entering (LpFlow *self,
                       guint   block)
{
  gint64 best = 0;
  guint found = NONE, left = block;
  guint arc = self->scanned;

  for (guint n = self->n_arcs; n > 0; n--)
    {
      gint64 gain = self->state[arc] * lp_flow_reduce (self, arc);

      if (gain < best)
        {
          best = gain;
          found = arc;
        }
      if (++arc == self->n_arcs)
        arc = 0;
      if (--left == 0)
        {
          if (found != NONE)
            break;
          left = block;
        }
    }
  self->scanned = arc;
  return found;
}

static guint
lp_flow_find_join (LpFlow *self,
                   guint   a,
                   guint   b)
{
  const Node *nodes = self->nodes;

  while (a != b)
    {
      if (nodes[a].depth >= nodes[b].depth)
        a = nodes[a].parent;
      else
        b = nodes[b].parent;
    }
  return a;
}

/* How much more fits between a node and its parent, in the direction of the flow. */
static inline gint64
lp_flow_get_room (LpFlow   *self,
                  guint     node,
                  gboolean  upwards)
{
  guint arc = self->nodes[node].arc;

  if (self->nodes[node].up != upwards)
    return self->flow[arc];
  return self->capacity[arc] == LP_FLOW_ENDLESS ? LP_FLOW_ENDLESS : self->capacity[arc] - self->flow[arc];
}

/* Pushes flow around the cycle that the arc closes. Returns the node whose arc to its parent is full now and leaves the tree; NONE when it
 * is the entered arc itself. */
static guint
lp_flow_push (LpFlow   *self,
              guint     entering,
              gboolean *on_tail)
{
  gboolean forwards = self->state[entering] == EMPTY;
  guint tail = forwards ? self->from[entering] : self->to[entering];
  guint head = forwards ? self->to[entering] : self->from[entering];
  guint join = lp_flow_find_join (self, tail, head), leaving = NONE;
  gint64 most = self->capacity[entering];

  *on_tail = FALSE;
  for (guint node = tail; node != join; node = self->nodes[node].parent)
    {
      gint64 room = lp_flow_get_room (self, node, FALSE);

      if (room < most)
        {
          most = room;
          leaving = node;
          *on_tail = TRUE;
        }
    }
  for (guint node = head; node != join; node = self->nodes[node].parent)
    {
      gint64 room = lp_flow_get_room (self, node, TRUE);

      if (room <= most)
        {
          most = room;
          leaving = node;
          *on_tail = FALSE;
        }
    }
  if (most > 0)
    {
      self->flow[entering] += forwards ? most : -most;
      for (guint node = tail; node != join; node = self->nodes[node].parent)
        self->flow[self->nodes[node].arc] += self->nodes[node].up ? -most : most;
      for (guint node = head; node != join; node = self->nodes[node].parent)
        self->flow[self->nodes[node].arc] += self->nodes[node].up ? most : -most;
    }
  return leaving;
}

/* What hangs below @top moves by the same potential. */
static void
lp_flow_shift (LpFlow *self,
               guint   top,
               gint64  by)
{
  Node *nodes = self->nodes;
  guint at = top;

  for (;;)
    {
      self->potential[at] += by;
      nodes[at].depth = nodes[nodes[at].parent].depth + 1;
      if (nodes[at].child != NONE)
        {
          at = nodes[at].child;
          continue;
        }
      while (at != top && nodes[at].next == NONE)
        at = nodes[at].parent;
      if (at == top)
        return;
      at = nodes[at].next;
    }
}

/* Takes the arc above @leaving out of the tree and puts the entering one in: the nodes from its inner end up to @leaving change who is above
 * whom. */
static void
lp_flow_exchange (LpFlow   *self,
                  guint     entering,
                  guint     leaving,
                  gboolean  on_tail)
{
  gboolean inner_is_from = on_tail == (self->state[entering] == EMPTY);
  guint inner = inner_is_from ? self->from[entering] : self->to[entering];
  guint parent = inner_is_from ? self->to[entering] : self->from[entering];
  gint64 reduced = lp_flow_reduce (self, entering);
  guint left = self->nodes[leaving].arc, arc = entering, at = inner;
  gboolean up = inner_is_from;

  for (;;)
    {
      Node old = self->nodes[at];

      lp_flow_unlink (self, at);
      lp_flow_hang (self, at, parent, arc, up);
      if (at == leaving)
        break;
      parent = at;
      arc = old.arc;
      up = !old.up;
      at = old.parent;
    }
  self->state[left] = self->flow[left] == 0 ? EMPTY : AT_CAPACITY;
  self->state[entering] = IN_TREE;
  lp_flow_shift (self, inner, inner_is_from ? -reduced : reduced);
}

/**
 * lp_flow_solve:
 * @cancellable: (nullable): lets it be stopped
 * @error: return location for an error
 *
 * Finds a flow of least cost. After lp_flow_set_costs() it goes on from the flow that was best before.
 *
 * Returns: %FALSE when it was stopped; the flow keeps to all capacities then, but is not the best
 */
gboolean
lp_flow_solve (LpFlow        *self,
               GCancellable  *cancellable,
               GError       **error)
{
  guint block = MAX ((guint) (2 * __builtin_sqrt (self->n_arcs)), 20);

  self->scanned = self->n_arcs > 0 ? self->scanned % self->n_arcs : 0;
  for (guint pivot = 1;; pivot++)
    {
      guint entering = lp_flow_find_entering (self, block), leaving;
      gboolean on_tail;

      if (entering == NONE)
        return TRUE;
      leaving = lp_flow_push (self, entering, &on_tail);
      if (leaving == NONE)
        self->state[entering] = -self->state[entering];
      else
        lp_flow_exchange (self, entering, leaving, on_tail);
      if (pivot % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
}

/* Potentials anew, from the sink down. */
static void
lp_flow_price (LpFlow *self)
{
  Node *nodes = self->nodes;

  for (guint at = nodes[0].child; at != NONE;)
    {
      self->potential[at] = self->potential[nodes[at].parent] + (nodes[at].up ? -self->cost[nodes[at].arc] : self->cost[nodes[at].arc]);
      if (nodes[at].child != NONE)
        {
          at = nodes[at].child;
          continue;
        }
      while (at != 0 && nodes[at].next == NONE)
        at = nodes[at].parent;
      if (at == 0)
        return;
      at = nodes[at].next;
    }
}

/**
 * lp_flow_set_costs:
 * @arcs: (array length=n_arcs): arcs, from lp_flow_add_arc()
 * @costs: (array length=n_arcs): what a unit of flow costs on each from now on
 * @n_arcs: how many
 */
void
lp_flow_set_costs (LpFlow       *self,
                   const guint  *arcs,
                   const gint64 *costs,
                   guint         n_arcs)
{
  for (guint i = 0; i < n_arcs; i++)
    {
      g_return_if_fail (arcs[i] < self->n_arcs && ABS (costs[i]) < LP_FLOW_MOST_COST);
      self->cost[arcs[i]] = costs[i];
    }
  lp_flow_price (self);
}

/**
 * lp_flow_get_flow:
 * @arc: an arc
 *
 * Returns: its flow, as lp_flow_solve() left it
 */
gint64
lp_flow_get_flow (LpFlow *self,
                  guint   arc)
{
  g_return_val_if_fail (arc < self->n_arcs, 0);

  return self->flow[arc];
}

/**
 * lp_flow_get_base_flow:
 * @node: a node, not the sink
 *
 * Returns: the flow from it straight to the sink
 */
gint64
lp_flow_get_base_flow (LpFlow *self,
                       guint   node)
{
  g_return_val_if_fail (node > 0 && node < self->n_nodes, 0);

  return self->flow[self->base[node]];
}
