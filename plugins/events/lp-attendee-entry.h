/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

#define LP_TYPE_ATTENDEE_ENTRY (lp_attendee_entry_get_type ())
G_DECLARE_FINAL_TYPE (LpAttendeeEntry, lp_attendee_entry, LP, ATTENDEE_ENTRY, GtkBox)

/* How many, where and as what the next one comes, and the name of who is no resident that is known. */
GtkWidget *lp_attendee_entry_new (LinliContext *context,
                                  gint64        event_id);
/* Puts a resident on the list, as it is filled in; FALSE after words for the user. */
gboolean lp_attendee_entry_add_resident (LpAttendeeEntry *self,
                                         gint64           person_id);
void lp_attendee_entry_focus_name (LpAttendeeEntry *self);

G_END_DECLS
