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

/* A LinliLedgerOpenFunc with the LinliContext: numbers of people open who came, those of feedback what was said. */
gboolean lp_series_ledger_open (gpointer   item,
                                guint      column,
                                GtkWidget *from,
                                gpointer   context);

G_END_DECLS
