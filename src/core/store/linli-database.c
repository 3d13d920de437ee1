/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliDatabase: one connection and its cache of prepared statements. Belongs to one thread; freed by whoever opened it
 * (the store its own, a caller of linli_store_new_reader() that one). */

#include "config.h"

#include "linli-database-private.h"

#include <errno.h>
#include <string.h>

#include "linli-geopackage-private.h"
#include "linli-location-private.h"
#include "linli-lock-private.h"

#define BUSY_TIMEOUT_MS 5000
/* Steps of SQLite's machine between two looks at the clock: some ten microseconds. */
#define STEPS_A_LOOK 1000
/* Statements kept ready; the programs use some two hundred texts. */
#define MOST_IDLE 512

G_DEFINE_QUARK (linli-store-error-quark, linli_store_error)

static LinliStoreError
error_code_for (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return LINLI_STORE_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return LINLI_STORE_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return LINLI_STORE_ERROR_FULL;
    case SQLITE_CORRUPT:
      return LINLI_STORE_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return LINLI_STORE_ERROR_NOT_LINLI;
    case SQLITE_CONSTRAINT:
      return LINLI_STORE_ERROR_INVALID;
    default:
      return LINLI_STORE_ERROR_FAILED;
    }
}

/* Why the last writing failed, into the file or into its log. */
static gboolean
is_out_of_room (LinliDatabase *self)
{
  static const int files[] = { SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      sqlite3_file *file = NULL;
      int number = 0;

      if (sqlite3_file_control (self->handle, "main", files[i], &file) == SQLITE_OK && file != NULL && file->pMethods != NULL &&
          file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &number) == SQLITE_OK &&
          (number == ENOSPC || number == EDQUOT || number == EFBIG))
        return TRUE;
    }
  return FALSE;
}

/* SQLite says only that it could not open or write; the system says why. */
static gboolean
set_system_error (LinliDatabase  *self,
                  int             code,
                  GError        **error)
{
  int number;

  if (self == NULL || self->handle == NULL)
    return FALSE;
  number = sqlite3_system_errno (self->handle);
  if ((code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_TRUNCATE || code == SQLITE_IOERR_SHMSIZE) && is_out_of_room (self))
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_FULL, "There is no room on the disk");
  else if (((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN) && (number == ENOSPC || number == EDQUOT || number == EFBIG))
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_FULL, g_strerror (number));
  else if ((code & 0xff) == SQLITE_CANTOPEN && (number == EACCES || number == EPERM || number == ENOENT))
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  else
    return FALSE;
  return TRUE;
}

void
_linli_database_set_error (LinliDatabase  *self,
                           int             code,
                           GError        **error)
{
  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Interrupted");
  else if (code == SQLITE_READONLY_DBMOVED)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The file was moved or removed while it was open");
  else if (!set_system_error (self, code, error))
    {
      /* In a damaged file it may quote what is no text. */
      g_autofree char *words = g_utf8_make_valid (self != NULL && self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code), -1);

      g_set_error_literal (error, LINLI_STORE_ERROR, error_code_for (code), words);
    }
}

