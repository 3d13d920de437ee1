/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliStatement: a prepared statement while somebody uses it: parameters, rows, columns. Made and taken back by the cache of its
 * LinliDatabase, and used on that one's thread. */

#include "config.h"

#include "linli-database-private.h"

/* Short of memory, a value is missing among the parameters: the statement is not run. Anything else is a mistake of the caller. */
static void
check_bound (LinliStatement *self,
             int             code)
{
  if (code == SQLITE_NOMEM)
    self->lacks_value = TRUE;
  else if (code != SQLITE_OK)
    g_critical ("A parameter cannot be bound: %s", sqlite3_errstr (code));
}

/**
 * linli_statement_bind_int64:
 * @self: a statement
 * @parameter: which, from 1
 * @value: a number
 */
void
linli_statement_bind_int64 (LinliStatement *self,
                            int             parameter,
                            gint64          value)
{
  check_bound (self, sqlite3_bind_int64 (self->handle, parameter, value));
}

/**
 * linli_statement_bind_double:
 * @self: a statement
 * @parameter: which, from 1
 * @value: a number
 */
void
linli_statement_bind_double (LinliStatement *self,
                             int             parameter,
                             double          value)
{
  check_bound (self, sqlite3_bind_double (self->handle, parameter, value));
}

/**
 * linli_statement_bind_text:
 * @self: a statement
 * @parameter: which, from 1
 * @value: (nullable): a text, copied; %NULL binds NULL
 */
void
linli_statement_bind_text (LinliStatement *self,
                           int             parameter,
                           const char     *value)
{
  check_bound (self, sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_TRANSIENT));
}

/**
 * linli_statement_bind_bytes:
 * @self: a statement
 * @parameter: which, from 1
 * @value: (nullable): bytes, referenced; %NULL binds NULL
 */
void
linli_statement_bind_bytes (LinliStatement *self,
                            int             parameter,
                            GBytes         *value)
{
  gsize size = 0;
  const void *data;

  if (value == NULL)
    {
      linli_statement_bind_null (self, parameter);
      return;
    }
  data = g_bytes_get_data (value, &size);
  check_bound (self, sqlite3_bind_blob64 (self->handle, parameter, size > 0 ? data : "", size, SQLITE_TRANSIENT));
}

/**
 * linli_statement_bind_null:
 * @self: a statement
 * @parameter: which, from 1
 */
void
linli_statement_bind_null (LinliStatement *self,
                           int             parameter)
{
  check_bound (self, sqlite3_bind_null (self->handle, parameter));
}

/* A disk failed in the middle of a transaction, and the reader may not take it back itself. No row was given out yet. */
static gboolean
linli_statement_make_readable (LinliStatement *self)
{
  if (!self->database->may_roll_back || !_linli_database_roll_back (sqlite3_db_filename (self->database->handle, "main"), NULL))
    return FALSE;
  sqlite3_reset (self->handle);
  return TRUE;
}

/**
 * linli_statement_step:
 * @self: a statement
 * @error: return location for a #LinliStoreError
 *
 * Returns: %TRUE when there is a row; %FALSE at the end, or with @error set
 */
gboolean
linli_statement_step (LinliStatement  *self,
                      GError         **error)
{
  int code;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!_linli_database_check_action (self->database, error))
    return FALSE;
  code = self->lacks_value ? SQLITE_NOMEM : sqlite3_step (self->handle);
  if (code == SQLITE_READONLY_ROLLBACK && linli_statement_make_readable (self))
    code = sqlite3_step (self->handle);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    _linli_database_tell (self->database, code, error);
  else if (self->writes && self->database->wrote_func != NULL)
    self->database->wrote_func (self->database->wrote_data, error);
  return FALSE;
}

/**
 * linli_statement_run:
 * @self: a statement
 * @error: return location for a #LinliStoreError
 *
 * Steps to the end and resets, keeping the bindings: a statement in a loop binds and runs.
 *
 * Returns: whether it ran to its end
 */
gboolean
linli_statement_run (LinliStatement  *self,
                     GError         **error)
{
  g_autoptr (GError) local_error = NULL;

  while (linli_statement_step (self, &local_error))
    ;
  sqlite3_reset (self->handle);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * linli_statement_reset:
 * @self: a statement
 *
 * Back to before the first row, with the bindings kept.
 */
void
linli_statement_reset (LinliStatement *self)
{
  sqlite3_reset (self->handle);
}

/**
 * linli_statement_get_n_columns:
 * @self: a statement
 *
 * Returns: how many columns a row has
 */
int
linli_statement_get_n_columns (LinliStatement *self)
{
  return sqlite3_column_count (self->handle);
}

/**
 * linli_statement_get_column_name:
 * @self: a statement
 * @column: which, from 0
 *
 * Returns: (nullable): its name
 */
const char *
linli_statement_get_column_name (LinliStatement *self,
                                 int             column)
{
  return sqlite3_column_name (self->handle, column);
}

/**
 * linli_statement_is_null:
 * @self: a statement with a row
 * @column: which, from 0
 *
 * Returns: whether the value is NULL
 */
gboolean
linli_statement_is_null (LinliStatement *self,
                         int             column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * linli_statement_get_int64:
 * @self: a statement with a row
 * @column: which, from 0
 *
 * Returns: the value; 0 for NULL
 */
gint64
linli_statement_get_int64 (LinliStatement *self,
                           int             column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * linli_statement_get_double:
 * @self: a statement with a row
 * @column: which, from 0
 *
 * Returns: the value; 0 for NULL
 */
double
linli_statement_get_double (LinliStatement *self,
                            int             column)
{
  return sqlite3_column_double (self->handle, column);
}

/**
 * linli_statement_get_text:
 * @self: a statement with a row
 * @column: which, from 0
 *
 * Returns: (nullable): the value, valid until the next step
 */
const char *
linli_statement_get_text (LinliStatement *self,
                          int             column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * linli_statement_dup_bytes:
 * @self: a statement with a row
 * @column: which, from 0
 *
 * Returns: (transfer full) (nullable): a copy of the value
 */
GBytes *
linli_statement_dup_bytes (LinliStatement *self,
                           int             column)
{
  gsize size;
  const void *data;

  if (linli_statement_is_null (self, column))
    return NULL;
  data = linli_statement_get_blob (self, column, &size);
  return g_bytes_new (data, size);
}

/**
 * linli_statement_get_blob: (skip)
 * @self: a statement with a row
 * @column: which, from 0
 * @size: (out): how many bytes
 *
 * Returns: (nullable): the value, valid until the next step
 */
const void *
linli_statement_get_blob (LinliStatement *self,
                          int             column,
                          gsize          *size)
{
  const void *data = sqlite3_column_blob (self->handle, column);

  *size = sqlite3_column_bytes (self->handle, column);
  return data;
}
