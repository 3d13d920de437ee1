/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRoomPlan: the rooms of a whole building at once. What exists already is left as it is, so that a plan may be applied twice. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-housing.h"

#define MOST_ROOMS 20000

static gboolean
linli_room_plan_check (const LinliRoomPlan  *plan,
                       LinliDatabase        *database,
                       GError              **error)
{
  guint floors = plan->last_floor >= plan->first_floor ? (guint) (plan->last_floor - plan->first_floor + 1) : 0;
  const char *fault = NULL;

  if (linli_database_get_int64 (database, 0, "SELECT count(*) FROM building WHERE id = ? AND deleted_at IS NULL", "i", plan->building) == 0)
    fault = _("The building was removed");
  else if (floors == 0 || plan->first_floor == 0 || plan->last_floor == 0 || plan->first_floor < -9 || plan->last_floor > 99)
    fault = _("The floors do not go from a lower to a higher one");
  else if (plan->n_rooms == 0 || plan->n_rooms > 99 || plan->n_units > 99 || (plan->by_building && plan->n_rooms * plan->n_units > 99))
    fault = _("There can be 1 to 99 rooms on a floor");
  else if ((guint64) floors * plan->n_rooms * MAX (plan->n_units, 1) > MOST_ROOMS)
    fault = _("These are too many rooms for a building");
  if (fault == NULL)
    return TRUE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, fault);
  return FALSE;
}

/**
 * linli_room_plan_dup_room:
 * @plan: a plan
 * @unit: a unit, from 1; 0 in a building without units
 * @floor: a floor
 * @room: which room of the floor and unit, from 1
 *
 * Returns: (transfer full): its number, as it will be written
 */
char *
linli_room_plan_dup_room (const LinliRoomPlan *plan,
                          guint                unit,
                          int                  floor,
                          guint                room)
{
  guint number = room + (plan->by_building && unit > 0 ? (unit - 1) * plan->n_rooms : 0);

  return g_strdup_printf ("%s%d%02u", floor < 0 ? "-" : "", ABS (floor), number);
}

/* Keys of the rooms that the building has: "unit/room". */
static GHashTable *
load_rooms (LinliDatabase  *database,
            gint64          building,
            GError        **error)
{
  g_autoptr (GHashTable) rooms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error, "SELECT u.name, d.room FROM dwelling d LEFT JOIN unit u ON u.id = d.unit_id"
                          " WHERE d.building_id = ? AND d.deleted_at IS NULL", "i", building);

  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &local_error))
    {
      const char *unit_name = linli_statement_get_text (statement, 0);
      g_autofree char *unit = unit_name != NULL ? linli_address_unit_key (unit_name) : g_strdup ("");
      g_autofree char *room = linli_address_room_key (linli_statement_get_text (statement, 1));

      g_hash_table_add (rooms, g_strconcat (unit, "/", room, NULL));
    }
  if (local_error == NULL)
    return g_steal_pointer (&rooms);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Steps to the next place of the plan; begins with @floor 0. */
static gboolean
next_room (const LinliRoomPlan *plan,
           guint               *unit,
           int                 *floor,
           guint               *room)
{
  if (*floor == 0)
    {
      *unit = plan->n_units > 0 ? 1 : 0;
      *floor = plan->first_floor;
      *room = 1;
      return TRUE;
    }
  if (++*room <= plan->n_rooms)
    return TRUE;
  *room = 1;
  *floor = *floor == -1 ? 1 : *floor + 1;
  if (*floor <= plan->last_floor)
    return TRUE;
  *floor = plan->first_floor;
  return ++*unit <= plan->n_units;
}

static gboolean
is_there (GHashTable *rooms,
          guint       unit,
          const char *room)
{
  g_autofree char *key = linli_address_room_key (room);
  g_autofree char *place = unit > 0 ? g_strdup_printf ("%u/%s", unit, key) : g_strconcat ("/", key, NULL);

  return g_hash_table_contains (rooms, place);
}

