/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A dynamic programme over the days of one person, beside what is fixed already. Of the hard rules it knows collisions within a day, the minutes of a
 * day and of a week, and days in a row up to MOST_RUN; it leaves out nights and collisions across midnight. Where minutes are odd they are counted in
 * coarse units, rounded down. So no roster is cheaper than what it finds. */

#include "ls-month.h"

#include <string.h>

#define MOST_RUN 7
#define MOST_UNITS 96
#define MOST_DAY_UNITS 1200 /* a slot lasts five minutes at least, and more than two handovers */
#define LEAST_UNIT 5
#define NEVER (G_MAXINT64 / 4)

typedef struct {
  int slot;
  int start, end, units;
  int before; /* how many of the windows, from the first on, end in time */
  gint64 price;
} Window;

typedef struct {
  gint32 from; /* state of the day before; -1: none */
  gint32 units; /* -1: nothing new on this day */
} Step;

struct _LsMonth {
  const LsTeam *team;
  int *order; /* slots by day and end */
  int *first; /* of each day, and one more, in @order */
  Window *windows; /* of one day */
  int n_windows;
  gint64 *table; /* windows + 1 × units + 1 */
  Step *steps; /* days × states */
  gint64 *now, *next;
  int unit, most_units, n_runs, n_states; /* of the person */
};

static int
compare_slots (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const LsSlot *slots = user_data;
  const LsSlot *x = &slots[*(const int *) a], *y = &slots[*(const int *) b];

  return x->day != y->day ? x->day - y->day : x->end != y->end ? x->end - y->end : x->start - y->start;
}

LsMonth *
ls_month_new (const LsTeam *team)
{
  LsMonth *self = g_new0 (LsMonth, 1);
  guint n_states = (MOST_RUN + 1) * 2 * (MOST_UNITS + 1);
  int most_a_day = 0;

  self->team = team;
  self->order = g_new (int, (guint) team->n_slots);
  self->first = g_new0 (int, (guint) team->n_days + 1);
  for (int s = 0; s < team->n_slots; s++)
    {
      self->order[s] = s;
      self->first[team->slots[s].day + 1]++;
    }
  for (int d = 0; d < team->n_days; d++)
    {
      most_a_day = MAX (most_a_day, self->first[d + 1]);
      self->first[d + 1] += self->first[d];
    }
  g_qsort_with_data (self->order, team->n_slots, sizeof (int), compare_slots, team->slots);
  self->windows = g_new (Window, (guint) team->n_slots);
  self->table = g_new (gint64, ((guint) most_a_day + 1) * (MOST_DAY_UNITS + 1));
  self->steps = g_new (Step, (guint) team->n_days * n_states);
  self->now = g_new (gint64, n_states);
  self->next = g_new (gint64, n_states);
  return self;
}

void
ls_month_free (LsMonth *self)
{
  g_free (self->order);
  g_free (self->first);
  g_free (self->windows);
  g_free (self->table);
  g_free (self->steps);
  g_free (self->now);
  g_free (self->next);
  g_free (self);
}

static int
greatest_divisor (int a,
                  int b)
{
  while (b)
    {
      int c = a % b;

      a = b;
      b = c;
    }
  return a;
}

/* In which units the minutes of a person are counted, and how many a week may have. */
static void
choose_unit (LsMonth       *self,
             const LsDraft *fixed,
             const guint8  *open,
             int            person)
{
  const LsTeam *team = self->team;
  int divisor = 0, least = G_MAXINT, most = 0;

  for (int s = 0; s < team->n_slots; s++)
    if (open[s])
      {
        divisor = greatest_divisor (divisor, team->slots[s].minutes);
        least = MIN (least, team->slots[s].minutes);
      }
  for (int w = 0; w < team->n_weeks; w++)
    most = MAX (most, fixed->people[person].most_week[w] >= LS_NO_LIMIT ? 0 : fixed->people[person].most_week[w] - fixed->people[person].week_minutes[w]);
  self->unit = MAX (MAX (divisor, LEAST_UNIT), MIN (least, most / MOST_UNITS + 1));
  self->most_units = MIN (most / self->unit, MOST_UNITS);
  self->n_runs = 1 + (team->helpers[person].most_run <= MOST_RUN ? MAX (team->helpers[person].most_run, 1) : 1);
  self->n_states = self->n_runs * 2 * (self->most_units + 1);
}

