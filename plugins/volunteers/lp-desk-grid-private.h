/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-desk-grid.h"

G_BEGIN_DECLS

struct _LpDeskGrid
{
  GtkWidget parent_instance;

  LinliContext *context;
  GtkWidget *head;
  GtkWidget *scroller;
  GtkWidget *body; /* a box of rows: a head and a box of cells each */
  GPtrArray *lines; /* of LpDeskLine */
  char *days[LP_WEEK_DAYS]; /* in words */
  guint n_rows;
  guint n_filled; /* lines that their rows show already */
  guint filling; /* the tick that shows the others; 0 for none */
  guint line; /* where the keyboard is */
  guint weekday;
};

/* The row of a line: its title, its second line, and its cells. */
GtkWidget *lp_desk_grid_get_row (LpDeskGrid *self,
                                 guint       line);
GtkWidget *lp_desk_grid_get_cell (LpDeskGrid *self,
                                  guint       line,
                                  guint       weekday);
/* Puts the keyboard into a cell, or into the nearest that there is. */
void lp_desk_grid_go (LpDeskGrid *self,
                      int         line,
                      int         weekday);
/* lp-desk-grid-input.c: keys, pointer and dragging. */
void lp_desk_grid_add_input (LpDeskGrid *self);

G_END_DECLS
