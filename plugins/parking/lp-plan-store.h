/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-plan-input.h"

G_BEGIN_DECLS

/* What weighs how much in plans, as the office set it. */
gboolean lp_plan_load_weights (LinliDatabase  *database,
                               LpPlanWeights  *weights,
                               GError        **error);
/* A LinliActionFunc with LpPlanWeights. */
gboolean lp_plan_save_weights (LinliTransaction  *transaction,
                               gpointer           weights,
                               GError           **error);

/* A lot that was closed. */
typedef struct {
  gint64 id;
  char *name;
  char *closed_on;
  guint n_open; /* needs that it made and that have no bay yet */
} LpLostLot;

void lp_lost_lot_free (gpointer lot);
/* Lots that are closed and made needs, the last first; at most 100; of LpLostLot. */
GPtrArray *lp_lost_lot_list (LinliDatabase  *database,
                             GError        **error);

/* How far the making of a plan is. */
typedef enum {
  LP_PLAN_READING,
  LP_PLAN_NETWORK,
  LP_PLAN_WALKING,
  LP_PLAN_MATCHING,
} LpPlanStage;

/* What is to be planned; read by a worker. */
typedef struct {
  LinliMatterKind *kind;
  LpPlanScope scope;
  LpWalk *walk; /* (nullable): the network when it is known already */
  int stage;    /* LpPlanStage, atomic: for those who watch */
} LpPlanOrder;

/* A plan with all that it was made of. Nothing is written by it; constant, and reference counted. */
typedef struct {
  LinliMatterKind *kind;
  LpPlanInput *input;
  LpPlanResult *result;
  LpWalk *walk;
  guint before_walk;     /* seconds, mean, of those placed to where they parked before, as far as the file knows that; 0 when for none */
  guint n_before_walks;  /* for how many */
} LpPlan;

LpPlanOrder *lp_plan_order_new (LinliMatterKind   *kind,
                                const LpPlanScope *scope,
                                LpWalk            *walk);
void lp_plan_order_free (gpointer order);
LpPlan *lp_plan_ref (LpPlan *plan);
void lp_plan_unref (LpPlan *plan);
const LpPlanAnswer *lp_plan_get_answer (const LpPlan *plan,
                                        guint         need);

/* A LinliReadFunc with an LpPlanOrder; gives an LpPlan. */
gpointer lp_plan_run (LinliDatabase  *database,
                      gpointer        order,
                      GCancellable   *cancellable,
                      GError        **error);

/* A LinliActionFunc with an LpPlan: who is placed is given the lot; a car whose lot is of its own compound, of nobody, or open to its compound by an
 * agreement in force parks there from today, for others the bay is kept. Who has the lot already keeps it untouched; who had another one leaves
 * it, and who is left over though it had one waits again. Refused in words when anything of what the plan was made of has changed since. */
gboolean lp_plan_accept (LinliTransaction  *transaction,
                         gpointer           plan,
                         GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPlan, lp_plan_unref)

G_END_DECLS
