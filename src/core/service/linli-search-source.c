/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What of each kind is found, and the derivers that keep the index so. They run on the writer's thread, inside every action. */

#include "config.h"

#include "linli-search-private.h"

#include <stdlib.h>
#include <string.h>

#include "linli-address.h"
#include "linli-id-scan-private.h"
#include "linli-text.h"

/* To be raised whenever the same record would be written into the index otherwise than before. */
#define LINLI_SEARCH_VERSION "1"
/* Characters of a text that are looked at: a title, not a letter. */
#define LINLI_SEARCH_MOST_TEXT 120

/* Records of a kind that are taken together when the index is made anew. */
#define LINLI_SEARCH_MOST_AT_ONCE 65536

/* Roles of columns besides the letters of lines. */
#define ROLE_PERSONS 'L'
#define ROLE_NAMES '/'
#define ROLE_BUILDING 'B'

const LinliSearchSource _linli_search_sources[] = {
  { "household", 'h', "pc",
    "SELECT id, moved_out_on IS NOT NULL, phone, number FROM household WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id" },
  { "person", 'p', "PLppi",
    "SELECT p.id, p.moved_out_on IS NOT NULL OR p.deceased_on IS NOT NULL OR h.moved_out_on IS NOT NULL,"
    " p.name, p.former_name, p.phone, p.phone2, p.identity_number"
    " FROM person p LEFT JOIN household h ON h.id = p.household_id WHERE p.id BETWEEN ? AND ? AND p.deleted_at IS NULL ORDER BY p.id" },
  { "compound", 'c', "N/N",
    "SELECT id, 0, name, aliases, coalesce (road, '') || coalesce (door_plate, '') FROM compound WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id" },
  { "building", 'b', "B", "SELECT id, 0, name FROM building WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id" },
  { "unit", 'u', "", "SELECT id, 0 FROM unit WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id" },
  { "dwelling", 'd', "LTpi",
    "SELECT id, 0, owner_name, CASE WHEN building_id IS NULL THEN address_raw END, owner_phone, owner_identity"
    " FROM dwelling WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id" },
  { "organisation", 'o', "NPPp",
    "SELECT id, 0, name, contact_name, legal_person, contact_phone FROM organisation WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id" },
  { "vehicle", 'v', "c", "SELECT id, 0, plate FROM vehicle WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id" },
  { "grid", 'g', "Nc", "SELECT id, 0, name, code FROM grid WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id" },
  { "grid_duty", 'y', "Pp", "SELECT id, until IS NOT NULL, name, phone FROM grid_duty WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id" },
  { "place", 'l', "N", "SELECT id, 0, name FROM place WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id" },
  { "road", 'r', "N", "SELECT id, 0, name FROM road WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id" },
  { "matter", 'm', "TTTPcp",
    "SELECT id, closed_at IS NOT NULL, title, line, place_text, contact_name, number, contact_phone"
    " FROM matter WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id" },
};

const guint _linli_search_n_sources = G_N_ELEMENTS (_linli_search_sources);

const LinliSearchSource *
_linli_search_source_for_letter (char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (_linli_search_sources); i++)
    if (_linli_search_sources[i].letter == letter)
      return &_linli_search_sources[i];
  return NULL;
}

static void
linli_search_source_append_line (GString    *lines,
                                 char        letter,
                                 const char *text)
{
  if (*text == '\0')
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append_c (lines, letter);
  g_string_append (lines, text);
}

static void
linli_search_source_append_name (GString    *lines,
                                 char        letter,
                                 const char *text)
{
  g_autofree char *folded = _linli_search_fold (text);

  if (strlen (folded) > LINLI_SEARCH_MOST_TEXT && g_utf8_strlen (folded, -1) > LINLI_SEARCH_MOST_TEXT)
    *g_utf8_offset_to_pointer (folded, LINLI_SEARCH_MOST_TEXT) = '\0';
  linli_search_source_append_line (lines, letter, folded);
}

