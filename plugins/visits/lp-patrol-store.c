/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Patrols in the file. A round is made by its first tick; that one is missing is seen from its absence. */

#include "lp-patrol-store.h"

#include <string.h>

void
lp_patrol_free (gpointer data)
{
  LpPatrol *patrol = data;

  g_free (patrol->grid_name);
  g_free (patrol->half);
  g_free (patrol->actor);
  g_free (patrol);
}

void
lp_point_free (gpointer data)
{
  LpPoint *point = data;

  g_free (point->name);
  g_free (point->at);
  g_free (point->number);
  g_free (point->found);
  g_free (point);
}

void
lp_patrol_tick_free (gpointer data)
{
  LpPatrolTick *tick = data;

  g_clear_object (&tick->kind);
  g_free (tick->day);
  g_free (tick->title);
  g_free (tick);
}

void
lp_route_free (gpointer data)
{
  LpRoute *route = data;

  g_free (route->names);
  g_free (route->since);
  g_free (route);
}

/* The round, made when it is not there; 0 with @error set. */
static gint64
lp_patrol_begin (LinliTransaction    *transaction,
                 const LpPatrolTick  *tick,
                 GError             **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 id = linli_database_get_int64 (database, 0, "SELECT id FROM visits_patrol WHERE on_day = ? AND grid_id = ? AND half = ? AND deleted_at IS NULL",
                                        "sis", tick->day, tick->grid, tick->half);

  if (id != 0)
    return id;
  id = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO visits_patrol (id, grid_id, on_day, half, at, actor) VALUES (?, ?, ?, ?, ?, ?)", "iissss", id,
                             tick->grid, tick->day, tick->half, linli_transaction_get_time (transaction), linli_transaction_get_actor (transaction))
         ? id : 0;
}

/* A round is no record that can be opened: what was found on it is linked with its grid. */
static gint64
lp_patrol_open_hazard (LinliTransaction    *transaction,
                       const LpPatrolTick  *tick,
                       GError             **error)
{
  g_autoptr (LinliRecord) matter = linli_matter_new (linli_matter_kind_get_id (tick->kind), tick->title);
  g_autofree char *place = linli_database_dup_text (linli_transaction_get_database (transaction), "SELECT name FROM visits_point WHERE id = ?", "i",
                                                    tick->point);

  linli_record_set_int64 (matter, "grid_id", tick->grid);
  linli_record_set_text (matter, "place_text", place);
  if (!linli_matter_kind_open (tick->kind, matter, transaction, NULL, error) ||
      !linli_link_add (transaction, "matter", linli_record_get_id (matter), "grid", tick->grid, "found-by", error))
    return 0;
  return linli_record_get_id (matter);
}

gboolean
lp_patrol_tick (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  LpPatrolTick *tick = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 patrol = lp_patrol_begin (transaction, tick, error), hazard = 0;

  if (patrol == 0)
    return FALSE;
  if (!tick->passed)
    return linli_database_run (database, error, "UPDATE visits_tick SET deleted_at = ? WHERE patrol_id = ? AND point_id = ? AND deleted_at IS NULL",
                               "sii", linli_transaction_get_time (transaction), patrol, tick->point);
  if (tick->kind != NULL && (hazard = lp_patrol_open_hazard (transaction, tick, error)) == 0)
    return FALSE;
  if (linli_database_get_int64 (database, 0, "SELECT id FROM visits_tick WHERE patrol_id = ? AND point_id = ? AND deleted_at IS NULL", "ii", patrol,
                                tick->point) == 0)
    return linli_database_run (database, error, "INSERT INTO visits_tick (id, patrol_id, point_id, at, hazard_id) VALUES (?, ?, ?, ?, nullif (?, 0))",
                               "iiisi", linli_transaction_new_id (transaction), patrol, tick->point, linli_transaction_get_time (transaction), hazard);
  return hazard == 0 || linli_database_run (database, error, "UPDATE visits_tick SET hazard_id = ? WHERE patrol_id = ? AND point_id = ?"
                                            " AND deleted_at IS NULL", "iii", hazard, patrol, tick->point);
}

/* A place that keeps its name keeps its ticks. */
static gboolean
lp_patrol_set_point (LinliTransaction  *transaction,
                     const LpRoute     *route,
                     const char        *name,
                     gint64             position,
                     GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 id = linli_database_get_int64 (database, 0, "SELECT id FROM visits_point WHERE grid_id = ? AND name = ? LIMIT 1", "is", route->grid, name);

  if (id != 0)
    return linli_database_run (database, error, "UPDATE visits_point SET position = ?, deleted_at = NULL WHERE id = ?", "ii", position, id);
  return linli_database_run (database, error, "INSERT INTO visits_point (id, grid_id, position, name, since) VALUES (?, ?, ?, ?, ?)", "iiiss",
                             linli_transaction_new_id (transaction), route->grid, position, name, route->since);
}

gboolean
lp_patrol_set_route (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  LpRoute *route = data;
  g_auto (GStrv) names = g_strsplit (route->names, "\n", -1);

  if (!linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE visits_point SET deleted_at = ? WHERE grid_id = ?"
                           " AND deleted_at IS NULL", "si", linli_transaction_get_time (transaction), route->grid))
    return FALSE;
  for (gint64 i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0' && !lp_patrol_set_point (transaction, route, names[i], i, error))
      return FALSE;
  return TRUE;
}

