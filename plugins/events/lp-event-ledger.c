/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The events in columns. Who speaks or leads stands on the notice of it, and is masked only where the event names them otherwise. Any thread may
 * ask for a cell. */

#include "lp-event-ledger.h"

#include <glib/gi18n-lib.h>

typedef enum {
  LP_EVENT_LEDGER_KIND,
  LP_EVENT_LEDGER_TITLE,
  LP_EVENT_LEDGER_WHEN,
  LP_EVENT_LEDGER_PLACE,
  LP_EVENT_LEDGER_LEADS,
  LP_EVENT_LEDGER_STATE,
  LP_EVENT_LEDGER_REGISTERED,
  LP_EVENT_LEDGER_WAITING,
  LP_EVENT_LEDGER_SITE,
  LP_EVENT_LEDGER_ONLINE,
  LP_EVENT_LEDGER_CAME,
  LP_EVENT_LEDGER_SCORES,
  LP_EVENT_LEDGER_NUMBER,
  LP_EVENT_LEDGER_N_COLUMNS,
} LpEventLedgerColumn;

static char *
lp_event_ledger_dup_kind (const LpEvent *event)
{
  const LinliMatterCategory *category = linli_matter_kind_find_category (event->kind, event->category);

  return g_strdup (category != NULL ? category->label : event->category);
}

/* People who were there; of what is still to come nobody was counted, and nobody asks who. */
static char *
lp_event_ledger_dup_came (const LpEvent *event,
                          int            people,
                          gboolean       asked)
{
  gboolean held = g_strcmp0 (event->state, LP_EVENT_HELD) == 0 || g_strcmp0 (event->state, LP_EVENT_BRIEFED) == 0;

  return people >= 0 || (held && asked) ? lp_event_dup_people (people) : NULL;
}

/* One way of being there, which may be none of this event. */
static char *
lp_event_ledger_dup_mode (const LpEvent      *event,
                          const LpModeCounts *counts)
{
  return lp_event_ledger_dup_came (event, lp_mode_counts_get_total (counts), counts->registered > 0);
}

static char *
lp_event_ledger_dup_number (const LpEvent *event,
                            guint          column)
{
  const LpModeCounts *site = &event->counts.site, *online = &event->counts.online;

  switch (column)
    {
    case LP_EVENT_LEDGER_REGISTERED: return g_strdup_printf ("%d", site->registered + online->registered);
    case LP_EVENT_LEDGER_WAITING: return g_strdup_printf ("%d", site->waiting + online->waiting);
    case LP_EVENT_LEDGER_SITE: return lp_event_ledger_dup_mode (event, site);
    case LP_EVENT_LEDGER_ONLINE: return lp_event_ledger_dup_mode (event, online);
    default: return lp_event_ledger_dup_came (event, lp_event_counts_get_total (&event->counts), TRUE);
    }
}

static char *
lp_event_ledger_dup_cell (gpointer item,
                          guint    column,
                          gboolean masked,
                          gpointer unused)
{
  const LpEvent *event = LP_EVENT_ITEM (item)->event;

  switch (column)
    {
    case LP_EVENT_LEDGER_KIND: return lp_event_ledger_dup_kind (event);
    case LP_EVENT_LEDGER_TITLE: return lp_event_dup_heading (event, masked);
    case LP_EVENT_LEDGER_WHEN: return lp_event_dup_when (event);
    case LP_EVENT_LEDGER_PLACE: return lp_event_dup_place (event);
    case LP_EVENT_LEDGER_LEADS: return g_strdup (masked ? event->shown_speaker : event->speaker);
    case LP_EVENT_LEDGER_STATE: return g_strdup (linli_matter_kind_get_state_label (event->kind, event->state));
    case LP_EVENT_LEDGER_SCORES: return lp_event_is_over (event) ? lp_event_dup_scores (event) : NULL;
    case LP_EVENT_LEDGER_NUMBER: return g_strdup (event->number);
    default: return lp_event_ledger_dup_number (event, column);
    }
}

LinliLedger *
lp_event_ledger_new (GPtrArray  *items,
                     const char *period)
{
  const char * const names[] = { "kind", "title", "when", "place", "leads", "state", "registered", "waiting", "site", "online", "came", "scores",
                                 "number", NULL };
  const LinliLedgerColumn columns[LP_EVENT_LEDGER_N_COLUMNS] = {
    [LP_EVENT_LEDGER_KIND] = { C_("event", "Kind"), 0, 0 },
    [LP_EVENT_LEDGER_TITLE] = { C_("event ledger", "Event"), 0, 3 },
    [LP_EVENT_LEDGER_WHEN] = { C_("event ledger", "Time"), 0, 2.3 },
    [LP_EVENT_LEDGER_PLACE] = { C_("event ledger", "Place"), 0, 2 },
    [LP_EVENT_LEDGER_LEADS] = { C_("event ledger", "Speaker or host"), 0, 1.4 },
    [LP_EVENT_LEDGER_STATE] = { _("State"), 0, 0 },
    [LP_EVENT_LEDGER_REGISTERED] = { C_("event ledger", "Registered"), 0, 0 },
    [LP_EVENT_LEDGER_WAITING] = { C_("event ledger", "Waiting"), 0, -1 },
    [LP_EVENT_LEDGER_SITE] = { C_("event", "On site"), 0, 0 },
    [LP_EVENT_LEDGER_ONLINE] = { C_("event", "Online"), 0, 0 },
    [LP_EVENT_LEDGER_CAME] = { C_("event", "In all"), 0, 0 },
    [LP_EVENT_LEDGER_SCORES] = { C_("event", "Mean score"), 0, -1 },
    [LP_EVENT_LEDGER_NUMBER] = { C_("ledger", "Number"), 0, -1 },
  };
  LinliLedger *ledger = linli_ledger_new (C_("event ledger", "List of Events"), columns, G_N_ELEMENTS (columns), items, lp_event_ledger_dup_cell, NULL, NULL);

  linli_ledger_set_kind (ledger, "events.list", names);
  linli_ledger_set_period (ledger, period);
  return ledger;
}
