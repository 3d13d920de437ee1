/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The nearest fix of an empty place, away from the facts that it was found in. */

#include "lp-fix.h"

#include <glib/gi18n-lib.h>

void
lp_fix_offer_free (gpointer data)
{
  LpFixOffer *offer = data;

  g_free (offer->masked);
  g_free (offer->plain);
  g_free (offer->phone);
  g_free (offer);
}

/* Where somebody would come from. */
static void
lp_fix_offer_set_from (LpFixOffer          *offer,
                       const LpRosterFacts *facts,
                       const LpFix         *fix)
{
  const LpRosterDuty *duty = lp_roster_facts_find_duty (facts, fix->card, fix->from);

  offer->from_slot = lp_roster_slot (facts, fix->from)->id;
  offer->from_duty = duty != NULL ? duty->id : 0;
  if (fix->kind != LP_FIX_SWAP)
    return;
  offer->other_card = lp_roster_card (facts, fix->other)->id;
  offer->other_person = lp_roster_card (facts, fix->other)->person;
}

LpFixOffer *
lp_fix_offer_new (const LpRosterFacts *facts,
                  const LpExplanation *explanation)
{
  const LpFix *fix = &explanation->fix;
  const LpRosterCard *card;
  LpFixOffer *offer;

  if (fix->kind == LP_FIX_NONE)
    return NULL;
  card = lp_roster_card (facts, fix->card);
  offer = g_new0 (LpFixOffer, 1);
  offer->kind = fix->kind;
  offer->slot_id = lp_roster_slot (facts, explanation->slot)->id;
  offer->card_id = card->id;
  offer->person_id = card->person;
  offer->phone = g_strdup (card->phone);
  offer->masked = lp_explanation_dup_fix (facts, explanation, TRUE);
  offer->plain = lp_explanation_dup_fix (facts, explanation, FALSE);
  offer->limit = fix->kind == LP_FIX_RELAX && fix->verdict.rule >= LP_RULE_REST;
  if (fix->kind == LP_FIX_MOVE || fix->kind == LP_FIX_SWAP)
    lp_fix_offer_set_from (offer, facts, fix);
  return offer;
}

LpDutyChange *
lp_fix_offer_dup_change (const LpFixOffer   *offer,
                         const LpFixInstead *instead)
{
  LpDutyChange *change = lp_duty_change_new ();

  if (instead != NULL && instead->duty_id != 0)
    {
      lp_duty_change_take_off (change, instead->duty_id);
      change->excused = instead->duty_id;
      change->why_excused = g_strdup (instead->why);
    }
  if (offer->from_duty != 0)
    {
      lp_duty_change_take_off (change, offer->from_duty);
      change->why_off = g_strdup (C_("roster", "fills an empty place elsewhere"));
    }
  lp_duty_change_add (change, offer->slot_id, offer->card_id);
  if (offer->kind == LP_FIX_SWAP)
    lp_duty_change_add (change, offer->from_slot, offer->other_card);
  return change;
}
