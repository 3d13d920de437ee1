/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the brief says of requests, counted as the figures of the page are. On a worker. */

#include "lp-request-brief-store.h"

#include <glib/gi18n-lib.h>

#include "lp-request-figures-store.h"


static const struct {
  LinliFigureAbout about;
  LpRequestFigure figure;
} counted[] = {
  { { "received", N_("Requests received"), NC_("unit", "request|requests"), N_("Requests that were received in the period"), LINLI_FIGURE_OF_PERIOD, "matter" },
    LP_REQUEST_FIGURE_RECEIVED },
  { { "in-time", N_("Answered in time"), NC_("unit", "request|requests"), N_("Of those received in the period: answered by their deadline"), LINLI_FIGURE_OF_PERIOD,
      "matter" },
    LP_REQUEST_FIGURE_IN_TIME },
  { { "late", N_("Answered late"), NC_("unit", "request|requests"), N_("Of those received in the period: answered after their deadline"), LINLI_FIGURE_OF_PERIOD,
      "matter" },
    LP_REQUEST_FIGURE_LATE },
  { { "unanswered", N_("Overdue, not answered"), NC_("unit", "request|requests"), N_("Of those received in the period: open past their deadline"),
      LINLI_FIGURE_OF_PERIOD, "matter" },
    LP_REQUEST_FIGURE_OVERDUE },
  { { "called", N_("Were called back"), NC_("unit", "request|requests"), N_("Of those received in the period: somebody was asked after the last answer"),
      LINLI_FIGURE_OF_PERIOD, "matter" },
    LP_REQUEST_FIGURE_CALLED },
  { { "satisfied", N_("All satisfied"), NC_("unit", "request|requests"), N_("Of those called back: all who were asked say so"), LINLI_FIGURE_OF_PERIOD, "matter" },
    LP_REQUEST_FIGURE_SATISFIED },
  { { "repeated", N_("Repeated requests"), NC_("unit", "request|requests"),
      N_("Of those received in the period: the same category at the same place, as often as the preferences of requests say"), LINLI_FIGURE_OF_PERIOD, "matter" },
    LP_REQUEST_FIGURE_REPEATED },
};

static const LinliFigureQuery queries[] = {
  { { "open", N_("Requests without an answer"), NC_("unit", "request|requests"), N_("Requests that are neither answered nor closed today, whenever they were received"),
      LINLI_FIGURE_NOW, "matter" },
    "SELECT id, due_at FROM matter WHERE kind = 'requests' AND deleted_at IS NULL AND closed_at IS NULL AND state <> 'answered' ORDER BY due_at" },
  { { "overdue", N_("Overdue requests"), NC_("unit", "request|requests"), N_("Those of them whose deadline is over today"), LINLI_FIGURE_NOW, "matter" },
    "SELECT id, due_at FROM matter WHERE kind = 'requests' AND deleted_at IS NULL AND closed_at IS NULL AND state <> 'answered'"
    " AND substr (due_at, 1, 10) < date ('now', 'localtime') ORDER BY due_at" },
};

static gboolean
lp_request_brief_take (LinliFigure        *figure,
                       LinliDatabase      *reader,
                       const LinliPeriod  *period,
                       LpRequestFigure     which,
                       GError            **error)
{
  LpRequestPick *pick = lp_request_pick_new (period, which, LP_REQUEST_BY_NOTHING, NULL);
  g_autoptr (GArray) ids = lp_request_pick_list_ids (reader, pick, error);

  lp_request_pick_free (pick);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    linli_figure_add_row (figure, g_array_index (ids, gint64, i), NULL);
  linli_figure_set_value (figure, ids->len, 0);
  return TRUE;
}

/* Behind a rate stands what it is a share of. */
static gboolean
lp_request_brief_count_rates (LinliDatabase      *reader,
                              const LinliPeriod  *period,
                              LinliFigures       *figures,
                              GError            **error)
{
  static const LinliFigureAbout on_time = { "on-time", N_("Rate of answers in time"), "%",
                                            N_("Answered in time ÷ (answered in time + answered late + overdue, not answered); behind it stand those in time"),
                                            LINLI_FIGURE_OF_PERIOD, "matter" };
  static const LinliFigureAbout satisfaction = { "satisfaction", N_("Satisfaction rate"), "%",
                                                 N_("All satisfied ÷ were called back; behind it stand those that were called back"), LINLI_FIGURE_OF_PERIOD,
                                                 "matter" };
  LinliFigure *rate = linli_figures_add_translated (figures, &on_time, GETTEXT_PACKAGE);
  LinliFigure *share = linli_figures_add_translated (figures, &satisfaction, GETTEXT_PACKAGE);
  guint in_time = linli_figure_get_n_rows (linli_figures_find (figures, "in-time"));
  guint called = linli_figure_get_n_rows (linli_figures_find (figures, "called"));
  guint whole = in_time + linli_figure_get_n_rows (linli_figures_find (figures, "late")) + linli_figure_get_n_rows (linli_figures_find (figures, "unanswered"));

  /* Of none nobody knows a rate. */
  if ((whole > 0 && !lp_request_brief_take (rate, reader, period, LP_REQUEST_FIGURE_IN_TIME, error)) ||
      (called > 0 && !lp_request_brief_take (share, reader, period, LP_REQUEST_FIGURE_CALLED, error)))
    return FALSE;
  linli_figure_set_rate (rate, in_time, whole);
  linli_figure_set_rate (share, linli_figure_get_n_rows (linli_figures_find (figures, "satisfied")), called);
  return TRUE;
}

static gboolean
lp_request_brief_load (LinliDatabase      *reader,
                       const LinliPeriod  *period,
                       LinliFigures       *figures,
                       GCancellable       *cancellable,
                       GError            **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !lp_request_brief_take (linli_figures_add_translated (figures, &counted[i].about, GETTEXT_PACKAGE), reader, period, counted[i].figure, error))
      return FALSE;
  if (!lp_request_brief_count_rates (reader, period, figures, error) ||
      !linli_figures_count (figures, reader, period, queries, G_N_ELEMENTS (queries), GETTEXT_PACKAGE, error))
    return FALSE;
  linli_figures_say (figures, _("Received: {received}{received~}; answered in time: {in-time}, late: {late}, overdue: {unanswered}; rate of answers in time:"
                                " {on-time}. Called back: {called}, satisfaction rate: {satisfaction}. Again from the same place: {repeated}."));
  linli_figures_say (figures, _("Without an answer now: {open}, overdue: {overdue}."));
  return TRUE;
}

LinliFigureSource *
lp_request_brief_source_new (void)
{
  return linli_figure_source_new ("requests", _("Requests"), lp_request_brief_load);
}
