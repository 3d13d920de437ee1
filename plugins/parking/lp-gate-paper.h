/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Shows the guard's list of a lot, to be printed or saved. */
void lp_gate_paper_show (GtkWidget    *over,
                         LinliContext *context,
                         gint64        lot_id);

G_END_DECLS
