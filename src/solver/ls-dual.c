/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A Lagrangian bound of the value. That a slot has as many people as serve in it (of each kind), that a person's minutes are those of his slots, and so
 * for nights, weekends and pairs, is not demanded but paid for; then each slot and each person can be judged alone. The multipliers are rounded to
 * whole 1/LS_DUAL_SCALE before they are used, and all is summed in whole numbers, so rounding cannot raise the bound. They move along subgradients. */

#include "ls-dual-private.h"

#include <math.h>
#include <string.h>

#define LONG 480 /* minutes: what a unit of them is beside a person in a slot */
#define KEEP 0.8 /* of the direction of the step before */
#define PATIENCE 10 /* steps without a better bound, until they are made shorter */
#define SHORTER 0.7

LsDual *
ls_dual_new (const LsTeam *team)
{
  LsDual *self = g_new0 (LsDual, 1);
  gsize n_pairs = (gsize) team->n_people * (gsize) team->n_slots;

  self->team = team;
  self->month = ls_month_new (team);
  self->covers = g_new0 (LsMultiplier, (gsize) team->n_slots * LS_N_KINDS);
  self->minutes = g_new0 (LsMultiplier, (gsize) team->n_people);
  self->nights = g_new0 (LsMultiplier, (gsize) team->n_people);
  self->weekends = g_new0 (LsMultiplier, (gsize) team->n_people);
  self->pairs = g_array_new (FALSE, TRUE, sizeof (LsDualPair));
  for (int p = 0; p < team->n_people; p++)
    for (guint i = 0; i < team->bonds[p]->len; i++)
      {
        const LsBond *bond = &g_array_index (team->bonds[p], LsBond, i);

        for (int s = 0; s < team->n_slots && bond->other > p; s++)
          if (team->slots[s].most > 1)
            g_array_append_val (self->pairs, ((LsDualPair) { p, bond->other, s, bond->price }));
      }
  self->prices = g_new0 (gint64, n_pairs);
  self->chosen = g_new0 (guint8, n_pairs);
  self->n_open = g_new (int, (gsize) team->n_slots * LS_N_KINDS);
  self->slots = g_array_new (FALSE, FALSE, sizeof (int));
  ls_dual_begin (self);
  return self;
}

void
ls_dual_free (LsDual *self)
{
  ls_month_free (self->month);
  g_free (self->covers);
  g_free (self->minutes);
  g_free (self->nights);
  g_free (self->weekends);
  g_array_unref (self->pairs);
  g_free (self->prices);
  g_free (self->chosen);
  g_free (self->n_open);
  g_array_unref (self->slots);
  g_free (self);
}

/* Multipliers as they would be if @best, a good roster, was one of the best: what is short of people pays what one more would save. */
void
ls_dual_warm (LsDual        *self,
              const LsDraft *best)
{
  const LsTeam *team = self->team;

  for (int s = 0; s < team->n_slots; s++)
    {
      int n = best->slots[s].n_people;
      gint64 saves = ls_team_cover_cost (team, s, n) - ls_team_cover_cost (team, s, n + 1);

      for (int k = 0; k < LS_N_KINDS; k++)
        self->covers[s * LS_N_KINDS + k].value = (double) (saves > 0 ? saves : n > 0 ? team->slots[s].price_ideal / 4 : 0);
    }
  for (int p = 0; p < team->n_people; p++)
    self->minutes[p].value = (double) (ls_team_fairness (team, p, best->people[p].minutes) - ls_team_fairness (team, p, best->people[p].minutes - 1));
}

/* What is fixed or open has changed: the multipliers stay, and take long steps again. */
void
ls_dual_begin (LsDual *self)
{
  self->step = 1;
  self->best = -LS_DUAL_NEVER;
  self->n_without = 0;
}

/* People × slots: who would serve where, at the last step. */
const guint8 *
ls_dual_get_chosen (LsDual *self)
{
  return self->chosen;
}

/* How many more would serve in a slot, at the last step, than it would have. */
int
ls_dual_get_excess (LsDual *self,
                    int     slot)
{
  double slope = 0;

  for (int k = 0; k < LS_N_KINDS; k++)
    slope -= self->covers[slot * LS_N_KINDS + k].slope;
  return (int) slope;
}

