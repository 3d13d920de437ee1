/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The search for a roster: the linear programme of all people gives the bound; dives fix one person's path after the other; then, again and again, a
 * few people, or all of them for some days, are freed and their programme is searched by branching, until the best meets the bound or time is over. */

#include "ls-search.h"

#include <math.h>
#include <string.h>

#include "ls-node.h"

#define N_NODES 40 /* of one neighbourhood */
#define N_DIVES 3
#define MANY 60 /* people, whose programme is given columns before it is solved */
#define N_WARM 30
#define N_ROUNDS 3 /* of the first roster */

typedef struct {
  const LsProblem *problem;
  LsPool *pool;
  GRand *random;
  LsPath *best;
  gint64 cost; /* of the best; G_MAXINT32 while there is none */
  gint64 bound;
  gboolean *free_people;
  guint32 **allowed;
  LsFound found;
  gpointer user_data;
  int n_nodes; /* that may still be looked at */
  int n_whole; /* how many may be when all people are free: twice as many each time */
} Search;

static void
allow_all (Search *self)
{
  for (int p = 0; p < self->problem->n_people; p++)
    {
      self->free_people[p] = TRUE;
      memcpy (self->allowed[p], self->problem->people[p].allowed, (gsize) self->problem->n_days * sizeof (guint32));
    }
}

static void
fix (Search       *self,
     int           person,
     const guint8 *path)
{
  for (int d = 0; d < self->problem->n_days; d++)
    self->allowed[person][d] = 1u << path[d];
}

static void
count_cover (Search       *self,
             const guint8 *path,
             int           by,
             int          *there)
{
  for (int d = 0; d < self->problem->n_days; d++)
    {
      int cover = path[d] == LS_OFF ? -1 : self->problem->cover_of[LS_AT (self->problem, d, path[d])];

      if (cover >= 0)
        there[cover] += by;
    }
}

static void
keep_if_better (Search *self,
                LsPath *roster)
{
  gint64 cost = ls_problem_cost (self->problem, roster);

  if (cost >= self->cost)
    return;
  memcpy (self->best, roster, (gsize) self->problem->n_people * sizeof (LsPath));
  self->cost = cost;
  self->found (self->best, self->cost, self->bound, self->user_data);
}

/* A first roster, at once: people one after the other do what is best beside the others, three times over. */
static void
start (Search *self)
{
  g_autofree int *there = g_new0 (int, MAX (self->problem->covers->len, 1));
  g_autofree LsPath *roster = g_new0 (LsPath, (guint) self->problem->n_people);

  allow_all (self);
  for (int round = 0; round < N_ROUNDS; round++)
    for (int p = 0; p < self->problem->n_people; p++)
      {
        LsPath path;

        if (round > 0)
          count_cover (self, roster[p], -1, there);
        if (ls_pool_answer (self->pool, p, there, self->allowed[p], path))
          {
            memcpy (roster[p], path, sizeof path);
            ls_pool_add (self->pool, p, path);
          }
        else if (round == 0)
          return;
        count_cover (self, roster[p], 1, there);
      }
  keep_if_better (self, roster);
}

static gboolean
take_roster (Search *self,
             LsNode *node)
{
  gsize size = (gsize) self->problem->n_people * sizeof (LsPath);
  g_autofree LsPath *roster = g_memdup2 (self->best, size);

  if (!ls_node_get_roster (node, roster))
    return FALSE;
  keep_if_better (self, roster);
  return TRUE;
}

/* The column of somebody not @done that is nearest to being decided, with some chance in it. Those who almost are decided are fixed at once. */
static const LsColumn *
find_next (Search   *self,
           LsNode   *node,
           gboolean *done)
{
  const LsColumn *next = NULL;
  double most = 0;

  for (guint i = 0; i < ls_master_get_n_columns (node->master); i++)
    {
      double part, chance;
      const LsColumn *column = ls_master_get_column (node->master, i, &part);

      if (part < 1e-6 || done[column->person])
        continue;
      chance = part + g_rand_double_range (self->random, 0, 0.1);
      if (part > 0.95)
        {
          fix (self, column->person, column->path);
          done[column->person] = TRUE;
        }
      else if (chance > most)
        {
          most = chance;
          next = column;
        }
    }
  return next && !done[next->person] ? next : NULL;
}

