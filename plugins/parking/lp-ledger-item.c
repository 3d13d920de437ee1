/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpLedgerItem: owns what a line of a ledger is about. */

#include "lp-ledger-item.h"

G_DEFINE_FINAL_TYPE (LpLedgerItem, lp_ledger_item, G_TYPE_OBJECT)

static void
lp_ledger_item_finalize (GObject *object)
{
  LpLedgerItem *self = LP_LEDGER_ITEM (object);

  self->destroy (self->it);

  G_OBJECT_CLASS (lp_ledger_item_parent_class)->finalize (object);
}

static void
lp_ledger_item_class_init (LpLedgerItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_ledger_item_finalize;
}

static void
lp_ledger_item_init (LpLedgerItem *self)
{
}

LpLedgerItem *
lp_ledger_item_new (gpointer       it,
                    GDestroyNotify destroy)
{
  LpLedgerItem *self = g_object_new (LP_TYPE_LEDGER_ITEM, NULL);

  self->it = it;
  self->destroy = destroy;
  return self;
}
