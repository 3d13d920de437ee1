/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliSearchIndex: writes the index of one kind within one action. Keys are collected and written in their order, for an import
 * of a million rows would otherwise touch every page of the tree again and again. What an entry has in the other tables follows
 * from its own row alone, so it can be removed without knowing the record. Lives on the writer's thread for one call of a deriver. */

#include "config.h"

#include "linli-search-private.h"

#include <string.h>

#include "linli-bulk-private.h"
#include "linli-pinyin.h"

/* Keys collected before they are written: those of a million residents, 64 MB and their texts. Written at once they are appended to
 * the tree page by page; in four lots, all of its pages are written four times. */
#define LINLI_SEARCH_MOST_KEYS (1 << 22)
#define LINLI_SEARCH_MOST_CACHED 65536
/* Syllables of a name that is no person's from which it may be typed. */
#define LINLI_SEARCH_MOST_STARTS 16

/* That an entry has a key. */
typedef struct {
  gint64 entry;
  guint32 text; /* which of the texts */
} LinliSearchKey;

enum { LINLI_SEARCH_ENTRY, LINLI_SEARCH_CHARACTERS, LINLI_SEARCH_NUMBERS, LINLI_SEARCH_PLACE, LINLI_SEARCH_KEYS, LINLI_SEARCH_N_TABLES };

static const struct {
  const char *table;
  gboolean is_virtual;
  guint n_columns;
  const char *columns[5];
} linli_search_tables[LINLI_SEARCH_N_TABLES] = {
  { "search_entry", FALSE, 5, { "id", "kind", "record", "names", "codes" } },
  { "search_text", TRUE, 2, { "rowid", "tokens" } },
  { "search_code", TRUE, 2, { "rowid", "tokens" } },
  { "search_place", FALSE, 5, { "kind", "record", "compound", "path", "room" } },
  { "search_key", FALSE, 2, { "key", "entry" } },
};

struct _LinliSearchIndex {
  LinliDatabase *database;
  char letter;
  gboolean empty; /* nothing of this kind was there at the start */
  gboolean places_empty;
  gint64 last;
  gint64 last_gone;
  gint64 written; /* the keys of entries up to these ids are in the file */
  gint64 written_gone;
  GArray *keys; /* of LinliSearchKey, not written yet */
  GPtrArray *texts; /* of these keys, each once */
  GHashTable *text_numbers; /* text → its place among them */
  GHashTable *readings; /* person's name → its keys, each ended by a line end */
  GString *scratch;
  GString *line;
  GString *entry_keys;
  LinliBulk *rows[LINLI_SEARCH_N_TABLES]; /* that are not written yet */
};

LinliSearchIndex *
_linli_search_index_new (LinliDatabase *database,
                         char           letter)
{
  LinliSearchIndex *self = g_new0 (LinliSearchIndex, 1);

  self->database = database;
  self->letter = letter;
  self->empty = linli_database_get_int64 (database, 0, "SELECT 1 FROM search_entry WHERE kind = ? LIMIT 1", "i", (gint64) letter) == 0;
  self->places_empty = linli_database_get_int64 (database, 0, "SELECT 1 FROM search_place WHERE kind = ? LIMIT 1", "i",
                                                 (gint64) letter) == 0;
  self->last = linli_database_get_int64 (database, 0, "SELECT max (id) FROM search_entry WHERE id < ?", "i", LINLI_SEARCH_GONE);
  self->last_gone = linli_database_get_int64 (database, LINLI_SEARCH_GONE, "SELECT max (id) FROM search_entry WHERE id >= ?", "i",
                                              LINLI_SEARCH_GONE);
  self->written = self->last;
  self->written_gone = self->last_gone;
  self->keys = g_array_new (FALSE, FALSE, sizeof (LinliSearchKey));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->text_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->readings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->scratch = g_string_new (NULL);
  self->line = g_string_new (NULL);
  self->entry_keys = g_string_new (NULL);
  return self;
}

