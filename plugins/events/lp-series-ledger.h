/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

/* Editions side by side; of LpEvent. */
LinliLedger *lp_series_ledger_new (const char *name,
                                   GPtrArray  *events);
gint64 lp_series_ledger_get_id (gpointer item);

G_END_DECLS
