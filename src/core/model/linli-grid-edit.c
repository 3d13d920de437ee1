/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the boundary editor does to grids, each within one action: the shapes come from a LinliBoundarySet, and duties, rules and what
 * else hangs on a grid follow. Runs on the writer's thread; loading and asking for duties on any. */

#include "config.h"

#include "linli-grid-edit.h"

#include "linli-date.h"
#include "linli-record.h"

/* Who is responsible on a day; a duty without dates is always. A date may be a year or a month only. */
#define IN_FORCE "deleted_at IS NULL AND ifnull (since, '') <= ?2 AND (until IS NULL OR until >= substr (?2, 1, length (until)))"

static char *
today (void)
{
  LinliDate date;

  linli_date_today (&date);
  return linli_date_to_string (&date);
}

/**
 * linli_grid_edit_load:
 * @database: a connection of this thread
 * @level: "micro" for micro-grids and dedicated grids, "ordinary" or "general"
 * @error: return location for a #LinliStoreError
 *
 * Returns: (transfer full): the boundaries of the grids of a level by their ids; those without one, or an unreadable one, are left out
 */
LinliBoundarySet *
linli_grid_edit_load (LinliDatabase  *database,
                      const char     *level,
                      GError        **error)
{
  g_autoptr (LinliBoundarySet) set = NULL;
  g_autoptr (LinliStatement) row = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (database != NULL && level != NULL, NULL);

  set = linli_boundary_set_new ();
  row = linli_database_query (database, error, "SELECT id, geom FROM grid WHERE deleted_at IS NULL AND geom IS NOT NULL"
                                               " AND iif (level = 'dedicated', 'micro', level) = ? ORDER BY id", "s", level);
  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &local_error))
    {
      gsize size;
      const void *blob = linli_statement_get_blob (row, 1, &size);
      g_autoptr (LinliGeometry) geometry = linli_geometry_new_from_blob (blob, size, NULL);

      if (geometry != NULL && linli_geometry_is_areal (geometry))
        linli_boundary_set_put (set, linli_statement_get_int64 (row, 0), geometry);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&set);
}

static GBytes *
to_bytes (const LinliGeometry *geometry)
{
  g_autoptr (LinliGeometry) multi = linli_geometry_to_multi (geometry);

  return linli_geometry_to_bytes (multi);
}

static gboolean
save_one (LinliDatabase        *database,
          gint64                grid,
          const LinliGeometry  *geometry,
          GError              **error)
{
  g_autoptr (GBytes) bytes = to_bytes (geometry);

  if (!linli_geometry_check (geometry, error))
    return FALSE;
  if (!linli_database_run (database, error, "UPDATE grid SET geom = ? WHERE id = ? AND deleted_at IS NULL", "bi", bytes, grid))
    return FALSE;
  if (linli_database_get_n_changed (database) == 1)
    return TRUE;
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "There is no grid %" G_GINT64_FORMAT, grid);
  return FALSE;
}

/**
 * linli_grid_edit_save:
 * @transaction: the open transaction
 * @set: boundaries by the ids of their grids
 * @error: return location for a #LinliGeometryError that names the place, or a #LinliStoreError
 *
 * Writes all boundaries that differ from what was first put into the set: one action, however many grids a moved corner belongs to.
 *
 * Returns: %FALSE when one of them is not valid, or its grid is gone
 */
gboolean
linli_grid_edit_save (LinliTransaction        *transaction,
                      const LinliBoundarySet  *set,
                      GError                 **error)
{
  g_return_val_if_fail (transaction != NULL && set != NULL, FALSE);

  for (guint i = 0; i < linli_boundary_set_get_size (set); i++)
    if (linli_boundary_set_is_changed (set, i) &&
        !save_one (linli_transaction_get_database (transaction), linli_boundary_set_get_id (set, i), linli_boundary_set_get_geometry (set, i), error))
      return FALSE;
  return TRUE;
}

/**
 * linli_grid_edit_create:
 * @transaction: the open transaction
 * @set: the boundaries of the grids of that level; gets the new one, and corners where it touches others
 * @geometry: the new boundary, best after linli_boundary_set_snap()
 * @level: "micro", "dedicated", "ordinary" or "general"
 * @parent: the grid above, or 0
 * @name: its name
 * @error: return location for a #LinliGeometryError that names the place, or a #LinliStoreError
 *
 * Returns: the id of the new grid, or 0
 */
