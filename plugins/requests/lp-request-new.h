/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliWindowActionFunc: asks for the line of a new request. */
void lp_request_new_show (GtkWidget      *window,
                          LinliContext   *context,
                          LinliSelection *selection,
                          gpointer        unused);
/* A LinliRecordActionFunc: the same about a person or a dwelling. */
void lp_request_new_show_about (GtkWidget    *window,
                                LinliContext *context,
                                const char   *kind,
                                const gint64 *ids,
                                gsize         n_ids);

G_END_DECLS
