/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliTileFileSource: the tiles of a file, read by worker threads one after the other. */

#include "config.h"

#include "linli-tile-file-source-private.h"

struct _LinliTileFileSource {
  ShumateDataSource parent_instance;
  GMutex lock;
  LinliTileFile *file;
};

typedef struct {
  int zoom;
  int x;
  int y;
} Place;

G_DEFINE_FINAL_TYPE (LinliTileFileSource, linli_tile_file_source, SHUMATE_TYPE_DATA_SOURCE)

static void
read_tile (GTask        *task,
           gpointer      object,
           gpointer      data,
           GCancellable *cancellable)
{
  LinliTileFileSource *self = object;
  const Place *place = data;
  GError *error = NULL;
  GBytes *bytes;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_mutex_lock (&self->lock);
  bytes = linli_tile_file_load (self->file, place->zoom, place->x, place->y, &error);
  g_mutex_unlock (&self->lock);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

static void
linli_tile_file_source_get_tile_data_async (ShumateDataSource   *source,
                                            int                  x,
                                            int                  y,
                                            int                  zoom_level,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);
  Place *place = g_new (Place, 1);

  *place = (Place) { zoom_level, x, y };
  g_task_set_task_data (task, place, g_free);
  g_task_run_in_thread (task, read_tile);
}

static GBytes *
linli_tile_file_source_get_tile_data_finish (ShumateDataSource  *source,
                                             GAsyncResult       *result,
                                             GError            **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
linli_tile_file_source_finalize (GObject *object)
{
  LinliTileFileSource *self = LINLI_TILE_FILE_SOURCE (object);

  linli_tile_file_free (self->file);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (linli_tile_file_source_parent_class)->finalize (object);
}

static void
linli_tile_file_source_class_init (LinliTileFileSourceClass *klass)
{
  ShumateDataSourceClass *source_class = SHUMATE_DATA_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = linli_tile_file_source_finalize;
  source_class->get_tile_data_async = linli_tile_file_source_get_tile_data_async;
  source_class->get_tile_data_finish = linli_tile_file_source_get_tile_data_finish;
}

static void
linli_tile_file_source_init (LinliTileFileSource *self)
{
  g_mutex_init (&self->lock);
}

/* Takes @file. */
ShumateDataSource *
_linli_tile_file_source_new (LinliTileFile *file)
{
  LinliTileFileSource *self = g_object_new (LINLI_TYPE_TILE_FILE_SOURCE, NULL);

  self->file = file;
  return SHUMATE_DATA_SOURCE (self);
}
