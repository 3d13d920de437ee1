/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gdk/gdk.h>

#include "linli-box.h"

G_BEGIN_DECLS

#define LINLI_PLAN_N_LEVELS 5
/* What is kept of a picture, and what all that are shown take together: 48 MB, and a third more for the smaller levels. */
#define LINLI_PLAN_MOST_PIXELS 12e6

/**
 * LinliPlanPixels:
 * @levels: (array length=n_levels): the picture, each time half as wide
 * @n_levels: how many
 * @height: of the picture, in widths of it
 *
 * The decoded picture of a scanned plan. Immutable, reference counted, readable from any thread.
 */
typedef struct {
  cairo_surface_t *levels[LINLI_PLAN_N_LEVELS];
  guint n_levels;
  double height;
} LinliPlanPixels;

LinliPlanPixels *_linli_plan_pixels_new (GdkPixbuf *pixbuf);
LinliPlanPixels *_linli_plan_pixels_ref (LinliPlanPixels *self);
void _linli_plan_pixels_unref (LinliPlanPixels *self);
guint _linli_plan_pixels_choose (const LinliPlanPixels *self,
                                 double                 width);
void _linli_plan_pixels_paint (const LinliPlanPixels *self,
                               cairo_t               *cr,
                               const cairo_matrix_t  *place,
                               double                 density,
                               double                 opacity);
GBytes *_linli_plan_pixels_read (GFile            *file,
                                 LinliPlanPixels **pixels,
                                 GCancellable     *cancellable,
                                 GError          **error);

/**
 * LinliPlanSheet:
 * @pixels: the picture
 * @place: from places in the picture, in widths of it, to world coordinates
 * @box: around it, in world coordinates
 * @opacity: from 0 to 1
 *
 * A scanned plan as the map paints it.
 */
typedef struct {
  LinliPlanPixels *pixels;
  cairo_matrix_t place;
  LinliBox box;
  double opacity;
} LinliPlanSheet;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliPlanPixels, _linli_plan_pixels_unref)

G_END_DECLS
