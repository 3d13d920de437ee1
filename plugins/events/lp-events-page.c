/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The page 活动: its parts under one switcher. */

#include "lp-events-page.h"

#include <glib/gi18n-lib.h>

#include "lp-event-part.h"
#include "lp-series-part.h"

GtkWidget *
lp_events_page_new (LinliContext   *context,
                    LinliSelection *selection)
{
  GtkWidget *parts = linli_parts_new (selection, LP_EVENTS_PAGE);

  linli_parts_add (parts, lp_event_part_new (context, selection), "events", C_("events", "Events"));
  linli_parts_add (parts, lp_series_part_new (context, selection), "series", C_("events", "Series"));
  return parts;
}
