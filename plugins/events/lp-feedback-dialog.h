/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

/* What people said of an event: typed one after the other, corrected and taken off. */
void lp_feedback_dialog_show (GtkWidget     *over,
                              LinliContext  *context,
                              const LpEvent *event);
/* The same, of which only what bears a score is shown first: `score` from 1, or 0 for any. */
void lp_feedback_dialog_show_scored (GtkWidget     *over,
                                     LinliContext  *context,
                                     const LpEvent *event,
                                     int            score);

G_END_DECLS
