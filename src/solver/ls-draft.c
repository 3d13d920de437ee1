/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A roster of volunteers that is changed person by person, with what each change costs. A limit that the pins alone exceed is as high as they are, so
 * nothing may be added to it; no rule is broken by taking somebody out. */

#include "ls-draft.h"

#include <string.h>

static int
count_pins (const LsTeam *team,
            int           person,
            int           slot)
{
  int n = 0;

  if (person >= 0)
    for (int s = 0; s < team->n_slots; s++)
      n += LS_IS_PINNED (team, person, s);
  else
    for (int p = 0; p < team->n_people; p++)
      n += LS_IS_PINNED (team, p, slot);
  return n;
}

static void
begin_person (LsDraft *self,
              int      person)
{
  const LsTeam *team = self->team;
  const LsHelper *helper = &team->helpers[person];
  LsDraftPerson *p = &self->people[person];
  guint n_days = (guint) team->n_days, n_weeks = (guint) team->n_weeks;
  guint n_open = 0;

  for (int s = 0; s < team->n_slots; s++)
    n_open += LS_IS_OPEN (team, person, s);
  p->slots = g_new (int, n_open + (guint) count_pins (team, person, -1) + 1);
  p->minutes = helper->past;
  p->day_minutes = g_new0 (int, n_days);
  p->day_counts = g_new0 (int, n_days);
  p->most_day = g_new (int, n_days);
  p->week_minutes = g_new0 (int, n_weeks);
  p->week_weekends = g_new0 (int, n_weeks);
  p->most_week = g_new (int, n_weeks);
  p->week_minutes[0] = helper->week_before;
  for (int s = 0; s < team->n_slots; s++)
    if (LS_IS_PINNED (team, person, s))
      ls_draft_add (self, person, s);
  for (guint d = 0; d < n_days; d++)
    p->most_day[d] = MAX (helper->most_day, p->day_minutes[d]);
  for (guint w = 0; w < n_weeks; w++)
    p->most_week[w] = MAX (helper->most_week, p->week_minutes[w]);
  p->most_nights = MAX (helper->most_nights, p->nights);
}

/* With the pins, and nobody else. */
LsDraft *
ls_draft_new (const LsTeam *team)
{
  LsDraft *self = g_new0 (LsDraft, 1);
  gint64 parts[LS_N_PARTS];

  self->team = team;
  self->there = g_new0 (guint8, (gsize) team->n_people * (gsize) team->n_slots);
  self->costs = g_new (gint32, (gsize) team->n_people * (gsize) team->n_slots);
  for (int p = 0; p < team->n_people; p++)
    for (int s = 0; s < team->n_slots; s++)
      self->costs[LS_PAIR (team, p, s)] = ls_team_pair_cost (team, p, s);
  self->people = g_new0 (LsDraftPerson, (guint) team->n_people);
  self->slots = g_new0 (LsDraftSlot, (guint) team->n_slots);
  for (int s = 0; s < team->n_slots; s++)
    {
      self->slots[s].most = MAX (team->slots[s].most, count_pins (team, -1, s));
      self->slots[s].people = g_new (int, (guint) self->slots[s].most + 1);
    }
  for (int p = 0; p < team->n_people; p++)
    begin_person (self, p);
  self->value = ls_team_value (team, self->there, parts);
  return self;
}

void
ls_draft_free (LsDraft *self)
{
  for (int p = 0; p < self->team->n_people; p++)
    {
      LsDraftPerson *person = &self->people[p];

      g_free (person->slots);
      g_free (person->day_minutes);
      g_free (person->day_counts);
      g_free (person->most_day);
      g_free (person->week_minutes);
      g_free (person->week_weekends);
      g_free (person->most_week);
    }
  for (int s = 0; s < self->team->n_slots; s++)
    g_free (self->slots[s].people);
  g_free (self->people);
  g_free (self->slots);
  g_free (self->there);
  g_free (self->costs);
  g_free (self);
}

