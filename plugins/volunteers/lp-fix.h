/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-duty-store.h"
#include "lp-roster-explain.h"

G_BEGIN_DECLS

/* The nearest fix of an empty place, as it can be handed from a worker to the screen and done. */
typedef struct {
  LpFixKind kind;
  gint64 slot_id;
  gint64 card_id, person_id; /* who would come */
  gint64 from_duty, from_slot; /* of LP_FIX_MOVE and LP_FIX_SWAP: where from; 0: that is only proposed and cannot be changed yet */
  gint64 other_card, other_person; /* of LP_FIX_SWAP: who would serve there instead */
  gboolean limit; /* of LP_FIX_RELAX: it is one of the limits on the card */
  char *masked, *plain; /* what to do, in words; the plain ones name people: personal */
  char *phone; /* of who would come; personal; or NULL */
} LpFixOffer;

/* Somebody who has the place and does not come: taken off with the fix, as excused, and why. */
typedef struct {
  gint64 duty_id; /* 0: nobody */
  const char *why;
} LpFixInstead;

/* NULL when there is no fix. Any thread. */
LpFixOffer *lp_fix_offer_new (const LpRosterFacts *facts,
                              const LpExplanation *explanation);
void lp_fix_offer_free (gpointer offer);
/* (transfer full): what does it, for lp_duty_change(). @instead may be NULL. */
LpDutyChange *lp_fix_offer_dup_change (const LpFixOffer   *offer,
                                       const LpFixInstead *instead);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpFixOffer, lp_fix_offer_free)

G_END_DECLS
