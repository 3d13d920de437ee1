/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-lot-store.h"

G_BEGIN_DECLS

/* Entrances, hours and prices of a lot: reads them into it, or makes those in the file what they are in it. */
gboolean _lp_lot_facts_load (LinliDatabase  *database,
                             LpLot          *lot,
                             GError        **error);
gboolean _lp_lot_facts_save (LinliTransaction  *transaction,
                             const LpLot       *lot,
                             GError           **error);

G_END_DECLS
