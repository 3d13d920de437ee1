/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Asks for what days a certificate is issued, issues it, and shows it for printing. */
void lp_certificate_dialog_show (GtkWidget    *over,
                                 LinliContext *context,
                                 gint64        card_id,
                                 gint64        person_id);
/* Asks why one is void. */
void lp_certificate_dialog_ask_void (GtkWidget    *over,
                                     LinliContext *context,
                                     gint64        certificate_id,
                                     const char   *number);
/* Asks for training, praise or an evaluation to be noted in the record. */
void lp_note_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          gint64        card_id);

G_END_DECLS
