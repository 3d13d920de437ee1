/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-map-shapes.h>
#include <linli-spatial-index.h>

#include "linli-map-layer.h"

G_BEGIN_DECLS

/* One record of a layer. The kind is an interned string; a point has no shape. */
typedef struct {
  const char *kind;
  gint64 id;
  guint group;
  double x, y; /* world coordinates of the point, or of where the mark of a shape stands */
  LinliMapShape *shape;
} LinliMapItem;

/* Sealed once it is filled: items by kind and id then, and the index knows their positions. Reference counted, any thread. */
struct _LinliMapLayerData {
  LinliMapLayer *layer;
  GArray *items;
  LinliSpatialIndex *index;
  guint *counts;
};

LinliMapLayerData *_linli_map_layer_data_new (LinliMapLayer *layer);
LinliMapLayerData *_linli_map_layer_data_ref (LinliMapLayerData *self);
void _linli_map_layer_data_unref (LinliMapLayerData *self);
void _linli_map_layer_data_seal (LinliMapLayerData *self);
const LinliMapItem *_linli_map_layer_data_get (const LinliMapLayerData *self,
                                              guint                    position);
const LinliMapItem *_linli_map_layer_data_find (const LinliMapLayerData *self,
                                               const char              *kind,
                                               gint64                   id);
void _linli_map_layer_load_async (LinliMapLayer       *self,
                                 LinliStore          *store,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
LinliMapLayerData *_linli_map_layer_load_finish (LinliMapLayer  *self,
                                                GAsyncResult   *result,
                                                GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliMapLayerData, _linli_map_layer_data_unref)

G_END_DECLS
