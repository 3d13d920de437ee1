/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-boundary-editor.h"
#include "linli-map-layers.h"
#include "linli-map-legend.h"
#include "linli-map-page.h"
#include "linli-map-view.h"
#include "linli-plan-menu-private.h"

G_BEGIN_DECLS

#define LINLI_TYPE_MAP_PAGE (linli_map_page_get_type ())
G_DECLARE_FINAL_TYPE (LinliMapPage, linli_map_page, LINLI, MAP_PAGE, GtkWidget)

struct _LinliMapPage {
  GtkWidget parent_instance;
  GtkWidget *stack;
  GtkWidget *overlay;
  LinliMapView *view;
  LinliMapLegend *legend;
  GtkMenuButton *theme_button;
  GtkLabel *theme_label;
  GtkMenuButton *layers_button;
  GtkWidget *choosers;
  GtkWidget *edit_button;
  GtkMenuButton *base_button;
  LinliBoundaryEditor *editor;
  LinliMapPlans *plans;
  LinliPlanPlacer *placer;
  LinliPlanMenu *plan_menu;
  LinliContext *context;
  LinliSelection *selection;
  LinliMapModel *model;
  GPtrArray *themes;
  char *wanted; /* the theme that is remembered, whether its plugin is there or not */
  LinliMapLayers *layers;
  GMenu *layers_menu;
  GSimpleActionGroup *actions;
  GSettings *settings;
  guint base_map_idle;
  guint themes_idle;
  gboolean fog;
  gboolean legend_wanted;
  gboolean following;
  gboolean restoring;
  gboolean missing; /* the theme that is wanted is not there, and nobody said so */
};

/* Theme, layers and legend, as they are remembered with the file. */
void _linli_map_page_add_choosers (LinliMapPage *self);
void _linli_map_page_drop_choosers (LinliMapPage *self);
void _linli_map_page_update_legend (LinliMapPage *self);

G_END_DECLS
