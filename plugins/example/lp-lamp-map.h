/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Open lamps as points on the map. */
LinliMapLayer *lp_lamp_map_layer_new (void);
/* Dwellings by their dark lamps, on the map and in the building sheet. */
LinliMapTheme *lp_lamp_map_theme_new (void);

G_END_DECLS
