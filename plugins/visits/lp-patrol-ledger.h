/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-patrol-store.h"

G_BEGIN_DECLS

/* How a round stands; @over: whether its time is, and who walked a part of it is not on the way any more. @tone is how that is shown. */
const char *lp_patrol_get_standing (const LpPatrol *patrol,
                                    gboolean        over,
                                    LinliTone      *tone);
/* Whether the time of a round is over, at an hour of its day: 24 for a day that is over. */
gboolean lp_patrol_is_over (const LpPatrol *patrol,
                            int             hour);
const char *lp_patrol_get_half_label (const LpPatrol *patrol);
/* The rounds of a day, in the order of lp_patrol_list(), a line for each of their points; @hour as there. */
LinliLedger *lp_patrol_ledger_new (LinliDatabase  *reader,
                                   const char     *day,
                                   int             hour,
                                   GError        **error);

G_END_DECLS
