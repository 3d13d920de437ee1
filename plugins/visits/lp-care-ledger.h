/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-care-store.h"

G_BEGIN_DECLS

/* Who in the household, each with the reasons: "陈*（独居、高龄）、李*（高龄）"; owned by the caller. */
char *lp_care_item_dup_people (const LpCareItem *item,
                               gboolean          masked);
/* When the visit is due, in words: a home that a tag has put on the list and nobody ever visited has no day that it was late since. Owned by
 * the caller. */
char *lp_care_item_dup_due (const LpCareItem *item);
/* Whether its due day says no more than that nobody was ever there. */
gboolean lp_care_item_is_new (const LpCareItem *item);
/* The care list over a list of LpCareItem, in its order; @period says which of them these are. */
LinliLedger *lp_care_ledger_new (GPtrArray  *items,
                                 const char *period);

G_END_DECLS
