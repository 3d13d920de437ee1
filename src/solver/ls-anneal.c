/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Simulated annealing over a draft. A step takes a slot and somebody who may serve in it, puts him there in the place of another, of another slot of
 * his, or of both, and lets the other take what became free; the changes are undone when they cost too much for the heat. */

#include "ls-anneal.h"

#include <math.h>
#include <string.h>

#define N_CHANGES 6 /* at most, of a step */

struct _LsAnneal {
  LsDraft *draft;
  const LsTeam *team;
  int **open_people; /* of each slot: who may serve in it */
  int *n_open;
  int *wanted; /* the slots that anybody may serve in */
  int n_wanted;
  guint64 random;
  struct {
    int person, slot;
    gboolean added;
  } changes[N_CHANGES];
  int n_changes;
};

/* Marsaglia's xorshift64*: a number below @n. */
static int
pick (LsAnneal *self,
      int       n)
{
  self->random ^= self->random >> 12;
  self->random ^= self->random << 25;
  self->random ^= self->random >> 27;
  return (int) (((self->random * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d)) >> 32) * (guint64) n >> 32);
}

LsAnneal *
ls_anneal_new (LsDraft *draft,
               guint64  seed)
{
  LsAnneal *self = g_new0 (LsAnneal, 1);
  const LsTeam *team = draft->team;

  self->draft = draft;
  self->team = team;
  self->random = (seed + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) | 1;
  self->open_people = g_new0 (int *, (guint) team->n_slots);
  self->n_open = g_new0 (int, (guint) team->n_slots);
  self->wanted = g_new (int, (guint) team->n_slots);
  for (int s = 0; s < team->n_slots; s++)
    {
      self->open_people[s] = g_new (int, (guint) team->n_people);
      for (int p = 0; p < team->n_people; p++)
        if (LS_IS_OPEN (team, p, s))
          self->open_people[s][self->n_open[s]++] = p;
      if (self->n_open[s] > 0 && team->slots[s].most > 0)
        self->wanted[self->n_wanted++] = s;
    }
  return self;
}

void
ls_anneal_free (LsAnneal *self)
{
  for (int s = 0; s < self->team->n_slots; s++)
    g_free (self->open_people[s]);
  g_free (self->open_people);
  g_free (self->n_open);
  g_free (self->wanted);
  g_free (self);
}

static void
keep_what_was (LsAnneal *self)
{
  const LsTeam *team = self->team;
  int blocker;

  for (int p = 0; p < team->n_people; p++)
    for (int s = 0; s < team->n_slots; s++)
      if (team->marks[LS_PAIR (team, p, s)] & LS_MARK_BEFORE && !self->draft->there[LS_PAIR (team, p, s)] && !ls_draft_is_full (self->draft, s) &&
          ls_draft_fits (self->draft, p, s, &blocker) == LS_FIT_YES)
        ls_draft_add (self->draft, p, s);
}

static gboolean
fill_place (LsAnneal *self,
            int       slot)
{
  int best = -1, blocker;
  gint64 most = 0;

  for (int i = 0; i < self->n_open[slot]; i++)
    {
      int person = self->open_people[slot][i];
      gint64 gain;

      if (self->draft->there[LS_PAIR (self->team, person, slot)] || ls_draft_fits (self->draft, person, slot, &blocker) != LS_FIT_YES)
        continue;
      gain = ls_draft_gain (self->draft, person, slot);
      if (gain < most)
        {
          most = gain;
          best = person;
        }
    }
  if (best >= 0)
    ls_draft_add (self->draft, best, slot);
  return best >= 0;
}

static int
compare_open (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const LsAnneal *self = user_data;
  int x = *(const int *) a, y = *(const int *) b;

  return self->n_open[x] != self->n_open[y] ? self->n_open[x] - self->n_open[y] : x - y;
}

/* A first roster, at once: what was before as far as it may stay, then the slots that fewest may serve in, first up to the minimum. */
void
ls_anneal_fill (LsAnneal *self)
{
  g_autofree int *order = g_memdup2 (self->wanted, (gsize) MAX (self->n_wanted, 1) * sizeof (int));

  keep_what_was (self);
  g_qsort_with_data (order, self->n_wanted, sizeof (int), compare_open, self);
  for (int round = 0; round < 2; round++)
    for (int i = 0; i < self->n_wanted; i++)
      {
        const LsSlot *slot = &self->team->slots[order[i]];

        while (self->draft->slots[order[i]].n_people < (round == 0 ? slot->least : slot->most) && fill_place (self, order[i]))
          continue;
      }
}

static void
change (LsAnneal *self,
        int       person,
        int       slot,
        gboolean  added)
{
  if (added)
    ls_draft_add (self->draft, person, slot);
  else
    ls_draft_drop (self->draft, person, slot);
  self->changes[self->n_changes].person = person;
  self->changes[self->n_changes].slot = slot;
  self->changes[self->n_changes++].added = added;
}

