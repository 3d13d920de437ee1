/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliTileFileSource: the tiles of a file, read by worker threads one after the other. */

#include "config.h"

#include "linli-tile-file-source-private.h"

struct _LinliTileFileSource {
  LinliTileSource parent_instance;
  GMutex lock;
  LinliTileFile *file;
};

G_DEFINE_FINAL_TYPE (LinliTileFileSource, linli_tile_file_source, LINLI_TYPE_TILE_SOURCE)

static void
read_tile (GTask        *task,
           gpointer      object,
           gpointer      data,
           GCancellable *cancellable)
{
  LinliTileFileSource *self = object;
  const LinliTilePlace *place = data;
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
linli_tile_file_source_load (LinliTileSource *source,
                             LinliTilePlace   place,
                             GTask           *task)
{
  g_task_set_task_data (task, g_memdup2 (&place, sizeof place), g_free);
  g_task_run_in_thread (task, read_tile);
  g_object_unref (task);
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
  G_OBJECT_CLASS (klass)->finalize = linli_tile_file_source_finalize;
  LINLI_TILE_SOURCE_CLASS (klass)->load = linli_tile_file_source_load;
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
