/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpPlanRow, a need of a plan: who it is, which lot is proposed, how far and how dear that is, and why; and the same in the columns of a ledger. Any
 * thread may ask for a cell. */

#include "lp-plan-ledger.h"

#include <glib/gi18n-lib.h>

#include "lp-need-words.h"
#include "lp-plan-facts.h"

G_DEFINE_FINAL_TYPE (LpPlanRow, lp_plan_row, G_TYPE_OBJECT)

typedef enum {
  LP_PLAN_LEDGER_PLATE,
  LP_PLAN_LEDGER_HOME,
  LP_PLAN_LEDGER_WHO,
  LP_PLAN_LEDGER_PHONE,
  LP_PLAN_LEDGER_LOT,
  LP_PLAN_LEDGER_WALK,
  LP_PLAN_LEDGER_CROSSINGS,
  LP_PLAN_LEDGER_YUAN,
  LP_PLAN_LEDGER_MORE,
  LP_PLAN_LEDGER_REASON,
  LP_PLAN_LEDGER_RANK,
  LP_PLAN_LEDGER_WISHES,
  LP_PLAN_LEDGER_LOST,
  LP_PLAN_LEDGER_NUMBER,
  LP_PLAN_LEDGER_N_COLUMNS,
} LpPlanLedgerColumn;

static void
lp_plan_row_finalize (GObject *object)
{
  lp_plan_unref (LP_PLAN_ROW (object)->plan);

  G_OBJECT_CLASS (lp_plan_row_parent_class)->finalize (object);
}

static void
lp_plan_row_class_init (LpPlanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_plan_row_finalize;
}

static void
lp_plan_row_init (LpPlanRow *self)
{
}

static char *
lp_plan_row_dup_household (const LpNeed *need)
{
  gboolean known = need->address != NULL || need->place_text != NULL || need->head != NULL || need->contact_name != NULL;

  return known || need->plate == NULL ? lp_need_dup_home (need) : lp_need_dup_car (need);
}

static char *
lp_plan_row_dup_lot (const LpPlanRow    *row,
                     const LpPlanAnswer *answer)
{
  const LpPlanLot *lot = answer->lot != LP_PLAN_NONE ? &g_array_index (row->plan->input->lots, LpPlanLot, answer->lot) : NULL;
  const LpPlanNeed *need = &g_array_index (row->plan->input->needs, LpPlanNeed, row->need);

  if (answer->code != LP_PLAN_PLACED)
    return g_strdup (C_("parking", "Left over"));
  if (need->pinned == lot->id)
    return g_strdup_printf (C_("parking", "%s (pinned)"), lot->name);
  return need->current == lot->id ? g_strdup_printf (C_("parking", "%s (has it)"), lot->name) : g_strdup (lot->name);
}

/* What a column says of a need that has a lot; nothing of one that has none. */
static char *
lp_plan_row_dup_figure (const LpPlanAnswer *answer,
                        const LpPlanNeed   *need,
                        LpPlanCell          column)
{
  if (answer->code != LP_PLAN_PLACED)
    return g_strdup ("");
  if (column == LP_PLAN_CELL_PRICE)
    return lp_plan_dup_more (need->before_fen, answer->price);
  if (answer->way.seconds < 0)
    return g_strdup (C_("parking", "not known"));
  if (column == LP_PLAN_CELL_WALK)
    return g_strdup_printf (answer->way.estimated ? C_("parking", "about %d min") : C_("parking", "%d min"), (answer->way.seconds + 59) / 60);
  return answer->way.estimated ? g_strdup (C_("parking", "not known")) : g_strdup_printf ("%u", answer->way.crossings);
}

char *
lp_plan_row_dup_cell (const LpPlanRow *row,
                      LpPlanCell       column)
{
  const LpPlanInput *input = row->plan->input;
  const LpPlanNeed *need = &g_array_index (input->needs, LpPlanNeed, row->need);
  const LpPlanAnswer *answer = lp_plan_get_answer (row->plan, row->need);

  if (column == LP_PLAN_CELL_HOUSEHOLD)
    return lp_plan_row_dup_household (g_ptr_array_index (input->people, row->need));
  if (column == LP_PLAN_CELL_RANK)
    return g_strdup_printf (ngettext ("%s, %u day", "%s, %u days", (gulong) need->waiting_days), lp_rank_get_label (need->rank_class), need->waiting_days);
  if (column == LP_PLAN_CELL_LOT)
    return lp_plan_row_dup_lot (row, answer);
  if (column == LP_PLAN_CELL_REASON)
    return lp_plan_dup_reason (answer, need, (const LpPlanLot *) (gpointer) input->lots->data);
  return lp_plan_row_dup_figure (answer, need, column);
}

static void
lp_plan_rows_add (GPtrArray *rows,
                  LpPlan    *plan,
                  gboolean   placed)
{
  for (guint i = 0; i < plan->input->needs->len; i++)
    if ((lp_plan_get_answer (plan, i)->code == LP_PLAN_PLACED) == placed)
      {
        LpPlanRow *row = g_object_new (LP_TYPE_PLAN_ROW, NULL);

        row->plan = lp_plan_ref (plan);
        row->need = i;
        g_ptr_array_add (rows, row);
      }
}

GPtrArray *
lp_plan_rows_new (LpPlan     *plan,
                  LpPlanShow  show)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (show != LP_PLAN_SHOW_PLACED)
    lp_plan_rows_add (rows, plan, FALSE);
  if (show != LP_PLAN_SHOW_LEFT)
    lp_plan_rows_add (rows, plan, TRUE);
  return rows;
}

