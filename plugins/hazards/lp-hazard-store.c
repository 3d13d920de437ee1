/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reading hazards: lists, counts, the rate, the check. On any connection, bounded. */

#include "lp-hazard-store.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-sql.h"

/* What counts as coming back: a hazard of a category, at a spot. Points on the map have a place of some thirty metres, the others none. */
#define SEEN(which) \
  "WITH seen AS MATERIALIZED (SELECT m.id, m.opened_at, " LP_HAZARD_GROUP " AS family, " LP_HAZARD_SPOT " AS spot, m.x, m.y" LP_HAZARD_FROM \
  " WHERE " which " AND m.state NOT IN ('false', 'duplicate') AND m.category IS NOT NULL)"
#define NEAR(one, other) "abs (" other ".x - " one ".x) <= 0.0003 AND abs (" other ".y - " one ".y) <= 0.00027"

/* What may be at the spot of hazard ?1, found through indexes; only what is in no dwelling, and about no building, is looked for among all
 * hazards. With the plus the kind chooses no index. */
#define AT_ITS_PLACE \
  "m.id IN (WITH o AS (SELECT w.dwelling_id, w.subject_kind, w.subject_id, w.x, w.y, w.place_text," \
  " coalesce (f.unit_id, CASE w.subject_kind WHEN 'unit' THEN w.subject_id END) AS unit_id" \
  " FROM matter w LEFT JOIN dwelling f ON f.id = w.dwelling_id WHERE w.id = ?1)" \
  " SELECT n.id FROM o JOIN matter n ON n.dwelling_id = o.dwelling_id" \
  " UNION SELECT n.id FROM o JOIN dwelling e ON e.unit_id = o.unit_id JOIN matter n ON n.dwelling_id = e.id" \
  " UNION SELECT n.id FROM o JOIN matter n ON n.subject_kind = 'unit' AND n.subject_id = o.unit_id" \
  " UNION SELECT n.id FROM o JOIN matter n ON n.subject_kind = o.subject_kind AND n.subject_id = o.subject_id" \
  " UNION SELECT n.id FROM o JOIN matter n ON n.kind = 'hazards' AND n.dwelling_id IS NULL" \
  " AND iif (o.x IS NULL, n.place_text = o.place_text, " NEAR ("o", "n") ")" \
  " WHERE o.dwelling_id IS NULL AND coalesce (o.subject_kind, '') NOT IN ('unit', 'building', 'place'))" \
  " AND +m.kind = 'hazards' AND m.deleted_at IS NULL"

/* The how-manieth of its category or a sibling it was at its spot, within the period that the office has set. */
#define NTH \
  "(SELECT count (*) FROM seen a JOIN seen b ON b.spot = a.spot AND b.family = a.family WHERE a.id = m.id" \
  " AND (b.opened_at, b.id) <= (a.opened_at, a.id) AND b.opened_at >= date (a.opened_at, (SELECT -recurrence_days FROM hazards_setting WHERE id = 1) || ' days')" \
  " AND (a.spot <> 'point' OR (" NEAR ("a", "b") ")))"

#define COLUMNS \
  " SELECT m.id, m.number, m.title, m.state, m.category, coalesce (h.level, 'ordinary'), coalesce (s.address, m.place_text), g.name, m.assignee," \
  " (SELECT group_concat (a.name, '、') FROM hazards_actor a WHERE a.matter_id = m.id AND a.deleted_at IS NULL)," \
  " m.due_at, m.opened_at, m.closed_at, m.opened_by," \
  " (SELECT group_concat (p.year || '-' || printf ('%03d', p.sequence), '、') FROM hazards_paper p WHERE p.matter_id = m.id AND p.deleted_at IS NULL)," \
  " (SELECT t.text FROM timeline t WHERE t.matter_id = m.id AND t.to_state IS NOT NULL AND t.text <> '' AND t.deleted_at IS NULL ORDER BY t.at DESC, t.id DESC LIMIT 1)," \
  " " NTH "," \
  " (SELECT count (*) FROM attachment f WHERE f.owner_kind = 'matter' AND f.owner_id = m.id AND f.deleted_at IS NULL)," \
  " m.closed_at IS NULL AND m.due_at < date ('now', 'localtime'), m.subject_kind, m.subject_id," \
  " (SELECT recurrence_days FROM hazards_setting WHERE id = 1), m.x, m.y" LP_HAZARD_FROM \
  " LEFT JOIN hazards_hazard h ON h.id = m.id AND h.deleted_at IS NULL LEFT JOIN grid g ON g.id = coalesce (m.grid_id, s.grid_id)"

