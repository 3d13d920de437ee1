/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-need-store.h"

G_BEGIN_DECLS

#define LP_TYPE_NEED_ITEM (lp_need_item_get_type ())
G_DECLARE_FINAL_TYPE (LpNeedItem, lp_need_item, LP, NEED_ITEM, GObject)

/* A need in a list: an object, as lists and ledgers hold objects. Not changed once it is made. */
struct _LpNeedItem
{
  GObject parent_instance;

  LpNeed *need;
  guint place; /* in the queue, from 1; 0 for who does not wait */
};

/* Items for a list of LpNeed in the order of the queue, the place of each counted; @n_waiting is how many have one. */
GPtrArray *lp_need_items_new (GPtrArray *needs,
                              guint     *n_waiting);
/* The needs over a list of LpNeedItem, in its order; @period says which of them these are. */
LinliLedger *lp_need_ledger_new (GPtrArray  *items,
                                 const char *period);

G_END_DECLS
