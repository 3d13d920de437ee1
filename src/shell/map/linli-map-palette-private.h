/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-map-tint.h"

G_BEGIN_DECLS

typedef struct {
  GdkRGBA ground;
  GdkRGBA water;
  GdkRGBA water_edge;
  GdkRGBA place;
  GdkRGBA road;
  GdkRGBA road_edge;
  GdkRGBA building;
  GdkRGBA building_edge;
  GdkRGBA grid_edge;
  GdkRGBA upper_edge;
  GdkRGBA fog;
  GdkRGBA dot;
  GdkRGBA dot_edge;
  GdkRGBA text;
  GdkRGBA text_halo;
  GdkRGBA text_road;
  GdkRGBA text_road_halo;
  GdkRGBA selection;
  GdkRGBA handle;
  GdkRGBA fault;
  GdkRGBA tints[LINLI_MAP_N_TINTS];
} LinliMapPalette;

const LinliMapPalette *_linli_map_palette_get (gboolean dark);

G_END_DECLS
