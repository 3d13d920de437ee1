/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-fairness-store.h"

G_BEGIN_DECLS

/* "12.5 (4)": hours, and how many duties. */
char *lp_fairness_dup_hours (int minutes,
                             int served);
/* "40 %" of all; "0 %" of nothing is "". */
char *lp_fairness_dup_share (int part,
                             int all);
/* Month of a span in short words, from 0. Lives as long as the program. */
const char *lp_fairness_get_month (guint n_months,
                                   guint month);
/* The same without its year, as a narrow column has it. */
const char *lp_fairness_get_short_month (guint n_months,
                                         guint month);

/* Ledgers for a spreadsheet and for paper: of LpFairLines, and of LpFairDuties. */
LinliLedger *lp_fairness_ledger_new (GPtrArray *lines,
                                     guint      n_months);
LinliLedger *lp_fair_duty_ledger_new (GPtrArray *duties);
GtkWidget *lp_fair_duty_view_new (LinliSelection *selection);

G_END_DECLS
