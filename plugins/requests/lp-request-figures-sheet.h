/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-request-figures-store.h"
#include "lp-request-words.h"

G_BEGIN_DECLS

/* Called when a number was activated; the pick is borrowed, `title` says what it counts. */
typedef void (*LpRequestPickFunc) (const LpRequestPick *pick,
                                   const char          *title,
                                   gpointer             data);

/* What a sheet is made of; borrowed while it is made. */
typedef struct {
  const LpRequestFigures *figures;
  LinliPeriod period;
  LpRequestGrouping grouping;
  LpRequestWords *words;
  LpRequestPickFunc func;
  gpointer data; /* outlives the sheet */
} LpRequestSheetSource;

/* Rates with their formulas, what grew, and the table; each number is a button. */
GtkWidget *lp_request_figures_sheet_new (const LpRequestSheetSource *source);
/* “85.7 %”, rounded down; NULL when there is nothing to divide by: unknown is not 0. */
char *lp_request_figures_dup_rate (gint64 part,
                                   gint64 whole);

G_END_DECLS
