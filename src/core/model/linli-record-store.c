/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRecord and the file: loading, querying, saving what changed, taking out of sight. The statements are made from the
 * descriptors, so that there is one place where a column becomes a value. */

#include "config.h"

#include <stdarg.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-record-private.h"

/* SELECT id, deleted_at and every field, in the order of the descriptor. */
static GString *
select_fields (const LinliKind *kind)
{
  GString *sql = g_string_new ("SELECT id, deleted_at");

  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", kind->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\" WHERE ", kind->name);
  return sql;
}

static void
read_row (LinliRecord    *record,
          LinliStatement *statement)
{
  const LinliKind *kind = linli_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    _linli_value_read (_linli_record_get_value (record, i), &kind->fields[i], statement, (int) i + 2);
  _linli_record_settle (record, NULL, linli_statement_get_int64 (statement, 0), !linli_statement_is_null (statement, 1));
}

static void
set_not_found (const LinliKind  *kind,
               GError          **error)
{
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("%s: this record does not exist any more"),
               linli_kind_get_label (kind));
}

/**
 * linli_record_load:
 * @database: a connection of this thread
 * @kind: what it is a record of
 * @id: its id
 * @error: return location
 *
 * Loads a record, also one that was deleted: see linli_record_is_deleted().
 *
 * Returns: (transfer full) (nullable): the record; %NULL with %LINLI_STORE_ERROR_NOT_FOUND
 */
LinliRecord *
linli_record_load (LinliDatabase    *database,
                   const LinliKind  *kind,
                   gint64            id,
                   GError          **error)
{
  g_autoptr (GString) sql = NULL;
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  LinliRecord *record = NULL;

  g_return_val_if_fail (database != NULL && kind != NULL, NULL);

  sql = select_fields (kind);
  g_string_append (sql, "id=?");
  statement = linli_database_query (database, error, sql->str, "i", id);
  if (statement == NULL)
    return NULL;
  if (linli_statement_step (statement, &local_error))
    {
      record = linli_record_new (kind);
      read_row (record, statement);
    }
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    set_not_found (kind, error);
  return record;
}

static void
bind_list (LinliStatement *statement,
           const char     *types,
           va_list         arguments)
{
  for (int i = 1; types != NULL && *types != '\0'; types++, i++)
    switch (*types)
      {
      case 'i':
        linli_statement_bind_int64 (statement, i, va_arg (arguments, gint64));
        break;
      case 'd':
        linli_statement_bind_double (statement, i, va_arg (arguments, double));
        break;
      case 's':
        linli_statement_bind_text (statement, i, va_arg (arguments, const char *));
        break;
      case 'b':
        linli_statement_bind_bytes (statement, i, va_arg (arguments, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }
}

/**
 * linli_record_query:
 * @database: a connection of this thread
 * @kind: what to look for
 * @error: return location
 * @where: (nullable): a condition in SQL, in parentheses if it has an OR, and perhaps ORDER BY and LIMIT after it
 * @types: (nullable): the types of the parameters in @where, as for linli_database_query()
 * @...: the parameters
 *
 * Loads the records that are not deleted and meet a condition. Ask only for a bounded number.
 *
 * Returns: (transfer full) (nullable) (element-type LinliRecord): the records; %NULL with @error set
 */
GPtrArray *
linli_record_query (LinliDatabase    *database,
                    const LinliKind  *kind,
                    GError          **error,
                    const char       *where,
                    const char       *types,
                    ...)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GString) sql = NULL;
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  va_list arguments;

  g_return_val_if_fail (database != NULL && kind != NULL, NULL);

  sql = select_fields (kind);
  g_string_append (sql, "deleted_at IS NULL");
  if (where != NULL && *where != '\0')
    g_string_append_printf (sql, " AND %s", where);
  statement = linli_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return NULL;
  va_start (arguments, types);
  bind_list (statement, types, arguments);
  va_end (arguments);
  records = g_ptr_array_new_with_free_func (g_object_unref);
  while (linli_statement_step (statement, &local_error))
    {
      LinliRecord *record = linli_record_new (kind);

      read_row (record, statement);
      g_ptr_array_add (records, record);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&records);
}

