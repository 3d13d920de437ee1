/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-attendee.h"

G_BEGIN_DECLS

#define LP_TYPE_ATTENDEE_VIEW (lp_attendee_view_get_type ())
G_DECLARE_FINAL_TYPE (LpAttendeeView, lp_attendee_view, LP, ATTENDEE_VIEW, GtkWidget)

/* All rows of an event, by groups; names are masked until the event is revealed. */
GtkWidget *lp_attendee_view_new (LinliContext *context);
/* Takes the rows, of LpAttendee, in the order of the sheet. What is chosen and has the focus stays. */
void lp_attendee_view_set_rows (LpAttendeeView *self,
                                GPtrArray      *attendees);
/* Makes the row of a resident who is on the list the chosen one; 0 where there is none, else its id. */
gint64 lp_attendee_view_choose_person (LpAttendeeView *self,
                                       gint64          person_id);
/* Shows names, or hides them, as the event is revealed now. */
void lp_attendee_view_follow_privacy (LpAttendeeView *self);

G_END_DECLS
