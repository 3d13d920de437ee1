/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-roster-problem.h"

G_BEGIN_DECLS

typedef enum {
  LP_SOLVER_RUNNING,
  LP_SOLVER_PROVED, /* no roster is better */
  LP_SOLVER_STOPPED, /* by the user, or at its limit */
  LP_SOLVER_FAILED,
} LpSolverState;

typedef struct _LpSolver LpSolver;

/* Called on the main thread after each better roster, each better bound, and at the end. */
typedef void (*LpSolverFunc) (LpSolver *solver,
                              gpointer  data);

/* How much is searched at most: the same seed and effort give the same roster on any machine. */
#define LP_SOLVER_EFFORT 30000000

/* Starts @program (NULL: linli-solver as it comes with Linli) on a problem, which it takes, of a task, which must outlive it with its facts. */
LpSolver *lp_solver_start (const LpRosterTask *task,
                           LpRosterProblem    *problem,
                           const char         *program,
                           int                 seed,
                           gint64              effort,
                           LpSolverFunc        func,
                           gpointer            data);
/* Ends the search; the best so far stays. The end is told as usual. */
void lp_solver_stop (LpSolver *self);
/* Kills the program, whatever it does. */
void lp_solver_free (LpSolver *self);

LpSolverState lp_solver_get_state (LpSolver *self);
/* (nullable): the best so far, which keeps all hard rules. */
const LpRoster *lp_solver_get_best (LpSolver *self);
/* Of the best, and what no roster can be below; FALSE when it is not known yet. */
gboolean lp_solver_get_value (LpSolver *self,
                              gint64   *value);
gboolean lp_solver_get_bound (LpSolver *self,
                              gint64   *bound);
guint lp_solver_get_n_found (LpSolver *self);
/* (nullable): why it failed, in the user's words. */
const GError *lp_solver_get_error (LpSolver *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpSolver, lp_solver_free)

G_END_DECLS
