/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define LINLI_TYPE_MAP_SCALE (linli_map_scale_get_type ())

G_DECLARE_FINAL_TYPE (LinliMapScale, linli_map_scale, LINLI, MAP_SCALE, GtkWidget)

GtkWidget *_linli_map_scale_new (ShumateViewport *viewport);

G_END_DECLS
