/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-slot-store.h"

G_BEGIN_DECLS

/* A form for a shift; with id 0 a new one, of which day, hours and post are proposed. */
void lp_slot_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          const LpSlot *slot);
/* Cancels or removes a shift, after saying who loses it and asking why where people know of it. */
void lp_slot_dialog_end (GtkWidget    *over,
                         LinliContext *context,
                         const LpSlot *slot,
                         gboolean      removes);

G_END_DECLS