/* A changed reference must point to a record that is there. */
static gboolean
check_references (LinliRecord    *record,
                  LinliDatabase  *database,
                  GError        **error)
{
  const LinliKind *kind = linli_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const LinliField *field = &kind->fields[i];
      const LinliValue *value = _linli_record_get_value (record, i);
      g_autofree char *sql = NULL;

      if (field->type != LINLI_FIELD_REFERENCE || value->type != LINLI_VALUE_INTEGER || !_linli_record_is_nth_changed (record, i))
        continue;
      sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id=? AND deleted_at IS NULL", field->reference);
      if (linli_database_get_int64 (database, 0, sql, "i", value->integer) == 1)
        continue;
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("%s: this record does not exist any more"),
                   linli_field_get_label (field));
      return FALSE;
    }
  return TRUE;
}

/* A grid cannot lie below itself. */
static gboolean
check_tree (LinliRecord    *record,
            LinliDatabase  *database,
            GError        **error)
{
  if (strcmp (linli_record_get_kind (record)->name, "grid") != 0 || linli_record_get_id (record) == 0 ||
      !linli_record_is_changed (record, "parent_id"))
    return TRUE;
  if (linli_database_get_int64 (database, 0,
                                "WITH RECURSIVE up (id) AS (SELECT ?1 UNION SELECT g.parent_id FROM up JOIN grid g ON g.id = up.id"
                                " WHERE g.parent_id IS NOT NULL) SELECT 1 FROM up WHERE id = ?2", "ii", linli_record_get_int64 (record, "parent_id"),
                                linli_record_get_id (record)) == 0)
    return TRUE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("A grid cannot lie in itself"));
  return FALSE;
}

/* The table's default stands where nothing was said; the record then says it too. */
static gboolean
read_defaults (LinliRecord    *record,
               LinliDatabase  *database,
               gint64          id,
               GError        **error)
{
  const LinliKind *kind = linli_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      LinliValue *value = _linli_record_get_value (record, i);
      g_autofree char *sql = NULL;
      g_autoptr (LinliStatement) statement = NULL;

      if ((kind->fields[i].flags & LINLI_FIELD_DEFAULTED) == 0 || value->type != LINLI_VALUE_NULL)
        continue;
      sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id=?", kind->fields[i].name, kind->name);
      statement = linli_database_query (database, error, sql, "i", id);
      if (statement == NULL)
        return FALSE;
      if (linli_statement_step (statement, NULL))
        _linli_value_read (value, &kind->fields[i], statement, 0);
    }
  return TRUE;
}

static gboolean
insert (LinliRecord       *record,
        LinliTransaction  *transaction,
        GError           **error)
{
  const LinliKind *kind = linli_record_get_kind (record);
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GString) names = g_string_new ("id");
  g_autoptr (GString) marks = g_string_new ("?");
  g_autofree char *sql = NULL;
  g_autoptr (LinliStatement) statement = NULL;
  gint64 id;
  int parameter = 2;

  for (guint i = 0; i < kind->n_fields; i++)
    if (_linli_record_get_value (record, i)->type != LINLI_VALUE_NULL)
      {
        g_string_append_printf (names, ", \"%s\"", kind->fields[i].name);
        g_string_append (marks, ", ?");
      }
  sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", kind->name, names->str, marks->str);
  statement = linli_database_prepare (database, sql, error);
  if (statement == NULL)
    return FALSE;
  id = linli_transaction_new_id (transaction);
  linli_statement_bind_int64 (statement, 1, id);
  for (guint i = 0; i < kind->n_fields; i++)
    if (_linli_record_get_value (record, i)->type != LINLI_VALUE_NULL)
      _linli_value_bind (_linli_record_get_value (record, i), statement, parameter++);
  if (!linli_statement_run (statement, error) || !read_defaults (record, database, id, error))
    return FALSE;
  _linli_record_settle (record, transaction, id, FALSE);
  return TRUE;
}

static gboolean
check_defaulted (LinliRecord  *record,
                 GError      **error)
{
  const LinliKind *kind = linli_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & LINLI_FIELD_DEFAULTED) != 0 && _linli_record_is_nth_changed (record, i) &&
        _linli_record_get_value (record, i)->type == LINLI_VALUE_NULL)
      {
        g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("%s must not be empty"),
                     linli_field_get_label (&kind->fields[i]));
        return FALSE;
      }
  return TRUE;
}

