/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the built-in themes of the map say about each record: one query for the grids, one for the dwellings, both bounded by the
 * number of grids and dwellings. The number of a group is the position of its class in the theme. */

#include "config.h"

#include "linli-map-values.h"

#include <string.h>

/* Living people, with the dwelling and the micro-grid of each. */
#define PEOPLE \
  "person p JOIN household h ON h.id = p.household_id JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id " \
  "WHERE p.deleted_at IS NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL AND h.deleted_at IS NULL AND h.moved_out_on IS NULL "
#define HOMES \
  "household h JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL "
#define SETTING(key, fallback) \
  "coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE key = '" key "' AND deleted_at IS NULL), " fallback ")"
/* 0, 1–2, 3–5, 6 or more */
#define STEPS(n) "CASE WHEN " n " = 0 THEN 0 WHEN " n " <= 2 THEN 1 WHEN " n " <= 5 THEN 2 ELSE 3 END"
/* Grids above others only hold what those hold; counting both would count twice. */
#define IS_LEAF "g.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM grid k WHERE k.parent_id = g.id AND k.deleted_at IS NULL) "
#define GRIDS_BY_STEPS(counts) \
  "WITH c AS (" counts ") SELECT g.id, " STEPS ("coalesce(c.n, 0)") " FROM grid g LEFT JOIN c ON c.grid_id = g.id " \
  "WHERE " IS_LEAF "ORDER BY g.id"
#define OPEN "m.deleted_at IS NULL AND m.closed_at IS NULL "

typedef struct {
  const char *id;
  const char *grids;
  const char *dwellings;
} Question;

static const Question questions[] = {
  { "kind",
    "SELECT g.id, CASE WHEN g.level = 'dedicated' THEN 3 WHEN g.kind = 'courtyard' THEN 0 WHEN g.kind = 'merchants' THEN 1 "
    "WHEN g.kind = 'enterprise' THEN 2 ELSE 4 END FROM grid g WHERE " IS_LEAF "ORDER BY g.id",
    "SELECT id, CASE \"use\" WHEN 'shop' THEN 0 WHEN 'mixed' THEN 0 ELSE 1 END FROM dwelling "
    "WHERE deleted_at IS NULL AND \"use\" IN ('shop', 'mixed', 'office') ORDER BY id" },
  { "size",
    "WITH c AS (SELECT s.grid_id, count(*) AS n FROM " HOMES "GROUP BY s.grid_id), "
    "t AS (SELECT g.id, g.level, c.n FROM grid g LEFT JOIN c ON c.grid_id = g.id WHERE " IS_LEAF ") "
    "SELECT id, CASE WHEN coalesce(n, 0) = 0 THEN 0 "
    "WHEN level = 'ordinary' AND n < " SETTING ("grid.ordinary.least", "300") " THEN 1 "
    "WHEN level = 'ordinary' AND n > " SETTING ("grid.ordinary.most", "500") " THEN 3 "
    "WHEN level = 'micro' AND n < " SETTING ("grid.micro.least", "30") " THEN 1 "
    "WHEN level = 'micro' AND n > " SETTING ("grid.micro.most", "100") " THEN 3 ELSE 2 END FROM t ORDER BY id",
    "SELECT s.dwelling_id, 0 FROM dwelling_standing s JOIN dwelling d ON d.id = s.dwelling_id "
    "WHERE s.grid_id IS NULL AND d.deleted_at IS NULL ORDER BY s.dwelling_id" },
  { "elders",
    GRIDS_BY_STEPS ("SELECT s.grid_id, count(*) AS n FROM " PEOPLE "AND p.birth_date <= date('now', '-80 years') GROUP BY s.grid_id"),
    "WITH e AS (SELECT s.dwelling_id AS id, h.id AS household, count(*) AS n, max(p.birth_date) AS youngest, min(p.birth_date) AS oldest FROM "
    PEOPLE "GROUP BY h.id) "
    "SELECT id, min(CASE WHEN n = 1 AND youngest <= date('now', '-60 years') THEN 0 ELSE 1 END) FROM e "
    "WHERE (n = 1 AND youngest <= date('now', '-60 years')) OR oldest <= date('now', '-80 years') GROUP BY id ORDER BY id" },
  { "tag",
    GRIDS_BY_STEPS ("SELECT s.grid_id, count(*) AS n FROM " PEOPLE "AND EXISTS (SELECT 1 FROM tag t WHERE t.subject_kind = 'person' "
                    "AND t.subject_id = p.id AND t.code = ?1 AND t.deleted_at IS NULL AND (t.until IS NULL OR t.until >= date('now'))) "
                    "GROUP BY s.grid_id"),
    "SELECT s.dwelling_id, 0 FROM " PEOPLE "AND EXISTS (SELECT 1 FROM tag t WHERE t.subject_kind = 'person' AND t.subject_id = p.id "
    "AND t.code = ?1 AND t.deleted_at IS NULL AND (t.until IS NULL OR t.until >= date('now'))) "
    "GROUP BY s.dwelling_id ORDER BY s.dwelling_id" },
  { "matters",
    GRIDS_BY_STEPS ("SELECT coalesce(m.grid_id, s.grid_id) AS grid_id, count(*) AS n FROM matter m "
                    "LEFT JOIN dwelling_standing s ON s.dwelling_id = m.dwelling_id WHERE " OPEN "GROUP BY 1"),
    "SELECT m.dwelling_id, min(CASE WHEN substr(m.due_at, 1, 10) < date('now', 'localtime') THEN 0 ELSE 1 END) FROM matter m "
    "WHERE " OPEN "AND m.dwelling_id IS NOT NULL GROUP BY m.dwelling_id ORDER BY m.dwelling_id" },
  { "tenants",
    "WITH c AS (SELECT s.grid_id, sum(d.tenure IN ('rented', 'shared')) * 100.0 / count(*) AS n FROM dwelling d "
    "JOIN dwelling_standing s ON s.dwelling_id = d.id WHERE d.deleted_at IS NULL AND s.grid_id IS NOT NULL GROUP BY s.grid_id) "
    "SELECT g.id, CASE WHEN c.n IS NULL THEN 4 WHEN c.n = 0 THEN 0 WHEN c.n < 10 THEN 1 WHEN c.n <= 30 THEN 2 ELSE 3 END "
    "FROM grid g LEFT JOIN c ON c.grid_id = g.id WHERE " IS_LEAF "ORDER BY g.id",
    "SELECT id, CASE tenure WHEN 'rented' THEN 0 WHEN 'shared' THEN 1 WHEN 'vacant' THEN 2 ELSE 3 END FROM dwelling "
    "WHERE deleted_at IS NULL AND tenure IN ('rented', 'shared', 'vacant', 'public') ORDER BY id" },
};

