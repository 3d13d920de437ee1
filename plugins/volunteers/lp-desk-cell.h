/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-desk-week.h"

G_BEGIN_DECLS

#define LP_TYPE_DESK_CELL (lp_desk_cell_get_type ())

/* LpDeskCell: one day of a line. */
G_DECLARE_FINAL_TYPE (LpDeskCell, lp_desk_cell, LP, DESK_CELL, GtkWidget)

GtkWidget *lp_desk_cell_new (void);
/* @day is in words, for who cannot see the column. */
void lp_desk_cell_show (LpDeskCell       *self,
                        LinliContext     *context,
                        const LpDeskLine *line,
                        int               weekday, /* 0 Monday … 6 Sunday */
                        const char       *name_of_line,
                        const char       *day);
/* The duty whose name, or hours, stand at a point of the cell; 0 for none. A cell with one duty gives that one everywhere. */
gint64 lp_desk_cell_find_duty (LpDeskCell *self,
                               double      x,
                               double      y);
/* All of them; valid until the cell shows something else. Of gint64. */
const GArray *lp_desk_cell_get_duties (LpDeskCell *self);

G_END_DECLS
