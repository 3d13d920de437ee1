/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the brief says of hazards. On a worker. */

#include "lp-hazard-brief-store.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-sql.h"
#include "lp-hazard-store.h"


#define COUNTED LP_HAZARD_IS " AND m.state NOT IN ('false', 'duplicate')"

static const LinliFigureQuery queries[] = {
  { { "found", N_("Hazards found"), NC_("unit", "hazard|hazards"), N_("Hazards reported in the period, without false reports and duplicates"),
      LINLI_FIGURE_OF_PERIOD, "matter" },
    "SELECT m.id, date (m.opened_at, 'localtime') FROM matter m WHERE " COUNTED " AND m.opened_at >= ?3 AND m.opened_at < ?4 ORDER BY m.opened_at" },
  { { "major", N_("Major hazards found"), NC_("unit", "hazard|hazards"), N_("Those of them that are graded as major"), LINLI_FIGURE_OF_PERIOD, "matter" },
    "SELECT m.id, date (m.opened_at, 'localtime') FROM matter m JOIN hazards_hazard h ON h.id = m.id AND h.deleted_at IS NULL AND h.level = 'major' WHERE "
    COUNTED " AND m.opened_at >= ?3 AND m.opened_at < ?4 ORDER BY m.opened_at" },
  { { "closed", N_("Hazards closed"), NC_("unit", "hazard|hazards"), N_("Hazards closed in the period, without false reports and duplicates, whenever they were found"),
      LINLI_FIGURE_OF_PERIOD, "matter" },
    "SELECT m.id, date (m.closed_at, 'localtime') FROM matter m WHERE " COUNTED " AND m.closed_at >= ?3 AND m.closed_at < ?4 ORDER BY m.closed_at" },
  { { "open", N_("Open hazards"), NC_("unit", "hazard|hazards"), N_("Hazards that are not closed today"), LINLI_FIGURE_NOW, "matter" },
    "SELECT m.id, m.due_at FROM matter m WHERE " LP_HAZARD_IS " AND m.closed_at IS NULL ORDER BY m.due_at" },
  { { "overdue", N_("Overdue hazards"), NC_("unit", "hazard|hazards"), N_("Open hazards whose deadline is over today"), LINLI_FIGURE_NOW, "matter" },
    "SELECT m.id, m.due_at FROM matter m WHERE " LP_HAZARD_IS " AND m.closed_at IS NULL AND m.due_at < date ('now', 'localtime') ORDER BY m.due_at" },
};

/* Behind the rate stands what lowers it. */
static gboolean
lp_hazard_brief_count_rate (LinliDatabase      *reader,
                            const LinliPeriod  *period,
                            LinliFigures       *figures,
                            GError            **error)
{
  static const LinliFigureAbout about = {
    "on-time", N_("On-time rate of hazards"), "%",
    N_("Closed in the period by their deadline ÷ (closed in the period + open past their deadline at its end); behind it stand those that were not in time"),
    LINLI_FIGURE_OF_PERIOD, "matter" };
  g_autofree char *first = linli_date_to_string (&period->first);
  g_autofree char *last = linli_date_to_string (&period->last);
  LinliFigure *figure = linli_figures_add_translated (figures, &about, GETTEXT_PACKAGE);
  LpHazardRate rate;

  if (!lp_hazard_store_load_rate (reader, first, last, &rate, error))
    return FALSE;
  /* Of none nobody knows a rate. */
  if (rate.closed + rate.open_overdue == 0)
    return TRUE;
  if (!linli_figure_take_rows (figure, linli_database_query (reader, error,
        "SELECT m.id, m.due_at FROM matter m WHERE " COUNTED " AND m.due_at IS NOT NULL AND"
        " CASE WHEN " LP_HAZARD_OPEN_AT_END " THEN m.due_at < min (?2, date ('now', 'localtime'))"
        " ELSE date (m.closed_at, 'localtime') BETWEEN ?1 AND ?2 AND date (m.closed_at, 'localtime') > m.due_at END ORDER BY m.due_at", "ss", first, last),
                               error))
    return FALSE;
  linli_figure_set_rate (figure, rate.in_time, rate.closed + rate.open_overdue);
  return TRUE;
}

static gboolean
lp_hazard_brief_load (LinliDatabase      *reader,
                      const LinliPeriod  *period,
                      LinliFigures       *figures,
                      GCancellable       *cancellable,
                      GError            **error)
{
  if (!linli_figures_count (figures, reader, period, queries, G_N_ELEMENTS (queries), GETTEXT_PACKAGE, error) ||
      !lp_hazard_brief_count_rate (reader, period, figures, error))
    return FALSE;
  linli_figures_say (figures, _("Found: {found}{found~}, major: {major}; closed: {closed}{closed~}. On-time rate: {on-time}. Open now: {open}, overdue:"
                                " {overdue}."));
  return TRUE;
}

LinliFigureSource *
lp_hazard_brief_source_new (void)
{
  return linli_figure_source_new ("hazards", _("Hazards"), lp_hazard_brief_load);
}
