/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LS_NO_LIMIT (G_MAXINT / 2)
#define LS_NO_GRID 0

typedef enum {
  LS_KIND_PLAIN,
  LS_KIND_NEW, /* should not serve without an old hand */
  LS_KIND_OLD,
  LS_N_KINDS,
} LsKind;

/* LsHelper: a volunteer. What is called before was served before the first day. */
typedef struct {
  char *name;
  LsKind kind;
  int grid;
  int most_day, most_week; /* minutes */
  int most_run; /* days in a row */
  int rest, night_rest; /* minutes between two slots, and between two of different days */
  int most_nights;
  int week_before; /* minutes, of the first week */
  int run_before; /* days in a row that end on the day before the first */
  int past, share; /* minutes served in the past months, and what the sum of past and now should be */
} LsHelper;

typedef struct {
  char *name;
  int day, week;
  int start, end; /* minutes since the midnight at which the first day begins */
  int minutes;
  int grid;
  gboolean night, weekend;
  int least, ideal, most; /* people */
  int price_least, price_ideal; /* of one too few */
} LsSlot;

/* LsBond: somebody with whom a person would rather serve. */
typedef struct {
  int other;
  int price;
} LsBond;

/* The parts of a roster's value, each the sum of what is paid for. */
typedef enum {
  LS_PART_LEAST,
  LS_PART_IDEAL,
  LS_PART_WISHES,
  LS_PART_TOGETHER,
  LS_PART_NEWCOMER,
  LS_PART_FAIRNESS,
  LS_PART_GRID,
  LS_PART_CONSECUTIVE,
  LS_PART_WEEKEND,
  LS_PART_CHANGES,
  LS_N_PARTS,
} LsPart;

/* What is known of a person in a slot. */
typedef enum {
  LS_MARK_FORBIDDEN = 1 << 0,
  LS_MARK_PINNED = 1 << 1,
  LS_MARK_BEFORE = 1 << 2, /* was there in the roster that is repaired */
} LsMark;

/* LsTeam: volunteers and the slots that want them, with loose rules. Days count from 0; all prices are whole numbers; weeks begin on Mondays. */
typedef struct {
  int n_people, n_slots, n_days, n_weeks;
  int first_weekday; /* of day 0: 0 for a Monday */
  int handover; /* minutes by which two slots of a person may overlap */
  int price_newcomer, price_grid, price_consecutive, price_weekend;
  int fair_step, fair_over, fair_under;
  LsHelper *helpers;
  LsSlot *slots;
  guint8 *marks; /* of LsMark: people × slots */
  gint32 *wishes; /* people × slots: above 0 what it costs when the person is not there, below 0 (negated) when there */
  int *change_prices; /* of each day */
  GArray **bonds; /* of each person, of LsBond */
} LsTeam;

#define LS_PAIR(team, person, slot) ((gsize) (person) * (gsize) (team)->n_slots + (gsize) (slot))

LsTeam *ls_team_new (void);
void ls_team_free (LsTeam *self);
gboolean ls_team_says (const char *text);
LsTeam *ls_team_read (const char **text, int *line, GError **error);
gboolean ls_team_is_repair (const LsTeam *self);
int ls_team_pair_cost (const LsTeam *self, int person, int slot);
gint64 ls_team_value (const LsTeam *self, const guint8 *there, gint64 *parts);
const char *ls_part_name (LsPart part);

/* The parts of the value that the search reckons millions of times. */

/* Whether one person cannot serve in both: they overlap by more than a handover, or the rest between them is too short. */
static inline gboolean
ls_team_collide (const LsTeam *self,
                 int           person,
                 int           slot,
                 int           other)
{
  const LsHelper *helper = &self->helpers[person];
  const LsSlot *a = &self->slots[slot], *b = &self->slots[other];
  int gap = MAX (a->start, b->start) - MIN (a->end, b->end);
  int rest = a->day == b->day ? helper->rest : MAX (helper->rest, helper->night_rest);

  return gap < (rest > 0 ? rest : -self->handover);
}

/* 1 + 2 + … a step: each minute away from the share costs the price, each one further than a step costs it once more, and so on. */
static inline gint64
ls_steps_cost (int minutes,
               int step)
{
  gint64 n = (minutes + step - 1) / step;

  return n * minutes - (gint64) step * (n * (n - 1) / 2);
}

/* @minutes: past and now. Convex. */
static inline gint64
ls_team_fairness (const LsTeam *self,
                  int           person,
                  int           minutes)
{
  int over = minutes - self->helpers[person].share;

  return over > 0 ? self->fair_over * ls_steps_cost (over, self->fair_step) : self->fair_under * ls_steps_cost (-over, self->fair_step);
}

static inline gint64
ls_team_cover_cost (const LsTeam *self,
                    int           slot,
                    int           there)
{
  const LsSlot *s = &self->slots[slot];

  return (gint64) MAX (0, s->least - there) * s->price_least + (gint64) MAX (0, s->ideal - there) * s->price_ideal;
}

/* @kinds: how many of each LsKind are in a slot. */
static inline gboolean
ls_team_lacks_old_hand (const int *kinds)
{
  return kinds[LS_KIND_NEW] > 0 && kinds[LS_KIND_OLD] == 0;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LsTeam, ls_team_free)

G_END_DECLS
