/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* For days on which a volunteer is away, or has time beside the pattern of every week. */
void lp_exception_dialog_show (GtkWidget    *over,
                               LinliContext *context,
                               gint64        card_id);

G_END_DECLS
