/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-map-snapshot.h>

#include "linli-map-layer-private.h"
#include "linli-map-palette-private.h"
#include "linli-map-show.h"
#include "linli-map-theme.h"
#include "linli-plan-pixels-private.h"

G_BEGIN_DECLS

/**
 * LinliMapScene:
 * @snapshot: what there is
 * @theme: (nullable): how grids and dwellings are coloured
 * @grid_groups: (array): the class of each grid plus one, 0 when it has none; by position in the snapshot's layer
 * @dwelling_groups: (array): the same for the dwellings
 * @shown: bit set of #LinliMapShow
 * @focus: the grid outside of which there is fog, or 0
 * @dark: for the dark style
 * @clear: leave the ground transparent, because another map lies under it
 * @plans: (nullable) (element-type LinliPlanSheet): scanned plans between the ground and everything else
 * @added: (nullable) (element-type LinliMapLayerData): what plugins lay over the map
 *
 * All that a painter needs, at one moment. Immutable, reference counted, readable from any thread.
 */
typedef struct {
  LinliMapSnapshot *snapshot;
  LinliMapTheme *theme;
  guint8 *grid_groups;
  guint8 *dwelling_groups;
  guint shown;
  gint64 focus;
  gboolean dark;
  gboolean clear;
  GPtrArray *plans;
  GPtrArray *added;
} LinliMapScene;

LinliMapScene *_linli_map_scene_new (LinliMapSnapshot *snapshot,
                                    LinliMapTheme    *theme,
                                    LinliMapValues   *values,
                                    guint             shown,
                                    gint64            focus,
                                    gboolean          dark);
LinliMapScene *_linli_map_scene_ref (LinliMapScene *self);
void _linli_map_scene_unref (LinliMapScene *self);
gboolean _linli_map_scene_shows_grid (const LinliMapScene *self,
                                     const LinliMapShape *grid,
                                     double               zoom);
const LinliMapItem *_linli_map_scene_find_added (const LinliMapScene  *self,
                                                const char           *kind,
                                                gint64                id,
                                                LinliMapLayer       **layer);
gboolean _linli_map_scene_outlines_grid (const LinliMapScene *self,
                                        const LinliMapShape *grid,
                                        double               zoom);

/* Households are dots from here on, and counts by grid below. */
#define LINLI_MAP_DOTS_ZOOM 15.5

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliMapScene, _linli_map_scene_unref)

G_END_DECLS
