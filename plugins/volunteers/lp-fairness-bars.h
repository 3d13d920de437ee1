/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

#include "lp-fairness-store.h"

G_BEGIN_DECLS

/* A bar for each month of a line, the tallest of which stands for @most minutes. */
GtkWidget *lp_fairness_bars_new (void);
void lp_fairness_bars_show (GtkWidget  *bars,
                            LpFairLine *line,
                            guint       n_months,
                            int         most);

G_END_DECLS
