/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The value of one field: how it is read from what people write, checked, shown, and exchanged with a statement. */

#include "config.h"

#include "linli-value-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-date.h"
#include "linli-identity.h"
#include "linli-mask.h"
#include "linli-phone.h"

#define MAX_IDENTITY 32
#define MAX_PHONE 24

void
_linli_value_clear (LinliValue *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->type = LINLI_VALUE_NULL;
}

gboolean
_linli_value_equal (const LinliValue *a,
                    const LinliValue *b)
{
  if (a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case LINLI_VALUE_INTEGER:
      return a->integer == b->integer;
    case LINLI_VALUE_REAL:
      return a->real == b->real;
    case LINLI_VALUE_TEXT:
      return strcmp (a->text, b->text) == 0;
    case LINLI_VALUE_BYTES:
      return g_bytes_equal (a->bytes, b->bytes);
    case LINLI_VALUE_NULL:
    default:
      return TRUE;
    }
}

void
_linli_value_copy (LinliValue       *self,
                   const LinliValue *from)
{
  _linli_value_clear (self);
  *self = *from;
  self->text = g_strdup (from->text);
  self->bytes = from->bytes != NULL ? g_bytes_ref (from->bytes) : NULL;
}

void
_linli_value_read (LinliValue       *self,
                   const LinliField *field,
                   LinliStatement   *statement,
                   int               column)
{
  _linli_value_clear (self);
  if (linli_statement_is_null (statement, column))
    return;
  switch (field->type)
    {
    case LINLI_FIELD_INTEGER:
    case LINLI_FIELD_BOOLEAN:
    case LINLI_FIELD_REFERENCE:
      self->type = LINLI_VALUE_INTEGER;
      self->integer = linli_statement_get_int64 (statement, column);
      break;
    case LINLI_FIELD_REAL:
      self->type = LINLI_VALUE_REAL;
      self->real = linli_statement_get_double (statement, column);
      break;
    case LINLI_FIELD_GEOMETRY:
      self->type = LINLI_VALUE_BYTES;
      self->bytes = linli_statement_dup_bytes (statement, column);
      break;
    case LINLI_FIELD_TEXT:
    case LINLI_FIELD_DATE:
    case LINLI_FIELD_TIME:
    case LINLI_FIELD_CODE:
    case LINLI_FIELD_PHONE:
    case LINLI_FIELD_IDENTITY:
    default:
      self->type = LINLI_VALUE_TEXT;
      self->text = g_strdup (linli_statement_get_text (statement, column));
    }
}

void
_linli_value_bind (const LinliValue *self,
                   LinliStatement   *statement,
                   int               parameter)
{
  switch (self->type)
    {
    case LINLI_VALUE_INTEGER:
      linli_statement_bind_int64 (statement, parameter, self->integer);
      break;
    case LINLI_VALUE_REAL:
      linli_statement_bind_double (statement, parameter, self->real);
      break;
    case LINLI_VALUE_TEXT:
      linli_statement_bind_text (statement, parameter, self->text);
      break;
    case LINLI_VALUE_BYTES:
      linli_statement_bind_bytes (statement, parameter, self->bytes);
      break;
    case LINLI_VALUE_NULL:
    default:
      linli_statement_bind_null (statement, parameter);
    }
}

static gboolean
parse_integer (const char *text,
               gint64     *value)
{
  char *end;

  if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL))
    return TRUE;
  /* Spreadsheets write whole numbers as 12.0. */
  *value = g_ascii_strtoll (text, &end, 10);
  return end != text && *end == '.' && end[1] != '\0' && strspn (end + 1, "0") == strlen (end + 1);
}

static gboolean
parse_real (const char *text,
            double     *value)
{
  char *end;

  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*value);
}

