/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliSearchIndex: writes the index of one kind within one action. Keys are collected and written in their order, for an import
 * of a million rows would otherwise touch every page of the tree again and again. What an entry has in the other tables follows
 * from its own row alone, so it can be removed without knowing the record. Lives on the writer's thread for one call of a deriver. */

#include "config.h"

#include "linli-search-private.h"

#include <string.h>

#include "linli-pinyin.h"

/* Keys collected before they are written: those of a million residents, some 200 MB while they are sorted. Written at once they are
 * appended to the tree page by page; in four lots, all of its pages are written four times. */
#define LINLI_SEARCH_MOST_KEYS (1 << 22)
#define LINLI_SEARCH_MOST_CACHED 65536
/* Syllables of a name that is no person's from which it may be typed. */
#define LINLI_SEARCH_MOST_STARTS 16

typedef struct {
  gsize offset;
  gint64 entry;
} LinliSearchKey;

enum { LINLI_SEARCH_ENTRY, LINLI_SEARCH_CHARACTERS, LINLI_SEARCH_NUMBERS, LINLI_SEARCH_PLACE, LINLI_SEARCH_N_TABLES };

static const char * const linli_search_inserts[LINLI_SEARCH_N_TABLES] = {
  "INSERT INTO search_entry VALUES (?, ?, ?, ?, ?)",
  "INSERT INTO search_text (rowid, tokens) VALUES (?, ?)",
  "INSERT INTO search_code (rowid, tokens) VALUES (?, ?)",
  "INSERT INTO search_place VALUES (?, ?, ?, ?, ?)",
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
  GArray *keys;
  GString *texts;
  GHashTable *readings; /* person's name → its keys, each ended by a line end */
  GString *scratch;
  GString *line;
  GString *entry_keys;
  LinliStatement *insert[LINLI_SEARCH_N_TABLES];
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
  self->texts = g_string_new (NULL);
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
  g_string_free (self->texts, TRUE);
  g_hash_table_unref (self->readings);
  g_string_free (self->scratch, TRUE);
  g_string_free (self->line, TRUE);
  g_string_free (self->entry_keys, TRUE);
  for (guint i = 0; i < LINLI_SEARCH_N_TABLES; i++)
    g_clear_pointer (&self->insert[i], linli_statement_free);
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

/* The statement that adds to a table, kept for the next row. */
static LinliStatement *
linli_search_index_get_insert (LinliSearchIndex  *self,
                               guint              table,
                               GError           **error)
{
  if (self->insert[table] == NULL)
    self->insert[table] = linli_database_prepare (self->database, linli_search_inserts[table], error);
  return self->insert[table];
}

/* Adds the tokens in the scratch to one of the FTS5 tables. */
static gboolean
linli_search_index_insert_tokens (LinliSearchIndex  *self,
                                  guint              table,
                                  gint64             entry,
                                  GError           **error)
{
  LinliStatement *insert;

  if (self->scratch->len == 0)
    return TRUE;
  insert = linli_search_index_get_insert (self, table, error);
  if (insert == NULL)
    return FALSE;
  linli_statement_bind_int64 (insert, 1, entry);
  linli_statement_bind_text (insert, 2, self->scratch->str);
  return linli_statement_run (insert, error);
}

static int
linli_search_index_compare_keys (gconstpointer a,
                                 gconstpointer b,
                                 gpointer      texts)
{
  const LinliSearchKey *first = a, *second = b;
  int order = strcmp ((const char *) texts + first->offset, (const char *) texts + second->offset);

  return order != 0 ? order : (first->entry > second->entry) - (first->entry < second->entry);
}

/* Writes the keys collected so far. To be called in the end. */
gboolean
_linli_search_index_flush (LinliSearchIndex  *self,
                           GError           **error)
{
  g_autoptr (LinliStatement) insert = NULL;

  self->written = self->last;
  self->written_gone = self->last_gone;
  if (self->keys->len == 0)
    return TRUE;
  insert = linli_database_prepare (self->database, "INSERT OR IGNORE INTO search_key VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  g_qsort_with_data (self->keys->data, self->keys->len, sizeof (LinliSearchKey), linli_search_index_compare_keys, self->texts->str);
  for (guint i = 0; i < self->keys->len; i++)
    {
      const LinliSearchKey *key = &g_array_index (self->keys, LinliSearchKey, i);

      linli_statement_bind_text (insert, 1, self->texts->str + key->offset);
      linli_statement_bind_int64 (insert, 2, key->entry);
      if (!linli_statement_run (insert, error))
        return FALSE;
    }
  g_array_set_size (self->keys, 0);
  g_string_truncate (self->texts, 0);
  return TRUE;
}

static gboolean
linli_search_index_add (LinliSearchIndex  *self,
                        gint64             entry,
                        gint64             record,
                        const char        *names,
                        const char        *codes,
                        GError           **error)
{
  LinliStatement *insert = linli_search_index_get_insert (self, LINLI_SEARCH_ENTRY, error);

  if (insert == NULL)
    return FALSE;
  linli_statement_bind_int64 (insert, 1, entry);
  linli_statement_bind_int64 (insert, 2, self->letter);
  linli_statement_bind_int64 (insert, 3, record);
  linli_statement_bind_text (insert, 4, names);
  linli_statement_bind_text (insert, 5, codes);
  if (!linli_statement_run (insert, error))
    return FALSE;
  linli_search_index_list_text_tokens (self, names);
  if (!linli_search_index_insert_tokens (self, LINLI_SEARCH_CHARACTERS, entry, error))
    return FALSE;
  linli_search_index_list_code_tokens (self, codes);
  if (!linli_search_index_insert_tokens (self, LINLI_SEARCH_NUMBERS, entry, error))
    return FALSE;
  for (const char *p = linli_search_index_list_keys (self, names, codes); *p != '\0';)
    {
      gsize size = strcspn (p, "\n");
      LinliSearchKey key = { self->texts->len, entry };

      g_string_append_len (self->texts, p, size);
      g_string_append_len (self->texts, "", 1);
      g_array_append_val (self->keys, key);
      p += size + 1;
    }
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
  LinliStatement *insert;

  if (!self->places_empty &&
      !linli_database_run (self->database, error, "DELETE FROM search_place WHERE kind = ? AND record = ?", "ii", (gint64) self->letter,
                           record))
    return FALSE;
  if (path == NULL)
    return TRUE;
  insert = linli_search_index_get_insert (self, LINLI_SEARCH_PLACE, error);
  if (insert == NULL)
    return FALSE;
  linli_statement_bind_int64 (insert, 1, self->letter);
  linli_statement_bind_int64 (insert, 2, record);
  linli_statement_bind_int64 (insert, 3, compound);
  linli_statement_bind_text (insert, 4, path);
  linli_statement_bind_text (insert, 5, room);
  return linli_statement_run (insert, error);
}
