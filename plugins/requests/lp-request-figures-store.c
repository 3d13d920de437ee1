/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Counting requests, and listing what was counted. Both ask the same expressions over the same facts, so that a number and the rows behind it
 * cannot differ. On any connection, meant for a worker. */

#include "lp-request-figures-store.h"

#include "lp-request-list-store.h"

/* One row a request that was received from ?1 until before ?2, with all that is asked about it. ?3 lies the days of a
 * repeated request before ?1, which are ?4; ?5 is from which time on it counts. */
#define FACTS \
  "WITH base AS MATERIALIZED (SELECT m.id, m.state, m.category, m.due_at, m.opened_at, m.closed_at, coalesce (m.grid_id, s.grid_id, 0) AS grid," \
  " " LP_REQUEST_SECOND_SQL ("m") " AS second, " LP_REQUEST_LEAST_SQL " AS least, " LP_REQUEST_PLACE_SQL ("m") " AS place, " LP_REQUEST_OLDER_SQL " AS older" \
  " FROM matter m LEFT JOIN dwelling_standing s ON s.dwelling_id = m.dwelling_id" \
  " WHERE m.kind = 'requests' AND m.deleted_at IS NULL AND m.opened_at >= ?3 AND m.opened_at < ?2)," \
  " spaced AS (SELECT *, " LP_REQUEST_NTH_SQL ("?4") " + older AS nth FROM base)," \
  " answers AS MATERIALIZED (SELECT p.*, max (CASE WHEN t.to_state = 'answered' THEN t.at END) AS answered_at," \
  " coalesce (sum (t.verb = 'reopen' OR (t.from_state = 'answered' AND t.to_state = 'in-hand')), 0) AS n_again" \
  " FROM spaced p LEFT JOIN timeline t ON t.matter_id = p.id AND t.deleted_at IS NULL WHERE p.opened_at >= ?1 GROUP BY p.id)," \
  " facts AS MATERIALIZED (SELECT w.*, strftime ('%Y-%m', w.opened_at, 'localtime') AS month, count (c.id) AS n_heard, min (c.responded) AS responded," \
  " min (c.solved) AS solved, min (c.satisfied) AS satisfied," \
  " EXISTS (SELECT 1 FROM requests_resident a WHERE a.matter_id = w.id AND a.deleted_at IS NULL) AS has_residents" \
  " FROM answers w LEFT JOIN requests_callback c ON c.matter_id = w.id AND c.at >= w.answered_at AND c.deleted_at IS NULL" \
  " AND EXISTS (SELECT 1 FROM requests_resident a WHERE a.id = c.resident_id AND a.matter_id = w.id AND a.deleted_at IS NULL)" \
  " AND NOT EXISTS (SELECT 1 FROM requests_callback l WHERE l.matter_id = c.matter_id AND l.resident_id = c.resident_id AND l.deleted_at IS NULL" \
  " AND (l.at > c.at OR (l.at = c.at AND l.id > c.id))) GROUP BY w.id)"

#define SETTLED "f.state IN ('answered', 'closed')"
#define DATED SETTLED " AND f.answered_at IS NOT NULL AND f.due_at IS NOT NULL"
#define OPEN "f.closed_at IS NULL AND f.state <> 'answered'"
#define PAST "f.due_at IS NOT NULL AND substr (f.due_at, 1, 10) < date ('now', 'localtime')"

static const char * const lp_request_figure_tests[LP_REQUEST_N_FIGURES] = {
  [LP_REQUEST_FIGURE_RECEIVED] = "1",
  [LP_REQUEST_FIGURE_IN_TIME] = DATED " AND date (f.answered_at, 'localtime') <= substr (f.due_at, 1, 10)",
  [LP_REQUEST_FIGURE_LATE] = DATED " AND date (f.answered_at, 'localtime') > substr (f.due_at, 1, 10)",
  [LP_REQUEST_FIGURE_UNDATED] = SETTLED " AND (f.answered_at IS NULL OR f.due_at IS NULL)",
  [LP_REQUEST_FIGURE_OVERDUE] = OPEN " AND " PAST,
  [LP_REQUEST_FIGURE_UNDERWAY] = OPEN " AND NOT (" PAST ")",
  [LP_REQUEST_FIGURE_ENDED] = "f.closed_at IS NOT NULL AND NOT " SETTLED,
  [LP_REQUEST_FIGURE_WAITING] = "f.state = 'waiting'",
  [LP_REQUEST_FIGURE_CALLED] = "f.n_heard > 0",
  [LP_REQUEST_FIGURE_UNCALLED] = SETTLED " AND f.n_heard = 0 AND f.has_residents",
  [LP_REQUEST_FIGURE_NOBODY] = SETTLED " AND f.n_heard = 0 AND NOT f.has_residents",
  [LP_REQUEST_FIGURE_RESPONDED] = "f.n_heard > 0 AND f.responded",
  [LP_REQUEST_FIGURE_SOLVED] = "f.n_heard > 0 AND f.solved",
  [LP_REQUEST_FIGURE_SATISFIED] = "f.n_heard > 0 AND f.satisfied",
  [LP_REQUEST_FIGURE_AGAIN] = "f.n_again > 0",
  [LP_REQUEST_FIGURE_REPEATED] = "f.nth >= ?5",
};

