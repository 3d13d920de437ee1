/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The page 活动: its parts under one switcher. */

#include "lp-events-page.h"

#include <glib/gi18n-lib.h>

GtkWidget *
lp_events_page_new (LinliContext   *context,
                    LinliSelection *selection)
{
  GtkWidget *parts = linli_parts_new (selection, LP_EVENTS_PAGE);

  return parts;
}