static void
values_clear (gpointer data)
{
  LinliMapValues *self = data;

  g_array_unref (self->grids);
  g_array_unref (self->dwellings);
}

static gboolean
values_read (GArray         *values,
             LinliDatabase  *database,
             const char     *sql,
             const char     *argument,
             GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (database, error, sql, strstr (sql, "?1") != NULL ? "s" : "", argument);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &failure))
    {
      LinliMapValue value = { linli_statement_get_int64 (row, 0), linli_statement_get_int64 (row, 1) };

      g_array_append_val (values, value);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * linli_map_values_new:
 *
 * Returns: (skip) (transfer full): values without any; fill both arrays in ascending order of id
 */
LinliMapValues *
linli_map_values_new (void)
{
  LinliMapValues *self = g_atomic_rc_box_new0 (LinliMapValues);

  self->grids = g_array_new (FALSE, FALSE, sizeof (LinliMapValue));
  self->dwellings = g_array_new (FALSE, FALSE, sizeof (LinliMapValue));
  return self;
}

/**
 * linli_map_values_ref:
 *
 * Takes one more reference, on any thread.
 *
 * Returns: (skip) (transfer full): the same
 */
LinliMapValues *
linli_map_values_ref (LinliMapValues *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
linli_map_values_unref (LinliMapValues *self)
{
  g_atomic_rc_box_release_full (self, values_clear);
}

/**
 * linli_map_values_count:
 * @values: (element-type LinliMapValue): the grids or the dwellings of a #LinliMapValues
 * @group: a class
 *
 * Returns: how many records fall into it
 */
guint
linli_map_values_count (GArray *values,
                        guint   group)
{
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    n += g_array_index (values, LinliMapValue, i).group == group;
  return n;
}

/**
 * linli_map_values_find:
 * @values: (element-type LinliMapValue): the grids or the dwellings of a #LinliMapValues
 * @id: a record
 *
 * Returns: the class into which it falls; -1 for none
 */
gint64
linli_map_values_find (GArray *values,
                       gint64  id)
{
  guint low = 0, high = values->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const LinliMapValue *value = &g_array_index (values, LinliMapValue, middle);

      if (value->id == id)
        return value->group;
      if (value->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

/**
 * linli_map_values_load:
 * @database: a read connection of the calling thread
 * @theme: "kind", "size", "elders", "matters", "tenants", or "tag:" and the code
 * @argument: (nullable): the code of the tag, for "tag"
 * @error: return location for a #LinliStoreError
 *
 * Asks the file what a built-in theme says.
 *
 * Returns: (skip) (transfer full): the class of each record, or %NULL with @error set
 */
LinliMapValues *
linli_map_values_load (LinliDatabase  *database,
                       const char     *theme,
                       const char     *argument,
                       GError        **error)
{
  g_autoptr (LinliMapValues) self = linli_map_values_new ();

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i].id, g_str_has_prefix (theme, "tag:") ? "tag" : theme))
      {
        if (!values_read (self->grids, database, questions[i].grids, argument, error)
            || !values_read (self->dwellings, database, questions[i].dwellings, argument, error))
          return NULL;
        return g_steal_pointer (&self);
      }
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "There is no theme “%s”", theme);
  return NULL;
}

/**
 * linli_map_values_dup_tags:
 * @database: a read connection of the calling thread
 *
 * Returns: (transfer full) (array zero-terminated=1): code and name of every kind of tag in the file, one after the other
 */
char **
linli_map_values_dup_tags (LinliDatabase *database)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (LinliStatement) row = NULL;

  row = linli_database_query (database, NULL, "SELECT code, name FROM tag_kind WHERE deleted_at IS NULL ORDER BY position, id LIMIT 40", "");
  while (row != NULL && linli_statement_step (row, NULL))
    {
      g_strv_builder_add (builder, linli_statement_get_text (row, 0));
      g_strv_builder_add (builder, linli_statement_get_text (row, 1));
    }
  return g_strv_builder_end (builder);
}
