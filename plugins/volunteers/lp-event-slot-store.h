/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-slot-store.h"

G_BEGIN_DECLS

/* The kind of matter that shifts may belong to. */
#define LP_EVENT_KIND "events"

/* The shifts of an event, with who serves in them; cancelled ones too. Of LpSlot. */
GPtrArray *lp_event_slot_list (LinliDatabase  *database,
                               gint64          event_id,
                               GError        **error);
/* A LinliOccasionFollowFunc: shifts of an event that is moved are moved as much, to its new venue where they were at the old one; shifts of one that
 * does not take place, or has no day any more, are cancelled, and take place again with it, as far from it as they were: who was not told that they are
 * off serves again, unless a rule forbids it by now; who was told stays off, and the place is empty. A shift that somebody cancelled stays cancelled. What
 * attendance was noted for stays as it was. */
gboolean lp_event_slot_follow (LinliTransaction     *transaction,
                               gint64                event_id,
                               const LinliOccasion  *before,
                               const LinliOccasion  *now,
                               const char           *why,
                               GError              **error);
/* A LinliOccasionListFunc: shifts that take place. */
gboolean lp_event_slot_list_occasions (LinliDatabase  *database,
                                       const char     *first_day,
                                       const char     *last_day,
                                       gint64          matter_id,
                                       GPtrArray      *occasions,
                                       GError        **error);

G_END_DECLS
