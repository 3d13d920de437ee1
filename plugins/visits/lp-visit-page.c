/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The page 走访: four parts under one switcher. */

#include "lp-visit-page.h"

#include <glib/gi18n-lib.h>

#include "lp-campaign-part.h"
#include "lp-care-part.h"
#include "lp-care-store.h"
#include "lp-home-visit-part.h"
#include "lp-home-visit-store.h"
#include "lp-patrol-part.h"
#include "lp-patrol-store.h"
#include "lp-visit-ui.h"

GtkWidget *
lp_visit_page_new (LinliContext   *context,
                   LinliSelection *selection)
{
  GtkWidget *page = linli_parts_new (selection, LP_VISITS);
  struct {
    GtkWidget *part;
    const char *name;
    const char *title;
  } parts[] = {
    { lp_campaign_part_new (context, selection), "campaigns", _("Campaigns") },
    { lp_patrol_part_new (context, selection), "patrols", _("Patrols") },
    { lp_care_part_new (context, selection), "care", _("Care Visits") },
    { lp_home_visit_part_new (context, selection), "home-visits", _("Home Visits") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_widget_add_css_class (parts[i].part, "linli-page-box");
      linli_parts_add (page, parts[i].part, parts[i].name, parts[i].title);
    }
  return page;
}

void
lp_visit_page_show_care (GtkWidget      *window,
                         LinliContext   *context,
                         LinliSelection *selection,
                         gpointer        unused)
{
  if (linli_window_show_page (LINLI_WINDOW (window), LP_VISITS))
    linli_parts_show (selection, LP_VISITS, "care");
}

guint
lp_visit_page_count (LinliContext *context)
{
  g_autofree char *today = lp_visit_dup_today (), *yesterday = lp_visit_dup_day (-1);
  LinliDatabase *database = linli_context_get_database (context);

  return lp_care_count (database, today, yesterday) + lp_patrol_count_missed (database, today, lp_visit_get_hour ()) +
         lp_home_visit_count (database, today);
}
