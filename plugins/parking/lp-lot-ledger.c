/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The lots in columns. What was not counted is left empty: nobody takes it for none. Any thread may ask for a cell. */

#include "lp-lot-ledger.h"

#include <glib/gi18n-lib.h>

#include "lp-ledger-item.h"
#include "lp-lot-words.h"
#include "lp-parking-codes.h"

typedef enum {
  LP_LOT_LEDGER_NAME,
  LP_LOT_LEDGER_COMPOUND,
  LP_LOT_LEDGER_KIND,
  LP_LOT_LEDGER_STATE,
  LP_LOT_LEDGER_TOTAL,
  LP_LOT_LEDGER_ACCESSIBLE,
  LP_LOT_LEDGER_CHARGING,
  LP_LOT_LEDGER_LARGE,
  LP_LOT_LEDGER_DAY,
  LP_LOT_LEDGER_DAY_COUNTED,
  LP_LOT_LEDGER_NIGHT,
  LP_LOT_LEDGER_NIGHT_COUNTED,
  LP_LOT_LEDGER_CARS,
  LP_LOT_LEDGER_YUAN,
  LP_LOT_LEDGER_OUTSIDERS,
  LP_LOT_LEDGER_HOURS,
  LP_LOT_LEDGER_CLOSED_ON,
  LP_LOT_LEDGER_CLOSED_WHY,
  LP_LOT_LEDGER_NOTE,
  LP_LOT_LEDGER_N_COLUMNS,
} LpLotLedgerColumn;

static char *
lp_lot_ledger_dup_number (int number)
{
  return number != LP_BAYS_UNKNOWN ? g_strdup_printf ("%d", number) : NULL;
}

/* A lot that takes no cars has nothing free, whatever was counted before. */
static char *
lp_lot_ledger_dup_free (const LpLot *lot,
                        guint        column)
{
  LpBaysSum sum;

  if (lot->closed_on != NULL)
    return NULL;
  lp_lot_sum (lot, &sum);
  switch (column)
    {
    case LP_LOT_LEDGER_DAY: return lp_lot_ledger_dup_number (sum.free_day);
    case LP_LOT_LEDGER_DAY_COUNTED: return g_strdup (sum.counted_on);
    case LP_LOT_LEDGER_NIGHT: return lp_lot_ledger_dup_number (sum.free_night);
    case LP_LOT_LEDGER_NIGHT_COUNTED: return g_strdup (sum.night_counted_on);
    default: return NULL;
    }
}

static char *
lp_lot_ledger_dup_total (const LpLot *lot)
{
  LpBaysSum sum;

  lp_lot_sum (lot, &sum);
  return lp_lot_ledger_dup_number (sum.total);
}

static char *
lp_lot_ledger_dup_yuan (const LpLot *lot)
{
  gint64 fen = lp_lot_get_month_fen (lot, LP_PARK_ALL_DAY, 1);

  return fen != LP_FEE_UNKNOWN ? lp_fen_to_text (fen) : NULL;
}

static char *
lp_lot_ledger_dup_cell (gpointer item,
                        guint    column,
                        gboolean masked,
                        gpointer unused)
{
  const LpLot *lot = LP_LEDGER_ITEM (item)->it;

  switch (column)
    {
    case LP_LOT_LEDGER_NAME: return g_strdup (lot->name);
    case LP_LOT_LEDGER_COMPOUND: return g_strdup (lot->compound);
    case LP_LOT_LEDGER_KIND: return g_strdup (lp_lot_get_kind_label (lot->kind));
    case LP_LOT_LEDGER_STATE: return g_strdup (lp_lot_get_standing (lot, NULL));
    case LP_LOT_LEDGER_TOTAL: return lp_lot_ledger_dup_total (lot);
    case LP_LOT_LEDGER_ACCESSIBLE: return lp_lot_ledger_dup_number (lot->bays[LP_BAYS_DISABLED].total);
    case LP_LOT_LEDGER_CHARGING: return lp_lot_ledger_dup_number (lot->bays[LP_BAYS_CHARGING].total);
    case LP_LOT_LEDGER_LARGE: return lp_lot_ledger_dup_number (lot->bays[LP_BAYS_LARGE].total);
    case LP_LOT_LEDGER_CARS: return g_strdup_printf ("%u", lot->n_uses);
    case LP_LOT_LEDGER_YUAN: return lp_lot_ledger_dup_yuan (lot);
    case LP_LOT_LEDGER_OUTSIDERS: return g_strdup (lp_outsiders_get_label (lot->outsiders));
    case LP_LOT_LEDGER_HOURS: return lp_lot_dup_hours (lot);
    case LP_LOT_LEDGER_CLOSED_ON: return g_strdup (lot->closed_on);
    case LP_LOT_LEDGER_CLOSED_WHY: return masked ? linli_mask_numbers (lot->closed_why) : g_strdup (lot->closed_why);
    case LP_LOT_LEDGER_NOTE: return masked ? linli_mask_numbers (lot->note) : g_strdup (lot->note);
    default: return lp_lot_ledger_dup_free (lot, column);
    }
}

