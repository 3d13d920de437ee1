/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-duty-store.h"
#include "lp-fix.h"
#include "lp-slot-store.h"

G_BEGIN_DECLS

/* Somebody who could serve in a slot, or could not and why. */
typedef struct {
  gint64 card_id;
  gint64 person_id;
  char *name; /* personal */
  char *phone; /* personal; or NULL */
  char *keys; /* pinyin of the name, and its initials */
  int minutes; /* in the week of the slot */
  int liking; /* -2 … 2 */
  char *blocked; /* all rules in the way, in words; NULL for none */
} LpCandidate;

/* A shift in which somebody serves, or could, or could not and why. */
typedef struct {
  LpSlot *slot; /* with who serves */
  gboolean serves;
  char *blocked; /* all rules in the way, in words; NULL for none */
} LpOffer;

/* A shift as the file has it. */
typedef struct {
  LpSlot *slot; /* with who serves */
  GPtrArray *candidates; /* of LpCandidate: everybody who does not serve in it yet; who can first, of them who likes to and has least to do */
  char *why; /* why a place is empty; NULL where none is, or somebody could serve */
  LpFixOffer *fix; /* what would be nearest then; or NULL */
} LpShift;

void lp_candidate_free (gpointer candidate);
void lp_offer_free (gpointer offer);

void lp_shift_free (gpointer shift);
/* A LinliReadFunc: an LpShift. */
gpointer lp_shift_read (LinliDatabase  *reader,
                        gpointer        slot_id, /* gint64 */
                        GCancellable   *cancellable,
                        GError        **error);
/* The shifts of a day for one volunteer: those in which he serves, then those with a place that are open to him, then others. Any thread. Of LpOffer. */
GPtrArray *lp_offers_read (LinliDatabase  *database,
                           const char     *day,
                           gint64          card_id,
                           GError        **error);

G_END_DECLS
