/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The lots of a plan as a ledger. Any thread may ask for a cell. */

#include "lp-option-ledger.h"

#include <glib/gi18n-lib.h>

#include "lp-ledger-item.h"
#include "lp-plan-facts.h"

#define N_BEFORE 2 /* the place in the ranking, and which lot it is */

static char *
lp_option_ledger_dup_cell (gpointer item,
                           guint    column,
                           gboolean masked,
                           gpointer data)
{
  const LpPlan *plan = data;
  guint rank = *(const guint *) LP_LEDGER_ITEM (item)->it;
  const LpPlanOption *option = &g_array_index (plan->result->options, LpPlanOption, rank);

  if (column == 0)
    return g_strdup_printf ("%u", rank + 1);
  if (column == 1)
    return g_strdup (g_array_index (plan->input->lots, LpPlanLot, option->lot).name);
  return lp_fact_dup (plan, option, (LpFact) (column - N_BEFORE));
}

LinliLedger *
lp_option_ledger_new (LpPlan     *plan,
                      const char *whom)
{
  static const double weights[LP_FACT_N] = { 0.9, 0.9, 1.1, 1.4, 1, 1.8, 1.4, 1.4, 1.5, 1.3 };
  static const char * const facts[LP_FACT_N] = { "within", "fit", "proposed", "walk", "crossings", "price", "day", "night", "hours", "outsiders" };
  LinliLedgerColumn columns[N_BEFORE + LP_FACT_N] = { { C_("option ledger", "Rank"), 0, -1 /* paper counts its lines */ }, { C_("lot ledger", "Lot"), 0, 1.6 } };
  const char *names[N_BEFORE + LP_FACT_N + 1] = { "rank", "lot" };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *placed = lp_fact_dup_placed (plan), *walk = lp_fact_dup_walk (plan), *period = g_strdup_printf ("%s · %s · %s", whom, placed, walk);
  LinliLedger *ledger;

  for (LpFact fact = 0; fact < LP_FACT_N; fact++)
    {
      columns[N_BEFORE + fact] = (LinliLedgerColumn) { lp_fact_get_title (fact), 0, weights[fact] };
      names[N_BEFORE + fact] = facts[fact];
    }
  for (guint i = 0; i < plan->result->options->len; i++)
    g_ptr_array_add (items, lp_ledger_item_new (g_memdup2 (&i, sizeof i), g_free));
  ledger = linli_ledger_new (C_("parking", "Lots Compared"), columns, G_N_ELEMENTS (columns), items, lp_option_ledger_dup_cell, lp_plan_ref (plan),
                             (GDestroyNotify) lp_plan_unref);
  linli_ledger_set_kind (ledger, "parking.lots-compared", names);
  linli_ledger_set_period (ledger, period);
  return ledger;
}