/* In the order of the list, each with all that belongs to it. */
static GPtrArray *
lp_lot_ledger_load (LinliDatabase  *reader,
                    GPtrArray      *lots,
                    GError        **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lots->len; i++)
    {
      LpLot *lot = lp_lot_load (reader, ((const LpLot *) g_ptr_array_index (lots, i))->id, error);

      if (lot == NULL)
        return NULL;
      g_ptr_array_add (items, lp_ledger_item_new (lot, lp_lot_free));
    }
  return g_steal_pointer (&items);
}

/* How many take cars; and that these are not all, if so. */
static char *
lp_lot_ledger_dup_period (LinliDatabase *reader,
                          GPtrArray     *lots)
{
  g_autofree char *rest = lp_lot_dup_rest (reader, lots->len), *counts = NULL;
  guint n = 0;

  for (guint i = 0; i < lots->len; i++)
    n += ((const LpLot *) g_ptr_array_index (lots, i))->closed_on == NULL;
  counts = g_strdup_printf (C_("lot ledger", "Taking cars: %u, taking none: %u"), n, lots->len - n);
  return rest != NULL ? g_strdup_printf ("%s · %s", rest, counts) : g_steal_pointer (&counts);
}

LinliLedger *
lp_lot_ledger_new (LinliDatabase  *reader,
                   GError        **error)
{
  const char * const names[] = { "name", "compound", "kind", "state", "total", "accessible", "charging", "large", "day", "day-counted", "night",
                                 "night-counted", "cars", "yuan", "outsiders", "hours", "closed-on", "closed-why", "note", NULL };
  const LinliLedgerColumn columns[LP_LOT_LEDGER_N_COLUMNS] = {
    [LP_LOT_LEDGER_NAME] = { C_("lot ledger", "Lot"), 0, 2 },
    [LP_LOT_LEDGER_COMPOUND] = { C_("parking", "Compound"), 0, 1.6 },
    [LP_LOT_LEDGER_KIND] = { C_("lot ledger", "Kind"), 0, 0 },
    [LP_LOT_LEDGER_STATE] = { _("State"), 0, 0 },
    [LP_LOT_LEDGER_TOTAL] = { C_("parking", "Bays"), 0, 0 },
    [LP_LOT_LEDGER_ACCESSIBLE] = { C_("lot ledger", "Accessible bays"), 0, -1 },
    [LP_LOT_LEDGER_CHARGING] = { C_("lot ledger", "Bays with a charger"), 0, -1 },
    [LP_LOT_LEDGER_LARGE] = { C_("lot ledger", "Large bays"), 0, -1 },
    [LP_LOT_LEDGER_DAY] = { C_("parking", "Free by day"), 0, 0 },
    [LP_LOT_LEDGER_DAY_COUNTED] = { C_("lot ledger", "Counted by day"), 0, 0 },
    [LP_LOT_LEDGER_NIGHT] = { C_("parking", "Free by night"), 0, 0 },
    [LP_LOT_LEDGER_NIGHT_COUNTED] = { C_("lot ledger", "Counted by night"), 0, 0 },
    [LP_LOT_LEDGER_CARS] = { C_("parking", "Parked or kept"), 0, 0 },
    [LP_LOT_LEDGER_YUAN] = { C_("lot ledger", "Yuan a month"), 0, 0 },
    [LP_LOT_LEDGER_OUTSIDERS] = { C_("parking", "Outsiders"), 0, 1.4 },
    [LP_LOT_LEDGER_HOURS] = { C_("parking", "Hours"), 0, -1 },
    [LP_LOT_LEDGER_CLOSED_ON] = { C_("lot ledger", "Takes no cars since"), 0, -1 },
    [LP_LOT_LEDGER_CLOSED_WHY] = { C_("lot ledger", "Why it takes none"), 0, -1 },
    [LP_LOT_LEDGER_NOTE] = { _("Note"), 0, -1 },
  };
  g_autoptr (GPtrArray) lots = lp_lot_list (reader, error), items = lots != NULL ? lp_lot_ledger_load (reader, lots, error) : NULL;
  g_autofree char *period = NULL;
  LinliLedger *ledger;

  if (items == NULL)
    return NULL;
  ledger = linli_ledger_new (C_("lot ledger", "Parking Lots"), columns, G_N_ELEMENTS (columns), items, lp_lot_ledger_dup_cell, NULL, NULL);
  period = lp_lot_ledger_dup_period (reader, lots);
  linli_ledger_set_kind (ledger, "parking.lots", names);
  linli_ledger_set_period (ledger, period);
  return ledger;
}
