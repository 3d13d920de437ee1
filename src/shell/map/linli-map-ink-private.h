/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

#include "linli-map-frame-private.h"
#include "linli-map-palette-private.h"

G_BEGIN_DECLS

void _linli_map_ink_line (GtkSnapshot         *snapshot,
                         const LinliMapFrame *frame,
                         const double        *xy,
                         guint                n_points,
                         gboolean             closed,
                         const GdkRGBA       *colour,
                         double               width);
void _linli_map_ink_shape (GtkSnapshot         *snapshot,
                          const LinliMapFrame *frame,
                          const LinliMapShape *shape,
                          const GdkRGBA       *colour,
                          double               width);
void _linli_map_ink_shapes (GtkSnapshot         *snapshot,
                           const LinliMapFrame *frame,
                           GPtrArray           *shapes,
                           const GdkRGBA       *colour,
                           double               width);
void _linli_map_ink_mark (GtkSnapshot         *snapshot,
                         const LinliMapFrame *frame,
                         LinliMapMark         mark,
                         double               world_x,
                         double               world_y,
                         double               radius,
                         const GdkRGBA       *fill,
                         const GdkRGBA       *edge);

G_END_DECLS
