/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Names: as they are written, in pinyin, by initials, and in any mixture of these. */

#include "config.h"

#include "linli-search-private.h"

#include <string.h>

#include "linli-pinyin.h"
#include "linli-text.h"

/* Kinds that have names. */
#define LINLI_SEARCH_NAMED "pcbgloyrdm"
/* Entries looked at, at most, when each has to be compared with the query. */
#define LINLI_SEARCH_MOST_COMPARED 1500
#define LINLI_SEARCH_MOST_READ 600

static gboolean
linli_search_take_entries (LinliSearchQuery  *query,
                           LinliStatement    *statement,
                           char               letter,
                           guint              score,
                           GError           **error)
{
  GError *local_error = NULL;

  while (!_linli_search_query_is_full (query, letter) && linli_statement_step (statement, &local_error))
    _linli_search_query_add (query, letter, linli_statement_get_int64 (statement, 1), score,
                             linli_statement_get_int64 (statement, 0) >= LINLI_SEARCH_GONE, NULL);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
linli_search_exact (LinliSearchQuery  *query,
                    char               letter,
                    char               type,
                    const char        *text,
                    guint              score,
                    GError           **error)
{
  g_autofree char *key = g_strdup_printf ("%c%c%s", letter, type, text);
  g_autoptr (LinliStatement) statement = NULL;

  if (_linli_search_query_is_full (query, letter))
    return TRUE;
  statement = linli_database_query (query->database, error, "SELECT k.entry, e.record FROM search_key k CROSS JOIN search_entry e"
                                    " WHERE k.key = ? AND e.id = k.entry ORDER BY k.entry", "s", key);
  return statement != NULL && linli_search_take_entries (query, statement, letter, score, error);
}

/* Those who are here, then those who left. */
static gboolean
linli_search_prefix (LinliSearchQuery  *query,
                     char               letter,
                     char               type,
                     const char        *text,
                     guint              score,
                     GError           **error)
{
  g_autofree char *first = g_strdup_printf ("%c%c%s", letter, type, text);
  g_autofree char *last = g_strconcat (first, LINLI_SEARCH_LAST, NULL);

  for (int gone = 0; gone <= 1; gone++)
    {
      g_autoptr (LinliStatement) statement = NULL;

      if (_linli_search_query_is_full (query, letter))
        return TRUE;
      statement = linli_database_query (query->database, error, "SELECT k.entry, e.record FROM search_key k CROSS JOIN search_entry e"
                                        " WHERE k.key >= ? AND k.key < ? AND k.entry BETWEEN ? AND ? AND e.id = k.entry"
                                        " ORDER BY k.key, k.entry", "ssii", first, last, gone ? LINLI_SEARCH_GONE : G_MININT64,
                                        gone ? G_MAXINT64 : LINLI_SEARCH_GONE - 1);
      if (statement == NULL || !linli_search_take_entries (query, statement, letter, score, error))
        return FALSE;
    }
  return TRUE;
}

/* Anywhere within a name. Pairs of characters that all occur may still stand apart, so three and more are compared. */
static gboolean
linli_search_inside (LinliSearchQuery  *query,
                     char               letter,
                     GError           **error)
{
  g_autoptr (GString) tokens = g_string_new (NULL);
  g_autofree char *match = NULL;
  g_autoptr (LinliStatement) statement = NULL;
  GError *local_error = NULL;
  const char *second = g_utf8_next_char (query->squeezed);

  if (_linli_search_query_is_full (query, letter))
    return TRUE;
  if (*second == '\0')
    g_string_append_printf (tokens, "%c%s", letter, query->squeezed);
  else
    for (const char *p = query->squeezed; *second != '\0'; p = g_utf8_next_char (p), second = g_utf8_next_char (second))
      g_string_append_printf (tokens, "%c%.*s ", letter, (int) (g_utf8_next_char (second) - p), p);
  match = _linli_search_match_tokens (tokens->str, 2);
  statement = linli_database_query (query->database, error, "SELECT e.id, e.record, e.names FROM search_text t CROSS JOIN search_entry e"
                                    " WHERE t.search_text MATCH ? AND e.id = t.rowid ORDER BY t.rowid", "s", match);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < LINLI_SEARCH_MOST_COMPARED && !_linli_search_query_is_full (query, letter); i++)
    {
      if (!linli_statement_step (statement, &local_error))
        break;
      if (strstr (linli_statement_get_text (statement, 2), query->squeezed) != NULL)
        _linli_search_query_add (query, letter, linli_statement_get_int64 (statement, 1), LINLI_SEARCH_INSIDE,
                                 linli_statement_get_int64 (statement, 0) >= LINLI_SEARCH_GONE, NULL);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Adds those persons among the entries with keys that begin alike whose name can be typed as the query. */
static gboolean
linli_search_compare_readings (LinliSearchQuery  *query,
                               char               type,
                               const char        *text,
                               gboolean           whole,
                               guint             *n_read,
                               GError           **error)
{
  g_autofree char *first = g_strdup_printf ("p%c%s", type, text);
  g_autofree char *last = g_strconcat (first, whole ? " " : LINLI_SEARCH_LAST, NULL);
  g_autoptr (LinliStatement) statement =
    linli_database_query (query->database, error, "SELECT e.id, e.record, e.names FROM search_key k CROSS JOIN search_entry e"
                          " WHERE k.key >= ? AND k.key < ? AND e.id = k.entry ORDER BY k.key, k.entry", "ss", first, last);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (*n_read < LINLI_SEARCH_MOST_READ && !_linli_search_query_is_full (query, 'p') && linli_statement_step (statement, &local_error))
    {
      g_auto (GStrv) names = g_strsplit (linli_statement_get_text (statement, 2), "\n", -1);

      (*n_read)++;
      for (guint i = 0; names[i] != NULL; i++)
        if (_linli_search_match_reading (names[i] + 1, query->squeezed))
          _linli_search_query_add (query, 'p', linli_statement_get_int64 (statement, 1), LINLI_SEARCH_LOOSE,
                                   linli_statement_get_int64 (statement, 0) >= LINLI_SEARCH_GONE, names[i] + 1);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Syllables written in part, or characters among them: zhangsf, 张san, z三. */
static gboolean
linli_search_mixed (LinliSearchQuery  *query,
                    GError           **error)
{
  g_autofree char *latin = linli_pinyin_from_name (query->squeezed);
  g_autofree char *joined = linli_pinyin_join (latin);
  g_autoptr (GString) sequence = g_string_new (NULL);
  g_auto (GStrv) initials = NULL;
  guint n_read = 0;

  if (strcmp (joined, query->squeezed) != 0 && !linli_search_compare_readings (query, LINLI_SEARCH_KEY_PINYIN, joined, FALSE, &n_read, error))
    return FALSE;
  /* A character stands for one syllable; of letters it is not known where one ends. */
  for (const char *p = query->squeezed; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p < 0x80)
      {
        g_string_append_c (sequence, *p);
      }
    else
      {
        g_autofree char *character = g_strndup (p, g_utf8_next_char (p) - p);
        g_autofree char *reading = p == query->squeezed ? linli_pinyin_from_name (character) : linli_pinyin_from_text (character);

        g_string_append_c (sequence, *reading != '\0' ? *reading : '?');
      }
  initials = _linli_search_list_initials (sequence->str);
  for (guint i = 0; initials[i] != NULL; i++)
    for (int whole = 1; whole >= 0; whole--)
      {
        if (_linli_search_query_is_full (query, 'p') || strlen (initials[i]) < 2)
          continue;
        if (!linli_search_compare_readings (query, LINLI_SEARCH_KEY_INITIALS, initials[i], whole, &n_read, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
linli_search_pinyin (LinliSearchQuery  *query,
                     char               letter,
                     GError           **error)
{
  return linli_search_exact (query, letter, LINLI_SEARCH_KEY_PINYIN, query->squeezed, LINLI_SEARCH_EXACT, error) &&
         linli_search_exact (query, letter, LINLI_SEARCH_KEY_INITIALS, query->squeezed, LINLI_SEARCH_EXACT_INITIALS, error) &&
         linli_search_prefix (query, letter, LINLI_SEARCH_KEY_PINYIN, query->squeezed, LINLI_SEARCH_PREFIX, error) &&
         linli_search_prefix (query, letter, LINLI_SEARCH_KEY_INITIALS, query->squeezed, LINLI_SEARCH_PREFIX, error);
}

/* Which sorts of characters the query has. */
static void
linli_search_look_at (const char *text,
                      gboolean   *letters,
                      gboolean   *digits,
                      gboolean   *others)
{
  *letters = *digits = *others = FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      *digits = TRUE;
    else if (g_ascii_isalpha (*p))
      *letters = TRUE;
    else
      *others = TRUE;
}

gboolean
_linli_search_names (LinliSearchQuery  *query,
                     GError           **error)
{
  gboolean letters, digits, others;

  if (strspn (query->squeezed, "0123456789") >= LINLI_SEARCH_LONG_RUN)
    return TRUE;
  linli_search_look_at (query->squeezed, &letters, &digits, &others);
  for (const char *letter = LINLI_SEARCH_NAMED; *letter != '\0'; letter++)
    {
      if (digits && !others && strchr ("pyd", *letter) != NULL)
        continue;
      if (!linli_search_exact (query, *letter, LINLI_SEARCH_KEY_NAME, query->squeezed, LINLI_SEARCH_EXACT, error) ||
          !linli_search_prefix (query, *letter, LINLI_SEARCH_KEY_NAME, query->squeezed, LINLI_SEARCH_PREFIX, error) ||
          (letters && !others && !linli_search_pinyin (query, *letter, error)) ||
          !linli_search_inside (query, *letter, error))
        return FALSE;
    }
  return !letters || digits || strlen (query->squeezed) < 3 || linli_search_mixed (query, error);
}