static void
linli_search_source_append_names (GString    *lines,
                                  char        letter,
                                  const char *text)
{
  g_auto (GStrv) pieces = linli_text_split (text);

  for (guint i = 0; pieces[i] != NULL; i++)
    linli_search_source_append_name (lines, letter, pieces[i]);
}

static void
linli_search_source_append_phones (GString    *lines,
                                   const char *text)
{
  g_auto (GStrv) pieces = NULL;
  gsize size = strlen (text);

  /* Almost always it is one, and nothing else. */
  if (size < LINLI_SEARCH_LONG_RUN && strspn (text, "0123456789") == size)
    {
      linli_search_source_append_line (lines, LINLI_SEARCH_PHONE, text);
      return;
    }
  pieces = linli_text_split (text);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *digits = linli_text_digits (pieces[i]);
      g_autofree char *guarded = _linli_search_fold (digits);

      linli_search_source_append_line (lines, LINLI_SEARCH_PHONE, guarded);
    }
}

/* The last four characters, and no more. */
static void
linli_search_source_append_identity (GString    *lines,
                                     const char *text)
{
  g_autofree char *folded = NULL;
  glong length = strlen (text);

  /* Almost always it is digits alone. */
  if (length > LINLI_SEARCH_KEPT && strspn (text, "0123456789") == (gsize) length)
    {
      linli_search_source_append_line (lines, LINLI_SEARCH_IDENTITY, text + length - LINLI_SEARCH_KEPT);
      return;
    }
  folded = _linli_search_fold (text);
  length = g_utf8_strlen (folded, -1);
  linli_search_source_append_line (lines, LINLI_SEARCH_IDENTITY, length > LINLI_SEARCH_KEPT ? g_utf8_offset_to_pointer (folded, length - LINLI_SEARCH_KEPT) : folded);
}

/* A building that is called by a number is found by its address; one with a name by that too. */
static void
linli_search_source_append_building (GString    *lines,
                                     const char *text)
{
  g_autofree char *key = linli_address_building_key (text);

  if (!g_str_is_ascii (key))
    linli_search_source_append_name (lines, LINLI_SEARCH_NAME, text);
}

static void
linli_search_source_append (GString    *names,
                            GString    *codes,
                            char        role,
                            const char *text)
{
  if (text == NULL)
    return;
  switch (role)
    {
    case LINLI_SEARCH_PERSON:
    case LINLI_SEARCH_NAME:
    case LINLI_SEARCH_TEXT:
      linli_search_source_append_name (names, role, text);
      break;
    case ROLE_PERSONS:
      linli_search_source_append_names (names, LINLI_SEARCH_PERSON, text);
      break;
    case ROLE_NAMES:
      linli_search_source_append_names (names, LINLI_SEARCH_NAME, text);
      break;
    case ROLE_BUILDING:
      linli_search_source_append_building (names, text);
      break;
    case LINLI_SEARCH_PHONE:
      linli_search_source_append_phones (codes, text);
      break;
    case LINLI_SEARCH_IDENTITY:
      linli_search_source_append_identity (codes, text);
      break;
    case LINLI_SEARCH_CODE:
      linli_search_source_append_name (codes, LINLI_SEARCH_CODE, text);
      break;
    default:
      g_assert_not_reached ();
    }
}

static char *
linli_search_source_dup_part (const char *text,
                              char      *(*make_key) (const char *))
{
  g_autofree char *key = text != NULL ? make_key (text) : g_strdup ("");

  return _linli_search_natural (key);
}

