/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The cheapest path of one person under given duals, by a dynamic programme over the days. A state is what the rules look at: the class of the last
 * shift (shifts after which the same must not follow), how long the run of work or rest is, weekends worked, minutes worked, and how often those
 * shifts came whose number is limited and was once exceeded: they are counted from then on. All is in whole numbers, so that a result is exact and
 * a path is found again without having been kept. Belongs to one thread at a time. */

#include "ls-price.h"

#include <string.h>

#define MAX_COUNTED 4
#define MAX_COMBINATIONS 512 /* of counters; beyond, limits are pressed down by prices */

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
  gsize n_values;
  const gint32 *duals;
  const guint32 *allowed;
  gint32 press[LS_MAX_SHIFTS + 1];
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

/* From one state of the day before (its row @from, the first of its combinations) by a step to the row @to. */
static void
take_step (const LsPrice *self,
           int            day,
           int            from,
           int            to,
           const Step    *step)
{
  int most = MIN (self->most_units, day * self->longest) + 1;
  int n = MIN (most, self->n_units - step->units);

  for (int k = 0; k < self->n_combinations; k++)
    {
      int next = k;

      if (step->counter >= 0)
        {
          int limit = self->person->most_of[self->counted[step->counter]];

          if (k / self->stride[step->counter] % (limit + 1) == limit)
            continue;
          next += self->stride[step->counter];
        }
      relax (row_at (self, day, to + next) + step->units, row_at (self, day - 1, from + k), n, step->cost);
    }
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
    row_at (self, 0, rest_row (self, 1, 0))[0] = cost_of (self, 0, LS_OFF);
  for (int i = 0; i < n; i++)
    {
      int k = steps[i].counter < 0 ? 0 : self->stride[steps[i].counter];
      gint32 *value;

      if (steps[i].units > self->most_units || self->person->most_run < 1)
        continue;
      value = row_at (self, 0, work_row (self, steps[i].class, 1, 0) + k) + steps[i].units;
      *value = MIN (*value, steps[i].cost);
    }
}

static void
go_on_resting (const LsPrice *self,
               int            day)
{
  Step off = { 0, LS_OFF, 0, -1, cost_of (self, day, LS_OFF) };

  for (int w = 0; w < self->n_weekends; w++)
    {
      for (int q = 1; q <= self->person->least_rest; q++)
        take_step (self, day, rest_row (self, q, w), rest_row (self, MIN (q + 1, self->person->least_rest), w), &off);
      for (int c = 0; c < self->n_classes; c++)
        for (int r = 1; r <= self->person->most_run; r++)
          if (may_stop (self, day, r))
            take_step (self, day, work_row (self, c, r, w), rest_row (self, 1, w), &off);
    }
}

static void
go_on_working (const LsPrice *self,
               int            day)
{
  Step steps[LS_MAX_SHIFTS];

  for (int c = -1; c < self->n_classes; c++)
    {
      int n = find_steps (self, day, c < 0 ? 0 : self->class_forbids[c], steps);
      int most = c < 0 ? self->person->least_rest : self->person->most_run - 1;

      for (int run = 1; run <= most; run++)
        for (int w = 0; w < self->n_weekends; w++)
          {
            int after = weekends_after (day, w, c >= 0);
            int from = c < 0 ? rest_row (self, run, w) : work_row (self, c, run, w);

            if (after >= self->n_weekends || (c < 0 && !may_start (self, day, run)))
              continue;
            for (int i = 0; i < n; i++)
              take_step (self, day, from, work_row (self, steps[i].class, c < 0 ? 1 : run + 1, after), &steps[i]);
          }
    }
}

static void
fill (LsPrice *self)
{
  gsize n = (gsize) self->problem->n_days * (gsize) self->n_rows * (gsize) self->n_units;

  for (gsize i = 0; i < n; i++)
    self->values[i] = LS_NEVER;
  begin (self);
  for (int day = 1; day < self->problem->n_days; day++)
    {
      if (self->allowed[day] & 1u)
        go_on_resting (self, day);
      go_on_working (self, day);
    }
}

