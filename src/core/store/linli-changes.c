/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliChanges: what one committed action changed. Built by the store on the writer's thread, then immutable. */

#include "config.h"

#include "linli-changes-private.h"

typedef struct {
  GArray *ids;
  gboolean many;
  gboolean sorted;
} Entry;

struct _LinliChanges {
  gatomicrefcount count;
  GHashTable *entries;
};

G_DEFINE_BOXED_TYPE (LinliChanges, linli_changes, linli_changes_ref, linli_changes_unref)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_array_unref (entry->ids);
  g_free (entry);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
entry_sort (Entry *entry)
{
  guint kept = 0;

  if (entry->sorted)
    return;
  g_array_sort (entry->ids, compare_ids);
  for (guint i = 0; i < entry->ids->len; i++)
    if (kept == 0 || g_array_index (entry->ids, gint64, kept - 1) != g_array_index (entry->ids, gint64, i))
      g_array_index (entry->ids, gint64, kept++) = g_array_index (entry->ids, gint64, i);
  g_array_set_size (entry->ids, kept);
  entry->sorted = TRUE;
}

LinliChanges *
_linli_changes_new (void)
{
  LinliChanges *self = g_new0 (LinliChanges, 1);

  g_atomic_ref_count_init (&self->count);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  return self;
}

void
_linli_changes_add (LinliChanges *self,
                    const char   *kind,
                    gint64        id)
{
  Entry *entry = g_hash_table_lookup (self->entries, kind);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->entries, g_strdup (kind), entry);
    }
  if (entry->many)
    return;
  if (entry->ids->len >= LINLI_CHANGES_MANY)
    {
      g_array_set_size (entry->ids, 0);
      entry->many = TRUE;
      return;
    }
  g_array_append_val (entry->ids, id);
  entry->sorted = FALSE;
}

/* Sorts everything, so that readers on any thread may search. */
void
_linli_changes_seal (LinliChanges *self)
{
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    entry_sort (entry);
}

gboolean
_linli_changes_is_empty (LinliChanges *self)
{
  return g_hash_table_size (self->entries) == 0;
}

LinliChanges *
linli_changes_ref (LinliChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
linli_changes_unref (LinliChanges *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * linli_changes_touches:
 * @self: the changes
 * @kind: a kind of record
 *
 * Returns: whether any record of @kind was inserted, changed or removed
 */
gboolean
linli_changes_touches (LinliChanges *self,
                       const char   *kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_hash_table_contains (self->entries, kind);
}

/**
 * linli_changes_touches_any:
 * @self: the changes
 * @kinds: (array zero-terminated=1): kinds of record
 *
 * Returns: whether any record of any of @kinds was inserted, changed or removed
 */
gboolean
linli_changes_touches_any (LinliChanges       *self,
                           const char * const *kinds)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (gsize i = 0; kinds[i] != NULL; i++)
    if (linli_changes_touches (self, kinds[i]))
      return TRUE;
  return FALSE;
}

/**
 * linli_changes_contains:
 * @self: the changes
 * @kind: a kind of record
 * @id: a record
 *
 * Returns: whether the record may have changed; %TRUE also where the kind is counted as "many"
 */
gboolean
linli_changes_contains (LinliChanges *self,
                        const char   *kind,
                        gint64        id)
{
  Entry *entry;

  g_return_val_if_fail (self != NULL, FALSE);

  entry = g_hash_table_lookup (self->entries, kind);
  if (entry == NULL)
    return FALSE;
  if (entry->many)
    return TRUE;
  return g_array_binary_search (entry->ids, &id, compare_ids, NULL);
}

/**
 * linli_changes_is_many:
 * @self: the changes
 * @kind: a kind of record
 *
 * Returns: whether so many records changed that they are not listed; reload everything then
 */
gboolean
linli_changes_is_many (LinliChanges *self,
                       const char   *kind)
{
  Entry *entry;

  g_return_val_if_fail (self != NULL, FALSE);

  entry = g_hash_table_lookup (self->entries, kind);
  return entry != NULL && entry->many;
}

/**
 * linli_changes_get_ids:
 * @self: the changes
 * @kind: a kind of record
 * @n_ids: (out): how many
 *
 * Returns: (array length=n_ids) (nullable): the ids in ascending order; %NULL when there are none or "many"
 */
const gint64 *
linli_changes_get_ids (LinliChanges *self,
                       const char   *kind,
                       gsize        *n_ids)
{
  Entry *entry;

  g_return_val_if_fail (self != NULL && n_ids != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, kind);
  *n_ids = entry != NULL && !entry->many ? entry->ids->len : 0;
  return *n_ids > 0 ? (const gint64 *) (gpointer) entry->ids->data : NULL;
}

/**
 * linli_changes_dup_kinds:
 * @self: the changes
 *
 * Returns: (transfer full) (array zero-terminated=1): every kind that was touched
 */
char **
linli_changes_dup_kinds (LinliChanges *self)
{
  g_autofree gpointer *keys = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  keys = g_hash_table_get_keys_as_array (self->entries, NULL);
  return g_strdupv ((char **) keys);
}
