/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The search as the user types. A query is tried as every class it can belong to: names, pinyin and initials (linli-search-names.c),
 * numbers (linli-search-codes.c), addresses (linli-search-places.c), and an address together with a name (linli-search-terms.c).
 * Each asks the index for no more rows than a group shows, in an order the index has already, so the size of the file hardly
 * matters. No state: any thread with a connection of its own. */

#include "config.h"

#include "linli-search-private.h"

#include <string.h>

#include "linli-text.h"

/* Characters of a query that are looked at. */
#define LINLI_SEARCH_LONGEST 64
/* Pieces of roads looked at beyond those that are shown. */
#define LINLI_SEARCH_MORE_ROADS 64
/* Of groups that are as good. */
#define LINLI_SEARCH_ORDER "pbudchoygvlrm"

static void
linli_search_hit_clear (gpointer data)
{
  g_free (((LinliSearchHit *) data)->matched);
}

/**
 * linli_search_result_new: (skip)
 * @kind: the kind of record, as "matter"
 * @id: its id
 * @title: what to show; what of it is not UTF-8 is replaced
 * @subtitle: (nullable): what tells it from others of the same title
 *
 * For a #LinliSearchProvider.
 *
 * Returns: (transfer full): an answer
 */
LinliSearchResult *
linli_search_result_new (const char *kind,
                         gint64      id,
                         const char *title,
                         const char *subtitle)
{
  LinliSearchResult *self;

  g_return_val_if_fail (kind != NULL && title != NULL, NULL);

  self = g_new0 (LinliSearchResult, 1);
  self->kind = g_intern_string (kind);
  self->id = id;
  self->title = g_utf8_make_valid (title, -1);
  self->subtitle = subtitle != NULL ? g_utf8_make_valid (subtitle, -1) : NULL;
  return self;
}

/**
 * linli_search_result_free:
 * @self: (transfer full) (nullable): an answer
 *
 * Frees it. Lists of answers do that themselves.
 */
void
linli_search_result_free (LinliSearchResult *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self);
}

static void
linli_search_group_free (gpointer data)
{
  LinliSearchGroup *self = data;

  g_ptr_array_unref (self->results);
  g_free (self);
}

static guint
linli_search_query_get_most (LinliSearchQuery *self,
                             char              letter)
{
  return letter == 'r' ? self->shown + LINLI_SEARCH_MORE_ROADS : self->shown + 1;
}

/* A group holds one more than is shown, to know that there are more. */
gboolean
_linli_search_query_is_full (LinliSearchQuery *self,
                             char              letter)
{
  GArray *hits = g_hash_table_lookup (self->hits, GINT_TO_POINTER (letter));

  return hits != NULL && hits->len >= linli_search_query_get_most (self, letter);
}

/* The first class of query to find a record tells its score. */
void
_linli_search_query_add (LinliSearchQuery *self,
                         char              letter,
                         gint64            record,
                         guint             score,
                         gboolean          gone,
                         const char       *matched)
{
  GArray *hits = g_hash_table_lookup (self->hits, GINT_TO_POINTER (letter));
  LinliSearchHit hit = { letter, record, score, gone, NULL };

  if (hits == NULL)
    {
      hits = g_array_new (FALSE, FALSE, sizeof (LinliSearchHit));
      g_array_set_clear_func (hits, linli_search_hit_clear);
      g_hash_table_insert (self->hits, GINT_TO_POINTER (letter), hits);
    }
  if (hits->len >= linli_search_query_get_most (self, letter))
    return;
  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, LinliSearchHit, i).record == record)
      return;
  hit.matched = g_strdup (matched);
  g_array_append_val (hits, hit);
}

/* Better ones first, among equals those that are still here, among those the order of the index. */
static int
linli_search_compare_hits (gconstpointer a,
                           gconstpointer b)
{
  const LinliSearchHit *first = a, *second = b;

  if (first->score != second->score)
    return first->score < second->score ? -1 : 1;
  return (int) first->gone - (int) second->gone;
}

/* Roads come in pieces of one name; one answer stands for all. */
static gboolean
linli_search_group_has_title (LinliSearchGroup *self,
                              const char       *title)
{
  for (guint i = 0; i < self->results->len; i++)
    if (strcmp (((LinliSearchResult *) g_ptr_array_index (self->results, i))->title, title) == 0)
      return TRUE;
  return FALSE;
}