/**
 * linli_room_plan_count:
 * @plan: a plan
 * @database: a connection of this thread
 * @n_new: (out): how many rooms it would add
 * @n_existing: (out): how many of its rooms are there already
 * @error: return location
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID for a plan that cannot be, or an error of the store
 */
gboolean
linli_room_plan_count (const LinliRoomPlan  *plan,
                       LinliDatabase        *database,
                       guint                *n_new,
                       guint                *n_existing,
                       GError              **error)
{
  g_autoptr (GHashTable) rooms = NULL;
  guint unit = 0, room = 0;
  int floor = 0;

  g_return_val_if_fail (plan != NULL && database != NULL && n_new != NULL && n_existing != NULL, FALSE);

  *n_new = *n_existing = 0;
  if (!linli_room_plan_check (plan, database, error))
    return FALSE;
  rooms = load_rooms (database, plan->building, error);
  if (rooms == NULL)
    return FALSE;
  while (next_room (plan, &unit, &floor, &room))
    {
      g_autofree char *name = linli_room_plan_dup_room (plan, unit, floor, room);

      if (is_there (rooms, unit, name))
        (*n_existing)++;
      else
        (*n_new)++;
    }
  return TRUE;
}

static gint64
ensure_unit (const LinliRoomPlan  *plan,
             LinliTransaction     *transaction,
             guint                 number,
             GError              **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *wanted = g_strdup_printf ("%u", number);
  g_autofree char *name = linli_address_unit_text (wanted);
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error, "SELECT id, name FROM unit WHERE building_id = ? AND deleted_at IS NULL", "i", plan->building);
  gint64 id;

  if (statement == NULL)
    return 0;
  while (linli_statement_step (statement, NULL))
    {
      g_autofree char *key = linli_address_unit_key (linli_statement_get_text (statement, 1));

      if (strcmp (key, wanted) == 0)
        return linli_statement_get_int64 (statement, 0);
    }
  id = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO unit (id, building_id, name, floors) VALUES (?, ?, ?, ?)", "iisi", id, plan->building, name,
                             (gint64) MAX (plan->last_floor, 0)) ? id : 0;
}

/**
 * linli_room_plan_apply:
 * @plan: a plan
 * @transaction: the action
 * @n_new: (out): how many rooms were added
 * @error: return location
 *
 * Adds the units and rooms of the plan that are not there.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID for a plan that cannot be, or an error of the store
 */
gboolean
linli_room_plan_apply (const LinliRoomPlan  *plan,
                       LinliTransaction     *transaction,
                       guint                *n_new,
                       GError              **error)
{
  LinliDatabase *database;
  g_autoptr (GHashTable) rooms = NULL;
  guint unit = 0, room = 0, unit_of_id = 0;
  gint64 unit_id = 0, compound;
  int floor = 0;

  g_return_val_if_fail (plan != NULL && transaction != NULL && n_new != NULL, FALSE);

  *n_new = 0;
  database = linli_transaction_get_database (transaction);
  if (!linli_room_plan_check (plan, database, error))
    return FALSE;
  rooms = load_rooms (database, plan->building, error);
  if (rooms == NULL)
    return FALSE;
  compound = linli_database_get_int64 (database, 0, "SELECT compound_id FROM building WHERE id = ?", "i", plan->building);
  while (next_room (plan, &unit, &floor, &room))
    {
      g_autofree char *name = linli_room_plan_dup_room (plan, unit, floor, room);

      if (unit != unit_of_id)
        {
          unit_id = ensure_unit (plan, transaction, unit, error);
          unit_of_id = unit;
          if (unit_id == 0)
            return FALSE;
        }
      if (is_there (rooms, unit, name))
        continue;
      if (!linli_database_run (database, error, "INSERT INTO dwelling (id, compound_id, building_id, unit_id, floor, room)"
                               " VALUES (?, nullif (?, 0), ?, nullif (?, 0), ?, ?)", "iiiiis", linli_transaction_new_id (transaction), compound,
                               plan->building, unit_id, (gint64) floor, name))
        return FALSE;
      (*n_new)++;
    }
  return TRUE;
}
