/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-roster-rules.h"

G_BEGIN_DECLS

typedef enum {
  LP_FIX_NONE,
  LP_FIX_ASK, /* somebody is free: no rule has to give way */
  LP_FIX_MOVE, /* somebody comes from another slot, which keeps its minimum */
  LP_FIX_SWAP, /* the same, and somebody else takes the other slot */
  LP_FIX_RELAX, /* one rule gives way */
} LpFixKind;

typedef struct {
  LpFixKind kind;
  guint card;
  guint from; /* slot, of LP_FIX_MOVE and LP_FIX_SWAP */
  guint other; /* card, of LP_FIX_SWAP */
  LpVerdict verdict; /* of LP_FIX_RELAX */
  int cost; /* minutes, or what they are weighed against */
} LpFix;

/* Why a place is empty: every volunteer who is not in the slot is counted once, by the first rule that blocks. */
typedef struct {
  guint slot;
  int missing_minimum, missing; /* people, to the minimum and to the ideal */
  guint n_free;
  guint n_by_rule[LP_N_RULES];
  guint n_unsure; /* of them kept away only because the birth date is not known */
  int limits[LP_N_RULES]; /* the limit that all of them have reached; -1 when they differ */
  LpFix fix; /* the nearest */
  LinliDayKind day; /* what the day is */
} LpExplanation;

/* From facts alone; the roster may differ from theirs. */
void lp_roster_explain (const LpRosterFacts *facts,
                        const LpRoster      *roster,
                        guint                slot,
                        LpExplanation       *explanation);
/* (transfer full): “1 short of the minimum, 2 of the ideal”. */
char *lp_explanation_dup_lack (const LpExplanation *explanation);
/* (transfer full): how many could serve, and how many each rule keeps away, who is nearest first; last what is unusual of the day. */
char **lp_explanation_list_reasons (const LpExplanation *explanation);
/* (transfer full): both in one line, “1 short of the minimum, 2 of the ideal · 3 have no time then · …”. */
char *lp_explanation_dup_words (const LpExplanation *explanation);
/* (transfer full) (nullable): the nearest fix; names as they are, or masked. NULL when there is none. */
char *lp_explanation_dup_fix (const LpRosterFacts *facts,
                              const LpExplanation *explanation,
                              gboolean             masked);

G_END_DECLS
