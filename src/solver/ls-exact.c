/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Branch and bound: a person serves in a slot, or does not. What is decided so far is a roster of its own; the Lagrangian bound tells whether any that
 * goes on from it can be better than the best. */

#include "ls-exact.h"

#include <string.h>

#define N_FIRST 60 /* steps of the bound at the root, and at the other nodes */
#define N_STEPS 12

/* Who may be added to the draft: people × slots. @excluded may be NULL. */
void
ls_exact_open (const LsDraft *draft,
               const guint8  *excluded,
               guint8        *open)
{
  const LsTeam *team = draft->team;
  int blocker;

  for (int p = 0; p < team->n_people; p++)
    for (int s = 0; s < team->n_slots; s++)
      {
        gsize pair = LS_PAIR (team, p, s);

        open[pair] = LS_IS_OPEN (team, p, s) && !(excluded && excluded[pair]) && !draft->there[pair] && !ls_draft_is_full (draft, s) &&
                     ls_draft_fits (draft, p, s, &blocker) == LS_FIT_YES;
      }
}

/* The pair to decide: one that the bound's people choose, best where too many do; else any. FALSE when all is decided. */
static gboolean
choose (LsExact      *self,
        const guint8 *open,
        int          *person,
        int          *slot)
{
  const LsTeam *team = self->draft->team;
  const guint8 *chosen = ls_dual_get_chosen (self->dual);
  int most = G_MININT;

  for (int p = 0; p < team->n_people; p++)
    for (int s = 0; s < team->n_slots; s++)
      if (open[LS_PAIR (team, p, s)])
        {
          int worth = chosen[LS_PAIR (team, p, s)] ? 1000 + ls_dual_get_excess (self->dual, s) : -ls_dual_get_excess (self->dual, s) - 1000;

          if (worth > most)
            {
              most = worth;
              *person = p;
              *slot = s;
            }
        }
  return most > G_MININT;
}

static gboolean
is_worse (LsExact      *self,
          const guint8 *open,
          int           n_steps)
{
  ls_dual_begin (self->dual);
  for (int i = 0; i < n_steps; i++)
    if (ls_dual_step (self->dual, self->draft, open, self->value) >= self->value)
      return TRUE;
  return FALSE;
}

static gboolean
branch (LsExact *self,
        guint8  *excluded,
        int      depth)
{
  const LsTeam *team = self->draft->team;
  gsize n_pairs = (gsize) team->n_people * (gsize) team->n_slots;
  g_autofree guint8 *open = NULL;
  int person = 0, slot = 0;
  gboolean all;

  if (self->n_nodes-- <= 0 || self->is_over (self->user_data))
    return FALSE;
  if (self->draft->value < self->value)
    {
      self->value = self->draft->value;
      memcpy (self->best, self->draft->there, n_pairs);
    }
  open = g_new (guint8, n_pairs);
  ls_exact_open (self->draft, excluded, open);
  if (is_worse (self, open, depth == 0 ? N_FIRST : N_STEPS) || !choose (self, open, &person, &slot))
    return TRUE;
  ls_draft_add (self->draft, person, slot);
  all = branch (self, excluded, depth + 1);
  ls_draft_drop (self->draft, person, slot);
  if (!all)
    return FALSE;
  excluded[LS_PAIR (team, person, slot)] = 1;
  all = branch (self, excluded, depth + 1);
  excluded[LS_PAIR (team, person, slot)] = 0;
  return all;
}

/* Returns whether all was searched, so that the best is as good as any. */
gboolean
ls_exact_run (LsExact *self)
{
  g_autofree guint8 *excluded = g_new0 (guint8, (gsize) self->draft->team->n_people * (gsize) self->draft->team->n_slots);

  return branch (self, excluded, 0);
}
