/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Keeps grid and place of every dwelling right within each action: the columns grid_id, grid_by, x and y of dwelling_standing, whose
 * other columns and rows linli-standing.c writes before. Grids and rules are kept between actions; an action that changes them
 * reads them anew and looks at all dwellings once. Lives on the writer's thread. */

#include "config.h"

#include "linli-grid-assign.h"

#include "linli-grid-assigner-private.h"
#include "linli-id-scan-private.h"

/* What the derivers of one file share. */
typedef struct {
  LinliGridAssigner *assigner; /* NULL: to be read */
  guint64 serial;              /* the transaction that the next three are about */
  gboolean is_provisional;     /* the grids were read within an action that changed them; it may still fail */
  gboolean is_done;            /* all dwellings have been looked at */
  GHashTable *looked_at;       /* dwellings that have been */
} Assignments;

typedef struct {
  gint64 dwelling;
  gint64 grid;
  const char *by;
  gboolean has_point;
  double x;
  double y;
} Change;

#define COLUMNS "s.dwelling_id, s.grid_id, s.grid_by, s.x, s.y, d.geom, d.building_id, d.unit_id, d.compound_id" \
                " FROM dwelling_standing s JOIN dwelling d ON d.id = s.dwelling_id"
/* With more dwellings than this to look at, reading all buildings at once is quicker. */
#define MANY 2000
/* So many changed rows are written without their index. */
#define BULK 20000

static const char * const by_names[] = { NULL, "rule", "boundary" };

static LinliGridHome
read_home (LinliStatement *row)
{
  LinliGridHome home = {
    .id = linli_statement_get_int64 (row, 0), .building = linli_statement_get_int64 (row, 6), .unit = linli_statement_get_int64 (row, 7),
    .compound = linli_statement_get_int64 (row, 8),
  };
  gsize size;
  const void *blob = linli_statement_get_blob (row, 5, &size);

  home.has_point = blob != NULL && linli_geometry_peek_point (blob, size, &home.x, &home.y);
  return home;
}

static gboolean
is_right_already (LinliStatement *row,
                  const Change   *change)
{
  if (linli_statement_get_int64 (row, 1) != change->grid || g_strcmp0 (linli_statement_get_text (row, 2), change->by) != 0 ||
      linli_statement_is_null (row, 3) == change->has_point)
    return FALSE;
  return !change->has_point || (linli_statement_get_double (row, 3) == change->x && linli_statement_get_double (row, 4) == change->y);
}

