/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* What was handed over and not taken up within the days that the office has set; each line offers to take it back. Nothing is taken back
 * by itself. */
LinliTodayCard *lp_request_today_card_new (void);
/* Open requests that are asked for as often as the office has set. */
LinliTodayCard *lp_request_today_repeated_card_new (void);

G_END_DECLS
