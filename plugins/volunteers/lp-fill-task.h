/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-roster-problem.h"

G_BEGIN_DECLS

/* What is asked for. */
typedef struct {
  int first_day, last_day, today;
  gboolean repair; /* every change costs */
  gint64 absent; /* card whose duties fall out, 0: none */
  int weights[LP_N_WEIGHTS];
} LpFillQuestion;

/* A roster to be made, ready for the solver. */
typedef struct {
  LpRosterFacts *facts;
  LpRosterTask task; /* of them */
  LpRosterProblem *problem; /* NULL once the solver has taken it */
  gint64 effort; /* of the search; by what is to be filled, so that it is the same each time */
} LpFillTask;

void lp_fill_task_free (gpointer task);
/* A LinliReadFunc. NULL with an error in the user's words, also when there is nothing to fill. */
gpointer lp_fill_task_read (LinliDatabase  *reader,
                            gpointer        question, /* LpFillQuestion */
                            GCancellable   *cancellable,
                            GError        **error);

G_END_DECLS
