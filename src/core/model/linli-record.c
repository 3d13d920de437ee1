/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRecord: the values of one record of any kind, by field, and which of them differ from the file. It lives on the thread
 * that uses it; an action may save a record that nobody touches meanwhile. Loading and saving are in linli-record-store.c. */

#include "config.h"

#include <string.h>

#include "linli-record-private.h"

struct _LinliRecord {
  GObject parent_instance;
  const LinliKind *kind;
  gint64 id;
  gboolean deleted;
  LinliValue *values;
  gboolean *changed;
};

G_DEFINE_FINAL_TYPE (LinliRecord, linli_record, G_TYPE_OBJECT)

static void
linli_record_finalize (GObject *object)
{
  LinliRecord *self = LINLI_RECORD (object);

  for (guint i = 0; i < self->kind->n_fields; i++)
    _linli_value_clear (&self->values[i]);
  g_free (self->values);
  g_free (self->changed);
  G_OBJECT_CLASS (linli_record_parent_class)->finalize (object);
}

static void
linli_record_class_init (LinliRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_record_finalize;
}

static void
linli_record_init (LinliRecord *self)
{
}

static int
linli_record_find (LinliRecord *self,
                   const char  *field)
{
  int n = linli_kind_find_field (self->kind, field);

  if (n < 0)
    g_critical ("%s has no field %s", self->kind->name, field);
  return n;
}

static void
linli_record_take (LinliRecord *self,
                   int          n,
                   LinliValue  *value)
{
  if (!_linli_value_equal (&self->values[n], value))
    {
      _linli_value_clear (&self->values[n]);
      self->values[n] = *value;
      self->changed[n] = TRUE;
    }
  else
    {
      _linli_value_clear (value);
    }
}

LinliValue *
_linli_record_get_value (LinliRecord *self,
                         guint        n)
{
  return &self->values[n];
}

gboolean
_linli_record_is_nth_changed (LinliRecord *self,
                              guint        n)
{
  return self->changed[n];
}

/* What a record was before an action that may not reach the disk. */
typedef struct {
  LinliRecord *record;
  gint64 id;
  gboolean deleted;
  gboolean *changed;
} LinliRecordBefore;

static void
linli_record_before_free (gpointer data)
{
  LinliRecordBefore *before = data;

  g_object_unref (before->record);
  g_free (before->changed);
  g_free (before);
}

static void
linli_record_unsettle_cb (gpointer data,
                          gpointer unused)
{
  LinliRecordBefore *before = data;

  before->record->id = before->id;
  before->record->deleted = before->deleted;
  memcpy (before->record->changed, before->changed, before->record->kind->n_fields * sizeof *before->changed);
}

/* The record stands in the file with this id and these values: without @transaction now, with it once that is committed; otherwise it is as unsaved as
 * before, so that saving it once more writes it. */
void
_linli_record_settle (LinliRecord      *self,
                      LinliTransaction *transaction,
                      gint64            id,
                      gboolean          deleted)
{
  if (transaction != NULL)
    {
      LinliRecordBefore *before = g_new0 (LinliRecordBefore, 1);

      *before = (LinliRecordBefore) { g_object_ref (self), self->id, self->deleted,
                                      g_memdup2 (self->changed, self->kind->n_fields * sizeof *self->changed) };
      linli_transaction_on_rollback (transaction, linli_record_unsettle_cb, before, linli_record_before_free);
    }
  self->id = id;
  self->deleted = deleted;
  for (guint i = 0; i < self->kind->n_fields; i++)
    self->changed[i] = FALSE;
}

/**
 * linli_record_new:
 * @kind: what it is a record of
 *
 * Returns: (transfer full): a record with no values, which saving inserts
 */
LinliRecord *
linli_record_new (const LinliKind *kind)
{
  LinliRecord *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (LINLI_TYPE_RECORD, NULL);
  self->kind = kind;
  self->values = g_new0 (LinliValue, kind->n_fields);
  self->changed = g_new0 (gboolean, kind->n_fields);
  return self;
}

/**
 * linli_record_get_kind:
 * @self: a record
 *
 * Returns: (transfer none): what it is a record of
 */
const LinliKind *
linli_record_get_kind (LinliRecord *self)
{
  g_return_val_if_fail (LINLI_IS_RECORD (self), NULL);

  return self->kind;
}

/**
 * linli_record_get_id:
 * @self: a record
 *
 * Returns: its id, or 0 while it is not in the file
 */
gint64
linli_record_get_id (LinliRecord *self)
{
  g_return_val_if_fail (LINLI_IS_RECORD (self), 0);

  return self->id;
}

/**
 * linli_record_is_deleted:
 * @self: a record
 *
 * Returns: whether it was marked as deleted when it was loaded, or since by linli_record_delete()
 */
