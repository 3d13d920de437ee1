/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The roster, week by week. */
GtkWidget *lp_desk_part_new (LinliContext   *context,
                             LinliSelection *selection);

/* Turns the window to the week of a day. */
void lp_desk_part_show_day (GtkWidget      *from,
                            LinliSelection *selection,
                            const char     *day);

G_END_DECLS
