/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-draft.h"

G_BEGIN_DECLS

/* LsMonth: the cheapest days of one person when each slot has a price of its own: a lower bound, as some rules are left out. */
typedef struct _LsMonth LsMonth;

/* LsMonthPrices: what the open slots of a person cost, and what each new weekend does. */
typedef struct {
  const gint64 *slots;
  gint64 weekend; /* at least 0 */
  gint64 consecutive;
} LsMonthPrices;

LsMonth *ls_month_new (const LsTeam *team);
void ls_month_free (LsMonth *self);
gint64 ls_month_run (LsMonth *self, const LsDraft *fixed, const guint8 *open, int person, const LsMonthPrices *prices, GArray *chosen, int *n_weekends);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LsMonth, ls_month_free)

G_END_DECLS
