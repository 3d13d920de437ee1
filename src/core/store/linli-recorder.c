/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRecorder: what one action changed, as changesets of SQLite's session extension. A large action is recorded in
 * several sessions one after the other, each written to journal_chunk when it has grown, so that memory stays bounded.
 * Lives on the writer's thread within one transaction. */

#include "config.h"

#include "linli-journal-private.h"

#include <string.h>

#include "linli-database-private.h"

/* New rows of one table, as a changeset that grows. */
typedef struct {
  char *table;
  GByteArray *changes;
} Inserted;

/* A chunk that a thread compresses, while the action goes on. */
typedef struct {
  GThread *thread;
  GByteArray *data;
  gint64 seq;
  GError *error;
} Packing;

struct _LinliRecorder {
  LinliDatabase *database;
  GPtrArray *tables;
  sqlite3_session *session;
  GPtrArray *inserted; /* of Inserted, in the order in which their tables came */
  gsize inserted_size;
  gboolean suspended;
  Packing *packing; /* NULL for none */
  gint64 seq;
};

/* A session that holds more than this is written out. It keeps old values of changed rows, but of new rows only the key. */
#define LARGE (16 * 1024 * 1024)
/* Below this size compressing costs more than it saves. */
#define WORTH_COMPRESSING 4096
/* Below this size a thread costs more than it saves. */
#define WORTH_A_THREAD (1024 * 1024)

static void
inserted_free (gpointer data)
{
  Inserted *self = data;

  g_byte_array_unref (self->changes);
  g_free (self->table);
  g_free (self);
}

static gboolean
start_session (LinliRecorder  *self,
               GError        **error)
{
  sqlite3 *handle = _linli_database_get_handle (self->database);
  int code = sqlite3session_create (handle, "main", &self->session);

  for (guint i = 0; code == SQLITE_OK && i < self->tables->len; i++)
    code = sqlite3session_attach (self->session, g_ptr_array_index (self->tables, i));
  if (code == SQLITE_OK)
    return TRUE;
  _linli_database_set_error (self->database, code, error);
  return FALSE;
}

LinliRecorder *
_linli_recorder_new (LinliDatabase  *database,
                     GError        **error)
{
  g_autoptr (LinliRecorder) self = g_new0 (LinliRecorder, 1);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = NULL;

  self->database = database;
  self->tables = g_ptr_array_new_with_free_func (g_free);
  self->inserted = g_ptr_array_new_with_free_func (inserted_free);
  statement = linli_database_query (database, error, "SELECT name FROM linli_tracked", NULL);
  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &local_error))
    g_ptr_array_add (self->tables, g_strdup (linli_statement_get_text (statement, 0)));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!start_session (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
packing_free (Packing *packing)
{
  g_byte_array_unref (packing->data);
  g_clear_error (&packing->error);
  g_free (packing);
}

void
_linli_recorder_free (LinliRecorder *self)
{
  if (self->packing != NULL)
    {
      GBytes *chunk = g_thread_join (self->packing->thread);

      g_clear_pointer (&chunk, g_bytes_unref);
      packing_free (self->packing);
    }
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->inserted);
  g_free (self);
}

/* A session that ran out of memory is empty, too, and says why only when it is asked for what it has. */
static gboolean
session_is_empty (LinliRecorder  *self,
                  gboolean       *empty,
                  GError        **error)
{
  void *data = NULL;
  int size = 0, code = SQLITE_OK;

  *empty = self->session == NULL || sqlite3session_isempty (self->session);
  if (*empty && self->session != NULL)
    code = sqlite3session_changeset (self->session, &size, &data);
  sqlite3_free (data);
  if (code == SQLITE_OK)
    return TRUE;
  _linli_database_set_error (self->database, code, error);
  return FALSE;
}

/* Gives whether nothing was recorded; FALSE with an error when that cannot be said. */
gboolean
_linli_recorder_find_empty (LinliRecorder  *self,
                            gboolean       *empty,
                            GError        **error)
{
  if (!session_is_empty (self, empty, error))
    return FALSE;
  *empty &= self->seq == 0 && self->inserted->len == 0;
  return TRUE;
}

gboolean
_linli_recorder_is_large (LinliRecorder *self)
{
  return self->inserted_size + (self->session != NULL ? sqlite3session_memory_used (self->session) : 0) > LARGE;
}

