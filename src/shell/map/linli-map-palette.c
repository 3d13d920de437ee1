/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The colours of the map in the light and in the dark style. Text on ground, fills and roads keeps a contrast of at least 4.5. */

#include "config.h"

#include "linli-map-palette-private.h"

#define HEX(rgb) { ((rgb) >> 16 & 0xff) / 255.f, ((rgb) >> 8 & 0xff) / 255.f, ((rgb) & 0xff) / 255.f, 1.f }
#define HEXA(rgb, alpha) { ((rgb) >> 16 & 0xff) / 255.f, ((rgb) >> 8 & 0xff) / 255.f, ((rgb) & 0xff) / 255.f, (alpha) }

static const LinliMapPalette light_palette = {
  .ground = HEX (0xf2f0eb),
  .water = HEX (0xb4d8ef),
  .water_edge = HEX (0x93c2e0),
  .place = HEX (0xdcebd3),
  .road = HEX (0xffffff),
  .road_edge = HEX (0xd3cec3),
  .building = HEX (0xdad5cc),
  .building_edge = HEX (0xbfb8ab),
  .grid_edge = HEX (0x3265a8),
  .upper_edge = HEX (0x7a4a94),
  .fog = HEXA (0xf2f0eb, 0.72f),
  .dot = HEX (0x55627a),
  .dot_edge = HEXA (0xffffff, 0.9f),
  .text = HEX (0x173a6b),
  .text_halo = HEXA (0xffffff, 0.92f),
  .text_road = HEX (0x4c4033),
  .text_road_halo = HEXA (0xffffff, 0.95f),
  .selection = HEX (0x1a5fb4),
  .handle = HEX (0xffffff),
  .fault = HEX (0xc01c28),
  .tints = {
    [LINLI_MAP_TINT_NONE] = HEX (0xecebe6),
    [LINLI_MAP_TINT_PALE] = HEX (0xf4f7fc),
    [LINLI_MAP_TINT_LOW] = HEX (0xbcd6f2),
    [LINLI_MAP_TINT_MIDDLE] = HEX (0xf6c49f),
    [LINLI_MAP_TINT_HIGH] = HEX (0xf1aa8a),
    [LINLI_MAP_TINT_BLUE] = HEX (0xd3e3f7),
    [LINLI_MAP_TINT_GREEN] = HEX (0xd6ecd2),
    [LINLI_MAP_TINT_VIOLET] = HEX (0xe4daf1),
    [LINLI_MAP_TINT_YELLOW] = HEX (0xf8ebc0),
    [LINLI_MAP_TINT_GREY] = HEX (0xe2e0da),
    [LINLI_MAP_TINT_MARK_RED] = HEX (0xc01c28),
    [LINLI_MAP_TINT_MARK_GREEN] = HEX (0x136b45),
    [LINLI_MAP_TINT_MARK_AMBER] = HEX (0x8c5000),
    [LINLI_MAP_TINT_MARK_BLUE] = HEX (0x1a5fb4),
    [LINLI_MAP_TINT_MARK_VIOLET] = HEX (0x813d9c),
    [LINLI_MAP_TINT_MARK_GREY] = HEX (0x55627a),
  },
};

static const LinliMapPalette dark_palette = {
  .ground = HEX (0x212327),
  .water = HEX (0x24455c),
  .water_edge = HEX (0x35617f),
  .place = HEX (0x29372b),
  .road = HEX (0x474b54),
  .road_edge = HEX (0x15161a),
  .building = HEX (0x4b4d55),
  .building_edge = HEX (0x666973),
  .grid_edge = HEX (0x7fb0ee),
  .upper_edge = HEX (0xc79ae0),
  .fog = HEXA (0x141519, 0.70f),
  .dot = HEX (0xa9b5c6),
  .dot_edge = HEXA (0x17181c, 0.9f),
  .text = HEX (0xe4eefc),
  .text_halo = HEXA (0x17181c, 0.88f),
  .text_road = HEX (0xd6c9b6),
  .text_road_halo = HEXA (0x1b1c20, 0.9f),
  .selection = HEX (0x78aeed),
  .handle = HEX (0x1b1c20),
  .fault = HEX (0xff7b63),
  .tints = {
    [LINLI_MAP_TINT_NONE] = HEX (0x2c2e33),
    [LINLI_MAP_TINT_PALE] = HEX (0x26303f),
    [LINLI_MAP_TINT_LOW] = HEX (0x2f5080),
    [LINLI_MAP_TINT_MIDDLE] = HEX (0x6b4433),
    [LINLI_MAP_TINT_HIGH] = HEX (0x84351a),
    [LINLI_MAP_TINT_BLUE] = HEX (0x2a4262),
    [LINLI_MAP_TINT_GREEN] = HEX (0x2b4a35),
    [LINLI_MAP_TINT_VIOLET] = HEX (0x463659),
    [LINLI_MAP_TINT_YELLOW] = HEX (0x564a25),
    [LINLI_MAP_TINT_GREY] = HEX (0x393b41),
    [LINLI_MAP_TINT_MARK_RED] = HEX (0xff7b63),
    [LINLI_MAP_TINT_MARK_GREEN] = HEX (0x57e389),
    [LINLI_MAP_TINT_MARK_AMBER] = HEX (0xf8c555),
    [LINLI_MAP_TINT_MARK_BLUE] = HEX (0x99c1f1),
    [LINLI_MAP_TINT_MARK_VIOLET] = HEX (0xdc8add),
    [LINLI_MAP_TINT_MARK_GREY] = HEX (0xa9b5c6),
  },
};

const LinliMapPalette *
_linli_map_palette_get (gboolean dark)
{
  return dark ? &dark_palette : &light_palette;
}

/**
 * linli_map_tint_get:
 * @tint: a colour
 * @dark: for the dark style
 * @colour: (out): the colour
 */
void
linli_map_tint_get (LinliMapTint  tint,
                    gboolean      dark,
                    GdkRGBA      *colour)
{
  g_return_if_fail (tint < LINLI_MAP_N_TINTS && colour != NULL);

  *colour = _linli_map_palette_get (dark)->tints[tint];
}
