/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The journal: every action with its changeset, in the same transaction. It only grows: an undo is an entry of its own that
 * names its target, and what an undo changed is its target's changeset inverted, so it is not written a second time. */

#include "config.h"

#include "linli-journal.h"
#include "linli-journal-private.h"

#include "linli-changeset-private.h"
#include "linli-database-private.h"

struct _LinliJournalEntry {
  GObject parent_instance;
  gint64 id;
  gint64 target;
  gint64 n_rows;
  LinliJournalKind kind;
  gboolean undone;
  char *time;
  char *actor;
  char *title;
};

G_DEFINE_FINAL_TYPE (LinliJournalEntry, linli_journal_entry, G_TYPE_OBJECT)

static const char * const kind_names[] = { "do", "undo", "redo", "outside" };

static void
linli_journal_entry_finalize (GObject *object)
{
  LinliJournalEntry *self = LINLI_JOURNAL_ENTRY (object);

  g_free (self->time);
  g_free (self->actor);
  g_free (self->title);
  G_OBJECT_CLASS (linli_journal_entry_parent_class)->finalize (object);
}

static void
linli_journal_entry_class_init (LinliJournalEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_journal_entry_finalize;
}

static void
linli_journal_entry_init (LinliJournalEntry *self)
{
}

gint64
_linli_journal_append (LinliDatabase  *database,
                       const char     *time,
                       const char     *actor,
                       const char     *kind,
                       gint64          target,
                       const char     *title,
                       GError        **error)
{
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error,
                          "INSERT INTO journal (at, actor, desk, kind, target, title, schema, n_rows)"
                          " SELECT ?, ?, desk, ?, nullif (?, 0), ?,"
                          " (SELECT group_concat (owner || ' ' || version, ', ') FROM linli_schema), 0 FROM linli_desk",
                          "sssis", time, actor, kind, target, title);

  if (statement == NULL || !linli_statement_run (statement, error))
    return 0;
  return sqlite3_last_insert_rowid (_linli_database_get_handle (database));
}

/* What is known only at the end of an action. */
gboolean
_linli_journal_complete (LinliDatabase  *database,
                         gint64          id,
                         const char     *title,
                         gint64          n_rows,
                         GError        **error)
{
  return linli_database_run (database, error, "UPDATE journal SET title = ?, n_rows = ? WHERE id = ?", "sii", title, n_rows, id);
}

static gint64
find (LinliDatabase  *database,
      const char     *sql,
      char          **title)
{
  g_autoptr (LinliStatement) statement = linli_database_query (database, NULL, sql, NULL);

  if (statement == NULL || !linli_statement_step (statement, NULL))
    return 0;
  if (title != NULL)
    *title = g_strdup (linli_statement_get_text (statement, 1));
  return linli_statement_get_int64 (statement, 0);
}

/* The last action that stands: never undone, or done again since. */
gint64
_linli_journal_find_undo (LinliDatabase  *database,
                          char          **title)
{
  return find (database,
               "SELECT id, title FROM journal AS j WHERE kind = 'do' AND coalesce ((SELECT k.kind FROM journal AS k"
               " WHERE k.target = j.id ORDER BY k.id DESC LIMIT 1), 'redo') = 'redo' ORDER BY id DESC LIMIT 1", title);
}

/* The action undone last, as long as nothing new was done since. */
gint64
_linli_journal_find_redo (LinliDatabase  *database,
                          char          **title)
{
  return find (database,
               "SELECT u.target, d.title FROM journal AS u JOIN journal AS d ON d.id = u.target"
               " WHERE u.kind = 'undo' AND u.id > (SELECT max (id) FROM journal WHERE kind = 'do')"
               " AND u.id = (SELECT max (k.id) FROM journal AS k WHERE k.target = u.target) ORDER BY u.id DESC LIMIT 1", title);
}

