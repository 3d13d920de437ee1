/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The cheapest path of one person under given duals, by a dynamic programme over the days. A state is what the rules look at: the class of the last
 * shift (shifts after which the same must not follow), how long the run of work or rest is, weekends worked, minutes worked, and how often those
 * shifts came whose number is limited and was once exceeded: they are counted from then on. All is in whole numbers, so that a result is exact and
 * a path is found again without having been kept. Belongs to one thread at a time. */

#include "ls-price.h"

#include <string.h>

#define MAX_COUNTED 4
#define MAX_COMBINATIONS 80 /* of counters; beyond, limits are pressed on by prices */
#define N_ROUNDS 12

typedef struct {
  int class;
  int shift;
  int units;
  int counter; /* index into counted, -1 for none */
  gint32 cost;
} Step;

struct _LsPrice {
  const LsProblem *problem;
  const LsPerson *person;
  int n_classes, class_of[LS_MAX_SHIFTS + 1];
  guint32 class_forbids[LS_MAX_SHIFTS + 1];
  int unit, most_units, least_units, longest;
  int n_weekends; /* that may be worked, and none */
  int n_counted, counted[MAX_COUNTED], stride[MAX_COUNTED];
  int n_combinations;
  int n_units; /* the width of a row */
  int n_rows; /* rows of a day: (states) × combinations */
  gint32 *values; /* days × rows × units */
  guint8 *live; /* days × rows: whether any value of the row can be reached */
  gsize n_values, n_live;
  const gint32 *duals;
  const guint32 *allowed;
  gint32 press[LS_MAX_SHIFTS + 1]; /* the price of one more of a shift whose limit is not counted; kept from call to call */
};

static int
gcd (int a,
     int b)
{
  return b == 0 ? a : gcd (b, a % b);
}

/* Rows: work by class, run, weekends; then rest by run, weekends; each times the combinations of counters. */
static int
work_row (const LsPrice *self,
          int            class,
          int            run,
          int            weekends)
{
  return (((class * self->person->most_run + run - 1) * self->n_weekends) + weekends) * self->n_combinations;
}

static int
rest_row (const LsPrice *self,
          int            run,
          int            weekends)
{
  return ((self->n_classes * self->person->most_run + run - 1) * self->n_weekends + weekends) * self->n_combinations;
}

static gint32 *
row_at (const LsPrice *self,
        int            day,
        int            row)
{
  return self->values + ((gsize) day * (gsize) self->n_rows + (gsize) row) * (gsize) self->n_units;
}

static guint8 *
live_at (const LsPrice *self,
         int            day,
         int            row)
{
  return self->live + (gsize) day * (gsize) self->n_rows + row;
}

static void
size_table (LsPrice *self)
{
  gsize n;

  self->n_combinations = 1;
  for (int i = 0; i < self->n_counted; i++)
    {
      self->stride[i] = self->n_combinations;
      self->n_combinations *= self->person->most_of[self->counted[i]] + 1;
    }
  self->n_rows = (self->n_classes * self->person->most_run + self->person->least_rest) * self->n_weekends * self->n_combinations;
  n = (gsize) self->problem->n_days * (gsize) self->n_rows * (gsize) self->n_units;
  if (n > self->n_values)
    {
      g_free (self->values);
      self->values = g_new (gint32, n);
      self->n_values = n;
    }
  n /= (gsize) self->n_units;
  if (n > self->n_live)
    {
      g_free (self->live);
      self->live = g_new (guint8, n);
      self->n_live = n;
    }
}

static void
find_classes (LsPrice *self)
{
  for (int s = 1; s <= self->problem->n_shifts; s++)
    {
      int c = 0;

      while (c < self->n_classes && self->class_forbids[c] != self->problem->shifts[s].forbidden)
        c++;
      if (c == self->n_classes)
        self->class_forbids[self->n_classes++] = self->problem->shifts[s].forbidden;
      self->class_of[s] = c;
    }
}

