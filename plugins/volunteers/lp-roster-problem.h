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
  guint absent; /* who keeps no duty on the days from first_absent to last_absent, whatever was agreed; LP_ROSTER_NONE */
  int first_absent, last_absent;
} LpRosterTask;

/* Whether filling keeps a duty: it is pinned, or broken on purpose, or past, or not only planned. Who has no right to serve any more, or is away, does not keep it
 * when it lies ahead. */
gboolean lp_roster_task_is_fixed (const LpRosterTask *task,
                                  const LpRosterDuty *duty);
/* (transfer full): who is fixed. */
LpRoster *lp_roster_task_get_fixed (const LpRosterTask *task);
/* (transfer full): the text of the solver. @people and @slots (out): how many of them it has. */
char *lp_roster_problem_dup (const LpRosterTask *task,
                             guint              *people,
                             guint              *slots);
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

G_END_DECLS
