/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliBuildingSheet: lays the dwellings of a building out. A plain value; whoever loaded it frees it. */

#include "config.h"

#include "linli-building-sheet.h"

#include "linli-natural.h"

static void
clear_home (gpointer data)
{
  LinliSheetHome *home = data;

  g_free (home->room);
  g_free (home->head);
  g_free (home->use);
  g_free (home->tenure);
}

static void
clear_unit (gpointer data)
{
  g_free (((LinliSheetUnit *) data)->name);
}

static int
compare_units (gconstpointer a,
               gconstpointer b)
{
  const LinliSheetUnit *x = a, *y = b;

  return x->name != NULL && y->name != NULL ? linli_natural_compare (x->name, y->name) : (x->name == NULL) - (y->name == NULL);
}

static gboolean
load_units (LinliBuildingSheet  *self,
            LinliDatabase       *database,
            GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error, "SELECT id, name FROM unit WHERE building_id = ? AND deleted_at IS NULL", "i", self->building);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    {
      LinliSheetUnit unit = { linli_statement_get_int64 (statement, 0), g_strdup (linli_statement_get_text (statement, 1)), 0 };

      g_array_append_val (self->units, unit);
    }
  g_array_sort (self->units, compare_units);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static guint
unit_of (LinliBuildingSheet *self,
         gint64              id)
{
  LinliSheetUnit unknown = { 0 };

  for (guint i = 0; i < self->units->len; i++)
    if (g_array_index (self->units, LinliSheetUnit, i).id == id)
      return i;
  /* In no unit of the building: a column of its own at the end. */
  if (self->units->len == 0 || g_array_index (self->units, LinliSheetUnit, self->units->len - 1).id != 0)
    g_array_append_val (self->units, unknown);
  return self->units->len - 1;
}

static void
add_home (LinliBuildingSheet *self,
          LinliStatement     *statement)
{
  LinliSheetHome home = { .dwelling = linli_statement_get_int64 (statement, 0) };
  int floor = linli_statement_get_int64 (statement, 2);

  if (self->homes->len > 0)
    {
      LinliSheetHome *last = &g_array_index (self->homes, LinliSheetHome, self->homes->len - 1);

      /* A second household behind the same door. */
      if (last->dwelling == home.dwelling)
        {
          last->n_households++;
          last->n_people += linli_statement_get_int64 (statement, 8);
          return;
        }
    }
  if (self->floors->len == 0 || g_array_index (self->floors, int, self->floors->len - 1) != floor)
    g_array_append_val (self->floors, floor);
  home.unit = unit_of (self, linli_statement_get_int64 (statement, 1));
  home.row = self->floors->len - 1;
  home.room = g_strdup (linli_statement_get_text (statement, 3));
  home.use = g_strdup (linli_statement_get_text (statement, 4));
  home.tenure = g_strdup (linli_statement_get_text (statement, 5));
  home.household = linli_statement_get_int64 (statement, 6);
  home.n_households = home.household != 0;
  home.head = g_strdup (linli_statement_get_text (statement, 7));
  home.n_people = linli_statement_get_int64 (statement, 8);
  g_array_append_val (self->homes, home);
}

static int
compare_homes (gconstpointer a,
               gconstpointer b)
{
  const LinliSheetHome *x = a, *y = b;

  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  if (x->unit != y->unit)
    return x->unit < y->unit ? -1 : 1;
  if (x->room != NULL && y->room != NULL)
    return linli_natural_compare (x->room, y->room);
  return (x->room == NULL) - (y->room == NULL);
}

static void
number_columns (LinliBuildingSheet *self)
{
  g_array_sort (self->homes, compare_homes);
  for (guint i = 0; i < self->homes->len; i++)
    {
      LinliSheetHome *home = &g_array_index (self->homes, LinliSheetHome, i);
      LinliSheetUnit *unit = &g_array_index (self->units, LinliSheetUnit, home->unit);

      if (i > 0 && home[-1].row == home->row && home[-1].unit == home->unit)
        home->column = home[-1].column + 1;
      unit->n_columns = MAX (unit->n_columns, home->column + 1);
    }
}

/**
 * linli_building_sheet_load:
 * @database: a connection
 * @building: a building
 * @error: return location for a #LinliStoreError
 *
 * Returns: (skip) (transfer full) (nullable): its sheet; without cells when it has no dwellings
 */