LsPrice *
ls_price_new (const LsProblem *problem,
              int              person)
{
  LsPrice *self = g_new0 (LsPrice, 1);

  self->problem = problem;
  self->person = &problem->people[person];
  for (int s = 1; s <= problem->n_shifts; s++)
    {
      self->unit = gcd (problem->shifts[s].minutes, self->unit);
      self->longest = MAX (self->longest, problem->shifts[s].minutes);
    }
  self->unit = MAX (self->unit, 1);
  self->longest /= self->unit;
  self->most_units = MIN (self->person->most_minutes / self->unit, self->longest * problem->n_days);
  self->least_units = (self->person->least_minutes + self->unit - 1) / self->unit;
  self->n_units = self->most_units + 1;
  self->n_weekends = MIN (self->person->most_weekends, (problem->n_days + 6) / 7) + 1;
  find_classes (self);
  size_table (self);
  return self;
}

void
ls_price_free (LsPrice *self)
{
  g_free (self->values);
  g_free (self->live);
  g_free (self);
}

static gint32
cost_of (const LsPrice *self,
         int            day,
         int            shift)
{
  int cell = LS_AT (self->problem, day, shift);
  int cover = self->problem->cover_of[cell];

  return self->person->costs[cell] * LS_SCALE - (cover < 0 ? 0 : self->duals[cover]) + self->press[shift];
}

static int
counter_of (const LsPrice *self,
            int            shift)
{
  for (int i = 0; i < self->n_counted; i++)
    if (self->counted[i] == shift)
      return i;
  return -1;
}

/* What may follow on @day: of shifts of one class and length the cheapest, and each counted one. */
static int
find_steps (const LsPrice *self,
            int            day,
            guint32        forbidden,
            Step          *steps)
{
  int n = 0;

  for (int s = 1; s <= self->problem->n_shifts; s++)
    {
      Step step = { self->class_of[s], s, self->problem->shifts[s].minutes / self->unit, counter_of (self, s), 0 };
      int i = 0;

      if (!(self->allowed[day] & (1u << s)) || (forbidden & (1u << s)))
        continue;
      step.cost = cost_of (self, day, s);
      while (i < n && (step.counter >= 0 || steps[i].counter >= 0 || steps[i].class != step.class || steps[i].units != step.units))
        i++;
      if (i == n || step.cost < steps[i].cost)
        steps[i] = step;
      n = MAX (n, i + 1);
    }
  return n;
}

static void
relax (gint32       *to,
       const gint32 *from,
       int           n,
       gint32        cost)
{
  for (int i = 0; i < n; i++)
    {
      gint32 value = from[i] + cost;

      to[i] = value < to[i] ? value : to[i];
    }
}

/* The combination of counters after @step from combination @k, -1 when the limit is reached. */
static int
count_step (const LsPrice *self,
            const Step    *step,
            int            k)
{
  int limit;

  if (step->counter < 0)
    return k;
  limit = self->person->most_of[self->counted[step->counter]];
  return k / self->stride[step->counter] % (limit + 1) == limit ? -1 : k + self->stride[step->counter];
}

static void
clear_row (const LsPrice *self,
           int            day,
           int            row)
{
  gint32 *values = row_at (self, day, row);

  for (int m = 0; m < self->n_units; m++)
    values[m] = LS_NEVER;
  *live_at (self, day, row) = TRUE;
}

static gboolean
take_step (const LsPrice *self,
           int            day,
           int            from,
           int            to,
           const Step    *step,
           gpointer       data)
{
  int most = MIN (MIN (self->most_units, day * self->longest) + 1, self->n_units - step->units);
  int least = MAX (0, self->least_units - (self->problem->n_days - day) * self->longest);

  for (int k = 0; k < self->n_combinations && least < most; k++)
    {
      int next = count_step (self, step, k);

      if (next < 0 || !*live_at (self, day - 1, from + k))
        continue;
      if (!*live_at (self, day, to + next))
        clear_row (self, day, to + next);
      relax (row_at (self, day, to + next) + step->units + least, row_at (self, day - 1, from + k) + least, most - least, step->cost);
    }
  return FALSE;
}

static gboolean
may_stop (const LsPrice *self,
          int            day,
          int            run)
{
  return run >= self->person->least_run || run == day;
}

static gboolean
may_start (const LsPrice *self,
           int            day,
           int            rest)
{
  return rest >= self->person->least_rest || rest == day;
}

/* How many weekends are worked when @day is worked, too; @before whether the day before was. */
static int
weekends_after (int      day,
                int      weekends,
                gboolean before)
{
  if (day % 7 == 5 || (day % 7 == 6 && !before))
    return weekends + 1;
  return weekends;
}

