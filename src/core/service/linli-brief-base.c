/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the brief says of the community itself: who lives here, who came and went, and how the grids stand. Any thread with a reader. */

#include "config.h"

#include "linli-brief.h"

#include <glib/gi18n-lib.h>

#include "linli-duty-private.h"
#include "linli-grid-check.h"
#include "linli-tags.h"

#define HERE "p.deleted_at IS NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL AND (h.id IS NULL OR h.moved_out_on IS NULL)"
/* A day of which no more than the month or the year is known is within a period that holds all of it. */
#define WITHIN(day)                                                                                                                                   \
  "substr (" day " || '-01-01', 1, 10) >= ?1 AND CASE length (" day ") WHEN 4 THEN " day " || '-12-31'"                                               \
  " WHEN 7 THEN date (" day " || '-01', '+1 month', '-1 day') ELSE " day " END <= ?2"

static const LinliFigureQuery residents[] = {
  { { "households", N_("Households"), NC_("unit", "household|households"), N_("Households that have not moved out"), LINLI_FIGURE_NOW, "household" },
    "SELECT h.id FROM household h WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL" },
  { { "residents", N_("Registered residents"), NC_("unit", "person|persons"),
      N_("Persons who are entered, have not moved out, alone or with their household, and live"), LINLI_FIGURE_NOW, "person" },
    "SELECT p.id FROM person p LEFT JOIN household h ON h.id = p.household_id WHERE " HERE },
  { { "away", N_("Away for some time"), NC_("unit", "person|persons"), N_("Residents of whom an absence that lasts today is entered"), LINLI_FIGURE_NOW,
      "person" },
    "SELECT p.id FROM person p LEFT JOIN household h ON h.id = p.household_id WHERE " HERE " AND p.away_from <= date ('now', 'localtime')"
    " AND (p.away_until IS NULL OR p.away_until >= date ('now', 'localtime'))" },
};

static const LinliFigureQuery arrivals[] = {
  { { "moved-in", N_("Moved in"), NC_("unit", "person|persons"), N_("Persons whose day of moving in is within the period; not known where no such day is entered at all"),
      LINLI_FIGURE_OF_PERIOD, "person" },
    "SELECT id, moved_in_on FROM person WHERE deleted_at IS NULL AND " WITHIN ("moved_in_on") " ORDER BY moved_in_on" },
};

static const LinliFigureQuery departures[] = {
  { { "moved-out", N_("Moved out"), NC_("unit", "person|persons"), N_("Persons whose day of moving out is within the period"), LINLI_FIGURE_OF_PERIOD, "person" },
    "SELECT id, moved_out_on FROM person WHERE deleted_at IS NULL AND " WITHIN ("moved_out_on") " ORDER BY moved_out_on" },
  { { "born", N_("Born"), NC_("unit", "person|persons"), N_("Persons whose birth date is within the period"), LINLI_FIGURE_OF_PERIOD, "person" },
    "SELECT id, birth_date FROM person WHERE deleted_at IS NULL AND " WITHIN ("birth_date") " ORDER BY birth_date" },
  { { "died", N_("Deaths"), NC_("unit", "person|persons"), N_("Persons whose day of death is within the period"), LINLI_FIGURE_OF_PERIOD, "person" },
    "SELECT id, deceased_on FROM person WHERE deleted_at IS NULL AND " WITHIN ("deceased_on") " ORDER BY deceased_on" },
};

static const LinliFigureQuery tags[] = {
  { { "tags-given", N_("Tags given"), NC_("unit", "time|times"), N_("Tags of persons that hold since a day within the period"), LINLI_FIGURE_OF_PERIOD, "person" },
    "SELECT subject_id, code FROM tag WHERE subject_kind = 'person' AND deleted_at IS NULL AND since BETWEEN ?1 AND ?2 ORDER BY code, since" },
  { { "tags-ended", N_("Tags ended"), NC_("unit", "time|times"), N_("Tags of persons that ended on a day within the period"), LINLI_FIGURE_OF_PERIOD, "person" },
    "SELECT subject_id, code FROM tag WHERE subject_kind = 'person' AND deleted_at IS NULL AND until BETWEEN ?1 AND ?2 ORDER BY code, until" },
};

static const LinliFigureQuery grids[] = {
  { { "micro-grids", N_("Micro-grids"), NC_("unit", "grid|grids"), N_("Grids of the lowest level"), LINLI_FIGURE_NOW, "grid" },
    "SELECT id FROM grid WHERE deleted_at IS NULL AND level = 'micro' ORDER BY name" },
  { { "headless", N_("Micro-grids without a head"), NC_("unit", "grid|grids"), N_("Micro-grids for which nobody who lives and has not moved out is entered as head today"), LINLI_FIGURE_NOW,
      "grid" },
    "SELECT g.id FROM grid g WHERE g.deleted_at IS NULL AND g.level = 'micro' AND NOT EXISTS (SELECT 1 FROM grid_duty d WHERE d.grid_id = g.id"
    " AND d.role = 'head' AND d.deleted_at IS NULL AND (d.since IS NULL OR d.since <= date ('now', 'localtime'))"
    " AND (d.until IS NULL OR d.until > date ('now', 'localtime')) AND NOT " LINLI_DUTY_GONE ("d.person_id", "date ('now', 'localtime')")
    ") ORDER BY g.name" },
};

