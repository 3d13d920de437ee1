/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is like a request, by rules that can be said in words. Words are compared in pairs of Chinese characters: a full-text index finds no
 * words inside a run of Chinese. */

#include "lp-request-similar-store.h"

#include <string.h>

#include "lp-request-list-store.h"

#define LEAST_SCORE 5
#define MOST_WORDS 4

typedef struct {
  gint64 id;
  int score;
  LpRequestNear near;
  gboolean same_category;
} LpRequestCandidate;

typedef struct {
  GHashTable *pairs; /* of the line that is compared with */
  GArray *found;     /* of LpRequestCandidate */
} LpRequestComparison;

void
lp_request_similar_free (gpointer data)
{
  LpRequestSimilar *self = data;

  g_clear_object (&self->request);
  g_free (self->words);
  g_free (self->helpers);
  g_free (self);
}

static gint64
lp_request_similar_pair (gunichar first,
                         gunichar second)
{
  return linli_text_is_han (first) && linli_text_is_han (second) ? (gint64) first << 32 | second : 0;
}

/* The line without its place and who asked, which are compared by themselves. */
static char *
lp_request_similar_dup_matter_of (const char *line,
                                  const char *place,
                                  const char *name)
{
  const char * const known[] = { place, name };
  g_autofree char *rest = g_strndup (line, LINLI_TEXT_MAX);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i] != NULL && *known[i] != '\0')
      {
        g_auto (GStrv) parts = g_strsplit (rest, known[i], -1);

        g_free (rest);
        rest = g_strjoinv (" ", parts);
      }
  return g_utf8_make_valid (rest, -1);
}

static GHashTable *
lp_request_similar_pairs_of (const char *text)
{
  GHashTable *pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (const char *at = text; *at != '\0' && *g_utf8_next_char (at) != '\0'; at = g_utf8_next_char (at))
    {
      gint64 pair = lp_request_similar_pair (g_utf8_get_char (at), g_utf8_get_char (g_utf8_next_char (at)));

      if (pair != 0)
        g_hash_table_add (pairs, g_memdup2 (&pair, sizeof pair));
    }
  return pairs;
}

static int
lp_request_similar_count_pairs (GHashTable *pairs,
                                const char *text)
{
  int n = 0;

  for (const char *at = text; at != NULL && *at != '\0' && *g_utf8_next_char (at) != '\0' && n < MOST_WORDS; at = g_utf8_next_char (at))
    {
      gint64 pair = lp_request_similar_pair (g_utf8_get_char (at), g_utf8_get_char (g_utf8_next_char (at)));

      n += pair != 0 && g_hash_table_contains (pairs, &pair);
    }
  return n;
}

/* The longest stretches of Chinese that stand in both texts. */
static char *
lp_request_similar_dup_shared (const char *text,
                               const char *other)
{
  g_autoptr (GString) shared = g_string_new (NULL);
  const char *at = text;

  while (*at != '\0')
    {
      const char *end = at;
      guint n = 0;

      while (*end != '\0' && linli_text_is_han (g_utf8_get_char (end)))
        {
          const char *next = g_utf8_next_char (end);
          g_autofree char *part = g_strndup (at, next - at);

          if (strstr (other, part) == NULL)
            break;
          end = next;
          n++;
        }
      if (n >= 2)
        {
          g_autofree char *part = g_strndup (at, end - at);

          if (strstr (shared->str, part) == NULL)
            g_string_append_printf (shared, "%s%s", shared->len > 0 ? "、" : "", part);
          at = end;
        }
      else
        at = g_utf8_next_char (at);
    }
  return shared->len > 0 ? g_string_free (g_steal_pointer (&shared), FALSE) : NULL;
}

static gpointer
lp_request_similar_compare (LinliStatement *row,
                            gpointer        data)
{
  static const int scores[] = { 6, 4, 2, 1, 0 };
  LpRequestComparison *comparison = data;
  LpRequestCandidate candidate = { linli_statement_get_int64 (row, 0), 0, (LpRequestNear) linli_statement_get_int64 (row, 1),
                                   linli_statement_get_int64 (row, 2) != 0 };

  candidate.score = scores[candidate.near] + 3 * candidate.same_category +
                    lp_request_similar_count_pairs (comparison->pairs, linli_statement_get_text (row, 3));
  if (candidate.score >= LEAST_SCORE)
    g_array_append_val (comparison->found, candidate);
  return NULL;
}

/* The newer first among equals. */
static int
lp_request_similar_order_cb (gconstpointer a,
                             gconstpointer b)
{
  const LpRequestCandidate *first = a, *second = b;

  if (first->score != second->score)
    return second->score - first->score;
  return first->id < second->id ? 1 : first->id > second->id ? -1 : 0;
}

