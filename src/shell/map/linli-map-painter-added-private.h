/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-map-brush-private.h"

G_BEGIN_DECLS

void _linli_map_painter_paint_added_shapes (LinliMapBrush *self);
void _linli_map_painter_paint_added_marks (LinliMapBrush *self);

G_END_DECLS