/* A changeset has no more bytes than an int counts; one that becomes longer was made to harm. */
static GBytes *
inflate (const guint8 *data,
         gsize         size)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (source, G_CONVERTER (decompressor));
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  guint8 buffer[16384];
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL)) > 0 && plain->len <= G_MAXINT - sizeof buffer)
    g_byte_array_append (plain, buffer, (guint) n);
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&plain)) : NULL;
}

static GBytes *
unpack (const guint8  *data,
        gsize          size,
        GError       **error)
{
  g_autoptr (GBytes) changeset = NULL;

  if (size > 0 && data[0] == 0)
    changeset = g_bytes_new (data + 1, size - 1);
  else if (size > 0 && data[0] == 1)
    changeset = inflate (data + 1, size - 1);
  if (changeset != NULL && _linli_changeset_is_sound (g_bytes_get_data (changeset, NULL), g_bytes_get_size (changeset)))
    return g_steal_pointer (&changeset);
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_DAMAGED, "An entry of the journal cannot be read");
  return NULL;
}

typedef struct {
  char *table;
  int kind;
} Conflict;

static int
conflict_cb (void                      *data,
             int                        kind,
             sqlite3_changeset_iter    *iterator)
{
  Conflict *conflict = data;
  const char *table = NULL;
  int n_columns, operation, indirect;

  conflict->kind = kind;
  if (kind != SQLITE_CHANGESET_FOREIGN_KEY &&
      sqlite3changeset_op (iterator, &table, &n_columns, &operation, &indirect) == SQLITE_OK)
    {
      g_free (conflict->table);
      conflict->table = g_strdup (table);
    }
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply_chunk (LinliDatabase  *database,
             GBytes         *changeset,
             gboolean        inverted,
             GError        **error)
{
  Conflict conflict = { NULL, 0 };
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int code = sqlite3changeset_apply_v2 (_linli_database_get_handle (database), size, (void *) data, NULL, conflict_cb, &conflict,
                                        NULL, NULL, SQLITE_CHANGESETAPPLY_NOSAVEPOINT |
                                        (inverted ? SQLITE_CHANGESETAPPLY_INVERT : 0));

  if (code == SQLITE_ABORT && conflict.kind != 0)
    g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_CONFLICT,
                 "Records in %s were changed since", conflict.table != NULL ? conflict.table : "the file");
  else if (code != SQLITE_OK)
    _linli_database_set_error (database, code, error);
  g_free (conflict.table);
  return code == SQLITE_OK;
}

