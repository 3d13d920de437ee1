/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-income-store.h"

G_BEGIN_DECLS

/* The form for a note of what came in. Keeps a reference of @income. */
void lp_income_form_show (GtkWidget    *over,
                          LinliContext *context,
                          LpIncome     *income);

G_END_DECLS
