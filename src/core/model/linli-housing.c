/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Compounds, buildings, units and dwellings by the parts of an address. However a place is written (12, 12栋, 十二幢), it is the same
 * place: names are compared by the keys of linli-address. */

#include "config.h"

#include "linli-housing.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-text.h"

typedef char *(*KeyFunc) (const char *name);

/* The record of @sql (id, name; the parent as ?1) whose name has the same key; 0 for none. */
static gint64
find_by_key (LinliDatabase *database,
             const char    *sql,
             gint64         parent,
             const char    *name,
             KeyFunc        make_key)
{
  g_autofree char *key = make_key (name);
  g_autoptr (LinliStatement) statement = linli_database_query (database, NULL, sql, "i", parent);

  while (statement != NULL && linli_statement_step (statement, NULL))
    {
      g_autofree char *other = make_key (linli_statement_get_text (statement, 1));

      if (strcmp (key, other) == 0)
        return linli_statement_get_int64 (statement, 0);
    }
  return 0;
}

static gboolean
has_key (const char *name,
         const char *key)
{
  g_autofree char *other = linli_address_compound_key (name);

  return strcmp (other, key) == 0;
}

static gboolean
is_called (const char *name,
           const char *aliases,
           const char *key)
{
  g_auto (GStrv) others = NULL;

  if (has_key (name, key))
    return TRUE;
  if (aliases == NULL)
    return FALSE;
  others = linli_text_split (aliases);
  for (gsize i = 0; others[i] != NULL; i++)
    if (has_key (others[i], key))
      return TRUE;
  return FALSE;
}

/* By name or another name; a place without a name by its road and plate. */
static gint64
find_compound (LinliDatabase      *database,
               const LinliAddress *address)
{
  g_autofree char *plate = g_strconcat (address->road != NULL ? address->road : "", address->door_plate, NULL);
  const char *name = address->compound != NULL ? address->compound : plate;
  g_autofree char *key = linli_address_compound_key (name);
  g_autoptr (LinliStatement) statement = NULL;
  gint64 by_plate = 0;

  if (*name == '\0')
    return 0;
  statement = linli_database_query (database, NULL,
                                    "SELECT id, name, aliases, ifnull (road, '') || ifnull (door_plate, '') FROM compound WHERE deleted_at IS NULL", NULL);
  while (statement != NULL && linli_statement_step (statement, NULL))
    {
      if (is_called (linli_statement_get_text (statement, 1), linli_statement_get_text (statement, 2), key))
        return linli_statement_get_int64 (statement, 0);
      if (address->compound == NULL && by_plate == 0 && strcmp (linli_statement_get_text (statement, 3), plate) == 0)
        by_plate = linli_statement_get_int64 (statement, 0);
    }
  return by_plate;
}

static gint64
find_building (LinliDatabase *database,
               gint64         compound,
               const char    *name)
{
  return find_by_key (database, "SELECT id, name FROM building WHERE compound_id IS nullif (?1, 0) AND deleted_at IS NULL", compound, name,
                      linli_address_building_key);
}

static gint64
find_unit (LinliDatabase *database,
           gint64         building,
           const char    *name)
{
  return find_by_key (database, "SELECT id, name FROM unit WHERE building_id = ?1 AND deleted_at IS NULL", building, name, linli_address_unit_key);
}

/* Where an address lies, as far as the places exist. */
typedef struct {
  gint64 compound;
  gint64 building;
  gint64 unit;
} Spot;

static gint64
find_dwelling (LinliDatabase      *database,
               const Spot         *spot,
               const LinliAddress *address)
{
  g_autofree char *key = linli_address_room_key (address->room);
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, NULL,
                          spot->building != 0 ? "SELECT id, room, suffix FROM dwelling WHERE building_id = ?1 AND unit_id IS nullif (?2, 0) AND deleted_at IS NULL"
                                              : "SELECT id, room, suffix FROM dwelling WHERE compound_id IS nullif (?1, 0) AND building_id IS NULL"
                                                " AND unit_id IS nullif (?2, 0) AND deleted_at IS NULL",
                          "ii", spot->building != 0 ? spot->building : spot->compound, spot->unit);

  while (statement != NULL && linli_statement_step (statement, NULL))
    {
      g_autofree char *other = linli_address_room_key (linli_statement_get_text (statement, 1));

      if (strcmp (key, other) == 0 && g_strcmp0 (address->suffix, linli_statement_get_text (statement, 2)) == 0)
        return linli_statement_get_int64 (statement, 0);
    }
  return 0;
}

static gboolean
says_where (const LinliAddress *address)
{
  return address->compound != NULL || address->road != NULL || address->building != NULL;
}

/**
 * linli_housing_find:
 * @database: a connection of this thread
 * @address: the parts of an address
 *
 * Returns: the dwelling at the address, however its parts are written; 0 when there is none
 */
gint64
linli_housing_find (LinliDatabase      *database,
                    const LinliAddress *address)
{
  Spot spot = { 0 };

  g_return_val_if_fail (database != NULL && address != NULL, 0);

  if (!says_where (address))
    return 0;
  spot.compound = find_compound (database, address);
  if (spot.compound == 0 && (address->compound != NULL || address->road != NULL))
    return 0;
  spot.building = address->building != NULL ? find_building (database, spot.compound, address->building) : 0;
  spot.unit = address->unit != NULL && spot.building != 0 ? find_unit (database, spot.building, address->unit) : 0;
  if ((address->building != NULL && spot.building == 0) || (address->unit != NULL && spot.unit == 0))
    return 0;
  return find_dwelling (database, &spot, address);
}

