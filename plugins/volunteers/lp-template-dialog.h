/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-template-store.h"

G_BEGIN_DECLS

/* A usual week and its lines; NULL for a new one. */
void lp_template_dialog_show (GtkWidget        *over,
                              LinliContext     *context,
                              const LpTemplate *template);

G_END_DECLS