void
_linli_search_index_free (LinliSearchIndex *self)
{
  g_array_unref (self->keys);
  g_hash_table_unref (self->text_numbers);
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->readings);
  g_string_free (self->scratch, TRUE);
  g_string_free (self->line, TRUE);
  g_string_free (self->entry_keys, TRUE);
  for (guint i = 0; i < LINLI_SEARCH_N_TABLES; i++)
    g_clear_pointer (&self->rows[i], _linli_bulk_free);
  g_free (self);
}

static void
linli_search_index_append_key (GString    *keys,
                               char        letter,
                               char        type,
                               const char *text)
{
  gsize start = keys->len, size;

  if (*text == '\0')
    return;
  g_string_append_c (keys, letter);
  g_string_append_c (keys, type);
  g_string_append (keys, text);
  g_string_append_c (keys, '\n');
  /* The same once more helps nobody. */
  size = keys->len - start;
  for (gsize i = 0; i < start; i += strcspn (keys->str + i, "\n") + 1)
    if (strncmp (keys->str + i, keys->str + start, size) == 0)
      {
        g_string_truncate (keys, start);
        return;
      }
}

static void
linli_search_index_append_reading (GString    *keys,
                                   char        letter,
                                   const char *reading)
{
  g_autofree char *joined = linli_pinyin_join (reading);
  g_autofree char *initials = linli_pinyin_initials (reading);

  linli_search_index_append_key (keys, letter, LINLI_SEARCH_KEY_PINYIN, joined);
  linli_search_index_append_key (keys, letter, LINLI_SEARCH_KEY_INITIALS, initials);
}

/* The keys of a person's name: the same names come again and again. */
static const char *
linli_search_index_get_person_keys (LinliSearchIndex *self,
                                    const char       *name)
{
  char *keys = g_hash_table_lookup (self->readings, name);
  g_auto (GStrv) readings = NULL;
  GString *text;

  if (keys != NULL)
    return keys;
  if (g_hash_table_size (self->readings) >= LINLI_SEARCH_MOST_CACHED)
    g_hash_table_remove_all (self->readings);
  text = g_string_new (NULL);
  linli_search_index_append_key (text, self->letter, LINLI_SEARCH_KEY_NAME, name);
  readings = linli_pinyin_list_name_readings (name);
  for (guint i = 0; readings[i] != NULL; i++)
    linli_search_index_append_reading (text, self->letter, readings[i]);
  keys = g_string_free (text, FALSE);
  g_hash_table_insert (self->readings, g_strdup (name), keys);
  return keys;
}

/* The keys of any other name, which may be typed from each of its syllables on. */
static void
linli_search_index_append_name_keys (GString    *keys,
                                     char        letter,
                                     const char *name)
{
  g_autofree char *syllables = linli_pinyin_from_text (name);
  const char *start = syllables;

  linli_search_index_append_key (keys, letter, LINLI_SEARCH_KEY_NAME, name);
  for (guint i = 0; i < LINLI_SEARCH_MOST_STARTS && *start != '\0'; i++)
    {
      linli_search_index_append_reading (keys, letter, start);
      start += strcspn (start, " ");
      start += *start == ' ';
    }
}

/* Takes the next line off the text; FALSE when there is none. */
static gboolean
linli_search_index_next_line (LinliSearchIndex  *self,
                              const char       **text)
{
  gsize size = strcspn (*text, "\n");

  if (size == 0)
    return FALSE;
  g_string_truncate (self->line, 0);
  g_string_append_len (self->line, *text, size);
  *text += size + ((*text)[size] == '\n');
  return TRUE;
}

