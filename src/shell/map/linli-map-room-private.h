/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where words stand already. Boxes are graphene_rect_t around an anchor, in logical pixels. */
typedef struct _LinliMapRoom LinliMapRoom;

LinliMapRoom *_linli_map_room_new (const graphene_rect_t *area);
void _linli_map_room_free (LinliMapRoom *self);
gboolean _linli_map_room_is_free (LinliMapRoom *self,
                                 GArray       *boxes,
                                 double        x,
                                 double        y);
void _linli_map_room_take (LinliMapRoom *self,
                          GArray       *boxes,
                          double        x,
                          double        y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliMapRoom, _linli_map_room_free)

G_END_DECLS