/* The row of a building, unit or dwelling: compound, then the names of building, unit and room. */
static gboolean
linli_search_source_put_place (LinliSearchIndex  *index,
                               LinliStatement    *row,
                               gint64             record,
                               GError           **error)
{
  int n = linli_statement_get_n_columns (row);
  g_autofree char *building = linli_search_source_dup_part (linli_statement_get_text (row, 2), linli_address_building_key);
  g_autofree char *unit = linli_search_source_dup_part (n > 3 ? linli_statement_get_text (row, 3) : NULL, linli_address_unit_key);
  g_autofree char *room = linli_search_source_dup_part (n > 4 ? linli_statement_get_text (row, 4) : NULL, linli_address_room_key);
  g_autofree char *path = NULL;
  g_autofree char *reverse = NULL;

  if (n == 3)
    return _linli_search_index_put_place (index, record, linli_statement_get_int64 (row, 1), building, NULL, error);
  if (n == 4)
    path = g_strjoin ("/", building, unit, NULL);
  else if (*building != '\0' || *unit != '\0' || *room != '\0')
    path = g_strjoin ("/", building, unit, room, NULL);
  if (*room != '\0')
    reverse = g_strjoin ("/", room, building, unit, NULL);
  return _linli_search_index_put_place (index, record, linli_statement_get_int64 (row, 1), path, reverse, error);
}

static const char *
linli_search_source_get_place_sql (char letter)
{
  switch (letter)
    {
    case 'b':
      return "SELECT id, coalesce (compound_id, 0), name FROM building WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id";
    case 'u':
      return "SELECT u.id, coalesce (b.compound_id, 0), b.name, u.name FROM unit u JOIN building b ON b.id = u.building_id"
             " WHERE u.id BETWEEN ? AND ? AND u.deleted_at IS NULL AND b.deleted_at IS NULL ORDER BY u.id";
    case 'd':
      return "SELECT d.id, coalesce (d.compound_id, b.compound_id, 0), b.name, u.name, d.room FROM dwelling d"
             " LEFT JOIN unit u ON u.id = d.unit_id LEFT JOIN building b ON b.id = d.building_id"
             " WHERE d.id BETWEEN ? AND ? AND d.deleted_at IS NULL ORDER BY d.id";
    default:
      return NULL;
    }
}

typedef struct {
  const LinliSearchSource *source;
  LinliSearchIndex *index;
  LinliStatement *entry;
  LinliStatement *place; /* NULL for kinds that are no places */
  GString *names;
  GString *codes;
} LinliSearchDeriver;

static gboolean
linli_search_deriver_open (LinliSearchDeriver       *self,
                           LinliDatabase            *database,
                           const LinliSearchSource  *source,
                           GError                  **error)
{
  const char *place_sql = linli_search_source_get_place_sql (source->letter);

  *self = (LinliSearchDeriver) { .source = source };
  self->entry = linli_database_prepare (database, source->sql, error);
  if (self->entry == NULL)
    return FALSE;
  if (place_sql != NULL)
    {
      self->place = linli_database_prepare (database, place_sql, error);
      if (self->place == NULL)
        return FALSE;
    }
  self->index = _linli_search_index_new (database, source->letter);
  self->names = g_string_new (NULL);
  self->codes = g_string_new (NULL);
  return TRUE;
}

