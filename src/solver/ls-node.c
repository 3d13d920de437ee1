/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Column generation: the linear programme is solved, each free person's cheapest path under its duals is added, until none is cheap. The bound is
 * Lagrangian and reckoned in whole numbers from duals that were rounded first, so rounding cannot raise it. People are priced on two threads; the
 * result does not depend on which was faster. */

#include "ls-node.h"

#include <math.h>
#include <string.h>

#define N_OLD 30 /* columns of a person that a new programme begins with */
#define N_THREADS 2
#define LS_NOTHING G_MININT64
#define WARM_KEEP 0.6 /* of a direction before */
#define WARM_SHORTER 0.7 /* steps, when they did not raise the bound */
#define SMOOTH 0.6 /* how near to the best duals so far is priced */

struct _LsPool {
  const LsProblem *problem;
  LsPrice **prices;
  GHashTable **known; /* of each person: the columns, by path */
  GPtrArray **columns;
  gint64 deadline;
  GThreadPool *threads;
  GMutex mutex;
  GCond done;
  int n_waiting;
};

typedef struct {
  LsNode *node;
  const gint32 *duals;
  int person;
  gint32 value, bound;
  gboolean late; /* time was over before it was priced */
  LsPath path;
} Task;

static guint
path_hash (gconstpointer data)
{
  const LsColumn *column = data;
  guint hash = 5381;

  for (const guint8 *s = column->path; *s != 0xff; s++)
    hash = hash * 33 + *s;
  return hash;
}

static gboolean
path_equal (gconstpointer a,
            gconstpointer b)
{
  const guint8 *x = ((const LsColumn *) a)->path, *y = ((const LsColumn *) b)->path;

  while (*x == *y && *x != 0xff)
    {
      x++;
      y++;
    }
  return *x == *y;
}

static void
price_cb (gpointer data,
          gpointer user_data)
{
  Task *task = data;
  LsPool *self = user_data;

  task->value = LS_NEVER;
  task->late = ls_pool_is_over (self);
  if (!task->late)
    task->value = ls_price_run (self->prices[task->person], task->duals, task->node->allowed[task->person], task->path, &task->bound);
  g_mutex_lock (&self->mutex);
  if (--self->n_waiting == 0)
    g_cond_signal (&self->done);
  g_mutex_unlock (&self->mutex);
}

LsPool *
ls_pool_new (const LsProblem *problem,
             gint64           deadline)
{
  LsPool *self = g_new0 (LsPool, 1);
  guint n = (guint) problem->n_people;

  self->problem = problem;
  self->deadline = deadline;
  self->prices = g_new (LsPrice *, n);
  self->known = g_new (GHashTable *, n);
  self->columns = g_new (GPtrArray *, n);
  for (guint p = 0; p < n; p++)
    {
      self->prices[p] = ls_price_new (problem, (int) p);
      self->known[p] = g_hash_table_new (path_hash, path_equal);
      self->columns[p] = g_ptr_array_new_with_free_func (g_free);
    }
  g_mutex_init (&self->mutex);
  g_cond_init (&self->done);
  self->threads = g_thread_pool_new (price_cb, self, N_THREADS, TRUE, NULL);
  return self;
}

void
ls_pool_free (LsPool *self)
{
  g_thread_pool_free (self->threads, FALSE, TRUE);
  for (int p = 0; p < self->problem->n_people; p++)
    {
      ls_price_free (self->prices[p]);
      g_hash_table_unref (self->known[p]);
      g_ptr_array_unref (self->columns[p]);
    }
  g_free (self->prices);
  g_free (self->known);
  g_free (self->columns);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->done);
  g_free (self);
}

gboolean
ls_pool_is_over (LsPool *self)
{
  return g_get_monotonic_time () >= self->deadline;
}

/* The column of a path, the same for the same path. */
LsColumn *
ls_pool_add (LsPool       *self,
             int           person,
             const guint8 *path)
{
  gsize n = (gsize) self->problem->n_days;
  LsColumn *column = g_malloc (sizeof (LsColumn) + n + 1), *known;

  memcpy (column->path, path, n);
  column->path[n] = 0xff;
  column->person = person;
  known = g_hash_table_lookup (self->known[person], column);
  if (known)
    {
      g_free (column);
      return known;
    }
  column->cost = ls_problem_person_cost (self->problem, person, path);
  g_hash_table_add (self->known[person], column);
  g_ptr_array_add (self->columns[person], column);
  return column;
}

/* The best path of one person beside what all others do: @there of each cover without that person. FALSE when none was found. */
gboolean
ls_pool_answer (LsPool        *self,
                int            person,
                const int     *there,
                const guint32 *allowed,
                guint8        *path)
{
  g_autofree gint32 *duals = g_new (gint32, MAX (self->problem->covers->len, 1));
  gint32 bound;

  for (guint i = 0; i < self->problem->covers->len; i++)
    {
      const LsCover *cover = &g_array_index (self->problem->covers, LsCover, i);

      duals[i] = (ls_problem_cover_cost (cover, there[i]) - ls_problem_cover_cost (cover, there[i] + 1)) * LS_SCALE;
    }
  return ls_price_run (self->prices[person], duals, allowed, path, &bound) < LS_NEVER;
}