static void
begin (LsPrice *self)
{
  Step steps[LS_MAX_SHIFTS];
  int n = find_steps (self, 0, 0, steps);

  if (self->allowed[0] & 1u)
    {
      clear_row (self, 0, rest_row (self, 1, 0));
      row_at (self, 0, rest_row (self, 1, 0))[0] = cost_of (self, 0, LS_OFF);
    }
  for (int i = 0; i < n; i++)
    {
      int k = steps[i].counter < 0 ? 0 : self->stride[steps[i].counter];
      gint32 *value;

      if (steps[i].units > self->most_units || self->person->most_run < 1)
        continue;
      if (!*live_at (self, 0, work_row (self, steps[i].class, 1, 0) + k))
        clear_row (self, 0, work_row (self, steps[i].class, 1, 0) + k);
      value = row_at (self, 0, work_row (self, steps[i].class, 1, 0) + k) + steps[i].units;
      *value = MIN (*value, steps[i].cost);
    }
}

/* A way from one state to another, each by the first row of its combinations; returns whether to look no further. */
typedef gboolean (*WayFunc) (const LsPrice *self, int day, int from, int to, const Step *step, gpointer data);

static gboolean
visit_rest (const LsPrice *self,
            int            day,
            WayFunc        visit,
            gpointer       data)
{
  Step off = { 0, LS_OFF, 0, -1, cost_of (self, day, LS_OFF) };

  for (int w = 0; w < self->n_weekends; w++)
    {
      for (int q = 1; q <= self->person->least_rest; q++)
        if (visit (self, day, rest_row (self, q, w), rest_row (self, MIN (q + 1, self->person->least_rest), w), &off, data))
          return TRUE;
      for (int c = 0; c < self->n_classes; c++)
        for (int r = 1; r <= self->person->most_run; r++)
          if (may_stop (self, day, r) && visit (self, day, work_row (self, c, r, w), rest_row (self, 1, w), &off, data))
            return TRUE;
    }
  return FALSE;
}

/* From work of class @class, or from rest when it is -1. */
static gboolean
visit_work (const LsPrice *self,
            int            day,
            int            class,
            WayFunc        visit,
            gpointer       data)
{
  gboolean rested = class < 0;
  Step steps[LS_MAX_SHIFTS];
  int n = find_steps (self, day, rested ? 0 : self->class_forbids[class], steps);

  for (int run = 1; run <= (rested ? self->person->least_rest : self->person->most_run - 1); run++)
    for (int w = 0; w < self->n_weekends; w++)
      {
        int after = weekends_after (day, w, !rested);
        int from = rested ? rest_row (self, run, w) : work_row (self, class, run, w);

        if (after >= self->n_weekends || (rested && !may_start (self, day, run)))
          continue;
        for (int i = 0; i < n; i++)
          if (visit (self, day, from, work_row (self, steps[i].class, rested ? 1 : run + 1, after), &steps[i], data))
            return TRUE;
      }
  return FALSE;
}

/* All ways into @day. */
static gboolean
visit_ways (const LsPrice *self,
            int            day,
            WayFunc        visit,
            gpointer       data)
{
  if ((self->allowed[day] & 1u) && visit_rest (self, day, visit, data))
    return TRUE;
  for (int c = -1; c < self->n_classes; c++)
    if (visit_work (self, day, c, visit, data))
      return TRUE;
  return FALSE;
}

static void
fill (LsPrice *self)
{
  memset (self->live, FALSE, (gsize) self->problem->n_days * (gsize) self->n_rows);
  begin (self);
  for (int day = 1; day < self->problem->n_days; day++)
    visit_ways (self, day, take_step, NULL);
}

/* Where a path stands, and what it did on the day that was looked at. */
typedef struct {
  int row, units, shift;
} Place;

/* Whether the path of @data came this way: looked for among the rows whose value fits. */
static gboolean
came_from (const LsPrice *self,
           int            day,
           int            from,
           int            to,
           const Step    *step,
           gpointer       data)
{
  Place *place = data;
  gint32 value = row_at (self, day, place->row)[place->units];

  for (int k = 0; k < self->n_combinations; k++)
    {
      int next = count_step (self, step, k);
      gint32 before;

      if (next < 0 || to + next != place->row || place->units < step->units || !*live_at (self, day - 1, from + k))
        continue;
      before = row_at (self, day - 1, from + k)[place->units - step->units];
      if (before + step->cost == value && before < LS_NEVER / 2)
        {
          *place = (Place) { from + k, place->units - step->units, step->shift };
          return TRUE;
        }
    }
  return FALSE;
}

