/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the cards of the board say about requests. */

#include "lp-request-item.h"

#include <glib/gi18n-lib.h>

/* Who has it; why it waits and until when. */
static char *
lp_request_item_dup_who (LpRequest *request)
{
  if (request->waiting_for != NULL)
    {
      g_autofree char *why = lp_request_dup_words (request, request->waiting_for);

      return request->promised_on != NULL ? g_strdup_printf (_("%s; promised %s"), why, request->promised_on) : g_steal_pointer (&why);
    }
  return g_strdup (request->assignee != NULL ? request->assignee : _("With nobody yet"));
}

static void
lp_request_item_add_chips (LinliBoardItem *item,
                           LpRequest      *request)
{
  g_autofree char *again = request->n_again > 0 ? g_strdup_printf (_("done again: %u"), request->n_again) : NULL;
  g_autofree char *calls = request->n_to_call > 0 ? g_strdup_printf (_("to call back: %u"), request->n_to_call) : NULL;

  if (request->repeated)
    {
      g_autofree char *times = lp_request_dup_times (request);

      linli_board_item_add_chip (item, times, LINLI_TONE_WARNING);
    }
  if (g_strcmp0 (request->state, LP_REQUEST_RETURNED) == 0)
    linli_board_item_add_chip (item, C_("request", "Returned"), LINLI_TONE_WARNING);
  if (g_strcmp0 (request->urgency, "urgent") == 0 || g_strcmp0 (request->urgency, "critical") == 0)
    linli_board_item_add_chip (item, C_("request", "Urgent"), LINLI_TONE_ERROR);
  if (calls != NULL)
    linli_board_item_add_chip (item, calls, LINLI_TONE_ACCENT);
  if (again != NULL)
    linli_board_item_add_chip (item, again, LINLI_TONE_WARNING);
}

static LinliBoardItem *
lp_request_item_new (LinliContext *context,
                     LpRequest    *request)
{
  g_autofree char *title = lp_request_dup_title (request);
  g_autofree char *category = linli_matter_words_dup_label (context, LP_REQUEST_KIND, request->category);
  g_autofree char *who = lp_request_item_dup_who (request);
  LinliBoardItem *item = linli_board_item_new (request->id, request->state, title);

  linli_board_item_set_place (item, request->place);
  linli_board_item_set_category (item, category, who);
  linli_board_item_set_times (item, request->due_at, request->closed_at);
  lp_request_item_add_chips (item, request);
  return item;
}

GPtrArray *
lp_request_items_new (LinliContext *context,
                      GPtrArray    *requests)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < requests->len; i++)
    g_ptr_array_add (items, lp_request_item_new (context, g_ptr_array_index (requests, i)));
  return items;
}