/* The minutes at which fairness costs least beside what is paid for minutes: where its slope passes the multiplier. */
static gint64
judge_minutes (LsDual *self,
               int     person,
               int     minutes,
               int     open_minutes)
{
  const LsTeam *team = self->team;
  LsMultiplier *m = &self->minutes[person];
  gint64 price = m->whole < 0 ? (gint64) team->fair_under * LS_DUAL_SCALE : (gint64) team->fair_over * LS_DUAL_SCALE, size = ABS (m->whole), n = 0, best;

  if (size > 0)
    n = price == 0 ? 1000000 : (size + price - 1) / price - 1;
  best = MIN (n * team->fair_step, 2000000) * (m->whole < 0 ? -1 : 1) + team->helpers[person].share;
  best = CLAMP (best, minutes, minutes + open_minutes);
  m->slope = (double) (minutes - best);
  return ls_team_fairness (team, person, (int) best) * LS_DUAL_SCALE - m->whole * (best - minutes);
}

/* How many new weekends cost least, each paid for by the multiplier. */
static gint64
judge_weekends (LsDual *self,
                int     person,
                int     n)
{
  LsMultiplier *m = &self->weekends[person];
  gint64 price = (gint64) self->team->price_weekend * LS_DUAL_SCALE, cost = price * n * (n - 1) / 2;
  int new_ones = 0;

  while (n + new_ones < self->team->n_weeks && price * (n + new_ones) < m->whole)
    {
      cost += price * (n + new_ones) - m->whole;
      new_ones++;
    }
  m->slope = -new_ones;
  return cost;
}

static void
price_slots (LsDual       *self,
             const guint8 *open)
{
  const LsTeam *team = self->team;

  for (int p = 0; p < team->n_people; p++)
    for (int s = 0; s < team->n_slots; s++)
      if (open[LS_PAIR (team, p, s)])
        self->prices[LS_PAIR (team, p, s)] = (gint64) ls_team_pair_cost (team, p, s) * LS_DUAL_SCALE -
                                             self->covers[s * LS_N_KINDS + (int) team->helpers[p].kind].whole +
                                             self->minutes[p].whole * team->slots[s].minutes +
                                             (team->slots[s].night ? self->nights[p].whole : 0);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const LsDualPair *pair = &g_array_index (self->pairs, LsDualPair, i);

      self->prices[LS_PAIR (team, pair->a, pair->slot)] += pair->apart.whole;
      self->prices[LS_PAIR (team, pair->b, pair->slot)] -= pair->apart.whole;
    }
}

static gint64
judge_person (LsDual        *self,
              const LsDraft *fixed,
              const guint8  *open,
              int            person)
{
  const LsTeam *team = self->team;
  const LsDraftPerson *p = &fixed->people[person];
  const guint8 *mine = open + LS_PAIR (team, person, 0);
  LsMonthPrices prices = { self->prices + LS_PAIR (team, person, 0), self->weekends[person].whole, (gint64) team->price_consecutive * LS_DUAL_SCALE };
  int open_minutes = 0, n_weekends = 0, room = p->most_nights >= LS_NO_LIMIT ? team->n_slots : p->most_nights - p->nights;
  gint64 cost;

  for (int s = 0; s < team->n_slots; s++)
    open_minutes += mine[s] ? team->slots[s].minutes : 0;
  cost = judge_minutes (self, person, p->minutes, open_minutes) + judge_weekends (self, person, p->n_weekends);
  cost += ls_month_run (self->month, fixed, mine, person, &prices, self->slots, &n_weekends) - self->nights[person].whole * room;
  self->weekends[person].slope += n_weekends;
  self->nights[person].slope = -room;
  for (guint i = 0; i < self->slots->len; i++)
    {
      int s = g_array_index (self->slots, int, i);

      self->chosen[LS_PAIR (team, person, s)] = 1;
      self->minutes[person].slope += team->slots[s].minutes;
      self->nights[person].slope += team->slots[s].night;
      self->covers[s * LS_N_KINDS + (int) team->helpers[person].kind].slope--;
    }
  return cost;
}

/* What cannot change any more. */
static gint64
judge_fixed (LsDual        *self,
             const LsDraft *fixed)
{
  const LsTeam *team = self->team;
  gint64 cost = 0;

  for (int p = 0; p < team->n_people; p++)
    for (int s = 0; s < team->n_slots; s++)
      {
        gsize pair = LS_PAIR (team, p, s);

        if (team->wishes[pair] > 0)
          cost += team->wishes[pair];
        if (team->marks[pair] & LS_MARK_BEFORE)
          cost += team->change_prices[team->slots[s].day];
        if (fixed->there[pair])
          cost += ls_team_pair_cost (team, p, s);
      }
  return cost * LS_DUAL_SCALE;
}

