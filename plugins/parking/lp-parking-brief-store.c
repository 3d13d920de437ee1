/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the brief says of parking. On a worker. */

#include "lp-parking-brief-store.h"

#include <glib/gi18n-lib.h>

#include "lp-lot-store.h"
#include "lp-parking-codes.h"

static const LinliFigureQuery queries[] = {
  { { "asked", N_("Bays asked for"), NC_("unit", "need|needs"), N_("Needs of a bay that were entered in the period"), LINLI_FIGURE_OF_PERIOD, "matter" },
    "SELECT m.id, date (m.opened_at, 'localtime') FROM matter m WHERE m.kind = 'parking' AND m.deleted_at IS NULL AND m.opened_at >= ?3 AND m.opened_at < ?4"
    " ORDER BY m.opened_at" },
  { { "placed", N_("Bays found"), NC_("unit", "need|needs"), N_("Needs whose car has parked in a bay since a day within the period"), LINLI_FIGURE_OF_PERIOD,
      "matter" },
    "SELECT u.need_id, min (u.since) FROM parking_use u JOIN matter m ON m.id = u.need_id AND m.deleted_at IS NULL WHERE u.deleted_at IS NULL"
    " AND u.since BETWEEN ?1 AND ?2 GROUP BY u.need_id" },
  { { "waiting", N_("Waiting for a bay"), NC_("unit", "need|needs"), N_("Needs for which no bay is kept today"), LINLI_FIGURE_NOW, "matter" },
    "SELECT m.id, date (m.opened_at, 'localtime') FROM matter m WHERE m.kind = 'parking' AND m.deleted_at IS NULL AND m.state = 'waiting'"
    " ORDER BY m.opened_at" },
  { { "agreements", N_("Agreements in force"), NC_("unit", "agreement|agreements"), N_("Agreements between compounds by which cars are taken in today"),
      LINLI_FIGURE_NOW, "matter" },
    "SELECT m.id, a.ends_on FROM matter m JOIN parking_agreement a ON a.id = m.id WHERE m.kind = 'parking-agreement' AND m.deleted_at IS NULL"
    " AND m.state = 'in-force' ORDER BY a.ends_on" },
};

/* Income is noted by the month: of a week, or of days, nobody knows it, nor of months for which nobody has noted any. */
static gboolean
lp_parking_brief_count_income (LinliDatabase      *reader,
                               const LinliPeriod  *period,
                               LinliFigures       *figures,
                               GError            **error)
{
  static const LinliFigureAbout about = {
    "income", N_("Income from parking"), NC_("unit", "yuan"),
    N_("What was noted for the months of the period; behind it stand the parking lots and months that it came from"), LINLI_FIGURE_OF_PERIOD, LP_LOT_TABLE };
  LinliFigure *figure = linli_figures_add_translated (figures, &about, GETTEXT_PACKAGE);
  g_autofree char *first = g_strdup_printf ("%04d-%02d", period->first.year, period->first.month);
  g_autofree char *last = g_strdup_printf ("%04d-%02d", period->last.year, period->last.month);
  g_autoptr (LinliStatement) row = NULL;
  GError *problem = NULL;
  gint64 fen = 0;

  if (period->kind != LINLI_PERIOD_MONTH && period->kind != LINLI_PERIOD_QUARTER && period->kind != LINLI_PERIOD_YEAR)
    return TRUE;
  row = linli_database_query (reader, error, "SELECT i.lot_id, l.name, i.month, sum (i.fen), l.deleted_at IS NOT NULL FROM parking_income i JOIN parking_lot l ON l.id = i.lot_id"
                              " WHERE i.deleted_at IS NULL AND i.month BETWEEN ? AND ? GROUP BY i.lot_id, i.month ORDER BY l.name, i.lot_id, i.month", "ss", first, last);
  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &problem))
    {
      g_autofree char *yuan = lp_fen_to_text (linli_statement_get_int64 (row, 3));
      g_autofree char *amount = g_strdup_printf (C_("parking", "%s yuan"), yuan);
      g_autofree char *name = linli_statement_get_int64 (row, 4) != 0 ? g_strdup_printf (_("%s (removed)"), linli_statement_get_text (row, 1))
                                                                      : g_strdup (linli_statement_get_text (row, 1));
      g_autofree char *words = g_strdup_printf ("%s · %s", name, linli_statement_get_text (row, 2));

      linli_figure_add_row_called (figure, linli_statement_get_int64 (row, 0), words, amount);
      fen += linli_statement_get_int64 (row, 3);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (linli_figure_get_n_rows (figure) > 0)
    linli_figure_set_value (figure, (double) fen / 100, 2);
  return TRUE;
}

static gboolean
lp_parking_brief_load (LinliDatabase      *reader,
                       const LinliPeriod  *period,
                       LinliFigures       *figures,
                       GCancellable       *cancellable,
                       GError            **error)
{
  if (!linli_figures_count (figures, reader, period, queries, G_N_ELEMENTS (queries), GETTEXT_PACKAGE, error) ||
      !lp_parking_brief_count_income (reader, period, figures, error))
    return FALSE;
  linli_figures_say (figures, _("Bays asked for: {asked}{asked~}, found: {placed}{placed~}, waited for now: {waiting}. In force: {agreements}; income that"
                                " was noted: {income}."));
  return TRUE;
}

LinliFigureSource *
lp_parking_brief_source_new (void)
{
  return linli_figure_source_new ("parking", _("Parking"), lp_parking_brief_load);
}
