/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-roster-difference.h"

G_BEGIN_DECLS

/* Rows of duties that come and go. */
typedef struct {
  gint64 card, slot;
  gboolean comes;
} LpPlanStep;

typedef struct {
  int first_day, last_day; /* of the facts it was made of */
  GArray *changes; /* LpPlanStep */
  char *why; /* why who was told already is taken off */
} LpRosterPlan;

/* (transfer full) */
LpRosterPlan *lp_roster_plan_new (const LpRosterFacts      *facts,
                                  const LpRosterDifference *difference,
                                  const char               *why);
void lp_roster_plan_free (gpointer plan);
/* An action: takes all changes of a plan, or none. What was published ends with its reason, drafts are taken away. Refused when the file has changed since
 * so that a rule would be broken or a duty is no longer there. */
gboolean lp_roster_plan_apply (LinliTransaction  *transaction,
                               gpointer           data,
                               GError           **error);

/* Somebody takes the place of another. */
typedef struct {
  gint64 slot;
  gint64 from, to; /* cards */
  char *reason; /* of who does not come */
} LpCoverAct;

void lp_cover_act_free (gpointer act);
/* An action: the old duty ends with its reason, the new one stands. */
gboolean lp_cover_take (LinliTransaction  *transaction,
                        gpointer           data,
                        GError           **error);

G_END_DECLS
