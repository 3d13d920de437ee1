/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event-item.h"

G_BEGIN_DECLS

/* Of LpEventItem, in their order; @period says which these are. */
LinliLedger *lp_event_ledger_new (GPtrArray  *items,
                                  const char *period);

G_END_DECLS
