/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-period-bar.h"

G_BEGIN_DECLS

/* Shows this period, which is of a kind that is offered. */
void _linli_period_bar_set (LinliPeriodBar    *self,
                            const LinliPeriod *period);

G_END_DECLS
