/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The editions of a series in columns, to be compared. Any thread may ask for a cell. */

#include "lp-series-ledger.h"

#include <glib/gi18n-lib.h>

#include "lp-event-item.h"

typedef enum {
  LP_SERIES_EDITION,
  LP_SERIES_DAY,
  LP_SERIES_SITE,
  LP_SERIES_ONLINE,
  LP_SERIES_TOTAL,
  LP_SERIES_SCORES,
  LP_SERIES_CHANGED,
  LP_SERIES_WHY,
  LP_SERIES_N_COLUMNS,
} LpSeriesColumn;

/* People who were there one way; a word where nobody counted. */
static char *
lp_series_ledger_dup_people (const LpModeCounts *counts)
{
  int total = lp_mode_counts_get_total (counts);

  return total >= 0 ? g_strdup_printf ("%d", total) : g_strdup (C_("event", "not counted"));
}

static char *
lp_series_ledger_dup_cell (gpointer item,
                           guint    column,
                           gboolean masked,
                           gpointer unused)
{
  const LpEvent *event = LP_EVENT_ITEM (item)->event;
  const LpEventCounts *counts = &event->counts;
  int total = lp_event_counts_get_total (counts);

  switch (column)
    {
    case LP_SERIES_EDITION: return event->edition > 0 ? g_strdup_printf (C_("event", "Edition %d"), event->edition) : g_strdup (event->title);
    case LP_SERIES_DAY: return event->starts_at != NULL ? g_strndup (event->starts_at, strlen ("2026-05-23")) : g_strdup (C_("event", "No day yet"));
    case LP_SERIES_SITE: return lp_series_ledger_dup_people (&counts->site);
    case LP_SERIES_ONLINE: return lp_series_ledger_dup_people (&counts->online);
    case LP_SERIES_TOTAL: return total >= 0 ? g_strdup_printf ("%d", total) : g_strdup (C_("event", "not counted"));
    case LP_SERIES_SCORES: return event->n_scores > 0 ? g_strdup_printf (C_("event", "%.1f (%d)"), event->mean, event->n_scores)
                                                      : g_strdup (C_("event", "none"));
    case LP_SERIES_CHANGED: return g_strdup (event->changed_what);
    case LP_SERIES_WHY: return g_strdup (event->changed_why);
    default: return NULL;
    }
}

gint64
lp_series_ledger_get_id (gpointer item)
{
  return LP_EVENT_ITEM (item)->event->id;
}

LinliLedger *
lp_series_ledger_new (const char *name,
                      GPtrArray  *events)
{
  const LinliLedgerColumn columns[LP_SERIES_N_COLUMNS] = {
    [LP_SERIES_EDITION] = { C_("event", "Edition"), 70, 0 },
    [LP_SERIES_DAY] = { C_("event", "Day"), 100, 0 },
    [LP_SERIES_SITE] = { C_("event", "On site"), 70, 0 },
    [LP_SERIES_ONLINE] = { C_("event", "Online"), 70, 0 },
    [LP_SERIES_TOTAL] = { C_("event", "In all"), 70, 0 },
    [LP_SERIES_SCORES] = { C_("event", "Feedback"), 90, 0 },
    [LP_SERIES_CHANGED] = { C_("event", "What was changed"), 160, 3, TRUE },
    [LP_SERIES_WHY] = { C_("event", "Why"), 160, 3, TRUE },
  };
  g_autofree char *title = g_strdup_printf (C_("event", "Editions of %s"), name);
  g_autoptr (GPtrArray) items = lp_event_items_new (events);

  return linli_ledger_new (title, columns, G_N_ELEMENTS (columns), items, lp_series_ledger_dup_cell, NULL, NULL);
}
