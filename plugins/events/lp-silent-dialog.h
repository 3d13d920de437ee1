/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"
#include "lp-silent-store.h"

G_BEGIN_DECLS

/* Households that have not answered, over what was read; masked until the event is revealed, and from here they are opened and printed. Takes @persons and @unsure of a list that is not taken yet, as LpSilentQuestion has them. */
void lp_silent_dialog_show (GtkWidget     *over,
                            LinliContext  *context,
                            const LpEvent *event,
                            GArray        *persons,
                            GPtrArray     *unsure);

G_END_DECLS
