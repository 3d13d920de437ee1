/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Why a place of a roster is empty, and what would fill it with the least ado. */

#include "lp-roster-explain.h"

#include <glib/gi18n-lib.h>

/* What one step costs beside minutes above a limit. */
#define LP_COST_MOVE 20
#define LP_COST_SWAP 40
#define LP_COST_UNIT 240 /* a day in a row more, or a night */
#define LP_COST_ASK_POST 480
#define LP_COST_ASK_TIME 600

typedef struct {
  const LpRosterFacts *facts;
  LpRoster *roster; /* a copy: it is tried out on */
  guint slot;
  LpExplanation *found;
} LpExplainer;

static void
lp_explainer_take (LpExplainer *self,
                   LpFix        fix)
{
  if (self->found->fix.kind == LP_FIX_NONE || fix.cost < self->found->fix.cost)
    self->found->fix = fix;
}

/* What giving way would cost; -1 where it may not. */
static int
lp_explainer_cost (const LpVerdict *verdict)
{
  switch ((int) verdict->rule)
    {
    case LP_RULE_DAY:
    case LP_RULE_WEEK:
      return verdict->then - verdict->limit;
    case LP_RULE_REST:
      return verdict->limit - verdict->now;
    case LP_RULE_RUN:
    case LP_RULE_NIGHTS:
      return (verdict->then - verdict->limit) * LP_COST_UNIT;
    case LP_RULE_POST:
      return LP_COST_ASK_POST;
    case LP_RULE_NOT_THEN:
    case LP_RULE_NO_TIMES:
      return LP_COST_ASK_TIME;
    default:
      return -1;
    }
}

static void
lp_explainer_relax (LpExplainer     *self,
                    guint            card,
                    const LpVerdict *verdict)
{
  int cost = lp_explainer_cost (verdict);

  if (cost >= 0 && lp_roster_judge_after (self->facts, self->roster, card, self->slot, verdict->rule).rule == LP_RULE_KEPT)
    lp_explainer_take (self, (LpFix) { LP_FIX_RELAX, card, LP_ROSTER_NONE, LP_ROSTER_NONE, *verdict, cost });
}

/* Who could take a slot without breaking a rule; LP_ROSTER_NONE for nobody. */
static guint
lp_explainer_find_free (LpExplainer *self,
                        guint        slot,
                        guint        but)
{
  for (guint card = 0; card < self->facts->cards->len; card++)
    if (card != but && !lp_roster_has (self->roster, card, slot) && lp_roster_judge (self->facts, self->roster, card, slot).rule == LP_RULE_KEPT)
      return card;
  return LP_ROSTER_NONE;
}

/* From slots of the same week, or that may collide, whichever days were asked for: a roster that is filled and the shift itself say the same. Nobody is
 * moved from where he serves at this moment, or has. */
static gboolean
lp_explainer_may_move_from (LpExplainer *self,
                            guint        card,
                            guint        index)
{
  const LpRosterSlot *from = lp_roster_slot (self->facts, index);
  const LpRosterDuty *duty = lp_roster_facts_find_duty (self->facts, card, index);
  int day = lp_roster_slot (self->facts, self->slot)->day;

  if (lp_roster_week_of (from->day) != lp_roster_week_of (day) && ABS (from->day - day) > 1)
    return FALSE;
  return from->day * LP_ROSTER_DAY + from->from > self->facts->now && (duty == NULL || (!duty->pinned && duty->planned));
}

