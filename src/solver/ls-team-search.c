/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The search for a roster of volunteers: one at once, then annealing in rounds, each longer than the one before and begun from the best. */

#include "ls-team-search.h"

#include <math.h>
#include <string.h>

#include "ls-anneal.h"
#include "ls-exact.h"

#define N_CHUNK 256 /* steps between two looks at the clock */
#define SAY_EVERY (G_USEC_PER_SEC / 5)
#define N_SAY (1 << 18) /* steps */
#define N_BOUND 20000 /* steps for one of the bound */
#define N_NODE 100 /* and for a node of the search through all */
#define N_NODES 20000
#define N_SMALL 400 /* pairs of people and slots that are all searched */
#define HOT 0.1 /* of the median of what makes a roster worse */
#define COLD 0.001
#define BOUND_PART 0.2

typedef struct {
  const LsTeam *team;
  const LsLimits *limits;
  LsDraft *draft, *pins; /* what is changed, and what never is */
  LsAnneal *anneal;
  LsDual *dual;
  guint8 *best;
  gint64 value, bound;
  gint64 start; /* microseconds */
  gint64 n_steps;
  gboolean said; /* the best has been */
  double said_at; /* in the measure of clock () */
  LsTeamFound found;
  gpointer user_data;
} Search;

/* How much of the limit is used up: seconds, or steps where they are limited. */
static double
clock_now (Search *self)
{
  return self->limits->steps > 0 ? (double) self->n_steps : (double) (g_get_monotonic_time () - self->start) / G_USEC_PER_SEC;
}

static double
clock_end (Search *self)
{
  return self->limits->steps > 0 ? (double) self->limits->steps : self->limits->seconds;
}

static gboolean
is_over (Search *self)
{
  return self->limits->is_cancelled (self->user_data) || clock_now (self) >= clock_end (self) ||
         (self->limits->seconds > 0 && (double) (g_get_monotonic_time () - self->start) / G_USEC_PER_SEC >= self->limits->seconds);
}

static void
say (Search  *self,
     gboolean always)
{
  double now = clock_now (self);

  if (self->said || (!always && now - self->said_at < (self->limits->steps > 0 ? N_SAY : 0.2)))
    return;
  self->said = TRUE;
  self->said_at = now;
  self->found (self->best, self->bound, self->user_data);
}

/* Cools from one heat to the other until the clock says @until. */
static void
cool (Search *self,
      double  until,
      double  hot,
      double  cold)
{
  double begin = clock_now (self), part;

  ls_draft_set (self->draft, self->best);
  while (!is_over (self) && (part = (clock_now (self) - begin) / (until - begin)) < 1)
    {
      if (ls_anneal_run (self->anneal, N_CHUNK, hot * pow (cold / hot, part), self->best, &self->value))
        self->said = FALSE;
      self->n_steps += N_CHUNK;
      say (self, FALSE);
    }
  say (self, TRUE);
}

static int
count_open (Search       *self,
            const guint8 *open)
{
  int n = 0;

  for (gsize i = 0; i < (gsize) self->team->n_people * (gsize) self->team->n_slots; i++)
    n += open[i];
  return n;
}

static gboolean
is_over_cb (gpointer user_data)
{
  return is_over (user_data);
}

static void
raise_bound (Search *self,
             gint64  bound)
{
  bound = MIN (bound, self->value); /* what is said to be proved of nothing better, is proved */
  if (bound <= self->bound)
    return;
  self->bound = bound;
  self->found (NULL, bound, self->user_data);
}

/* Moves the bound up until the clock says @until; @open is what may be added to the pins. */
static void
bound (Search       *self,
       const guint8 *open,
       double        until)
{
  gint64 best = self->bound;

  while (!is_over (self) && clock_now (self) < until && best < self->value)
    {
      best = MAX (best, ls_dual_step (self->dual, self->pins, open, self->value));
      self->n_steps += N_BOUND;
    }
  raise_bound (self, best);
}

/* All rosters, while their number is small. */
static void
search_all (Search *self,
            double  part)
{
  LsExact exact = { self->dual, self->pins, self->best, self->value, N_NODES, is_over_cb, self };
  gboolean all = ls_exact_run (&exact);

  if (exact.value < self->value)
    {
      self->value = exact.value;
      self->said = FALSE;
      say (self, TRUE);
    }
  self->n_steps += (N_NODES - exact.n_nodes) * N_NODE;
  if (all)
    raise_bound (self, self->value);
}

static void
search (Search *self)
{
  double length = self->limits->steps > 0 ? N_SAY : 0.4, heat;
  g_autofree guint8 *open = g_new (guint8, (gsize) self->team->n_people * (gsize) self->team->n_slots);

  ls_exact_open (self->pins, NULL, open);
  ls_anneal_fill (self->anneal);
  self->value = self->draft->value;
  memcpy (self->best, self->draft->there, (gsize) self->team->n_people * (gsize) self->team->n_slots);
  say (self, TRUE);
  heat = ls_anneal_measure (self->anneal);
  ls_dual_warm (self->dual, self->draft);
  if (count_open (self, open) <= N_SMALL)
    search_all (self, 0);
  while (!is_over (self) && self->value > self->bound)
    {
      double left = clock_end (self) - clock_now (self);

      if (left < length * 1.7)
        length = left * 0.9;
      cool (self, clock_now (self) + length, heat * HOT, heat * COLD);
      bound (self, open, clock_now (self) + length * BOUND_PART);
      length *= 5;
    }
}

LsEnd
ls_team_search (const LsTeam   *team,
                const LsLimits *limits,
                LsTeamFound     found,
                gpointer        user_data)
{
  g_autoptr (LsDraft) draft = ls_draft_new (team), pins = ls_draft_new (team);
  g_autoptr (LsAnneal) anneal = ls_anneal_new (draft, limits->seed);
  g_autoptr (LsDual) dual = ls_dual_new (team);
  g_autofree guint8 *best = g_new0 (guint8, (gsize) team->n_people * (gsize) team->n_slots);
  Search self = { team, limits, draft, pins, anneal, dual, best, 0, G_MININT64, g_get_monotonic_time (), .found = found, .user_data = user_data };

  search (&self);
  return self.value <= self.bound ? LS_END_PROVED : LS_END_STOPPED;
}
