/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the hard rules of rosters judge, and those of them that look at what else somebody does. */

#pragma once

#include "lp-roster-rules.h"

G_BEGIN_DECLS

typedef struct {
  const LpRosterFacts *facts;
  const LpRoster *roster;
  const LpRosterCard *card;
  const LpRosterSlot *slot;
  guint card_index, slot_index;
} LpJudge;

static inline int
_lp_judge_start (const LpRosterSlot *slot)
{
  return slot->day * LP_ROSTER_DAY + slot->from;
}

static inline int
_lp_judge_end (const LpRosterSlot *slot)
{
  return slot->day * LP_ROSTER_DAY + slot->to;
}

/* Whether the rule of the name is broken, and how. */
gboolean _lp_judge_overlap (const LpJudge *judge,
                            LpVerdict     *verdict);
gboolean _lp_judge_rest (const LpJudge *judge,
                         LpVerdict     *verdict);
gboolean _lp_judge_day (const LpJudge *judge,
                        LpVerdict     *verdict);
gboolean _lp_judge_week (const LpJudge *judge,
                         LpVerdict     *verdict);
gboolean _lp_judge_run (const LpJudge *judge,
                        LpVerdict     *verdict);
gboolean _lp_judge_nights (const LpJudge *judge,
                           LpVerdict     *verdict);

G_END_DECLS
