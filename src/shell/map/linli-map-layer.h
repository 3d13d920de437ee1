/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-geometry.h>
#include <linli-store.h>

#include "linli-map-tint.h"

G_BEGIN_DECLS

/**
 * LinliMapLayerData: (skip)
 *
 * What a layer shows, at one moment: records with their places and classes. Filled by the layer's function on a worker thread, constant
 * afterwards.
 */
typedef struct _LinliMapLayerData LinliMapLayerData;

/**
 * LinliMapLayerLoadFunc: (skip)
 * @reader: a read connection of the worker thread
 * @data: what to fill; see linli_map_layer_data_add_point() and linli_map_layer_data_add_shape()
 * @cancellable: (nullable): cancelled when the answer is not wanted any more; interrupts the statement that runs on @reader
 * @error: return location
 *
 * Asks the file where the records of a layer are and into which class each falls.
 *
 * Returns: %FALSE with @error set when that failed
 */
typedef gboolean (*LinliMapLayerLoadFunc) (LinliDatabase      *reader,
                                           LinliMapLayerData  *data,
                                           GCancellable       *cancellable,
                                           GError            **error);

#define LINLI_TYPE_MAP_LAYER (linli_map_layer_get_type ())

/**
 * LinliMapLayer:
 *
 * A layer that a plugin lays over the map with linli_registrar_add(): points, lines and areas, each a record that a click chooses, in
 * classes with a colour, words and a shape. It stands in the menu of layers and in the legend. All its classes are to be there before
 * it is added; it is constant then, so that workers may read it.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliMapLayer, linli_map_layer, LINLI, MAP_LAYER, GObject)

LINLI_EXPORT
LinliMapLayer *linli_map_layer_new (const char            *id,
                                    const char            *title,
                                    LinliMapLayerLoadFunc  load,
                                    const char * const    *kinds);
LINLI_EXPORT
void linli_map_layer_add_class (LinliMapLayer *self,
                                const char    *label,
                                LinliMapTint   tint,
                                LinliMapMark   mark);
LINLI_EXPORT
void linli_map_layer_set_hidden_at_first (LinliMapLayer *self,
                                          gboolean       hidden);
LINLI_EXPORT
gboolean linli_map_layer_is_hidden_at_first (LinliMapLayer *self);
LINLI_EXPORT
const char *linli_map_layer_get_id (LinliMapLayer *self);
LINLI_EXPORT
const char *linli_map_layer_get_title (LinliMapLayer *self);
LINLI_EXPORT
const char * const *linli_map_layer_get_kinds (LinliMapLayer *self);
LINLI_EXPORT
guint linli_map_layer_get_n_classes (LinliMapLayer *self);
LINLI_EXPORT
const char *linli_map_layer_get_class_label (LinliMapLayer *self,
                                             guint          group);
LINLI_EXPORT
LinliMapTint linli_map_layer_get_class_tint (LinliMapLayer *self,
                                             guint          group);
LINLI_EXPORT
LinliMapMark linli_map_layer_get_class_mark (LinliMapLayer *self,
                                             guint          group);

LINLI_EXPORT
LinliMapLayer *linli_map_layer_data_get_layer (LinliMapLayerData *self);
LINLI_EXPORT
void linli_map_layer_data_add_point (LinliMapLayerData *self,
                                     const char        *kind,
                                     gint64             id,
                                     double             longitude,
                                     double             latitude,
                                     guint              group);
LINLI_EXPORT
void linli_map_layer_data_add_shape (LinliMapLayerData   *self,
                                     const char          *kind,
                                     gint64               id,
                                     const LinliGeometry *geometry,
                                     guint                group);
LINLI_EXPORT
guint linli_map_layer_data_count (LinliMapLayerData *self,
                                  guint              group);

G_END_DECLS
