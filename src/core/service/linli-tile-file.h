/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LINLI_TILE_FILE_ERROR:
 *
 * Error domain of files of map tiles.
 */
#define LINLI_TILE_FILE_ERROR (linli_tile_file_error_quark ())

/**
 * LinliTileFileError:
 * @LINLI_TILE_FILE_ERROR_FORMAT: not an MBTiles file, or one without tiles
 * @LINLI_TILE_FILE_ERROR_VECTOR: its tiles are not pictures
 * @LINLI_TILE_FILE_ERROR_DAMAGED: SQLite cannot read it
 */
typedef enum {
  LINLI_TILE_FILE_ERROR_FORMAT,
  LINLI_TILE_FILE_ERROR_VECTOR,
  LINLI_TILE_FILE_ERROR_DAMAGED,
} LinliTileFileError;

LINLI_EXPORT
GQuark linli_tile_file_error_quark (void);

/**
 * LinliTileFile:
 *
 * An MBTiles file of pictures, open for reading only. May be used by one thread at a time.
 */
typedef struct _LinliTileFile LinliTileFile;

LINLI_EXPORT
LinliTileFile *linli_tile_file_open (const char  *path,
                                     GError     **error);
LINLI_EXPORT
void linli_tile_file_free (LinliTileFile *self);
LINLI_EXPORT
void linli_tile_file_get_zooms (LinliTileFile *self,
                                int           *least,
                                int           *most);
LINLI_EXPORT
const char *linli_tile_file_get_attribution (LinliTileFile *self);
LINLI_EXPORT
GBytes *linli_tile_file_load (LinliTileFile  *self,
                              int             zoom,
                              int             x,
                              int             y,
                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliTileFile, linli_tile_file_free)

G_END_DECLS
