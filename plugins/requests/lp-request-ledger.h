/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-request-words.h"
#include "lp-request.h"

G_BEGIN_DECLS

/* The ledger of requests over a list of LpRequest; takes the words over. */
LinliLedger *lp_request_ledger_new (LpRequestWords *words,
                                    GPtrArray      *requests);
/* A table for such a ledger. */
GtkWidget *lp_request_ledger_view_new (LinliSelection *selection);

G_END_DECLS
