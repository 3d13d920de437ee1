/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <shumate/shumate.h>

#include "linli-base-map.h"
#include "linli-map-layers.h"
#include "linli-map-model.h"
#include "linli-map-plans.h"
#include "linli-map-show.h"
#include "linli-map-theme.h"

G_BEGIN_DECLS

#define LINLI_TYPE_MAP_VIEW (linli_map_view_get_type ())

/**
 * LinliMapView:
 *
 * The map of a model: painted tiles, names, selection, zoom buttons and scale.
 *
 * Signal `activated (const char *kind, gint64 id)`: a record was double-clicked, or Enter pressed on it.
 * Signal `selection-changed`: the user chose something else; see linli_map_view_get_selection().
 * Signal `scene-changed`: what is painted changed: another snapshot, theme or layer.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliMapView, linli_map_view, LINLI, MAP_VIEW, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_map_view_new (void);
LINLI_EXPORT
void linli_map_view_set_model (LinliMapView  *self,
                               LinliMapModel *model);
LINLI_EXPORT
LinliMapModel *linli_map_view_get_model (LinliMapView *self);
LINLI_EXPORT
void linli_map_view_set_theme (LinliMapView  *self,
                               LinliMapTheme *theme);
LINLI_EXPORT
LinliMapTheme *linli_map_view_get_theme (LinliMapView *self);
LINLI_EXPORT
void linli_map_view_set_values (LinliMapView   *self,
                                LinliMapValues *values);
LINLI_EXPORT
LinliMapValues *linli_map_view_get_values (LinliMapView *self);
LINLI_EXPORT
void linli_map_view_set_shown (LinliMapView *self,
                               guint         shown);
LINLI_EXPORT
guint linli_map_view_get_shown (LinliMapView *self);
LINLI_EXPORT
void linli_map_view_set_base_map (LinliMapView *self,
                                  LinliBaseMap *base_map);
LINLI_EXPORT
LinliBaseMap *linli_map_view_get_base_map (LinliMapView *self);
LINLI_EXPORT
void linli_map_view_set_base_strength (LinliMapView *self,
                                       double        strength);
LINLI_EXPORT
void linli_map_view_set_plans (LinliMapView  *self,
                               LinliMapPlans *plans);
LINLI_EXPORT
void linli_map_view_set_layers (LinliMapView   *self,
                                LinliMapLayers *layers);
LINLI_EXPORT
void linli_map_view_set_focus_grid (LinliMapView *self,
                                    gint64        grid);
LINLI_EXPORT
gint64 linli_map_view_get_focus_grid (LinliMapView *self);
LINLI_EXPORT
void linli_map_view_select (LinliMapView *self,
                            const char   *kind,
                            const gint64 *ids,
                            gsize         n_ids);
LINLI_EXPORT
const char *linli_map_view_get_selection (LinliMapView  *self,
                                          const gint64 **ids,
                                          gsize         *n_ids);
LINLI_EXPORT
gboolean linli_map_view_show_records (LinliMapView *self,
                                      const char   *kind,
                                      const gint64 *ids,
                                      gsize         n_ids);
LINLI_EXPORT
void linli_map_view_show_all (LinliMapView *self);
LINLI_EXPORT
void linli_map_view_show_box (LinliMapView      *self,
                              const LinliBox *box,
                              double             most_zoom);
LINLI_EXPORT
gboolean linli_map_view_is_settled (LinliMapView *self);
LINLI_EXPORT
ShumateViewport *linli_map_view_get_viewport (LinliMapView *self);

G_END_DECLS