/* Fixes who is almost decided, and of the others those nearest to it: one, or of many people some, as each programme takes long. */
static void
fix_next (Search   *self,
          LsNode   *node,
          gboolean *done)
{
  int n = 1, left = 0;

  for (int p = 0; p < self->problem->n_people; p++)
    left += !done[p];
  if (self->problem->n_people >= MANY)
    n = MAX (left / 12, 1);
  for (int i = 0; i < n; i++)
    {
      const LsColumn *next = find_next (self, node, done);

      if (!next)
        return;
      fix (self, next->person, next->path);
      done[next->person] = TRUE;
    }
}

static void
dive (Search *self,
      LsNode *node)
{
  g_autofree gboolean *done = g_new0 (gboolean, (guint) self->problem->n_people);

  while (ls_node_solve (node, self->cost) && !take_roster (self, node))
    fix_next (self, node, done);
}

/* The day and shift of a person that is most nearly decided. */
static gboolean
find_branch (Search *self,
             LsNode *node,
             int    *person,
             int    *day,
             int    *shift)
{
  guint n_cells = (guint) (self->problem->n_days * (self->problem->n_shifts + 1));
  g_autofree double *parts = g_new0 (double, n_cells * (guint) self->problem->n_people);
  double most = 0;

  for (guint i = 0; i < ls_master_get_n_columns (node->master); i++)
    {
      double part;
      const LsColumn *column = ls_master_get_column (node->master, i, &part);

      if (part > 1e-7)
        for (int d = 0; d < self->problem->n_days; d++)
          parts[(guint) column->person * n_cells + (guint) LS_AT (self->problem, d, column->path[d])] += part;
    }
  for (guint i = 0; i < n_cells * (guint) self->problem->n_people; i++)
    if (parts[i] > most && parts[i] < 1 - 1e-5)
      {
        most = parts[i];
        *person = (int) (i / n_cells);
        *day = (int) (i % n_cells) / (self->problem->n_shifts + 1);
        *shift = (int) (i % n_cells) % (self->problem->n_shifts + 1);
      }
  return most > 0;
}

/* Depth first, the branch that decides before the one that forbids. Returns FALSE when it gave up. */
static gboolean
branch (Search *self,
        LsNode *node)
{
  int person = 0, day = 0, shift = 0;
  guint32 before;
  gboolean all;

  if (self->n_nodes-- <= 0)
    return FALSE;
  if (!ls_node_solve (node, self->cost))
    return !ls_pool_is_over (self->pool);
  if (take_roster (self, node) || !find_branch (self, node, &person, &day, &shift))
    return TRUE;
  before = self->allowed[person][day];
  self->allowed[person][day] = 1u << shift;
  all = branch (self, node);
  self->allowed[person][day] = before & ~(1u << shift);
  all = branch (self, node) && all;
  self->allowed[person][day] = before;
  return all;
}

static void
free_some_people (Search *self,
                  int     n)
{
  for (int p = 0; p < self->problem->n_people; p++)
    {
      self->free_people[p] = FALSE;
      memcpy (self->allowed[p], self->problem->people[p].allowed, (gsize) self->problem->n_days * sizeof (guint32));
    }
  for (int i = 0; i < MIN (n, self->problem->n_people); i++)
    {
      int p;

      do
        p = g_rand_int_range (self->random, 0, self->problem->n_people);
      while (self->free_people[p]);
      self->free_people[p] = TRUE;
    }
}

static void
free_some_days (Search *self,
                int     n)
{
  int first = g_rand_int_range (self->random, 1 - n, self->problem->n_days);

  allow_all (self);
  for (int p = 0; p < self->problem->n_people; p++)
    for (int d = 0; d < self->problem->n_days; d++)
      if (d < first || d >= first + n)
        self->allowed[p][d] = 1u << self->best[p][d];
}

