/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Who could serve in a slot instead of a volunteer, the most suitable first, with their phone numbers; taking one is one step. @reason (nullable): why
 * the volunteer does not come. */
void lp_cover_dialog_show (GtkWidget    *over,
                           LinliContext *context,
                           gint64        slot_id,
                           gint64        card_id,
                           const char   *reason);

G_END_DECLS
