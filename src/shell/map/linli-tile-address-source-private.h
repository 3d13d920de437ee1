/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-tile-source-private.h"

G_BEGIN_DECLS

#define LINLI_TYPE_TILE_ADDRESS_SOURCE (linli_tile_address_source_get_type ())
G_DECLARE_FINAL_TYPE (LinliTileAddressSource, linli_tile_address_source, LINLI, TILE_ADDRESS_SOURCE, LinliTileSource)

gboolean _linli_tile_address_is_valid (const char *address);
ShumateDataSource *_linli_tile_address_source_new (const char *address);

G_END_DECLS
