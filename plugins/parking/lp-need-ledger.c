/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpNeedItem, a need in a list, and the needs in columns. Any thread may ask for a cell. */

#include "lp-need-ledger.h"

#include <glib/gi18n-lib.h>

#include "lp-need-words.h"

G_DEFINE_FINAL_TYPE (LpNeedItem, lp_need_item, G_TYPE_OBJECT)

typedef enum {
  LP_NEED_LEDGER_PLACE,
  LP_NEED_LEDGER_PLATE,
  LP_NEED_LEDGER_HOME,
  LP_NEED_LEDGER_WHO,
  LP_NEED_LEDGER_WISHES,
  LP_NEED_LEDGER_RANK,
  LP_NEED_LEDGER_SINCE,
  LP_NEED_LEDGER_STATE,
  LP_NEED_LEDGER_NUMBER,
  LP_NEED_LEDGER_N_COLUMNS,
} LpNeedLedgerColumn;

static void
lp_need_item_finalize (GObject *object)
{
  g_clear_pointer (&LP_NEED_ITEM (object)->need, lp_need_free);

  G_OBJECT_CLASS (lp_need_item_parent_class)->finalize (object);
}

static void
lp_need_item_class_init (LpNeedItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_need_item_finalize;
}

static void
lp_need_item_init (LpNeedItem *self)
{
}

GPtrArray *
lp_need_items_new (GPtrArray *needs,
                   guint     *n_waiting)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  *n_waiting = 0;
  for (guint i = 0; i < needs->len; i++)
    {
      LpNeedItem *item = g_object_new (LP_TYPE_NEED_ITEM, NULL);

      item->need = lp_need_copy (g_ptr_array_index (needs, i));
      if (g_strcmp0 (item->need->state, LP_NEED_WAITING) == 0)
        item->place = ++*n_waiting;
      g_ptr_array_add (items, item);
    }
  return items;
}

static char *
lp_need_ledger_dup_cell (gpointer data,
                         guint    column,
                         gboolean masked,
                         gpointer unused)
{
  const LpNeedItem *item = data;
  const LpNeed *need = item->need;

  switch (column)
    {
    case LP_NEED_LEDGER_PLACE: return item->place > 0 ? g_strdup_printf ("%u", item->place) : NULL;
    case LP_NEED_LEDGER_PLATE: return lp_need_dup_plate (need, masked);
    case LP_NEED_LEDGER_HOME: return lp_need_dup_address (need, masked);
    case LP_NEED_LEDGER_WHO: return lp_need_dup_who (need, masked);
    case LP_NEED_LEDGER_WISHES: return lp_need_dup_wishes (need);
    case LP_NEED_LEDGER_RANK: return g_strdup (need->rank != LP_PLAN_OTHERS ? lp_rank_get_label (need->rank) : NULL);
    case LP_NEED_LEDGER_SINCE: return g_strdup (need->since);
    case LP_NEED_LEDGER_STATE: return g_strdup (linli_matter_kind_get_state_label (need->kind, need->state));
    case LP_NEED_LEDGER_NUMBER: return g_strdup (need->number);
    default: return NULL;
    }
}

LinliLedger *
lp_need_ledger_new (GPtrArray  *items,
                    const char *period)
{
  const LinliLedgerColumn columns[LP_NEED_LEDGER_N_COLUMNS] = {
    [LP_NEED_LEDGER_PLACE] = { C_("need ledger", "Place in the queue"), 0, 0 },
    [LP_NEED_LEDGER_PLATE] = { _("Plate"), 0, 0 },
    [LP_NEED_LEDGER_HOME] = { _("Address"), 0, 3 },
    [LP_NEED_LEDGER_WHO] = { C_("need ledger", "Household or contact"), 0, 1.6 },
    [LP_NEED_LEDGER_WISHES] = { C_("parking", "What it needs"), 0, 3 },
    [LP_NEED_LEDGER_RANK] = { C_("need ledger", "Goes first as"), 0, 1.4 },
    [LP_NEED_LEDGER_SINCE] = { C_("need ledger", "Waiting since"), 0, 0 },
    [LP_NEED_LEDGER_STATE] = { _("State"), 0, 0 },
    [LP_NEED_LEDGER_NUMBER] = { C_("ledger", "Number"), 0, -1 },
  };
  const char * const names[] = { "place", "plate", "home", "who", "wishes", "rank", "since", "state", "number", NULL };
  LinliLedger *ledger = linli_ledger_new (C_("need ledger", "Parking Needs"), columns, G_N_ELEMENTS (columns), items, lp_need_ledger_dup_cell, NULL, NULL);

  linli_ledger_set_kind (ledger, "parking.needs", names);
  linli_ledger_set_period (ledger, period);
  return ledger;
}
