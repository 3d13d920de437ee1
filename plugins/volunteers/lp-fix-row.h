/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-fix.h"

G_BEGIN_DECLS

/* (transfer none): what to do; it names people only when they are revealed. */
const char *lp_fix_offer_get_words (LinliContext     *context,
                                    const LpFixOffer *offer);
/* A row with the words, the phone (masked until a reason is given) and a button that does it as one action: at once where no rule is in the way, and with
 * a reason where one has to give way; there is none for what is only proposed. @done, or NULL, is called with the window of the row once it
 * is done, not when whoever was asked for a reason gives up. The row copies what it needs. */
GtkWidget *lp_fix_row_new (LinliContext       *context,
                           const LpFixOffer   *offer,
                           const LpFixInstead *instead,
                           void              (*done) (GtkWidget *window));

G_END_DECLS
