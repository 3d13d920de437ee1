/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LS_MAX_SHIFTS 31 /* kinds of shift, so that those of a day and the day off fit a mask */
#define LS_MAX_DAYS 128
#define LS_OFF 0 /* in a path: no shift */

/* LsPath: what one person does: for each day LS_OFF, or the number of the shift from 1 on. */
typedef guint8 LsPath[LS_MAX_DAYS];

typedef struct {
  char *name;
  int minutes;
  guint32 forbidden; /* mask of the shifts (bit number, from 1 on) that must not follow on the next day */
} LsShift;

typedef struct {
  char *name;
  int most_of[LS_MAX_SHIFTS + 1]; /* how often each shift, by number */
  int most_minutes, least_minutes;
  int most_run, least_run; /* days worked in a row */
  int least_rest; /* days off in a row */
  int most_weekends;
  guint32 *allowed; /* a mask for each day: bit 0 is the day off */
  int *costs; /* of each day and shift: days × (shifts + 1) */
} LsPerson;

/* LsCover: how many are wanted for one shift of one day, and what one too few and one too many costs. */
typedef struct {
  int day, shift;
  int wanted;
  int under, over;
} LsCover;

/* LsProblem: a roster to be made. Days count from 0, the first is a Monday; shifts from 1. All costs are whole numbers. */
typedef struct {
  int n_days, n_shifts, n_people;
  LsShift *shifts; /* n_shifts + 1, the first unused */
  LsPerson *people;
  GArray *covers; /* of LsCover */
  int *cover_of; /* index of the cover of a day and shift, -1 for none: days × (shifts + 1) */
} LsProblem;

LsProblem *ls_problem_read (const char *text, GError **error);
void ls_problem_free (LsProblem *self);
int ls_problem_person_cost (const LsProblem *self, int person, const guint8 *path);
int ls_problem_cover_cost (const LsCover *cover, int there);
int ls_problem_cost (const LsProblem *self, LsPath *roster);

#define LS_AT(problem, day, shift) ((day) * ((problem)->n_shifts + 1) + (shift))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LsProblem, ls_problem_free)

G_END_DECLS