static gboolean
parse_boolean (const char *text,
               gint64     *value)
{
  static const char * const yes[] = { "1", "是", "有", "对", "真", "√", "✓", "yes", "y", "true", NULL };
  static const char * const no[] = { "0", "否", "无", "没有", "不是", "假", "×", "no", "n", "false", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  *value = g_strv_contains (yes, lower) ? 1 : 0;
  return *value == 1 || g_strv_contains (no, lower);
}

/* Replaces the text by its canonical form when the field's type has one and @canonical could be made. */
static void
take_canonical (LinliValue *self,
                char       *canonical)
{
  if (canonical == NULL || *canonical == '\0')
    {
      g_free (canonical);
      return;
    }
  g_free (self->text);
  self->text = canonical;
}

static char *
canonical_date (const char *text)
{
  LinliDate date;

  return linli_date_parse (text, &date, NULL) ? linli_date_to_string (&date) : NULL;
}

static void
parse_text (LinliValue       *self,
            const LinliField *field)
{
  gboolean whole = FALSE;

  switch (field->type)
    {
    case LINLI_FIELD_INTEGER:
    case LINLI_FIELD_REFERENCE:
      whole = parse_integer (self->text, &self->integer);
      break;
    case LINLI_FIELD_BOOLEAN:
      whole = parse_boolean (self->text, &self->integer);
      break;
    case LINLI_FIELD_REAL:
      if (parse_real (self->text, &self->real))
        {
          g_clear_pointer (&self->text, g_free);
          self->type = LINLI_VALUE_REAL;
        }
      break;
    case LINLI_FIELD_DATE:
      take_canonical (self, canonical_date (self->text));
      break;
    case LINLI_FIELD_CODE:
      take_canonical (self, g_strdup (linli_field_find_code (field, self->text)));
      break;
    case LINLI_FIELD_PHONE:
      take_canonical (self, linli_phone_normalise (self->text));
      break;
    case LINLI_FIELD_IDENTITY:
      take_canonical (self, linli_identity_normalise (self->text));
      break;
    case LINLI_FIELD_TEXT:
    case LINLI_FIELD_TIME:
    case LINLI_FIELD_GEOMETRY:
    default:
      break;
    }
  if (whole)
    {
      g_clear_pointer (&self->text, g_free);
      self->type = LINLI_VALUE_INTEGER;
    }
}

/* Reads what somebody wrote: in a form, in a cell. Blanks around it mean nothing; nothing else is no value. */
void
_linli_value_parse (LinliValue       *self,
                    const LinliField *field,
                    const char       *written)
{
  _linli_value_clear (self);
  if (written == NULL)
    return;
  self->text = g_strstrip (g_utf8_make_valid (written, -1));
  if (*self->text == '\0')
    {
      g_clear_pointer (&self->text, g_free);
      return;
    }
  self->type = LINLI_VALUE_TEXT;
  parse_text (self, field);
}

static gboolean
is_date (const char *text)
{
  g_autofree char *canonical = canonical_date (text);

  return g_strcmp0 (canonical, text) == 0;
}

static gboolean
is_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return time != NULL && strlen (text) == strlen ("2026-01-01T00:00:00.000Z") && text[19] == '.' && g_str_has_suffix (text, "Z");
}

/* A number is kept as people know it, also when it is no plausible one; what is refused is a text that is no number at all. */
static gboolean
is_number (const char *text,
           const char *others,
           gsize       max)
{
  gsize digits = 0, n = strlen (text);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (!g_ascii_isalpha (*p) && strchr (others, *p) == NULL)
        return FALSE;
    }
  return n <= max && digits >= 3;
}

static gboolean
is_phone (const char *text)
{
  return strspn (text, "0123456789+-*#,") == strlen (text) && is_number (text, "+-*#,", MAX_PHONE);
}

static gboolean
is_geometry (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 8 && data[0] == 'G' && data[1] == 'P';
}

static gboolean
has_right_form (const LinliValue *self,
                const LinliField *field)
{
  switch (field->type)
    {
    case LINLI_FIELD_INTEGER:
      return self->type == LINLI_VALUE_INTEGER;
    case LINLI_FIELD_BOOLEAN:
      return self->type == LINLI_VALUE_INTEGER && (self->integer == 0 || self->integer == 1);
    case LINLI_FIELD_REFERENCE:
      return self->type == LINLI_VALUE_INTEGER && self->integer > 0;
    case LINLI_FIELD_REAL:
      return self->type == LINLI_VALUE_REAL && isfinite (self->real);
    case LINLI_FIELD_GEOMETRY:
      return self->type == LINLI_VALUE_BYTES && is_geometry (self->bytes);
    case LINLI_FIELD_DATE:
      return self->type == LINLI_VALUE_TEXT && is_date (self->text);
    case LINLI_FIELD_TIME:
      return self->type == LINLI_VALUE_TEXT && is_time (self->text);
    case LINLI_FIELD_CODE:
      return self->type == LINLI_VALUE_TEXT && linli_field_get_code_label (field, self->text) != NULL;
    case LINLI_FIELD_PHONE:
      return self->type == LINLI_VALUE_TEXT && is_phone (self->text);
    case LINLI_FIELD_IDENTITY:
      return self->type == LINLI_VALUE_TEXT && is_number (self->text, "()-/<", MAX_IDENTITY);
    case LINLI_FIELD_TEXT:
    default:
      return self->type == LINLI_VALUE_TEXT && g_utf8_validate (self->text, -1, NULL);
    }
}

