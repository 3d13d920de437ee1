/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The care list in columns. Masked, a home is told down to its building: a list of who lives alone, and behind which door, is not to lie about.
 * Any thread may ask for a cell. */

#include "lp-care-ledger.h"

#include <glib/gi18n-lib.h>

typedef enum {
  LP_CARE_LEDGER_ADDRESS,
  LP_CARE_LEDGER_PEOPLE,
  LP_CARE_LEDGER_DUE,
  LP_CARE_LEDGER_LEFT,
  LP_CARE_LEDGER_DAYS,
  LP_CARE_LEDGER_LAST,
  LP_CARE_LEDGER_WHOM,
  LP_CARE_LEDGER_N_COLUMNS,
} LpCareLedgerColumn;

/* A tag by its label; a change in its own words, which may name whoever lives there. */
static char *
lp_care_reason_dup_why (const LpCareReason *reason,
                        char              **names,
                        gboolean            masked)
{
  if (reason->tag != NULL)
    return g_strdup (linli_tags_get_label (reason->tag));
  if (!masked || reason->what == NULL)
    return g_strdup (reason->what);
  return names != NULL ? linli_mask_words (reason->what, (const char * const *) names) : linli_mask_other (reason->what);
}

static char *
lp_care_reason_dup_name (const LpCareReason *reason,
                         gboolean            masked)
{
  if (reason->name == NULL)
    return g_strdup (_("No name"));
  return masked ? linli_mask_name (reason->name) : g_strdup (reason->name);
}

char *
lp_care_item_dup_people (const LpCareItem *item,
                         gboolean          masked)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < item->reasons->len; i++)
    {
      const LpCareReason *reason = g_ptr_array_index (item->reasons, i);
      const LpCareReason *before = i > 0 ? g_ptr_array_index (item->reasons, i - 1) : NULL;
      const LpCareReason *after = i + 1 < item->reasons->len ? g_ptr_array_index (item->reasons, i + 1) : NULL;
      g_autofree char *name = lp_care_reason_dup_name (reason, masked);
      g_autofree char *why = lp_care_reason_dup_why (reason, item->names, masked);

      if (before == NULL || before->person != reason->person)
        g_string_append_printf (words, "%s%s%s", before != NULL ? C_("between people", ", ") : "", name, C_("around reasons", " ("));
      else
        g_string_append (words, C_("between people", ", "));
      g_string_append (words, why != NULL ? why : "");
      if (after == NULL || after->person != reason->person)
        g_string_append (words, C_("around reasons", ")"));
    }
  return g_string_free (words, FALSE);
}

gboolean
lp_care_item_is_new (const LpCareItem *item)
{
  return item->last_on == NULL && item->tag != NULL;
}

char *
lp_care_item_dup_due (const LpCareItem *item)
{
  return lp_care_item_is_new (item) ? g_strdup (_("never visited")) : linli_moment_dup_due (item->due_on, NULL);
}

static char *
lp_care_ledger_dup_address (const LpCareItem *item,
                            gboolean          masked)
{
  if (item->address == NULL)
    return g_strdup (_("No address"));
  return masked ? linli_mask_address (item->address) : g_strdup (item->address);
}

static char *
lp_care_ledger_dup_cell (gpointer data,
                         guint    column,
                         gboolean masked,
                         gpointer unused)
{
  const LpCareItem *item = data;

  switch (column)
    {
    case LP_CARE_LEDGER_ADDRESS: return lp_care_ledger_dup_address (item, masked);
    case LP_CARE_LEDGER_PEOPLE: return lp_care_item_dup_people (item, masked);
    case LP_CARE_LEDGER_DUE: return g_strdup (item->due_on);
    case LP_CARE_LEDGER_LEFT: return lp_care_item_dup_due (item);
    case LP_CARE_LEDGER_DAYS: return item->tag != NULL ? g_strdup_printf ("%d", item->days) : NULL;
    case LP_CARE_LEDGER_LAST: return g_strdup (item->last_on != NULL ? item->last_on : C_("care ledger", "never"));
    case LP_CARE_LEDGER_WHOM: return g_strdup (item->whom);
    default: return NULL;
    }
}

LinliLedger *
lp_care_ledger_new (GPtrArray  *items,
                    const char *period)
{
  const LinliLedgerColumn columns[LP_CARE_LEDGER_N_COLUMNS] = {
    [LP_CARE_LEDGER_ADDRESS] = { _("Address"), 0, 3 },
    [LP_CARE_LEDGER_PEOPLE] = { C_("care ledger", "Whom to visit, and why"), 0, 4 },
    [LP_CARE_LEDGER_DUE] = { C_("care ledger", "Due on"), 0, 0 },
    [LP_CARE_LEDGER_LEFT] = { _("State"), 0, 0 },
    [LP_CARE_LEDGER_DAYS] = { C_("care ledger", "Interval in days"), 0, 0 },
    [LP_CARE_LEDGER_LAST] = { C_("care ledger", "Last seen"), 0, 0 },
    [LP_CARE_LEDGER_WHOM] = { _("Who answers for the grid"), 0, 1.2 },
  };
  const char * const names[] = { "address", "people", "due", "left", "days", "last", "whom", NULL };
  LinliLedger *ledger = linli_ledger_new (C_("care ledger", "Households to Visit"), columns, G_N_ELEMENTS (columns), items, lp_care_ledger_dup_cell, NULL,
                                          NULL);

  linli_ledger_set_kind (ledger, "visits.care", names);
  linli_ledger_set_period (ledger, period);
  return ledger;
}
