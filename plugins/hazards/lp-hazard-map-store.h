/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The layer of open hazards, and of spots where something came back within a year. */
LinliMapLayer *lp_hazard_map_layer_new (void);
/* The theme of hot spots: how many hazards were found within a year. */
LinliMapTheme *lp_hazard_map_theme_new (void);

G_END_DECLS
