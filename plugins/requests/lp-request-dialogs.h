/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-request-store.h"

G_BEGIN_DECLS

/* Asks why a request waits, and what day was promised. */
void lp_request_wait_dialog_show (GtkWidget    *window,
                                  LinliContext *context,
                                  gint64        id);
/* Asks what a resident said when called back. `title` names the resident, masked. */
void lp_request_call_dialog_show (GtkWidget    *window,
                                  LinliContext *context,
                                  gint64        id,
                                  gint64        resident,
                                  const char   *title);

G_END_DECLS
