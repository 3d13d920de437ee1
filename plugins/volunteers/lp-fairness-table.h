/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-fairness-store.h"

G_BEGIN_DECLS

/* Called with the duties that a number counts, and what stands over them. */
typedef void (*LpFairPickFunc) (const LpFairPick *pick,
                                const char       *title,
                                gpointer          data);

#define LP_TYPE_FAIRNESS_TABLE (lp_fairness_table_get_type ())
G_DECLARE_FINAL_TYPE (LpFairnessTable, lp_fairness_table, LP, FAIRNESS_TABLE, GtkWidget)

/* A table of so many months, which may be sorted by each column; a number that is pressed tells @func. */
GtkWidget *lp_fairness_table_new (LinliContext   *context,
                                  LinliSelection *selection,
                                  guint           n_months,
                                  LpFairPickFunc  func,
                                  gpointer        data);
guint lp_fairness_table_get_n_months (LpFairnessTable *self);
/* Of LpFairLine. */
void lp_fairness_table_show (LpFairnessTable *self,
                             GPtrArray       *lines);
/* The lines in the order in which they stand. */
GListModel *lp_fairness_table_get_shown (LpFairnessTable *self);

G_END_DECLS
