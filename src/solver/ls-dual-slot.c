/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the bound of ls-dual.c says of one slot: who comes is paid for by kind, so it is filled with the cheapest kinds first. */

#include "ls-dual-private.h"

#include <string.h>

/* The cheapest number of people of each kind, at least @least and of the first @n_kinds of @order alone, cheapest first. */
static gint64
fill_slot (LsDual    *self,
           int        slot,
           int        most,
           const int *least,
           const int *order,
           int        n_kinds,
           int       *found)
{
  int n = 0, k = 0;
  const LsMultiplier *covers = &self->covers[slot * LS_N_KINDS];
  gint64 cost;

  for (int i = 0; i < LS_N_KINDS; i++)
    n += found[i] = least[i];
  if (n > most)
    return LS_DUAL_NEVER;
  cost = ls_team_cover_cost (self->team, slot, n) * LS_DUAL_SCALE;
  while (k < n_kinds && n < most)
    {
      gint64 more = covers[order[k]].whole + (ls_team_cover_cost (self->team, slot, n + 1) - ls_team_cover_cost (self->team, slot, n)) * LS_DUAL_SCALE;

      if (self->n_open[slot * LS_N_KINDS + order[k]] <= found[order[k]])
        {
          k++;
          continue;
        }
      if (more >= 0)
        break;
      cost += more;
      found[order[k]]++;
      n++;
    }
  return cost;
}

typedef struct {
  gint64 cost;
  int kinds[LS_N_KINDS];
} Filled;

static void
try_fill (LsDual    *self,
          int        slot,
          int        most,
          const int *least,
          const int *order,
          int        n_kinds,
          gint64     more,
          Filled    *best)
{
  Filled filled;

  filled.cost = fill_slot (self, slot, most, least, order, n_kinds, filled.kinds) + more;
  if (filled.cost < best->cost)
    *best = filled;
}

/* What a slot costs at least beside those fixed in it: it has an old hand, or no newcomer, or pays for that. */
gint64
ls_dual_judge_slot (LsDual            *self,
            const LsDraftSlot *fixed,
            int                slot)
{
  LsMultiplier *covers = &self->covers[slot * LS_N_KINDS];
  int order[LS_N_KINDS] = { 0, 1, 2 }, settled[LS_N_KINDS], n = 0;
  int least[LS_N_KINDS];
  Filled best = { LS_DUAL_NEVER };

  for (int i = 0; i < LS_N_KINDS; i++)
    for (int j = i; j > 0 && covers[order[j]].whole < covers[order[j - 1]].whole; j--)
      {
        int swap = order[j];

        order[j] = order[j - 1];
        order[j - 1] = swap;
      }
  memcpy (least, fixed->kinds, sizeof least);
  for (int k = 0; k < LS_N_KINDS; k++)
    self->n_open[slot * LS_N_KINDS + k] += least[k];
  try_fill (self, slot, fixed->most, least, order, LS_N_KINDS, least[LS_KIND_OLD] > 0 ? 0 : (gint64) self->team->price_newcomer * LS_DUAL_SCALE, &best);
  for (int i = 0; i < LS_N_KINDS; i++)
    if (order[i] != LS_KIND_NEW)
      settled[n++] = order[i];
  if (least[LS_KIND_NEW] == 0)
    try_fill (self, slot, fixed->most, least, settled, n, 0, &best);
  if (least[LS_KIND_OLD] == 0 && self->n_open[slot * LS_N_KINDS + LS_KIND_OLD] > 0)
    {
      least[LS_KIND_OLD] = 1;
      try_fill (self, slot, fixed->most, least, order, LS_N_KINDS, covers[LS_KIND_OLD].whole, &best);
    }
  for (int k = 0; k < LS_N_KINDS; k++)
    covers[k].slope = best.kinds[k] - fixed->kinds[k];
  return best.cost;
}
