/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* From addresses to dwellings: compounds, buildings and units are few and held by their folded names; the dwellings of a building
 * are fetched when the first address in it comes. What does not exist yet is made. */

#include "config.h"

#include <string.h>

#include "linli-import-private.h"

struct _LinliPlaces {
  LinliDatabase *database;
  LinliKindWriter *compounds;
  LinliKindWriter *buildings;
  LinliKindWriter *units;
  LinliKindWriter *dwellings;
  GHashTable *compound_ids; /* folded name, or street and door plate → id */
  GHashTable *building_ids; /* compound and folded name → id */
  GHashTable *unit_ids;     /* building and folded name → id */
  GHashTable *dwelling_ids; /* compound, building, unit, folded room and suffix → id */
  GHashTable *fetched;      /* buildings whose dwellings and units are held */
  gint64 only_compound;     /* the file's only compound, for addresses that name none; or 0 */
  guint n_compounds;
  char *last_compound;      /* as it was written last, and found: a list names it again and again */
  gint64 last_compound_id;
};

static void
linli_places_put (GHashTable *table,
                  char       *key,
                  gint64      id)
{
  if (g_hash_table_contains (table, key))
    g_free (key);
  else
    g_hash_table_insert (table, key, g_memdup2 (&id, sizeof id));
}

static gint64
linli_places_get (GHashTable *table,
                  const char *key)
{
  const gint64 *id = g_hash_table_lookup (table, key);

  return id != NULL ? *id : 0;
}

static char *
linli_places_plate_key (const char *road,
                        const char *door_plate)
{
  g_autofree char *joined = g_strconcat (road != NULL ? road : "", door_plate != NULL ? door_plate : "", NULL);

  return linli_address_compound_key (joined);
}

static char *
linli_places_building_key (gint64      compound,
                           const char *name)
{
  g_autofree char *key = linli_address_building_key (name);

  return g_strdup_printf ("%" G_GINT64_FORMAT "\t%s", compound, key);
}

static char *
linli_places_unit_key (gint64      building,
                       const char *name)
{
  g_autofree char *key = linli_address_unit_key (name);

  return g_strdup_printf ("%" G_GINT64_FORMAT "\t%s", building, key);
}

static char *
linli_places_dwelling_key (gint64      compound,
                           gint64      building,
                           gint64      unit,
                           const char *room,
                           const char *suffix)
{
  g_autofree char *key = room != NULL ? linli_address_room_key (room) : NULL;

  return g_strdup_printf ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\t%s", building != 0 ? 0 : compound, building, unit,
                          key != NULL ? key : "", suffix != NULL ? suffix : "");
}

static void
linli_places_put_compound (LinliPlaces *self,
                           gint64       id,
                           const char  *name,
                           const char  *road,
                           const char  *door_plate,
                           const char  *aliases)
{
  g_auto (GStrv) others = g_strsplit_set (aliases != NULL ? aliases : "", " ,;/、，；", -1);

  linli_places_put (self->compound_ids, linli_address_compound_key (name), id);
  if (door_plate != NULL)
    linli_places_put (self->compound_ids, linli_places_plate_key (road, door_plate), id);
  for (guint i = 0; others[i] != NULL; i++)
    if (g_utf8_validate (others[i], -1, NULL) && *others[i] != '\0')
      linli_places_put (self->compound_ids, linli_address_compound_key (others[i]), id);
  self->n_compounds++;
  self->only_compound = self->n_compounds == 1 ? id : 0;
}