static void
statement_destroy (gpointer data)
{
  LinliStatement *self = data;

  sqlite3_finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

static gboolean
set_up_connection (LinliDatabase      *self,
                   LinliDatabaseMode   mode,
                   gboolean            rollback_journal,
                   GError            **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  if (!_linli_geopackage_register (self->handle, error))
    return FALSE;
  /* The first statement that touches the file: here a file that is no database is found out. */
  if (!linli_database_execute (self, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = " LINLI_DATABASE_CACHE ";"
                               " PRAGMA trusted_schema = OFF; SELECT count(*) FROM sqlite_schema;", error))
    return FALSE;
  if (mode == LINLI_DATABASE_READ)
    return TRUE;
  /* The R*Tree triggers of a GeoPackage write a virtual table, which SQLite 3.40 counts as unsafe in a schema not trusted. What a
   * schema from elsewhere could reach is bounded by the defensive mode and by the functions that we register. */
  if (!linli_database_execute (self, "PRAGMA trusted_schema = ON;", error))
    return FALSE;
  /* EXTRA, because FULL does not sync the folder once the journal is gone, by which a transaction is committed
   * (sqlite.org/pragma.html#pragma_synchronous): after a power cut the journal may be back, and takes back what was reported as done. */
  return linli_database_execute (self, rollback_journal ? "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;" :
                                 "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", error) &&
         linli_database_execute (self, "PRAGMA foreign_keys = ON;", error);
}

static LinliDatabase *
open_connection (const char         *path,
                 int                 flags,
                 LinliDatabaseMode   mode,
                 gboolean            rollback_journal,
                 int                *code,
                 GError            **error)
{
  static gsize configured;
  g_autoptr (LinliDatabase) self = g_new0 (LinliDatabase, 1);

  /* Nobody reads SQLite's count of its memory, and keeping it takes a lock at every allocation. Where somebody else has opened a
   * database before, it stays as it is. */
  if (g_once_init_enter (&configured))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&configured, 1);
    }
  self->idle = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, statement_destroy);
  *code = sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (*code != SQLITE_OK)
    _linli_database_set_error (self, *code, error);
  else if (set_up_connection (self, mode, rollback_journal, error))
    return g_steal_pointer (&self);
  else
    *code = sqlite3_errcode (self->handle) & 0xff;
  return NULL;
}

