/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

#define LP_PARKING_PAGE "parking"
/* Parts of the page. */
#define LP_PARKING_PART_LOTS "lots"
#define LP_PARKING_PART_NEEDS "needs"
#define LP_PARKING_PART_AGREEMENTS "agreements"
#define LP_PARKING_PART_GATE "gate"
#define LP_PARKING_PART_SHARE "share"
#define LP_PARKING_PART_PLAN "plan"

/* A LinliPageNewFunc. */
GtkWidget *lp_parking_page_new (LinliContext   *context,
                                LinliSelection *selection);
/* Turns to the page and to a part of it. */
void lp_parking_page_show_part (GtkWidget      *window,
                                LinliSelection *selection,
                                const char     *part);

G_END_DECLS