/* Where a path was before it took @step to (@row, @units) on @day: looked for among the rows whose value fits. */
static gboolean
came_from (const LsPrice *self,
           int            day,
           int            from,
           int            to,
           const Step    *step,
           int           *row,
           int           *units)
{
  for (int k = 0; k < self->n_combinations; k++)
    {
      int next = k;

      if (step->counter >= 0)
        {
          int limit = self->person->most_of[self->counted[step->counter]];

          if (k / self->stride[step->counter] % (limit + 1) == limit)
            continue;
          next += self->stride[step->counter];
        }
      if (to + next != *row || *units < step->units)
        continue;
      if (row_at (self, day - 1, from + k)[*units - step->units] + step->cost == row_at (self, day, *row)[*units] &&
          row_at (self, day - 1, from + k)[*units - step->units] < LS_NEVER / 2)
        {
          *row = from + k;
          *units -= step->units;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
was_at_work (const LsPrice *self,
             int            day,
             int           *row,
             int           *units,
             guint8        *path)
{
  Step steps[LS_MAX_SHIFTS];

  for (int c = -1; c < self->n_classes; c++)
    {
      int n = find_steps (self, day, c < 0 ? 0 : self->class_forbids[c], steps);
      int most = c < 0 ? self->person->least_rest : self->person->most_run - 1;

      for (int run = 1; run <= most; run++)
        for (int w = 0; w < self->n_weekends; w++)
          {
            int after = weekends_after (day, w, c >= 0);
            int from = c < 0 ? rest_row (self, run, w) : work_row (self, c, run, w);

            if (after >= self->n_weekends || (c < 0 && !may_start (self, day, run)))
              continue;
            for (int i = 0; i < n; i++)
              if (came_from (self, day, from, work_row (self, steps[i].class, c < 0 ? 1 : run + 1, after), &steps[i], row, units))
                {
                  path[day] = (guint8) steps[i].shift;
                  return TRUE;
                }
          }
    }
  return FALSE;
}

static gboolean
was_at_rest (const LsPrice *self,
             int            day,
             int           *row,
             int           *units,
             guint8        *path)
{
  Step off = { 0, LS_OFF, 0, -1, cost_of (self, day, LS_OFF) };

  path[day] = LS_OFF;
  if (!(self->allowed[day] & 1u))
    return FALSE;
  for (int w = 0; w < self->n_weekends; w++)
    {
      for (int q = 1; q <= self->person->least_rest; q++)
        if (came_from (self, day, rest_row (self, q, w), rest_row (self, MIN (q + 1, self->person->least_rest), w), &off, row, units))
          return TRUE;
      for (int c = 0; c < self->n_classes; c++)
        for (int r = 1; r <= self->person->most_run; r++)
          if (may_stop (self, day, r) && came_from (self, day, work_row (self, c, r, w), rest_row (self, 1, w), &off, row, units))
            return TRUE;
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
  int last = self->problem->n_days - 1, row = -1, units = 0;
  gint32 best = LS_NEVER / 2;

  for (int r = 0; r < self->n_rows; r++)
    for (int m = self->least_units; m <= self->most_units; m++)
      if (row_at (self, last, r)[m] < best)
        {
          best = row_at (self, last, r)[m];
          row = r;
          units = m;
        }
  if (row < 0)
    return LS_NEVER;
  for (int day = last; day > 0; day--)
    {
      gboolean found = was_at_rest (self, day, &row, &units, path) || was_at_work (self, day, &row, &units, path);

      g_assert (found);
    }
  find_first (self, row, units, path);
  return best;
}

/* The shift that is there more often than it may be, 0 for none. */
static int
find_excess (const LsPrice *self,
             const guint8  *path)
{
  int there[LS_MAX_SHIFTS + 1] = { 0 };

  for (int d = 0; d < self->problem->n_days; d++)
    there[path[d]]++;
  for (int s = 1; s <= self->problem->n_shifts; s++)
    if (there[s] > self->person->most_of[s])
      return s;
  return 0;
}

/* The cheapest path under the duals of covers (by index, times LS_SCALE), with what is allowed on each day; LS_NEVER when there is none. What is
 * returned is a bound from below for every path that keeps the rules; @feasible tells whether @path keeps the limits of shifts, too: it does but for
 * a person with more limited shifts than can be counted. */
gint32
ls_price_run (LsPrice       *self,
              const gint32  *duals,
              const guint32 *allowed,
              guint8        *path,
              gboolean      *feasible)
{
  gint32 bound = -LS_NEVER, value = 0;
  int excess = 0;

  self->duals = duals;
  self->allowed = allowed;
  memset (self->press, 0, sizeof self->press);
  for (int round = 0; round < 30; round++)
    {
      fill (self);
      value = find_best (self, path);
      if (round == 0 || bound == -LS_NEVER)
        bound = value;
      excess = value >= LS_NEVER ? 0 : find_excess (self, path);
      if (excess == 0)
        break;
      if (self->n_counted < MAX_COUNTED && self->n_combinations * (self->person->most_of[excess] + 1) <= MAX_COMBINATIONS)
        {
          self->counted[self->n_counted++] = excess;
          memset (self->press, 0, sizeof self->press);
          size_table (self);
          bound = -LS_NEVER;
        }
      else
        self->press[excess] += 4 * LS_SCALE;
    }
  *feasible = excess == 0 && value < LS_NEVER;
  return bound;
}
