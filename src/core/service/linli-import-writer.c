/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Inserts and updates records of one kind from texts. New ones wait to be written with others, and are changed where they wait. Updates
 * compare first, so that an import which says nothing new changes nothing. */

#include "config.h"

#include <string.h>

#include "linli-import-private.h"
#include "linli-inserter-private.h"
#include "linli-transaction-private.h"

struct _LinliKindWriter {
  const LinliKind *kind;
  LinliDatabase *database;
  LinliTransaction *transaction;
  char *select_sql;
  char **update_sql;
  LinliInserter *inserter;
  int places[LINLI_MAX_FIELDS]; /* of the fields among the columns */
  gint64 last_virtual_id;
};

static void
linli_kind_writer_make_sql (LinliKindWriter *self)
{
  g_autoptr (GString) select = g_string_new ("SELECT ");

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const LinliField *field = &self->kind->fields[i];

      g_string_append_printf (select, "%s%s", i > 0 ? ", " : "", field->name);
      self->update_sql[i] = g_strdup_printf ("UPDATE %s SET %s = ? WHERE id = ?", self->kind->name, field->name);
    }
  g_string_append_printf (select, " FROM %s WHERE id = ?", self->kind->name);
  self->select_sql = g_strdup (select->str);
}

LinliKindWriter *
_linli_kind_writer_new (const char        *kind,
                        LinliDatabase     *database,
                        LinliTransaction  *transaction,
                        GError           **error)
{
  g_autoptr (LinliKindWriter) self = g_new0 (LinliKindWriter, 1);

  self->kind = linli_kind_lookup (kind);
  self->database = database;
  self->transaction = transaction;
  self->update_sql = g_new0 (char *, self->kind->n_fields + 1);
  linli_kind_writer_make_sql (self);
  if (transaction != NULL && (self->inserter = _linli_inserter_new (transaction, kind, error)) == NULL)
    return NULL;
  for (guint i = 0; transaction != NULL && i < self->kind->n_fields; i++)
    self->places[i] = _linli_inserter_find_column (self->inserter, self->kind->fields[i].name);
  return g_steal_pointer (&self);
}

void
_linli_kind_writer_free (LinliKindWriter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->inserter, _linli_inserter_free);
  g_free (self->select_sql);
  g_strfreev (self->update_sql);
  g_free (self);
}

const LinliKind *
_linli_kind_writer_get_kind (LinliKindWriter *self)
{
  return self->kind;
}

/* While nothing is written, records that would be new have negative ids. */
gint64
_linli_kind_writer_new_id (LinliKindWriter *self)
{
  return self->transaction != NULL ? linli_transaction_new_id (self->transaction) : --self->last_virtual_id;
}

static LinliCellValue
linli_kind_writer_parse (const LinliField *field,
                         const char       *value)
{
  if (field->type == LINLI_FIELD_INTEGER || field->type == LINLI_FIELD_BOOLEAN || field->type == LINLI_FIELD_REFERENCE)
    return (LinliCellValue) { .type = LINLI_CELL_VALUE_INTEGER, .integer = g_ascii_strtoll (value, NULL, 10) };
  if (field->type == LINLI_FIELD_REAL)
    return (LinliCellValue) { .type = LINLI_CELL_VALUE_REAL, .real = g_ascii_strtod (value, NULL) };
  return (LinliCellValue) { .type = LINLI_CELL_VALUE_TEXT, .size = strlen (value), .data = value };
}

static void
linli_kind_writer_bind (LinliStatement   *statement,
                        int               parameter,
                        const LinliField *field,
                        const char       *value)
{
  LinliCellValue parsed = linli_kind_writer_parse (field, value);

  if (parsed.type == LINLI_CELL_VALUE_INTEGER)
    linli_statement_bind_int64 (statement, parameter, parsed.integer);
  else if (parsed.type == LINLI_CELL_VALUE_REAL)
    linli_statement_bind_double (statement, parameter, parsed.real);
  else
    linli_statement_bind_text (statement, parameter, parsed.data);
}