static void
raise_bound (Search *self,
             gint64  bound)
{
  if (bound <= self->bound)
    return;
  self->bound = bound;
  self->found (NULL, self->cost, self->bound, self->user_data);
}

/* Frees a part of the best and searches it; larger parts while they are searched to their end, smaller ones when not. */
static void
improve (Search *self,
         double *n_people,
         double *n_days)
{
  gboolean days = g_rand_int_range (self->random, 0, 3) == 0;
  double *size = days ? n_days : n_people;
  LsNode node;
  gint64 before = self->cost;
  gboolean whole = !days && (int) *size >= self->problem->n_people, all;

  if (days)
    free_some_days (self, (int) *size);
  else
    free_some_people (self, (int) *size);
  for (int p = 0; p < self->problem->n_people; p++)
    if (self->free_people[p])
      ls_pool_add (self->pool, p, self->best[p]);
  ls_node_init (&node, self->pool, self->best, self->free_people, self->allowed);
  self->n_nodes = whole ? self->n_whole : N_NODES;
  self->n_whole *= whole ? 2 : 1;
  all = branch (self, &node);
  ls_node_clear (&node);
  if (all && whole)
    raise_bound (self, self->cost);
  *size *= all && self->cost == before ? 1.02 : all ? 1 : 0.97;
  *size = CLAMP (*size, 2, days ? self->problem->n_days : self->problem->n_people);
}

static LsEnd
search_all (Search *self)
{
  double n_people = MIN (4, self->problem->n_people), n_days = MIN (7, self->problem->n_days);
  LsNode root;
  LsEnd end = LS_END_STOPPED;

  start (self);
  allow_all (self);
  ls_node_init (&root, self->pool, self->best, self->free_people, self->allowed);
  if (self->problem->n_people >= MANY && self->cost < G_MAXINT32)
    ls_node_warm (&root, N_WARM, self->cost / 2);
  if (!ls_node_solve (&root, G_MAXINT64) && !ls_pool_is_over (self->pool))
    end = LS_END_IMPOSSIBLE;
  if (end != LS_END_IMPOSSIBLE)
    raise_bound (self, root.bound);
  for (int i = 0; end != LS_END_IMPOSSIBLE && (i < N_DIVES || self->cost == G_MAXINT32) && self->cost > self->bound; i++)
    {
      if (ls_pool_is_over (self->pool))
        break;
      allow_all (self);
      dive (self, &root);
    }
  ls_node_clear (&root);
  while (self->cost > self->bound && self->cost < G_MAXINT32 && !ls_pool_is_over (self->pool))
    improve (self, &n_people, &n_days);
  return self->cost <= self->bound ? LS_END_PROVED : end;
}

/* Searches for at most @seconds. @found is called on this thread, with NULL for a bound alone. */
LsEnd
ls_search (const LsProblem *problem,
           double           seconds,
           guint32          seed,
           LsFound          found,
           gpointer         user_data)
{
  Search self = { problem, .n_whole = N_NODES, .cost = G_MAXINT32, .bound = G_MININT32, .found = found, .user_data = user_data };
  guint n = (guint) problem->n_people;
  LsEnd end;

  self.pool = ls_pool_new (problem, g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC));
  self.random = g_rand_new_with_seed (seed);
  self.best = g_new0 (LsPath, n);
  self.free_people = g_new0 (gboolean, n);
  self.allowed = g_new (guint32 *, n);
  for (guint p = 0; p < n; p++)
    self.allowed[p] = g_new (guint32, (guint) problem->n_days);
  end = search_all (&self);
  for (guint p = 0; p < n; p++)
    g_free (self.allowed[p]);
  g_free (self.allowed);
  g_free (self.free_people);
  g_free (self.best);
  g_rand_free (self.random);
  ls_pool_free (self.pool);
  return end;
}
