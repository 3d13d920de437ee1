/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-lot-store.h"

G_BEGIN_DECLS

/* Whose it is, how many bays, how many are free by day and at night with the day of the count, and for whom; or since when it takes no cars. */
char *lp_lot_dup_words (const LpLot *lot);
/* Free, full, not counted, closed: in one word. */
GtkWidget *lp_lot_new_chip (const LpLot *lot);

G_END_DECLS
