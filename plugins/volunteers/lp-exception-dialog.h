/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A form for days on which a volunteer is away, or has time beside the pattern. With a card of 0 the volunteer is searched in it. @day (nullable) is
 * proposed. After an absence is kept the duties that fall out are shown, where there are any. */
void lp_exception_dialog_show (GtkWidget    *over,
                               LinliContext *context,
                               gint64        card_id,
                               const char   *day);
/* A LinliWindowActionFunc: somebody cannot come. */
void lp_exception_dialog_ask (GtkWidget      *window,
                              LinliContext   *context,
                              LinliSelection *selection,
                              gpointer        data);

G_END_DECLS
