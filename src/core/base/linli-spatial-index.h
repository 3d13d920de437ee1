/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib-object.h>

#include "linli-box.h"
#include "linli-export.h"

G_BEGIN_DECLS

#define LINLI_TYPE_SPATIAL_INDEX (linli_spatial_index_get_type ())

/**
 * LinliSpatialIndex:
 *
 * Finds boxes by place: an R-tree packed once from all its boxes (sort-tile-recursive). Items are known by their position in the
 * array of boxes. Immutable, reference counted; any thread.
 */
typedef struct _LinliSpatialIndex LinliSpatialIndex;

/**
 * LinliSpatialIndexFunc:
 * @item: the position of a box that was found
 * @data: what was passed to the query
 *
 * Returns: %FALSE to end the query
 */
typedef gboolean (*LinliSpatialIndexFunc) (guint    item,
                                           gpointer data);

/**
 * LinliSpatialIndexDistanceFunc:
 * @item: the position of a box
 * @x: longitude
 * @y: latitude
 * @data: what was passed to the query
 *
 * Returns: the distance in metres from the place to what the box is about; never less than to the box itself
 */
typedef double (*LinliSpatialIndexDistanceFunc) (guint    item,
                                                 double   x,
                                                 double   y,
                                                 gpointer data);

LINLI_EXPORT
GType linli_spatial_index_get_type (void);
LINLI_EXPORT
LinliSpatialIndex *linli_spatial_index_new (const LinliBox *boxes,
                                            guint           n_boxes);
LINLI_EXPORT
LinliSpatialIndex *linli_spatial_index_ref (LinliSpatialIndex *self);
LINLI_EXPORT
void linli_spatial_index_unref (LinliSpatialIndex *self);
LINLI_EXPORT
guint linli_spatial_index_get_n_items (const LinliSpatialIndex *self);
LINLI_EXPORT
void linli_spatial_index_query (const LinliSpatialIndex *self,
                                const LinliBox          *box,
                                LinliSpatialIndexFunc    func,
                                gpointer                 data);
LINLI_EXPORT
void linli_spatial_index_collect (const LinliSpatialIndex *self,
                                  const LinliBox          *box,
                                  GArray                  *items);
LINLI_EXPORT
int linli_spatial_index_find_nearest (const LinliSpatialIndex       *self,
                                      double                         x,
                                      double                         y,
                                      double                         within,
                                      LinliSpatialIndexDistanceFunc  func,
                                      gpointer                       data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliSpatialIndex, linli_spatial_index_unref)

G_END_DECLS