void
ls_node_init (LsNode         *self,
              LsPool         *pool,
              LsPath         *roster,
              const gboolean *free_people,
              guint32       **allowed)
{
  const LsProblem *problem = pool->problem;
  g_autofree int *wanted = g_new (int, MAX (problem->covers->len, 1));

  *self = (LsNode) { pool, problem, free_people, allowed, NULL, 0, 0, G_MININT64, NULL, G_MININT64 };
  for (guint i = 0; i < problem->covers->len; i++)
    {
      const LsCover *cover = &g_array_index (problem->covers, LsCover, i);

      wanted[i] = cover->wanted;
      for (int p = 0; p < problem->n_people; p++)
        wanted[i] -= !free_people[p] && roster[p][cover->day] == cover->shift;
    }
  self->master = ls_master_new (problem, wanted, free_people);
  for (int p = 0; p < problem->n_people; p++)
    if (!free_people[p])
      self->fixed += ls_problem_person_cost (problem, p, roster[p]);
    else
      for (guint i = 0; i < MIN (N_OLD, pool->columns[p]->len); i++)
        ls_master_add (self->master, g_ptr_array_index (pool->columns[p], pool->columns[p]->len - 1 - i));
}

void
ls_node_clear (LsNode *self)
{
  g_clear_pointer (&self->master, ls_master_free);
  g_clear_pointer (&self->centre, g_free);
}

static void
price_all (LsNode       *self,
           const gint32 *duals,
           GArray       *tasks)
{
  g_array_set_size (tasks, 0);
  for (int p = 0; p < self->problem->n_people; p++)
    if (self->free_people[p])
      {
        Task task = { .node = self, .duals = duals, .person = p };

        g_array_append_val (tasks, task);
      }
  self->pool->n_waiting = (int) tasks->len;
  for (guint i = 0; i < tasks->len; i++)
    g_thread_pool_push (self->pool->threads, &g_array_index (tasks, Task, i), NULL);
  g_mutex_lock (&self->pool->mutex);
  while (self->pool->n_waiting > 0)
    g_cond_wait (&self->pool->done, &self->pool->mutex);
  g_mutex_unlock (&self->pool->mutex);
}

/* What a path costs under @duals, times LS_SCALE. */
static gint64
reduced_cost (LsNode       *self,
              const Task   *task,
              const gint32 *duals)
{
  gint64 cost = (gint64) ls_problem_person_cost (self->problem, task->person, task->path) * LS_SCALE;

  for (int d = 0; d < self->problem->n_days; d++)
    {
      int cover = task->path[d] == LS_OFF ? -1 : self->problem->cover_of[LS_AT (self->problem, d, task->path[d])];

      cost -= cover < 0 ? 0 : duals[cover];
    }
  return cost;
}

/* Adds the paths that are cheap under the programme's own duals; returns how many. */
static guint
add_cheap (LsNode       *self,
           GArray       *tasks,
           const gint32 *duals,
           const double *people)
{
  guint n = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      Task *task = &g_array_index (tasks, Task, i);

      if (task->value < LS_NEVER && (double) reduced_cost (self, task, duals) < people[task->person] - 8)
        {
          ls_master_add (self->master, ls_pool_add (self->pool, task->person, task->path));
          n++;
        }
    }
  return n;
}

static gint64
divide_up (gint64 scaled)
{
  return scaled >= 0 ? (scaled + LS_SCALE - 1) / LS_SCALE : -(-scaled / LS_SCALE);
}

/* Prices all under duals between @centre, the best so far, and those of the programme, which swing. Returns how many columns it added, -1 when a person
 * has no path at all or time is over. */
static int
price_between (LsNode       *self,
               const gint32 *duals,
               const double *people,
               gint32       *centre,
               double        weight,
               gint64       *best)
{
  guint n = self->problem->covers->len;
  g_autofree gint32 *between = g_new (gint32, MAX (n, 1));
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (Task));
  gint64 bound;

  for (guint i = 0; i < n; i++)
    between[i] = (gint32) lround (weight * centre[i] + (1 - weight) * duals[i]);
  price_all (self, between, tasks);
  bound = ls_master_cover_bound (self->master, between);
  for (guint i = 0; i < tasks->len; i++)
    {
      if (g_array_index (tasks, Task, i).late || g_array_index (tasks, Task, i).bound >= LS_NEVER)
        return -1;
      bound += g_array_index (tasks, Task, i).bound;
    }
  if (bound > *best)
    {
      *best = bound;
      memcpy (centre, between, n * sizeof (gint32));
    }
  return (int) add_cheap (self, tasks, duals, people);
}