static void
lp_explainer_move_from (LpExplainer *self,
                        guint        card,
                        guint        from)
{
  guint other;

  if (!lp_explainer_may_move_from (self, card, from))
    return;
  lp_roster_remove (self->roster, card, from);
  if (lp_roster_judge (self->facts, self->roster, card, self->slot).rule == LP_RULE_KEPT)
    {
      if ((int) lp_roster_get_cards (self->roster, from)->len >= lp_roster_slot (self->facts, from)->minimum)
        lp_explainer_take (self, (LpFix) { LP_FIX_MOVE, card, from, LP_ROSTER_NONE, { 0 }, LP_COST_MOVE });
      else if (self->found->fix.kind == LP_FIX_NONE || self->found->fix.cost > LP_COST_SWAP)
        {
          other = lp_explainer_find_free (self, from, card);
          if (other != LP_ROSTER_NONE)
            lp_explainer_take (self, (LpFix) { LP_FIX_SWAP, card, from, other, { 0 }, LP_COST_SWAP });
        }
    }
  lp_roster_add (self->roster, card, from);
}

static void
lp_explainer_move (LpExplainer *self,
                   guint        card)
{
  g_autoptr (GArray) slots = g_array_copy ((GArray *) lp_roster_get_slots (self->roster, card));

  for (guint i = 0; i < slots->len; i++)
    lp_explainer_move_from (self, card, g_array_index (slots, guint, i));
}

static void
lp_explainer_look_at (LpExplainer *self,
                      guint        card)
{
  LpVerdict verdict = lp_roster_judge (self->facts, self->roster, card, self->slot);
  LpExplanation *found = self->found;

  if (verdict.rule == LP_RULE_KEPT)
    {
      found->n_free++;
      lp_explainer_take (self, (LpFix) { LP_FIX_ASK, card, LP_ROSTER_NONE, LP_ROSTER_NONE, verdict, 0 });
      return;
    }
  found->limits[verdict.rule] = found->n_by_rule[verdict.rule]++ == 0 || found->limits[verdict.rule] == verdict.limit ? verdict.limit : -1;
  found->n_unsure += lp_roster_verdict_is_unsure (self->facts, card, verdict.rule);
  lp_explainer_relax (self, card, &verdict);
  if (verdict.rule > LP_RULE_LAST_ALONE)
    lp_explainer_move (self, card);
}

void
lp_roster_explain (const LpRosterFacts *facts,
                   const LpRoster      *roster,
                   guint                slot,
                   LpExplanation       *explanation)
{
  g_autoptr (LpRoster) tried = lp_roster_copy (roster);
  LpExplainer self = { facts, tried, slot, explanation };
  int n = (int) lp_roster_get_cards (roster, slot)->len;

  *explanation = (LpExplanation) { .slot = slot, .day = lp_roster_facts_get_day_kind (facts, lp_roster_slot (facts, slot)->day) };
  explanation->missing_minimum = MAX (0, lp_roster_slot (facts, slot)->minimum - n);
  explanation->missing = MAX (0, lp_roster_slot (facts, slot)->ideal - n);
  for (guint card = 0; card < facts->cards->len; card++)
    if (!lp_roster_has (roster, card, slot))
      lp_explainer_look_at (&self, card);
}