/* The open slots of a day that are worth having; of those at the same time the cheapest. */
static void
collect_windows (LsMonth      *self,
                 const guint8 *open,
                 int           person,
                 int           day,
                 const gint64 *prices)
{
  int rest = self->team->helpers[person].rest;

  self->n_windows = 0;
  for (int i = self->first[day]; i < self->first[day + 1]; i++)
    {
      int slot = self->order[i];
      const LsSlot *s = &self->team->slots[slot];
      Window *last = self->n_windows > 0 ? &self->windows[self->n_windows - 1] : NULL;

      if (!open[slot] || prices[slot] >= 0)
        continue;
      if (!last || last->end != s->end || last->start != s->start)
        last = &self->windows[self->n_windows++];
      else if (last->price <= prices[slot])
        continue;
      *last = (Window) { slot, s->start, s->end, s->minutes / self->unit, 0, prices[slot] };
    }
  for (int i = 0; i < self->n_windows; i++)
    {
      int before = i;

      while (before > 0 && self->windows[i].start - self->windows[before - 1].end < (rest > 0 ? rest : -self->team->handover))
        before--;
      self->windows[i].before = before;
    }
}

/* The least cost of the windows of a day for each number of units; returns the most that may be. */
static int
fill_table (LsMonth *self,
            int      most)
{
  int width;
  gint64 sum = 0;

  for (int i = 0; i < self->n_windows; i++)
    sum += self->windows[i].units;
  most = (int) MIN (MIN (most, sum), MOST_DAY_UNITS);
  width = most + 1;
  for (int u = 0; u <= most; u++)
    self->table[u] = u == 0 ? 0 : NEVER;
  for (int i = 0; i < self->n_windows; i++)
    {
      const Window *w = &self->windows[i];
      const gint64 *above = self->table + i * width, *before = self->table + w->before * width;
      gint64 *row = self->table + (i + 1) * width;

      for (int u = 0; u <= most; u++)
        row[u] = u < w->units ? above[u] : MIN (above[u], before[u - w->units] + w->price);
    }
  return most;
}

typedef struct {
  int day;
  gboolean works; /* already */
  gboolean counts; /* all that is open on it is of a weekend */
  gboolean limited; /* the week's minutes */
  gboolean ends_week;
  gboolean next_weekend; /* the week after has a fixed one */
  int week_units;
  int most_run;
} Day;

static int
get_state (LsMonth   *self,
           const Day *day,
           int        run,
           gboolean   weekend,
           int        used)
{
  int width = self->most_units + 1;

  return day->ends_week ? (run * 2 + day->next_weekend) * width : (run * 2 + weekend) * width + used;
}

static void
reach (LsMonth *self,
       int      day,
       int      from,
       int      to,
       int      units,
       gint64   cost)
{
  if (cost >= self->next[to])
    return;
  self->next[to] = cost;
  self->steps[day * self->n_states + to] = (Step) { from, units };
}

static void
walk_day (LsMonth             *self,
          const Day           *day,
          const LsMonthPrices *prices,
          int                  most)
{
  const gint64 *costs = self->table + self->n_windows * (most + 1);
  int width = self->most_units + 1;

  for (int i = 0; i < self->n_states; i++)
    self->next[i] = NEVER;
  for (int i = 0; i < self->n_states; i++)
    {
      int used = i % width, weekend = i / width % 2, run = i / width / 2, longer = MIN (run + 1, self->n_runs - 1);
      gint64 works = self->now[i] + (run > 0 ? prices->consecutive : 0);

      if (self->now[i] >= NEVER)
        continue;
      if (day->works)
        reach (self, day->day, i, get_state (self, day, longer, weekend, used), -1, works);
      else
        reach (self, day->day, i, get_state (self, day, 0, weekend, used), -1, self->now[i]);
      if (!day->works && run >= day->most_run)
        continue;
      for (int u = 1; u <= most && (!day->limited || used + u <= day->week_units); u++)
        if (costs[u] < NEVER / 2)
          reach (self, day->day, i, get_state (self, day, longer, weekend || day->counts, day->limited ? used + u : 0), u,
            works + costs[u] + (day->counts && !weekend ? prices->weekend : 0));
    }
}

static gboolean
day_counts (LsMonth      *self,
            const guint8 *open,
            int           day)
{
  gboolean any = FALSE;

  for (int i = self->first[day]; i < self->first[day + 1]; i++)
    if (open[self->order[i]])
      {
        if (!self->team->slots[self->order[i]].weekend)
          return FALSE;
        any = TRUE;
      }
  return any;
}

