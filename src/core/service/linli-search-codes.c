/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Numbers: any three or more neighbouring digits of a phone, a plate, a number of the office's own; the end of an identity number.
 * The index knows four characters of the latter; what is longer is compared with the record itself. */

#include "config.h"

#include "linli-search-private.h"

#include <string.h>

/* Kinds that have numbers. */
#define LINLI_SEARCH_NUMBERED "phovdygm"
/* Numbers that may be as short as what is typed, so that the whole one is looked for before ends. */
#define LINLI_SEARCH_SHORT_NUMBERED "hvgm"
/* Kinds that have identity numbers. */
#define LINLI_SEARCH_IDENTIFIED "pd"
#define LINLI_SEARCH_SHORTEST_CODE 3
#define LINLI_SEARCH_IDENTITY_KEPT 4
/* Digits with dashes between them are an address when they are fewer. */
#define LINLI_SEARCH_SHORTEST_DIVIDED 7
#define LINLI_SEARCH_MOST_COMPARED 1500

/* How good a line of codes is; LINLI_SEARCH_LOOSE when it does not have the query. */
static guint
linli_search_judge_code (const char *line,
                         const char *text)
{
  if (*line == LINLI_SEARCH_IDENTITY || *line == '\0' || strstr (line + 1, text) == NULL)
    return LINLI_SEARCH_LOOSE;
  if (strcmp (line + 1, text) == 0)
    return LINLI_SEARCH_EXACT;
  return g_str_has_suffix (line + 1, text) ? LINLI_SEARCH_SUFFIX : LINLI_SEARCH_INSIDE;
}

/* Adds what has the query as a whole number, at the end of one, or anywhere, and is no worse than that. */
static gboolean
linli_search_code_pass (LinliSearchQuery  *query,
                        char               letter,
                        guint              worst,
                        GError           **error)
{
  g_autoptr (GString) tokens = g_string_new (NULL);
  g_autofree char *match = NULL;
  g_autoptr (LinliStatement) statement = NULL;
  GError *local_error = NULL;

  if (_linli_search_query_is_full (query, letter))
    return TRUE;
  _linli_search_add_code_tokens (tokens, letter, query->squeezed, worst == LINLI_SEARCH_EXACT, worst <= LINLI_SEARCH_SUFFIX);
  match = _linli_search_match_tokens (tokens->str, 3);
  statement = linli_database_query (query->database, error, "SELECT e.id, e.record, e.codes FROM search_code t CROSS JOIN search_entry e"
                                    " WHERE t.search_code MATCH ? AND e.id = t.rowid ORDER BY t.rowid", "s", match);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < LINLI_SEARCH_MOST_COMPARED && !_linli_search_query_is_full (query, letter); i++)
    {
      g_auto (GStrv) lines = NULL;

      if (!linli_statement_step (statement, &local_error))
        break;
      lines = g_strsplit (linli_statement_get_text (statement, 2), "\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        {
          guint score = linli_search_judge_code (lines[j], query->squeezed);

          if (score <= worst)
            _linli_search_query_add (query, letter, linli_statement_get_int64 (statement, 1), score,
                                     linli_statement_get_int64 (statement, 0) >= LINLI_SEARCH_GONE, lines[j] + 1);
        }
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static const char *
linli_search_get_identity_sql (char letter)
{
  if (letter == 'p')
    return "SELECT k.entry, e.record FROM search_key k CROSS JOIN search_entry e CROSS JOIN person r"
           " WHERE k.key = ?1 AND e.id = k.entry AND r.id = e.record AND substr (lower (r.identity_number), -length (?2)) = ?2 ORDER BY k.entry";
  return "SELECT k.entry, e.record FROM search_key k CROSS JOIN search_entry e CROSS JOIN dwelling r"
         " WHERE k.key = ?1 AND e.id = k.entry AND r.id = e.record AND substr (lower (r.owner_identity), -length (?2)) = ?2 ORDER BY k.entry";
}

static gboolean
linli_search_identity (LinliSearchQuery  *query,
                       char               letter,
                       GError           **error)
{
  gsize size = strlen (query->squeezed);
  g_autofree char *key = g_strdup_printf ("%c%c%s", letter, LINLI_SEARCH_KEY_IDENTITY, query->squeezed + size - LINLI_SEARCH_IDENTITY_KEPT);
  g_autoptr (LinliStatement) statement =
    linli_database_query (query->database, error, linli_search_get_identity_sql (letter), "ss", key, query->squeezed);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (!_linli_search_query_is_full (query, letter) && linli_statement_step (statement, &local_error))
    _linli_search_query_add (query, letter, linli_statement_get_int64 (statement, 1), size >= 15 ? LINLI_SEARCH_EXACT : LINLI_SEARCH_SUFFIX,
                             linli_statement_get_int64 (statement, 0) >= LINLI_SEARCH_GONE, NULL);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* 12-3-502 is no end of a phone; 028-8765 may be its beginning. */
static gboolean
linli_search_is_address (LinliSearchQuery *query)
{
  gsize size = strlen (query->squeezed);

  return strspn (query->squeezed, "0123456789") == size && size < LINLI_SEARCH_SHORTEST_DIVIDED && *query->squeezed != '0' &&
         strchr (query->folded, '-') != NULL;
}

gboolean
_linli_search_codes (LinliSearchQuery  *query,
                     GError           **error)
{
  gsize size = strlen (query->squeezed);
  gsize digits = strspn (query->squeezed, "0123456789");

  if (linli_search_is_address (query) || strpbrk (query->squeezed, "0123456789") == NULL ||
      g_utf8_strlen (query->squeezed, -1) < LINLI_SEARCH_SHORTEST_CODE)
    return TRUE;
  for (const char *letter = LINLI_SEARCH_NUMBERED; *letter != '\0' && digits < LINLI_SEARCH_LONG_RUN; letter++)
    if ((strchr (LINLI_SEARCH_SHORT_NUMBERED, *letter) != NULL && !linli_search_code_pass (query, *letter, LINLI_SEARCH_EXACT, error)) ||
        !linli_search_code_pass (query, *letter, LINLI_SEARCH_SUFFIX, error))
      return FALSE;
  if (size >= LINLI_SEARCH_IDENTITY_KEPT && (digits == size || (digits == size - 1 && query->squeezed[digits] == 'x')))
    for (const char *letter = LINLI_SEARCH_IDENTIFIED; *letter != '\0'; letter++)
      if (!linli_search_identity (query, *letter, error))
        return FALSE;
  for (const char *letter = LINLI_SEARCH_NUMBERED; *letter != '\0' && digits < LINLI_SEARCH_LONG_RUN; letter++)
    if (!linli_search_code_pass (query, *letter, LINLI_SEARCH_INSIDE, error))
      return FALSE;
  return TRUE;
}