static const char * const lp_request_grouping_keys[] = {
  [LP_REQUEST_BY_NOTHING] = "''",
  [LP_REQUEST_BY_GRID] = "CAST (f.grid AS TEXT)",
  [LP_REQUEST_BY_CATEGORY] = "coalesce (f.category, '')",
  [LP_REQUEST_BY_MONTH] = "f.month",
};

LpRequestPick *
lp_request_pick_new (const LinliPeriod *period,
                     LpRequestFigure        figure,
                     LpRequestGrouping      grouping,
                     const char            *key)
{
  LpRequestPick *pick = g_new (LpRequestPick, 1);

  *pick = (LpRequestPick) { *period, figure, key != NULL ? grouping : LP_REQUEST_BY_NOTHING, g_strdup (key != NULL ? key : "") };
  return pick;
}

void
lp_request_pick_free (gpointer data)
{
  LpRequestPick *pick = data;

  g_free (pick->key);
  g_free (pick);
}

/* What the facts need: three moments, and when a request counts as repeated. */
typedef struct {
  char *begin;
  char *end;
  char *earliest;
  LpRequestRepeats repeats;
} LpRequestMoments;

static void
lp_request_moments_clear (LpRequestMoments *moments)
{
  g_free (moments->begin);
  g_free (moments->end);
  g_free (moments->earliest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LpRequestMoments, lp_request_moments_clear)

static gboolean
lp_request_moments_load (LpRequestMoments       *self,
                         LinliDatabase          *reader,
                         const LinliPeriod  *period,
                         GError                **error)
{
  LinliPeriod earlier = { LINLI_PERIOD_DAYS, period->first, period->last };

  if (!lp_request_repeats_load (reader, &self->repeats, error))
    return FALSE;
  linli_date_from_day_number (linli_date_to_day_number (&period->first) - self->repeats.days - 1, &earlier.first);
  self->begin = linli_period_dup_begin (period);
  self->end = linli_period_dup_end (period);
  self->earliest = linli_period_dup_begin (&earlier);
  return TRUE;
}

static gpointer
lp_request_figures_read_id (LinliStatement *row,
                            gpointer        ids)
{
  gint64 id = linli_statement_get_int64 (row, 0);

  g_array_append_val (ids, id);
  return NULL;
}

GArray *
lp_request_pick_list_ids (LinliDatabase        *reader,
                          const LpRequestPick  *pick,
                          GError              **error)
{
  g_auto (LpRequestMoments) moments = { NULL };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = g_strconcat (FACTS " SELECT f.id FROM facts f WHERE (", lp_request_figure_tests[pick->figure], ") AND ",
                                      lp_request_grouping_keys[pick->grouping], " = ?6 LIMIT ?7", NULL);
  g_autoptr (GPtrArray) none = NULL;

  if (!lp_request_moments_load (&moments, reader, &pick->period, error))
    return NULL;
  none = linli_rows_collect (linli_database_query (reader, error, sql, "sssiisi", moments.begin, moments.end, moments.earliest,
                                                   (gint64) moments.repeats.days, (gint64) moments.repeats.number, pick->key,
                                                   (gint64) LP_REQUEST_MOST_PICKED),
                             lp_request_figures_read_id, ids, NULL, error);
  return none != NULL ? g_steal_pointer (&ids) : NULL;
}

GPtrArray *
lp_request_pick_list (LinliDatabase        *reader,
                      const LpRequestPick  *pick,
                      GError              **error)
{
  g_autoptr (GArray) ids = lp_request_pick_list_ids (reader, pick, error);

  return ids != NULL ? lp_request_list_these (reader, ids, error) : NULL;
}

static void
lp_request_figure_line_free (gpointer data)
{
  LpRequestFigureLine *line = data;

  g_free (line->key);
  g_free (line->name);
  g_free (line);
}

static gpointer
lp_request_figures_read_line (LinliStatement *row,
                              gpointer        total)
{
  LpRequestFigureLine *line = g_new0 (LpRequestFigureLine, 1), *sum = total;

  line->key = g_strdup (linli_statement_get_text (row, 0));
  line->name = g_strdup (linli_statement_get_text (row, 1));
  for (int i = 0; i < LP_REQUEST_N_FIGURES; i++)
    {
      line->counts[i] = linli_statement_get_int64 (row, i + 2);
      sum->counts[i] += line->counts[i];
    }
  return line;
}

static gboolean
lp_request_figures_load_lines (LpRequestFigures       *self,
                               LinliDatabase          *reader,
                               const LinliPeriod  *period,
                               LpRequestGrouping       grouping,
                               GError                **error)
{
  g_auto (LpRequestMoments) moments = { NULL };
  g_autoptr (GString) sql = g_string_new (FACTS " SELECT ");

  if (!lp_request_moments_load (&moments, reader, period, error))
    return FALSE;
  self->repeats = moments.repeats;
  g_string_append_printf (sql, "%s AS key, %s", lp_request_grouping_keys[grouping], grouping == LP_REQUEST_BY_GRID ? "g.name" : "NULL");
  for (int i = 0; i < LP_REQUEST_N_FIGURES; i++)
    g_string_append_printf (sql, ", sum (CASE WHEN %s THEN 1 ELSE 0 END)", lp_request_figure_tests[i]);
  g_string_append (sql, " FROM facts f LEFT JOIN grid g ON g.id = f.grid GROUP BY 1 ORDER BY ");
  g_string_append (sql, grouping == LP_REQUEST_BY_MONTH ? "1" : grouping == LP_REQUEST_BY_GRID ? "g.id IS NULL, g.name, 1" : "3 DESC, 1");
  g_string_append (sql, " LIMIT ?6");
  self->lines = linli_rows_collect (linli_database_query (reader, error, sql->str, "sssiii", moments.begin, moments.end, moments.earliest,
                                                          (gint64) moments.repeats.days, (gint64) moments.repeats.number,
                                                          (gint64) LP_REQUEST_MOST_GROUPS),
                                    lp_request_figures_read_line, self->total, lp_request_figure_line_free, error);
  return self->lines != NULL;
}

static void
lp_request_topic_free (gpointer data)
{
  LpRequestTopic *topic = data;

  g_free (topic->category);
  g_free (topic);
}

static gpointer
lp_request_figures_read_topic (LinliStatement *row,
                               gpointer        n_before)
{
  LpRequestTopic topic = { NULL, linli_statement_get_int64 (row, 1), linli_statement_get_int64 (row, 2) };

  *(gint64 *) n_before += topic.before;
  if (topic.now * LP_REQUEST_STRETCHES_BEFORE <= topic.before)
    return NULL;
  topic.category = g_strdup (linli_statement_get_text (row, 0));
  return g_memdup2 (&topic, sizeof topic);
}

static gboolean
lp_request_figures_load_topics (LpRequestFigures       *self,
                                LinliDatabase          *reader,
                                const LinliPeriod  *period,
                                GError                **error)
{
  LinliPeriod oldest = linli_period_move (period, -LP_REQUEST_STRETCHES_BEFORE);
  g_autofree char *since = NULL;
  g_autofree char *begin = linli_period_dup_begin (period);
  g_autofree char *end = linli_period_dup_end (period);

  self->before = (LinliPeriod) { LINLI_PERIOD_DAYS, oldest.first };
  linli_date_from_day_number (linli_date_to_day_number (&period->first) - 1, &self->before.last);
  since = linli_period_dup_begin (&self->before);
  self->topics = linli_rows_collect (
    linli_database_query (reader, error, "SELECT coalesce (m.category, ''), sum (m.opened_at >= ?1) AS now, sum (m.opened_at < ?1) AS before FROM matter m"
                          " WHERE m.kind = 'requests' AND m.deleted_at IS NULL AND m.opened_at >= ?2 AND m.opened_at < ?3 GROUP BY 1"
                          " ORDER BY now * ?4 - before DESC, 1 LIMIT ?5", "sssii", begin, since, end, (gint64) LP_REQUEST_STRETCHES_BEFORE,
                          (gint64) LP_REQUEST_MOST_GROUPS),
    lp_request_figures_read_topic, &self->n_before, lp_request_topic_free, error);
  return self->topics != NULL;
}

LpRequestFigures *
lp_request_figures_load (LinliDatabase          *reader,
                         const LinliPeriod  *period,
                         LpRequestGrouping       grouping,
                         GError                **error)
{
  LpRequestFigures *self = g_new0 (LpRequestFigures, 1);

  self->total = g_new0 (LpRequestFigureLine, 1);
  if (lp_request_figures_load_lines (self, reader, period, grouping, error) && lp_request_figures_load_topics (self, reader, period, error))
    return self;
  lp_request_figures_free (self);
  return NULL;
}

void
lp_request_figures_free (gpointer data)
{
  LpRequestFigures *self = data;

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  lp_request_figure_line_free (self->total);
  g_free (self);
}