gint64
linli_grid_edit_create (LinliTransaction     *transaction,
                        LinliBoundarySet     *set,
                        const LinliGeometry  *geometry,
                        const char           *level,
                        gint64                parent,
                        const char           *name,
                        GError              **error)
{
  LinliDatabase *database;
  g_autoptr (GBytes) bytes = NULL;
  gint64 grid;

  g_return_val_if_fail (transaction != NULL && set != NULL && geometry != NULL && level != NULL && name != NULL, 0);

  if (!linli_geometry_check (geometry, error) || !linli_boundary_set_knit (set, geometry, error) || !linli_grid_edit_save (transaction, set, error))
    return 0;
  database = linli_transaction_get_database (transaction);
  bytes = to_bytes (geometry);
  grid = linli_transaction_new_id (transaction);
  if (!linli_database_run (database, error, "INSERT INTO grid (id, geom, parent_id, level, name) VALUES (?, ?, nullif (?, 0), ?, ?)", "ibiss",
                           grid, bytes, parent, level, name))
    return 0;
  linli_boundary_set_put (set, grid, geometry);
  return grid;
}

/* The new grid is as the old one, with a number behind the name. */
static gboolean
insert_piece (LinliTransaction     *transaction,
              gint64                piece,
              gint64                grid,
              guint                 number,
              const LinliGeometry  *geometry,
              GError              **error)
{
  g_autoptr (GBytes) bytes = to_bytes (geometry);

  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO grid (id, geom, parent_id, level, kind, name)"
                             " SELECT ?, ?, parent_id, level, kind, name || '-' || ? FROM grid WHERE id = ?", "ibii",
                             piece, bytes, (gint64) number, grid);
}

/* Nobody is left without somebody responsible: who answers for the old grid today answers for the new one until told otherwise. */
static gboolean
copy_duties (LinliTransaction  *transaction,
             gint64             from,
             gint64             to,
             const char        *roles,
             GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *day = today ();
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT id FROM grid_duty d WHERE grid_id = ?1 AND " IN_FORCE " AND (?4 = '' OR instr (?4, ' ' || role || ' '))"
                                           " AND NOT EXISTS (SELECT 1 FROM grid_duty o WHERE o.grid_id = ?3 AND o.deleted_at IS NULL"
                                           " AND (o.until IS NULL OR o.until >= ?2) AND o.role = d.role AND o.name = d.name AND o.phone IS d.phone)",
                          "isis", from, day, to, roles);

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &local_error))
    {
      gint64 duty = linli_statement_get_int64 (row, 0);

      g_array_append_val (duties, duty);
    }
  g_clear_pointer (&row, linli_statement_free);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  for (guint i = 0; i < duties->len; i++)
    if (!linli_database_run (database, error, "INSERT INTO grid_duty (id, grid_id, person_id, role, name, phone, since, until, note)"
                                              " SELECT ?, ?, person_id, role, name, phone, ?, until, note FROM grid_duty WHERE id = ?", "iisi",
                             linli_transaction_new_id (transaction), to, day, g_array_index (duties, gint64, i)))
      return FALSE;
  return TRUE;
}

static gboolean
count_buildings (LinliDatabase        *database,
                 const char           *sql,
                 gint64                id,
                 const LinliGeometry  *piece,
                 guint                *n_inside,
                 guint                *n_outside,
                 GError              **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) row = linli_database_query (database, error, sql, "i", id);

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &local_error))
    {
      gsize size;
      const void *blob = linli_statement_get_blob (row, 0, &size);
      g_autoptr (LinliGeometry) shape = blob != NULL ? linli_geometry_new_from_blob (blob, size, NULL) : NULL;
      double x, y;

      if (shape == NULL || !linli_geometry_find_inside (shape, &x, &y))
        continue;
      if (linli_geometry_contains (piece, x, y))
        (*n_inside)++;
      else
        (*n_outside)++;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A rule follows the ground: it goes with the piece in which all its buildings stand. */
static gboolean
move_rules (LinliDatabase        *database,
            gint64                from,
            gint64                to,
            const LinliGeometry  *piece,
            GError              **error)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT id, building_id, compound_id FROM grid_rule WHERE grid_id = ? AND deleted_at IS NULL", "i", from);

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &local_error))
    {
      gint64 rule = linli_statement_get_int64 (row, 0);
      gboolean by_building = !linli_statement_is_null (row, 1);
      guint n_inside = 0, n_outside = 0;

      if (!count_buildings (database, by_building ? "SELECT geom FROM building WHERE id = ? AND deleted_at IS NULL"
                                                  : "SELECT geom FROM building WHERE compound_id = ? AND deleted_at IS NULL",
                            linli_statement_get_int64 (row, by_building ? 1 : 2), piece, &n_inside, &n_outside, &local_error))
        break;
      if (n_inside > 0 && n_outside == 0)
        g_array_append_val (rules, rule);
    }
  g_clear_pointer (&row, linli_statement_free);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  for (guint i = 0; i < rules->len; i++)
    if (!linli_database_run (database, error, "UPDATE grid_rule SET grid_id = ? WHERE id = ?", "ii", to, g_array_index (rules, gint64, i)))
      return FALSE;
  return TRUE;
}

