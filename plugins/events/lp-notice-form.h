/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

/* What stands on the notice and the poster, and which of them is shown. */
void lp_notice_form_show (GtkWidget     *over,
                          LinliContext  *context,
                          const LpEvent *event);

G_END_DECLS
