/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-income-store.h"

G_BEGIN_DECLS

/* A year and its sum. */
char *lp_income_year_dup_title (const LpIncomeYear *year);
/* Notes of what came in, for a spreadsheet and paper, below the sum of each year; @name is whose they are. NULL with an error of the store. */
LinliLedger *lp_income_ledger_new (LinliDatabase        *reader,
                                   const LpIncomeScope  *scope,
                                   const char           *name,
                                   GError              **error);

G_END_DECLS
