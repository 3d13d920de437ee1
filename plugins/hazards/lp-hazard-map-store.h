/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The layer of open hazards. */
LinliMapLayer *lp_hazard_map_layer_new (void);
/* The theme of hot spots: how many hazards were found within the period that the office has set. */
LinliMapTheme *lp_hazard_map_theme_new (void);

G_END_DECLS
