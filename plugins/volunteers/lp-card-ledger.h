/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-card-store.h"

G_BEGIN_DECLS

/* The months of which hours are told, this one and those before. */
#define LP_CARD_LEDGER_MONTHS 3

/* Why somebody does not serve, or not for long any more, and its tone; NULL for who serves. */
char *lp_card_line_dup_end (const LpCardLine *line,
                            LinliTone        *tone);
/* Of LpCardLine, in their order; @period says which these are. */
LinliLedger *lp_card_ledger_new (GPtrArray  *lines,
                                 const char *period);

G_END_DECLS
