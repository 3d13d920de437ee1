/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is asked of the hard rules together: all that somebody breaks, all that a roster breaks, and how gladly somebody serves. */

#include "lp-roster-rules.h"

#include <glib/gi18n-lib.h>

/* As the file keeps them, in the order of LpRule. */
static const char * const lp_rule_codes[LP_N_RULES] = {
  NULL, "gone", "away", "no-times", "not-then", "post", "skill", "heat", "heights", "night", "overlap", "rest", "day", "week", "run", "nights",
};

guint
lp_roster_judge_whole (const LpRosterFacts  *facts,
                       const LpRoster       *roster,
                       guint                 card,
                       guint                 slot,
                       guint                 but,
                       char                **words)
{
  LpVerdict verdict = lp_roster_judge (facts, roster, card, slot);
  GString *line = g_string_new (NULL);
  guint rules = 0;

  for (; verdict.rule != LP_RULE_KEPT; verdict = lp_roster_judge_after (facts, roster, card, slot, verdict.rule))
    {
      g_autofree char *broken = NULL;

      if ((but & lp_rule_bit (verdict.rule)) != 0)
        continue;
      broken = lp_roster_verdict_dup_words (facts, card, &verdict);
      /* Translators: between the rules that are broken */
      g_string_append_printf (line, "%s%s", rules != 0 ? C_("desk", "; ") : "", broken);
      rules |= lp_rule_bit (verdict.rule);
    }
  *words = g_string_free (line, rules == 0);
  return rules;
}

gboolean
lp_roster_judge_gone (const LpRosterFacts *facts,
                      const LpRoster      *roster,
                      guint                card,
                      guint                slot,
                      guint                but,
                      LpVerdict           *verdict)
{
  *verdict = lp_roster_judge (facts, roster, card, slot);
  while (verdict->rule != LP_RULE_KEPT && (but & lp_rule_bit (verdict->rule)) != 0)
    *verdict = lp_roster_judge_after (facts, roster, card, slot, verdict->rule);
  return verdict->rule == LP_RULE_GONE || verdict->rule == LP_RULE_AWAY;
}

char *
lp_rules_dup_text (guint rules)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (LpRule rule = LP_RULE_KEPT + 1; rule < LP_N_RULES; rule++)
    if ((rules & lp_rule_bit (rule)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", lp_rule_codes[rule]);
  return rules != 0 ? g_strdup (text->str) : NULL;
}

guint
lp_rules_from_text (const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text != NULL ? text : "", " ", -1);
  guint rules = 0;

  for (guint i = 0; codes[i] != NULL; i++)
    for (LpRule rule = LP_RULE_KEPT + 1; rule < LP_N_RULES; rule++)
      if (g_str_equal (codes[i], lp_rule_codes[rule]))
        rules |= lp_rule_bit (rule);
  return rules;
}

static void
lp_roster_judge_duty (const LpRosterFacts *facts,
                      const LpRoster      *roster,
                      guint                card,
                      guint                slot,
                      GArray              *breaches)
{
  const LpRosterDuty *duty = NULL;
  LpVerdict verdict = lp_roster_judge (facts, roster, card, slot);

  for (; verdict.rule != LP_RULE_KEPT; verdict = lp_roster_judge_after (facts, roster, card, slot, verdict.rule))
    {
      LpBreach breach = { card, slot, verdict, NULL };

      if (duty == NULL)
        duty = lp_roster_facts_find_duty (facts, card, slot);
      breach.overridden = duty != NULL && (duty->overridden_rules & lp_rule_bit (verdict.rule)) != 0 ? duty->overridden : NULL;
      g_array_append_val (breaches, breach);
    }
}

GArray *
lp_roster_judge_all (const LpRosterFacts *facts,
                     const LpRoster      *roster)
{
  GArray *breaches = g_array_new (FALSE, FALSE, sizeof (LpBreach));

  for (guint card = 0; card < facts->cards->len; card++)
    {
      const GArray *slots = lp_roster_get_slots (roster, card);

      for (guint i = 0; i < slots->len; i++)
        if (lp_roster_facts_is_asked (facts, g_array_index (slots, guint, i)))
          lp_roster_judge_duty (facts, roster, card, g_array_index (slots, guint, i), breaches);
    }
  return breaches;
}

/* Of the hours in which a slot begins; what was agreed beside the week is neither gladly nor not. */
static int
lp_roster_get_hours_liking (const LpRosterCard *card,
                            const LpRosterSlot *slot)
{
  int best = -2;

  for (guint i = 0; i < card->times->len; i++)
    {
      const LpRosterTime *time = &g_array_index (card->times, LpRosterTime, i);
      int behind = (lp_roster_weekday (slot->day) - (time->weekday - 1) + 7) % 7; /* days since the day of the hours */
      int at = slot->from + behind * LP_ROSTER_DAY;

      if (behind <= 1 && time->from <= at && time->to > at)
        best = MAX (best, time->liking);
    }
  return best < -1 ? 0 : best;
}

int
lp_roster_get_liking (const LpRosterFacts *facts,
                      guint                card,
                      guint                slot)
{
  const LpRosterCard *who = lp_roster_card (facts, card);
  const LpRosterSlot *where = lp_roster_slot (facts, slot);
  int liking = lp_roster_get_hours_liking (who, where);

  for (guint i = 0; i < who->posts->len; i++)
    if (g_array_index (who->posts, LpRosterLiking, i).post == where->post)
      return liking + g_array_index (who->posts, LpRosterLiking, i).liking;
  return liking;
}
