/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-attendee.h"

G_BEGIN_DECLS

#define LP_TYPE_ATTENDEE_ITEM (lp_attendee_item_get_type ())
G_DECLARE_FINAL_TYPE (LpAttendeeItem, lp_attendee_item, LP, ATTENDEE_ITEM, GObject)

/* Takes @attendee. */
LpAttendeeItem *lp_attendee_item_new (LpAttendee *attendee);
const LpAttendee *lp_attendee_item_get (LpAttendeeItem *self);
/* Takes @attendee, the same row as it is now; "changed" is emitted. */
void lp_attendee_item_set (LpAttendeeItem *self,
                           LpAttendee     *attendee);
/* Whether the name or the telephone has it in it, or it is the number of the row; anybody has nothing. */
gboolean lp_attendee_item_matches (LpAttendeeItem *self,
                                   const char     *text);
/* Takes the rows, of LpAttendee. Items of rows that stay are told of the change and stay themselves, so that who looks at them loses nothing. */
void lp_attendee_items_set (GListStore *items,
                            GPtrArray  *attendees);

G_END_DECLS
