/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

/* The rows behind the number of people who came: those with names, and how many have none. `mode` (nullable): only those who were there that way. */
void lp_came_dialog_show (GtkWidget     *over,
                          LinliContext  *context,
                          const LpEvent *event,
                          const char    *mode);

G_END_DECLS