static void
undo (LsAnneal *self)
{
  while (self->n_changes > 0)
    {
      int i = --self->n_changes;

      if (self->changes[i].added)
        ls_draft_drop (self->draft, self->changes[i].person, self->changes[i].slot);
      else
        ls_draft_add (self->draft, self->changes[i].person, self->changes[i].slot);
    }
}

static gboolean
add_if_fits (LsAnneal *self,
             int       person,
             int       slot)
{
  int blocker;

  if (self->draft->there[LS_PAIR (self->team, person, slot)] || ls_draft_is_full (self->draft, slot) ||
      ls_draft_fits (self->draft, person, slot, &blocker) != LS_FIT_YES)
    return FALSE;
  change (self, person, slot, TRUE);
  return TRUE;
}

/* Somebody in the slot who is not pinned; -1 for nobody. */
static int
pick_there (LsAnneal *self,
            int       slot)
{
  const LsDraftSlot *there = &self->draft->slots[slot];
  int person = there->n_people > 0 ? there->people[pick (self, there->n_people)] : -1;

  return person >= 0 && !LS_IS_PINNED (self->team, person, slot) ? person : -1;
}

/* Takes somebody out, and mostly puts another in. */
static gboolean
step_out (LsAnneal *self,
          int       person,
          int       slot)
{
  if (LS_IS_PINNED (self->team, person, slot))
    return FALSE;
  change (self, person, slot, FALSE);
  if (pick (self, 4) > 0)
    add_if_fits (self, self->open_people[slot][pick (self, self->n_open[slot])], slot);
  return TRUE;
}

/* Puts @person into @slot; @blocker, another slot of his, is given up for it. */
static gboolean
step_in (LsAnneal *self,
         int       person,
         int       slot,
         int       blocker)
{
  const LsSlot *s = &self->team->slots[slot];
  int n = self->draft->slots[slot].n_people, other = -1;

  if (blocker >= 0)
    change (self, person, blocker, FALSE);
  if (n >= self->draft->slots[slot].most || (n > 0 && (n >= s->ideal || pick (self, 2) > 0)))
    {
      other = pick_there (self, slot);
      if (other >= 0)
        change (self, other, slot, FALSE);
    }
  if (!add_if_fits (self, person, slot))
    return FALSE;
  if (blocker >= 0 && (other < 0 || !add_if_fits (self, other, blocker)) && pick (self, 3) > 0)
    add_if_fits (self, self->open_people[blocker][pick (self, self->n_open[blocker])], blocker);
  else if (blocker < 0 && other >= 0 && pick (self, 2) > 0)
    add_if_fits (self, other, self->wanted[pick (self, self->n_wanted)]);
  return TRUE;
}

/* Changes the draft in some way that keeps the rules. */
static gboolean
step (LsAnneal *self)
{
  int slot = self->wanted[pick (self, self->n_wanted)], person = self->open_people[slot][pick (self, self->n_open[slot])], blocker;

  self->n_changes = 0;
  if (self->draft->there[LS_PAIR (self->team, person, slot)])
    return step_out (self, person, slot);
  if (ls_draft_fits (self->draft, person, slot, &blocker) == LS_FIT_NO)
    return FALSE;
  return step_in (self, person, slot, blocker);
}

/* Whether to take what costs @more. */
static gboolean
takes (LsAnneal *self,
       gint64    more,
       double    heat)
{
  return more <= 0 || (heat > 0 && (double) more < heat * 20 && exp (-(double) more / heat) * (1 << 24) > pick (self, 1 << 24));
}

/* @heat: how much worse is taken about one time in three. Returns whether the draft is better than *@best_value, and has been copied to @best. */
gboolean
ls_anneal_run (LsAnneal *self,
               int       n_steps,
               double    heat,
               guint8   *best,
               gint64   *best_value)
{
  for (int i = 0; i < n_steps && self->n_wanted > 0; i++)
    {
      gint64 before = self->draft->value;

      if (!step (self) || !takes (self, self->draft->value - before, heat))
        undo (self);
    }
  if (self->draft->value >= *best_value)
    return FALSE;
  *best_value = self->draft->value;
  memcpy (best, self->draft->there, (gsize) self->team->n_people * (gsize) self->team->n_slots);
  return TRUE;
}

static int
compare_costs (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The median of what a change costs that makes the draft worse; it is left as it is. */
double
ls_anneal_measure (LsAnneal *self)
{
  gint64 costs[1000];
  int n = 0;

  for (int i = 0; i < 20000 && n < 1000 && self->n_wanted > 0; i++)
    {
      gint64 before = self->draft->value;

      if (step (self) && self->draft->value > before)
        costs[n++] = self->draft->value - before;
      undo (self);
    }
  qsort (costs, (gsize) n, sizeof *costs, compare_costs);
  return n > 0 ? (double) costs[n / 2] : 1;
}
