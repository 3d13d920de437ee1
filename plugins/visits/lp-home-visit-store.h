/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-visit.h"

G_BEGIN_DECLS

/* The kind of matter, its states, and the steps that programs take. */
#define LP_HOME_VISIT_KIND "visits-home"
#define LP_HOME_VISIT_PLANNED "planned"
#define LP_HOME_VISIT_MISSED "missed"
#define LP_HOME_VISIT_DONE "done"
#define LP_HOME_VISIT_DROPPED "dropped"
#define LP_HOME_VISIT_MET "met"
#define LP_HOME_VISIT_NOT_MET "not-met"
#define LP_HOME_VISIT_AGAIN "again"

/* A visit to one home for one reason. */
typedef struct {
  gint64 id;
  char *number;
  char *title; /* why; may name people */
  char *state;
  char *planned_on; /* or NULL */
  char *whom; /* who goes, or NULL */
  char *place; /* address, or NULL */
  char *name; /* who is visited; personal; or NULL */
  char *closed_on; /* local day, or NULL while it is open */
  char *outcome; /* in words, or NULL; may name people */
} LpHomeVisit;

/* A visit that is planned, for the first time or again. */
typedef struct {
  LinliMatterKind *kind;
  gint64 id; /* of the matter; 0 for a new one */
  char *about_kind; /* of a new one: "person", "household" or "dwelling" */
  gint64 about;
  char *why; /* of a new one */
  char *planned_on; /* YYYY-MM-DD */
  char *whom; /* or NULL */
} LpHomeVisitPlan;

LinliMatterKind *lp_home_visit_kind_new (void);

void lp_home_visit_free (gpointer visit);
void lp_home_visit_plan_free (gpointer plan);

/* LinliActionFuncs; what they take stands behind. Refused in the user's words: no reason, a day that is over. */
gboolean lp_home_visit_open (LinliTransaction  *transaction,
                             gpointer           plan, /* LpHomeVisitPlan */
                             GError           **error);
/* Another day or another visitor; after nobody was met, planned again. */
gboolean lp_home_visit_replan (LinliTransaction  *transaction,
                               gpointer           plan, /* LpHomeVisitPlan */
                               GError           **error);

/* %NULL with @error when there is none. */
LpHomeVisit *lp_home_visit_load (LinliDatabase  *database,
                                 gint64          id,
                                 GError        **error);
/* The open ones by day, those without a day last; or those that ended, the last first. At most @most. Of LpHomeVisit. */
GPtrArray *lp_home_visit_list (LinliDatabase  *database,
                               gboolean        ended,
                               guint           most,
                               GError        **error);
/* How many open ones were to be made until a day, that day too; counting up to 1000. */
guint lp_home_visit_count (LinliDatabase *database,
                           const char    *until);

G_END_DECLS
