/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The search for a roster: the linear programme of all people gives the bound; dives fix one person's path after the other; then, again and again, a
 * few people, or all of them for some days, are freed and their programme is searched by branching, until the best meets the bound or time is over. */

#include "ls-search.h"

#include <math.h>
#include <string.h>

#include "ls-node.h"

#define N_NODES 40 /* of one neighbourhood */

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
  int n_nodes;
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

static gboolean
take_roster (Search *self,
             LsNode *node)
{
  gsize size = (gsize) self->problem->n_people * sizeof (LsPath);
  g_autofree LsPath *roster = g_memdup2 (self->best, size);
  gint64 cost;

  if (!ls_node_get_roster (node, roster))
    return FALSE;
  cost = ls_problem_cost (self->problem, roster);
  if (cost < self->cost)
    {
      memcpy (self->best, roster, size);
      self->cost = cost;
      self->found (self->best, self->cost, self->bound, self->user_data);
    }
  return TRUE;
}

/* Fixes who is almost decided, and of the others the one nearest to it. */
static void
fix_next (Search *self,
          LsNode *node,
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
  if (next && !done[next->person])
    {
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
  int person, day, shift;
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
  gboolean all;

  if (days)
    free_some_days (self, (int) *size);
  else
    free_some_people (self, (int) *size);
  for (int p = 0; p < self->problem->n_people; p++)
    if (self->free_people[p])
      ls_pool_add (self->pool, p, self->best[p]);
  ls_node_init (&node, self->pool, self->best, self->free_people, self->allowed);
  self->n_nodes = N_NODES;
  all = branch (self, &node);
  ls_node_clear (&node);
  *size *= all && self->cost == before ? 1.02 : all ? 1 : 0.97;
  *size = CLAMP (*size, 2, days ? self->problem->n_days : self->problem->n_people);
}

static void
search_all (Search *self)
{
  double n_people = MIN (4, self->problem->n_people), n_days = MIN (7, self->problem->n_days);
  LsNode root;

  allow_all (self);
  ls_node_init (&root, self->pool, self->best, self->free_people, self->allowed);
  ls_node_solve (&root, G_MAXINT64);
  self->bound = root.bound;
  self->found (NULL, self->cost, self->bound, self->user_data);
  dive (self, &root);
  for (int i = 0; i < 50 && self->cost == G_MAXINT32 && !ls_pool_is_over (self->pool); i++)
    {
      allow_all (self);
      dive (self, &root);
    }
  ls_node_clear (&root);
  while (self->cost > self->bound && self->cost < G_MAXINT32 && !ls_pool_is_over (self->pool))
    improve (self, &n_people, &n_days);
}

/* Searches for at most @seconds; returns whether the best is proved. @found is called on this thread, with NULL for a bound alone. */
gboolean
ls_search (const LsProblem *problem,
           double           seconds,
           guint32          seed,
           LsFound          found,
           gpointer         user_data)
{
  Search self = { problem, .cost = G_MAXINT32, .bound = G_MININT32, .found = found, .user_data = user_data };
  guint n = (guint) problem->n_people;

  self.pool = ls_pool_new (problem, g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC));
  self.random = g_rand_new_with_seed (seed);
  self.best = g_new0 (LsPath, n);
  self.free_people = g_new0 (gboolean, n);
  self.allowed = g_new (guint32 *, n);
  for (guint p = 0; p < n; p++)
    self.allowed[p] = g_new (guint32, (guint) problem->n_days);
  search_all (&self);
  for (guint p = 0; p < n; p++)
    g_free (self.allowed[p]);
  g_free (self.allowed);
  g_free (self.free_people);
  g_free (self.best);
  g_rand_free (self.random);
  ls_pool_free (self.pool);
  return self.cost <= self.bound;
}
