/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-card-store.h"

G_BEGIN_DECLS

/* (transfer floating): a row for a form, that opens: with whom a volunteer is to serve, each can be taken out, others are searched. */
GtkWidget *lp_card_pairs_new (LinliContext *context,
                              const LpCard *card);
/* Adds the cards that are chosen now. */
void lp_card_pairs_get (GtkWidget *pairs,
                        GArray    *cards); /* of gint64 */

G_END_DECLS