/* All keys of an entry, each ended by a line end; good until the next call. */
static const char *
linli_search_index_list_keys (LinliSearchIndex *self,
                              const char       *names,
                              const char       *codes)
{
  g_string_truncate (self->entry_keys, 0);
  while (linli_search_index_next_line (self, &names))
    {
      const char *name = self->line->str + 1;

      if (*self->line->str == LINLI_SEARCH_PERSON)
        g_string_append (self->entry_keys, linli_search_index_get_person_keys (self, name));
      else if (*self->line->str == LINLI_SEARCH_NAME)
        linli_search_index_append_name_keys (self->entry_keys, self->letter, name);
    }
  while (linli_search_index_next_line (self, &codes))
    if (*self->line->str == LINLI_SEARCH_IDENTITY)
      linli_search_index_append_key (self->entry_keys, self->letter, LINLI_SEARCH_KEY_IDENTITY, self->line->str + 1);
  return self->entry_keys->str;
}

static void
linli_search_index_list_text_tokens (LinliSearchIndex *self,
                                     const char       *names)
{
  g_string_truncate (self->scratch, 0);
  while (linli_search_index_next_line (self, &names))
    _linli_search_add_text_tokens (self->scratch, self->letter, self->line->str + 1);
}

static void
linli_search_index_list_code_tokens (LinliSearchIndex *self,
                                     const char       *codes)
{
  g_string_truncate (self->scratch, 0);
  while (linli_search_index_next_line (self, &codes))
    if (*self->line->str != LINLI_SEARCH_IDENTITY)
      _linli_search_add_code_tokens (self->scratch, self->letter, self->line->str + 1, TRUE, TRUE);
}

/* A new row for a table, which waits to be written with others; NULL with @error when those before it could not be. */
static LinliBulk *
linli_search_index_begin_row (LinliSearchIndex  *self,
                              guint              table,
                              GError           **error)
{
  if (self->rows[table] == NULL)
    self->rows[table] = _linli_bulk_new (self->database, linli_search_tables[table].table, linli_search_tables[table].columns,
                                         linli_search_tables[table].n_columns, linli_search_tables[table].is_virtual);
  if (_linli_bulk_is_full (self->rows[table]) && !_linli_bulk_flush (self->rows[table], error))
    return NULL;
  _linli_bulk_begin_row (self->rows[table]);
  return self->rows[table];
}

/* Adds the tokens in the scratch to one of the FTS5 tables. */
static gboolean
linli_search_index_insert_tokens (LinliSearchIndex  *self,
                                  guint              table,
                                  gint64             entry,
                                  GError           **error)
{
  LinliBulk *row;

  if (self->scratch->len == 0)
    return TRUE;
  row = linli_search_index_begin_row (self, table, error);
  if (row == NULL)
    return FALSE;
  _linli_bulk_set_int64 (row, 0, entry);
  _linli_bulk_set_text (row, 1, self->scratch->str);
  return TRUE;
}

static int
linli_search_index_compare_texts (gconstpointer a,
                                  gconstpointer b,
                                  gpointer      texts)
{
  return strcmp (g_ptr_array_index ((GPtrArray *) texts, *(const guint32 *) a), g_ptr_array_index ((GPtrArray *) texts, *(const guint32 *) b));
}

/* Puts the keys in the order of the tree. Far fewer texts than keys are compared, and the keys of a text were added in the order of
 * their entries, so they are only dealt out: gives, for each place in the order, which key. */
static guint32 *
linli_search_index_order_keys (LinliSearchIndex *self)
{
  guint n_texts = self->texts->len;
  g_autofree guint32 *texts = g_new (guint32, n_texts);
  g_autofree guint32 *counts = g_new0 (guint32, n_texts);
  g_autofree guint32 *next = g_new (guint32, n_texts);
  guint32 *order = g_new (guint32, self->keys->len);
  guint32 place = 0;

  for (guint i = 0; i < n_texts; i++)
    texts[i] = i;
  g_qsort_with_data (texts, n_texts, sizeof *texts, linli_search_index_compare_texts, self->texts);
  for (guint i = 0; i < self->keys->len; i++)
    counts[g_array_index (self->keys, LinliSearchKey, i).text]++;
  for (guint i = 0; i < n_texts; place += counts[texts[i++]])
    next[texts[i]] = place;
  for (guint i = 0; i < self->keys->len; i++)
    order[next[g_array_index (self->keys, LinliSearchKey, i).text]++] = i;
  return order;
}