static const char *
get_complaint (LinliFieldType type)
{
  switch (type)
    {
    case LINLI_FIELD_INTEGER:
      return _("%s: “%s” is not a whole number");
    case LINLI_FIELD_REAL:
      return _("%s: “%s” is not a number");
    case LINLI_FIELD_BOOLEAN:
      return _("%s: “%s” is neither yes nor no");
    case LINLI_FIELD_DATE:
      return _("%s: “%s” is not a date");
    case LINLI_FIELD_TIME:
      return _("%s: “%s” is not a moment");
    case LINLI_FIELD_CODE:
      return _("%s: “%s” is not in the list");
    case LINLI_FIELD_PHONE:
      return _("%s: “%s” is not a phone number");
    case LINLI_FIELD_IDENTITY:
      return _("%s: “%s” is not a document's number");
    case LINLI_FIELD_TEXT:
    case LINLI_FIELD_REFERENCE:
    case LINLI_FIELD_GEOMETRY:
    default:
      return _("%s: “%s” cannot be stored");
    }
}

/* Whether the value may be stored in the field; says why not in words for the user. */
gboolean
_linli_value_check (const LinliValue  *self,
                    const LinliField  *field,
                    GError           **error)
{
  const char *label = linli_field_get_label (field);

  if (self->type == LINLI_VALUE_NULL)
    {
      if ((field->flags & LINLI_FIELD_REQUIRED) == 0)
        return TRUE;
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("%s must not be empty"), label);
      return FALSE;
    }
  if (has_right_form (self, field))
    return TRUE;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, get_complaint (field->type), label,
               self->type == LINLI_VALUE_TEXT ? self->text : "");
#pragma GCC diagnostic pop
  return FALSE;
}

static char *
dup_local_time (const char *text)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (text);
}

static char *
dup_real (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", value));
}

/* As the user reads it; "" when there is nothing to read. */
char *
_linli_value_dup_display (const LinliValue *self,
                          const LinliField *field)
{
  const char *label;

  switch (self->type)
    {
    case LINLI_VALUE_INTEGER:
      if (field->type == LINLI_FIELD_BOOLEAN)
        return g_strdup (self->integer != 0 ? C_("boolean", "Yes") : C_("boolean", "No"));
      return g_strdup_printf ("%" G_GINT64_FORMAT, self->integer);
    case LINLI_VALUE_REAL:
      return dup_real (self->real);
    case LINLI_VALUE_TEXT:
      if (field->type == LINLI_FIELD_TIME)
        return dup_local_time (self->text);
      label = linli_field_get_code_label (field, self->text);
      return g_strdup (label != NULL ? label : self->text);
    case LINLI_VALUE_BYTES:
    case LINLI_VALUE_NULL:
    default:
      return g_strdup ("");
    }
}

/* The same with personal data masked; fields that are not personal are shown as they are. */
char *
_linli_value_dup_masked (const LinliValue *self,
                         const LinliField *field)
{
  g_autofree char *plain = _linli_value_dup_display (self, field);

  if ((field->flags & LINLI_FIELD_PROSE) != 0)
    return linli_mask_numbers (plain);
  if ((field->flags & LINLI_FIELD_MASKED) == 0 || *plain == '\0')
    return g_steal_pointer (&plain);
  if (field->type == LINLI_FIELD_IDENTITY)
    return linli_mask_identity (plain);
  if (field->type == LINLI_FIELD_PHONE)
    return linli_mask_phone (plain);
  if (strstr (field->name, "address") != NULL)
    return linli_mask_address (plain);
  if (g_str_has_suffix (field->name, "name"))
    return linli_mask_name (plain);
  return linli_mask_other (plain);
}
