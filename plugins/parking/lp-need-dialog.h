/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The form for a need over the window of @over. */
void lp_need_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          gint64        id);
/* A LinliWindowActionFunc: the form for a new one. */
void lp_need_dialog_show_new (GtkWidget      *window,
                              LinliContext   *context,
                              LinliSelection *selection,
                              gpointer        data);
/* A LinliRecordActionFunc: the form for a new one of a household, a person, a dwelling or a vehicle. */
void lp_need_dialog_show_about (GtkWidget    *window,
                                LinliContext *context,
                                const char   *kind,
                                const gint64 *ids,
                                gsize         n_ids);

G_END_DECLS
