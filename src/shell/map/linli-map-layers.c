/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapLayers: follows the layers of plugins and keeps what they show. Main thread; reading is done by workers. A hidden layer is
 * not read. */

#include "config.h"

#include <linli-extensions.h>

#include "linli-map-layers-private.h"

/* One layer. Freed with the list; an answer that comes later finds its request cancelled. */
typedef struct {
  LinliMapLayers *owner; /* not owned */
  LinliMapLayer *layer;
  LinliMapLayerData *data; /* (nullable): not known yet */
  GCancellable *cancellable; /* (nullable): of the request that runs */
} LinliShownLayer;

struct _LinliMapLayers {
  GObject parent_instance;
  LinliStore *store;
  GListModel *added;
  GPtrArray *layers;
  GHashTable *hidden;      /* ids that were switched off */
  GHashTable *switched_on; /* ids that were switched on, which counts for those that are hidden at first */
};

enum { LISTED, CHANGED, FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LinliMapLayers, linli_map_layers, G_TYPE_OBJECT)

static void
linli_map_layers_stop (LinliShownLayer *shown)
{
  g_cancellable_cancel (shown->cancellable);
  g_clear_object (&shown->cancellable);
}

static void
linli_map_layers_free_shown (gpointer data)
{
  LinliShownLayer *shown = data;

  linli_map_layers_stop (shown);
  g_clear_pointer (&shown->data, _linli_map_layer_data_unref);
  g_object_unref (shown->layer);
  g_free (shown);
}

static void
linli_map_layers_loaded_cb (GObject      *object,
                            GAsyncResult *result,
                            gpointer      data)
{
  g_autoptr (GError) error = NULL;
  LinliMapLayerData *loaded = _linli_map_layer_load_finish (LINLI_MAP_LAYER (object), result, &error);
  LinliShownLayer *shown = data; /* not valid when cancelled */

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&shown->cancellable);
  if (loaded == NULL)
    {
      g_signal_emit (shown->owner, signals[FAILED], 0, shown->layer, error);
      return;
    }
  g_clear_pointer (&shown->data, _linli_map_layer_data_unref);
  shown->data = loaded;
  g_signal_emit (shown->owner, signals[CHANGED], 0);
}

static void
linli_map_layers_load (LinliMapLayers  *self,
                       LinliShownLayer *shown)
{
  linli_map_layers_stop (shown);
  if (!linli_map_layers_is_shown (self, linli_map_layer_get_id (shown->layer)))
    return;
  shown->cancellable = g_cancellable_new ();
  _linli_map_layer_load_async (shown->layer, self->store, shown->cancellable, linli_map_layers_loaded_cb, shown);
}

static void
linli_map_layers_items_changed_cb (LinliMapLayers *self,
                                   guint           position,
                                   guint           n_removed,
                                   guint           n_added)
{
  if (n_removed > 0)
    g_ptr_array_remove_range (self->layers, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      LinliShownLayer *shown = g_new0 (LinliShownLayer, 1);

      shown->owner = self;
      shown->layer = g_list_model_get_item (self->added, position + i);
      g_ptr_array_insert (self->layers, position + i, shown);
      linli_map_layers_load (self, shown);
    }
  g_signal_emit (self, signals[LISTED], 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
linli_map_layers_touched_cb (LinliMapLayers *self,
                             LinliChanges   *changes)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      LinliShownLayer *shown = g_ptr_array_index (self->layers, i);

      if (linli_changes_touches_any (changes, linli_map_layer_get_kinds (shown->layer)))
        linli_map_layers_load (self, shown);
    }
}

static void
linli_map_layers_dispose (GObject *object)
{
  LinliMapLayers *self = LINLI_MAP_LAYERS (object);

  g_ptr_array_set_size (self->layers, 0);
  g_clear_object (&self->added);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (linli_map_layers_parent_class)->dispose (object);
}

static void
linli_map_layers_finalize (GObject *object)
{
  LinliMapLayers *self = LINLI_MAP_LAYERS (object);

  g_ptr_array_unref (self->layers);
  g_hash_table_unref (self->hidden);
  g_hash_table_unref (self->switched_on);
  G_OBJECT_CLASS (linli_map_layers_parent_class)->finalize (object);
}

