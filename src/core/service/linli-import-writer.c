/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Inserts and updates records of one kind from texts, by prepared statements made of the kind's descriptor. Updates compare first,
 * so that an import which says nothing new changes nothing. */

#include "config.h"

#include <string.h>

#include "linli-import-private.h"

struct _LinliKindWriter {
  const LinliKind *kind;
  LinliDatabase *database;
  LinliTransaction *transaction;
  char *insert_sql;
  char *select_sql;
  char **update_sql;
  LinliStatement *insert;
  gint64 last_virtual_id;
};

/* A column that must not be empty has its default in the table. */
static char *
linli_kind_writer_dup_default (LinliDatabase *database,
                               const char    *table,
                               const char    *column)
{
  return linli_database_dup_text (database, "SELECT dflt_value FROM pragma_table_info (?) WHERE name = ?", "ss", table, column);
}

static void
linli_kind_writer_make_sql (LinliKindWriter *self)
{
  g_autoptr (GString) insert = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new ("?1");
  g_autoptr (GString) select = g_string_new ("SELECT ");

  g_string_append_printf (insert, "INSERT INTO %s (id", self->kind->name);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const LinliField *field = &self->kind->fields[i];
      g_autofree char *fallback = NULL;

      g_string_append_printf (insert, ", %s", field->name);
      if ((field->flags & LINLI_FIELD_DEFAULTED) != 0)
        fallback = linli_kind_writer_dup_default (self->database, self->kind->name, field->name);
      if (fallback != NULL)
        g_string_append_printf (values, ", coalesce (?%u, %s)", i + 2, fallback);
      else
        g_string_append_printf (values, ", ?%u", i + 2);
      g_string_append_printf (select, "%s%s", i > 0 ? ", " : "", field->name);
      self->update_sql[i] = g_strdup_printf ("UPDATE %s SET %s = ? WHERE id = ?", self->kind->name, field->name);
    }
  g_string_append_printf (insert, ") VALUES (%s)", values->str);
  g_string_append_printf (select, " FROM %s WHERE id = ?", self->kind->name);
  self->insert_sql = g_strdup (insert->str);
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
  if (transaction != NULL && (self->insert = linli_database_prepare (database, self->insert_sql, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
_linli_kind_writer_free (LinliKindWriter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->insert, linli_statement_free);
  g_free (self->insert_sql);
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

static void
linli_kind_writer_bind (LinliStatement   *statement,
                        int               parameter,
                        const LinliField *field,
                        const char       *value)
{
  if (value == NULL)
    linli_statement_bind_null (statement, parameter);
  else if (field->type == LINLI_FIELD_INTEGER || field->type == LINLI_FIELD_BOOLEAN || field->type == LINLI_FIELD_REFERENCE)
    linli_statement_bind_int64 (statement, parameter, g_ascii_strtoll (value, NULL, 10));
  else if (field->type == LINLI_FIELD_REAL)
    linli_statement_bind_double (statement, parameter, g_ascii_strtod (value, NULL));
  else
    linli_statement_bind_text (statement, parameter, value);
}

gboolean
_linli_kind_writer_insert (LinliKindWriter    *self,
                           gint64              id,
                           const char * const *values,
                           GError            **error)
{
  if (self->transaction == NULL)
    return TRUE;
  linli_statement_bind_int64 (self->insert, 1, id);
  for (guint i = 0; i < self->kind->n_fields; i++)
    linli_kind_writer_bind (self->insert, i + 2, &self->kind->fields[i], values[i]);
  return linli_statement_run (self->insert, error);
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

  for (guint i = 0; i < self->kind->n_fields; i++)
    any |= values[i] != NULL;
  if (!any || id < 0)
    return TRUE;
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
      }
  return TRUE;
}
