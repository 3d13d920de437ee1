/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The editions of a series in columns, to be compared. Any thread may ask for a cell. */

#include "lp-series-ledger.h"

#include <glib/gi18n-lib.h>

#include "lp-came-dialog.h"
#include "lp-event-item.h"
#include "lp-feedback-dialog.h"

typedef enum {
  LP_SERIES_EDITION,
  LP_SERIES_DAY,
  LP_SERIES_SITE,
  LP_SERIES_ONLINE,
  LP_SERIES_TOTAL,
  LP_SERIES_ANSWERS,
  LP_SERIES_MEAN,
  LP_SERIES_SCORES,
  LP_SERIES_CHANGED,
  LP_SERIES_WHY,
  LP_SERIES_N_COLUMNS,
} LpSeriesColumn;

/* What was said of an edition, in numbers. */
static char *
lp_series_ledger_dup_said (const LpEvent *event,
                           guint          column,
                           GHashTable    *sums)
{
  const LpFeedbackSum *sum = g_hash_table_lookup (sums, &event->id);
  const LpEdition edition = { (LpEvent *) event, *sum, NULL };

  if (column == LP_SERIES_ANSWERS)
    return lp_edition_dup_answers (&edition);
  return column == LP_SERIES_MEAN ? lp_edition_dup_mean (&edition) : lp_feedback_sum_dup_scores (sum);
}

static char *
lp_series_ledger_dup_cell (gpointer item,
                           guint    column,
                           gboolean masked,
                           gpointer sums)
{
  const LpEvent *event = LP_EVENT_ITEM (item)->event;
  const LpEventCounts *counts = &event->counts;

  switch (column)
    {
    case LP_SERIES_EDITION: return event->edition > 0 ? g_strdup_printf (C_("event", "Edition %d"), event->edition)
                                                        : g_strdup (masked ? lp_event_get_shown (event) : event->title);
    case LP_SERIES_DAY: return event->starts_at != NULL ? g_strndup (event->starts_at, strlen ("2026-05-23")) : g_strdup (C_("event", "No day yet"));
    case LP_SERIES_SITE: return lp_event_dup_people (lp_mode_counts_get_total (&counts->site));
    case LP_SERIES_ONLINE: return lp_event_dup_people (lp_mode_counts_get_total (&counts->online));
    case LP_SERIES_TOTAL: return lp_event_dup_people (lp_event_counts_get_total (counts));
    case LP_SERIES_ANSWERS:
    case LP_SERIES_MEAN:
    case LP_SERIES_SCORES: return lp_series_ledger_dup_said (event, column, sums);
    case LP_SERIES_CHANGED: return g_strdup (masked ? event->shown_what : event->changed_what);
    case LP_SERIES_WHY: return g_strdup (masked ? event->shown_why : event->changed_why);
    default: return NULL;
    }
}

gboolean
lp_series_ledger_open (gpointer   item,
                       guint      column,
                       GtkWidget *from,
                       gpointer   context)
{
  const LpEvent *event = LP_EVENT_ITEM (item)->event;
  const LpEventCounts *counts = &event->counts;
  const char *mode = column == LP_SERIES_SITE ? LP_MODE_SITE : column == LP_SERIES_ONLINE ? LP_MODE_ONLINE : NULL;
  int number = column == LP_SERIES_SITE      ? lp_mode_counts_get_total (&counts->site)
               : column == LP_SERIES_ONLINE  ? lp_mode_counts_get_total (&counts->online)
               : column == LP_SERIES_TOTAL   ? lp_event_counts_get_total (counts)
               : column == LP_SERIES_ANSWERS ? event->n_feedback
               : column == LP_SERIES_MEAN    ? event->n_scores
                                             : 0;

  if (number <= 0)
    return FALSE;
  if (from == NULL)
    return TRUE;
  if (column == LP_SERIES_ANSWERS)
    lp_feedback_dialog_show (from, context, event);
  else if (column == LP_SERIES_MEAN)
    lp_feedback_dialog_show_scored (from, context, event, 0);
  else
    lp_came_dialog_show (from, context, event, mode);
  return TRUE;
}

gint64
lp_series_ledger_get_id (gpointer item)
{
  return LP_EVENT_ITEM (item)->event->id;
}

LinliLedger *
lp_series_ledger_new (const char *name,
                      GPtrArray  *editions)
{
  const LinliLedgerColumn columns[LP_SERIES_N_COLUMNS] = {
    [LP_SERIES_EDITION] = { C_("event", "Edition"), 72, 0 },
    [LP_SERIES_DAY] = { C_("event", "Day"), 92, 0 },
    [LP_SERIES_SITE] = { C_("event", "On site"), 60, 0 },
    [LP_SERIES_ONLINE] = { C_("event", "Online"), 60, 0 },
    [LP_SERIES_TOTAL] = { C_("event", "In all"), 60, 0 },
    [LP_SERIES_ANSWERS] = { C_("event", "Feedback"), 134, 2.7 },
    [LP_SERIES_MEAN] = { C_("event", "Mean score"), 118, 2 },
    [LP_SERIES_SCORES] = { C_("event", "Scores"), 0, 2 },
    [LP_SERIES_CHANGED] = { C_("event", "What was changed"), 86, 3, TRUE },
    [LP_SERIES_WHY] = { C_("event", "Why"), 84, 3, TRUE },
  };
  const char * const names[] = { "edition", "day", "on-site", "online", "total", "answers", "mean", "scores", "changed", "why", NULL };
  g_autofree char *title = g_strdup_printf (C_("event", "Editions of %s"), name);
  g_autoptr (GPtrArray) events = g_ptr_array_new (), items = NULL;
  GHashTable *sums = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  LinliLedger *ledger;

  for (guint i = 0; i < editions->len; i++)
    {
      const LpEdition *edition = g_ptr_array_index (editions, i);

      g_ptr_array_add (events, edition->event);
      g_hash_table_insert (sums, g_memdup2 (&edition->event->id, sizeof edition->event->id), g_memdup2 (&edition->sum, sizeof edition->sum));
    }
  items = lp_event_items_new (events);
  ledger = linli_ledger_new (title, columns, G_N_ELEMENTS (columns), items, lp_series_ledger_dup_cell, sums, (GDestroyNotify) g_hash_table_unref);
  linli_ledger_set_kind (ledger, "events.series", names);
  return ledger;
}