static gboolean
update (LinliRecord       *record,
        LinliTransaction  *transaction,
        GError           **error)
{
  const LinliKind *kind = linli_record_get_kind (record);
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (LinliStatement) statement = NULL;
  int parameter = 1;

  if (!_linli_record_check_change (record, error) || !check_defaulted (record, error))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (_linli_record_is_nth_changed (record, i))
      g_string_append_printf (sql, "%s\"%s\"=?", sql->len > 0 ? ", " : "", kind->fields[i].name);
  if (sql->len == 0)
    return TRUE;
  g_string_prepend (sql, "\" SET ");
  g_string_prepend (sql, kind->name);
  g_string_prepend (sql, "UPDATE \"");
  g_string_append (sql, " WHERE id=?");
  statement = linli_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (_linli_record_is_nth_changed (record, i))
      _linli_value_bind (_linli_record_get_value (record, i), statement, parameter++);
  linli_statement_bind_int64 (statement, parameter, linli_record_get_id (record));
  if (!linli_statement_run (statement, error))
    return FALSE;
  if (linli_database_get_n_changed (database) == 0)
    {
      set_not_found (kind, error);
      return FALSE;
    }
  _linli_record_settle (record, transaction, linli_record_get_id (record), linli_record_is_deleted (record));
  return TRUE;
}

/**
 * linli_record_save:
 * @self: a record
 * @transaction: the action that saves it
 * @error: return location
 *
 * Inserts a new record under a new id, or writes the fields that were changed. Fields that follow from others (a person's birth
 * date from the identity number, a plate's canonical form) are completed first where they are empty.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID in words for the user, %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_record_save (LinliRecord       *self,
                   LinliTransaction  *transaction,
                   GError           **error)
{
  g_return_val_if_fail (LINLI_IS_RECORD (self) && transaction != NULL, FALSE);

  _linli_record_complete (self);
  if (!linli_record_check (self, error) || !check_references (self, linli_transaction_get_database (transaction), error) ||
      !check_tree (self, linli_transaction_get_database (transaction), error))
    return FALSE;
  return linli_record_get_id (self) == 0 ? insert (self, transaction, error) : update (self, transaction, error);
}

/* Something that still hangs on the record keeps it. */
static gboolean
check_unreferenced (LinliRecord    *record,
                    LinliDatabase  *database,
                    GError        **error)
{
  const LinliKind *wanted = linli_record_get_kind (record);
  guint n_kinds;
  const LinliKind * const *kinds = linli_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const LinliField *field = &kinds[i]->fields[j];
        g_autofree char *sql = NULL;
        gint64 n;

        /* What is internal to a record (a line of its timeline) goes with it. */
        if (field->type != LINLI_FIELD_REFERENCE || (field->flags & LINLI_FIELD_INTERNAL) != 0 ||
            strcmp (field->reference, wanted->name) != 0)
          continue;
        sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"%s\"=? AND deleted_at IS NULL", kinds[i]->name, field->name);
        n = linli_database_get_int64 (database, -1, sql, "i", linli_record_get_id (record));
        if (n == 0)
          continue;
        g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("%s cannot be removed: still in use (%s: %d)"),
                     linli_kind_get_label (wanted), linli_kind_get_plural (kinds[i]), (int) n);
        return FALSE;
      }
  return TRUE;
}

/**
 * linli_record_delete:
 * @self: a record that is in the file
 * @transaction: the action that takes it out of sight
 * @error: return location
 *
 * Marks the record as deleted. Nothing is lost: undoing the action brings it back.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when another record refers to it, %LINLI_STORE_ERROR_NOT_FOUND when it is
 *   deleted already, or an error of the store
 */
gboolean
linli_record_delete (LinliRecord       *self,
                     LinliTransaction  *transaction,
                     GError           **error)
{
  LinliDatabase *database;
  const LinliKind *kind;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (LINLI_IS_RECORD (self) && transaction != NULL, FALSE);
  g_return_val_if_fail (linli_record_get_id (self) != 0, FALSE);

  kind = linli_record_get_kind (self);
  database = linli_transaction_get_database (transaction);
  if (!_linli_record_check_change (self, error) || !check_unreferenced (self, database, error))
    return FALSE;
  sql = g_strdup_printf ("UPDATE \"%s\" SET deleted_at=? WHERE id=? AND deleted_at IS NULL", kind->name);
  if (!linli_database_run (database, error, sql, "si", linli_transaction_get_time (transaction), linli_record_get_id (self)))
    return FALSE;
  if (linli_database_get_n_changed (database) == 0)
    {
      set_not_found (kind, error);
      return FALSE;
    }
  _linli_record_settle (self, transaction, linli_record_get_id (self), TRUE);
  return TRUE;
}
