/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-desk-week.h"

G_BEGIN_DECLS

/* Whether people were told of any shift of a week that takes place. */
gboolean lp_chat_week_is_told (const LpDeskWeek *week);

/* A week as one writes it into a chat: a line for each shift, names and no phones. Where people were told of some shifts, those alone, and how many are
 * not settled; where of none, all of them as a draft that says so. @unit may be NULL. */
char *lp_chat_dup_week (LpDeskWeek *week,
                        const char *unit,
                        gboolean    masked);
/* What changed since it was told, of LpChange; no phones. */
char *lp_chat_dup_changes (GPtrArray  *changes,
                           const char *monday,
                           const char *unit,
                           gboolean    masked);

G_END_DECLS
