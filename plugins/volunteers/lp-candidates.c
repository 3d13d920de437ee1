/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who could serve in a slot, by the rules of rosters. */

#include "lp-candidates.h"

#include <string.h>

#include "lp-desk-week.h"
#include "lp-roster-explain.h"
#include "lp-roster-facts-store.h"
#include "lp-roster-rules.h"

void
lp_candidate_free (gpointer data)
{
  LpCandidate *candidate = data;

  g_free (candidate->name);
  g_free (candidate->phone);
  g_free (candidate->keys);
  g_free (candidate->blocked);
  g_free (candidate);
}

void
lp_offer_free (gpointer data)
{
  LpOffer *offer = data;

  lp_slot_free (offer->slot);
  g_free (offer->blocked);
  g_free (offer);
}

static int
lp_candidate_compare (gconstpointer a,
                      gconstpointer b)
{
  const LpCandidate *one = *(LpCandidate * const *) a, *other = *(LpCandidate * const *) b;

  if ((one->blocked != NULL) != (other->blocked != NULL))
    return one->blocked != NULL ? 1 : -1;
  if (one->liking != other->liking)
    return other->liking - one->liking;
  return one->minutes != other->minutes ? one->minutes - other->minutes : strcmp (one->name, other->name);
}

static int
lp_candidate_count_minutes (const LpRosterFacts *facts,
                            guint                card,
                            int                  day)
{
  const GArray *slots = lp_roster_get_slots (facts->roster, card);
  int monday = lp_roster_week_of (day), minutes = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const LpRosterSlot *slot = lp_roster_slot (facts, g_array_index (slots, guint, i));

      if (lp_roster_week_of (slot->day) == monday)
        minutes += slot->to - slot->from;
    }
  return minutes;
}

static char *
lp_candidate_dup_keys (const char *name)
{
  g_autofree char *syllables = linli_pinyin_from_name (name);
  g_autofree char *whole = linli_pinyin_join (syllables), *initials = linli_pinyin_initials (syllables);

  return g_strdup_printf ("%s %s", whole, initials);
}

static LpCandidate *
lp_candidate_new (const LpRosterFacts *facts,
                  guint                card,
                  guint                slot)
{
  const LpRosterCard *who = lp_roster_card (facts, card);
  LpCandidate *candidate = g_new0 (LpCandidate, 1);

  candidate->card_id = who->id;
  candidate->person_id = who->person;
  candidate->name = g_strdup (who->name);
  candidate->phone = g_strdup (who->phone);
  candidate->keys = lp_candidate_dup_keys (who->name);
  candidate->minutes = lp_candidate_count_minutes (facts, card, lp_roster_slot (facts, slot)->day);
  candidate->liking = lp_roster_get_liking (facts, card, slot);
  lp_roster_judge_whole (facts, facts->roster, card, slot, 0, &candidate->blocked);
  return candidate;
}

/* Why nobody has the place, “3 people are free, but all have their 6 hours”, and what would be nearest. */
static void
lp_shift_explain (LpShift             *shift,
                  const LpRosterFacts *facts,
                  guint                slot)
{
  LpExplanation explanation;
  g_autofree char *lack = NULL, *all = NULL;
  g_auto (GStrv) reasons = NULL;

  lp_roster_explain (facts, facts->roster, slot, &explanation);
  if (explanation.missing == 0 || explanation.n_free > 0) /* who could serve stands in the list */
    return;
  lack = lp_explanation_dup_lack (&explanation);
  reasons = lp_explanation_list_reasons (&explanation);
  all = g_strjoinv (" · ", reasons);
  shift->why = g_strdup_printf ("%s · %s", lack, all);
  shift->fix = lp_fix_offer_new (facts, &explanation);
}

