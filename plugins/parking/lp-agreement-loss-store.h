/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-agreement-store.h"

G_BEGIN_DECLS

/* A lot that takes no cars from a day on. */
typedef struct {
  gint64 lot_id;
  const char *day; /* YYYY-MM-DD: the first one without cars */
  const char *why;
} LpAgreementLoss;

/* The agreements in talks or in force that a lot has to do with, at most 500; of LpAgreement: first those about the lot, then those by which cars of
 * its compound park elsewhere. */
GPtrArray *lp_agreement_list_touched (LinliDatabase  *reader,
                                      gint64          lot_id,
                                      GError        **error);
/* What the closing of the lot does to an agreement, in words. */
char *lp_agreement_dup_loss (const LpAgreement *agreement,
                             gint64             lot_id);
/* In the action in which the lot closes, when its cars have left already. An agreement about the lot ends on its last day with cars, and at once when
 * that is past; one in talks is given up. The heads of both micro-grids have something to do then. One by which its compound parks elsewhere stays,
 * with a line that says why more cars may come. Adds to @n_ended how many end. */
gboolean lp_agreement_lose_lot (LinliTransaction       *transaction,
                                const LpAgreementLoss  *loss,
                                guint                  *n_ended,
                                GError                **error);

G_END_DECLS
