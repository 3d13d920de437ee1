/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The command `linli-tool run events`: the events, the latest first, one a line: number, day, state, series and edition, people, mean of the scores. Names
 * in titles are masked as they are in lists. What nobody counted is empty. */

#include "lp-event-tool.h"

#include <glib/gi18n-lib.h>

#include "lp-event-store.h"

static gboolean
lp_event_tool_print (const LpEvent  *event,
                     GOutputStream  *output,
                     GError        **error)
{
  int total = lp_event_counts_get_total (&event->counts);
  g_autofree char *people = total >= 0 ? g_strdup_printf ("%d", total) : g_strdup (""), *edition = lp_event_dup_edition (event);
  g_autofree char *mean = event->n_scores > 0 ? g_strdup_printf ("%.1f", event->mean) : g_strdup ("");

  return g_output_stream_printf (output, NULL, NULL, error, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", event->number != NULL ? event->number : "",
                                 event->starts_at != NULL ? event->starts_at : "", event->state, lp_event_get_shown (event), edition != NULL ? edition : "", people, mean);
}

LinliToolCommandExit
lp_event_tool_list (LinliContext         *context,
                    int                   argc,
                    const char * const   *argv,
                    GOutputStream        *output,
                    GError              **error)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_EVENT_KIND);
  g_autoptr (GPtrArray) events = NULL;

  if (argc > 1)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("It takes no arguments."));
      return LINLI_TOOL_COMMAND_USAGE;
    }
  events = lp_event_list (linli_context_get_database (context), kind, LP_EVENTS_ALL, LP_EVENT_ALL, error);
  if (events == NULL)
    return LINLI_TOOL_COMMAND_FAILED;
  for (guint i = 0; i < events->len; i++)
    if (!lp_event_tool_print (g_ptr_array_index (events, i), output, error))
      return LINLI_TOOL_COMMAND_FAILED;
  return events->len > 0 ? LINLI_TOOL_COMMAND_DONE : LINLI_TOOL_COMMAND_NOTHING;
}
