/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a roster of volunteers is worth: the sum of what it costs that people are missing or served against their wishes. The search reckons
 * differences of it in its own way (ls-draft.c); here it is reckoned from nothing, once for each roster that is said. */

#include "ls-team.h"

LsTeam *
ls_team_new (void)
{
  return g_new0 (LsTeam, 1);
}

void
ls_team_free (LsTeam *self)
{
  for (int p = 0; p < self->n_people && self->helpers; p++)
    {
      g_free (self->helpers[p].name);
      if (self->bonds)
        g_array_unref (self->bonds[p]);
    }
  for (int s = 0; s < self->n_slots && self->slots; s++)
    g_free (self->slots[s].name);
  g_free (self->helpers);
  g_free (self->slots);
  g_free (self->marks);
  g_free (self->wishes);
  g_free (self->change_prices);
  g_free (self->bonds);
  g_free (self);
}

/* Whether there is a roster from which each change has its price. */
gboolean
ls_team_is_repair (const LsTeam *self)
{
  for (int d = 0; d < self->n_days; d++)
    if (self->change_prices[d] > 0)
      return TRUE;
  return FALSE;
}

/* What it costs more that a person is in a slot than that he is not, by wishes, grid and changes alone. */
int
ls_team_pair_cost (const LsTeam *self,
                   int           person,
                   int           slot)
{
  const LsSlot *s = &self->slots[slot];
  int grid = self->helpers[person].grid, change = self->change_prices[s->day], cost = -self->wishes[LS_PAIR (self, person, slot)];

  if (grid != LS_NO_GRID && s->grid != LS_NO_GRID && grid != s->grid)
    cost += self->price_grid;
  return cost + (self->marks[LS_PAIR (self, person, slot)] & LS_MARK_BEFORE ? -change : change);
}

static void
add_pair (const LsTeam *self,
          int           person,
          int           slot,
          gboolean      there,
          gint64       *parts)
{
  const LsSlot *s = &self->slots[slot];
  int grid = self->helpers[person].grid, wish = self->wishes[LS_PAIR (self, person, slot)];

  if (!there != !(self->marks[LS_PAIR (self, person, slot)] & LS_MARK_BEFORE))
    parts[LS_PART_CHANGES] += self->change_prices[s->day];
  if (!there && wish > 0)
    parts[LS_PART_WISHES] += wish;
  if (there && wish < 0)
    parts[LS_PART_WISHES] -= wish;
  if (there && grid != LS_NO_GRID && s->grid != LS_NO_GRID && grid != s->grid)
    parts[LS_PART_GRID] += self->price_grid;
}

static void
add_bonds (const LsTeam *self,
           int           person,
           const guint8 *there,
           gint64       *parts)
{
  for (guint i = 0; i < self->bonds[person]->len; i++)
    {
      const LsBond *bond = &g_array_index (self->bonds[person], LsBond, i);

      if (bond->other > person)
        for (int s = 0; s < self->n_slots; s++)
          if (self->slots[s].most > 1 && there[LS_PAIR (self, person, s)] != there[LS_PAIR (self, bond->other, s)])
            parts[LS_PART_TOGETHER] += bond->price;
    }
}

static void
add_person (const LsTeam *self,
            int           person,
            const guint8 *there,
            gint64       *parts)
{
  g_autofree gboolean *days = g_new0 (gboolean, (guint) self->n_days), *weekends = g_new0 (gboolean, (guint) self->n_weeks);
  int minutes = self->helpers[person].past, n_weekends = 0;

  for (int s = 0; s < self->n_slots; s++)
    {
      add_pair (self, person, s, there[LS_PAIR (self, person, s)], parts);
      if (!there[LS_PAIR (self, person, s)])
        continue;
      minutes += self->slots[s].minutes;
      days[self->slots[s].day] = TRUE;
      weekends[self->slots[s].week] |= self->slots[s].weekend;
    }
  parts[LS_PART_FAIRNESS] += ls_team_fairness (self, person, minutes);
  for (int d = 0; d < self->n_days; d++)
    if (days[d] && (d > 0 ? days[d - 1] : self->helpers[person].run_before > 0))
      parts[LS_PART_CONSECUTIVE] += self->price_consecutive;
  for (int w = 0; w < self->n_weeks; w++)
    if (weekends[w])
      parts[LS_PART_WEEKEND] += (gint64) self->price_weekend * n_weekends++;
  add_bonds (self, person, there, parts);
}

/* @there: people × slots. Fills @parts, of which the value is the sum. */
gint64
ls_team_value (const LsTeam *self,
               const guint8 *there,
               gint64       *parts)
{
  gint64 value = 0;

  for (int i = 0; i < LS_N_PARTS; i++)
    parts[i] = 0;
  for (int p = 0; p < self->n_people; p++)
    add_person (self, p, there, parts);
  for (int s = 0; s < self->n_slots; s++)
    {
      const LsSlot *slot = &self->slots[s];
      int kinds[LS_N_KINDS] = { 0 }, n;

      for (int p = 0; p < self->n_people; p++)
        kinds[self->helpers[p].kind] += there[LS_PAIR (self, p, s)];
      n = kinds[LS_KIND_PLAIN] + kinds[LS_KIND_NEW] + kinds[LS_KIND_OLD];
      parts[LS_PART_LEAST] += (gint64) MAX (0, slot->least - n) * slot->price_least;
      parts[LS_PART_IDEAL] += (gint64) MAX (0, slot->ideal - n) * slot->price_ideal;
      if (ls_team_lacks_old_hand (kinds))
        parts[LS_PART_NEWCOMER] += self->price_newcomer;
    }
  for (int i = 0; i < LS_N_PARTS; i++)
    value += parts[i];
  return value;
}

const char *
ls_part_name (LsPart part)
{
  static const char *names[] = { "minimum", "ideal", "wishes", "together", "newcomer", "fairness", "grid", "consecutive", "weekend", "changes" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == LS_N_PARTS);
  return names[part];
}
