/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

#define LP_TYPE_LEDGER_ITEM (lp_ledger_item_get_type ())
G_DECLARE_FINAL_TYPE (LpLedgerItem, lp_ledger_item, LP, LEDGER_ITEM, GObject)

/* What a line of a ledger is about: an object, as ledgers hold objects. Not changed once it is made. */
struct _LpLedgerItem
{
  GObject parent_instance;

  gpointer it;
  GDestroyNotify destroy;
};

/* Takes @it. */
LpLedgerItem *lp_ledger_item_new (gpointer       it,
                                  GDestroyNotify destroy);

G_END_DECLS
