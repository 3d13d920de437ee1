/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* For a new volunteer, who is searched for. */
void lp_card_dialog_show_new (GtkWidget      *over,
                              LinliContext   *context,
                              LinliSelection *selection,
                              gpointer        unused);
/* For somebody; the card is revealed first where there is one. */
void lp_card_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          gint64        person_id);
/* A LinliRecordActionFunc. */
void lp_card_dialog_show_about (GtkWidget    *window,
                                LinliContext *context,
                                const char   *kind,
                                const gint64 *ids,
                                gsize         n_ids);

G_END_DECLS