/* What a bay costs there a month; nothing of who has none. */
static char *
lp_plan_ledger_dup_yuan (const LpPlanRow *row)
{
  const LpPlanAnswer *answer = lp_plan_get_answer (row->plan, row->need);

  return answer->code == LP_PLAN_PLACED && answer->price.fen >= 0 ? lp_fen_to_text (answer->price.fen) : NULL;
}

static char *
lp_plan_ledger_dup_phone (const LpNeed *need,
                          gboolean      masked)
{
  return need->contact_phone != NULL && masked ? linli_mask_phone (need->contact_phone) : g_strdup (need->contact_phone);
}

static char *
lp_plan_ledger_dup_cell (gpointer item,
                         guint    column,
                         gboolean masked,
                         gpointer unused)
{
  const LpPlanRow *row = item;
  const LpNeed *need = g_ptr_array_index (row->plan->input->people, row->need);

  switch (column)
    {
    case LP_PLAN_LEDGER_PLATE: return lp_need_dup_plate (need, masked);
    case LP_PLAN_LEDGER_HOME: return lp_need_dup_address (need, masked);
    case LP_PLAN_LEDGER_WHO: return lp_need_dup_who (need, masked);
    case LP_PLAN_LEDGER_PHONE: return lp_plan_ledger_dup_phone (need, masked);
    case LP_PLAN_LEDGER_LOT: return lp_plan_row_dup_cell (row, LP_PLAN_CELL_LOT);
    case LP_PLAN_LEDGER_WALK: return lp_plan_row_dup_cell (row, LP_PLAN_CELL_WALK);
    case LP_PLAN_LEDGER_CROSSINGS: return lp_plan_row_dup_cell (row, LP_PLAN_CELL_CROSSINGS);
    case LP_PLAN_LEDGER_YUAN: return lp_plan_ledger_dup_yuan (row);
    case LP_PLAN_LEDGER_MORE: return lp_plan_row_dup_cell (row, LP_PLAN_CELL_PRICE);
    case LP_PLAN_LEDGER_REASON: return lp_plan_row_dup_cell (row, LP_PLAN_CELL_REASON);
    case LP_PLAN_LEDGER_RANK: return lp_plan_row_dup_cell (row, LP_PLAN_CELL_RANK);
    case LP_PLAN_LEDGER_WISHES: return lp_need_dup_wishes (need);
    case LP_PLAN_LEDGER_LOST: return g_strdup (need->lost_lot);
    case LP_PLAN_LEDGER_NUMBER: return g_strdup (need->number);
    default: return NULL;
    }
}

LinliLedger *
lp_plan_ledger_new (LpPlan     *plan,
                    LpPlanShow  show,
                    const char *whom,
                    const char *which)
{
  const char * const names[] = { "plate", "home", "who", "phone", "lot", "walk", "crossings", "yuan", "more", "reason", "rank", "wishes", "lost",
                                 "number", NULL };
  const LinliLedgerColumn columns[LP_PLAN_LEDGER_N_COLUMNS] = {
    [LP_PLAN_LEDGER_PLATE] = { _("Plate"), 0, 0 },
    [LP_PLAN_LEDGER_HOME] = { _("Address"), 0, 1.6 },
    [LP_PLAN_LEDGER_WHO] = { C_("need ledger", "Household or contact"), 0, 0.9 },
    [LP_PLAN_LEDGER_PHONE] = { _("Telephone"), 0, 0 },
    [LP_PLAN_LEDGER_LOT] = { C_("parking", "Lot proposed"), 0, 1.6 },
    [LP_PLAN_LEDGER_WALK] = { C_("parking", "Walk"), 0, 0 },
    [LP_PLAN_LEDGER_CROSSINGS] = { C_("parking", "Main roads"), 0, 0 },
    [LP_PLAN_LEDGER_YUAN] = { C_("plan ledger", "Yuan a month"), 0, 0 },
    [LP_PLAN_LEDGER_MORE] = { C_("plan ledger", "Against before"), 0, -1 }, /* it is in the reason */
    [LP_PLAN_LEDGER_REASON] = { C_("parking", "Why"), 0, 3 },
    [LP_PLAN_LEDGER_RANK] = { C_("parking", "Comes first by"), 0, 1.3 },
    [LP_PLAN_LEDGER_WISHES] = { C_("parking", "What it needs"), 0, -1 },
    [LP_PLAN_LEDGER_LOST] = { C_("plan ledger", "Lost bay in"), 0, -1 },
    [LP_PLAN_LEDGER_NUMBER] = { C_("ledger", "Number"), 0, -1 },
  };
  g_autoptr (GPtrArray) rows = lp_plan_rows_new (plan, show);
  g_autofree char *placed = lp_fact_dup_placed (plan), *walk = lp_fact_dup_walk (plan), *period = NULL;
  LinliLedger *ledger = linli_ledger_new (C_("plan ledger", "Parking Plan"), columns, G_N_ELEMENTS (columns), rows, lp_plan_ledger_dup_cell, NULL, NULL);

  period = g_strdup_printf ("%s · %s · %s · %s", whom, which, placed, walk);
  linli_ledger_set_kind (ledger, "parking.plan", names);
  linli_ledger_set_period (ledger, period);
  return ledger;
}
