/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Shows a week as text for a chat, from where it is copied. */
void lp_chat_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          const char   *monday);

G_END_DECLS
