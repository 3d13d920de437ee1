/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-attendee-store.h"

G_BEGIN_DECLS

/* A LinliActionFunc with a GPtrArray of LpAttendee, all of one event: what was pasted. Who is there already, by the resident or as it was
 * written, is brought up to date, but what was set by hand stays unless the list wins; two entries of a list never become one row. Who registers when
 * all places are taken waits. */
gboolean lp_attendee_take (LinliTransaction  *transaction,
                           gpointer           attendees,
                           GError           **error);
/* The row that the list would bring up to date, by the resident or as it was written; NULL without an error for none. */
LpAttendee *lp_attendee_find (LinliDatabase     *reader,
                              const LpAttendee  *listed,
                              GError           **error);
/* How the row was set by hand other than the list says it, in the user's words; NULL where the list would change nothing of that. */
char *lp_attendee_dup_difference (const LpAttendee *row,
                                  const LpAttendee *listed);

G_END_DECLS