static gint64
judge_pairs (LsDual        *self,
             const LsDraft *fixed)
{
  const LsTeam *team = self->team;
  gint64 cost = 0;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      LsDualPair *pair = &g_array_index (self->pairs, LsDualPair, i);
      gsize a = LS_PAIR (team, pair->a, pair->slot), b = LS_PAIR (team, pair->b, pair->slot);

      cost += pair->apart.whole * (fixed->there[a] - fixed->there[b]);
      pair->apart.slope = (fixed->there[a] || self->chosen[a]) - (fixed->there[b] || self->chosen[b]);
    }
  return cost;
}

static void
count_open (LsDual       *self,
            const guint8 *open)
{
  const LsTeam *team = self->team;

  memset (self->n_open, 0, (gsize) team->n_slots * LS_N_KINDS * sizeof (int));
  for (int p = 0; p < team->n_people; p++)
    for (int s = 0; s < team->n_slots; s++)
      self->n_open[s * LS_N_KINDS + (int) team->helpers[p].kind] += open[LS_PAIR (team, p, s)];
}

/* Calls @each for all multipliers with what one unit of theirs weighs, and the least and the most of them. */
typedef void (*EachMultiplier) (LsDual *self, LsMultiplier *m, double unit, double least, double most, gpointer data);

static void
for_each (LsDual        *self,
          EachMultiplier each,
          gpointer       data)
{
  const LsTeam *team = self->team;

  for (int i = 0; i < team->n_slots * LS_N_KINDS; i++)
    each (self, &self->covers[i], 1, -1e9, 1e9, data);
  for (int p = 0; p < team->n_people; p++)
    {
      each (self, &self->minutes[p], LONG, -1e6, 1e6, data);
      each (self, &self->nights[p], 1, 0, 1e9, data);
      each (self, &self->weekends[p], 1, 0, 1e9, data);
    }
  for (guint i = 0; i < self->pairs->len; i++)
    {
      LsDualPair *pair = &g_array_index (self->pairs, LsDualPair, i);

      each (self, &pair->apart, 1, -pair->price, pair->price, data);
    }
}

static void
round_cb (LsDual     *self,
          LsMultiplier *m,
          double      unit,
          double      least,
          double      most,
          gpointer    data)
{
  m->whole = llround (CLAMP (m->value, least, most) * LS_DUAL_SCALE);
}

/* Minutes are measured in units that make the steps of all multipliers alike: found by trying. */
static void
turn_cb (LsDual     *self,
         LsMultiplier *m,
         double      unit,
         double      least,
         double      most,
         gpointer    data)
{
  double slope = m->slope / unit;

  if ((m->value <= least && slope < 0) || (m->value >= most && slope > 0))
    slope = 0;
  m->way = slope + KEEP * m->way;
  *(double *) data += m->way * m->way;
}

static void
move_cb (LsDual     *self,
         LsMultiplier *m,
         double      unit,
         double      least,
         double      most,
         gpointer    data)
{
  m->value = CLAMP (m->value + *(double *) data * m->way / unit, least, most);
}

/* A bound, at the multipliers so far, of all rosters that hold what is @fixed and beside it only what is @open (people × slots); then the multipliers
 * move as if @target, the value of some roster, could be proved. */
gint64
ls_dual_step (LsDual        *self,
              const LsDraft *fixed,
              const guint8  *open,
              gint64         target)
{
  gint64 bound = judge_fixed (self, fixed);
  double norm = 0, length;

  for_each (self, round_cb, NULL);
  memset (self->chosen, 0, (gsize) self->team->n_people * (gsize) self->team->n_slots);
  count_open (self, open);
  for (int s = 0; s < self->team->n_slots; s++)
    bound += ls_dual_judge_slot (self, &fixed->slots[s], s);
  price_slots (self, open);
  for (int p = 0; p < self->team->n_people; p++)
    bound += judge_person (self, fixed, open, p);
  bound += judge_pairs (self, fixed);
  self->n_without = bound > self->best ? 0 : self->n_without + 1;
  self->best = MAX (self->best, bound);
  if (self->n_without > PATIENCE)
    {
      self->step *= SHORTER;
      self->n_without = 0;
    }
  for_each (self, turn_cb, &norm);
  length = norm > 0 ? self->step * MAX ((double) target - (double) bound / LS_DUAL_SCALE, 1) / norm : 0;
  for_each (self, move_cb, &length);
  return bound >= 0 ? (bound + LS_DUAL_SCALE - 1) / LS_DUAL_SCALE : bound / LS_DUAL_SCALE;
}
