/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <shumate/shumate.h>

#include "linli-map-scene-private.h"

G_BEGIN_DECLS

#define LINLI_TYPE_MAP_OVERLAY (linli_map_overlay_get_type ())

G_DECLARE_FINAL_TYPE (LinliMapOverlay, linli_map_overlay, LINLI, MAP_OVERLAY, ShumateLayer)

LinliMapOverlay *_linli_map_overlay_new (ShumateViewport *viewport);
void _linli_map_overlay_set_scene (LinliMapOverlay *self,
                                  LinliMapScene   *scene);
void _linli_map_overlay_set_selection (LinliMapOverlay *self,
                                      const char      *kind,
                                      const gint64    *ids,
                                      gsize            n_ids);
void _linli_map_overlay_set_hover (LinliMapOverlay *self,
                                  const char      *kind,
                                  gint64           id);

G_END_DECLS
