/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The standing of a dwelling: its written address and the key that sorts addresses as people walk. It follows from the dwelling,
 * its unit, its building and its compound, and is brought up to date within the action that changes any of them. Lives on the
 * writer's thread. */

#include "config.h"

#include <string.h>

#include "linli-address.h"
#include "linli-bulk-private.h"
#include "linli-grid-assigner-private.h"
#include "linli-id-scan-private.h"
#include "linli-model-private.h"
#include "linli-natural.h"

/* Past so many entries a cache is emptied; a community has fewer places, and far fewer kinds of room. */
#define MAX_CACHED 20000

/* One end of an address: as text, and as the part of the sort key that it makes. */
typedef struct {
  char *text;
  GBytes *key;
} Part;

/* What the derivers of one file share. */
typedef struct {
  GHashTable *places; /* compound, building, unit → Part */
  GHashTable *rooms; /* floor, room, suffix → Part */
  GString *name; /* scratch */
  GByteArray *key; /* scratch */
  gsize empty; /* length of the key of a level that is not there */
  guint64 serial; /* the transaction that @done belongs to */
  GHashTable *done; /* dwellings that it has dealt with */
} Standings;

typedef struct {
  Standings *shared;
  LinliDatabase *database;
  LinliStatement *read;
  LinliStatement *update;
  LinliStatement *remove;
  LinliBulk *insert;
  LinliTransaction *transaction;
  guint n_derived;
} Standing;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->text);
  g_bytes_unref (part->key);
  g_free (part);
}

static Standings *
standings_new (void)
{
  Standings *self = g_new0 (Standings, 1);
  g_autoptr (GBytes) empty = linli_natural_key ("");

  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, part_free);
  self->rooms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, part_free);
  self->done = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->name = g_string_new (NULL);
  self->key = g_byte_array_new ();
  self->empty = g_bytes_get_size (empty);
  return self;
}

static void
standings_free (gpointer data)
{
  Standings *self = data;

  g_hash_table_unref (self->places);
  g_hash_table_unref (self->rooms);
  g_hash_table_unref (self->done);
  g_string_free (self->name, TRUE);
  g_byte_array_unref (self->key);
  g_free (self);
}

static void
standing_clear (Standing *self)
{
  g_clear_pointer (&self->read, linli_statement_free);
  g_clear_pointer (&self->update, linli_statement_free);
  g_clear_pointer (&self->remove, linli_statement_free);
  g_clear_pointer (&self->insert, _linli_bulk_free);
}

static gboolean
standing_prepare (Standing          *self,
                  LinliTransaction  *transaction,
                  GError           **error)
{
  static const char * const columns[] = { "address", "sort_key", "dwelling_id" };

  self->transaction = transaction;
  self->database = linli_transaction_get_database (transaction);
  self->read = linli_database_prepare (self->database,
                                       "SELECT d.id, c.name, b.name, u.name, d.floor, d.room, d.suffix, d.address_raw, s.address, s.sort_key,"
                                       " s.dwelling_id"
                                       " FROM dwelling d LEFT JOIN building b ON b.id = d.building_id LEFT JOIN unit u ON u.id = d.unit_id"
                                       " LEFT JOIN compound c ON c.id = ifnull (d.compound_id, b.compound_id)"
                                       " LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id"
                                       " WHERE d.id BETWEEN ? AND ? AND d.deleted_at IS NULL ORDER BY d.id", error);
  if (self->read == NULL)
    return FALSE;
  self->update = linli_database_prepare (self->database, "UPDATE dwelling_standing SET address = ?, sort_key = ? WHERE dwelling_id = ?", error);
  if (self->update == NULL)
    return FALSE;
  self->insert = _linli_bulk_new (self->database, "dwelling_standing", columns, G_N_ELEMENTS (columns), FALSE);
  self->remove = linli_database_prepare (self->database, "DELETE FROM dwelling_standing WHERE dwelling_id = ?", error);
  return self->remove != NULL;
}

static char *
borrow (LinliStatement *statement,
        int             column)
{
  return (char *) linli_statement_get_text (statement, column);
}

