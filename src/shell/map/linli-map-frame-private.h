/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-map-shapes.h>
#include <shumate/shumate.h>

G_BEGIN_DECLS

/**
 * LinliMapFrame:
 * @scale: width of the world in logical pixels
 * @left: world pixel at the left edge of the widget, on a whole device pixel
 * @top: world pixel at the top edge of the widget
 * @width: of the widget
 * @height: of the widget
 * @density: device pixels in a logical one
 *
 * Where the viewport stands, in the terms of our painting.
 */
typedef struct {
  double scale;
  double left;
  double top;
  int width;
  int height;
  int density;
} LinliMapFrame;

void _linli_map_frame_init (LinliMapFrame   *self,
                           ShumateViewport *viewport,
                           GtkWidget       *widget);
double _linli_map_frame_get_zoom (const LinliMapFrame *self);
void _linli_map_frame_to_widget (const LinliMapFrame *self,
                                double               world_x,
                                double               world_y,
                                double              *x,
                                double              *y);
void _linli_map_frame_to_world (const LinliMapFrame *self,
                               double               x,
                               double               y,
                               double              *world_x,
                               double              *world_y);
LinliBox _linli_map_frame_get_box (const LinliMapFrame *self,
                                     double               margin);
ShumateMapSource *_linli_map_frame_new_source (void);

G_END_DECLS
