/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliTileSource: what all sources of tiles have in common: a tile is the bytes that a task returns. */

#include "config.h"

#include "linli-tile-source-private.h"

G_DEFINE_ABSTRACT_TYPE (LinliTileSource, linli_tile_source, SHUMATE_TYPE_DATA_SOURCE)

static void
linli_tile_source_get_tile_data_async (ShumateDataSource   *source,
                                       int                  x,
                                       int                  y,
                                       int                  zoom_level,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             data)
{
  LinliTileSource *self = LINLI_TILE_SOURCE (source);

  LINLI_TILE_SOURCE_GET_CLASS (self)->load (self, (LinliTilePlace) { zoom_level, x, y }, g_task_new (source, cancellable, callback, data));
}

static GBytes *
linli_tile_source_get_tile_data_finish (ShumateDataSource  *source,
                                        GAsyncResult       *result,
                                        GError            **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
linli_tile_source_class_init (LinliTileSourceClass *klass)
{
  ShumateDataSourceClass *source_class = SHUMATE_DATA_SOURCE_CLASS (klass);

  source_class->get_tile_data_async = linli_tile_source_get_tile_data_async;
  source_class->get_tile_data_finish = linli_tile_source_get_tile_data_finish;
}

static void
linli_tile_source_init (LinliTileSource *self)
{
}