static const Part *
find_part (Standings          *shared,
           GHashTable         *cache,
           const LinliAddress *address)
{
  const char *texts[] = { address->compound, address->building, address->unit, address->room, address->suffix };
  Part *part;

  g_string_printf (shared->name, "%d", address->floor);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_string_append_c (shared->name, texts[i] != NULL ? '\037' : '\036');
      g_string_append (shared->name, texts[i] != NULL ? texts[i] : "");
    }
  part = g_hash_table_lookup (cache, shared->name->str);
  if (part != NULL)
    return part;
  if (g_hash_table_size (cache) >= MAX_CACHED)
    g_hash_table_remove_all (cache);
  part = g_new (Part, 1);
  part->text = linli_address_format (address, LINLI_ADDRESS_LOCAL);
  part->key = linli_address_sort_key (address);
  g_hash_table_insert (cache, g_strdup (shared->name->str), part);
  return part;
}

/* An address is written, and its key composed, level by level: the place (compound, building, unit) in front, what is inside the
 * building behind. Both repeat over and over, so each is made once. The key of a place ends in a byte for no floor and three levels
 * that are not there; that of a room begins with three such levels. */
static char *
compose_parts (Standings           *shared,
               const LinliAddress  *parts,
               GBytes             **key)
{
  LinliAddress outside = { .compound = parts->compound, .building = parts->building, .unit = parts->unit };
  LinliAddress inside = { .floor = parts->floor, .room = parts->room, .suffix = parts->suffix };
  const Part *room = find_part (shared, shared->rooms, &inside);
  const Part *place = find_part (shared, shared->places, &outside);
  gsize place_size, room_size, gap = 3 * shared->empty;
  const guint8 *place_key = g_bytes_get_data (place->key, &place_size);
  const guint8 *room_key = g_bytes_get_data (room->key, &room_size);

  g_byte_array_set_size (shared->key, 0);
  g_byte_array_append (shared->key, place_key, place_size - gap - 1);
  g_byte_array_append (shared->key, room_key + gap, room_size - gap);
  *key = g_bytes_new (shared->key->data, shared->key->len);
  return g_strconcat (place->text, room->text, NULL);
}

/* From the parts where there are any; else from what was written. */
static char *
compose (Standings       *shared,
         LinliStatement  *row,
         GBytes         **key)
{
  LinliAddress parts = {
    .compound = borrow (row, 1), .building = borrow (row, 2), .unit = borrow (row, 3), .floor = (int) linli_statement_get_int64 (row, 4),
    .room = borrow (row, 5), .suffix = borrow (row, 6),
  };
  const char *raw = borrow (row, 7);
  g_autoptr (LinliAddress) parsed = NULL;
  char *address;

  if (parts.compound != NULL || parts.building != NULL || raw == NULL)
    return compose_parts (shared, &parts, key);
  parsed = linli_address_parse (raw);
  address = linli_address_format (parsed, LINLI_ADDRESS_LOCAL);
  *key = linli_address_is_empty (parsed) ? linli_natural_key (raw) : linli_address_sort_key (parsed);
  if (*address == '\0' || parsed->rest != NULL)
    {
      g_free (address);
      address = g_strdup (raw);
    }
  return address;
}

static gboolean
is_same (LinliStatement *row,
         const char     *address,
         GBytes         *key)
{
  gsize size, stored_size;
  gconstpointer bytes = g_bytes_get_data (key, &size);
  gconstpointer stored = linli_statement_get_blob (row, 9, &stored_size);

  return g_strcmp0 (borrow (row, 8), address) == 0 && size == stored_size && memcmp (bytes, stored, size) == 0;
}

static gboolean
standing_insert (Standing    *self,
                 gint64       id,
                 const char  *address,
                 GBytes      *key,
                 GError     **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (key, &size);

  if (_linli_bulk_is_full (self->insert) && !_linli_bulk_flush (self->insert, error))
    return FALSE;
  _linli_bulk_begin_row (self->insert);
  _linli_bulk_set_text (self->insert, 0, address);
  _linli_bulk_set (self->insert, 1, &(LinliCellValue) { .type = LINLI_CELL_VALUE_BYTES, .size = size, .data = bytes });
  _linli_bulk_set_int64 (self->insert, 2, id);
  return TRUE;
}

/* Brings one dwelling up to date; what is right already is not written. */
static gboolean
standing_derive (LinliStatement  *row,
                 gint64           id,
                 gpointer         data,
                 GError         **error)
{
  Standing *self = data;
  g_autoptr (GBytes) key = NULL;
  g_autofree char *address = NULL;

  if (self->n_derived++ % 1024 == 0 && g_cancellable_set_error_if_cancelled (linli_transaction_get_cancellable (self->transaction), error))
    return FALSE;
  if (row == NULL)
    {
      linli_statement_bind_int64 (self->remove, 1, id);
      return linli_statement_run (self->remove, error);
    }
  address = compose (self->shared, row, &key);
  if (linli_statement_is_null (row, 10))
    return standing_insert (self, id, address, key, error);
  if (is_same (row, address, key))
    return TRUE;
  linli_statement_bind_text (self->update, 1, address);
  linli_statement_bind_bytes (self->update, 2, key);
  linli_statement_bind_int64 (self->update, 3, id);
  return linli_statement_run (self->update, error);
}

