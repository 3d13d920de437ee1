/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include "ledger-row.h"

void
ledger_row_check (LinliLedger        *ledger,
                  guint               row,
                  gboolean            masked,
                  const char * const *expected)
{
  for (guint i = 0; i < linli_ledger_get_n_columns (ledger); i++)
    {
      g_autofree char *cell = linli_ledger_dup_cell (ledger, linli_ledger_get_item (ledger, row), i, masked);

      g_test_message ("row %u, column “%s”", row, linli_ledger_get_column (ledger, i)->title);
      g_assert_cmpstr (cell, ==, expected[i]);
    }
}
