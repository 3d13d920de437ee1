/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-plan-store.h"

G_BEGIN_DECLS

#define LP_RINGS_N 3

/* Lots by what is free in them. */
LinliMapLayer *lp_lots_map_layer_new (void);
/* What is reached on foot within five, ten and fifteen minutes from where a plan begins. */
LinliMapLayer *lp_rings_map_layer_new (LpPlan *plan);
/* Two lots of a plan to be compared, and the homes that it is for. */
LinliMapLayer *lp_pair_map_layer_new (LpPlan *plan,
                                      gint64  first,
                                      gint64  second);
/* What a class of rings is called. */
const char *lp_rings_get_label (guint ring);

G_END_DECLS
