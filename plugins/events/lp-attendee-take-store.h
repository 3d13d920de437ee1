/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-attendee-store.h"

G_BEGIN_DECLS

/* A LinliActionFunc with a GPtrArray of LpAttendee, all of one event: what was pasted. Who is there already, by the resident or as it was
 * written, is brought up to date, but what was set by hand stays unless the list wins; two entries of a list never become one row. Who registers when
 * all places are taken, or while others wait for one, waits. A party that outgrew its places keeps those that it has, with a note; where the list wins all
 * of it waits. */
gboolean lp_attendee_take (LinliTransaction  *transaction,
                           gpointer           attendees,
                           GError           **error);
/* The row that the list would bring up to date, by the resident or as it was written; NULL without an error for none. */
LpAttendee *lp_attendee_find (LinliDatabase     *reader,
                              const LpAttendee  *listed,
                              GError           **error);
/* Whether a party that has its places is larger in the list, by more people than there are places for: who waits goes first. */
gboolean lp_attendee_outgrows (const LpAttendee *row,
                               const LpAttendee *listed,
                               LinliDatabase    *reader);
/* How the row was set by hand other than the list says it, or that it @outgrows its places, in the user's words; NULL for neither. */
char *lp_attendee_dup_difference (const LpAttendee *row,
                                  const LpAttendee *listed,
                                  gboolean          outgrows);

G_END_DECLS
