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

/* "本科及以上": schooling is numbered from the most down. */
static gboolean
linli_office_form_is_in_range (const LinliField *field,
                               const char       *folded,
                               const char       *code)
{
  static const struct {
    const char *ending;
    gboolean more;
  } ranges[] = { { "及以上", TRUE }, { "以上", TRUE }, { "及以下", FALSE }, { "以下", FALSE } };

  for (gsize i = 0; g_str_equal (field->name, "education") && i < G_N_ELEMENTS (ranges); i++)
    if (g_str_has_suffix (folded, ranges[i].ending))
      {
        g_autofree char *bound = g_strndup (folded, strlen (folded) - strlen (ranges[i].ending));
        const char *meant = linli_field_find_code (field, bound);

        return meant != NULL && (ranges[i].more ? strcmp (code, meant) <= 0 : strcmp (code, meant) >= 0);
      }
  return FALSE;
}

/* Sons and daughters are numbered apart; 28 and 38 are whom they married. */
static gboolean
linli_office_form_is_child (const LinliField *field,
                            const char       *folded,
                            const char       *code)
{
  return g_str_has_prefix (field->name, "relation_to_") && g_str_equal (folded, "子女") && (code[0] == '2' || code[0] == '3') && code[1] != '8';
}

/* A word that stands for several codes: "子女", "本科及以上", "高中（中专）". */
static gboolean
linli_office_form_word_covers (const LinliField *field,
                               const char       *word,
                               const char       *code)
{
  g_autofree char *folded = linli_text_fold (word);
  g_auto (GStrv) parts = g_regex_split_simple ("[()/、,]|及(?!以)|和|或", folded, 0, 0);

  if (linli_office_form_is_in_range (field, folded, code) || linli_office_form_is_child (field, folded, code))
    return TRUE;
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && g_strcmp0 (linli_field_find_code (field, parts[i]), code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
linli_office_form_word_is_known (const LinliField *field,
                                 const char       *word)
{
  for (const LinliCode *code = field->codes; code->code != NULL; code++)
    if (g_strcmp0 (linli_field_find_code (field, word), code->code) == 0 || linli_office_form_word_covers (field, word, code->code))
      return TRUE;
  return FALSE;
}

/* "其他" is what is none of the others, if all of them are understood. */
static const char *
linli_office_form_find_other (const LinliField *field,
                              char            **words)
{
  static const char * const others[] = { "其他", "其它", NULL };
  const char *other = NULL;

  for (gsize i = 0; words[i] != NULL; i++)
    if (g_strv_contains (others, words[i]))
      other = words[i];
    else if (!linli_office_form_word_is_known (field, words[i]))
      return NULL;
  return other;
}

static const char *
linli_office_form_find_code_word (const LinliField *field,
                                  char            **words,
                                  const char       *code)
{
  const char *covers = NULL, *broader = NULL;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *meant = linli_field_find_code (field, words[i]);

      if (g_strcmp0 (meant, code) == 0)
        return words[i];
      if (covers == NULL && linli_office_form_word_covers (field, words[i], code))
        covers = words[i];
      if (meant != NULL && broader == NULL && linli_office_form_is_broader (field, meant, code))
        broader = words[i];
    }
  if (covers != NULL)
    return covers;
  return broader != NULL ? broader : linli_office_form_find_other (field, words);
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