/* NULL where nothing was found, or with an error. */
static LinliSearchGroup *
linli_search_query_make_group (LinliSearchQuery  *self,
                               char               letter,
                               LinliSearchFlags   flags,
                               GError           **error)
{
  GArray *hits = g_hash_table_lookup (self->hits, GINT_TO_POINTER (letter));
  LinliSearchGroup *group;
  GError *problem = NULL;

  if (hits == NULL)
    return NULL;
  /* Stable, since GLib 2.32. */
  g_array_sort (hits, linli_search_compare_hits);
  group = g_new0 (LinliSearchGroup, 1);
  group->kind = _linli_search_source_for_letter (letter)->kind;
  group->results = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_search_result_free);
  group->score = g_array_index (hits, LinliSearchHit, 0).score;
  for (guint i = 0; i < hits->len && !group->has_more && problem == NULL; i++)
    {
      LinliSearchResult *result = _linli_search_result_new (self->database, &g_array_index (hits, LinliSearchHit, i), self->squeezed, flags, &problem);

      if (result == NULL || (letter == 'r' && linli_search_group_has_title (group, result->title)))
        {
          g_clear_pointer (&result, linli_search_result_free);
          continue;
        }
      group->has_more = group->results->len == self->shown;
      if (group->has_more)
        linli_search_result_free (result);
      else
        g_ptr_array_add (group->results, result);
    }
  if (group->results->len == 0 || problem != NULL)
    g_clear_pointer (&group, linli_search_group_free);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return group;
}

static int
linli_search_compare_groups (gconstpointer a,
                             gconstpointer b)
{
  const LinliSearchGroup *first = *(LinliSearchGroup * const *) a, *second = *(LinliSearchGroup * const *) b;

  return (first->score > second->score) - (first->score < second->score);
}

static gboolean
linli_search_query_run (LinliSearchQuery  *self,
                        GError           **error)
{
  return _linli_search_places (self, error) &&
         _linli_search_names (self, error) &&
         _linli_search_codes (self, error) &&
         _linli_search_terms (self, error);
}

static gboolean
linli_search_query_make_groups (LinliSearchQuery  *self,
                                GPtrArray         *groups,
                                LinliSearchFlags   flags,
                                GError           **error)
{
  GError *problem = NULL;

  for (guint i = 0; LINLI_SEARCH_ORDER[i] != '\0' && problem == NULL; i++)
    {
      LinliSearchGroup *group = linli_search_query_make_group (self, LINLI_SEARCH_ORDER[i], flags, &problem);

      if (group != NULL)
        g_ptr_array_add (groups, group);
    }
  /* Stable as well. */
  g_ptr_array_sort (groups, linli_search_compare_groups);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/**
 * linli_search_query:
 * @database: a connection of the calling thread
 * @text: what was typed: characters, pinyin, initials, both mixed, digits of a phone, the last of an identity number, a plate, the number
 *   of a matter, an address however short, or an address and a name with a blank between them
 * @most: results in a group
 * @flags: whether titles are masked
 * @error: return location for a #LinliStoreError
 *
 * Searches everything. Groups come in the order of their best result, results with the exact ones first and, among equals, those who live
 * here before those who left. The same query over the same file gives the same answer.
 *
 * Returns: (transfer full) (element-type LinliSearchGroup) (nullable): the groups that have results; %NULL with @error set
 */
GPtrArray *
linli_search_query (LinliDatabase     *database,
                    const char        *text,
                    guint              most,
                    LinliSearchFlags   flags,
                    GError           **error)
{
  g_autofree char *folded = NULL;
  g_autofree char *squeezed = NULL;
  g_autoptr (GHashTable) hits = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  LinliSearchQuery query;
  gboolean done;

  g_return_val_if_fail (database != NULL && text != NULL && most > 0, NULL);

  folded = linli_text_fold (text);
  if (g_utf8_strlen (folded, -1) > LINLI_SEARCH_LONGEST)
    *g_utf8_offset_to_pointer (folded, LINLI_SEARCH_LONGEST) = '\0';
  squeezed = linli_text_squeeze (folded);
  hits = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  groups = g_ptr_array_new_with_free_func (linli_search_group_free);
  query = (LinliSearchQuery) { database, folded, squeezed, most, hits };
  /* One view of the file for all statements, and one lock. */
  if (!linli_database_execute (database, "SAVEPOINT search", error))
    return NULL;
  done = (*squeezed == '\0' || linli_search_query_run (&query, error)) && linli_search_query_make_groups (&query, groups, flags, error);
  linli_database_execute (database, "RELEASE search", NULL);
  return done ? g_steal_pointer (&groups) : NULL;
}
