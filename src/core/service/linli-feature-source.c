/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Geodata of other programs, read through the module. A thin shell over its interface, so that callers need no module. */

#include "config.h"

#include "linli-feature-source.h"

#include <string.h>

#include "linli-reader-private.h"

struct _LinliFeatureSource {
  const LinliReaderInterface *reader;
  gpointer features;
};

/**
 * linli_feature_source_open:
 * @path: a GeoPackage, GeoJSON, Shapefile, KML or DXF file
 * @error: return location for a %LINLI_READER_ERROR
 *
 * Opens geodata for reading; loads the reader module when it is not yet loaded.
 *
 * Returns: (skip) (transfer full): the source, or %NULL
 */
LinliFeatureSource *
linli_feature_source_open (const char  *path,
                           GError     **error)
{
  const LinliReaderInterface *reader;
  LinliFeatureSource *self;
  gpointer features;

  g_return_val_if_fail (path != NULL, NULL);

  if ((reader = _linli_reader_load (error)) == NULL || (features = reader->open_features (path, error)) == NULL)
    return NULL;
  self = g_new0 (LinliFeatureSource, 1);
  self->reader = reader;
  self->features = features;
  return self;
}

/**
 * linli_feature_source_free:
 * @self: (transfer full) (nullable): a source
 */
void
linli_feature_source_free (LinliFeatureSource *self)
{
  if (self == NULL)
    return;
  self->reader->close_features (self->features);
  g_free (self);
}

/**
 * linli_feature_source_get_n_layers:
 * @self: a source
 *
 * Returns: how many layers there are
 */
guint
linli_feature_source_get_n_layers (LinliFeatureSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->reader->get_n_layers (self->features);
}

/**
 * linli_feature_source_get_layer:
 * @self: a source
 * @layer: which layer, from 0
 * @info: (out caller-allocates): filled with what is known of it
 */
void
linli_feature_source_get_layer (LinliFeatureSource *self,
                                guint               layer,
                                LinliLayerInfo     *info)
{
  g_return_if_fail (self != NULL && info != NULL);
  g_return_if_fail (layer < linli_feature_source_get_n_layers (self));

  self->reader->describe_layer (self->features, layer, info);
}

/**
 * linli_feature_source_find_layer:
 * @self: a source
 * @name: a layer's name
 *
 * Returns: which layer it is, from 0, or -1
 */
int
linli_feature_source_find_layer (LinliFeatureSource *self,
                                 const char         *name)
{
  guint n_layers = linli_feature_source_get_n_layers (self);

  for (guint i = 0; i < n_layers; i++)
    {
      LinliLayerInfo info;

      linli_feature_source_get_layer (self, i, &info);
      if (g_strcmp0 (info.name, name) == 0)
        return i;
    }
  return -1;
}

/* How programs and offices call such layers; parts of names, in small letters. */
static const struct {
  const char *words;
  const char *kind;
} layer_names[] = {
  { "grid wangge 网格 四至", "grid" },
  { "build 楼 栋 建筑 房屋", "building" },
  { "road street highway 道路 路网 街巷", "road" },
  { "water river canal 水系 河", "water" },
  { "place poi venue 场所 点位", "place" },
};

/**
 * linli_layer_info_guess_kind:
 * @self: a layer
 *
 * Returns: (nullable): what kind of record its name suggests its features to be, %NULL when it suggests none
 */
const char *
linli_layer_info_guess_kind (const LinliLayerInfo *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL && self->name != NULL, NULL);

  name = g_utf8_strdown (self->name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (layer_names); i++)
    {
      g_auto (GStrv) words = g_strsplit (layer_names[i].words, " ", -1);

      for (guint k = 0; words[k] != NULL; k++)
        if (strstr (name, words[k]) != NULL)
          return layer_names[i].kind;
    }
  return NULL;
}

/**
 * linli_feature_source_start:
 * @self: a source
 * @layer: which layer, from 0
 * @error: return location for a %LINLI_READER_ERROR
 *
 * Goes to the beginning of a layer. A declared projected system that cannot be turned into degrees is an error.
 *
 * Returns: %FALSE with @error set
 */
gboolean
linli_feature_source_start (LinliFeatureSource  *self,
                            guint                layer,
                            GError             **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (layer < linli_feature_source_get_n_layers (self), FALSE);

  return self->reader->start_layer (self->features, layer, error);
}

/**
 * linli_feature_source_next:
 * @self: a source whose layer was started
 * @feature: (out caller-allocates): filled with the next feature
 * @error: return location for a %LINLI_READER_ERROR
 *
 * Returns: %TRUE when there was one; %FALSE at the end, or with @error set
 */
gboolean
linli_feature_source_next (LinliFeatureSource  *self,
                           LinliFeature        *feature,
                           GError             **error)
{
  g_return_val_if_fail (self != NULL && feature != NULL, FALSE);

  return self->reader->next_feature (self->features, feature, error);
}
