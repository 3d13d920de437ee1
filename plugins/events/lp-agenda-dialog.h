/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

/* Order and minutes of the topics of a meeting. */
void lp_agenda_dialog_show (GtkWidget     *over,
                            LinliContext  *context,
                            const LpEvent *event);

G_END_DECLS
