/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Asks for the line of a new request, and shows what is like it while it is written. kind, id: the record that it is about; (nullable), 0. */
void lp_request_new_dialog_show (GtkWidget    *window,
                                 LinliContext *context,
                                 const char   *kind,
                                 gint64        id);

G_END_DECLS
