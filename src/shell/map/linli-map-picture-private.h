/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LinliMapPicture:
 *
 * Painted pixels that are shown in many frames.
 */
typedef struct {
  cairo_surface_t *surface;
  GskRenderNode *node;
  GdkTexture *texture;
  double width;
  double height;
} LinliMapPicture;

LinliMapPicture *_linli_map_picture_new (cairo_surface_t *surface,
                                         int              density,
                                         gboolean         opaque);
void _linli_map_picture_free (LinliMapPicture *self);
void _linli_map_picture_append (LinliMapPicture       *self,
                                GtkWidget             *widget,
                                GtkSnapshot           *snapshot,
                                const graphene_rect_t *bounds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliMapPicture, _linli_map_picture_free)

G_END_DECLS
