/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Income in the columns in which owners are told of it. Any thread may ask for a cell. */

#include "lp-income-ledger.h"

#include <glib/gi18n-lib.h>

#include "lp-parking-codes.h"

typedef enum {
  LP_INCOME_MONTH,
  LP_INCOME_SOURCE,
  LP_INCOME_YUAN,
  LP_INCOME_USED_FOR,
  LP_INCOME_NOTE,
  LP_INCOME_N_COLUMNS,
} LpIncomeColumn;

/* A line without an id is the sum of a year. */
static char *
lp_income_ledger_dup_cell (gpointer item,
                           guint    column,
                           gboolean masked,
                           gpointer unused)
{
  const LpIncome *income = item;

  switch (column)
    {
    case LP_INCOME_MONTH: return g_strdup (income->month);
    case LP_INCOME_SOURCE:
      return income->id == 0 ? NULL : g_strdup (income->agreement != NULL ? income->agreement : C_("income", "Single uses"));
    case LP_INCOME_YUAN: return lp_fen_to_text (income->fen);
    case LP_INCOME_USED_FOR:
      return income->id == 0 || income->used_for != NULL ? g_strdup (income->used_for) : g_strdup (C_("income", "not noted"));
    case LP_INCOME_NOTE: return g_strdup (income->note);
    default: return NULL;
    }
}

static LpIncome *
lp_income_ledger_new_sum (const LpIncomeScope *scope,
                          const LpIncomeYear  *year)
{
  LpIncome *sum = lp_income_new (scope);

  sum->month = g_strdup_printf (_("Sum of %d"), year->year);
  sum->fen = year->fen;
  return sum;
}

LinliLedger *
lp_income_ledger_new (LinliDatabase        *reader,
                      const LpIncomeScope  *scope,
                      const char           *name,
                      GError              **error)
{
  const LinliLedgerColumn columns[LP_INCOME_N_COLUMNS] = {
    [LP_INCOME_MONTH] = { C_("income", "Month"), 100, 0 },
    [LP_INCOME_SOURCE] = { C_("income", "Came in by"), 160, 3 },
    [LP_INCOME_YUAN] = { C_("income", "Yuan"), 90, 0 },
    [LP_INCOME_USED_FOR] = { C_("income", "What it was used for"), 200, 3, TRUE },
    [LP_INCOME_NOTE] = { _("Note"), 120, 2 },
  };
  g_autoptr (GArray) years = lp_income_list_years (reader, scope, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = g_strdup_printf (_("Income of Shared Bays: %s"), name);

  for (guint i = 0; years != NULL && i < years->len; i++)
    {
      const LpIncomeYear *year = &g_array_index (years, LpIncomeYear, i);
      g_autoptr (GPtrArray) notes = lp_income_list (reader, scope, year->year, error);

      if (notes == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (lines, g_steal_pointer (&notes));
      g_ptr_array_add (lines, lp_income_ledger_new_sum (scope, year));
    }
  return years != NULL ? linli_ledger_new (title, columns, G_N_ELEMENTS (columns), lines, lp_income_ledger_dup_cell, NULL, NULL) : NULL;
}
