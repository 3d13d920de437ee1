/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-roster-facts.h"
#include "lp-roster-setting-store.h"

G_BEGIN_DECLS

/* Everything that the rosters of these days depend on, both included; a dozen indexed queries, bounded. NULL with an error in the user's words, also when
 * the days are more than LP_ROSTER_MOST_DAYS. */
LpRosterFacts *lp_roster_facts_load (LinliDatabase  *database,
                                     int             first_day,
                                     int             last_day,
                                     GError        **error);

/* YYYY-MM-DD; (transfer full). */
char *lp_roster_day_to_text (int day);
/* 0 when it is not a whole day. */
int lp_roster_day_from_text (const char *text);

G_END_DECLS
