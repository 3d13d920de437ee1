/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A shift: who serves in it, who could, and what can be done with it. Follows the file while it is open. */
void lp_cell_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          gint64        slot_id);

G_END_DECLS
