/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-base-layer-private.h"
#include "linli-map-frame-private.h"
#include "linli-map-label-layer-private.h"
#include "linli-map-layers-private.h"
#include "linli-map-overlay-private.h"
#include "linli-map-plans-private.h"
#include "linli-map-tile-layer-private.h"
#include "linli-map-view.h"

G_BEGIN_DECLS

struct _LinliMapView {
  GtkWidget parent_instance;
  GtkWidget *overlay;
  ShumateMap *map;
  ShumateViewport *viewport;
  LinliBaseLayer *base;
  LinliMapTileLayer *tiles;
  LinliMapLabelLayer *labels;
  LinliMapOverlay *marks;
  GtkWidget *controls;
  GtkWidget *credits;
  LinliBaseMap *base_map;
  double base_strength;
  LinliMapPlans *plans;
  LinliMapLayers *layers;
  LinliMapModel *model;
  LinliMapScene *scene;
  LinliMapTheme *theme;
  LinliMapValues *values;
  GCancellable *cancellable;
  char *kind;
  GArray *ids;
  guint shown;
  gint64 focus;
  gboolean dark;
  int width, height;
  gboolean home_pending;
  LinliBox waiting; /* what was to be shown before the view had a size; else empty */
  double waiting_zoom;
  gboolean covers_changed;
  double home[3]; /* zoom, latitude and longitude at which the whole community was shown last; zoom 0 before */
  gboolean input_blocked;
  double press_x, press_y;
};

void _linli_map_view_init_input (LinliMapView *self);
void _linli_map_view_repaint (LinliMapView *self);
void _linli_map_view_covers_changed (LinliMapView *self);
void _linli_map_view_update_credits (LinliMapView *self);
void _linli_map_view_get_frame (LinliMapView  *self,
                                LinliMapFrame *frame);
LinliMapScene *_linli_map_view_get_scene (LinliMapView *self);
void _linli_map_view_add_layer (LinliMapView *self,
                                ShumateLayer *layer);
void _linli_map_view_block_input (LinliMapView *self,
                                  gboolean      blocked);
void _linli_map_view_begin_at (LinliMapView *self,
                               double        longitude,
                               double        latitude);
void _linli_map_view_pan (LinliMapView *self,
                          double        dx,
                          double        dy);
void _linli_map_view_choose (LinliMapView *self,
                             const char   *kind,
                             gint64        id,
                             gboolean      add);
void _linli_map_view_activate (LinliMapView *self,
                               const char   *kind,
                               gint64        id);

G_END_DECLS
