/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

#include "linli-map-palette-private.h"
#include "linli-map-picture-private.h"

G_BEGIN_DECLS

typedef enum {
  LINLI_MAP_TEXT_GRID,
  LINLI_MAP_TEXT_UPPER,
  LINLI_MAP_TEXT_ROAD,
  LINLI_MAP_TEXT_WATER,
  LINLI_MAP_TEXT_BUILDING,
  LINLI_MAP_TEXT_PLACE,
  LINLI_MAP_N_TEXTS,
} LinliMapTextStyle;

/**
 * LinliMapText:
 * @picture: (nullable): the words with their halo, once they are inked
 * @width: in logical pixels
 * @height: in logical pixels
 * @x: left edge of the picture from the anchor
 * @y: top edge of the picture from the anchor
 * @boxes: (element-type graphene_rect_t): what the words cover, from the anchor
 *
 * @style: how they look
 * @words: the first line
 * @second_line: (nullable): a line in smaller type
 * @glyphs: (nullable): a place for each character of words along a line
 *
 * Words that are measured first and inked when there is room for them: ink takes ten times as long. Then a picture, moved around.
 */
typedef struct {
  LinliMapPicture *picture;
  float width;
  float height;
  float x;
  float y;
  GArray *boxes;
  LinliMapTextStyle style;
  char *words;
  char *second_line;
  GArray *glyphs;
} LinliMapText;

LinliMapText *_linli_map_text_new (PangoContext      *context,
                                  LinliMapTextStyle  style,
                                  const char        *words,
                                  const char        *second_line);
LinliMapText *_linli_map_text_new_along (PangoContext      *context,
                                        LinliMapTextStyle  style,
                                        const char        *words,
                                        const double      *xy,
                                        guint              n_points,
                                        double             middle);
void _linli_map_text_ink (LinliMapText          *self,
                         PangoContext          *context,
                         const LinliMapPalette *palette,
                         int                    density);
void _linli_map_text_free (LinliMapText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliMapText, _linli_map_text_free)

G_END_DECLS
