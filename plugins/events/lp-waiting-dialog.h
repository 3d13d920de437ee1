/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

/* Who waits for a place, to move up in one action. */
void lp_waiting_dialog_show (GtkWidget     *over,
                             LinliContext  *context,
                             const LpEvent *event);
/* Who got one and is to be told so. */
void lp_tell_dialog_show (GtkWidget     *over,
                          LinliContext  *context,
                          const LpEvent *event);

G_END_DECLS