/* While it is suspended, who writes gives each new row of a recorded table to _linli_recorder_add_row(). A session that has seen
 * nothing yet goes altogether, for SQLite calls it at each row even so. */
gboolean
_linli_recorder_suspend (LinliRecorder  *self,
                         gboolean        suspended,
                         GError        **error)
{
  gboolean empty;

  if (!session_is_empty (self, &empty, error))
    return FALSE;
  self->suspended = suspended;
  if (suspended && empty)
    g_clear_pointer (&self->session, sqlite3session_delete);
  if (!suspended && self->session == NULL)
    return start_session (self, error);
  if (self->session != NULL)
    sqlite3session_enable (self->session, !suspended);
  return TRUE;
}

static void
append_big_endian (GByteArray *bytes,
                   guint8      type,
                   guint64     value)
{
  guint64 big = GUINT64_TO_BE (value);

  g_byte_array_append (bytes, &type, 1);
  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

/* Seven bits a byte, the highest first; SQLite's own form for numbers that are no more than 31 bits long. */
static void
append_length (GByteArray *bytes,
               guint32     length)
{
  guint8 buffer[5];
  guint n = sizeof buffer - 1;

  buffer[n] = length & 0x7f;
  while ((length >>= 7) > 0)
    buffer[--n] = (length & 0x7f) | 0x80;
  g_byte_array_append (bytes, buffer + n, sizeof buffer - n);
}

static void
append_value (GByteArray           *bytes,
              const LinliCellValue *value)
{
  guint64 bits;

  switch (value->type)
    {
    case LINLI_CELL_VALUE_INTEGER:
      append_big_endian (bytes, SQLITE_INTEGER, (guint64) value->integer);
      break;
    case LINLI_CELL_VALUE_REAL:
      memcpy (&bits, &value->real, sizeof bits);
      append_big_endian (bytes, SQLITE_FLOAT, bits);
      break;
    case LINLI_CELL_VALUE_TEXT:
    case LINLI_CELL_VALUE_BYTES:
      g_byte_array_append (bytes, (const guint8[]) { value->type == LINLI_CELL_VALUE_TEXT ? SQLITE_TEXT : SQLITE_BLOB }, 1);
      append_length (bytes, value->size);
      g_byte_array_append (bytes, (const guint8 *) value->data, value->size);
      break;
    case LINLI_CELL_VALUE_NULL:
    default:
      g_byte_array_append (bytes, (const guint8[]) { SQLITE_NULL }, 1);
      break;
    }
}

/* The head of a table in a changeset: 'T', the number of columns, for each whether it is the key, and the name. */
static Inserted *
find_inserted (LinliRecorder *self,
               const char    *table,
               guint          n_columns,
               guint          key)
{
  Inserted *inserted;

  for (guint i = 0; i < self->inserted->len; i++)
    if (strcmp (((Inserted *) g_ptr_array_index (self->inserted, i))->table, table) == 0)
      return g_ptr_array_index (self->inserted, i);
  inserted = g_new (Inserted, 1);
  *inserted = (Inserted) { g_strdup (table), g_byte_array_new () };
  g_byte_array_append (inserted->changes, (const guint8 *) "T", 1);
  append_length (inserted->changes, n_columns);
  for (guint i = 0; i < n_columns; i++)
    g_byte_array_append (inserted->changes, (const guint8[]) { i == key }, 1);
  g_byte_array_append (inserted->changes, (const guint8 *) table, strlen (table) + 1);
  g_ptr_array_add (self->inserted, inserted);
  return inserted;
}

/* Records a new row that the session did not see, in the form of the session extension (its file sqlite3session.c describes it): a
 * row that has just been written need not be looked up again. @values are all columns of the table in their order, as they are in
 * the file; @key is the place of the primary key among them. */
void
_linli_recorder_add_row (LinliRecorder        *self,
                         const char           *table,
                         const LinliCellValue *values,
                         guint                 n_columns,
                         guint                 key)
{
  Inserted *inserted = find_inserted (self, table, n_columns, key);
  gsize before = inserted->changes->len;

  g_byte_array_append (inserted->changes, (const guint8[]) { SQLITE_INSERT, 0 }, 2);
  for (guint i = 0; i < n_columns; i++)
    append_value (inserted->changes, &values[i]);
  self->inserted_size += inserted->changes->len - before;
}

/* A chunk is one byte (0 plain, 1 zlib) and the changeset. */
static GBytes *
pack (const void  *data,
      gsize        size,
      GError     **error)
{
  g_autoptr (GByteArray) packed = g_byte_array_sized_new (size + 1);

  if (size >= WORTH_COMPRESSING)
    {
      g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1);
      g_autoptr (GOutputStream) sink = g_memory_output_stream_new_resizable ();
      g_autoptr (GOutputStream) stream = g_converter_output_stream_new (sink, G_CONVERTER (compressor));
      gsize start = 0;

      if (!g_output_stream_write_all (stream, data, size, &start, NULL, error) || !g_output_stream_close (stream, NULL, error))
        return NULL;
      g_byte_array_append (packed, (const guint8 *) "\1", 1);
      g_byte_array_append (packed, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (sink)),
                           g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (sink)));
    }
  else
    {
      g_byte_array_append (packed, (const guint8 *) "\0", 1);
      g_byte_array_append (packed, data, size);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&packed));
}