static void
linli_map_layers_class_init (LinliMapLayersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_map_layers_dispose;
  G_OBJECT_CLASS (klass)->finalize = linli_map_layers_finalize;
  /**
   * LinliMapLayers::listed:
   *
   * A layer came or went.
   */
  signals[LISTED] = g_signal_new ("listed", LINLI_TYPE_MAP_LAYERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * LinliMapLayers::changed:
   *
   * What a layer shows is different from now on, or whether it is shown.
   */
  signals[CHANGED] = g_signal_new ("changed", LINLI_TYPE_MAP_LAYERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * LinliMapLayers::failed:
   * @self: the layers
   * @layer: which one
   * @error: why
   *
   * A layer could not be read.
   */
  signals[FAILED] = g_signal_new ("failed", LINLI_TYPE_MAP_LAYERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, LINLI_TYPE_MAP_LAYER, G_TYPE_ERROR);
}

static void
linli_map_layers_init (LinliMapLayers *self)
{
  self->layers = g_ptr_array_new_with_free_func (linli_map_layers_free_shown);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->switched_on = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static LinliShownLayer *
linli_map_layers_at (LinliMapLayers *self,
                     guint           position)
{
  return position < self->layers->len ? g_ptr_array_index (self->layers, position) : NULL;
}

static char **
linli_map_layers_dup_ids (GHashTable *ids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_strv_builder_add (builder, id);
  return g_strv_builder_end (builder);
}

/* Returns: (transfer full) (element-type LinliMapLayerData): what is to be painted, the lowest first */
GPtrArray *
_linli_map_layers_dup_data (LinliMapLayers *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) _linli_map_layer_data_unref);

  for (guint i = 0; i < self->layers->len; i++)
    {
      LinliMapLayerData *data = linli_map_layers_get_data (self, i);

      if (data != NULL)
        g_ptr_array_add (all, _linli_map_layer_data_ref (data));
    }
  return all;
}

/**
 * linli_map_layers_new:
 * @context: the open document
 *
 * Returns: (transfer full): its layers, shown but for those that are hidden at first
 */
LinliMapLayers *
linli_map_layers_new (LinliContext *context)
{
  g_return_val_if_fail (LINLI_IS_CONTEXT (context), NULL);

  return linli_map_layers_new_for_list (context, linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_MAP_LAYER));
}

/**
 * linli_map_layers_new_for_list:
 * @context: the open document, whose file the layers ask
 * @list: (transfer none): layers, which may come and go; for a map of one's own that shows something else than the map page
 *
 * Returns: (transfer full): these layers, shown but for those that are hidden at first
 */
LinliMapLayers *
linli_map_layers_new_for_list (LinliContext *context,
                               GListModel   *list)
{
  LinliMapLayers *self;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context) && G_IS_LIST_MODEL (list), NULL);

  self = g_object_new (LINLI_TYPE_MAP_LAYERS, NULL);
  self->store = g_object_ref (linli_context_get_store (context));
  self->added = g_object_ref (list);
  g_signal_connect_object (self->added, "items-changed", G_CALLBACK (linli_map_layers_items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (linli_map_layers_touched_cb), self, G_CONNECT_SWAPPED);
  linli_map_layers_items_changed_cb (self, 0, 0, g_list_model_get_n_items (self->added));
  return self;
}

/**
 * linli_map_layers_get_size:
 * @self: the layers
 *
 * Returns: how many there are
 */
guint
linli_map_layers_get_size (LinliMapLayers *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYERS (self), 0);

  return self->layers->len;
}

/**
 * linli_map_layers_get:
 * @self: the layers
 * @position: counted from 0
 *
 * Returns: (nullable) (transfer none): the layer, or %NULL past the last
 */
LinliMapLayer *
linli_map_layers_get (LinliMapLayers *self,
                      guint           position)
{
  LinliShownLayer *shown;

  g_return_val_if_fail (LINLI_IS_MAP_LAYERS (self), NULL);

  shown = linli_map_layers_at (self, position);
  return shown != NULL ? shown->layer : NULL;
}

/**
 * linli_map_layers_get_data: (skip)
 * @self: the layers
 * @position: counted from 0
 *
 * Returns: (nullable) (transfer none): what the layer shows; %NULL while it is hidden or not known yet
 */