LinliBuildingSheet *
linli_building_sheet_load (LinliDatabase  *database,
                           gint64          building,
                           GError        **error)
{
  g_autoptr (LinliBuildingSheet) self = NULL;
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  self = g_new0 (LinliBuildingSheet, 1);
  self->building = building;
  self->units = g_array_new (FALSE, TRUE, sizeof (LinliSheetUnit));
  g_array_set_clear_func (self->units, clear_unit);
  self->floors = g_array_new (FALSE, TRUE, sizeof (int));
  self->homes = g_array_new (FALSE, TRUE, sizeof (LinliSheetHome));
  g_array_set_clear_func (self->homes, clear_home);
  if (!load_units (self, database, error))
    return NULL;
  statement = linli_database_query (database, error,
                                    "SELECT d.id, coalesce (d.unit_id, 0), coalesce (d.floor, 0), d.room, d.use, d.tenure, coalesce (h.id, 0), p.name,"
                                    " (SELECT count(*) FROM person AS m WHERE m.household_id = h.id AND m.deleted_at IS NULL"
                                    "  AND m.moved_out_on IS NULL AND m.deceased_on IS NULL)"
                                    " FROM dwelling AS d LEFT JOIN household AS h ON h.dwelling_id = d.id AND h.deleted_at IS NULL AND h.moved_out_on IS NULL"
                                    " LEFT JOIN person AS p ON p.id = h.head_id AND p.deleted_at IS NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL"
                                    " WHERE d.building_id = ? AND d.deleted_at IS NULL ORDER BY d.floor IS NULL, d.floor DESC, d.id, h.id",
                                    "i", building);
  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &local_error))
    add_home (self, statement);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  number_columns (self);
  return g_steal_pointer (&self);
}

/**
 * linli_building_sheet_free:
 * @self: (transfer full): a sheet
 */
void
linli_building_sheet_free (LinliBuildingSheet *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->units);
  g_array_unref (self->floors);
  g_array_unref (self->homes);
  g_free (self);
}

/**
 * linli_building_sheet_find:
 * @self: a sheet
 * @unit: which unit, from 0
 * @column: which place in it, from 0
 * @row: which row, from 0 at the top
 *
 * Returns: (nullable) (transfer none): the cell; %NULL where the building has none
 */
const LinliSheetHome *
linli_building_sheet_find (const LinliBuildingSheet *self,
                           guint                     unit,
                           guint                     column,
                           guint                     row)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->homes->len; i++)
    {
      const LinliSheetHome *home = &g_array_index (self->homes, LinliSheetHome, i);

      if (home->row == row && home->unit == unit && home->column == column)
        return home;
    }
  return NULL;
}

/**
 * linli_building_sheet_building_of:
 * @database: a connection
 * @kind: building, unit, dwelling, household, person or organisation; of other kinds nothing stands in a building
 * @id: a record
 *
 * Returns: the building in which the record stands or lives; 0 when there is none
 */
gint64
linli_building_sheet_building_of (LinliDatabase *database,
                                  const char    *kind,
                                  gint64         id)
{
  static const struct {
    const char *kind;
    const char *sql;
  } ways[] = {
    { "building", "SELECT id FROM building WHERE id = ?" },
    { "unit", "SELECT building_id FROM unit WHERE id = ?" },
    { "dwelling", "SELECT building_id FROM dwelling WHERE id = ?" },
    { "household", "SELECT d.building_id FROM household AS h JOIN dwelling AS d ON d.id = h.dwelling_id WHERE h.id = ?" },
    { "person", "SELECT d.building_id FROM person AS p JOIN household AS h ON h.id = p.household_id"
                " JOIN dwelling AS d ON d.id = h.dwelling_id WHERE p.id = ?" },
    { "organisation", "SELECT coalesce (o.building_id, d.building_id) FROM organisation AS o LEFT JOIN dwelling AS d ON d.id = o.dwelling_id"
                      " WHERE o.id = ?" },
  };

  g_return_val_if_fail (database != NULL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (ways[i].kind, kind) == 0)
      return linli_database_get_int64 (database, 0, ways[i].sql, "i", id);
  return 0;
}