/* Applies what an entry recorded, or takes it back. The chunks of an entry follow each other in time. */
gboolean
_linli_journal_apply (LinliDatabase  *database,
                      gint64          id,
                      gboolean        inverted,
                      GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error,
                          inverted ? "SELECT data FROM journal_chunk WHERE journal_id = ? ORDER BY seq DESC"
                                   : "SELECT data FROM journal_chunk WHERE journal_id = ? ORDER BY seq",
                          "i", id);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    {
      gsize size;
      const guint8 *data = linli_statement_get_blob (statement, 0, &size);
      g_autoptr (GBytes) changeset = unpack (data, size, error);

      if (changeset == NULL || !apply_chunk (database, changeset, inverted, error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * linli_journal_list:
 * @database: a connection
 * @before: only entries with a smaller id; 0 for the newest
 * @most: how many at most
 * @error: return location for a #LinliStoreError
 *
 * The audit, newest first.
 *
 * Returns: (transfer container) (element-type LinliJournalEntry) (nullable): the entries
 */
GPtrArray *
linli_journal_list (LinliDatabase  *database,
                    gint64          before,
                    guint           most,
                    GError        **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  statement = linli_database_query (database, error,
                                    "SELECT id, at, actor, kind, coalesce (target, 0), title, n_rows, coalesce ((SELECT k.kind FROM journal AS k"
                                    " WHERE k.target = j.id ORDER BY k.id DESC LIMIT 1), '') = 'undo'"
                                    " FROM journal AS j WHERE id < ? ORDER BY id DESC LIMIT ?",
                                    "ii", before > 0 ? before : G_MAXINT64, (gint64) most);
  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &local_error))
    {
      LinliJournalEntry *entry = g_object_new (LINLI_TYPE_JOURNAL_ENTRY, NULL);

      entry->id = linli_statement_get_int64 (statement, 0);
      entry->time = g_strdup (linli_statement_get_text (statement, 1));
      entry->actor = g_strdup (linli_statement_get_text (statement, 2));
      for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
        if (g_str_equal (kind_names[i], linli_statement_get_text (statement, 3)))
          entry->kind = i;
      entry->target = linli_statement_get_int64 (statement, 4);
      entry->title = g_strdup (linli_statement_get_text (statement, 5));
      entry->n_rows = linli_statement_get_int64 (statement, 6);
      entry->undone = linli_statement_get_int64 (statement, 7) != 0;
      g_ptr_array_add (entries, entry);
    }
  if (local_error == NULL)
    return g_steal_pointer (&entries);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * linli_journal_entry_get_id:
 * @self: an entry
 *
 * Returns: its number in the journal
 */
gint64
linli_journal_entry_get_id (LinliJournalEntry *self)
{
  g_return_val_if_fail (LINLI_IS_JOURNAL_ENTRY (self), 0);

  return self->id;
}

/**
 * linli_journal_entry_get_time:
 * @self: an entry
 *
 * Returns: when, UTC, as YYYY-MM-DDTHH:MM:SS.SSSZ
 */
const char *
linli_journal_entry_get_time (LinliJournalEntry *self)
{
  g_return_val_if_fail (LINLI_IS_JOURNAL_ENTRY (self), NULL);

  return self->time;
}

/**
 * linli_journal_entry_get_actor:
 * @self: an entry
 *
 * Returns: who
 */
const char *
linli_journal_entry_get_actor (LinliJournalEntry *self)
{
  g_return_val_if_fail (LINLI_IS_JOURNAL_ENTRY (self), NULL);

  return self->actor;
}

/**
 * linli_journal_entry_get_title:
 * @self: an entry
 *
 * Returns: what was done, in the words of the language it was done in
 */
const char *
linli_journal_entry_get_title (LinliJournalEntry *self)
{
  g_return_val_if_fail (LINLI_IS_JOURNAL_ENTRY (self), NULL);

  return self->title;
}

/**
 * linli_journal_entry_get_kind:
 * @self: an entry
 *
 * Returns: an action, an undo, a redo, or an edit from outside
 */
LinliJournalKind
linli_journal_entry_get_kind (LinliJournalEntry *self)
{
  g_return_val_if_fail (LINLI_IS_JOURNAL_ENTRY (self), LINLI_JOURNAL_DO);

  return self->kind;
}

/**
 * linli_journal_entry_get_target:
 * @self: an entry
 *
 * Returns: the entry that an undo or redo is about; 0 for an action
 */
gint64
linli_journal_entry_get_target (LinliJournalEntry *self)
{
  g_return_val_if_fail (LINLI_IS_JOURNAL_ENTRY (self), 0);

  return self->target;
}

/**
 * linli_journal_entry_get_n_rows:
 * @self: an entry
 *
 * Returns: how many records it changed
 */
gint64
linli_journal_entry_get_n_rows (LinliJournalEntry *self)
{
  g_return_val_if_fail (LINLI_IS_JOURNAL_ENTRY (self), 0);

  return self->n_rows;
}

/**
 * linli_journal_entry_is_undone:
 * @self: an entry
 *
 * Returns: whether the action does not stand any more
 */
gboolean
linli_journal_entry_is_undone (LinliJournalEntry *self)
{
  g_return_val_if_fail (LINLI_IS_JOURNAL_ENTRY (self), FALSE);

  return self->undone;
}
