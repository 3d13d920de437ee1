/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a file of geodata holds, and enough of its shapes for a preview; read in other threads. */

#include "config.h"

#include "linli-import-layers-private.h"

#include <linli-feature-source.h>
#include <linli-geometry.h>
#include <linli-record.h>

#define MOST_SHAPES 4000
#define MOST_POINTS 40000

typedef struct {
  char *path;
  char *layer;
} Wanted;

static void
linli_import_layer_free (gpointer data)
{
  LinliImportLayer *layer = data;

  g_free (layer->name);
  g_free (layer->geometry);
  g_free (layer->crs);
  g_free (layer);
}

/* Returns: (element-type LinliImportLayer): the layers of a file */
GPtrArray *
_linli_import_layers_read (const char  *path,
                           GError     **error)
{
  g_autoptr (LinliFeatureSource) source = linli_feature_source_open (path, error);
  GPtrArray *layers;

  if (source == NULL)
    return NULL;
  layers = g_ptr_array_new_with_free_func (linli_import_layer_free);
  for (guint i = 0; i < linli_feature_source_get_n_layers (source); i++)
    {
      LinliImportLayer *layer = g_new0 (LinliImportLayer, 1);
      LinliLayerInfo info;

      linli_feature_source_get_layer (source, i, &info);
      layer->name = g_strdup (info.name);
      layer->geometry = g_strdup (info.geometry);
      layer->n_features = info.n_features;
      layer->crs = g_strdup (info.crs);
      layer->guess = linli_layer_info_guess_kind (&info);
      g_ptr_array_add (layers, layer);
    }
  return layers;
}

static void
linli_import_wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->path);
  g_free (wanted->layer);
  g_free (wanted);
}

void
_linli_import_sample_free (LinliImportSample *sample)
{
  g_ptr_array_unref (sample->shapes);
  g_ptr_array_unref (sample->existing);
  g_free (sample);
}

/* A layer as far as a preview needs it. A shape that cannot be read is left to the check, which says so. */
static gboolean
linli_import_sample_read_layer (LinliImportSample  *sample,
                                const Wanted       *wanted,
                                GCancellable       *cancellable,
                                GError            **error)
{
  g_autoptr (LinliFeatureSource) source = linli_feature_source_open (wanted->path, error);
  LinliFeature feature;
  GError *problem = NULL;
  guint n_points = 0;
  int layer;

  if (source == NULL)
    return FALSE;
  layer = linli_feature_source_find_layer (source, wanted->layer);
  if (layer < 0)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_NO_LAYER, "%s", wanted->layer);
      return FALSE;
    }
  if (!linli_feature_source_start (source, layer, error))
    return FALSE;
  while (sample->shapes->len < MOST_SHAPES && n_points < MOST_POINTS && !g_cancellable_is_cancelled (cancellable) &&
         linli_feature_source_next (source, &feature, &problem))
    {
      gsize size = 0;
      gconstpointer wkb = feature.wkb != NULL ? g_bytes_get_data (feature.wkb, &size) : NULL;
      LinliGeometry *shape = wkb != NULL ? linli_geometry_new_from_wkb (wkb, size, NULL) : NULL;
      guint n;

      if (shape == NULL)
        continue;
      linli_geometry_get_points (shape, &n);
      n_points += n;
      g_ptr_array_add (sample->shapes, shape);
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

static gboolean
linli_import_sample_read_grids (LinliImportSample  *sample,
                                LinliStore         *store,
                                GError            **error)
{
  g_autoptr (LinliDatabase) database = linli_store_new_reader (store, error);
  g_autoptr (GPtrArray) grids = NULL;

  if (database == NULL)
    return FALSE;
  grids = linli_record_query (database, linli_kind_lookup ("grid"), error, "deleted_at IS NULL AND geom IS NOT NULL", NULL);
  if (grids == NULL)
    return FALSE;
  for (guint i = 0; i < grids->len; i++)
    {
      GBytes *bytes = linli_record_get_bytes (g_ptr_array_index (grids, i), "geom");
      LinliGeometry *shape = bytes != NULL ? linli_geometry_new_from_bytes (bytes, NULL) : NULL;

      if (shape != NULL)
        g_ptr_array_add (sample->existing, shape);
    }
  return TRUE;
}

static void
linli_import_sample_thread (GTask        *task,
                            gpointer      source,
                            gpointer      data,
                            GCancellable *cancellable)
{
  LinliImportSample *sample = g_new0 (LinliImportSample, 1);
  GError *error = NULL;

  sample->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
  sample->existing = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
  if (linli_import_sample_read_layer (sample, data, cancellable, &error) && linli_import_sample_read_grids (sample, source, &error))
    {
      g_task_return_pointer (task, sample, (GDestroyNotify) _linli_import_sample_free);
      return;
    }
  _linli_import_sample_free (sample);
  g_task_return_error (task, error);
}

/* Reads the shapes of a layer, and the grids that are there, in the background. */
void
_linli_import_sample_async (LinliStore          *store,
                            const char          *path,
                            const char          *layer,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->path = g_strdup (path);
  wanted->layer = g_strdup (layer);
  g_task_set_task_data (task, wanted, linli_import_wanted_free);
  g_task_run_in_thread (task, linli_import_sample_thread);
}

LinliImportSample *
_linli_import_sample_finish (LinliStore    *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
