/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Asks what notices, letters and re-checks begin with. */
void lp_hazard_wording_dialog_show (GtkWidget    *over,
                                    LinliContext *context);

G_END_DECLS
