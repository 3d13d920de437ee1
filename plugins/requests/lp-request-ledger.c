/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Requests in the usual columns of an office's ledger (诉求台账). */

#include "lp-request-ledger.h"

#include <glib/gi18n-lib.h>

typedef enum {
  LP_REQUEST_LEDGER_NUMBER,
  LP_REQUEST_LEDGER_RECEIVED,
  LP_REQUEST_LEDGER_TITLE,
  LP_REQUEST_LEDGER_DEADLINE,
  LP_REQUEST_LEDGER_STATE,
  LP_REQUEST_LEDGER_PLACE,
  LP_REQUEST_LEDGER_CATEGORY,
  LP_REQUEST_LEDGER_CHANNEL,
  LP_REQUEST_LEDGER_PEOPLE,
  LP_REQUEST_LEDGER_HANDLER,
  LP_REQUEST_LEDGER_ANSWER,
  LP_REQUEST_LEDGER_HEARD,
  LP_REQUEST_LEDGER_GRID,
  LP_REQUEST_LEDGER_RECEIVER,
  LP_REQUEST_LEDGER_WAITING,
  LP_REQUEST_LEDGER_CLOSED,
  LP_REQUEST_LEDGER_TIMES,
  LP_REQUEST_LEDGER_N_COLUMNS,
} LpRequestLedgerColumn;

/* What was heard when its residents were called back; “not yet” is no “no”. */
static char *
lp_request_ledger_dup_heard (LpRequest *request)
{
  if (request->n_called == 0)
    return request->n_to_call > 0 ? g_strdup (_("Not called back yet")) : NULL;
  if (request->n_to_call > 0)
    return g_strdup_printf (_("%u of %u satisfied, %u not called yet"), request->n_satisfied, request->n_called, request->n_to_call);
  if (request->n_called == 1)
    return g_strdup (request->n_satisfied > 0 ? _("Satisfied") : _("Not satisfied"));
  return g_strdup_printf (_("%u of %u satisfied"), request->n_satisfied, request->n_called);
}

static char *
lp_request_ledger_dup_waiting (LpRequest *request,
                               gboolean   masked)
{
  g_autofree char *why = request->waiting_for == NULL ? NULL : masked ? lp_request_dup_words (request, request->waiting_for) : g_strdup (request->waiting_for);
  g_autofree char *day = request->promised_on != NULL ? g_strdup_printf (_("Promised for %s"), request->promised_on) : NULL;

  if (why != NULL && day != NULL)
    return g_strdup_printf ("%s (%s)", why, day);
  return why != NULL ? g_steal_pointer (&why) : g_steal_pointer (&day);
}

static char *
lp_request_ledger_dup_place (LpRequest *request,
                             gboolean   masked)
{
  if (request->place == NULL)
    return NULL;
  return masked ? lp_request_dup_words (request, request->place) : g_strdup (request->place);
}

static char *
lp_request_ledger_dup_cell (gpointer item,
                            guint    column,
                            gboolean masked,
                            gpointer words)
{
  LpRequest *request = item;

  switch (column)
    {
    case LP_REQUEST_LEDGER_NUMBER: return g_strdup (request->number);
    case LP_REQUEST_LEDGER_RECEIVED: return lp_request_words_dup_day (request->opened_at);
    case LP_REQUEST_LEDGER_TITLE: return masked ? lp_request_dup_title (request) : g_strdup (request->title);
    case LP_REQUEST_LEDGER_DEADLINE: return g_strdup (request->due_at);
    case LP_REQUEST_LEDGER_STATE: return g_strdup (lp_request_words_get_state (words, request->state));
    case LP_REQUEST_LEDGER_PLACE: return lp_request_ledger_dup_place (request, masked);
    case LP_REQUEST_LEDGER_CATEGORY: return g_strdup (lp_request_words_get_category (words, request->category));
    case LP_REQUEST_LEDGER_CHANNEL: return g_strdup (lp_request_channels_get_label (request->channel));
    case LP_REQUEST_LEDGER_PEOPLE: return lp_request_dup_people (request, masked);
    case LP_REQUEST_LEDGER_HANDLER: return g_strdup (request->assignee);
    case LP_REQUEST_LEDGER_ANSWER:
      return request->answer == NULL ? NULL : masked ? lp_request_dup_words (request, request->answer) : g_strdup (request->answer);
    case LP_REQUEST_LEDGER_HEARD: return lp_request_ledger_dup_heard (request);
    case LP_REQUEST_LEDGER_GRID: return g_strdup (request->grid);
    case LP_REQUEST_LEDGER_RECEIVER: return g_strdup (request->first_receiver);
    case LP_REQUEST_LEDGER_WAITING: return lp_request_ledger_dup_waiting (request, masked);
    case LP_REQUEST_LEDGER_CLOSED: return lp_request_words_dup_day (request->closed_at);
    case LP_REQUEST_LEDGER_TIMES: return request->n_times > 1 ? lp_request_dup_times (request) : NULL;
    default: return NULL;
    }
}