gboolean
ls_draft_is_full (const LsDraft *self,
                  int            slot)
{
  return self->slots[slot].n_people >= self->slots[slot].most;
}

/* Whether too many days in a row would be served if this one was. */
static gboolean
runs_too_long (const LsDraft *self,
               int            person,
               int            day)
{
  const LsHelper *helper = &self->team->helpers[person];
  const int *counts = self->people[person].day_counts;
  int first = day, last = day;

  if (counts[day] > 0 || helper->most_run >= LS_NO_LIMIT)
    return FALSE;
  while (first > 0 && counts[first - 1] > 0)
    first--;
  while (last + 1 < self->team->n_days && counts[last + 1] > 0)
    last++;
  return last - first + 1 + (first == 0 ? helper->run_before : 0) > helper->most_run;
}

/* A slot of the person that may be given up to make room in a limit; -1 for none. */
static int
find_room (const LsDraft *self,
           int            person,
           int            slot,
           gboolean       day)
{
  const LsSlot *slots = self->team->slots;
  const LsDraftPerson *p = &self->people[person];
  int found = -1;

  for (int i = 0; i < p->n_slots; i++)
    {
      const LsSlot *other = &slots[p->slots[i]];

      if ((day ? other->day == slots[slot].day : other->week == slots[slot].week) && !LS_IS_PINNED (self->team, person, p->slots[i]) &&
          (found < 0 || p->slots[i] * 7919 % 1013 > found * 7919 % 1013))
        found = p->slots[i];
    }
  return found;
}

/* Whether a person not yet there may be put into a slot, but for its being full. @blocker is set to the slot that is in the way of it with
 * %LS_FIT_INSTEAD; without it all may still not fit. */
LsFit
ls_draft_fits (const LsDraft *self,
               int            person,
               int            slot,
               int           *blocker)
{
  const LsTeam *team = self->team;
  const LsSlot *s = &team->slots[slot];
  const LsDraftPerson *p = &self->people[person];

  *blocker = -1;
  if (!LS_IS_OPEN (team, person, slot))
    return LS_FIT_NO;
  for (int i = 0; i < p->n_slots; i++)
    if (ls_team_collide (team, person, slot, p->slots[i]))
      {
        if (*blocker >= 0 || LS_IS_PINNED (team, person, p->slots[i]))
          return LS_FIT_NO;
        *blocker = p->slots[i];
      }
  if (*blocker >= 0)
    return LS_FIT_INSTEAD;
  if (runs_too_long (self, person, s->day) || (s->night && p->nights >= p->most_nights))
    return LS_FIT_NO;
  if (p->day_minutes[s->day] + s->minutes > p->most_day[s->day])
    *blocker = find_room (self, person, slot, TRUE);
  else if (p->week_minutes[s->week] + s->minutes > p->most_week[s->week])
    *blocker = find_room (self, person, slot, FALSE);
  else
    return LS_FIT_YES;
  return *blocker >= 0 ? LS_FIT_INSTEAD : LS_FIT_NO;
}

static gint64
slot_cost (const LsDraft *self,
           int            slot)
{
  gint64 cost = ls_team_cover_cost (self->team, slot, self->slots[slot].n_people);

  return ls_team_lacks_old_hand (self->slots[slot].kinds) ? cost + self->team->price_newcomer : cost;
}

/* What it costs that a person serves on this day beside the days around it. */
static gint64
day_cost (const LsDraft *self,
          int            person,
          int            day)
{
  const int *counts = self->people[person].day_counts;
  int n = day > 0 ? counts[day - 1] > 0 : self->team->helpers[person].run_before > 0;

  n += day + 1 < self->team->n_days && counts[day + 1] > 0;
  return (gint64) n * self->team->price_consecutive;
}