/* An import touches a dwelling and all places above it: each dwelling is dealt with once an action. */
static gboolean
take_turn (Standings *shared,
           gint64     id)
{
  return g_hash_table_add (shared->done, g_memdup2 (&id, sizeof id));
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static gboolean
derive_dwellings (LinliTransaction  *transaction,
                  const gint64      *ids,
                  gsize              n_ids,
                  gpointer           data,
                  GError           **error)
{
  Standings *shared = data;
  Standing standing = { .shared = shared };
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean done;

  if (shared->serial != linli_transaction_get_serial (transaction))
    {
      g_hash_table_remove_all (shared->done);
      shared->serial = linli_transaction_get_serial (transaction);
    }
  for (gsize i = 0; i < n_ids; i++)
    if (take_turn (shared, ids[i]))
      g_array_append_val (mine, ids[i]);
  g_array_sort (mine, compare_ids);
  done = standing_prepare (&standing, transaction, error) &&
         _linli_id_scan (standing.read, (const gint64 *) (gpointer) mine->data, mine->len, standing_derive, &standing, error) &&
         _linli_bulk_flush (standing.insert, error);
  standing_clear (&standing);
  return done;
}

/* The dwellings below the places that changed. */
static gboolean
derive_below (LinliTransaction  *transaction,
              const char        *find_sql,
              const gint64      *ids,
              gsize              n_ids,
              Standings         *shared,
              GError           **error)
{
  g_autoptr (GArray) dwellings = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LinliStatement) find = linli_database_prepare (linli_transaction_get_database (transaction), find_sql, error);
  g_autoptr (GError) local_error = NULL;

  if (find == NULL)
    return FALSE;
  for (gsize i = 0; i < n_ids && local_error == NULL; i++)
    {
      linli_statement_bind_int64 (find, 1, ids[i]);
      while (linli_statement_step (find, &local_error))
        {
          gint64 dwelling = linli_statement_get_int64 (find, 0);

          g_array_append_val (dwellings, dwelling);
        }
      linli_statement_reset (find);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return derive_dwellings (transaction, (const gint64 *) (gpointer) dwellings->data, dwellings->len, shared, error);
}

static gboolean
derive_units (LinliTransaction  *transaction,
              const gint64      *ids,
              gsize              n_ids,
              gpointer           data,
              GError           **error)
{
  return derive_below (transaction, "SELECT id FROM dwelling WHERE unit_id = ?1 AND deleted_at IS NULL", ids, n_ids, data, error);
}

static gboolean
derive_buildings (LinliTransaction  *transaction,
                  const gint64      *ids,
                  gsize              n_ids,
                  gpointer           data,
                  GError           **error)
{
  return derive_below (transaction, "SELECT id FROM dwelling WHERE building_id = ?1 AND deleted_at IS NULL", ids, n_ids, data, error);
}

static gboolean
derive_compounds (LinliTransaction  *transaction,
                  const gint64      *ids,
                  gsize              n_ids,
                  gpointer           data,
                  GError           **error)
{
  return derive_below (transaction, "SELECT id FROM dwelling WHERE compound_id = ?1 AND deleted_at IS NULL UNION ALL"
                       " SELECT d.id FROM building b JOIN dwelling d ON d.building_id = b.id"
                       " WHERE b.compound_id = ?1 AND d.compound_id IS NULL AND d.deleted_at IS NULL", ids, n_ids, data, error);
}

void
_linli_model_attach (LinliStore *store)
{
  Standings *shared = standings_new ();

  /* The dwelling's deriver is kept as long as the others. */
  linli_store_add_deriver (store, "dwelling", derive_dwellings, shared, standings_free);
  linli_store_add_deriver (store, "unit", derive_units, shared, NULL);
  linli_store_add_deriver (store, "building", derive_buildings, shared, NULL);
  linli_store_add_deriver (store, "compound", derive_compounds, shared, NULL);
  _linli_grid_attach (store);
  _linli_names_attach (store);
}
