/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What leaves the office as a ledger: its lines, and its words on paper. */

#include "ledger-lines.h"

#include "pdf.h"

void
ledger_lines_assert (LinliLedger *ledger,
                     guint        row,
                     guint        but,
                     gboolean     masked,
                     const char  *expected)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;

  for (guint i = 0; i < linli_ledger_get_n_columns (ledger); i++)
    if (i != but)
      g_ptr_array_add (cells, linli_ledger_dup_cell (ledger, linli_ledger_get_item (ledger, row), i, masked));
  g_ptr_array_add (cells, NULL);
  line = g_strjoinv ("|", (char **) cells->pdata);
  g_assert_cmpstr (line, ==, expected);
}

char *
ledger_lines_read_paper (Fixture     *fixture,
                         LinliLedger *ledger,
                         gboolean     masked,
                         const char  *name)
{
  g_autoptr (LinliPaper) paper = linli_ledger_make_paper (ledger, linli_store_get_reader (fixture->store), masked);

  return pdf_read (paper, name);
}
