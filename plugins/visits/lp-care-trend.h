/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LP_TYPE_CARE_TREND (lp_care_trend_get_type ())
G_DECLARE_FINAL_TYPE (LpCareTrend, lp_care_trend, LP, CARE_TREND, GtkWidget)

/* A small line over the answers to one question: @scores from the oldest visit to the newest, each 1 (good, on top) to 3, or 0 for none. */
GtkWidget *lp_care_trend_new (const int *scores,
                              guint      n_scores);

G_END_DECLS
