/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-attendee-store.h"

G_BEGIN_DECLS

/* Who waits for a place, and the places that are free; or who got one and does not know it. */
typedef struct {
  GPtrArray *rows; /* of LpAttendee; who waits in the order in which they came */
  int free_site;   /* G_MAXINT without a limit */
  int free_online;
} LpWaiting;

/* Those who move up, or who were told. */
typedef struct {
  GArray *ids; /* of gint64 */
} LpWaitingDeed;

LpWaiting *lp_waiting_load (LinliDatabase  *reader,
                            gint64          event_id,
                            GError        **error);
/* Those who got a place and are to be told so. */
LpWaiting *lp_waiting_load_to_tell (LinliDatabase  *reader,
                                    gint64          event_id,
                                    GError        **error);
/* "On site: 2 places are free and 5 people wait", for one way of being there; NULL where there is nothing to be done. */
char *lp_waiting_dup_words (const char *mode,
                            int         n_waiting,
                            int         n_free);
void lp_waiting_free (gpointer waiting);
/* Of gboolean beside the rows: who moves up when it goes by the order, and no party is split: one that does not fit is passed over. */
GArray *lp_waiting_choose (const LpWaiting *waiting);
LpWaitingDeed *lp_waiting_deed_new (void);
void lp_waiting_deed_free (gpointer deed);
/* A LinliActionFunc with an LpWaitingDeed: they get places, all or none. Refused where places do not suffice, or somebody does not wait any more. */
gboolean lp_waiting_promote (LinliTransaction  *transaction,
                             gpointer           deed,
                             GError           **error);
/* A LinliActionFunc with an LpWaitingDeed. */
gboolean lp_waiting_note_told (LinliTransaction  *transaction,
                               gpointer           deed,
                               GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpWaiting, lp_waiting_free)

G_END_DECLS
