/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* LinliPaperMakeFuncs with a gint64: of a card the record of service (志愿服务记录), of a certificate that was issued itself (志愿服务证明). */
LinliPaper *lp_record_paper_make (LinliDatabase  *reader,
                                  gboolean        masked,
                                  gpointer        card_id,
                                  GCancellable   *cancellable,
                                  GError        **error);
LinliPaper *lp_certificate_paper_make (LinliDatabase  *reader,
                                       gboolean        masked,
                                       gpointer        certificate_id,
                                       GCancellable   *cancellable,
                                       GError        **error);
/* Their previews; looking changes nothing. */
void lp_record_paper_show (GtkWidget    *over,
                           LinliContext *context,
                           gint64        card_id,
                           gint64        person_id);
void lp_certificate_paper_show (GtkWidget    *over,
                                LinliContext *context,
                                gint64        certificate_id,
                                gint64        person_id);

G_END_DECLS