/* Every connection of the program is opened here, so that one day a VFS name suffices to encrypt the file. */
LinliDatabase *
_linli_database_open (const char         *path,
                      LinliDatabaseMode   mode,
                      gboolean            rollback_journal,
                      GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *uri = NULL;
  LinliDatabase *self;
  int code;

  _linli_lock_install ();
  if (mode == LINLI_DATABASE_CREATE && !_linli_location_create (path, error))
    return NULL;
  if (mode != LINLI_DATABASE_READ)
    return _linli_location_check_writable (path, error) ? open_connection (path, SQLITE_OPEN_READWRITE, mode, rollback_journal, &code, error) : NULL;
  self = open_connection (path, SQLITE_OPEN_READONLY, mode, FALSE, &code, &local_error);
  if (self == NULL && (code == SQLITE_CANTOPEN || code == SQLITE_READONLY) && _linli_location_is_unchanging (path))
    {
      g_clear_error (&local_error);
      uri = _linli_location_dup_unchanging_uri (path);
      self = open_connection (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, mode, FALSE, &code, &local_error);
    }
  if (self == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return self;
}

/* Lets SQLite take back what a program left in the middle of a transaction; changes nothing else, the journal mode neither. */
gboolean
_linli_database_roll_back (const char  *path,
                           GError     **error)
{
  g_autoptr (LinliDatabase) self = NULL;
  int code;

  if (!_linli_location_check_writable (path, error))
    return FALSE;
  self = open_connection (path, SQLITE_OPEN_READWRITE, LINLI_DATABASE_READ, FALSE, &code, error);
  return self != NULL && linli_database_execute (self, "SELECT count(*) FROM sqlite_schema;", error);
}

/* Whether another file, or none, stands where this one was opened. */
gboolean
_linli_database_has_moved (LinliDatabase *self)
{
  int moved = 0;

  return sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

sqlite3 *
_linli_database_get_handle (LinliDatabase *self)
{
  return self->handle;
}

sqlite3_stmt *
_linli_statement_get_handle (LinliStatement *self)
{
  return self->handle;
}

void
_linli_database_set_wrote_func (LinliDatabase          *self,
                                LinliDatabaseWroteFunc  func,
                                gpointer                data)
{
  self->wrote_func = func;
  self->wrote_data = data;
}

/* Before the schema changes, or a statement kept ready would hold a table. */
void
_linli_database_forget_statements (LinliDatabase *self)
{
  g_hash_table_remove_all (self->idle);
}

/**
 * linli_database_close:
 * @self: (transfer full): a connection
 *
 * Closes a connection. Every statement of it must have been given back.
 */
void
linli_database_close (LinliDatabase *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->idle, g_hash_table_unref);
  g_clear_error (&self->missed);
  if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A connection is closed while a statement is in use: %s", sqlite3_errmsg (self->handle));
  g_free (self);
}

/* Whoever asks without a place for the error is not told why there is no answer. An action that went on with another in its place would store
 * what is wrong, so it is not committed where the disk or memory is to blame, and not the question. */
static void
note_missed (LinliDatabase *self,
             const GError  *error)
{
  if ((sqlite3_errcode (self->handle) & 0xff) != SQLITE_ERROR && self->missed == NULL)
    self->missed = g_error_copy (error);
  g_info ("No answer: %s", error->message);
}

/* Why a statement could not be made or run, told or else noted. */
void
_linli_database_tell (LinliDatabase  *self,
                      int             code,
                      GError        **error)
{
  g_autoptr (GError) problem = NULL;

  _linli_database_set_error (self, code, &problem);
  if (error == NULL)
    note_missed (self, problem);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
}

/**
 * linli_database_prepare:
 * @self: a connection
 * @sql: one statement, with ? for every parameter
 * @error: return location for a #LinliStoreError
 *
 * Returns: (skip) (transfer full) (nullable): the statement, ready to bind; free it to give it back
 */
LinliStatement *
linli_database_prepare (LinliDatabase  *self,
                        const char     *sql,
                        GError        **error)
{
  LinliStatement *statement;
  gpointer found;
  sqlite3_stmt *handle = NULL;
  int code;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  if (g_hash_table_steal_extended (self->idle, sql, NULL, &found))
    return found;
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (code != SQLITE_OK)
    {
      _linli_database_tell (self, code, error);
      g_prefix_error (error, "%s: ", sql);
      return NULL;
    }
  statement = g_new0 (LinliStatement, 1);
  statement->database = self;
  statement->handle = handle;
  statement->sql = g_strdup (sql);
  statement->writes = !sqlite3_stmt_readonly (handle);
  return statement;
}

static void
bind_arguments (LinliStatement *statement,
                const char     *types,
                va_list        *arguments)
{
  for (int i = 0; types != NULL && types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i':
        linli_statement_bind_int64 (statement, i + 1, va_arg (*arguments, gint64));
        break;
      case 'd':
        linli_statement_bind_double (statement, i + 1, va_arg (*arguments, double));
        break;
      case 's':
        linli_statement_bind_text (statement, i + 1, va_arg (*arguments, const char *));
        break;
      case 'b':
        linli_statement_bind_bytes (statement, i + 1, va_arg (*arguments, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }
}

/**
 * linli_database_query: (skip)
 * @self: a connection
 * @error: return location for a #LinliStoreError
 * @sql: one statement, with ? for every parameter
 * @types: (nullable): a letter a parameter: i #gint64, d double, s text or %NULL, b #GBytes or %NULL
 * @...: the values
 *
 * Returns: (transfer full) (nullable): the statement, ready for linli_statement_step()
 */
LinliStatement *
linli_database_query (LinliDatabase  *self,
                      GError        **error,
                      const char     *sql,
                      const char     *types,
                      ...)
{
  LinliStatement *statement = linli_database_prepare (self, sql, error);
  va_list arguments;

  if (statement == NULL)
    return NULL;
  va_start (arguments, types);
  bind_arguments (statement, types, &arguments);
  va_end (arguments);
  return statement;
}

/**
 * linli_database_run: (skip)
 * @self: a connection
 * @error: return location for a #LinliStoreError
 * @sql: one statement, with ? for every parameter
 * @types: (nullable): see linli_database_query()
 * @...: the values
 *
 * Runs a statement whose rows nobody wants.
 *
 * Returns: whether it ran to its end
 */
gboolean
linli_database_run (LinliDatabase  *self,
                    GError        **error,
                    const char     *sql,
                    const char     *types,
                    ...)
{
  g_autoptr (LinliStatement) statement = linli_database_prepare (self, sql, error);
  va_list arguments;

  if (statement == NULL)
    return FALSE;
  va_start (arguments, types);
  bind_arguments (statement, types, &arguments);
  va_end (arguments);
  return linli_statement_run (statement, error);
}

/* When the disk fails or memory is short, SQLite may take the whole transaction back by itself (sqlite.org/lang_transaction.html, "Response
 * To Errors Within A Transaction"). What an action does after that would be stored at once, each statement for itself and in no journal. */
gboolean
_linli_database_check_action (LinliDatabase  *self,
                              GError        **error)
{
  if (!self->in_action || sqlite3_get_autocommit (self->handle) == 0)
    return TRUE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_FAILED, "The action was taken back, because the disk or memory failed");
  return FALSE;
}

/**
 * linli_database_execute:
 * @self: a connection
 * @script: one or more statements without parameters
 * @error: return location for a #LinliStoreError
 *
 * Returns: whether all ran
 */
gboolean
linli_database_execute (LinliDatabase  *self,
                        const char     *script,
                        GError        **error)
{
  int code;

  g_return_val_if_fail (self != NULL && script != NULL, FALSE);

  if (!_linli_database_check_action (self, error))
    return FALSE;
  code = sqlite3_exec (self->handle, script, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  _linli_database_set_error (self, code, error);
  return FALSE;
}

/**
 * linli_database_get_int64: (skip)
 * @self: a connection
 * @fallback: what to return when there is no row, or NULL in it
 * @sql: a statement that gives one number
 * @types: (nullable): see linli_database_query()
 * @...: the values
 *
 * Returns: the first column of the first row
 */
gint64
linli_database_get_int64 (LinliDatabase *self,
                          gint64         fallback,
                          const char    *sql,
                          const char    *types,
                          ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_prepare (self, sql, &error);
  va_list arguments;

  if (statement != NULL)
    {
      va_start (arguments, types);
      bind_arguments (statement, types, &arguments);
      va_end (arguments);
      if (linli_statement_step (statement, &error) && !linli_statement_is_null (statement, 0))
        return linli_statement_get_int64 (statement, 0);
    }
  if (error != NULL)
    note_missed (self, error);
  return fallback;
}

/**
 * linli_database_dup_text: (skip)
 * @self: a connection
 * @sql: a statement that gives one text
 * @types: (nullable): see linli_database_query()
 * @...: the values
 *
 * Returns: (transfer full) (nullable): the first column of the first row
 */
char *
linli_database_dup_text (LinliDatabase *self,
                         const char    *sql,
                         const char    *types,
                         ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_prepare (self, sql, &error);
  va_list arguments;

  if (statement != NULL)
    {
      va_start (arguments, types);
      bind_arguments (statement, types, &arguments);
      va_end (arguments);
      if (linli_statement_step (statement, &error))
        return g_strdup (linli_statement_get_text (statement, 0));
    }
  if (error != NULL)
    note_missed (self, error);
  return NULL;
}

/**
 * linli_database_get_n_changed:
 * @self: a connection
 *
 * Returns: how many rows the last writing statement changed
 */
int
linli_database_get_n_changed (LinliDatabase *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_changes (self->handle);
}

/**
 * linli_database_interrupt:
 * @self: a connection
 *
 * Makes the statement that runs on it fail with %G_IO_ERROR_CANCELLED. The one function that may be called from any thread.
 */
void
linli_database_interrupt (LinliDatabase *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_interrupt (self->handle);
}

static int
is_late_cb (gpointer data)
{
  LinliDatabase *self = data;

  return g_get_monotonic_time () > self->deadline;
}

void
_linli_database_set_deadline (LinliDatabase *self,
                              gint64         deadline)
{
  self->deadline = deadline;
  sqlite3_progress_handler (self->handle, STEPS_A_LOOK, deadline != 0 ? is_late_cb : NULL, self);
}

/**
 * linli_statement_free:
 * @self: (transfer full): a statement
 *
 * Gives it back to the cache of its connection.
 */
void
linli_statement_free (LinliStatement *self)
{
  GHashTable *idle = self->database->idle;

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->lacks_value = FALSE;
  if (g_hash_table_size (idle) >= MOST_IDLE || g_hash_table_contains (idle, self->sql))
    statement_destroy (self);
  else
    g_hash_table_insert (idle, self->sql, self);
}
