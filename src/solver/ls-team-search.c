/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The search for a roster of volunteers: one at once, then annealing in rounds, each longer than the one before and begun from the best. */

#include "ls-team-search.h"

#include <math.h>
#include <string.h>

#include "ls-anneal.h"

#define N_CHUNK 256 /* steps between two looks at the clock */
#define SAY_EVERY (G_USEC_PER_SEC / 5)
#define N_SAY (1 << 18) /* steps */

typedef struct {
  const LsTeam *team;
  const LsLimits *limits;
  LsDraft *draft;
  LsAnneal *anneal;
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

static void
search (Search *self)
{
  double length = self->limits->steps > 0 ? 1 << 18 : 0.4, heat, hot = 0.3, cold = 0.01;
  const char *e;

  if ((e = g_getenv ("LS_HOT"))) hot = g_ascii_strtod (e, NULL);
  if ((e = g_getenv ("LS_COLD"))) cold = g_ascii_strtod (e, NULL);
  ls_anneal_fill (self->anneal);
  self->value = self->draft->value;
  memcpy (self->best, self->draft->there, (gsize) self->team->n_people * (gsize) self->team->n_slots);
  say (self, TRUE);
  heat = ls_anneal_measure (self->anneal);
  if (g_getenv ("LS_DEBUG")) g_printerr ("heat %g\n", heat);
  while (!is_over (self))
    {
      double now = clock_now (self), left = clock_end (self) - now;

      if (left < length * 1.5)
        length = left;
      cool (self, now + length, heat * hot, heat * cold);
      if (g_getenv ("LS_DEBUG")) g_printerr ("%.2f: %ld steps %ld\n", clock_now (self), (long) self->n_steps, (long) self->value);
      length *= 5;
    }
}

LsEnd
ls_team_search (const LsTeam   *team,
                const LsLimits *limits,
                LsTeamFound     found,
                gpointer        user_data)
{
  g_autoptr (LsDraft) draft = ls_draft_new (team);
  g_autoptr (LsAnneal) anneal = ls_anneal_new (draft, limits->seed);
  g_autofree guint8 *best = g_new0 (guint8, (gsize) team->n_people * (gsize) team->n_slots);
  Search self = { team, limits, draft, anneal, best, 0, 0, g_get_monotonic_time (), .found = found, .user_data = user_data };

  search (&self);
  return self.value <= self.bound ? LS_END_PROVED : LS_END_STOPPED;
}