static gboolean
linli_search_index_write_keys (LinliSearchIndex  *self,
                               GError           **error)
{
  g_autofree guint32 *order = linli_search_index_order_keys (self);

  for (guint i = 0; i < self->keys->len; i++)
    {
      const LinliSearchKey *key = &g_array_index (self->keys, LinliSearchKey, order[i]);
      LinliBulk *row = linli_search_index_begin_row (self, LINLI_SEARCH_KEYS, error);

      if (row == NULL)
        return FALSE;
      _linli_bulk_set_text (row, 0, g_ptr_array_index (self->texts, key->text));
      _linli_bulk_set_int64 (row, 1, key->entry);
    }
  g_array_set_size (self->keys, 0);
  g_hash_table_remove_all (self->text_numbers);
  g_ptr_array_set_size (self->texts, 0);
  return TRUE;
}

/* Writes all that was put so far. To be called in the end. */
gboolean
_linli_search_index_flush (LinliSearchIndex  *self,
                           GError           **error)
{
  if (!linli_search_index_write_keys (self, error))
    return FALSE;
  for (guint i = 0; i < LINLI_SEARCH_N_TABLES; i++)
    if (self->rows[i] != NULL && !_linli_bulk_flush (self->rows[i], error))
      return FALSE;
  self->written = self->last;
  self->written_gone = self->last_gone;
  return TRUE;
}

/* Notes that the entry has a key, once. */
static void
linli_search_index_add_key (LinliSearchIndex *self,
                            gint64            entry,
                            const char       *text)
{
  LinliSearchKey key = { .entry = entry };
  gpointer number;

  if (g_hash_table_lookup_extended (self->text_numbers, text, NULL, &number))
    key.text = GPOINTER_TO_UINT (number);
  else
    {
      key.text = self->texts->len;
      g_ptr_array_add (self->texts, g_strdup (text));
      g_hash_table_insert (self->text_numbers, g_ptr_array_index (self->texts, key.text), GUINT_TO_POINTER (key.text));
    }
  for (guint i = self->keys->len; i > 0 && g_array_index (self->keys, LinliSearchKey, i - 1).entry == entry; i--)
    if (g_array_index (self->keys, LinliSearchKey, i - 1).text == key.text)
      return;
  g_array_append_val (self->keys, key);
}

static gboolean
linli_search_index_add (LinliSearchIndex  *self,
                        gint64             entry,
                        gint64             record,
                        const char        *names,
                        const char        *codes,
                        GError           **error)
{
  LinliBulk *row = linli_search_index_begin_row (self, LINLI_SEARCH_ENTRY, error);
  const char *keys;

  if (row == NULL)
    return FALSE;
  _linli_bulk_set_int64 (row, 0, entry);
  _linli_bulk_set_int64 (row, 1, self->letter);
  _linli_bulk_set_int64 (row, 2, record);
  _linli_bulk_set_text (row, 3, names);
  _linli_bulk_set_text (row, 4, codes);
  linli_search_index_list_text_tokens (self, names);
  if (!linli_search_index_insert_tokens (self, LINLI_SEARCH_CHARACTERS, entry, error))
    return FALSE;
  linli_search_index_list_code_tokens (self, codes);
  if (!linli_search_index_insert_tokens (self, LINLI_SEARCH_NUMBERS, entry, error))
    return FALSE;
  keys = linli_search_index_list_keys (self, names, codes);
  while (linli_search_index_next_line (self, &keys))
    linli_search_index_add_key (self, entry, self->line->str);
  return self->keys->len < LINLI_SEARCH_MOST_KEYS || _linli_search_index_flush (self, error);
}