LinliMapLayerData *
linli_map_layers_get_data (LinliMapLayers *self,
                           guint           position)
{
  LinliShownLayer *shown;

  g_return_val_if_fail (LINLI_IS_MAP_LAYERS (self), NULL);

  shown = linli_map_layers_at (self, position);
  return shown != NULL && linli_map_layers_is_shown (self, linli_map_layer_get_id (shown->layer)) ? shown->data : NULL;
}

/**
 * linli_map_layers_is_shown:
 * @self: the layers
 * @id: a layer, whether its plugin is there or not
 *
 * Returns: whether it is shown if it is there
 */
gboolean
linli_map_layers_is_shown (LinliMapLayers *self,
                           const char     *id)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYERS (self) && id != NULL, FALSE);

  if (g_hash_table_contains (self->hidden, id))
    return FALSE;
  if (g_hash_table_contains (self->switched_on, id))
    return TRUE;
  for (guint i = 0; i < self->layers->len; i++)
    if (g_str_equal (linli_map_layer_get_id (linli_map_layers_at (self, i)->layer), id))
      return !linli_map_layer_is_hidden_at_first (linli_map_layers_at (self, i)->layer);
  return TRUE;
}

/**
 * linli_map_layers_set_shown:
 * @self: the layers
 * @id: a layer; its plugin need not be there
 * @shown: whether to show it
 */
void
linli_map_layers_set_shown (LinliMapLayers *self,
                            const char     *id,
                            gboolean        shown)
{
  gboolean was_shown;

  g_return_if_fail (LINLI_IS_MAP_LAYERS (self) && id != NULL);

  was_shown = linli_map_layers_is_shown (self, id);
  g_hash_table_remove (shown ? self->hidden : self->switched_on, id);
  g_hash_table_add (shown ? self->switched_on : self->hidden, g_strdup (id));
  if (was_shown == shown)
    return;
  for (guint i = 0; i < self->layers->len; i++)
    {
      LinliShownLayer *layer = g_ptr_array_index (self->layers, i);

      if (g_str_equal (linli_map_layer_get_id (layer->layer), id))
        {
          g_clear_pointer (&layer->data, _linli_map_layer_data_unref);
          linli_map_layers_load (self, layer);
        }
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * linli_map_layers_dup_hidden:
 * @self: the layers
 *
 * Returns: (transfer full) (array zero-terminated=1): ids of the layers that were switched off, those of absent plugins among them
 */
char **
linli_map_layers_dup_hidden (LinliMapLayers *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYERS (self), NULL);

  return linli_map_layers_dup_ids (self->hidden);
}

/**
 * linli_map_layers_dup_switched_on:
 * @self: the layers
 *
 * Returns: (transfer full) (array zero-terminated=1): ids of the layers that were switched on with linli_map_layers_set_shown(), those of
 *   absent plugins among them
 */
char **
linli_map_layers_dup_switched_on (LinliMapLayers *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYERS (self), NULL);

  return linli_map_layers_dup_ids (self->switched_on);
}

/**
 * linli_map_layers_is_loading:
 * @self: the layers
 *
 * Returns: whether a layer is being read
 */
gboolean
linli_map_layers_is_loading (LinliMapLayers *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYERS (self), FALSE);

  for (guint i = 0; i < self->layers->len; i++)
    if (linli_map_layers_at (self, i)->cancellable != NULL)
      return TRUE;
  return FALSE;
}

/**
 * linli_map_layers_find_class: (skip)
 * @self: the layers
 * @position: a layer, counted from 0
 * @group: a class of it, counted from 0
 * @ids: (element-type gint64): emptied, then filled with the records of the class, in ascending order
 *
 * A selection has records of one kind; of a class that mixes kinds, only those of one kind are found.
 *
 * Returns: (nullable): the kind of the records; %NULL when there are none
 */
const char *
linli_map_layers_find_class (LinliMapLayers *self,
                             guint           position,
                             guint           group,
                             GArray         *ids)
{
  LinliMapLayerData *data;
  const char *kind = NULL;

  g_return_val_if_fail (LINLI_IS_MAP_LAYERS (self) && ids != NULL, NULL);

  g_array_set_size (ids, 0);
  data = linli_map_layers_get_data (self, position);
  for (guint i = 0; data != NULL && i < data->items->len; i++)
    {
      const LinliMapItem *item = _linli_map_layer_data_get (data, i);

      if (item->group != group || (kind != NULL && item->kind != kind))
        continue;
      kind = item->kind;
      g_array_append_val (ids, item->id);
    }
  return kind;
}
