/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Fills the rosters of some days (numbers of days, see lp-roster-facts.h). With a card: repairs them after this volunteer falls out on all of them. */
void lp_fill_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          int           first_day,
                          int           last_day,
                          gint64        absent_card);
/* A LinliWindowActionFunc: the week after this one. */
void lp_fill_dialog_ask (GtkWidget      *window,
                         LinliContext   *context,
                         LinliSelection *selection,
                         gpointer        data);

G_END_DECLS
