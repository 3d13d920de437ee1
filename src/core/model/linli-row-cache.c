/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRowCache: the windows of a long list that were looked at last. The oldest leaves when there are too many. */

#include "config.h"

#include "linli-row-cache-private.h"

/* A tall screen shows two windows; a table keeps some more around them. */
#define MAX_WINDOWS 48

typedef struct {
  GPtrArray *rows;
  guint64 used;
} Window;

struct _LinliRowCache {
  GHashTable *windows;
  guint64 now;
};

static void
window_free (gpointer data)
{
  Window *window = data;

  g_ptr_array_unref (window->rows);
  g_free (window);
}

LinliRowCache *
_linli_row_cache_new (void)
{
  LinliRowCache *self = g_new0 (LinliRowCache, 1);

  self->windows = g_hash_table_new_full (NULL, NULL, NULL, window_free);
  return self;
}

void
_linli_row_cache_free (LinliRowCache *self)
{
  g_hash_table_unref (self->windows);
  g_free (self);
}

GPtrArray *
_linli_row_cache_get (LinliRowCache *self,
                      guint          window)
{
  Window *found = g_hash_table_lookup (self->windows, GUINT_TO_POINTER (window));

  if (found == NULL)
    return NULL;
  found->used = ++self->now;
  return found->rows;
}

static void
drop_oldest (LinliRowCache *self)
{
  GHashTableIter iter;
  gpointer key, value, oldest = NULL;
  guint64 used = G_MAXUINT64;

  g_hash_table_iter_init (&iter, self->windows);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (((Window *) value)->used < used)
      {
        used = ((Window *) value)->used;
        oldest = key;
      }
  g_hash_table_remove (self->windows, oldest);
}

void
_linli_row_cache_put (LinliRowCache *self,
                      guint          window,
                      GPtrArray     *rows)
{
  Window *entry = g_new0 (Window, 1);

  entry->rows = g_ptr_array_ref (rows);
  entry->used = ++self->now;
  g_hash_table_replace (self->windows, GUINT_TO_POINTER (window), entry);
  if (g_hash_table_size (self->windows) > MAX_WINDOWS)
    drop_oldest (self);
}

static int
compare_windows (gconstpointer a,
                 gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

GArray *
_linli_row_cache_dup_windows (LinliRowCache *self)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->windows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint window = GPOINTER_TO_UINT (key);

      g_array_append_val (windows, window);
    }
  g_array_sort (windows, compare_windows);
  return windows;
}
