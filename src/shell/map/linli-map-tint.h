/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gdk/gdk.h>
#include <linli-export.h>

G_BEGIN_DECLS

/**
 * LinliMapMark:
 * @LINLI_MAP_MARK_AREA: a grid is filled
 * @LINLI_MAP_MARK_CIRCLE: a dwelling is a disc
 * @LINLI_MAP_MARK_DIAMOND: a dwelling is a diamond
 * @LINLI_MAP_MARK_SQUARE: a dwelling is a square
 * @LINLI_MAP_MARK_TRIANGLE: a dwelling is a triangle
 * @LINLI_MAP_MARK_RING: a dwelling is an open circle
 *
 * How a class is shown, so that colour never tells anything alone.
 */
typedef enum {
  LINLI_MAP_MARK_AREA,
  LINLI_MAP_MARK_CIRCLE,
  LINLI_MAP_MARK_DIAMOND,
  LINLI_MAP_MARK_SQUARE,
  LINLI_MAP_MARK_TRIANGLE,
  LINLI_MAP_MARK_RING,
  LINLI_MAP_N_MARKS,
} LinliMapMark;

/**
 * LinliMapTint:
 *
 * The colours from which themes choose; each looks right in the light and in the dark style.
 */
typedef enum {
  LINLI_MAP_TINT_NONE,
  LINLI_MAP_TINT_PALE,
  LINLI_MAP_TINT_LOW,
  LINLI_MAP_TINT_MIDDLE,
  LINLI_MAP_TINT_HIGH,
  LINLI_MAP_TINT_BLUE,
  LINLI_MAP_TINT_GREEN,
  LINLI_MAP_TINT_VIOLET,
  LINLI_MAP_TINT_YELLOW,
  LINLI_MAP_TINT_GREY,
  LINLI_MAP_TINT_MARK_RED,
  LINLI_MAP_TINT_MARK_GREEN,
  LINLI_MAP_TINT_MARK_AMBER,
  LINLI_MAP_TINT_MARK_BLUE,
  LINLI_MAP_TINT_MARK_VIOLET,
  LINLI_MAP_TINT_MARK_GREY,
  LINLI_MAP_N_TINTS,
} LinliMapTint;

LINLI_EXPORT
void linli_map_tint_get (LinliMapTint  tint,
                         gboolean      dark,
                         GdkRGBA      *colour);

G_END_DECLS
