/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* LpHoursForm: the lines that a shift and a line of a usual week have in common. */
typedef struct {
  LinliForm *form;
  GPtrArray *posts; /* of LpPost */
  GPtrArray *grids; /* of LpGrid */
  GtkWidget *post;
  GtkWidget *hours;
  GtkWidget *minimum;
  GtkWidget *ideal;
  GtkWidget *grid;
  GtkWidget *place;
} LpHoursForm;

/* What they say. */
typedef struct {
  gint64 post_id;
  int from;
  int to;
  int minimum;
  int ideal;
  gint64 grid_id; /* or 0 */
  char *place; /* or NULL */
} LpHours;

/* Reads the posts and the grids. FALSE after the user was told: there are no posts, or they could not be read. */
gboolean lp_hours_form_prepare (LpHoursForm  *self,
                                GtkWidget    *over,
                                LinliContext *context);
/* Adds the lines. */
void lp_hours_form_add (LpHoursForm   *self,
                        LinliForm     *form,
                        const LpHours *hours);
/* FALSE after a complaint; otherwise the place is to be freed. */
gboolean lp_hours_form_read (LpHoursForm *self,
                             LpHours     *hours);
void lp_hours_form_clear (LpHoursForm *self);

G_END_DECLS
