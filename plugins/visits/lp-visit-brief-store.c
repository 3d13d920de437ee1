/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the brief says of visits, campaigns and patrols. On a worker. */

#include "lp-visit-brief-store.h"

#include <glib/gi18n-lib.h>

#include "lp-care-store.h"


#define CARE "campaign_id IS NULL AND deleted_at IS NULL AND at >= ?3 AND at < ?4"

static const LinliFigureQuery queries[] = {
  { { "care", N_("Care visits"), NC_("unit", "visit|visits"), N_("Visits outside of campaigns at which somebody was met"), LINLI_FIGURE_OF_PERIOD, "household" },
    "SELECT household_id, date (at, 'localtime') FROM visits_call WHERE " CARE " AND outcome = 'met' ORDER BY at" },
  { { "households", N_("Households visited"), NC_("unit", "household|households"), N_("Households with such a visit, each counted once"), LINLI_FIGURE_OF_PERIOD,
      "household" },
    "SELECT household_id, date (max (at), 'localtime') FROM visits_call WHERE " CARE " AND outcome = 'met' GROUP BY household_id" },
  { { "in-vain", N_("Care visits in vain"), NC_("unit", "visit|visits"), N_("Visits outside of campaigns at which nobody was met"), LINLI_FIGURE_OF_PERIOD,
      "household" },
    "SELECT household_id, date (at, 'localtime') FROM visits_call WHERE " CARE " AND outcome <> 'met' ORDER BY at" },
  { { "doors", N_("Doors knocked at"), NC_("unit", "time|times"), N_("Calls noted for campaigns, however they ended"), LINLI_FIGURE_OF_PERIOD, "household" },
    "SELECT household_id, date (at, 'localtime') FROM visits_call WHERE campaign_id IS NOT NULL AND deleted_at IS NULL AND at >= ?3 AND at < ?4"
    " ORDER BY at" },
  { { "patrols", N_("Patrols"), NC_("unit", "round|rounds"), N_("Rounds of grids that were noted, mornings and afternoons apart"), LINLI_FIGURE_OF_PERIOD, "grid" },
    "SELECT grid_id, on_day FROM visits_patrol WHERE deleted_at IS NULL AND on_day BETWEEN ?1 AND ?2 ORDER BY on_day, half" },
};

/* As the page of visits has it: what was due before today. */
static gboolean
lp_visit_brief_count_overdue (LinliDatabase  *reader,
                              LinliFigures   *figures,
                              GError        **error)
{
  static const LinliFigureAbout about = { "overdue", N_("Visits overdue"), NC_("unit", "household|households"),
                                          N_("Households that by the cadence of their tags or after a change were to be visited before today"), LINLI_FIGURE_NOW,
                                          "household" };
  LinliFigure *figure = linli_figures_add_translated (figures, &about, GETTEXT_PACKAGE);
  LinliDate today, yesterday;
  g_autofree char *now = NULL;
  g_autofree char *until = NULL;
  g_autoptr (GPtrArray) items = NULL;

  linli_date_today (&today);
  linli_date_from_day_number (linli_date_to_day_number (&today) - 1, &yesterday);
  now = linli_date_to_string (&today);
  until = linli_date_to_string (&yesterday);
  items = lp_care_list (reader, now, until, G_MAXINT, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    linli_figure_add_row (figure, ((LpCareItem *) g_ptr_array_index (items, i))->household, ((LpCareItem *) g_ptr_array_index (items, i))->due_on);
  linli_figure_set_value (figure, items->len, 0);
  return TRUE;
}

static gboolean
lp_visit_brief_load (LinliDatabase      *reader,
                     const LinliPeriod  *period,
                     LinliFigures       *figures,
                     GCancellable       *cancellable,
                     GError            **error)
{
  if (!linli_figures_count (figures, reader, period, queries, G_N_ELEMENTS (queries), GETTEXT_PACKAGE, error) ||
      !lp_visit_brief_count_overdue (reader, figures, error))
    return FALSE;
  linli_figures_say (figures, _("Care visits: {care}{care~} in {households}, in vain: {in-vain}; overdue: {overdue}. Knocked at doors for campaigns:"
                                " {doors}{doors~}; rounds of the grids: {patrols}{patrols~}."));
  return TRUE;
}

LinliFigureSource *
lp_visit_brief_source_new (void)
{
  return linli_figure_source_new ("visits", _("Visits and Patrols"), lp_visit_brief_load);
}
