/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* An address and a name with a blank between them: 东坡 张, 东坡12-3-502 张, zs 12栋. Whichever is narrower is walked, and compared
 * with the other. */

#include "config.h"

#include "linli-search-private.h"

#include <string.h>

#include "linli-text.h"

/* Dwellings whose people are compared with the name, and people whose dwelling is compared with the address. */
#define LINLI_SEARCH_MOST_DWELLINGS 400
#define LINLI_SEARCH_MOST_PERSONS 4000

/* Whether a person's name is what was typed, from its beginning or inside. */
static gboolean
linli_search_is_named (const char *name,
                       const char *typed)
{
  g_autofree char *folded = linli_text_squeeze (name);

  return strstr (folded, typed) != NULL || _linli_search_match_reading (folded, typed);
}

static gboolean
linli_search_add_residents (LinliSearchQuery  *query,
                            gint64             dwelling,
                            const char        *name,
                            GError           **error)
{
  g_autoptr (LinliStatement) statement =
    linli_database_query (query->database, error, "SELECT p.id, p.name, p.moved_out_on IS NOT NULL OR p.deceased_on IS NOT NULL"
                          " OR h.moved_out_on IS NOT NULL FROM household h CROSS JOIN person p WHERE h.dwelling_id = ?"
                          " AND p.household_id = h.id AND p.deleted_at IS NULL AND h.deleted_at IS NULL ORDER BY p.id", "i", dwelling);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    if (linli_search_is_named (linli_statement_get_text (statement, 1), name))
      _linli_search_query_add (query, 'p', linli_statement_get_int64 (statement, 0), LINLI_SEARCH_EXACT,
                               linli_statement_get_int64 (statement, 2) != 0, name);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Those in one of the compounds whose name begins so. */
static gboolean
linli_search_add_namesakes (LinliSearchQuery  *query,
                            GArray            *compounds,
                            const char        *name,
                            char               type,
                            GError           **error)
{
  g_autofree char *first = g_strdup_printf ("p%c%s", type, name);
  g_autofree char *last = g_strconcat (first, LINLI_SEARCH_LAST, NULL);
  g_autoptr (LinliStatement) statement =
    linli_database_query (query->database, error, "SELECT k.entry, e.record, coalesce (d.compound_id, b.compound_id)"
                          " FROM search_key k CROSS JOIN search_entry e CROSS JOIN person p CROSS JOIN household h CROSS JOIN dwelling d"
                          " LEFT JOIN building b ON b.id = d.building_id WHERE k.key >= ? AND k.key < ? AND e.id = k.entry"
                          " AND p.id = e.record AND h.id = p.household_id AND d.id = h.dwelling_id ORDER BY k.key, k.entry", "ss",
                          first, last);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < LINLI_SEARCH_MOST_PERSONS && !_linli_search_query_is_full (query, 'p'); i++)
    {
      if (!linli_statement_step (statement, &local_error))
        break;
      for (guint j = 0; j < compounds->len; j++)
        if (g_array_index (compounds, LinliSearchCompound, j).id == linli_statement_get_int64 (statement, 2))
          _linli_search_query_add (query, 'p', linli_statement_get_int64 (statement, 1), LINLI_SEARCH_EXACT,
                                   linli_statement_get_int64 (statement, 0) >= LINLI_SEARCH_GONE, name);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* One way to divide the query. */
static gboolean
linli_search_try_terms (LinliSearchQuery  *query,
                        const char        *place,
                        const char        *name,
                        GError           **error)
{
  g_autoptr (GHashTable) hits = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autofree char *squeezed = linli_text_squeeze (place);
  g_autofree char *typed = linli_text_squeeze (name);
  g_autoptr (GArray) compounds = g_array_new (FALSE, FALSE, sizeof (LinliSearchCompound));
  LinliSearchQuery inner = { query->database, place, squeezed, LINLI_SEARCH_MOST_DWELLINGS, hits };
  GArray *dwellings;

  if (*squeezed == '\0' || *typed == '\0' || strpbrk (typed, "0123456789") != NULL)
    return TRUE;
  if (!_linli_search_places (&inner, error))
    return FALSE;
  dwellings = g_hash_table_lookup (hits, GINT_TO_POINTER ('d'));
  for (guint i = 0; dwellings != NULL && i < dwellings->len && !_linli_search_query_is_full (query, 'p'); i++)
    if (!linli_search_add_residents (query, g_array_index (dwellings, LinliSearchHit, i).record, typed, error))
      return FALSE;
  if (dwellings != NULL || strpbrk (squeezed, "0123456789") != NULL)
    return TRUE;
  if (!_linli_search_find_compounds (query->database, place, compounds, error))
    return FALSE;
  if (compounds->len == 0)
    return TRUE;
  if (!g_str_is_ascii (typed))
    return linli_search_add_namesakes (query, compounds, typed, LINLI_SEARCH_KEY_NAME, error);
  return linli_search_add_namesakes (query, compounds, typed, LINLI_SEARCH_KEY_INITIALS, error) &&
         linli_search_add_namesakes (query, compounds, typed, LINLI_SEARCH_KEY_PINYIN, error);
}

gboolean
_linli_search_terms (LinliSearchQuery  *query,
                     GError           **error)
{
  const char *first = strchr (query->folded, ' ');
  const char *last = strrchr (query->folded, ' ');
  g_autofree char *before_first = NULL;
  g_autofree char *before_last = NULL;

  if (first == NULL)
    return TRUE;
  before_first = g_strndup (query->folded, first - query->folded);
  before_last = g_strndup (query->folded, last - query->folded);
  return linli_search_try_terms (query, before_last, last + 1, error) &&
         linli_search_try_terms (query, first + 1, before_first, error);
}