/* Looks at every dwelling of the query and notes those whose place has changed. */
static gboolean
collect_changes (LinliGridAssigner  *assigner,
                 LinliDatabase      *database,
                 LinliStatement     *row,
                 GArray             *changes,
                 GError            **error)
{
  g_autoptr (GError) local_error = NULL;

  while (linli_statement_step (row, &local_error))
    {
      LinliGridHome home = read_home (row);
      LinliGridPlace place;
      Change change = { .dwelling = home.id };

      if (!_linli_grid_assigner_place (assigner, database, &home, &place, &local_error))
        break;
      change.grid = place.leaf != NULL ? place.leaf->id : 0;
      change.by = by_names[place.by];
      change.has_point = place.has_point;
      change.x = place.x;
      change.y = place.y;
      if (!is_right_already (row, &change))
        g_array_append_val (changes, change);
    }
  linli_statement_reset (row);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_each (LinliDatabase  *database,
            GArray         *changes,
            GError        **error)
{
  g_autoptr (LinliStatement) update =
    linli_database_prepare (database, "UPDATE dwelling_standing SET grid_id = ?, grid_by = ?, x = ?, y = ? WHERE dwelling_id = ?", error);
  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      if (change->grid != 0)
        linli_statement_bind_int64 (update, 1, change->grid);
      else
        linli_statement_bind_null (update, 1);
      linli_statement_bind_text (update, 2, change->by);
      if (change->has_point)
        {
          linli_statement_bind_double (update, 3, change->x);
          linli_statement_bind_double (update, 4, change->y);
        }
      else
        {
          linli_statement_bind_null (update, 3);
          linli_statement_bind_null (update, 4);
        }
      linli_statement_bind_int64 (update, 5, change->dwelling);
      if (!linli_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

/* Making the index over many rows anew costs less than moving each of them within it: 0.30 s of the processor for 100,000, against 0.43. */
static gboolean
write_changes (LinliDatabase  *database,
               GArray         *changes,
               GError        **error)
{
  if (changes->len == 0)
    return TRUE;
  if (changes->len < BULK)
    return write_each (database, changes, error);
  return linli_database_execute (database, "DROP INDEX dwelling_standing_grid", error) && write_each (database, changes, error) &&
         linli_database_execute (database, "CREATE INDEX dwelling_standing_grid ON dwelling_standing (grid_id)", error);
}

static gboolean
assign_all (LinliGridAssigner  *assigner,
            LinliDatabase      *database,
            guint              *n_changed,
            GError            **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (LinliStatement) row = NULL;

  if (!_linli_grid_assigner_load_buildings (assigner, database, error))
    return FALSE;
  row = linli_database_query (database, error, "SELECT " COLUMNS, NULL);
  if (row == NULL || !collect_changes (assigner, database, row, changes, error))
    return FALSE;
  if (n_changed != NULL)
    *n_changed = changes->len;
  return write_changes (database, changes, error);
}

/**
 * linli_grid_assign_all:
 * @transaction: the open transaction
 * @n_changed: (out) (optional): how many dwellings stand elsewhere than was written
 * @error: return location for a #LinliStoreError
 *
 * Looks at every dwelling anew. An open document does this by itself whenever it must; this is for repairs and measurements.
 *
 * Returns: %FALSE with @error set
 */
gboolean
linli_grid_assign_all (LinliTransaction  *transaction,
                       guint             *n_changed,
                       GError           **error)
{
  LinliDatabase *database;
  g_autoptr (LinliGridAssigner) assigner = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);

  database = linli_transaction_get_database (transaction);
  assigner = _linli_grid_assigner_new (database, error);
  return assigner != NULL && assign_all (assigner, database, n_changed, error);
}

static void
assignments_free (gpointer data)
{
  Assignments *self = data;

  g_clear_pointer (&self->assigner, _linli_grid_assigner_free);
  g_hash_table_unref (self->looked_at);
  g_free (self);
}

/* At the first deriver of an action: what an earlier one may have left is put aside. */
static void
begin_action (Assignments      *self,
              LinliTransaction *transaction)
{
  guint64 serial = linli_transaction_get_serial (transaction);

  if (self->serial == serial)
    return;
  self->serial = serial;
  self->is_done = FALSE;
  g_hash_table_remove_all (self->looked_at);
  if (self->is_provisional)
    g_clear_pointer (&self->assigner, _linli_grid_assigner_free);
  self->is_provisional = FALSE;
  if (self->assigner != NULL)
    _linli_grid_assigner_forget_buildings (self->assigner);
}

/* Grids or rules were touched. Renaming a grid moves nobody. */
static gboolean
derive_grids (LinliTransaction  *transaction,
              const gint64      *ids,
              gsize              n_ids,
              gpointer           data,
              GError           **error)
{
  Assignments *self = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliGridAssigner) fresh = NULL;

  begin_action (self, transaction);
  if (self->is_done)
    return TRUE;
  fresh = _linli_grid_assigner_new (database, error);
  if (fresh == NULL)
    return FALSE;
  if (self->assigner != NULL && !self->is_provisional && _linli_grid_assigner_is_same (self->assigner, fresh))
    return TRUE;
  g_clear_pointer (&self->assigner, _linli_grid_assigner_free);
  self->assigner = g_steal_pointer (&fresh);
  self->is_provisional = TRUE;
  self->is_done = TRUE;
  return assign_all (self->assigner, database, NULL, error);
}

static gboolean
derive_dwellings (LinliTransaction  *transaction,
                  const gint64      *ids,
                  gsize              n_ids,
                  gpointer           data,
                  GError           **error)
{
  Assignments *self = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (LinliStatement) row = NULL;

  begin_action (self, transaction);
  if (self->is_done)
    return TRUE;
  if (self->assigner == NULL)
    self->assigner = _linli_grid_assigner_new (database, error);
  if (self->assigner == NULL || (n_ids > MANY && !_linli_grid_assigner_load_buildings (self->assigner, database, error)))
    return FALSE;
  row = linli_database_prepare (database, "SELECT " COLUMNS " WHERE s.dwelling_id BETWEEN ? AND ?", error);
  if (row == NULL)
    return FALSE;
  for (gsize i = 0, n; i < n_ids; i += n)
    {
      n = _linli_id_scan_measure (ids + i, n_ids - i);
      linli_statement_bind_int64 (row, 1, ids[i]);
      linli_statement_bind_int64 (row, 2, ids[i + n - 1]);
      for (gsize k = i; k < i + n; k++)
        g_hash_table_add (self->looked_at, g_memdup2 (&ids[k], sizeof ids[k]));
      if (!collect_changes (self->assigner, database, row, changes, error))
        return FALSE;
    }
  return write_changes (database, changes, error);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The dwellings below the places that changed, but those that were looked at already: an import touches them with all above them. */
static gboolean
derive_below (LinliTransaction  *transaction,
              const char        *find_sql,
              const gint64      *ids,
              gsize              n_ids,
              Assignments       *self,
              GError           **error)
{
  g_autoptr (GArray) dwellings = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LinliStatement) find = linli_database_prepare (linli_transaction_get_database (transaction), find_sql, error);
  g_autoptr (GError) local_error = NULL;

  begin_action (self, transaction);
  if (find == NULL || self->is_done)
    return find != NULL;
  for (gsize i = 0; i < n_ids && local_error == NULL; i++)
    {
      linli_statement_bind_int64 (find, 1, ids[i]);
      while (linli_statement_step (find, &local_error))
        {
          gint64 dwelling = linli_statement_get_int64 (find, 0);

          if (!g_hash_table_contains (self->looked_at, &dwelling))
            g_array_append_val (dwellings, dwelling);
        }
      linli_statement_reset (find);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_array_sort (dwellings, compare_ids);
  return derive_dwellings (transaction, (const gint64 *) (gpointer) dwellings->data, dwellings->len, self, error);
}

static gboolean
derive_buildings (LinliTransaction  *transaction,
                  const gint64      *ids,
                  gsize              n_ids,
                  gpointer           data,
                  GError           **error)
{
  return derive_below (transaction, "SELECT id FROM dwelling WHERE building_id = ?", ids, n_ids, data, error);
}

static gboolean
derive_units (LinliTransaction  *transaction,
              const gint64      *ids,
              gsize              n_ids,
              gpointer           data,
              GError           **error)
{
  return derive_below (transaction, "SELECT id FROM dwelling WHERE unit_id = ?", ids, n_ids, data, error);
}

/* After the derivers that make the rows of dwelling_standing. Grids come first: they may settle everything. */
void
_linli_grid_attach (LinliStore *store)
{
  Assignments *shared = g_new0 (Assignments, 1);

  shared->looked_at = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  linli_store_add_deriver (store, "grid", derive_grids, shared, assignments_free);
  linli_store_add_deriver (store, "grid_rule", derive_grids, shared, NULL);
  linli_store_add_deriver (store, "dwelling", derive_dwellings, shared, NULL);
  linli_store_add_deriver (store, "building", derive_buildings, shared, NULL);
  linli_store_add_deriver (store, "unit", derive_units, shared, NULL);
}