static Day
look_at_day (LsMonth       *self,
             const LsDraft *fixed,
             const guint8  *open,
             int            person,
             int            day)
{
  const LsTeam *team = self->team;
  const LsDraftPerson *p = &fixed->people[person];
  int week = (day + team->first_weekday) / 7, most_run = team->helpers[person].most_run;
  Day look = { day, p->day_counts[day] > 0 };

  look.counts = day_counts (self, open, day);
  look.limited = p->most_week[week] < LS_NO_LIMIT;
  look.week_units = look.limited ? MIN ((p->most_week[week] - p->week_minutes[week]) / self->unit, self->most_units) : 0;
  look.ends_week = (day + 1 + team->first_weekday) % 7 == 0;
  look.next_weekend = look.ends_week && week + 1 < team->n_weeks && p->week_weekends[week + 1] > 0;
  look.most_run = most_run <= MOST_RUN ? most_run : LS_NO_LIMIT;
  return look;
}

static int
begin_day (LsMonth       *self,
           const LsDraft *fixed,
           const guint8  *open,
           int            person,
           int            day,
           const gint64  *prices)
{
  const LsDraftPerson *p = &fixed->people[person];

  collect_windows (self, open, person, day, prices);
  return fill_table (self, p->most_day[day] >= LS_NO_LIMIT ? MOST_DAY_UNITS : (p->most_day[day] - p->day_minutes[day]) / self->unit);
}

/* Adds the slots of a day that sum up to @units. */
static void
trace_day (LsMonth *self,
           int      units,
           int      most,
           GArray  *chosen)
{
  int width = most + 1, i = self->n_windows;

  while (units > 0)
    {
      const Window *w = &self->windows[i - 1];

      if (self->table[i * width + units] == self->table[(i - 1) * width + units])
        i--;
      else
        {
          g_array_append_val (chosen, w->slot);
          units -= w->units;
          i = w->before;
        }
    }
}

static void
trace (LsMonth             *self,
       const LsDraft       *fixed,
       const guint8        *open,
       int                  person,
       int                  state,
       const LsMonthPrices *prices,
       GArray              *chosen,
       int                 *n_weekends)
{
  const LsDraftPerson *p = &fixed->people[person];
  g_autofree gboolean *weekends = g_new0 (gboolean, (guint) self->team->n_weeks);

  for (int d = self->team->n_days - 1; d >= 0; d--)
    {
      Step step = self->steps[d * self->n_states + state];
      int week = (d + self->team->first_weekday) / 7;

      if (step.units > 0)
        {
          trace_day (self, step.units, begin_day (self, fixed, open, person, d, prices->slots), chosen);
          weekends[week] |= p->week_weekends[week] == 0 && day_counts (self, open, d);
        }
      state = step.from;
    }
  for (int w = 0; w < self->team->n_weeks; w++)
    *n_weekends += weekends[w];
}

/* What the cheapest month costs beside what is @fixed: the slots that are @open to the person, new weekends, and days in a row, those fixed too.
 * @chosen gets the slots, and @n_weekends how many weekends are new. */
gint64
ls_month_run (LsMonth             *self,
              const LsDraft       *fixed,
              const guint8        *open,
              int                  person,
              const LsMonthPrices *prices,
              GArray              *chosen,
              int                 *n_weekends)
{
  const LsTeam *team = self->team;
  int state, best = 0;

  choose_unit (self, fixed, open, person);
  for (int i = 0; i < self->n_states; i++)
    self->now[i] = NEVER;
  state = MIN (team->helpers[person].run_before, self->n_runs - 1) * 2 + (fixed->people[person].week_weekends[0] > 0);
  self->now[state * (self->most_units + 1)] = 0;
  for (int d = 0; d < team->n_days; d++)
    {
      Day day = look_at_day (self, fixed, open, person, d);
      gint64 *swap = self->now;

      walk_day (self, &day, prices, begin_day (self, fixed, open, person, d, prices->slots));
      self->now = self->next;
      self->next = swap;
    }
  for (int i = 0; i < self->n_states; i++)
    if (self->now[i] < self->now[best])
      best = i;
  g_array_set_size (chosen, 0);
  *n_weekends = 0;
  trace (self, fixed, open, person, best, prices, chosen, n_weekends);
  return self->now[best];
}
