/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-desk-week.h"

G_BEGIN_DECLS

#define LP_TYPE_DESK_GRID (lp_desk_grid_get_type ())

/* What a person asks of a cell. */
typedef enum {
  LP_DESK_OPEN,
  LP_DESK_TAKE_OFF,
  LP_DESK_COPY,
  LP_DESK_CUT,
  LP_DESK_PASTE,
} LpDeskWish;

/* LpDeskGrid: the table of a week. Signal "wished" (LpDeskWish, line, weekday from 0) and "moved" (duty, line, weekday): a duty was dropped on a cell. */
G_DECLARE_FINAL_TYPE (LpDeskGrid, lp_desk_grid, LP, DESK_GRID, GtkWidget)

GtkWidget *lp_desk_grid_new (LinliContext *context);
/* Keeps where the keyboard is. The lines must last until others are shown. */
void lp_desk_grid_show (LpDeskGrid       *self,
                        const LpDeskWeek *week,
                        GPtrArray        *lines); /* of LpDeskLine; referenced */
/* The duties of a cell. Of gint64. */
const GArray *lp_desk_grid_get_duties (LpDeskGrid *self,
                                       guint       line,
                                       guint       weekday);

G_END_DECLS