/* The note of a row is which tag it is. */
static gboolean
linli_brief_base_take_tags (LinliFigure     *figure,
                            LinliStatement  *rows,
                            GError         **error)
{
  g_autoptr (LinliStatement) statement = rows;
  g_autoptr (GError) failure = NULL;

  while (statement != NULL && linli_statement_step (statement, &failure))
    linli_figure_add_row (figure, linli_statement_get_int64 (statement, 0), linli_tags_get_label (linli_statement_get_text (statement, 1)));
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (statement != NULL)
    linli_figure_set_value (figure, linli_figure_get_n_rows (figure), 0);
  return linli_figure_get_value (figure, NULL);
}

static gboolean
linli_brief_base_count_tags (LinliFigures       *figures,
                             LinliDatabase      *reader,
                             const LinliPeriod  *period,
                             GError            **error)
{
  g_autofree char *first = linli_date_to_string (&period->first);
  g_autofree char *last = linli_date_to_string (&period->last);

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (!linli_brief_base_take_tags (linli_figures_add_translated (figures, &tags[i].about, GETTEXT_PACKAGE),
                                     linli_database_query (reader, error, tags[i].sql, "ss", first, last), error))
      return FALSE;
  return TRUE;
}

/* Of a community that does not enter since when people live there nobody knows who came. */
static gboolean
linli_brief_base_count_arrivals (LinliFigures       *figures,
                                 LinliDatabase      *reader,
                                 const LinliPeriod  *period,
                                 GError            **error)
{
  if (linli_database_get_int64 (reader, 0, "SELECT 1 FROM person WHERE moved_in_on IS NOT NULL AND deleted_at IS NULL LIMIT 1", NULL) != 0)
    return linli_figures_count (figures, reader, period, arrivals, G_N_ELEMENTS (arrivals), GETTEXT_PACKAGE, error);
  linli_figures_add_translated (figures, &arrivals[0].about, GETTEXT_PACKAGE);
  return TRUE;
}

/* As the check of the file has it, so that both say the same. */
static gboolean
linli_brief_base_count_sizes (LinliFigures   *figures,
                              LinliDatabase  *reader,
                              GCancellable   *cancellable,
                              GError        **error)
{
  static const LinliFigureAbout large = { "large", N_("Grids that are too large"), NC_("unit", "grid|grids"),
                                          N_("Grids with more households than the guidance in the preferences"), LINLI_FIGURE_NOW, "grid" };
  static const LinliFigureAbout small = { "small", N_("Grids that are too small"), NC_("unit", "grid|grids"),
                                          N_("Grids with fewer households than the guidance in the preferences"), LINLI_FIGURE_NOW, "grid" };
  g_autoptr (GPtrArray) findings = linli_grid_check (reader, LINLI_GRID_CHECK_SIZES, cancellable, error);
  LinliFigure *too_large, *too_small;

  if (findings == NULL)
    return FALSE;
  too_large = linli_figures_add_translated (figures, &large, GETTEXT_PACKAGE);
  too_small = linli_figures_add_translated (figures, &small, GETTEXT_PACKAGE);
  for (guint i = 0; i < findings->len; i++)
    {
      LinliFinding *finding = g_ptr_array_index (findings, i);
      gboolean is_large = g_str_equal (linli_finding_get_code (finding), "grid-large");

      linli_figure_add_row (is_large ? too_large : too_small, linli_finding_get_id (finding), NULL);
    }
  linli_figure_set_value (too_large, linli_figure_get_n_rows (too_large), 0);
  linli_figure_set_value (too_small, linli_figure_get_n_rows (too_small), 0);
  return TRUE;
}

static gboolean
linli_brief_base_load (LinliDatabase      *reader,
                       const LinliPeriod  *period,
                       LinliFigures       *figures,
                       GCancellable       *cancellable,
                       GError            **error)
{
  if (!linli_figures_count (figures, reader, period, residents, G_N_ELEMENTS (residents), GETTEXT_PACKAGE, error) ||
      !linli_brief_base_count_arrivals (figures, reader, period, error) ||
      !linli_figures_count (figures, reader, period, departures, G_N_ELEMENTS (departures), GETTEXT_PACKAGE, error) ||
      !linli_brief_base_count_tags (figures, reader, period, error) ||
      !linli_figures_count (figures, reader, period, grids, G_N_ELEMENTS (grids), GETTEXT_PACKAGE, error) ||
      !linli_brief_base_count_sizes (figures, reader, cancellable, error))
    return FALSE;
  linli_figures_say (figures, _("The community has {households} with {residents}, of whom away for some time: {away}. In this period moved in:"
                                " {moved-in}{moved-in~}, moved out: {moved-out}{moved-out~}, born: {born}, died: {died}. Tags of residents were given"
                                " {tags-given} and ended {tags-ended}."));
  linli_figures_say (figures, _("Micro-grids: {micro-grids}, without a head: {headless}. Grids of all levels with more households than the guidance: {large},"
                                " with fewer: {small}."));
  return TRUE;
}

/**
 * linli_brief_new_base_source:
 *
 * Returns: (transfer full): the source of the first section: residents and grids
 */
LinliFigureSource *
linli_brief_new_base_source (void)
{
  return linli_figure_source_new ("base", _("Basic Situation"), linli_brief_base_load);
}
