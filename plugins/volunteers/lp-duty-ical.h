/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The duties of LpComings that were told (lp_coming_list_told()) as appointments that name nobody; calendars that read an earlier file change and cancel
 * what they have (RFC 5545, SEQUENCE and STATUS). @now: seconds since 1970, UTC. */
LinliIcal *lp_duty_ical_new (GPtrArray *comings,
                             gint64     now);
/* Asks where to save those of a volunteer from today on; says so where there are none. */
void lp_duty_ical_save (GtkWidget    *over,
                        LinliContext *context,
                        gint64        card_id);

G_END_DECLS
