/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-roster-facts.h"

G_BEGIN_DECLS

/* The hard rules, in the order in which they are asked: the first that is broken is told. */
typedef enum {
  LP_RULE_KEPT,
  LP_RULE_GONE,
  LP_RULE_AWAY,
  LP_RULE_NO_TIMES,
  LP_RULE_NOT_THEN,
  LP_RULE_POST,
  LP_RULE_SKILL,
  LP_RULE_HEAT,
  LP_RULE_HEIGHTS,
  LP_RULE_NIGHT,
  LP_RULE_OVERLAP,
  LP_RULE_REST,
  LP_RULE_DAY,
  LP_RULE_WEEK,
  LP_RULE_RUN,
  LP_RULE_NIGHTS,
  LP_N_RULES,
} LpRule;

/* Up to here a rule does not depend on what else somebody serves. */
#define LP_RULE_LAST_ALONE LP_RULE_NIGHT

/* A set of rules as a guint. */
#define lp_rule_bit(rule) (1u << (rule))

typedef struct {
  LpRule rule;
  guint other; /* the slot it collides with, LP_ROSTER_NONE */
  int limit; /* minutes, days or nights; of LP_RULE_REST the least rest, of heat and heights the last age */
  int now; /* what it is without this slot; of LP_RULE_REST the rest there would be, of LP_RULE_OVERLAP the common minutes, of LP_RULE_AWAY whether it is
              noted of this slot alone */
  int then; /* what it would be with it */
  const char *what; /* (nullable): the reason of an absence, the skill that is missing, why there is no time though it is
                     one of the hours; owned by the facts */
  gboolean personal; /* @what is kept for the record, the words of the verdict leave it out */
} LpVerdict;

typedef struct {
  guint card, slot;
  LpVerdict verdict;
  const char *overridden; /* (nullable): why this rule was broken on purpose */
} LpBreach;

/* The first rule that keeps somebody from a slot, when all else is as in the roster; the slot itself does not count when it is there already. */
LpVerdict lp_roster_judge (const LpRosterFacts *facts,
                           const LpRoster      *roster,
                           guint                card,
                           guint                slot);
/* The first rule after @after that does; LP_RULE_KEPT asks all. */
LpVerdict lp_roster_judge_after (const LpRosterFacts *facts,
                                 const LpRoster      *roster,
                                 guint                card,
                                 guint                slot,
                                 LpRule               after);
/* All rules that do, but those of @but, as lp_rule_bit()s; @words: theirs in one line, NULL for none. */
guint lp_roster_judge_whole (const LpRosterFacts *facts,
                             const LpRoster      *roster,
                             guint                card,
                             guint                slot,
                             guint                but,
                             char               **words);
/* Whether somebody is away or does not serve any more, for another reason than those of @but. */
gboolean lp_roster_judge_gone (const LpRosterFacts *facts,
                               const LpRoster      *roster,
                               guint                card,
                               guint                slot,
                               guint                but,
                               LpVerdict           *verdict);
/* (transfer full) (nullable): a set of rules as the file keeps it; NULL for none. */
char *lp_rules_dup_text (guint rules);
/* What is not known any more is left out; NULL: none. */
guint lp_rules_from_text (const char *text);
/* (transfer full): LpBreach, all broken rules of all duties in the days that were asked for. Those that are overridden in the facts carry why. */
GArray *lp_roster_judge_all (const LpRosterFacts *facts,
                             const LpRoster      *roster);
/* (transfer full): in the user's words, “would have 7 h this week, may have 6 h”. */
char *lp_roster_verdict_dup_words (const LpRosterFacts *facts,
                                   guint                card,
                                   const LpVerdict     *verdict);
/* Whether a rule keeps somebody away only because the birth date is not known; the words of the verdict say so. */
gboolean lp_roster_verdict_is_unsure (const LpRosterFacts *facts,
                                      guint                card,
                                      LpRule               rule);
/* (transfer full): minutes as “6 h”, “1 h 30 min”, “45 min”. */
char *lp_roster_dup_minutes (int minutes);
/* (transfer full): a post and its hours, as under the heading of a day. */
char *lp_roster_shift_dup_words (const LpRosterFacts *facts,
                                 guint                slot);
/* (transfer full): a post, its day and hours; with what is unusual of the day, “Sat 10/10 (works in exchange) 08:00–10:00 Patrol”. */
char *lp_roster_slot_dup_words (const LpRosterFacts *facts,
                                guint                slot);
/* “Mon”, of 1 Monday … 7 Sunday, in the language of the person at the desk. */
const char *lp_weekday_get_label (int weekday);
/* (transfer full): “Mon 8/3”. */
char *lp_roster_day_dup_words (int day);
/* (transfer full): “08:00–12:00”. */
char *lp_roster_hours_dup_words (int from,
                                 int to);
/* (transfer full): the same in little room, “8–12 h”. */
char *lp_roster_hours_dup_short (int from,
                                 int to);
/* How gladly somebody serves in a slot: -2 … 2, of the post and of the hours. */
int lp_roster_get_liking (const LpRosterFacts *facts,
                          guint                card,
                          guint                slot);
/* The Monday of the week. */
int lp_roster_week_of (int day);
/* The first day of the month, and of the next. */
void lp_roster_month_of (int  day,
                         int *first,
                         int *next);

G_END_DECLS
