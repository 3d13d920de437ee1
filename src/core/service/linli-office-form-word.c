/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How a value is written in the words of a form: as the list of the column has it, days as the form writes them. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-office-form-private.h"
#include "linli-text.h"

/* GB/T 4761 (relations) and GB/T 4658 (education) number from the broad to the narrow: 10 is the spouse, 11 the husband. */
static gboolean
linli_office_form_is_broader (const LinliField *field,
                              const char       *broad,
                              const char       *code)
{
  static const char * const numbered[] = { "relation_to_head", "relation_to_owner", "education", NULL };

  return g_strv_contains (numbered, field->name) && strlen (code) == 2 && strlen (broad) == 2 && broad[1] == '0' && broad[0] == code[0] && broad[0] != '0';
}

static const char *
linli_office_form_find_code_word (const LinliField *field,
                                  char            **words,
                                  const char       *code)
{
  const char *broader = NULL;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *meant = linli_field_find_code (field, words[i]);

      if (g_strcmp0 (meant, code) == 0)
        return words[i];
      if (meant != NULL && broader == NULL && linli_office_form_is_broader (field, meant, code))
        broader = words[i];
    }
  return broader;
}

static const char *
linli_office_form_find_tick_word (char     **words,
                                  gboolean   yes)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (_linli_import_parse_tick (words[i]) == (yes ? 1 : 0))
      return words[i];
  return NULL;
}

static const char *
linli_office_form_find_same_word (char      **words,
                                  const char *text)
{
  g_autofree char *wanted = linli_text_fold (text);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = linli_text_fold (words[i]);

      if (g_str_equal (folded, wanted))
        return words[i];
    }
  return NULL;
}

/* A day as far as it is known: what has no day is written without one. */
static char *
linli_office_form_dup_day (const LinliOfficeFormColumn *column,
                           const char            *value)
{
  LinliDate date;
  g_autofree char *day = g_strndup (value, LINLI_OFFICE_FORM_DAY_LENGTH);
  g_autoptr (GDateTime) time = NULL;

  if (column->is_date || !linli_date_parse (day, &date, NULL) || date.month == 0)
    return g_strdup (day);
  if (date.day == 0 && strstr (column->date_style, "d") != NULL)
    return g_strdup (day);
  time = g_date_time_new_utc (date.year, date.month, date.day != 0 ? date.day : 1, 0, 0, 0);
  return g_date_time_format (time, column->date_style);
}

/* Moments are kept in UTC, and days are those of the place. */
static char *
linli_office_form_dup_local_day (const char *value)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (value, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup (value);
}

static char *
linli_office_form_dup_plain (const LinliOfficeFormSource *source,
                             const LinliOfficeFormColumn *column,
                             const char            *value)
{
  g_autofree char *day = NULL;

  if (source->field == NULL)
    return g_strdup (value);
  switch (source->field->type)
    {
    case LINLI_FIELD_CODE:
      return g_strdup (linli_field_get_code_label (source->field, value) != NULL ? linli_field_get_code_label (source->field, value) : value);
    case LINLI_FIELD_BOOLEAN:
      return g_strdup (*value == '1' ? C_("boolean", "Yes") : C_("boolean", "No"));
    case LINLI_FIELD_DATE:
      return linli_office_form_dup_day (column, value);
    case LINLI_FIELD_TIME:
      day = linli_office_form_dup_local_day (value);
      return linli_office_form_dup_day (column, day);
    case LINLI_FIELD_TEXT:
    case LINLI_FIELD_INTEGER:
    case LINLI_FIELD_REAL:
    case LINLI_FIELD_PHONE:
    case LINLI_FIELD_IDENTITY:
    case LINLI_FIELD_REFERENCE:
    case LINLI_FIELD_GEOMETRY:
    default:
      return g_strdup (value);
    }
}

static char *
linli_office_form_dup_tick (const LinliOfficeFormSource *source,
                            const LinliOfficeFormColumn *column,
                            gboolean               yes,
                            gboolean              *unlisted)
{
  const char *word = column->words != NULL ? linli_office_form_find_tick_word (column->words, yes) : NULL;

  if (column->words != NULL)
    {
      /* Where only a tick is listed, nothing says no. */
      *unlisted = word == NULL && yes;
      return g_strdup (word);
    }
  if (source->making == LINLI_OFFICE_FORM_TICK)
    return yes ? g_strdup ("√") : NULL;
  return g_strdup (yes ? C_("boolean", "Yes") : C_("boolean", "No"));
}

/* What is written for a value as it is stored; NULL for nothing. What fits none of the words that the column allows is @unlisted. */
char *
_linli_office_form_dup_word (const LinliOfficeFormSource *source,
                             const LinliOfficeFormColumn *column,
                             const char            *value,
                             gboolean              *unlisted)
{
  g_autofree char *plain = NULL;
  const char *word;

  *unlisted = FALSE;
  if (source->making == LINLI_OFFICE_FORM_YES_NO || source->making == LINLI_OFFICE_FORM_TICK)
    return linli_office_form_dup_tick (source, column, g_strcmp0 (value, "1") == 0, unlisted);
  if (value == NULL || *value == '\0')
    return NULL;
  if (source->field != NULL && source->field->type == LINLI_FIELD_BOOLEAN && column->words != NULL)
    return linli_office_form_dup_tick (source, column, *value == '1', unlisted);
  plain = source->making == LINLI_OFFICE_FORM_DAY ? linli_office_form_dup_day (column, value) : linli_office_form_dup_plain (source, column, value);
  if (column->words == NULL)
    return g_steal_pointer (&plain);
  word = source->field != NULL && source->field->type == LINLI_FIELD_CODE ? linli_office_form_find_code_word (source->field, column->words, value) : NULL;
  if (word == NULL)
    word = linli_office_form_find_same_word (column->words, plain);
  *unlisted = word == NULL;
  return g_strdup (word);
}