static gboolean
lp_request_similar_load_helpers (LinliDatabase     *reader,
                                 LpRequestSimilar  *similar,
                                 GError           **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT group_concat (name, '、') FROM (SELECT name FROM (SELECT assignee AS name, 0 AS nth FROM matter"
                                          " WHERE id = ?1 UNION ALL SELECT actor, id FROM timeline WHERE matter_id = ?1 AND deleted_at IS NULL AND"
                                          " to_state IN ('in-hand', 'waiting', 'answered')) WHERE name <> '' GROUP BY name ORDER BY min (nth) LIMIT 3)",
                          "i", similar->request->id);

  if (row == NULL || !linli_statement_step (row, error))
    return FALSE;
  similar->helpers = linli_statement_is_null (row, 0) ? NULL : g_strdup (linli_statement_get_text (row, 0));
  return TRUE;
}

/* The matter may not be stored yet. */
static gboolean
lp_request_similar_find (LinliDatabase        *reader,
                         LinliRecord          *matter,
                         LpRequestComparison  *comparison,
                         GError              **error)
{
  g_autoptr (GPtrArray) none = linli_rows_collect (
    linli_database_query (reader, error,
                          "WITH o (id, dwelling_id, subject_kind, subject_id, place_text, category, grid_id) AS (VALUES (?, nullif (?, 0), ?,"
                          " nullif (?, 0), ?, ?, nullif (?, 0)))"
                          " SELECT m.id, CASE WHEN m.dwelling_id = o.dwelling_id OR (m.subject_kind = o.subject_kind AND m.subject_id = o.subject_id) OR"
                          " (o.place_text <> '' AND m.place_text = o.place_text) THEN 0 WHEN d.building_id = e.building_id THEN 1"
                          " WHEN d.compound_id = e.compound_id THEN 2 WHEN coalesce (m.grid_id, s.grid_id) = coalesce (o.grid_id, t.grid_id) THEN 3"
                          " ELSE 4 END, o.category <> 'other' AND m.category = o.category, coalesce (m.line, m.title) FROM o"
                          " LEFT JOIN dwelling e ON e.id = o.dwelling_id LEFT JOIN dwelling_standing t ON t.dwelling_id = o.dwelling_id"
                          " JOIN matter m ON m.kind = 'requests' AND m.state <> 'merged' AND m.deleted_at IS NULL AND m.id <> o.id"
                          " LEFT JOIN dwelling d ON d.id = m.dwelling_id LEFT JOIN dwelling_standing s ON s.dwelling_id = m.dwelling_id",
                          "iisissi", linli_record_get_id (matter), linli_record_get_int64 (matter, "dwelling_id"),
                          linli_record_get_text (matter, "subject_kind"), linli_record_get_int64 (matter, "subject_id"),
                          linli_record_get_text (matter, "place_text"), linli_record_get_text (matter, "category"),
                          linli_record_get_int64 (matter, "grid_id")),
    lp_request_similar_compare, comparison, NULL, error);

  g_array_sort (comparison->found, lp_request_similar_order_cb);
  g_array_set_size (comparison->found, MIN (comparison->found->len, LP_REQUEST_MOST_SIMILAR));
  return none != NULL;
}

static GPtrArray *
lp_request_similar_load (LinliDatabase        *reader,
                         LpRequestComparison  *comparison,
                         const char           *text,
                         GError              **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (lp_request_similar_free);

  for (guint i = 0; i < comparison->found->len; i++)
    {
      const LpRequestCandidate *candidate = &g_array_index (comparison->found, LpRequestCandidate, i);
      LpRequestSimilar *similar = g_new0 (LpRequestSimilar, 1);
      g_autofree char *words = NULL;

      g_ptr_array_add (list, similar);
      similar->near = candidate->near;
      similar->same_category = candidate->same_category;
      similar->request = lp_request_load (reader, candidate->id, error);
      if (similar->request == NULL)
        return NULL;
      words = lp_request_similar_dup_shared (text, similar->request->line != NULL ? similar->request->line : similar->request->title);
      similar->words = words != NULL ? lp_request_dup_words (similar->request, words) : NULL;
      if (!lp_request_similar_load_helpers (reader, similar, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}

static GPtrArray *
lp_request_similar_to_matter (LinliDatabase  *reader,
                              LinliRecord    *matter,
                              GError        **error)
{
  const char *line = linli_record_get_text (matter, "line");
  g_autofree char *text = lp_request_similar_dup_matter_of (line != NULL ? line : linli_record_get_text (matter, "title"),
                                                            linli_record_get_text (matter, "place_text"), linli_record_get_text (matter, "contact_name"));
  g_autoptr (GHashTable) pairs = lp_request_similar_pairs_of (text);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LpRequestCandidate));
  LpRequestComparison comparison = { pairs, found };

  return lp_request_similar_find (reader, matter, &comparison, error) ? lp_request_similar_load (reader, &comparison, text, error) : NULL;
}

GPtrArray *
lp_request_list_similar (LinliDatabase  *reader,
                         gint64          id,
                         GError        **error)
{
  g_autoptr (LinliRecord) matter = linli_record_load (reader, linli_kind_lookup ("matter"), id, error);

  return matter != NULL ? lp_request_similar_to_matter (reader, matter, error) : NULL;
}

GPtrArray *
lp_request_list_similar_to (LinliDatabase        *reader,
                            const LpRequestDeed  *deed,
                            GError              **error)
{
  g_autoptr (LinliRecord) draft = lp_request_draft (reader, deed, error);

  return draft != NULL ? lp_request_similar_to_matter (reader, draft, error) : NULL;
}
