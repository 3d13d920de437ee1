/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-income-store.h"

G_BEGIN_DECLS

/* What came in, a sum a year whose notes can be opened; @name is whose it is. Follows the file while it is open. */
void lp_income_dialog_show (GtkWidget           *over,
                            LinliContext        *context,
                            const LpIncomeScope *scope,
                            const char          *name);
/* A row for details: what was noted for the latest year, and a button that opens the dialog. */
GtkWidget *lp_income_row_new (LinliContext        *context,
                              const LpIncomeScope *scope,
                              const char          *name);

G_END_DECLS