LinliLedger *
lp_request_ledger_new (LpRequestWords *words,
                       GPtrArray      *requests)
{
  const LinliLedgerColumn columns[LP_REQUEST_LEDGER_N_COLUMNS] = {
    [LP_REQUEST_LEDGER_NUMBER] = { C_("ledger", "Number"), 100, 0 },
    [LP_REQUEST_LEDGER_RECEIVED] = { _("Received on"), 92, 0 },
    [LP_REQUEST_LEDGER_TITLE] = { _("What was asked"), 190, 4, TRUE },
    [LP_REQUEST_LEDGER_DEADLINE] = { C_("request", "Deadline"), 130, 0 },
    [LP_REQUEST_LEDGER_STATE] = { _("State"), 72, 0 },
    [LP_REQUEST_LEDGER_PLACE] = { _("Location"), 150, 3 },
    [LP_REQUEST_LEDGER_CATEGORY] = { _("Category"), 88, 0 },
    [LP_REQUEST_LEDGER_CHANNEL] = { _("Channel"), 72, -1 },
    [LP_REQUEST_LEDGER_PEOPLE] = { _("Who asked"), 100, 2 },
    [LP_REQUEST_LEDGER_HANDLER] = { C_("request", "Handler"), 84, 0 },
    [LP_REQUEST_LEDGER_ANSWER] = { _("What was answered"), 150, 3 },
    [LP_REQUEST_LEDGER_HEARD] = { _("Call-back"), 110, 1.8 },
    [LP_REQUEST_LEDGER_GRID] = { _("Grid"), 110, -1 },
    [LP_REQUEST_LEDGER_RECEIVER] = { _("First told"), 84, -1 },
    [LP_REQUEST_LEDGER_WAITING] = { _("Waits for"), 130, -1 },
    [LP_REQUEST_LEDGER_CLOSED] = { C_("request", "Closed on"), 96, 0 },
    [LP_REQUEST_LEDGER_TIMES] = { _("Repeated"), 96, -1 },
  };
  const char * const names[] = { "number", "received", "title", "deadline", "state", "place", "category", "channel", "people", "handler", "answer", "heard",
                                 "grid", "receiver", "waiting", "closed", "times", NULL };
  LinliLedger *ledger = linli_ledger_new (_("Ledger of Requests"), columns, G_N_ELEMENTS (columns), requests, lp_request_ledger_dup_cell, words,
                                          lp_request_words_free);

  linli_ledger_set_kind (ledger, "requests.ledger", names);
  return ledger;
}

static gint64
lp_request_ledger_get_id (gpointer item)
{
  return ((LpRequest *) item)->id;
}

static const char *
lp_request_ledger_get_alarm (gpointer item,
                             guint    column)
{
  if (column == LP_REQUEST_LEDGER_TIMES)
    return ((LpRequest *) item)->repeated ? _("asked for repeatedly") : NULL;
  return column == LP_REQUEST_LEDGER_DEADLINE && ((LpRequest *) item)->overdue ? _("overdue") : NULL;
}

GtkWidget *
lp_request_ledger_view_new (LinliSelection *selection)
{
  return linli_ledger_view_new (selection, "matter", lp_request_ledger_get_id, lp_request_ledger_get_alarm);
}