/* What it costs more, now, that a person is in a slot than that he is not, by those with whom he would rather serve. */
static gint64
bonds_cost (const LsDraft *self,
            int            person,
            int            slot)
{
  const GArray *bonds = self->team->bonds[person];
  gint64 cost = 0;

  if (self->team->slots[slot].most > 1)
    for (guint i = 0; i < bonds->len; i++)
      {
        const LsBond *bond = &g_array_index (bonds, LsBond, i);

        cost += self->there[LS_PAIR (self->team, bond->other, slot)] ? -bond->price : bond->price;
      }
  return cost;
}

void
ls_draft_add (LsDraft *self,
              int      person,
              int      slot)
{
  const LsTeam *team = self->team;
  const LsSlot *s = &team->slots[slot];
  LsDraftPerson *p = &self->people[person];
  LsDraftSlot *there = &self->slots[slot];
  gint64 cost = self->costs[LS_PAIR (team, person, slot)] + bonds_cost (self, person, slot) - slot_cost (self, slot) -
                ls_team_fairness (team, person, p->minutes);

  p->slots[p->n_slots++] = slot;
  there->people[there->n_people++] = person;
  there->kinds[team->helpers[person].kind]++;
  self->there[LS_PAIR (team, person, slot)] = 1;
  p->minutes += s->minutes;
  p->day_minutes[s->day] += s->minutes;
  p->week_minutes[s->week] += s->minutes;
  p->nights += s->night;
  if (p->day_counts[s->day]++ == 0)
    cost += day_cost (self, person, s->day);
  if (s->weekend && p->week_weekends[s->week]++ == 0)
    cost += (gint64) team->price_weekend * p->n_weekends++;
  self->value += cost + slot_cost (self, slot) + ls_team_fairness (team, person, p->minutes);
}

static void
take_out (int *list,
          int *n,
          int  value)
{
  int i = 0;

  while (list[i] != value)
    i++;
  list[i] = list[--*n];
}

void
ls_draft_drop (LsDraft *self,
               int      person,
               int      slot)
{
  const LsTeam *team = self->team;
  const LsSlot *s = &team->slots[slot];
  LsDraftPerson *p = &self->people[person];
  LsDraftSlot *there = &self->slots[slot];
  gint64 cost = -self->costs[LS_PAIR (team, person, slot)] - bonds_cost (self, person, slot) - slot_cost (self, slot) -
                ls_team_fairness (team, person, p->minutes);

  take_out (p->slots, &p->n_slots, slot);
  take_out (there->people, &there->n_people, person);
  there->kinds[team->helpers[person].kind]--;
  self->there[LS_PAIR (team, person, slot)] = 0;
  p->minutes -= s->minutes;
  p->day_minutes[s->day] -= s->minutes;
  p->week_minutes[s->week] -= s->minutes;
  p->nights -= s->night;
  if (--p->day_counts[s->day] == 0)
    cost -= day_cost (self, person, s->day);
  if (s->weekend && --p->week_weekends[s->week] == 0)
    cost -= (gint64) team->price_weekend * --p->n_weekends;
  self->value += cost + slot_cost (self, slot) + ls_team_fairness (team, person, p->minutes);
}

/* Makes the draft the roster @there, which keeps the rules and the pins. */
void
ls_draft_set (LsDraft      *self,
              const guint8 *there)
{
  const LsTeam *team = self->team;

  for (int p = 0; p < team->n_people; p++)
    for (int i = self->people[p].n_slots - 1; i >= 0; i--)
      if (!there[LS_PAIR (team, p, self->people[p].slots[i])])
        ls_draft_drop (self, p, self->people[p].slots[i]);
  for (int p = 0; p < team->n_people; p++)
    for (int s = 0; s < team->n_slots; s++)
      if (there[LS_PAIR (team, p, s)] && !self->there[LS_PAIR (team, p, s)])
        ls_draft_add (self, p, s);
}

/* What the value would change by if a person who fits was put into a slot. */
gint64
ls_draft_gain (LsDraft *self,
               int      person,
               int      slot)
{
  gint64 before = self->value, after;

  ls_draft_add (self, person, slot);
  after = self->value;
  ls_draft_drop (self, person, slot);
  return after - before;
}