LpHazardFilter *
lp_hazard_filter_copy (const LpHazardFilter *filter)
{
  LpHazardFilter *copy = g_new (LpHazardFilter, 1);

  *copy = (LpHazardFilter) { filter->which, g_strdup (filter->mine), filter->grid_id, g_strdup (filter->group) };
  return copy;
}

void
lp_hazard_filter_free (gpointer data)
{
  LpHazardFilter *filter = data;

  g_free (filter->mine);
  g_free (filter->group);
  g_free (filter);
}

static gpointer
lp_hazard_store_read (LinliStatement *row,
                      gpointer        reader)
{
  LpHazard *self = lp_hazard_new ();
  char **texts[] = { &self->number, &self->title, &self->state, &self->category, &self->level, &self->place, &self->grid, &self->assignee,
                     &self->actors, &self->due_at, &self->opened_at, &self->closed_at, &self->opened_by, &self->papers, &self->words };
  const char *kind = linli_statement_get_text (row, 19);

  self->id = linli_statement_get_int64 (row, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (linli_statement_get_text (row, (int) i + 1));
  self->names = linli_title_dup_names (reader, "matter", self->id);
  self->nth = (guint) linli_statement_get_int64 (row, 16);
  self->n_photos = (guint) linli_statement_get_int64 (row, 17);
  self->overdue = linli_statement_get_int64 (row, 18) != 0;
  self->period = (guint) linli_statement_get_int64 (row, 21);
  if (self->place == NULL && kind != NULL && linli_statement_get_int64 (row, 20) != 0)
    self->place = linli_title_dup_masked (reader, kind, linli_statement_get_int64 (row, 20));
  self->on_map = !linli_statement_is_null (row, 22) && !linli_statement_is_null (row, 23);
  if (self->place == NULL && self->on_map)
    self->place = lp_hazard_dup_point (linli_statement_get_double (row, 22), linli_statement_get_double (row, 23));
  return self;
}

GPtrArray *
lp_hazard_store_list (LinliDatabase         *reader,
                      const LpHazardFilter  *filter,
                      GError               **error)
{
  static const char * const which[] = {
    [LP_HAZARDS_BOARD] = " AND (m.closed_at IS NULL OR m.closed_at >= date ('now', '-30 days'))",
    [LP_HAZARDS_OPEN] = " AND m.closed_at IS NULL",
    [LP_HAZARDS_OVERDUE] = " AND m.closed_at IS NULL AND m.due_at < date ('now', 'localtime')",
    [LP_HAZARDS_CLOSED] = " AND m.closed_at IS NOT NULL",
    [LP_HAZARDS_ALL] = "",
  };
  g_autofree char *sql =
    g_strconcat (SEEN (LP_HAZARD_IS) COLUMNS " WHERE " LP_HAZARD_IS
                 " AND (?1 IS NULL OR m.assignee = ?1 OR m.opened_by = ?1 OR EXISTS (SELECT 1 FROM hazards_actor a WHERE a.matter_id = m.id"
                 " AND a.name = ?1 AND a.deleted_at IS NULL)) AND (?2 = 0 OR coalesce (m.grid_id, s.grid_id) = ?2)"
                 " AND (?3 IS NULL OR " LP_HAZARD_GROUP " = ?3)", which[filter->which],
                 " ORDER BY m.closed_at IS NOT NULL, m.closed_at DESC, m.due_at IS NULL, m.due_at, m.opened_at, m.id LIMIT ?4", NULL);

  return linli_rows_collect (linli_database_query (reader, error, sql, "sisi", filter->mine, filter->grid_id, filter->group, (gint64) LP_HAZARD_MOST + 1),
                             lp_hazard_store_read, reader, g_object_unref, error);
}

LpHazard *
lp_hazard_store_load (LinliDatabase  *reader,
                      gint64          id,
                      GError        **error)
{
  g_autoptr (GPtrArray) found =
    linli_rows_collect (linli_database_query (reader, error, SEEN (AT_ITS_PLACE) COLUMNS " WHERE m.id = ?1 AND " LP_HAZARD_IS, "i", id),
                        lp_hazard_store_read, reader, g_object_unref, error);

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_object_ref (g_ptr_array_index (found, 0));
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("This hazard was removed"));
  return NULL;
}

gint64
lp_hazard_store_has_any (LinliDatabase *reader)
{
  return linli_database_get_int64 (reader, 0, "SELECT EXISTS (SELECT 1 FROM matter m WHERE " LP_HAZARD_IS ")", NULL);
}

