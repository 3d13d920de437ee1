/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Notes a care visit to a household: how it was made, short answers, words. @person may be 0. */
void lp_care_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          gint64        household,
                          gint64        person);
/* The days of heat, cold or a festival in which everybody is to be seen more often. */
void lp_care_surge_dialog_show (GtkWidget    *over,
                                LinliContext *context);

G_END_DECLS
