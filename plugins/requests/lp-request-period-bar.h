/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-request-period.h"

G_BEGIN_DECLS

#define LP_TYPE_REQUEST_PERIOD_BAR (lp_request_period_bar_get_type ())
G_DECLARE_FINAL_TYPE (LpRequestPeriodBar, lp_request_period_bar, LP, REQUEST_PERIOD_BAR, GtkWidget)

/* Chooses a period: a kind, one earlier or later, or from a day to a day. Emits “changed”; begins with the month of today, or, when `days`,
 * with today alone and offers days and weeks. */
GtkWidget *lp_request_period_bar_new (gboolean days);
/* FALSE while a day that was typed cannot be read or the last day is before the first, which the bar says then. */
gboolean lp_request_period_bar_get (LpRequestPeriodBar *self,
                                    LpRequestPeriod    *period);

G_END_DECLS
