/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-tile-file.h>

#include "linli-tile-source-private.h"

G_BEGIN_DECLS

#define LINLI_TYPE_TILE_FILE_SOURCE (linli_tile_file_source_get_type ())
G_DECLARE_FINAL_TYPE (LinliTileFileSource, linli_tile_file_source, LINLI, TILE_FILE_SOURCE, LinliTileSource)

ShumateDataSource *_linli_tile_file_source_new (LinliTileFile *file);

G_END_DECLS
