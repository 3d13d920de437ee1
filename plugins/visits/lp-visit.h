/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* The plugin, and the kind of its matters: a campaign. */
#define LP_VISITS "visits"

/* Its tables, as kinds of what was changed. */
#define LP_VISIT_CHECKLIST "visits_checklist"
#define LP_VISIT_CAMPAIGN "visits_campaign"
#define LP_VISIT_RESULT "visits_result"
#define LP_VISIT_CALL "visits_call"
#define LP_VISIT_CADENCE "visits_cadence"
#define LP_VISIT_SURGE "visits_surge"
#define LP_VISIT_CHANGE "visits_change"
#define LP_VISIT_POINT "visits_point"
#define LP_VISIT_PATROL "visits_patrol"
#define LP_VISIT_TICK "visits_tick"
#define LP_VISIT_SHEET "visits_sheet"

/* All of them, ended by NULL. */
extern const char * const lp_visit_tables[];
#define LP_VISIT_STEPS "/io/github/linli/visits/migrations"

/* How a call of a campaign ended, in the order of the keys 1 to 7. */
typedef enum {
  LP_VISIT_GOOD,
  LP_VISIT_FIXED,
  LP_VISIT_LIMITED,
  LP_VISIT_ABSENT,
  LP_VISIT_REFUSED,
  LP_VISIT_VACANT,
  LP_VISIT_NO_GAS,
  LP_VISIT_N_OUTCOMES,
} LpVisitOutcome;

/* Where a household stands in a campaign. */
typedef enum {
  LP_VISIT_TO_GO,
  LP_VISIT_SETTLED,
  LP_VISIT_REPORTED,
} LpVisitStage;

/* Code as it is stored; label as it is shown; letter that may be typed instead of the digit. */
const char *lp_visit_outcome_code (LpVisitOutcome outcome);
const char *lp_visit_outcome_label (LpVisitOutcome outcome);
char lp_visit_outcome_letter (LpVisitOutcome outcome);
/* By code; %FALSE for none of them. */
gboolean lp_visit_outcome_find (const char     *code,
                                LpVisitOutcome *outcome);
LpVisitStage lp_visit_outcome_stage (LpVisitOutcome outcome);
/* Whether a fault was found. */
gboolean lp_visit_outcome_is_fault (LpVisitOutcome outcome);

G_END_DECLS