/* The first day's shift, of the class and minutes where a path begins. */
static void
find_first (const LsPrice *self,
            int            row,
            int            units,
            guint8        *path)
{
  Step steps[LS_MAX_SHIFTS];
  int n = find_steps (self, 0, 0, steps);

  path[0] = LS_OFF;
  for (int i = 0; i < n; i++)
    {
      int k = steps[i].counter < 0 ? 0 : self->stride[steps[i].counter];

      if (row == work_row (self, steps[i].class, 1, 0) + k && units == steps[i].units && row_at (self, 0, row)[units] == steps[i].cost)
        path[0] = (guint8) steps[i].shift;
    }
}

static gint32
find_best (LsPrice *self,
           guint8  *path)
{
  int last = self->problem->n_days - 1;
  gint32 best = LS_NEVER / 2;
  Place place = { -1, 0, LS_OFF };

  for (int r = 0; r < self->n_rows; r++)
    for (int m = self->least_units; *live_at (self, last, r) && m <= self->most_units; m++)
      if (row_at (self, last, r)[m] < best)
        {
          best = row_at (self, last, r)[m];
          place = (Place) { r, m, LS_OFF };
        }
  if (place.row < 0)
    return LS_NEVER;
  for (int day = last; day > 0; day--)
    {
      gboolean found = visit_ways (self, day, came_from, &place);

      g_assert (found);
      path[day] = (guint8) place.shift;
    }
  find_first (self, place.row, place.units, path);
  return best;
}

/* What @path costs beyond its priced value, for the prices pressed on limited shifts; those exceeded are pressed on harder (or counted from now on,
 * where there are few), those not used up less. */
static gint64
press_on (LsPrice      *self,
          const guint8 *path,
          gboolean     *exceeded,
          gboolean     *counted)
{
  int there[LS_MAX_SHIFTS + 1] = { 0 };
  gint64 pressed = 0;

  *exceeded = *counted = FALSE;
  for (int d = 0; d < self->problem->n_days; d++)
    there[path[d]]++;
  for (int s = 1; s <= self->problem->n_shifts && !*counted; s++)
    {
      int excess = there[s] - self->person->most_of[s];

      pressed += (gint64) self->press[s] * there[s];
      *exceeded = *exceeded || excess > 0;
      if (excess > 0 && self->n_counted < MAX_COUNTED && self->n_combinations * (self->person->most_of[s] + 1) <= MAX_COMBINATIONS)
        {
          self->counted[self->n_counted++] = s;
          self->press[s] = 0;
          size_table (self);
          *counted = TRUE;
        }
      else
        self->press[s] = MAX (0, self->press[s] + excess * LS_SCALE * (excess > 0 ? 2 : 1) / 2);
    }
  return pressed;
}

/* What the prices pressed on are worth at most to a path that keeps the limits. */
static gint64
pressed_at_limits (const LsPrice *self)
{
  gint64 sum = 0;

  for (int s = 1; s <= self->problem->n_shifts; s++)
    sum += (gint64) self->press[s] * self->person->most_of[s];
  return sum;
}

/* A cheap path under the duals of covers (by index, times LS_SCALE), with what is allowed on each day. It is the cheapest but for a person with more
 * limited shifts than can be counted, for whom limits become prices (Lagrange). @bound is what no path that keeps the rules falls below, LS_NEVER when
 * there is none. Returns what the path costs, LS_NEVER when none was found. */
gint32
ls_price_run (LsPrice       *self,
              const gint32  *duals,
              const guint32 *allowed,
              guint8        *path,
              gint32        *bound)
{
  gint64 best = -LS_NEVER;

  self->duals = duals;
  self->allowed = allowed;
  for (int round = 0; round < N_ROUNDS; round++)
    {
      gint64 limits = pressed_at_limits (self), value;
      gboolean exceeded, counted;

      fill (self);
      value = find_best (self, path);
      if (value >= LS_NEVER)
        {
          *bound = LS_NEVER;
          return LS_NEVER;
        }
      best = MAX (best, value - limits);
      value -= press_on (self, path, &exceeded, &counted);
      *bound = (gint32) best;
      if (!exceeded)
        return (gint32) value;
      if (counted)
        round--;
    }
  return LS_NEVER;
}
