/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LinliMapShow:
 *
 * What the layers chooser shows and hides.
 */
typedef enum {
  LINLI_MAP_SHOW_GRIDS = 1 << 0,
  LINLI_MAP_SHOW_NAMES = 1 << 1,
  LINLI_MAP_SHOW_COUNTS = 1 << 2,
  LINLI_MAP_SHOW_BUILDINGS = 1 << 3,
  LINLI_MAP_SHOW_DWELLINGS = 1 << 4,
  LINLI_MAP_SHOW_ROADS = 1 << 5,
  LINLI_MAP_SHOW_WATER = 1 << 6,
  LINLI_MAP_SHOW_PLACES = 1 << 7,
  LINLI_MAP_SHOW_ALL = (1 << 8) - 1,
} LinliMapShow;

G_END_DECLS