static gboolean
linli_places_fetch_compounds (LinliPlaces  *self,
                              GError      **error)
{
  g_autoptr (LinliStatement) compounds = linli_database_query (
    self->database, error, "SELECT id, name, road, door_plate, aliases FROM compound WHERE deleted_at IS NULL ORDER BY id", NULL);
  g_autoptr (LinliStatement) buildings = linli_database_query (
    self->database, error, "SELECT id, coalesce (compound_id, 0), name FROM building WHERE deleted_at IS NULL ORDER BY id", NULL);
  GError *problem = NULL;

  if (compounds == NULL || buildings == NULL)
    return FALSE;
  while (linli_statement_step (compounds, &problem))
    linli_places_put_compound (self, linli_statement_get_int64 (compounds, 0), linli_statement_get_text (compounds, 1),
                               linli_statement_get_text (compounds, 2), linli_statement_get_text (compounds, 3),
                               linli_statement_get_text (compounds, 4));
  while (problem == NULL && linli_statement_step (buildings, &problem))
    linli_places_put (self->building_ids, linli_places_building_key (linli_statement_get_int64 (buildings, 1), linli_statement_get_text (buildings, 2)),
                      linli_statement_get_int64 (buildings, 0));
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

LinliPlaces *
_linli_places_new (LinliDatabase     *database,
                   LinliTransaction  *transaction,
                   GError           **error)
{
  g_autoptr (LinliPlaces) self = g_new0 (LinliPlaces, 1);

  self->database = database;
  self->compound_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->building_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unit_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->dwelling_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->fetched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if ((self->compounds = _linli_kind_writer_new ("compound", database, transaction, error)) == NULL
      || (self->buildings = _linli_kind_writer_new ("building", database, transaction, error)) == NULL
      || (self->units = _linli_kind_writer_new ("unit", database, transaction, error)) == NULL
      || (self->dwellings = _linli_kind_writer_new ("dwelling", database, transaction, error)) == NULL
      || !linli_places_fetch_compounds (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
_linli_places_free (LinliPlaces *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->compounds, _linli_kind_writer_free);
  g_clear_pointer (&self->buildings, _linli_kind_writer_free);
  g_clear_pointer (&self->units, _linli_kind_writer_free);
  g_clear_pointer (&self->dwellings, _linli_kind_writer_free);
  g_hash_table_unref (self->compound_ids);
  g_hash_table_unref (self->building_ids);
  g_hash_table_unref (self->unit_ids);
  g_hash_table_unref (self->dwelling_ids);
  g_hash_table_unref (self->fetched);
  g_free (self->last_compound);
  g_free (self);
}

LinliKindWriter *
_linli_places_get_dwellings (LinliPlaces *self)
{
  return self->dwellings;
}

/* Writes the places that wait, those that others refer to first. */
gboolean
_linli_places_flush (LinliPlaces  *self,
                     GError      **error)
{
  return _linli_kind_writer_flush (self->compounds, error) && _linli_kind_writer_flush (self->buildings, error)
         && _linli_kind_writer_flush (self->units, error) && _linli_kind_writer_flush (self->dwellings, error);
}

static void
linli_places_set (LinliKindWriter  *writer,
                  const char      **values,
                  const char       *field,
                  const char       *value)
{
  int index = linli_kind_find_field (_linli_kind_writer_get_kind (writer), field);

  g_assert (index >= 0 && index < LINLI_MAX_FIELDS);
  values[index] = value;
}

/* A door plate with 院, and a name that ends in it, is a courtyard; one without is a house along the street. */
static const char *
linli_places_guess_compound_kind (const LinliAddress *address)
{
  const char *name = address->compound != NULL ? address->compound : address->door_plate;

  if (name != NULL && (g_str_has_suffix (name, "院") || g_str_has_suffix (name, "院落")))
    return "courtyard";
  return address->compound != NULL ? "compound" : "street";
}

static gint64
linli_places_find_compound (LinliPlaces         *self,
                            const LinliAddress  *address)
{
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;
  const char *values[LINLI_MAX_FIELDS] = { NULL };
  gint64 id;

  if (address->compound != NULL && g_strcmp0 (address->compound, self->last_compound) == 0)
    return self->last_compound_id;
  if (address->compound != NULL)
    key = linli_address_compound_key (address->compound);
  else if (address->door_plate != NULL)
    key = linli_places_plate_key (address->road, address->door_plate);
  else
    return self->only_compound;
  if ((id = linli_places_get (self->compound_ids, key)) != 0)
    {
      if (address->compound != NULL)
        {
          g_free (self->last_compound);
          self->last_compound = g_strdup (address->compound);
          self->last_compound_id = id;
        }
      return id;
    }
  name = address->compound != NULL ? g_strdup (address->compound) : g_strconcat (address->road != NULL ? address->road : "", address->door_plate, NULL);
  id = _linli_kind_writer_new_id (self->compounds);
  linli_places_set (self->compounds, values, "name", name);
  linli_places_set (self->compounds, values, "road", address->road);
  linli_places_set (self->compounds, values, "door_plate", address->door_plate);
  linli_places_set (self->compounds, values, "kind", linli_places_guess_compound_kind (address));
  _linli_kind_writer_insert (self->compounds, id, values);
  linli_places_put_compound (self, id, name, address->road, address->door_plate, NULL);
  return id;
}

/* A decimal id in @buffer, or NULL for none. */
static const char *
linli_places_format_id (gint64  id,
                        char   *buffer,
                        gsize   size)
{
  if (id == 0)
    return NULL;
  g_snprintf (buffer, size, "%" G_GINT64_FORMAT, id);
  return buffer;
}

static gint64
linli_places_find_building (LinliPlaces        *self,
                            gint64              compound,
                            const LinliAddress *address)
{
  g_autofree char *key = linli_places_building_key (compound, address->building);
  const char *values[LINLI_MAX_FIELDS] = { NULL };
  char compound_text[24];
  gint64 id = linli_places_get (self->building_ids, key);

  if (id != 0)
    return id;
  id = _linli_kind_writer_new_id (self->buildings);
  linli_places_set (self->buildings, values, "name", address->building);
  linli_places_set (self->buildings, values, "compound_id", linli_places_format_id (compound, compound_text, sizeof compound_text));
  linli_places_put (self->building_ids, g_steal_pointer (&key), id);
  _linli_kind_writer_insert (self->buildings, id, values);
  return id;
}

static gint64
linli_places_find_unit (LinliPlaces        *self,
                        gint64              building,
                        const LinliAddress *address)
{
  g_autofree char *key = linli_places_unit_key (building, address->unit);
  const char *values[LINLI_MAX_FIELDS] = { NULL };
  char building_text[24];
  gint64 id = linli_places_get (self->unit_ids, key);

  if (id != 0)
    return id;
  id = _linli_kind_writer_new_id (self->units);
  linli_places_set (self->units, values, "name", address->unit);
  linli_places_set (self->units, values, "building_id", linli_places_format_id (building, building_text, sizeof building_text));
  linli_places_put (self->unit_ids, g_steal_pointer (&key), id);
  _linli_kind_writer_insert (self->units, id, values);
  return id;
}

static gboolean
linli_places_fetch_dwellings (LinliPlaces     *self,
                              LinliStatement  *statement,
                              GError         **error)
{
  GError *problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &problem))
    linli_places_put (self->dwelling_ids,
                      linli_places_dwelling_key (linli_statement_get_int64 (statement, 1), linli_statement_get_int64 (statement, 2),
                                                 linli_statement_get_int64 (statement, 3), linli_statement_get_text (statement, 4),
                                                 linli_statement_get_text (statement, 5)),
                      linli_statement_get_int64 (statement, 0));
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

/* The units and dwellings of a building, or the dwellings of a compound that are in none. */
static gboolean
linli_places_fetch_building (LinliPlaces  *self,
                             gint64        compound,
                             gint64        building,
                             GError      **error)
{
  char *key = g_strdup_printf ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT, building != 0 ? 0 : compound, building);
  g_autoptr (LinliStatement) units = NULL;
  g_autoptr (LinliStatement) dwellings = NULL;
  GError *problem = NULL;

  if (!g_hash_table_add (self->fetched, key) || building < 0 || compound < 0)
    return TRUE;
  if (building == 0)
    {
      dwellings = linli_database_query (self->database, error,
                                        "SELECT id, coalesce (compound_id, 0), 0, coalesce (unit_id, 0), room, suffix FROM dwelling "
                                        "WHERE compound_id IS nullif (?, 0) AND building_id IS NULL AND deleted_at IS NULL ORDER BY id", "i", compound);
      return linli_places_fetch_dwellings (self, dwellings, error);
    }
  units = linli_database_query (self->database, error, "SELECT id, name FROM unit WHERE building_id = ? AND deleted_at IS NULL ORDER BY id", "i", building);
  if (units == NULL)
    return FALSE;
  while (linli_statement_step (units, &problem))
    linli_places_put (self->unit_ids, linli_places_unit_key (building, linli_statement_get_text (units, 1)), linli_statement_get_int64 (units, 0));
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  dwellings = linli_database_query (self->database, error,
                                    "SELECT id, coalesce (compound_id, 0), building_id, coalesce (unit_id, 0), room, suffix FROM dwelling "
                                    "WHERE building_id = ? AND deleted_at IS NULL ORDER BY id", "i", building);
  return linli_places_fetch_dwellings (self, dwellings, error);
}

static void
linli_places_add_dwelling (LinliPlaces        *self,
                           const LinliAddress *address,
                           const char         *written,
                           const char         *room,
                           const char * const *given,
                           const gint64        ids[4])
{
  const char *values[LINLI_MAX_FIELDS] = { NULL };
  char texts[3][24];
  char floor_text[24];
  int floor = linli_address_get_floor (address);

  memcpy (values, given, sizeof values);
  linli_places_set (self->dwellings, values, "compound_id", linli_places_format_id (ids[1], texts[0], sizeof texts[0]));
  linli_places_set (self->dwellings, values, "building_id", linli_places_format_id (ids[2], texts[1], sizeof texts[1]));
  linli_places_set (self->dwellings, values, "unit_id", linli_places_format_id (ids[3], texts[2], sizeof texts[2]));
  linli_places_set (self->dwellings, values, "room", room);
  linli_places_set (self->dwellings, values, "suffix", address->suffix);
  linli_places_set (self->dwellings, values, "address_raw", written);
  linli_places_set (self->dwellings, values, "floor", linli_places_format_id (floor, floor_text, sizeof floor_text));
  _linli_kind_writer_insert (self->dwellings, ids[0], values);
}

/* The dwelling of an address, made when there is none; 0 with @error set. @values are further fields for a new one. */
gint64
_linli_places_find_dwelling (LinliPlaces         *self,
                             const LinliAddress  *address,
                             const char          *written,
                             const char * const  *values,
                             gboolean            *is_new,
                             GError             **error)
{
  gint64 ids[4] = { 0 }; /* dwelling, compound, building, unit */
  g_autofree char *joined = NULL;
  g_autofree char *key = NULL;
  const char *room = address->room;

  *is_new = FALSE;
  ids[1] = linli_places_find_compound (self, address);
  if (address->building != NULL)
    ids[2] = linli_places_find_building (self, ids[1], address);
  if (!linli_places_fetch_building (self, ids[1], ids[2], error))
    return 0;
  /* A unit is a unit of a building. In a courtyard of one house nobody names it, and 3单元501 is written 3-501. */
  if (address->unit != NULL && ids[2] == 0)
    room = joined = g_strconcat (address->unit, "-", address->room, NULL);
  else if (address->unit != NULL)
    ids[3] = linli_places_find_unit (self, ids[2], address);
  key = linli_places_dwelling_key (ids[1], ids[2], ids[3], room, address->suffix);
  if ((ids[0] = linli_places_get (self->dwelling_ids, key)) != 0)
    return ids[0];
  ids[0] = _linli_kind_writer_new_id (self->dwellings);
  *is_new = TRUE;
  linli_places_add_dwelling (self, address, written, room, values, ids);
  linli_places_put (self->dwelling_ids, g_steal_pointer (&key), ids[0]);
  return ids[0];
}
