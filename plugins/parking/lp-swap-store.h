/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-parking.h"

G_BEGIN_DECLS

/* Cars of which a swap is looked for, at most. */
#define LP_SWAP_MOST 5000

/* One half of a swap: a car that parks in a lot. */
typedef struct {
  gint64 use_id;
  gint64 lot_id;
  char *plate;
  char *place; /* compound and building; NULL when not known */
  char *lot;
  int now;  /* seconds of walk from where it parks */
  int then; /* from where the other one parks */
} LpSwapHalf;

/* Two cars, each of which would be nearer on the bay of the other. */
typedef struct {
  LpSwapHalf halves[2];
} LpSwapOffer;

LpSwapOffer *lp_swap_offer_copy (const LpSwapOffer *offer);
void lp_swap_offer_free (gpointer offer);
/* Who could swap with whom, the best first; of LpSwapOffer. Call it on a worker. Cars go only to lots that take them: those of their own compound,
 * those that are nobody's, and those with an agreement in force. NULL with an error of the store, or when it was stopped. */
GPtrArray *lp_swap_list (LinliDatabase  *reader,
                         GCancellable   *cancellable,
                         GError        **error);
/* A LinliActionFunc with an LpSwapOffer: both park where the other one did, from today on. Refused when one does not park there any more. */
gboolean lp_swap_make (LinliTransaction  *transaction,
                       gpointer           offer,
                       GError           **error);

G_END_DECLS
