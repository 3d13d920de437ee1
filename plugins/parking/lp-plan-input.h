/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-need-store.h"
#include "lp-plan.h"

G_BEGIN_DECLS

/* Whom a plan is for. */
typedef struct {
  gint64 lost_lot; /* who lost their bay by the closing of this lot; 0: all who wait, or have a bay kept for them */
  gboolean placed; /* those who park in a lot by an earlier plan, too */
} LpPlanScope;

/* A lot as it is shown beside what a plan needs to know of it. */
typedef struct {
  char *name;
  LpOutsiders outsiders;
  GArray *doors;    /* LpWalkPoint: where one walks in */
  gboolean guessed; /* no entrance is noted: where the compound is */
  GArray *fees;     /* LpPlanFee */
  GArray *guests;   /* gint64: compounds whose cars it takes by an agreement in force */
  char *hours;      /* (nullable): in words, NULL when not known */
  char *day_counted_on; /* (nullable): the oldest of the counts by day, YYYY-MM-DD */
  char *night_counted_on;
} LpPlanPlace;

/* Everything that a plan depends on but the roads, as the file had it at one moment. */
typedef struct {
  LpPlanScope scope;
  LpPlanWeights weights;
  GPtrArray *people; /* LpNeed */
  GArray *needs;     /* LpPlanNeed, in their order; borrows from them */
  GArray *homes;     /* LpWalkPoint, in their order */
  GArray *rough;     /* gboolean, in their order: the home is only known by its compound */
  GPtrArray *places; /* LpPlanPlace */
  GArray *lots;      /* LpPlanLot, in their order; borrows from them */
  GArray *lost;      /* LpWalkPoint: doors of the lot that was lost; empty when nobody knows where it was, or it is none */
  GArray *origin;    /* LpWalkPoint: these, else where the compound is in which most of them live */
  char *print;       /* two are the same as long as nothing of this changed */
} LpPlanInput;

/* Call it on a worker, or on the writer. Lots that are closed are left out; bays that the needs have count as free. */
LpPlanInput *lp_plan_input_load (LinliDatabase      *database,
                                 LinliMatterKind    *kind,
                                 const LpPlanScope  *scope,
                                 GCancellable       *cancellable,
                                 GError            **error);
void lp_plan_input_free (LpPlanInput *input);

/* Where one walks into a lot: its entrances, else where its compound is. Doors are added to what there is. FALSE with an error. */
gboolean lp_plan_load_doors (LinliDatabase  *database,
                             gint64          lot_id,
                             GArray         *doors,
                             gboolean       *guessed,
                             GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPlanInput, lp_plan_input_free)

G_END_DECLS
