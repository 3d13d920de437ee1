/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-need-store.h"

G_BEGIN_DECLS

/* Cells of ledgers, owned by the caller: masked, or in full. NULL for what is not known, but for the plate. */
char *lp_need_dup_plate (const LpNeed *need,
                         gboolean      masked);
char *lp_need_dup_address (const LpNeed *need,
                           gboolean      masked);
char *lp_need_dup_who (const LpNeed *need,
                       gboolean      masked);

/* All of these name people masked, and are owned by the caller. */

/* Which car: its plate, or that nobody knows it. */
char *lp_need_dup_car (const LpNeed *need);
/* Where its people live, down to the building: and whose household it is. */
char *lp_need_dup_home (const LpNeed *need);
/* What it needs: when, which bay, how far and how dear at the most. */
char *lp_need_dup_wishes (const LpNeed *need);
/* Why it has its place in the queue: its rank, then since when it waits. */
char *lp_need_dup_order (const LpNeed *need);
GtkWidget *lp_need_chip_new (const LpNeed *need);
/* 120 元, or "not known". */
char *lp_fen_dup_words (gint64 fen);

G_END_DECLS
