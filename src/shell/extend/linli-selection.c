/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The shared selection of one window. Lives on the main thread; the window owns it and passes it to its pages. */

#include "config.h"

#include "linli-selection.h"

struct _LinliSelection
{
  GObject parent_instance;

  const char *kind;
  GArray *ids;
};

G_DEFINE_FINAL_TYPE (LinliSelection, linli_selection, G_TYPE_OBJECT)

enum {
  CHANGED,
  OPENED,
  LOCATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
linli_selection_compare (gconstpointer a,
                         gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static GArray *
linli_selection_sort (const gint64 *ids,
                      gsize         n_ids)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  guint n = 0;

  g_array_append_vals (sorted, ids, n_ids);
  g_array_sort (sorted, linli_selection_compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      gint64 id = g_array_index (sorted, gint64, i);

      if (n == 0 || g_array_index (sorted, gint64, n - 1) != id)
        g_array_index (sorted, gint64, n++) = id;
    }
  g_array_set_size (sorted, n);

  return sorted;
}

static void
linli_selection_finalize (GObject *object)
{
  LinliSelection *self = LINLI_SELECTION (object);

  g_array_unref (self->ids);

  G_OBJECT_CLASS (linli_selection_parent_class)->finalize (object);
}

static void
linli_selection_class_init (LinliSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = linli_selection_finalize;

  /**
   * LinliSelection::changed:
   *
   * Other records are chosen now, or none.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * LinliSelection::opened:
   *
   * The one chosen record is to be read: the window shows the details pane and moves the focus there.
   */
  signals[OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * LinliSelection::located:
   *
   * What is chosen is to be seen on the map: the window turns to the map page, the map moves there.
   */
  signals[LOCATED] =
    g_signal_new ("located", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
linli_selection_init (LinliSelection *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * linli_selection_new:
 *
 * Returns: (transfer full): a selection of nothing
 */
LinliSelection *
linli_selection_new (void)
{
  return g_object_new (LINLI_TYPE_SELECTION, NULL);
}

/**
 * linli_selection_get_kind:
 * @self: a selection
 *
 * Returns: (nullable): the kind (name of its table) of the chosen records; %NULL when nothing is chosen
 */
const char *
linli_selection_get_kind (LinliSelection *self)
{
  g_return_val_if_fail (LINLI_IS_SELECTION (self), NULL);

  return self->kind;
}

/**
 * linli_selection_get_ids:
 * @self: a selection
 * @n_ids: (out): how many
 *
 * Returns: (transfer none) (array length=n_ids): the chosen ids, ascending; valid until the next change
 */
const gint64 *
linli_selection_get_ids (LinliSelection *self,
                         gsize          *n_ids)
{
  g_return_val_if_fail (LINLI_IS_SELECTION (self), NULL);

  if (n_ids != NULL)
    *n_ids = self->ids->len;

  return (const gint64 *) self->ids->data;
}

/**
 * linli_selection_get_n_ids:
 * @self: a selection
 *
 * Returns: how many records are chosen
 */
gsize
linli_selection_get_n_ids (LinliSelection *self)
{
  g_return_val_if_fail (LINLI_IS_SELECTION (self), 0);

  return self->ids->len;
}

/**
 * linli_selection_get_id:
 * @self: a selection
 *
 * Returns: the chosen id when exactly one record is chosen, otherwise 0
 */
gint64
linli_selection_get_id (LinliSelection *self)
{
  g_return_val_if_fail (LINLI_IS_SELECTION (self), 0);

  return self->ids->len == 1 ? g_array_index (self->ids, gint64, 0) : 0;
}

/**
 * linli_selection_contains:
 * @self: a selection
 * @kind: a kind of record
 * @id: a record's id
 *
 * Returns: whether that record is among the chosen ones
 */
gboolean
linli_selection_contains (LinliSelection *self,
                          const char     *kind,
                          gint64          id)
{
  g_return_val_if_fail (LINLI_IS_SELECTION (self), FALSE);

  if (g_strcmp0 (kind, self->kind) != 0)
    return FALSE;

  return g_array_binary_search (self->ids, &id, linli_selection_compare, NULL);
}

/**
 * linli_selection_set:
 * @self: a selection
 * @kind: (nullable): the kind of the records
 * @ids: (array length=n_ids) (nullable): their ids, in any order
 * @n_ids: how many; 0 chooses nothing
 *
 * Chooses these records instead of the ones before. Emits #LinliSelection::changed if that is a difference.
 */
void
linli_selection_set (LinliSelection *self,
                     const char     *kind,
                     const gint64   *ids,
                     gsize           n_ids)
{
  g_autoptr (GArray) sorted = NULL;

  g_return_if_fail (LINLI_IS_SELECTION (self));
  g_return_if_fail (n_ids == 0 || (kind != NULL && ids != NULL));

  sorted = linli_selection_sort (ids, n_ids);
  if (n_ids == 0)
    kind = NULL;
  if (g_strcmp0 (kind, self->kind) == 0 && sorted->len == self->ids->len &&
      (sorted->len == 0 || memcmp (sorted->data, self->ids->data, sorted->len * sizeof (gint64)) == 0))
    return;

  self->kind = g_intern_string (kind);
  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&sorted);

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * linli_selection_set_one:
 * @self: a selection
 * @kind: the kind of the record
 * @id: its id
 *
 * Chooses one record.
 */
void
linli_selection_set_one (LinliSelection *self,
                         const char     *kind,
                         gint64          id)
{
  linli_selection_set (self, kind, &id, 1);
}

/**
 * linli_selection_clear:
 * @self: a selection
 *
 * Chooses nothing.
 */
void
linli_selection_clear (LinliSelection *self)
{
  linli_selection_set (self, NULL, NULL, 0);
}

/**
 * linli_selection_open:
 * @self: a selection
 * @kind: the kind of the record
 * @id: its id
 *
 * Chooses one record and asks for its details to be shown: what Enter or a double click on a row does.
 */
void
linli_selection_open (LinliSelection *self,
                      const char     *kind,
                      gint64          id)
{
  linli_selection_set_one (self, kind, id);
  g_signal_emit (self, signals[OPENED], 0);
}

/**
 * linli_selection_locate:
 * @self: a selection
 *
 * Asks for what is chosen to be shown on the map.
 */
void
linli_selection_locate (LinliSelection *self)
{
  g_return_if_fail (LINLI_IS_SELECTION (self));

  if (self->ids->len > 0)
    g_signal_emit (self, signals[LOCATED], 0);
}
