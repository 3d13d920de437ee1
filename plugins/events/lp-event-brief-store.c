/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the brief says of events and courtyard meetings. On a worker. */

#include "lp-event-brief-store.h"

#include <glib/gi18n-lib.h>


#define HELD "m.deleted_at IS NULL AND m.state IN ('held', 'briefed') AND substr (e.starts_at, 1, 10) BETWEEN ?1 AND ?2"
#define TOPIC "kind = 'events-topic' AND deleted_at IS NULL"

static const LinliFigureQuery queries[] = {
  { { "held", N_("Events held"), NC_("unit", "event|events"), N_("Events that began on a day within the period and were noted as held"), LINLI_FIGURE_OF_PERIOD,
      "matter" },
    "SELECT m.id, e.starts_at FROM matter m JOIN events_event e ON e.id = m.id WHERE " HELD " ORDER BY e.starts_at" },
  { { "meetings", N_("Courtyard meetings"), NC_("unit", "meeting|meetings"), N_("Those of them that are courtyard meetings"), LINLI_FIGURE_OF_PERIOD, "matter" },
    "SELECT m.id, e.starts_at FROM matter m JOIN events_event e ON e.id = m.id WHERE " HELD " AND m.category = 'meeting' ORDER BY e.starts_at" },
  { { "raised", N_("Topics raised"), NC_("unit", "topic|topics"), N_("Topics of courtyard meetings that were entered in the period"), LINLI_FIGURE_OF_PERIOD,
      "matter" },
    "SELECT id, date (opened_at, 'localtime') FROM matter WHERE " TOPIC " AND opened_at >= ?3 AND opened_at < ?4 ORDER BY opened_at" },
  { { "answered", N_("Topics answered"), NC_("unit", "topic|topics"), N_("Topics of which people were told in the period what became of them"),
      LINLI_FIGURE_OF_PERIOD, "matter" },
    "SELECT id, date (closed_at, 'localtime') FROM matter WHERE " TOPIC " AND state = 'answered' AND closed_at >= ?3 AND closed_at < ?4 ORDER BY closed_at" },
  { { "unanswered", N_("Topics without an answer"), NC_("unit", "topic|topics"), N_("Topics that are open today"), LINLI_FIGURE_NOW, "matter" },
    "SELECT id, date (opened_at, 'localtime') FROM matter WHERE " TOPIC " AND closed_at IS NULL ORDER BY opened_at" },
};

/* Those who were named and came, and those who were counted without names; where neither was noted nobody knows. */
static gboolean
lp_event_brief_count_people (LinliDatabase      *reader,
                             const LinliPeriod  *period,
                             LinliFigures       *figures,
                             GError            **error)
{
  static const LinliFigureAbout about = {
    "people", N_("People who came"), NC_("unit", "person|persons"),
    N_("Participants who are noted as having come, and those who were counted without names, at the place and online; who came twice counts twice;"
       " behind it stand the events of which this was noted"),
    LINLI_FIGURE_OF_PERIOD, "matter" };
  g_autofree char *first = linli_date_to_string (&period->first);
  g_autofree char *last = linli_date_to_string (&period->last);
  LinliFigure *figure = linli_figures_add_translated (figures, &about, GETTEXT_PACKAGE);
  g_autoptr (LinliStatement) row = linli_database_query (reader, error,
    "SELECT m.id, coalesce (e.site_unnamed, 0) + coalesce (e.online_unnamed, 0) + coalesce (sum (a.came), 0),"
    " count (a.came) > 0 OR e.site_unnamed IS NOT NULL OR e.online_unnamed IS NOT NULL, substr (e.starts_at, 1, 10) FROM matter m"
    " JOIN events_event e ON e.id = m.id LEFT JOIN events_attendee a ON a.event_id = m.id AND a.deleted_at IS NULL AND a.role = 'participant'"
    " WHERE " HELD " GROUP BY m.id ORDER BY e.starts_at", "ss", first, last);
  g_autoptr (GError) failure = NULL;
  gint64 total = 0;

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &failure))
    if (linli_statement_get_int64 (row, 2) != 0)
      {
        total += linli_statement_get_int64 (row, 1);
        linli_figure_add_row (figure, linli_statement_get_int64 (row, 0), linli_statement_get_text (row, 3));
      }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (linli_figure_get_n_rows (figure) > 0)
    linli_figure_set_value (figure, total, 0);
  return TRUE;
}

static gboolean
lp_event_brief_load (LinliDatabase      *reader,
                     const LinliPeriod  *period,
                     LinliFigures       *figures,
                     GCancellable       *cancellable,
                     GError            **error)
{
  if (!linli_figures_count (figures, reader, period, queries, G_N_ELEMENTS (queries), GETTEXT_PACKAGE, error) ||
      !lp_event_brief_count_people (reader, period, figures, error))
    return FALSE;
  linli_figures_say (figures, _("Held: {held}{held~}, in courtyards: {meetings}; people who came: {people}{people~}. Raised: {raised}, answered: {answered},"
                                " waiting for an answer: {unanswered}."));
  return TRUE;
}

LinliFigureSource *
lp_event_brief_source_new (void)
{
  return linli_figure_source_new ("events", _("Events and Courtyard Meetings"), lp_event_brief_load);
}