/**
 * linli_grid_edit_split:
 * @transaction: the open transaction
 * @set: the boundaries of the grids of that level; gets the new ones
 * @grid: the grid to cut
 * @line: a line across it
 * @error: return location for a #LinliGeometryError that names the place, or a #LinliStoreError
 *
 * Cuts a grid. The largest piece keeps its record. Each other piece becomes a grid with the same parent, level and kind; those on duty
 * today are on duty there too from today; a rule whose buildings all stand in the piece goes with it.
 *
 * Returns: (transfer full) (element-type gint64): the ids of the new grids, or %NULL
 */
GArray *
linli_grid_edit_split (LinliTransaction     *transaction,
                       LinliBoundarySet     *set,
                       gint64                grid,
                       const LinliGeometry  *line,
                       GError              **error)
{
  LinliDatabase *database;
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (GArray) grids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (transaction != NULL && set != NULL && line != NULL, NULL);

  database = linli_transaction_get_database (transaction);
  pieces = linli_boundary_set_split (set, grid, line, error);
  if (pieces == NULL || !linli_grid_edit_save (transaction, set, error))
    return NULL;
  for (guint i = 0; i < pieces->len; i++)
    {
      const LinliGeometry *geometry = g_ptr_array_index (pieces, i);
      gint64 piece = linli_transaction_new_id (transaction);

      if (!insert_piece (transaction, piece, grid, i + 2, geometry, error) || !copy_duties (transaction, grid, piece, "", error) ||
          !move_rules (database, grid, piece, geometry, error))
        return NULL;
      linli_boundary_set_put (set, piece, geometry);
      g_array_append_val (grids, piece);
    }
  return g_steal_pointer (&grids);
}

/* What hung on a grid that goes up in another. Its own past stays with it. */
static gboolean
hand_over (LinliTransaction  *transaction,
           gint64             from,
           gint64             to,
           GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *day = today ();

  return copy_duties (transaction, from, to, " member building volunteer liaison ", error) &&
         linli_database_run (database, error, "UPDATE grid_duty SET until = ?2 WHERE grid_id = ?1 AND " IN_FORCE, "is", from, day) &&
         linli_database_run (database, error, "UPDATE grid_rule SET grid_id = ?2 WHERE grid_id = ?1 AND deleted_at IS NULL", "ii", from, to) &&
         linli_database_run (database, error, "UPDATE grid SET parent_id = ?2 WHERE parent_id = ?1 AND deleted_at IS NULL", "ii", from, to) &&
         linli_database_run (database, error, "UPDATE matter SET grid_id = ?2 WHERE grid_id = ?1 AND closed_at IS NULL AND deleted_at IS NULL", "ii", from, to) &&
         linli_database_run (database, error, "UPDATE grid SET deleted_at = ?2 WHERE id = ?1", "is", from, linli_transaction_get_time (transaction));
}

/**
 * linli_grid_edit_merge:
 * @transaction: the open transaction
 * @set: the boundaries of the grids of that level; loses all but the first
 * @grids: (array length=n_grids): at least two grids side by side; the first one stays
 * @n_grids: how many
 * @tolerance: gaps narrower than this are closed, in metres
 * @error: return location for a #LinliGeometryError that names the place, or a #LinliStoreError
 *
 * Makes one grid of several. Its head and backup stay; those of the others end today, their members go along. Rules, grids below
 * and open matters go to the grid that stays.
 *
 * Returns: %FALSE when they have no border in common, or one is gone
 */
gboolean
linli_grid_edit_merge (LinliTransaction  *transaction,
                       LinliBoundarySet  *set,
                       const gint64      *grids,
                       guint              n_grids,
                       double             tolerance,
                       GError           **error)
{
  g_return_val_if_fail (transaction != NULL && set != NULL && grids != NULL && n_grids >= 2, FALSE);

  if (linli_boundary_set_merge (set, grids, n_grids, tolerance, error) == NULL || !linli_grid_edit_save (transaction, set, error))
    return FALSE;
  for (guint i = 1; i < n_grids; i++)
    if (!hand_over (transaction, grids[i], grids[0], error))
      return FALSE;
  return TRUE;
}

/**
 * linli_grid_find_duties:
 * @database: a connection of this thread
 * @grid: a grid; it may have been merged into another since
 * @on: (nullable): the day, as YYYY-MM-DD; %NULL for today
 * @error: return location for a #LinliStoreError
 *
 * Who was responsible on a day. A duty counts on its first and its last day.
 *
 * Returns: (transfer full) (element-type LinliRecord): records of kind "grid_duty", heads first, or %NULL
 */
GPtrArray *
linli_grid_find_duties (LinliDatabase  *database,
                        gint64          grid,
                        const char     *on,
                        GError        **error)
{
  g_autofree char *day = on != NULL ? g_strdup (on) : today ();

  g_return_val_if_fail (database != NULL, NULL);

  return linli_record_query (database, linli_kind_lookup ("grid_duty"), error,
                             "grid_id = ?1 AND " IN_FORCE " ORDER BY CASE role WHEN 'head' THEN 0 WHEN 'backup' THEN 1 WHEN 'member' THEN 2 ELSE 3 END, since, id",
                             "is", grid, day);
}
