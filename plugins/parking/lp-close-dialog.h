/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-lot-store.h"

G_BEGIN_DECLS

/* A lot closes, or one that is closed opens again: who is concerned is shown before anything happens. */
void lp_close_dialog_show (GtkWidget    *over,
                           LinliContext *context,
                           const LpLot  *lot);

G_END_DECLS
