/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-problem.h"

G_BEGIN_DECLS

#define LS_SCALE 4096 /* a cost of 1, in the whole numbers that are priced with */
#define LS_NEVER (1 << 29)

typedef struct _LsPrice LsPrice;

LsPrice *ls_price_new (const LsProblem *problem, int person);
void ls_price_free (LsPrice *self);
gint32 ls_price_run (LsPrice *self, const gint32 *duals, const guint32 *allowed, guint8 *path, gint32 *bound);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LsPrice, ls_price_free)

G_END_DECLS
