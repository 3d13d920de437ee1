/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Income in the columns in which owners are told of it. Any thread may ask for a cell. */

#include "lp-income-ledger.h"

#include <glib/gi18n-lib.h>

#include "lp-lot-store.h"
#include "lp-parking-codes.h"

typedef enum {
  LP_INCOME_MONTH,
  LP_INCOME_SOURCE,
  LP_INCOME_YUAN,
  LP_INCOME_USED_FOR,
  LP_INCOME_NOTE,
  LP_INCOME_N_COLUMNS,
} LpIncomeColumn;

static char *
lp_income_ledger_dup_cell (gpointer item,
                           guint    column,
                           gboolean masked,
                           gpointer unused)
{
  const LpIncome *income = item;
  const char *used_for = masked ? income->shown_used_for : income->used_for;

  switch (column)
    {
    case LP_INCOME_MONTH: return g_strdup (income->month);
    case LP_INCOME_SOURCE: return g_strdup (income->agreement != NULL ? income->agreement : C_("income", "Single uses"));
    case LP_INCOME_YUAN: return g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", income->fen / 100, (int) (income->fen % 100));
    case LP_INCOME_USED_FOR: return g_strdup (used_for != NULL ? used_for : C_("income", "not noted"));
    case LP_INCOME_NOTE: return g_strdup (masked ? income->shown_note : income->note);
    default: return NULL;
    }
}

char *
lp_income_year_dup_title (const LpIncomeYear *year)
{
  g_autofree char *yuan = lp_fen_to_text (year->fen);

  return g_strdup_printf (_("%d: %s yuan"), year->year, yuan);
}

/* The sums stand above the notes: a line below them would be counted and sorted as one. */
static char *
lp_income_ledger_dup_sums (const GArray *years)
{
  g_autoptr (GString) sums = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *sum = lp_income_year_dup_title (&g_array_index (years, LpIncomeYear, i));

      g_string_append_printf (sums, "%s%s", i > 0 ? " · " : "", sum);
    }
  return g_string_free (g_steal_pointer (&sums), FALSE);
}

/* What was written may name those whom the agreement names. */
static void
lp_income_ledger_mask (LinliDatabase *reader,
                       LpIncome      *income)
{
  const char *kind = income->agreement_id != 0 ? "matter" : LP_LOT_TABLE;
  gint64 id = income->agreement_id != 0 ? income->agreement_id : income->lot_id;

  if (income->used_for != NULL)
    income->shown_used_for = linli_title_mask_words (reader, kind, id, income->used_for);
  if (income->note != NULL)
    income->shown_note = linli_title_mask_words (reader, kind, id, income->note);
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
  const char * const names[] = { "month", "source", "yuan", "used-for", "note", NULL };
  g_autoptr (GArray) years = lp_income_list_years (reader, scope, error);
  g_autoptr (GPtrArray) notes = years != NULL ? lp_income_list (reader, scope, 0, error) : NULL;
  g_autofree char *title = g_strdup_printf (_("Income of Shared Bays: %s"), name), *sums = NULL;
  LinliLedger *ledger;

  if (notes == NULL)
    return NULL;
  for (guint i = 0; i < notes->len; i++)
    lp_income_ledger_mask (reader, g_ptr_array_index (notes, i));
  ledger = linli_ledger_new (title, columns, G_N_ELEMENTS (columns), notes, lp_income_ledger_dup_cell, NULL, NULL);
  sums = lp_income_ledger_dup_sums (years);
  linli_ledger_set_kind (ledger, "parking.income", names);
  linli_ledger_set_period (ledger, sums);
  return ledger;
}