static gboolean
linli_search_index_remove (LinliSearchIndex  *self,
                           gint64             entry,
                           const char        *names,
                           const char        *codes,
                           GError           **error)
{
  g_auto (GStrv) lines = g_strsplit (linli_search_index_list_keys (self, names, codes), "\n", -1);

  if (entry > (entry < LINLI_SEARCH_GONE ? self->written : self->written_gone) && !_linli_search_index_flush (self, error))
    return FALSE;
  for (guint i = 0; lines[i] != NULL; i++)
    if (!linli_database_run (self->database, error, "DELETE FROM search_key WHERE key = ? AND entry = ?", "si", lines[i], entry))
      return FALSE;
  linli_search_index_list_text_tokens (self, names);
  if (self->scratch->len > 0 &&
      !linli_database_run (self->database, error, "INSERT INTO search_text (search_text, rowid, tokens) VALUES ('delete', ?, ?)", "is",
                           entry, self->scratch->str))
    return FALSE;
  linli_search_index_list_code_tokens (self, codes);
  if (self->scratch->len > 0 &&
      !linli_database_run (self->database, error, "INSERT INTO search_code (search_code, rowid, tokens) VALUES ('delete', ?, ?)", "is",
                           entry, self->scratch->str))
    return FALSE;
  return linli_database_run (self->database, error, "DELETE FROM search_entry WHERE id = ?", "i", entry);
}

/* Makes the entry of a record say this; with neither names nor codes it has none. */
gboolean
_linli_search_index_put (LinliSearchIndex  *self,
                         gint64             record,
                         gboolean           gone,
                         const char        *names,
                         const char        *codes,
                         GError           **error)
{
  g_autofree char *old_names = NULL;
  g_autofree char *old_codes = NULL;
  gint64 old = 0;

  if (!self->empty)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (LinliStatement) statement =
        linli_database_query (self->database, error, "SELECT id, names, codes FROM search_entry WHERE kind = ? AND record = ?", "ii",
                              (gint64) self->letter, record);

      if (statement == NULL)
        return FALSE;
      if (linli_statement_step (statement, &local_error))
        {
          old = linli_statement_get_int64 (statement, 0);
          old_names = g_strdup (linli_statement_get_text (statement, 1));
          old_codes = g_strdup (linli_statement_get_text (statement, 2));
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  if (old != 0)
    {
      if ((old >= LINLI_SEARCH_GONE) == gone && strcmp (old_names, names) == 0 && strcmp (old_codes, codes) == 0)
        return TRUE;
      if (!linli_search_index_remove (self, old, old_names, old_codes, error))
        return FALSE;
    }
  if (*names == '\0' && *codes == '\0')
    return TRUE;
  return linli_search_index_add (self, gone ? ++self->last_gone : ++self->last, record, names, codes, error);
}

/* Makes the place of a building, unit or dwelling say this; without a path it has none. */
gboolean
_linli_search_index_put_place (LinliSearchIndex  *self,
                               gint64             record,
                               gint64             compound,
                               const char        *path,
                               const char        *room,
                               GError           **error)
{
  LinliBulk *row;

  if (!self->places_empty &&
      !linli_database_run (self->database, error, "DELETE FROM search_place WHERE kind = ? AND record = ?", "ii", (gint64) self->letter,
                           record))
    return FALSE;
  if (path == NULL)
    return TRUE;
  row = linli_search_index_begin_row (self, LINLI_SEARCH_PLACE, error);
  if (row == NULL)
    return FALSE;
  _linli_bulk_set_int64 (row, 0, self->letter);
  _linli_bulk_set_int64 (row, 1, record);
  _linli_bulk_set_int64 (row, 2, compound);
  _linli_bulk_set_text (row, 3, path);
  _linli_bulk_set_text (row, 4, room);
  return TRUE;
}
