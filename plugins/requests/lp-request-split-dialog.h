/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Asks what part of a request becomes one of its own, and who asked for it. */
void lp_request_split_dialog_show (GtkWidget    *window,
                                   LinliContext *context,
                                   gint64        id);

G_END_DECLS