static void
linli_search_deriver_close (LinliSearchDeriver *self)
{
  g_clear_pointer (&self->entry, linli_statement_free);
  g_clear_pointer (&self->place, linli_statement_free);
  g_clear_pointer (&self->index, _linli_search_index_free);
  if (self->names != NULL)
    g_string_free (self->names, TRUE);
  if (self->codes != NULL)
    g_string_free (self->codes, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinliSearchDeriver, linli_search_deriver_close)

static gboolean
linli_search_deriver_put_entry (LinliStatement  *row,
                                gint64           id,
                                gpointer         data,
                                GError         **error)
{
  LinliSearchDeriver *self = data;
  const char *roles = self->source->roles;

  g_string_truncate (self->names, 0);
  g_string_truncate (self->codes, 0);
  for (int i = 0; row != NULL && roles[i] != '\0'; i++)
    linli_search_source_append (self->names, self->codes, roles[i], linli_statement_get_text (row, i + 2));
  return _linli_search_index_put (self->index, id, row != NULL && linli_statement_get_int64 (row, 1) != 0, self->names->str,
                                  self->codes->str, error);
}

static gboolean
linli_search_deriver_put_place (LinliStatement  *row,
                                gint64           id,
                                gpointer         data,
                                GError         **error)
{
  LinliSearchDeriver *self = data;

  return row != NULL ? linli_search_source_put_place (self->index, row, id, error)
                     : _linli_search_index_put_place (self->index, id, 0, NULL, NULL, error);
}

/* @ids are in ascending order. */
static gboolean
linli_search_deriver_put (LinliSearchDeriver  *self,
                          const gint64        *ids,
                          gsize                n_ids,
                          GError             **error)
{
  return _linli_id_scan (self->entry, ids, n_ids, linli_search_deriver_put_entry, self, error) &&
         (self->place == NULL || _linli_id_scan (self->place, ids, n_ids, linli_search_deriver_put_place, self, error));
}

static gboolean
linli_search_derive_ids (LinliTransaction         *transaction,
                         const LinliSearchSource  *source,
                         const gint64             *ids,
                         gsize                     n_ids,
                         GError                  **error)
{
  g_auto (LinliSearchDeriver) deriver = { 0, };

  return linli_search_deriver_open (&deriver, linli_transaction_get_database (transaction), source, error) &&
         linli_search_deriver_put (&deriver, ids, n_ids, error) && _linli_search_index_flush (deriver.index, error);
}

/* Appends what @sql, asked for each id and @second, gives. */
static gboolean
linli_search_collect (LinliDatabase  *database,
                      const char     *sql,
                      const gint64   *ids,
                      gsize           n_ids,
                      gint64          second,
                      GArray         *found,
                      GError        **error)
{
  g_autoptr (LinliStatement) statement = linli_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  for (gsize i = 0; i < n_ids; i++)
    {
      GError *local_error = NULL;

      linli_statement_reset (statement);
      linli_statement_bind_int64 (statement, 1, ids[i]);
      linli_statement_bind_int64 (statement, 2, second);
      while (linli_statement_step (statement, &local_error))
        {
          gint64 id = linli_statement_get_int64 (statement, 0);

          g_array_append_val (found, id);
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
    }
  return TRUE;
}

/* What must be written anew, besides the record itself, because it stands under it in the index. The last parameter is the greatest id
 * that has an entry: what an import has just made has none, and need not be looked for. */
static const struct {
  char above;
  char below;
  const char *greatest;
  const char *sql;
} linli_search_cascades[] = {
  { 'b', 'u', "SELECT max (record) FROM search_place WHERE kind = 117",
    "SELECT s.record FROM unit u CROSS JOIN search_place s ON s.kind = 117 AND s.record = u.id WHERE u.building_id = ? AND u.id <= ?" },
  { 'b', 'd', "SELECT max (record) FROM search_place WHERE kind = 100",
    "SELECT s.record FROM dwelling d CROSS JOIN search_place s ON s.kind = 100 AND s.record = d.id WHERE d.building_id = ? AND d.id <= ?" },
  { 'u', 'd', "SELECT max (record) FROM search_place WHERE kind = 100",
    "SELECT s.record FROM dwelling d CROSS JOIN search_place s ON s.kind = 100 AND s.record = d.id WHERE d.unit_id = ? AND d.id <= ?" },
  { 'h', 'p', "SELECT max (record) FROM search_entry WHERE kind = 112",
    "SELECT e.record FROM person p CROSS JOIN household h ON h.id = p.household_id"
    " CROSS JOIN search_entry e ON e.kind = 112 AND e.record = p.id WHERE p.household_id = ? AND p.id <= ? AND (e.id >= 1 << 56) <>"
    " (p.moved_out_on IS NOT NULL OR p.deceased_on IS NOT NULL OR h.moved_out_on IS NOT NULL)" },
};

static int
linli_search_compare_ids (gconstpointer a,
                          gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gboolean
linli_search_derive_below (LinliTransaction  *transaction,
                           gsize              cascade,
                           const gint64      *ids,
                           gsize              n_ids,
                           GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 greatest = linli_database_get_int64 (database, 0, linli_search_cascades[cascade].greatest, NULL);
  g_autoptr (GArray) below = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (greatest == 0)
    return TRUE;
  if (!linli_search_collect (database, linli_search_cascades[cascade].sql, ids, n_ids, greatest, below, error))
    return FALSE;
  g_array_sort (below, linli_search_compare_ids);
  return below->len == 0 || linli_search_derive_ids (transaction, _linli_search_source_for_letter (linli_search_cascades[cascade].below),
                                                     (const gint64 *) (gpointer) below->data, below->len, error);
}

static gboolean
linli_search_derive (LinliTransaction  *transaction,
                     const gint64      *ids,
                     gsize              n_ids,
                     gpointer           data,
                     GError           **error)
{
  const LinliSearchSource *source = data;

  if (!linli_search_derive_ids (transaction, source, ids, n_ids, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (linli_search_cascades); i++)
    if (linli_search_cascades[i].above == source->letter && !linli_search_derive_below (transaction, i, ids, n_ids, error))
      return FALSE;
  return TRUE;
}

/* From now on every action brings the index up to date. */
void
_linli_search_add_derivers (LinliStore *store)
{
  for (guint i = 0; i < G_N_ELEMENTS (_linli_search_sources); i++)
    linli_store_add_deriver (store, _linli_search_sources[i].kind, linli_search_derive, (gpointer) &_linli_search_sources[i], NULL);
}

static gboolean
linli_search_rebuild_kind (LinliTransaction         *transaction,
                           const LinliSearchSource  *source,
                           GError                  **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE id > ? ORDER BY id LIMIT ?", source->kind);
  g_auto (LinliSearchDeriver) deriver = { 0, };
  gint64 last = G_MININT64;

  if (!linli_search_deriver_open (&deriver, database, source, error))
    return FALSE;
  for (;;)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!linli_search_collect (database, sql, &last, 1, LINLI_SEARCH_MOST_AT_ONCE, ids, error))
        return FALSE;
      if (ids->len == 0)
        return _linli_search_index_flush (deriver.index, error);
      if (g_cancellable_set_error_if_cancelled (linli_transaction_get_cancellable (transaction), error))
        return FALSE;
      if (!linli_search_deriver_put (&deriver, (const gint64 *) (gpointer) ids->data, ids->len, error))
        return FALSE;
      last = g_array_index (ids, gint64, ids->len - 1);
    }
}

static gboolean
linli_search_rebuild_action (LinliTransaction  *transaction,
                             gpointer           data,
                             GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (!linli_database_execute (database, "DELETE FROM search_entry; DELETE FROM search_key; DELETE FROM search_place;"
                               " INSERT INTO search_text (search_text) VALUES ('delete-all');"
                               " INSERT INTO search_code (search_code) VALUES ('delete-all');", error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (_linli_search_sources); i++)
    if (!linli_search_rebuild_kind (transaction, &_linli_search_sources[i], error))
      return FALSE;
  return linli_database_run (database, error, "INSERT OR REPLACE INTO memory VALUES ('search.version', ?)", "s", LINLI_SEARCH_VERSION);
}

/**
 * linli_search_rebuild:
 * @store: an open file
 * @cancellable: (nullable): stops it; the index stays as it was
 * @error: return location for a #LinliStoreError
 *
 * Makes the index of the search anew. Not an action of the user's: nothing is journalled.
 *
 * Returns: whether it was made
 */
gboolean
linli_search_rebuild (LinliStore    *store,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_return_val_if_fail (LINLI_IS_STORE (store), FALSE);

  return linli_store_act (store, "search", linli_search_rebuild_action, NULL, cancellable, error);
}

/* At opening: a file that another version of the search wrote gets its index anew. */
gboolean
_linli_search_bring_up_to_date (LinliStore  *store,
                                GError     **error)
{
  g_autofree char *version = linli_database_dup_text (linli_store_get_reader (store),
                                                      "SELECT value FROM memory WHERE key = 'search.version'", NULL);

  return g_strcmp0 (version, LINLI_SEARCH_VERSION) == 0 || linli_search_rebuild (store, NULL, error);
}
