/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

/* Every cell of a row is what is @expected of it, in the order of the columns. */
void ledger_row_check (LinliLedger        *ledger,
                       guint               row,
                       gboolean            masked,
                       const char * const *expected);