static gboolean
write_chunk (LinliRecorder  *self,
             gint64          journal_id,
             gint64          seq,
             GBytes         *chunk,
             GError        **error)
{
  return linli_database_run (self->database, error, "INSERT INTO journal_chunk VALUES (?, ?, ?)", "iib", journal_id, seq, chunk);
}

static gpointer
pack_thread (gpointer data)
{
  Packing *packing = data;

  return pack (packing->data->data, packing->data->len, &packing->error);
}

/* Waits for the chunk that is being compressed, and writes it. */
static gboolean
finish_packing (LinliRecorder  *self,
                gint64          journal_id,
                GError        **error)
{
  Packing *packing = g_steal_pointer (&self->packing);
  g_autoptr (GBytes) chunk = NULL;
  gboolean done;

  if (packing == NULL)
    return TRUE;
  chunk = g_thread_join (packing->thread);
  if (chunk == NULL)
    g_propagate_error (error, g_steal_pointer (&packing->error));
  done = chunk != NULL && write_chunk (self, journal_id, packing->seq, chunk, error);
  packing_free (packing);
  return done;
}

/* Rows of all tables in one chunk, for they refer to each other. */
static gboolean
spill_inserted (LinliRecorder  *self,
                gint64          journal_id,
                GError        **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) chunk = NULL;

  if (self->inserted->len == 0)
    return TRUE;
  for (guint i = 0; i < self->inserted->len; i++)
    {
      Inserted *inserted = g_ptr_array_index (self->inserted, i);

      g_byte_array_append (all, inserted->changes->data, inserted->changes->len);
    }
  g_ptr_array_set_size (self->inserted, 0);
  self->inserted_size = 0;
  if (all->len >= WORTH_A_THREAD)
    {
      self->packing = g_new0 (Packing, 1);
      self->packing->data = g_steal_pointer (&all);
      self->packing->seq = self->seq++;
      self->packing->thread = g_thread_new ("linli-pack", pack_thread, self->packing);
      return TRUE;
    }
  chunk = pack (all->data, all->len, error);
  return chunk != NULL && write_chunk (self, journal_id, self->seq++, chunk, error);
}

static gboolean
spill_session (LinliRecorder  *self,
               gint64          journal_id,
               GError        **error)
{
  g_autoptr (GBytes) chunk = NULL;
  void *data = NULL;
  int size = 0;
  int code = self->session != NULL ? sqlite3session_changeset (self->session, &size, &data) : SQLITE_OK;

  if (code != SQLITE_OK)
    {
      _linli_database_set_error (self->database, code, error);
      return FALSE;
    }
  chunk = size > 0 ? pack (data, size, error) : NULL;
  sqlite3_free (data);
  g_clear_pointer (&self->session, sqlite3session_delete);
  return size == 0 || (chunk != NULL && write_chunk (self, journal_id, self->seq++, chunk, error));
}

/* Writes what was recorded out as the next chunks of the entry, and goes on unless this was @all. New rows come first: what the
 * session saw may have changed them since. */
gboolean
_linli_recorder_spill (LinliRecorder  *self,
                       gint64          journal_id,
                       gboolean        all,
                       GError        **error)
{
  return finish_packing (self, journal_id, error) && spill_inserted (self, journal_id, error) && spill_session (self, journal_id, error) &&
         (!all || finish_packing (self, journal_id, error)) && (all || self->suspended || start_session (self, error));
}
