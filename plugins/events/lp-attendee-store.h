/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-attendee.h"

G_BEGIN_DECLS

typedef enum {
  LP_ATTENDEES_ALL,     /* in the order of the sheet */
  LP_ATTENDEES_WAITING, /* in the order in which they came */
  LP_ATTENDEES_TO_TELL, /* who got a place and does not know it */
  LP_ATTENDEES_WRITTEN, /* who answered and is no resident that is known */
} LpAttendeeList;

/* Those of an event; of LpAttendee. Many: call it on a worker. */
GPtrArray *lp_attendee_list (LinliDatabase   *database,
                             gint64           event_id,
                             LpAttendeeList   which,
                             GError         **error);
/* NULL with an error of the store, or when there is no such row any more. */
LpAttendee *lp_attendee_load (LinliDatabase  *database,
                              gint64          id,
                              GError        **error);
/* The same, of a row that was taken off, too. */
LpAttendee *lp_attendee_load_any (LinliDatabase  *database,
                                  gint64          id,
                                  GError        **error);
/* A LinliActionFunc with an LpAttendee: adds one. Name, telephone and home of a resident are taken from the file where they are NULL. Who registers
 * when all places are taken, or while others wait for one, waits; who walks in is there, whatever the capacity. Refused for a resident who is there already. */
gboolean lp_attendee_add (LinliTransaction  *transaction,
                          gpointer           attendee,
                          GError           **error);
/* A LinliActionFunc with an LpAttendee: the row of its id as it says, but its number, its event and where it came from. What differs from the file is
 * set by hand from then on. Refused where nobody is named, more came than the party is, or who had no place is to be registered and none is free. */
gboolean lp_attendee_edit (LinliTransaction  *transaction,
                           gpointer           attendee,
                           GError           **error);
/* A LinliActionFunc with an LpAttendeeDeed: takes the row off the list; a list that is pasted does not bring it back. */
gboolean lp_attendee_remove (LinliTransaction  *transaction,
                             gpointer           deed,
                             GError           **error);
/* A LinliActionFunc with an LpAttendeeDeed. Refused where who waits is to be registered and no place is free. */
gboolean lp_attendee_set_status (LinliTransaction  *transaction,
                                 gpointer           deed,
                                 GError           **error);
/* The last blank row of the sheet that was ever typed back, 0 for none: a sheet that is printed goes on behind it. */
int lp_attendee_last_blank (LinliDatabase *database,
                            gint64         event_id);
/* A LinliActionFunc with an LpTick. Refused as a whole when a row is not on the sheet. Who signed on a blank row comes on the list as a walk-in without a
 * name; refused where that row is typed back already. Who waited and signed has come, and on site; how many came of a party that
 * was corrected stays where the tick says no number. Where more came than the party was, the party is as many, set by hand. */
gboolean lp_attendee_tick (LinliTransaction  *transaction,
                           gpointer           tick,
                           GError           **error);

/* For the other stores of attendees. */
gboolean lp_attendee_insert (LinliTransaction  *transaction,
                             LpAttendee        *attendee,
                             GError           **error);
void lp_attendee_fill (LpAttendee    *attendee,
                       LinliDatabase *database);
/* How many places are left there; G_MAXINT where there is no limit, less than 0 where more registered than there are places. Roles that do not count
 * and people who walk in take none. */
int lp_attendee_count_free (LinliDatabase *database,
                            gint64         event_id,
                            const char    *mode);
/* How many of them are left for who is new: none while somebody waits, who goes first. */
int lp_attendee_count_open (LinliDatabase *database,
                            gint64         event_id,
                            const char    *mode);

G_END_DECLS
