/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-map-view-private.h"
#include "linli-plan-layer-private.h"
#include "linli-plan-placer.h"

G_BEGIN_DECLS

struct _LinliPlanPlacer {
  GtkWidget parent_instance;
  GtkWidget *bar;
  GtkWidget *drag_button;
  GtkWidget *match_button;
  GtkWidget *back_button;
  GtkWidget *done_button;
  GtkWidget *words;
  GtkWidget *opacity;
  LinliMapView *view;
  LinliMapPlans *plans;
  LinliStore *store;
  LinliPlanLayer *layer;
  gboolean active;
  gboolean busy;
  gboolean matching;
  GCancellable *reading;    /* while the picture is being read */
  LinliSitePlan *plan;      /* as it will be stored */
  LinliPlanPixels *pixels;
  GBytes *picture;          /* of a plan that is not in the file yet */
  gboolean is_waiting;      /* a place in the picture was chosen, and its place on the map is asked for */
  double waiting[2];
  const char *fault;
  gboolean dragging;
  LinliGeoreference dragged;
  double press_x, press_y;
};

void _linli_plan_placer_init_input (LinliPlanPlacer *self);
void _linli_plan_placer_show (LinliPlanPlacer *self);
void _linli_plan_placer_shift (LinliPlanPlacer         *self,
                               const LinliGeoreference *from,
                               double                   longitude,
                               double                   latitude);
void _linli_plan_placer_choose (LinliPlanPlacer *self,
                                double           longitude,
                                double           latitude);
void _linli_plan_placer_take_back (LinliPlanPlacer *self);
void _linli_plan_placer_set_matching (LinliPlanPlacer *self,
                                      gboolean         matching);
void _linli_plan_placer_take_pixels (LinliPlanPlacer *self,
                                     LinliPlanPixels *pixels);
void _linli_plan_placer_read (LinliPlanPlacer *self,
                              GFile           *picture);
void _linli_plan_placer_finish (LinliPlanPlacer *self);

G_END_DECLS
