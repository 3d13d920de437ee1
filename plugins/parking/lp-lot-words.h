/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-lot-store.h"

G_BEGIN_DECLS

/* Whose it is, how many bays, how many are free by day and at night with the day of the count, and for whom; or since when it takes no cars. */
char *lp_lot_dup_words (const LpLot *lot);
/* Free, full, not counted, closed: in one word. @tone (nullable) is how that is shown. */
const char *lp_lot_get_standing (const LpLot *lot,
                                 LinliTone   *tone);
/* When it takes cars; %NULL when that is not known. Of a lot that was loaded by itself. */
char *lp_lot_dup_hours (const LpLot *lot);
/* That only the first @n_shown of the lots are shown; %NULL when these are all. */
char *lp_lot_dup_rest (LinliDatabase *reader,
                       guint          n_shown);
/* The same word, for a row. */
GtkWidget *lp_lot_new_chip (const LpLot *lot);

G_END_DECLS
