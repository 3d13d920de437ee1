/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapLayer: what a plugin lays over the map. Filled once on the main thread; afterwards constant, so that workers may read it. */

#include "config.h"

#include <linli-read-task.h>

#include "linli-map-layer-private.h"

typedef struct {
  char *label;
  LinliMapTint tint;
  LinliMapMark mark;
} LinliLayerClass;

struct _LinliMapLayer {
  GObject parent_instance;
  char *id;
  char *title;
  LinliMapLayerLoadFunc load;
  char **kinds;
  GArray *classes;
  gboolean hidden_at_first;
};

G_DEFINE_FINAL_TYPE (LinliMapLayer, linli_map_layer, G_TYPE_OBJECT)

static void
linli_map_layer_clear_class (gpointer data)
{
  LinliLayerClass *item = data;

  g_free (item->label);
}

static gpointer
linli_map_layer_run (LinliDatabase  *reader,
                     gpointer        data,
                     GCancellable   *cancellable,
                     GError        **error)
{
  LinliMapLayer *self = data;
  g_autoptr (LinliMapLayerData) loaded = _linli_map_layer_data_new (self);

  if (!self->load (reader, loaded, cancellable, error))
    return NULL;
  _linli_map_layer_data_seal (loaded);
  return g_steal_pointer (&loaded);
}

static void
linli_map_layer_finalize (GObject *object)
{
  LinliMapLayer *self = LINLI_MAP_LAYER (object);

  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->kinds);
  g_array_unref (self->classes);
  G_OBJECT_CLASS (linli_map_layer_parent_class)->finalize (object);
}

static void
linli_map_layer_class_init (LinliMapLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_map_layer_finalize;
}

static void
linli_map_layer_init (LinliMapLayer *self)
{
  self->classes = g_array_new (FALSE, FALSE, sizeof (LinliLayerClass));
  g_array_set_clear_func (self->classes, linli_map_layer_clear_class);
}

/**
 * linli_map_layer_new: (skip)
 * @id: unique among the layers: the plugin's id, or that and a word; ASCII without spaces
 * @title: translated, short: what the menu of layers shows
 * @load: fills the layer on a worker thread
 * @kinds: (array zero-terminated=1): kinds of record whose changes make what was loaded stale
 *
 * Returns: (transfer full): a layer without classes
 */
LinliMapLayer *
linli_map_layer_new (const char            *id,
                     const char            *title,
                     LinliMapLayerLoadFunc  load,
                     const char * const    *kinds)
{
  LinliMapLayer *self;

  g_return_val_if_fail (id != NULL && title != NULL && load != NULL && kinds != NULL, NULL);

  self = g_object_new (LINLI_TYPE_MAP_LAYER, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->load = load;
  self->kinds = g_strdupv ((char **) kinds);
  return self;
}

/**
 * linli_map_layer_add_class:
 * @self: the layer
 * @label: translated, short: what the legend writes
 * @tint: the colour; of the LINLI_MAP_TINT_MARK_… for points, which stand before any ground
 * @mark: the shape of a point; a line or an area carries it in its middle, unless it is %LINLI_MAP_MARK_AREA
 *
 * Adds a class; its group is the number of those before it. To be done before the layer is added to a document.
 */
void
linli_map_layer_add_class (LinliMapLayer *self,
                           const char    *label,
                           LinliMapTint   tint,
                           LinliMapMark   mark)
{
  LinliLayerClass item = { g_strdup (label), tint, mark };

  g_return_if_fail (LINLI_IS_MAP_LAYER (self) && label != NULL);

  g_array_append_val (self->classes, item);
}

/**
 * linli_map_layer_set_hidden_at_first:
 * @self: the layer
 * @hidden: whether it is shown only when it was switched on in the menu of layers; %FALSE at first
 *
 * For a layer that few need every day: it is not read, painted or explained until then. What was chosen in the menu is remembered with the
 * file, and holds from then on. To be done before the layer is added to a document.
 */
void
linli_map_layer_set_hidden_at_first (LinliMapLayer *self,
                                     gboolean       hidden)
{
  g_return_if_fail (LINLI_IS_MAP_LAYER (self));

  self->hidden_at_first = hidden;
}

/**
 * linli_map_layer_is_hidden_at_first:
 * @self: the layer
 *
 * Returns: whether it is hidden until it is switched on
 */
gboolean
linli_map_layer_is_hidden_at_first (LinliMapLayer *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYER (self), FALSE);

  return self->hidden_at_first;
}

/**
 * linli_map_layer_get_id:
 * @self: the layer
 *
 * Returns: its id
 */
const char *
linli_map_layer_get_id (LinliMapLayer *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYER (self), NULL);

  return self->id;
}

/**
 * linli_map_layer_get_title:
 * @self: the layer
 *
 * Returns: what the menu of layers shows
 */
const char *
linli_map_layer_get_title (LinliMapLayer *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYER (self), NULL);

  return self->title;
}

/**
 * linli_map_layer_get_kinds:
 * @self: the layer
 *
 * Returns: (array zero-terminated=1): kinds of record whose changes make what was loaded stale
 */
const char * const *
linli_map_layer_get_kinds (LinliMapLayer *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYER (self), NULL);

  return (const char * const *) self->kinds;
}

/**
 * linli_map_layer_get_n_classes:
 * @self: the layer
 *
 * Returns: how many classes there are
 */
guint
linli_map_layer_get_n_classes (LinliMapLayer *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYER (self), 0);

  return self->classes->len;
}

/**
 * linli_map_layer_get_class_label:
 * @self: the layer
 * @group: a class, counted from 0
 *
 * Returns: what the legend writes
 */
const char *
linli_map_layer_get_class_label (LinliMapLayer *self,
                                 guint          group)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYER (self) && group < self->classes->len, NULL);

  return g_array_index (self->classes, LinliLayerClass, group).label;
}

/**
 * linli_map_layer_get_class_tint:
 * @self: the layer
 * @group: a class, counted from 0
 *
 * Returns: its colour
 */
LinliMapTint
linli_map_layer_get_class_tint (LinliMapLayer *self,
                                guint          group)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYER (self) && group < self->classes->len, LINLI_MAP_TINT_NONE);

  return g_array_index (self->classes, LinliLayerClass, group).tint;
}

/**
 * linli_map_layer_get_class_mark:
 * @self: the layer
 * @group: a class, counted from 0
 *
 * Returns: its shape
 */
LinliMapMark
linli_map_layer_get_class_mark (LinliMapLayer *self,
                                guint          group)
{
  g_return_val_if_fail (LINLI_IS_MAP_LAYER (self) && group < self->classes->len, LINLI_MAP_MARK_CIRCLE);

  return g_array_index (self->classes, LinliLayerClass, group).mark;
}

/* Asks the file on a worker thread. */
void
_linli_map_layer_load_async (LinliMapLayer       *self,
                            LinliStore          *store,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, self, NULL);
  linli_read_task_run (task, store, linli_map_layer_run, (GDestroyNotify) _linli_map_layer_data_unref);
}

/* Returns: (transfer full): what the layer shows, or %NULL with @error set */
LinliMapLayerData *
_linli_map_layer_load_finish (LinliMapLayer  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
