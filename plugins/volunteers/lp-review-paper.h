/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The list on which a notice stands, with all others that hang out on the same days. Its names are masked always, for it hangs on a wall. Bounded. */
LinliPaper *lp_review_paper_make (LinliDatabase  *reader,
                                  gint64          notice_id,
                                  GError        **error);
void lp_review_paper_show (GtkWidget    *over,
                           LinliContext *context,
                           gint64        notice_id);

G_END_DECLS