static gboolean
lp_shift_judge (LpShift        *shift,
                LinliDatabase  *database,
                GError        **error)
{
  int day = lp_roster_day_from_text (shift->slot->day);
  g_autoptr (LpRosterFacts) facts = lp_roster_facts_load (database, day, day, error);
  guint index;

  if (facts == NULL)
    return FALSE;
  shift->candidates = g_ptr_array_new_with_free_func (lp_candidate_free);
  index = lp_roster_facts_find_slot (facts, shift->slot->id);
  if (index == LP_ROSTER_NONE) /* it does not take place */
    return TRUE;
  for (guint card = 0; card < facts->cards->len; card++)
    if (lp_roster_card (facts, card)->standing == LP_ROSTER_HERE && !lp_roster_has (facts->roster, card, index))
      g_ptr_array_add (shift->candidates, lp_candidate_new (facts, card, index));
  g_ptr_array_sort (shift->candidates, lp_candidate_compare);
  lp_shift_explain (shift, facts, index);
  return TRUE;
}

void
lp_shift_free (gpointer data)
{
  LpShift *shift = data;

  g_clear_pointer (&shift->slot, lp_slot_free);
  g_clear_pointer (&shift->candidates, g_ptr_array_unref);
  g_free (shift->why);
  g_clear_pointer (&shift->fix, lp_fix_offer_free);
  g_free (shift);
}

gpointer
lp_shift_read (LinliDatabase  *reader,
               gpointer        slot_id,
               GCancellable   *cancellable,
               GError        **error)
{
  LpShift *shift = g_new0 (LpShift, 1);
  g_autoptr (GPtrArray) duties = NULL;

  shift->slot = lp_slot_load (reader, *(gint64 *) slot_id, error);
  duties = shift->slot != NULL ? lp_duty_list_of_slot (reader, shift->slot->id, error) : NULL;
  if (duties != NULL)
    lp_slot_take_duties (shift->slot, duties);
  if (duties != NULL && lp_shift_judge (shift, reader, error))
    return shift;
  lp_shift_free (shift);
  return NULL;
}

/* How far up a shift stands: 0 where he serves, 3 where he cannot. */
static int
lp_offer_get_rank (const LpOffer *offer)
{
  return offer->serves ? 0 : offer->blocked != NULL ? 3 : lp_slot_count_missing (offer->slot) > 0 ? 1 : 2;
}

static int
lp_offer_compare (gconstpointer a,
                  gconstpointer b)
{
  const LpOffer *one = *(LpOffer * const *) a, *other = *(LpOffer * const *) b;
  int rank = lp_offer_get_rank (one) - lp_offer_get_rank (other);

  return rank != 0 ? rank : one->slot->from - other->slot->from;
}

static gboolean
lp_offer_add (GPtrArray           *offers,
              LinliDatabase       *database,
              const LpRosterFacts *facts,
              LpSlot              *slot, /* takes it */
              guint                card,
              GError             **error)
{
  LpOffer *offer = g_new0 (LpOffer, 1);
  g_autoptr (GPtrArray) duties = NULL;
  guint index = lp_roster_facts_find_slot (facts, slot->id);

  offer->slot = slot;
  g_ptr_array_add (offers, offer);
  duties = lp_duty_list_of_slot (database, slot->id, error);
  if (duties == NULL)
    return FALSE;
  lp_slot_take_duties (slot, duties);
  offer->serves = index != LP_ROSTER_NONE && lp_roster_has (facts->roster, card, index);
  if (offer->serves || index == LP_ROSTER_NONE)
    return TRUE;
  lp_roster_judge_whole (facts, facts->roster, card, index, 0, &offer->blocked);
  return TRUE;
}

GPtrArray *
lp_offers_read (LinliDatabase  *database,
                const char     *day,
                gint64          card_id,
                GError        **error)
{
  int number = lp_roster_day_from_text (day);
  g_autoptr (LpRosterFacts) facts = lp_roster_facts_load (database, number, number, error);
  g_autoptr (GPtrArray) slots = facts != NULL ? lp_slot_list (database, day, day, LP_SLOT_MOST, error) : NULL;
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (lp_offer_free);
  guint card;

  if (slots == NULL)
    return NULL;
  card = lp_roster_facts_find_card (facts, card_id);
  while (card != LP_ROSTER_NONE && slots->len > 0)
    {
      LpSlot *slot = g_ptr_array_steal_index (slots, slots->len - 1);

      if (slot->cancelled)
        lp_slot_free (slot);
      else if (!lp_offer_add (offers, database, facts, slot, card, error))
        return NULL;
    }
  g_ptr_array_sort (offers, lp_offer_compare);
  return g_steal_pointer (&offers);
}
