/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-plan-input.h"

G_BEGIN_DECLS

void lp_plan_place_free (gpointer place);
/* Adds the lots that take cars, by id: LpPlanPlace and LpPlanLot. */
gboolean lp_plan_load_lots (LinliDatabase  *database,
                            GPtrArray      *places,
                            GArray         *lots,
                            GCancellable   *cancellable,
                            GError        **error);

G_END_DECLS
