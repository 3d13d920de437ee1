/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-map-values.h>

#include "linli-map-layers.h"
#include "linli-map-theme.h"

G_BEGIN_DECLS

#define LINLI_TYPE_MAP_LEGEND (linli_map_legend_get_type ())

/**
 * LinliMapLegend:
 *
 * What the colours and shapes of a theme mean, and how many grids and dwellings fall into each class. A number is a button: it
 * raises #LinliMapLegend::chosen.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliMapLegend, linli_map_legend, LINLI, MAP_LEGEND, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_map_legend_new (void);
LINLI_EXPORT
void linli_map_legend_show (LinliMapLegend *self,
                            LinliMapTheme  *theme,
                            LinliMapValues *values);
LINLI_EXPORT
void linli_map_legend_show_layers (LinliMapLegend *self,
                                   LinliMapLayers *layers);
LINLI_EXPORT
GtkWidget *linli_map_swatch_new (LinliMapTint tint,
                                 LinliMapMark mark);

G_END_DECLS
