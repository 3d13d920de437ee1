/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-series-reading.h"

G_BEGIN_DECLS

/* Editions side by side; of LpEdition, of which nothing is taken. */
LinliLedger *lp_series_ledger_new (const char *name,
                                   GPtrArray  *editions);
gint64 lp_series_ledger_get_id (gpointer item);

G_END_DECLS
