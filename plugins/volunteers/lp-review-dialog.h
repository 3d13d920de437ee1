/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Asks from which day to which service is publicised, and how long; then shows the list that is hung out. */
void lp_review_dialog_show (GtkWidget    *over,
                            LinliContext *context,
                            gint64        card_id);

G_END_DECLS
