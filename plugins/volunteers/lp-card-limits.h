/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-card-store.h"
#include "lp-roster-facts-store.h"

G_BEGIN_DECLS

/* Adds an entry for each limit to a form, and puts them into @entries, LP_CARD_N_LIMITS of them. */
void lp_card_limits_add (LinliForm              *form,
                         const LpCard           *card,
                         const LpRosterSetting  *office,
                         GtkWidget             **entries);
/* FALSE after a complaint. */
gboolean lp_card_limits_read (LinliForm  *form,
                              GtkWidget **entries,
                              LpCard     *card);

G_END_DECLS
