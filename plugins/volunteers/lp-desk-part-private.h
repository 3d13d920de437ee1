/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-desk-part.h"
#include "lp-desk-week.h"

G_BEGIN_DECLS

#define LP_TYPE_DESK_PART (lp_desk_part_get_type ())
G_DECLARE_FINAL_TYPE (LpDeskPart, lp_desk_part, LP, DESK_PART, GtkWidget)

struct _LpDeskPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  LpDeskWeek *week; /* NULL until it was read */
  GPtrArray *lines; /* of LpDeskLine */
  char *monday;
  GCancellable *loading;
  GArray *held; /* gint64: duties that were copied or cut */
  gboolean cuts;
  GtkWidget *box;
  GtkWidget *banner;
  GtkWidget *title;
  GtkWidget *by_post; /* a toggle, as the other */
  GtkWidget *by_person;
  GtkWidget *changes; /* a banner, too */
  GtkWidget *falls; /* the same */
  GtkWidget *stack;
  GtkWidget *grid;
  GtkWidget *empty;
  GtkWidget *first_step; /* the button of the empty page that is next */
};

/* lp-desk-part-actions.c: the actions "desk.…". */
void lp_desk_part_install_actions (GtkWidgetClass *widget_class);
/* lp-desk-part-cells.c: what is wished of a cell. */
void lp_desk_part_wished_cb (LpDeskPart *self,
                             guint       wish,
                             guint       line,
                             guint       weekday);
void lp_desk_part_moved_cb (LpDeskPart *self,
                            gint64      duty,
                            guint       line,
                            guint       weekday);
/* lp-desk-part.c: turns to the week of a Monday. */
void lp_desk_part_turn (LpDeskPart *self,
                        const char *monday);

G_END_DECLS
