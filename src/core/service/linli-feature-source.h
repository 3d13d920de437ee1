/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-table.h"

G_BEGIN_DECLS

/**
 * LinliLayerInfo:
 * @name: the layer's name
 * @geometry: "point", "line", "polygon" or "mixed"
 * @n_features: how many there are, or -1 when only reading would tell
 * @crs: (nullable): the coordinate system the file declares, in words
 * @projected: whether that system is a projected one, so that its coordinates are reprojected to degrees
 *
 * A layer of a file of geodata; the strings belong to the source.
 */
typedef struct {
  const char *name;
  const char *geometry;
  gint64 n_features;
  const char *crs;
  gboolean projected;
} LinliLayerInfo;

/**
 * LinliFeature:
 * @number: the feature's number in its layer, as the file counts
 * @wkb: (nullable): its geometry as ISO well-known binary, little endian, two dimensions, longitude before latitude, in degrees
 * @names: (array length=n_fields): the names of its fields
 * @values: (array length=n_fields): their values as text, %NULL where empty
 * @n_fields: how many
 *
 * One feature; everything belongs to the source and is valid until the next one is read.
 */
typedef struct {
  gint64 number;
  GBytes *wkb;
  const char * const *names;
  const char * const *values;
  guint n_fields;
} LinliFeature;

/**
 * LinliFeatureSource:
 *
 * A file of geodata open for reading through the reader module. Belongs to one thread.
 */
typedef struct _LinliFeatureSource LinliFeatureSource;

LINLI_EXPORT
LinliFeatureSource *linli_feature_source_open (const char  *path,
                                               GError     **error);
LINLI_EXPORT
void linli_feature_source_free (LinliFeatureSource *self);
LINLI_EXPORT
guint linli_feature_source_get_n_layers (LinliFeatureSource *self);
LINLI_EXPORT
void linli_feature_source_get_layer (LinliFeatureSource *self,
                                     guint               layer,
                                     LinliLayerInfo     *info);
LINLI_EXPORT
int linli_feature_source_find_layer (LinliFeatureSource *self,
                                     const char         *name);
LINLI_EXPORT
const char *linli_layer_info_guess_kind (const LinliLayerInfo *self);
LINLI_EXPORT
gboolean linli_feature_source_start (LinliFeatureSource  *self,
                                     guint                layer,
                                     GError             **error);
LINLI_EXPORT
gboolean linli_feature_source_next (LinliFeatureSource  *self,
                                    LinliFeature        *feature,
                                    GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliFeatureSource, linli_feature_source_free)

G_END_DECLS
