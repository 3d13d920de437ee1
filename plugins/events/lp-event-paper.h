/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

/* A paper with what stands above every one of an event. */
LinliPaper *lp_event_paper_new (LinliDatabase *reader,
                                const LpEvent *event,
                                const char    *kind,
                                const char    *title,
                                gboolean       masked);
/* What was written about a matter, as a paper may show it; NULL for NULL. */
char *lp_event_paper_dup_words (LinliDatabase *reader,
                                gboolean       masked,
                                gint64         matter,
                                const char    *words);
/* LinliPaperMakeFuncs with an LpEvent: 签到表 and 活动简报. */
LinliPaper *lp_event_make_sheet (LinliDatabase  *reader,
                                 gboolean        masked,
                                 gpointer        event,
                                 GCancellable   *cancellable,
                                 GError        **error);
LinliPaper *lp_event_make_brief (LinliDatabase  *reader,
                                 gboolean        masked,
                                 gpointer        event,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_END_DECLS
