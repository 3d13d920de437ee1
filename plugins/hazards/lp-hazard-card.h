/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-hazard.h"

G_BEGIN_DECLS

#define LP_TYPE_HAZARD_CARD (lp_hazard_card_get_type ())
G_DECLARE_FINAL_TYPE (LpHazardCard, lp_hazard_card, LP, HAZARD_CARD, GtkWidget)

GtkWidget *lp_hazard_card_new (void);
/* `category` in words. */
void lp_hazard_card_show (LpHazardCard *self,
                          LpHazard     *hazard,
                          const char   *category);
/* “2 days overdue” with the tone that goes with it; of a closed one when it was closed. */
char *lp_hazard_card_dup_due (LpHazard  *hazard,
                              LinliTone *tone);

G_END_DECLS
