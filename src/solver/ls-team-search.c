/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The search for a roster of volunteers: one at once, then annealing in rounds, each longer than the one before and begun from the best. */

#include "ls-team-search.h"

#include <math.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "ls-anneal.h"
#include "ls-exact.h"

#define N_CHUNK 256 /* steps between two looks at the clock */
#define SAY_EVERY 0.2 /* seconds, and steps, between two rosters that are said */
#define N_SAY (1 << 18)
#define FIRST 0.5 /* seconds, and steps, of the first round */
#define N_FIRST (1 << 19)
#define LONGER 5 /* each round than the one before */
#define BOUND_PART 0.2 /* of a round, for the bound */
#define N_BOUND 4 /* open pairs of people and slots, for whose judging a step is reckoned */
#define HOT 0.1 /* of the median of what makes a roster worse: found by trying */
#define HOT_REPAIR 0.01 /* a repair stays near to what was */
#define COLD 0.001
#define N_SMALL 400 /* open pairs of which all rosters may be looked at */
#define N_NODE 100 /* steps that are reckoned for a node of that search */
#define N_FEW_NODES 300
#define ALL_PART 0.3 /* of the time left, for it */

typedef struct {
  const LsTeam *team;
  const LsLimits *limits;
  LsDraft *draft, *pins; /* what is changed, and what never is */
  LsAnneal *anneal;
  LsDual *dual;
  guint8 *best;
  gint64 value, bound;
  double hot;
  int n_open; /* pairs of people and slots */
  gint64 start; /* microseconds */
  gint64 n_steps;
  gboolean said; /* the best has been */
  double said_at, until; /* in the measure of clock_now () */
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

/* Whether standard input, which was read to the end of the problem, is closed. */
static gboolean
is_closed (void)
{
  struct pollfd input = { STDIN_FILENO, POLLIN };
  char rest[256];

  return poll (&input, 1, 0) > 0 && read (STDIN_FILENO, rest, sizeof rest) <= 0;
}

static gboolean
is_over (Search *self)
{
  return (self->limits->watch && is_closed ()) || clock_now (self) >= clock_end (self) ||
         (self->limits->seconds > 0 && (double) (g_get_monotonic_time () - self->start) / G_USEC_PER_SEC >= self->limits->seconds);
}

static void
say (Search  *self,
     gboolean always)
{
  double now = clock_now (self);

  if (self->said || (!always && now - self->said_at < (self->limits->steps > 0 ? N_SAY : SAY_EVERY)))
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
  Search *self = user_data;

  if (self->limits->steps > 0)
    self->n_steps += N_NODE;
  return is_over (self) || clock_now (self) >= self->until;
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
      self->n_steps += self->n_open / N_BOUND + 1;
    }
  raise_bound (self, best);
}

/* Looks at all rosters, while their number is small: until the clock says @until. */
static void
search_all (Search *self,
            gint64  n_nodes,
            double  until)
{
  LsExact exact = { self->dual, self->pins, self->best, self->value, n_nodes, is_over_cb, self };
  gboolean all;

  self->until = until;
  all = ls_exact_run (&exact);
  if (exact.value < self->value)
    {
      self->value = exact.value;
      self->said = FALSE;
      say (self, TRUE);
    }
  if (all)
    raise_bound (self, self->value);
}

/* One round of a length in the measure of clock_now (). */
static void
search_round (Search       *self,
              const guint8 *open,
              double        heat,
              double        length)
{
  cool (self, clock_now (self) + length * (1 - BOUND_PART), heat * self->hot, heat * COLD);
  bound (self, open, clock_now (self) + length * BOUND_PART);
}

static void
search (Search *self)
{
  double length = self->limits->steps > 0 ? N_FIRST : FIRST, heat;
  g_autofree guint8 *open = g_new (guint8, (gsize) self->team->n_people * (gsize) self->team->n_slots);
  gboolean small;

  ls_exact_open (self->pins, NULL, open);
  self->n_open = count_open (self, open);
  small = self->n_open <= N_SMALL;
  self->hot = ls_team_is_repair (self->team) ? HOT_REPAIR : HOT;
  ls_anneal_fill (self->anneal);
  self->value = self->draft->value;
  memcpy (self->best, self->draft->there, (gsize) self->team->n_people * (gsize) self->team->n_slots);
  say (self, TRUE);
  heat = ls_anneal_measure (self->anneal);
  ls_dual_warm (self->dual, self->draft);
  if (small)
    search_all (self, N_FEW_NODES, clock_end (self));
  while (!is_over (self) && self->value > self->bound)
    {
      double left = clock_end (self) - clock_now (self);

      search_round (self, open, heat, left < length * 1.7 ? left : length);
      left = clock_end (self) - clock_now (self);
      if (small && self->value > self->bound)
        search_all (self, G_MAXINT64, clock_now (self) + left * ALL_PART);
      small = FALSE;
      length *= LONGER;
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
  Search self = { team, limits, draft, pins, anneal, dual, best, .bound = G_MININT64, .start = g_get_monotonic_time (), .found = found, .user_data = user_data };

  search (&self);
  return self.value <= self.bound ? LS_END_PROVED : LS_END_STOPPED;
}
