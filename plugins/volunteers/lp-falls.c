/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Duties that fall out. They are judged by the rules each time they are asked for, never stored: an absence that is taken back leaves no trace. */

#include "lp-falls.h"

void
lp_fall_free (gpointer data)
{
  LpFall *fall = data;

  g_free (fall->name);
  g_free (fall->slot);
  g_free (fall->why);
  g_free (fall->reason);
  g_free (fall);
}

static LpFall *
lp_fall_new (const LpRosterFacts *facts,
             const LpRosterDuty  *duty,
             const LpVerdict     *verdict)
{
  const LpRosterCard *card = lp_roster_card (facts, duty->card);
  const LpRosterSlot *slot = lp_roster_slot (facts, duty->slot);
  LpFall *fall = g_new0 (LpFall, 1);

  fall->slot_id = slot->id;
  fall->card_id = card->id;
  fall->person_id = card->person;
  fall->name = g_strdup (card->name);
  fall->slot = lp_roster_slot_dup_words (facts, duty->slot);
  fall->why = lp_roster_verdict_dup_words (facts, duty->card, verdict);
  fall->reason = g_strdup (verdict->rule == LP_RULE_AWAY ? verdict->what : NULL);
  fall->day = slot->day;
  fall->published = slot->published;
  return fall;
}

static int
lp_fall_compare (gconstpointer a,
                 gconstpointer b,
                 gpointer      facts)
{
  const LpFall *one = *(LpFall * const *) a, *other = *(LpFall * const *) b;
  guint first = lp_roster_facts_find_slot (facts, one->slot_id), second = lp_roster_facts_find_slot (facts, other->slot_id);

  return first != second ? (first < second ? -1 : 1) : one->card_id < other->card_id ? -1 : one->card_id > other->card_id;
}

GPtrArray *
lp_falls_list (const LpRosterFacts *facts,
               int                  from_day,
               gint64               card_id)
{
  GPtrArray *falls = g_ptr_array_new_with_free_func (lp_fall_free);

  for (guint i = 0; i < facts->duties->len; i++)
    {
      const LpRosterDuty *duty = lp_roster_duty (facts, i);
      LpVerdict verdict;

      if (!duty->planned || !lp_roster_facts_is_asked (facts, duty->slot) || lp_roster_slot (facts, duty->slot)->day < from_day ||
          (card_id != 0 && lp_roster_card (facts, duty->card)->id != card_id))
        continue;
      if (lp_roster_judge_gone (facts, facts->roster, duty->card, duty->slot, card_id != 0 ? 0 : duty->overridden_rules, &verdict))
        g_ptr_array_add (falls, lp_fall_new (facts, duty, &verdict));
    }
  g_ptr_array_sort_with_data (falls, lp_fall_compare, (gpointer) facts);
  return falls;
}