static char *
lp_explanation_dup_group (const LpExplanation *self,
                          LpRule               rule)
{
  static const char * const words[LP_N_RULES] = {
    NULL, NC_("roster", "%u do not serve any more"), NC_("roster", "%u are away"), NC_("roster", "of %u nobody knows the times"),
    NC_("roster", "%u have no time then"), NC_("roster", "%u do not serve at this post"), NC_("roster", "%u lack a skill"),
    NC_("roster", "%u may not serve in the heat"), NC_("roster", "%u may not serve at heights"), NC_("roster", "%u do not serve at night"),
    NC_("roster", "%u serve elsewhere at that time"), NC_("roster", "%u would have too little rest"),
    NC_("roster", "%u have time, but enough hours this day"), NC_("roster", "%u have time, but enough hours this week"),
    NC_("roster", "%u have time, but enough days in a row"), NC_("roster", "%u have time, but enough nights this month"),
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *limit = NULL;
  char **parts = g_strsplit (g_dpgettext2 (GETTEXT_PACKAGE, "roster", words[rule]), "%u", 2);

  g_string_append_printf (text, "%s%u%s", parts[0], self->n_by_rule[rule], parts[1] != NULL ? parts[1] : "");
  g_strfreev (parts);
  if ((rule == LP_RULE_DAY || rule == LP_RULE_WEEK) && self->limits[rule] >= 0)
    {
      limit = lp_roster_dup_minutes (self->limits[rule]);
      g_string_append_printf (text, C_("roster", " (%s)"), limit);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
lp_explanation_dup_lack (const LpExplanation *self)
{
  if (self->missing == 0)
    return g_strdup (C_("roster", "All places are filled"));
  if (self->missing_minimum > 0)
    return g_strdup_printf (C_("roster", "%d short of the minimum, %d of the ideal"), self->missing_minimum, self->missing);
  return g_strdup_printf (C_("roster", "%d short of the ideal"), self->missing);
}

char **
lp_explanation_list_reasons (const LpExplanation *self)
{
  GPtrArray *reasons = g_ptr_array_new ();

  if (self->n_free > 0)
    g_ptr_array_add (reasons, g_strdup_printf (C_("roster", "%u could serve"), self->n_free));
  for (LpRule rule = LP_N_RULES - 1; rule > LP_RULE_KEPT; rule--) /* who is nearest first */
    if (self->n_by_rule[rule] > 0)
      g_ptr_array_add (reasons, lp_explanation_dup_group (self, rule));
  if (self->n_unsure > 0)
    g_ptr_array_add (reasons, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "of %u of them the date of birth is not known: treated as from 70",
                                                            "of %u of them the date of birth is not known: treated as from 70", self->n_unsure), self->n_unsure));
  if (self->day == LINLI_DAY_OFF && reasons->len > 0)
    g_ptr_array_add (reasons, g_strdup (C_("roster", "it is a public holiday")));
  if (self->day == LINLI_DAY_WORKING_WEEKEND && reasons->len > 0)
    g_ptr_array_add (reasons, g_strdup (C_("roster", "people go to work on this weekend")));
  g_ptr_array_add (reasons, NULL);
  return (char **) g_ptr_array_free (reasons, FALSE);
}

char *
lp_explanation_dup_words (const LpExplanation *self)
{
  g_autofree char *lack = lp_explanation_dup_lack (self), *all = NULL;
  g_auto (GStrv) reasons = lp_explanation_list_reasons (self);

  if (self->missing == 0 || reasons[0] == NULL)
    return g_steal_pointer (&lack);
  all = g_strjoinv (" · ", reasons);
  return g_strdup_printf ("%s · %s", lack, all);
}

char *
lp_explanation_dup_fix (const LpRosterFacts *facts,
                        const LpExplanation *self,
                        gboolean             masked)
{
  const LpFix *fix = &self->fix;
  const char *whole = fix->kind != LP_FIX_NONE ? lp_roster_card (facts, fix->card)->name : "";
  g_autofree char *name = masked ? linli_mask_name (whole) : g_strdup (whole), *from = NULL, *words = NULL, *other = NULL;

  switch (fix->kind)
    {
    case LP_FIX_ASK:
      return g_strdup_printf (C_("roster", "%s can serve, no rule is in the way"), name);
    case LP_FIX_MOVE:
      from = lp_roster_slot_dup_words (facts, fix->from);
      return g_strdup_printf (C_("roster", "%s could come from %s, where enough remain"), name, from);
    case LP_FIX_SWAP:
      from = lp_roster_slot_dup_words (facts, fix->from);
      whole = lp_roster_card (facts, fix->other)->name;
      other = masked ? linli_mask_name (whole) : g_strdup (whole);
      return g_strdup_printf (C_("roster", "%s could come from %s, and %s serve there instead"), name, from, other);
    case LP_FIX_RELAX:
      words = lp_roster_verdict_dup_words (facts, fix->card, &fix->verdict);
      return g_strdup_printf (C_("roster", "%s could serve if one rule gave way: %s"), name, words);
    case LP_FIX_NONE:
    default:
      return NULL;
    }
}
