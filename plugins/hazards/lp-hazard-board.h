/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-hazard.h"

G_BEGIN_DECLS

#define LP_TYPE_HAZARD_BOARD (lp_hazard_board_get_type ())
G_DECLARE_FINAL_TYPE (LpHazardBoard, lp_hazard_board, LP, HAZARD_BOARD, GtkWidget)

GtkWidget *lp_hazard_board_new (LinliContext   *context,
                                LinliSelection *selection);
/* Shows hazards, each in the column of its state: of LpHazard. */
void lp_hazard_board_show (LpHazardBoard *self,
                           GPtrArray     *hazards);

G_END_DECLS
