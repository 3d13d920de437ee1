/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

/* A sign-up list is pasted, read, matched to residents and taken. */
void lp_signup_dialog_show (GtkWidget     *over,
                            LinliContext  *context,
                            const LpEvent *event);

G_END_DECLS