gboolean
linli_record_is_deleted (LinliRecord *self)
{
  g_return_val_if_fail (LINLI_IS_RECORD (self), FALSE);

  return self->deleted;
}

/**
 * linli_record_get_text:
 * @self: a record
 * @field: a field
 *
 * Returns: (nullable): the stored text; %NULL when the field is empty or holds no text
 */
const char *
linli_record_get_text (LinliRecord *self,
                       const char  *field)
{
  int n;

  g_return_val_if_fail (LINLI_IS_RECORD (self) && field != NULL, NULL);

  n = linli_record_find (self, field);
  return n >= 0 && self->values[n].type == LINLI_VALUE_TEXT ? self->values[n].text : NULL;
}

/**
 * linli_record_get_int64:
 * @self: a record
 * @field: a field
 *
 * Returns: the whole number; 0 when the field is empty, see linli_record_is_null()
 */
gint64
linli_record_get_int64 (LinliRecord *self,
                        const char  *field)
{
  int n;

  g_return_val_if_fail (LINLI_IS_RECORD (self) && field != NULL, 0);

  n = linli_record_find (self, field);
  return n >= 0 && self->values[n].type == LINLI_VALUE_INTEGER ? self->values[n].integer : 0;
}

/**
 * linli_record_get_double:
 * @self: a record
 * @field: a field
 *
 * Returns: the number; 0 when the field is empty, see linli_record_is_null()
 */
double
linli_record_get_double (LinliRecord *self,
                         const char  *field)
{
  int n;

  g_return_val_if_fail (LINLI_IS_RECORD (self) && field != NULL, 0);

  n = linli_record_find (self, field);
  if (n < 0)
    return 0;
  if (self->values[n].type == LINLI_VALUE_INTEGER)
    return (double) self->values[n].integer;
  return self->values[n].type == LINLI_VALUE_REAL ? self->values[n].real : 0;
}

/**
 * linli_record_get_bytes:
 * @self: a record
 * @field: a field of type %LINLI_FIELD_GEOMETRY
 *
 * Returns: (transfer none) (nullable): the bytes
 */
GBytes *
linli_record_get_bytes (LinliRecord *self,
                        const char  *field)
{
  int n;

  g_return_val_if_fail (LINLI_IS_RECORD (self) && field != NULL, NULL);

  n = linli_record_find (self, field);
  return n >= 0 ? self->values[n].bytes : NULL;
}

/**
 * linli_record_is_null:
 * @self: a record
 * @field: a field
 *
 * Returns: whether the field is empty
 */
gboolean
linli_record_is_null (LinliRecord *self,
                      const char  *field)
{
  int n;

  g_return_val_if_fail (LINLI_IS_RECORD (self) && field != NULL, TRUE);

  n = linli_record_find (self, field);
  return n < 0 || self->values[n].type == LINLI_VALUE_NULL;
}

/**
 * linli_record_is_changed:
 * @self: a record
 * @field: a field
 *
 * Returns: whether the field was set to something else since the record was loaded or saved
 */
gboolean
linli_record_is_changed (LinliRecord *self,
                         const char  *field)
{
  int n;

  g_return_val_if_fail (LINLI_IS_RECORD (self) && field != NULL, FALSE);

  n = linli_record_find (self, field);
  return n >= 0 && self->changed[n];
}

/**
 * linli_record_set_text:
 * @self: a record
 * @field: a field of any type but geometry
 * @value: (nullable): what somebody wrote; "" and blanks are no value
 *
 * Sets the field from text as people write it: a date in any usual form, the label or a synonym of a code, a number with
 * blanks. What cannot be read is kept, and refused when the record is saved.
 */
void
linli_record_set_text (LinliRecord *self,
                       const char  *field,
                       const char  *value)
{
  LinliValue parsed = { 0 };
  int n;

  g_return_if_fail (LINLI_IS_RECORD (self) && field != NULL);

  n = linli_record_find (self, field);
  if (n < 0)
    return;
  _linli_value_parse (&parsed, &self->kind->fields[n], value);
  linli_record_take (self, n, &parsed);
}

/**
 * linli_record_set_int64:
 * @self: a record
 * @field: a field of type integer, boolean, reference or real
 * @value: the number, or the id
 */
void
linli_record_set_int64 (LinliRecord *self,
                        const char  *field,
                        gint64       value)
{
  LinliValue number = { .type = LINLI_VALUE_INTEGER, .integer = value };
  int n;

  g_return_if_fail (LINLI_IS_RECORD (self) && field != NULL);

  n = linli_record_find (self, field);
  if (n < 0)
    return;
  if (self->kind->fields[n].type == LINLI_FIELD_REAL)
    number = (LinliValue) { .type = LINLI_VALUE_REAL, .real = (double) value };
  linli_record_take (self, n, &number);
}