/* ?1 the day, ?2 the hour. Halves are sorted by their names. */
#define ROUNDS \
  "WITH half (name, ends) AS (VALUES ('am', 12), ('pm', 18)), route AS (SELECT grid_id, count(*) AS n," \
  " coalesce (min (since), '') < ?1 AS known FROM visits_point WHERE deleted_at IS NULL AND coalesce (since, '') <= ?1 GROUP BY grid_id), round AS (SELECT route.grid_id AS grid, g.name AS grid_name, half.name AS half, a.id AS id, a.actor AS actor, route.n AS n," \
  " (SELECT count(*) FROM visits_tick t JOIN visits_point o ON o.id = t.point_id AND o.deleted_at IS NULL WHERE t.patrol_id = a.id" \
  " AND t.deleted_at IS NULL) AS ticked, route.known AND half.ends <= ?2 AS over" \
  " FROM route CROSS JOIN half JOIN grid g ON g.id = route.grid_id AND g.deleted_at IS NULL" \
  " LEFT JOIN visits_patrol a ON a.on_day = ?1 AND a.grid_id = route.grid_id AND a.half = half.name AND a.deleted_at IS NULL) "

G_STATIC_ASSERT (LP_PATROL_MORNING_ENDS == 12 && LP_PATROL_AFTERNOON_ENDS == 18);

GPtrArray *
lp_patrol_list (LinliDatabase  *database,
                const char     *day,
                int             hour,
                GError        **error)
{
  g_autoptr (GPtrArray) patrols = g_ptr_array_new_with_free_func (lp_patrol_free);
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, ROUNDS "SELECT grid, grid_name, half, id, actor, n, ticked, ticked = 0 AND over FROM round"
                          " ORDER BY grid_name, grid, half", "si", day, (gint64) hour);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpPatrol *patrol = g_new (LpPatrol, 1);

      *patrol = (LpPatrol) {
        linli_statement_get_int64 (row, 0), g_strdup (linli_statement_get_text (row, 1)), g_strdup (linli_statement_get_text (row, 2)),
        linli_statement_get_int64 (row, 3), g_strdup (linli_statement_get_text (row, 4)), (int) linli_statement_get_int64 (row, 5),
        (int) linli_statement_get_int64 (row, 6), linli_statement_get_int64 (row, 7) != 0,
      };
      g_ptr_array_add (patrols, patrol);
    }
  if (problem == NULL)
    return g_steal_pointer (&patrols);
  g_propagate_error (error, problem);
  return NULL;
}

guint
lp_patrol_count_missed (LinliDatabase *database,
                        const char    *day,
                        int            hour)
{
  return (guint) linli_database_get_int64 (database, 0, ROUNDS "SELECT count(*) FROM round WHERE ticked = 0 AND over", "si", day, (gint64) hour);
}

GPtrArray *
lp_patrol_points (LinliDatabase  *database,
                  gint64          grid,
                  const char     *day,
                  const char     *half,
                  GError        **error)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (lp_point_free);
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT o.id, o.name, t.id IS NOT NULL, t.at, t.hazard_id, m.number, m.title FROM visits_point o LEFT JOIN visits_patrol a"
                          " ON a.on_day = ?2 AND a.grid_id = ?1 AND a.half = ?3 AND a.deleted_at IS NULL LEFT JOIN visits_tick t ON t.patrol_id = a.id"
                          " AND t.point_id = o.id AND t.deleted_at IS NULL LEFT JOIN matter m ON m.id = t.hazard_id AND m.deleted_at IS NULL"
                          " WHERE o.grid_id = ?1 AND o.deleted_at IS NULL AND coalesce (o.since, '') <= ?2 ORDER BY o.position, o.id",
                          "iss", grid, day, half);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpPoint *point = g_new (LpPoint, 1);

      *point = (LpPoint) { linli_statement_get_int64 (row, 0), g_strdup (linli_statement_get_text (row, 1)), linli_statement_get_int64 (row, 2) != 0,
                           g_strdup (linli_statement_get_text (row, 3)), linli_statement_get_int64 (row, 4), g_strdup (linli_statement_get_text (row, 5)),
                           g_strdup (linli_statement_get_text (row, 6)) };
      g_ptr_array_add (points, point);
    }
  if (problem == NULL)
    return g_steal_pointer (&points);
  g_propagate_error (error, problem);
  return NULL;
}

gboolean
lp_patrol_grids (LinliDatabase  *database,
                 GArray         *ids,
                 GPtrArray      *names,
                 GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT id, name FROM grid g WHERE deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM grid k"
                          " WHERE k.parent_id = g.id AND k.deleted_at IS NULL) ORDER BY name, id LIMIT 2000", NULL);
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &problem))
    {
      gint64 id = linli_statement_get_int64 (row, 0);

      g_array_append_val (ids, id);
      g_ptr_array_add (names, g_strdup (linli_statement_get_text (row, 1)));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}
