/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-plan-store.h"

G_BEGIN_DECLS

/* The lots of a plan in columns, ranked for the whole group, with all that two of them are compared by; @whom says in words for whom they are ranked. */
LinliLedger *lp_option_ledger_new (LpPlan     *plan,
                                   const char *whom);

G_END_DECLS
