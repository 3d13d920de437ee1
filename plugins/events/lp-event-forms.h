/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

/* Rows of the paper sheet on which somebody signed. */
void lp_tick_form_show (GtkWidget     *over,
                        LinliContext  *context,
                        const LpEvent *event);
/* People who were counted without names. */
void lp_unnamed_form_show (GtkWidget     *over,
                           LinliContext  *context,
                           const LpEvent *event);

G_END_DECLS
