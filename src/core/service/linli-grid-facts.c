/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What sheets of grids tell: who is on duty, how many live there, in which buildings. Any thread with a reader. */

#include "config.h"

#include "linli-grid-facts.h"

#include <glib/gi18n-lib.h>

#include "linli-date.h"
#include "linli-duty.h"
#include "linli-natural.h"
#include "linli-rows.h"

/* A grid ?1 and the grids below it, and their homes. */
#define BELOW "WITH RECURSIVE below (id) AS (SELECT ?1 UNION SELECT g.id FROM grid g JOIN below b ON g.parent_id = b.id WHERE g.deleted_at IS NULL)"
#define HOMES \
  BELOW ", homes AS MATERIALIZED (SELECT d.id, d.building_id, d.compound_id FROM dwelling_standing s JOIN below b ON s.grid_id = b.id" \
  " JOIN dwelling d ON d.id = s.dwelling_id AND d.deleted_at IS NULL)"
#define LIVING "h.deleted_at IS NULL AND h.moved_out_on IS NULL"

static void
linli_grid_building_free (gpointer data)
{
  LinliGridBuilding *building = data;

  g_free (building->name);
  g_free (building);
}

static gpointer
linli_grid_building_read (LinliStatement *row,
                          gpointer        data)
{
  LinliGridBuilding *building = g_new (LinliGridBuilding, 1);
  const char *compound = linli_statement_get_text (row, 0), *name = linli_statement_get_text (row, 1);

  *building = (LinliGridBuilding) { NULL, linli_statement_get_int64 (row, 2), linli_statement_get_int64 (row, 3) };
  building->name = g_strconcat (compound != NULL ? compound : name == NULL ? _("No building") : "", name != NULL ? name : "", NULL);
  return building;
}

static int
linli_grid_building_compare (gconstpointer a,
                             gconstpointer b)
{
  return linli_natural_compare ((*(const LinliGridBuilding * const *) a)->name, (*(const LinliGridBuilding * const *) b)->name);
}

static gboolean
linli_grid_facts_load_buildings (LinliGridFacts  *self,
                                 LinliDatabase   *reader,
                                 GError         **error)
{
  self->buildings = linli_rows_collect (linli_database_query (reader, error,
    HOMES " SELECT c.name, b.name, count (*), sum ((SELECT count (*) FROM household h WHERE h.dwelling_id = o.id AND " LIVING "))"
    " FROM homes o LEFT JOIN building b ON b.id = o.building_id LEFT JOIN compound c ON c.id = coalesce (b.compound_id, o.compound_id)"
    " GROUP BY b.id, c.id", "i", self->id), linli_grid_building_read, NULL, linli_grid_building_free, error);
  if (self->buildings == NULL)
    return FALSE;
  g_ptr_array_sort (self->buildings, linli_grid_building_compare);
  return TRUE;
}

/**
 * linli_grid_facts_load:
 * @reader: a connection of this thread
 * @grid: a grid
 * @error: return location for a #LinliStoreError
 *
 * Returns: (skip) (transfer full) (nullable): what its sheet tells, as it is today
 */
LinliGridFacts *
linli_grid_facts_load (LinliDatabase  *reader,
                       gint64          grid,
                       GError        **error)
{
  g_autoptr (LinliGridFacts) self = g_new0 (LinliGridFacts, 1);
  g_autoptr (LinliStatement) row = NULL;
  g_autofree char *today = NULL;
  LinliDate day;

  g_return_val_if_fail (reader != NULL, NULL);

  row = linli_database_query (reader, error,
    HOMES " SELECT g.name, u.name, (SELECT group_concat (name, '、') FROM (SELECT DISTINCT c.name FROM homes o JOIN compound c ON c.id = o.compound_id"
    " ORDER BY c.name)), (SELECT count (*) FROM homes o JOIN household h ON h.dwelling_id = o.id WHERE " LIVING "),"
    " (SELECT count (*) FROM homes o JOIN household h ON h.dwelling_id = o.id JOIN person p ON p.household_id = h.id WHERE " LIVING
    " AND p.deleted_at IS NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL)"
    " FROM grid g LEFT JOIN grid u ON u.id = g.parent_id AND u.deleted_at IS NULL WHERE g.id = ?1", "i", grid);
  if (!linli_rows_step_one (row, _("This grid is not there any more"), error))
    return NULL;
  self->id = grid;
  self->name = g_strdup (linli_statement_get_text (row, 0));
  self->above = g_strdup (linli_statement_get_text (row, 1));
  self->compounds = g_strdup (linli_statement_get_text (row, 2));
  self->n_households = linli_statement_get_int64 (row, 3);
  self->n_residents = linli_statement_get_int64 (row, 4);
  linli_date_today (&day);
  today = linli_date_to_string (&day);
  self->duties = linli_duty_list (reader, grid, today, error);
  if (self->duties == NULL || !linli_grid_facts_load_buildings (self, reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
linli_grid_facts_free (LinliGridFacts *self)
{
  g_free (self->name);
  g_free (self->above);
  g_free (self->compounds);
  g_clear_pointer (&self->buildings, g_ptr_array_unref);
  g_clear_pointer (&self->duties, g_ptr_array_unref);
  g_free (self);
}

typedef struct {
  gint64 id;
  char *name;
} LinliGridName;

static void
linli_grid_name_free (gpointer data)
{
  g_free (((LinliGridName *) data)->name);
  g_free (data);
}

static gpointer
linli_grid_name_read (LinliStatement *row,
                      gpointer        data)
{
  LinliGridName *name = g_new (LinliGridName, 1);

  *name = (LinliGridName) { linli_statement_get_int64 (row, 0), g_strdup (linli_statement_get_text (row, 1)) };
  return name;
}

static int
linli_grid_name_compare (gconstpointer a,
                         gconstpointer b)
{
  return linli_natural_compare ((*(const LinliGridName * const *) a)->name, (*(const LinliGridName * const *) b)->name);
}

/**
 * linli_grid_facts_list:
 * @reader: a connection of this thread
 * @error: return location for a #LinliStoreError
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the micro-grids, by name
 */
GArray *
linli_grid_facts_list (LinliDatabase  *reader,
                       GError        **error)
{
  g_autoptr (GPtrArray) names = linli_rows_collect (linli_database_query (reader, error,
    "SELECT id, name FROM grid WHERE deleted_at IS NULL AND level = 'micro'", NULL), linli_grid_name_read, NULL, linli_grid_name_free, error);
  GArray *ids;

  if (names == NULL)
    return NULL;
  g_ptr_array_sort (names, linli_grid_name_compare);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < names->len; i++)
    g_array_append_val (ids, ((LinliGridName *) g_ptr_array_index (names, i))->id);
  return ids;
}

static gpointer
linli_grid_facts_read_id (LinliStatement *row,
                          gpointer        ids)
{
  gint64 id = linli_statement_get_int64 (row, 0);

  g_array_append_val (ids, id);
  return NULL;
}

/**
 * linli_grid_facts_list_below:
 * @reader: a connection of this thread
 * @grid: a grid
 * @error: return location for a #LinliStoreError
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the grid itself, then all below it
 */
GArray *
linli_grid_facts_list_below (LinliDatabase  *reader,
                             gint64          grid,
                             GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) none = linli_rows_collect (linli_database_query (reader, error, BELOW " SELECT id FROM below", "i", grid), linli_grid_facts_read_id,
                                                   ids, NULL, error);

  return none != NULL ? g_steal_pointer (&ids) : NULL;
}