/* How many more than serve each cover wants when all take the paths of @tasks, with a part of the @way before. */
static double
turn (LsNode *self,
      GArray *tasks,
      double *way)
{
  const GArray *covers = self->problem->covers;
  double norm = 0;

  for (guint i = 0; i < covers->len; i++)
    way[i] = WARM_KEEP * way[i] + g_array_index (covers, LsCover, i).wanted;
  for (guint i = 0; i < tasks->len; i++)
    for (int d = 0; d < self->problem->n_days; d++)
      {
        const Task *task = &g_array_index (tasks, Task, i);
        int cover = task->path[d] == LS_OFF ? -1 : self->problem->cover_of[LS_AT (self->problem, d, task->path[d])];

        if (cover >= 0)
          way[cover] -= 1;
      }
  for (guint i = 0; i < covers->len; i++)
    norm += way[i] * way[i];
  return norm;
}

/* Prices all under @duals, and adds the paths. Returns the bound, or LS_NOTHING when a person has no path. */
static gint64
price_and_add (LsNode       *self,
               const gint32 *duals,
               GArray       *tasks)
{
  gint64 bound = ls_master_cover_bound (self->master, duals);

  price_all (self, duals, tasks);
  for (guint i = 0; i < tasks->len; i++)
    {
      const Task *task = &g_array_index (tasks, Task, i);

      if (task->value >= LS_NEVER || task->bound >= LS_NEVER)
        return LS_NOTHING;
      bound += task->bound;
      ls_master_add (self->master, ls_pool_add (self->pool, task->person, task->path));
    }
  return bound;
}

/* Columns for a programme of many people, whose own duals say nothing until it has many: all are priced @n_steps times under duals that move along
 * subgradients, as if @target could be proved. The next ls_node_solve () begins with the best of them. Only while all people are free. */
void
ls_node_warm (LsNode *self,
              int     n_steps,
              gint64  target)
{
  guint n = MAX (self->problem->covers->len, 1);
  g_autofree gint32 *duals = g_new0 (gint32, n);
  g_autofree double *values = g_new0 (double, n), *way = g_new0 (double, n);
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (Task));
  double step = 1;

  self->centre = g_new0 (gint32, n);
  for (int i = 0; i < n_steps && !ls_pool_is_over (self->pool); i++)
    {
      gint64 bound = price_and_add (self, duals, tasks);
      double length, norm;

      if (bound == LS_NOTHING || (norm = turn (self, tasks, way)) < 1e-9)
        return;
      step *= bound > self->centre_bound ? 1 : WARM_SHORTER;
      if (bound > self->centre_bound)
        {
          self->centre_bound = bound;
          memcpy (self->centre, duals, n * sizeof (gint32));
        }
      length = step * ((double) target - (double) bound / LS_SCALE) / norm;
      for (guint c = 0; c < self->problem->covers->len; c++)
        {
          const LsCover *cover = &g_array_index (self->problem->covers, LsCover, c);

          values[c] = CLAMP (values[c] + length * way[c], -cover->over, cover->under);
          duals[c] = (gint32) lround (values[c] * LS_SCALE);
        }
    }
}

/* Solves the programme to its optimum, or until no whole number lies between it and its bound. Returns FALSE when no roster of this node costs less
 * than @cutoff, or time is over. */
gboolean
ls_node_solve (LsNode *self,
               gint64  cutoff)
{
  gsize size = MAX (self->problem->covers->len, 1);
  g_autofree gint32 *duals = g_new (gint32, size), *centre = g_new0 (gint32, size);
  g_autofree double *people = g_new (double, (guint) self->problem->n_people);
  gint64 best = self->centre_bound;
  gboolean grown = FALSE;

  if (self->centre)
    memcpy (centre, self->centre, size * sizeof (gint32));
  g_clear_pointer (&self->centre, g_free);
  self->centre_bound = G_MININT64;
  self->bound = G_MININT64;
  ls_master_restrict (self->master, self->allowed);
  for (;;)
    {
      double weight = best == G_MININT64 ? 0 : SMOOTH;
      int n;

      if (!ls_master_solve (self->master, grown, self->pool->deadline))
        return FALSE;
      self->value = ls_master_get_value (self->master) + (double) self->fixed;
      ls_master_get_duals (self->master, duals, people);
      n = price_between (self, duals, people, centre, weight, &best);
      grown = TRUE;
      if (n == 0 && weight > 0)
        n = price_between (self, duals, people, centre, 0, &best);
      if (n < 0)
        return FALSE;
      self->bound = self->fixed + divide_up (best);
      if (self->bound >= cutoff || ls_pool_is_over (self->pool))
        return FALSE;
      if (n == 0 || self->value <= (double) self->bound + 1e-6)
        return TRUE;
    }
}

/* The roster of a programme without parts; those not free are left as they are. FALSE when there are parts. */
gboolean
ls_node_get_roster (LsNode *self,
                    LsPath *roster)
{
  guint n = 0, wanted = 0;

  for (int p = 0; p < self->problem->n_people; p++)
    wanted += self->free_people[p];
  for (guint i = 0; i < ls_master_get_n_columns (self->master); i++)
    {
      double part;
      const LsColumn *column = ls_master_get_column (self->master, i, &part);

      if (part > 1 - 1e-6)
        {
          memcpy (roster[column->person], column->path, (gsize) self->problem->n_days);
          n++;
        }
    }
  return n == wanted;
}
