/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-roster-rules.h"

G_BEGIN_DECLS

/* What is asked of the solver. Facts are borrowed. */
typedef struct {
  const LpRosterFacts *facts;
  int today; /* what was before stays as it is */
  gboolean repair; /* every change costs, not only of what was published */
  guint absent; /* who keeps no duty of which an absence takes hold on the days from first_absent to last_absent, whatever was agreed; LP_ROSTER_NONE */
  int first_absent, last_absent;
} LpRosterTask;

/* Whether filling keeps a duty: it is pinned, or broken on purpose, or past, or not only planned. Who has no right to serve any more, or is away, does not keep it
 * when it lies ahead. */
gboolean lp_roster_task_is_fixed (const LpRosterTask *task,
                                  const LpRosterDuty *duty);
/* (transfer full): who is fixed. */
LpRoster *lp_roster_task_get_fixed (const LpRosterTask *task);
/* A task as the solver reads it. */
typedef struct {
  char *text;
  guint n_people, n_slots; /* that it has */
  LpRoster *fixed; /* lp_roster_task_get_fixed() */
} LpRosterProblem;

/* (transfer full): writes the task down; it takes a while where there is much, and may be done on any thread. */
LpRosterProblem *lp_roster_problem_new (const LpRosterTask *task);
void lp_roster_problem_free (LpRosterProblem *problem);
/* Takes a line of a roster, “c3,s7,s9”, into @roster, which has what is fixed. FALSE with an error. */
gboolean lp_roster_answer_take (const LpRosterTask  *task,
                                LpRoster            *roster,
                                const char          *line,
                                GError             **error);
/* Whether no hard rule is broken but by what is fixed. FALSE with an error that says which. */
gboolean lp_roster_answer_check (const LpRosterTask  *task,
                                 const LpRoster      *fixed,
                                 const LpRoster      *roster,
                                 GError             **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpRosterProblem, lp_roster_problem_free)

G_END_DECLS