static gboolean
ensure_compound (LinliTransaction    *transaction,
                 const LinliAddress  *address,
                 Spot                *spot,
                 GError             **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *plate = g_strconcat (address->road != NULL ? address->road : "", address->door_plate, NULL);
  const char *kind = address->compound != NULL ? "compound" : g_str_has_suffix (plate, "院") ? "courtyard" : "street";

  spot->compound = find_compound (database, address);
  if (spot->compound != 0 || (address->compound == NULL && *plate == '\0'))
    return TRUE;
  spot->compound = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO compound (id, name, kind, road, door_plate) VALUES (?, ?, ?, ?, ?)", "issss",
                             spot->compound, address->compound != NULL ? address->compound : plate, kind, address->road, address->door_plate);
}

static gboolean
ensure_building (LinliTransaction  *transaction,
                 const char        *name,
                 const char        *word,
                 Spot              *spot,
                 GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *joined = g_strconcat (name, word, NULL);
  g_autofree char *text = linli_address_building_text (joined);

  spot->building = find_building (database, spot->compound, name);
  if (spot->building != 0)
    return TRUE;
  spot->building = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO building (id, compound_id, name) VALUES (?, nullif (?, 0), ?)", "iis",
                             spot->building, spot->compound, text);
}

static gboolean
ensure_unit (LinliTransaction  *transaction,
             const char        *name,
             Spot              *spot,
             GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *text = linli_address_unit_text (name);

  spot->unit = find_unit (database, spot->building, name);
  if (spot->unit != 0)
    return TRUE;
  spot->unit = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO unit (id, building_id, name) VALUES (?, ?, ?)", "iis", spot->unit, spot->building, text);
}

static gboolean
insert_dwelling (LinliTransaction    *transaction,
                 const Spot          *spot,
                 const LinliAddress  *address,
                 const char          *raw,
                 gint64              *id,
                 GError             **error)
{
  *id = linli_transaction_new_id (transaction);
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO dwelling (id, compound_id, building_id, unit_id, floor, room, suffix, address_raw)"
                             " VALUES (?, nullif (?, 0), nullif (?, 0), nullif (?, 0), nullif (?, 0), ?, ?, ?)", "iiiiisss", *id, spot->compound,
                             spot->building, spot->unit, (gint64) linli_address_get_floor (address), address->room, address->suffix, raw);
}

/**
 * linli_housing_ensure:
 * @transaction: the action
 * @address: the parts of an address
 * @raw: (nullable): as it was written, kept with a dwelling that is created
 * @created: (out) (optional): whether the dwelling was created
 * @error: return location
 *
 * Finds the dwelling at an address, or creates it with its compound, building and unit as far as they are missing.
 *
 * Returns: the dwelling; 0 with %LINLI_STORE_ERROR_INVALID when the parts say no place, or an error of the store
 */
gint64
linli_housing_ensure (LinliTransaction    *transaction,
                      const LinliAddress  *address,
                      const char          *raw,
                      gboolean            *created,
                      GError             **error)
{
  Spot spot = { 0 };
  gint64 id;

  g_return_val_if_fail (transaction != NULL && address != NULL, 0);

  if (created != NULL)
    *created = FALSE;
  if (!says_where (address) || (address->unit != NULL && address->building == NULL))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("The address names no place"));
      return 0;
    }
  if (!ensure_compound (transaction, address, &spot, error) ||
      (address->building != NULL && !ensure_building (transaction, address->building, address->building_word, &spot, error)) ||
      (address->unit != NULL && !ensure_unit (transaction, address->unit, &spot, error)))
    return 0;
  id = find_dwelling (linli_transaction_get_database (transaction), &spot, address);
  if (id != 0)
    return id;
  if (!insert_dwelling (transaction, &spot, address, raw, &id, error))
    return 0;
  if (created != NULL)
    *created = TRUE;
  return id;
}

/**
 * linli_housing_dup_full_address:
 * @database: a connection of this thread
 * @dwelling: a dwelling
 *
 * Returns: (transfer full): the address with city, district, subdistrict, road and plate, as on a form; "" for no dwelling
 */
char *
linli_housing_dup_full_address (LinliDatabase *database,
                                gint64         dwelling)
{
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *name;

  g_return_val_if_fail (database != NULL, NULL);

  statement = linli_database_query (database, NULL,
                                    "SELECT ifnull (m.city, '') || ifnull (m.district, '') || ifnull (m.subdistrict, ''),"
                                    " ifnull (c.road, '') || ifnull (c.door_plate, ''), c.name, ifnull (s.address, d.address_raw)"
                                    " FROM dwelling d LEFT JOIN building b ON b.id = d.building_id"
                                    " LEFT JOIN compound c ON c.id = ifnull (d.compound_id, b.compound_id)"
                                    " LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id"
                                    " LEFT JOIN community m ON m.id = (SELECT min (id) FROM community WHERE deleted_at IS NULL) WHERE d.id = ?", "i", dwelling);
  if (statement == NULL || !linli_statement_step (statement, NULL))
    return g_strdup ("");
  name = linli_statement_get_text (statement, 2);
  if (linli_statement_get_text (statement, 0) != NULL)
    g_string_append (text, linli_statement_get_text (statement, 0));
  /* A courtyard may be called after its plate; that is not said twice. */
  if (name != NULL && !g_str_has_prefix (name, linli_statement_get_text (statement, 1)))
    g_string_append (text, linli_statement_get_text (statement, 1));
  if (linli_statement_get_text (statement, 3) != NULL)
    g_string_append (text, linli_statement_get_text (statement, 3));
  return g_strdup (text->str);
}
