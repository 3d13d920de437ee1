/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-request.h"

G_BEGIN_DECLS

#define LP_TYPE_REQUEST_CARD (lp_request_card_get_type ())
G_DECLARE_FINAL_TYPE (LpRequestCard, lp_request_card, LP, REQUEST_CARD, GtkWidget)

GtkWidget *lp_request_card_new (void);
/* `category` in words. */
void lp_request_card_show (LpRequestCard *self,
                           LpRequest     *request,
                           const char    *category);
/* “2 days overdue” with the tone that goes with it; of a closed one when it was closed. */
char *lp_request_card_dup_due (LpRequest *request,
                               LinliTone *tone);

G_END_DECLS
