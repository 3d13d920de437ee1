/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The duties that fall out in some days (numbers of days, see lp-roster-facts.h), from today on, of one volunteer or (card 0) of everybody: each is covered
 * by somebody else, or all are repaired at once. */
void lp_falls_dialog_show (GtkWidget    *over,
                           LinliContext *context,
                           int           first_day,
                           int           last_day,
                           gint64        card_id);
/* The same once it is known that there are any; a notice says when there are none. */
void lp_falls_dialog_follow (GtkWidget    *over,
                             LinliContext *context,
                             int           first_day,
                             int           last_day,
                             gint64        card_id);

G_END_DECLS
