/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-attendance-store.h"

G_BEGIN_DECLS

/* Asks from when to when somebody really was there; hours far outside the shift are asked about once more. */
void lp_real_hours_dialog_show (GtkWidget          *over,
                                LinliContext       *context,
                                const LpAttendance *duty);

G_END_DECLS
