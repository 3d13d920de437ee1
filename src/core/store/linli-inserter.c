/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliInserter: many new records of one recorded table. They are inserted in bulk, and what is known of a new row is not asked for
 * again: the recorder gets its values, the transaction its id. A row has the values in the file that it was given, which needs
 * columns declared as INTEGER, REAL or TEXT; geometry is not for it, whose R*Tree is kept by triggers. Lives on the writer's thread
 * within one action. */

#include "config.h"

#include "linli-inserter-private.h"

#include <string.h>

#include "linli-transaction-private.h"

typedef struct {
  char *name;
  LinliCellValue fallback; /* what the table puts where nothing is given */
} Column;

struct _LinliInserter {
  LinliTransaction *transaction;
  LinliBulk *bulk;
  char *table;
  GArray *columns; /* of Column */
  guint key;
};

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  if (column->fallback.type == LINLI_CELL_VALUE_TEXT)
    g_free ((char *) column->fallback.data);
}

static LinliCellValue
read_default (LinliDatabase *database,
              const char    *expression)
{
  g_autofree char *sql = g_strconcat ("SELECT ", expression, NULL);
  g_autoptr (LinliStatement) row = linli_database_query (database, NULL, sql, NULL);
  LinliCellValue value = { 0 };

  if (row == NULL || !linli_statement_step (row, NULL) || linli_statement_is_null (row, 0))
    return value;
  value.type = LINLI_CELL_VALUE_TEXT;
  value.data = g_strdup (linli_statement_get_text (row, 0));
  value.size = strlen (value.data);
  return value;
}

static gboolean
read_columns (LinliInserter  *self,
              GError        **error)
{
  LinliDatabase *database = self->transaction->database;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) row = linli_database_query (database, error, "SELECT name, dflt_value, pk, type FROM pragma_table_info (?)", "s",
                                                        self->table);

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &local_error))
    {
      Column column = { g_strdup (linli_statement_get_text (row, 0)), { 0 } };

      if (!linli_statement_is_null (row, 1))
        column.fallback = read_default (database, linli_statement_get_text (row, 1));
      if (strcmp (linli_statement_get_text (row, 3), "INTEGER") == 0 && column.fallback.type == LINLI_CELL_VALUE_TEXT)
        {
          char *digits = (char *) column.fallback.data;

          column.fallback = (LinliCellValue) { .type = LINLI_CELL_VALUE_INTEGER, .integer = g_ascii_strtoll (digits, NULL, 10) };
          g_free (digits);
        }
      if (linli_statement_get_int64 (row, 2) != 0)
        self->key = self->columns->len;
      g_array_append_val (self->columns, column);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

LinliInserter *
_linli_inserter_new (LinliTransaction  *transaction,
                     const char        *table,
                     GError           **error)
{
  g_autoptr (LinliInserter) self = g_new0 (LinliInserter, 1);
  g_autofree const char **names = NULL;

  self->transaction = transaction;
  self->table = g_strdup (table);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  if (!read_columns (self, error))
    return NULL;
  names = g_new (const char *, self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    names[i] = g_array_index (self->columns, Column, i).name;
  self->bulk = _linli_bulk_new (transaction->database, table, names, self->columns->len, FALSE);
  return g_steal_pointer (&self);
}

void
_linli_inserter_free (LinliInserter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->bulk, _linli_bulk_free);
  g_array_unref (self->columns);
  g_free (self->table);
  g_free (self);
}

/* The place of a column in the rows, or -1. */
int
_linli_inserter_find_column (LinliInserter *self,
                             const char    *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (g_array_index (self->columns, Column, i).name, name) == 0)
      return i;
  return -1;
}

/* A row with its id and the defaults of the table, to be filled by the functions of #LinliBulk. */
LinliBulk *
_linli_inserter_begin_row (LinliInserter *self,
                           gint64         id)
{
  _linli_bulk_begin_row (self->bulk);
  _linli_bulk_set_int64 (self->bulk, self->key, id);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      if (column->fallback.type != LINLI_CELL_VALUE_NULL)
        _linli_bulk_set (self->bulk, i, &column->fallback);
    }
  return self->bulk;
}

/* The row of a record that waits still, or NULL. */
LinliBulk *
_linli_inserter_find_row (LinliInserter *self,
                          gint64         id)
{
  return _linli_bulk_find_row (self->bulk, self->key, id) ? self->bulk : NULL;
}

gboolean
_linli_inserter_is_full (LinliInserter *self)
{
  return _linli_bulk_is_full (self->bulk);
}

/* Inserts the rows that wait. Rows that they refer to must be in the file. */
gboolean
_linli_inserter_flush (LinliInserter  *self,
                       GError        **error)
{
  LinliRecorder *recorder = self->transaction->recorder;
  gboolean done;

  if (_linli_bulk_get_n_rows (self->bulk) == 0)
    return TRUE;
  done = _linli_recorder_suspend (recorder, TRUE, error) && _linli_bulk_run (self->bulk, error) &&
         _linli_recorder_suspend (recorder, FALSE, error);
  for (guint i = 0; done && i < _linli_bulk_get_n_rows (self->bulk); i++)
    {
      const LinliCellValue *row = _linli_bulk_get_row (self->bulk, i);

      _linli_recorder_add_row (recorder, self->table, row, self->columns->len, self->key);
      _linli_transaction_touch (self->transaction, self->table, row[self->key].integer);
    }
  _linli_bulk_clear (self->bulk);
  return done;
}