static void
linli_kind_writer_set (LinliKindWriter    *self,
                       LinliBulk          *row,
                       const char * const *values,
                       guint              *n_changed)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (values[i] != NULL)
      {
        LinliCellValue value = linli_kind_writer_parse (&self->kind->fields[i], values[i]);

        if (_linli_bulk_holds (row, self->places[i], &value))
          continue;
        _linli_bulk_set (row, self->places[i], &value);
        (*n_changed)++;
      }
}

/* The record waits to be written with others. */
void
_linli_kind_writer_insert (LinliKindWriter    *self,
                           gint64              id,
                           const char * const *values)
{
  guint n_set = 0;

  if (self->transaction != NULL)
    linli_kind_writer_set (self, _linli_inserter_begin_row (self->inserter, id), values, &n_set);
}

gboolean
_linli_kind_writer_is_full (LinliKindWriter *self)
{
  return self->inserter != NULL && _linli_inserter_is_full (self->inserter);
}

gboolean
_linli_kind_writer_is_waiting (LinliKindWriter *self,
                               gint64           id)
{
  return self->inserter != NULL && _linli_inserter_find_row (self->inserter, id) != NULL;
}

/* Writes the records that wait; those that they refer to must not wait any more. */
gboolean
_linli_kind_writer_flush (LinliKindWriter  *self,
                          GError          **error)
{
  return self->inserter == NULL || _linli_inserter_flush (self->inserter, error);
}

static gboolean
linli_kind_writer_is_equal (LinliStatement   *statement,
                            int               column,
                            const LinliField *field,
                            const char       *value)
{
  if (linli_statement_is_null (statement, column))
    return FALSE;
  if (field->type == LINLI_FIELD_INTEGER || field->type == LINLI_FIELD_BOOLEAN || field->type == LINLI_FIELD_REFERENCE)
    return linli_statement_get_int64 (statement, column) == g_ascii_strtoll (value, NULL, 10);
  if (field->type == LINLI_FIELD_REAL)
    return ABS (linli_statement_get_double (statement, column) - g_ascii_strtod (value, NULL)) < 1e-9;
  return g_strcmp0 (linli_statement_get_text (statement, column), value) == 0;
}

/* Writes what differs; a value that is NULL leaves what the file holds. Adds to @n_changed. */
gboolean
_linli_kind_writer_update (LinliKindWriter    *self,
                           gint64              id,
                           const char * const *values,
                           guint              *n_changed,
                           GError            **error)
{
  gboolean differs[LINLI_MAX_FIELDS] = { FALSE };
  gboolean any = FALSE;
  LinliBulk *waiting;

  for (guint i = 0; i < self->kind->n_fields; i++)
    any |= values[i] != NULL;
  if (!any || id < 0)
    return TRUE;
  if (self->inserter != NULL && (waiting = _linli_inserter_find_row (self->inserter, id)) != NULL)
    {
      linli_kind_writer_set (self, waiting, values, n_changed);
      return TRUE;
    }
  {
    g_autoptr (LinliStatement) current = linli_database_query (self->database, error, self->select_sql, "i", id);

    if (current == NULL)
      return FALSE;
    if (!linli_statement_step (current, error))
      return error == NULL || *error == NULL;
    for (guint i = 0; i < self->kind->n_fields; i++)
      differs[i] = values[i] != NULL && !linli_kind_writer_is_equal (current, i, &self->kind->fields[i], values[i]);
  }
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (differs[i])
      {
        g_autoptr (LinliStatement) update = NULL;

        (*n_changed)++;
        if (self->transaction == NULL)
          continue;
        if ((update = linli_database_prepare (self->database, self->update_sql[i], error)) == NULL)
          return FALSE;
        linli_kind_writer_bind (update, 1, &self->kind->fields[i], values[i]);
        linli_statement_bind_int64 (update, 2, id);
        if (!linli_statement_run (update, error))
          return FALSE;
        _linli_transaction_touch (self->transaction, self->kind->name, id);
      }
  return TRUE;
}