guint
lp_hazard_store_count (LinliContext *context)
{
  return (guint) linli_database_get_int64 (linli_context_get_database (context), 0,
                                           "SELECT count (*) FROM matter m WHERE " LP_HAZARD_IS " AND m.closed_at IS NULL"
                                           " AND (m.due_at < date ('now', 'localtime') OR m.state = 'reported')", NULL);
}

/**
 * lp_hazard_store_load_rate:
 * @reader: a connection of this thread
 * @from: the first day, as YYYY-MM-DD, local
 * @until: the last day
 * @rate: (out): the three numbers
 * @error: return location for a #LinliStoreError
 *
 * How far deadlines were kept in a period. The rate is closed in time / (closed + open and overdue): what is open past its day counts
 * against it, so that it cannot look better by leaving things open. Closed in the period counts by the local day of closing; open and
 * overdue is what had its day before the end of the period, and was open at its end, so that what is closed later does not change it. False reports, duplicates, and what never had a deadline,
 * count nowhere. No standard prescribes this formula.
 *
 * Returns: whether it could be read
 */
gboolean
lp_hazard_store_load_rate (LinliDatabase  *reader,
                           const char     *from,
                           const char     *until,
                           LpHazardRate   *rate,
                           GError        **error)
{
  g_autoptr (LinliStatement) statement =
    linli_database_query (reader, error,
                          "SELECT count (*) FILTER (WHERE NOT " LP_HAZARD_OPEN_AT_END " AND date (m.closed_at, 'localtime') <= m.due_at),"
                          " count (*) FILTER (WHERE NOT " LP_HAZARD_OPEN_AT_END "), count (*) FILTER (WHERE " LP_HAZARD_OPEN_AT_END ")"
                          " FROM matter m WHERE " LP_HAZARD_IS " AND m.due_at IS NOT NULL AND m.state NOT IN ('false', 'duplicate') AND"
                          " CASE WHEN " LP_HAZARD_OPEN_AT_END " THEN m.due_at < min (?2, date ('now', 'localtime'))"
                          " ELSE date (m.closed_at, 'localtime') BETWEEN ?1 AND ?2 END", "ss", from, until);

  if (statement == NULL || !linli_statement_step (statement, error))
    return FALSE;
  *rate = (LpHazardRate) { linli_statement_get_int64 (statement, 0), linli_statement_get_int64 (statement, 1), linli_statement_get_int64 (statement, 2) };
  return TRUE;
}

static gboolean
lp_hazard_store_find (LinliDatabase  *database,
                      GPtrArray      *findings,
                      const char     *code,
                      const char     *words,
                      const char     *where,
                      GError        **error)
{
  g_autofree char *sql = g_strconcat ("SELECT m.id, m.title FROM matter m LEFT JOIN hazards_hazard h ON h.id = m.id AND h.deleted_at IS NULL WHERE "
                                      LP_HAZARD_IS " AND m.closed_at IS NULL AND ", where, " ORDER BY m.id LIMIT 500", NULL);
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, sql, NULL);
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &problem))
    {
      g_autofree char *title = linli_title_mask_words (database, "matter", linli_statement_get_int64 (statement, 0), linli_statement_get_text (statement, 1));
      g_autofree char *message = g_strconcat (words, title, NULL);

      g_ptr_array_add (findings, linli_finding_new (LINLI_SEVERITY_WARNING, code, "matter", linli_statement_get_int64 (statement, 0), message));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

gboolean
lp_hazard_store_check (LinliDatabase  *database,
                       GPtrArray      *findings,
                       GCancellable   *cancellable,
                       GError        **error)
{
  return lp_hazard_store_find (database, findings, "hazards-place", _("Nobody knows where this hazard is: "),
                               "m.dwelling_id IS NULL AND coalesce (m.subject_id, 0) = 0 AND m.x IS NULL AND coalesce (m.place_text, '') = ''", error) &&
         lp_hazard_store_find (database, findings, "hazards-plan", _("A major hazard without its plan (duty, measures, funds, deadline, emergency): "),
                               "h.level = 'major' AND (coalesce (h.plan_duty, '') = '' OR coalesce (h.plan_measures, '') = '' OR"
                               " coalesce (h.plan_funds, '') = '' OR coalesce (h.plan_deadline, '') = '' OR coalesce (h.plan_emergency, '') = '')", error) &&
         lp_hazard_store_find (database, findings, "hazards-deadline", _("A hazard without a deadline: "), "m.due_at IS NULL", error);
}
