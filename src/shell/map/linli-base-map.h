/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-crs.h>
#include <shumate/shumate.h>

G_BEGIN_DECLS

/**
 * LINLI_BASE_MAP_ERROR:
 *
 * Error domain of base maps.
 */
#define LINLI_BASE_MAP_ERROR (linli_base_map_error_quark ())

/**
 * LinliBaseMapError:
 * @LINLI_BASE_MAP_ERROR_ADDRESS: not an address of tiles
 */
typedef enum {
  LINLI_BASE_MAP_ERROR_ADDRESS,
} LinliBaseMapError;

LINLI_EXPORT
GQuark linli_base_map_error_quark (void);

#define LINLI_TYPE_BASE_MAP (linli_base_map_get_type ())

/**
 * LinliBaseMap:
 *
 * Square pictures of the ground from elsewhere, numbered as web maps number them, which lie under the layers of a #LinliMapView.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliBaseMap, linli_base_map, LINLI, BASE_MAP, GObject)

LINLI_EXPORT
gboolean linli_base_map_is_web_address (const char *address);
LINLI_EXPORT
LinliBaseMap *linli_base_map_new (const char  *address,
                                  LinliCrs     crs,
                                  const char  *attribution,
                                  int          most_zoom,
                                  GError     **error);
LINLI_EXPORT
const char *linli_base_map_get_attribution (LinliBaseMap *self);

G_END_DECLS