/**
 * linli_record_set_double:
 * @self: a record
 * @field: a field of type real
 * @value: the number; saving refuses one that is not finite
 */
void
linli_record_set_double (LinliRecord *self,
                         const char  *field,
                         double       value)
{
  LinliValue number = { .type = LINLI_VALUE_REAL, .real = value };
  int n;

  g_return_if_fail (LINLI_IS_RECORD (self) && field != NULL);

  n = linli_record_find (self, field);
  if (n >= 0)
    linli_record_take (self, n, &number);
}

/**
 * linli_record_set_bytes:
 * @self: a record
 * @field: a field of type geometry
 * @value: (nullable): a GeoPackage geometry blob in EPSG:4326
 */
void
linli_record_set_bytes (LinliRecord *self,
                        const char  *field,
                        GBytes      *value)
{
  LinliValue bytes = { 0 };
  int n;

  g_return_if_fail (LINLI_IS_RECORD (self) && field != NULL);

  n = linli_record_find (self, field);
  if (n < 0)
    return;
  if (value != NULL)
    bytes = (LinliValue) { .type = LINLI_VALUE_BYTES, .bytes = g_bytes_ref (value) };
  linli_record_take (self, n, &bytes);
}

/**
 * linli_record_set_null:
 * @self: a record
 * @field: a field of any type
 *
 * Empties the field.
 */
void
linli_record_set_null (LinliRecord *self,
                       const char  *field)
{
  LinliValue nothing = { 0 };
  int n;

  g_return_if_fail (LINLI_IS_RECORD (self) && field != NULL);

  n = linli_record_find (self, field);
  if (n >= 0)
    linli_record_take (self, n, &nothing);
}

/**
 * linli_record_dup_display:
 * @self: a record
 * @field: a field
 *
 * Returns: (transfer full): the field as the user reads it: the label of a code, a moment in local time; "" when it is empty.
 *   A reference shows its id; see the record it refers to for a name.
 */
char *
linli_record_dup_display (LinliRecord *self,
                          const char  *field)
{
  int n;

  g_return_val_if_fail (LINLI_IS_RECORD (self) && field != NULL, NULL);

  n = linli_record_find (self, field);
  return n >= 0 ? _linli_value_dup_display (&self->values[n], &self->kind->fields[n]) : g_strdup ("");
}

/**
 * linli_record_dup_display_masked:
 * @self: a record
 * @field: a field
 *
 * Returns: (transfer full): as linli_record_dup_display(), with personal data masked
 */
char *
linli_record_dup_display_masked (LinliRecord *self,
                                 const char  *field)
{
  int n;

  g_return_val_if_fail (LINLI_IS_RECORD (self) && field != NULL, NULL);

  n = linli_record_find (self, field);
  return n >= 0 ? _linli_value_dup_masked (&self->values[n], &self->kind->fields[n]) : g_strdup ("");
}

/**
 * linli_record_check:
 * @self: a record
 * @error: return location for the first fault, in words for the user
 *
 * Checks every field by its type, as saving does. References are checked when the record is saved.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID
 */
gboolean
linli_record_check (LinliRecord  *self,
                    GError      **error)
{
  g_return_val_if_fail (LINLI_IS_RECORD (self), FALSE);

  for (guint i = 0; i < self->kind->n_fields; i++)
    if ((self->id == 0 || self->changed[i]) && !_linli_value_check (&self->values[i], &self->kind->fields[i], error))
      return FALSE;
  return TRUE;
}

/**
 * linli_field_normalise:
 * @field: a field
 * @written: what somebody wrote in a cell
 * @error: return location for the fault, in words for the user
 *
 * Reads a text as linli_record_set_text() and checks it as saving does, without a record.
 *
 * Returns: (transfer full) (nullable): the canonical text, "" for nothing; %NULL with %LINLI_STORE_ERROR_INVALID
 */
char *
linli_field_normalise (const LinliField  *field,
                       const char        *written,
                       GError           **error)
{
  LinliValue value = { 0 };
  char *canonical = NULL;

  g_return_val_if_fail (field != NULL, NULL);

  _linli_value_parse (&value, field, written);
  if (_linli_value_check (&value, field, error))
    {
      if (value.type == LINLI_VALUE_TEXT)
        canonical = g_strdup (value.text);
      else if (value.type == LINLI_VALUE_INTEGER)
        canonical = g_strdup_printf ("%" G_GINT64_FORMAT, value.integer);
      else
        canonical = _linli_value_dup_display (&value, field);
    }
  _linli_value_clear (&value);
  return canonical;
}
