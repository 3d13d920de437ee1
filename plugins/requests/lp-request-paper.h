/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-request-words.h"

G_BEGIN_DECLS

/* Papers, for a preview's worker; both change nothing. */
/* The reply to each resident of a request (答复单), a page each; of what it was merged into, if it was. */
LinliPaper *lp_request_paper_make_slip (LinliDatabase   *reader,
                                        LpRequestWords  *words,
                                        gint64           id,
                                        gboolean         masked,
                                        GError         **error);
/* The days of a period as whoever keeps the book would write them (民情日记). */
LinliPaper *lp_request_paper_make_diary (LinliDatabase          *reader,
                                         LpRequestWords         *words,
                                         const LinliPeriod  *period,
                                         gboolean                masked,
                                         GError                **error);

/* Show them in a preview, to be printed or saved. */
void lp_request_paper_show_slip (GtkWidget    *over,
                                 LinliContext *context,
                                 gint64        id);
void lp_request_paper_show_diary (GtkWidget             *over,
                                  LinliContext          *context,
                                  const LinliPeriod *period);

G_END_DECLS
