/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Fills the rosters of some days (numbers of days, see lp-roster-facts.h). */
void lp_fill_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          int           first_day,
                          int           last_day);
/* Repairs them with as few changes as can be, after somebody became away: the volunteer of @absent_card, or (0) whoever it is. @reason (nullable) is
 * proposed as what those are told who are taken off. The search begins at once. */
void lp_fill_dialog_show_repair (GtkWidget    *over,
                                 LinliContext *context,
                                 int           first_day,
                                 int           last_day,
                                 gint64        absent_card,
                                 const char   *reason);
/* A LinliWindowActionFunc: the week after this one. */
void lp_fill_dialog_ask (GtkWidget      *window,
                         LinliContext   *context,
                         LinliSelection *selection,
                         gpointer        data);

G_END_DECLS
