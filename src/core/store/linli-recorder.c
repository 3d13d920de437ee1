/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRecorder: what one action changed, as changesets of SQLite's session extension. A large action is recorded in
 * several sessions one after the other, each written to journal_chunk when it has grown, so that memory stays bounded.
 * Lives on the writer's thread within one transaction. */

#include "config.h"

#include "linli-journal-private.h"

#include "linli-database-private.h"

struct _LinliRecorder {
  LinliDatabase *database;
  GPtrArray *tables;
  sqlite3_session *session;
  gint64 seq;
};

/* A session that holds more than this is written out. It keeps old values of changed rows, but of new rows only the key. */
#define LARGE (16 * 1024 * 1024)
/* Below this size compressing costs more than it saves. */
#define WORTH_COMPRESSING 4096

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

void
_linli_recorder_free (LinliRecorder *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

gboolean
_linli_recorder_is_empty (LinliRecorder *self)
{
  return self->seq == 0 && sqlite3session_isempty (self->session);
}

gboolean
_linli_recorder_is_large (LinliRecorder *self)
{
  return sqlite3session_memory_used (self->session) > LARGE;
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

/* Writes the session out as the next chunk of the entry, and starts another unless this was @all. */
gboolean
_linli_recorder_spill (LinliRecorder  *self,
                       gint64          journal_id,
                       gboolean        all,
                       GError        **error)
{
  g_autoptr (GBytes) chunk = NULL;
  void *data = NULL;
  int size = 0;
  int code = sqlite3session_changeset (self->session, &size, &data);

  if (code != SQLITE_OK)
    {
      _linli_database_set_error (self->database, code, error);
      return FALSE;
    }
  chunk = size > 0 ? pack (data, size, error) : NULL;
  sqlite3_free (data);
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (size > 0 &&
      (chunk == NULL ||
       !linli_database_run (self->database, error, "INSERT INTO journal_chunk VALUES (?, ?, ?)", "iib", journal_id, self->seq++, chunk)))
    return FALSE;
  return all || start_session (self, error);
}
