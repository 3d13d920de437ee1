/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the brief says of volunteers. On a worker. */

#include "lp-volunteer-brief-store.h"

#include <glib/gi18n-lib.h>


#define SERVICE \
  " FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id JOIN volunteers_card c ON c.id = d.card_id WHERE d.deleted_at IS NULL" \
  " AND d.ended_at IS NULL AND s.deleted_at IS NULL AND s.cancelled_at IS NULL AND s.day BETWEEN ?1 AND ?2"
#define CAME SERVICE " AND d.outcome = 'came'"

static const LinliFigureQuery queries[] = {
  { { "served", N_("Times of service"), NC_("unit", "time|times"), N_("Shifts within the period of which it is noted that the volunteer came"),
      LINLI_FIGURE_OF_PERIOD, "person" },
    "SELECT c.person_id, s.day" CAME " ORDER BY s.day, s.from_minute" },
  { { "volunteers", N_("Volunteers who served"), NC_("unit", "person|persons"), N_("Who came to at least one of these shifts"), LINLI_FIGURE_OF_PERIOD, "person" },
    "SELECT c.person_id, max (s.day)" CAME " GROUP BY c.person_id" },
  { { "absent", N_("Did not come"), NC_("unit", "time|times"), N_("Shifts within the period of which it is noted that the volunteer was absent without excuse"),
      LINLI_FIGURE_OF_PERIOD, "person" },
    "SELECT c.person_id, s.day" SERVICE " AND d.outcome = 'absent' ORDER BY s.day" },
  { { "unnoted", N_("Attendance not noted"), NC_("unit", "time|times"), N_("Shifts within the period that are over and of which nobody noted whether the volunteer came"),
      LINLI_FIGURE_OF_PERIOD, "person" },
    "SELECT c.person_id, s.day" SERVICE " AND d.outcome = 'planned' AND s.day < date ('now', 'localtime') ORDER BY s.day" },
  { { "certificates", N_("Certificates issued"), NC_("unit", "certificate|certificates"), N_("Certificates of service issued in the period that were not declared void"),
      LINLI_FIGURE_OF_PERIOD, "person" },
    "SELECT c.person_id, v.issued_on FROM volunteers_certificate v JOIN volunteers_card c ON c.id = v.card_id WHERE v.deleted_at IS NULL"
    " AND v.void_on IS NULL AND v.issued_on BETWEEN ?1 AND ?2 ORDER BY v.issued_on" },
};

static gboolean
lp_volunteer_brief_count_hours (LinliDatabase      *reader,
                                const LinliPeriod  *period,
                                LinliFigures       *figures,
                                GError            **error)
{
  static const LinliFigureAbout about = { "hours", N_("Hours of service"), NC_("unit", "hour|hours"),
                                          N_("The real hours of who came, those of the shift where no others are noted; behind them stands each service"),
                                          LINLI_FIGURE_OF_PERIOD, "person" };
  g_autofree char *first = linli_date_to_string (&period->first);
  g_autofree char *last = linli_date_to_string (&period->last);
  LinliFigure *figure = linli_figures_add_translated (figures, &about, GETTEXT_PACKAGE);
  gint64 minutes;

  if (!linli_figure_take_rows (figure, linli_database_query (reader, error, "SELECT c.person_id, s.day" CAME " ORDER BY s.day, s.from_minute", "ss", first,
                                                             last), error))
    return FALSE;
  minutes = linli_database_get_int64 (reader, 0, "SELECT sum (coalesce (d.came_to, s.to_minute) - coalesce (d.came_from, s.from_minute))" CAME, "ss", first, last);
  linli_figure_set_value (figure, (double) minutes / 60, 1);
  return TRUE;
}

static gboolean
lp_volunteer_brief_load (LinliDatabase      *reader,
                         const LinliPeriod  *period,
                         LinliFigures       *figures,
                         GCancellable       *cancellable,
                         GError            **error)
{
  if (!linli_figures_count (figures, reader, period, queries, G_N_ELEMENTS (queries), GETTEXT_PACKAGE, error) ||
      !lp_volunteer_brief_count_hours (reader, period, figures, error))
    return FALSE;
  linli_figures_say (figures, _("Served: {volunteers}, {served}{served~}, together {hours}{hours~}; did not come: {absent}; attendance not noted: {unnoted}."
                                " Issued: {certificates}."));
  return TRUE;
}

LinliFigureSource *
lp_volunteer_brief_source_new (void)
{
  return linli_figure_source_new ("volunteers", _("Volunteers"), lp_volunteer_brief_load);
}
